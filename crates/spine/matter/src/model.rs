//! What a matter is.

use access::{Named, OrgId};
use kernel::{LonLat, UtcMs, typed_id};
use serde::{Deserialize, Serialize};
use store::FromQueryResult;

use crate::states::State;

typed_id!(
    /// A matter 事项.
    MatterId
);
typed_id!(
    /// One entry of a thread 流转记录.
    EntryId
);
typed_id!(
    /// A hand-off 移交.
    HandOffId
);
typed_id!(
    /// A running or ended clock.
    ClockId
);
typed_id!(
    /// Something that waits for somebody 待办.
    TaskId
);
typed_id!(
    /// Somebody of a matter beside its reporter.
    ParticipantId
);

/// How a matter came in.
pub const CHANNELS: &[&str] = &[
    "counter",
    "phone",
    "web",
    "app",
    "wechat",
    "letter",
    "visit",
    "grid",
    "transfer",
    "hotline_12345",
    "call_110",
    "superior",
];

/// What a matter asks for.
pub const PURPOSES: &[&str] = &[
    "consult",
    "government_service",
    "help",
    "complaint",
    "report",
    "suggestion",
    "dispute",
    "legal_aid",
    "counseling",
    "praise",
];

/// How an answer ends a matter (信访工作条例 article 32 and the house's own).
pub const OUTCOMES: &[&str] = &[
    "supported",
    "partly",
    "explained",
    "not_supported",
    "transferred",
];

/// The row of a matter, personal fields sealed.
#[derive(Clone, Debug, FromQueryResult, Serialize)]
#[allow(
    missing_docs,
    reason = "each column is explained in migrations/0001_matter.sql"
)]
pub struct MatterRow {
    pub id: String,
    pub number: String,
    pub version: i64,
    pub state: String,
    pub title: String,
    pub body: String,
    pub type_code: String,
    pub type_version: i64,
    pub purpose: String,
    pub channel: String,
    pub urgency: i64,
    pub complexity: String,
    pub unit_code: String,
    pub unit_path: String,
    pub place_public: String,
    pub address_sealed: Option<String>,
    pub lon: Option<f64>,
    pub lat: Option<f64>,
    pub occurred_ms: Option<i64>,
    pub registered_ms: i64,
    pub centre_org: String,
    pub centre_path: String,
    pub holder_org: String,
    pub holder_path: String,
    pub holder_zh: String,
    pub holder_en: String,
    pub holder_centre: bool,
    pub holder_since_ms: i64,
    pub handler_account: Option<String>,
    pub lead_org: Option<String>,
    pub due_ms: Option<i64>,
    pub due_clock: Option<String>,
    pub reporter_account: Option<String>,
    pub reporter_sealed: Option<String>,
    pub phone_sealed: Option<String>,
    pub phone_index: Option<String>,
    pub anonymous: bool,
    pub code_index: String,
    pub code_sealed: String,
    pub returns: i64,
    pub objections: i64,
    pub supervised: i64,
    pub outcome: Option<String>,
    pub reply: Option<String>,
    pub rating: Option<i64>,
    pub rating_handling: Option<i64>,
    pub rating_solved: Option<bool>,
    pub rating_words: Option<String>,
    pub completed_ms: Option<i64>,
    pub closed_ms: Option<i64>,
    pub destroy_on: Option<String>,
    pub merged_into: Option<String>,
    pub lang: String,
}

impl MatterRow {
    /// The state as a value; a row with an unknown state cannot be written.
    pub fn state(&self) -> State {
        State::parse(&self.state).unwrap_or(State::Closed)
    }
    /// Name of the holder.
    pub fn holder(&self) -> Named {
        Named {
            zh: self.holder_zh.clone(),
            en: self.holder_en.clone(),
        }
    }
    /// The place, if known.
    pub fn at(&self) -> Option<LonLat> {
        LonLat::new(self.lon?, self.lat?).ok()
    }
}

/// An organisation as a matter needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrgRef {
    /// Its id.
    pub id: OrgId,
    /// Its path in the tree of organisations.
    pub path: String,
    /// Its name.
    pub name: Named,
    /// A centre, which triages; an organ handles.
    pub centre: bool,
}

/// Somebody's name, phone and address as typed, before they are sealed.
#[derive(Clone, Debug, Default)]
pub struct ReporterInput {
    /// Account, for residents who are signed in.
    pub account: Option<String>,
    /// Name.
    pub name: Option<String>,
    /// Phone, E.164.
    pub phone: Option<String>,
    /// True if handlers must not learn who reported.
    pub anonymous: bool,
    /// On whose behalf: name and relation.
    pub behalf: Option<(String, String)>,
}

/// What somebody is in a matter.
pub const PARTY_ROLES: &[&str] = &[
    "reporter",
    "represented",
    "applicant",
    "respondent",
    "third_party",
    "witness",
    "contact",
    "guardian",
    "agent",
    "lawyer",
];

/// Roles of those who stand for somebody else: 法定代理人, 委托代理人, 律师.
pub const REPRESENTATIVES: &[&str] = &["guardian", "agent", "lawyer"];

/// A person, an enterprise with its credit code, or anything else that can be a party.
pub const PARTY_KINDS: &[&str] = &["natural", "legal", "other"];

/// Somebody who takes part in a matter, as typed, before name and numbers are sealed.
#[derive(Clone, Default)]
pub struct NewParty {
    /// One of [`PARTY_ROLES`].
    pub role: String,
    /// One of [`PARTY_KINDS`].
    pub kind: String,
    /// Name.
    pub name: String,
    /// Phone as typed.
    pub phone: String,
    /// Identity number, or credit code, as typed.
    pub id_no: String,
    /// How they stand to the reporter or to whom they stand for, in a few words.
    pub relation: String,
    /// Id of the participant for whom a representative stands; empty: the reporter.
    pub represents: String,
}

impl std::fmt::Debug for NewParty {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Names and numbers never reach a log.
        write!(f, "NewParty({}, {})", self.role, self.kind)
    }
}

/// A report, parsed at the edge.
#[derive(Clone, Debug)]
pub struct NewMatter {
    /// In a few words.
    pub title: String,
    /// In the reporter's own words.
    pub body: String,
    /// Code in the catalogue.
    pub type_code: String,
    /// What is asked for; the type's default when `None`.
    pub purpose: Option<String>,
    /// How it came.
    pub channel: String,
    /// 1 most urgent .. 4; the type's default when `None`.
    pub urgency: Option<i64>,
    /// Administrative unit: code and path.
    pub unit: (String, String),
    /// The place down to the community, readable by all.
    pub place_public: String,
    /// The exact address.
    pub address: Option<String>,
    /// WGS-84.
    pub at: Option<LonLat>,
    /// When it happened.
    pub occurred: Option<UtcMs>,
    /// Who reported.
    pub reporter: ReporterInput,
    /// The centre that accepts it.
    pub centre: OrgRef,
    /// Files already uploaded.
    pub files: Vec<String>,
    /// Language of notices to the reporter.
    pub lang: kernel::Lang,
}

/// What the reporter takes home.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Registered {
    /// Id.
    pub id: String,
    /// Number, such as HG2026-11-0001873.
    pub number: String,
    /// The code by which it is followed without an account.
    pub code: String,
}
