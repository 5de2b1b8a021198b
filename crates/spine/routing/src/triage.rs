//! Which kind of matter a text is about: a suggestion with the words that spoke for it.
//!
//! The model learns from decided matters, from what was written and the type finally set, never from who wrote. With
//! fewer than [`FEWEST`] of them, the names of the catalogue are compared with the text, and the page says 拿不准.

mod by_name;
mod calibration;
mod train;

use std::sync::Arc;

use access::Named;
use kernel::UtcMs;
use matter::catalogue::{self, MatterType};
use search::triage::Model;
use serde_json::json;
use store::{Fault, FromQueryResult, Sql, args};
use tokio::sync::RwLock;
use web::App;

pub use calibration::{Calibration, Tenth};
pub use train::{FEWEST, JOB, train};

pub(crate) use train::job;

/// Below this probability the page says 拿不准.
pub const SURE: f32 = 0.5;
/// Suggestions that are shown.
const SHOWN: usize = 4;

/// What is known of a trained model.
#[derive(Clone, Debug, PartialEq)]
pub struct ModelInfo {
    /// Hash of its content; stands in threads.
    pub version: String,
    /// When it was trained.
    pub trained: UtcMs,
    /// Decided matters it learnt from.
    pub samples: i64,
    /// Of them the newest, held back for the test.
    pub tested: i64,
    /// Mean over types of the harmonic mean of precision and recall, 0 to 1.
    pub macro_f1: f64,
    /// Share of tested matters whose type was among the first three, 0 to 1.
    pub top3: f64,
    /// How often it was right when it said so.
    pub calibration: Calibration,
}

/// A suggested type.
#[derive(Clone, Debug, PartialEq)]
pub struct Guess {
    /// Code in the catalogue.
    pub type_code: String,
    /// Names of the domain and the group above it.
    pub path: Vec<Named>,
    /// Its name.
    pub name: Named,
    /// Calibrated, 0 to 1; 0 where only names were compared.
    pub probability: f32,
    /// Characters of the text that spoke for it, strongest first, with their weight.
    pub reasons: Vec<(String, f32)>,
}

impl Guess {
    /// False: the page says 拿不准 instead of a percentage.
    pub fn is_sure(&self) -> bool {
        self.probability >= SURE
    }

    /// 82%, or 拿不准.
    pub fn words(&self, ctx: &web::Ctx) -> String {
        if self.is_sure() {
            format!("{:.0}%", self.probability * 100.0)
        } else {
            ctx.t("routing-unsure")
        }
    }
}

/// Suggestions for one text.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// Best first; may be empty.
    pub guesses: Vec<Guess>,
    /// The model that made them; `None`: names of the catalogue were compared.
    pub model: Option<ModelInfo>,
}

impl Suggestion {
    /// What whoever decides writes into the thread beside the decision: the model's version, what it said, what was
    /// chosen, and on which place that stood (0: not among the suggestions).
    pub fn record(&self, chosen: &str) -> serde_json::Value {
        let said: Vec<_> = self
            .guesses
            .iter()
            .map(|g| json!({ "type": g.type_code, "p": (f64::from(g.probability) * 1000.0).round() / 1000.0 }))
            .collect();
        let place = self
            .guesses
            .iter()
            .position(|g| g.type_code == chosen)
            .map_or(0, |at| at + 1);
        json!({
            "model": self.model.as_ref().map(|m| m.version.as_str()),
            "said": said,
            "chosen": chosen,
            "place": place,
        })
    }

    /// How often the model was right when it was as sure as of its first guess: 说 82% 时，81 件里说对 70 件. `None` where
    /// too little is known.
    pub fn calibration_words(&self, ctx: &web::Ctx) -> Option<String> {
        let first = self.guesses.first()?;
        let tenth = self.model.as_ref()?.calibration.of(first.probability)?;
        Some(ctx.f(
            "routing-calibration",
            &[
                ("p", format!("{:.0}", first.probability * 100.0).into()),
                ("said", i64::from(tenth.said).into()),
                ("right", i64::from(tenth.right).into()),
            ],
        ))
    }

    /// True when the best guess is not sure, or there is none.
    pub fn unsure(&self) -> bool {
        self.guesses.first().is_none_or(|g| !g.is_sure())
    }
}

/// The newest model, loaded once and again when a newer one was trained. Put into the product's services by the binary;
/// without it every call reads the model from the database.
#[derive(Default)]
pub struct Suggester(RwLock<Option<Arc<(ModelInfo, Model)>>>);

#[derive(FromQueryResult)]
struct InfoRow {
    version: String,
    trained_ms: i64,
    samples: i64,
    tested: i64,
    macro_f1: f64,
    top3: f64,
    calibration: String,
}

/// What is known of the newest model, if one was trained.
///
/// # Errors
/// On a database fault.
pub async fn newest(sql: &dyn Sql) -> Result<Option<ModelInfo>, Fault> {
    let row: Option<InfoRow> = sql
        .one(
            "select version, trained_ms, samples, tested, macro_f1, top3, calibration from triage_model \
             order by trained_ms desc, version limit 1",
            args![],
        )
        .await?;
    row.map(|r| {
        Ok(ModelInfo {
            calibration: Calibration::parse(&r.calibration)?,
            version: r.version,
            trained: UtcMs(r.trained_ms),
            samples: r.samples,
            tested: r.tested,
            macro_f1: r.macro_f1,
            top3: r.top3,
        })
    })
    .transpose()
}

async fn load(sql: &dyn Sql, version: &str) -> Result<Model, Fault> {
    let bytes: String = sql
        .scalar(
            "select bytes from triage_model where version = $1",
            args![version],
        )
        .await?
        .ok_or_else(|| Fault::new("a triage model is not there"))?;
    Model::try_from(bytes).map_err(|e| Fault::of("read a triage model", e))
}

impl Suggester {
    async fn model(
        &self,
        sql: &dyn Sql,
        info: &ModelInfo,
    ) -> Result<Arc<(ModelInfo, Model)>, Fault> {
        if let Some(known) = self
            .0
            .read()
            .await
            .as_ref()
            .filter(|known| known.0.version == info.version)
        {
            return Ok(known.clone());
        }
        let mut kept = self.0.write().await;
        let loaded = Arc::new((info.clone(), load(sql, &info.version).await?));
        *kept = Some(loaded.clone());
        Ok(loaded)
    }
}

/// Suggests types for a text, best first.
///
/// # Errors
/// On a database fault.
pub async fn suggest_types(app: &App, text: &str) -> Result<Suggestion, Fault> {
    let read = app.db.read();
    let types = catalogue::all_published(&read).await?;
    let Some(info) = newest(&read).await? else {
        return Ok(Suggestion {
            guesses: by_name::guesses(&types, text, SHOWN),
            model: None,
        });
    };
    let trained = match app.services.get::<Suggester>() {
        Some(kept) => kept.model(&read, &info).await?,
        None => Arc::new((info.clone(), load(&read, &info.version).await?)),
    };
    let said = trained.1.predict(text);
    let guesses = said
        .into_iter()
        .filter_map(|g| guess(&types, &g.label, g.probability, g.reasons))
        .take(SHOWN)
        .collect();
    Ok(Suggestion {
        guesses,
        model: Some(info),
    })
}

/// A guess with its names; `None` for a type that is not offered any more.
fn guess(
    types: &[MatterType],
    code: &str,
    probability: f32,
    reasons: Vec<(String, f32)>,
) -> Option<Guess> {
    let find = |code: &str| {
        types
            .binary_search_by(|t| t.code.as_str().cmp(code))
            .ok()
            .map(|at| &types[at])
    };
    let own = find(code)?;
    let path = code
        .match_indices('.')
        .filter_map(|(at, _)| find(&code[..at]))
        .map(MatterType::name)
        .collect();
    Some(Guess {
        type_code: own.code.clone(),
        path,
        name: own.name(),
        probability,
        reasons,
    })
}

/// The text cut at the characters that spoke for a guess: 0 did not, 1 a little, 2, 3 most. For `ui::said`.
pub fn pieces<'t>(text: &'t str, reasons: &[(String, f32)]) -> Vec<(&'t str, u8)> {
    let most = reasons
        .iter()
        .fold(0f32, |most, (_, weight)| most.max(*weight));
    let mut weights = vec![0u8; text.len()];
    for (gram, weight) in reasons.iter().filter(|(gram, _)| !gram.trim().is_empty()) {
        let strength = match weight / most.max(f32::MIN_POSITIVE) {
            share if share > 0.66 => 3,
            share if share > 0.33 => 2,
            _ => 1,
        };
        for (at, found) in text.match_indices(gram.as_str()) {
            for one in &mut weights[at..at + found.len()] {
                *one = strength.max(*one);
            }
        }
    }
    let mut pieces = Vec::new();
    let mut from = 0;
    for (at, _) in text.char_indices().skip(1) {
        if weights[at] != weights[from] {
            pieces.push((&text[from..at], weights[from]));
            from = at;
        }
    }
    if from < text.len() {
        pieces.push((&text[from..], weights[from]));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_words_that_decided_are_marked() {
        let reasons = vec![("烧烤".to_owned(), 1.0), ("油烟".to_owned(), 0.4)];
        let cut = pieces("楼下烧烤油烟大", &reasons);
        assert_eq!(cut, [("楼下", 0), ("烧烤", 3), ("油烟", 2), ("大", 0)]);
        assert!(pieces("", &reasons).is_empty());
    }

    proptest! {
        #[test]
        fn pieces_are_the_whole_text(text in ".{0,40}", gram in ".{1,3}") {
            let joined: String = pieces(&text, &[(gram, 1.0)]).iter().map(|(part, _)| *part).collect();
            prop_assert_eq!(joined, text);
        }
    }
}
