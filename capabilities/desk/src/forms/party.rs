//! Participants: who takes part, for whom a representative stands, and why somebody takes part no more.

use matter::Do;
use matter::model::{NewParty, PARTY_KINDS, PARTY_ROLES};
use matter::parties;
use maud::{Markup, html};
use store::Fault;
use ui::{Ask, Choice, Opt};
use web::{Ctx, Fields};

use super::Typed;
use crate::subject::Subject;

pub(super) async fn controls(ctx: &Ctx, subject: &Subject, typed: &Typed) -> Result<Markup, Fault> {
    let of = |name: &str| typed.fields.get(name).to_owned();
    let optional = ctx.t("desk-optional");
    let error = |name: &str| typed.error(ctx, name);
    let errors = ["role", "name", "phone", "id_no", "relation", "represents"].map(error);
    let known = parties::shown(ctx, &subject.row.id).await?;
    let mut there: Vec<(String, String)> = vec![(String::new(), ctx.t("desk-party-reporter"))];
    there.extend(known.iter().filter(|p| p.row.ended_ms.is_none()).map(|p| {
        let role = ctx.t(&format!("matter-party-{}", p.row.role));
        (p.row.id.clone(), format!("{role} {}", p.name()))
    }));
    let whom: Vec<Choice<'_>> = there
        .iter()
        .map(|(value, label)| Choice {
            value,
            label,
            on: *value == of("represents"),
        })
        .collect();
    let words: Vec<String> = PARTY_ROLES
        .iter()
        .map(|role| ctx.t(&format!("matter-party-{role}")))
        .collect();
    let on = match typed.fields.get("role") {
        "" => "respondent",
        role => role,
    };
    let roles: Vec<Choice<'_>> = PARTY_ROLES
        .iter()
        .zip(&words)
        .map(|(value, label)| Choice {
            value,
            label,
            on: *value == on,
        })
        .collect();
    Ok(html! {
        (kinds(ctx, typed))
        (ui::select("role", &ctx.t("desk-party-role"), &roles).error(&errors[0]))
        (ui::text("name", &ctx.t("matter-party-field-name")).value(&of("name")).error(&errors[1]).required())
        (ui::text("phone", &ctx.t("matter-party-field-phone")).value(&of("phone")).error(&errors[2]).optional(&optional))
        (ui::text("id_no", &ctx.t("matter-party-field-id_no")).value(&of("id_no")).hint(&ctx.t("desk-party-id-hint")).error(&errors[3]).optional(&optional))
        (ui::select("represents", &ctx.t("desk-party-represents"), &whom).hint(&ctx.t("desk-party-represents-hint")).error(&errors[5]))
        (ui::text("relation", &ctx.t("desk-party-relation")).value(&of("relation")).error(&errors[4]).optional(&optional))
        (ui::note_with(ui::State::Active, "eye", ctx.t("desk-party-sealed")))
    })
}

fn kinds(ctx: &Ctx, typed: &Typed) -> Markup {
    let legend = ctx.t("desk-party-kind");
    let words = PARTY_KINDS
        .iter()
        .map(|k| ctx.t(&format!("matter-party-kind-{k}")));
    let words: Vec<String> = words.collect();
    let on = match typed.fields.get("kind") {
        "" => "natural",
        kind => kind,
    };
    let error = typed.error(ctx, "kind");
    let ask = Ask {
        name: "kind",
        legend: &legend,
        error: &error,
        ..Ask::default()
    };
    let answers: Vec<Opt<'_>> = PARTY_KINDS
        .iter()
        .zip(&words)
        .map(|(value, label)| Opt {
            value,
            label,
            more: "",
            on: *value == on,
        })
        .collect();
    ui::seg(&ask, &answers)
}

pub(super) fn read(fields: &Fields) -> Do {
    let text = |name: &str| fields.get(name).to_owned();
    let role = text("role");
    // The list has somebody chosen from the start; only representatives stand for anybody.
    let stands = matter::model::REPRESENTATIVES.contains(&role.as_str());
    Do::AddParty {
        party: NewParty {
            kind: text("kind"),
            name: text("name"),
            phone: text("phone"),
            id_no: text("id_no"),
            relation: text("relation"),
            represents: if stands {
                text("represents")
            } else {
                String::new()
            },
            role,
        },
    }
}

/// Whom it is about is named by the button that led here.
pub(super) async fn end_controls(
    ctx: &Ctx,
    subject: &Subject,
    typed: &Typed,
) -> Result<Markup, Fault> {
    let id = typed.fields.get("party");
    let known = parties::shown(ctx, &subject.row.id).await?;
    let found = known
        .iter()
        .find(|p| p.row.id == id && p.row.ended_ms.is_none());
    let Some(party) = found else {
        return Ok(html! { (ui::err("e-party", &ctx.t("matter-party-unknown"))) });
    };
    let role = ctx.t(&format!("matter-party-{}", party.row.role));
    let error = typed.error(ctx, "reason");
    Ok(html! {
        input type="hidden" name="party" value=(id);
        (ui::dl(&[(role.as_str(), html! { (party.name()) })]))
        (ui::textarea("reason", &ctx.t("desk-ask-end_party"), 3).value(typed.fields.get("reason")).hint(&ctx.t("desk-ask-end_party-hint")).error(&error).required())
    })
}

pub(super) fn read_end(fields: &Fields) -> Do {
    Do::EndParty {
        party: fields.get("party").to_owned(),
        reason: fields.get("reason").to_owned(),
    }
}
