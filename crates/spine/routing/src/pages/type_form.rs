//! The form of a matter type: every field of the catalogue.

use kernel::Lang;
use matter::catalogue::MatterType;
use matter::clocks;
use matter::model::PURPOSES;
use maud::{Markup, html};
use people::Level;
use store::Fault;
use ui::Choice;
use web::{Ctx, FieldError, Fields};

use crate::frame;
use crate::names::Kinds;

/// A type as the form says it; version, level and state are set where it is kept.
pub(super) fn read(code: &str, fields: &Fields) -> MatterType {
    let text = |name: &str| fields.get(name).to_owned();
    MatterType {
        code: code.to_owned(),
        version: 0,
        state: String::new(),
        level: 0,
        name_zh: text("name_zh"),
        name_en: text("name_en"),
        purpose: Some(fields.get("purpose"))
            .filter(|p| PURPOSES.contains(p))
            .unwrap_or("help")
            .to_owned(),
        urgency: fields.get("urgency").parse().unwrap_or(3_i64).clamp(1, 4),
        complexity: Some(fields.get("complexity"))
            .filter(|c| COMPLEXITIES.contains(c))
            .unwrap_or("ordinary")
            .to_owned(),
        organ_kind: text("organ_kind"),
        organ_level: Level::parse(fields.get("organ_level"))
            .unwrap_or(Level::County)
            .code()
            .to_owned(),
        private: fields.is_on("private"),
        promise_clock: text("promise_clock"),
        legal_clock: fields.opt("legal_clock").map(ToOwned::to_owned),
        retention_years: fields.get("retention_years").parse().unwrap_or(0),
    }
}

const COMPLEXITIES: [&str; 3] = ["simple", "ordinary", "complex"];

/// The form, filled from the newest version or from what was typed.
pub(super) async fn form(
    ctx: &Ctx,
    newest: &MatterType,
    kinds: &Kinds,
    fields: &Fields,
    errors: &[FieldError],
) -> Result<Markup, Fault> {
    let shown = if errors.is_empty() {
        newest.clone()
    } else {
        read(&newest.code, fields)
    };
    let error = |field: &str| {
        errors
            .iter()
            .find(|e| e.field == field)
            .map(|e| ctx.t(&e.key))
            .unwrap_or_default()
    };
    let rules = clocks::rules(&ctx.read()).await?;
    let mut codes: Vec<(String, String)> = Vec::new();
    for rule in rules {
        let label = match ctx.lang {
            Lang::ZhCn => &rule.label_zh,
            Lang::En => &rule.label_en,
        };
        let words = format!(
            "{label} · {} · {}",
            crate::catalogue::length_words(ctx, &rule.length),
            rule.code
        );
        codes.retain(|(code, _)| *code != rule.code);
        codes.push((rule.code, words));
    }
    let none = (String::new(), ctx.t("routing-clock-none"));
    let legal: Vec<(String, String)> = std::iter::once(none).chain(codes.clone()).collect();
    let purposes = keyed(ctx, PURPOSES, "matter-purpose");
    let complexities = keyed(ctx, &COMPLEXITIES, "routing-complexity");
    let urgencies = keyed(ctx, &["1", "2", "3", "4"], "routing-urgency");
    let levels = keyed(
        ctx,
        &["city", "county", "township", "community"],
        "routing-level",
    );
    let mut organs: Vec<(String, String)> = kinds
        .list()
        .into_iter()
        .map(|(kind, name)| (kind.to_owned(), name.get(ctx.lang).to_owned()))
        .collect();
    if !kinds.has(&shown.organ_kind) {
        organs.insert(0, (shown.organ_kind.clone(), shown.organ_kind.clone()));
    }
    let select = |name: &str, key: &str, list: &[(String, String)], on: &str| {
        let choices: Vec<Choice<'_>> = list
            .iter()
            .map(|(value, label)| Choice {
                value,
                label,
                on: value == on,
            })
            .collect();
        html! { (ui::select(name, &ctx.t(key), &choices).error(&error(name))) }
    };
    let text = |name: &str, key: &str, value: &str| html! { (ui::text(name, &ctx.t(key)).value(value).error(&error(name))) };
    let legend = |key: &str| ctx.t(key);
    let body = html! {
        form method="post" action={ "/admin/types/" (newest.code) } class="formbody" {
            (frame::command_field(ctx))
            (ui::grid2(&legend("routing-type-names"), html! {
                (text("name_zh", "routing-name-zh", &shown.name_zh))
                (text("name_en", "routing-name-en", &shown.name_en))
            }))
            (ui::grid2(&legend("routing-type-defaults"), html! {
                (select("purpose", "routing-purpose", &purposes, &shown.purpose))
                (select("urgency", "routing-col-urgency", &urgencies, &shown.urgency.to_string()))
                (select("complexity", "routing-complexity", &complexities, &shown.complexity))
                (select("organ_level", "routing-organ-level", &levels, &shown.organ_level))
                (ui::full(select("organ_kind", "routing-col-organ", &organs, &shown.organ_kind)))
                (ui::full(html! { (ui::tick("private", "on", &ctx.t("routing-type-private"), shown.private)) }))
            }))
            (ui::grid2(&legend("routing-type-terms"), html! {
                (select("promise_clock", "routing-promise-clock", &codes, &shown.promise_clock))
                (select("legal_clock", "routing-legal-clock", &legal, shown.legal_clock.as_deref().unwrap_or_default()))
                (ui::text("retention_years", &ctx.t("routing-retention")).number()
                    .value(&shown.retention_years.to_string()).hint(&ctx.t("routing-retention-hint")).error(&error("retention_years")))
            }))
            div class="row" { (ui::btn(&ctx.t("routing-type-save"))) span class="ink-3 fs-13" { (ctx.t("routing-type-save-hint")) } }
        }
    };
    let title = ctx.t(if newest.state == "draft" {
        "routing-type-draft"
    } else {
        "routing-type-new-version"
    });
    Ok(ui::panel(&title, html! {}, html! {}, body))
}

fn keyed(ctx: &Ctx, codes: &[&str], prefix: &str) -> Vec<(String, String)> {
    codes
        .iter()
        .map(|code| ((*code).to_owned(), ctx.t(&format!("{prefix}-{code}"))))
        .collect()
}
