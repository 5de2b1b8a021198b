//! Clock rules: every version with its law; a new version is added, an old one is never changed.

use axum::response::IntoResponse;
use http::StatusCode;
use kernel::{Lang, when};
use matter::clocks::{self, ClockRule};
use maud::{Markup, html};
use store::Fault;
use ui::{Choice, Col, Row, State, Tbl};
use web::{Answer, Ctx, FieldError, Fields, layout, see_other};

use crate::catalogue::{self, Do, length_words};
use crate::drafts::Refused;
use crate::frame;

/// `GET /admin/clocks?code=…`
pub(super) async fn list(ctx: Ctx) -> Answer {
    let fields = Fields::parse(&ctx.query);
    render(&ctx, &fields, &[], StatusCode::OK).await
}

/// `POST /admin/clocks`
pub(super) async fn add(ctx: Ctx, fields: Fields) -> Answer {
    let command = frame::command(&fields)?;
    let length = |name: &str| {
        format!(
            "{}{}",
            fields.get(name),
            fields.get(&format!("{name}_unit"))
        )
    };
    let rule = ClockRule {
        code: fields.get("code").into(),
        valid_from: fields.get("valid_from").into(),
        valid_to: None,
        length: length("length"),
        extend_by: fields.opt("extend").map(|_| length("extend")),
        label_zh: fields.get("label_zh").into(),
        label_en: fields.get("label_en").into(),
        law_zh: fields.get("law_zh").into(),
        law_en: fields.get("law_en").into(),
    };
    let code = rule.code.clone();
    match catalogue::act(&ctx.app, &ctx.actor, command, Do::Clock(Box::new(rule))).await {
        Ok(()) => Ok(see_other(&format!("/admin/clocks?code={code}"))),
        Err(Refused::Invalid(errors)) => {
            render(&ctx, &fields, &errors, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(refused) => Err(refused.into()),
    }
}

async fn render(ctx: &Ctx, fields: &Fields, errors: &[FieldError], status: StatusCode) -> Answer {
    let rules = clocks::rules(&ctx.read()).await?;
    let asked = fields.get("code");
    let open = rules.iter().rev().find(|r| r.code == asked);
    let title = ctx.t("routing-clocks-title");
    let side = open.map(|rule| form(ctx, rule, fields, errors));
    let content = html! {
        (ui::pagehead(&title, html! { span { (ctx.t("routing-clocks-lead")) } }, html! {}))
        (frame::catalogue_tabs(ctx, "/admin/clocks"))
        @match side {
            Some(side) => (ui::cols(table(ctx, &rules, asked), side)),
            None => (table(ctx, &rules, asked)),
        }
    };
    let about = layout::Staff {
        title: &title,
        ..layout::Staff::default()
    };
    let page: Result<_, Fault> = layout::staff(ctx, about, content).await;
    Ok((status, page?).into_response())
}

fn name(ctx: &Ctx, zh: &str, en: &str) -> String {
    match ctx.lang {
        Lang::En if !en.is_empty() => en.to_owned(),
        _ => zh.to_owned(),
    }
}

fn day(ctx: &Ctx, text: &str) -> String {
    text.parse()
        .map_or_else(|_| text.to_owned(), |date| when::full_day(ctx.lang, date))
}

fn table(ctx: &Ctx, rules: &[ClockRule], open: &str) -> Markup {
    let today = ctx.now.date().to_string();
    let mut rows = Vec::new();
    for rule in rules {
        // The version in force is the newest that has begun.
        let newest = rules
            .iter()
            .filter(|r| r.code == rule.code && r.valid_from <= today)
            .map(|r| r.valid_from.as_str())
            .max();
        let state = match newest {
            Some(from) if from == rule.valid_from => ui::st(State::Ok, ctx.t("routing-clock-now")),
            _ if rule.valid_from > today => ui::st(State::Wait, ctx.t("routing-clock-ahead")),
            _ => ui::st(State::New, ctx.t("routing-clock-before")),
        };
        let href = format!("/admin/clocks?code={}", rule.code);
        let label = name(ctx, &rule.label_zh, &rule.label_en);
        let extend = rule
            .extend_by
            .as_ref()
            .map(|by| length_words(ctx, by))
            .unwrap_or_default();
        rows.push(Row {
            selected: rule.code == open,
            ..Row::plain(vec![
                ui::cell_link(&label, &href, &[&rule.code]),
                html! { (length_words(ctx, &rule.length)) },
                html! { (extend) },
                html! { span class="fs-13" { (name(ctx, &rule.law_zh, &rule.law_en)) } },
                html! { span class="fs-13" { (day(ctx, &rule.valid_from)) } },
                state,
            ])
        });
    }
    let heads = [
        ctx.t("routing-col-clock"),
        ctx.t("routing-col-length"),
        ctx.t("routing-col-extend"),
        ctx.t("routing-col-law"),
        ctx.t("routing-col-from"),
        ctx.t("routing-col-state"),
    ];
    let cols: Vec<Col<'_>> = heads.iter().map(|head| Col::text(head)).collect();
    let caption = ctx.t("routing-clocks-title");
    ui::panel(
        "",
        html! {},
        html! {},
        ui::tbl(&Tbl {
            caption: &caption,
            cols: &cols,
            rows: &rows,
            low: true,
            ..Tbl::default()
        }),
    )
}

fn form(ctx: &Ctx, rule: &ClockRule, fields: &Fields, errors: &[FieldError]) -> Markup {
    let typed = !errors.is_empty();
    let value = |field: &str, kept: &str| {
        if typed {
            fields.get(field).to_owned()
        } else {
            kept.to_owned()
        }
    };
    let error = |field: &str| {
        errors
            .iter()
            .find(|e| e.field == field)
            .map(|e| ctx.t(&e.key))
            .unwrap_or_default()
    };
    let text = |field: &str, key: &str, kept: &str| {
        html! { (ui::text(field, &ctx.t(key)).value(&value(field, kept)).error(&error(field))) }
    };
    let (number, unit) = split(&rule.length);
    let (by, by_unit) = rule.extend_by.as_deref().map_or(("", "W"), split);
    let title = ctx.f(
        "routing-clock-new",
        &[("clock", name(ctx, &rule.label_zh, &rule.label_en).into())],
    );
    let length = |field: &str, key: &str, number: &str, unit: &str, optional: bool| {
        let unit_field = format!("{field}_unit");
        let unit = value(&unit_field, unit);
        let units = ["W", "N", "H", "M"].map(|u| (u, ctx.t(&format!("routing-unit-{u}"))));
        let choices: Vec<Choice<'_>> = units
            .iter()
            .map(|(value, label)| Choice {
                value,
                label,
                on: *value == unit,
            })
            .collect();
        let unit_label = ctx.t("routing-unit");
        let label = ctx.t(key);
        let optional = if optional {
            ctx.t("routing-optional")
        } else {
            String::new()
        };
        html! {
            (ui::text(field, &label).number().value(&value(field, number)).error(&error(field)).optional(&optional)
                .beside(ui::select(&unit_field, &unit_label, &choices).silent()))
        }
    };
    let body = html! {
        form method="post" action="/admin/clocks" class="stack s3" {
            (frame::command_field(ctx))
            input type="hidden" name="code" value=(rule.code);
            (ui::note(State::Active, ctx.t("routing-clock-rule"), html! {}))
            (ui::text("valid_from", &ctx.t("routing-col-from")).day().value(&value("valid_from", "")).error(&error("valid_from")))
            (length("length", "routing-col-length", number, unit, false))
            (length("extend", "routing-col-extend", by, by_unit, true))
            (text("law_zh", "routing-law-zh", &rule.law_zh))
            (text("law_en", "routing-law-en", &rule.law_en))
            (text("label_zh", "routing-name-zh", &rule.label_zh))
            (text("label_en", "routing-name-en", &rule.label_en))
            (ui::btn(&ctx.t("routing-clock-add")).pri())
        }
    };
    ui::panel(&title, html! {}, html! {}, ui::body(body))
}

fn split(length: &str) -> (&str, &str) {
    length.split_at(
        length
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(length.len()),
    )
}
