//! 第 3 步: when.

use axum::response::Response;
use http::HeaderMap;
use kernel::{Date, when as words};
use ui::prelude::*;
use web::{Answer, Ctx, Fields};

use super::{Open, back};
use crate::draft::{Step, When, day_of};
use crate::pages::frame::{Errors, FORM, Question, question};

/// The question.
pub async fn page(ctx: Ctx, headers: HeaderMap) -> Answer {
    let open = match Open::at(&ctx, &headers, Step::When).await? {
        Ok(open) => open,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let form = Form::of(&ctx, open.draft.when);
    Ok(draw(&ctx, &form, &Errors::default()))
}

#[derive(Default)]
struct Form {
    answer: String,
    year: String,
    month: String,
    day: String,
}

fn yesterday(ctx: &Ctx) -> Date {
    ctx.now.plus_days(-1).date()
}

impl Form {
    fn of(ctx: &Ctx, when: Option<When>) -> Form {
        let plain = |answer: &str| Form {
            answer: answer.into(),
            ..Form::default()
        };
        match when {
            None => Form::default(),
            Some(When::Now) => plain("now"),
            Some(When::Always) => plain("always"),
            Some(When::On(day)) if day == ctx.now.date() => plain("today"),
            Some(When::On(day)) if day == yesterday(ctx) => plain("yesterday"),
            Some(When::On(day)) => Form {
                answer: "day".into(),
                year: day.year().to_string(),
                month: day.month().to_string(),
                day: day.day().to_string(),
            },
        }
    }

    fn sent(fields: &Fields) -> Form {
        Form {
            answer: fields.get("when").into(),
            year: fields.get("on-year").into(),
            month: fields.get("on-month").into(),
            day: fields.get("on-day").into(),
        }
    }

    /// The answer, or the text key of what is to be mended and its field.
    fn read(&self, ctx: &Ctx) -> Result<When, (&'static str, &'static str)> {
        let today = ctx.now.date();
        match self.answer.as_str() {
            "now" => Ok(When::Now),
            "today" => Ok(When::On(today)),
            "yesterday" => Ok(When::On(yesterday(ctx))),
            "always" => Ok(When::Always),
            "day" => match day_of(&self.year, &self.month, &self.day, today) {
                None => Err(("on", "resident-when-no-day")),
                Some(day) if day > today => Err(("on", "resident-when-future")),
                Some(day) => Ok(When::On(day)),
            },
            _ => Err(("when", "resident-when-missing")),
        }
    }
}

fn draw(ctx: &Ctx, form: &Form, errors: &Errors) -> Response {
    let about = Question {
        step: Step::When,
        back: back(Step::When),
        errors,
        go: "resident-next",
    };
    let today = ctx.now.date();
    let labels: Vec<(&str, String, String)> = ["now", "today", "yesterday", "always", "day"]
        .into_iter()
        .map(|a| {
            let more = match a {
                "today" => words::day(ctx.lang, today, today),
                "yesterday" => words::day(ctx.lang, yesterday(ctx), today),
                _ => String::new(),
            };
            (a, ctx.t(&format!("resident-when-{a}")), more)
        })
        .collect();
    let answers: Vec<Opt<'_>> = labels
        .iter()
        .map(|(value, label, more)| Opt {
            value,
            label,
            more,
            on: *value == form.answer,
        })
        .collect();
    let ask = Ask {
        name: "when",
        legend: &ctx.t("resident-when"),
        question: true,
        error: errors.get("when"),
        ..Ask::default()
    };
    let on = Ask {
        name: "on",
        legend: &ctx.t("resident-when-which"),
        hint: &ctx.t("resident-when-which-hint"),
        error: errors.get("on"),
        ..Ask::default()
    };
    let parts = [
        ctx.t("resident-year"),
        ctx.t("resident-month"),
        ctx.t("resident-day"),
    ];
    question(
        ctx,
        &about,
        html! {
            form id=(FORM) method="post" action="/report/when" class="stack" {
                (opt_list(&ask, &answers))
                (date(&on, [&parts[0], &parts[1], &parts[2]], [&form.year, &form.month, &form.day]))
            }
        },
    )
}

/// Keeps the day. Three numbers without a choice above them are a choice.
pub async fn save(ctx: Ctx, headers: HeaderMap, fields: Fields) -> Answer {
    let mut open = match Open::at(&ctx, &headers, Step::When).await? {
        Ok(open) => open,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let mut form = Form::sent(&fields);
    if form.answer.is_empty() && !form.day.is_empty() {
        form.answer = "day".into();
    }
    match form.read(&ctx) {
        Ok(when) => {
            open.draft.when = Some(when);
            open.save(&ctx).await?;
            Ok(open.next(Step::When))
        }
        Err((field, key)) => {
            let mut errors = Errors::default();
            errors.add(field, ctx.t(key));
            Ok(draw(&ctx, &form, &errors))
        }
    }
}
