//! `/desk/export`: a list as a file. Masked unless a purpose is stated.

use access::Purpose;
use http::StatusCode;
use matter::permissions as p;
use matter::reveal::MOST_AT_ONCE;
use maud::{Markup, html};
use ui::{Ask, Choice, Opt};
use web::layout::{self, Staff};
use web::{Answer, Ctx, FieldError, Fields, WebError};

use super::reveal::OFFERED;
use crate::columns::List;
use crate::export::{self, Format, MOST, Wanted};
use crate::forms::Typed;
use crate::query::Asked;

async fn asked(ctx: &Ctx, fields: &Fields) -> Result<Asked, WebError> {
    let list = List::parse(fields.get("list")).unwrap_or(List::Queue);
    Ok(Asked::of_list(ctx, list, fields.clone()).await?)
}

async fn plain(ctx: Ctx, format: Format) -> Answer {
    let fields = Fields::parse(&ctx.query);
    let wanted = Wanted::of_list(&ctx, &asked(&ctx, &fields).await?).await?;
    export::masked(&ctx, &wanted, format).await
}

pub(crate) async fn csv(ctx: Ctx) -> Answer {
    plain(ctx, Format::Csv).await
}

pub(crate) async fn xlsx(ctx: Ctx) -> Answer {
    plain(ctx, Format::Xlsx).await
}

pub(crate) async fn ask(ctx: Ctx) -> Answer {
    let typed = Typed {
        fields: Fields::parse(&ctx.query),
        ..Typed::default()
    };
    page(&ctx, &typed).await
}

pub(crate) async fn send(ctx: Ctx, fields: Fields) -> Answer {
    let format = Format::parse(fields.get("format")).unwrap_or(Format::Xlsx);
    let wanted = Wanted::of_list(&ctx, &asked(&ctx, &fields).await?).await?;
    if !fields.is_on("personal") {
        return export::masked(&ctx, &wanted, format).await;
    }
    if !ctx.may(p::REVEAL) {
        return Err(WebError::forbidden());
    }
    let sent = match Purpose::parse(fields.get("purpose")) {
        Some(purpose) => export::in_clear(&ctx, wanted, format, purpose, fields.get("words")).await,
        None => Err(WebError::invalid(vec![FieldError::new(
            "purpose",
            "desk-purpose-missing",
        )])),
    };
    match sent {
        Err(refused) if !refused.fields().is_empty() => {
            let typed = Typed {
                errors: refused.fields().to_vec(),
                fields,
                kept: Vec::new(),
            };
            let mut response = page(&ctx, &typed).await?;
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(response)
        }
        other => other,
    }
}

async fn page(ctx: &Ctx, typed: &Typed) -> Answer {
    let asked = asked(ctx, &typed.fields).await?;
    let wanted = Wanted::of_list(ctx, &asked).await?;
    let n = wanted.count(ctx).await?;
    let title = ctx.t("desk-export-title");
    let list = match asked.list {
        List::Queue => ctx.t("desk-queue"),
        List::Matters => ctx.t("desk-nav-matters"),
    };
    let back = asked.link(&[]);
    let (send, leave) = (ctx.t("desk-export-go"), ctx.t("desk-back"));
    let body = html! {
        (ui::crumbs(&ctx.t("desk-crumbs"), &[(&list, &back), (&title, "")]))
        (ui::pagehead(&title, html! {
            span { (ctx.f("desk-export-rows", &[("n", n.into())])) }
        }, html! {}))
        (typed.summary(ctx))
        form method="post" action="/desk/export" class="panel formbody" {
            @for (name, value) in asked.fields.pairs() {
                @if !["format", "personal", "purpose", "words", "after", "peek"].contains(&name.as_str()) {
                    input type="hidden" name=(name) value=(value);
                }
            }
            (format(ctx, typed))
            p class="hint" { (ctx.f("desk-export-masked", &[("most", MOST.into())])) }
            @if ctx.may(p::REVEAL) { (personal(ctx, typed)) }
            div class="row" {
                (ui::btn(&send).pri().icon("download"))
                (ui::link_btn(&leave, &back))
            }
        }
    };
    let about = Staff {
        title: &title,
        ..Staff::default()
    };
    Ok(layout::staff(ctx, about, body).await?)
}

fn format(ctx: &Ctx, typed: &Typed) -> Markup {
    let chosen = typed.fields.get("format");
    let answers = [
        Opt {
            value: "xlsx",
            label: "XLSX",
            more: "",
            on: chosen != "csv",
        },
        Opt {
            value: "csv",
            label: "CSV",
            more: "",
            on: chosen == "csv",
        },
    ];
    let legend = ctx.t("desk-export-format");
    let ask = Ask {
        name: "format",
        legend: &legend,
        ..Ask::default()
    };
    ui::seg(&ask, &answers)
}

fn personal(ctx: &Ctx, typed: &Typed) -> Markup {
    let chosen = typed.fields.get("purpose");
    let words: Vec<(&str, String)> = std::iter::once(("", ctx.t("desk-purpose-missing")))
        .chain(
            OFFERED
                .iter()
                .map(|p| (p.code(), ctx.t(&format!("desk-purpose-{}", p.code())))),
        )
        .collect();
    let choices: Vec<Choice<'_>> = words
        .iter()
        .map(|(value, label)| Choice {
            value,
            label,
            on: *value == chosen,
        })
        .collect();
    let errors = ["personal", "purpose", "words"].map(|f| typed.error(ctx, f));
    let fields = html! {
        (ui::full(html! {
            (ui::tick("personal", "1", &ctx.t("desk-export-clear"), typed.fields.is_on("personal")))
            p class="hint" { (ctx.f("desk-export-clear-hint", &[("most", MOST_AT_ONCE.into())])) }
            @if !errors[0].is_empty() { (ui::err("e-personal", &errors[0])) }
        }))
        (ui::select("purpose", &ctx.t("desk-export-purpose"), &choices).error(&errors[1]))
        (ui::text("words", &ctx.t("desk-purpose-words")).value(typed.fields.get("words")).error(&errors[2]))
    };
    ui::grid2(&ctx.t("desk-export-personal"), fields)
}
