//! `/admin/places/changes`: what was changed about places, what is planned, and taking either back.

use axum::extract::Path;
use kernel::UtcMs;
use maud::{Markup, html};
use store::{Cursor, Fault};
use ui::{Col, Row, State as Mark, Tbl};
use web::{Answer, Ctx, Fields, Guard, Route, see_other};

use super::fields::Form;
use super::{author, form_page};
use crate::Unit;
use crate::change::{self, Change, Followers, Refused};
use crate::pages::admin;
use crate::store::change::{self as kept, Filter, Row as Kept, State};

const LIST: &str = "/admin/places/changes";
const PAGE: usize = 50;
/// Changes under a thing's own page.
const STORY: usize = 20;

pub(super) fn routes(may: Guard) -> Vec<Route> {
    vec![
        Route::get(LIST, may, all),
        Route::post("/admin/places/changes/{id}/cancel", may, cancel),
        Route::post("/admin/places/changes/{id}/undo", may, undo),
    ]
}

const SUBJECTS: [&str; 6] = ["unit", "grid", "worker", "point", "estate", "building"];

async fn all(ctx: Ctx) -> Answer {
    let query = Fields::parse(&ctx.query);
    let below = super::list::below(&ctx, &query).await?;
    let filter = Filter {
        subject_kind: query.get("what").to_owned(),
        subject: query.get("subject").to_owned(),
        state: query.get("state").to_owned(),
        below,
        before: Cursor::parse(query.get("after")),
    };
    let found = kept::page(&ctx.read(), &filter, PAGE).await?;
    let form = Form::again(&ctx, &query, &[]);
    let mut whats = vec![(String::new(), ctx.t("place-every-kind"))];
    whats.extend(SUBJECTS.map(|s| (s.to_owned(), ctx.t(&format!("place-subject-{s}")))));
    let mut states = vec![(String::new(), ctx.t("place-every-state"))];
    states.extend(State::ALL.map(|s| {
        (
            s.code().to_owned(),
            ctx.t(&format!("place-state-{}", s.code())),
        )
    }));
    let next = found.next.as_ref().map_or_else(String::new, |cursor| {
        let mut query = query.clone();
        query.set("after", cursor.to_text());
        format!("{LIST}?{}", query.to_query())
    });
    let older = if next.is_empty() {
        String::new()
    } else {
        ctx.t("place-next-page")
    };
    let shown = ctx.f("place-shown", &[("n", found.rows.len().into())]);
    let content = html! {
        (admin::head_with(&ctx, LIST, html! {}))
        (ui::toolbar(html! {
            form method="get" action=(LIST) class="row wrap" {
                (form.filter("what", "place-col-what", &whats))
                (form.filter("state", "place-col-state", &states))
                (ui::text("unit", &ctx.t("place-search-unit")).value(query.get("unit")).placeholder(&ctx.t("place-search-unit")).silent().number())
                (ui::btn(&ctx.t("place-find-go")))
                @if !query.to_query().is_empty() { (ui::link_btn(&ctx.t("place-search-clear"), LIST).ghost()) }
            }
        }, html! {}))
        @if found.rows.is_empty() { (ui::empty("history", &ctx.t("place-changes-none"), html! {})) }
        @else { (ui::panel("", html! {}, html! {}, table(&ctx, &found.rows, true).await?)) }
        (ui::pager(&shown, ("", ""), (&older, &next)))
    };
    form_page(&ctx, &form, content).await
}

/// The changes of one thing, under its own page.
pub(super) async fn story(ctx: &Ctx, subject: &str) -> Result<Markup, Fault> {
    if subject.len() < 20 {
        return Ok(html! {});
    }
    let filter = Filter {
        subject: subject.to_owned(),
        ..Filter::default()
    };
    panel(ctx, &filter).await
}

/// The changes of a unit and of everything in it.
pub(super) async fn story_below(ctx: &Ctx, unit: &Unit) -> Result<Markup, Fault> {
    let filter = Filter {
        below: unit.path.clone(),
        ..Filter::default()
    };
    panel(ctx, &filter).await
}

async fn panel(ctx: &Ctx, filter: &Filter) -> Result<Markup, Fault> {
    let found = kept::page(&ctx.read(), filter, STORY).await?;
    let content = if found.rows.is_empty() {
        ui::body(html! { p class="ink-3" { (ctx.t("place-changes-none")) } })
    } else {
        table(ctx, &found.rows, false).await?
    };
    Ok(ui::panel(
        &ctx.t("place-changes"),
        html! {},
        html! {},
        content,
    ))
}

fn state(ctx: &Ctx, row: &Kept) -> Markup {
    let mark = match State::parse(&row.state) {
        Some(State::Applied) => Mark::Ok,
        Some(State::Planned) => Mark::Wait,
        Some(State::Failed) => Mark::Danger,
        Some(State::Cancelled) | None => Mark::New,
    };
    html! {
        (ui::st(mark, ctx.t(&format!("place-state-{}", row.state))))
        @if let Some(why) = &row.why_not { div class="fs-13 ink-2" { (ctx.t(why)) } }
    }
}

/// The name of the thing as the change called it.
fn subject(ctx: &Ctx, row: &Kept) -> (String, String) {
    let zh = ctx.lang == kernel::Lang::ZhCn;
    let pick = |name_zh: &str, name_en: &str| {
        if zh || name_en.is_empty() {
            name_zh.to_owned()
        } else {
            name_en.to_owned()
        }
    };
    // What ended has its name in what held before.
    let texts = [Some(&row.body), row.held.as_ref()];
    let read = texts
        .into_iter()
        .flatten()
        .filter_map(|t| serde_json::from_str::<Change>(t).ok());
    let mut name = String::new();
    for change in read {
        let found = match &change {
            Change::SavePoint(p) => pick(&p.name_zh, &p.name_en),
            Change::SaveEstate(e) => pick(&e.name_zh, &e.name_en),
            Change::SaveBuilding(b) => {
                ctx.f("place-building-no", &[("n", b.number.as_str().into())])
            }
            Change::SaveGrid(g) => pick(&g.name_zh, &g.name_en),
            Change::SaveWorker(w) => ctx.person(&w.name),
            Change::RenameUnit(u) => pick(&u.name_zh, &u.name_en),
            Change::SplitUnit(u) => pick(&u.name_zh, &u.name_en),
            Change::RecodeUnit { code, .. } => code.clone(),
            Change::ClosePoint { .. }
            | Change::CloseEstate { .. }
            | Change::CloseBuilding { .. }
            | Change::CloseGrid { .. }
            | Change::EndWorker { .. }
            | Change::MergeUnit { .. }
            | Change::CloseUnit { .. } => String::new(),
        };
        if !found.is_empty() {
            name = found;
            break;
        }
    }
    if name.is_empty() {
        name = ctx.t(&format!("place-subject-{}", row.subject_kind));
    }
    (
        name,
        format!("/admin/places/{}s/{}", row.subject_kind, row.subject_id),
    )
}

async fn table(ctx: &Ctx, rows: &[Kept], with_place: bool) -> Result<Markup, Fault> {
    let read = ctx.read();
    let names = people::account_names(&read, rows.iter().map(|row| row.made_by.clone())).await?;
    let mut list: Vec<Row<'_>> = Vec::new();
    for row in rows {
        let (name, href) = subject(ctx, row);
        let who = names
            .get(&row.made_by)
            .map_or_else(|| ctx.t("place-by-machine"), |name| ctx.person(name));
        let act = ctx.t(&format!("place-change-{}", row.kind.replace('_', "-")));
        let mut cells = vec![
            html! { time class="num" { (row.day) } },
            html! { (act) div class="fs-13 ink-2" { (row.note) } },
            ui::cell_link(&name, &href, &[]),
        ];
        if with_place {
            let place = crate::ancestors_name(&read, ctx.lang, &row.unit_path).await?;
            cells.push(html! { (place) });
        }
        cells.push(html! { (who) div class="fs-13 ink-3" { (ctx.moment(UtcMs(row.made_ms))) } });
        cells.push(state(ctx, row));
        cells.push(buttons(ctx, row));
        list.push(Row::plain(cells));
    }
    let mut heads = vec!["place-col-day", "place-col-what", "place-col-name"];
    if with_place {
        heads.push("place-fact-place");
    }
    heads.extend(["place-col-who", "place-col-state", "place-col-do"]);
    let words: Vec<String> = heads.iter().map(|k| ctx.t(k)).collect();
    let cols: Vec<Col<'_>> = words.iter().map(|w| Col::text(w)).collect();
    let title = ctx.t("place-changes");
    Ok(ui::tbl(&Tbl {
        caption: &title,
        cols: &cols,
        rows: &list,
        low: !with_place,
        ..Tbl::default()
    }))
}

fn buttons(ctx: &Ctx, row: &Kept) -> Markup {
    let at = format!("{LIST}/{}", row.id);
    let hidden = || html! { input type="hidden" name="back" value=(ctx.path); };
    html! {
        @if row.state == State::Planned.code() {
            (ui::post(&format!("{at}/cancel"), hidden(), ui::btn(&ctx.t("place-cancel-plan")).sm()))
        } @else if change::can_undo(row) {
            (ui::post(&format!("{at}/undo"), hidden(), ui::btn(&ctx.t("place-undo")).sm().icon("undo-2")))
        }
    }
}

/// Where the button stood; only our own pages.
fn back(fields: &Fields) -> String {
    match fields.get("back") {
        path if path.starts_with("/admin/places/") => path.to_owned(),
        _ => LIST.to_owned(),
    }
}

async fn cancel(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let (ids, now, author) = (ctx.app.ids.clone(), ctx.now, author(&ctx));
    ctx.app
        .db
        .act::<_, Refused, _>(move |tx| {
            Box::pin(async move { change::cancel(tx, &*ids, &author, now, &id).await })
        })
        .await?;
    ctx.app.wake();
    Ok(see_other(&back(&fields)))
}

async fn undo(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let (ids, now, author) = (ctx.app.ids.clone(), ctx.now, author(&ctx));
    let followers = Followers::of(&ctx.app);
    ctx.app
        .db
        .act::<_, Refused, _>(move |tx| {
            Box::pin(async move { change::undo(tx, &*ids, &followers, &author, now, &id).await })
        })
        .await?;
    ctx.app.wake();
    Ok(see_other(&back(&fields)))
}
