//! What is staged of a file.

use std::collections::HashMap;

use access::crypto::Field as Sealed;
use store::{Fault, FromQueryResult, Sql, Tx, args};
use web::App;

use crate::model::{Batch, Problem, RowState, StagedRow, json};

const ROW_COLUMNS: &str =
    "batch_id, row_no, state, cells, problems, goes_to, matter_id, matter_number";

/// How many rows have a problem with each field, most first.
///
/// # Errors
/// On a database fault.
pub async fn reasons(sql: &dyn Sql, batch: &str) -> Result<Vec<(String, i64)>, Fault> {
    #[derive(FromQueryResult)]
    struct Line {
        reasons: String,
        n: i64,
    }
    let lines: Vec<Line> = sql
        .all(
            "select reasons, count(*) as n from import_row where batch_id = $1 and state in ('bad', 'refused') \
             group by reasons",
            args![batch],
        )
        .await?;
    let mut sums: HashMap<String, i64> = HashMap::new();
    for line in lines {
        for code in line.reasons.split_whitespace() {
            *sums.entry(code.to_owned()).or_default() += line.n;
        }
    }
    let mut all: Vec<(String, i64)> = sums.into_iter().collect();
    all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    Ok(all)
}

/// To which organs the rules would hand the rows that can be registered, most first.
///
/// # Errors
/// On a database fault.
pub async fn destinations(sql: &dyn Sql, batch: &str) -> Result<Vec<(String, i64)>, Fault> {
    #[derive(FromQueryResult)]
    struct Line {
        goes_to: String,
        n: i64,
    }
    let lines: Vec<Line> = sql
        .all(
            "select goes_to, count(*) as n from import_row where batch_id = $1 and state in ('good', 'warn') \
             group by goes_to order by n desc, goes_to limit 8",
            args![batch],
        )
        .await?;
    Ok(lines.into_iter().map(|l| (l.goes_to, l.n)).collect())
}

/// Which rows are asked for.
#[derive(Clone, Debug, Default)]
pub struct Wanted<'a> {
    /// In one of these states; empty: in any.
    pub states: &'a [RowState],
    /// With a problem of this field; empty: any.
    pub reason: &'a str,
    /// Behind this row.
    pub after: i64,
    /// At most.
    pub limit: i64,
}

/// Rows of a batch in the order of the file.
///
/// # Errors
/// On a database fault.
pub async fn rows(
    sql: &dyn Sql,
    batch: &str,
    wanted: &Wanted<'_>,
) -> Result<Vec<StagedRow>, Fault> {
    let codes: Vec<String> = wanted
        .states
        .iter()
        .map(|s| format!("'{}'", s.code()))
        .collect();
    let states = if codes.is_empty() {
        String::new()
    } else {
        format!("and state in ({})", codes.join(", "))
    };
    sql.all(
        &format!(
            "select {ROW_COLUMNS} from import_row where batch_id = $1 and row_no > $2 {states} \
             and ($3 = '' or reasons like $4) order by row_no limit $5"
        ),
        args![
            batch,
            wanted.after,
            wanted.reason,
            format!("% {} %", wanted.reason),
            wanted.limit
        ],
    )
    .await
}

/// A row as the trial leaves it.
#[derive(Clone, Debug)]
pub struct NewRow {
    /// As the spreadsheet counts.
    pub row_no: i64,
    /// How it stands.
    pub state: RowState,
    /// Its cells.
    pub cells: Vec<String>,
    /// What is wrong.
    pub problems: Vec<Problem>,
    /// Whom the rules propose.
    pub goes_to: String,
    /// Keyed hash of its number elsewhere.
    pub reference: Option<String>,
    /// Keyed hash of what it says.
    pub content: String,
}

/// Where the cells of a row are sealed.
fn place(record: &str) -> Sealed<'_> {
    Sealed {
        table: "import_row",
        column: "cells",
        record,
    }
}

/// Seals cells.
///
/// # Errors
/// When the cipher fails.
pub fn seal(app: &App, batch: &str, row_no: i64, cells: &[String]) -> Result<String, Fault> {
    let plain = json(&cells)?;
    app.cipher
        .seal(&place(&format!("{batch}:{row_no}")), &plain)
        .map_err(|e| Fault::of("seal a row", e))
}

/// Opens the cells of a row; empty once they are destroyed.
///
/// # Errors
/// When they were changed.
pub fn open(app: &App, row: &StagedRow) -> Result<Vec<String>, Fault> {
    let Some(sealed) = &row.cells else {
        return Ok(Vec::new());
    };
    let record = format!("{}:{}", row.batch_id, row.row_no);
    let plain = app
        .cipher
        .open(&place(&record), sealed)
        .map_err(|e| Fault::of("open a row", e))?;
    serde_json::from_str(plain.reveal()).map_err(|e| Fault::of("read a row", e))
}

/// Fields that stand in the row's way; of a row that can be registered those with a remark.
fn reasons_of(problems: &[Problem]) -> String {
    let stopped = problems.iter().any(|p| p.bad);
    let mut codes: Vec<&str> = problems
        .iter()
        .filter(|p| p.bad == stopped)
        .map(|p| p.field.code())
        .collect();
    codes.sort_unstable();
    codes.dedup();
    if codes.is_empty() {
        String::new()
    } else {
        format!(" {} ", codes.join(" "))
    }
}

/// Stages a row. Done twice, it is there once.
///
/// # Errors
/// On a database fault.
pub async fn stage(tx: &Tx, app: &App, batch: &Batch, row: &NewRow) -> Result<(), Fault> {
    tx.run(
        "insert into import_row (batch_id, row_no, org_id, state, cells, problems, reasons, goes_to, reference_index, \
         content_index) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (batch_id, row_no) do nothing",
        args![
            &batch.id,
            row.row_no,
            &batch.org_id,
            row.state.code(),
            seal(app, &batch.id, row.row_no, &row.cells)?,
            json(&row.problems)?,
            reasons_of(&row.problems),
            &row.goes_to,
            row.reference.clone(),
            &row.content
        ],
    )
    .await?;
    Ok(())
}

/// What stands in the way of registering a row once more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twin {
    /// Number of the batch it came with.
    pub batch: String,
    /// Its row there.
    pub row_no: i64,
    /// The matter; empty while it is only staged in the same file.
    pub matter_number: String,
    /// It has the same number elsewhere; else it says the same.
    pub by_reference: bool,
}

/// The row that has the same number elsewhere, or says the same: registered from any file of the organisation, or
/// standing earlier in this one.
///
/// # Errors
/// On a database fault.
pub async fn twin(
    sql: &dyn Sql,
    batch: &Batch,
    row_no: i64,
    reference: Option<&str>,
    content: &str,
) -> Result<Option<Twin>, Fault> {
    #[derive(FromQueryResult)]
    struct Line {
        number: String,
        row_no: i64,
        matter_number: Option<String>,
    }
    let keys = reference
        .map(|key| ("reference_index", key))
        .into_iter()
        .chain([("content_index", content)]);
    for (column, key) in keys {
        let line: Option<Line> = sql
            .one(
                &format!(
                    "select b.number, r.row_no, r.matter_number from import_row r join import_batch b on b.id = r.batch_id \
                     where r.org_id = $1 and r.{column} = $2 and not (r.batch_id = $3 and r.row_no = $4) and \
                     (r.state in ('taken', 'made', 'kept') or \
                     (r.batch_id = $3 and r.row_no < $4 and r.state in ('good', 'warn'))) \
                     order by case when r.matter_number is null then 1 else 0 end, r.row_no limit 1"
                ),
                args![&batch.org_id, key, &batch.id, row_no],
            )
            .await?;
        if let Some(line) = line {
            return Ok(Some(Twin {
                batch: line.number,
                row_no: line.row_no,
                matter_number: line.matter_number.unwrap_or_default(),
                by_reference: column == "reference_index",
            }));
        }
    }
    Ok(None)
}

/// Begins the trial anew.
///
/// # Errors
/// On a database fault.
pub async fn unstage(tx: &Tx, batch: &str) -> Result<(), Fault> {
    tx.run("delete from import_row where batch_id = $1", args![batch])
        .await?;
    Ok(())
}

/// A row goes into another state. Its cells go when they are not needed any more.
///
/// # Errors
/// On a database fault; a unique violation when a twin was faster.
pub async fn set_row(
    tx: &Tx,
    batch: &str,
    row_no: i64,
    state: RowState,
    problems: Option<&[Problem]>,
) -> Result<(), Fault> {
    let keep = !matches!(state, RowState::Made);
    let cells = if keep { "" } else { ", cells = null" };
    match problems {
        Some(problems) => {
            tx.run(
                &format!(
                    "update import_row set state = $3, problems = $4, reasons = $5{cells} where batch_id = $1 and row_no = $2"
                ),
                args![batch, row_no, state.code(), json(&problems)?, reasons_of(problems)],
            )
            .await?;
        }
        None => {
            tx.run(
                &format!(
                    "update import_row set state = $3{cells} where batch_id = $1 and row_no = $2"
                ),
                args![batch, row_no, state.code()],
            )
            .await?;
        }
    }
    Ok(())
}

/// A row became a matter; its cells are destroyed.
///
/// # Errors
/// On a database fault.
pub async fn made(tx: &Tx, batch: &str, row_no: i64, id: &str, number: &str) -> Result<(), Fault> {
    tx.run(
        "update import_row set state = 'made', cells = null, matter_id = $3, matter_number = $4 \
         where batch_id = $1 and row_no = $2",
        args![batch, row_no, id, number],
    )
    .await?;
    Ok(())
}
