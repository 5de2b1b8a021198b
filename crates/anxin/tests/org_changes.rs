//! The tree of organisations changes, and matters follow: who sees them, who holds them, what their threads say.

use access::{Actor, OrgId, Role, Scope};
use anxin::directory::Rooms;
use matter::jobs::follow_orgs;
use matter::testing::{City, UNIT, city_in, migrations_with};
use matter::{Do, HandOffKind, OrgRef, State};
use people::NewOrg;
use store::{Db, Fault, Migration, Sql, args};

const ROOMS: [capability::Capability; 1] = [people::CAPABILITY];

fn tables() -> Vec<Migration> {
    migrations_with(&ROOMS)
}

/// A city whose organisations stand in the real tree.
async fn city(db: Db) -> City {
    let city = city_in(db, &ROOMS, Some(Box::new(Rooms))).await;
    let root = city.centre.path.split('/').next().expect("a root");
    let root = OrgId::parse(root).expect("an id");
    make(
        &city,
        NewOrg {
            id: Some(root),
            kind: "city".into(),
            unit_code: "2304".into(),
            name: access::Named {
                zh: "鹤岗市".into(),
                en: "Hegang".into(),
            },
            ..NewOrg::default()
        },
    )
    .await;
    for (org, unit) in [
        (&city.city_centre, "2304"),
        (&city.centre, UNIT.0),
        (&city.organ_a, UNIT.0),
        (&city.organ_b, UNIT.0),
    ] {
        let new = NewOrg {
            id: Some(org.id),
            name: org.name.clone(),
            ..below(root, org.name.zh.as_str(), unit, org.centre)
        };
        make(&city, new).await;
    }
    city
}

fn below(parent: OrgId, zh: &str, unit: &str, centre: bool) -> NewOrg {
    NewOrg {
        parent: Some(parent),
        kind: if centre {
            people::CENTRE_KIND
        } else {
            "bureau"
        }
        .into(),
        unit_code: unit.into(),
        name: access::Named {
            zh: zh.into(),
            en: String::new(),
        },
        takes_matters: true,
        is_centre: centre,
        ..NewOrg::default()
    }
}

async fn make(city: &City, new: NewOrg) -> OrgRef {
    let (ids, now) = (city.app.ids.clone(), city.app.clock.now());
    let org = city
        .app
        .db
        .act::<_, people::Refused, _>(move |tx| {
            Box::pin(async move { people::create_org(tx, &*ids, now, new).await })
        })
        .await
        .expect("an organisation is made");
    OrgRef {
        id: org.id,
        path: org.path,
        name: org.name,
        centre: org.is_centre,
    }
}

async fn move_under(city: &City, org: OrgId, to: OrgId) {
    let now = city.app.clock.now();
    city.app
        .db
        .act::<_, people::Refused, _>(move |tx| {
            Box::pin(async move { people::move_org(tx, now, org, Some(to)).await })
        })
        .await
        .expect("moved");
}

async fn close(city: &City, org: OrgId, successor: Option<OrgId>) {
    let now = city.app.clock.now();
    city.app
        .db
        .act::<_, people::Refused, _>(move |tx| {
            Box::pin(async move { people::close(tx, now, org, now, successor).await })
        })
        .await
        .expect("closed");
}

async fn offer(city: &City, id: &str, to: &OrgRef) {
    let clerk = city.staff(&city.centre, Role::TriageOfficer);
    let offer = Do::Offer {
        to: to.clone(),
        kind: HandOffKind::Dispatch,
        reason: "请办理".into(),
        basis: String::new(),
        rule: None,
    };
    city.act(&clerk, id, offer).await.expect("offered");
}

/// A matter that an organisation handles.
async fn handled(city: &City, resident: &Actor, by: &OrgRef, title: &str) -> String {
    let id = city.registered(resident, title).await.id;
    offer(city, &id, by).await;
    let accept = Do::Accept {
        plan: String::new(),
    };
    let handler = city.staff(by, Role::Handler);
    city.act(&handler, &id, accept).await.expect("accepted");
    id
}

async fn sees(city: &City, actor: &Actor, id: &str) -> bool {
    let scope = Scope::of(actor, matter::permissions::READ);
    let found = matter::store::within(&city.app.db.read(), &scope, id)
        .await
        .expect("an answer");
    let answer = city.get(actor, &format!("/api/v1/matters/{id}")).await;
    assert_eq!(answer.status == 200, found.is_some(), "{}", answer.text());
    found.is_some()
}

async fn todo(city: &City, actor: &Actor) -> Vec<String> {
    let answer = city.get(actor, "/api/v1/tasks").await.json();
    let items = answer["items"].as_array().expect("tasks").clone();
    items
        .iter()
        .map(|task| task["matter_id"].as_str().expect("an id").to_owned())
        .collect()
}

async fn last_entry(city: &City, id: &str) -> matter::store::EntryRow {
    let mut thread = matter::store::thread(&city.app.db.read(), id, true)
        .await
        .expect("a thread");
    thread.pop().expect("an entry")
}

/// The outbox orders the following; on PostgreSQL an event can be read once no older transaction runs.
async fn ordered(city: &City) {
    loop {
        matter::projection::run(&city.app).await.expect("read");
        let read = city.app.db.read();
        let sql: &dyn Sql = &read;
        let jobs = "select count(*) from job where kind = 'matter.follow_orgs'";
        if sql.count(jobs, args![]).await.expect("a count") > 0 {
            return;
        }
        tokio::task::yield_now().await;
    }
}

store::db_test!(
    new_ancestors_see_a_matter_and_old_ones_do_not,
    tables(),
    |db: Db| async move {
        let city = city(db).await;
        matter::projection::run(&city.app).await.expect("an index");
        let team = make(&city, below(city.organ_a.id, "执法一队", UNIT.0, false)).await;
        let id = handled(&city, &city.resident(), &team, "占道经营").await;
        let offered = city.registered(&city.resident(), "夜间施工").await.id;
        offer(&city, &offered, &team).await;
        let old = city.staff(&city.organ_a, Role::UnitLeader);
        let new = city.staff(&city.organ_b, Role::UnitLeader);
        for matter in [&id, &offered] {
            assert!(sees(&city, &old, matter).await && !sees(&city, &new, matter).await);
        }
        assert_eq!(todo(&city, &new).await, Vec::<String>::new());

        move_under(&city, team.id, city.organ_b.id).await;
        ordered(&city).await;
        let done = follow_orgs(&city.app, city.app.clock.now())
            .await
            .expect("followed");
        assert_eq!((done.updated, done.passed_on), (2, 0));
        for matter in [&id, &offered] {
            assert!(!sees(&city, &old, matter).await && sees(&city, &new, matter).await);
        }
        let mut waiting = todo(&city, &new).await;
        waiting.sort();
        let mut both = vec![id.clone(), offered.clone()];
        both.sort();
        assert_eq!(waiting, both);
        assert_eq!(todo(&city, &old).await, Vec::<String>::new());
        // The team itself goes on where it was.
        let moved = OrgRef {
            path: format!("{}{}/", city.organ_b.path, team.id),
            ..team
        };
        let handler = city.staff(&moved, Role::Handler);
        for (matter, what) in [
            (
                &offered,
                Do::Accept {
                    plan: String::new(),
                },
            ),
            (
                &id,
                Do::Visit {
                    words: "到场".into(),
                    files: vec![],
                },
            ),
        ] {
            city.act(&handler, matter, what).await.expect("allowed");
        }
        let again = follow_orgs(&city.app, city.app.clock.now())
            .await
            .expect("followed");
        assert_eq!((again.updated, again.passed_on), (0, 0));
    }
);

store::db_test!(
    a_new_name_stands_on_open_matters,
    tables(),
    |db: Db| async move {
        let city = city(db).await;
        let id = handled(&city, &city.resident(), &city.organ_a, "路灯不亮").await;
        let org = city.organ_a.id.to_string();
        city.app
            .db
            .act::<_, Fault, _>(move |tx| {
                Box::pin(async move {
                    tx.run(
                        "update org set name_zh = '兴安区住建和城管局' where id = $1",
                        args![org],
                    )
                    .await
                })
            })
            .await
            .expect("renamed");
        follow_orgs(&city.app, city.app.clock.now())
            .await
            .expect("followed");
        assert_eq!(city.row(&id).await.holder_zh, "兴安区住建和城管局");
        let held = matter::store::holdings(&city.app.db.read(), &id)
            .await
            .expect("the chain");
        assert_eq!(held.last().map(|h| h.org_zh.as_str()), Some("兴安区住建局"));
    }
);

store::db_test!(
    the_named_successor_takes_over_what_a_closed_organ_held,
    tables(),
    |db: Db| async move {
        let city = city(db).await;
        let resident = city.resident();
        let team = make(&city, below(city.organ_a.id, "执法一队", UNIT.0, false)).await;
        let open = handled(&city, &resident, &team, "占道经营").await;
        let answered = handled(&city, &resident, &team, "油烟扰民").await;
        let reply = Do::Reply {
            outcome: "explained".into(),
            words: "已说明".into(),
            files: vec![],
        };
        let handler = city.staff(&team, Role::Handler);
        city.act(&handler, &answered, reply).await.expect("allowed");
        let leader = city.staff(&team, Role::UnitLeader);
        city.act(&leader, &answered, Do::Approve)
            .await
            .expect("allowed");
        let offered = city.registered(&resident, "夜间施工").await.id;
        offer(&city, &offered, &team).await;
        let due = city.row(&open).await.due_ms;

        close(&city, team.id, Some(city.organ_b.id)).await;
        let done = follow_orgs(&city.app, city.app.clock.now())
            .await
            .expect("followed");
        assert_eq!(done.passed_on, 3);
        let row = city.row(&open).await;
        assert_eq!(row.state(), State::Handling);
        assert_eq!(row.holder_org, city.organ_b.id.to_string());
        assert_eq!(row.due_ms, due, "a hand-off never resets a clock");
        let entry = last_entry(&city, &open).await;
        assert_eq!(
            (entry.kind.as_str(), entry.actor.as_str()),
            ("succeed", "system:orgs")
        );
        assert_eq!(
            entry.words,
            "执法一队已撤销，本事项由兴安区城管局承接，时限不变。"
        );
        let chain = matter::store::hand_offs(&city.app.db.read(), &open)
            .await
            .expect("hand-offs");
        let last = chain.last().expect("a hand-off");
        assert_eq!(
            (last.kind.as_str(), last.state.as_str()),
            ("transfer", "accepted")
        );
        assert_eq!(last.to_org, city.organ_b.id.to_string());
        let heir = city.staff(&city.organ_b, Role::Handler);
        assert!(todo(&city, &heir).await.contains(&open));
        let visit = Do::Visit {
            words: "接手后到场".into(),
            files: vec![],
        };
        city.act(&heir, &open, visit).await.expect("allowed");

        // Offered to nobody any more: with the centre that offered it, which is told to look again.
        let row = city.row(&offered).await;
        assert_eq!(
            (row.state(), row.holder_org),
            (State::Registered, city.centre.id.to_string())
        );
        let clerk = city.staff(&city.centre, Role::TriageOfficer);
        assert!(todo(&city, &clerk).await.contains(&offered));

        // An answered matter may come back.
        let object = Do::Object {
            words: "没有解决".into(),
            files: Vec::new(),
        };
        city.act(&resident, &answered, object)
            .await
            .expect("allowed");
        let row = city.row(&answered).await;
        assert_eq!(
            (row.state(), row.holder_org),
            (State::Handling, city.organ_b.id.to_string())
        );

        let again = follow_orgs(&city.app, city.app.clock.now())
            .await
            .expect("followed");
        assert_eq!(again.passed_on, 0);
    }
);

store::db_test!(
    without_a_successor_it_goes_up,
    tables(),
    |db: Db| async move {
        let city = city(db).await;
        let resident = city.resident();
        let team = make(&city, below(city.organ_a.id, "执法一队", UNIT.0, false)).await;
        let handled = handled(&city, &resident, &team, "占道经营").await;
        let fresh = city.registered(&resident, "夜间施工").await.id;
        close(&city, team.id, None).await;
        close(&city, city.centre.id, None).await;
        follow_orgs(&city.app, city.app.clock.now())
            .await
            .expect("followed");
        let row = city.row(&handled).await;
        assert_eq!(
            row.holder_org,
            city.organ_a.id.to_string(),
            "the organ above"
        );
        assert_eq!(row.centre_org, city.city_centre.id.to_string());
        let row = city.row(&fresh).await;
        assert_eq!(row.state(), State::Registered);
        assert_eq!(row.holder_org, city.city_centre.id.to_string());
        assert_eq!(row.centre_org, city.city_centre.id.to_string());
        assert!(row.holder_centre);
        let clerk = city.staff(&city.city_centre, Role::TriageOfficer);
        city.act(&clerk, &fresh, Do::Take).await.expect("allowed");
    }
);

store::db_test!(
    only_what_can_take_over_is_a_successor,
    tables(),
    |db: Db| async move {
        let city = city(db).await;
        let now = city.app.clock.now();
        for (org, successor) in [
            (city.organ_a.id, city.organ_a.id),
            (city.centre.id, city.organ_b.id),
        ] {
            let refused = city
                .app
                .db
                .act::<_, people::Refused, _>(move |tx| {
                    Box::pin(async move { people::close(tx, now, org, now, Some(successor)).await })
                })
                .await;
            assert!(matches!(refused, Err(people::Refused::Successor)));
        }
    }
);
