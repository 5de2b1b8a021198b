//! Doors that residents can go to.

use access::Named;
use demo_content::Level;
use kernel::LonLat;
use place::{NewServicePoint, PointKind};
use store::Fault;
use web::App;

use crate::ground::{FIRST_DAY, Ground};
use crate::lots::Lots;
use crate::organs::{CENTRE, HOURS, Organ, Organs};

/// Kinds of organs that have a door of their own on the map.
const DOORS: [(&str, PointKind, &str); 6] = [
    (CENTRE, PointKind::Centre, HOURS),
    ("justice_office", PointKind::JusticeOffice, HOURS),
    ("police_station", PointKind::PoliceStation, "D 00:00-24:00"),
    ("legal_service_station", PointKind::LegalService, HOURS),
    ("basic_court", PointKind::Court, HOURS),
    ("public_service_hall", PointKind::PartyStation, HOURS),
];
/// How far doors of one place stand apart, degrees: some 150 m.
const APART: f64 = 0.002;

/// Writes the doors.
///
/// # Errors
/// On a database fault.
pub(crate) async fn write(
    app: &App,
    ground: &Ground,
    organs: &Organs,
    seed: u64,
) -> Result<(), Fault> {
    let mut lots = Lots::of(seed, "doors");
    let doors: Vec<NewServicePoint> = organs
        .all
        .iter()
        .filter(|o| o.level != Level::Community)
        .filter_map(|organ| door(ground, organ, &mut lots))
        .collect();
    let ids = app.ids.clone();
    app.db
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move {
                place::insert_service_points(tx, &*ids, &doors).await?;
                Ok(())
            })
        })
        .await
}

fn door(ground: &Ground, organ: &Organ, lots: &mut Lots) -> Option<NewServicePoint> {
    let (_, kind, hours) = DOORS.iter().find(|(name, _, _)| *name == organ.kind)?;
    let seat = ground.at(&organ.unit)?;
    let at = LonLat::new(
        seat.lon + (lots.share() - 0.5) * APART,
        seat.lat + (lots.share() - 0.5) * APART,
    )
    .ok()?;
    let number = lots.within(1..=99);
    Some(NewServicePoint {
        kind: *kind,
        unit_path: organ.unit.path.clone(),
        org: Some(organ.org.id.to_string()),
        name: organ.org.name.clone(),
        address: Named {
            zh: format!("{}中心街{number}号（虚构）", organ.unit.name.zh),
            en: format!(
                "{number} Zhongxin Street, {} (invented)",
                organ.unit.name.en
            ),
        },
        phone: organ.phone.clone(),
        hours: (*hours).into(),
        at,
        step_free: lots.chance(0.7),
        valid_from: FIRST_DAY,
    })
}
