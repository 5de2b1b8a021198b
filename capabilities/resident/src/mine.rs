//! Whose matter it is: an account's own, or one whose number and code this browser has proven.

use access::Scope;
use axum::response::Response;
use http::HeaderMap;
use matter::rules::Situation;
use matter::{Event, MatterRow};
use store::Fault;
use web::{App, Ctx, Fields, see_other};

use crate::followed::Followed;

/// A matter of the reader's own.
pub struct Mine {
    /// Its row.
    pub row: MatterRow,
    /// Reached by its code and not by the account.
    pub with_code: bool,
    /// What the reader may do now, in the order of the procedure.
    pub allowed: Vec<Event>,
}

impl Mine {
    /// The matter with this number, if it is the reader's.
    ///
    /// # Errors
    /// On a database fault.
    pub async fn of(ctx: &Ctx, headers: &HeaderMap, number: &str) -> Result<Option<Mine>, Fault> {
        let read = ctx.read();
        let Some(row) = matter::store::within(&read, &Scope::All, number).await? else {
            return Ok(None);
        };
        let account = ctx.actor.account().map(|a| a.to_string());
        let by_account = account.is_some() && row.reporter_account == account;
        let with_code = !by_account && Followed::of(&ctx.app, headers).owns(&row.id);
        if !by_account && !with_code {
            return Ok(None);
        }
        let situation: Situation = matter::situation(&read, &row, with_code, ctx.now).await?;
        let mut allowed = situation.allowed(&ctx.actor);
        // An officer who reads their own report here acts as its reporter and nothing else.
        allowed.retain(|e| AS_REPORTER.contains(e));
        Ok(Some(Mine {
            row,
            with_code,
            allowed,
        }))
    }

    /// True when the reader may do this now.
    pub fn may(&self, event: Event) -> bool {
        self.allowed.contains(&event)
    }

    /// Which of the two objections may be made now.
    pub fn objection(&self) -> Option<Event> {
        [Event::Object, Event::ObjectAgain]
            .into_iter()
            .find(|e| self.may(*e))
    }

    /// Path of one of its pages: `…/rate`; empty: the page itself.
    pub fn path(&self, page: &str) -> String {
        let base = format!("/my/matters/{}", self.row.number);
        if page.is_empty() {
            base
        } else {
            format!("{base}/{page}")
        }
    }
}

/// What a reporter does.
const AS_REPORTER: [Event; 6] = [
    Event::Supplement,
    Event::Rate,
    Event::Object,
    Event::ObjectAgain,
    Event::Withdraw,
    Event::Add,
];

/// For whoever is neither: number and code are asked for. The answer is the same whether the matter exists or not.
pub fn ask_for_code(number: &str) -> Response {
    let mut query = Fields::default();
    query.set("number", number);
    see_other(&format!("/my/find?{}", query.to_query()))
}

/// Everything the reader brought or follows: an account's own matters and this browser's, newest first.
///
/// # Errors
/// On a database fault.
pub async fn all(ctx: &Ctx, followed: &Followed) -> Result<Vec<MatterRow>, Fault> {
    let read = ctx.read();
    let mut found: Vec<MatterRow> = Vec::new();
    if let Some(account) = ctx.actor.account() {
        let own = Scope::Some {
            units: vec![],
            orgs: vec![],
            account: Some(account.to_string()),
        };
        let order = matter::list::Order::Newest;
        let filter = matter::list::Filter::default();
        found = matter::list::page(&read, &own, &filter, order, None, LISTED)
            .await?
            .rows;
    }
    let ids: Vec<String> = followed
        .entries()
        .iter()
        .filter(|e| e.own && found.iter().all(|m| m.id != e.matter))
        .map(|e| e.matter.clone())
        .collect();
    found.extend(with_ids(ctx, ids).await?);
    found.sort_by_key(|m| std::cmp::Reverse(m.registered_ms));
    Ok(found)
}

/// Matters of others that this browser added words to: only what everyone may read is to be shown of them.
///
/// # Errors
/// On a database fault.
pub async fn joined(ctx: &Ctx, followed: &Followed) -> Result<Vec<MatterRow>, Fault> {
    let ids = followed
        .entries()
        .iter()
        .filter(|e| !e.own)
        .map(|e| e.matter.clone())
        .collect();
    with_ids(ctx, ids).await
}

/// Most matters in a resident's list.
const LISTED: usize = 100;

async fn with_ids(ctx: &Ctx, ids: Vec<String>) -> Result<Vec<MatterRow>, Fault> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let filter = matter::list::Filter {
        ids: Some(ids),
        ..Default::default()
    };
    let order = matter::list::Order::Newest;
    Ok(
        matter::list::page(&ctx.read(), &Scope::All, &filter, order, None, LISTED)
            .await?
            .rows,
    )
}

/// What waits for the resident.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// Something is asked: 待补正, or a question.
    Answer,
    /// Answered: rate it, or object.
    Rate,
}

/// What a matter waits for from its reporter, if anything. A matter suspended for another reason than a question waits
/// for nobody here.
///
/// # Errors
/// On a database fault.
pub async fn waits(app: &App, row: &MatterRow) -> Result<Option<Wait>, Fault> {
    use matter::State as S;
    match row.state() {
        S::Supplementing => Ok(Some(Wait::Answer)),
        S::Completed if row.rating.is_none() => Ok(Some(Wait::Rate)),
        S::Suspended => {
            let thread = matter::store::thread(&app.db.read(), &row.id, true).await?;
            Ok(asked(&thread).is_some().then_some(Wait::Answer))
        }
        _ => Ok(None),
    }
}

/// The question that waits for an answer, in the officer's words: the newest entry that stopped the clock, if it asked.
pub fn asked(thread: &[matter::store::EntryRow]) -> Option<&matter::store::EntryRow> {
    let stops = [
        Event::Ask.code(),
        Event::AskSupplement.code(),
        Event::Suspend.code(),
    ];
    thread
        .iter()
        .rev()
        .find(|e| stops.contains(&e.kind.as_str()))
        .filter(|e| e.kind != Event::Suspend.code())
}
