//! Buttons of a matter: what the rules allow, the likeliest first.

use matter::{Event, State};
use maud::{Markup, html};
use web::Ctx;

use crate::subject::Subject;

/// What officers do, the likeliest first. What only residents or clocks do has no button here.
const ORDER: [Event; 27] = [
    Event::Accept,
    Event::AcceptTriage,
    Event::Approve,
    Event::Reply,
    Event::Resume,
    Event::FollowUp,
    Event::Offer,
    Event::Return,
    Event::Visit,
    Event::SendBack,
    Event::Supplement,
    Event::AskSupplement,
    Event::Recall,
    Event::Urge,
    Event::Note,
    Event::Ask,
    Event::Assist,
    Event::Extend,
    Event::Suspend,
    Event::Minutes,
    Event::Supervise,
    Event::Take,
    Event::Link,
    Event::AddParty,
    Event::Merge,
    Event::Reclassify,
    Event::Refuse,
];

/// Buttons that stand beside the primary one; the rest goes into the menu.
const BESIDE: usize = 2;

/// The reader's actions, the likeliest first.
pub(crate) fn ordered(subject: &Subject) -> Vec<Event> {
    ORDER
        .into_iter()
        .filter(|event| subject.may(*event))
        .collect()
}

/// Where an action is done.
pub(crate) fn href(subject: &Subject, event: Event) -> String {
    let registered = subject.row.state() == State::Registered;
    if event == Event::Offer && registered {
        // The centre decides category, organ and promise together.
        return format!("/desk/triage?at={}", subject.row.number);
    }
    format!("{}/{}", subject.path(), event.code())
}

/// The word of an action in this state.
pub(crate) fn word(ctx: &Ctx, subject: &Subject, event: Event) -> String {
    let registered = subject.row.state() == State::Registered;
    match event {
        Event::Offer if registered => ctx.t("desk-do-triage"),
        _ => ctx.t(&format!("matter-do-{}", event.code())),
    }
}

fn key(event: Event, first: bool) -> &'static str {
    match event {
        Event::Offer => "t",
        _ if first => "a",
        _ => "",
    }
}

/// The buttons in the head of the page: secondary ones, the menu of the rest, and the primary one at the end.
pub(crate) fn head(ctx: &Ctx, subject: &Subject) -> Markup {
    let all = ordered(subject);
    let drawn: Vec<(Event, String, String)> = all
        .iter()
        .map(|e| (*e, word(ctx, subject, *e), href(subject, *e)))
        .collect();
    let (first, rest) = match drawn.split_first() {
        Some((first, rest)) => (Some(first), rest),
        None => (None, &drawn[..]),
    };
    let (beside, folded) = rest.split_at(rest.len().min(BESIDE));
    let print = format!("{}/print", subject.path());
    html! {
        (ui::link_btn(&ctx.t("desk-print"), &print).icon("printer"))
        @if !folded.is_empty() {
            details class="drop" {
                summary class="btn" { (ctx.t("desk-more")) (ui::icon("chevron-down")) }
                div class="pop" { div class="body stack s1" {
                    @for (_, word, href) in folded {
                        (ui::link_btn(word, href).ghost().block())
                    }
                } }
            }
        }
        @for (event, word, href) in beside.iter().rev() {
            (ui::link_btn(word, href).key(key(*event, false)))
        }
        @if let Some((event, word, href)) = first {
            (ui::link_btn(word, href).pri().key(key(*event, true)))
        }
    }
}

/// The buttons at the foot of a peek: open, and the two likeliest actions.
pub(crate) fn foot(ctx: &Ctx, subject: &Subject) -> Markup {
    let drawn: Vec<(Event, String, String)> = ordered(subject)
        .into_iter()
        .take(BESIDE)
        .map(|e| (e, word(ctx, subject, e), href(subject, e)))
        .collect();
    html! {
        (ui::link_btn(&ctx.t("desk-open"), &subject.path()).grow().key_word("Enter"))
        @for (event, word, href) in &drawn {
            (ui::link_btn(word, href).key(if *event == Event::Offer { "t" } else { "" }))
        }
    }
}
