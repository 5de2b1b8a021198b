//! Handing a matter over, and asking for help: search, workload, rule, reason.

use matter::{Do, HandOffKind};
use maud::{Markup, html};
use store::Fault;
use ui::{Ask, Opt};
use web::{Ctx, FieldError, Fields, WebError};

use super::Typed;
use crate::subject::Subject;
use crate::target::{self, Target};

async fn kind_of(ctx: &Ctx, subject: &Subject, fields: &Fields) -> Result<HandOffKind, Fault> {
    let possible = target::kinds(ctx, subject).await?;
    Ok(HandOffKind::parse(fields.get("kind"))
        .filter(|k| possible.contains(k))
        .unwrap_or(possible[0]))
}

/// How, and to whom: a GET form whose answer the choice is made from.
pub(super) async fn search(ctx: &Ctx, subject: &Subject, typed: &Typed) -> Result<Markup, Fault> {
    let possible = target::kinds(ctx, subject).await?;
    let chosen = kind_of(ctx, subject, &typed.fields).await?;
    let words: Vec<(HandOffKind, String, String)> = possible
        .iter()
        .map(|k| {
            let href = format!("{}/offer?kind={}", subject.path(), k.code());
            (*k, ctx.t(&format!("desk-kind-{}", k.code())), href)
        })
        .collect();
    let buttons: Vec<_> = words
        .iter()
        .map(|(k, word, href)| ui::link_btn(word, href).sm().pressed(*k == chosen))
        .collect();
    let searchable = matches!(chosen, HandOffKind::Dispatch | HandOffKind::Transfer);
    Ok(html! {
        (ui::btngroup(&ctx.t("desk-kind"), &buttons))
        @if searchable { (search_box(ctx, &format!("{}/offer", subject.path()), Some(chosen), typed)) }
    })
}

/// A search for an organisation that may help.
pub(super) fn search_helper(ctx: &Ctx, subject: &Subject, typed: &Typed) -> Markup {
    search_box(ctx, &format!("{}/assist", subject.path()), None, typed)
}

fn search_box(ctx: &Ctx, action: &str, kind: Option<HandOffKind>, typed: &Typed) -> Markup {
    let label = ctx.t("desk-target-search");
    html! {
        form class="row top" method="get" action=(action) role="search" {
            @if let Some(kind) = kind { input type="hidden" name="kind" value=(kind.code()); }
            div class="grow" {
                (ui::text("q", &label).value(typed.fields.get("q")).icon("search").silent().placeholder(&ctx.t("desk-target-example")))
            }
            (ui::btn(&ctx.t("desk-find")))
        }
    }
}

struct Words {
    value: String,
    label: String,
    more: String,
}

fn words(ctx: &Ctx, one: &Target) -> Words {
    let load = ctx.f("desk-load", &[("n", one.load.into())]);
    let parts: Vec<&str> = [one.reason.as_str(), one.basis.as_str(), load.as_str()]
        .into_iter()
        .filter(|p| !p.is_empty())
        .collect();
    Words {
        value: one.org.id.to_string(),
        label: one.org.name.get(ctx.lang).to_owned(),
        more: parts.join(&ctx.t("desk-list-comma")),
    }
}

fn choice(ctx: &Ctx, name: &str, found: &[Target], typed: &Typed) -> Markup {
    if found.is_empty() {
        return ui::empty("building-2", &ctx.t("desk-target-none"), html! {});
    }
    let legend = ctx.t("desk-target");
    let error = typed.error(ctx, name);
    let words: Vec<Words> = found.iter().map(|t| words(ctx, t)).collect();
    let typed_id = typed.fields.get(name);
    let answers: Vec<Opt<'_>> = words
        .iter()
        .enumerate()
        .map(|(at, w)| Opt {
            value: &w.value,
            label: &w.label,
            more: &w.more,
            on: if typed_id.is_empty() {
                at == 0 && !found[at].reason.is_empty()
            } else {
                typed_id == w.value
            },
        })
        .collect();
    let ask = Ask {
        name,
        legend: &legend,
        error: &error,
        ..Ask::default()
    };
    ui::opt_list(&ask, &answers)
}

/// The choice of an organisation and the reason.
pub(super) async fn controls(ctx: &Ctx, subject: &Subject, typed: &Typed) -> Result<Markup, Fault> {
    let kind = kind_of(ctx, subject, &typed.fields).await?;
    let found = target::targets(ctx, subject, kind, typed.fields.get("q")).await?;
    let error = typed.error(ctx, "reason");
    Ok(html! {
        input type="hidden" name="kind" value=(kind.code());
        input type="hidden" name="q" value=(typed.fields.get("q"));
        (choice(ctx, "to", &found, typed))
        (ui::textarea("reason", &ctx.t("desk-ask-offer"), 3).value(typed.fields.get("reason")).hint(&ctx.t("desk-ask-offer-hint")).optional(&ctx.t("desk-optional")).error(&error))
        (ui::note_with(ui::State::Active, "clock", ctx.t("desk-offer-held")))
    })
}

/// The choice of a helper and what for.
pub(super) async fn helper_controls(
    ctx: &Ctx,
    subject: &Subject,
    typed: &Typed,
) -> Result<Markup, Fault> {
    let found = target::targets(ctx, subject, HandOffKind::Transfer, typed.fields.get("q")).await?;
    let error = typed.error(ctx, "words");
    Ok(html! {
        input type="hidden" name="q" value=(typed.fields.get("q"));
        (choice(ctx, "org", &found, typed))
        (ui::textarea("words", &ctx.t("desk-ask-assist"), 3).value(typed.fields.get("words")).hint(&ctx.t("desk-ask-assist-hint")).error(&error))
    })
}

/// The command of a hand-over.
pub(super) async fn read(ctx: &Ctx, subject: &Subject, fields: &Fields) -> Result<Do, WebError> {
    let kind = kind_of(ctx, subject, fields).await?;
    let missing = || WebError::invalid(vec![FieldError::new("to", "desk-target-missing")]);
    let org = target::chosen(ctx, fields.get("to"))
        .await?
        .ok_or_else(missing)?;
    let asked = target::question(ctx, subject, &subject.row.type_code);
    let proposed = routing::propose(&ctx.read(), &asked)
        .await?
        .into_iter()
        .find(|p| p.org.id == org.id);
    let (rule, basis) = match proposed {
        Some(p) => (p.rule_id, p.basis.zh),
        None => (None, String::new()),
    };
    Ok(Do::Offer {
        to: target::org_ref(&org),
        kind,
        reason: fields.get("reason").to_owned(),
        basis,
        rule,
    })
}

/// The command that asks for help.
pub(super) async fn read_helper(ctx: &Ctx, fields: &Fields) -> Result<Do, WebError> {
    let missing = || WebError::invalid(vec![FieldError::new("org", "desk-target-missing")]);
    let org = target::chosen(ctx, fields.get("org"))
        .await?
        .ok_or_else(missing)?;
    Ok(Do::Assist {
        org: target::org_ref(&org),
        words: fields.get("words").to_owned(),
    })
}
