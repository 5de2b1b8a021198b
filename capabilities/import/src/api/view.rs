//! What a program reads of a batch. Cells are not handed out here: rows that were not taken are fetched as a file.

use std::collections::BTreeMap;

use kernel::{UtcMs, when};
use serde::Serialize;
use utoipa::ToSchema;
use web::Ctx;

use crate::export::{column_of, sentence};
use crate::field::Field;
use crate::mapping::Saved;
use crate::model::{Batch, BatchState, Counts, RowState, StagedRow};

/// A batch in a list.
#[derive(Serialize, ToSchema)]
pub(super) struct BatchBrief {
    /// Its id.
    id: String,
    /// Its number, such as IMP-0037.
    number: String,
    /// Name of the file.
    file_name: String,
    /// SHA-256 of its bytes, hex.
    file_sha256: String,
    /// `uploaded`, `checking`, `checked`, `running`, `paused`, `done`, `cancelled`, `undoing`, `undone`, `expired`.
    state: String,
    /// Something should be working on it and nothing is; `resume` goes on.
    stopped: bool,
    /// Who handed it in.
    person: String,
    /// When, ISO 8601.
    created_at: String,
    /// Until then it can be taken back, and refused rows be fetched.
    expires_at: String,
    /// Rows by state.
    counts: BTreeMap<String, i64>,
}

/// A batch.
#[derive(Serialize, ToSchema)]
pub(super) struct BatchView {
    #[serde(flatten)]
    brief: BatchBrief,
    /// Sheets of the file and how many rows each has.
    sheets: Vec<SheetView>,
    /// The chosen sheet; empty for text files.
    sheet: String,
    /// Where its headings stand, as the spreadsheet counts.
    header_row: i64,
    /// The headings, from the left.
    headings: Vec<String>,
    /// For each column the code of its field, or null.
    columns: Vec<Option<String>>,
    /// `wgs84`, `gcj02` or `bd09`.
    coordinates: String,
    /// Type of rows without one.
    type_code: String,
    /// Channel of rows without one.
    channel: String,
    /// Whether reporters get a message.
    tell: bool,
    /// Name of the saved mapping that is used.
    mapping_name: Option<String>,
    /// Steps that can be done now.
    steps: Vec<String>,
    /// The last row that was looked at.
    position: i64,
    /// Key of the sentence why the file could not be read.
    fault: Option<String>,
    /// Why it was taken back.
    undo_words: Option<String>,
}

/// A sheet.
#[derive(Serialize, ToSchema)]
pub(super) struct SheetView {
    /// Its name.
    name: String,
    /// Rows with anything in them.
    rows: usize,
}

/// A page of batches.
#[derive(Serialize, ToSchema)]
pub(super) struct BatchPage {
    /// Newest first.
    pub items: Vec<BatchBrief>,
    /// `after` of the next page.
    pub next: Option<String>,
}

/// A row of a file.
#[derive(Serialize, ToSchema)]
pub(super) struct RowView {
    /// As the spreadsheet counts.
    row: i64,
    /// `good`, `warn`, `bad`, `duplicate`, `taken`, `made`, `refused`, `undone`, `kept`.
    state: String,
    /// Number of its matter.
    matter: Option<String>,
    /// Organ that the rules would propose.
    goes_to: Option<String>,
    /// What is wrong.
    problems: Vec<ProblemView>,
}

/// What is wrong with a cell.
#[derive(Serialize, ToSchema)]
pub(super) struct ProblemView {
    /// Code of the field.
    field: String,
    /// Heading of the column, or name of the field.
    column: String,
    /// The sentence.
    says: String,
    /// What to do.
    fix: String,
    /// The row cannot be registered.
    bad: bool,
}

/// A page of rows.
#[derive(Serialize, ToSchema)]
pub(super) struct RowPage {
    /// In the order of the file.
    pub items: Vec<RowView>,
    /// `after` of the next page.
    pub next: Option<i64>,
}

/// A saved mapping.
#[derive(Serialize, ToSchema)]
pub(super) struct MappingView {
    /// Its id.
    id: String,
    /// Its name.
    name: String,
    /// Headings that it was made for.
    headings: Vec<String>,
    /// For each the code of its field, or null.
    columns: Vec<Option<String>>,
}

fn codes(columns: &[Option<Field>]) -> Vec<Option<String>> {
    columns
        .iter()
        .map(|c| c.map(|f| f.code().to_owned()))
        .collect()
}

pub(super) fn brief(batch: &Batch, counts: &Counts, now: UtcMs) -> BatchBrief {
    let counts = RowState::ALL
        .iter()
        .map(|s| (s.code().to_owned(), counts.sum(&[*s])))
        .filter(|(_, n)| *n > 0);
    BatchBrief {
        id: batch.id.clone(),
        number: batch.number.clone(),
        file_name: batch.file_name.clone(),
        file_sha256: batch.file_sha256.clone(),
        state: batch.state.clone(),
        stopped: batch.has_stopped(now),
        person: batch.person.clone(),
        created_at: when::iso(UtcMs(batch.created_ms)),
        expires_at: when::iso(UtcMs(batch.expires_ms)),
        counts: counts.collect(),
    }
}

pub(super) fn whole(batch: &Batch, counts: &Counts, now: UtcMs) -> BatchView {
    let mapping = batch.mapping();
    BatchView {
        brief: brief(batch, counts, now),
        sheets: batch
            .sheets()
            .into_iter()
            .map(|s| SheetView {
                name: s.name,
                rows: s.rows,
            })
            .collect(),
        sheet: batch.sheet.clone(),
        header_row: batch.header_row,
        headings: batch.headings(),
        columns: codes(&mapping.columns),
        coordinates: mapping.coordinates.code().to_owned(),
        type_code: mapping.type_code,
        channel: mapping.channel,
        tell: mapping.tell,
        mapping_name: batch.mapping_name.clone(),
        steps: steps(batch, now),
        position: batch.position,
        fault: batch.fault.clone(),
        undo_words: batch.undo_words.clone(),
    }
}

fn steps(batch: &Batch, now: UtcMs) -> Vec<String> {
    let mut all: Vec<String> = ["check", "run", "pause", "resume", "cancel", "undo"]
        .into_iter()
        .filter(|code| {
            crate::steps::Step::parse(code, "").is_some_and(|s| s.leads(batch, now).is_some())
        })
        .map(ToOwned::to_owned)
        .collect();
    if matches!(batch.state(), BatchState::Uploaded | BatchState::Checked) {
        all.insert(0, "matching".into());
    }
    all
}

pub(super) fn row(ctx: &Ctx, headings: &[String], row: &StagedRow) -> RowView {
    let problems = row.problems();
    RowView {
        row: row.row_no,
        state: row.state.clone(),
        matter: row.matter_number.clone(),
        goes_to: Some(row.goes_to.clone()).filter(|g| !g.is_empty()),
        problems: problems
            .iter()
            .map(|p| ProblemView {
                field: p.field.code().to_owned(),
                column: column_of(&ctx.app, ctx.lang, headings, p),
                says: sentence(&ctx.app, ctx.lang, p, false),
                fix: sentence(&ctx.app, ctx.lang, p, true),
                bad: p.bad,
            })
            .collect(),
    }
}

pub(super) fn mapping(saved: &Saved) -> MappingView {
    MappingView {
        id: saved.id.clone(),
        name: saved.name.clone(),
        headings: saved.headings.clone(),
        columns: codes(&saved.mapping.columns),
    }
}
