//! `/desk/triage`: what waits at the centre, one by one. Category, organ, promise; one button names the organ.

mod side;
mod steps;

use kernel::{UtcMs, when};
use matter::list::{self, Filter, Order};
use matter::{Command, Do, Event, HandOffKind, MatterRow, State, permissions as p, show};
use maud::{Markup, html};
use routing::{Proposal, Suggestion};
use store::Fault;
use ui::Waiting;
use web::layout::{self, Staff};
use web::{Answer, Ctx, FieldError, Fields, WebError, see_other};

use crate::command;
use crate::forms::Typed;
use crate::home::Home;
use crate::subject::Subject;
use crate::target;
use crate::types::Types;

/// Matters in the narrow list.
const MOST: usize = 20;

/// What the page decides about.
struct Case {
    subject: Subject,
    types: Types,
    said: Suggestion,
    /// The category under which organs are proposed.
    chosen: String,
    proposals: Vec<Proposal>,
    typed: Typed,
}

fn waiting_filter(ctx: &Ctx) -> Filter {
    Filter {
        states: vec![State::Registered],
        ..Home::of(&ctx.actor).held()
    }
}

pub(crate) async fn show(ctx: Ctx) -> Answer {
    let typed = Typed {
        fields: Fields::parse(&ctx.query),
        ..Typed::default()
    };
    page(&ctx, typed).await
}

async fn page(ctx: &Ctx, typed: Typed) -> Answer {
    let read = ctx.read();
    let scope = ctx.scope(p::TRIAGE);
    let filter = waiting_filter(ctx);
    let list = list::page(&read, &scope, &filter, Order::Due, None, MOST).await?;
    let total = list::count(&read, &scope, &filter).await?;
    let late = Filter {
        due_before: Some(ctx.now.0),
        ..filter
    };
    let late = list::count(&read, &scope, &late).await?;
    let at = match typed.fields.opt("at") {
        Some(at) => Some(at.to_owned()),
        None => list.rows.first().map(|m| m.id.clone()),
    };
    let title = ctx.t("desk-nav-triage");
    let head = ui::pagehead(
        &title,
        html! {
            span { (ctx.f("desk-triage-waiting", &[("n", total.into())])) }
            @if late > 0 { (ui::st(ui::State::Danger, ctx.f("desk-triage-late", &[("n", late.into())]))) }
        },
        html! {
            @if ctx.may(routing::permissions::READ) {
                (ui::link_btn(&ctx.t("desk-triage-rules"), "/admin/routing").icon("sliders-horizontal"))
            }
        },
    );
    let body = match at {
        None => html! {
            (head)
            (ui::panel("", html! {}, html! {}, ui::empty("share-2", &ctx.t("desk-triage-none"), html! { (ui::link_btn(&ctx.t("desk-queue"), "/desk")) })))
        },
        Some(at) => {
            let case = case(ctx, &at, typed).await?;
            let calendar = ctx.app.calendar().await;
            html! {
                (head)
                (case.typed.summary(ctx))
                (ui::triage(
                    waitlist(ctx, &case, &list.rows, &calendar),
                    steps::draw(ctx, &case).await?,
                    side::draw(ctx, &case).await?,
                ))
            }
        }
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

async fn case(ctx: &Ctx, at: &str, typed: Typed) -> Result<Case, WebError> {
    let subject = Subject::find_with(ctx, at, p::TRIAGE).await?;
    let types = Types::read(&ctx.read()).await?;
    let said = routing::suggest_types(&ctx.app, &crate::advice::text_of(&subject.row)).await?;
    let chosen = match typed.fields.get("cat") {
        cat if types.get(cat).is_some() => cat.to_owned(),
        // A category set by the resident or the window stands unless the model is sure of another.
        _ => match said.guesses.first() {
            Some(g) if g.is_sure() => g.type_code.clone(),
            _ => subject.row.type_code.clone(),
        },
    };
    let question = target::question(ctx, &subject, &chosen);
    let mut proposals = routing::propose(&ctx.read(), &question).await?;
    proposals.retain(|p| p.org.id.to_string() != subject.row.holder_org);
    Ok(Case {
        subject,
        types,
        said,
        chosen,
        proposals,
        typed,
    })
}

fn waitlist(ctx: &Ctx, case: &Case, list: &[MatterRow], calendar: &kernel::WorkCalendar) -> Markup {
    let words: Vec<(String, String, String)> = list
        .iter()
        .map(|m| {
            (
                case.types.short(ctx.lang, &m.type_code).join(" · "),
                when::moment(ctx.lang, UtcMs(m.registered_ms), ctx.now),
                format!("/desk/triage?at={}", m.number),
            )
        })
        .collect();
    let rows: Vec<Waiting<'_>> = list
        .iter()
        .zip(&words)
        .map(|(m, (left, right, href))| Waiting {
            clock: show::due_bare(ctx, calendar, m),
            title: &m.title,
            left,
            right,
            unsure: false,
            href,
            current: m.id == case.subject.row.id,
        })
        .collect();
    let keys = ["move", "choose-type", "other"].map(|k| ctx.t(&format!("desk-key-{k}")));
    ui::waitlist(
        &ctx.t("desk-triage-list"),
        &rows,
        ui::keys(&[("j k", &keys[0]), ("1 2 3", &keys[1]), ("t", &keys[2])]),
    )
}

pub(crate) async fn submit(ctx: Ctx, fields: Fields) -> Answer {
    let subject = Subject::find_with(&ctx, fields.get("at"), p::TRIAGE).await?;
    // The button named the organ of the category on the page. With another category it may be another organ.
    let shown = fields.get("shown");
    let cat = fields.get("cat");
    if fields.get("do") == "look" || (!cat.is_empty() && cat != shown) {
        return Ok(see_other(&format!(
            "/desk/triage?at={}&cat={cat}#organ",
            subject.row.number
        )));
    }
    if !subject.may(Event::Offer) {
        return Err(WebError::conflict("matter-not-now"));
    }
    let Some(org) = target::chosen(&ctx, fields.get("to")).await? else {
        let errors = vec![FieldError::new("to", "desk-target-missing")];
        let typed = Typed {
            fields,
            errors,
            kept: Vec::new(),
        };
        let mut response = page(&ctx, typed).await?;
        *response.status_mut() = http::StatusCode::UNPROCESSABLE_ENTITY;
        return Ok(response);
    };
    let mut seen = command::seen(&fields);
    if !cat.is_empty() && cat != subject.row.type_code {
        let done = reclassify(&ctx, &subject, &fields, cat, seen).await?;
        seen = seen.map(|_| done.version);
    }
    let question = target::question(&ctx, &subject, cat);
    let proposed = routing::propose(&ctx.read(), &question)
        .await?
        .into_iter()
        .find(|p| p.org.id == org.id);
    let (rule, basis, reason) =
        proposed.map_or_else(Default::default, |p| (p.rule_id, p.basis.zh, p.reason.zh));
    let command = Command {
        id: command::of(&fields)?,
        matter: subject.row.id.clone(),
        seen,
        with_code: false,
        what: Do::Offer {
            to: target::org_ref(&org),
            kind: if org.is_centre {
                HandOffKind::Descend
            } else {
                HandOffKind::Dispatch
            },
            reason: match fields.get("reason") {
                "" => reason,
                words => words.to_owned(),
            },
            basis,
            rule,
        },
    };
    let done = matter::act(&ctx.app, &ctx.actor, command)
        .await
        .map_err(WebError::from)?;
    Ok(see_other(&format!("/matters/{}?done=offer", done.number)))
}

/// Corrects the category first; the same intention, so its command is the second of the same form.
async fn reclassify(
    ctx: &Ctx,
    subject: &Subject,
    fields: &Fields,
    cat: &str,
    seen: Option<i64>,
) -> Result<matter::Done, WebError> {
    let command = Command {
        id: command::second(fields)?,
        matter: subject.row.id.clone(),
        seen,
        with_code: false,
        what: Do::Reclassify {
            type_code: cat.to_owned(),
            reason: String::new(),
        },
    };
    matter::act(&ctx.app, &ctx.actor, command)
        .await
        .map_err(WebError::from)
}

/// Whether a proposal is the one that the button names.
fn is_named(case: &Case, at: usize, one: &Proposal) -> bool {
    match case.typed.fields.get("to") {
        "" => at == 0,
        id => one.org.id.to_string() == id,
    }
}

/// Channel, who and when, at the right of the number.
fn came(ctx: &Ctx, case: &Case) -> Result<[String; 3], Fault> {
    let row = &case.subject.row;
    Ok([
        ctx.t(&format!("matter-channel-{}", row.channel)),
        crate::parts::rows::reporter(ctx, row)?,
        when::moment(ctx.lang, UtcMs(row.registered_ms), ctx.now),
    ])
}
