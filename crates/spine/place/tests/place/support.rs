//! A small city for the tests of this crate: two districts, each with a 沿河小区.

use access::Named;
use geo::{MultiPolygon, polygon};
use kernel::{Date, FixedClock, LonLat, SeededIds, UtcMs};
use place::{
    Duty, EstateId, GridId, Level, NewBuilding, NewEstate, NewGrid, NewGridWorker, NewServicePoint,
    NewUnit, PointKind,
};
use std::sync::Arc;
use store::{Db, Fault, Migration};

/// Everything that a test database of places needs.
pub const STEPS: [Migration; 8] = [
    store::MIGRATIONS[0],
    store::MIGRATIONS[1],
    audit::log::MIGRATIONS[0],
    audit::log::MIGRATIONS[1],
    people::MIGRATIONS[0],
    people::MIGRATIONS[1],
    place::MIGRATIONS[0],
    place::MIGRATIONS[1],
];

pub const DAY: Date = Date::constant(2026, 1, 1);
pub const JINXIU: &str = "2304/230405/230405005/230405005001/";
pub const YONGCHANG: &str = "2304/230406/230406201/230406201200/";

pub fn at(lon: f64, lat: f64) -> LonLat {
    LonLat::new(lon, lat).unwrap()
}

pub fn ids() -> SeededIds {
    SeededIds::new(7, Arc::new(FixedClock::at(UtcMs(1_795_000_000_000))))
}

/// A square of about 1 km around a point.
pub fn square(lon: f64, lat: f64, half: f64) -> MultiPolygon<f64> {
    MultiPolygon::new(vec![polygon![
        (x: lon - half, y: lat - half),
        (x: lon + half, y: lat - half),
        (x: lon + half, y: lat + half),
        (x: lon - half, y: lat + half),
    ]])
}

fn unit(code: &str, level: Level, parent: Option<&str>, name: &str, at: Option<LonLat>) -> NewUnit {
    NewUnit {
        code: code.into(),
        level,
        parent_code: parent.map(Into::into),
        name_zh: name.into(),
        name_en: None,
        kind: String::new(),
        urban: true,
        at,
        code_system: "NBS".into(),
        valid_from: DAY,
        source: "test".into(),
    }
}

pub fn units() -> Vec<NewUnit> {
    use Level::{City, Community, County, Township};
    vec![
        // Children first: the order must not matter.
        unit(
            "230405005001",
            Community,
            Some("230405005"),
            "锦绣社区",
            Some(at(130.29, 47.25)),
        ),
        unit(
            "230405005002",
            Community,
            Some("230405005"),
            "沿河社区",
            Some(at(130.31, 47.25)),
        ),
        unit(
            "230406004001",
            Community,
            Some("230406004"),
            "沿河社区",
            Some(at(130.35, 47.35)),
        ),
        unit(
            "230406201200",
            Community,
            Some("230406201"),
            "永昌村村委会",
            Some(at(130.45, 47.40)),
        ),
        unit("2304", City, None, "鹤岗市", None),
        unit("230405", County, Some("2304"), "兴安区", None),
        unit("230406", County, Some("2304"), "东山区", None),
        unit("230405005", Township, Some("230405"), "河东路街道", None),
        unit("230406004", Township, Some("230406"), "东山办街道", None),
        unit("230406201", Township, Some("230406"), "蔬园乡", None),
    ]
}

#[derive(Clone, Copy)]
pub struct Made {
    pub jinxiu: EstateId,
    pub grid: GridId,
}

/// Enters the city.
pub async fn city(db: &Db) -> Made {
    db.act(|tx| Box::pin(async move { enter(tx).await }))
        .await
        .unwrap()
}

async fn enter(tx: &store::Tx) -> Result<Made, Fault> {
    let ids = ids();
    place::insert_units(tx, &ids, &units()).await?;
    let grid = |number: u32, lon: f64| NewGrid {
        unit_path: JINXIU.into(),
        code: format!("230405005001{number:03}"),
        name_zh: format!("第{number}网格"),
        name_en: None,
        beat: "第3警格".into(),
        party: "党格1".into(),
        boundary: Some(square(lon, 47.25, 0.005)),
        households: 300,
        synthetic: true,
        valid_from: DAY,
    };
    let grids = place::insert_grids(tx, &ids, &[grid(4, 130.29), grid(5, 130.30)]).await?;
    let person = |duty, name: &str| NewGridWorker {
        grid: grids[0],
        duty,
        account: (duty == Duty::GridWorker).then(|| "ACCOUNT".into()),
        name: name.into(),
        phone: "19900001234".into(),
        hours: "W 08:30-17:30".into(),
        note: Named::default(),
        valid_from: DAY,
    };
    let people = [
        person(Duty::BeatOfficer, "赵某"),
        person(Duty::GridWorker, "王某"),
        person(Duty::Deputy, "冯某"),
    ];
    place::insert_grid_workers(tx, &ids, &people).await?;
    let point = |kind, path: &str, name: &str, lon: f64| NewServicePoint {
        kind,
        unit_path: path.into(),
        org: None,
        name: Named {
            zh: name.into(),
            en: String::new(),
        },
        address: Named {
            zh: "光明路18号".into(),
            en: String::new(),
        },
        phone: "0468-0000000".into(),
        hours: "W 08:30-17:00".into(),
        at: at(lon, 47.25),
        step_free: true,
        valid_from: DAY,
    };
    let points = [
        point(PointKind::Centre, "2304/230405/", "兴安区综治中心", 130.28),
        point(
            PointKind::Centre,
            "2304/230405/230405005/",
            "河东路街道综治中心",
            130.29,
        ),
        point(
            PointKind::JusticeOffice,
            "2304/230405/230405005/",
            "河东路司法所",
            130.29,
        ),
    ];
    place::insert_service_points(tx, &ids, &points).await?;
    let estate = |path: &str, name: &str, at: LonLat, grid| NewEstate {
        unit_path: path.into(),
        grid,
        name_zh: name.into(),
        name_en: None,
        street: "光明路".into(),
        house_no: "18号".into(),
        kind: "compound".into(),
        property: String::new(),
        at,
        synthetic: true,
    };
    let estates = [
        estate(JINXIU, "锦绣小区", at(130.29, 47.25), Some(grids[0])),
        estate(
            "2304/230405/230405005/230405005002/",
            "沿河小区",
            at(130.31, 47.25),
            None,
        ),
        estate(
            "2304/230406/230406004/230406004001/",
            "沿河小区",
            at(130.35, 47.35),
            None,
        ),
    ];
    let estates = place::insert_estates(tx, &ids, &estates).await?;
    let building = |number: u32| NewBuilding {
        estate: Some(estates[0]),
        unit_path: JINXIU.into(),
        grid: Some(grids[0]),
        number: number.to_string(),
        at: at(130.288 + f64::from(number) * 0.0002, 47.25),
        entrances: 4,
        floors: 6,
        rooms_per_floor: 2,
        outline: None,
    };
    let mut buildings: Vec<NewBuilding> = (1..=20).map(building).collect();
    buildings.push(NewBuilding {
        estate: None,
        unit_path: YONGCHANG.into(),
        grid: None,
        number: "17".into(),
        at: at(130.451, 47.401),
        entrances: 0,
        floors: 1,
        rooms_per_floor: 1,
        outline: None,
    });
    place::insert_buildings(tx, &ids, &buildings).await?;
    Ok(Made {
        jinxiu: estates[0],
        grid: grids[0],
    })
}
