//! A file becomes a batch.

use access::Actor;
use bytes::Bytes;
use files::{FileId, Limits, Owner};
use kernel::IdSource;
use matter::directory;
use serde_json::json;
use store::{CommandId, Fault, Once, Sql, Tx};
use web::App;

use crate::mapping::Mapping;
use crate::model::{Batch, BatchId, BatchState, KEPT_MS, json as text_of};
use crate::read::{MOST_BYTES, Sheet, TableFile, Unreadable};
use crate::refused::Refused;
use crate::store as rows;

/// Rows in which the headings are looked for; above them stand a title and who made the table.
const HEADINGS_WITHIN: usize = 10;
/// What a file of a batch belongs to.
pub const OWNER: &str = "import";

/// Takes a file in. The same command answers with the same batch.
///
/// # Errors
/// [`Refused::File`] or [`Refused::Table`] with the sentence for the sender.
pub async fn begin(
    app: &App,
    actor: &Actor,
    command: CommandId,
    name: &str,
    declared: &str,
    bytes: Bytes,
) -> Result<Batch, Refused> {
    let Actor::Staff { account, post } = actor else {
        return Err(Refused::NotFound);
    };
    let own = directory::of(app)?
        .organ(&app.db.read(), &post.org.to_string())
        .await?
        .ok_or(Refused::NotFound)?;
    let limits = Limits::up_to(app.settings.upload_max_bytes.min(MOST_BYTES));
    let file = app
        .files
        .ingest(bytes.clone(), name, declared, &limits)
        .await?;
    let media = file.file_type.media_type();
    let (sheets, chosen) = looked_at(bytes, media).await?;
    let now = app.clock.now();
    let headings = chosen.headings.clone();
    let mut batch = Batch {
        id: BatchId::new(&*app.ids).to_string(),
        number: String::new(),
        org_id: post.org.to_string(),
        org_zh: post.org_name.zh.clone(),
        org_en: post.org_name.en.clone(),
        unit_path: own.unit_path,
        account: account.to_string(),
        person: post.person.clone(),
        title: post.title.clone(),
        file_id: String::new(),
        file_name: file.name.clone(),
        file_sha256: file.original.unwrap_or(file.served).sha256.to_string(),
        file_bytes: i64::try_from(file.served.bytes).unwrap_or(i64::MAX),
        sheets: text_of(&sheets)?,
        sheet: chosen.sheet,
        header_row: chosen.row,
        headings: text_of(&headings)?,
        mapping: String::new(),
        mapping_name: None,
        state: BatchState::Uploaded.code().into(),
        position: 0,
        fault: None,
        lease_ms: None,
        undo_words: None,
        created_ms: now.0,
        checked_ms: None,
        started_ms: None,
        finished_ms: None,
        undone_ms: None,
        expires_ms: now.plus_ms(KEPT_MS).0,
    };
    let (mapping, name) = first_mapping(&app.db.read(), &batch.org_id, &headings).await?;
    batch.mapping = text_of(&mapping)?;
    batch.mapping_name = name;
    let (ids, who, org) = (app.ids.clone(), actor.log_id(), actor.log_org());
    let made = app
        .db
        .act::<_, Refused, _>(move |tx| {
            Box::pin(async move {
                if let Once::Done(id) = tx.once::<String>(&command, &who).await? {
                    return rows::find(tx.sql(), &id).await?.ok_or(Refused::NotFound);
                }
                let seal = |_: &str, _: &str| Err(Fault::new("a table carries no evidence"));
                let file = files::record(tx, &*ids, &file, Some(&who), &seal, now).await?;
                let owner = Owner {
                    kind: OWNER,
                    id: &batch.id,
                };
                files::attach(tx, file, &owner, Some(&who), now).await?;
                batch.file_id = file.to_string();
                batch.number = rows::next_number(tx).await?;
                rows::insert(tx, &batch).await?;
                log(
                    tx,
                    &*ids,
                    &batch,
                    "import.upload",
                    (who.clone(), org),
                    json!({
                        "file_sha256": batch.file_sha256, "bytes": batch.file_bytes,
                    }),
                )
                .await?;
                tx.remember(&command, &who, &batch.id, now).await?;
                Ok(batch)
            })
        })
        .await?;
    app.wake();
    Ok(made)
}

/// Writes into the log what was done with a batch.
pub(crate) async fn log(
    tx: &Tx,
    ids: &dyn IdSource,
    batch: &Batch,
    action: &str,
    (actor, org): (String, Option<String>),
    mut detail: serde_json::Value,
) -> Result<(), Fault> {
    detail["number"] = batch.number.clone().into();
    let now = kernel::UtcMs(batch.created_ms.max(detail["at_ms"].as_i64().unwrap_or(0)));
    if let Some(detail) = detail.as_object_mut() {
        detail.remove("at_ms");
    }
    let record = audit::log::Record {
        actor,
        org,
        action,
        subject_kind: "import",
        subject_id: batch.id.clone(),
        purpose: None,
        detail,
    };
    audit::log::append(tx, ids, now, record).await?;
    Ok(())
}

/// The mapping that a file begins with: the newest saved one that knows all its headings, else a guess.
async fn first_mapping(
    sql: &dyn Sql,
    org: &str,
    headings: &[String],
) -> Result<(Mapping, Option<String>), Fault> {
    let saved = rows::saved(sql, org).await?;
    let same = saved.iter().find(|s| s.headings == headings);
    Ok(match same {
        Some(saved) => (Mapping::fitted(saved, headings), Some(saved.name.clone())),
        None => (Mapping::guess(headings), None),
    })
}

/// Sheet, row of the headings, headings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The sheet.
    pub sheet: String,
    /// Where its headings stand, as the spreadsheet counts.
    pub row: i64,
    /// The headings.
    pub headings: Vec<String>,
}

/// Looks at a file in the background: its sheets, and where the headings of the first one are likely to stand.
async fn looked_at(bytes: Bytes, media: &'static str) -> Result<(Vec<Sheet>, Chosen), Unreadable> {
    in_background(move || {
        let table = TableFile::of(bytes, media)?;
        let sheets = table.sheets()?;
        let first = sheets.first().ok_or(Unreadable::NoTable)?;
        let chosen = choose(&table, &first.name, None)?;
        Ok((sheets, chosen))
    })
    .await
}

/// Reads a table away from the requests; a reader that panics met a file that nobody thought of.
pub(crate) async fn in_background<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Unreadable> + Send + 'static,
) -> Result<T, Unreadable> {
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or(Err(Unreadable::Broken))
}

/// The headings of a sheet: those of the row that a person named, or of the row whose cells look most like headings.
///
/// # Errors
/// [`Unreadable`].
pub fn choose(table: &TableFile, sheet: &str, row: Option<i64>) -> Result<Chosen, Unreadable> {
    let first = match row {
        // The row may stand far below; rows that are empty are not counted among the first.
        Some(row) => {
            let mut found = Vec::new();
            table.rows(sheet, &mut |number, cells| {
                let number = i64::try_from(number).unwrap_or(i64::MAX);
                if number == row {
                    found.push((number, cells));
                }
                number < row
            })?;
            found
        }
        None => table
            .first(sheet, HEADINGS_WITHIN)?
            .into_iter()
            .map(|(number, cells)| (i64::try_from(number).unwrap_or(i64::MAX), cells))
            .collect(),
    };
    let best = first
        .into_iter()
        .rev()
        .max_by_key(|(_, cells)| (Mapping::guess(cells).used(), cells.len().min(2)))
        .ok_or(Unreadable::NoTable)?;
    Ok(Chosen {
        sheet: sheet.to_owned(),
        row: best.0,
        headings: best.1,
    })
}

/// The file of a batch, opened as a table; `None` once it is destroyed.
///
/// # Errors
/// When the disk or the database fails.
pub async fn file_of(app: &App, batch: &Batch) -> Result<Option<TableFile>, Refused> {
    let Ok(id) = FileId::parse(&batch.file_id) else {
        return Ok(None);
    };
    let Some(row) = files::get(&app.db.read(), id).await? else {
        return Ok(None);
    };
    let Some(bytes) = app.files.read_bytes(&row, files::Variant::Served).await? else {
        return Ok(None);
    };
    let media = row.media_type;
    Ok(Some(
        in_background(move || TableFile::of(bytes, &media)).await?,
    ))
}
