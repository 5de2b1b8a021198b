//! What a walk is made of, drawn at random and made smaller when a walk fails.

use matter::testing::{City, TYPES};
use matter::{Do, Event, HandOffKind};
use proptest::prelude::*;

/// One attempt in a walk. Numbers choose by remainder, so that fewer choices still mean something.
#[derive(Clone, Debug)]
pub struct Step {
    /// Time that passes first, in ms; never none, so that every moment has one order.
    pub wait_ms: i64,
    /// The second matter of the walk and not the first.
    pub second: bool,
    /// What is tried.
    pub aim: Aim,
    /// Which version the actor saw.
    pub seen: Seen,
    /// The actor proved the code of the matter; tried by residents only.
    pub with_code: bool,
    /// Names the matter by its number and not by its id.
    pub by_number: bool,
    /// What the form says.
    pub form: Form,
}

/// Who tries what.
#[derive(Clone, Debug)]
pub enum Aim {
    /// One of what somebody may do now and what leads on; without these few walks see an answer and its rating.
    Forward(u16),
    /// One of everything that anybody may do now.
    Lawful(u16),
    /// Whoever and whatever.
    Anything { who: u16, event: u16 },
}

/// Which version an actor saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    Whatever,
    Newest,
    Older,
}

/// What a form says, as far as its event asks for it.
#[derive(Clone, Debug)]
pub struct Form {
    pub words: Words,
    pub org: u8,
    pub kind: u8,
    pub yes: bool,
    pub also: bool,
    pub stars: i64,
    pub into: Into,
}

/// A text in a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    Plain,
    Blank,
    TooLong,
}

/// What a matter is merged into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Into {
    TheOther,
    Itself,
    Nothing,
}

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;

/// Mostly hours; now and then weeks, so that time limits end on the way.
fn wait() -> impl Strategy<Value = i64> {
    prop_oneof![
        20 => 1..9 * 60 * MINUTE_MS,
        1 => DAY_MS..45 * DAY_MS,
    ]
}

fn form() -> impl Strategy<Value = Form> {
    let words = prop_oneof![
        24 => Just(Words::Plain),
        1 => Just(Words::Blank),
        1 => Just(Words::TooLong),
    ];
    let into = prop_oneof![
        2 => Just(Into::TheOther),
        1 => Just(Into::Itself),
        1 => Just(Into::Nothing),
    ];
    (
        words,
        0..4_u8,
        0..3_u8,
        any::<bool>(),
        any::<bool>(),
        -1..8_i64,
        into,
    )
        .prop_map(|(words, org, kind, yes, also, stars, into)| Form {
            words,
            org,
            kind,
            yes,
            also,
            stars,
            into,
        })
}

fn step() -> impl Strategy<Value = Step> {
    let aim = prop_oneof![
        4 => any::<u16>().prop_map(Aim::Forward),
        2 => any::<u16>().prop_map(Aim::Lawful),
        3 => any::<(u16, u16)>().prop_map(|(who, event)| Aim::Anything { who, event }),
    ];
    let seen = prop_oneof![
        4 => Just(Seen::Whatever),
        3 => Just(Seen::Newest),
        1 => Just(Seen::Older),
    ];
    (
        wait(),
        any::<bool>(),
        aim,
        seen,
        prop::bool::weighted(0.3),
        any::<bool>(),
        form(),
    )
        .prop_map(
            |(wait_ms, second, aim, seen, with_code, by_number, form)| Step {
                wait_ms,
                second,
                aim,
                seen,
                with_code,
                by_number,
                form,
            },
        )
}

/// A walk over two matters of any of the three types.
pub fn walk(longest: usize) -> impl Strategy<Value = (u8, Vec<Step>)> {
    (0..3_u8, prop::collection::vec(step(), 1..=longest))
}

/// An order for an event, with whatever it needs.
pub fn what(city: &City, form: &Form, other: &str, own: &str, event: Event) -> Do {
    let words = match form.words {
        Words::Plain => "说明".to_owned(),
        Words::Blank => " ".to_owned(),
        Words::TooLong => "长".repeat(4001),
    };
    let files = Vec::new();
    let orgs = [
        &city.organ_a,
        &city.organ_b,
        &city.centre,
        &city.city_centre,
    ];
    let org = orgs[usize::from(form.org) % orgs.len()].clone();
    match event {
        Event::AskSupplement => Do::AskSupplement { what: words },
        Event::Supplement => Do::Supplement { words, files },
        Event::Refuse => Do::Refuse {
            ground: words,
            remedy: "向人民法院起诉".into(),
        },
        Event::Merge => Do::Merge {
            into: match form.into {
                Into::TheOther => other.to_owned(),
                Into::Itself => own.to_owned(),
                Into::Nothing => "HG2019-01-0000001".into(),
            },
        },
        Event::Take => Do::Take,
        Event::Offer => Do::Offer {
            kind: if org.centre {
                HandOffKind::Escalate
            } else {
                HandOffKind::Dispatch
            },
            to: org,
            reason: words,
            basis: "职责清单".into(),
            rule: None,
        },
        Event::Recall => Do::Recall { reason: words },
        Event::Accept => Do::Accept { plan: words },
        Event::AcceptTriage => Do::AcceptTriage,
        Event::Return => Do::Return { reason: words },
        Event::Visit => Do::Visit { words, files },
        Event::Note => Do::Note {
            words,
            files,
            public: form.yes,
        },
        Event::Ask => Do::Ask { question: words },
        Event::Suspend => Do::Suspend { reason: words },
        Event::Resume => Do::Resume { words },
        Event::Extend => Do::Extend { reason: words },
        Event::Assist => Do::Assist { org, words },
        Event::Minutes => Do::Minutes { words },
        Event::Reply => Do::Reply {
            outcome: "supported".into(),
            words,
            files,
        },
        Event::SendBack => Do::SendBack { words },
        Event::Approve => Do::Approve,
        Event::FollowUp => Do::FollowUp {
            reached: form.yes,
            solved: form.also,
            words,
        },
        Event::Lapse => Do::Lapse,
        Event::Rate => Do::Rate {
            solved: form.yes,
            stars: form.stars,
            handling: form.yes.then_some(form.stars),
            words,
        },
        Event::Object => Do::Object { words, files },
        Event::ObjectAgain => Do::ObjectAgain { words, files },
        Event::Withdraw => Do::Withdraw { reason: words },
        Event::Urge => Do::Urge { words },
        Event::Supervise => Do::Supervise { words, level: 2 },
        Event::Reclassify => Do::Reclassify {
            type_code: TYPES[usize::from(form.kind)].into(),
            reason: words,
        },
        Event::Add => Do::Add { words, files },
        Event::Link => Do::Link {
            to: other.to_owned(),
            way: "related".into(),
            words,
        },
        Event::Unlink => Do::Unlink {
            to: other.to_owned(),
            way: "related".into(),
            reason: words,
        },
        Event::AddParty => Do::AddParty {
            party: matter::model::NewParty {
                role: "witness".into(),
                kind: "natural".into(),
                name: words,
                ..matter::model::NewParty::default()
            },
        },
        Event::EndParty => Do::EndParty {
            party: own.to_owned(),
            reason: words,
        },
        Event::Succeed => Do::Succeed {
            closed: org.name,
            holder: Some(city.centre.clone()),
            centre: Some(city.centre.clone()),
        },
    }
}
