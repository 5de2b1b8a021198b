//! Who takes part: written down with name and numbers sealed, and struck off with a reason.

use kernel::identity::{Phone, ResidentId, UnifiedCreditCode};
use serde_json::json;
use store::{Fault, args};
use web::FieldError;

use super::{Told, said};
use crate::act::Act;
use crate::model::{MatterRow, NewParty, PARTY_KINDS, PARTY_ROLES, ParticipantId, REPRESENTATIVES};
use crate::parties::{self, PartyField};
use crate::refused::Refused;

/// Longest name and relation, in characters.
const LONGEST_NAME: usize = 60;
/// Longest number of a foreign or other paper.
const LONGEST_ID: usize = 40;
/// Participants of one matter; a group of petitioners sends at most five (信访工作条例 article 20).
const MOST: usize = 50;

pub(super) async fn add_party(
    act: &Act<'_>,
    row: &MatterRow,
    party: NewParty,
) -> Result<Told, Refused> {
    let checked = check(&party)?;
    let there = parties::of_matter(act.tx, &row.id).await?;
    let open = || there.iter().filter(|p| p.ended_ms.is_none());
    if open().count() >= MOST {
        return Err(Refused::field("name", "matter-party-many"));
    }
    let represents = Some(party.represents.trim()).filter(|id| !id.is_empty());
    if represents.is_some_and(|id| !open().any(|p| p.id == id)) {
        return Err(Refused::field("represents", "matter-party-unknown"));
    }
    let id = ParticipantId::new(&*act.app.ids).to_string();
    let seal = |field: PartyField, plain: &str| {
        act.app
            .cipher
            .seal(&parties::place(field, &id), plain)
            .map_err(|e| Fault::of("seal a participant's field", e))
    };
    let optional = |field: PartyField, plain: &Option<String>| {
        plain.as_deref().map(|plain| seal(field, plain)).transpose()
    };
    act.tx
        .run(
            "insert into participant (id, matter_id, role, kind, name_sealed, phone_sealed, id_no_sealed, relation, \
             represents, added_ms, added_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            args![
                &id,
                &row.id,
                &party.role,
                &party.kind,
                seal(PartyField::Name, party.name.trim())?,
                optional(PartyField::Phone, &checked.phone)?,
                optional(PartyField::IdNo, &checked.id_no)?,
                party.relation.trim(),
                represents,
                act.now,
                act.actor.log_id()
            ],
        )
        .await?;
    Ok(Told {
        data: json!({ "party": id, "role": party.role }),
        ..Told::default()
    })
}

/// Numbers as they are kept.
struct Checked {
    phone: Option<String>,
    id_no: Option<String>,
}

fn check(party: &NewParty) -> Result<Checked, Refused> {
    let mut wrong = Vec::new();
    let mut need = |bad: bool, field: &str, key: &str| {
        if bad {
            wrong.push(FieldError::new(field, key));
        }
    };
    let long = |text: &str, most: usize| text.trim().chars().count() > most;
    need(
        !PARTY_ROLES.contains(&party.role.as_str()),
        "role",
        "matter-party-role-missing",
    );
    need(
        !PARTY_KINDS.contains(&party.kind.as_str()),
        "kind",
        "matter-party-kind-missing",
    );
    need(
        party.name.trim().is_empty(),
        "name",
        "matter-party-name-missing",
    );
    need(long(&party.name, LONGEST_NAME), "name", "matter-party-long");
    need(
        long(&party.relation, LONGEST_NAME),
        "relation",
        "matter-party-long",
    );
    need(
        !party.represents.trim().is_empty() && !REPRESENTATIVES.contains(&party.role.as_str()),
        "represents",
        "matter-party-represents-nobody",
    );
    let phone = Some(party.phone.trim())
        .filter(|t| !t.is_empty())
        .map(Phone::parse);
    need(matches!(phone, Some(Err(_))), "phone", "matter-party-phone");
    let typed = Some(party.id_no.trim()).filter(|t| !t.is_empty());
    let id_no = typed.map(|t| match party.kind.as_str() {
        "natural" => ResidentId::parse(t).ok().map(|id| id.as_str().to_owned()),
        "legal" => UnifiedCreditCode::parse(t)
            .ok()
            .map(|code| code.as_str().to_owned()),
        _ => Some(t.to_owned()).filter(|t| !long(t, LONGEST_ID)),
    });
    need(id_no == Some(None), "id_no", "matter-party-id");
    if wrong.is_empty() {
        Ok(Checked {
            phone: phone.and_then(Result::ok).map(|phone| phone.e164()),
            id_no: id_no.flatten(),
        })
    } else {
        Err(Refused::Invalid(wrong))
    }
}

/// The row stays, so that it can be read who took part when; those who stood for this one end with it.
pub(super) async fn end_party(
    act: &Act<'_>,
    row: &MatterRow,
    party: &str,
    reason: &str,
) -> Result<Told, Refused> {
    let words = said("reason", reason)?;
    let found = parties::one(act.tx, &row.id, party)
        .await?
        .filter(|p| p.ended_ms.is_none())
        .ok_or_else(|| Refused::field("party", "matter-party-unknown"))?;
    act.tx
        .run(
            "update participant set ended_ms = $3 where matter_id = $1 and ended_ms is null \
             and (id = $2 or represents = $2)",
            args![&row.id, &found.id, act.now],
        )
        .await?;
    Ok(Told {
        words,
        data: json!({ "party": found.id, "role": found.role }),
        public: false,
    })
}
