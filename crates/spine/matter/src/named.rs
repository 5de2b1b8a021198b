//! Matters named for readers of the log: by number.

use ::store::{Fault, FromQueryResult, Sql, args};
use futures::future::BoxFuture;
use web::{Ctx, Subject};

#[derive(FromQueryResult)]
struct Numbered {
    id: String,
    number: String,
}

/// The numbers of matters, by id; other kinds of things are not ours.
pub fn named<'a>(
    ctx: &'a Ctx,
    kind: &'a str,
    ids: &'a [String],
) -> BoxFuture<'a, Result<Vec<(String, Subject)>, Fault>> {
    Box::pin(async move {
        if kind != "matter" || ids.is_empty() {
            return Ok(Vec::new());
        }
        let mut bound = args![];
        let places: Vec<String> = ids
            .iter()
            .map(|id| {
                bound.push(id.clone().into());
                format!("${}", bound.len())
            })
            .collect();
        let text = format!(
            "select id, number from matter where id in ({})",
            places.join(", ")
        );
        let read = ctx.read();
        let sql: &dyn Sql = &read;
        let rows: Vec<Numbered> = sql.all(&text, bound).await?;
        Ok(rows
            .into_iter()
            .map(|row| {
                let href = format!("/matters/{}", row.number);
                let label = row.number;
                (row.id, Subject { label, href })
            })
            .collect())
    })
}
