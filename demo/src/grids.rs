//! Who answers for each grid: a grid worker with an account, the neighbour's as deputy, and the beat officer.

use std::collections::HashMap;

use access::Role;
use demo_content::{Content, Level};
use place::{Duty, GridId, NewGridWorker};
use store::Fault;
use web::App;

use crate::ground::{FIRST_DAY, Ground};
use crate::lots::Lots;
use crate::organs::{CENTRE, Organs};
use crate::staff::{NewOfficer, People, officer, person, shown};

/// When somebody is on duty in a grid.
const HOURS: &str = "D 08:00-12:00,13:30-17:30";

/// The grid workers' accounts.
#[derive(Default)]
pub(crate) struct Cells(HashMap<GridId, (String, String)>);

impl Cells {
    /// Makes a post and an account for the worker of every grid, at the station of its community or, where it has
    /// none, at the centre that serves it. The demo's own grid worker keeps the grid of the story.
    pub fn seat(
        app: &App,
        content: &Content,
        ground: &Ground,
        organs: &Organs,
        new: &mut Vec<NewOfficer>,
    ) -> Cells {
        let mut cells = Cells::default();
        let title = content
            .people
            .post
            .iter()
            .find(|post| post.role == Role::GridWorker.code())
            .map(|post| post.title.zh.clone())
            .unwrap_or_default();
        let places: HashMap<(&str, &str), usize> = organs
            .all
            .iter()
            .enumerate()
            .map(|(at, organ)| ((organ.kind.as_str(), organ.unit.code.as_str()), at))
            .collect();
        let own = content
            .people
            .account
            .iter()
            .find(|a| a.role == Role::GridWorker.code());
        for community in &ground.communities {
            let Some(organ) = organs.serving(CENTRE, Level::Community, &community.place.code)
            else {
                continue;
            };
            let Some(at) = places.get(&(organ.kind.as_str(), organ.unit.code.as_str())) else {
                continue;
            };
            for (number, grid) in community.grids.iter().enumerate() {
                if number == 1 && own.is_some_and(|a| a.unit == community.place.code) {
                    continue;
                }
                let mut lots = Lots::of(number as u64, &community.place.code);
                let name = person(content, &mut lots, 1972..=2000);
                let login = format!("wg{:05}", cells.0.len() + 1);
                let roles = vec![Role::GridWorker];
                let made = officer(app, organ, *at, login, name.clone(), title.clone(), roles);
                if let Some(account) = made.who.account() {
                    cells.0.insert(*grid, (account.to_string(), name));
                    new.push(made);
                }
            }
        }
        cells
    }
}

impl People {
    /// Enters who has which duty in which grid.
    pub(crate) async fn write_grid_workers(
        &self,
        app: &App,
        content: &Content,
        ground: &Ground,
        cells: &Cells,
        lots: &mut Lots,
    ) -> Result<(), Fault> {
        let demo = self.demo.iter().find(|d| d.role == Role::GridWorker.code());
        let mut new: Vec<NewGridWorker> = Vec::new();
        for community in &ground.communities {
            let beat = person(content, lots, 1970..=1995);
            let first = new.len();
            for grid in &community.grids {
                let mut duty = |duty, account: Option<String>, name: String| NewGridWorker {
                    grid: *grid,
                    duty,
                    account,
                    name,
                    phone: shown(&self.number(lots)),
                    hours: HOURS.into(),
                    note: access::Named::default(),
                    valid_from: FIRST_DAY,
                };
                let worker = match (cells.0.get(grid), demo) {
                    (Some((account, name)), _) => Some((account.clone(), name.clone())),
                    (None, Some(demo)) => Some((demo.account.to_string(), demo.name.clone())),
                    (None, None) => None,
                };
                if let Some((account, name)) = worker {
                    new.push(duty(Duty::GridWorker, Some(account), name));
                }
                new.push(duty(Duty::BeatOfficer, None, beat.clone()));
            }
            let deputies = deputies(&new[first..]);
            new.extend(deputies);
        }
        let ids = app.ids.clone();
        app.db
            .act::<_, Fault, _>(move |tx| {
                Box::pin(async move {
                    place::insert_grid_workers(tx, &*ids, &new).await?;
                    Ok(())
                })
            })
            .await
    }
}

/// In each grid of a community the worker of the next grid stands in; a community of one grid has no deputy.
fn deputies(of: &[NewGridWorker]) -> Vec<NewGridWorker> {
    let workers: Vec<&NewGridWorker> = of
        .iter()
        .filter(|duty| duty.duty == Duty::GridWorker)
        .collect();
    if workers.len() < 2 {
        return Vec::new();
    }
    workers
        .iter()
        .enumerate()
        .map(|(at, worker)| NewGridWorker {
            grid: worker.grid,
            duty: Duty::Deputy,
            ..workers[(at + 1) % workers.len()].clone()
        })
        .collect()
}
