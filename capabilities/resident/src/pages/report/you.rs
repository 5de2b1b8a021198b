//! 第 5 步: who reports, as much as they want to say.

use axum::response::Response;
use http::HeaderMap;
use kernel::identity::{Phone, PhoneError};
use ui::prelude::*;
use web::{Answer, Ctx, Fields};

use super::{Open, back};
use crate::draft::{Draft, Identity, Step};
use crate::pages::frame::{Errors, FORM, Question, question};

/// Longest name or relation, in characters.
const LONGEST: usize = 40;

#[derive(Default)]
struct Form {
    identity: String,
    name: String,
    phone: String,
    behalf: String,
    relation: String,
}

impl Form {
    fn of(draft: &Draft) -> Form {
        let (behalf, relation) = draft.behalf.clone().unwrap_or_default();
        let phone = Phone::parse(&draft.phone)
            .map(|p| p.display())
            .unwrap_or_default();
        Form {
            identity: draft
                .identity
                .map(|i| i.code().to_owned())
                .unwrap_or_default(),
            name: draft.name.clone(),
            phone,
            behalf,
            relation,
        }
    }

    fn sent(fields: &Fields) -> Form {
        let short = |name: &str| fields.get(name).chars().take(LONGEST).collect::<String>();
        Form {
            identity: short("identity"),
            name: short("name"),
            phone: short("phone"),
            behalf: short("behalf"),
            relation: short("relation"),
        }
    }

    /// What the sign-in already knows is not asked again.
    async fn prefill(&mut self, ctx: &Ctx) -> Result<(), web::WebError> {
        let Some(account) = ctx.actor.account() else {
            return Ok(());
        };
        let read = ctx.read();
        if self.name.is_empty() {
            let known = people::resident_name(&read, &ctx.app.cipher, account).await?;
            self.name = known.map(|n| n.reveal().clone()).unwrap_or_default();
        }
        if self.phone.is_empty() {
            let known = people::account_phone(&read, &ctx.app.cipher, account).await?;
            let known = known.map(|p| p.reveal().clone()).unwrap_or_default();
            self.phone = Phone::parse(&known)
                .map(|p| p.display())
                .unwrap_or_default();
        }
        Ok(())
    }
}

/// The question.
pub async fn page(ctx: Ctx, headers: HeaderMap) -> Answer {
    let open = match Open::at(&ctx, &headers, Step::You).await? {
        Ok(open) => open,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let mut form = Form::of(&open.draft);
    form.prefill(&ctx).await?;
    Ok(draw(&ctx, &form, &Errors::default()))
}

fn draw(ctx: &Ctx, form: &Form, errors: &Errors) -> Response {
    let about = Question {
        step: Step::You,
        back: back(Step::You),
        errors,
        go: "resident-next-check",
    };
    let words: Vec<(String, String)> = Identity::ALL
        .into_iter()
        .map(|i| {
            let key = format!("resident-you-{}", i.code());
            (ctx.t(&key), ctx.t(&format!("{key}-more")))
        })
        .collect();
    let answers: Vec<Opt<'_>> = Identity::ALL
        .into_iter()
        .zip(&words)
        .map(|(i, (label, more))| Opt {
            value: i.code(),
            label,
            more,
            on: form.identity == i.code(),
        })
        .collect();
    let ask = Ask {
        name: "identity",
        legend: &ctx.t("resident-you"),
        question: true,
        error: errors.get("identity"),
        ..Ask::default()
    };
    let (name, phone, optional) = (
        ctx.t("resident-you-name"),
        ctx.t("resident-you-phone"),
        ctx.t("resident-optional"),
    );
    let phone_hint = ctx.t("resident-you-phone-hint");
    let (behalf, relation) = (
        ctx.t("resident-behalf-name"),
        ctx.t("resident-behalf-relation"),
    );
    let signed_in = ctx.actor.account().is_some();
    question(
        ctx,
        &about,
        html! {
            form id=(FORM) method="post" action="/report/you" class="stack" {
                (opt_list(&ask, &answers))
                (text("name", &name).value(&form.name).autocomplete("name").error(errors.get("name")))
                (text("phone", &phone).tel().value(&form.phone).autocomplete("tel").hint(&phone_hint).error(errors.get("phone")))
                details class="why" open[!form.behalf.is_empty()] {
                    summary { (ctx.t("resident-behalf")) }
                    div class="stack" {
                        (text("behalf", &behalf).value(&form.behalf).optional(&optional))
                        (text("relation", &relation).value(&form.relation).optional(&optional))
                    }
                }
            }
            p class="small ink-2" { (icon("lock")) " " (ctx.t("resident-you-promise")) }
            @if !signed_in { (lnk48(&ctx.t("resident-you-sign-in"), "/login?next=/report/you")) }
        },
    )
}

/// Keeps it.
pub async fn save(ctx: Ctx, headers: HeaderMap, fields: Fields) -> Answer {
    let mut open = match Open::at(&ctx, &headers, Step::You).await? {
        Ok(open) => open,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let form = Form::sent(&fields);
    let mut errors = Errors::default();
    let identity = Identity::parse(&form.identity);
    let mut phone = String::new();
    match identity {
        None => errors.add("identity", ctx.t("resident-you-missing")),
        Some(Identity::Nobody) => {}
        Some(how) => {
            if how == Identity::Named && form.name.is_empty() {
                errors.add("name", ctx.t("resident-you-no-name"));
            }
            match Phone::parse(&form.phone) {
                Ok(read) => phone = read.e164(),
                Err(why) => errors.add("phone", phone_error(&ctx, &why)),
            }
        }
    }
    if !errors.is_empty() {
        return Ok(draw(&ctx, &form, &errors));
    }
    open.draft.identity = identity;
    // What was typed before another answer was chosen is not kept.
    open.draft.name = if identity == Some(Identity::Named) {
        form.name.clone()
    } else {
        String::new()
    };
    open.draft.phone = phone;
    open.draft.behalf =
        (!form.behalf.is_empty()).then(|| (form.behalf.clone(), form.relation.clone()));
    open.save(&ctx).await?;
    Ok(open.next(Step::You))
}

fn phone_error(ctx: &Ctx, why: &PhoneError) -> String {
    match why {
        PhoneError::Empty => ctx.t("resident-phone-missing"),
        _ => ctx.t("resident-phone-wrong"),
    }
}
