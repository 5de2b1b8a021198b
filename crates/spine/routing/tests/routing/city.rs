//! A city with units and organs that rules can find.

use access::{Actor, Named};
use kernel::Date;
use matter::testing::{City, migrations_with};
use people::{Level, NewOrg, Org};
use routing::model::{Organ, Rule};
use store::{Db, Fault, Migration};

/// Tables of all rooms below.
pub fn migrations() -> Vec<Migration> {
    migrations_with(&[people::CAPABILITY, place::CAPABILITY, routing::CAPABILITY])
}

/// Organs of the city.
pub struct Organs {
    /// 兴安区综治中心
    pub centre: Org,
    /// 兴安区住建局
    pub housing: Org,
    /// 鹤岗市供热公司
    pub heating: Org,
}

/// A city with its routes, units and organs.
pub async fn city(db: Db) -> (City, Organs) {
    let city = matter::testing::city_with(
        db,
        &[people::CAPABILITY, place::CAPABILITY, routing::CAPABILITY],
    )
    .await;
    let app = city.app.clone();
    let organs = app
        .db
        .act::<_, Fault, _>({
            let app = app.clone();
            move |tx| {
                Box::pin(async move {
                    let unit = |code: &str, level, parent: Option<&str>, name: &str, kind: &str| {
                        place::NewUnit {
                            code: code.into(),
                            level,
                            parent_code: parent.map(ToOwned::to_owned),
                            name_zh: name.into(),
                            name_en: None,
                            kind: kind.into(),
                            urban: true,
                            at: None,
                            code_system: "NBS".into(),
                            valid_from: Date::constant(2020, 1, 1),
                            source: "test".into(),
                        }
                    };
                    use place::Level as L;
                    let units = [
                        unit("2304", L::City, None, "鹤岗市", "地级市"),
                        unit("230405", L::County, Some("2304"), "兴安区", "市辖区"),
                        unit("230405001", L::Township, Some("230405"), "光宇街道", "街道"),
                        unit("230405100", L::Township, Some("230405"), "红旗镇", "镇"),
                    ];
                    place::insert_units(tx, &*app.ids, &units).await?;
                    let org = |kind: &str, unit: &str, name: &str, centre| NewOrg {
                        kind: kind.into(),
                        unit_code: unit.into(),
                        name: Named {
                            zh: name.into(),
                            en: name.into(),
                        },
                        takes_matters: true,
                        is_centre: centre,
                        ..NewOrg::default()
                    };
                    let now = app.clock.now();
                    let make = |new| async {
                        people::create_org(tx, &*app.ids, now, new)
                            .await
                            .map_err(|e| Fault::new(format!("{e:?}")))
                    };
                    Ok(Organs {
                        centre: make(org("governance_center", "230405", "兴安区综治中心", true))
                            .await?,
                        housing: make(org("housing_bureau", "230405", "兴安区住建局", false))
                            .await?,
                        heating: make(org("heating_company", "2304", "鹤岗市供热公司", false))
                            .await?,
                    })
                })
            }
        })
        .await
        .expect("units and organs are written");
    (city, organs)
}

/// A rule for a kind of matter.
pub fn rule(code: &str, kind: &str, organ: &str, level: Level) -> Rule {
    Rule {
        id: String::new(),
        set: String::new(),
        code: code.into(),
        position: 0,
        name: Named::default(),
        types: vec![kind.into()],
        units: vec![],
        unit_kinds: vec![],
        season: None,
        hours: None,
        words: vec![],
        organ: Organ {
            kind: organ.into(),
            level,
        },
        assist: vec![],
        urgency: None,
        reason: Named {
            zh: "因为".into(),
            en: "because".into(),
        },
        basis: "duty_list".into(),
        enabled: true,
        deleted: false,
    }
}

/// Publishes rules as an import does.
pub async fn publish(city: &City, rules: Vec<Rule>) -> String {
    let app = city.app.clone();
    app.db
        .act::<_, Fault, _>({
            let app = app.clone();
            move |tx| {
                Box::pin(async move {
                    let now = app.clock.now();
                    let new = routing::NewSet {
                        name: "第一版",
                        based_on: None,
                        author: "system:demo",
                        author_name: "",
                    };
                    let set = routing::insert_set(tx, &*app.ids, new, now).await?;
                    routing::insert_rules(tx, &*app.ids, &set.id, &rules).await?;
                    assert!(routing::publish_set(tx, &set.id, "system:demo", "", now).await?);
                    Ok(set.id)
                })
            }
        })
        .await
        .expect("rules are published")
}

/// An actor's name in the log.
pub fn id(actor: &Actor) -> String {
    actor.log_id()
}
