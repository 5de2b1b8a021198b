//! Two people at once.

use access::Role;
use matter::testing::{City, city, migrations};
use matter::{Command, Do, Refused};
use store::Db;

store::db_test!(
    one_wins_and_the_other_is_told,
    migrations(),
    |db: Db| async move {
        let city = city(db).await;
        let clerk = city.staff(&city.centre, Role::WindowClerk);
        let head = city.staff(&city.centre, Role::CenterHead);
        for round in 0..6 {
            let made = city
                .registered(&city.resident(), &format!("第{round}件"))
                .await;
            let seen = Some(city.row(&made.id).await.version);
            let order = |city: &City, what| Command {
                id: city.command(),
                matter: made.id.clone(),
                seen,
                with_code: false,
                what,
            };
            let first = order(&city, Do::Take);
            let second = order(
                &city,
                Do::AskSupplement {
                    what: "哪一户？".into(),
                },
            );
            let (one, two) = tokio::join!(
                matter::act(&city.app, &clerk, first),
                matter::act(&city.app, &head, second)
            );
            let won = [one.is_ok(), two.is_ok()];
            assert!(
                won.contains(&true) && won.contains(&false),
                "{one:?} {two:?}"
            );
            let lost = if one.is_ok() { two } else { one };
            assert!(matches!(lost, Err(Refused::Stale)), "{lost:?}");
            assert_eq!(city.row(&made.id).await.version, 2);
        }
    }
);

store::db_test!(
    a_double_click_is_one_act,
    migrations(),
    |db: Db| async move {
        let city = city(db).await;
        let resident = city.resident();
        let new = city.report(&resident, "门口积水");
        let command = city.command();
        let (one, two) = tokio::join!(
            matter::register(&city.app, &resident, command.clone(), new.clone()),
            matter::register(&city.app, &resident, command.clone(), new.clone())
        );
        // Of two at the same moment one may be told to try again; then it finds the result.
        let done: Vec<_> = [one, two].into_iter().flatten().collect();
        assert!(!done.is_empty());
        let again = matter::register(&city.app, &resident, command, new)
            .await
            .expect("a retry is answered");
        assert!(
            done.iter()
                .all(|d| d.id == again.id && d.code == again.code)
        );
    }
);

store::db_test!(
    many_at_once_get_each_their_own_number,
    migrations(),
    |db: Db| async move {
        let city = city(db).await;
        let resident = city.resident();
        let all = (0..12).map(|n| {
            let new = city.report(&resident, &format!("第{n}件"));
            matter::register(&city.app, &resident, city.command(), new)
        });
        let made: Vec<_> = futures::future::join_all(all).await;
        let mut numbers: Vec<String> = made
            .into_iter()
            .map(|m| m.expect("registered").number)
            .collect();
        numbers.sort();
        let expected: Vec<String> = (1..=12).map(|n| format!("HG2026-11-{n:07}")).collect();
        assert_eq!(numbers, expected);
    }
);
