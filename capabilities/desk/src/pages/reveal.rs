//! `/matters/{id}/reveal/{field}`: why somebody needs to see a name, a number, an address.

use access::Purpose;
use axum::extract::Path;
use axum::response::{Html, IntoResponse};
use http::StatusCode;
use matter::permissions as p;
use matter::reveal::{self, Personal};
use matter::{Refused, show};
use maud::{Markup, html};
use ui::Choice;
use web::layout::{self, Staff};
use web::{Answer, Ctx, Fields, WebError, see_other};

use crate::subject::Subject;

fn field_of(code: &str) -> Result<Personal, WebError> {
    Personal::parse(code).ok_or_else(WebError::not_found)
}

pub(crate) async fn ask(ctx: Ctx, Path((id, field)): Path<(String, String)>) -> Answer {
    let field = field_of(&field)?;
    let subject = Subject::find_with(&ctx, &id, p::REVEAL).await?;
    page(&ctx, &subject, field, "").await
}

pub(crate) async fn look(
    ctx: Ctx,
    Path((id, field)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let field = field_of(&field)?;
    let subject = Subject::find_with(&ctx, &id, p::REVEAL).await?;
    let Some(purpose) = Purpose::parse(fields.get("purpose")) else {
        return refused(&ctx, &subject, field, "desk-purpose-missing").await;
    };
    match reveal::look(&ctx, &subject.row.id, field, purpose, fields.get("words")).await {
        Ok(_) => Ok(see_other(&format!("{}#people", subject.path()))),
        Err(Refused::Invalid(errors)) => {
            let key = errors
                .first()
                .map_or("desk-purpose-missing", |e| e.key.as_str());
            refused(&ctx, &subject, field, key).await
        }
        Err(e) => Err(e.into()),
    }
}

async fn refused(ctx: &Ctx, subject: &Subject, field: Personal, key: &str) -> Answer {
    let mut response = page(ctx, subject, field, &ctx.t(key)).await?;
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}

async fn page(ctx: &Ctx, subject: &Subject, field: Personal, error: &str) -> Answer {
    let prompt = prompt(ctx, subject, field, error)?;
    if ctx.fragment {
        return Ok(Html(prompt.into_string()).into_response());
    }
    let title = ctx.t(&format!("desk-look-title-{}", field.code()));
    let queue = ctx.t("desk-queue");
    let (number, path) = (&subject.row.number, subject.path());
    let body = html! {
        (ui::crumbs(&ctx.t("desk-crumbs"), &[(&queue, "/desk"), (number, &path), (&title, "")]))
        h1 class="sr" { (title) }
        (prompt)
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

/// Purposes in the order in which they come up at a window; the last is 其他, which asks for words.
pub(crate) const OFFERED: [Purpose; 5] = [
    Purpose::ContactParty,
    Purpose::VerifyIdentity,
    Purpose::DraftDocument,
    Purpose::CheckAddress,
    Purpose::Other,
];

fn prompt(
    ctx: &Ctx,
    subject: &Subject,
    field: Personal,
    error: &str,
) -> Result<Markup, store::Fault> {
    let words: Vec<(&str, String)> = OFFERED
        .iter()
        .map(|p| (p.code(), ctx.t(&format!("desk-purpose-{}", p.code()))))
        .collect();
    let likely = match field {
        Personal::Reporter => Purpose::VerifyIdentity,
        Personal::Phone => Purpose::ContactParty,
        Personal::Address => Purpose::CheckAddress,
    };
    let choices: Vec<Choice<'_>> = words
        .iter()
        .map(|(value, label)| Choice {
            value,
            label,
            on: *value == likely.code(),
        })
        .collect();
    let who = reveal::masked_reporter(&ctx.app, &subject.row)?
        .map_or_else(|| ctx.t("matter-by-reporter"), |name| ctx.person(&name));
    let about = ctx.f(
        "desk-look-about",
        &[
            ("who", who.clone().into()),
            (
                "field",
                ctx.t(&format!("matter-field-{}", field.code())).into(),
            ),
            ("number", subject.row.number.clone().into()),
        ],
    );
    let post = ctx.actor.post();
    let viewer = post.map_or(String::new(), |p| {
        let org = show::name(ctx, &p.org_name.zh, &p.org_name.en);
        format!("{} · {org} {}", ctx.person(&p.person), p.title)
    });
    Ok(ui::purpose_prompt(&ui::Purpose {
        title: &ctx.t(&format!("desk-look-title-{}", field.code())),
        about: &about,
        action: &format!("{}/reveal/{}", subject.path(), field.code()),
        hidden: html! {},
        choices: &choices,
        other: &ctx.t("desk-purpose-words"),
        seen: html! {
            (ctx.t("desk-look-logged")) b { (ctx.f("desk-look-seen-by", &[("who", who.into())])) }
            (ctx.f("desk-look-viewer", &[("viewer", viewer.into())]))
        },
        look: &ctx.t("desk-look"),
        leave: &ctx.t("desk-look-leave"),
        back: &subject.path(),
        error,
    }))
}
