//! Training the model on decided matters, and testing it on the newest of them before it is used.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use futures::future::BoxFuture;
use kernel::UtcMs;
use search::triage::{Classifier, Model};
use serde_json::json;
use store::{Fault, FromQueryResult, Sql, args};
use web::App;
use work::{JobKind, Schedule};

use super::{Calibration, ModelInfo};

/// With fewer decided matters there is no model.
pub const FEWEST: usize = 200;
/// The newest decided matters that a model learns from.
const MOST: i64 = 12_000;
/// One in so many, the newest, is held back for the test.
const TEST_SHARE: usize = 5;
/// More tests tell nothing more.
const MOST_TESTS: usize = 2_000;
/// Decides only in which order samples are visited; fixed, so that the same matters give the same model.
const SEED: u64 = 20_261_124;
/// A week in seconds.
const WEEK_S: i64 = 7 * 24 * 3600;

/// Name of the job that trains.
pub const JOB: &str = "routing.train";

/// Trains every week, and when an administrator asks.
pub(crate) fn job() -> JobKind<App> {
    JobKind {
        name: JOB,
        schedule: Schedule::Every(WEEK_S),
        attempts: 3,
        run: |app: Arc<App>, _| -> BoxFuture<'static, Result<(), Fault>> {
            Box::pin(async move {
                train(&app).await?;
                Ok(())
            })
        },
    }
}

#[derive(FromQueryResult)]
struct Row {
    type_code: String,
    title: String,
    body: String,
}

/// Trains a model on decided matters and keeps it. `None` when there are fewer than [`FEWEST`].
///
/// # Errors
/// On a database fault.
pub async fn train(app: &App) -> Result<Option<ModelInfo>, Fault> {
    let now = app.clock.now();
    let rows: Vec<Row> = {
        let read = app.db.read();
        let sql: &dyn Sql = &read;
        sql.all(
            &format!(
                "select type_code, title, body from matter where state in ('completed', 'closed') \
                 and completed_ms is not null order by completed_ms desc, id limit {MOST}"
            ),
            args![],
        )
        .await?
    };
    if rows.len() < FEWEST {
        tracing::info!(decided = rows.len(), "too few decided matters to train on");
        return Ok(None);
    }
    let samples: Vec<(String, String)> = rows
        .into_iter()
        .map(|r| (r.type_code, format!("{}\n{}", r.title, r.body)))
        .collect();
    let (info, model) = tokio::task::spawn_blocking(move || learn(&samples, now))
        .await
        .map_err(|e| Fault::of("train the triage model", e))?;
    keep(app, info.clone(), model, now).await?;
    tracing::info!(version = %info.version, samples = info.samples, "a triage model was trained");
    Ok(Some(info))
}

/// Newest first. The test model never saw what it is tested on; the model that is kept learns from all.
fn learn(samples: &[(String, String)], now: UtcMs) -> (ModelInfo, Model) {
    let tests = (samples.len() / TEST_SHARE).min(MOST_TESTS);
    let (newest, older) = samples.split_at(tests);
    let trial = Model::train(older, SEED);
    let mut score = Score::default();
    for (truth, text) in newest {
        let said = trial.predict(text);
        let labels: Vec<&str> = said.iter().take(3).map(|g| g.label.as_str()).collect();
        score.count(truth, &labels, said.first().map_or(0.0, |g| g.probability));
    }
    let model = Model::train(samples, SEED);
    let info = ModelInfo {
        version: Classifier::version(&model).to_owned(),
        trained: now,
        samples: samples.len() as i64,
        tested: tests as i64,
        macro_f1: score.macro_f1(),
        top3: score.top3(),
        calibration: score.calibration,
    };
    (info, model)
}

/// What the test counted.
#[derive(Default)]
struct Score {
    /// Per type: right, said, is.
    types: BTreeMap<String, [u32; 3]>,
    tested: u32,
    among_three: u32,
    calibration: Calibration,
}

impl Score {
    fn count(&mut self, truth: &str, said: &[&str], probability: f32) {
        let first = said.first().copied().unwrap_or_default();
        let right = first == truth;
        self.types.entry(first.to_owned()).or_default()[0] += u32::from(right);
        self.types.entry(first.to_owned()).or_default()[1] += 1;
        self.types.entry(truth.to_owned()).or_default()[2] += 1;
        self.tested += 1;
        self.among_three += u32::from(said.contains(&truth));
        self.calibration.count(probability, right);
    }

    /// Over the types that occur in the test: 2·right / (said + is).
    fn macro_f1(&self) -> f64 {
        let occurring: BTreeSet<_> = self.types.iter().filter(|(_, n)| n[2] > 0).collect();
        let sum: f64 = occurring
            .iter()
            .map(|(_, n)| 2.0 * f64::from(n[0]) / f64::from(n[1] + n[2]))
            .sum();
        sum / occurring.len().max(1) as f64
    }

    fn top3(&self) -> f64 {
        f64::from(self.among_three) / f64::from(self.tested.max(1))
    }
}

async fn keep(app: &App, info: ModelInfo, model: Model, now: UtcMs) -> Result<(), Fault> {
    let bytes = String::from(model);
    let shared = app.clone();
    app.db
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move {
                tx.run(
                    "insert into triage_model (version, bytes, trained_ms, samples, tested, macro_f1, top3, calibration) \
                     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (version) do update set \
                     trained_ms = excluded.trained_ms",
                    args![
                        &info.version,
                        bytes,
                        info.trained,
                        info.samples,
                        info.tested,
                        info.macro_f1,
                        info.top3,
                        info.calibration.to_text()
                    ],
                )
                .await?;
                let record = audit::log::Record {
                    actor: "system:triage".into(),
                    action: "routing.train",
                    subject_kind: "triage_model",
                    subject_id: info.version.clone(),
                    detail: json!({ "samples": info.samples, "macro_f1": info.macro_f1 }),
                    ..audit::log::Record::default()
                };
                audit::log::append(tx, &*shared.ids, now, record).await?;
                Ok(())
            })
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_perfect_test_scores_one_and_a_wrong_one_nothing() {
        let mut perfect = Score::default();
        perfect.count("a", &["a", "b"], 0.9);
        perfect.count("b", &["b", "a"], 0.9);
        assert!((perfect.macro_f1() - 1.0).abs() < 1e-9 && (perfect.top3() - 1.0).abs() < 1e-9);
        let mut wrong = Score::default();
        wrong.count("a", &["b", "a"], 0.9);
        assert!(wrong.macro_f1().abs() < 1e-9 && (wrong.top3() - 1.0).abs() < 1e-9);
    }

    #[test]
    fn it_learns_what_was_decided_and_says_how_well() {
        let say = |n: usize| match n % 2 {
            0 => (
                "heat".to_owned(),
                format!("暖气不热，屋里只有十{}度", n % 9),
            ),
            _ => ("lamp".to_owned(), format!("路灯坏了，第{n}盏不亮")),
        };
        let samples: Vec<_> = (0..200).map(say).collect();
        let (info, model) = learn(&samples, UtcMs(0));
        assert_eq!((info.samples, info.tested), (200, 40));
        assert!(info.macro_f1 > 0.95, "{}", info.macro_f1);
        assert_eq!(model.predict("暖气不热")[0].label, "heat");
    }
}
