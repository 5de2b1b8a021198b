//! Beside each event: who may fire it, what the resident sees, where the rule comes from. From this one table come
//! the buttons, the API's allowed actions, the documentation and the tests.

use access::{Actor, Permission};

use crate::permissions as p;
use crate::states::{Event, State, next};

/// Who stands in which relation to the matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The resident who brought it, signed in or with the code.
    Reporter,
    /// The centre, while it holds the matter.
    HoldingCentre,
    /// The centre that answers for the thread, whoever holds the matter.
    Centre,
    /// The organisation that holds the matter.
    Holder,
    /// An organisation that helps, or the holder.
    Helper,
    /// Whoever the matter was offered to.
    Offeree,
    /// Whoever offered it.
    Offerer,
    /// A supervisor of the administrative unit.
    Supervisor,
    /// The product itself: a clock that ran out, an organisation that was closed. It does what names it here, and
    /// nothing else.
    System,
}

/// What an event needs and where that comes from.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The event.
    pub event: Event,
    /// In which relation.
    pub by: By,
    /// With which permission.
    pub permission: Permission,
    /// Whether an offer must (`Some(true)`) or must not (`Some(false)`) be waiting.
    pub offer: Option<bool>,
    /// The resident reads it in the thread.
    pub public: bool,
    /// Where the rule comes from.
    pub source: &'static str,
}

const HOUSE: &str = "house rule";

const fn rule(
    event: Event,
    by: By,
    permission: Permission,
    offer: Option<bool>,
    public: bool,
    source: &'static str,
) -> Rule {
    Rule {
        event,
        by,
        permission,
        offer,
        public,
        source,
    }
}

/// The table.
pub const RULES: &[Rule] = &[
    rule(
        Event::AskSupplement,
        By::HoldingCentre,
        p::TRIAGE,
        Some(false),
        true,
        "one-time notice, 优化营商环境条例 art. 36",
    ),
    rule(
        Event::Supplement,
        By::Reporter,
        p::FOLLOW,
        None,
        true,
        HOUSE,
    ),
    rule(
        Event::Supplement,
        By::HoldingCentre,
        p::TRIAGE,
        None,
        true,
        HOUSE,
    ),
    rule(Event::Supplement, By::Holder, p::HANDLE, None, true, HOUSE),
    rule(
        Event::Refuse,
        By::HoldingCentre,
        p::TRIAGE,
        Some(false),
        true,
        "信访工作条例 art. 22",
    ),
    rule(
        Event::Merge,
        By::HoldingCentre,
        p::TRIAGE,
        Some(false),
        true,
        HOUSE,
    ),
    rule(
        Event::Merge,
        By::Holder,
        p::APPROVE,
        Some(false),
        true,
        HOUSE,
    ),
    rule(
        Event::Take,
        By::HoldingCentre,
        p::TRIAGE,
        Some(false),
        true,
        HOUSE,
    ),
    rule(
        Event::Offer,
        By::HoldingCentre,
        p::TRIAGE,
        Some(false),
        true,
        "信访工作条例 art. 22",
    ),
    rule(
        Event::Offer,
        By::Holder,
        p::HANDLE,
        Some(false),
        true,
        "信访工作条例 art. 23",
    ),
    rule(
        Event::Recall,
        By::Offerer,
        p::ASSIST,
        Some(true),
        true,
        HOUSE,
    ),
    rule(
        Event::Recall,
        By::System,
        p::ASSIST,
        Some(true),
        true,
        "whoever it was offered to was closed (house rule)",
    ),
    rule(
        Event::Accept,
        By::Offeree,
        p::HANDLE,
        Some(true),
        true,
        "信访工作条例 art. 23",
    ),
    rule(
        Event::AcceptTriage,
        By::Offeree,
        p::TRIAGE,
        Some(true),
        true,
        HOUSE,
    ),
    rule(
        Event::Return,
        By::Offeree,
        p::HANDLE,
        Some(true),
        true,
        "信访工作条例 art. 23",
    ),
    rule(Event::Visit, By::Helper, p::ASSIST, None, true, HOUSE),
    rule(Event::Note, By::Helper, p::ASSIST, None, false, HOUSE),
    rule(Event::Note, By::Centre, p::TRIAGE, None, false, HOUSE),
    rule(Event::Ask, By::Holder, p::HANDLE, Some(false), true, HOUSE),
    rule(
        Event::Suspend,
        By::Holder,
        p::HANDLE,
        Some(false),
        true,
        HOUSE,
    ),
    rule(Event::Resume, By::Holder, p::HANDLE, None, true, HOUSE),
    rule(
        Event::Extend,
        By::Holder,
        p::APPROVE,
        None,
        true,
        "信访工作条例 art. 34",
    ),
    rule(Event::Assist, By::Holder, p::HANDLE, None, false, HOUSE),
    rule(Event::Minutes, By::Helper, p::ASSIST, None, false, HOUSE),
    rule(
        Event::Reply,
        By::Holder,
        p::HANDLE,
        Some(false),
        false,
        "信访工作条例 art. 32",
    ),
    rule(Event::SendBack, By::Holder, p::APPROVE, None, false, HOUSE),
    rule(
        Event::Approve,
        By::Holder,
        p::APPROVE,
        None,
        true,
        "信访工作条例 art. 32",
    ),
    rule(Event::FollowUp, By::Centre, p::TRIAGE, None, true, HOUSE),
    rule(Event::Lapse, By::System, p::FOLLOW, None, true, HOUSE),
    rule(
        Event::Rate,
        By::Reporter,
        p::FOLLOW,
        None,
        true,
        "信访工作条例 art. 21",
    ),
    rule(Event::Object, By::Reporter, p::FOLLOW, None, true, HOUSE),
    rule(
        Event::ObjectAgain,
        By::Reporter,
        p::FOLLOW,
        None,
        true,
        HOUSE,
    ),
    rule(Event::Withdraw, By::Reporter, p::FOLLOW, None, true, HOUSE),
    rule(
        Event::Withdraw,
        By::System,
        p::FOLLOW,
        None,
        true,
        "a batch imported by mistake is taken back, as far as nobody has touched it (house rule)",
    ),
    rule(
        Event::Urge,
        By::Supervisor,
        p::SUPERVISE,
        None,
        true,
        "信访工作条例 ch. 5",
    ),
    rule(
        Event::Urge,
        By::System,
        p::SUPERVISE,
        None,
        true,
        "a clock that runs out raises supervision (house rule)",
    ),
    rule(
        Event::Supervise,
        By::Supervisor,
        p::SUPERVISE,
        None,
        true,
        "信访工作条例 ch. 5",
    ),
    rule(
        Event::Reclassify,
        By::HoldingCentre,
        p::TRIAGE,
        Some(false),
        false,
        HOUSE,
    ),
    rule(Event::Add, By::Reporter, p::FOLLOW, None, true, HOUSE),
    rule(Event::Link, By::Holder, p::HANDLE, None, false, HOUSE),
    rule(Event::Link, By::Centre, p::TRIAGE, None, false, HOUSE),
    rule(Event::Unlink, By::Holder, p::HANDLE, None, false, HOUSE),
    rule(Event::Unlink, By::Centre, p::TRIAGE, None, false, HOUSE),
    rule(Event::AddParty, By::Holder, p::HANDLE, None, false, HOUSE),
    rule(Event::AddParty, By::Centre, p::TRIAGE, None, false, HOUSE),
    rule(Event::EndParty, By::Holder, p::HANDLE, None, false, HOUSE),
    rule(Event::EndParty, By::Centre, p::TRIAGE, None, false, HOUSE),
    rule(
        Event::Succeed,
        By::System,
        p::HANDLE,
        None,
        true,
        "a closed organisation leaves no matter behind (house rule)",
    ),
];

/// What the rules look at.
#[derive(Clone, Debug)]
pub struct Situation {
    /// Where the matter stands.
    pub state: State,
    /// Path of the unit of its place.
    pub unit_path: String,
    /// Path of the centre that answers for it.
    pub centre_path: String,
    /// Path of its holder.
    pub holder_path: String,
    /// A centre holds it for triage.
    pub holder_centre: bool,
    /// Path and kind of whoever it is offered to: true for a centre.
    pub offer: Option<(String, bool)>,
    /// Paths of those who help.
    pub helpers: Vec<String>,
    /// Account of the reporter.
    pub reporter: Option<String>,
    /// The actor proved the code of this matter.
    pub with_code: bool,
    /// Objections so far.
    pub objections: i64,
    /// The end of the time for objections has not passed.
    pub may_object: bool,
    /// Rated already.
    pub rated: bool,
}

impl Situation {
    fn stands(&self, by: By, actor: &Actor, permission: Permission) -> bool {
        let at = |path: &str| {
            actor.grants().iter().any(|g| {
                permission.roles.contains(&g.role) && path.starts_with(g.org_path.as_str())
            })
        };
        match by {
            By::Reporter => {
                (self.with_code && !matches!(actor, Actor::System { .. }))
                    || actor
                        .account()
                        .is_some_and(|a| self.reporter.as_deref() == Some(a.to_string().as_str()))
            }
            By::HoldingCentre => self.holder_centre && at(&self.holder_path),
            By::Centre => at(&self.centre_path),
            By::Holder | By::Offerer => at(&self.holder_path),
            By::Helper => at(&self.holder_path) || self.helpers.iter().any(|h| at(h)),
            By::Offeree => self.offer.as_ref().is_some_and(|(path, _)| at(path)),
            By::Supervisor => actor.grants().iter().any(|g| {
                permission.roles.contains(&g.role)
                    && self.unit_path.starts_with(g.unit_path.as_str())
            }),
            By::System => matches!(actor, Actor::System { .. }),
        }
    }

    /// Things that are not of the state but of the matter's past.
    fn past_allows(&self, event: Event) -> bool {
        match event {
            Event::Accept => self.offer.as_ref().is_some_and(|(_, centre)| !centre),
            Event::AcceptTriage => self.offer.as_ref().is_some_and(|(_, centre)| *centre),
            Event::Object => self.objections == 0 && self.may_object,
            Event::ObjectAgain => self.objections == 1 && self.may_object,
            Event::Rate => !self.rated,
            _ => true,
        }
    }

    /// The rule under which this actor may fire this event now, if any.
    pub fn rule_for(&self, actor: &Actor, event: Event) -> Option<&'static Rule> {
        next(self.state, event)?;
        if !self.past_allows(event) {
            return None;
        }
        RULES.iter().filter(|r| r.event == event).find(|r| {
            r.offer.is_none_or(|wanted| wanted == self.offer.is_some())
                && self.stands(r.by, actor, r.permission)
        })
    }

    /// Everything this actor may do now, in the order of the procedure.
    pub fn allowed(&self, actor: &Actor) -> Vec<Event> {
        Event::ALL
            .iter()
            .copied()
            .filter(|e| self.rule_for(actor, *e).is_some())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_does_what_names_it_and_nothing_else() {
        let system = Actor::System { part: "clock" };
        let may = [
            Event::Recall,
            Event::Lapse,
            Event::Urge,
            Event::Succeed,
            Event::Withdraw,
        ];
        for state in State::ALL {
            for offer in [None, Some(("a/".to_owned(), false))] {
                let offered = offer.is_some();
                let situation = Situation {
                    state: *state,
                    unit_path: "2304/".into(),
                    centre_path: "c/".into(),
                    holder_path: "c/".into(),
                    holder_centre: true,
                    offer,
                    helpers: vec!["h/".into()],
                    reporter: None,
                    with_code: true,
                    objections: 0,
                    may_object: true,
                    rated: false,
                };
                for event in Event::ALL {
                    let expected = next(*state, *event).is_some()
                        && may.contains(event)
                        && (*event != Event::Recall || offered);
                    let allowed = situation.rule_for(&system, *event).is_some();
                    assert_eq!(allowed, expected, "{event:?} in {state:?}");
                }
            }
        }
    }

    #[test]
    fn every_event_has_a_rule_with_a_source() {
        for event in Event::ALL {
            assert!(
                RULES
                    .iter()
                    .any(|r| r.event == *event && !r.source.is_empty()),
                "{event:?}"
            );
        }
    }
}
