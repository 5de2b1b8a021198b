//! `/desk/views`: the views kept of the lists; keeping one, naming it anew, opening with it, removing it.

use axum::extract::Path;
use axum::response::Response;
use http::StatusCode;
use maud::{Markup, html};
use ui::{Col, Row, Tbl};
use web::layout::{self, Staff};
use web::{Answer, Ctx, Fields, WebError, see_other};

use crate::columns::{Column, List};
use crate::command;
use crate::forms::Typed;
use crate::query::Asked;
use crate::saved::{self, SavedView, Wanted};

async fn framed(ctx: &Ctx, title: &str, content: Markup) -> Result<Response, store::Fault> {
    let about = Staff {
        title,
        ..Staff::default()
    };
    layout::staff(ctx, about, content).await
}

pub(crate) async fn all(ctx: Ctx) -> Answer {
    let views = saved::all(&ctx).await?;
    let title = ctx.t("desk-saved-manage");
    let queue = ctx.t("desk-queue");
    let mut firsts = Vec::new();
    for list in List::ALL {
        let habit = crate::columns::Habit::of(&ctx.read(), &ctx.actor.log_id(), list).await?;
        firsts.extend(habit.first_view);
    }
    let hrefs: Vec<String> = views.iter().map(SavedView::href).collect();
    let rows: Vec<Row<'_>> = views
        .iter()
        .zip(&hrefs)
        .map(|(view, href)| row(&ctx, view, href, firsts.contains(&view.id)))
        .collect();
    let labels =
        ["name", "list", "whose", "first", "do"].map(|k| ctx.t(&format!("desk-saved-col-{k}")));
    let cols = [
        Col::text(&labels[0]),
        Col::text(&labels[1]),
        Col::text(&labels[2]),
        Col::text(&labels[3]),
        Col::text(&labels[4]).silent(),
    ];
    let table = ui::tbl(&Tbl {
        caption: &title,
        cols: &cols,
        rows: &rows,
        ..Tbl::default()
    });
    let none = html! { (ui::link_btn(&queue, "/desk")) };
    let body = html! {
        (ui::crumbs(&ctx.t("desk-crumbs"), &[(&queue, "/desk"), (&title, "")]))
        (ui::pagehead(&title, html! { span { (ctx.t("desk-saved-about")) } }, html! {}))
        (ui::panel("", html! {}, html! {}, if views.is_empty() {
            ui::empty("list-checks", &ctx.t("desk-saved-none"), none)
        } else {
            table
        }))
    };
    Ok(framed(&ctx, &title, body).await?)
}

fn row<'r>(ctx: &Ctx, view: &'r SavedView, href: &'r str, first: bool) -> Row<'r> {
    let change = view.may_change(ctx);
    let whose = if view.org_id.is_some() {
        "desk-saved-of-org"
    } else {
        "desk-saved-own"
    };
    let (edit, remove) = (ctx.t("desk-saved-edit"), ctx.t("desk-saved-remove"));
    let (edit_at, remove_at) = (
        format!("/desk/views/{}", view.id),
        format!("/desk/views/{}/remove", view.id),
    );
    let first_word = ctx.t(if first {
        "desk-saved-first-off"
    } else {
        "desk-saved-first-on"
    });
    let hidden = html! {
        input type="hidden" name="first" value=(if first { "0" } else { "1" });
    };
    Row::plain(vec![
        html! { a class="t" href=(href) { (view.name) } },
        html! { (ctx.t(if view.list == "queue" { "desk-queue" } else { "desk-nav-matters" })) },
        html! { (ctx.t(whose)) },
        ui::post(
            &format!("/desk/views/{}/first", view.id),
            hidden,
            ui::btn(&first_word).sm().ghost().pressed(first),
        ),
        html! {
            @if change {
                span class="row tight" {
                    (ui::link_btn(&edit, &edit_at).sm().attr("data-pop", ""))
                    (ui::link_btn(&remove, &remove_at).sm().ghost().attr("data-pop", ""))
                }
            }
        },
    ])
}

pub(crate) async fn new(ctx: Ctx) -> Answer {
    let typed = Typed {
        fields: Fields::parse(&ctx.query),
        ..Typed::default()
    };
    form(&ctx, None, &typed).await
}

/// The form of a view there is; with filters in the query it is to be kept with these.
pub(crate) async fn edit(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let view = saved::one(&ctx, &id).await?;
    let typed = Typed {
        fields: Fields::parse(&ctx.query),
        ..Typed::default()
    };
    form(&ctx, Some(&view), &typed).await
}

async fn form(ctx: &Ctx, view: Option<&SavedView>, typed: &Typed) -> Answer {
    let fields = &typed.fields;
    let list = view
        .and_then(|v| List::parse(&v.list))
        .or_else(|| List::parse(fields.get("list")))
        .ok_or_else(WebError::not_found)?;
    let asked = Asked::of_list(ctx, list, fields.clone()).await?;
    let refused = !typed.errors.is_empty();
    let new_query = match fields.opt("query") {
        Some(query) => query.to_owned(),
        None if view.is_some() && fields.opt("list").is_none() => {
            view.map(|v| v.query.clone()).unwrap_or_default()
        }
        None => asked.kept(),
    };
    let columns = match view {
        Some(v) if !v.cols.is_empty() => v.cols.clone(),
        _ => Column::join(&asked.columns()),
    };
    let name = match (refused, view) {
        (false, Some(v)) => v.name.clone(),
        _ => fields.get("name").to_owned(),
    };
    let shared = if refused {
        fields.is_on("shared")
    } else {
        view.is_some_and(|v| v.org_id.is_some())
    };
    let first = if refused {
        fields.is_on("first")
    } else {
        view.is_some_and(|v| asked.habit.first_view.as_deref() == Some(v.id.as_str()))
    };
    let (title, action) = match view {
        None => (ctx.t("desk-saved-new"), "/desk/views".to_owned()),
        Some(v) => (ctx.t("desk-saved-edit"), format!("/desk/views/{}", v.id)),
    };
    let hidden = html! {
        input type="hidden" name="command" value=(command::fresh(ctx));
        input type="hidden" name="list" value=(list.code());
        input type="hidden" name="query" value=(new_query);
        input type="hidden" name="columns" value=(columns);
    };
    let kept = Asked::of_list(ctx, list, Fields::parse(&new_query)).await?;
    let org = ctx
        .actor
        .post()
        .map(|post| post.org_name.get(ctx.lang).to_owned());
    let most = saved::LONGEST_NAME.to_string();
    let name_label = ctx.t("desk-saved-name");
    let (name_error, shared_error, query_error) = (
        typed.error(ctx, "name"),
        typed.error(ctx, "shared"),
        typed.error(ctx, "query"),
    );
    let says = html! {
        (ui::text("name", &name_label).id("view-name").value(&name).error(&name_error).required().attr("maxlength", &most))
        @if let Some(org) = org {
            (ui::tick("shared", "1", &ctx.f("desk-saved-shared", &[("org", org.into())]), shared))
            @if !shared_error.is_empty() { (ui::err("e-shared", &shared_error)) }
        }
        (ui::tick("first", "1", &ctx.t("desk-saved-first"), first))
        p class="hint" { (summary(ctx, &kept)) }
        @if !query_error.is_empty() { (ui::err("e-query", &query_error)) }
    };
    let (send, leave) = (ctx.t("desk-save"), ctx.t("desk-back"));
    let back = kept.link(&[]);
    let buttons = [
        ui::link_btn(&leave, &back).attr("data-close", ""),
        ui::btn(&send).pri(),
    ];
    let body = html! {
        h1 class="sr" { (title) }
        (ui::confirm(&action, hidden, &title, says, &buttons))
    };
    let mut response = framed(ctx, &title, body).await?;
    if refused {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

/// What the view keeps, in words.
fn summary(ctx: &Ctx, kept: &Asked) -> String {
    let filters = kept
        .fields
        .pairs()
        .iter()
        .filter(|(name, value)| {
            !value.is_empty() && !["view", "sort", "saved"].contains(&name.as_str())
        })
        .count();
    let view = match kept.list {
        List::Queue => ctx.t(&format!("desk-view-{}", kept.view.code())),
        List::Matters => ctx.t("desk-all"),
    };
    ctx.f(
        "desk-saved-keeps",
        &[
            ("view", view.into()),
            ("filters", filters.into()),
            ("columns", kept.columns().len().into()),
        ],
    )
}

fn wanted(fields: &Fields, list: List) -> Wanted {
    Wanted {
        list,
        name: fields.get("name").to_owned(),
        shared: fields.is_on("shared"),
        query: saved::kept_query(list, &Fields::parse(fields.get("query"))),
        columns: match fields.get("columns") {
            "" => Vec::new(),
            codes => Column::parse_all(codes),
        },
        first: Some(fields.is_on("first")),
    }
}

async fn keep(ctx: &Ctx, view: Option<SavedView>, fields: Fields) -> Answer {
    let id = command::of(&fields)?;
    let list = view
        .as_ref()
        .and_then(|v| List::parse(&v.list))
        .or_else(|| List::parse(fields.get("list")))
        .ok_or_else(WebError::not_found)?;
    let known = view.as_ref().map(|v| v.id.clone());
    match saved::save(ctx, known, id, wanted(&fields, list)).await {
        Ok(id) => Ok(see_other(&saved::one(ctx, &id).await?.href())),
        Err(refused) if !refused.fields().is_empty() => {
            let errors = refused.fields().to_vec();
            form(
                ctx,
                view.as_ref(),
                &Typed {
                    fields,
                    errors,
                    ..Typed::default()
                },
            )
            .await
        }
        Err(refused) => Err(refused),
    }
}

pub(crate) async fn make(ctx: Ctx, fields: Fields) -> Answer {
    keep(&ctx, None, fields).await
}

pub(crate) async fn change(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let view = saved::one(&ctx, &id).await?;
    keep(&ctx, Some(view), fields).await
}

pub(crate) async fn ask(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let view = saved::one(&ctx, &id).await?;
    let title = ctx.f(
        "desk-saved-remove-ask",
        &[("name", view.name.clone().into())],
    );
    let says = html! {
        p {
            (ctx.t(if view.org_id.is_some() { "desk-saved-remove-shared" } else { "desk-saved-remove-own" }))
        }
    };
    let (remove, leave) = (ctx.t("desk-saved-remove"), ctx.t("desk-back"));
    let buttons = [
        ui::link_btn(&leave, "/desk/views").attr("data-close", ""),
        ui::btn(&remove).danger(),
    ];
    let hidden = html! { input type="hidden" name="command" value=(command::fresh(&ctx)); };
    let action = format!("/desk/views/{}/remove", view.id);
    let body = html! {
        h1 class="sr" { (title) }
        (ui::confirm(&action, hidden, &title, says, &buttons))
    };
    Ok(framed(&ctx, &title, body).await?)
}

pub(crate) async fn remove(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    saved::remove(&ctx, id, command::of(&fields)?).await?;
    Ok(see_other("/desk/views"))
}

pub(crate) async fn first(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    saved::set_first(&ctx, id, fields.is_on("first")).await?;
    Ok(see_other("/desk/views"))
}
