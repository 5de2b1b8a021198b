//! Suggested types and likenesses.

use access::Scope;
use routing::{Suggester, suggest_types, triage};
use store::{Fault, args, db_test};

use crate::city::{city, migrations};

db_test!(
    below_two_hundred_names_are_compared,
    migrations(),
    |db| async move {
        let (city, _) = city(db).await;
        assert_eq!(triage::train(&city.app).await.unwrap(), None);
        let said = suggest_types(&city.app, "类别01.01.02 有问题")
            .await
            .unwrap();
        assert!(said.model.is_none() && said.unsure());
        assert!(!said.guesses.is_empty());
    }
);

db_test!(
    a_model_learns_from_what_was_decided,
    migrations(),
    |db| async move {
        let (city, _) = city(db).await;
        let resident = city.resident();
        let one = city.registered(&resident, "屋里不热").await;
        // Copies of one row are enough to learn from; what they say decides.
        city.app
        .db
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move {
                for n in 0..240i64 {
                    let (kind, title) = match n % 2 {
                        0 => ("01.01.01", format!("暖气不热，屋里{}度", n % 7)),
                        _ => ("01.01.02", format!("第{n}盏路灯坏了不亮")),
                    };
                    tx.run(
                        "insert into matter (id, number, version, state, title, body, type_code, type_version, purpose, \
                         channel, urgency, complexity, unit_code, unit_path, place_public, registered_ms, centre_org, \
                         centre_path, holder_org, holder_path, holder_zh, holder_en, holder_centre, holder_since_ms, \
                         anonymous, code_index, code_sealed, completed_ms) \
                         select $2, $3, version, 'closed', $4, '', $5, type_version, purpose, channel, urgency, complexity, \
                         unit_code, unit_path, place_public, registered_ms, centre_org, centre_path, holder_org, \
                         holder_path, holder_zh, holder_en, holder_centre, holder_since_ms, anonymous, code_index, \
                         code_sealed, registered_ms + $6 from matter where id = $1",
                        args![&one.id, format!("M{n:025}"), format!("N{n}"), title, kind, n],
                    )
                    .await?;
                }
                Ok(())
            })
        })
        .await
        .unwrap();
        let info = triage::train(&city.app)
            .await
            .unwrap()
            .expect("enough to learn from");
        assert_eq!((info.samples, info.tested), (240, 48));
        assert!(info.macro_f1 > 0.95, "{}", info.macro_f1);
        let said = suggest_types(&city.app, "楼道的路灯不亮").await.unwrap();
        assert_eq!(said.guesses[0].type_code, "01.01.02");
        assert!(!said.unsure());
        let record = said.record("01.01.01");
        assert_eq!(record["model"], info.version);
        assert_eq!(
            (record["chosen"].as_str(), record["place"].as_i64()),
            (Some("01.01.01"), Some(2))
        );
        // The same matters give the same model.
        assert_eq!(
            triage::train(&city.app).await.unwrap().unwrap().version,
            info.version
        );
        assert!(city.app.services.get::<Suggester>().is_none());
    }
);

db_test!(
    the_same_report_told_again_is_found,
    migrations(),
    |db| async move {
        let (city, _) = city(db).await;
        let resident = city.resident();
        let told = city
            .registered(&resident, "向阳路和东解放路路口的路灯坏了晚上很黑")
            .await;
        let again = city
            .registered(&resident, "向阳路与东解放路路口路灯坏了好几天晚上很黑")
            .await;
        let other = city.registered(&resident, "楼上邻居深夜装修噪音太大").await;
        for id in [&told.id, &again.id, &other.id] {
            let row = city.row(id).await;
            let doc = search::Doc {
                kind: "matter".into(),
                id: row.id,
                title: row.title,
                body: row.body,
                ..search::Doc::default()
            };
            city.app.search.upsert(vec![doc]).unwrap();
        }
        city.app.search.commit().unwrap();
        let (row, now) = (city.row(&again.id).await, city.app.clock.now());
        let read = city.app.db.read();
        let found = routing::similar(&read, &city.app.search, &Scope::All, &row, now)
            .await
            .unwrap();
        assert_eq!(found[0].row.id, told.id);
        assert!(
            found[0].same && found[0].squares() >= 2,
            "{}",
            found[0].similarity
        );
        assert!(found.iter().all(|s| s.row.id != again.id));
        // The noise is of the same type at the same place: related, not the same.
        assert!(found.iter().any(|s| s.row.id == other.id && !s.same));
        let nobody = Scope::Some {
            units: vec![],
            orgs: vec![],
            account: None,
        };
        assert!(
            routing::similar(&read, &city.app.search, &nobody, &row, now)
                .await
                .unwrap()
                .is_empty()
        );
    }
);
