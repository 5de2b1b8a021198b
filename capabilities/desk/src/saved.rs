//! Saved views 视图 of the lists: filter, order and columns under a name, for oneself or for one's organisation.

use http::StatusCode;
use serde_json::json;
use store::{CommandId, Fault, FromQueryResult, Once, Sql, Tx, args};
use web::{Ctx, FieldError, Fields, WebError};

use crate::columns::{Column, Habit, List};

/// Longest name, in characters: a tab has to hold it.
pub(crate) const LONGEST_NAME: usize = 20;
/// Views of one list that an account may keep.
const MOST: i64 = 24;
/// Longest query kept, in bytes.
const LONGEST_QUERY: usize = 600;

/// A view as kept.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct SavedView {
    /// Its id.
    pub id: String,
    /// Code of the list.
    pub list: String,
    /// Who made it.
    pub account_id: String,
    /// The organisation it is shared with.
    pub org_id: Option<String>,
    /// Its name.
    pub name: String,
    /// Filter and order, as in the list's URL.
    pub query: String,
    /// Codes of columns.
    pub cols: String,
    /// When it was changed last, UTC ms.
    pub changed_ms: i64,
}

const COLUMNS: &str = "id, list, account_id, org_id, name, query, cols, changed_ms";

impl SavedView {
    /// The list with this view laid over it.
    pub(crate) fn href(&self) -> String {
        let list = List::parse(&self.list).unwrap_or(List::Queue);
        let between = if self.query.is_empty() { "" } else { "&" };
        format!("{}?{}{between}saved={}", list.path(), self.query, self.id)
    }

    /// Whether it may be changed and removed by this reader: its maker, or who approves where it is shared.
    pub(crate) fn may_change(&self, ctx: &Ctx) -> bool {
        let (account, org) = who(ctx);
        self.account_id == account
            || (self.org_id.is_some()
                && self.org_id == org
                && ctx.may(matter::permissions::APPROVE))
    }
}

/// Account and organisation of the reader.
fn who(ctx: &Ctx) -> (String, Option<String>) {
    (ctx.actor.log_id(), ctx.actor.log_org())
}

/// The views that a reader finds over their lists: their own and those of their organisation, by name.
///
/// # Errors
/// On a database fault.
pub(crate) async fn all(ctx: &Ctx) -> Result<Vec<SavedView>, Fault> {
    let (account, org) = who(ctx);
    let read = ctx.read();
    let sql: &dyn Sql = &read;
    sql.all(
        &format!(
            "select {COLUMNS} from saved_view where account_id = $1 or org_id = $2 order by list desc, name, id"
        ),
        args![account, org.unwrap_or_default()],
    )
    .await
}

/// One of them.
///
/// # Errors
/// Not found when it is not there, or not the reader's to see.
pub(crate) async fn one(ctx: &Ctx, id: &str) -> Result<SavedView, WebError> {
    let read = ctx.read();
    find(ctx, &read, id).await?.ok_or_else(WebError::not_found)
}

async fn find(ctx: &Ctx, sql: &dyn Sql, id: &str) -> Result<Option<SavedView>, Fault> {
    let (account, org) = who(ctx);
    sql.one(
        &format!(
            "select {COLUMNS} from saved_view where id = $1 and (account_id = $2 or org_id = $3)"
        ),
        args![id, account, org.unwrap_or_default()],
    )
    .await
}

/// What of a list's query a view keeps.
pub(crate) fn kept_query(list: List, fields: &Fields) -> String {
    let mut kept = Fields::default();
    for name in list.kept() {
        if let Some(value) = fields.opt(name) {
            kept.set(name, value);
        }
    }
    kept.to_query()
}

/// What a view is to be.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    /// The list.
    pub list: List,
    /// Its name.
    pub name: String,
    /// For everybody of the maker's organisation.
    pub shared: bool,
    /// Filter and order.
    pub query: String,
    /// Columns; empty: as the reader likes them.
    pub columns: Vec<Column>,
    /// The list opens with it; `None`: as it was.
    pub first: Option<bool>,
}

impl Wanted {
    fn check(&self, org: Option<&str>) -> Result<(), WebError> {
        let wrong =
            |field: &str, key: &str| Err(WebError::invalid(vec![FieldError::new(field, key)]));
        let length = self.name.chars().count();
        if length == 0 {
            return wrong("name", "desk-saved-name-missing");
        }
        if length > LONGEST_NAME {
            let error = FieldError::new("name", "desk-saved-name-long").with("most", LONGEST_NAME);
            return Err(WebError::invalid(vec![error]));
        }
        if self.query.len() > LONGEST_QUERY {
            return wrong("query", "desk-saved-query-long");
        }
        if self.shared && org.is_none() {
            return wrong("shared", "desk-saved-no-org");
        }
        Ok(())
    }
}

/// Keeps a new view, or changes the one of this id. Answers its id; a repeated command answers the first one's.
///
/// # Errors
/// Fields to mend; not found or forbidden where it is not the reader's to change.
pub(crate) async fn save(
    ctx: &Ctx,
    id: Option<String>,
    command: CommandId,
    wanted: Wanted,
) -> Result<String, WebError> {
    let (account, org) = who(ctx);
    wanted.check(org.as_deref())?;
    let inner = ctx.clone();
    let done = ctx
        .app
        .db
        .act::<String, WebError, _>(move |tx| {
            Box::pin(async move {
                if let Once::Done(id) = tx.once::<String>(&command, &account).await? {
                    return Ok(id);
                }
                let ctx = &inner;
                let id = match id {
                    Some(id) => change(ctx, tx, id, &wanted, org).await?,
                    None => make(ctx, tx, &account, &wanted, org).await?,
                };
                if let Some(first) = wanted.first {
                    open_with(tx, &account, wanted.list, &id, first).await?;
                }
                tx.remember(&command, &account, &id, ctx.now).await?;
                Ok(id)
            })
        })
        .await?;
    ctx.app.wake();
    Ok(done)
}

async fn make(
    ctx: &Ctx,
    tx: &Tx,
    account: &str,
    wanted: &Wanted,
    org: Option<String>,
) -> Result<String, WebError> {
    let n = tx
        .sql()
        .count(
            "select count(*) from saved_view where account_id = $1 and list = $2",
            args![account, wanted.list.code()],
        )
        .await?;
    if n >= MOST {
        let error = FieldError::new("name", "desk-saved-most").with("most", MOST);
        return Err(WebError::invalid(vec![error]));
    }
    let id = kernel::id::encode(ctx.app.ids.next_u128());
    let org = org.filter(|_| wanted.shared);
    tx.run(
        "insert into saved_view (id, list, account_id, org_id, name, query, cols, created_ms, changed_ms) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        args![
            &id,
            wanted.list.code(),
            account,
            org,
            &wanted.name,
            &wanted.query,
            Column::join(&wanted.columns),
            ctx.now,
            ctx.now
        ],
    )
    .await?;
    written(ctx, tx, "desk.view_saved", &id, wanted.shared).await?;
    Ok(id)
}

async fn change(
    ctx: &Ctx,
    tx: &Tx,
    id: String,
    wanted: &Wanted,
    org: Option<String>,
) -> Result<String, WebError> {
    let before = changeable(ctx, tx, &id).await?;
    // Who changes a shared view of a colleague does not take it into another organisation.
    let org = match (wanted.shared, before.org_id) {
        (false, _) => None,
        (true, Some(shared)) => Some(shared),
        (true, None) => org,
    };
    tx.run(
        "update saved_view set org_id = $2, name = $3, query = $4, cols = $5, changed_ms = $6 where id = $1",
        args![
            &id,
            org,
            &wanted.name,
            &wanted.query,
            Column::join(&wanted.columns),
            ctx.now
        ],
    )
    .await?;
    written(ctx, tx, "desk.view_saved", &id, wanted.shared).await?;
    Ok(id)
}

async fn changeable(ctx: &Ctx, tx: &Tx, id: &str) -> Result<SavedView, WebError> {
    let view = find(ctx, tx.sql(), id)
        .await?
        .ok_or_else(WebError::not_found)?;
    if view.may_change(ctx) {
        Ok(view)
    } else {
        Err(WebError::refused(
            StatusCode::FORBIDDEN,
            "desk-saved-not-yours",
        ))
    }
}

/// Removes a view. A list that opened with it opens as usual again. Twice is once.
///
/// # Errors
/// Not found or forbidden where it is not the reader's to remove.
pub(crate) async fn remove(ctx: &Ctx, id: String, command: CommandId) -> Result<(), WebError> {
    let (account, _) = who(ctx);
    let inner = ctx.clone();
    ctx.app
        .db
        .act::<(), WebError, _>(move |tx| {
            Box::pin(async move {
                if let Once::Done(()) = tx.once::<()>(&command, &account).await? {
                    return Ok(());
                }
                let view = changeable(&inner, tx, &id).await?;
                tx.run("delete from saved_view where id = $1", args![&id])
                    .await?;
                tx.run(
                    "update list_habit set first_view = null where first_view = $1",
                    args![&id],
                )
                .await?;
                written(&inner, tx, "desk.view_removed", &id, view.org_id.is_some()).await?;
                tx.remember(&command, &account, &(), inner.now).await?;
                Ok(())
            })
        })
        .await?;
    ctx.app.wake();
    Ok(())
}

async fn open_with(tx: &Tx, account: &str, list: List, id: &str, first: bool) -> Result<(), Fault> {
    let mut habit = Habit::of(tx.sql(), account, list).await?;
    if first {
        habit.first_view = Some(id.to_owned());
    } else if habit.first_view.as_deref() == Some(id) {
        habit.first_view = None;
    }
    habit.keep(tx, account, list).await
}

/// Lets a list open with a view, or as usual.
///
/// # Errors
/// Not found where the view is not the reader's to see.
pub(crate) async fn set_first(ctx: &Ctx, id: String, first: bool) -> Result<SavedView, WebError> {
    let view = one(ctx, &id).await?;
    let list = List::parse(&view.list).ok_or_else(WebError::not_found)?;
    let (account, _) = who(ctx);
    let inner = ctx.clone();
    ctx.app
        .db
        .act::<(), Fault, _>(move |tx| {
            Box::pin(async move {
                open_with(tx, &account, list, &id, first).await?;
                written(&inner, tx, "desk.list_set", &id, false).await
            })
        })
        .await?;
    ctx.app.wake();
    Ok(view)
}

/// Keeps how the reader likes a list. With a view they may change, its columns are kept in the view.
///
/// # Errors
/// On a database fault.
pub(crate) async fn set_columns(
    ctx: &Ctx,
    list: List,
    columns: Vec<Column>,
    dense: bool,
    view: Option<String>,
) -> Result<(), WebError> {
    let (account, _) = who(ctx);
    let inner = ctx.clone();
    ctx.app
        .db
        .act::<(), WebError, _>(move |tx| {
            Box::pin(async move {
                let view = match view {
                    Some(id) => find(&inner, tx.sql(), &id)
                        .await?
                        .filter(|v| v.may_change(&inner)),
                    None => None,
                };
                let cols = Column::join(&columns);
                let mut habit = Habit::of(tx.sql(), &account, list).await?;
                habit.dense = dense;
                if let Some(view) = &view {
                    tx.run(
                        "update saved_view set cols = $2, changed_ms = $3 where id = $1",
                        args![&view.id, cols, inner.now],
                    )
                    .await?;
                } else {
                    habit.cols = cols;
                }
                habit.keep(tx, &account, list).await?;
                let id = view.map_or_else(|| list.code().to_owned(), |v| v.id);
                written(&inner, tx, "desk.list_set", &id, false).await?;
                Ok(())
            })
        })
        .await?;
    ctx.app.wake();
    Ok(())
}

/// The entry in the log and the event of a change.
async fn written(
    ctx: &Ctx,
    tx: &Tx,
    action: &'static str,
    id: &str,
    shared: bool,
) -> Result<(), Fault> {
    let record = audit::log::Record {
        actor: ctx.actor.log_id(),
        org: ctx.actor.log_org(),
        action,
        subject_kind: "view",
        subject_id: id.to_owned(),
        purpose: None,
        detail: json!({ "shared": shared }),
    };
    audit::log::append(tx, &*ctx.app.ids, ctx.now, record).await?;
    let topic = format!("account:{}", ctx.actor.log_id());
    store::emit(tx, &topic, action, id, ctx.now).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_keeps_neither_page_nor_peek() {
        let fields = Fields::parse("view=late&state=handling&after=5.A&peek=x&saved=Y&nonsense=1");
        assert_eq!(kept_query(List::Queue, &fields), "view=late&state=handling");
        assert_eq!(kept_query(List::Matters, &fields), "state=handling");
    }
}
