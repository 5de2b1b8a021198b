//! Proposals, drafts and trials.

use access::Role;
use kernel::UtcMs;
use people::Level;
use routing::drafts::{self, Command, Do, Done, Refused};
use routing::matching::Condition;
use routing::model::{Hours, SetState};
use routing::{Question, Source, propose, store as rows, trial};
use store::{Fault, args, db_test};

use crate::city::{city, id, migrations, publish, rule};

fn question(text: &str, hour: i8) -> Question {
    Question {
        type_code: "01.01.01".into(),
        unit_path: "2304/230405/230405001/".into(),
        text: text.into(),
        now: UtcMs::from_local(kernel::Date::constant(2026, 11, 24), hour, 0),
    }
}

db_test!(
    the_first_rule_decides_and_the_others_are_near,
    migrations(),
    |db| async move {
        let (city, organs) = city(db).await;
        let mut night = rule("R-101", "01.01", "heating_company", Level::City);
        night.hours = Hours::parse("20:00", "06:00");
        night.words = vec!["跑水".into()];
        publish(
            &city,
            vec![
                night,
                rule("R-102", "01.01", "housing_bureau", Level::County),
            ],
        )
        .await;
        let read = city.app.db.read();

        let at_night = propose(&read, &question("暖气跑水", 22)).await.unwrap();
        assert_eq!(at_night[0].org.id, organs.heating.id);
        assert_eq!(at_night[0].rule_code, "R-101");
        assert!(at_night[0].rule_id.is_some() && at_night[0].conditions.iter().all(|c| c.holds));
        let words = at_night[0]
            .conditions
            .iter()
            .find(|c| c.condition == Condition::Words)
            .unwrap();
        assert_eq!(words.value.zh, "跑水");
        assert_eq!(
            at_night[1].org.id, organs.housing.id,
            "the other rule that holds is offered too"
        );

        let by_day = propose(&read, &question("暖气跑水", 10)).await.unwrap();
        assert_eq!(by_day[0].org.id, organs.housing.id);
        let miss = &by_day[0].near_misses[0];
        assert_eq!(
            (miss.code.as_str(), miss.failed.condition),
            ("R-101", Condition::Hours)
        );
        assert_eq!(miss.failed.value.zh, "20:00–06:00");
    }
);

db_test!(
    without_a_rule_the_type_decides_then_the_centre,
    migrations(),
    |db| async move {
        let (city, organs) = city(db).await;
        let read = city.app.db.read();
        let by_type = propose(&read, &question("", 10)).await.unwrap();
        assert_eq!(
            (by_type[0].source, by_type[0].org.id),
            (Source::TypeDefault, organs.housing.id)
        );
        let unknown = Question {
            type_code: "99".into(),
            ..question("", 10)
        };
        let by_hand = propose(&read, &unknown).await.unwrap();
        assert_eq!(
            (by_hand[0].source, by_hand[0].org.id),
            (Source::Centre, organs.centre.id)
        );
    }
);

db_test!(
    a_rule_whose_organ_is_missing_is_passed_over_and_named,
    migrations(),
    |db| async move {
        let (city, organs) = city(db).await;
        publish(
            &city,
            vec![rule("R-101", "01", "opera_house", Level::Township)],
        )
        .await;
        let said = propose(&city.app.db.read(), &question("", 10))
            .await
            .unwrap();
        assert_eq!(said[0].org.id, organs.housing.id);
        assert_eq!(said[0].near_misses[0].failed.condition, Condition::Organ);
    }
);

db_test!(
    kinds_of_units_are_read_from_the_place,
    migrations(),
    |db| async move {
        let (city, organs) = city(db).await;
        let mut town = rule("R-101", "01", "heating_company", Level::City);
        town.unit_kinds = vec!["镇".into()];
        publish(&city, vec![town]).await;
        let read = city.app.db.read();
        let in_town = Question {
            unit_path: "2304/230405/230405100/".into(),
            ..question("", 10)
        };
        assert_eq!(
            propose(&read, &in_town).await.unwrap()[0].org.id,
            organs.heating.id
        );
        assert_eq!(
            propose(&read, &question("", 10)).await.unwrap()[0].org.id,
            organs.housing.id
        );
    }
);

db_test!(
    who_wrote_a_draft_does_not_publish_it,
    migrations(),
    |db| async move {
        let (city, _) = city(db).await;
        publish(
            &city,
            vec![rule("R-101", "01", "housing_bureau", Level::County)],
        )
        .await;
        let author = city.staff(&city.centre, Role::CenterHead);
        let helper = city.staff(&city.centre, Role::CenterHead);
        let reviewer = city.staff(&city.centre, Role::CenterHead);
        let app = city.app.clone();
        let order = |set: &str, what: Do| Command {
            id: city.command(),
            set: set.into(),
            seen: None,
            what,
        };

        let Done { set, .. } = drafts::act(&app, &author, order("", Do::Start))
            .await
            .unwrap();
        let first = rows::rules(&app.db.read(), &set).await.unwrap().remove(0);
        let new = rule("", "01.01.02", "heating_company", Level::City);
        let added = drafts::act(&app, &author, order(&set, Do::Save(Box::new(new))))
            .await
            .unwrap()
            .rule
            .unwrap();
        let codes = || async {
            let all = rows::rules(&app.db.read(), &set).await.unwrap();
            all.iter().map(|r| r.code.clone()).collect::<Vec<_>>()
        };
        // The narrower new rule stands before the wider one, or it would never be reached.
        assert_eq!(codes().await, ["R-102", "R-101"]);
        drafts::act(&app, &author, order(&set, Do::Move(added.clone(), false)))
            .await
            .unwrap();
        assert_eq!(codes().await, ["R-101", "R-102"]);
        drafts::act(
            &app,
            &helper,
            order(&set, Do::Delete(first.id.clone(), true)),
        )
        .await
        .unwrap();
        drafts::act(
            &app,
            &helper,
            order(&set, Do::Delete(first.id.clone(), false)),
        )
        .await
        .unwrap();
        drafts::act(&app, &helper, order(&set, Do::Delete(added.clone(), true)))
            .await
            .unwrap();

        // Not asked for review yet.
        let publish = || order(&set, Do::Publish);
        assert!(matches!(
            drafts::act(&app, &reviewer, publish()).await,
            Err(Refused::NotDraft)
        ));
        let nameless = drafts::act(&app, &author, order(&set, Do::Submit(" ".into()))).await;
        assert!(matches!(nameless, Err(Refused::Invalid(_))));
        drafts::act(&app, &author, order(&set, Do::Submit("试改".into())))
            .await
            .unwrap();
        for writer in [&author, &helper] {
            assert!(matches!(
                drafts::act(&app, writer, publish()).await,
                Err(Refused::OwnDraft)
            ));
        }
        // A change takes the request back.
        drafts::act(
            &app,
            &author,
            order(&set, Do::Enable(first.id.clone(), false)),
        )
        .await
        .unwrap();
        assert!(matches!(
            drafts::act(&app, &reviewer, publish()).await,
            Err(Refused::NotDraft)
        ));
        drafts::act(&app, &author, order(&set, Do::Submit("试改".into())))
            .await
            .unwrap();
        drafts::act(&app, &reviewer, publish()).await.unwrap();

        let now = rows::published(&app.db.read()).await.unwrap().unwrap();
        assert_eq!(
            (now.id.as_str(), now.reviewer),
            (set.as_str(), Some(id(&reviewer)))
        );
        assert_eq!(codes().await, ["R-101"], "what was deleted is gone");
        let retired = rows::sets(&app.db.read()).await.unwrap();
        assert_eq!(
            retired
                .iter()
                .filter(|s| s.state == SetState::Retired)
                .count(),
            1
        );
        assert!(matches!(
            drafts::act(&app, &author, order(&set, Do::Enable(first.id, true))).await,
            Err(Refused::NotDraft)
        ));
        let read = app.db.read();
        let sql: &dyn store::Sql = &read;
        let logged = sql
            .count(
                "select count(*) from audit_entry where subject_id = $1",
                args![&set],
            )
            .await
            .unwrap();
        assert_eq!(logged, 10, "every accepted act stands in the log");
    }
);

db_test!(the_same_command_acts_once, migrations(), |db| async move {
    let (city, _) = city(db).await;
    let author = city.staff(&city.centre, Role::CenterHead);
    let order = Command {
        id: city.command(),
        set: String::new(),
        seen: None,
        what: Do::Start,
    };
    let one = drafts::act(&city.app, &author, order.clone())
        .await
        .unwrap();
    let two = drafts::act(&city.app, &author, order).await.unwrap();
    assert_eq!(one, two);
    assert_eq!(rows::drafts(&city.app.db.read()).await.unwrap().len(), 1);
});

db_test!(two_sets_are_never_in_force, migrations(), |db| async move {
    let (city, _) = city(db).await;
    let first = publish(&city, vec![]).await;
    let second = publish(&city, vec![]).await;
    let forced = city
        .app
        .db
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move {
                tx.run(
                    "update rule_set set state = 'published' where id = $1",
                    args![first],
                )
                .await
            })
        })
        .await;
    assert!(forced.is_err_and(|fault| fault.is_unique_violation()));
    assert_eq!(
        rows::published(&city.app.db.read())
            .await
            .unwrap()
            .unwrap()
            .id,
        second
    );
});

db_test!(
    a_trial_compares_with_who_really_solved_it,
    migrations(),
    |db| async move {
        let (city, organs) = city(db).await;
        let resident = city.resident();
        for n in 0..4 {
            city.registered(&resident, &format!("屋里不热{n}")).await;
        }
        // Three were solved by the heating company, one by the housing bureau.
        let (now, heating, housing) = (
            city.app.clock.now(),
            organs.heating.clone(),
            organs.housing.clone(),
        );
        city.app
        .db
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move {
                for (like, org) in [("%0", &housing), ("%1", &heating), ("%2", &heating), ("%3", &heating)] {
                    tx.run(
                        "update matter set state = 'closed', completed_ms = $1, holder_org = $2, holder_path = $3, \
                         holder_zh = $4 where title like $5",
                        args![now, org.id.to_string(), &org.path, &org.name.zh, like],
                    )
                    .await?;
                }
                Ok(())
            })
        })
        .await
        .unwrap();
        let current = [rule("R-101", "01.01", "housing_bureau", Level::County)];
        let mut better = rule("R-102", "01.01.01", "heating_company", Level::City);
        better.words = vec!["不热1".into(), "不热2".into()];
        let draft = [better, current[0].clone()];
        let read = city.app.db.read();
        let seen = trial::run(&read, &current, &draft, now).await.unwrap();
        assert_eq!((seen.judged.len(), seen.cut), (4, false));
        assert_eq!(seen.agreement(), Some((25.0, 75.0)));
        assert_eq!(seen.judged.iter().filter(|j| j.moved()).count(), 2);
        let wrong = seen.judged.iter().find(|j| !j.agrees()).unwrap();
        assert_eq!(wrong.draft.rule.as_deref(), Some("R-101"));
        assert_eq!(wrong.draft.near, Some(("R-102".into(), Condition::Words)));
        assert_eq!(seen.overlaps("R-102"), [("R-101".to_owned(), 2, true)]);
        // The trial's choice is the choice of a proposal.
        let asked = Question {
            type_code: "01.01.01".into(),
            unit_path: "2304/230405/".into(),
            text: "屋里不热1".into(),
            now,
        };
        let said = routing::propose_by(&read, &draft, &asked).await.unwrap();
        let judged = seen.judged.iter().find(|j| j.title.ends_with('1')).unwrap();
        assert_eq!(judged.draft.org.as_ref().unwrap().0, said[0].org.id);
    }
);
