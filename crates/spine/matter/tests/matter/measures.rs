//! Figures that say what they are made of.

use access::Role;
use kernel::clock::DAY_MS;
use matter::testing::{TYPES, city, migrations};
use matter::{Do, measures};
use store::Db;

store::db_test!(
    open_ones_count_in_what_to_expect,
    migrations(),
    |db: Db| async move {
        let city = city(db).await;
        let head = city.staff(&city.centre, Role::CenterHead);
        let began = city.app.clock.now();
        let mut ids = Vec::new();
        for n in 0..10 {
            ids.push(
                city.registered(&city.resident(), &format!("第{n}件"))
                    .await
                    .id,
            );
        }
        // One is answered each day; two stay open.
        for id in &ids[..8] {
            city.clock.advance(DAY_MS);
            let reply = Do::Reply {
                outcome: "explained".into(),
                words: "已说明。".into(),
                files: vec![],
            };
            for what in [Do::Take, reply, Do::Approve] {
                city.act(&head, id, what).await.expect("allowed");
            }
        }
        let read = city.app.db.read();
        let now = city.app.clock.now();
        let expected = measures::expectation(&read, TYPES[0], began, now)
            .await
            .expect("an answer")
            .expect("enough cases");
        assert_eq!((expected.days, expected.cases, expected.open), (9, 10, 2));
        let few = measures::expectation(&read, TYPES[1], began, now)
            .await
            .expect("an answer");
        assert_eq!(few, None, "of nothing nothing is said");

        assert_eq!(
            measures::fold(&city.app.db).await.expect("folded"),
            10 + 3 * 8
        );
        let (came, went) = measures::flow(&read, began.date(), now.date(), "2304/")
            .await
            .expect("a flow");
        assert_eq!(came[0].sum.n, 10);
        assert_eq!(
            went.iter().map(|slot| slot.sum.n).collect::<Vec<_>>(),
            [0, 1, 1, 1, 1, 1, 1, 1, 1]
        );
        let rate = measures::on_time(&read, began.date(), now.date(), "2304/", None)
            .await
            .expect("a rate");
        // A simple matter has one working day from being taken, and each was answered on the spot.
        assert_eq!(
            (rate.numerator.n, rate.denominator.map(|d| d.n)),
            (8, Some(8))
        );
        let scope = access::Scope::of(&head, matter::permissions::READ);
        assert_eq!(measures::stock(&read, &scope).await.expect("a count"), 2);
    }
);
