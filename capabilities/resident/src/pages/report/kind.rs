//! Still step 1: which kind of matter it is. Suggested from the words; one says which, or leaves it to the centre.

use axum::response::Response;
use http::HeaderMap;
use matter::catalogue::{self, MatterType};
use routing::Suggestion;
use store::Fault;
use ui::prelude::*;
use web::{Answer, Ctx, Fields};

use super::Open;
use crate::draft::Step;
use crate::pages::frame::{Errors, FORM, Question, question};

/// The answer of whoever cannot say.
const UNSURE: &str = "unsure";
/// More suggestions would be a list to read.
const OFFERED: usize = 4;

/// Suggestions, or with `?in=01.02` a part of the catalogue.
pub async fn page(ctx: Ctx, headers: HeaderMap) -> Answer {
    let Some(open) = Open::of(&ctx, &headers)
        .await?
        .filter(|o| !o.draft.words.is_empty())
    else {
        return Ok(web::see_other("/report"));
    };
    let types = catalogue::all_published(&ctx.read()).await?;
    Ok(draw(&ctx, &open, &types, &Errors::default()).await?)
}

async fn draw(
    ctx: &Ctx,
    open: &Open,
    types: &[MatterType],
    errors: &Errors,
) -> Result<Response, Fault> {
    let query = Fields::parse(&ctx.query);
    let about = Question {
        step: Step::What,
        back: "/report",
        errors,
        go: "resident-next",
    };
    if let Some(code) = query.opt("in") {
        return Ok(question(
            ctx,
            &about,
            browse(ctx, open, types, code, errors),
        ));
    }
    let found = routing::suggest_types(&ctx.app, &open.draft.words).await?;
    let content = suggested(ctx, open, types, &found, errors);
    Ok(question(ctx, &about, content))
}

struct Line {
    code: String,
    name: String,
    more: String,
}

fn line(ctx: &Ctx, types: &[MatterType], code: &str, because: &[String]) -> Option<Line> {
    let leaf = types.iter().find(|t| t.code == code)?;
    let above: Vec<&str> = types
        .iter()
        .filter(|t| t.code != code && code.starts_with(&format!("{}.", t.code)))
        .map(|t| {
            if ctx.lang == kernel::Lang::En {
                t.name_en.as_str()
            } else {
                t.name_zh.as_str()
            }
        })
        .collect();
    let mut more = above.join(" › ");
    if !because.is_empty() {
        let words = because.join("、");
        more = ctx.f(
            "resident-kind-because",
            &[("path", more.into()), ("words", words.into())],
        );
    }
    Some(Line {
        code: leaf.code.clone(),
        name: leaf.name().get(ctx.lang).to_owned(),
        more,
    })
}

fn suggested(
    ctx: &Ctx,
    open: &Open,
    types: &[MatterType],
    found: &Suggestion,
    errors: &Errors,
) -> Markup {
    let mut lines: Vec<Line> = found
        .guesses
        .iter()
        .take(OFFERED)
        .filter_map(|g| {
            let because: Vec<String> = g.reasons.iter().take(2).map(|(w, _)| w.clone()).collect();
            line(ctx, types, &g.type_code, &because)
        })
        .collect();
    let chosen = open.draft.kind.as_str();
    if !chosen.is_empty() && lines.iter().all(|l| l.code != chosen) {
        lines.extend(line(ctx, types, chosen, &[]));
    }
    let unsure = (
        ctx.t("resident-kind-unsure"),
        ctx.t("resident-kind-unsure-more"),
    );
    let mut answers: Vec<Opt<'_>> = lines
        .iter()
        .map(|l| Opt {
            value: &l.code,
            label: &l.name,
            more: &l.more,
            on: l.code == chosen,
        })
        .collect();
    answers.push(Opt {
        value: UNSURE,
        label: &unsure.0,
        more: &unsure.1,
        on: false,
    });
    let hint = ctx.t(if found.guesses.is_empty() {
        "resident-kind-none"
    } else {
        "resident-kind-hint"
    });
    let ask = Ask {
        name: "kind",
        legend: &ctx.t("resident-kind"),
        question: true,
        hint: &hint,
        error: errors.get("kind"),
        ..Ask::default()
    };
    let tops: Vec<Markup> = types
        .iter()
        .filter(|t| t.level == 1)
        .map(|t| {
            go(
                "",
                t.name().get(ctx.lang),
                "",
                &format!("/report/kind?in={}", t.code),
            )
        })
        .collect();
    html! {
        form id=(FORM) method="post" action="/report/kind" { (opt_list(&ask, &answers)) }
        (why(&ctx.t("resident-kind-browse"), rows(&tops)))
    }
}

/// One level of the catalogue: links to go down, or the leaves to choose from.
fn browse(ctx: &Ctx, open: &Open, types: &[MatterType], code: &str, errors: &Errors) -> Markup {
    let below: Vec<&MatterType> = types
        .iter()
        .filter(|t| {
            t.code
                .strip_prefix(code)
                .is_some_and(|rest| rest.starts_with('.') && rest.matches('.').count() == 1)
        })
        .collect();
    let here = types
        .iter()
        .find(|t| t.code == code)
        .map(|t| t.name().get(ctx.lang).to_owned())
        .unwrap_or_default();
    if below.iter().all(|t| t.level < 3) {
        let list: Vec<Markup> = below
            .iter()
            .map(|t| {
                go(
                    "",
                    t.name().get(ctx.lang),
                    "",
                    &format!("/report/kind?in={}", t.code),
                )
            })
            .collect();
        return html! {
            h1 class="question" { (ctx.f("resident-kind-in", &[("name", here.into())])) }
            (rows(&list))
            // The button at the foot belongs to this form and sends what says "leave it to the centre".
            form id=(FORM) method="post" action="/report/kind" { input type="hidden" name="kind" value=(UNSURE); }
            p class="small ink-2" { (ctx.t("resident-kind-skip")) }
            (lnk48(&ctx.t("resident-kind-back"), "/report/kind"))
        };
    }
    let names: Vec<String> = below
        .iter()
        .map(|t| t.name().get(ctx.lang).to_owned())
        .collect();
    let answers: Vec<Opt<'_>> = below
        .iter()
        .zip(&names)
        .map(|(t, name)| Opt {
            value: &t.code,
            label: name,
            more: "",
            on: t.code == open.draft.kind,
        })
        .collect();
    let legend = ctx.f("resident-kind-in", &[("name", here.into())]);
    let ask = Ask {
        name: "kind",
        legend: &legend,
        question: true,
        error: errors.get("kind"),
        ..Ask::default()
    };
    html! {
        form id=(FORM) method="post" action={ "/report/kind?in=" (code) } { (opt_list(&ask, &answers)) }
        (lnk48(&ctx.t("resident-kind-back"), "/report/kind"))
    }
}

/// Keeps the kind.
pub async fn save(ctx: Ctx, headers: HeaderMap, fields: Fields) -> Answer {
    let Some(mut open) = Open::of(&ctx, &headers).await? else {
        return Ok(web::see_other("/report"));
    };
    let types = catalogue::all_published(&ctx.read()).await?;
    let chosen = match fields.get("kind") {
        UNSURE => {
            let found = routing::suggest_types(&ctx.app, &open.draft.words).await?;
            fallback(&found, &types)
        }
        code => types.iter().find(|t| t.level == 3 && t.code == code),
    };
    let Some(chosen) = chosen else {
        let mut errors = Errors::default();
        errors.add("kind", ctx.t("resident-kind-missing"));
        return Ok(draw(&ctx, &open, &types, &errors).await?);
    };
    open.draft.kind = chosen.code.clone();
    open.save(&ctx).await?;
    Ok(open.next(Step::What))
}

/// Somebody at the centre corrects it anyway; until then it goes by the nearest name, or by a leaf called 其他.
fn fallback<'a>(found: &Suggestion, types: &'a [MatterType]) -> Option<&'a MatterType> {
    let leaf = |t: &&MatterType| t.level == 3;
    found
        .guesses
        .first()
        .and_then(|g| types.iter().find(|t| t.code == g.type_code))
        .or_else(|| {
            types
                .iter()
                .filter(leaf)
                .find(|t| t.name_zh == "其他" && !t.private)
        })
        .or_else(|| types.iter().find(leaf))
}
