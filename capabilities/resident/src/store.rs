//! The rows of drafts. All SQL of this room.

use access::crypto::Field;
use kernel::UtcMs;
use store::{Fault, FromQueryResult, Sql, args};
use web::{App, Ctx};

use crate::draft::Draft;

/// A draft that nobody touched for this long is forgotten: 14 days.
pub const KEPT_MS: i64 = 14 * 24 * 3_600_000;

#[derive(FromQueryResult)]
struct Row {
    id: String,
    content: String,
}

fn place(id: &str) -> Field<'_> {
    Field {
        table: "report_draft",
        column: "content",
        record: id,
    }
}

fn open(app: &App, row: &Row) -> Result<Draft, Fault> {
    let plain = app
        .cipher
        .open(&place(&row.id), &row.content)
        .map_err(|e| Fault::of("open a draft", e))?;
    serde_json::from_str(plain.reveal()).map_err(|e| Fault::of("read a draft", e))
}

/// Under which id the draft of a browser's secret is kept.
pub fn id_of(app: &App, secret: &str) -> String {
    app.cipher.blind_index("report-draft", secret)
}

/// The draft with this id; drafts that are too old are as good as gone.
///
/// # Errors
/// On a database fault.
pub async fn by_id(ctx: &Ctx, id: &str) -> Result<Option<Draft>, Fault> {
    let read = ctx.read();
    let sql: &dyn Sql = &read;
    let row: Option<Row> = sql
        .one(
            "select id, content from report_draft where id = $1 and changed_ms >= $2",
            args![id, ctx.now.0 - KEPT_MS],
        )
        .await?;
    row.map(|row| open(&ctx.app, &row)).transpose()
}

/// The newest draft of an account, so that another device can go on: its id and content.
///
/// # Errors
/// On a database fault.
pub async fn of_account(ctx: &Ctx, account: &str) -> Result<Option<(String, Draft)>, Fault> {
    let read = ctx.read();
    let sql: &dyn Sql = &read;
    let row: Option<Row> = sql
        .one(
            "select id, content from report_draft where account = $1 and changed_ms >= $2 \
             order by changed_ms desc limit 1",
            args![account, ctx.now.0 - KEPT_MS],
        )
        .await?;
    row.map(|row| Ok((row.id.clone(), open(&ctx.app, &row)?)))
        .transpose()
}

/// Keeps a draft.
///
/// # Errors
/// On a database fault, or when it cannot be sealed.
pub async fn save(ctx: &Ctx, id: &str, draft: &Draft) -> Result<(), Fault> {
    let json = serde_json::to_string(draft).map_err(|e| Fault::of("write a draft", e))?;
    let sealed = ctx
        .app
        .cipher
        .seal(&place(id), &json)
        .map_err(|e| Fault::of("seal a draft", e))?;
    let (id, now) = (id.to_owned(), ctx.now);
    let account = ctx.actor.account().map(|a| a.to_string());
    ctx.app
        .db
        .act(move |tx| {
            Box::pin(async move {
                tx.run(
                    "insert into report_draft (id, account, content, changed_ms) values ($1, $2, $3, $4) \
                     on conflict (id) do update set account = excluded.account, content = excluded.content, \
                     changed_ms = excluded.changed_ms",
                    args![id, account, sealed, now],
                )
                .await?;
                Ok(())
            })
        })
        .await
}

/// Forgets a draft.
///
/// # Errors
/// On a database fault.
pub async fn delete(ctx: &Ctx, id: &str) -> Result<(), Fault> {
    let id = id.to_owned();
    ctx.app
        .db
        .act(move |tx| {
            Box::pin(async move {
                tx.run("delete from report_draft where id = $1", args![id])
                    .await?;
                Ok(())
            })
        })
        .await
}

/// Forgets drafts last touched before `before`; answers how many.
///
/// # Errors
/// On a database fault.
pub async fn forget_old(app: &App, before: UtcMs) -> Result<u64, Fault> {
    app.db
        .act(move |tx| {
            Box::pin(async move {
                tx.run(
                    "delete from report_draft where changed_ms < $1",
                    args![before],
                )
                .await
            })
        })
        .await
}
