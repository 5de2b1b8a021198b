//! Forms that change places: one way to show, refuse, ask again and save.

pub(super) mod buildings;
pub(super) mod changes;
pub(super) mod estates;
mod fields;
pub(super) mod grids;
pub(super) mod history;
mod list;
pub(super) mod points;
pub(super) mod units;
pub(super) mod workers;

use access::AccountId;
use axum::response::IntoResponse;
use kernel::Date;
use maud::{Markup, Render, html};
use store::CommandId;
use ui::State;
use web::{Answer, Ctx, FieldError, Fields, Guard, Route, WebError, see_other};

use super::admin::frame;
use crate::change::{self, Asked, Author, Change, Followers, Outlook, Refused};
use crate::permissions::ADMIN;

use fields::Form;

/// Every page of this folder.
pub(super) fn routes() -> Vec<Route> {
    const MAY: Guard = Guard::Needs(ADMIN);
    let mut all = points::routes(MAY);
    all.extend(estates::routes(MAY));
    all.extend(buildings::routes(MAY));
    all.extend(grids::routes(MAY));
    all.extend(workers::routes(MAY));
    all.extend(units::routes(MAY));
    all.extend(history::routes(MAY));
    all.extend(changes::routes(MAY));
    all
}

/// Who asks on this page.
pub(crate) fn author(ctx: &Ctx) -> Author {
    Author {
        actor: ctx.actor.log_id(),
        org: ctx.actor.log_org(),
    }
}

/// Day and note of a form.
fn asked(fields: &Fields, change: Change) -> Result<Asked, Refused> {
    let day: Date = fields
        .get("day")
        .parse()
        .map_err(|_| Refused::field("day", "place-wrong-day"))?;
    Ok(Asked {
        change,
        day,
        note: fields.get("note").to_owned(),
    })
}

/// How far a sent form came.
enum Step {
    /// These fields have to be mended, or the reader wants to go back to the form.
    Again(Vec<FieldError>),
    /// It would do this; a person has to say yes.
    Ask(Box<Outlook>),
    /// It is done, or planned.
    Done,
}

async fn step(ctx: &Ctx, fields: &Fields, wish: Result<Asked, Refused>) -> Result<Step, WebError> {
    let again = |refused| match refused {
        Refused::Fields(list) => Ok(Step::Again(list)),
        Refused::Stands(key) => Ok(Step::Again(vec![FieldError::new("", key)])),
        other => Err(WebError::from(other)),
    };
    let asked = match wish {
        Ok(asked) => asked,
        Err(refused) => return again(refused),
    };
    if fields.is_on("edit") {
        return Ok(Step::Again(Vec::new()));
    }
    let followers = Followers::of(&ctx.app);
    let said = match change::outlook(&ctx.read(), ctx.lang, &followers, &asked).await {
        Ok(said) => said,
        Err(refused) => return again(refused),
    };
    if said.weighty && !fields.is_on("confirm") {
        return Ok(Step::Ask(Box::new(said)));
    }
    match send(ctx, fields, asked).await {
        Ok(_) => Ok(Step::Done),
        Err(refused) => again(refused),
    }
}

async fn send(ctx: &Ctx, fields: &Fields, asked: Asked) -> Result<change::ChangeId, Refused> {
    let command = CommandId::parse(fields.get("command"))
        .ok_or(Refused::Stands("place-stands-no-command"))?;
    submit(ctx, asked, command).await
}

/// Makes a change in an act of its own.
pub(crate) async fn submit(
    ctx: &Ctx,
    asked: Asked,
    command: CommandId,
) -> Result<change::ChangeId, Refused> {
    let (ids, now, author) = (ctx.app.ids.clone(), ctx.now, author(ctx));
    let followers = Followers::of(&ctx.app);
    let done = ctx
        .app
        .db
        .act::<_, Refused, _>(move |tx| {
            Box::pin(async move {
                change::submit(tx, &*ids, &followers, &author, now, asked, &command).await
            })
        })
        .await?;
    ctx.app.wake();
    Ok(done)
}

/// The question before something weighty: what would happen, and what to look at twice.
async fn ask(ctx: &Ctx, fields: &Fields, title: &str, outlook: &Outlook) -> Answer {
    let hidden = html! {
        @for (name, value) in fields.pairs() {
            @if name != "confirm" && name != "edit" { input type="hidden" name=(name) value=(value); }
        }
    };
    let today = ctx.now.date().to_string();
    let when = if fields.get("day") > today.as_str() {
        ctx.f("place-ask-planned", &[("day", fields.get("day").into())])
    } else {
        ctx.f("place-ask-now", &[("day", fields.get("day").into())])
    };
    let content = html! {
        (ui::pagehead(title, html! { span { (when) } }, html! {}))
        (ui::panel(&ctx.t("place-ask-effects"), html! {}, html! {}, ui::body(html! {
            ul class="effects" { @for said in &outlook.effects { li { (ctx.f(said.key, &said.args)) } } }
            @for said in &outlook.warnings { (ui::note(State::Caution, ctx.f(said.key, &said.args), html! {})) }
            form method="post" action=(ctx.path) class="row wrap" {
                (hidden)
                (ui::btn(&ctx.t("place-ask-yes")).pri().sends("confirm", "1"))
                (ui::btn(&ctx.t("place-ask-back")).sends("edit", "1"))
            }
        })))
    };
    Ok(frame(ctx, content).await?)
}

/// A form page; refused ones come with 422.
async fn form_page(ctx: &Ctx, form: &Form<'_>, content: Markup) -> Answer {
    let mut page = frame(ctx, content).await?;
    if form.is_refused() {
        *page.status_mut() = http::StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(page.into_response())
}

/// The head of a page under the tabs: where it lies, its name, what can be done.
fn head(ctx: &Ctx, list: (&str, &str), title: &str, actions: Markup) -> Markup {
    let places = ctx.t("place-admin-title");
    html! {
        (ui::crumbs(&ctx.t("place-crumbs"), &[(&places, "/admin/places"), (list.0, list.1), (title, "")]))
        (ui::pagehead(title, html! {}, actions))
    }
}

/// The account that a 工号 names; empty names none.
async fn account_of(ctx: &Ctx, login: &str) -> Result<Option<AccountId>, Refused> {
    if login.is_empty() {
        return Ok(None);
    }
    let found = people::by_login(&ctx.read(), login).await?;
    found
        .map(|account| Some(account.id))
        .ok_or_else(|| Refused::field("login", "place-wrong-login"))
}

/// A button that leads to the page which ends a thing.
fn end_link(ctx: &Ctx, href: &str) -> Markup {
    ui::link_btn(&ctx.t("place-end"), href).danger().render()
}

/// The page on which a thing is ended: from which day, on what decision, and what goes with it.
async fn end_form(
    ctx: &Ctx,
    list: (&str, &str),
    title: &str,
    form: &Form<'_>,
    outlook: Option<&Outlook>,
    more: Markup,
) -> Answer {
    let content = html! {
        (head(ctx, list, title, html! {}))
        (form.summary())
        (ui::panel(&ctx.t("place-end-title"), html! {}, html! {}, ui::body(html! {
            @if let Some(outlook) = outlook {
                ul class="effects" { @for said in &outlook.effects { li { (ctx.f(said.key, &said.args)) } } }
            }
            form method="post" action=(ctx.path) class="stack s3" {
                (form.command())
                (more)
                div class="grid2" { (form.day("day", "place-end-day")) (form.line("note", "place-note", false)) }
                div class="row" { (ui::btn(&ctx.t("place-end")).danger()) (ui::link_btn(&ctx.t("place-back"), list.1)) }
            }
        })))
    };
    form_page(ctx, form, content).await
}

/// Asks whether something ends, and says what would follow if it ended today.
async fn end_page(ctx: &Ctx, list: (&str, &str), title: &str, what: Change) -> Answer {
    let look = Asked {
        change: what,
        day: ctx.now.date(),
        note: String::new(),
    };
    let said = change::outlook(&ctx.read(), ctx.lang, &Followers::of(&ctx.app), &look).await?;
    let fresh = Form::fresh(ctx, &[]);
    end_form(ctx, list, title, &fresh, Some(&said), html! {}).await
}

/// Ends it and goes to `done`, or shows the form again.
async fn close_page(
    ctx: &Ctx,
    fields: &Fields,
    list: (&str, &str),
    title: &str,
    what: Change,
    done: &str,
) -> Answer {
    match answer(ctx, fields, asked(fields, what), title, done).await? {
        Ok(done) => done,
        Err(errors) => {
            let again = Form::again(ctx, fields, &errors);
            end_form(ctx, list, title, &again, None, html! {}).await
        }
    }
}

/// What a sent form leads to, for pages that differ only in where they go.
async fn answer(
    ctx: &Ctx,
    fields: &Fields,
    wish: Result<Asked, Refused>,
    title: &str,
    done: &str,
) -> Result<Result<Answer, Vec<FieldError>>, WebError> {
    Ok(match step(ctx, fields, wish).await? {
        Step::Again(errors) => Err(errors),
        Step::Ask(outlook) => Ok(ask(ctx, fields, title, &outlook).await),
        Step::Done => Ok(Ok(see_other(done))),
    })
}
