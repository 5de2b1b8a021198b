//! `/matters/{id}/parties/{party}/reveal/{field}`: why somebody needs to see a participant's name or numbers.

use access::Purpose;
use axum::extract::Path;
use axum::response::{Html, IntoResponse};
use http::StatusCode;
use matter::parties::{self, Party, PartyField};
use matter::{Refused, permissions as p, show};
use maud::{Markup, html};
use ui::Choice;
use web::layout::{self, Staff};
use web::{Answer, Ctx, Fields, WebError, see_other};

use super::reveal::OFFERED;
use crate::subject::Subject;

type Asked = (String, String, String);

async fn found(ctx: &Ctx, subject: &Subject, id: &str) -> Result<Party, WebError> {
    parties::shown(ctx, &subject.row.id)
        .await?
        .into_iter()
        .find(|party| party.row.id == id)
        .ok_or_else(WebError::not_found)
}

fn field_of(code: &str) -> Result<PartyField, WebError> {
    PartyField::parse(code).ok_or_else(WebError::not_found)
}

pub(crate) async fn ask(ctx: Ctx, Path((id, party, field)): Path<Asked>) -> Answer {
    let field = field_of(&field)?;
    let subject = Subject::find_with(&ctx, &id, p::REVEAL).await?;
    let party = found(&ctx, &subject, &party).await?;
    page(&ctx, &subject, &party, field, "").await
}

pub(crate) async fn look(
    ctx: Ctx,
    Path((id, party, field)): Path<Asked>,
    fields: Fields,
) -> Answer {
    let field = field_of(&field)?;
    let subject = Subject::find_with(&ctx, &id, p::REVEAL).await?;
    let party = found(&ctx, &subject, &party).await?;
    let Some(purpose) = Purpose::parse(fields.get("purpose")) else {
        return refused(&ctx, &subject, &party, field, "desk-purpose-missing").await;
    };
    let (matter, id, words) = (&subject.row.id, &party.row.id, fields.get("words"));
    match parties::look(&ctx, matter, id, field, purpose, words).await {
        Ok(_) => Ok(see_other(&format!("{}#parties", subject.path()))),
        Err(Refused::Invalid(errors)) => {
            let key = errors
                .first()
                .map_or("desk-purpose-missing", |e| e.key.as_str());
            refused(&ctx, &subject, &party, field, key).await
        }
        Err(e) => Err(e.into()),
    }
}

async fn refused(
    ctx: &Ctx,
    subject: &Subject,
    party: &Party,
    field: PartyField,
    key: &str,
) -> Answer {
    let mut response = page(ctx, subject, party, field, &ctx.t(key)).await?;
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}

async fn page(
    ctx: &Ctx,
    subject: &Subject,
    party: &Party,
    field: PartyField,
    error: &str,
) -> Answer {
    let prompt = prompt(ctx, subject, party, field, error);
    if ctx.fragment {
        return Ok(Html(prompt.into_string()).into_response());
    }
    let title = ctx.t(&format!("desk-look-title-party_{}", field.code()));
    let queue = ctx.t("desk-queue");
    let (number, path) = (&subject.row.number, subject.path());
    let body = html! {
        (ui::crumbs(&ctx.t("desk-crumbs"), &[(&queue, "/desk"), (number, &path), (&title, "")]))
        h1 class="sr" { (title) }
        (prompt)
    };
    let about = Staff {
        title: &title,
        ..Staff::default()
    };
    Ok(layout::staff(ctx, about, body).await?)
}

fn prompt(ctx: &Ctx, subject: &Subject, party: &Party, field: PartyField, error: &str) -> Markup {
    let words: Vec<(&str, String)> = OFFERED
        .iter()
        .map(|p| (p.code(), ctx.t(&format!("desk-purpose-{}", p.code()))))
        .collect();
    let likely = match field {
        PartyField::Name | PartyField::IdNo => Purpose::VerifyIdentity,
        PartyField::Phone => Purpose::ContactParty,
    };
    let choices: Vec<Choice<'_>> = words
        .iter()
        .map(|(value, label)| Choice {
            value,
            label,
            on: *value == likely.code(),
        })
        .collect();
    let role = ctx.t(&format!("matter-party-{}", party.row.role));
    let about = ctx.f(
        "desk-look-about",
        &[
            ("who", format!("{role} {}", party.name()).into()),
            (
                "field",
                ctx.t(&format!("matter-party-field-{}", field.code()))
                    .into(),
            ),
            ("number", subject.row.number.clone().into()),
        ],
    );
    let viewer = ctx.actor.post().map_or(String::new(), |p| {
        let org = show::name(ctx, &p.org_name.zh, &p.org_name.en);
        format!("{} · {org} {}", p.person, p.title)
    });
    let action = format!(
        "{}/parties/{}/reveal/{}",
        subject.path(),
        party.row.id,
        field.code()
    );
    ui::purpose_prompt(&ui::Purpose {
        title: &ctx.t(&format!("desk-look-title-party_{}", field.code())),
        about: &about,
        action: &action,
        hidden: html! {},
        choices: &choices,
        other: &ctx.t("desk-purpose-words"),
        seen: html! {
            (ctx.t("desk-look-logged")) b { (ctx.t("desk-look-party-seen")) }
            (ctx.f("desk-look-viewer", &[("viewer", viewer.into())]))
        },
        look: &ctx.t("desk-look"),
        leave: &ctx.t("desk-look-leave"),
        back: &subject.path(),
        error,
    })
}
