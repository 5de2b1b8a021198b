//! Clocks that run out and records past their time.

use access::{Actor, Role};
use kernel::clock::DAY_MS;
use matter::jobs::{destroy_due, tick};
use matter::testing::{City, city, migrations};
use matter::{Do, State};
use store::{Db, Sql, args};

const HOUR_MS: i64 = 3600 * 1000;

async fn ticked(city: &City) -> (usize, usize, usize) {
    let done = tick(&city.app, city.app.clock.now()).await.expect("a tick");
    (done.warned, done.overdue, done.lapsed)
}

async fn open_tasks(city: &City, id: &str) -> Vec<String> {
    let read = city.app.db.read();
    let sql: &dyn Sql = &read;
    sql.column(
        "select kind from task where matter_id = $1 and state = 'open' order by kind",
        args![id],
    )
    .await
    .expect("tasks")
}

store::db_test!(
    a_clock_warns_then_urges_once,
    migrations(),
    |db: Db| async move {
        let city = city(db).await;
        let made = city.registered(&city.resident(), "楼道灯坏了").await;
        assert_eq!(ticked(&city).await, (0, 0, 0));
        // One working day from Tuesday 10:00 ends on Wednesday at 24:00; 80 % of it is over on Wednesday at 16:24.
        city.clock.advance(31 * HOUR_MS);
        assert_eq!(ticked(&city).await, (1, 0, 0));
        assert_eq!(ticked(&city).await, (0, 0, 0), "told once");
        assert_eq!(open_tasks(&city, &made.id).await, ["alert", "triage"]);
        city.clock.advance(8 * HOUR_MS);
        assert_eq!(ticked(&city).await, (0, 1, 0));
        assert_eq!(ticked(&city).await, (0, 0, 0), "urged once");
        let row = city.row(&made.id).await;
        assert_eq!(
            (row.supervised, row.state(), row.version),
            (1, State::Registered, 2)
        );
        let thread = matter::store::thread(&city.app.db.read(), &made.id, true)
            .await
            .expect("a thread");
        let last = thread.last().expect("an entry");
        assert_eq!(
            (last.kind.as_str(), last.actor.as_str()),
            ("urge", "system:clock")
        );
        assert_eq!(open_tasks(&city, &made.id).await, ["overdue", "triage"]);
        let clerk = city.staff(&city.centre, Role::WindowClerk);
        city.act(&clerk, &made.id, Do::Take).await.expect("allowed");
        assert_eq!(
            open_tasks(&city, &made.id).await,
            ["handle"],
            "an act answers the alarm"
        );
    }
);

async fn answered(city: &City, reporter: &Actor) -> String {
    let made = city.registered(reporter, "楼道灯坏了").await;
    let head = city.staff(&city.centre, Role::CenterHead);
    let reply = Do::Reply {
        outcome: "explained".into(),
        words: "已说明。".into(),
        files: vec![],
    };
    for what in [Do::Take, reply, Do::Approve] {
        city.act(&head, &made.id, what).await.expect("allowed");
    }
    made.id
}

store::db_test!(
    nobody_objects_and_it_closes,
    migrations(),
    |db: Db| async move {
        let city = city(db).await;
        let id = answered(&city, &city.resident()).await;
        city.clock.advance(29 * DAY_MS);
        ticked(&city).await;
        assert_eq!(
            city.row(&id).await.state(),
            State::Completed,
            "29 days are not 30"
        );
        city.clock.advance(3 * DAY_MS);
        assert_eq!(ticked(&city).await.2, 1);
        let row = city.row(&id).await;
        assert_eq!(row.state(), State::Closed);
        assert!(row.closed_ms.is_some() && row.destroy_on.is_some());
        assert_eq!(ticked(&city).await, (0, 0, 0));
    }
);

store::db_test!(
    what_is_past_its_retention_is_destroyed,
    migrations(),
    |db: Db| async move {
        let city = city(db).await;
        let resident = city.resident();
        let id = answered(&city, &resident).await;
        let rate = Do::Rate {
            solved: true,
            stars: 5,
            handling: Some(4),
            words: String::new(),
        };
        city.act(&resident, &id, rate).await.expect("allowed");
        let number = city.row(&id).await.number;
        let kept = city.registered(&resident, "另一件").await;
        city.clock.advance(4 * 365 * DAY_MS);
        assert_eq!(
            destroy_due(&city.app, city.app.clock.now())
                .await
                .expect("done"),
            0
        );
        city.clock.advance(2 * 365 * DAY_MS);
        assert_eq!(
            destroy_due(&city.app, city.app.clock.now())
                .await
                .expect("done"),
            1
        );
        let read = city.app.db.read();
        assert!(
            matter::store::by_id(&read, &id)
                .await
                .expect("an answer")
                .is_none()
        );
        assert!(
            matter::store::by_id(&read, &kept.id)
                .await
                .expect("an answer")
                .is_some()
        );
        let stone = matter::jobs::tombstone(&read, &number)
            .await
            .expect("an answer");
        assert_eq!(stone.map(|(n, _)| n), Some(number));
        let log = audit::log::about(&read, "matter", &id, 1)
            .await
            .expect("the log");
        assert_eq!(log[0].action, "matter.destroy");
        assert_eq!(
            destroy_due(&city.app, city.app.clock.now())
                .await
                .expect("done"),
            0
        );
    }
);

store::db_test!(
    a_warning_counts_running_time_only,
    migrations(),
    |db: Db| async move {
        let city = city(db).await;
        let made = city.registered(&city.resident(), "楼道灯坏了").await;
        let head = city.staff(&city.centre, Role::CenterHead);
        city.act(&head, &made.id, Do::Take).await.expect("allowed");
        // One working day of a simple matter, which stands still for two weeks before it has begun.
        let suspend = Do::Suspend {
            reason: "等配件".into(),
        };
        city.act(&head, &made.id, suspend).await.expect("allowed");
        for _ in 0..14 {
            city.clock.advance(DAY_MS);
            assert_eq!(ticked(&city).await, (0, 0, 0), "nothing runs");
        }
        let resume = Do::Resume {
            words: String::new(),
        };
        city.act(&head, &made.id, resume).await.expect("allowed");
        assert_eq!(ticked(&city).await, (0, 0, 0), "its time is all left");
        let extend = Do::Extend {
            reason: "再等一批".into(),
        };
        city.act(&head, &made.id, extend).await.expect("allowed");
        // Eleven working days after Tuesday, December 8: eight of them end with Friday, December 18.
        city.clock.advance(10 * DAY_MS);
        assert_eq!(ticked(&city).await, (0, 0, 0), "Friday morning");
        city.clock.advance(DAY_MS);
        assert_eq!(ticked(&city).await, (1, 0, 0), "Saturday morning");
    }
);
