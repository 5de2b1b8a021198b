//! A matter beside its list: next step, facts, last entries, actions.

use kernel::{UtcMs, when};
use matter::reveal::{self, Shown};
use matter::{MatterRow, show};
use maud::{Markup, html};
use store::Fault;
use web::{Ctx, WebError};

use super::{actions, rows, story};
use crate::query::Asked;
use crate::subject::Subject;

/// The matter that the query asks to see beside the list; `None` when it asks for none, or it is out of reach.
///
/// # Errors
/// On a database fault.
pub(crate) async fn beside(
    ctx: &Ctx,
    asked: &Asked,
    list: &[MatterRow],
) -> Result<Option<Markup>, WebError> {
    let Some(key) = asked.fields.opt("peek") else {
        return Ok(None);
    };
    match Subject::find(ctx, key).await {
        Ok(subject) => Ok(Some(draw(ctx, asked, list, &subject).await?)),
        Err(e) if e.status() == http::StatusCode::NOT_FOUND => Ok(None),
        Err(e) => Err(e),
    }
}

async fn draw(
    ctx: &Ctx,
    asked: &Asked,
    list: &[MatterRow],
    subject: &Subject,
) -> Result<Markup, Fault> {
    let row = &subject.row;
    let at = list.iter().position(|m| m.id == row.id);
    let link = |to: Option<&MatterRow>| {
        to.map(|m| asked.keep(&[("peek", &m.id)]))
            .unwrap_or_default()
    };
    let before = link(at.and_then(|n| n.checked_sub(1)).and_then(|n| list.get(n)));
    let after = link(at.and_then(|n| list.get(n + 1)));
    let close = asked.keep(&[("peek", "")]);
    let words = ["desk-peek-before", "desk-peek-after", "desk-peek-close"].map(|k| ctx.t(k));
    let step = show::next(ctx, row, subject.offer.as_ref(), show::For::Staff);
    let states = html! {
        (show::state(ctx, row))
        (show::chips(ctx, &subject.calendar, &subject.clocks, &["holder", "centre"]))
    };
    let content = html! {
        (ui::peek_head(&row.number, &row.title, states, [(&words[0], &before), (&words[1], &after), (&words[2], &close)]))
        (ui::peek_next(&step.says, html! { (step.below) }))
        div class="pad fs-13" {
            (facts(ctx, subject).await?)
            hr class="rule";
            (story::thread(ctx, subject, story::Part::All).await?)
        }
    };
    Ok(ui::peek(
        &ctx.t("desk-peek"),
        content,
        actions::foot(ctx, subject),
    ))
}

async fn facts(ctx: &Ctx, subject: &Subject) -> Result<Markup, Fault> {
    let row = &subject.row;
    let shown = reveal::shown(ctx, row, false).await?;
    let who = html! {
        span class="row wrap" {
            @if shown.is_empty() { (rows::reporter(ctx, row)?) }
            @for one in shown.iter().filter(|s| s.field != reveal::Personal::Address) {
                (personal(ctx, subject, one))
            }
        }
    };
    let came = [
        ctx.t(&format!("matter-channel-{}", row.channel)),
        when::moment(ctx.lang, UtcMs(row.registered_ms), ctx.now),
    ];
    let labels = ["who", "place", "channel", "words"].map(|k| ctx.t(&format!("desk-fact-{k}")));
    Ok(ui::dl(&[
        (&labels[0], who),
        (&labels[1], html! { (show::place(ctx, &row.place_public)) }),
        (
            &labels[2],
            html! { (ui::element::facts(&[&came[0], &came[1]])) },
        ),
        (&labels[3], html! { (row.body) }),
    ]))
}

/// A personal field: masked behind its lock, or in clear while a look lasts.
pub(crate) fn personal(ctx: &Ctx, subject: &Subject, one: &Shown) -> Markup {
    if one.clear {
        return ui::unmasked(&one.text, &ctx.t("desk-look-lasts"));
    }
    if !ctx.may(matter::permissions::REVEAL) {
        return ui::mask(&one.text, "", &ctx.t("desk-look-not-for-you"));
    }
    let href = format!("{}/reveal/{}", subject.path(), one.field.code());
    let field = ctx.t(&format!("matter-field-{}", one.field.code()));
    let words = ctx.f("desk-look-why", &[("field", field.into())]);
    ui::mask(&one.text, &href, &words)
}
