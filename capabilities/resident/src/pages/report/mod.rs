//! 反映问题: one question a page, each step kept.

pub mod check;
pub mod kind;
pub mod photos;
pub mod send;
pub mod what;
pub mod when;
pub mod wher;
pub mod you;

use axum::response::Response;
use http::{HeaderMap, HeaderValue, header};
use store::Fault;
use web::{Ctx, Fields, see_other};

use crate::cookies;
use crate::draft::{Draft, Step};
use crate::store as drafts;

/// The draft of this browser or account.
pub struct Open {
    /// Its row.
    pub id: String,
    /// What was answered so far.
    pub draft: Draft,
}

impl Open {
    /// The draft in progress, if there is one.
    pub async fn of(ctx: &Ctx, headers: &HeaderMap) -> Result<Option<Open>, Fault> {
        if let Some(secret) = cookies::read(headers, cookies::DRAFT) {
            let id = drafts::id_of(&ctx.app, secret);
            if let Some(draft) = drafts::by_id(ctx, &id).await? {
                return Ok(Some(Open { id, draft }));
            }
        }
        match ctx.actor.account() {
            None => Ok(None),
            Some(account) => Ok(drafts::of_account(ctx, &account.to_string())
                .await?
                .map(|(id, draft)| Open { id, draft })),
        }
    }

    /// The draft in progress if this page may be shown; else where to go first.
    pub async fn at(
        ctx: &Ctx,
        headers: &HeaderMap,
        step: Step,
    ) -> Result<Result<Open, Response>, Fault> {
        Ok(match Open::of(ctx, headers).await? {
            None => Err(see_other("/report")),
            Some(open) if open.draft.may_open(step) => Ok(open),
            Some(open) => Err(see_other(open.draft.missing().path())),
        })
    }

    /// Keeps what was answered.
    pub async fn save(&self, ctx: &Ctx) -> Result<(), Fault> {
        drafts::save(ctx, &self.id, &self.draft).await
    }

    /// Where an accepted page leads: to the next open question, or back to the check page it was opened from.
    pub fn next(&self, after: Step) -> Response {
        let missing = self.draft.missing();
        let next = Step::ALL
            .get(after.number())
            .copied()
            .unwrap_or(Step::Check);
        see_other(if missing == Step::Check {
            missing.path()
        } else {
            next.min(missing).path()
        })
    }
}

/// A new draft and the cookie that finds it again.
fn begin(ctx: &Ctx) -> (Open, HeaderValue) {
    let secret = format!(
        "{:032x}{:032x}",
        ctx.app.ids.next_u128(),
        ctx.app.ids.next_u128()
    );
    let open = Open {
        id: drafts::id_of(&ctx.app, &secret),
        draft: Draft {
            command: super::frame::new_command(ctx),
            ..Draft::default()
        },
    };
    let cookie = cookies::write(&ctx.app, cookies::DRAFT, &secret, drafts::KEPT_MS / 1000);
    (open, cookie)
}

/// Forgets which draft this browser writes.
fn drop_cookie(ctx: &Ctx, response: &mut Response) {
    let gone = cookies::write(&ctx.app, cookies::DRAFT, "", 0);
    response.headers_mut().append(header::SET_COOKIE, gone);
}

/// Where 上一步 leads from a step.
fn back(step: Step) -> &'static str {
    match step {
        Step::What => "/",
        Step::Where => "/report/kind",
        later => Step::ALL[later.number() - 2].path(),
    }
}

/// The end of a text key for what is asked for: 化解纠纷 and 法律咨询 ask in other words than 反映问题.
fn flavour(purpose: &str) -> &'static str {
    match purpose {
        "dispute" => "dispute",
        "consult" | "legal_aid" => "law",
        "government_service" => "service",
        _ => "report",
    }
}

/// The purpose of a query or form, if it is one.
fn purpose_of(fields: &Fields) -> String {
    let asked = fields.get("purpose");
    matter::model::PURPOSES
        .iter()
        .find(|p| **p == asked)
        .map(|p| (*p).to_owned())
        .unwrap_or_default()
}
