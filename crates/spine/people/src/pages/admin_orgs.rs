//! `/admin/orgs`: the tree, an organisation with its posts, and what can be done to it.

use access::{Named, OrgId};
use axum::extract::Path;
use kernel::{UtcMs, when};
use maud::{Markup, Render, html};
use serde_json::json;
use ui::{
    Choice, Node, State, body, btn, dl, full, grid2, link_btn, note, orggrid, pagehead, panel,
    select, text, tick, tree,
};
use web::layout::Staff;
use web::{Answer, Ctx, Fields, Guard, Route, WebError, layout, see_other};

use crate::act::{Entry, logged};
use crate::kinds::kind_words;
use crate::model::Org;
use crate::pages::admin_org_new::shared_fields;
use crate::pages::admin_posts;
use crate::pages::kept::Kept;
use crate::permissions::{ADMIN, ADMIN_VIEW};
use crate::refused::Refused;
use crate::store::org_changes::{self, OrgDetails};
use crate::store::{orgs, posts};

pub(crate) fn routes() -> Vec<Route> {
    let (look, write) = (Guard::Needs(ADMIN_VIEW), Guard::Needs(ADMIN));
    vec![
        Route::get("/admin/orgs", look, root),
        Route::get("/admin/orgs/{id}", look, one),
        Route::get("/admin/orgs/{id}/edit", write, edit),
        Route::post("/admin/orgs/{id}/change", write, change),
        Route::post("/admin/orgs/{id}/move", write, move_to),
        Route::post("/admin/orgs/{id}/close", write, close),
    ]
}

/// An id in a path; anything else is not there.
pub(crate) fn org_of(text: &str) -> Result<OrgId, WebError> {
    OrgId::parse(text).map_err(|_| WebError::not_found())
}

/// A day such as `2026-12-01`.
pub(crate) fn day_of(text: &str) -> Result<kernel::Date, Refused> {
    text.parse().map_err(|_| Refused::Day)
}

async fn root(ctx: Ctx) -> Answer {
    let asked = Fields::parse(&ctx.query);
    if let Some(words) = asked.opt("q") {
        return found(&ctx, words).await;
    }
    let first = orgs::children(&ctx.read(), None).await?.into_iter().next();
    show(&ctx, first, &asked, &Kept::default()).await
}

async fn one(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let org = orgs::org(&ctx.read(), org_of(&id)?).await?;
    let org = org.ok_or_else(WebError::not_found)?;
    let asked = Fields::parse(&ctx.query);
    show(&ctx, Some(org), &asked, &Kept::default()).await
}

/// The page of an organisation with the form about its posts that was refused.
pub(crate) async fn with_refused(ctx: &Ctx, id: OrgId, asked: &Fields, kept: &Kept) -> Answer {
    let org = orgs::org(&ctx.read(), id).await?;
    let org = org.ok_or_else(WebError::not_found)?;
    show(ctx, Some(org), asked, kept).await
}

pub(crate) async fn page(ctx: &Ctx, title: &str, content: Markup) -> Answer {
    let about = Staff {
        title,
        ..Staff::default()
    };
    Ok(layout::staff(ctx, about, content).await?)
}

async fn show(ctx: &Ctx, org: Option<Org>, asked: &Fields, kept: &Kept) -> Answer {
    let read = ctx.read();
    let (open, closed) = orgs::counts(&read).await?;
    let vacant = posts::vacant(&read, ctx.now).await?;
    let title = ctx.t("people-orgs-title");
    let meta = html! {
        span { (ctx.f("people-orgs-counts", &[("open", open.into()), ("closed", closed.into())])) }
        @if vacant > 0 { (ui::st(State::Caution, ctx.f("people-orgs-vacant", &[("n", vacant.into())]))) }
    };
    let mut add = link_btn(&ctx.t("people-orgs-add"), &add_href(org.as_ref())).render();
    if !ctx.may(ADMIN) {
        add = html! {};
    }
    if ctx.may(ADMIN) && ctx.app.services.get::<web::DemoReset>().is_some() {
        let word = ctx.t("people-demo-link");
        let reset = link_btn(&word, "/admin/demo").icon("rotate-ccw");
        add = html! { (reset) (add) };
    }
    let left = tree_panel(ctx, org.as_ref()).await?;
    let (middle, right) = match &org {
        Some(org) => (
            html! { (facts(ctx, org).await?) (admin_posts::panel_of(ctx, org, asked).await?) },
            admin_posts::side(ctx, org, asked, kept).await?,
        ),
        None => (
            ui::empty("building-2", &ctx.t("people-orgs-none"), html! {}),
            html! {},
        ),
    };
    let content = html! {
        (pagehead(&title, meta, add))
        (kept.summary(ctx))
        (orggrid(left, middle, right))
    };
    Ok(kept.answer(page(ctx, &title, content).await?))
}

fn add_href(parent: Option<&Org>) -> String {
    match parent {
        Some(org) => format!("/admin/orgs/new?parent={}", org.id),
        None => "/admin/orgs/new".into(),
    }
}

struct Branch {
    org: Org,
    href: String,
    note: String,
    has_children: bool,
    children: Vec<Branch>,
}

async fn branches(ctx: &Ctx, chosen: Option<&Org>) -> Result<Vec<Branch>, WebError> {
    let read = ctx.read();
    let open: Vec<OrgId> = chosen
        .map(|org| {
            org.path
                .split('/')
                .filter_map(|id| OrgId::parse(id).ok())
                .collect()
        })
        .unwrap_or_default();
    // One query per level of the open path, which is as deep as administration is.
    let mut levels = vec![orgs::children(&read, None).await?];
    for id in &open {
        levels.push(orgs::children(&read, Some(*id)).await?);
    }
    let shown: Vec<OrgId> = levels.iter().flatten().map(|org| org.id).collect();
    let parents = org_changes::with_children(&read, &shown).await?;
    let held = org_changes::held_posts(&read, &shown, ctx.now).await?;
    let mut below: Vec<Branch> = Vec::new();
    for level in levels.into_iter().rev() {
        let mut under = std::mem::take(&mut below);
        for org in level {
            let note = match org.valid_to {
                Some(end) if !org.is_open => ctx.f(
                    "people-orgs-closed-in",
                    &[("year", end.date().year().to_string().into())],
                ),
                _ => ui::group(held.get(&org.id).copied().unwrap_or(0).unsigned_abs()),
            };
            let children = if open.contains(&org.id) {
                std::mem::take(&mut under)
            } else {
                Vec::new()
            };
            below.push(Branch {
                href: format!("/admin/orgs/{}", org.id),
                note,
                has_children: parents.contains(&org.id),
                children,
                org,
            });
        }
    }
    Ok(below)
}

fn nodes<'a>(ctx: &Ctx, list: &'a [Branch], chosen: Option<OrgId>) -> Vec<Node<'a>> {
    list.iter()
        .map(|branch| Node {
            label: branch.org.name.get(ctx.lang),
            href: &branch.href,
            note: &branch.note,
            open: !branch.children.is_empty(),
            parent: branch.has_children,
            current: chosen == Some(branch.org.id),
            old: !branch.org.is_open,
            children: nodes(ctx, &branch.children, chosen),
        })
        .collect()
}

async fn tree_panel(ctx: &Ctx, chosen: Option<&Org>) -> Result<Markup, WebError> {
    let list = branches(ctx, chosen).await?;
    let words = ctx.t("people-orgs-search");
    Ok(html! {
        header {
            form method="get" action="/admin/orgs" role="search" class="grow" {
                (text("q", &words).icon("search").placeholder(&words))
            }
        }
        (tree(&ctx.t("people-orgs-tree"), &nodes(ctx, &list, chosen.map(|o| o.id))))
    })
}

async fn found(ctx: &Ctx, words: &str) -> Answer {
    let list = orgs::search(&ctx.read(), words, 50).await?;
    let title = ctx.f("people-orgs-found", &[("words", words.to_owned().into())]);
    let rows = html! {
        ul class="todo" {
            @for org in &list {
                li { a href={ "/admin/orgs/" (org.id) } { (org.name.get(ctx.lang)) } " " span class="ink-3" { (org.unit_code) } }
            }
        }
        @if list.is_empty() { (ui::empty("search", &ctx.t("people-orgs-found-none"), html! {})) }
    };
    let back = link_btn(&ctx.t("people-orgs-title"), "/admin/orgs")
        .icon("arrow-left")
        .render();
    page(
        ctx,
        &title,
        html! { (pagehead(&title, html! {}, back)) (panel("", html! {}, html! {}, body(rows))) },
    )
    .await
}

async fn facts(ctx: &Ctx, org: &Org) -> Result<Markup, WebError> {
    let parent = match org.parent {
        Some(parent) => orgs::org(&ctx.read(), parent).await?,
        None => None,
    };
    let level = ctx.t(&format!("people-level-{}", org.level.code()));
    let heads = [
        "people-org-unit",
        "people-org-parent",
        "people-org-kind",
        "people-org-sign",
        "people-org-phone",
        "people-org-hours",
        "people-org-does",
        "people-org-valid",
    ]
    .map(|key| ctx.t(key));
    let none = || html! { span class="ink-3" { "—" } };
    let or_none = |text: &str| {
        if text.is_empty() {
            none()
        } else {
            html! { (text) }
        }
    };
    let does = match (org.is_centre, org.takes_matters) {
        (true, _) => "people-org-is-centre",
        (false, true) => "people-org-takes",
        (false, false) => "people-org-takes-not",
    };
    let values = [
        html! { (ui::element::facts(&[&org.unit_code, &level])) },
        match &parent {
            Some(parent) => {
                html! { a href={ "/admin/orgs/" (parent.id) } { (parent.name.get(ctx.lang)) } }
            }
            None => none(),
        },
        html! { (kind_words(ctx, &org.kind)) },
        or_none(&org.sign),
        or_none(&org.phone),
        or_none(&hours_words(ctx, &org.hours)),
        html! { (ctx.t(does)) },
        html! { (valid_words(ctx, org)) },
    ];
    let pairs: Vec<(&str, Markup)> = heads.iter().map(String::as_str).zip(values).collect();
    let mut end = html! {};
    if ctx.may(ADMIN) && org.is_open {
        let href = format!("/admin/orgs/{}/edit", org.id);
        end = link_btn(&ctx.t("people-org-edit"), &href)
            .ghost()
            .sm()
            .icon("pencil")
            .render();
    }
    Ok(panel(
        org.name.get(ctx.lang),
        html! {},
        end,
        body(dl(&pairs)),
    ))
}

/// Opening hours as they are read: `W 08:30-17:00; 6 09:00-11:30` as 工作日 08:30–17:00；周六 09:00–11:30.
fn hours_words(ctx: &Ctx, hours: &str) -> String {
    let rules: Vec<String> = hours
        .split(';')
        .filter_map(|rule| rule.trim().split_once(' '))
        .map(|(days, spans)| {
            let days: Vec<String> = days
                .split(',')
                .map(|day| match day {
                    "W" => ctx.t("people-days-working"),
                    "1" | "2" | "3" | "4" | "5" | "6" | "7" => ctx.t(&format!("people-day-{day}")),
                    other => other.to_owned(),
                })
                .collect();
            let comma = ctx.t("people-comma");
            let spans = spans.replace('-', "–").replace(',', &comma);
            format!("{} {spans}", days.join(&comma))
        })
        .collect();
    rules.join(&ctx.t("people-semicolon"))
}

fn valid_words(ctx: &Ctx, org: &Org) -> String {
    let day = |at: UtcMs| when::full_day(ctx.lang, at.date());
    match org.valid_to {
        None => ctx.f("people-org-since", &[("from", day(org.valid_from).into())]),
        Some(end) => ctx.f(
            "people-org-from-to",
            &[
                ("from", day(org.valid_from).into()),
                ("to", day(end).into()),
            ],
        ),
    }
}

pub(crate) fn named(fields: &Fields) -> Named {
    Named {
        zh: fields.get("name_zh").to_owned(),
        en: fields.get("name_en").to_owned(),
    }
}

async fn edit(ctx: Ctx, Path(id): Path<String>) -> Answer {
    edit_page(&ctx, org_of(&id)?, &Kept::default()).await
}

/// The forms of an organisation; `kept` holds the one that was refused.
async fn edit_page(ctx: &Ctx, id: OrgId, kept: &Kept) -> Answer {
    let org = orgs::org(&ctx.read(), id)
        .await?
        .filter(|org| org.is_open)
        .ok_or_else(WebError::not_found)?;
    let title = ctx.f(
        "people-org-edit-title",
        &[("name", org.name.get(ctx.lang).to_owned().into())],
    );
    let at = format!("/admin/orgs/{}", org.id);
    let details = html! {
        form method="post" action={ (at) "/change" } class="stack s4" {
            (grid2(&ctx.t("people-org-details"), html! {
                (text("name_zh", &ctx.t("people-org-name-zh")).value(kept.value("name_zh", &org.name.zh)).error(kept.error("name_zh")).required())
                (text("name_en", &ctx.t("people-org-name-en")).value(kept.value("name_en", &org.name.en)).optional(&ctx.t("people-optional")))
                (text("unit_code", &ctx.t("people-org-unit-code")).value(kept.value("unit_code", &org.unit_code)).error(kept.error("unit_code")).required().number())
                (shared_fields(ctx, kept.value("sign", &org.sign), kept.value("phone", &org.phone), kept.value("hours", &org.hours)))
                (full(tick("takes_matters", "1", &ctx.t("people-org-takes"), kept.is_on("takes_matters", org.takes_matters))))
            }))
            div { (btn(&ctx.t("people-me-save")).pri()) }
        }
    };
    let content = html! {
        (pagehead(&title, html! {}, link_btn(&ctx.t("web-back"), &at).icon("arrow-left").render()))
        (kept.summary(ctx))
        (ui::cols(
            panel("", html! {}, html! {}, body(details)),
            html! {
                (panel(&ctx.t("people-org-move"), html! {}, html! {}, body(move_form(ctx, &org, kept).await?)))
                (panel(&ctx.t("people-org-close"), html! {}, html! {}, body(close_form(ctx, &org, kept).await?)))
            },
        ))
    };
    Ok(kept.answer(page(ctx, &title, content).await?))
}

/// Where an organisation can go: anywhere above and around it that is not below itself.
async fn move_form(ctx: &Ctx, org: &Org, kept: &Kept) -> Result<Markup, WebError> {
    let asked = Fields::parse(&ctx.query);
    let words = kept.value("to", asked.get("to"));
    let found = if words.is_empty() {
        Vec::new()
    } else {
        orgs::search(&ctx.read(), words, 20).await?
    };
    let targets: Vec<(String, String)> = found
        .iter()
        .filter(|target| target.is_open && !target.path.starts_with(&org.path))
        .map(|target| (target.id.to_string(), target.name.get(ctx.lang).to_owned()))
        .collect();
    let choices: Vec<Choice<'_>> = targets
        .iter()
        .map(|(value, label)| Choice {
            value,
            label,
            on: false,
        })
        .collect();
    let at = format!("/admin/orgs/{}", org.id);
    Ok(html! {
        p { (ctx.t("people-org-move-says")) }
        form method="get" action={ (at) "/edit" } class="row wrap" {
            (text("to", &ctx.t("people-org-move-find")).value(words).icon("search"))
            (btn(&ctx.t("people-find")))
        }
        @if !choices.is_empty() {
            form method="post" action={ (at) "/move" } class="row wrap" {
                input type="hidden" name="to" value=(words);
                (select("parent", &ctx.t("people-org-move-to"), &choices).error(kept.error("parent")))
                (btn(&ctx.t("people-org-move")))
            }
        } @else if !words.is_empty() { (note(State::Caution, ctx.t("people-orgs-found-none"), html! {})) }
    })
}

/// The last day, and who takes over what it holds: the organisation above, unless another is named.
async fn close_form(ctx: &Ctx, org: &Org, kept: &Kept) -> Result<Markup, WebError> {
    let asked = Fields::parse(&ctx.query);
    let words = kept.value("heir", asked.get("heir"));
    let found = if words.is_empty() {
        Vec::new()
    } else {
        orgs::search(&ctx.read(), words, 20).await?
    };
    let mut targets: Vec<(String, String)> = found
        .iter()
        .filter(|o| o.is_open && o.id != org.id && (o.takes_matters || o.is_centre))
        .filter(|o| o.is_centre || !org.is_centre)
        .map(|o| (o.id.to_string(), o.name.get(ctx.lang).to_owned()))
        .collect();
    let none = targets.is_empty() && !words.is_empty();
    targets.push((String::new(), ctx.t("people-org-close-above")));
    let choices: Vec<Choice<'_>> = targets
        .iter()
        .enumerate()
        .map(|(n, (value, label))| Choice {
            value,
            label,
            on: n == 0,
        })
        .collect();
    let at = format!("/admin/orgs/{}", org.id);
    Ok(html! {
        p { (ctx.t("people-org-close-says")) }
        form method="get" action={ (at) "/edit" } class="row wrap" {
            (text("heir", &ctx.t("people-org-close-find")).value(words).icon("search"))
            (btn(&ctx.t("people-find")))
        }
        @if none { (note(State::Caution, ctx.t("people-orgs-found-none"), html! {})) }
        form method="post" action={ (at) "/close" } class="stack s3" {
            input type="hidden" name="heir" value=(words);
            (select("successor", &ctx.t("people-org-close-heir"), &choices).error(kept.error("successor")))
            (text("day", &ctx.t("people-org-close-day")).day().value(kept.value("day", "")).error(kept.error("day")).required())
            div { (btn(&ctx.t("people-org-close")).danger()) }
        }
    })
}

/// To the organisation, or back to the form with what was typed. The form that closes has no end of its own called
/// `to`, so a wrong period is said at its day.
async fn settle(ctx: &Ctx, id: OrgId, fields: Fields, done: Result<(), Refused>) -> Answer {
    let refused = match done {
        Ok(()) => return Ok(see_other(&format!("/admin/orgs/{id}"))),
        Err(Refused::Period) => Refused::Day,
        Err(refused) => refused,
    };
    edit_page(ctx, id, &Kept::of(ctx, fields, refused)?).await
}

async fn change(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let (id, now) = (org_of(&id)?, ctx.now);
    let details = OrgDetails {
        name: named(&fields),
        sign: fields.get("sign").to_owned(),
        phone: fields.get("phone").to_owned(),
        hours: fields.get("hours").to_owned(),
        takes_matters: fields.is_on("takes_matters"),
        unit_code: fields.get("unit_code").to_owned(),
    };
    let detail = json!({ "name_zh": details.name.zh, "unit": details.unit_code });
    let entry = Entry::new("people.org_changed", "org", id).with(detail);
    let done = logged(&ctx, entry, move |tx| {
        Box::pin(async move { org_changes::change(tx, now, id, details).await })
    })
    .await;
    settle(&ctx, id, fields, done).await
}

async fn move_to(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let (id, to, now) = (org_of(&id)?, org_of(fields.get("parent"))?, ctx.now);
    let entry = Entry::new("people.org_moved", "org", id).with(json!({ "to": to.to_string() }));
    let done = logged(&ctx, entry, move |tx| {
        Box::pin(async move { org_changes::move_org(tx, now, id, Some(to)).await })
    })
    .await;
    settle(&ctx, id, fields, done).await
}

async fn close(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let (id, now) = (org_of(&id)?, ctx.now);
    let day = match day_of(fields.get("day")) {
        Ok(day) => day,
        Err(refused) => return settle(&ctx, id, fields, Err(refused)).await,
    };
    // Closed at the end of the day named.
    let at = UtcMs::from_local(day, 24, 0);
    let successor = fields.opt("successor").map(org_of).transpose()?;
    let detail = json!({ "day": day.to_string(), "successor": successor.map(|s| s.to_string()) });
    let entry = Entry::new("people.org_closed", "org", id).with(detail);
    let done = logged(&ctx, entry, move |tx| {
        Box::pin(async move { org_changes::close(tx, now, id, at, successor).await })
    })
    .await;
    settle(&ctx, id, fields, done).await
}
