//! Number and code instead of an account: what the reporter may read, without personal fields.

use axum::response::{IntoResponse, Json};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Answer, Ctx, WebError};

use super::body::Body;
use super::fields::REFERENCE;
use super::view::{self, EntryView, MatterView, Reader};
use crate::store as rows;

/// Tries that one address has at once, and again per minute: a code has 39 bits.
const BURST: u32 = 10;
const PER_MINUTE: u32 = 5;

/// A matter and its thread as the reporter may read them.
#[derive(Serialize, ToSchema)]
pub(super) struct Followed {
    /// The matter.
    pub matter: MatterView,
    /// What happened, as far as residents read it.
    pub thread: Vec<EntryView>,
}

pub(super) async fn follow(ctx: Ctx, mut body: Body) -> Answer {
    let number = body.text("number", REFERENCE);
    let code = body.text("code", REFERENCE);
    body.finish()?;
    let limiter = &ctx.app.limiter;
    if !limiter.allow("matter.follow", &ctx.address, BURST, PER_MINUTE, ctx.now) {
        return Err(WebError::too_many());
    }
    let code: String = code
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_uppercase())
        .collect();
    let index = ctx.app.cipher.blind_index("matter-code", &code);
    let read = ctx.read();
    let row = rows::by_code(&read, number.trim(), &index)
        .await?
        .ok_or_else(WebError::not_found)?;
    let entries = rows::thread(&read, &row.id, true).await?;
    let followed = Followed {
        matter: view::full(&ctx, &row, Reader::Follower).await?,
        thread: entries.iter().map(|e| view::entry(&ctx, e)).collect(),
    };
    Ok(Json(followed).into_response())
}
