//! `/matters/{id}/print`: one matter on A4. What is masked stays masked.

use axum::extract::Path;
use kernel::{UtcMs, when};
use matter::reveal;
use matter::show;
use maud::html;
use web::layout;
use web::{Answer, Ctx};

use crate::parts::story;
use crate::subject::Subject;
use crate::types::Types;

pub(crate) async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let subject = Subject::find(&ctx, &id).await?;
    let row = &subject.row;
    let types = Types::read(&ctx.read()).await?;
    let shown = reveal::shown(&ctx, row, false).await?;
    let personal = |code: &str| {
        shown
            .iter()
            .find(|s| s.field.code() == code)
            .map_or_else(|| ctx.t("desk-not-given"), |s| s.text.clone())
    };
    let step = show::next(&ctx, row, subject.offer.as_ref(), show::For::Staff);
    let kind = format!(
        "{}{}",
        types.way(ctx.lang, &row.type_code),
        types.name(ctx.lang, &row.type_code)
    );
    let labels = [
        "number", "kind", "who", "phone", "address", "place", "channel", "when", "holder",
        "outcome",
    ]
    .map(|k| ctx.t(&format!("desk-fact-{k}")));
    let outcome = row
        .outcome
        .as_deref()
        .map_or_else(|| "—".to_owned(), |o| ctx.t(&format!("matter-outcome-{o}")));
    let facts = ui::dl(&[
        (&labels[0], html! { span class="mono" { (row.number) } }),
        (&labels[1], html! { (kind) }),
        (&labels[2], html! { (ctx.person(&personal("reporter"))) }),
        (&labels[3], html! { (personal("phone")) }),
        (&labels[4], html! { (personal("address")) }),
        (&labels[5], html! { (show::place(&ctx, &row.place_public)) }),
        (
            &labels[6],
            html! { (ctx.t(&format!("matter-channel-{}", row.channel))) },
        ),
        (
            &labels[7],
            html! { (when::full(ctx.lang, UtcMs(row.registered_ms))) },
        ),
        (&labels[8], html! { (row.holder().get(ctx.lang)) }),
        (&labels[9], html! { (outcome) }),
    ]);
    let holdings = subject.holdings(&ctx).await?;
    let printed = ctx.f(
        "desk-printed-by",
        &[
            ("at", when::full(ctx.lang, ctx.now).into()),
            (
                "who",
                ctx.actor
                    .post()
                    .map(|p| ctx.person(&p.person))
                    .unwrap_or_default()
                    .into(),
            ),
        ],
    );
    let url = format!("{}{}", ctx.app.settings.public_url, subject.path());
    let path = subject.path();
    let body = html! {
        (ui::pagehead(&row.title, html! { (show::state(&ctx, row)) span { (printed) } }, html! {
            (ui::link_btn(&ctx.t("desk-back"), &path))
        }))
        (ui::next(&step.says, &step.below, html! {}))
        (show::relay(&ctx, row, &holdings, subject.offer.as_ref()))
        (ui::panel(&ctx.t("desk-facts"), html! {}, html! {}, ui::body(facts)))
        (ui::panel(&ctx.t("desk-said"), html! {}, html! {}, ui::body(html! { p class="txt" { (row.body) } })))
        @if let Some(reply) = &row.reply {
            (ui::panel(&ctx.t("matter-do-reply"), html! {}, html! {}, ui::body(html! { p class="txt" { (reply) } })))
        }
        (ui::panel(&ctx.t("desk-story"), html! {}, html! {}, ui::body(story::thread(&ctx, &subject, story::Part::All).await?)))
        p class="small ink-3 mono" { (url) }
    };
    Ok(layout::bare(&ctx, &row.number, body))
}
