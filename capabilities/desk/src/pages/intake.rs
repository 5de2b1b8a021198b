//! `/desk/intake`: a resident at the window or on the phone. Their words at the left; what the words mean, where it is
//! and what is already known at the right.

mod entry;
mod look;

use axum::response::{Html, IntoResponse};
use http::StatusCode;
use matter::Refused;
use maud::{Markup, html};
use ui::{Ask, Choice, Opt};
use web::layout::{self, Staff};
use web::{Answer, Ctx, FieldError, Fields, WebError, see_other};

use crate::command;
use crate::forms::{self, Typed};
use crate::submitted::{FILES, KEPT, Submitted};
use crate::types::Types;
use entry::Spot;

/// Channels of a window, the likeliest first.
const CHANNELS: [&str; 6] = [
    "counter",
    "phone",
    "visit",
    "letter",
    "hotline_12345",
    "grid",
];

pub(crate) async fn show(ctx: Ctx) -> Answer {
    let typed = Typed {
        fields: Fields::parse(&ctx.query),
        ..Typed::default()
    };
    page(&ctx, &typed).await
}

/// What the words mean so far: nothing is written.
pub(crate) async fn look(ctx: Ctx, submitted: Submitted) -> Answer {
    // Without script the whole form came, and the page is drawn anew: its files must not be lost.
    let (kept, errors) = if ctx.fragment {
        (Vec::new(), Vec::new())
    } else {
        files(&ctx, &submitted).await?
    };
    let typed = Typed {
        fields: submitted.fields,
        errors,
        kept,
    };
    if ctx.fragment {
        let types = Types::read(&ctx.read()).await?;
        let spot = entry::spot(&ctx, &typed.fields).await?;
        let part = look::draw(&ctx, &types, &typed, &spot).await?;
        return Ok(Html(part.into_string()).into_response());
    }
    page(&ctx, &typed).await
}

/// Files that came with the form, kept whatever else is to be mended; a file that is refused is an error of its own.
async fn files(
    ctx: &Ctx,
    submitted: &Submitted,
) -> Result<(Vec<String>, Vec<FieldError>), WebError> {
    match submitted.keep_files(ctx).await {
        Ok(files) => Ok((files, Vec::new())),
        Err(e) if e.status().is_client_error() => Ok((
            submitted.fields.all(KEPT).map(ToOwned::to_owned).collect(),
            vec![FieldError::new(FILES, "desk-file-refused")],
        )),
        Err(e) => Err(e),
    }
}

pub(crate) async fn submit(ctx: Ctx, submitted: Submitted) -> Answer {
    let id = command::of(&submitted.fields)?;
    let (kept, wrong_files) = files(&ctx, &submitted).await?;
    let fields = submitted.fields;
    let spot = entry::spot(&ctx, &fields).await?;
    let new = match entry::read(&ctx, &fields, &spot, kept.clone()).await? {
        Ok(new) if wrong_files.is_empty() => new,
        Ok(_) => return mend(&ctx, fields, wrong_files, kept).await,
        Err(mut errors) => {
            errors.extend(wrong_files);
            return mend(&ctx, fields, errors, kept).await;
        }
    };
    match matter::register(&ctx.app, &ctx.actor, id, new).await {
        Ok(registered) => Ok(see_other(&format!("/desk/receipts/{}", registered.number))),
        Err(Refused::Invalid(errors)) => mend(&ctx, fields, errors, kept).await,
        Err(refused) => Err(refused.into()),
    }
}

async fn mend(ctx: &Ctx, fields: Fields, errors: Vec<FieldError>, kept: Vec<String>) -> Answer {
    let typed = Typed {
        fields,
        errors,
        kept,
    };
    let mut response = page(ctx, &typed).await?;
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}

async fn page(ctx: &Ctx, typed: &Typed) -> Answer {
    let types = Types::read(&ctx.read()).await?;
    let spot = entry::spot(ctx, &typed.fields).await?;
    let title = ctx.t("desk-nav-intake");
    let body = html! {
        (ui::pagehead(&title, html! {
            (ui::draft_state(&ctx.t("desk-draft-saved")))
            span { (ctx.t("desk-intake-keys")) }
        }, html! {
            (ui::link_btn(&ctx.t("desk-drop"), "/desk"))
            (ui::btn(&ctx.t("desk-intake-go")).pri().key_word("Ctrl ↵").attr("form", "new"))
        }))
        (typed.summary(ctx))
        form id="new" method="post" action="/desk/intake" enctype="multipart/form-data" data-draft="intake" {
            input type="hidden" name="command" value=(command::fresh(ctx));
            (ui::cols(
                html! { div class="panel formbody" {
                    (person(ctx, typed))
                    (words(ctx, typed))
                    (where_it_is(ctx, typed, &spot))
                    (ui::grid2(&ctx.t("desk-files"), ui::full(html! {
                        (forms::upload(ctx, typed))
                        p class="hint" { (ctx.t("desk-intake-files-hint")) }
                    })))
                } },
                look::draw(ctx, &types, typed, &spot).await?,
            ))
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

fn person(ctx: &Ctx, typed: &Typed) -> Markup {
    let of = |name: &str| typed.fields.get(name).to_owned();
    let optional = ctx.t("desk-optional");
    let errors = ["name", "phone", "idno", "behalf"].map(|f| typed.error(ctx, f));
    let fields = html! {
        (ui::text("name", &ctx.t("desk-intake-name")).value(&of("name")).optional(&optional).error(&errors[0]).autocomplete("off"))
        (ui::text("phone", &ctx.t("desk-intake-phone")).tel().value(&of("phone")).optional(&optional).hint(&ctx.t("desk-intake-phone-hint")).error(&errors[1]).autocomplete("off"))
        (ui::text("idno", &ctx.t("desk-intake-idno")).idno().value(&of("idno")).optional(&optional).hint(&ctx.t("desk-intake-idno-hint")).error(&errors[2]))
        (relation(ctx, typed))
        (ui::text("behalf", &ctx.t("desk-intake-behalf")).value(&of("behalf")).optional(&optional).hint(&ctx.t("desk-intake-behalf-hint")).error(&errors[3]).autocomplete("off"))
        (channel(ctx, typed))
        (ui::full(ui::tick("anonymous", "1", &ctx.t("desk-intake-anonymous"), typed.fields.is_on("anonymous"))))
    };
    ui::grid2(&ctx.t("desk-intake-person"), fields)
}

fn relation(ctx: &Ctx, typed: &Typed) -> Markup {
    let legend = ctx.t("desk-intake-relation");
    let words = ["self", "behalf", "group"].map(|r| ctx.t(&format!("desk-relation-{r}")));
    let on = match typed.fields.get("relation") {
        "" => "self",
        other => other,
    };
    let answers = ["self", "behalf", "group"]
        .iter()
        .zip(&words)
        .map(|(value, label)| Opt {
            value,
            label,
            more: "",
            on: *value == on,
        })
        .collect::<Vec<_>>();
    let ask = Ask {
        name: "relation",
        legend: &legend,
        ..Ask::default()
    };
    ui::seg(&ask, &answers)
}

fn channel(ctx: &Ctx, typed: &Typed) -> Markup {
    let labels = CHANNELS.map(|c| ctx.t(&format!("matter-channel-{c}")));
    let chosen = typed.fields.get("channel");
    let choices: Vec<Choice<'_>> = CHANNELS
        .iter()
        .zip(&labels)
        .map(|(value, label)| Choice {
            value,
            label,
            on: chosen == *value,
        })
        .collect();
    html! { (ui::select("channel", &ctx.t("desk-fact-channel"), &choices)) }
}

fn words(ctx: &Ctx, typed: &Typed) -> Markup {
    let errors = ["body", "title"].map(|f| typed.error(ctx, f));
    let body = ctx.t("desk-intake-body");
    let hint = ctx.t("desk-intake-body-hint");
    let said = ui::textarea("body", &body, 6)
        .value(typed.fields.get("body"))
        .hint(&hint)
        .error(&errors[0])
        .required()
        .attr("hx-post", "/desk/intake/look")
        .attr("hx-trigger", "change")
        .attr("hx-target", "#look")
        .attr("hx-include", "#new");
    let title = ctx.t("desk-intake-title");
    let title_hint = ctx.t("desk-intake-title-hint");
    let optional = ctx.t("desk-optional");
    let fields = html! {
        (ui::full(html! { (said) }))
        (ui::full(html! { (ui::text("title", &title).value(typed.fields.get("title")).hint(&title_hint).optional(&optional).error(&errors[1])) }))
    };
    ui::grid2(&ctx.t("desk-intake-matter"), fields)
}

fn where_it_is(ctx: &Ctx, typed: &Typed, spot: &Spot) -> Markup {
    let error = typed.error(ctx, "address");
    let labels: Vec<(String, String, String)> = spot
        .choices
        .iter()
        .map(|h| (h.id.clone(), h.label.clone(), h.more.clone()))
        .collect();
    let answers: Vec<Opt<'_>> = labels
        .iter()
        .map(|(value, label, more)| Opt {
            value,
            label,
            more,
            on: false,
        })
        .collect();
    let which = ctx.t("desk-intake-which-place");
    let ask = Ask {
        name: "address-id",
        legend: &which,
        ..Ask::default()
    };
    let fields = html! {
        (ui::full(html! {
            (ui::address("address", &ctx.t("desk-intake-address"), typed.fields.get("address"), "/api/v1/places/search", ("", "")))
            p class="hint" { (ctx.t("desk-intake-address-hint")) }
            @if !error.is_empty() { (ui::err("e-address", &error)) }
            @if let Some(hit) = &spot.hit {
                input type="hidden" name="place" value=(hit.id);
                input type="hidden" name="place-words" value=(typed.fields.get("address"));
                p class="hint" { (ui::icon("map-pin")) " " (ui::element::facts(&[&hit.label, &hit.more])) }
            }
        }))
        @if !answers.is_empty() { (ui::full(ui::opt_list(&ask, &answers))) }
    };
    ui::grid2(&ctx.t("desk-fact-place"), fields)
}
