//! What can be done to a matter, with what each act needs.

use access::Named;
use serde::{Deserialize, Serialize};

use crate::model::{NewParty, OrgRef};
use crate::states::Event;

/// What is to be done, with what it needs.
#[derive(Clone, Debug)]
#[allow(
    missing_docs,
    reason = "each variant is the event of the same name; the fields are what its form asks for"
)]
pub enum Do {
    AskSupplement {
        what: String,
    },
    Supplement {
        words: String,
        files: Vec<String>,
    },
    Refuse {
        ground: String,
        remedy: String,
    },
    Merge {
        into: String,
    },
    Take,
    Offer {
        to: OrgRef,
        kind: HandOffKind,
        reason: String,
        basis: String,
        rule: Option<String>,
    },
    Recall {
        reason: String,
    },
    Accept {
        plan: String,
    },
    AcceptTriage,
    Return {
        reason: String,
    },
    Visit {
        words: String,
        files: Vec<String>,
    },
    Note {
        words: String,
        files: Vec<String>,
        public: bool,
    },
    Ask {
        question: String,
    },
    Suspend {
        reason: String,
    },
    Resume {
        words: String,
    },
    Extend {
        reason: String,
    },
    Assist {
        org: OrgRef,
        words: String,
    },
    Minutes {
        words: String,
    },
    Reply {
        outcome: String,
        words: String,
        files: Vec<String>,
    },
    SendBack {
        words: String,
    },
    Approve,
    FollowUp {
        reached: bool,
        solved: bool,
        words: String,
    },
    Lapse,
    Rate {
        solved: bool,
        /// The result: 5 very satisfied .. 1.
        stars: i64,
        /// How it was handled: 5 very satisfied .. 1; `None` where only one scale was asked.
        handling: Option<i64>,
        words: String,
    },
    Object {
        words: String,
        files: Vec<String>,
    },
    ObjectAgain {
        words: String,
        files: Vec<String>,
    },
    Withdraw {
        reason: String,
    },
    Urge {
        words: String,
    },
    Supervise {
        words: String,
        level: i64,
    },
    Reclassify {
        type_code: String,
        reason: String,
    },
    Add {
        words: String,
        files: Vec<String>,
    },
    /// `to` is the id or number of another matter, `way` one of [`crate::links::WAYS`].
    Link {
        to: String,
        way: String,
        words: String,
    },
    Unlink {
        to: String,
        way: String,
        reason: String,
    },
    AddParty {
        party: NewParty,
    },
    /// `party` is the id of a participant.
    EndParty {
        party: String,
        reason: String,
    },
    /// An organisation was closed; who takes over its part, where it held the matter or answered for it.
    Succeed {
        closed: Named,
        holder: Option<OrgRef>,
        centre: Option<OrgRef>,
    },
}

/// Why a matter changes hands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HandOffKind {
    /// 派单: centre to organ.
    Dispatch,
    /// 转办: organ to organ.
    Transfer,
    /// 上报: to the centre above.
    Escalate,
    /// 下沉: to a centre below.
    Descend,
    /// 交回: from an organ back to the centre.
    Back,
}

impl HandOffKind {
    /// The code in the database.
    pub fn code(self) -> &'static str {
        match self {
            HandOffKind::Dispatch => "dispatch",
            HandOffKind::Transfer => "transfer",
            HandOffKind::Escalate => "escalate",
            HandOffKind::Descend => "descend",
            HandOffKind::Back => "back",
        }
    }
    /// Reads a code.
    pub fn parse(code: &str) -> Option<HandOffKind> {
        use HandOffKind as K;
        [K::Dispatch, K::Transfer, K::Escalate, K::Descend, K::Back]
            .into_iter()
            .find(|k| k.code() == code)
    }
}

impl Do {
    /// The event of the procedure that this is.
    pub fn event(&self) -> Event {
        match self {
            Do::AskSupplement { .. } => Event::AskSupplement,
            Do::Supplement { .. } => Event::Supplement,
            Do::Refuse { .. } => Event::Refuse,
            Do::Merge { .. } => Event::Merge,
            Do::Take => Event::Take,
            Do::Offer { .. } => Event::Offer,
            Do::Recall { .. } => Event::Recall,
            Do::Accept { .. } => Event::Accept,
            Do::AcceptTriage => Event::AcceptTriage,
            Do::Return { .. } => Event::Return,
            Do::Visit { .. } => Event::Visit,
            Do::Note { .. } => Event::Note,
            Do::Ask { .. } => Event::Ask,
            Do::Suspend { .. } => Event::Suspend,
            Do::Resume { .. } => Event::Resume,
            Do::Extend { .. } => Event::Extend,
            Do::Assist { .. } => Event::Assist,
            Do::Minutes { .. } => Event::Minutes,
            Do::Reply { .. } => Event::Reply,
            Do::SendBack { .. } => Event::SendBack,
            Do::Approve => Event::Approve,
            Do::FollowUp { .. } => Event::FollowUp,
            Do::Lapse => Event::Lapse,
            Do::Rate { .. } => Event::Rate,
            Do::Object { .. } => Event::Object,
            Do::ObjectAgain { .. } => Event::ObjectAgain,
            Do::Withdraw { .. } => Event::Withdraw,
            Do::Urge { .. } => Event::Urge,
            Do::Supervise { .. } => Event::Supervise,
            Do::Reclassify { .. } => Event::Reclassify,
            Do::Add { .. } => Event::Add,
            Do::Link { .. } => Event::Link,
            Do::Unlink { .. } => Event::Unlink,
            Do::AddParty { .. } => Event::AddParty,
            Do::EndParty { .. } => Event::EndParty,
            Do::Succeed { .. } => Event::Succeed,
        }
    }
}
