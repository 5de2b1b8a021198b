//! The tables, on both databases.

use std::sync::Arc;

use access::crypto::{FieldCipher, Keys, SystemEntropy};
use access::{AccountId, Named, OrgId, Role};
use kernel::clock::{DAY_MS, HOUR_MS, MINUTE_MS};
use kernel::{FixedClock, Phone, Private, SeededIds, UtcMs};
use store::{Db, db_test};

use crate::model::{AccountKind, NewOrg, NewPost, NewResident, NewStaff, Org};
use crate::refused::Refused;
use crate::store::limits::{self, Proof};
use crate::store::sessions::{self, NewSession};
use crate::store::{accounts, credentials, org_changes, orgs, posts};

const NOW: UtcMs = UtcMs(1_795_000_000_000);

fn steps() -> Vec<store::Migration> {
    [store::MIGRATIONS, crate::MIGRATIONS].concat()
}

fn ids() -> Arc<SeededIds> {
    static SEED: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(1);
    let seed = SEED.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    Arc::new(SeededIds::new(seed, Arc::new(FixedClock::at(NOW))))
}

fn cipher() -> Arc<FieldCipher> {
    let keys = Keys::generate(&SystemEntropy).unwrap();
    Arc::new(FieldCipher::new(keys, Box::new(SystemEntropy)))
}

async fn org(db: &Db, parent: Option<OrgId>, kind: &str, unit: &str) -> Org {
    let (ids, kind, unit) = (ids(), kind.to_owned(), unit.to_owned());
    db.act::<_, Refused, _>(move |tx| {
        Box::pin(async move {
            let new = NewOrg {
                parent,
                is_centre: kind == orgs::CENTRE_KIND,
                name: Named {
                    zh: format!("{unit}{kind}"),
                    en: String::new(),
                },
                kind,
                unit_code: unit,
                ..NewOrg::default()
            };
            orgs::create_org(tx, &*ids, NOW, new).await
        })
    })
    .await
    .unwrap()
}

async fn staff(db: &Db, login: &str, at: OrgId, roles: &[Role]) -> Result<AccountId, Refused> {
    let (ids, cipher) = (ids(), cipher());
    let new = NewStaff {
        login: login.to_owned(),
        name: "王建民".into(),
        posts: vec![NewPost {
            id: None,
            org: at,
            title: "3 号窗".into(),
            roles: roles.to_vec(),
        }],
        ..NewStaff::default()
    };
    db.act::<_, Refused, _>(move |tx| {
        Box::pin(async move { accounts::create_staff(tx, &*ids, &cipher, NOW, new).await })
    })
    .await
}

fn refused<T>(done: Result<T, impl Into<Refused>>) -> Result<T, Refused> {
    done.map_err(Into::into)
}

/// Lets a test write with one closure: `act!(db, |tx| org_changes::close(tx, …))`.
macro_rules! act {
    ($db:expr, $tx:ident => $body:expr) => {
        $db.act::<_, Refused, _>(move |$tx| Box::pin(async move { refused($body.await) }))
            .await
    };
}

db_test!(
    the_nearest_organ_is_responsible,
    steps(),
    |db: Db| async move {
        let city = org(&db, None, "governance_center", "2304").await;
        let county = org(&db, Some(city.id), "governance_center", "230405").await;
        let office = org(&db, Some(county.id), "justice_office", "230405001").await;
        let other = org(&db, Some(city.id), "governance_center", "230402").await;
        let community = org(&db, Some(county.id), "governance_center", "230405001005").await;
        let read = db.read();
        let found = |kind: &'static str, unit: &'static str| {
            let read = read.clone();
            async move {
                orgs::find_org(&read, kind, unit)
                    .await
                    .unwrap()
                    .map(|o| o.id)
            }
        };
        let unit = "2304/230405/230405001/230405001005/";
        assert_eq!(found("justice_office", unit).await, Some(office.id));
        assert_eq!(
            found("governance_center", "2304/230405/230405002/").await,
            Some(county.id)
        );
        assert_eq!(
            found("governance_center", "2304/230499/").await,
            Some(city.id)
        );
        assert_eq!(found("justice_office", "2304/230402/").await, None);
        assert_eq!(found("justice_office", "").await, None);
        let centre = orgs::centre_for(&read, unit).await.unwrap().unwrap();
        assert_eq!(centre.id, community.id);
        let above = orgs::parent_centre(&read, &community)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(above.id, county.id, "the township has no centre of its own");
        assert!(orgs::parent_centre(&read, &city).await.unwrap().is_none());
        let below: Vec<OrgId> = orgs::child_centres(&read, &city)
            .await
            .unwrap()
            .iter()
            .map(|o| o.id)
            .collect();
        assert_eq!(below, [other.id, county.id]);
        let under: Vec<OrgId> = orgs::orgs_below(&read, &county.path)
            .await
            .unwrap()
            .iter()
            .map(|o| o.id)
            .collect();
        assert_eq!(under.len(), 3);
        assert!(under.contains(&office.id) && !under.contains(&city.id));
    }
);

db_test!(
    a_move_takes_everything_below_along,
    steps(),
    |db: Db| async move {
        let root = org(&db, None, "bureau", "2304").await;
        let old = org(&db, Some(root.id), "bureau", "230405").await;
        let new = org(&db, Some(root.id), "bureau", "230402").await;
        let team = org(&db, Some(old.id), "bureau", "230405").await;
        let squad = org(&db, Some(team.id), "bureau", "230405").await;
        act!(db, tx => org_changes::move_org(tx, NOW, team.id, Some(new.id))).unwrap();
        let moved = orgs::org(&db.read(), squad.id).await.unwrap().unwrap();
        assert_eq!(
            moved.path,
            format!("{}/{}/{}/{}/", root.id, new.id, team.id, squad.id)
        );
        assert_eq!(
            orgs::orgs_below(&db.read(), &old.path).await.unwrap().len(),
            1
        );
        let around = act!(db, tx => org_changes::move_org(tx, NOW, team.id, Some(squad.id)));
        assert!(matches!(around, Err(Refused::Cycle)));
    }
);

db_test!(
    closing_waits_for_its_day_and_ends_posts,
    steps(),
    |db: Db| async move {
        let root = org(&db, None, "bureau", "2304").await;
        let team = org(&db, Some(root.id), "bureau", "2304").await;
        staff(&db, "xa-1", team.id, &[Role::Handler]).await.unwrap();
        let early = act!(db, tx => org_changes::close(tx, NOW, root.id, NOW, None));
        assert!(matches!(early, Err(Refused::OpenBelow)));
        let day = NOW.plus_days(3);
        act!(db, tx => org_changes::close(tx, NOW, team.id, day, None)).unwrap();
        assert!(
            orgs::org(&db.read(), team.id)
                .await
                .unwrap()
                .unwrap()
                .is_open
        );
        assert_eq!(
            posts::staff_of(&db.read(), team.id, NOW)
                .await
                .unwrap()
                .len(),
            1
        );
        assert_eq!(act!(db, tx => org_changes::close_due(tx, day)).unwrap(), 1);
        assert!(
            !orgs::org(&db.read(), team.id)
                .await
                .unwrap()
                .unwrap()
                .is_open
        );
        assert!(
            posts::staff_of(&db.read(), team.id, day)
                .await
                .unwrap()
                .is_empty()
        );
        assert_eq!(
            orgs::children(&db.read(), Some(root.id))
                .await
                .unwrap()
                .len(),
            1,
            "it stays in the tree"
        );
    }
);

db_test!(
    a_post_has_one_holder_and_no_person_two_keys,
    steps(),
    |db: Db| async move {
        let centre = org(&db, None, "governance_center", "2304").await;
        let first = staff(&db, "XA-0001", centre.id, &[Role::SystemAdmin])
            .await
            .unwrap();
        assert!(matches!(
            staff(&db, "xa-0001", centre.id, &[Role::Handler]).await,
            Err(Refused::LoginTaken)
        ));
        let second = staff(&db, "xa-0002", centre.id, &[Role::Handler])
            .await
            .unwrap();
        assert!(matches!(
            staff(
                &db,
                "xa-3",
                centre.id,
                &[Role::SystemAdmin, Role::AuditAdmin]
            )
            .await,
            Err(Refused::Administrators(..))
        ));
        let vacant = act!(db, tx => posts::create_post(tx, &*ids(), NOW, NewPost {
            id: None, org: centre.id, title: "审计".into(), roles: vec![Role::AuditAdmin],
        }))
        .unwrap();
        assert_eq!(posts::vacant(&db.read(), NOW).await.unwrap(), 1);
        let clash = act!(db, tx => posts::assign(tx, &*ids(), NOW, vacant, first, NOW, None));
        assert!(matches!(
            clash,
            Err(Refused::Administrators(Role::SystemAdmin, Role::AuditAdmin))
        ));
        let until = NOW.plus_days(30);
        act!(db, tx => posts::assign(tx, &*ids(), NOW, vacant, second, NOW, Some(until))).unwrap();
        let twice =
            act!(db, tx => posts::assign(tx, &*ids(), NOW, vacant, second, NOW.plus_days(1), None));
        assert!(matches!(twice, Err(Refused::Held)));
        act!(db, tx => posts::assign(tx, &*ids(), NOW, vacant, second, until, None)).unwrap();
        let worn = posts::wearable(&db.read(), second, NOW).await.unwrap();
        assert_eq!(worn.len(), 2);
        assert_eq!(worn[1].grants[0].role, Role::AuditAdmin);
        assert_eq!(worn[1].grants[0].unit_path, "2304/");
        assert!(act!(db, tx => posts::unassign(tx, NOW.plus_days(1), vacant)).unwrap());
        assert!(
            posts::post(&db.read(), vacant, NOW.plus_days(1))
                .await
                .unwrap()
                .unwrap()
                .holder
                .is_none()
        );
    }
);

db_test!(
    a_resident_is_found_by_phone_and_nothing_is_readable,
    steps(),
    |db: Db| async move {
        let cipher = cipher();
        let new = || NewResident {
            id: None,
            phone: Phone::parse("19900001234").unwrap(),
            name: Private::new("李晓梅".into()),
            demo_role: None,
        };
        let (c, n) = (cipher.clone(), new());
        let made = act!(db, tx => accounts::create_resident(tx, &*ids(), &c, NOW, n)).unwrap();
        let (c, n) = (cipher.clone(), new());
        let again = act!(db, tx => accounts::create_resident(tx, &*ids(), &c, NOW, n)).unwrap();
        assert_eq!(made, again);
        let read = db.read();
        let sql: &dyn store::Sql = &read;
        let name = accounts::resident_name(sql, &cipher, made)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(name.reveal(), "李晓梅");
        let stored: Vec<String> = sql
            .column(
                "select coalesce(name_sealed, '') || phone_sealed || phone_index from account",
                vec![],
            )
            .await
            .unwrap();
        assert!(
            stored
                .iter()
                .all(|text| !text.contains("1234") || !text.contains("1990"))
        );
        assert_eq!(accounts::account_name(sql, made).await.unwrap(), None);
    }
);

db_test!(
    people_are_found_by_sound_and_by_number,
    steps(),
    |db: Db| async move {
        let centre = org(&db, None, "governance_center", "2304").await;
        let account = staff(&db, "XA-0312", centre.id, &[Role::Handler])
            .await
            .unwrap();
        for words in ["王建", "wangjianm", "wjm", "0312", "XA-0312", "Wang"] {
            let page = accounts::search(&db.read(), words, None, 10).await.unwrap();
            assert_eq!(page.rows.len(), 1, "{words}");
        }
        for words in ["100%", "_", "李"] {
            assert!(
                accounts::search(&db.read(), words, None, 10)
                    .await
                    .unwrap()
                    .rows
                    .is_empty(),
                "{words}"
            );
        }
        let names = accounts::account_names(&db.read(), [account.to_string(), "system:x".into()])
            .await
            .unwrap();
        assert_eq!(
            names.get(&account.to_string()).map(String::as_str),
            Some("王建民")
        );
    }
);

db_test!(a_session_slides_and_ends, steps(), |db: Db| async move {
    let centre = org(&db, None, "governance_center", "2304").await;
    let account = staff(&db, "xa-1", centre.id, &[Role::Handler])
        .await
        .unwrap();
    act!(db, tx => sessions::open(tx, &*ids(), NOW, NewSession {
        secret_hash: "h", account, kind: AccountKind::Staff, post: None, device: "Edge",
    }))
    .unwrap();
    let at = |ms: i64| {
        let db = db.clone();
        async move {
            sessions::by_secret(&db.read(), "h", NOW.plus_ms(ms))
                .await
                .unwrap()
        }
    };
    assert!(at(29 * MINUTE_MS).await.is_some());
    assert!(at(30 * MINUTE_MS).await.is_none(), "idle too long");
    let mut now = NOW;
    while now.since(NOW) < 11 * HOUR_MS + 50 * MINUTE_MS {
        now = now.plus_ms(20 * MINUTE_MS);
        if let Some(found) = sessions::by_secret(&db.read(), "h", now).await.unwrap() {
            act!(db, tx => sessions::touch(tx, &found, now)).unwrap();
        }
    }
    assert!(at(12 * HOUR_MS - 1).await.is_some());
    assert!(at(12 * HOUR_MS).await.is_none(), "over in any case");
    act!(db, tx => credentials::lock(tx, account, true)).unwrap();
    assert!(
        at(12 * HOUR_MS - 1).await.is_none(),
        "a locked account has no session"
    );
    act!(db, tx => credentials::lock(tx, account, false)).unwrap();
    assert_eq!(
        act!(db, tx => sessions::revoke_all(tx, NOW, account, None)).unwrap(),
        1
    );
    assert!(at(1).await.is_none());
});

db_test!(failures_lock_for_a_while, steps(), |db: Db| async move {
    for n in 0..limits::MOST_FAILED {
        assert_eq!(
            limits::locked_until(&db.read(), "k", NOW).await.unwrap(),
            None,
            "{n}"
        );
        act!(db, tx => limits::count_failed(tx, "k", NOW.plus_ms(n))).unwrap();
    }
    let until = limits::locked_until(&db.read(), "k", NOW)
        .await
        .unwrap()
        .unwrap();
    assert!(until.since(NOW) >= limits::LOCK_MS);
    assert_eq!(
        limits::locked_until(&db.read(), "k", until).await.unwrap(),
        None
    );
    // Slow failures never add up to a lock.
    for n in 0..10 {
        act!(db, tx => limits::count_failed(tx, "slow", NOW.plus_ms(n * limits::LOCK_MS))).unwrap();
    }
    assert_eq!(
        limits::locked_until(&db.read(), "slow", NOW).await.unwrap(),
        None
    );
    act!(db, tx => limits::forget_failed(tx, "k")).unwrap();
    assert_eq!(
        limits::locked_until(&db.read(), "k", NOW).await.unwrap(),
        None
    );
});

db_test!(
    a_code_works_once_and_for_a_while,
    steps(),
    |db: Db| async move {
        let cipher = cipher();
        let phone = || Phone::parse("19900001234").unwrap();
        let send = |at: UtcMs| {
            let (db, c) = (db.clone(), cipher.clone());
            async move {
                db.act::<_, Refused, _>(move |tx| {
                    Box::pin(async move {
                        limits::keep_code(tx, &*ids(), &c, at, &phone(), "012345").await
                    })
                })
                .await
                .unwrap()
            }
        };
        let attempt = |id, at: UtcMs, typed: &'static str| {
            let (db, c) = (db.clone(), cipher.clone());
            async move {
                let proof = db
                    .act::<_, Refused, _>(move |tx| {
                        Box::pin(async move { limits::try_code(tx, &c, at, id, typed).await })
                    })
                    .await
                    .unwrap();
                match proof {
                    Proof::Proved(phone) => phone.into_revealed(),
                    Proof::Wrong => "wrong".into(),
                    Proof::Gone => "gone".into(),
                }
            }
        };
        let first = send(NOW).await.unwrap();
        assert!(
            send(NOW.plus_ms(1000)).await.is_none(),
            "not two within a minute"
        );
        assert_eq!(attempt(first, NOW, "999999").await, "wrong");
        assert_eq!(attempt(first, NOW, "012345").await, "+8619900001234");
        assert_eq!(attempt(first, NOW, "012345").await, "gone", "used");
        let later = NOW.plus_ms(2 * MINUTE_MS);
        let second = send(later).await.unwrap();
        assert_eq!(
            attempt(second, later.plus_ms(limits::CODE_MS), "012345").await,
            "gone",
            "expired"
        );
        for _ in 0..3 {
            attempt(second, later, "111111").await;
        }
        assert_eq!(
            attempt(second, later, "111111").await,
            "gone",
            "tried too often"
        );
        assert_eq!(attempt(second, later, "012345").await, "gone");
        let mut sent = 2;
        for n in 2..20 {
            sent += i64::from(send(NOW.plus_ms(n * 2 * MINUTE_MS)).await.is_some());
        }
        assert_eq!(sent, limits::CODES_A_DAY);
        assert!(send(NOW.plus_ms(2 * DAY_MS)).await.is_some());
    }
);
