//! What the model suggests for a text, in words: categories, how sure, and the words that decided. A person chooses.

use matter::MatterRow;
use routing::Suggestion;
use ui::Guess;
use web::Ctx;

use crate::types::Types;

/// Suggestions shown.
const MOST: usize = 3;
/// Words named as a reason.
const MOST_WORDS: usize = 4;

/// A suggestion in words.
pub(crate) struct Drawn {
    /// Catalogue code.
    pub code: String,
    way: String,
    label: String,
    reason: String,
    percent: f64,
    share: String,
}

impl Drawn {
    /// As the component wants it.
    pub(crate) fn as_guess(&self, on: bool) -> Guess<'_> {
        Guess {
            value: &self.code,
            path: &self.way,
            label: &self.label,
            reason: &self.reason,
            percent: self.percent,
            words: &self.share,
            on,
        }
    }
}

/// Suggestions in words, best first.
pub(crate) fn guesses(ctx: &Ctx, types: &Types, said: &Suggestion) -> Vec<Drawn> {
    said.guesses
        .iter()
        .take(MOST)
        .map(|g| Drawn {
            way: types.way(ctx.lang, &g.type_code),
            label: types.name(ctx.lang, &g.type_code),
            reason: reason(ctx, &g.reasons),
            percent: f64::from(g.probability) * 100.0,
            share: share(ctx, g.is_sure(), g.probability),
            code: g.type_code.clone(),
        })
        .collect()
}

/// “82%”, or 拿不准.
pub(crate) fn share(ctx: &Ctx, sure: bool, probability: f32) -> String {
    if sure {
        format!("{:.0}%", probability * 100.0)
    } else {
        ctx.t("desk-not-sure")
    }
}

/// The words that decided, in one line. Shorter pieces of a word already named are left out.
fn reason(ctx: &Ctx, reasons: &[(String, f32)]) -> String {
    let words = named(reasons);
    if words.is_empty() {
        return String::new();
    }
    let list = words.join(&ctx.t("desk-list-comma"));
    ctx.f("desk-seen-words", &[("words", list.into())])
}

fn named(reasons: &[(String, f32)]) -> Vec<&str> {
    let mut words: Vec<&str> = Vec::new();
    for (word, weight) in reasons {
        let word = word.trim();
        let known = words.iter().any(|w| w.contains(word) || word.contains(w));
        if *weight > 0.0 && !word.is_empty() && !known {
            words.push(word);
        }
    }
    words.truncate(MOST_WORDS);
    words
}

/// A type that the clerk chose without the model, as a row among the suggestions.
pub(crate) fn by_hand(ctx: &Ctx, types: &Types, code: &str) -> Drawn {
    Drawn {
        code: code.to_owned(),
        way: types.way(ctx.lang, code),
        label: types.name(ctx.lang, code),
        reason: ctx.t("desk-type-by-hand"),
        percent: 0.0,
        share: String::new(),
    }
}

/// Title and words of a matter, as the model reads them.
pub(crate) fn text_of(row: &MatterRow) -> String {
    format!("{} {}", row.title, row.body)
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn a_word_is_named_once_and_not_in_pieces() {
        let reasons = [("烧烤", 2.0), ("烧", 1.9), ("油烟", 0.6), ("半夜", -0.2)]
            .map(|(w, n)| (w.to_owned(), n));
        assert_eq!(named(&reasons), ["烧烤", "油烟"]);
    }
}
