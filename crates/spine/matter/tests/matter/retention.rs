//! After the retention time nothing of what was said is left in any table.

use access::{Actor, Role};
use kernel::clock::DAY_MS;
use matter::jobs::destroy_due;
use matter::model::NewParty;
use matter::testing::{City, city, migrations};
use matter::{Do, HandOffKind};
use store::{Db, Dialect, Fault, Sql, args};

/// Stands in everything that anybody types.
const WORD: &str = "蓝羊驼";

async fn tables(sql: &dyn Sql) -> Vec<String> {
    let all = match sql.dialect() {
        Dialect::Sqlite => {
            "select name from sqlite_master where type = 'table' and name not like 'sqlite%'"
        }
        Dialect::Postgres => {
            "select table_name::text from information_schema.tables where table_schema = current_schema()"
        }
    };
    sql.column(all, args![]).await.expect("the tables")
}

async fn columns(sql: &dyn Sql, table: &str) -> Vec<String> {
    let all = match sql.dialect() {
        Dialect::Sqlite => "select name from pragma_table_info($1)",
        Dialect::Postgres => {
            "select column_name::text from information_schema.columns \
             where table_schema = current_schema() and table_name = $1"
        }
    };
    sql.column(all, args![table]).await.expect("the columns")
}

/// Where a text stands anywhere in the database, as `table.column`.
async fn places(city: &City, text: &str) -> Vec<String> {
    let read = city.app.db.read();
    let sql: &dyn Sql = &read;
    let mut found = Vec::new();
    for table in tables(sql).await {
        for column in columns(sql, &table).await {
            let asked = format!(
                "select count(*) from {table} where cast(\"{column}\" as text) like '%' || $1 || '%'"
            );
            if sql.count(&asked, args![text]).await.expect("a count") > 0 {
                found.push(format!("{table}.{column}"));
            }
        }
    }
    found.sort();
    found
}

fn said(what: &str) -> String {
    format!("{what}{WORD}")
}

/// A file that was handed in, its name holding the word.
async fn file(city: &City, by: &Actor) -> String {
    let limits = files::Limits::up_to(1_000_000);
    let name = format!("{WORD}.txt");
    let taken = city
        .app
        .files
        .ingest(said("附件").into(), &name, "text/plain", &limits)
        .await
        .expect("taken");
    let (ids, now) = (city.app.ids.clone(), city.app.clock.now());
    let by = by.account().map(|account| account.to_string());
    city.app
        .db
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move {
                let nothing = |_: &str, _: &str| Ok(String::new());
                let id = files::record(tx, &*ids, &taken, by.as_deref(), &nothing, now).await?;
                Ok(id.to_string())
            })
        })
        .await
        .expect("recorded")
}

store::db_test!(
    nothing_that_was_said_is_left,
    migrations(),
    |db: Db| async move {
        let city = city(db).await;
        let resident = city.resident();
        let clerk = city.staff(&city.centre, Role::WindowClerk);
        let handler = city.staff(&city.organ_a, Role::Handler);
        let leader = city.staff(&city.organ_a, Role::UnitLeader);
        let supervisor = city.staff(&city.city_centre, Role::Supervisor);
        let kept = city.registered(&resident, "另一件").await;
        let mut new = city.report(&resident, &said("标题"));
        new.body = said("正文");
        new.place_public = said("地点");
        new.files = vec![file(&city, &resident).await];
        let made = matter::register(&city.app, &resident, city.command(), new)
            .await
            .expect("registered");
        let id = &made.id;
        let words = |what: &str| said(what);
        let steps = [
            (&clerk, Do::AskSupplement { what: words("补") }),
            (
                &resident,
                Do::Supplement {
                    words: words("补了"),
                    files: vec![],
                },
            ),
            (
                &clerk,
                Do::Offer {
                    to: city.organ_a.clone(),
                    kind: HandOffKind::Dispatch,
                    reason: words("请办"),
                    basis: words("依据"),
                    rule: None,
                },
            ),
            (
                &handler,
                Do::Accept {
                    plan: words("计划"),
                },
            ),
            (
                &handler,
                Do::Link {
                    to: id.clone(),
                    way: "related".into(),
                    words: words("不成"),
                },
            ),
            (
                &clerk,
                Do::Link {
                    to: kept.number.clone(),
                    way: "related".into(),
                    words: "同一家".into(),
                },
            ),
            (
                &handler,
                Do::AddParty {
                    party: NewParty {
                        role: "witness".into(),
                        kind: "natural".into(),
                        name: words("证人"),
                        relation: words("邻居"),
                        ..NewParty::default()
                    },
                },
            ),
            (
                &handler,
                Do::Visit {
                    words: words("到场"),
                    files: vec![],
                },
            ),
            (
                &handler,
                Do::Note {
                    words: words("记录"),
                    files: vec![],
                    public: false,
                },
            ),
            (
                &handler,
                Do::Ask {
                    question: words("问"),
                },
            ),
            (
                &handler,
                Do::Resume {
                    words: words("续")
                },
            ),
            (
                &leader,
                Do::Extend {
                    reason: words("延"),
                },
            ),
            (
                &supervisor,
                Do::Supervise {
                    words: words("督办"),
                    level: 2,
                },
            ),
            (
                &handler,
                Do::Reply {
                    outcome: "supported".into(),
                    words: words("答复"),
                    files: vec![],
                },
            ),
            (&leader, Do::Approve),
            (
                &resident,
                Do::Rate {
                    solved: true,
                    stars: 5,
                    handling: Some(5),
                    words: words("评价"),
                },
            ),
        ];
        for (actor, what) in steps {
            city.clock.advance(60_000);
            let own_link = matches!(&what, Do::Link { to, .. } if to == id);
            let done = city.act(actor, id, what).await;
            assert_eq!(done.is_err(), own_link, "{done:?}");
        }
        for paper in matter::documents::of_matter(&city.app.db.read(), id)
            .await
            .expect("papers")
        {
            matter::documents::pdf(&city.app, &paper.id)
                .await
                .expect("printed");
        }
        matter::projection::run(&city.app).await.expect("indexed");
        let before = places(&city, WORD).await;
        for place in [
            "matter.title",
            "notice.args",
            "thread_entry.words",
            "file.name",
        ] {
            assert!(before.iter().any(|p| p == place), "{place} in {before:?}");
        }
        assert!(
            places(&city, &format!("\"id\":\"{id}\""))
                .await
                .contains(&"command_done.result".into())
        );

        city.clock.advance(6 * 365 * DAY_MS);
        let now = city.app.clock.now();
        assert_eq!(destroy_due(&city.app, now).await.expect("done"), 1);
        assert_eq!(places(&city, WORD).await, Vec::<String>::new());
        // The number and the id are left where somebody may wonder about the gap, and in the log.
        let left = places(&city, id).await;
        for place in &left {
            let table = place.split('.').next().expect("a table");
            assert!(
                [
                    "audit_entry",
                    "event",
                    "matter_tombstone",
                    "file",
                    "thread_entry"
                ]
                .contains(&table),
                "{left:?}"
            );
        }
        assert!(left.contains(&"matter_tombstone.id".into()));
        assert!(!left.contains(&"command_done.result".into()));
        let found = matter::projection::rebuild(&city.app)
            .await
            .expect("indexed");
        assert_eq!(found, 1, "only the other matter");
        let stone = matter::jobs::tombstone(&city.app.db.read(), id)
            .await
            .expect("an answer");
        assert_eq!(stone.map(|(number, _)| number), Some(made.number.clone()));
        let retry = matter::store::by_id(&city.app.db.read(), &kept.id)
            .await
            .expect("an answer");
        assert!(retry.is_some());
    }
);
