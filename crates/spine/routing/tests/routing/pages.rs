//! Pages, opened by those who may and by those who may not.

use access::Role;
use people::Level;
use routing::store as rows;
use store::db_test;

use crate::city::{city, migrations, publish, rule};

db_test!(
    pages_open_for_those_who_may,
    migrations(),
    |db| async move {
        let (city, _) = city(db).await;
        publish(
            &city,
            vec![rule("R-101", "01", "housing_bureau", Level::County)],
        )
        .await;
        let head = city.staff(&city.centre, Role::CenterHead);
        let clerk = city.staff(&city.centre, Role::WindowClerk);
        let handler = city.staff(&city.organ_a, Role::Handler);
        for path in [
            "/admin/routing",
            "/admin/routing?q=R-101",
            "/admin/routing/history",
            "/admin/types",
            "/admin/types?q=01.01",
            "/admin/types/01.01.01",
            "/admin/clocks",
            "/admin/clocks?code=ctr.ordinary",
            "/admin/calendar",
            "/admin/calendar?year=2027",
        ] {
            let answer = city.get(&head, path).await;
            let text = answer.text();
            assert_eq!(answer.status, 200, "{path}");
            assert!(!text.contains('⟦'), "{path}: a text is missing");
            assert_eq!(city.get(&handler, path).await.status, 403, "{path}");
        }
        assert_eq!(city.get(&clerk, "/admin/routing").await.status, 200);
        assert_eq!(city.get(&clerk, "/admin/types").await.status, 403);
        assert_eq!(city.get(&head, "/admin/types/99.99.99").await.status, 404);
    }
);

db_test!(
    a_draft_is_written_submitted_and_published_in_the_browser,
    migrations(),
    |db| async move {
        let (city, _) = city(db).await;
        publish(
            &city,
            vec![rule("R-101", "01", "housing_bureau", Level::County)],
        )
        .await;
        let author = city.staff(&city.centre, Role::TriageOfficer);
        let head = city.staff(&city.centre, Role::CenterHead);
        let command = || city.command().as_str().to_owned();

        let started = city
            .post(&author, "/admin/routing/drafts", &[("command", &command())])
            .await;
        assert_eq!(started.status, 303);
        let draft = started.header("location").to_owned();
        let page = city.get(&author, &format!("{draft}?rule=new")).await;
        assert_eq!(page.status, 200);
        assert!(!page.text().contains('⟦'));

        let mut form = vec![
            ("rule", ""),
            ("add_type", "01.01.01"),
            ("add_unit", "2304/230405/230405001/"),
            ("organ_kind", "heating_company"),
            ("organ_level", "city"),
            ("season_from", "10-15"),
            ("season_to", ""),
            ("words", "跑水、冻"),
            ("reason_zh", "供热期内先由供热单位处置"),
            ("basis", ""),
            ("enabled", "on"),
        ];
        let id = command();
        form.push(("command", &id));
        let refused = city.post(&author, &format!("{draft}/rules"), &form).await;
        assert_eq!(refused.status, 422);
        assert!(
            refused.text().contains("两个都填") && refused.text().contains("跑水、冻"),
            "values and errors are kept"
        );
        form[6].1 = "04-15";
        let saved = city.post(&author, &format!("{draft}/rules"), &form).await;
        assert_eq!(saved.status, 303);
        let opened = city.get(&author, saved.header("location")).await.text();
        assert!(
            opened.contains("R-102")
                && opened.contains("光宇街道")
                && opened.contains("10-15–04-15")
        );

        let nameless = city
            .post(
                &author,
                &format!("{draft}/submit"),
                &[("command", &command()), ("name", "")],
            )
            .await;
        assert_eq!(nameless.status, 422);
        assert!(nameless.text().contains("写一句改了什么"));
        let submitted = city
            .post(
                &author,
                &format!("{draft}/submit"),
                &[("command", &command()), ("name", "加供热规则")],
            )
            .await;
        assert_eq!(submitted.status, 303);
        // The author has no permission to publish; the head has.
        let own = city
            .post(
                &author,
                &format!("{draft}/publish"),
                &[("command", &command())],
            )
            .await;
        assert_eq!(own.status, 403);
        let stale = city
            .post(
                &head,
                &format!("{draft}/publish"),
                &[("command", &command()), ("seen", "1")],
            )
            .await;
        assert_eq!(stale.status, 409);
        let published = city
            .post(
                &head,
                &format!("{draft}/publish"),
                &[("command", &command())],
            )
            .await;
        assert_eq!(published.status, 303);
        let now = rows::published(&city.app.db.read()).await.unwrap().unwrap();
        assert_eq!((now.number, now.name.as_str()), (2, "加供热规则"));
        // What was a draft leads to the version it became.
        assert_eq!(city.get(&author, &draft).await.status, 303);
    }
);

db_test!(
    the_replay_says_which_rule_fired,
    migrations(),
    |db| async move {
        let (city, _) = city(db).await;
        let mut narrow = rule("R-101", "01.01", "heating_company", Level::City);
        narrow.words = vec!["跑水".into()];
        publish(
            &city,
            vec![narrow, rule("R-102", "01", "housing_bureau", Level::County)],
        )
        .await;
        let resident = city.resident();
        let matter = city.registered(&resident, "屋里不热").await;
        let clerk = city.staff(&city.centre, Role::TriageOfficer);
        let page = city
            .get(&clerk, &format!("/matters/{}/routing", matter.id))
            .await;
        let text = page.text();
        assert_eq!(page.status, 200);
        assert!(
            text.contains("按规则")
                && text.contains("没有提到 跑水")
                && text.contains("兴安区住建局"),
            "{text}"
        );
        assert!(!text.contains('⟦'));
        let stranger = city.staff(&city.organ_a, Role::Handler);
        assert_eq!(
            city.get(&stranger, &format!("/matters/{}/routing", matter.id))
                .await
                .status,
            404
        );
    }
);

db_test!(
    a_type_is_drafted_published_and_retired,
    migrations(),
    |db| async move {
        let (city, _) = city(db).await;
        let head = city.staff(&city.centre, Role::CenterHead);
        let command = || city.command().as_str().to_owned();
        let form = |years: &'static str, command: String| {
            vec![
                ("name_zh".to_owned(), "冬季供热".to_owned()),
                ("name_en".into(), "Heating".into()),
                ("purpose".into(), "complaint".into()),
                ("urgency".into(), "2".into()),
                ("complexity".into(), "ordinary".into()),
                ("organ_kind".into(), "housing_bureau".into()),
                ("organ_level".into(), "county".into()),
                ("promise_clock".into(), "ctr.ordinary".into()),
                ("retention_years".into(), years.into()),
                ("command".into(), command),
            ]
        };
        let send = |form: Vec<(String, String)>| {
            let (city, head) = (&city, &head);
            async move {
                let fields: Vec<(&str, &str)> =
                    form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
                city.post(head, "/admin/types/01.01.01", &fields).await
            }
        };
        assert_eq!(send(form("0", command())).await.status, 422);
        assert_eq!(send(form("7", command())).await.status, 303);
        // Saving again writes over the draft and makes no third version.
        assert_eq!(send(form("8", command())).await.status, 303);
        let read = city.app.db.read();
        let versions = || async {
            matter::catalogue::versions(&read, "01.01.01")
                .await
                .unwrap()
        };
        assert_eq!(versions().await[0].version, 2);
        assert_eq!(
            matter::catalogue::published(&read, "01.01.01")
                .await
                .unwrap()
                .unwrap()
                .version,
            1
        );
        let publish = [("command", command()), ("version", "2".to_owned())];
        let fields: Vec<(&str, &str)> = publish.iter().map(|(n, v)| (*n, v.as_str())).collect();
        assert_eq!(
            city.post(&head, "/admin/types/01.01.01/publish", &fields)
                .await
                .status,
            303
        );
        let now = matter::catalogue::published(&read, "01.01.01")
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            (now.version, now.name_zh.as_str(), now.retention_years),
            (2, "冬季供热", 8)
        );
        let id = command();
        assert_eq!(
            city.post(&head, "/admin/types/01.01.01/retire", &[("command", &id)])
                .await
                .status,
            303
        );
        assert!(
            matter::catalogue::published(&read, "01.01.01")
                .await
                .unwrap()
                .is_none()
        );
        assert_eq!(versions().await.len(), 2);
    }
);

db_test!(
    a_clock_gets_a_later_version_and_old_ones_stay,
    migrations(),
    |db| async move {
        let (city, _) = city(db).await;
        let head = city.staff(&city.centre, Role::CenterHead);
        let send = |from: &'static str| {
            let (city, head) = (&city, &head);
            async move {
                let command = city.command().as_str().to_owned();
                let fields = [
                    ("command", command.as_str()),
                    ("code", "ctr.ordinary"),
                    ("valid_from", from),
                    ("length", "7"),
                    ("length_unit", "W"),
                    ("extend", ""),
                    ("extend_unit", "W"),
                    ("label_zh", "办结"),
                    ("label_en", "Resolve"),
                    ("law_zh", "新规"),
                    ("law_en", "New rule"),
                ];
                city.post(head, "/admin/clocks", &fields).await.status
            }
        };
        assert_eq!(send("2026-11-24").await, 422, "not today");
        assert_eq!(send("2027-01-01").await, 303);
        assert_eq!(
            send("2026-12-01").await,
            422,
            "not before a version that is there"
        );
        let read = city.app.db.read();
        let on = |day| {
            let read = &read;
            async move {
                matter::clocks::rule_on(read, "ctr.ordinary", day)
                    .await
                    .unwrap()
                    .length
            }
        };
        assert_eq!(on(kernel::Date::constant(2026, 12, 31)).await, "5W");
        assert_eq!(on(kernel::Date::constant(2027, 1, 1)).await, "7W");
    }
);
