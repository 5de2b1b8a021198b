//! `/admin/orgs/new`: a new organisation.

use access::OrgId;
use maud::{Markup, Render, html};
use serde_json::json;
use ui::{Choice, body, btn, full, grid2, link_btn, pagehead, panel, select, text, tick};
use web::{Answer, Ctx, Fields, Guard, Route, see_other};

use crate::act::{Entry, logged};
use crate::kinds::{KINDS, kind_words};
use crate::model::NewOrg;
use crate::pages::admin_orgs::{named, org_of, page};
use crate::pages::kept::Kept;
use crate::permissions::ADMIN;
use crate::store::orgs;

pub(crate) fn routes() -> Vec<Route> {
    let write = Guard::Needs(ADMIN);
    vec![
        Route::get("/admin/orgs/new", write, new),
        Route::post("/admin/orgs", write, create),
    ]
}

async fn new(ctx: Ctx) -> Answer {
    let asked = Fields::parse(&ctx.query);
    show(&ctx, asked.get("parent"), &Kept::default()).await
}

async fn show(ctx: &Ctx, parent: &str, kept: &Kept) -> Answer {
    let parent = match parent {
        "" => None,
        id => orgs::org(&ctx.read(), org_of(id)?).await?,
    };
    let title = ctx.t("people-orgs-add");
    let under = match &parent {
        Some(parent) => ctx.f(
            "people-org-under",
            &[("parent", parent.name.get(ctx.lang).to_owned().into())],
        ),
        None => ctx.t("people-org-at-root"),
    };
    let unit = parent.as_ref().map_or("", |p| p.unit_code.as_str());
    let optional = ctx.t("people-optional");
    let form = html! {
        form method="post" action="/admin/orgs" class="stack s4" {
            @if let Some(parent) = &parent { input type="hidden" name="parent" value=(parent.id); }
            (grid2(&under, html! {
                (text("name_zh", &ctx.t("people-org-name-zh")).value(kept.value("name_zh", "")).error(kept.error("name_zh")).required())
                (text("name_en", &ctx.t("people-org-name-en")).value(kept.value("name_en", "")).optional(&optional))
                (kind_fields(ctx, kept))
                (text("unit_code", &ctx.t("people-org-unit-code")).value(kept.value("unit_code", unit)).error(kept.error("unit_code")).required().number())
                (shared_fields(ctx, kept.value("sign", ""), kept.value("phone", ""), kept.value("hours", "")))
                (full(html! {
                    (tick("takes_matters", "1", &ctx.t("people-org-takes"), kept.is_on("takes_matters", true)))
                    (tick("is_centre", "1", &ctx.t("people-org-is-centre"), kept.is_on("is_centre", false)))
                }))
            }))
            div { (btn(&ctx.t("people-orgs-add")).pri()) }
        }
    };
    let back = link_btn(&ctx.t("web-back"), "/admin/orgs")
        .icon("arrow-left")
        .render();
    let content = html! {
        (pagehead(&title, html! {}, back))
        (kept.summary(ctx))
        (panel("", html! {}, html! {}, body(form)))
    };
    Ok(kept.answer(page(ctx, &title, content).await?))
}

/// The kinds by their words, and a field for one that the list lacks.
fn kind_fields(ctx: &Ctx, kept: &Kept) -> Markup {
    let mut known: Vec<(String, &str)> = KINDS
        .iter()
        .map(|code| (kind_words(ctx, code), *code))
        .collect();
    known.sort_by_key(|(word, _)| kernel::pinyin::sort_key(word));
    let choose = ctx.t("people-org-kind-choose");
    let chosen = kept.value("kind", "");
    let mut choices = vec![Choice {
        value: "",
        label: &choose,
        on: chosen.is_empty(),
    }];
    choices.extend(known.iter().map(|(word, code)| Choice {
        value: code,
        label: word,
        on: *code == chosen,
    }));
    html! {
        (select("kind", &ctx.t("people-org-kind"), &choices).error(kept.error("kind")))
        (text("kind_other", &ctx.t("people-org-kind-other")).value(kept.value("kind_other", ""))
            .hint(&ctx.t("people-org-kind-other-hint")).optional(&ctx.t("people-optional")))
    }
}

/// What the forms that make and change an organisation both ask.
pub(crate) fn shared_fields(ctx: &Ctx, sign: &str, phone: &str, hours: &str) -> Markup {
    let optional = ctx.t("people-optional");
    html! {
        (text("sign", &ctx.t("people-org-sign")).value(sign).optional(&optional))
        (text("phone", &ctx.t("people-org-phone")).value(phone).optional(&optional))
        (text("hours", &ctx.t("people-org-hours")).value(hours).optional(&optional))
    }
}

async fn create(ctx: Ctx, fields: Fields) -> Answer {
    let parent = fields.opt("parent").map(org_of).transpose()?;
    let id = OrgId::new(&*ctx.app.ids);
    let kind = fields.opt("kind_other").unwrap_or(fields.get("kind"));
    let new = NewOrg {
        id: Some(id),
        parent,
        kind: kind.to_owned(),
        unit_code: fields.get("unit_code").to_owned(),
        name: named(&fields),
        sign: fields.get("sign").to_owned(),
        phone: fields.get("phone").to_owned(),
        hours: fields.get("hours").to_owned(),
        takes_matters: fields.is_on("takes_matters"),
        is_centre: fields.is_on("is_centre"),
    };
    let (app, now) = (ctx.app.clone(), ctx.now);
    let detail = json!({ "kind": new.kind, "unit": new.unit_code });
    let entry = Entry::new("people.org_made", "org", id).with(detail);
    let done = logged(&ctx, entry, move |tx| {
        Box::pin(async move { orgs::create_org(tx, &*app.ids, now, new).await })
    })
    .await;
    match done {
        Ok(_) => Ok(see_other(&format!("/admin/orgs/{id}"))),
        Err(refused) => {
            let parent = fields.get("parent").to_owned();
            show(&ctx, &parent, &Kept::of(&ctx, fields, refused)?).await
        }
    }
}
