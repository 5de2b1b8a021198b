//! Looking at personal data: with a purpose, written down, seen by the person it is about.

use access::crypto::Field;
use access::{Actor, Purpose, Scope};
use kernel::UtcMs;
use serde::Serialize;
use serde_json::json;
use store::{Fault, FromQueryResult, Sql, args};
use web::{App, Ctx};

use crate::model::MatterRow;
use crate::permissions as p;
use crate::refused::Refused;
use crate::store as rows;

/// What can be looked at, one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Personal {
    /// The reporter's name.
    Reporter,
    /// The phone number.
    Phone,
    /// The exact address.
    Address,
}

impl Personal {
    /// In the order shown.
    pub const ALL: [Personal; 3] = [Personal::Reporter, Personal::Phone, Personal::Address];

    /// Column and code in the log.
    pub fn code(self) -> &'static str {
        match self {
            Personal::Reporter => "reporter",
            Personal::Phone => "phone",
            Personal::Address => "address",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<Personal> {
        Self::ALL.into_iter().find(|f| f.code() == code)
    }

    fn sealed(self, row: &MatterRow) -> Option<&str> {
        match self {
            Personal::Reporter => row.reporter_sealed.as_deref(),
            Personal::Phone => row.phone_sealed.as_deref(),
            Personal::Address => row.address_sealed.as_deref(),
        }
    }

    fn mask(self, plain: &str) -> String {
        match self {
            Personal::Reporter => kernel::identity::mask_name(plain),
            Personal::Phone => kernel::identity::mask_phone(plain.trim_start_matches("+86")),
            Personal::Address => kernel::identity::mask_address(plain),
        }
    }
}

/// How long a look lasts: the value stays readable for this person and matter without a second question.
pub const LOOK_MS: i64 = 5 * 60 * 1000;

/// A field as its viewer may see it now.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The field.
    pub field: Personal,
    /// The text: masked, or in clear while a look lasts.
    pub text: String,
    /// True while in clear.
    pub clear: bool,
}

fn open(app: &App, row: &MatterRow, field: Personal) -> Result<Option<String>, Fault> {
    let Some(sealed) = field.sealed(row) else {
        return Ok(None);
    };
    let place = Field {
        table: "matter",
        column: field.code(),
        record: &row.id,
    };
    let plain = app
        .cipher
        .open(&place, sealed)
        .map_err(|e| Fault::of("open a personal field", e))?;
    Ok(Some(plain.reveal().clone()))
}

/// The personal fields of a matter as this viewer may see them: their own in clear, others' masked unless looked at
/// within the last five minutes. What was reported without a name shows nothing of it to anyone.
///
/// # Errors
/// On a database fault or when a field does not open.
pub async fn shown(ctx: &Ctx, row: &MatterRow, own: bool) -> Result<Vec<Shown>, Fault> {
    let looked = if own {
        Vec::new()
    } else {
        looks_now(&ctx.read(), &ctx.actor, row, ctx.now).await?
    };
    let mut all = Vec::new();
    for field in Personal::ALL {
        if row.anonymous && !own && field != Personal::Address {
            continue;
        }
        let Some(plain) = open(&ctx.app, row, field)? else {
            continue;
        };
        let clear = own || looked.iter().any(|code| code == field.code());
        let text = if clear { plain } else { field.mask(&plain) };
        all.push(Shown { field, text, clear });
    }
    Ok(all)
}

/// The reporter's name masked, for lists; `None` when not given or not to be shown.
///
/// # Errors
/// When the field does not open.
pub fn masked_reporter(app: &App, row: &MatterRow) -> Result<Option<String>, Fault> {
    if row.anonymous {
        return Ok(None);
    }
    Ok(open(app, row, Personal::Reporter)?.map(|plain| Personal::Reporter.mask(&plain)))
}

/// A field masked, as an export shows it to anybody; `None` when not given or not to be shown.
///
/// # Errors
/// When the field does not open.
pub fn masked(app: &App, row: &MatterRow, field: Personal) -> Result<Option<String>, Fault> {
    if row.anonymous && field != Personal::Address {
        return Ok(None);
    }
    Ok(open(app, row, field)?.map(|plain| field.mask(&plain)))
}

/// The personal fields of one matter in clear, in the order of [`Personal::ALL`]; `None` where not given or not to be
/// shown.
pub type Opened = [Option<String>; 3];

/// Most matters that one look may open.
pub const MOST_AT_ONCE: usize = 200;

/// Looks at all personal fields of several matters, as an export does. Each look is in the log of its matter before
/// anything is returned, so that each person sees it.
///
/// # Errors
/// [`Refused::Invalid`] when the purpose is missing or more than [`MOST_AT_ONCE`] matters are asked for;
/// [`Refused::NotFound`] when one of them is out of reach.
pub async fn look_at_all(
    ctx: &Ctx,
    list: &[MatterRow],
    purpose: Purpose,
    words: &str,
) -> Result<Vec<Opened>, Refused> {
    if purpose == Purpose::Other && words.trim().is_empty() {
        return Err(Refused::field("purpose", "matter-purpose-words"));
    }
    if list.len() > MOST_AT_ONCE {
        return Err(Refused::field("personal", "matter-look-most"));
    }
    let reach = Scope::of(&ctx.actor, p::REVEAL);
    let mut opened = Vec::with_capacity(list.len());
    let mut looks = Vec::new();
    for row in list {
        let row = {
            let read = ctx.read();
            rows::within(&read, &reach, &row.id)
                .await?
                .ok_or(Refused::NotFound)?
        };
        let mut fields: Opened = [const { None }; 3];
        for (at, field) in Personal::ALL.into_iter().enumerate() {
            if row.anonymous && field != Personal::Address {
                continue;
            }
            fields[at] = open(&ctx.app, &row, field)?;
            if fields[at].is_some() {
                looks.push((row.id.clone(), field));
            }
        }
        opened.push(fields);
    }
    let (ids, now, actor) = (ctx.app.ids.clone(), ctx.now, ctx.actor.clone());
    let words = words.trim().chars().take(200).collect::<String>();
    ctx.app
        .db
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move {
                for (id, field) in looks {
                    let record = audit::log::Record {
                        actor: actor.log_id(),
                        org: actor.log_org(),
                        action: "personal.reveal",
                        subject_kind: "matter",
                        subject_id: id.clone(),
                        purpose: Some((purpose.code(), words.clone())),
                        detail: json!({ "field": field.code(), "export": true }),
                    };
                    audit::log::append(tx, &*ids, now, record).await?;
                    store::emit(tx, &format!("matter:{id}"), "personal.reveal", &id, now).await?;
                }
                Ok(())
            })
        })
        .await?;
    ctx.app.wake();
    Ok(opened)
}

async fn looks_now(
    sql: &dyn Sql,
    actor: &Actor,
    row: &MatterRow,
    now: UtcMs,
) -> Result<Vec<String>, Fault> {
    let details: Vec<String> = sql
        .column(
            "select detail from audit_entry where subject_kind = 'matter' and subject_id = $1 and at_ms > $2 \
             and actor = $3 and action = 'personal.reveal'",
            args![&row.id, now.0 - LOOK_MS, actor.log_id()],
        )
        .await?;
    Ok(details
        .iter()
        .filter_map(|d| serde_json::from_str::<serde_json::Value>(d).ok())
        // A name on a paper is not the name on the page.
        .filter(|d| d.get("document").is_none())
        .filter_map(|d| {
            d.get("field")
                .and_then(|f| f.as_str())
                .map(ToOwned::to_owned)
        })
        .collect())
}

/// Looks at one field. The look is in the log before the value is returned.
///
/// # Errors
/// [`Refused::NotFound`] when out of reach or not there; [`Refused::Invalid`] when the purpose is missing.
pub async fn look(
    ctx: &Ctx,
    key: &str,
    field: Personal,
    purpose: Purpose,
    words: &str,
) -> Result<String, Refused> {
    if purpose == Purpose::Other && words.trim().is_empty() {
        return Err(Refused::field("purpose", "matter-purpose-words"));
    }
    let row = {
        let read = ctx.read();
        rows::within(&read, &Scope::of(&ctx.actor, p::REVEAL), key)
            .await?
            .ok_or(Refused::NotFound)?
    };
    if row.anonymous && field != Personal::Address {
        return Err(Refused::NotFound);
    }
    let plain = open(&ctx.app, &row, field)?.ok_or(Refused::NotFound)?;
    let (ids, now, actor) = (ctx.app.ids.clone(), ctx.now, ctx.actor.clone());
    let words = words.trim().chars().take(200).collect::<String>();
    let id = row.id.clone();
    ctx.app
        .db
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move {
                let record = audit::log::Record {
                    actor: actor.log_id(),
                    org: actor.log_org(),
                    action: "personal.reveal",
                    subject_kind: "matter",
                    subject_id: id.clone(),
                    purpose: Some((purpose.code(), words)),
                    detail: json!({ "field": field.code() }),
                };
                audit::log::append(tx, &*ids, now, record).await?;
                store::emit(tx, &format!("matter:{id}"), "personal.reveal", &id, now).await
            })
        })
        .await?;
    ctx.app.wake();
    Ok(plain)
}

/// A look as the person reads it.
#[derive(Clone, Debug, FromQueryResult, Serialize)]
pub struct LookRow {
    /// Entry in the log.
    pub id: String,
    /// When, UTC ms.
    pub at_ms: i64,
    /// Account of the viewer.
    pub actor: String,
    /// Organisation of the viewer's post.
    pub org_id: Option<String>,
    /// Why.
    pub purpose: Option<String>,
    /// In the viewer's words.
    pub purpose_note: Option<String>,
    /// JSON with the field.
    pub detail: String,
    /// The matter.
    pub subject_id: String,
}

/// Looks at the personal data of one matter, newest first.
///
/// # Errors
/// On a database fault.
pub async fn looks(sql: &dyn Sql, matter: &str) -> Result<Vec<LookRow>, Fault> {
    sql.all(
        "select id, at_ms, actor, org_id, purpose, purpose_note, detail, subject_id from audit_entry \
         where subject_kind = 'matter' and subject_id = $1 and action = 'personal.reveal' order by at_ms desc, id desc",
        args![matter],
    )
    .await
}

/// Looks at the personal data of all matters of one resident, newest first.
///
/// # Errors
/// On a database fault.
pub async fn looks_at_account(
    sql: &dyn Sql,
    account: &str,
    limit: i64,
) -> Result<Vec<LookRow>, Fault> {
    sql.all(
        "select a.id, a.at_ms, a.actor, a.org_id, a.purpose, a.purpose_note, a.detail, a.subject_id from matter m \
         join audit_entry a on a.subject_kind = 'matter' and a.subject_id = m.id and a.action = 'personal.reveal' \
         where m.reporter_account = $1 order by a.at_ms desc, a.id desc limit $2",
        args![account, limit],
    )
    .await
}
