//! A list as a table that leaves the house: CSV or XLSX, bounded, every row within reach, written into the log.
//!
//! Rows are read page by page and written as they come, so that a long list costs no more memory than a short one.
//! Personal data is masked; in clear it leaves only for a stated purpose, and each person can see that.

mod csv_lines;
mod sheet;

use access::{Permission, Purpose, Scope};
use axum::response::Response;
use http::{HeaderValue, StatusCode, header};
use kernel::UtcMs;
use matter::list::{self, Filter, Order};
use matter::reveal::{self, Opened, Personal};
use matter::{MatterRow, permissions as p, show};
use serde_json::json;
use store::{Cursor, Fault};
use web::{Answer, Ctx, WebError};

use crate::columns::List;
use crate::home::Home;
use crate::pages::matters;
use crate::query::Asked;
use crate::types::Types;

/// Rows that leave at once; as far as a list counts.
pub(crate) const MOST: usize = 10_000;
/// Rows read at once.
const PAGE: usize = 500;

/// What the file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// Comma-separated values, UTF-8 with a mark at its beginning, as spreadsheets expect.
    Csv,
    /// Office Open XML.
    Xlsx,
}

impl Format {
    /// The code in forms and the ending of the file's name.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Xlsx => "xlsx",
        }
    }

    /// Reads a code.
    pub(crate) fn parse(code: &str) -> Option<Format> {
        [Format::Csv, Format::Xlsx]
            .into_iter()
            .find(|f| f.code() == code)
    }

    fn media(self) -> &'static str {
        match self {
            Format::Csv => "text/csv; charset=utf-8",
            Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// Which rows are to leave.
#[derive(Clone)]
pub(crate) struct Wanted {
    filter: Filter,
    order: Order,
    scope: Scope,
    /// Filter and order for the log; words that were searched for are left out, they may name a person.
    said: String,
}

impl Wanted {
    /// The rows of a list as it is shown.
    ///
    /// # Errors
    /// On a database fault.
    pub(crate) async fn of_list(ctx: &Ctx, asked: &Asked) -> Result<Wanted, Fault> {
        let words = asked.fields.get("q");
        let (base, order) = match asked.list {
            List::Queue => {
                let calendar = ctx.app.calendar().await;
                let home = Home::of(&ctx.actor);
                (asked.view.filter(&home, ctx.now, &calendar), asked.order)
            }
            List::Matters if words.is_empty() => (Filter::default(), matters::order(asked)),
            List::Matters => {
                let hits = matter::search(ctx, words, matters::MOST_HITS).await?;
                let filter = Filter {
                    ids: Some(hits.into_iter().map(|h| h.id).collect()),
                    ..Filter::default()
                };
                (filter, Order::Newest)
            }
        };
        let mut said = asked.fields.clone();
        for left_out in ["q", "saved", "list"] {
            said.set(left_out, "");
        }
        Ok(Wanted {
            filter: asked.narrow(base),
            order,
            scope: ctx.scope(p::WORK),
            said: said.to_query(),
        })
    }

    /// The rows that were chosen by hand.
    pub(crate) fn of_ids(ctx: &Ctx, ids: Vec<String>) -> Wanted {
        Wanted {
            filter: Filter {
                ids: Some(ids),
                ..Filter::default()
            },
            order: Order::Due,
            scope: ctx.scope(p::WORK),
            said: "chosen".into(),
        }
    }

    /// The same rows, as far as another permission reaches.
    #[must_use]
    pub(crate) fn within(mut self, ctx: &Ctx, permission: Permission) -> Wanted {
        self.scope = ctx.scope(permission);
        self
    }

    /// How many there are, at most [`MOST`].
    ///
    /// # Errors
    /// On a database fault.
    pub(crate) async fn count(&self, ctx: &Ctx) -> Result<i64, Fault> {
        list::count(&ctx.read(), &self.scope, &self.filter).await
    }

    async fn page(
        &self,
        ctx: &Ctx,
        after: Option<&Cursor>,
        most: usize,
    ) -> Result<store::Page<MatterRow>, Fault> {
        list::page(
            &ctx.read(),
            &self.scope,
            &self.filter,
            self.order,
            after,
            most,
        )
        .await
    }
}

/// A cell of the table.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    /// Words.
    Text(String),
    /// A moment; empty: none.
    Moment(Option<UtcMs>),
}

/// Heads of the table: text keys behind `desk-col-`.
const HEADS: [&str; 14] = [
    "number", "matter", "kind", "place", "state", "holder", "channel", "came", "due", "done",
    "reporter", "phone", "address", "url",
];

fn heads(ctx: &Ctx) -> Vec<String> {
    HEADS
        .iter()
        .map(|name| ctx.t(&format!("desk-col-{name}")))
        .collect()
}

fn line(
    ctx: &Ctx,
    types: &Types,
    m: &MatterRow,
    opened: Option<&Opened>,
) -> Result<Vec<Cell>, Fault> {
    let text = |words: String| Cell::Text(unharmed(words));
    let mut cells = vec![
        text(m.number.clone()),
        text(m.title.clone()),
        text(types.name(ctx.lang, &m.type_code)),
        text(m.place_public.clone()),
        text(show::state_word(ctx, m.state())),
        text(m.holder().get(ctx.lang).to_owned()),
        text(ctx.t(&format!("matter-channel-{}", m.channel))),
        Cell::Moment(Some(UtcMs(m.registered_ms))),
        Cell::Moment(m.due_ms.map(UtcMs)),
        Cell::Moment(m.completed_ms.map(UtcMs)),
    ];
    for (at, field) in Personal::ALL.into_iter().enumerate() {
        let words = match opened {
            Some(opened) => opened[at].clone(),
            None => reveal::masked(&ctx.app, m, field)?,
        };
        cells.push(text(words.unwrap_or_default()));
    }
    let page = format!("{}/matters/{}", ctx.app.settings.public_url, m.number);
    cells.push(Cell::Text(page));
    Ok(cells)
}

/// A cell that begins like a formula is read as one by a spreadsheet; a quote before it keeps it text.
fn unharmed(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell
    }
}

/// The list with personal data masked.
///
/// # Errors
/// On a database fault, or when the file cannot be written.
pub(crate) async fn masked(ctx: &Ctx, wanted: &Wanted, format: Format) -> Answer {
    let n = wanted.count(ctx).await?;
    log(ctx, wanted, format, n, None).await?;
    let types = Types::read(&ctx.read()).await?;
    let body = match format {
        Format::Csv => csv_lines::stream(ctx.clone(), wanted.clone(), types),
        Format::Xlsx => sheet::long(ctx, wanted, &types).await?.into(),
    };
    Ok(answer(ctx, format, body)?)
}

/// The list with names, numbers and addresses in clear, for a purpose; as far as the reader may look at them.
///
/// # Errors
/// [`WebError::invalid`] when the purpose is missing, or too many rows are asked for.
pub(crate) async fn in_clear(
    ctx: &Ctx,
    wanted: Wanted,
    format: Format,
    purpose: Purpose,
    words: &str,
) -> Answer {
    let wanted = wanted.within(ctx, p::REVEAL);
    let page = wanted.page(ctx, None, reveal::MOST_AT_ONCE + 1).await?;
    let opened = reveal::look_at_all(ctx, &page.rows, purpose, words)
        .await
        .map_err(WebError::from)?;
    let n = i64::try_from(page.rows.len()).unwrap_or(i64::MAX);
    log(ctx, &wanted, format, n, Some((purpose, words))).await?;
    let types = Types::read(&ctx.read()).await?;
    let lines = page
        .rows
        .iter()
        .zip(&opened)
        .map(|(m, opened)| line(ctx, &types, m, Some(opened)))
        .collect::<Result<Vec<_>, _>>()?;
    let bytes = match format {
        Format::Csv => csv_lines::whole(ctx, &lines)?,
        Format::Xlsx => sheet::short(ctx, &lines).await?,
    };
    Ok(answer(ctx, format, bytes.into())?)
}

fn answer(ctx: &Ctx, format: Format, body: axum::body::Body) -> Result<Response, Fault> {
    let name = format!(
        "attachment; filename=\"anxin-{}.{}\"",
        ctx.now.date(),
        format.code()
    );
    let value = |text: &str| HeaderValue::from_str(text).map_err(|e| Fault::of("name a table", e));
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::OK;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, value(format.media())?);
    headers.insert(header::CONTENT_DISPOSITION, value(&name)?);
    headers.insert(header::CACHE_CONTROL, value("no-store")?);
    Ok(response)
}

async fn log(
    ctx: &Ctx,
    wanted: &Wanted,
    format: Format,
    n: i64,
    purpose: Option<(Purpose, &str)>,
) -> Result<(), Fault> {
    let (ids, now, actor) = (ctx.app.ids.clone(), ctx.now, ctx.actor.clone());
    let detail = json!({ "rows": n, "format": format.code(), "filter": wanted.said });
    let purpose = purpose.map(|(purpose, words)| {
        let words: String = words.trim().chars().take(200).collect();
        (purpose.code(), words)
    });
    ctx.app
        .db
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move {
                let record = audit::log::Record {
                    actor: actor.log_id(),
                    org: actor.log_org(),
                    action: if purpose.is_some() {
                        "personal.export"
                    } else {
                        "matter.export"
                    },
                    subject_kind: "list",
                    subject_id: "desk".into(),
                    purpose,
                    detail,
                };
                audit::log::append(tx, &*ids, now, record).await
            })
        })
        .await?;
    ctx.app.wake();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::unharmed;

    #[test]
    fn a_title_never_becomes_a_formula() {
        for start in ['=', '+', '-', '@'] {
            assert_eq!(unharmed(format!("{start}1")), format!("'{start}1"));
        }
        assert_eq!(unharmed("楼道堆物".into()), "楼道堆物");
    }
}
