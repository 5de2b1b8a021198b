//! What every other room relies on, proven on SQLite and on PostgreSQL.

use kernel::UtcMs;
use store::{CommandId, Db, EventCursor, Fault, FromQueryResult, Migration, Once, args, db_test};

const STEPS: [Migration; 2] = [
    store::MIGRATIONS[0],
    Migration {
        name: "test/0001",
        sql: "create table tally (id text primary key, n bigint not null, flag boolean not null, note text);",
    },
];

#[derive(FromQueryResult, Debug, PartialEq)]
struct Tally {
    id: String,
    n: i64,
    flag: bool,
    note: Option<String>,
}

async fn add(db: &Db, id: &str, n: i64) -> Result<(), Fault> {
    let id = id.to_owned();
    db.act(move |tx| {
        Box::pin(async move {
            tx.run(
                "insert into tally (id, n, flag, note) values ($1, $2, $3, $4)",
                args![id, n, true, Option::<String>::None],
            )
            .await?;
            Ok(())
        })
    })
    .await
}

db_test!(a_row_comes_back_as_written, STEPS, |db: Db| async move {
    add(&db, "a", 7).await.unwrap();
    let read = db.read();
    let sql: &dyn store::Sql = &read;
    let row: Option<Tally> = sql
        .one(
            "select id, n, flag, note from tally where id = $1",
            args!["a"],
        )
        .await
        .unwrap();
    assert_eq!(
        row,
        Some(Tally {
            id: "a".into(),
            n: 7,
            flag: true,
            note: None
        })
    );
});

db_test!(a_refused_act_leaves_nothing, STEPS, |db: Db| async move {
    let refused: Result<(), Fault> = db
        .act(|tx| {
            Box::pin(async move {
                tx.run(
                    "insert into tally (id, n, flag) values ('x', 1, false)",
                    args![],
                )
                .await?;
                Err(Fault::new("changed my mind"))
            })
        })
        .await;
    assert!(refused.is_err());
    add(&db, "x", 2).await.expect("the id is still free");
});

db_test!(
    a_panicking_act_leaves_nothing_and_the_next_one_works,
    STEPS,
    |db: Db| async move {
        let broken: Result<(), Fault> = db
            .act(|tx| {
                Box::pin(async move {
                    tx.run(
                        "insert into tally (id, n, flag) values ('x', 1, false)",
                        args![],
                    )
                    .await?;
                    panic!("a bug")
                })
            })
            .await;
        assert!(broken.is_err());
        add(&db, "x", 2).await.expect("the id is still free");
    }
);

db_test!(a_duplicate_is_told_apart, STEPS, |db: Db| async move {
    add(&db, "a", 1).await.unwrap();
    assert!(add(&db, "a", 1).await.unwrap_err().is_unique_violation());
});

db_test!(
    a_retried_command_is_answered_with_the_first_result,
    STEPS,
    |db: Db| async move {
        for expected_new in [true, false] {
            let new: bool = db
                .act::<_, Fault, _>(|tx| {
                    Box::pin(async move {
                        let command = CommandId::parse("command-1").unwrap();
                        match tx.once::<String>(&command, "me").await? {
                            Once::Done(answer) => {
                                assert_eq!(answer, "first");
                                Ok(false)
                            }
                            Once::New => {
                                tx.remember(&command, "me", &"first", UtcMs(1)).await?;
                                Ok(true)
                            }
                        }
                    })
                })
                .await
                .unwrap();
            assert_eq!(new, expected_new);
        }
    }
);

db_test!(many_writers_lose_no_update, STEPS, |db: Db| async move {
    add(&db, "sum", 0).await.unwrap();
    let acts = (0..200).map(|_| {
        let db = db.clone();
        tokio::spawn(async move {
            db.act::<_, Fault, _>(|tx| {
                Box::pin(async move {
                    tx.run("update tally set n = n + 1 where id = 'sum'", args![])
                        .await
                })
            })
            .await
        })
    });
    for act in futures::future::join_all(acts).await {
        act.unwrap().unwrap();
    }
    let read = db.read();
    let sql: &dyn store::Sql = &read;
    assert_eq!(
        sql.count("select n from tally where id = 'sum'", args![])
            .await
            .unwrap(),
        200
    );
});

db_test!(
    requests_dropped_in_the_middle_leave_no_open_transaction,
    STEPS,
    |db: Db| async move {
        for n in 0..1000_i64 {
            let act = db.act::<_, Fault, _>(move |tx| {
                Box::pin(async move {
                    tx.run(
                        "insert into tally (id, n, flag) values ($1, $2, true)",
                        args![format!("dropped-{n}"), n],
                    )
                    .await
                })
            });
            // Polled a few times, then dropped wherever it happens to stand.
            let mut act = Box::pin(act);
            for _ in 0..(n % 5) {
                drop(futures::poll!(act.as_mut()));
                tokio::task::yield_now().await;
            }
        }
        add(&db, "after", 1).await.expect("the pool still works");
        let read = db.read();
        let sql: &dyn store::Sql = &read;
        let whole = sql
            .count("select count(*) from tally where flag", args![])
            .await
            .unwrap();
        assert!(whole >= 1, "every row that is there is whole");
    }
);

db_test!(
    events_come_in_order_and_none_twice,
    STEPS,
    |db: Db| async move {
        for n in 0..25 {
            db.act::<_, Fault, _>(move |tx| {
                Box::pin(async move {
                    store::emit(tx, "matter:1", "test.happened", &n.to_string(), UtcMs(n)).await
                })
            })
            .await
            .unwrap();
        }
        let read = db.read();
        let mut cursor = EventCursor::default();
        let mut seen = Vec::new();
        // Other tests share the server: an older transaction of theirs holds events back until it ends.
        while seen.len() < 25 {
            let batch = store::events_after(&read, cursor, 10).await.unwrap();
            let Some(last) = batch.last() else {
                tokio::task::yield_now().await;
                continue;
            };
            cursor = last.cursor();
            seen.extend(batch.iter().map(|e| e.ref_id.parse::<i64>().unwrap()));
        }
        assert_eq!(seen, (0..25).collect::<Vec<_>>());
        let after = store::events_after(&read, cursor, 10).await.unwrap();
        assert!(after.is_empty(), "none twice");
        assert_eq!(store::newest_event(&read).await.unwrap(), cursor);
    }
);

db_test!(
    migrations_run_once_and_refuse_a_changed_text,
    STEPS,
    |db: Db| async move {
        let again = db.migrate(STEPS.to_vec()).await.unwrap();
        assert!(again.applied.is_empty());
        let changed = Migration {
            name: "test/0001",
            sql: "create table other (id text);",
        };
        assert!(db.migrate(vec![STEPS[0], changed]).await.is_err());
    }
);
