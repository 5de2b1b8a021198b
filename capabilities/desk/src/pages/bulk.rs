//! Acts on several rows, and the list on paper.

use http::StatusCode;
use kernel::{Lang, when};
use matter::list::{self, Filter};
use matter::{Command, Do, MatterRow, permissions as p, show};
use maud::{Markup, html};
use store::{CommandId, Fault};
use ui::{Col, Row, State, Tbl};
use web::layout::{self, Staff};
use web::{Answer, Ctx, Fields, WebError, see_other};

use crate::export::{self, Format, Wanted};
use crate::home::Home;
use crate::query::Asked;
use crate::subject;
use crate::types::Types;

/// Rows that one sheet holds.
const MOST: usize = 2000;
/// Rows that one bulk act touches.
const MOST_ACTS: usize = 100;

pub(crate) async fn act(ctx: Ctx, fields: Fields) -> Answer {
    let ids: Vec<String> = fields
        .all("id")
        .filter(|id| !id.is_empty())
        .map(ToOwned::to_owned)
        .collect();
    let back = match fields.get("back") {
        back if back.starts_with("/desk") => back.to_owned(),
        _ => "/desk".to_owned(),
    };
    if ids.is_empty() {
        return Ok(see_other(&back));
    }
    if let Some(format) = Format::parse(fields.get("do")) {
        let wanted = Wanted::of_ids(&ctx, ids);
        return export::masked(&ctx, &wanted, format).await;
    }
    let chosen = rows_of(&ctx, ids).await?;
    match fields.get("do") {
        "sheet" => sheet_of(&ctx, &chosen).await,
        "urge" => urge(&ctx, &fields, chosen, &back).await,
        _ => Err(WebError::not_found()),
    }
}

async fn rows_of(ctx: &Ctx, ids: Vec<String>) -> Result<Vec<MatterRow>, Fault> {
    let filter = Filter {
        ids: Some(ids),
        ..Filter::default()
    };
    let page = list::page(
        &ctx.read(),
        &ctx.scope(p::WORK),
        &filter,
        list::Order::Due,
        None,
        MOST,
    )
    .await?;
    Ok(page.rows)
}

/// The rows of the view that the query names.
async fn of_query(ctx: &Ctx) -> Result<Vec<MatterRow>, Fault> {
    let asked = Asked::of(ctx).await?;
    let calendar = ctx.app.calendar().await;
    let filter = asked.narrow(asked.view.filter(&Home::of(&ctx.actor), ctx.now, &calendar));
    let page = list::page(
        &ctx.read(),
        &ctx.scope(p::WORK),
        &filter,
        asked.order,
        None,
        MOST,
    )
    .await?;
    Ok(page.rows)
}

/// Urges each, and says of each whether it was done.
async fn urge(ctx: &Ctx, fields: &Fields, chosen: Vec<MatterRow>, back: &str) -> Answer {
    let words = ctx.app.texts.t(Lang::ZhCn, "desk-bulk-urge-words");
    let mut told: Vec<(MatterRow, Result<(), String>)> = Vec::new();
    for (at, row) in chosen.into_iter().take(MOST_ACTS).enumerate() {
        let id = CommandId::parse(&format!("{}-{at}", fields.get("command")))
            .ok_or_else(|| WebError::refused(StatusCode::BAD_REQUEST, "desk-no-command"))?;
        let command = Command {
            id,
            matter: row.id.clone(),
            seen: None,
            with_code: false,
            what: Do::Urge {
                words: words.clone(),
            },
        };
        let done = match matter::act(&ctx.app, &ctx.actor, command).await {
            Ok(_) => Ok(()),
            Err(refused) => Err(refusal(ctx, &refused)?),
        };
        told.push((row, done));
    }
    let done = told.iter().filter(|(_, r)| r.is_ok()).count();
    let title = ctx.f(
        "desk-bulk-result",
        &[("done", done.into()), ("all", told.len().into())],
    );
    let body = html! {
        (ui::pagehead(&title, html! {}, html! { (ui::link_btn(&ctx.t("desk-back"), back).pri()) }))
        (results(ctx, &told))
    };
    Ok(layout::staff(
        ctx,
        Staff {
            title: &title,
            ..Staff::default()
        },
        body,
    )
    .await?)
}

/// A refusal in words; a fault of ours goes on as such.
fn refusal(ctx: &Ctx, refused: &matter::Refused) -> Result<String, Fault> {
    use matter::Refused as R;
    let key = match refused {
        R::NotFound => "web-not-found",
        R::NotAllowed(_) => "matter-not-allowed",
        R::NotNow(..) => "matter-not-now",
        R::Stale => "matter-stale",
        R::Invalid(fields) => return Ok(fields.first().map(|f| ctx.t(&f.key)).unwrap_or_default()),
        R::Fault(fault) => return Err(Fault::new(fault.to_string())),
    };
    Ok(ctx.t(key))
}

fn results(ctx: &Ctx, told: &[(MatterRow, Result<(), String>)]) -> Markup {
    let hrefs: Vec<String> = told.iter().map(|(m, _)| subject::path(m)).collect();
    let rows: Vec<Row<'_>> = told
        .iter()
        .zip(&hrefs)
        .map(|((m, done), href)| {
            Row::plain(vec![
                ui::cell_link(&m.title, href, &[&m.number]),
                match done {
                    Ok(()) => ui::st(State::Ok, ctx.t("desk-done")),
                    Err(why) => ui::st(State::Caution, why.as_str()),
                },
            ])
        })
        .collect();
    let labels = [ctx.t("desk-col-matter"), ctx.t("desk-col-result")];
    let caption = ctx.t("desk-bulk-results");
    let cols = [Col::text(&labels[0]), Col::text(&labels[1])];
    let table = ui::tbl(&Tbl {
        caption: &caption,
        cols: &cols,
        rows: &rows,
        ..Tbl::default()
    });
    ui::panel("", html! {}, html! {}, table)
}

pub(crate) async fn sheet(ctx: Ctx) -> Answer {
    let rows = of_query(&ctx).await?;
    sheet_of(&ctx, &rows).await
}

/// The list on paper: no personal data, only what a list shows.
async fn sheet_of(ctx: &Ctx, list: &[MatterRow]) -> Answer {
    let types = Types::read(&ctx.read()).await?;
    let calendar = ctx.app.calendar().await;
    let lines: Vec<(String, String)> = list
        .iter()
        .map(|m| {
            (
                types.short(ctx.lang, &m.type_code).join(" · "),
                m.holder().get(ctx.lang).to_owned(),
            )
        })
        .collect();
    let rows: Vec<Row<'_>> = list
        .iter()
        .zip(&lines)
        .map(|(m, (kind, holder))| {
            Row::plain(vec![
                html! { span class="mono nowrap" { (m.number) } },
                ui::cell_two(html! { (m.title) }, kind),
                html! { (show::place(ctx, &m.place_public)) },
                ui::cell_two(show::state(ctx, m), holder),
                show::due_bare(ctx, &calendar, m),
            ])
        })
        .collect();
    let labels =
        ["number", "matter", "place", "state", "clock"].map(|k| ctx.t(&format!("desk-col-{k}")));
    let cols: Vec<Col<'_>> = labels.iter().map(|l| Col::text(l)).collect();
    let title = ctx.t("desk-print-list");
    let org = ctx
        .actor
        .post()
        .map(|post| post.org_name.get(ctx.lang).to_owned())
        .unwrap_or_default();
    let printed = ctx.f(
        "desk-printed",
        &[
            ("at", when::full(ctx.lang, ctx.now).into()),
            ("n", list.len().into()),
        ],
    );
    let body = html! {
        (ui::pagehead(&title, html! { span { (ui::element::facts(&[&org, &printed])) } }, html! {
            (ui::link_btn(&ctx.t("desk-back"), "/desk"))
        }))
        (ui::tbl(&Tbl { caption: &title, cols: &cols, rows: &rows, low: true, ..Tbl::default() }))
    };
    Ok(layout::bare(ctx, &title, body))
}
