//! What is done with a batch, and the question before it is taken back.

use axum::extract::Path;
use http::StatusCode;
use maud::html;
use web::layout::{self, Staff};
use web::{Answer, Ctx, FieldError, Fields, WebError, see_other};

use super::parts::{command, command_in, error_of, n, summary};
use crate::model::{Batch, RowState};
use crate::refused::Refused;
use crate::steps::{Step, find, step};
use crate::store as rows;

pub(super) async fn submit(
    ctx: Ctx,
    Path((id, code)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let wanted = Step::parse(&code, fields.get("words")).ok_or_else(WebError::not_found)?;
    let command = command_in(&fields)?;
    match step(&ctx.app, &ctx.actor, command, &id, wanted).await {
        Ok(batch) => Ok(see_other(&format!("/imports/{}", batch.number))),
        Err(Refused::Invalid(errors)) if code == "undo" => {
            let batch = find(&ctx.read(), &ctx.actor, &id).await?;
            let mut response = undo_page(&ctx, &batch, fields.get("words"), &errors).await?;
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(response)
        }
        Err(refused) => Err(refused.into()),
    }
}

/// The question before a step that cannot be done without words: taking a batch back.
pub(super) async fn ask(ctx: Ctx, Path((id, code)): Path<(String, String)>) -> Answer {
    if code != "undo" {
        return Err(WebError::not_found());
    }
    let batch = find(&ctx.read(), &ctx.actor, &id).await?;
    if !batch.can_be_undone(ctx.now) {
        return Err(Refused::NotNow.into());
    }
    undo_page(&ctx, &batch, "", &[]).await
}

async fn undo_page(ctx: &Ctx, batch: &Batch, words: &str, errors: &[FieldError]) -> Answer {
    let counts = rows::count(&ctx.read(), &batch.id).await?;
    let made = counts.sum(&[RowState::Made]);
    let title = ctx.f(
        "import-undo-title",
        &[("number", batch.number.as_str().into())],
    );
    let href = format!("/imports/{}", batch.number);
    let wrong = error_of(ctx, errors, "words");
    let label = ctx.t("import-undo-words");
    let hint = ctx.t("import-undo-words-hint");
    let content = html! {
        form method="post" action=(format!("{href}/undo")) class="stack s3" {
            (command(ctx))
            p { (ctx.f("import-undo-says", &[("n", made.into())])) }
            (ui::textarea("words", &label, 2).value(words).hint(&hint).error(&wrong).required())
            div class="row" {
                (ui::btn(&ctx.f("import-undo-go", &[("n", ui::group(n(made)).into())])).danger().icon("undo-2"))
                (ui::link_btn(&ctx.t("import-leave"), &href))
            }
        }
    };
    let body = html! {
        (ui::crumbs(&ctx.t("import-where"), &[(&ctx.t("import-title"), "/imports"), (&batch.number, &href), (&ctx.t("import-undo"), "")]))
        (ui::pagehead(&title, html! { span { (batch.file_name) } }, html! {}))
        (summary(ctx, errors))
        (ui::panel("", html! {}, html! {}, ui::body(content)))
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
