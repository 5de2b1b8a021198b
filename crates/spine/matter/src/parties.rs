//! Participants 参与人: people and organisations of a matter beside its reporter, and who stands for them. Name and
//! numbers are sealed and shown masked; a look needs a purpose and is in the log.

use access::crypto::Field;
use access::{Actor, Purpose, Scope};
use kernel::UtcMs;
use kernel::identity::{mask_id_no, mask_name, mask_phone};
use serde_json::json;
use store::{Fault, FromQueryResult, Sql, args};
use web::{App, Ctx};

use crate::permissions as p;
use crate::refused::Refused;
use crate::reveal::{LOOK_MS, LookRow};
use crate::store as rows;

/// How the log names a look at a participant: apart from looks at the reporter's own data, which the reporter reads.
pub const LOOKED: &str = "personal.reveal_party";

/// A participant, name and numbers sealed.
#[derive(Clone, Debug, FromQueryResult)]
#[allow(
    missing_docs,
    reason = "each column is explained in migrations/0001_matter.sql and 0005_parties.sql"
)]
pub struct PartyRow {
    pub id: String,
    pub matter_id: String,
    pub role: String,
    pub kind: String,
    pub name_sealed: String,
    pub phone_sealed: Option<String>,
    pub id_no_sealed: Option<String>,
    pub relation: String,
    pub represents: Option<String>,
    pub added_ms: i64,
    pub ended_ms: Option<i64>,
}

const COLUMNS: &str = "id, matter_id, role, kind, name_sealed, phone_sealed, id_no_sealed, relation, represents, \
     added_ms, ended_ms";

/// The participants of a matter, in the order in which they were written down; those who left too.
///
/// # Errors
/// On a database fault.
pub async fn of_matter(sql: &dyn Sql, matter: &str) -> Result<Vec<PartyRow>, Fault> {
    sql.all(
        &format!("select {COLUMNS} from participant where matter_id = $1 order by added_ms, id"),
        args![matter],
    )
    .await
}

/// One participant of a matter.
///
/// # Errors
/// On a database fault.
pub async fn one(sql: &dyn Sql, matter: &str, id: &str) -> Result<Option<PartyRow>, Fault> {
    // NUL is refused by PostgreSQL and names nothing.
    if id.contains('\0') {
        return Ok(None);
    }
    sql.one(
        &format!("select {COLUMNS} from participant where matter_id = $1 and id = $2"),
        args![matter, id],
    )
    .await
}

/// A personal field of a participant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartyField {
    /// Name of a person or an organisation.
    Name,
    /// Phone number.
    Phone,
    /// Identity number or credit code.
    IdNo,
}

impl PartyField {
    /// In the order shown.
    pub const ALL: [PartyField; 3] = [PartyField::Name, PartyField::Phone, PartyField::IdNo];

    /// The code in paths and in the log, and the column.
    pub fn code(self) -> &'static str {
        match self {
            PartyField::Name => "name",
            PartyField::Phone => "phone",
            PartyField::IdNo => "id_no",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<PartyField> {
        Self::ALL.into_iter().find(|f| f.code() == code)
    }

    fn sealed(self, row: &PartyRow) -> Option<&str> {
        match self {
            PartyField::Name => Some(row.name_sealed.as_str()),
            PartyField::Phone => row.phone_sealed.as_deref(),
            PartyField::IdNo => row.id_no_sealed.as_deref(),
        }
    }

    /// Names and codes of enterprises stand in a public register; a person's do not.
    fn is_open(self, row: &PartyRow) -> bool {
        row.kind == "legal" && self != PartyField::Phone
    }

    fn mask(self, plain: &str) -> String {
        match self {
            PartyField::Name => mask_name(plain),
            PartyField::Phone => mask_phone(plain.trim_start_matches("+86")),
            PartyField::IdNo => mask_id_no(plain),
        }
    }
}

/// Where a participant's field is sealed.
pub(crate) fn place(field: PartyField, id: &str) -> Field<'_> {
    Field {
        table: "participant",
        column: field.code(),
        record: id,
    }
}

fn open(app: &App, row: &PartyRow, field: PartyField) -> Result<Option<String>, Fault> {
    let Some(sealed) = field.sealed(row) else {
        return Ok(None);
    };
    let plain = app
        .cipher
        .open(&place(field, &row.id), sealed)
        .map_err(|e| Fault::of("open a participant's field", e))?;
    Ok(Some(plain.reveal().clone()))
}

/// A field as its viewer may see it now.
#[derive(Clone, Debug)]
pub struct PartyShown {
    /// The field.
    pub field: PartyField,
    /// Masked, or in clear.
    pub text: String,
    /// True while in clear.
    pub clear: bool,
    /// A look would show more.
    pub hidden: bool,
}

/// A participant as its viewer may see it now.
#[derive(Clone, Debug)]
pub struct Party {
    /// The row.
    pub row: PartyRow,
    /// Name, and the numbers that are known.
    pub fields: Vec<PartyShown>,
}

impl Party {
    /// The name as the viewer may see it.
    pub fn name(&self) -> &str {
        self.fields
            .iter()
            .find(|f| f.field == PartyField::Name)
            .map_or("", |f| f.text.as_str())
    }
}

/// The participants as this viewer may see them: masked, in clear while a look lasts.
///
/// # Errors
/// On a database fault or when a field does not open.
pub async fn shown(ctx: &Ctx, matter: &str) -> Result<Vec<Party>, Fault> {
    let read = ctx.read();
    let all = of_matter(&read, matter).await?;
    let looked = if all.is_empty() {
        Vec::new()
    } else {
        looks_now(&read, &ctx.actor, matter, ctx.now).await?
    };
    all.into_iter()
        .map(|row| {
            let mut fields = Vec::new();
            for field in PartyField::ALL {
                let Some(plain) = open(&ctx.app, &row, field)? else {
                    continue;
                };
                let open = field.is_open(&row);
                let clear = looked
                    .iter()
                    .any(|(id, f)| *id == row.id && f == field.code());
                fields.push(PartyShown {
                    field,
                    text: if clear || open {
                        plain
                    } else {
                        field.mask(&plain)
                    },
                    clear,
                    hidden: !clear && !open,
                });
            }
            Ok(Party { row, fields })
        })
        .collect()
}

async fn looks_now(
    sql: &dyn Sql,
    actor: &Actor,
    matter: &str,
    now: UtcMs,
) -> Result<Vec<(String, String)>, Fault> {
    let details: Vec<String> = sql
        .column(
            "select detail from audit_entry where subject_kind = 'matter' and subject_id = $1 and at_ms > $2 \
             and actor = $3 and action = $4",
            args![matter, now.0 - LOOK_MS, actor.log_id(), LOOKED],
        )
        .await?;
    Ok(details
        .iter()
        .filter_map(|d| serde_json::from_str::<serde_json::Value>(d).ok())
        .filter_map(|d| {
            let text = |name: &str| d.get(name).and_then(|v| v.as_str()).map(ToOwned::to_owned);
            Some((text("party")?, text("field")?))
        })
        .collect())
}

/// Looks at one field of a participant. The look is in the log before the value is returned.
///
/// # Errors
/// [`Refused::NotFound`] when out of reach or not there; [`Refused::Invalid`] when the purpose is missing.
pub async fn look(
    ctx: &Ctx,
    key: &str,
    party: &str,
    field: PartyField,
    purpose: Purpose,
    words: &str,
) -> Result<String, Refused> {
    if purpose == Purpose::Other && words.trim().is_empty() {
        return Err(Refused::field("purpose", "matter-purpose-words"));
    }
    let (matter, row) = {
        let read = ctx.read();
        let matter = rows::within(&read, &Scope::of(&ctx.actor, p::REVEAL), key)
            .await?
            .ok_or(Refused::NotFound)?;
        let row = one(&read, &matter.id, party)
            .await?
            .ok_or(Refused::NotFound)?;
        (matter, row)
    };
    let plain = open(&ctx.app, &row, field)?.ok_or(Refused::NotFound)?;
    let (ids, now, actor) = (ctx.app.ids.clone(), ctx.now, ctx.actor.clone());
    let words = words.trim().chars().take(200).collect::<String>();
    let (id, party) = (matter.id, row.id);
    ctx.app
        .db
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move {
                let record = audit::log::Record {
                    actor: actor.log_id(),
                    org: actor.log_org(),
                    action: LOOKED,
                    subject_kind: "matter",
                    subject_id: id.clone(),
                    purpose: Some((purpose.code(), words)),
                    detail: json!({ "field": field.code(), "party": party }),
                };
                audit::log::append(tx, &*ids, now, record).await?;
                store::emit(tx, &format!("matter:{id}"), LOOKED, &id, now).await
            })
        })
        .await?;
    ctx.app.wake();
    Ok(plain)
}

/// Looks at the participants of one matter, newest first.
///
/// # Errors
/// On a database fault.
pub async fn looks(sql: &dyn Sql, matter: &str) -> Result<Vec<LookRow>, Fault> {
    sql.all(
        "select id, at_ms, actor, org_id, purpose, purpose_note, detail, subject_id from audit_entry \
         where subject_kind = 'matter' and subject_id = $1 and action = $2 order by at_ms desc, id desc",
        args![matter, LOOKED],
    )
    .await
}
