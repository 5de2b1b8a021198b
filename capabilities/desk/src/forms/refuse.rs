//! Not accepting a matter: the ground, and where else the resident can go.

use matter::Do;
use maud::{Markup, html};
use ui::{Ask, Opt};
use web::{Ctx, Fields};

use super::{Typed, in_their_language};
use crate::subject::Subject;

/// Grounds in the words of 信访工作条例 article 22 and of the centre's rules.
const GROUNDS: [&str; 5] = ["law", "other", "final", "unclear", "none"];

pub(super) fn controls(ctx: &Ctx, typed: &Typed) -> Markup {
    let words: Vec<(String, String)> = GROUNDS
        .iter()
        .map(|g| {
            (
                ctx.t(&format!("desk-ground-{g}")),
                ctx.t(&format!("desk-ground-{g}-more")),
            )
        })
        .collect();
    let legend = ctx.t("desk-ground");
    let error = typed.error(ctx, "ground");
    let answers: Vec<Opt<'_>> = GROUNDS
        .iter()
        .zip(&words)
        .map(|(value, (label, more))| Opt {
            value,
            label,
            more,
            on: typed.fields.get("ground") == *value,
        })
        .collect();
    let ask = Ask {
        name: "ground",
        legend: &legend,
        error: &error,
        ..Ask::default()
    };
    let remedy = typed.error(ctx, "remedy");
    html! {
        (ui::opt_list(&ask, &answers))
        (ui::textarea("more", &ctx.t("desk-ground-words"), 3).value(typed.fields.get("more")).optional(&ctx.t("desk-optional")))
        (ui::textarea("remedy", &ctx.t("desk-remedy"), 3).value(typed.fields.get("remedy")).hint(&ctx.t("desk-remedy-hint")).error(&remedy).required())
        (ui::note_with(ui::State::Caution, "triangle-alert", ctx.t("desk-refuse-final")))
    }
}

pub(super) fn read(ctx: &Ctx, subject: &Subject, fields: &Fields) -> Do {
    let more = fields.get("more");
    let ground = match fields.get("ground") {
        code if GROUNDS.contains(&code) => {
            let said = in_their_language(ctx, subject, &format!("desk-ground-{code}-said"));
            [said.as_str(), more]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" ")
        }
        _ => String::new(),
    };
    Do::Refuse {
        ground,
        remedy: fields.get("remedy").to_owned(),
    }
}
