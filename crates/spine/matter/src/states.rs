//! The procedure of a matter 事项: states, events, and one exhaustive table.
//!
//! Source: domain procedure 3.1 (unified intake 统一受理), hand-offs of 信访工作条例 articles 22 and 23, and the
//! house rule that a matter leaves one hand only when another has taken it.

use serde::{Deserialize, Serialize};

macro_rules! codes {
    ($(#[$outer:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $code:literal),* $(,)? }) => {
        $(#[$outer])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$doc])* $variant),* }

        impl $name {
            /// All of them.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];
            /// The code in the database and the API.
            pub const fn code(self) -> &'static str { match self { $($name::$variant => $code),* } }
            /// Reads a code.
            pub fn parse(code: &str) -> Option<$name> { match code { $($code => Some($name::$variant),)* _ => None } }
        }
    };
}

codes! {
    /// Where a matter stands.
    State {
        /// 待受理: the centre holds it and looks at it.
        Registered = "registered",
        /// 待补正: the centre waits once for what the resident must add.
        Supplementing = "supplementing",
        /// 待接收: offered to an organ; the centre still holds it.
        Triaged = "triaged",
        /// 办理中: an organ holds it and works on it.
        Handling = "handling",
        /// 中止: the clock stands for a stated reason.
        Suspended = "suspended",
        /// 待审核: the answer waits for the unit's leader.
        Replied = "replied",
        /// 待评价: answered; the resident rates or objects.
        Completed = "completed",
        /// 已办结
        Closed = "closed",
        /// 不予受理
        Refused = "refused",
        /// 已合并
        Merged = "merged",
        /// 已撤回
        Withdrawn = "withdrawn",
    }
}

codes! {
    /// What can happen to a matter.
    Event {
        /// 要求补正
        AskSupplement = "ask_supplement",
        /// 补充: the resident adds what was asked for.
        Supplement = "supplement",
        /// 不予受理
        Refuse = "refuse",
        /// 合并
        Merge = "merge",
        /// 自办: the centre handles it itself.
        Take = "take",
        /// 派单、转办: offers it to another.
        Offer = "offer",
        /// 收回: takes an offer back.
        Recall = "recall",
        /// 接收: an organ takes an offer, to handle it.
        Accept = "accept",
        /// 接收分流: a centre takes an offer, to triage it.
        AcceptTriage = "accept_triage",
        /// 退回: refuses an offer, with a reason.
        Return = "return",
        /// 到场: a visit.
        Visit = "visit",
        /// 记录进展
        Note = "note",
        /// 问反映人: asks the resident; the clock stands.
        Ask = "ask",
        /// 中止
        Suspend = "suspend",
        /// 恢复
        Resume = "resume",
        /// 延期
        Extend = "extend",
        /// 邀请协助
        Assist = "assist",
        /// 会商纪要
        Minutes = "minutes",
        /// 答复
        Reply = "reply",
        /// 退回修改
        SendBack = "send_back",
        /// 审核通过
        Approve = "approve",
        /// 回访办结
        FollowUp = "follow_up",
        /// 到期办结: nobody rated or objected in time.
        Lapse = "lapse",
        /// 评价
        Rate = "rate",
        /// 异议: not solved; once to the same organ, then to the centre.
        Object = "object",
        /// 异议复核: the second objection.
        ObjectAgain = "object_again",
        /// 撤回
        Withdraw = "withdraw",
        /// 催办
        Urge = "urge",
        /// 督办
        Supervise = "supervise",
        /// 更正类别
        Reclassify = "reclassify",
        /// 反映人补充: more words or photos, at any time.
        Add = "add",
        /// 关联: ties it to another matter.
        Link = "link",
        /// 解除关联
        Unlink = "unlink",
        /// 登记参与人
        AddParty = "add_party",
        /// 参与人退出
        EndParty = "end_party",
        /// 承接: its organisation was closed, another takes over.
        Succeed = "succeed",
    }
}

/// The one table. `None`: the event cannot happen in this state.
///
/// Never `_` on both sides: a new state does not compile until every event is answered.
#[must_use]
pub const fn next(state: State, event: Event) -> Option<State> {
    use Event as E;
    use State as S;
    match (state, event) {
        (S::Registered, E::AskSupplement) => Some(S::Supplementing),
        (S::Registered, E::Take) => Some(S::Handling),
        (S::Registered, E::Offer) => Some(S::Triaged),
        (S::Registered | S::Supplementing, E::Refuse) => Some(S::Refused),
        (S::Registered | S::Supplementing | S::Handling, E::Merge) => Some(S::Merged),

        (S::Supplementing, E::Supplement) => Some(S::Registered),

        (S::Triaged, E::Accept) => Some(S::Handling),
        (S::Triaged, E::AcceptTriage | E::Return | E::Recall) => Some(S::Registered),

        // From organ to organ: A goes on handling until B has taken it.
        (S::Handling, E::Offer | E::Accept | E::Return | E::Recall) => Some(S::Handling),
        (S::Handling, E::AcceptTriage) => Some(S::Registered),
        (S::Handling, E::Ask | E::Suspend) => Some(S::Suspended),
        (S::Handling, E::Visit | E::Assist | E::Minutes | E::Extend) => Some(S::Handling),
        (S::Handling, E::Reply) => Some(S::Replied),

        (S::Suspended, E::Resume | E::Supplement) => Some(S::Handling),

        (S::Replied, E::Approve) => Some(S::Completed),
        (S::Replied, E::SendBack) => Some(S::Handling),

        (S::Completed, E::FollowUp | E::Lapse | E::Rate) => Some(S::Closed),
        (S::Completed | S::Closed, E::Object) => Some(S::Handling),
        (S::Completed | S::Closed, E::ObjectAgain) => Some(S::Registered),
        (S::Closed, E::Rate) => Some(S::Closed),

        (
            S::Registered | S::Supplementing | S::Triaged | S::Handling | S::Suspended,
            E::Withdraw,
        ) => Some(S::Withdrawn),

        (S::Registered, E::Reclassify) => Some(S::Registered),
        (S::Registered, E::Note | E::Add | E::Urge | E::Supervise) => Some(S::Registered),
        (S::Supplementing, E::Note | E::Add | E::Urge | E::Supervise) => Some(S::Supplementing),
        (S::Triaged, E::Note | E::Add | E::Urge | E::Supervise) => Some(S::Triaged),
        (S::Handling, E::Note | E::Add | E::Urge | E::Supervise) => Some(S::Handling),
        (S::Suspended, E::Note | E::Add | E::Urge | E::Supervise) => Some(S::Suspended),
        (S::Replied, E::Note | E::Add | E::Urge | E::Supervise) => Some(S::Replied),
        (S::Completed, E::Note | E::Add) => Some(S::Completed),

        // Beside the way of the matter, not on it. A closed one may still be objected to, so its holder must stand.
        (
            here @ (S::Registered
            | S::Supplementing
            | S::Triaged
            | S::Handling
            | S::Suspended
            | S::Replied
            | S::Completed
            | S::Closed),
            E::Link | E::Unlink | E::Succeed,
        ) => Some(here),
        (
            here @ (S::Registered
            | S::Supplementing
            | S::Triaged
            | S::Handling
            | S::Suspended
            | S::Replied
            | S::Completed),
            E::AddParty | E::EndParty,
        ) => Some(here),

        (S::Registered, E::Supplement | E::Accept | E::AcceptTriage | E::Return | E::Recall)
        | (
            S::Registered | S::Supplementing | S::Triaged,
            E::Visit | E::Ask | E::Suspend | E::Resume | E::Extend,
        )
        | (
            S::Registered | S::Supplementing | S::Triaged,
            E::Assist | E::Minutes | E::Reply | E::SendBack | E::Approve,
        )
        | (
            S::Registered | S::Supplementing | S::Triaged | S::Handling | S::Suspended | S::Replied,
            E::FollowUp | E::Lapse | E::Rate | E::Object | E::ObjectAgain,
        )
        | (
            S::Supplementing,
            E::AskSupplement
            | E::Take
            | E::Offer
            | E::Recall
            | E::Accept
            | E::AcceptTriage
            | E::Return
            | E::Reclassify,
        )
        | (
            S::Triaged,
            E::AskSupplement
            | E::Supplement
            | E::Refuse
            | E::Merge
            | E::Take
            | E::Offer
            | E::Reclassify,
        )
        | (
            S::Handling,
            E::AskSupplement
            | E::Supplement
            | E::Refuse
            | E::Take
            | E::Resume
            | E::SendBack
            | E::Approve
            | E::Reclassify,
        )
        | (
            S::Suspended,
            E::AskSupplement
            | E::Refuse
            | E::Merge
            | E::Take
            | E::Offer
            | E::Recall
            | E::Accept
            | E::AcceptTriage
            | E::Return
            | E::Visit
            | E::Ask
            | E::Suspend
            | E::Extend
            | E::Assist
            | E::Minutes
            | E::Reply
            | E::SendBack
            | E::Approve
            | E::Reclassify,
        )
        | (
            S::Replied,
            E::AskSupplement
            | E::Supplement
            | E::Refuse
            | E::Merge
            | E::Take
            | E::Offer
            | E::Recall
            | E::Accept
            | E::AcceptTriage
            | E::Return
            | E::Visit
            | E::Ask
            | E::Suspend
            | E::Resume
            | E::Extend
            | E::Assist
            | E::Minutes
            | E::Reply
            | E::Withdraw
            | E::Reclassify,
        )
        | (
            S::Completed | S::Closed,
            E::AskSupplement
            | E::Supplement
            | E::Refuse
            | E::Merge
            | E::Take
            | E::Offer
            | E::Recall
            | E::Accept
            | E::AcceptTriage
            | E::Return
            | E::Visit
            | E::Ask
            | E::Suspend
            | E::Resume
            | E::Extend
            | E::Assist
            | E::Minutes
            | E::Reply
            | E::SendBack
            | E::Approve
            | E::Withdraw
            | E::Urge
            | E::Supervise
            | E::Reclassify,
        )
        | (S::Closed, E::Note | E::Add | E::FollowUp | E::Lapse | E::AddParty | E::EndParty)
        | (S::Refused | S::Merged | S::Withdrawn, _) => None,
    }
}

impl State {
    /// True when nothing more can happen.
    pub const fn is_final(self) -> bool {
        matches!(self, State::Refused | State::Merged | State::Withdrawn)
    }
    /// True while somebody has to do something.
    pub const fn is_open(self) -> bool {
        !matches!(
            self,
            State::Completed | State::Closed | State::Refused | State::Merged | State::Withdrawn
        )
    }
    /// States while work is open, for `in (…)` conditions.
    pub const OPEN: &'static [State] = &[
        State::Registered,
        State::Supplementing,
        State::Triaged,
        State::Handling,
        State::Suspended,
        State::Replied,
    ];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_final_state_answers_no_event() {
        for state in State::ALL.iter().filter(|s| s.is_final()) {
            assert!(Event::ALL.iter().all(|e| next(*state, *e).is_none()));
        }
    }

    #[test]
    fn every_state_but_the_first_is_reached() {
        for state in State::ALL {
            let reached = *state == State::Registered
                || State::ALL.iter().any(|from| {
                    Event::ALL
                        .iter()
                        .any(|e| from != state && next(*from, *e) == Some(*state))
                });
            assert!(reached, "{state:?}");
        }
    }

    #[test]
    fn every_event_happens_somewhere() {
        for event in Event::ALL {
            assert!(
                State::ALL.iter().any(|s| next(*s, *event).is_some()),
                "{event:?}"
            );
        }
    }
}
