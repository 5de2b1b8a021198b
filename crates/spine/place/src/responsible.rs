//! Who is responsible here: grid worker, police beat, party group, and the nearest offices.

use store::{Fault, Sql};

use crate::store::unit::ancestors;
use crate::{
    Duty, Grid, GridWorker, PointKind, ServicePoint, Unit, grids_in, service_points, workers,
};

/// Who answers for a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Responsible {
    /// The units from the city down to the smallest that is known here.
    pub units: Vec<Unit>,
    /// The grid, where it is known.
    pub grid: Option<Grid>,
    /// Everyone with a duty in the grid, grid worker first.
    pub people: Vec<GridWorker>,
    /// One service point of each kind, of the nearest level; centre first.
    pub points: Vec<ServicePoint>,
}

impl Responsible {
    /// The smallest unit known here.
    pub fn unit(&self) -> Option<&Unit> {
        self.units.last()
    }

    /// The first person with a duty.
    pub fn person(&self, duty: Duty) -> Option<&GridWorker> {
        self.people.iter().find(|person| person.duty == duty)
    }

    /// The grid worker (网格员).
    pub fn worker(&self) -> Option<&GridWorker> {
        self.person(Duty::GridWorker)
    }

    /// The service point of a kind that answers for the smallest unit.
    pub fn point(&self, kind: PointKind) -> Option<&ServicePoint> {
        self.points.iter().find(|point| point.kind == kind)
    }

    /// The centre (综治中心) nearest in the tree of units.
    pub fn centre(&self) -> Option<&ServicePoint> {
        self.point(PointKind::Centre)
    }
}

/// Who answers for a path of a unit or a grid. A community with a single grid is that grid. `None` when there is no
/// such unit.
///
/// # Errors
/// On a database fault.
pub async fn responsible(sql: &dyn Sql, path: &str) -> Result<Option<Responsible>, Fault> {
    let units = ancestors(sql, path).await?;
    let Some(unit) = units.last() else {
        return Ok(None);
    };
    let grids = grids_in(sql, path).await?;
    let is_grid_path = grids.iter().any(|grid| grid.path == path);
    let grid = match grids.len() {
        1 if is_grid_path || unit.level == crate::Level::Community => grids.into_iter().next(),
        _ => None,
    };
    let people = match &grid {
        Some(grid) => workers(sql, grid.id).await?,
        None => Vec::new(),
    };
    let mut points: Vec<ServicePoint> = Vec::new();
    for found in service_points(sql, &unit.path).await? {
        if !points.iter().any(|p| p.kind == found.kind) {
            points.push(found);
        }
    }
    points.sort_by_key(|p| PointKind::ALL.iter().position(|kind| *kind == p.kind));
    Ok(Some(Responsible {
        units,
        grid,
        people,
        points,
    }))
}
