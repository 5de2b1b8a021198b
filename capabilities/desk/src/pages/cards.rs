//! `/desk/cards`: the library of answer cards: writing one with a look at it filled in, changing it, retiring it.

use axum::extract::Path;
use axum::response::Response;
use http::StatusCode;
use kernel::UtcMs;
use matter::model::OUTCOMES;
use maud::{Markup, html};
use ui::{Choice, Col, Row, State, Tbl};
use web::layout::{self, Staff};
use web::{Answer, Ctx, FieldError, Fields, WebError, see_other};

use crate::cards::{self, Card, Place, Wanted};
use crate::command;
use crate::forms::Typed;
use crate::types::Types;

/// Characters of a card that the list shows.
const SHOWN: usize = 60;

async fn framed(ctx: &Ctx, title: &str, content: Markup) -> Result<Response, store::Fault> {
    let about = Staff {
        title,
        ..Staff::default()
    };
    layout::staff(ctx, about, content).await
}

pub(crate) async fn all(ctx: Ctx) -> Answer {
    let list = cards::all(&ctx.read(), &ctx.actor, true).await?;
    let types = Types::read(&ctx.read()).await?;
    let title = ctx.t("desk-nav-cards");
    let hrefs: Vec<String> = list
        .iter()
        .map(|c| format!("/desk/cards/{}", c.id))
        .collect();
    let heads: Vec<String> = list
        .iter()
        .map(|c| c.words(ctx.lang).chars().take(SHOWN).collect())
        .collect();
    let rows: Vec<Row<'_>> = list
        .iter()
        .zip(&hrefs)
        .zip(&heads)
        .map(|((card, href), head)| row(&ctx, &types, card, href, head))
        .collect();
    let labels =
        ["title", "kind", "whose", "changed"].map(|k| ctx.t(&format!("desk-cards-col-{k}")));
    let cols: Vec<Col<'_>> = labels.iter().map(|l| Col::text(l)).collect();
    let table = ui::tbl(&Tbl {
        caption: &title,
        cols: &cols,
        rows: &rows,
        ..Tbl::default()
    });
    let new = ctx.t("desk-cards-new");
    let body = html! {
        (ui::pagehead(&title, html! { span { (ctx.t("desk-cards-about")) } }, html! {
            (ui::link_btn(&new, "/desk/cards/new").pri().icon("plus").key("n"))
        }))
        (ui::panel("", html! {}, html! {}, if list.is_empty() {
            ui::empty("file-text", &ctx.t("desk-cards-none"), html! { (ui::link_btn(&new, "/desk/cards/new")) })
        } else {
            table
        }))
    };
    Ok(framed(&ctx, &title, body).await?)
}

fn row<'r>(ctx: &Ctx, types: &Types, card: &'r Card, href: &'r str, head: &'r str) -> Row<'r> {
    let kind = if card.type_code.is_empty() {
        ctx.t("desk-cards-any-kind")
    } else {
        types.name(ctx.lang, &card.type_code)
    };
    Row {
        href,
        ..Row::plain(vec![
            ui::cell_link(&card.title, href, &[head]),
            html! { (kind) },
            html! {
                (whose(ctx, card))
                @if card.retired_ms.is_some() { " " (ui::st(State::Wait, ctx.t("desk-cards-retired"))) }
            },
            html! { time { (ctx.moment(UtcMs(card.changed_ms))) } },
        ])
    }
}

fn whose(ctx: &Ctx, card: &Card) -> String {
    ctx.t(if card.org_id.is_some() {
        "desk-cards-own"
    } else {
        "desk-cards-shared"
    })
}

pub(crate) async fn new(ctx: Ctx) -> Answer {
    page(&ctx, None, &Typed::default(), false).await
}

pub(crate) async fn edit(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let card = cards::one(&ctx, &id).await?;
    if !card.may_change(&ctx) {
        return read_only(&ctx, &card).await;
    }
    let mut fields = Fields::default();
    for (name, value) in [
        ("title", card.title.as_str()),
        ("words_zh", card.words_zh.as_str()),
        ("words_en", card.words_en.as_str()),
        ("type_code", card.type_code.as_str()),
        ("outcome", card.outcome.as_str()),
        ("shared", if card.org_id.is_none() { "1" } else { "" }),
    ] {
        fields.set(name, value);
    }
    let typed = Typed {
        fields,
        ..Typed::default()
    };
    page(&ctx, Some(&card), &typed, true).await
}

/// A shared card as those see it who do not keep it.
async fn read_only(ctx: &Ctx, card: &Card) -> Answer {
    let list = ctx.t("desk-nav-cards");
    let body = html! {
        (ui::crumbs(&ctx.t("desk-crumbs"), &[(&list, "/desk/cards"), (&card.title, "")]))
        (ui::pagehead(&card.title, html! { span { (whose(ctx, card)) } }, html! {}))
        (previewed(ctx, &card.words_zh, &card.words_en))
    };
    Ok(framed(ctx, &card.title, body).await?)
}

/// The card with an invented matter in it.
fn previewed(ctx: &Ctx, zh: &str, en: &str) -> Markup {
    ui::panel(
        &ctx.t("desk-cards-preview"),
        html! {},
        html! {},
        ui::body(html! {
            @for words in [zh, en] {
                @if !words.is_empty() { p class="txt" { (cards::preview(ctx, words)) } }
            }
            p class="hint" { (ctx.t("desk-cards-preview-note")) }
        }),
    )
}

async fn page(ctx: &Ctx, card: Option<&Card>, typed: &Typed, look: bool) -> Answer {
    let types = Types::read(&ctx.read()).await?;
    let list = ctx.t("desk-nav-cards");
    let (title, action) = match card {
        Some(card) => (card.title.clone(), format!("/desk/cards/{}", card.id)),
        None => (ctx.t("desk-cards-new"), "/desk/cards".to_owned()),
    };
    let (zh, en) = (typed.fields.get("words_zh"), typed.fields.get("words_en"));
    let (send, try_it, retire) = (
        ctx.t("desk-save"),
        ctx.t("desk-cards-preview"),
        ctx.t("desk-cards-retire"),
    );
    let side = html! {
        @if look && !(zh.is_empty() && en.is_empty()) { (previewed(ctx, zh, en)) }
        (places(ctx))
    };
    let main = html! {
        form id="card" method="post" action=(action) class="panel formbody" {
            input type="hidden" name="command" value=(typed.fields.opt("command").map_or_else(|| command::fresh(ctx), ToOwned::to_owned));
            @if let Some(card) = card { input type="hidden" name="seen" value=(typed.fields.opt("seen").map_or_else(|| card.version.to_string(), ToOwned::to_owned)); }
            (fields(ctx, &types, typed))
            div class="row" {
                (ui::btn(&send).pri())
                (ui::btn(&try_it).sends("do", "preview"))
                @if let Some(card) = card.filter(|c| c.retired_ms.is_none()) {
                    (ui::link_btn(&retire, &format!("/desk/cards/{}/retire", card.id)).ghost().attr("data-pop", ""))
                }
            }
        }
    };
    let body = html! {
        (ui::crumbs(&ctx.t("desk-crumbs"), &[(&list, "/desk/cards"), (&title, "")]))
        (ui::pagehead(&title, html! {
            @if card.is_some_and(|c| c.retired_ms.is_some()) { span { (ctx.t("desk-cards-back-by-saving")) } }
        }, html! {}))
        (typed.summary(ctx))
        (ui::cols(main, html! { div class="stack" { (side) } }))
    };
    let mut response = framed(ctx, &title, body).await?;
    if !typed.errors.is_empty() {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

fn fields(ctx: &Ctx, types: &Types, typed: &Typed) -> Markup {
    let of = |name: &str| typed.fields.get(name).to_owned();
    let error = |name: &str| typed.error(ctx, name);
    let kinds = std::iter::once((String::new(), ctx.t("desk-cards-any-kind")))
        .chain(types.upper(ctx.lang))
        .collect::<Vec<_>>();
    let outcomes = std::iter::once((String::new(), ctx.t("desk-cards-no-outcome")))
        .chain(
            OUTCOMES
                .iter()
                .map(|o| ((*o).to_owned(), ctx.t(&format!("matter-outcome-{o}")))),
        )
        .collect::<Vec<_>>();
    let (kind, outcome) = (of("type_code"), of("outcome"));
    let optional = ctx.t("desk-optional");
    html! {
        (ui::text("title", &ctx.t("desk-cards-title")).value(&of("title")).hint(&ctx.t("desk-cards-title-hint")).error(&error("title")).required())
        (ui::textarea("words_zh", &ctx.t("desk-cards-words"), 8).value(&of("words_zh")).hint(&ctx.t("desk-cards-words-hint")).error(&error("words_zh")).required())
        (ui::textarea("words_en", &ctx.t("desk-cards-words-en"), 5).value(&of("words_en")).optional(&optional).error(&error("words_en")))
        div class="grid2" {
            (ui::select("type_code", &ctx.t("desk-cards-kind"), &choices(&kinds, &kind)))
            (ui::select("outcome", &ctx.t("desk-cards-outcome"), &choices(&outcomes, &outcome)).error(&error("outcome")))
        }
        @if cards::may_share(ctx) {
            (ui::tick("shared", "1", &ctx.t("desk-cards-share"), typed.fields.is_on("shared")))
        }
        @if !error("shared").is_empty() { (ui::err("e-shared", &error("shared"))) }
    }
}

fn choices<'a>(all: &'a [(String, String)], chosen: &str) -> Vec<Choice<'a>> {
    all.iter()
        .map(|(value, label)| Choice {
            value,
            label,
            on: value == chosen,
        })
        .collect()
}

/// What may stand between braces.
fn places(ctx: &Ctx) -> Markup {
    let at = usize::from(ctx.lang == kernel::Lang::En);
    let examples: Vec<(String, String)> = Place::ALL
        .iter()
        .map(|place| {
            let name = format!("{{{}}}", place.names()[at]);
            let example = cards::preview(ctx, &name);
            (name, example)
        })
        .collect();
    let pairs: Vec<(&str, Markup)> = examples
        .iter()
        .map(|(name, example)| (name.as_str(), html! { (example) }))
        .collect();
    ui::panel(
        &ctx.t("desk-cards-places"),
        html! {},
        html! {},
        ui::body(html! {
            (ui::dl(&pairs))
            p class="hint" { (ctx.t("desk-cards-places-note")) }
        }),
    )
}

fn wanted(fields: &Fields) -> Wanted {
    Wanted {
        title: fields.get("title").to_owned(),
        words_zh: fields.get("words_zh").replace("\r\n", "\n"),
        words_en: fields.get("words_en").replace("\r\n", "\n"),
        type_code: fields.get("type_code").to_owned(),
        outcome: fields.get("outcome").to_owned(),
        shared: fields.is_on("shared"),
        seen: command::seen(fields),
    }
}

async fn keep(ctx: &Ctx, card: Option<Card>, fields: Fields) -> Answer {
    let id = command::of(&fields)?;
    let wanted = wanted(&fields);
    if fields.get("do") == "preview" {
        let errors: Vec<FieldError> = wanted.check(ctx);
        let typed = Typed {
            fields,
            errors,
            ..Typed::default()
        };
        return page(ctx, card.as_ref(), &typed, true).await;
    }
    let known = card.as_ref().map(|c| c.id.clone());
    match cards::save(ctx, known, id, wanted).await {
        Ok(_) => Ok(see_other("/desk/cards")),
        Err(refused) if !refused.fields().is_empty() => {
            let typed = Typed {
                errors: refused.fields().to_vec(),
                fields,
                ..Typed::default()
            };
            page(ctx, card.as_ref(), &typed, true).await
        }
        Err(refused) => Err(refused),
    }
}

pub(crate) async fn make(ctx: Ctx, fields: Fields) -> Answer {
    keep(&ctx, None, fields).await
}

pub(crate) async fn change(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let card = cards::one(&ctx, &id).await?;
    if !card.may_change(&ctx) {
        return Err(WebError::refused(
            StatusCode::FORBIDDEN,
            "desk-cards-not-yours",
        ));
    }
    keep(&ctx, Some(card), fields).await
}

pub(crate) async fn ask(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let card = cards::one(&ctx, &id).await?;
    let title = ctx.f(
        "desk-cards-retire-ask",
        &[("title", card.title.clone().into())],
    );
    let (retire, leave) = (ctx.t("desk-cards-retire"), ctx.t("desk-back"));
    let back = format!("/desk/cards/{}", card.id);
    let buttons = [
        ui::link_btn(&leave, &back).attr("data-close", ""),
        ui::btn(&retire).danger(),
    ];
    let hidden = html! { input type="hidden" name="command" value=(command::fresh(&ctx)); };
    let says = html! { p { (ctx.t("desk-cards-retire-says")) } };
    let action = format!("{back}/retire");
    let body = html! {
        h1 class="sr" { (title) }
        (ui::confirm(&action, hidden, &title, says, &buttons))
    };
    Ok(framed(&ctx, &title, body).await?)
}

pub(crate) async fn retire(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    cards::retire(&ctx, id, command::of(&fields)?).await?;
    Ok(see_other("/desk/cards"))
}
