//! A batch and its rows.

use std::collections::BTreeMap;

use access::Named;
use kernel::{UtcMs, clock::DAY_MS, typed_id};
use serde::{Deserialize, Serialize};
use store::{Fault, FromQueryResult};

use crate::field::Field;
use crate::mapping::Mapping;
use crate::read::Sheet;

typed_id!(
    /// A file handed in to be imported 导入批次.
    BatchId;
    /// A mapping kept under a name 对列方案.
    MappingId
);

/// How long a file waits to be run, and how long after its end refused rows can still be fetched and the batch be
/// taken back: 7 days. Then file and staged cells are destroyed.
pub const KEPT_MS: i64 = 7 * DAY_MS;

macro_rules! states {
    ($(#[$meta:meta])* $type:ident { $($(#[$doc:meta])* $name:ident = $code:literal),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $type { $($(#[$doc])* $name),* }

        impl $type {
            /// Every one, in order.
            pub const ALL: &'static [$type] = &[$($type::$name),*];
            /// The code in the database and the API.
            pub fn code(self) -> &'static str { match self { $($type::$name => $code),* } }
            /// Reads a code.
            pub fn parse(code: &str) -> Option<$type> { match code { $($code => Some($type::$name),)* _ => None } }
        }
    };
}

states!(
    /// How a batch stands.
    BatchState {
        /// The file is there; columns are being matched.
        Uploaded = "uploaded",
        /// The trial goes through the rows.
        Checking = "checking",
        /// The trial is through; nothing is registered yet.
        Checked = "checked",
        /// Rows are being registered.
        Running = "running",
        /// Stopped by a person, to go on later.
        Paused = "paused",
        /// Through.
        Done = "done",
        /// Stopped by a person for good; what was registered stays.
        Cancelled = "cancelled",
        /// Being taken back.
        Undoing = "undoing",
        /// Taken back, but for what somebody works on.
        Undone = "undone",
        /// Never run in time; file and cells are destroyed.
        Expired = "expired",
    }
);

states!(
    /// How a row stands.
    RowState {
        /// Can be registered.
        Good = "good",
        /// Can be registered; something of it was not understood.
        Warn = "warn",
        /// Cannot be registered.
        Bad = "bad",
        /// Stands in the register already, or earlier in this file.
        Duplicate = "duplicate",
        /// Being registered.
        Taken = "taken",
        /// Registered.
        Made = "made",
        /// Was good in the trial and refused when it came to it.
        Refused = "refused",
        /// Registered and taken back.
        Undone = "undone",
        /// Registered, and left when the batch was taken back: somebody works on it.
        Kept = "kept",
    }
);

impl BatchState {
    /// Something works on it by itself.
    pub fn is_busy(self) -> bool {
        matches!(
            self,
            BatchState::Checking | BatchState::Running | BatchState::Undoing
        )
    }
}

/// What is wrong with a row, without the value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What it is about.
    pub field: Field,
    /// Place of the column in the file; `None` where no column is matched.
    pub column: Option<usize>,
    /// Text key of the sentence; with `-fix` behind it, what to do.
    pub key: String,
    /// Values of the sentence: counts, codes, names of units; no personal data.
    pub args: BTreeMap<String, String>,
    /// The row cannot be registered.
    pub bad: bool,
}

/// The row of a batch.
#[derive(Clone, Debug, FromQueryResult)]
#[allow(
    missing_docs,
    reason = "each column is explained in migrations/0001_import.sql"
)]
pub struct Batch {
    pub id: String,
    pub number: String,
    pub org_id: String,
    pub org_zh: String,
    pub org_en: String,
    pub unit_path: String,
    pub account: String,
    pub person: String,
    pub title: String,
    pub file_id: String,
    pub file_name: String,
    pub file_sha256: String,
    pub file_bytes: i64,
    pub sheets: String,
    pub sheet: String,
    pub header_row: i64,
    pub headings: String,
    pub mapping: String,
    pub mapping_name: Option<String>,
    pub state: String,
    pub position: i64,
    pub fault: Option<String>,
    pub lease_ms: Option<i64>,
    pub undo_words: Option<String>,
    pub created_ms: i64,
    pub checked_ms: Option<i64>,
    pub started_ms: Option<i64>,
    pub finished_ms: Option<i64>,
    pub undone_ms: Option<i64>,
    pub expires_ms: i64,
}

impl Batch {
    /// How it stands; a row with an unknown state cannot be written.
    pub fn state(&self) -> BatchState {
        BatchState::parse(&self.state).unwrap_or(BatchState::Expired)
    }

    /// Name of the organisation.
    pub fn org(&self) -> Named {
        Named {
            zh: self.org_zh.clone(),
            en: self.org_en.clone(),
        }
    }

    /// The headings of the file.
    pub fn headings(&self) -> Vec<String> {
        serde_json::from_str(&self.headings).unwrap_or_default()
    }

    /// Which column is what.
    pub fn mapping(&self) -> Mapping {
        serde_json::from_str(&self.mapping).unwrap_or_default()
    }

    /// The sheets of the file.
    pub fn sheets(&self) -> Vec<Sheet> {
        serde_json::from_str(&self.sheets).unwrap_or_default()
    }

    /// Rows that the chosen sheet has below its headings; those above count too, as nobody counted them apart.
    pub fn rows(&self) -> i64 {
        let sheets = self.sheets();
        let chosen = sheets.iter().find(|s| s.name == self.sheet);
        chosen.map_or(0, |s| i64::try_from(s.rows).unwrap_or(i64::MAX)) - 1
    }

    /// Whether something should be working on it and nothing is.
    pub fn has_stopped(&self, now: UtcMs) -> bool {
        self.state().is_busy() && self.lease_ms.is_some_and(|until| until < now.0)
    }

    /// Whether it can still be taken back.
    pub fn can_be_undone(&self, now: UtcMs) -> bool {
        use BatchState as S;
        matches!(
            self.state(),
            S::Running | S::Paused | S::Done | S::Cancelled
        ) && self.started_ms.is_some()
            && now.0 < self.expires_ms
    }
}

/// The row of a row.
#[derive(Clone, Debug, FromQueryResult)]
#[allow(
    missing_docs,
    reason = "each column is explained in migrations/0001_import.sql"
)]
pub struct StagedRow {
    pub batch_id: String,
    pub row_no: i64,
    pub state: String,
    pub cells: Option<String>,
    pub problems: String,
    pub goes_to: String,
    pub matter_id: Option<String>,
    pub matter_number: Option<String>,
}

impl StagedRow {
    /// How it stands.
    pub fn state(&self) -> RowState {
        RowState::parse(&self.state).unwrap_or(RowState::Bad)
    }

    /// What is wrong with it.
    pub fn problems(&self) -> Vec<Problem> {
        serde_json::from_str(&self.problems).unwrap_or_default()
    }
}

/// Rows of a batch by state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts(BTreeMap<RowState, i64>);

impl Counts {
    /// From the states' codes.
    pub fn of(pairs: impl IntoIterator<Item = (String, i64)>) -> Counts {
        let known = |(code, n): (String, i64)| Some((RowState::parse(&code)?, n));
        Counts(pairs.into_iter().filter_map(known).collect())
    }

    /// Rows in any of these states.
    pub fn sum(&self, states: &[RowState]) -> i64 {
        states.iter().filter_map(|s| self.0.get(s)).sum()
    }

    /// All rows.
    pub fn all(&self) -> i64 {
        self.0.values().sum()
    }

    /// Rows that can be registered and are not yet.
    pub fn waiting(&self) -> i64 {
        self.sum(&[RowState::Good, RowState::Warn, RowState::Taken])
    }

    /// Rows that were registered, whatever became of them since.
    pub fn registered(&self) -> i64 {
        self.sum(&[RowState::Made, RowState::Undone, RowState::Kept])
    }

    /// Rows that were not taken.
    pub fn rejected(&self) -> i64 {
        self.sum(&[RowState::Bad, RowState::Refused])
    }
}

/// JSON of a value that is always writable.
///
/// # Errors
/// Never for the values of this room.
pub(crate) fn json<T: Serialize>(value: &T) -> Result<String, Fault> {
    serde_json::to_string(value).map_err(|e| Fault::of("write a value of an import", e))
}
