//! Registering: each row once, whatever happens in between.

use import::model::RowState as R;
use import::steps::Step;
use matter::testing::TYPES;
use matter::{NewMatter, Origin};
use store::CommandId;

use crate::{
    batch, city, clerk, counts, done, imported, line, matters, rows, table, tables, tried, work,
};

fn lines(n: usize) -> String {
    let all: Vec<String> = (1..=n).map(line).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    table(&all)
}

store::db_test!(a_table_becomes_matters, tables(), |db| async move {
    let city = city(db).await;
    let who = clerk(&city);
    let batch = imported(&city, &who, &lines(30)).await;
    assert_eq!(batch.state, "done");
    let made = rows(&city, &batch, &[R::Made]).await;
    assert_eq!((made.len(), matters(&city).await), (30, 30));
    // What was staged of a registered row is gone, and so is the file.
    assert!(made.iter().all(|r| r.cells.is_none()));
    let file = files::FileId::parse(&batch.file_id).expect("an id");
    let file = files::get(&city.app.db.read(), file)
        .await
        .expect("the database answers");
    assert!(file.is_none());
    let row = city.row(made[0].matter_id.as_deref().expect("an id")).await;
    assert_eq!(row.title, "第1盏路灯不亮");
    assert_eq!(row.centre_org, city.centre.id.to_string());
    assert!(row.phone_sealed.is_some());
    assert_eq!(row.channel, "transfer");
    let thread = matter::store::thread(&city.app.db.read(), &row.id, false)
        .await
        .expect("the database answers");
    assert!(thread[0].data.contains(&batch.number) && thread[0].data.contains("XA-0001"));
});

store::db_test!(
    killed_in_the_middle_and_resumed_every_row_is_registered_once,
    tables(),
    |db| async move {
        let city = city(db).await;
        let who = clerk(&city);
        let batch = tried(&city, &who, &lines(60)).await;
        done(&city, &who, &batch, Step::Run).await;
        let kind = (import::CAPABILITY.jobs)()
            .into_iter()
            .find(|k| k.name == "import.run")
            .expect("the job is declared");
        let payload = serde_json::json!({ "batch": batch.id });
        let app = std::sync::Arc::new(city.app.clone());
        let running = tokio::spawn((kind.run)(app, payload));
        while matters(&city).await < 7 && !running.is_finished() {
            tokio::task::yield_now().await;
        }
        running.abort();
        drop(running.await);
        // The process is gone; its hold on the batch runs out, and a person goes on.
        city.clock.advance(61_000);
        let stopped = crate::batch(&city, &batch.id).await;
        if stopped.has_stopped(city.app.clock.now()) {
            done(&city, &who, &batch, Step::Resume).await;
        }
        work(&city).await;
        city.clock.advance(6_000);
        work(&city).await;
        assert_eq!(crate::batch(&city, &batch.id).await.state, "done");
        assert_eq!(counts(&city, &batch).await.sum(&[R::Made]), 60);
        assert_eq!(matters(&city).await, 60);
    }
);

store::db_test!(
    a_row_registered_just_before_the_end_of_its_process_is_found_again,
    tables(),
    |db| async move {
        let city = city(db).await;
        let who = clerk(&city);
        let batch = tried(&city, &who, &lines(3)).await;
        done(&city, &who, &batch, Step::Run).await;
        let first = batch.clone();
        city.app
            .db
            .act::<_, store::Fault, _>(move |tx| {
                Box::pin(
                    async move { import::store::set_row(tx, &first.id, 2, R::Taken, None).await },
                )
            })
            .await
            .expect("the row is taken");
        let command = CommandId::parse(&format!("{}-2", batch.id)).expect("a command");
        let new = NewMatter {
            type_code: TYPES[0].into(),
            ..city.report(&who, "第1盏路灯不亮")
        };
        let made = matter::register_from(&city.app, &who, command, new, Origin::default())
            .await
            .expect("it is registered");
        work(&city).await;
        assert_eq!(matters(&city).await, 3);
        let all = rows(&city, &batch, &[R::Made]).await;
        assert_eq!(all[0].matter_number.as_deref(), Some(made.number.as_str()));
    }
);

store::db_test!(
    a_paused_batch_waits_and_goes_on,
    tables(),
    |db| async move {
        let city = city(db).await;
        let who = clerk(&city);
        let batch = tried(&city, &who, &lines(5)).await;
        done(&city, &who, &batch, Step::Run).await;
        done(&city, &who, &batch, Step::Pause).await;
        work(&city).await;
        assert_eq!(matters(&city).await, 0);
        done(&city, &who, &batch, Step::Resume).await;
        work(&city).await;
        assert_eq!(matters(&city).await, 5);
        let batch = crate::batch(&city, &batch.id).await;
        assert_eq!(batch.state, "done");
    }
);

store::db_test!(
    a_cancelled_batch_registers_no_more,
    tables(),
    |db| async move {
        let city = city(db).await;
        let who = clerk(&city);
        let batch = tried(&city, &who, &lines(5)).await;
        done(&city, &who, &batch, Step::Run).await;
        done(&city, &who, &batch, Step::Cancel).await;
        work(&city).await;
        assert_eq!(matters(&city).await, 0);
        assert_eq!(crate::batch(&city, &batch.id).await.state, "cancelled");
    }
);

store::db_test!(
    the_same_number_or_the_same_words_are_registered_once,
    tables(),
    |db| async move {
        let city = city(db).await;
        let who = clerk(&city);
        let first = imported(&city, &who, &table(&[&line(1), &line(1), &line(2)])).await;
        let of = counts(&city, &first).await;
        assert_eq!((of.sum(&[R::Made]), of.sum(&[R::Duplicate])), (2, 1));
        let other = line(2).replace("XA-0002", "xa - 0001");
        let anonymous = line(3).replace("XA-0003", "");
        let next = table(&[&other, &line(3), &anonymous, &anonymous]);
        let second = imported(&city, &who, &next).await;
        let of = counts(&city, &second).await;
        assert_eq!((of.sum(&[R::Made]), of.sum(&[R::Duplicate])), (2, 2));
        assert_eq!(matters(&city).await, 4);
    }
);

store::db_test!(
    bad_rows_are_told_apart_and_the_others_registered,
    tables(),
    |db| async move {
        let city = city(db).await;
        let who = clerk(&city);
        let text = table(&[
            "A-1,,,01.01.01,,",
            "A-2,灯,灯坏了,没有这类,,",
            "A-3,灯,灯坏了,01.01.01,1384521,",
            "A-4,灯,灯坏了,01.01.01,,2026/2/30",
            "A-5,灯,灯坏了,01.01.01,,2027-01-01",
            "A-6,灯,灯真坏了,01.01.01,13800001234、0468-3451234,",
        ]);
        let batch = tried(&city, &who, &text).await;
        let bad = rows(&city, &batch, &[R::Bad]).await;
        let keys: Vec<String> = bad.iter().map(|r| r.problems()[0].key.clone()).collect();
        assert_eq!(
            keys,
            [
                "import-p-words-missing",
                "import-p-type-unknown",
                "import-p-phone-short",
                "import-p-date-no-day",
                "import-p-date-ahead"
            ]
        );
        assert_eq!(counts(&city, &batch).await.sum(&[R::Warn]), 1);
        done(&city, &who, &batch, Step::Run).await;
        work(&city).await;
        assert_eq!(matters(&city).await, 1);
        let reasons = import::store::reasons(&city.app.db.read(), &batch.id)
            .await
            .expect("the database answers");
        assert_eq!(reasons[0], ("reported_at".to_owned(), 2));
    }
);

store::db_test!(
    what_nobody_ran_is_destroyed_in_time,
    tables(),
    |db| async move {
        let city = city(db).await;
        let who = clerk(&city);
        let tried = tried(&city, &who, &lines(3)).await;
        city.clock.advance(import::model::KEPT_MS + 1);
        let forget = (import::CAPABILITY.jobs)()
            .into_iter()
            .find(|k| k.name == "import.forget")
            .expect("the job is declared");
        let app = std::sync::Arc::new(city.app.clone());
        (forget.run)(app, serde_json::json!({}))
            .await
            .expect("it is forgotten");
        assert_eq!(batch(&city, &tried.id).await.state, "expired");
        let left = rows(&city, &tried, &[]).await;
        assert!(left.len() == 3 && left.iter().all(|r| r.cells.is_none()));
    }
);
