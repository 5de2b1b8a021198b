//! The sums, on SQLite and on PostgreSQL.

use kernel::Date;
use measure::{
    Better, Definition, Denominator, Filter, Grain, add, by_key, by_org, by_unit, clear, series,
    total,
};
use store::{Db, Fault, Migration, Sql, args, db_test};

const STEPS: [Migration; 2] = [store::MIGRATIONS[0], measure::MIGRATIONS[0]];
const CITY: &str = "230400/";
const NORTH: &str = "230400/230402/";
const SOUTH: &str = "230400/230403/";
const VILLAGE: &str = "230400/230402/230402001/";
/// Its code begins like [`NORTH`]'s, and it is another unit.
const LIKE_NORTH: &str = "230400/2304021/";

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

type Happening = (
    &'static str,
    &'static str,
    Option<&'static str>,
    &'static str,
    i64,
    f64,
);

async fn put(db: &Db, measure: &'static str, happenings: &'static [Happening]) {
    db.act::<_, Fault, _>(move |tx| {
        Box::pin(async move {
            for (on, unit, org, key, n, sum) in happenings {
                add(tx, measure, day(on), unit, *org, key, *n, *sum).await?;
            }
            Ok(())
        })
    })
    .await
    .unwrap();
}

const HAPPENINGS: &[Happening] = &[
    ("2025-12-31", VILLAGE, Some("A"), "lamp", 1, 4.0),
    ("2026-01-01", VILLAGE, Some("A"), "lamp", 2, 8.0),
    ("2026-01-31", NORTH, Some("B"), "noise", 3, 1.5),
    ("2026-02-10", SOUTH, Some("A"), "lamp", 4, 0.5),
    ("2026-02-10", SOUTH, Some("A"), "lamp", 1, 0.5),
    ("2026-02-28", CITY, None, "", 5, 0.0),
    ("2026-03-01", LIKE_NORTH, Some("A"), "lamp", 7, 1.0),
];

db_test!(
    a_total_is_right_however_its_days_are_cut,
    STEPS,
    |db: Db| async move {
        put(&db, "m", HAPPENINGS).await;
        put(&db, "other", &[("2026-01-15", NORTH, None, "", 100, 100.0)]).await;
        let read = db.read();
        let sql: &dyn Sql = &read;
        for (from, to, n) in [
            ("2025-12-31", "2026-03-01", 23),
            ("2026-01-01", "2026-02-28", 15),
            ("2026-01-02", "2026-02-27", 8),
            ("2026-02-10", "2026-02-10", 5),
            ("2026-02-11", "2026-02-27", 0),
            ("2026-03-02", "2026-02-01", 0),
        ] {
            let filter = Filter::new("m", day(from), day(to));
            assert_eq!(total(sql, &filter).await.unwrap().n, n, "{from} to {to}");
            let days = series(sql, &filter, Grain::Day).await.unwrap();
            assert_eq!(
                days.iter().map(|slot| slot.sum.n).sum::<i64>(),
                n,
                "{from} to {to} by day"
            );
            let months = series(sql, &filter, Grain::Month).await.unwrap();
            assert_eq!(
                months.iter().map(|slot| slot.sum.n).sum::<i64>(),
                n,
                "{from} to {to} by month"
            );
        }
    }
);

db_test!(
    a_unit_is_counted_with_all_below_it_and_nothing_beside_it,
    STEPS,
    |db: Db| async move {
        put(&db, "m", HAPPENINGS).await;
        let read = db.read();
        let sql: &dyn Sql = &read;
        let all = Filter::new("m", day("2025-12-01"), day("2026-03-01"));
        assert_eq!(total(sql, &all.in_unit(NORTH)).await.unwrap().n, 6);
        assert_eq!(total(sql, &all.in_unit(VILLAGE)).await.unwrap().n, 3);
        assert_eq!(
            total(sql, &all.in_unit(CITY).of_org("A").with_key("lamp"))
                .await
                .unwrap()
                .n,
            15
        );
        assert_eq!(total(sql, &all.with_key("")).await.unwrap().n, 5);
        let units: Vec<(String, i64)> = by_unit(sql, &all.in_unit(CITY))
            .await
            .unwrap()
            .into_iter()
            .map(|p| (p.name, p.sum.n))
            .collect();
        let expected = [(CITY, 5), (NORTH, 6), (LIKE_NORTH, 7), (SOUTH, 5)];
        let mut expected: Vec<(String, i64)> =
            expected.map(|(path, n)| (path.to_owned(), n)).to_vec();
        expected.sort();
        assert_eq!(units, expected);
    }
);

db_test!(parts_come_largest_first, STEPS, |db: Db| async move {
    put(&db, "m", HAPPENINGS).await;
    let read = db.read();
    let sql: &dyn Sql = &read;
    let all = Filter::new("m", day("2025-12-01"), day("2026-03-01"));
    let keys: Vec<(String, i64)> = by_key(sql, &all)
        .await
        .unwrap()
        .into_iter()
        .map(|p| (p.name, p.sum.n))
        .collect();
    assert_eq!(
        keys,
        [
            ("lamp".to_owned(), 15),
            (String::new(), 5),
            ("noise".to_owned(), 3)
        ]
    );
    let orgs: Vec<String> = by_org(sql, &all)
        .await
        .unwrap()
        .into_iter()
        .map(|p| p.name)
        .collect();
    assert_eq!(orgs, ["A", "", "B"]);
});

db_test!(
    a_series_shows_the_days_on_which_nothing_happened,
    STEPS,
    |db: Db| async move {
        put(&db, "m", HAPPENINGS).await;
        let read = db.read();
        let sql: &dyn Sql = &read;
        let days = series(
            sql,
            &Filter::new("m", day("2026-02-09"), day("2026-02-11")),
            Grain::Day,
        )
        .await
        .unwrap();
        assert_eq!(
            days.iter().map(|slot| slot.sum.n).collect::<Vec<_>>(),
            [0, 5, 0]
        );
        let months = series(
            sql,
            &Filter::new("m", day("2025-11-20"), day("2026-02-15")),
            Grain::Month,
        )
        .await
        .unwrap();
        let got: Vec<(String, i64)> = months
            .iter()
            .map(|slot| (slot.from.to_string(), slot.sum.n))
            .collect();
        let expected = [
            ("2025-11-20", 0),
            ("2025-12-01", 1),
            ("2026-01-01", 5),
            ("2026-02-01", 5),
        ];
        assert_eq!(got, expected.map(|(from, n)| (from.to_owned(), n)));
    }
);

db_test!(many_writers_lose_no_happening, STEPS, |db: Db| async move {
    let acts = (0..60).map(|_| {
        let db = db.clone();
        tokio::spawn(async move { put(&db, "m", &[("2026-01-01", NORTH, None, "", 1, 0.5)]).await })
    });
    for act in futures::future::join_all(acts).await {
        act.unwrap();
    }
    let read = db.read();
    let sum = total(
        &read,
        &Filter::new("m", day("2026-01-01"), day("2026-01-31")),
    )
    .await
    .unwrap();
    assert_eq!((sum.n, sum.mean()), (60, Some(0.5)));
});

db_test!(a_measure_is_emptied_alone, STEPS, |db: Db| async move {
    put(&db, "m", HAPPENINGS).await;
    put(&db, "other", HAPPENINGS).await;
    db.act::<_, Fault, _>(|tx| Box::pin(async move { clear(tx, "m").await }))
        .await
        .unwrap();
    let read = db.read();
    let sql: &dyn Sql = &read;
    let all = |measure| Filter::new(measure, day("2025-12-01"), day("2026-03-01"));
    assert_eq!(total(sql, &all("m")).await.unwrap().n, 0);
    assert_eq!(total(sql, &all("other")).await.unwrap().n, 23);
    assert_eq!(
        sql.count(
            "select count(*) from measure_month where measure = 'm'",
            args![]
        )
        .await
        .unwrap(),
        0
    );
});

const IN_TIME: Definition = Definition {
    name: "desk.accepted_in_time",
    title: "t",
    explanation: "e",
    unit: "u",
    numerator: "desk.accepted",
    numerator_key: Some("in_time"),
    denominator: Denominator::All {
        measure: "desk.accepted",
        key: None,
    },
    better: Better::More,
    source: "house rule",
};

db_test!(
    a_share_comes_with_its_interval_and_says_when_it_is_too_few,
    STEPS,
    |db: Db| async move {
        put(
            &db,
            "desk.accepted",
            &[
                ("2026-01-05", NORTH, None, "in_time", 8, 40.0),
                ("2026-01-06", NORTH, None, "late", 2, 90.0),
                ("2026-01-06", SOUTH, None, "in_time", 2, 3.0),
            ],
        )
        .await;
        let read = db.read();
        let sql: &dyn Sql = &read;
        let january = Filter::new("", day("2026-01-01"), day("2026-01-31"));
        let north = IN_TIME.figure(sql, &january.in_unit(NORTH)).await.unwrap();
        assert_eq!(north.value, Some(0.8));
        let interval = north.interval.unwrap();
        assert!(
            (interval.low - 0.490_162).abs() < 1e-6 && (interval.high - 0.943_318).abs() < 1e-6,
            "{interval:?}"
        );
        assert!(!north.is_too_few());
        assert!(
            IN_TIME
                .figure(sql, &january.in_unit(SOUTH))
                .await
                .unwrap()
                .is_too_few()
        );
        let nothing = IN_TIME
            .figure(sql, &january.in_unit(LIKE_NORTH))
            .await
            .unwrap();
        assert_eq!((nothing.value, nothing.interval), (None, None));
        let hours = Definition {
            denominator: Denominator::Itself,
            numerator_key: None,
            ..IN_TIME
        };
        assert_eq!(
            hours
                .figure(sql, &january.in_unit(NORTH))
                .await
                .unwrap()
                .value,
            Some(13.0)
        );
    }
);
