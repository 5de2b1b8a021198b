//! What each event takes, as one table. Parsing and the description of the API come from it.

use crate::links::WAYS;
use crate::model::{OUTCOMES, PARTY_KINDS, PARTY_ROLES};
use crate::states::Event;

/// Longest free text of an act, in characters.
pub(super) const WORDS: usize = 4000;
/// Longest reference: an id, a number, a code.
pub(super) const REFERENCE: usize = 64;

/// The form of a field.
#[derive(Clone, Copy, Debug)]
pub(super) enum Form {
    /// Text up to so many characters.
    Text(usize),
    /// The id of an organisation.
    Org,
    /// True or false.
    Flag,
    /// A whole number within bounds.
    Int(i64, i64),
    /// Ids of uploaded files.
    Files,
    /// One of some codes.
    Code(&'static [&'static str]),
}

/// A field of an event's body.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    pub name: &'static str,
    pub form: Form,
    pub required: bool,
    pub about: &'static str,
}

const fn must(name: &'static str, form: Form, about: &'static str) -> Field {
    Field {
        name,
        form,
        required: true,
        about,
    }
}

const fn may(name: &'static str, form: Form, about: &'static str) -> Field {
    Field {
        required: false,
        ..must(name, form, about)
    }
}

const SAID: Field = must("words", Form::Text(WORDS), "In the actor's words");
const PERHAPS_SAID: Field = may("words", Form::Text(WORDS), "In the actor's words");
const WHY: Field = must("reason", Form::Text(WORDS), "Why");
const PERHAPS_WHY: Field = may("reason", Form::Text(WORDS), "Why");
const FILES: Field = may("files", Form::Files, "Ids of files uploaded before");

const OTHER: Field = must(
    "to",
    Form::Text(REFERENCE),
    "Id or number of the other matter",
);
const WAY: Field = must(
    "way",
    Form::Code(WAYS),
    "How this matter stands to the other",
);

/// Kinds of hand-off.
pub(super) const KINDS: &[&str] = &["dispatch", "transfer", "escalate", "descend", "back"];

/// The fields of an event, beside `seen` and `command`.
pub(super) const fn of(event: Event) -> &'static [Field] {
    match event {
        Event::AskSupplement => {
            const {
                &[must(
                    "what",
                    Form::Text(WORDS),
                    "What the resident must add",
                )]
            }
        }
        Event::Supplement | Event::Visit | Event::Add => const { &[SAID, FILES] },
        Event::Refuse => {
            const {
                &[
                    must("ground", Form::Text(WORDS), "Why it is not accepted"),
                    must(
                        "remedy",
                        Form::Text(WORDS),
                        "Where it can be brought instead",
                    ),
                ]
            }
        }
        Event::Merge => {
            const {
                &[must(
                    "into",
                    Form::Text(REFERENCE),
                    "Id or number of the matter that stays",
                )]
            }
        }
        Event::Offer => {
            const {
                &[
                    must("to", Form::Org, "Id of the organisation it is offered to"),
                    may("kind", Form::Code(KINDS), "Kind of hand-off"),
                    PERHAPS_WHY,
                    may("basis", Form::Text(WORDS), "Law or rule relied on"),
                    may(
                        "rule",
                        Form::Text(REFERENCE),
                        "Id of the routing rule that proposed it",
                    ),
                ]
            }
        }
        Event::Recall | Event::Withdraw => const { &[PERHAPS_WHY] },
        Event::Accept => const { &[may("plan", Form::Text(WORDS), "What will be done first")] },
        Event::Return | Event::Suspend | Event::Extend => const { &[WHY] },
        Event::Note => {
            const {
                &[
                    SAID,
                    FILES,
                    may("public", Form::Flag, "The resident reads it"),
                ]
            }
        }
        Event::Ask => {
            const {
                &[must(
                    "question",
                    Form::Text(WORDS),
                    "What the resident is asked",
                )]
            }
        }
        Event::Resume => const { &[PERHAPS_SAID] },
        Event::Assist => {
            const {
                &[
                    must("org", Form::Org, "Id of the organisation that shall help"),
                    PERHAPS_SAID,
                ]
            }
        }
        Event::Minutes | Event::SendBack | Event::Urge => const { &[SAID] },
        Event::Object | Event::ObjectAgain => const { &[SAID, FILES] },
        Event::Reply => {
            const {
                &[
                    must("outcome", Form::Code(OUTCOMES), "How it ended"),
                    SAID,
                    FILES,
                ]
            }
        }
        Event::FollowUp => {
            const {
                &[
                    must("reached", Form::Flag, "The resident was reached"),
                    must("solved", Form::Flag, "It is solved, the resident says"),
                    PERHAPS_SAID,
                ]
            }
        }
        Event::Rate => {
            const {
                &[
                    must("solved", Form::Flag, "It is solved"),
                    must(
                        "stars",
                        Form::Int(1, 5),
                        "The result: 5 very satisfied .. 1",
                    ),
                    may(
                        "handling",
                        Form::Int(1, 5),
                        "How it was handled: 5 very satisfied .. 1",
                    ),
                    PERHAPS_SAID,
                ]
            }
        }
        Event::Supervise => {
            const {
                &[
                    SAID,
                    may("level", Form::Int(2, 3), "2 supervised, 3 listed"),
                ]
            }
        }
        Event::Reclassify => {
            const {
                &[
                    must("type_code", Form::Text(REFERENCE), "Code in the catalogue"),
                    PERHAPS_WHY,
                ]
            }
        }
        Event::Link => const { &[OTHER, WAY, PERHAPS_SAID] },
        Event::Unlink => const { &[OTHER, WAY, WHY] },
        Event::AddParty => {
            const {
                &[
                    must(
                        "role",
                        Form::Code(PARTY_ROLES),
                        "What they are in the matter",
                    ),
                    must(
                        "kind",
                        Form::Code(PARTY_KINDS),
                        "A person, an enterprise, other",
                    ),
                    must("name", Form::Text(60), "Sealed"),
                    may("phone", Form::Text(REFERENCE), "Sealed"),
                    may(
                        "id_no",
                        Form::Text(REFERENCE),
                        "Identity number or credit code; sealed",
                    ),
                    may(
                        "relation",
                        Form::Text(60),
                        "How they stand to whom they stand for",
                    ),
                    may(
                        "represents",
                        Form::Text(REFERENCE),
                        "Id of the participant that a representative stands for; the reporter without it",
                    ),
                ]
            }
        }
        Event::EndParty => {
            const {
                &[
                    must("party", Form::Text(REFERENCE), "Id of the participant"),
                    WHY,
                ]
            }
        }
        Event::Take | Event::AcceptTriage | Event::Approve | Event::Lapse | Event::Succeed => {
            const { &[] }
        }
    }
}
