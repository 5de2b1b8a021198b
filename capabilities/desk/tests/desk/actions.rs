//! A matter goes through its forms: offered, accepted, visited, answered, approved; and what is refused on the way.

use access::Role;
use matter::State;

use crate::{city, hidden, tables};

store::db_test!(a_matter_goes_through_its_forms, tables(), |db| async move {
    let city = city(db).await;
    let resident = city.resident();
    let registered = city.registered(&resident, "楼道堆物").await;
    let base = format!("/matters/{}", registered.number);
    let clerk = city.staff(&city.centre, Role::TriageOfficer);
    let handler = city.staff(&city.organ_a, Role::Handler);
    let leader = city.staff(&city.organ_a, Role::UnitLeader);
    let to = city.organ_a.id.to_string();
    type Step<'a> = (&'a access::Actor, &'a str, Vec<(&'a str, &'a str)>, State);
    let steps: [Step<'_>; 6] = [
        (
            &clerk,
            "offer",
            vec![("kind", "dispatch"), ("to", &to), ("reason", "请核实")],
            State::Triaged,
        ),
        (
            &handler,
            "accept",
            vec![("plan", "明天上午到场")],
            State::Handling,
        ),
        (
            &handler,
            "visit",
            vec![("words", "情况属实")],
            State::Handling,
        ),
        (
            &handler,
            "note",
            vec![("text", "已约谈物业"), ("public", "1")],
            State::Handling,
        ),
        (
            &handler,
            "reply",
            vec![("outcome", "supported"), ("words", "已清走")],
            State::Replied,
        ),
        (&leader, "approve", vec![], State::Completed),
    ];
    for (actor, event, fields, state) in steps {
        let page = city.get(actor, &format!("{base}/{event}")).await.text();
        let (command, seen) = (hidden(&page, "command"), hidden(&page, "seen"));
        let mut all = vec![("command", command.as_str()), ("seen", seen.as_str())];
        all.extend(fields);
        let answer = city.post(actor, &format!("{base}/{event}"), &all).await;
        assert_eq!(answer.status, 303, "{event}: {}", answer.text());
        // The browser may send the same form twice; it happens once.
        let again = city.post(actor, &format!("{base}/{event}"), &all).await;
        assert!(again.status == 303 || again.status == 409, "{event} again");
        let row = city.row(&registered.id).await;
        assert_eq!(row.state(), state, "{event}");
    }
    let row = city.row(&registered.id).await;
    assert_eq!(row.version, 7);
    assert_eq!(row.reply.as_deref(), Some("已清走"));
});

store::db_test!(
    whoever_was_slower_keeps_the_words,
    tables(),
    |db| async move {
        let city = city(db).await;
        let resident = city.resident();
        let registered = city.registered(&resident, "楼道堆物").await;
        let path = format!("/matters/{}/ask_supplement", registered.number);
        let clerk = city.staff(&city.centre, Role::TriageOfficer);
        let page = city.get(&clerk, &path).await.text();
        let (command, seen) = (hidden(&page, "command"), hidden(&page, "seen"));
        let note = matter::Do::Note {
            words: "另一位同事刚记了一笔".into(),
            files: Vec::new(),
            public: false,
        };
        city.act(&clerk, &registered.id, note).await.unwrap();
        let fields = [
            ("command", command.as_str()),
            ("seen", seen.as_str()),
            ("what", "请补充房产证照片"),
        ];
        let answer = city.post(&clerk, &path, &fields).await;
        let html = answer.text();
        assert_eq!(answer.status, 409);
        assert!(html.contains("请补充房产证照片"), "typed words are kept");
        assert!(
            html.contains("另一位同事刚记了一笔"),
            "what happened is shown"
        );
        // The form on that page knows the version of now and goes through.
        let (command, seen) = (hidden(&html, "command"), hidden(&html, "seen"));
        let fields = [
            ("command", command.as_str()),
            ("seen", seen.as_str()),
            ("what", "请补充房产证照片"),
        ];
        assert_eq!(city.post(&clerk, &path, &fields).await.status, 303);
        let row = city.row(&registered.id).await;
        assert_eq!(row.state(), State::Supplementing);
    }
);

store::db_test!(
    what_is_missing_is_said_beside_its_field,
    tables(),
    |db| async move {
        let city = city(db).await;
        let resident = city.resident();
        let registered = city.registered(&resident, "楼道堆物").await;
        let path = format!("/matters/{}/refuse", registered.number);
        let clerk = city.staff(&city.centre, Role::TriageOfficer);
        let page = city.get(&clerk, &path).await.text();
        let command = hidden(&page, "command");
        let fields = [
            ("command", command.as_str()),
            ("seen", "1"),
            ("more", "写了一半的理由"),
        ];
        let answer = city.post(&clerk, &path, &fields).await;
        assert_eq!(answer.status, 422);
        assert!(answer.text().contains("写了一半的理由"));
        assert_eq!(city.row(&registered.id).await.state(), State::Registered);
        let offer = format!("/matters/{}/offer", registered.number);
        let nobody = [("command", command.as_str()), ("kind", "dispatch")];
        assert_eq!(city.post(&clerk, &offer, &nobody).await.status, 422);
    }
);

store::db_test!(an_observer_changes_nothing, tables(), |db| async move {
    let city = city(db).await;
    let resident = city.resident();
    let registered = city.registered(&resident, "楼道堆物").await;
    let observer = city.staff(&city.centre, Role::Observer);
    let base = format!("/matters/{}", registered.number);
    let page = city.get(&observer, &base).await;
    assert_eq!(page.status, 200);
    assert!(!page.text().contains("/reveal/"), "no lock opens");
    let command = city.command();
    for event in ["offer", "note", "refuse", "urge"] {
        let fields = [("command", command.as_str()), ("words", "x"), ("text", "x")];
        let answer = city
            .post(&observer, &format!("{base}/{event}"), &fields)
            .await;
        assert!(answer.status >= 400, "{event}: {}", answer.status);
    }
    let reveal = city.get(&observer, &format!("{base}/reveal/phone")).await;
    assert_eq!(reveal.status, 403);
    assert_eq!(city.row(&registered.id).await.version, 1);
});

store::db_test!(
    a_look_needs_a_purpose_and_is_seen,
    tables(),
    |db| async move {
        let city = city(db).await;
        let resident = city.resident();
        let registered = city.registered(&resident, "楼道堆物").await;
        let base = format!("/matters/{}", registered.number);
        let clerk = city.staff(&city.centre, Role::WindowClerk);
        let phone = format!("{base}/reveal/phone");
        assert_eq!(city.post(&clerk, &phone, &[]).await.status, 422);
        let other = city.post(&clerk, &phone, &[("purpose", "other")]).await;
        assert_eq!(other.status, 422, "other needs words");
        let why = [("purpose", "contact_party")];
        assert_eq!(city.post(&clerk, &phone, &why).await.status, 303);
        let page = city.get(&clerk, &base).await.text();
        assert!(page.contains("13800001234"), "in clear for its viewer");
        let looks = city.get(&clerk, &format!("{base}?part=looks")).await.text();
        assert!(looks.contains("联系当事人"));
        let colleague = city.staff(&city.centre, Role::WindowClerk);
        let theirs = city.get(&colleague, &base).await.text();
        assert!(!theirs.contains("13800001234"), "masked for everyone else");
    }
);

store::db_test!(
    two_matters_are_linked_by_a_search,
    tables(),
    |db| async move {
        let city = city(db).await;
        let resident = city.resident();
        let shop = city.registered(&resident, "油烟扰民").await;
        let sign = city.registered(&resident, "广告牌松动").await;
        let clerk = city.staff(&city.centre, Role::TriageOfficer);
        let base = format!("/matters/{}", sign.number);
        let page = city.get(&clerk, &base).await.text();
        assert!(page.contains(&format!("{base}/link")));
        let empty = city.get(&clerk, &format!("{base}/link")).await.text();
        assert!(!empty.contains("name=\"to\""), "nothing to send yet");
        let mut query = web::Fields::default();
        query.set("q", shop.number.as_str());
        let form = format!("{base}/link?{}", query.to_query());
        let form = city.get(&clerk, &form).await.text();
        assert!(form.contains("油烟扰民") && form.contains("name=\"way\""));
        let (command, seen) = (hidden(&form, "command"), hidden(&form, "seen"));
        let mut fields = vec![
            ("command", command.as_str()),
            ("seen", seen.as_str()),
            ("to", shop.number.as_str()),
            ("way", "nonsense"),
            ("words", "同一家店"),
        ];
        let refused = city.post(&clerk, &format!("{base}/link"), &fields).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text().contains("同一家店") && refused.text().contains("油烟扰民"));
        fields[3].1 = "follows";
        let done = city.post(&clerk, &format!("{base}/link"), &fields).await;
        assert_eq!(done.status, 303, "{}", done.text());
        let here = city.get(&clerk, &base).await.text();
        assert!(here.contains("延续自") && here.contains(&shop.number));
        let there = city
            .get(&clerk, &format!("/matters/{}", shop.number))
            .await
            .text();
        assert!(there.contains("后续有") && there.contains(&sign.number));
        let undo = format!("/matters/{}/unlink", shop.number);
        let form = city
            .get(
                &clerk,
                &format!("{undo}?to={}&way=followed_by", sign.number),
            )
            .await
            .text();
        let (command, seen) = (hidden(&form, "command"), hidden(&form, "seen"));
        let mut fields = vec![
            ("command", command.as_str()),
            ("seen", seen.as_str()),
            ("to", sign.number.as_str()),
            ("way", "followed_by"),
            ("reason", ""),
        ];
        let refused = city.post(&clerk, &undo, &fields).await;
        assert_eq!(refused.status, 422);
        fields[4].1 = "不是一家";
        assert_eq!(city.post(&clerk, &undo, &fields).await.status, 303);
        let here = city.get(&clerk, &base).await.text();
        assert!(!here.contains("/unlink?to="), "gone from the side");
        assert!(here.contains("不是一家"), "told in the thread");
    }
);

store::db_test!(
    a_participant_is_added_looked_at_and_ended,
    tables(),
    |db| async move {
        let city = city(db).await;
        let made = city.registered(&city.resident(), "合同纠纷").await;
        let clerk = city.staff(&city.centre, Role::WindowClerk);
        let base = format!("/matters/{}", made.number);
        let add = format!("{base}/add_party");
        let form = city.get(&clerk, &add).await.text();
        let (command, seen) = (hidden(&form, "command"), hidden(&form, "seen"));
        let mut fields = vec![
            ("command", command.as_str()),
            ("seen", seen.as_str()),
            ("kind", "natural"),
            ("role", "respondent"),
            ("name", "欧阳修文"),
            ("phone", "1380000"),
        ];
        let refused = city.post(&clerk, &add, &fields).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text().contains("欧阳修文"), "typed values are kept");
        fields[5].1 = "13800004321";
        let done = city.post(&clerk, &add, &fields).await;
        assert_eq!(done.status, 303, "{}", done.text());
        let page = city.get(&clerk, &base).await.text();
        assert!(page.contains("欧阳**") && page.contains("138****4321"));
        assert!(!page.contains("欧阳修文") && !page.contains("13800004321"));
        let all = matter::parties::of_matter(&city.app.db.read(), &made.id)
            .await
            .unwrap();
        let look = format!("{base}/parties/{}/reveal/phone", all[0].id);
        assert!(page.contains(&look));
        assert_eq!(city.get(&clerk, &look).await.status, 200);
        assert_eq!(city.post(&clerk, &look, &[]).await.status, 422);
        let why = [("purpose", "contact_party")];
        assert_eq!(city.post(&clerk, &look, &why).await.status, 303);
        let page = city.get(&clerk, &base).await.text();
        assert!(page.contains("13800004321") && !page.contains("欧阳修文"));
        let looks = city.get(&clerk, &format!("{base}?part=looks")).await.text();
        assert!(looks.contains("查看了参与人的电话"));
        let log = city.get(&clerk, &format!("{base}/log")).await.text();
        assert!(log.contains("查看了参与人的电话"));
        let end = format!("{base}/end_party");
        let form = city
            .get(&clerk, &format!("{end}?party={}", all[0].id))
            .await
            .text();
        let (command, seen) = (hidden(&form, "command"), hidden(&form, "seen"));
        let fields = [
            ("command", command.as_str()),
            ("seen", seen.as_str()),
            ("party", all[0].id.as_str()),
            ("reason", "撤回对其的请求"),
        ];
        assert_eq!(city.post(&clerk, &end, &fields).await.status, 303);
        let page = city.get(&clerk, &base).await.text();
        assert!(page.contains("撤回对其的请求"));
        assert!(!page.contains(&format!("party={}", all[0].id)));
        let observer = city.staff(&city.centre, Role::Observer);
        let seen = city.get(&observer, &base).await.text();
        assert!(!seen.contains("/parties/"), "no lock opens");
    }
);
