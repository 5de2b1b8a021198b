//! Changes of places: dated, previewed, moved along, planned, taken back.

use kernel::{Date, FixedClock, Lang, SeededIds, UtcMs};
use place::change::{
    self, Asked, Author, BuildingDetails, Change, EntranceDetails, Followers, GridDetails,
    PathColumn, Refused, UnitDetails, UnitPart, WorkerDetails,
};
use place::{Duty, UnitId, past};
use std::sync::Arc;
use store::{CommandId, Db, Sql, args, db_test};

use crate::pages::NOW;
use crate::support::{JINXIU, STEPS, city};

const TODAY: Date = Date::constant(2026, 11, 24);

async fn count(
    read: &store::Read,
    text: &str,
    bound: Vec<store::Value>,
) -> Result<i64, store::Fault> {
    let sql: &dyn Sql = read;
    sql.count(text, bound).await
}

/// Makes a change as an administrator, with ids that do not meet those of the city.
async fn make(db: &Db, number: u64, day: Date, change: Change) -> Result<String, Refused> {
    make_with(db, number, day, change, Followers::default()).await
}

async fn make_with(
    db: &Db,
    number: u64,
    day: Date,
    change: Change,
    followers: Followers,
) -> Result<String, Refused> {
    let clock = Arc::new(FixedClock::at(UtcMs(NOW.0 + number as i64)));
    let ids = SeededIds::new(1000 + number, clock);
    let command = CommandId::parse(&format!("command-{number}")).unwrap();
    db.act(move |tx| {
        Box::pin(async move {
            let author = Author {
                actor: "ADMIN".into(),
                org: None,
            };
            let asked = Asked {
                change,
                day,
                note: "鹤政发〔2026〕1号".into(),
            };
            let now = UtcMs(NOW.0 + number as i64);
            change::submit(tx, &ids, &followers, &author, now, asked, &command)
                .await
                .map(|id| id.to_string())
        })
    })
    .await
}

async fn unit(db: &Db, code: &str) -> UnitId {
    place::unit_by_code(&db.read(), code)
        .await
        .unwrap()
        .unwrap()
        .id
}

fn key(refused: Refused) -> String {
    match refused {
        Refused::Fields(list) => list[0].key.clone(),
        Refused::Stands(key) => key.to_owned(),
        other => format!("{other:?}"),
    }
}

db_test!(a_renamed_unit_keeps_its_past, STEPS, |db: Db| async move {
    city(&db).await;
    let id = unit(&db, "230405005001").await;
    let details = UnitDetails {
        id,
        name_zh: "锦绣新社区".into(),
        name_en: String::new(),
        what: "社区".into(),
        urban: true,
    };
    make(&db, 1, TODAY, Change::RenameUnit(details))
        .await
        .unwrap();
    let read = db.read();
    let then = past::unit_on(&read, id, Date::constant(2026, 6, 1))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(then.name_zh, "锦绣社区");
    let now = past::unit_on(&read, id, TODAY).await.unwrap().unwrap();
    assert_eq!(now.name_zh, "锦绣新社区");
    assert!(
        past::unit_on(&read, id, Date::constant(2020, 1, 1))
            .await
            .unwrap()
            .is_none()
    );
    let found = place::search(&read, Lang::ZhCn, "锦绣新", 5).await.unwrap();
    assert_eq!(found[0].name, "锦绣新社区");
});

db_test!(
    a_new_code_carries_everything_below_along,
    STEPS,
    |db: Db| async move {
        city(&db).await;
        db.act::<_, store::Fault, _>(|tx| {
            Box::pin(async move {
                tx.run(
                    "create table follows (unit_path text, unit_code text)",
                    args![],
                )
                .await?;
                tx.run(
                    "insert into follows values ($1, '230405005001'), ('2304/230406/', '230406')",
                    args![JINXIU],
                )
                .await?;
                Ok(())
            })
        })
        .await
        .unwrap();
        let followers = Followers::new([PathColumn {
            table: "follows",
            path: "unit_path",
            code: "unit_code",
            words: "place-effect-matters",
        }]);
        let id = unit(&db, "230405005").await;
        let change = Change::RecodeUnit {
            id,
            code: "230405009".into(),
        };
        let asked = Asked {
            change: change.clone(),
            day: TODAY,
            note: String::new(),
        };
        let said = change::outlook(&db.read(), Lang::ZhCn, &followers, &asked)
            .await
            .unwrap();
        assert!(said.weighty);
        let keys: Vec<&str> = said.effects.iter().map(|s| s.key).collect();
        for expected in [
            "place-effect-units",
            "place-effect-grids",
            "place-effect-buildings",
            "place-effect-matters",
        ] {
            assert!(keys.contains(&expected), "{keys:?}");
        }
        make_with(&db, 1, TODAY, change, followers).await.unwrap();
        let read = db.read();
        let path = "2304/230405/230405009/230405005001/";
        assert!(place::unit_by_path(&read, path).await.unwrap().is_some());
        assert_eq!(place::grids_in(&read, path).await.unwrap().len(), 2);
        assert_eq!(place::estates_in(&read, path).await.unwrap().len(), 1);
        let moved = count(
            &read,
            "select count(*) from follows where unit_path = $1",
            args![path],
        )
        .await
        .unwrap();
        assert_eq!(moved, 1);
        // The old code still leads to the unit, by its history.
        assert_eq!(
            past::unit_with_code(&read, "230405005").await.unwrap(),
            Some(id)
        );
        assert_eq!(
            key(make(
                &db,
                2,
                TODAY,
                Change::RecodeUnit {
                    id,
                    code: "230405".into()
                }
            )
            .await
            .unwrap_err()),
            "place-wrong-code"
        );
    }
);

db_test!(
    a_merged_unit_hands_everything_over,
    STEPS,
    |db: Db| async move {
        city(&db).await;
        let (from, into) = (
            unit(&db, "230405005001").await,
            unit(&db, "230405005002").await,
        );
        make(&db, 1, TODAY, Change::MergeUnit { id: from, into })
            .await
            .unwrap();
        let read = db.read();
        let path = "2304/230405/230405005/230405005002/";
        assert_eq!(place::grids_in(&read, path).await.unwrap().len(), 2);
        assert_eq!(place::estates_in(&read, path).await.unwrap().len(), 2);
        assert!(
            place::unit_by_code(&read, "230405005001")
                .await
                .unwrap()
                .is_none()
        );
        assert_eq!(past::successor(&read, from).await.unwrap(), Some(into));
        let then = past::unit_on(&read, from, Date::constant(2026, 6, 1))
            .await
            .unwrap();
        assert_eq!(then.unwrap().name_zh, "锦绣社区");
        let again = make(&db, 2, TODAY, Change::MergeUnit { id: from, into })
            .await
            .unwrap_err();
        assert_eq!(key(again), "place-stands-ended");
        // A township cannot go into a community.
        let township = unit(&db, "230405005").await;
        let wrong = make(&db, 3, TODAY, Change::MergeUnit { id: township, into })
            .await
            .unwrap_err();
        assert_eq!(key(wrong), "place-wrong-into");
    }
);

db_test!(
    a_split_takes_grids_with_their_buildings,
    STEPS,
    |db: Db| async move {
        let made = city(&db).await;
        let id = unit(&db, "230405005001").await;
        let part = UnitPart {
            id,
            new_id: None,
            code: "230405005003".into(),
            name_zh: "锦华社区".into(),
            name_en: String::new(),
            units: Vec::new(),
            grids: vec![made.grid],
            estates: Vec::new(),
        };
        make(&db, 1, TODAY, Change::SplitUnit(part)).await.unwrap();
        let read = db.read();
        let path = "2304/230405/230405005/230405005003/";
        assert_eq!(place::grids_in(&read, path).await.unwrap()[0].id, made.grid);
        assert_eq!(place::estates_in(&read, path).await.unwrap().len(), 1);
        let houses = count(
            &read,
            "select count(*) from building where path = $1",
            args![path],
        )
        .await
        .unwrap();
        assert_eq!(houses, 20);
        let who = place::responsible(&read, path).await.unwrap().unwrap();
        assert_eq!(who.worker().unwrap().name, "王某");
        let close = make(&db, 2, TODAY, Change::CloseUnit { id })
            .await
            .unwrap_err();
        assert_eq!(key(close), "place-stands-belongs");
    }
);

fn worker(grid: place::GridId, name: &str, until: Option<Date>) -> Change {
    Change::SaveWorker(WorkerDetails {
        id: None,
        grid,
        duty: Duty::GridWorker,
        account: None,
        name: name.into(),
        phone: "19900005678".into(),
        hours: "W 08:30-17:30".into(),
        note_zh: String::new(),
        note_en: String::new(),
        until,
    })
}

db_test!(
    who_is_responsible_follows_the_days_of_a_duty,
    STEPS,
    |db: Db| async move {
        let made = city(&db).await;
        let later = Date::constant(2026, 12, 1);
        make(&db, 1, later, worker(made.grid, "孙某", None))
            .await
            .unwrap();
        let now = place::workers(&db.read(), made.grid).await.unwrap();
        assert_eq!(now[0].name, "王某", "not before its day");
        // Today somebody else takes over for a week.
        make(
            &db,
            2,
            TODAY,
            worker(made.grid, "李某", Some(Date::constant(2026, 11, 28))),
        )
        .await
        .unwrap();
        let now = place::workers(&db.read(), made.grid).await.unwrap();
        let names: Vec<&str> = now
            .iter()
            .filter(|w| w.duty == Duty::GridWorker)
            .map(|w| w.name.as_str())
            .collect();
        assert_eq!(names, ["李某"], "one grid worker at a time");
        let all = past::duties(&db.read(), &made.grid.to_string())
            .await
            .unwrap();
        let before = all.iter().find(|w| w.name == "王某").unwrap();
        assert_eq!(before.valid_to.as_deref(), Some("2026-11-24"));
        let planned = count(
            &db.read(),
            "select count(*) from place_change where state = 'planned'",
            args![],
        )
        .await
        .unwrap();
        assert_eq!(planned, 2, "the end of the week and the one who comes then");
    }
);

db_test!(
    the_same_command_is_carried_out_once,
    STEPS,
    |db: Db| async move {
        let made = city(&db).await;
        let first = make(&db, 1, TODAY, worker(made.grid, "孙某", None))
            .await
            .unwrap();
        let second = make(&db, 1, TODAY, worker(made.grid, "孙某", None))
            .await
            .unwrap();
        assert_eq!(first, second);
        let n = count(&db.read(), "select count(*) from place_change", args![])
            .await
            .unwrap();
        assert_eq!(n, 1);
    }
);

fn grid(id: Option<place::GridId>, boundary: &str) -> GridDetails {
    GridDetails {
        id,
        unit: "230405005001".into(),
        code: "230405005001004".into(),
        name_zh: "第4网格".into(),
        name_en: String::new(),
        beat: "第3警格".into(),
        party: String::new(),
        households: 300,
        boundary: boundary.into(),
        buildings_follow: true,
    }
}

fn ring(west: f64, east: f64) -> String {
    format!(
        r#"{{"type":"Polygon","coordinates":[[[{west},47.245],[{east},47.245],[{east},47.255],[{west},47.255],[{west},47.245]]]}}"#
    )
}

db_test!(
    a_drawn_border_takes_its_buildings,
    STEPS,
    |db: Db| async move {
        let made = city(&db).await;
        let read = db.read();
        // Buildings stand from 130.2882 to 130.292: half of them stay inside.
        let asked = Asked {
            change: Change::SaveGrid(grid(Some(made.grid), &ring(130.285, 130.29005))),
            day: TODAY,
            note: String::new(),
        };
        let said = change::outlook(&read, Lang::ZhCn, &Followers::default(), &asked)
            .await
            .unwrap();
        assert!(
            said.effects
                .iter()
                .any(|s| s.key == "place-effect-buildings-go")
        );
        make(&db, 1, TODAY, asked.change).await.unwrap();
        let left = count(
            &read,
            "select count(*) from building where grid_id = $1",
            args![made.grid.to_string()],
        )
        .await
        .unwrap();
        assert_eq!(left, 10);
        // Into the land of the neighbour: said, not refused.
        let wide = Asked {
            change: Change::SaveGrid(grid(Some(made.grid), &ring(130.285, 130.3))),
            day: TODAY,
            note: String::new(),
        };
        let said = change::outlook(&read, Lang::ZhCn, &Followers::default(), &wide)
            .await
            .unwrap();
        assert!(said.warnings.iter().any(|s| s.key == "place-warn-overlap"));
        let bow = r#"{"type":"Polygon","coordinates":[[[130.28,47.24],[130.30,47.26],[130.30,47.24],[130.28,47.26],[130.28,47.24]]]}"#;
        let crossed = make(&db, 2, TODAY, Change::SaveGrid(grid(Some(made.grid), bow))).await;
        assert_eq!(key(crossed.unwrap_err()), "place-wrong-shape-crosses");
    }
);

db_test!(a_change_is_taken_back, STEPS, |db: Db| async move {
    let made = city(&db).await;
    let read = db.read();
    let all = place::buildings_of(&read, made.jinxiu).await.unwrap();
    let (before, _) = change::building_details(&read, all[0].id)
        .await
        .unwrap()
        .unwrap();
    let after = BuildingDetails {
        number: "甲1".into(),
        entrances: vec![EntranceDetails {
            number: 1,
            floors: 7,
            rooms_per_floor: 3,
        }],
        ..before.clone()
    };
    let id = make(&db, 1, TODAY, Change::SaveBuilding(after.clone()))
        .await
        .unwrap();
    let (held, _) = change::building_details(&read, all[0].id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(held, after);
    let undone = id.clone();
    db.act(move |tx| {
        Box::pin(async move {
            let ids = SeededIds::new(77, Arc::new(FixedClock::at(UtcMs(NOW.0 + 9_000))));
            let author = Author {
                actor: "ADMIN".into(),
                org: None,
            };
            let now = UtcMs(NOW.0 + 9_000);
            change::undo(tx, &ids, &Followers::default(), &author, now, &undone).await
        })
    })
    .await
    .unwrap();
    let (held, _) = change::building_details(&read, all[0].id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(held, before);
    let taken = make(
        &db,
        3,
        TODAY,
        Change::SaveBuilding(BuildingDetails {
            number: "2".into(),
            ..before
        }),
    )
    .await;
    assert_eq!(key(taken.unwrap_err()), "place-wrong-number-taken");
});

db_test!(
    an_ended_estate_is_no_longer_found,
    STEPS,
    |db: Db| async move {
        let made = city(&db).await;
        make(&db, 1, TODAY, Change::CloseEstate { id: made.jinxiu })
            .await
            .unwrap();
        let read = db.read();
        let found = place::search(&read, Lang::ZhCn, "锦绣小区", 5)
            .await
            .unwrap();
        assert!(found.iter().all(|hit| hit.name != "锦绣小区"), "{found:?}");
        assert!(
            place::buildings_of(&read, made.jinxiu)
                .await
                .unwrap()
                .is_empty()
        );
    }
);
