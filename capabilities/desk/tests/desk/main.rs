//! The desk, proven through its pages on both databases: what officers see, do, and are refused.

mod actions;
mod cards;
mod intake;
mod pages;
mod views;

use access::{OrgId, Role};
use capability::Capability;
use matter::OrgRef;
use matter::testing::{City, UNIT};
use people::NewOrg;
use store::{Db, Migration};

/// The rooms that the desk works with.
pub fn rooms() -> [Capability; 4] {
    [
        people::CAPABILITY,
        place::CAPABILITY,
        routing::CAPABILITY,
        desk::CAPABILITY,
    ]
}

/// Their tables.
pub fn tables() -> Vec<Migration> {
    matter::testing::migrations_with(&rooms())
}

/// The test city whose organisations are known to the room of people, too.
pub async fn city(db: Db) -> City {
    let city = matter::testing::city_with(db, &rooms()).await;
    let root = city
        .centre
        .path
        .split('/')
        .next()
        .expect("a path has parts");
    let root = OrgId::parse(root).expect("its parts are ids");
    let (ids, now) = (city.app.ids.clone(), city.app.clock.now());
    let made: Vec<NewOrg> = std::iter::once(NewOrg {
        id: Some(root),
        kind: "city".into(),
        unit_code: "2304".into(),
        name: access::Named {
            zh: "鹤岗市".into(),
            en: "Hegang".into(),
        },
        ..NewOrg::default()
    })
    .chain(
        [
            (&city.city_centre, "2304", "governance_center"),
            (&city.centre, UNIT.0, "governance_center"),
            (&city.organ_a, UNIT.0, "housing_bureau"),
            (&city.organ_b, UNIT.0, "city_management"),
        ]
        .map(|(org, unit, kind)| known(org, root, unit, kind)),
    )
    .collect();
    city.app
        .db
        .act::<_, people::Refused, _>(move |tx| {
            Box::pin(async move {
                for new in made {
                    people::create_org(tx, &*ids, now, new).await?;
                }
                Ok(())
            })
        })
        .await
        .expect("organisations are made");
    city
}

fn known(org: &OrgRef, root: OrgId, unit: &str, kind: &str) -> NewOrg {
    NewOrg {
        id: Some(org.id),
        parent: Some(root),
        kind: kind.into(),
        unit_code: unit.into(),
        name: org.name.clone(),
        takes_matters: true,
        is_centre: org.centre,
        ..NewOrg::default()
    }
}

/// Roles that open the desk.
pub const ROLES: [Role; 8] = [
    Role::WindowClerk,
    Role::TriageOfficer,
    Role::Handler,
    Role::UnitLeader,
    Role::Supervisor,
    Role::CenterHead,
    Role::GridWorker,
    Role::Observer,
];

/// The value of a hidden field of a page.
pub fn hidden(html: &str, name: &str) -> String {
    let mark = format!("name=\"{name}\" value=\"");
    let at = html.find(&mark).unwrap_or_else(|| panic!("no {name}"));
    let rest = &html[at + mark.len()..];
    rest[..rest.find('"').expect("a closed value")].to_owned()
}
