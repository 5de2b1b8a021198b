//! The procedure, printed for people from the table that the program runs by. `BLESS=1` writes it anew.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use kernel::Lang;
use matter::rules::{By, RULES, Rule};
use matter::states::next;
use matter::{CAPABILITY, Event, State};
use texts::Texts;

struct Words(Texts);

impl Words {
    fn state(&self, state: State) -> String {
        self.0
            .t(Lang::ZhCn, &format!("matter-state-{}", state.code()))
    }
    fn event(&self, event: Event) -> String {
        self.0.t(Lang::ZhCn, &format!("matter-do-{}", event.code()))
    }
}

fn by(by: By) -> &'static str {
    match by {
        By::Reporter => "the reporter",
        By::HoldingCentre => "the centre, while it holds the matter",
        By::Centre => "the centre that answers for the thread",
        By::Holder => "the holder",
        By::Helper => "the holder or a helper",
        By::Offeree => "whom it is offered to",
        By::Offerer => "who offered it",
        By::Supervisor => "a supervisor of the unit",
        By::System => "the product itself",
    }
}

fn offer(rule: &Rule) -> &'static str {
    match rule.offer {
        None => "",
        Some(true) => "an offer waits",
        Some(false) => "no offer waits",
    }
}

fn page() -> String {
    let words = Words(Texts::load(CAPABILITY.texts).expect("the texts are well formed"));
    let mut out = String::new();
    let mut line = |text: &str| {
        out.push_str(text);
        out.push('\n');
    };
    line("# The procedure of a matter (事项)");
    line("");
    line(
        "Generated from `states.rs` and `rules.rs` of the room of matters; a test compares it. Write it anew with",
    );
    line("`BLESS=1 cargo nextest run -p matter -E 'test(table)'`.");
    line("");
    line("## Diagram");
    line("");
    line("Events that leave the state as it is are left out.");
    line("");
    line("```mermaid");
    line("stateDiagram-v2");
    line("    [*] --> registered");
    for state in State::ALL {
        line(&format!("    {} : {}", state.code(), words.state(*state)));
    }
    for (from, to, events) in edges(&words) {
        line(&format!(
            "    {} --> {} : {}",
            from.code(),
            to.code(),
            events.join("、")
        ));
    }
    for state in State::ALL
        .iter()
        .filter(|s| s.is_final() || **s == State::Closed)
    {
        line(&format!("    {} --> [*]", state.code()));
    }
    line("```");
    line("");
    line("## What can happen in each state");
    line("");
    line("| State | Event | then |");
    line("| --- | --- | --- |");
    for state in State::ALL {
        for event in Event::ALL {
            if let Some(to) = next(*state, *event) {
                let row = format!(
                    "| {} `{}` | {} `{}` | {} `{}` |",
                    words.state(*state),
                    state.code(),
                    words.event(*event),
                    event.code(),
                    words.state(to),
                    to.code()
                );
                line(&row);
            }
        }
    }
    line("");
    line("## Who may, and where the rule comes from");
    line("");
    line("| Event | By | With a role of | If | Resident reads it | Source |");
    line("| --- | --- | --- | --- | --- | --- |");
    for rule in RULES {
        let mut roles = String::new();
        for role in rule.permission.roles {
            let gap = if roles.is_empty() { "" } else { ", " };
            write!(roles, "{gap}`{}`", role.code()).expect("a string takes text");
        }
        let read = if rule.public { "yes" } else { "" };
        let event = words.event(rule.event);
        line(&format!(
            "| {event} `{}` | {} | {roles} | {} | {read} | {} |",
            rule.event.code(),
            by(rule.by),
            offer(rule),
            rule.source
        ));
    }
    out
}

type Edge = (State, State, Vec<String>);

fn edges(words: &Words) -> Vec<Edge> {
    let mut all: BTreeMap<(State, State), Vec<String>> = BTreeMap::new();
    for state in State::ALL {
        for event in Event::ALL {
            if let Some(to) = next(*state, *event).filter(|to| to != state) {
                all.entry((*state, to))
                    .or_default()
                    .push(words.event(*event));
            }
        }
    }
    all.into_iter()
        .map(|((from, to), events)| (from, to, events))
        .collect()
}

#[test]
fn the_printed_procedure_is_the_one_that_runs() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../docs/states/matter.md");
    let page = page();
    if std::env::var_os("BLESS").is_some() {
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(&path, page).expect("written");
        return;
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == page,
        "docs/states/matter.md is not what runs; look at it with BLESS=1"
    );
}

#[test]
fn every_code_has_its_words_in_both_languages() {
    let texts = Texts::load(CAPABILITY.texts).expect("the texts are well formed");
    let states = State::ALL
        .iter()
        .map(|s| format!("matter-state-{}", s.code()));
    let events = Event::ALL
        .iter()
        .flat_map(|e| ["do", "told"].map(|what| format!("matter-{what}-{}", e.code())));
    for key in states.chain(events) {
        for lang in [Lang::ZhCn, Lang::En] {
            assert!(texts.has(lang, &key), "{key} in {lang:?}");
        }
    }
    assert_eq!(texts.parity(), Vec::<String>::new());
}
