//! Posts of an organisation: making them, giving them to people, taking them back.

use access::{AccountId, Role};
use axum::extract::Path;
use kernel::{UtcMs, when};
use maud::{Markup, Render, html};
use serde_json::json;
use ui::{
    Ask, Col, Opt, Row, State, Tbl, body, btn, cando, cell_link, cell_two, checks, foot, link_btn,
    opt_list, panel, post as post_form, st, tbl, text,
};
use web::{Answer, Ctx, Fields, Guard, Route, WebError, see_other};

use crate::act::{Entry, logged};
use crate::model::{NewPost, Org, PostId, PostSeat, clashing_administrators};
use crate::pages::admin_orgs::{day_of, org_of, with_refused};
use crate::pages::kept::Kept;
use crate::permissions::{ADMIN, ADMIN_VIEW, SECURITY};
use crate::refused::{Refused, found};
use crate::store::{accounts, posts};

pub(crate) fn routes() -> Vec<Route> {
    // The handlers ask further: see `may_give`.
    let look = Guard::Needs(ADMIN_VIEW);
    vec![
        Route::post("/admin/orgs/{id}/posts", look, create),
        Route::post("/admin/posts/{id}/assign", look, assign),
        Route::post("/admin/posts/{id}/vacate", Guard::Needs(SECURITY), vacate),
        Route::post("/admin/posts/{id}/close", Guard::Needs(SECURITY), close),
    ]
}

/// Roles are given by the security administrator. Where nobody is that yet, the system administrator may make the
/// first one and nothing else; otherwise nobody could ever begin.
async fn may_give(ctx: &Ctx, roles: &[Role]) -> Result<bool, WebError> {
    if ctx.may(SECURITY) {
        return Ok(true);
    }
    let first = ctx.may(ADMIN) && roles == [Role::SecurityAdmin];
    Ok(first && !posts::is_held(&ctx.read(), Role::SecurityAdmin, ctx.now).await?)
}

fn roles_words(ctx: &Ctx, roles: &[Role]) -> String {
    let words: Vec<String> = roles
        .iter()
        .map(|role| ctx.t(&format!("role-{}", role.code())))
        .collect();
    words.join(&ctx.t("people-comma"))
}

/// The posts of an organisation as a panel.
pub(crate) async fn panel_of(ctx: &Ctx, org: &Org, asked: &Fields) -> Result<Markup, WebError> {
    let seats = posts::posts_of(&ctx.read(), org.id, ctx.now).await?;
    let chosen = asked.get("post").to_owned();
    let hrefs: Vec<String> = seats
        .iter()
        .map(|seat| format!("/admin/orgs/{}?post={}", org.id, seat.id))
        .collect();
    let rows: Vec<Row<'_>> = seats
        .iter()
        .zip(&hrefs)
        .map(|(seat, href)| Row {
            selected: seat.id.to_string() == chosen,
            href,
            ..Row::plain(vec![
                cell_link(&seat.title, href, &[]),
                html! { (roles_words(ctx, &seat.roles)) },
                reach(ctx, &seat.roles),
                holder_cell(ctx, seat),
            ])
        })
        .collect();
    let heads = [
        "people-post-post",
        "people-post-roles",
        "people-post-reach",
        "people-post-holder",
    ]
    .map(|key| ctx.t(key));
    let columns: Vec<Col<'_>> = heads.iter().map(|head| Col::text(head)).collect();
    let title = ctx.t("people-post-posts");
    let table = tbl(&Tbl {
        caption: &title,
        cols: &columns,
        rows: &rows,
        ..Tbl::default()
    });
    let beside = html! {
        (ui::count(seats.len(), false)) span class="sub" { (ctx.t("people-post-rule")) }
    };
    let mut end = html! {};
    if org.is_open && ctx.may(ADMIN_VIEW) {
        let href = format!("/admin/orgs/{}", org.id);
        end = link_btn(&ctx.t("people-post-add"), &href)
            .sm()
            .icon("plus")
            .render();
    }
    Ok(panel(
        &title,
        beside,
        end,
        html! {
            @if seats.is_empty() { (body(html! { p class="ink-3" { (ctx.t("people-post-none")) } })) }
            @else { (table) }
        },
    ))
}

fn reach(ctx: &Ctx, roles: &[Role]) -> Markup {
    let key = if roles.iter().any(|role| role.reaches_unit()) {
        "people-reach-unit"
    } else if roles.iter().any(|role| role.reaches_org()) {
        "people-reach-org"
    } else {
        "people-reach-none"
    };
    html! { (ctx.t(key)) }
}

fn holder_cell(ctx: &Ctx, seat: &PostSeat) -> Markup {
    match &seat.holder {
        None => st(State::Caution, ctx.t("people-post-vacant")),
        Some(holder) => {
            let from = when::short_day(ctx.lang, holder.from.date(), ctx.now.date());
            let line = match holder.to {
                None => ctx.f("people-post-from", &[("from", from.into())]),
                Some(to) => ctx.f(
                    "people-post-until",
                    &[(
                        "to",
                        when::short_day(ctx.lang, to.date(), ctx.now.date()).into(),
                    )],
                ),
            };
            let href = format!("/admin/people/{}", holder.account);
            cell_two(
                html! { a href=(href) { (ctx.person(&holder.name)) } },
                &line,
            )
        }
    }
}

/// The right column: the form that adds a post, or what can be done with the chosen one.
pub(crate) async fn side(
    ctx: &Ctx,
    org: &Org,
    asked: &Fields,
    kept: &Kept,
) -> Result<Markup, WebError> {
    if !org.is_open {
        return Ok(html! {});
    }
    let Some(id) = asked.opt("post") else {
        return add_form(ctx, org, kept).await;
    };
    let id = PostId::parse(id).map_err(|_| WebError::not_found())?;
    let seat = posts::post(&ctx.read(), id, ctx.now)
        .await?
        .filter(|seat| seat.org == org.id)
        .ok_or_else(WebError::not_found)?;
    if seat.holder.is_some() {
        return Ok(held(ctx, &seat));
    }
    if !may_give(ctx, &seat.roles).await? {
        return Ok(html! {});
    }
    match asked.opt("who").and_then(|who| AccountId::parse(who).ok()) {
        Some(who) => assign_form(ctx, org, &seat, who, kept).await,
        None => choose(ctx, org, &seat, asked.get("find")).await,
    }
}

async fn add_form(ctx: &Ctx, org: &Org, kept: &Kept) -> Result<Markup, WebError> {
    let mut offered = Vec::new();
    for role in Role::ALL {
        if !matches!(role, Role::Anyone | Role::Resident | Role::Staff)
            && may_give(ctx, &[*role]).await?
        {
            offered.push((*role, ctx.t(&format!("role-{}", role.code()))));
        }
    }
    if offered.is_empty() {
        return Ok(html! {});
    }
    let answers: Vec<Opt<'_>> = offered
        .iter()
        .map(|(role, label)| Opt {
            value: role.code(),
            label,
            on: kept.has("role", role.code()),
            ..Opt::default()
        })
        .collect();
    let legend = ctx.t("people-post-roles");
    let ask = Ask {
        name: "role",
        legend: &legend,
        many: true,
        error: kept.error("role"),
        ..Ask::default()
    };
    let form = html! {
        form method="post" action={ "/admin/orgs/" (org.id) "/posts" } class="stack s3" {
            (text("title", &ctx.t("people-post-title")).value(kept.value("title", "")).error(kept.error("title")).required().placeholder(&ctx.t("people-post-example")))
            (opt_list(&ask, &answers))
            div { (btn(&ctx.t("people-post-add"))) }
        }
    };
    Ok(panel(
        &ctx.t("people-post-add"),
        html! {},
        html! {},
        body(form),
    ))
}

fn held(ctx: &Ctx, seat: &PostSeat) -> Markup {
    let at = format!("/admin/posts/{}", seat.id);
    let may = ctx.may(SECURITY);
    let content = html! {
        (holder_cell(ctx, seat))
        @if may {
            p class="ink-2" { (ctx.t("people-post-vacate-says")) }
            (post_form(&format!("{at}/vacate"), html! {}, btn(&ctx.t("people-post-vacate"))))
        }
    };
    panel(
        &seat.title,
        html! {},
        html! {},
        html! {
            (body(content))
            @if may { (foot(post_form(&format!("{at}/close"), html! {}, btn(&ctx.t("people-post-close")).danger().sm()))) }
        },
    )
}

async fn choose(ctx: &Ctx, org: &Org, seat: &PostSeat, words: &str) -> Result<Markup, WebError> {
    let found = if words.is_empty() {
        Vec::new()
    } else {
        accounts::search(&ctx.read(), words, None, 12).await?.rows
    };
    let at = format!("/admin/orgs/{}", org.id);
    let content = html! {
        form method="get" action=(at) class="stack s3" {
            input type="hidden" name="post" value=(seat.id);
            (text("find", &ctx.t("people-post-who")).value(words).icon("search").hint(&ctx.t("people-post-who-hint")))
            div { (btn(&ctx.t("people-find"))) }
        }
        @if !found.is_empty() {
            ul class="todo" {
                @for account in &found {
                    li {
                        a href={ (at) "?post=" (seat.id) "&who=" (account.id) } { (ctx.person(account.name.as_deref().unwrap_or(""))) }
                        " " span class="mono ink-3" { (account.login.as_deref().unwrap_or("")) }
                    }
                }
            }
        } @else if !words.is_empty() { p class="ink-3" { (ctx.t("people-list-none")) } }
    };
    let title = ctx.f("people-post-assign", &[("post", seat.title.clone().into())]);
    Ok(panel(
        &title,
        html! {},
        html! {},
        html! {
            (body(content))
            @if ctx.may(SECURITY) {
                (foot(post_form(&format!("/admin/posts/{}/close", seat.id), html! {}, btn(&ctx.t("people-post-close")).danger().sm())))
            }
        },
    ))
}

async fn assign_form(
    ctx: &Ctx,
    org: &Org,
    seat: &PostSeat,
    who: AccountId,
    kept: &Kept,
) -> Result<Markup, WebError> {
    let read = ctx.read();
    let account = accounts::account(&read, who)
        .await?
        .ok_or_else(WebError::not_found)?;
    let name = ctx.person(account.name.as_deref().unwrap_or_default());
    let held = posts::roles_of_person(&read, who, ctx.now).await?;
    let clash = clashing_administrators(held.into_iter().chain(seat.roles.iter().copied()));
    let others = posts::wearable(&read, who, ctx.now).await?;
    let at = format!("/admin/orgs/{}", org.id);
    let title = ctx.f("people-post-assign", &[("post", seat.title.clone().into())]);
    let today = ctx.now.date().to_string();
    let rule = match clash {
        None => (true, html! { (ctx.t("people-check-administrators")) }),
        Some(_) => (false, html! { (ctx.t("people-refused-administrators")) }),
    };
    let content = html! {
        p { b { (name) } " " span class="mono ink-3" { (account.login.as_deref().unwrap_or("")) } }
        @if !others.is_empty() {
            p class="fs-13 ink-2" {
                (ctx.t("people-post-also"))
                @for (place, other) in others.iter().enumerate() {
                    @if place > 0 { (ctx.t("people-comma")) }
                    (other.org_name.get(ctx.lang)) (ui::element::sep()) (other.title)
                }
            }
        }
        (text("from", &ctx.t("people-post-from-day")).day().value(kept.value("from", &today)).error(kept.error("from")).required())
        (text("to", &ctx.t("people-post-to-day")).day().value(kept.value("to", "")).error(kept.error("to")).optional(&ctx.t("people-optional")))
        h3 { (ctx.f("people-post-then", &[("name", name.clone().into())])) }
        (cando(&abilities(ctx, org, seat)))
        (checks(&[rule]))
    };
    Ok(html! {
        form method="post" action={ "/admin/posts/" (seat.id) "/assign" } {
            input type="hidden" name="account" value=(who);
            (panel(&title, html! {}, html! {}, html! {
                (body(content))
                (foot(html! {
                    (btn(&ctx.t("people-post-give")).pri().grow().disabled(clash.is_some()))
                    (link_btn(&ctx.t("people-cancel"), &format!("{at}?post={}", seat.id)))
                }))
            }))
        }
    })
}

/// What the holder will see and do, and what not: how far the roles reach, and which pages open.
fn abilities(ctx: &Ctx, org: &Org, seat: &PostSeat) -> Vec<(bool, Markup)> {
    let has = |permission: access::Permission| {
        permission
            .roles
            .iter()
            .any(|role| matches!(role, Role::Anyone | Role::Staff) || seat.roles.contains(role))
    };
    let (mut open, mut shut) = (Vec::new(), Vec::new());
    for entry in &ctx.app.navigation {
        let words = ctx.t(entry.label);
        if has(entry.permission) {
            open.push(words);
        } else {
            shut.push(words);
        }
    }
    let org_name = org.name.get(ctx.lang).to_owned();
    let reach_key = if seat.roles.iter().any(|role| role.reaches_unit()) {
        "people-can-unit"
    } else if seat.roles.iter().any(|role| role.reaches_org()) {
        "people-can-org"
    } else {
        "people-can-no-matters"
    };
    let reaches = reach_key != "people-can-no-matters";
    let mut list = vec![(
        reaches,
        html! { (ctx.f(reach_key, &[("org", org_name.into())])) },
    )];
    if seat.roles == [Role::Observer] {
        list.push((false, html! { (ctx.t("people-can-observe")) }));
    } else if reaches {
        list.push((true, html! { (ctx.t("people-can-reveal")) }));
    }
    let comma = ctx.t("people-comma");
    for (can, key, pages) in [
        (true, "people-can-open", open),
        (false, "people-can-not-open", shut),
    ] {
        if !pages.is_empty() {
            let pages = pages.join(&comma);
            list.push((can, html! { (ctx.f(key, &[("pages", pages.into())])) }));
        }
    }
    list
}

async fn create(ctx: Ctx, Path(org): Path<String>, fields: Fields) -> Answer {
    let org = org_of(&org)?;
    let roles: Vec<Role> = fields.all("role").filter_map(Role::parse).collect();
    if !may_give(&ctx, &roles).await? {
        return Err(WebError::forbidden());
    }
    let id = PostId::new(&*ctx.app.ids);
    let codes: Vec<&str> = roles.iter().map(|role| role.code()).collect();
    let detail = json!({ "org": org.to_string(), "roles": codes });
    let entry = Entry::new("people.post_made", "post", id).with(detail);
    let new = NewPost {
        id: Some(id),
        org,
        title: fields.get("title").to_owned(),
        roles,
    };
    let (app, now) = (ctx.app.clone(), ctx.now);
    let done = logged(&ctx, entry, move |tx| {
        Box::pin(async move { posts::create_post(tx, &*app.ids, now, new).await })
    })
    .await;
    if let Err(refused) = done {
        let kept = Kept::of(&ctx, fields, refused)?.renamed("name_zh", "title");
        return with_refused(&ctx, org, &Fields::default(), &kept).await;
    }
    Ok(see_other(&format!("/admin/orgs/{org}?post={id}")))
}

async fn seat_of(ctx: &Ctx, id: &str) -> Result<PostSeat, WebError> {
    let id = PostId::parse(id).map_err(|_| WebError::not_found())?;
    let seat = posts::post(&ctx.read(), id, ctx.now).await?;
    seat.ok_or_else(WebError::not_found)
}

async fn assign(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let seat = seat_of(&ctx, &id).await?;
    if !may_give(&ctx, &seat.roles).await? {
        return Err(WebError::forbidden());
    }
    let account = AccountId::parse(fields.get("account")).map_err(|_| WebError::not_found())?;
    let (from, to) = match period(&fields, ctx.now) {
        Ok(days) => days,
        Err(refused) => return assign_again(&ctx, &seat, fields, refused).await,
    };
    let detail = json!({
        "account": account.to_string(),
        "from": from.date().to_string(),
        "to": fields.opt("to"),
    });
    let entry = Entry::new("people.post_given", "post", seat.id).with(detail);
    let (app, now, post) = (ctx.app.clone(), ctx.now, seat.id);
    let done = logged(&ctx, entry, move |tx| {
        Box::pin(async move { posts::assign(tx, &*app.ids, now, post, account, from, to).await })
    })
    .await;
    match done {
        Ok(()) => Ok(see_other(&format!("/admin/orgs/{}?post={post}", seat.org))),
        Err(refused) => assign_again(&ctx, &seat, fields, refused).await,
    }
}

/// The form with what was typed; the sentence about a day stands at the day that cannot be read.
async fn assign_again(ctx: &Ctx, seat: &PostSeat, fields: Fields, refused: Refused) -> Answer {
    let from_reads = fields.opt("from").is_none_or(|day| day_of(day).is_ok());
    let field = if from_reads { "to" } else { "from" };
    let mut asked = Fields::default();
    asked.set("post", seat.id.to_string());
    asked.set("who", fields.get("account"));
    let kept = Kept::of(ctx, fields, refused)?.renamed("day", field);
    with_refused(ctx, seat.org, &asked, &kept).await
}

/// From the beginning of the first day, or now if that is today, to the end of the last.
fn period(fields: &Fields, now: UtcMs) -> Result<(UtcMs, Option<UtcMs>), Refused> {
    let from = match fields.opt("from") {
        Some(day) => UtcMs::from_local(day_of(day)?, 0, 0).max(now),
        None => now,
    };
    let to = fields.opt("to").map(day_of).transpose()?;
    Ok((from, to.map(|day| UtcMs::from_local(day, 24, 0))))
}

async fn vacate(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let seat = seat_of(&ctx, &id).await?;
    let (now, post) = (ctx.now, seat.id);
    let was = seat.holder.map(|holder| holder.account.to_string());
    let entry = Entry::new("people.post_taken_back", "post", post).with(json!({ "account": was }));
    logged(&ctx, entry, move |tx| {
        Box::pin(async move { found(posts::unassign(tx, now, post).await?) })
    })
    .await?;
    Ok(see_other(&format!("/admin/orgs/{}?post={post}", seat.org)))
}

async fn close(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let seat = seat_of(&ctx, &id).await?;
    let (now, post) = (ctx.now, seat.id);
    let entry = Entry::new("people.post_closed", "post", post);
    logged(&ctx, entry, move |tx| {
        Box::pin(async move { posts::close_post(tx, now, post).await })
    })
    .await?;
    Ok(see_other(&format!("/admin/orgs/{}", seat.org)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_runs_from_now_to_the_end_of_a_day() {
        let now = UtcMs::from_local(kernel::Date::constant(2026, 11, 24), 14, 0);
        let of = |text: &str| period(&Fields::parse(text), now);
        assert_eq!(of("from=2026-11-24").unwrap(), (now, None));
        let december = UtcMs::from_local(kernel::Date::constant(2026, 12, 1), 0, 0);
        let end = UtcMs::from_local(kernel::Date::constant(2027, 6, 1), 0, 0);
        assert_eq!(
            of("from=2026-12-01&to=2027-05-31").unwrap(),
            (december, Some(end))
        );
        assert!(matches!(of("from=1.12.2026"), Err(Refused::Day)));
    }
}
