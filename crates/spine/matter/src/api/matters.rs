//! Reading matters, their threads and documents; looking at a personal field.

use access::{Actor, Purpose, Scope};
use axum::response::{IntoResponse, Json};
use serde::Serialize;
use store::Cursor;
use utoipa::ToSchema;
use web::{Answer, Ctx, FieldError, Fields, WebError};

use super::body::{At, Body};
use super::view::{self, EntryView, MatterBrief, Reader};
use crate::list::{self, Filter, Order};
use crate::model::{CHANNELS, MatterRow};
use crate::parties::PartyField;
use crate::permissions as p;
use crate::reveal::{self, Personal};
use crate::states::State;
use crate::{catalogue, documents, parties, projection, store as rows};

/// Rows of a page when nothing else is asked for, and at most.
const PAGE: usize = 30;
const LONGEST_PAGE: usize = 100;
/// Longest purpose in the viewer's own words, in characters.
const LONGEST_PURPOSE: usize = 200;

/// A page of matters.
#[derive(Serialize, ToSchema)]
pub(super) struct MatterPage {
    /// The matters.
    pub items: Vec<MatterBrief>,
    /// Pass it as `cursor` for the next page; none on the last one.
    pub next: Option<String>,
}

/// A document of a matter.
#[derive(Serialize, ToSchema)]
pub(super) struct DocumentView {
    /// Its id.
    pub id: String,
    /// Kind of document.
    pub template: String,
    /// What it is called.
    pub title: String,
    /// Its number.
    pub number: String,
    /// Who issued it.
    pub organ: String,
    /// When.
    pub made_at: String,
    /// The resident may read it.
    pub public: bool,
    /// Hash of the PDF, once printed.
    pub sha256: Option<String>,
    /// Where the PDF is.
    pub href: String,
    /// The public page that confirms it.
    pub verify: String,
}

/// A type of matter.
#[derive(Serialize, ToSchema)]
pub(super) struct TypeView {
    /// Its code: domain, group, leaf.
    pub code: String,
    /// Version of the catalogue's entry.
    pub version: i64,
    /// 1 domain, 2 group, 3 leaf; only leaves can be reported.
    pub level: i64,
    /// What it is called.
    pub name: String,
    /// What is asked for by default.
    pub purpose: String,
    /// 1 most urgent .. 4.
    pub urgency: i64,
    /// Never shown as similar report nearby.
    pub private: bool,
}

/// What was revealed.
#[derive(Serialize, ToSchema)]
pub(super) struct Revealed {
    /// The field.
    pub field: String,
    /// In clear.
    pub value: String,
}

pub(super) async fn list(ctx: Ctx) -> Answer {
    let query = Fields::parse(&ctx.query);
    let asked = asked(&query)?;
    if let Some(words) = query.opt("q") {
        let found = projection::search(&ctx, words, asked.limit).await?;
        let page = MatterPage {
            items: found.iter().map(|m| view::brief(&ctx, m)).collect(),
            next: None,
        };
        return Ok(Json(page).into_response());
    }
    let read = ctx.read();
    let scope = Scope::of(&ctx.actor, p::READ);
    let after = asked.after.as_ref();
    let page = list::page(
        &read,
        &scope,
        &asked.filter,
        asked.order,
        after,
        asked.limit,
    )
    .await?;
    let page = MatterPage {
        next: page.next.as_ref().map(Cursor::to_text),
        items: page.rows.iter().map(|m| view::brief(&ctx, m)).collect(),
    };
    Ok(Json(page).into_response())
}

/// A list as a program asked for it.
pub(super) struct Asked {
    pub filter: Filter,
    pub order: Order,
    pub after: Option<Cursor>,
    pub limit: usize,
}

/// The page asked for: `limit` and `cursor`.
pub(super) fn paging(query: &Fields, wrong: &mut Vec<FieldError>) -> (usize, Option<Cursor>) {
    let limit = match query.opt("limit").map(str::parse) {
        None => PAGE,
        Some(Ok(n)) if (1..=LONGEST_PAGE).contains(&n) => n,
        Some(_) => {
            let error = FieldError::new("limit", "matter-api-not-int")
                .with("least", 1)
                .with("most", LONGEST_PAGE);
            wrong.push(error);
            PAGE
        }
    };
    let after = query.opt("cursor").map(Cursor::parse);
    if after == Some(None) {
        wrong.push(FieldError::new("cursor", "matter-api-cursor"));
    }
    (limit, after.flatten())
}

fn asked(query: &Fields) -> Result<Asked, WebError> {
    let mut wrong = Vec::new();
    let states: Vec<State> = query
        .all("state")
        .flat_map(|list| list.split(','))
        .filter(|code| !code.is_empty())
        .filter_map(|code| {
            let state = State::parse(code);
            if state.is_none() {
                wrong.push(FieldError::new("state", "matter-api-not-known"));
            }
            state
        })
        .collect();
    let mut moment = |name: &str| {
        let value = query.opt(name)?.parse::<i64>();
        if value.is_err() {
            wrong.push(FieldError::new(name, "matter-api-not-ms"));
        }
        value.ok()
    };
    let due_before = moment("due_before_ms");
    let from_ms = moment("from_ms");
    let to_ms = moment("to_ms");
    let channel = query.opt("channel").map(ToOwned::to_owned);
    if channel.as_deref().is_some_and(|c| !CHANNELS.contains(&c)) {
        wrong.push(FieldError::new("channel", "matter-api-not-known"));
    }
    let order = match query.opt("order") {
        None | Some("due") => Order::Due,
        Some("newest") => Order::Newest,
        Some(_) => {
            wrong.push(FieldError::new("order", "matter-api-not-known"));
            Order::Due
        }
    };
    let (limit, after) = paging(query, &mut wrong);
    if !wrong.is_empty() {
        return Err(WebError::invalid(wrong));
    }
    let text = |name: &str| query.opt(name).map(ToOwned::to_owned);
    Ok(Asked {
        filter: Filter {
            states,
            unit_path: text("unit_path"),
            holder_path: text("holder_path"),
            type_prefix: text("type"),
            channel,
            due_before,
            from_ms,
            to_ms,
            ..Filter::default()
        },
        order,
        after,
        limit,
    })
}

async fn within(ctx: &Ctx, key: &str) -> Result<MatterRow, WebError> {
    let read = ctx.read();
    let scope = Scope::of(&ctx.actor, p::READ);
    rows::within(&read, &scope, key)
        .await?
        .ok_or_else(WebError::not_found)
}

pub(super) async fn one(ctx: Ctx, At(key): At<String>) -> Answer {
    let row = within(&ctx, &key).await?;
    let matter = view::full(&ctx, &row, Reader::of(&ctx)).await?;
    Ok(Json(matter).into_response())
}

pub(super) async fn thread(ctx: Ctx, At(key): At<String>) -> Answer {
    let row = within(&ctx, &key).await?;
    let read = ctx.read();
    let entries = rows::thread(&read, &row.id, Reader::of(&ctx).is_public()).await?;
    let entries: Vec<EntryView> = entries.iter().map(|e| view::entry(&ctx, e)).collect();
    Ok(Json(entries).into_response())
}

pub(super) async fn documents(ctx: Ctx, At(key): At<String>) -> Answer {
    let row = within(&ctx, &key).await?;
    let resident = matches!(ctx.actor, Actor::Resident { .. });
    let read = ctx.read();
    let all = documents::of_matter(&read, &row.id).await?;
    let shown: Vec<DocumentView> = all
        .into_iter()
        .filter(|d| d.public || !resident)
        .map(|d| DocumentView {
            title: d.title().get(ctx.lang).to_owned(),
            organ: d.organ().get(ctx.lang).to_owned(),
            made_at: view::at(d.made_ms),
            href: format!("/matters/{}/documents/{}", row.id, d.id),
            verify: format!("/documents/verify/{}", d.code),
            sha256: Some(d.sha256).filter(|hash| !hash.is_empty()),
            id: d.id,
            template: d.template,
            number: d.number,
            public: d.public,
        })
        .collect();
    Ok(Json(shown).into_response())
}

pub(super) async fn reveal(
    ctx: Ctx,
    At((key, field)): At<(String, String)>,
    mut body: Body,
) -> Answer {
    let field = Personal::parse(&field).ok_or_else(WebError::not_found)?;
    let codes: Vec<&str> = Purpose::ALL.iter().map(|purpose| purpose.code()).collect();
    let purpose = Purpose::parse(&body.code("purpose", &codes));
    let words = body.opt_text("words", LONGEST_PURPOSE).unwrap_or_default();
    body.finish()?;
    let purpose = purpose.ok_or_else(WebError::not_found)?;
    let value = reveal::look(&ctx, &key, field, purpose, &words).await?;
    let revealed = Revealed {
        field: field.code().to_owned(),
        value,
    };
    Ok(Json(revealed).into_response())
}

pub(super) async fn reveal_party(
    ctx: Ctx,
    At((key, party, field)): At<(String, String, String)>,
    mut body: Body,
) -> Answer {
    let field = PartyField::parse(&field).ok_or_else(WebError::not_found)?;
    let codes: Vec<&str> = Purpose::ALL.iter().map(|purpose| purpose.code()).collect();
    let purpose = Purpose::parse(&body.code("purpose", &codes));
    let words = body.opt_text("words", LONGEST_PURPOSE).unwrap_or_default();
    body.finish()?;
    let purpose = purpose.ok_or_else(WebError::not_found)?;
    let value = parties::look(&ctx, &key, &party, field, purpose, &words).await?;
    let revealed = Revealed {
        field: field.code().to_owned(),
        value,
    };
    Ok(Json(revealed).into_response())
}

pub(super) async fn types(ctx: Ctx) -> Answer {
    let all = catalogue::all_published(&ctx.read()).await?;
    let all: Vec<TypeView> = all
        .into_iter()
        .map(|t| TypeView {
            name: t.name().get(ctx.lang).to_owned(),
            code: t.code,
            version: t.version,
            level: t.level,
            purpose: t.purpose,
            urgency: t.urgency,
            private: t.private,
        })
        .collect();
    Ok(Json(all).into_response())
}
