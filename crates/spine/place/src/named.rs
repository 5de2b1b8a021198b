//! Places named for readers of the log.

use futures::future::BoxFuture;
use sea_orm::FromQueryResult;
use store::{Fault, Sql, Value};
use web::{Ctx, Subject};

use crate::store::placeholders;

#[derive(FromQueryResult)]
struct Named {
    id: String,
    name_zh: String,
    name_en: String,
}

/// The names of units, grids, estates, buildings, service points and duties, by id; other kinds are not ours.
pub fn named<'a>(
    ctx: &'a Ctx,
    kind: &'a str,
    ids: &'a [String],
) -> BoxFuture<'a, Result<Vec<(String, Subject)>, Fault>> {
    Box::pin(async move {
        let columns = match kind {
            "unit" => "id, label_zh as name_zh, name_en from unit",
            "grid" => "id, name_zh, name_en from grid",
            "estate" => "id, name_zh, name_en from estate",
            "building" => "id, number as name_zh, number as name_en from building",
            "point" => "id, name_zh, name_en from service_point",
            "worker" => "id, name as name_zh, name as name_en from grid_worker",
            _ => return Ok(Vec::new()),
        };
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let text = format!(
            "select {columns} where id in ({})",
            placeholders(1, ids.len())
        );
        let bound: Vec<Value> = ids.iter().map(|id| id.clone().into()).collect();
        let read = ctx.read();
        let sql: &dyn Sql = &read;
        let rows: Vec<Named> = sql.all(&text, bound).await?;
        Ok(rows
            .into_iter()
            .map(|row| {
                let href = format!("/admin/places/{kind}s/{}", row.id);
                let name = match ctx.lang {
                    kernel::Lang::ZhCn => row.name_zh,
                    kernel::Lang::En => row.name_en,
                };
                let label = if kind == "worker" {
                    ctx.person(&name)
                } else {
                    name
                };
                (row.id, Subject { label, href })
            })
            .collect())
    })
}
