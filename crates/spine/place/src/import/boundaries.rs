//! Boundaries from GeoJSON: matched to units, put into WGS-84, repaired, compared with their neighbours.

use std::collections::HashMap;

use geo::MultiPolygon;
use geometry::detect::{Detection, Reference, detect};
use geometry::geojson::{Limits, ParseError, Parsed, parse};
use geometry::neighbours::{Misfits, compare};
use geometry::repair::{RepairReport, repair};
use geometry::{Crs, RawShape};
use kernel::{Date, UtcMs};
use serde::Serialize;
use serde_json::json;
use store::{Fault, Sql, Tx};

use super::Progress;
use crate::boundary::{self, NewBoundary};
use crate::{Level, Unit, UnitId, unit_by_code, units_below};

/// Overlaps and gaps below this are drawing inaccuracy of generalised borders, m².
const MISFIT_M2: f64 = 10_000.0;

/// Why a file is refused as a whole.
#[derive(Debug, thiserror::Error)]
pub enum BoundaryError {
    /// Not GeoJSON with areas.
    #[error(transparent)]
    Parse(#[from] ParseError),
    /// Nobody declared the coordinate system and comparing does not tell it.
    #[error("the coordinate system has to be declared")]
    UnknownCrs(Box<Detection>),
    /// The database.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// On what the coordinate system rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CrsBasis {
    /// The importer or the file said so.
    Declared,
    /// Found by comparing with known boundaries.
    Detected,
}

/// One area of the file.
#[derive(Clone, Debug)]
pub struct CheckedFeature {
    /// Name in the file.
    pub name: String,
    /// Code in the file.
    pub code: String,
    /// The unit meant; `None`: no unit has this code or name.
    pub unit: Option<Unit>,
    /// Valid, WGS-84; empty when nothing could be saved.
    pub shape: MultiPolygon<f64>,
    /// What was wrong and what was done.
    pub report: RepairReport,
}

impl CheckedFeature {
    /// Whether it would be saved.
    pub fn is_usable(&self) -> bool {
        self.unit.is_some() && !self.report.is_refused() && !self.shape.0.is_empty()
    }
}

/// A file read and checked, before anything is saved.
#[derive(Clone, Debug)]
pub struct CheckedBoundaries {
    /// The coordinate system used.
    pub crs: Crs,
    /// On what it rests.
    pub basis: CrsBasis,
    /// What comparing said; a declared system that comparing contradicts is shown to the importer.
    pub detection: Detection,
    /// The areas.
    pub features: Vec<CheckedFeature>,
    /// Geometries that are no area.
    pub skipped: usize,
    /// Overlaps and gaps between the areas that would be saved; keys are names.
    pub misfits: Misfits<String>,
}

impl CheckedBoundaries {
    /// Comparing says something else than was declared.
    pub fn contradicted(&self) -> bool {
        self.detection.crs.is_some_and(|found| found != self.crs)
    }

    /// Areas that would be saved.
    pub fn usable(&self) -> impl Iterator<Item = &CheckedFeature> {
        self.features.iter().filter(|f| f.is_usable())
    }
}

/// Reads and checks a file. `declared` is what the importer says; `None` leaves it to the file and to comparing with
/// the boundaries that are there.
///
/// # Errors
/// [`BoundaryError`].
pub async fn check_boundaries(
    sql: &dyn Sql,
    bytes: Vec<u8>,
    declared: Option<Crs>,
    progress: Progress<'_>,
) -> Result<CheckedBoundaries, BoundaryError> {
    let parsed = blocking(move || parse(&bytes, &Limits::default())).await??;
    let units = Units::read(sql).await?;
    let mut matched = Vec::with_capacity(parsed.features.len());
    for feature in &parsed.features {
        let code = feature.code.as_deref().unwrap_or("");
        matched.push(units.find(sql, code, feature.name.as_deref()).await?);
    }
    let reference = reference(sql, &parsed, &matched).await?;
    let declared = declared.or_else(|| declared_in(&parsed));
    let (parsed, detection) = blocking(move || {
        let detection = detect(&parsed.features, Reference::Areas(&reference));
        (parsed, detection)
    })
    .await?;
    let (crs, basis) = match (declared, detection.crs) {
        (Some(crs), _) => (crs, CrsBasis::Declared),
        (None, Some(crs)) => (crs, CrsBasis::Detected),
        (None, None) => return Err(BoundaryError::UnknownCrs(Box::new(detection))),
    };
    let all = parsed.features.len() as u64;
    let skipped = parsed.skipped;
    let mut features = Vec::with_capacity(parsed.features.len());
    for (done, (feature, unit)) in parsed.features.into_iter().zip(matched).enumerate() {
        let shape: RawShape = feature.shape;
        let repaired = blocking(move || repair(&shape.map(|c| crs.to_wgs84(c)))).await?;
        features.push(CheckedFeature {
            name: feature.name.unwrap_or_default(),
            code: feature.code.unwrap_or_default(),
            unit,
            shape: repaired.shape,
            report: repaired.report,
        });
        progress(done as u64 + 1, Some(all));
    }
    let mut checked = CheckedBoundaries {
        crs,
        basis,
        detection,
        features,
        skipped,
        misfits: Misfits {
            overlaps: Vec::new(),
            gaps: Vec::new(),
        },
    };
    let neighbours: Vec<(String, MultiPolygon<f64>)> = checked
        .usable()
        .map(|f| (f.name.clone(), f.shape.clone()))
        .collect();
    checked.misfits = blocking(move || compare(&neighbours, MISFIT_M2)).await?;
    Ok(checked)
}

/// Geometry takes seconds on a large file: not on a thread that answers requests.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Fault> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|e| Fault::of("compute a boundary", e))
}

/// The obsolete `crs` member, where it names a system we know.
fn declared_in(parsed: &Parsed) -> Option<Crs> {
    let name = parsed.declared_crs.as_deref()?.to_lowercase();
    let holds = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if holds(&["gcj"]) {
        Some(Crs::Gcj02)
    } else if holds(&["bd09", "bd-09"]) {
        Some(Crs::Bd09)
    } else if holds(&["crs84", "4326", "4490", "wgs", "cgcs2000"]) {
        Some(Crs::Wgs84)
    } else {
        None
    }
}

/// Known boundaries of the units in the file, under the names that the file uses; of all units where none is known.
async fn reference(
    sql: &dyn Sql,
    parsed: &Parsed,
    matched: &[Option<Unit>],
) -> Result<Vec<(String, MultiPolygon<f64>)>, Fault> {
    let known = boundary::current(sql, "").await?;
    let names: HashMap<&str, &str> = matched
        .iter()
        .zip(&parsed.features)
        .filter_map(|(unit, feature)| {
            Some((unit.as_ref()?.path.as_str(), feature.name.as_deref()?))
        })
        .collect();
    Ok(known
        .into_iter()
        .map(|(path, shape)| {
            let name = names
                .get(path.as_str())
                .map_or_else(|| path.clone(), |n| (*n).to_owned());
            (name, shape)
        })
        .collect())
}

/// Present units by name, for files without codes.
struct Units(HashMap<String, Vec<Unit>>);

impl Units {
    async fn read(sql: &dyn Sql) -> Result<Units, Fault> {
        let mut by_name: HashMap<String, Vec<Unit>> = HashMap::new();
        for level in Level::ALL {
            for unit in units_below(sql, "", level).await? {
                for name in [unit.name.zh.clone(), unit.official_name.clone()] {
                    let list = by_name.entry(name).or_default();
                    if !list.iter().any(|u| u.id == unit.id) {
                        list.push(unit.clone());
                    }
                }
            }
        }
        Ok(Units(by_name))
    }

    /// By code, or by a name that only one unit has.
    async fn find(
        &self,
        sql: &dyn Sql,
        code: &str,
        name: Option<&str>,
    ) -> Result<Option<Unit>, Fault> {
        if !code.is_empty()
            && let Some(unit) = unit_by_code(sql, code).await?
        {
            return Ok(Some(unit));
        }
        Ok(name
            .and_then(|name| self.0.get(name))
            .filter(|units| units.len() == 1)
            .and_then(|units| units.first().cloned()))
    }
}

/// Saves every usable area as the newest version of its unit's boundary. Returns the units saved.
///
/// # Errors
/// On a database fault.
pub async fn save_boundaries(
    tx: &Tx,
    checked: &CheckedBoundaries,
    source: &str,
    valid_from: Date,
    saved_by: &str,
    now: UtcMs,
) -> Result<Vec<UnitId>, Fault> {
    let name = |crs: Crs| match crs {
        Crs::Wgs84 => "wgs84",
        Crs::Gcj02 => "gcj02",
        Crs::Bd09 => "bd09",
    };
    let declared = (checked.basis == CrsBasis::Declared).then(|| name(checked.crs).to_owned());
    let mut new = Vec::new();
    for feature in checked.usable() {
        let Some(unit) = &feature.unit else { continue };
        let misfits = |names: &[&String]| names.iter().any(|n| **n == feature.name);
        let report = json!({
            "name": feature.name,
            "code": feature.code,
            "detection": checked.detection,
            "repair": feature.report,
            "overlaps": checked.misfits.overlaps.iter().filter(|o| misfits(&[&o.units.0, &o.units.1])).collect::<Vec<_>>(),
            "gaps": checked.misfits.gaps.iter().filter(|g| misfits(&g.units.iter().collect::<Vec<_>>())).collect::<Vec<_>>(),
        });
        new.push(NewBoundary {
            unit: unit.id,
            shape: feature.shape.clone(),
            declared_crs: declared.clone(),
            detected_crs: checked.detection.crs.map(|crs| name(crs).to_owned()),
            valid_from,
            source: source.to_owned(),
            report: report.to_string(),
        });
    }
    boundary::save(tx, &new, saved_by, now).await?;
    Ok(new.into_iter().map(|b| b.unit).collect())
}
