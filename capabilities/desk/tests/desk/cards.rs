//! The library of answer cards, and a reply that begins with one.

use access::Role;
use matter::{Do, HandOffKind};

use crate::{city, hidden, tables};

fn card<'a>(command: &'a str, words: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("command", command),
        ("title", "灯已修好"),
        ("words_zh", words),
        ("outcome", "supported"),
    ]
}

store::db_test!(a_card_begins_a_reply, tables(), |db| async move {
    let city = city(db).await;
    let resident = city.resident();
    let registered = city.registered(&resident, "楼道灯不亮").await;
    let clerk = city.staff(&city.centre, Role::TriageOfficer);
    let offer = Do::Offer {
        to: city.organ_a.clone(),
        kind: HandOffKind::Dispatch,
        reason: String::new(),
        basis: String::new(),
        rule: None,
    };
    city.act(&clerk, &registered.id, offer).await.unwrap();
    let handler = city.staff(&city.organ_a, Role::Handler);
    let plan = Do::Accept {
        plan: String::new(),
    };
    city.act(&handler, &registered.id, plan).await.unwrap();

    let form = card("command-0201", "{编号}：{事项}已经修好。");
    let made = city.post(&handler, "/desk/cards", &form).await;
    assert_eq!(made.status, 303, "{}", made.text());
    let reply = format!("/matters/{}/reply", registered.number);
    let page = city.get(&handler, &reply).await.text();
    assert!(page.contains("灯已修好"));
    let id = page
        .split("灯已修好")
        .next()
        .and_then(|before| before.rsplit("?card=").next())
        .and_then(|rest| rest.split('"').next())
        .unwrap()
        .to_owned();
    let begun = city
        .get(&handler, &format!("{reply}?card={id}"))
        .await
        .text();
    let words = format!("{}：楼道灯不亮已经修好。", registered.number);
    assert!(begun.contains(&words), "{begun}");

    // Another organisation neither sees nor changes it.
    let other = city.staff(&city.organ_b, Role::Handler);
    assert_eq!(
        city.get(&other, &format!("/desk/cards/{id}")).await.status,
        404
    );
    let ask = city
        .get(&handler, &format!("/desk/cards/{id}/retire"))
        .await
        .text();
    let retire = format!("/desk/cards/{id}/retire");
    let gone = city
        .post(&handler, &retire, &[("command", &hidden(&ask, "command"))])
        .await;
    assert_eq!(gone.status, 303);
    assert!(!city.get(&handler, &reply).await.text().contains("灯已修好"));
});

store::db_test!(
    a_card_is_looked_at_before_it_is_kept,
    tables(),
    |db| async move {
        let city = city(db).await;
        let handler = city.staff(&city.organ_a, Role::Handler);
        let mut form = card("command-0202", "{编号}已办。");
        form.push(("do", "preview"));
        let look = city.post(&handler, "/desk/cards", &form).await;
        assert_eq!(look.status, 200);
        assert!(look.text().contains("HG2026-11-0000001已办。"));
        let wrong = card("command-0203", "{姓名}，您好。");
        let refused = city.post(&handler, "/desk/cards", &wrong).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text().contains("没有“姓名”这一项"));
        // Only who keeps the catalogue writes for everybody.
        let mut shared = card("command-0204", "已办。");
        shared.push(("shared", "1"));
        assert_eq!(
            city.post(&handler, "/desk/cards", &shared).await.status,
            422
        );
        let head = city.staff(&city.centre, Role::CenterHead);
        assert_eq!(city.post(&head, "/desk/cards", &shared).await.status, 303);
        let list = city.get(&handler, "/desk/cards").await.text();
        assert!(list.contains("全市共用"));
    }
);
