//! `/matters/{id}/{event}`: the form of one action, and the action.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use kernel::{UtcMs, when};
use matter::{Command, Event, Refused, show, store as rows};
use maud::{Markup, html};
use store::Fault;
use web::layout::{self, Staff};
use web::{Answer, Ctx, FieldError, Fields, WebError, see_other};

use crate::command;
use crate::forms::{self, Typed};
use crate::parts::{actions, story};
use crate::subject::Subject;
use crate::submitted::{FILES, Submitted};

pub(crate) async fn show(ctx: Ctx, Path((id, event)): Path<(String, String)>) -> Answer {
    let event = event_of(&event)?;
    let subject = Subject::find(&ctx, &id).await?;
    if !subject.may(event) {
        return not_now(&ctx, &subject, event, None).await;
    }
    let typed = Typed {
        fields: Fields::parse(&ctx.query),
        ..Typed::default()
    };
    Ok(page(&ctx, &subject, event, &typed).await?)
}

fn event_of(code: &str) -> Result<Event, WebError> {
    Event::parse(code)
        .filter(|e| forms::has(*e))
        .ok_or_else(WebError::not_found)
}

pub(crate) async fn submit(
    ctx: Ctx,
    Path((id, event)): Path<(String, String)>,
    submitted: Submitted,
) -> Answer {
    let event = event_of(&event)?;
    let subject = Subject::find(&ctx, &id).await?;
    let fields = submitted.fields.clone();
    let id = command::of(&fields)?;
    let files = match submitted.keep_files(&ctx).await {
        Ok(files) => files,
        Err(e) if e.status().is_client_error() => {
            let error = FieldError::new(FILES, "desk-file-refused");
            return mend(&ctx, &subject, event, fields, vec![error], Vec::new()).await;
        }
        Err(e) => return Err(e),
    };
    let what = match forms::read(&ctx, &subject, event, &fields, files.clone()).await {
        Ok(what) => what,
        Err(e) if !e.fields().is_empty() => {
            let errors = e.fields().to_vec();
            return mend(&ctx, &subject, event, fields, errors, files).await;
        }
        Err(e) => return Err(e),
    };
    let command = Command {
        id,
        matter: subject.row.id.clone(),
        seen: command::seen(&fields),
        with_code: false,
        what,
    };
    match matter::act(&ctx.app, &ctx.actor, command).await {
        Ok(done) => Ok(see_other(
            &after(&ctx, event, &done.id, done.version).await?,
        )),
        Err(Refused::Invalid(errors)) => mend(&ctx, &subject, event, fields, errors, files).await,
        Err(Refused::Stale | Refused::NotNow(..) | Refused::NotAllowed(_)) => {
            let typed = Typed {
                fields,
                errors: Vec::new(),
                kept: files,
            };
            // Read again: what the reader saw is not what stands there now.
            let now = Subject::find(&ctx, &subject.row.id).await?;
            not_now(&ctx, &now, event, Some(typed)).await
        }
        Err(refused) => Err(refused.into()),
    }
}

/// Where one goes after an action: the page, at what was just written; the queue when the matter is out of reach now.
async fn after(ctx: &Ctx, event: Event, id: &str, version: i64) -> Result<String, Fault> {
    let scope = ctx.scope(matter::permissions::WORK);
    let row = rows::within(&ctx.read(), &scope, id).await?;
    Ok(match (row, event) {
        (Some(row), Event::Offer) => format!("/matters/{}?done=offer", row.number),
        (Some(row), _) => format!("/matters/{}#e{version}", row.number),
        (None, _) => "/desk".to_owned(),
    })
}

async fn mend(
    ctx: &Ctx,
    subject: &Subject,
    event: Event,
    fields: Fields,
    errors: Vec<FieldError>,
    kept: Vec<String>,
) -> Answer {
    let typed = Typed {
        fields,
        errors,
        kept,
    };
    let mut response = page(ctx, subject, event, &typed).await?;
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}

async fn page(
    ctx: &Ctx,
    subject: &Subject,
    event: Event,
    typed: &Typed,
) -> Result<Response, Fault> {
    let word = actions::word(ctx, subject, event);
    let form = form(ctx, subject, event, typed).await?;
    frame(ctx, subject, &word, html! { (typed.summary(ctx)) }, form).await
}

async fn frame(
    ctx: &Ctx,
    subject: &Subject,
    title: &str,
    top: Markup,
    main: Markup,
) -> Result<Response, Fault> {
    let row = &subject.row;
    let queue = ctx.t("desk-queue");
    let path = subject.path();
    let body = html! {
        (ui::crumbs(&ctx.t("desk-crumbs"), &[(&queue, "/desk"), (&row.number, &path), (title, "")]))
        (ui::pagehead(title, html! { span { (row.title) } (show::state(ctx, row)) }, html! {}))
        (top)
        (ui::cols(main, beside(ctx, subject).await?))
    };
    layout::staff(
        ctx,
        Staff {
            title: &format!("{title} · {}", row.number),
            ..Staff::default()
        },
        body,
    )
    .await
}

async fn form(ctx: &Ctx, subject: &Subject, event: Event, typed: &Typed) -> Result<Markup, Fault> {
    let before = forms::before(ctx, subject, event, typed).await?;
    let controls = forms::controls(ctx, subject, event, typed).await?;
    let action = format!("{}/{}", subject.path(), event.code());
    let draft = format!("{}-{}", event.code(), subject.row.id);
    let enctype = forms::takes_files(event).then_some("multipart/form-data");
    let go = ctx.t(&format!("desk-go-{}", event.code()));
    let grave = matches!(event, Event::Refuse | Event::Merge);
    // Until there is something to merge into, or to link to, there is nothing to send.
    let ready = match event {
        Event::Merge => controls.0.contains("name=\"into\""),
        Event::Link | Event::Unlink => controls.0.contains("name=\"to\""),
        Event::EndParty => controls.0.contains("name=\"party\""),
        _ => true,
    };
    let path = subject.path();
    let send = ui::btn(&go).key_word("Ctrl ↵");
    Ok(html! {
        section class="panel" {
            @if !before.0.is_empty() { div class="body stack s3 bt" { (before) } }
            form method="post" action=(action) enctype=[enctype] data-draft=(draft) {
                (command::hidden(ctx, subject.row.version))
                div class="body stack s3" { (controls) }
                div class="foot" {
                    @if ready { @if grave { (send.danger()) } @else { (send.pri()) } }
                    (ui::link_btn(&ctx.t("desk-cancel"), &path))
                    (ui::draft_state(&ctx.t("desk-draft-saved")))
                }
            }
        }
    })
}

/// What the reader keeps in view while deciding: the report, and the last entries.
async fn beside(ctx: &Ctx, subject: &Subject) -> Result<Markup, Fault> {
    let row = &subject.row;
    let step = show::next(ctx, row, subject.offer.as_ref(), show::For::Staff);
    let came = when::moment(ctx.lang, UtcMs(row.registered_ms), ctx.now);
    Ok(html! {
        (ui::next(&step.says, &step.below, show::chips(ctx, &subject.calendar, &subject.clocks, &["holder", "centre"])))
        (ui::panel(&ctx.t("desk-said"), html! {}, html! { span class="fs-13 ink-3" { (came) } }, ui::body(html! { p class="txt" { (row.body) } })))
        (ui::panel(&ctx.t("desk-story"), html! {}, html! {}, ui::body(story::thread(ctx, subject, story::Part::All).await?)))
    })
}

/// Somebody was faster, or the step is over: what the reader saw, what stands now, and their words, kept.
async fn not_now(ctx: &Ctx, subject: &Subject, event: Event, typed: Option<Typed>) -> Answer {
    let Some(typed) = typed else {
        // A link that is no longer true: the page of the matter says what is.
        let key = if matter::states::next(subject.row.state(), event).is_none() {
            "matter-not-now"
        } else {
            "matter-not-allowed"
        };
        return plain_refusal(ctx, subject, event, key).await;
    };
    let seen = command::seen(&typed.fields).unwrap_or(subject.row.version);
    let entries = rows::thread(&ctx.read(), &subject.row.id, false).await?;
    let (old, new): (Vec<_>, Vec<_>) = entries.into_iter().partition(|e| e.seq <= seen);
    let base = format!("{}/files/", subject.path());
    let last: Vec<_> = old.into_iter().rev().take(1).collect();
    let title = ctx.t("desk-stale-title");
    let may = subject.may(event);
    let versions = html! {
        (ui::note(ui::State::Caution, ctx.t("matter-stale"), html! {}))
        div class="sides" {
            (ui::panel(&ctx.t("desk-stale-seen"), html! {}, html! {}, ui::body(show::thread(ctx, &last, &[], &base, show::For::Staff))))
            (ui::panel(&ctx.t("desk-stale-now"), html! {}, html! {}, ui::body(html! {
                (show::state(ctx, &subject.row))
                (show::thread(ctx, &new, &[], &base, show::For::Staff))
            })))
        }
    };
    let main = html! {
        (versions)
        @if may {
            p class="ink-2" { (ctx.t("desk-stale-again")) }
            (form(ctx, subject, event, &typed).await?)
        } @else {
            (kept_words(ctx, subject, &typed))
        }
    };
    let mut response = frame(ctx, subject, &title, html! {}, main).await?;
    *response.status_mut() = StatusCode::CONFLICT;
    Ok(response)
}

/// Words typed for a step that is over, to be copied.
fn kept_words(ctx: &Ctx, subject: &Subject, typed: &Typed) -> Markup {
    let words: Vec<&str> = [
        "words", "text", "reason", "plan", "question", "what", "more", "remedy",
    ]
    .into_iter()
    .map(|name| typed.fields.get(name))
    .filter(|w| !w.is_empty())
    .collect();
    html! {
        @if !words.is_empty() {
            (ui::panel(&ctx.t("desk-stale-words"), html! {}, html! {}, ui::body(html! {
                @for one in &words { div class="quote" { (one) } }
            })))
        }
        div class="row" { (ui::link_btn(&ctx.t("desk-open"), &subject.path()).pri()) }
    }
}

async fn plain_refusal(ctx: &Ctx, subject: &Subject, event: Event, key: &str) -> Answer {
    let word = actions::word(ctx, subject, event);
    let main = html! {
        (ui::note(ui::State::Caution, ctx.t(key), html! {}))
        div class="row" { (ui::link_btn(&ctx.t("desk-open"), &subject.path()).pri()) }
    };
    let mut response = frame(ctx, subject, &word, html! {}, main).await?;
    *response.status_mut() = StatusCode::CONFLICT;
    Ok(response.into_response())
}
