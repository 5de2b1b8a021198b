//! What several pages draw.

use kernel::identity::{mask_address, mask_name, mask_phone};
use kernel::{UtcMs, when};
use maud::{Markup, html};
use store::CommandId;
use web::{Ctx, FieldError, Fields, WebError};

use crate::field::Field;
use crate::model::{Batch, BatchState, Counts};

/// A count as the components take it.
pub(super) fn n(number: i64) -> u64 {
    number.max(0).unsigned_abs()
}

/// A hidden field with a fresh command.
pub(super) fn command(ctx: &Ctx) -> Markup {
    html! { input type="hidden" name="command" value=(kernel::id::encode(ctx.app.ids.next_u128())); }
}

/// The command of a form.
///
/// # Errors
/// When a form comes without one: it was not made by our page.
pub(super) fn command_of(text: &str) -> Result<CommandId, WebError> {
    CommandId::parse(text)
        .ok_or_else(|| WebError::refused(http::StatusCode::BAD_REQUEST, "import-no-command"))
}

/// The command of a plain form.
///
/// # Errors
/// As [`command_of`].
pub(super) fn command_in(fields: &Fields) -> Result<CommandId, WebError> {
    command_of(fields.get("command"))
}

/// A refusal in words.
pub(super) fn said(ctx: &Ctx, error: &FieldError) -> String {
    let args: Vec<(&str, texts::Arg)> = error
        .args
        .iter()
        .map(|(name, value)| (name.as_str(), value.clone()))
        .collect();
    ctx.f(&error.key, &args)
}

/// The sentence beside a field; empty when nothing is wrong with it.
pub(super) fn error_of(ctx: &Ctx, errors: &[FieldError], field: &str) -> String {
    let error = errors.iter().find(|e| e.field == field);
    error.map(|e| said(ctx, e)).unwrap_or_default()
}

/// Errors on top of a form.
pub(super) fn summary(ctx: &Ctx, errors: &[FieldError]) -> Markup {
    let all: Vec<(&str, String)> = errors
        .iter()
        .map(|e| (e.field.as_str(), said(ctx, e)))
        .collect();
    let links: Vec<(&str, &str)> = all.iter().map(|(f, s)| (*f, s.as_str())).collect();
    if links.is_empty() {
        return html! {};
    }
    let title = ctx.f("import-errors", &[("n", links.len().into())]);
    ui::error_summary(&title, &links)
}

/// A cell as it is shown: what is personal is masked, and so is what looks like a number of a person in a column that
/// nobody matched.
pub(super) fn shown(field: Option<Field>, cell: &str) -> String {
    match field {
        Some(Field::ReporterName | Field::Behalf) => mask_name(cell),
        Some(Field::ReporterPhone) => mask_phone(cell),
        Some(Field::Address) => mask_address(cell),
        Some(Field::Lon | Field::Lat) => {
            let head: String = cell.chars().take(5).collect();
            if head.len() < cell.len() {
                format!("{head}…")
            } else {
                head
            }
        }
        Some(_) => cell.to_owned(),
        None => without_numbers(cell),
    }
}

/// Runs of seven and more digits keep their first three and last two.
fn without_numbers(cell: &str) -> String {
    let chars: Vec<char> = cell.chars().collect();
    let mut out = String::with_capacity(cell.len());
    let mut at = 0;
    while at < chars.len() {
        let run = chars[at..]
            .iter()
            .take_while(|c| c.is_ascii_digit())
            .count();
        if run >= 7 {
            out.extend(&chars[at..at + 3]);
            out.push_str("****");
            out.extend(&chars[at + run - 2..at + run]);
            at += run;
        } else {
            let step = run.max(1);
            out.extend(&chars[at..at + step]);
            at += step;
        }
    }
    out
}

/// State of a batch as icon and word.
pub(super) fn state(ctx: &Ctx, batch: &Batch) -> Markup {
    let mark = match batch.state() {
        _ if batch.has_stopped(ctx.now) => ui::State::Caution,
        BatchState::Uploaded | BatchState::Checked => ui::State::New,
        BatchState::Checking | BatchState::Running | BatchState::Undoing => ui::State::Active,
        BatchState::Paused | BatchState::Undone | BatchState::Cancelled | BatchState::Expired => {
            ui::State::Wait
        }
        BatchState::Done => ui::State::Ok,
    };
    let word = if batch.has_stopped(ctx.now) {
        ctx.t("import-state-stopped")
    } else {
        ctx.t(&format!("import-state-{}", batch.state))
    };
    ui::st(mark, word)
}

/// Where the batch is in its way: file, columns, trial, import, check.
pub(super) fn way(ctx: &Ctx, batch: Option<&Batch>, counts: &Counts) -> Markup {
    use BatchState as S;
    let at = match batch.map(Batch::state) {
        None => 0,
        Some(S::Uploaded | S::Expired) => 1,
        Some(S::Checking | S::Checked) => 2,
        Some(S::Running | S::Paused) => 3,
        Some(S::Done | S::Cancelled | S::Undoing | S::Undone) => 4,
    };
    let below: [String; 5] = match batch {
        None => ["", "", "", "", ""].map(ToOwned::to_owned),
        Some(batch) => {
            let mapping = batch.mapping();
            let columns = ctx.f(
                "import-way-columns",
                &[
                    ("all", mapping.columns.len().into()),
                    ("used", mapping.used().into()),
                ],
            );
            let tried = counts.all() > 0 && batch.state() != S::Checking;
            let rows = if tried { counts.all() } else { batch.rows() };
            let rows = ctx.f("import-rows", &[("n", rows.into())]);
            let made = ctx.f("import-rows", &[("n", counts.registered().into())]);
            let until = ctx.f(
                "import-way-undo",
                &[("at", ctx.moment(UtcMs(batch.expires_ms)).into())],
            );
            [
                batch.file_name.clone(),
                columns,
                rows,
                if at >= 3 { made } else { String::new() },
                if at >= 3 { until } else { String::new() },
            ]
        }
    };
    let words = ["file", "columns", "trial", "run", "after"]
        .map(|k| ctx.t(&format!("import-way-{k}-word")));
    let steps: Vec<(&str, &str, &str)> = words
        .iter()
        .zip(&below)
        .enumerate()
        .map(|(no, (word, below))| {
            let how = match no.cmp(&at) {
                std::cmp::Ordering::Less => "done",
                std::cmp::Ordering::Equal => "now",
                std::cmp::Ordering::Greater => "",
            };
            (word.as_str(), below.as_str(), how)
        })
        .collect();
    html! { div class="mb-4" { (ui::wiz(&ctx.t("import-way"), &steps)) } }
}

/// Moment in words, or nothing.
pub(super) fn at(ctx: &Ctx, ms: Option<i64>) -> String {
    ms.map(|ms| ctx.moment(UtcMs(ms))).unwrap_or_default()
}

/// A length of time in words.
pub(super) fn took(ctx: &Ctx, from: Option<i64>, to: Option<i64>) -> String {
    match (from, to) {
        (Some(from), Some(to)) => when::duration(ctx.lang, (to - from).max(1000)),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_persons_are_masked_in_any_column() {
        assert_eq!(shown(None, "230405195001011234 王"), "230****34 王");
        assert_eq!(shown(None, "第 123 号"), "第 123 号");
        assert_eq!(shown(Some(Field::Lon), "130.274512"), "130.2…");
        assert_ne!(
            shown(Some(Field::ReporterPhone), "13800001234"),
            "13800001234"
        );
    }
}
