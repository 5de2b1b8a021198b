//! A report becomes a matter: number, code, receipt, clock, holder.

use access::Actor;
use access::crypto::Field;
use kernel::UtcMs;
use serde_json::json;
use store::{CommandId, Fault, Once, args};
use web::App;

use crate::act::{Act, announce, log, write_entry};
use crate::clocks::{self, Audience};
use crate::effect::{Told, attach};
use crate::model::{MatterId, MatterRow, NewMatter, PURPOSES, ParticipantId, Registered};
use crate::refused::Refused;
use crate::states::{Event, State};
use crate::{catalogue, documents, follow, measures, secret, store as rows, tasks};

/// Longest title and body, in characters.
pub const LONGEST_TITLE: usize = 60;
/// Longest description, in characters.
pub const LONGEST_BODY: usize = 4000;

/// Letters of the code, read out over a phone in two groups of four.
const CODE_LETTERS: usize = 8;
/// What the code is made for.
const CODE_DOMAIN: &str = "matter.code";

/// Registers a report. The same command answers with the same number, however often it comes.
///
/// # Errors
/// [`Refused::Invalid`] names what to mend; nothing was written then.
pub async fn register(
    app: &App,
    actor: &Actor,
    command: CommandId,
    new: NewMatter,
) -> Result<Registered, Refused> {
    register_at(app, actor, command, new, app.clock.now()).await
}

/// Where a report stood before it came here, when a file brought it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Number of the batch that brought it, such as IMP-0037.
    pub batch: String,
    /// Its row in that file, counted as the spreadsheet counts.
    pub row: i64,
    /// The number that the other register keeps it under.
    pub reference: Option<String>,
    /// When it was told there.
    pub reported: Option<UtcMs>,
    /// Whether the reporter gets the message that a matter was registered; whoever wrote last year need not.
    pub tell: bool,
}

/// Registers a report that a file brought. The first entry of its thread says from which batch and row.
///
/// # Errors
/// As [`register`].
pub async fn register_from(
    app: &App,
    actor: &Actor,
    command: CommandId,
    new: NewMatter,
    origin: Origin,
) -> Result<Registered, Refused> {
    carry_out(app, actor, command, new, Some(origin), app.clock.now()).await
}

/// Registers as of a stated moment; for the demo city.
///
/// # Errors
/// As [`register`].
pub async fn register_at(
    app: &App,
    actor: &Actor,
    command: CommandId,
    new: NewMatter,
    now: UtcMs,
) -> Result<Registered, Refused> {
    carry_out(app, actor, command, new, None, now).await
}

async fn carry_out(
    app: &App,
    actor: &Actor,
    command: CommandId,
    new: NewMatter,
    origin: Option<Origin>,
    now: UtcMs,
) -> Result<Registered, Refused> {
    check(&new)?;
    let calendar = app.calendar().await;
    let (shared, actor) = (app.clone(), actor.clone());
    let registered = app
        .db
        .act(move |tx| {
            Box::pin(async move {
                let act = Act {
                    app: &shared,
                    tx,
                    actor: &actor,
                    calendar,
                    now,
                };
                within(&act, &command, new, origin.as_ref()).await
            })
        })
        .await?;
    app.wake();
    Ok(registered)
}

fn check(new: &NewMatter) -> Result<(), Refused> {
    let long = |text: &str, most: usize| text.chars().count() > most;
    let mut wrong = Vec::new();
    let mut need = |bad: bool, field: &str, key: &str| {
        if bad {
            wrong.push(web::FieldError::new(field, key));
        }
    };
    need(new.body.trim().is_empty(), "body", "matter-body-missing");
    need(long(&new.body, LONGEST_BODY), "body", "matter-body-long");
    need(new.title.trim().is_empty(), "title", "matter-title-missing");
    need(
        long(&new.title, LONGEST_TITLE),
        "title",
        "matter-title-long",
    );
    need(
        new.purpose
            .as_deref()
            .is_some_and(|p| !PURPOSES.contains(&p)),
        "purpose",
        "matter-purpose-unknown",
    );
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(Refused::Invalid(wrong))
    }
}

async fn within(
    act: &Act<'_>,
    command: &CommandId,
    new: NewMatter,
    origin: Option<&Origin>,
) -> Result<Registered, Refused> {
    let who = act.actor.log_id();
    if let Once::Done(done) = act.tx.once::<Registered>(command, &who).await? {
        let code = secret::code(&act.app.cipher, CODE_DOMAIN, &done.id, CODE_LETTERS);
        return Ok(Registered { code, ..done });
    }
    let kind = catalogue::published(act.tx, &new.type_code)
        .await?
        .ok_or_else(|| Refused::field("type_code", "matter-type-unknown"))?;
    let triage = clocks::rule_on(act.tx, "ctr.triage", act.now.date()).await?;
    let due = act.keeper().due(&triage)?;
    let centre = &new.centre;
    let issuer = documents::issuer(
        act,
        &centre.id.to_string(),
        &centre.name.zh,
        &centre.name.en,
    )
    .await?;
    let id = MatterId::new(&*act.app.ids).to_string();
    let number = number(act).await?;
    let cipher = &act.app.cipher;
    let code = secret::code(cipher, CODE_DOMAIN, &id, CODE_LETTERS);
    let seal = |column: &str, plain: &Option<String>| -> Result<Option<String>, Fault> {
        plain
            .as_deref()
            .filter(|p| !p.is_empty())
            .map(|plain| {
                cipher.seal(
                    &Field {
                        table: "matter",
                        column,
                        record: &id,
                    },
                    plain,
                )
            })
            .transpose()
            .map_err(|e| Fault::of("seal a personal field", e))
    };
    let row = MatterRow {
        number: number.clone(),
        version: 1,
        state: State::Registered.code().into(),
        title: new.title.trim().to_owned(),
        body: new.body.trim().to_owned(),
        type_code: kind.code.clone(),
        type_version: kind.version,
        purpose: new.purpose.clone().unwrap_or(kind.purpose),
        channel: new.channel.clone(),
        urgency: new.urgency.unwrap_or(kind.urgency).clamp(1, 4),
        complexity: kind.complexity,
        unit_code: new.unit.0.clone(),
        unit_path: new.unit.1.clone(),
        place_public: new.place_public.clone(),
        address_sealed: seal("address", &new.address)?,
        lon: new.at.map(|at| at.lon),
        lat: new.at.map(|at| at.lat),
        occurred_ms: new.occurred.map(|t| t.0),
        registered_ms: act.now.0,
        centre_org: new.centre.id.to_string(),
        centre_path: new.centre.path.clone(),
        holder_org: new.centre.id.to_string(),
        holder_path: new.centre.path.clone(),
        holder_zh: new.centre.name.zh.clone(),
        holder_en: new.centre.name.en.clone(),
        holder_centre: true,
        holder_since_ms: act.now.0,
        handler_account: None,
        lead_org: None,
        due_ms: Some(due.due_at.0),
        due_clock: Some(triage.code.clone()),
        reporter_account: new.reporter.account.clone(),
        reporter_sealed: seal("reporter", &new.reporter.name)?,
        phone_sealed: seal("phone", &new.reporter.phone)?,
        phone_index: new
            .reporter
            .phone
            .as_deref()
            .map(|p| cipher.blind_index("phone", p)),
        anonymous: new.reporter.anonymous,
        code_index: cipher.blind_index("matter-code", &code),
        code_sealed: seal("code", &Some(code.clone()))?.unwrap_or_default(),
        returns: 0,
        objections: 0,
        supervised: 0,
        outcome: None,
        reply: None,
        rating: None,
        rating_handling: None,
        rating_solved: None,
        rating_words: None,
        completed_ms: None,
        closed_ms: None,
        destroy_on: None,
        merged_into: None,
        lang: new.lang.tag().into(),
        id,
    };
    // First, since it reads what the person wants; everything after it is only written.
    if origin.is_none_or(|origin| origin.tell) {
        follow::notify_registered(act, &row).await?;
    }
    rows::insert(act.tx, &row).await?;
    act.keeper()
        .begin(&row.id, triage, Audience::Holder, &due)
        .await?;
    begin(act, &row, &new, origin).await?;
    documents::receipt(act, &row, &issuer, &code, Some(due.statutory)).await?;
    measures::of_register(act, &row).await?;
    let registered = Registered {
        id: row.id.clone(),
        number,
        code,
    };
    // Kept without the code, which a retry makes again: nobody shall read it in a table.
    let kept = Registered {
        code: String::new(),
        ..registered.clone()
    };
    act.tx.remember(command, &who, &kept, act.now).await?;
    Ok(registered)
}

/// Everything that stands beside the first row.
async fn begin(
    act: &Act<'_>,
    row: &MatterRow,
    new: &NewMatter,
    origin: Option<&Origin>,
) -> Result<(), Refused> {
    let person = act
        .actor
        .post()
        .map(|post| post.person.clone())
        .unwrap_or_default();
    act.tx
        .insert(
            "insert into holding (matter_id, seq, org_id, org_zh, org_en, person, from_ms) values ($1, 1, $2, $3, $4, $5, $6)",
            args![&row.id, &row.holder_org, &row.holder_zh, &row.holder_en, person, act.now],
        )
        .await?;
    act.tx
        .insert(
            "insert into matter_org (matter_id, org_id, org_path, role, since_ms) values ($1, $2, $3, 'holder', $4)",
            args![&row.id, &row.holder_org, &row.holder_path, act.now],
        )
        .await?;
    keep_in_reach(act, row).await?;
    if let Some((name, relation)) = &new.reporter.behalf {
        add_represented(act, row, name, relation).await?;
    }
    let files = attach(act, row, new.files.clone()).await?;
    let mut data = json!({ "channel": row.channel, "files": files, "number": row.number });
    if let Some(origin) = origin {
        data["import"] = json!({
            "batch": origin.batch,
            "row": origin.row,
            "reference": origin.reference,
            "reported_ms": origin.reported.map(|at| at.0),
        });
    }
    let told = Told {
        words: row.body.clone(),
        data,
        public: true,
    };
    // The first entry tells of the report itself; it is the reporter's addition number one.
    write_entry(act, row, Event::Add, true, &told).await?;
    tasks::begin(act, row).await?;
    log(
        act,
        row,
        "matter.register",
        json!({ "channel": row.channel, "type": row.type_code }),
    )
    .await?;
    announce(act.tx, row, row, "matter.register", act.now).await?;
    Ok(())
}

/// Whoever registers for a centre of another organisation, as a grid worker does at a door, goes on reading it.
async fn keep_in_reach(act: &Act<'_>, row: &MatterRow) -> Result<(), Refused> {
    let Some(grant) = act.actor.grants().first() else {
        return Ok(());
    };
    if grant.org.to_string() == row.holder_org {
        return Ok(());
    }
    crate::act::involve(
        act.tx,
        row,
        &grant.org.to_string(),
        &grant.org_path,
        "held",
        act.now,
    )
    .await?;
    Ok(())
}

async fn add_represented(
    act: &Act<'_>,
    row: &MatterRow,
    name: &str,
    relation: &str,
) -> Result<(), Fault> {
    let id = ParticipantId::new(&*act.app.ids).to_string();
    let sealed = act
        .app
        .cipher
        .seal(
            &Field {
                table: "participant",
                column: "name",
                record: &id,
            },
            name,
        )
        .map_err(|e| Fault::of("seal a name", e))?;
    act.tx
        .insert(
            "insert into participant (id, matter_id, role, kind, name_sealed, relation, added_ms) \
             values ($1, $2, 'represented', 'natural', $3, $4, $5)",
            args![id, &row.id, sealed, relation, act.now],
        )
        .await
}

/// HG2026-11-0001873: city, month of registering, running number of the month.
async fn number(act: &Act<'_>) -> Result<String, Fault> {
    let day = act.now.date();
    let register = format!("HG{:04}-{:02}", day.year(), day.month());
    let n = act.tx.number(rows::TAKE_NUMBERS, &register).await?;
    Ok(format!("{register}-{n:07}"))
}
