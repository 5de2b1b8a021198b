//! Search: one's own write at once, and nothing beyond reach.

use access::{Actor, Role, Scope};
use matter::projection::{paths, rebuild, run};
use matter::testing::{City, city, migrations};
use matter::{Do, HandOffKind};
use store::{Db, Sql, args};

/// On PostgreSQL an event can be read once no older transaction runs. Other tests share the server, and for a moment
/// one of theirs may be older; a city's own acts are over in milliseconds.
async fn readable(city: &City) {
    let read = city.app.db.read();
    let sql: &dyn Sql = &read;
    loop {
        let newest = store::newest_event(sql).await.expect("the outbox reads");
        let held_back = "select count(*) from event where xid > $1 or (xid = $1 and seq > $2)";
        let waiting = sql.count(held_back, args![newest.xid, newest.seq]).await;
        if waiting.expect("the outbox counts") == 0 {
            return;
        }
        tokio::task::yield_now().await;
    }
}

async fn found(city: &City, actor: &Actor, words: &str) -> Vec<String> {
    readable(city).await;
    let mut query = web::Fields::default();
    query.set("q", words);
    let answer = city
        .get(actor, &format!("/api/v1/matters?{}", query.to_query()))
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let items = answer.json()["items"].as_array().expect("a list").clone();
    items
        .iter()
        .map(|m| m["id"].as_str().expect("an id").to_owned())
        .collect()
}

store::db_test!(
    ones_own_write_is_found_at_once,
    migrations(),
    |db: Db| async move {
        let city = city(db).await;
        let resident = city.resident();
        let clerk = city.staff(&city.centre, Role::WindowClerk);
        let lamp = city.registered(&resident, "三楼楼道灯坏了").await;
        assert_eq!(found(&city, &clerk, "楼道灯").await, [lamp.id.as_str()]);
        let water = city.registered(&city.resident(), "地下室积水").await;
        assert_eq!(found(&city, &clerk, "积水").await, [water.id.as_str()]);
        assert_eq!(
            found(&city, &clerk, &water.number).await,
            [water.id.as_str()]
        );
        assert_eq!(
            found(&city, &resident, "积水").await,
            Vec::<String>::new(),
            "somebody else's"
        );
        assert_eq!(found(&city, &resident, "楼道").await, [lamp.id.as_str()]);
        assert_eq!(
            found(&city, &city.resident(), "楼道").await,
            Vec::<String>::new()
        );
    }
);

store::db_test!(
    reach_follows_the_matter,
    migrations(),
    |db: Db| async move {
        let city = city(db).await;
        let clerk = city.staff(&city.centre, Role::WindowClerk);
        let handler = city.staff(&city.organ_a, Role::Handler);
        let lamp = city.registered(&city.resident(), "三楼楼道灯坏了").await;
        assert!(found(&city, &handler, "楼道灯").await.is_empty());
        let offer = Do::Offer {
            to: city.organ_a.clone(),
            kind: HandOffKind::Dispatch,
            reason: String::new(),
            basis: String::new(),
            rule: None,
        };
        city.act(&clerk, &lamp.id, offer).await.expect("allowed");
        assert_eq!(found(&city, &handler, "楼道灯").await, [lamp.id.as_str()]);
        let back = Do::Return {
            reason: "不属于我局职责".into(),
        };
        city.act(&handler, &lamp.id, back).await.expect("allowed");
        assert!(
            found(&city, &handler, "楼道灯").await.is_empty(),
            "the index still knows the words, the row decides"
        );
    }
);

store::db_test!(
    the_index_is_filled_again,
    migrations(),
    |db: Db| async move {
        let city = city(db).await;
        let clerk = city.staff(&city.centre, Role::WindowClerk);
        for n in 0..5 {
            city.registered(&city.resident(), &format!("第{n}栋电梯停了"))
                .await;
        }
        readable(&city).await;
        run(&city.app).await.expect("the index follows");
        assert_eq!(
            run(&city.app).await.expect("the index follows"),
            0,
            "nothing is left to write"
        );
        let before = found(&city, &clerk, "电梯").await;
        assert_eq!(rebuild(&city.app).await.expect("filled"), 5);
        let mut after = found(&city, &clerk, "电梯").await;
        let mut sorted = before.clone();
        sorted.sort();
        after.sort();
        assert_eq!(sorted, after);
        assert_eq!(after.len(), 5);
        assert_eq!(
            paths(&Scope::of(&Actor::Anonymous, matter::permissions::READ)),
            search::Scope::Within(vec![])
        );
    }
);
