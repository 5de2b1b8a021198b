//! Taking a batch back.

use import::Refused;
use import::model::RowState as R;
use import::steps::{Step, step};
use matter::{Do, State};

use crate::{batch, city, clerk, counts, done, imported, line, matters, rows, table, tables, work};

fn back() -> Step {
    Step::Undo {
        words: "列对错了".into(),
    }
}

store::db_test!(
    what_nobody_touched_goes_and_what_somebody_works_on_stays,
    tables(),
    |db| async move {
        let city = city(db).await;
        let who = clerk(&city);
        let first = imported(&city, &who, &table(&[&line(1), &line(2), &line(3)])).await;
        let made = rows(&city, &first, &[R::Made]).await;
        let touched = made[1].matter_id.clone().expect("an id");
        city.act(&who, &touched, Do::Take)
            .await
            .expect("somebody takes it");
        done(&city, &who, &first, back()).await;
        work(&city).await;
        let first = batch(&city, &first.id).await;
        assert_eq!(first.state, "undone");
        let of = counts(&city, &first).await;
        assert_eq!((of.sum(&[R::Undone]), of.sum(&[R::Kept])), (2, 1));
        let gone = city.row(made[0].matter_id.as_deref().expect("an id")).await;
        assert_eq!(gone.state(), State::Withdrawn);
        assert_ne!(city.row(&touched).await.state(), State::Withdrawn);
        // What was taken back can be imported again; what stayed cannot.
        let again = imported(&city, &who, &table(&[&line(1), &line(2), &line(3)])).await;
        let of = counts(&city, &again).await;
        assert_eq!((of.sum(&[R::Made]), of.sum(&[R::Duplicate])), (2, 1));
        assert_eq!(matters(&city).await, 5);
    }
);

store::db_test!(
    taking_back_needs_a_reason_and_has_an_end,
    tables(),
    |db| async move {
        let city = city(db).await;
        let who = clerk(&city);
        let first = imported(&city, &who, &table(&[&line(1)])).await;
        let silent = Step::Undo {
            words: String::new(),
        };
        let refused = step(&city.app, &who, city.command(), &first.id, silent).await;
        assert!(matches!(refused, Err(Refused::Invalid(_))));
        city.clock.advance(import::model::KEPT_MS + 1);
        let late = step(&city.app, &who, city.command(), &first.id, back()).await;
        assert!(matches!(late, Err(Refused::NotNow)));
    }
);

store::db_test!(
    a_running_batch_is_stopped_and_taken_back,
    tables(),
    |db| async move {
        let city = city(db).await;
        let who = clerk(&city);
        let first = crate::tried(&city, &who, &table(&[&line(1), &line(2)])).await;
        done(&city, &who, &first, Step::Run).await;
        done(&city, &who, &first, back()).await;
        work(&city).await;
        assert_eq!(batch(&city, &first.id).await.state, "undone");
        assert_eq!(matters(&city).await, 0);
    }
);
