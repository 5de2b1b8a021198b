//! Matters tied to one another: seen from both sides, only as far as the actor sees, taken back with a reason.

use access::{Actor, Role};
use matter::testing::{Answer, City, city, migrations};
use matter::{Do, HandOffKind, Refused};
use serde_json::{Value, json};
use store::Db;

async fn thread(city: &City, id: &str) -> Vec<matter::store::EntryRow> {
    matter::store::thread(&city.app.db.read(), id, false)
        .await
        .expect("a thread")
}

async fn view(city: &City, actor: &Actor, id: &str) -> Value {
    city.get(actor, &format!("/api/v1/matters/{id}"))
        .await
        .json()
}

fn tie(to: &str, way: &str) -> Do {
    Do::Link {
        to: to.into(),
        way: way.into(),
        words: "同一家店".into(),
    }
}

fn wrong(refused: &Refused) -> Vec<(&str, &str)> {
    let Refused::Invalid(errors) = refused else {
        panic!("{refused:?}")
    };
    errors
        .iter()
        .map(|e| (e.field.as_str(), e.key.as_str()))
        .collect()
}

async fn fire(city: &City, actor: &Actor, id: &str, event: &str, mut body: Value) -> Answer {
    body["seen"] = view(city, actor, id).await["version"].clone();
    body["command"] = city.command().as_str().into();
    city.post_json(
        actor,
        &format!("/api/v1/matters/{id}/actions/{event}"),
        &body,
    )
    .await
}

store::db_test!(
    a_link_is_told_on_both_sides,
    migrations(),
    |db: Db| async move {
        let city = city(db).await;
        let resident = city.resident();
        let clerk = city.staff(&city.centre, Role::TriageOfficer);
        let shop = city.registered(&resident, "油烟扰民").await;
        let sign = city.registered(&resident, "广告牌松动").await;
        let done = fire(
            &city,
            &clerk,
            &sign.id,
            "link",
            json!({ "to": shop.number, "way": "part_of", "words": "同一家店" }),
        )
        .await;
        assert_eq!(done.status, 200, "{}", done.text());
        for (id, other, way) in [
            (&sign.id, &shop.number, "part_of"),
            (&shop.id, &sign.number, "contains"),
        ] {
            let seen = view(&city, &clerk, id).await;
            assert_eq!(seen["links"][0]["way"], way);
            assert_eq!(seen["links"][0]["number"], other.as_str());
            let thread = thread(&city, id).await;
            let last = thread.last().expect("an entry");
            assert_eq!(
                (last.kind.as_str(), last.words.as_str()),
                ("link", "同一家店")
            );
            assert!(!last.public && last.data.contains(way));
            assert_eq!(last.seq, city.row(id).await.version);
        }
        let theirs = view(&city, &resident, &sign.id).await;
        assert_eq!(theirs["links"], json!([]), "officers' business");
        for (to, way, key) in [
            (&shop.number, "part_of", "matter-link-exists"),
            (&shop.number, "contains", "matter-link-exists"),
            (&sign.number, "related", "matter-link-self"),
            (
                &"HG1999-01-0000001".to_owned(),
                "related",
                "matter-link-unknown",
            ),
            (&shop.number, "because", "matter-link-way-missing"),
        ] {
            let refused = city.act(&clerk, &sign.id, tie(to, way)).await.unwrap_err();
            assert_eq!(wrong(&refused)[0].1, key, "{to} {way}");
        }
        city.act(&clerk, &sign.id, tie(&shop.id, "related"))
            .await
            .expect("another way");

        let undo = |reason: &str| Do::Unlink {
            to: sign.number.clone(),
            way: "contains".into(),
            reason: reason.into(),
        };
        let refused = city.act(&clerk, &shop.id, undo(" ")).await.unwrap_err();
        assert_eq!(wrong(&refused)[0].0, "reason");
        city.act(&clerk, &shop.id, undo("不是同一家"))
            .await
            .expect("from the other side");
        for id in [&sign.id, &shop.id] {
            let seen = view(&city, &clerk, id).await;
            assert_eq!(seen["links"].as_array().map(Vec::len), Some(1));
            assert_eq!(seen["links"][0]["way"], "related");
            let thread = thread(&city, id).await;
            assert_eq!(thread.last().map(|e| e.words.as_str()), Some("不是同一家"));
        }
        let again = city.act(&clerk, &shop.id, undo("再来")).await.unwrap_err();
        assert_eq!(wrong(&again)[0].1, "matter-link-unknown");
    }
);

store::db_test!(
    nobody_links_what_they_cannot_see,
    migrations(),
    |db: Db| async move {
        let city = city(db).await;
        let resident = city.resident();
        let clerk = city.staff(&city.centre, Role::TriageOfficer);
        let handler = city.staff(&city.organ_a, Role::Handler);
        let hidden = city.registered(&resident, "别人的事").await;
        let own = city.registered(&resident, "自己的事").await;
        let offer = Do::Offer {
            to: city.organ_a.clone(),
            kind: HandOffKind::Dispatch,
            reason: "请办理".into(),
            basis: String::new(),
            rule: None,
        };
        city.act(&clerk, &own.id, offer).await.expect("offered");
        let accept = Do::Accept {
            plan: String::new(),
        };
        city.act(&handler, &own.id, accept).await.expect("accepted");
        let refused = city
            .act(&handler, &own.id, tie(&hidden.number, "related"))
            .await
            .unwrap_err();
        assert_eq!(wrong(&refused)[0].1, "matter-link-unknown");
        // Linked by one who sees both, it is listed only for those who see the other end.
        city.act(&clerk, &own.id, tie(&hidden.number, "follows"))
            .await
            .expect("linked");
        assert_eq!(view(&city, &handler, &own.id).await["links"], json!([]));
        assert_eq!(
            view(&city, &clerk, &own.id).await["links"][0]["way"],
            "follows"
        );
        let observer = city.staff(&city.centre, Role::Observer);
        let refused = city
            .act(&observer, &own.id, tie(&hidden.number, "related"))
            .await;
        assert!(matches!(refused, Err(Refused::NotAllowed(_))));
    }
);

store::db_test!(
    what_was_merged_stays_tied,
    migrations(),
    |db: Db| async move {
        let city = city(db).await;
        let clerk = city.staff(&city.centre, Role::TriageOfficer);
        let first = city.registered(&city.resident(), "路灯不亮").await;
        let second = city.registered(&city.resident(), "路灯坏了").await;
        let merge = Do::Merge {
            into: first.number.clone(),
        };
        city.act(&clerk, &second.id, merge).await.expect("merged");
        assert_eq!(
            view(&city, &clerk, &first.id).await["links"][0]["way"],
            "duplicate"
        );
        let undo = Do::Unlink {
            to: second.number.clone(),
            way: "duplicate".into(),
            reason: "弄错了".into(),
        };
        let refused = city.act(&clerk, &first.id, undo).await.unwrap_err();
        assert_eq!(wrong(&refused)[0].1, "matter-link-merged");
    }
);
