//! Importing a year, and what it does to running clocks.

use access::{Actor, Role};
use routing::calendar;
use store::{Fault, args, db_test};

use crate::city::{city, migrations};

/// A notice that makes Wednesday 25 November 2026 a day off.
const NOTICE: &str =
    r#"{"year":2026,"days":[{"name":"测试节","date":"2026-11-25","isOffDay":true}]}"#;

async fn import(city: &matter::testing::City, actor: Actor) {
    let app = city.app.clone();
    city.app
        .db
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move {
                calendar::import(tx, &*app.ids, &actor, 2026, NOTICE, app.clock.now()).await
            })
        })
        .await
        .unwrap();
}

db_test!(
    an_imported_year_moves_running_clocks_and_says_so,
    migrations(),
    |db| async move {
        let (city, _) = city(db).await;
        let resident = city.resident();
        let matter = city.registered(&resident, "屋里不热").await;
        let before = city.row(&matter.id).await;
        let admin = city.staff(&city.centre, Role::SystemAdmin);

        let read = city.app.db.read();
        let now = city.app.calendar().await;
        let seen = calendar::outlook(&read, &now, NOTICE)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            (seen.year, seen.off, seen.clocks, seen.moved),
            (2026, 1, 1, 1)
        );
        assert!(
            seen.changes.len() > 20,
            "the holidays of the shipped year would be gone"
        );

        import(&city, admin).await;
        let moved = calendar::recount_year(&city.app, 2026).await.unwrap();
        assert_eq!(moved, 1);
        let after = city.row(&matter.id).await;
        // Accept within one working day: Wednesday was, Thursday is the end.
        assert_eq!(
            after.due_ms.unwrap() - before.due_ms.unwrap(),
            24 * 3600 * 1000
        );
        assert_eq!(after.version, before.version + 1);
        let sql: &dyn store::Sql = &read;
        let words: String = sql
            .scalar(
                "select words from thread_entry where matter_id = $1 and kind = 'note' and public",
                args![&matter.id],
            )
            .await
            .unwrap()
            .unwrap();
        assert!(
            words.contains("11月25日") && words.contains("11月26日"),
            "{words}"
        );
        assert_eq!(
            calendar::recount_year(&city.app, 2026).await.unwrap(),
            0,
            "counting again moves nothing"
        );
        assert!(
            !city
                .app
                .calendar()
                .await
                .is_working_day(kernel::Date::constant(2026, 11, 25))
        );
    }
);

db_test!(
    a_kept_year_is_loaded_over_the_shipped_one,
    migrations(),
    |db| async move {
        let (city, _) = city(db).await;
        let day = kernel::Date::constant(2026, 11, 25);
        assert!(
            calendar::load(&city.app.db.read())
                .await
                .unwrap()
                .is_working_day(day)
        );
        import(&city, city.staff(&city.centre, Role::SystemAdmin)).await;
        assert!(
            !calendar::load(&city.app.db.read())
                .await
                .unwrap()
                .is_working_day(day)
        );
        for broken in [
            "",
            "{}",
            r#"{"year":2026,"days":[{"name":"x","date":"2028-01-01","isOffDay":true}]}"#,
        ] {
            let now = city.app.calendar().await;
            assert!(
                calendar::outlook(&city.app.db.read(), &now, broken)
                    .await
                    .unwrap()
                    .is_err(),
                "{broken}"
            );
        }
    }
);

db_test!(
    anyone_may_ask_for_a_due_date,
    migrations(),
    |db| async move {
        let (city, _) = city(db).await;
        let answer = city
            .get(
                &Actor::Anonymous,
                "/api/v1/calendar/due?start=2026-02-10&working_days=7",
            )
            .await;
        assert_eq!(answer.status, 200);
        let json = answer.json();
        assert_eq!(
            (json["due"].as_str(), json["length"].as_str()),
            (Some("2026-02-26"), Some("7W"))
        );
        assert_eq!(json["provisional"], false);
        let counted = json["days"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|d| d["counted"] == true)
            .count();
        assert_eq!(counted, 7);
        let wrong = city
            .get(&Actor::Anonymous, "/api/v1/calendar/due?start=2026-02-10")
            .await;
        assert_eq!(wrong.status, 422);
        let page = city
            .get(
                &Actor::Anonymous,
                "/calendar?start=2026-02-10&n=7&unit=working",
            )
            .await;
        assert!(
            page.text().contains("2026年2月26日") && page.text().contains("春节"),
            "{}",
            page.text()
        );
    }
);
