//! Actions that ask for a few words and perhaps files, or for nothing but the decision.

use matter::{Do, Event};
use maud::{Markup, html};
use ui::{Ask, Opt};
use web::{Ctx, Fields};

use super::{Typed, takes_files, upload};
use crate::subject::Subject;

/// Name of the text field of an action, and whether it may stay empty.
fn text_of(event: Event) -> Option<(&'static str, bool)> {
    Some(match event {
        Event::AskSupplement => ("what", false),
        Event::Ask => ("question", false),
        Event::Accept => ("plan", true),
        Event::Recall => ("reason", true),
        Event::Return | Event::Suspend | Event::Extend => ("reason", false),
        Event::Resume | Event::FollowUp => ("words", true),
        Event::Visit
        | Event::Note
        | Event::Supplement
        | Event::Minutes
        | Event::SendBack
        | Event::Urge
        | Event::Supervise => ("words", false),
        _ => return None,
    })
}

pub(super) fn controls(ctx: &Ctx, subject: &Subject, event: Event, typed: &Typed) -> Markup {
    html! {
        @if event == Event::Approve { (answer(ctx, subject)) }
        @if event == Event::FollowUp { (followed_up(ctx, typed)) }
        @if event == Event::Supervise { (level(ctx, typed)) }
        @match text_of(event) {
            Some((name, optional)) => (words(ctx, event, name, optional, typed)),
            None => p class="txt" { (ctx.t(&format!("desk-ask-{}", event.code()))) },
        }
        @if takes_files(event) { (upload(ctx, typed)) }
        @if event == Event::Note {
            (ui::tick("public", "1", &ctx.t("desk-public"), typed.fields.is_on("public")))
        }
    }
}

fn words(ctx: &Ctx, event: Event, name: &str, optional: bool, typed: &Typed) -> Markup {
    let key = format!("desk-ask-{}", event.code());
    let label = ctx.t(&key);
    let hint = ctx.t(&format!("{key}-hint"));
    let error = typed.error(ctx, name);
    let typed_words = match typed.fields.get(name) {
        // The box on the page of a matter sends its words under this name.
        "" => typed.fields.get("text"),
        words => words,
    };
    let optional_word = ctx.t("desk-optional");
    let field = ui::textarea(name, &label, 5)
        .value(typed_words)
        .hint(&hint)
        .error(&error);
    html! { @if optional { (field.optional(&optional_word)) } @else { (field.required()) } }
}

/// The answer that waits for approval, as the resident will read it.
fn answer(ctx: &Ctx, subject: &Subject) -> Markup {
    let row = &subject.row;
    let outcome = row
        .outcome
        .as_deref()
        .map(|o| ctx.t(&format!("matter-outcome-{o}")));
    html! {
        @if let Some(outcome) = outcome { p { b { (outcome) } } }
        blockquote class="quote" { (row.reply.as_deref().unwrap_or("")) }
    }
}

fn yes_no(ctx: &Ctx, name: &str, on: &str) -> Markup {
    let legend = ctx.t(&format!("desk-ask-{name}"));
    let words = ["yes", "no"].map(|k| ctx.t(&format!("desk-{k}")));
    let ask = Ask {
        name,
        legend: &legend,
        ..Ask::default()
    };
    let answers = [("yes", &words[0]), ("no", &words[1])].map(|(value, label)| Opt {
        value,
        label,
        more: "",
        on: on == value,
    });
    ui::seg(&ask, &answers)
}

fn followed_up(ctx: &Ctx, typed: &Typed) -> Markup {
    let of = |name: &str| match typed.fields.get(name) {
        "" => "yes".to_owned(),
        value => value.to_owned(),
    };
    html! {
        (yes_no(ctx, "reached", &of("reached")))
        (yes_no(ctx, "solved", &of("solved")))
    }
}

fn level(ctx: &Ctx, typed: &Typed) -> Markup {
    let legend = ctx.t("desk-ask-level");
    let words = ["2", "3"].map(|n| ctx.t(&format!("desk-level-{n}")));
    let on = match typed.fields.get("level") {
        "3" => "3",
        _ => "2",
    };
    let ask = Ask {
        name: "level",
        legend: &legend,
        ..Ask::default()
    };
    let answers = [("2", &words[0]), ("3", &words[1])].map(|(value, label)| Opt {
        value,
        label,
        more: "",
        on: on == value,
    });
    ui::seg(&ask, &answers)
}

pub(super) fn read(ctx: &Ctx, event: Event, fields: &Fields, files: Vec<String>) -> Option<Do> {
    let text = |name: &str| match fields.get(name) {
        "" => fields.get("text").to_owned(),
        words => words.to_owned(),
    };
    Some(match event {
        Event::AskSupplement => Do::AskSupplement { what: text("what") },
        Event::Supplement => Do::Supplement {
            words: text("words"),
            files,
        },
        Event::Take => Do::Take,
        Event::Recall => Do::Recall {
            reason: text("reason"),
        },
        Event::Accept => Do::Accept { plan: text("plan") },
        Event::AcceptTriage => Do::AcceptTriage,
        Event::Return => Do::Return {
            reason: text("reason"),
        },
        Event::Visit => Do::Visit {
            words: text("words"),
            files,
        },
        Event::Note => Do::Note {
            words: note_words(ctx, text("words"), &files),
            files,
            public: fields.is_on("public"),
        },
        Event::Ask => Do::Ask {
            question: text("question"),
        },
        Event::Suspend => Do::Suspend {
            reason: text("reason"),
        },
        Event::Resume => Do::Resume {
            words: text("words"),
        },
        Event::Extend => Do::Extend {
            reason: text("reason"),
        },
        Event::Minutes => Do::Minutes {
            words: text("words"),
        },
        Event::SendBack => Do::SendBack {
            words: text("words"),
        },
        Event::Approve => Do::Approve,
        Event::FollowUp => Do::FollowUp {
            reached: fields.get("reached") == "yes",
            solved: fields.get("solved") == "yes",
            words: text("words"),
        },
        Event::Urge => Do::Urge {
            words: text("words"),
        },
        Event::Supervise => Do::Supervise {
            words: text("words"),
            level: fields.get("level").parse().unwrap_or(2),
        },
        _ => return None,
    })
}

/// Files alone say enough; the thread still names what happened.
fn note_words(ctx: &Ctx, words: String, files: &[String]) -> String {
    if words.is_empty() && !files.is_empty() {
        ctx.app.texts.t(kernel::Lang::ZhCn, "desk-files-added")
    } else {
        words
    }
}
