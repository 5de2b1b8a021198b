//! What a person does with a batch: match, try, run, pause, go on, stop, take back.

use access::Actor;
use kernel::UtcMs;
use serde_json::json;
use store::{CommandId, Fault, Once, Sql};
use web::{App, FieldError};

use crate::begin::{choose, file_of, in_background, log};
use crate::jobs;
use crate::mapping::{Mapping, Saved};
use crate::model::{Batch, BatchState, KEPT_MS, MappingId, json as text_of};
use crate::refused::Refused;
use crate::store as rows;

/// Longest name of a saved mapping, and longest reason for taking back.
const LONGEST_WORDS: usize = 200;

/// One thing done with a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Goes through all rows without registering any.
    Check,
    /// Registers what can be registered.
    Run,
    /// Stops, to go on later.
    Pause,
    /// Goes on; also where whoever worked on it has stopped.
    Resume,
    /// Stops for good.
    Cancel,
    /// Takes back what nobody has touched since, and says why.
    Undo {
        /// Why.
        words: String,
    },
}

impl Step {
    /// The code in the log and the address.
    pub fn code(&self) -> &'static str {
        match self {
            Step::Check => "check",
            Step::Run => "run",
            Step::Pause => "pause",
            Step::Resume => "resume",
            Step::Cancel => "cancel",
            Step::Undo { .. } => "undo",
        }
    }

    /// Reads a step; only taking back has words.
    pub fn parse(code: &str, words: &str) -> Option<Step> {
        Some(match code {
            "check" => Step::Check,
            "run" => Step::Run,
            "pause" => Step::Pause,
            "resume" => Step::Resume,
            "cancel" => Step::Cancel,
            "undo" => Step::Undo {
                words: words.trim().to_owned(),
            },
            _ => return None,
        })
    }

    /// The state that follows; `None` where the step is not done from this one.
    pub fn leads(&self, batch: &Batch, now: UtcMs) -> Option<BatchState> {
        use BatchState as S;
        match (self, batch.state()) {
            (Step::Check, S::Uploaded | S::Checked) => Some(S::Checking),
            (Step::Run, S::Checked) if batch.fault.is_none() => Some(S::Running),
            (Step::Pause, S::Running) => Some(S::Paused),
            (Step::Resume, S::Paused) => Some(S::Running),
            (Step::Resume, busy) if batch.has_stopped(now) => Some(busy),
            (Step::Cancel, S::Uploaded | S::Checking | S::Checked | S::Running | S::Paused) => {
                Some(S::Cancelled)
            }
            (Step::Undo { .. }, _) if batch.can_be_undone(now) => Some(S::Undoing),
            _ => None,
        }
    }
}

/// The batch, if it is the actor's organisation's.
///
/// # Errors
/// [`Refused::NotFound`], or on a database fault.
pub async fn find(sql: &dyn Sql, actor: &Actor, key: &str) -> Result<Batch, Refused> {
    let batch = rows::find(sql, key).await?.ok_or(Refused::NotFound)?;
    if actor.log_org().as_deref() == Some(&batch.org_id) {
        Ok(batch)
    } else {
        Err(Refused::NotFound)
    }
}

/// Does one step. The same command is done once.
///
/// # Errors
/// [`Refused`].
pub async fn step(
    app: &App,
    actor: &Actor,
    command: CommandId,
    key: &str,
    step: Step,
) -> Result<Batch, Refused> {
    if let Step::Undo { words } = &step {
        check_words(words)?;
    }
    let (shared, actor, key) = (app.clone(), actor.clone(), key.to_owned());
    let now = app.clock.now();
    let batch = app
        .db
        .act::<_, Refused, _>(move |tx| {
            Box::pin(async move {
                let mut batch = find(tx.sql(), &actor, &key).await?;
                let who = actor.log_id();
                if let Once::Done(_) = tx.once::<String>(&command, &who).await? {
                    return Ok(batch);
                }
                let after = step.leads(&batch, now).ok_or(Refused::NotNow)?;
                apply(&shared, tx, &mut batch, &step, after, now).await?;
                rows::update(tx, &batch).await?;
                let detail = json!({ "at_ms": now.0, "row": batch.position });
                let action = format!("import.{}", step.code());
                let by = (who.clone(), actor.log_org());
                log(tx, &*shared.ids, &batch, &action, by, detail).await?;
                announce(tx, &batch, now).await?;
                tx.remember(&command, &who, &batch.state, now).await?;
                Ok(batch)
            })
        })
        .await?;
    app.wake();
    Ok(batch)
}

fn check_words(words: &str) -> Result<(), Refused> {
    if words.is_empty() {
        return Err(Refused::field("words", "import-undo-words-missing"));
    }
    if words.chars().count() > LONGEST_WORDS {
        let error = FieldError::new("words", "import-words-long").with("n", LONGEST_WORDS);
        return Err(Refused::Invalid(vec![error]));
    }
    Ok(())
}

async fn apply(
    app: &App,
    tx: &store::Tx,
    batch: &mut Batch,
    step: &Step,
    after: BatchState,
    now: UtcMs,
) -> Result<(), Refused> {
    batch.state = after.code().to_owned();
    match step {
        Step::Check => {
            let missing = batch.mapping().missing();
            if !missing.is_empty() {
                let errors = missing.iter().map(|(f, key)| FieldError::new(f, key));
                return Err(Refused::Invalid(errors.collect()));
            }
            rows::unstage(tx, &batch.id).await?;
            batch.position = 0;
            batch.fault = None;
            batch.checked_ms = None;
            batch.expires_ms = now.plus_ms(KEPT_MS).0;
        }
        Step::Run => {
            batch.position = 0;
            batch.started_ms = Some(now.0);
            batch.expires_ms = now.plus_ms(KEPT_MS).0;
        }
        Step::Cancel => {
            jobs::drop_file(tx, batch, now).await?;
            batch.finished_ms = Some(now.0);
            batch.expires_ms = now.plus_ms(KEPT_MS).0;
        }
        Step::Undo { words } => {
            batch.position = 0;
            batch.finished_ms = batch.finished_ms.or(Some(now.0));
            batch.undo_words = Some(words.clone());
        }
        Step::Pause | Step::Resume => batch.expires_ms = now.plus_ms(KEPT_MS).0,
    }
    if let Some(kind) = jobs::of(after) {
        jobs::ask(app, tx, kind, batch, now).await?;
    }
    Ok(())
}

/// Tells open pages of the batch.
pub(crate) async fn announce(tx: &store::Tx, batch: &Batch, now: UtcMs) -> Result<(), Fault> {
    store::emit(tx, &topic(&batch.id), "import.changed", &batch.id, now).await
}

/// Whether a page may listen to a batch.
///
/// # Errors
/// On a database fault.
pub async fn may_listen(ctx: &web::Ctx, id: &str) -> Result<bool, Fault> {
    if !ctx.may(crate::permissions::IMPORT) {
        return Ok(false);
    }
    let batch = rows::find(&ctx.read(), id).await?;
    Ok(batch.is_some_and(|b| ctx.actor.log_org().as_deref() == Some(&b.org_id)))
}

/// The live topic of a batch.
pub fn topic(id: &str) -> String {
    format!("import:{id}")
}

/// How a file is to be read, as a person chose it.
#[derive(Clone, Debug, Default)]
pub struct Matching {
    /// The sheet.
    pub sheet: String,
    /// Where its headings stand; `None` to find out.
    pub header_row: Option<i64>,
    /// Which column is what; `None`: by the headings, when sheet or row of the headings changed.
    pub mapping: Option<Mapping>,
    /// Id of a saved mapping to apply.
    pub apply: Option<String>,
    /// Name under which to keep it.
    pub save_as: Option<String>,
}

/// Sets how a file is read. The trial, if there was one, is void.
///
/// # Errors
/// [`Refused`].
pub async fn set_matching(
    app: &App,
    actor: &Actor,
    key: &str,
    wanted: Matching,
) -> Result<Batch, Refused> {
    let mut batch = find(&app.db.read(), actor, key).await?;
    if !matches!(batch.state(), BatchState::Uploaded | BatchState::Checked) {
        return Err(Refused::NotNow);
    }
    let same =
        wanted.sheet == batch.sheet && wanted.header_row.is_none_or(|row| row == batch.header_row);
    if !same {
        let table = file_of(app, &batch).await?.ok_or(Refused::NotNow)?;
        let (sheet, row) = (wanted.sheet.clone(), wanted.header_row);
        if !batch.sheets().iter().any(|s| s.name == sheet) {
            return Err(Refused::field("sheet", "import-file-no-sheet"));
        }
        let chosen = in_background(move || choose(&table, &sheet, row)).await;
        let chosen = chosen.map_err(|_| Refused::field("header_row", "import-no-headings"))?;
        batch.sheet = chosen.sheet;
        batch.header_row = chosen.row;
        batch.mapping = text_of(&Mapping::guess(&chosen.headings))?;
        batch.headings = text_of(&chosen.headings)?;
        batch.mapping_name = None;
    }
    let headings = batch.headings();
    if let Some(id) = &wanted.apply {
        let saved = rows::saved(&app.db.read(), &batch.org_id).await?;
        let saved = saved.into_iter().find(|s| s.id == *id);
        let saved = saved.ok_or_else(|| Refused::field("apply", "import-mapping-gone"))?;
        batch.mapping = text_of(&Mapping::fitted(&saved, &headings))?;
        batch.mapping_name = Some(saved.name);
    } else if let Some(mut mapping) = wanted.mapping.filter(|_| same) {
        mapping.columns.resize(headings.len(), None);
        if mapping != batch.mapping() {
            batch.mapping = text_of(&mapping)?;
            batch.mapping_name = None;
        }
    }
    let save = match &wanted.save_as {
        Some(name) => Some(to_save(app, &batch, name, headings)?),
        None => None,
    };
    if let Some(saved) = &save {
        batch.mapping_name = Some(saved.name.clone());
    }
    batch.state = BatchState::Uploaded.code().into();
    batch.checked_ms = None;
    let (kept, now) = (batch.clone(), app.clock.now());
    app.db
        .act::<_, Refused, _>(move |tx| {
            Box::pin(async move {
                rows::unstage(tx, &kept.id).await?;
                rows::update(tx, &kept).await?;
                if let Some(saved) = save {
                    rows::save(tx, &kept.org_id, &saved, now).await?;
                }
                announce(tx, &kept, now).await?;
                Ok(())
            })
        })
        .await?;
    app.wake();
    Ok(batch)
}

fn to_save(app: &App, batch: &Batch, name: &str, headings: Vec<String>) -> Result<Saved, Refused> {
    if name.chars().count() > LONGEST_WORDS {
        let error = FieldError::new("save_as", "import-words-long").with("n", LONGEST_WORDS);
        return Err(Refused::Invalid(vec![error]));
    }
    Ok(Saved {
        id: MappingId::new(&*app.ids).to_string(),
        name: name.to_owned(),
        headings,
        mapping: batch.mapping(),
    })
}
