//! `/matters/{id}`: one matter. What happens next, who holds it, its story, its clocks, its people.

mod parties;
mod side;

use axum::extract::Path;
use axum::response::{Html, IntoResponse, Response};
use matter::{Event, State, show};
use maud::{Markup, html};
use store::Fault;
use ui::Composer;
use web::layout::{self, Staff};
use web::{Answer, Ctx, Fields};

use crate::command;
use crate::forms;
use crate::parts::actions;
use crate::parts::story::{self, Part};
use crate::subject::Subject;
use crate::types::Types;

/// For so long after handing over, taking back is one press.
const UNDO_MS: i64 = 10_000;

pub(crate) async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let subject = Subject::find(&ctx, &id).await?;
    let query = Fields::parse(&ctx.query);
    let part = Part::parse(query.get("part"));
    // What an open page asks for again when the matter has changed.
    match query.get("live") {
        "state" => return Ok(part_of_page(state_part(&ctx, &subject).await?)),
        "story" => return Ok(part_of_page(story_part(&ctx, &subject, part).await?)),
        _ => {}
    }
    let types = Types::read(&ctx.read()).await?;
    let row = &subject.row;
    let back = ctx.t("desk-queue");
    let body = html! {
        (ui::crumbs(&ctx.t("desk-crumbs"), &[(&back, "/desk"), (&row.number, "")]))
        (ui::pagehead(&row.title, meta(&ctx, &subject, &types), actions::head(&ctx, &subject)))
        (undo(&ctx, &subject, query.get("done")))
        (merged(&ctx, &subject).await?)
        (state_part(&ctx, &subject).await?)
        (ui::cols(
            html! { (story_panel(&ctx, &subject, part).await?) },
            side::draw(&ctx, &subject, &types).await?,
        ))
    };
    let topic = format!("matter:{}", row.id);
    Ok(layout::staff(
        &ctx,
        Staff {
            title: &format!("{} {}", row.number, row.title),
            live: &[&topic],
            ..Staff::default()
        },
        body,
    )
    .await?)
}

fn part_of_page(part: Markup) -> Response {
    Html(part.into_string()).into_response()
}

/// What comes next, and who has held it.
async fn state_part(ctx: &Ctx, subject: &Subject) -> Result<Markup, Fault> {
    let row = &subject.row;
    let step = show::next(ctx, row, subject.offer.as_ref(), show::For::Staff);
    let chips = show::chips(
        ctx,
        &subject.calendar,
        &subject.clocks,
        &["holder", "centre"],
    );
    let holdings = subject.holdings(ctx).await?;
    let src = format!("{}?live=state", subject.path());
    let topic = format!("matter:{}", row.id);
    let content = html! {
        div class="stack" {
            (ui::next(&step.says, &step.below, chips))
            (show::relay(ctx, row, &holdings, subject.offer.as_ref()))
        }
    };
    Ok(ui::live("state", &src, &topic, content))
}

/// The thread under its filter.
async fn story_part(ctx: &Ctx, subject: &Subject, part: Part) -> Result<Markup, Fault> {
    let src = format!("{}?live=story&part={}", subject.path(), part.code());
    let topic = format!("matter:{}", subject.row.id);
    let content = ui::body(story::thread(ctx, subject, part).await?);
    Ok(ui::live("story", &src, &topic, content))
}

/// State, urgency, type and place under the title.
fn meta(ctx: &Ctx, subject: &Subject, types: &Types) -> Markup {
    let row = &subject.row;
    let kinds = types.short(ctx.lang, &row.type_code);
    let kinds: Vec<&str> = kinds.iter().map(String::as_str).collect();
    let level = u8::try_from(row.urgency).unwrap_or(4).clamp(1, 4);
    html! {
        (show::state(ctx, row))
        @if level <= 2 { (ui::pr(level, &ctx.t(&format!("desk-urgency-{level}")))) }
        span { (ui::element::facts(&kinds)) }
        span { (show::place(ctx, &row.place_public)) }
        @if row.supervised >= 2 { (ui::st(ui::State::Warn, ctx.t("desk-supervised"))) }
        @if row.returns > 0 { span { (ctx.f("desk-returned", &[("n", row.returns.into())])) } }
        @if row.objections > 0 { span { (ctx.f("desk-objected", &[("n", row.objections.into())])) } }
    }
}

/// “已转河东路司法所 · 撤销”, right after handing over.
fn undo(ctx: &Ctx, subject: &Subject, done: &str) -> Markup {
    let Some(offer) = subject
        .offer
        .as_ref()
        .filter(|o| done == "offer" && ctx.now.0 - o.offered_ms <= UNDO_MS)
    else {
        return html! {};
    };
    let to = show::name(ctx, &offer.to_zh, &offer.to_en).to_owned();
    let action = format!("{}/recall", subject.path());
    let undo = html! {
        @if subject.may(Event::Recall) {
            (ui::post(&action, command::hidden(ctx, subject.row.version), ui::btn(&ctx.t("desk-undo")).sm().icon("undo-2")))
        }
    };
    ui::note(
        ui::State::Ok,
        ctx.f("desk-offered", &[("to", to.into())]),
        undo,
    )
}

/// Where a merged matter went.
async fn merged(ctx: &Ctx, subject: &Subject) -> Result<Markup, Fault> {
    let Some(id) = subject.row.merged_into.as_deref() else {
        return Ok(html! {});
    };
    let Some(into) = matter::store::by_id(&ctx.read(), id).await? else {
        return Ok(html! {});
    };
    let says = ctx.f(
        "desk-merged-into",
        &[("number", into.number.clone().into())],
    );
    Ok(ui::note(
        ui::State::Wait,
        says,
        html! { a href={ "/matters/" (into.number) } { (ctx.t("desk-open")) } },
    ))
}

async fn story_panel(ctx: &Ctx, subject: &Subject, part: Part) -> Result<Markup, Fault> {
    let drawn: Vec<(Part, String, String)> = Part::ALL
        .into_iter()
        .map(|p| {
            let href = match p {
                Part::All => format!("{}#story", subject.path()),
                _ => format!("{}?part={}#story", subject.path(), p.code()),
            };
            (p, ctx.t(&format!("desk-part-{}", p.code())), href)
        })
        .collect();
    let buttons: Vec<_> = drawn
        .iter()
        .map(|(p, word, href)| ui::link_btn(word, href).sm().pressed(*p == part))
        .collect();
    let content = html! {
        @if subject.may(Event::Note) { (note_box(ctx, subject)) }
        (story_part(ctx, subject, part).await?)
    };
    Ok(ui::panel(
        &ctx.t("desk-story"),
        ui::btngroup(&ctx.t("desk-part"), &buttons),
        html! { span class="fs-13 ink-3" { (ctx.t("desk-newest-first")) } },
        content,
    ))
}

fn note_box(ctx: &Ctx, subject: &Subject) -> Markup {
    let row = &subject.row;
    let action = format!("{}/note", subject.path());
    let person = ctx.session.as_ref().map(|s| ctx.person(&s.name));
    let draft = format!("note-{}", row.id);
    let file = format!("{}/note", subject.path());
    let call = format!("{}/reveal/phone", subject.path());
    let reachable = row.phone_sealed.is_some() && !row.anonymous;
    ui::composer(&Composer {
        action: &action,
        // A note never meets another's act head-on: it is added to whatever stands.
        hidden: html! { input type="hidden" name="command" value=(command::fresh(ctx)); },
        person: person.as_deref().unwrap_or_default(),
        label: &ctx.t("matter-do-note"),
        placeholder: &ctx.t("desk-note-example"),
        value: "",
        draft: &draft,
        tools: html! {
            (ui::link_btn(&ctx.t("desk-attach"), &file).sm().ghost().icon("paperclip"))
            @if reachable && ctx.may(matter::permissions::REVEAL) {
                (ui::link_btn(&ctx.t("desk-call"), &call).sm().ghost().icon("phone").attr("data-pop", ""))
            }
        },
        options: html! {
            @if row.state() != State::Closed { (ui::tick("public", "1", &ctx.t("desk-public"), true)) }
        },
        send: &ctx.t("desk-note-send"),
    })
}

/// Whether an action of the procedure has a form here; used by links from the side.
pub(crate) fn link_if(subject: &Subject, event: Event) -> Option<String> {
    (subject.may(event) && forms::has(event)).then(|| actions::href(subject, event))
}
