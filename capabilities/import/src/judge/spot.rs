//! Where a row's report is: by unit, by address, by coordinates, and how the three agree.

use kernel::{Bd09, Gcj02, Lang, LonLat};
use matter::OrgRef;
use matter::directory::{self, Unit};
use place::{Hit, HitKind};
use store::{Fault, Sql};

use super::{Judge, Notes};
use crate::field::Field;
use crate::mapping::System;
use crate::shape;

/// Places looked at for one address.
const MOST_PLACES: usize = 6;

/// A place, as a matter needs it.
pub(super) struct Spot {
    /// Code and path of the unit.
    pub unit: (String, String),
    /// Down to the community.
    pub place_public: String,
    /// The point, where it is known.
    pub at: Option<LonLat>,
    /// The centre that accepts.
    pub centre: OrgRef,
}

/// The unit of a row, as far as a cell tells.
enum Told {
    Nothing,
    Unit(Unit),
    Wrong,
}

impl Judge<'_> {
    pub(super) async fn spot<'c>(
        &mut self,
        sql: &dyn Sql,
        cell: &impl Fn(Field) -> &'c str,
        note: &mut Notes<'_>,
    ) -> Result<Option<Spot>, Fault> {
        self.known.stay_small();
        let told = self.unit(sql, cell(Field::Unit), note).await?;
        let within = match &told {
            Told::Unit(unit) => unit.path.clone(),
            Told::Nothing => self.batch.unit_path.clone(),
            Told::Wrong => return Ok(None),
        };
        let point = point(
            cell(Field::Lon),
            cell(Field::Lat),
            self.mapping.coordinates,
            note,
        );
        let Ok(point) = point else {
            return Ok(None);
        };
        let mut path = match &told {
            Told::Unit(unit) => Some(unit.path.clone()),
            _ => None,
        };
        let mut at = point;
        if let Some(hit) = self
            .address(sql, cell(Field::Address), &within, note)
            .await?
        {
            at = at.or(hit.at());
            if hit.unit_path.starts_with(&within) {
                path = Some(hit.unit_path);
            }
        }
        if let Some(point) = point
            && path.as_ref().is_none_or(|p| p.len() <= within.len())
        {
            match self.located(sql, point).await? {
                Some(found) if found.starts_with(&within) => path = Some(found),
                Some(_) => note.warn(Field::Lon, "point-elsewhere", &[]),
                None => {
                    note.warn(Field::Lon, "point-outside", &[]);
                    at = None;
                }
            }
        }
        let path = path.unwrap_or(within);
        let Some(centre) = self.known.centre(self.app, sql, &path).await? else {
            note.bad(Field::Unit, "no-centre", &[]);
            return Ok(None);
        };
        let code = path.trim_end_matches('/').rsplit('/').next().unwrap_or("");
        Ok(Some(Spot {
            place_public: self.known.public_place(sql, &path).await?,
            unit: (code.to_owned(), path),
            at,
            centre,
        }))
    }

    /// The unit of a code or a name. What lies outside the reach of the importing organisation is refused.
    async fn unit(
        &mut self,
        sql: &dyn Sql,
        typed: &str,
        note: &mut Notes<'_>,
    ) -> Result<Told, Fault> {
        if typed.is_empty() {
            return Ok(Told::Nothing);
        }
        if !self.known.units.contains_key(typed) {
            let found = self.units(sql, typed).await?;
            self.known.units.insert(typed.to_owned(), found);
        }
        let found = self.known.units.get(typed).map_or(&[][..], Vec::as_slice);
        let own: Vec<&Unit> = found
            .iter()
            .filter(|u| u.path.starts_with(&self.batch.unit_path))
            .collect();
        match (own.as_slice(), found.is_empty()) {
            ([one], _) => return Ok(Told::Unit((*one).clone())),
            ([], true) => note.bad(Field::Unit, "unit-unknown", &[]),
            ([], false) => {
                let name = ("name", found[0].name.zh.clone());
                note.bad(Field::Unit, "unit-outside", &[name]);
            }
            (several, _) => {
                let names: Vec<String> = several
                    .iter()
                    .take(3)
                    .map(|u| format!("{} {}", u.name.zh, u.code))
                    .collect();
                note.bad(Field::Unit, "unit-many", &[("names", names.join("、"))]);
            }
        }
        Ok(Told::Wrong)
    }

    async fn units(&self, sql: &dyn Sql, typed: &str) -> Result<Vec<Unit>, Fault> {
        let directory = directory::of(self.app)?;
        let code: String = typed.chars().filter(char::is_ascii_digit).collect();
        if code.len() >= 4 && code.len() == typed.chars().filter(|c| !c.is_whitespace()).count() {
            return Ok(directory.unit(sql, &code).await?.into_iter().collect());
        }
        let hits = place::search(sql, Lang::ZhCn, typed, MOST_PLACES).await?;
        let mut units: Vec<Unit> = Vec::new();
        for hit in hits.into_iter().filter(|h| h.kind == HitKind::Unit) {
            let code = hit
                .unit_path
                .trim_end_matches('/')
                .rsplit('/')
                .next()
                .unwrap_or("");
            if let Some(unit) = directory.unit(sql, code).await?
                && units.iter().all(|u| u.path != unit.path)
            {
                units.push(unit);
            }
        }
        Ok(units)
    }

    /// The place of an address in the standard tree, within the unit. What is not found stays words.
    async fn address(
        &mut self,
        sql: &dyn Sql,
        typed: &str,
        within: &str,
        note: &mut Notes<'_>,
    ) -> Result<Option<Hit>, Fault> {
        if typed.is_empty() {
            return Ok(None);
        }
        if typed.chars().count() > super::LONGEST_ADDRESS {
            let n = ("n", super::LONGEST_ADDRESS.to_string());
            note.warn(Field::Address, "address-cut", &[n]);
        }
        if !self.known.places.contains_key(typed) {
            let found = place::search(sql, Lang::ZhCn, typed, MOST_PLACES).await?;
            self.known.places.insert(typed.to_owned(), found);
        }
        let found = self.known.places.get(typed).map_or(&[][..], Vec::as_slice);
        let here: Vec<&Hit> = found
            .iter()
            .filter(|h| h.unit_path.starts_with(within))
            .collect();
        match here.as_slice() {
            [one] => return Ok(Some((*one).clone())),
            [] => note.warn(Field::Address, "address-unknown", &[]),
            several => {
                let n = ("n", several.len().to_string());
                note.warn(Field::Address, "address-many", &[n]);
            }
        }
        Ok(None)
    }

    async fn located(&self, sql: &dyn Sql, at: LonLat) -> Result<Option<String>, Fault> {
        let found = place::atlas(self.app).locate(sql, Lang::ZhCn, at).await?;
        Ok(found.map(|l| l.unit_path))
    }
}

/// The point in WGS-84; `Err` after a problem was noted.
fn point(lon: &str, lat: &str, system: System, note: &mut Notes<'_>) -> Result<Option<LonLat>, ()> {
    if lon.is_empty() && lat.is_empty() {
        return Ok(None);
    }
    if lon.is_empty() || lat.is_empty() {
        let missing = if lon.is_empty() {
            Field::Lon
        } else {
            Field::Lat
        };
        note.bad(missing, "point-half", &[]);
        return Err(());
    }
    let mut degrees = |typed: &str, field| {
        let read = shape::degrees(typed);
        if read.is_none() {
            note.bad(field, "point-unreadable", &[]);
        }
        read
    };
    let (x, y) = (degrees(lon, Field::Lon), degrees(lat, Field::Lat));
    let (Some(x), Some(y)) = (x, y) else {
        return Err(());
    };
    // China lies between 73 and 136 degrees east, 3 and 54 north; nothing of it fits when the two are exchanged.
    if (3.0..=54.0).contains(&x) && (73.0..=136.0).contains(&y) {
        note.bad(Field::Lon, "point-swapped", &[]);
        return Err(());
    }
    let at = match system {
        System::Wgs84 => LonLat::new(x, y),
        System::Gcj02 => Gcj02::new(x, y).map(Gcj02::to_wgs84),
        System::Bd09 => Bd09::new(x, y).map(Bd09::to_wgs84),
    };
    at.map(Some).map_err(|_| {
        note.bad(Field::Lon, "point-range", &[]);
    })
}
