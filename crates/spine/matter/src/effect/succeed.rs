//! Its organisation was closed: another takes over where it held the matter, where it answered for it, or both.

use access::Named;
use kernel::Lang;
use serde_json::json;
use store::args;

use super::Told;
use crate::act::{Act, HandOffKind, involve};
use crate::model::{HandOffId, MatterRow, OrgRef};
use crate::refused::Refused;

pub(super) async fn succeed(
    act: &Act<'_>,
    row: &mut MatterRow,
    closed: &Named,
    holder: Option<OrgRef>,
    centre: Option<OrgRef>,
) -> Result<Told, Refused> {
    let Some(to) = holder.as_ref().or(centre.as_ref()).cloned() else {
        return Err(Refused::field("to", "matter-words-missing"));
    };
    let words = act.app.texts.f(
        Lang::ZhCn,
        "matter-succeeded",
        &[
            ("closed", closed.zh.clone().into()),
            ("to", to.name.zh.clone().into()),
        ],
    );
    if let Some(centre) = centre {
        let id = centre.id.to_string();
        if id != row.holder_org {
            involve(act.tx, row, &id, &centre.path, "held", act.now).await?;
        }
        row.centre_org = id;
        row.centre_path = centre.path;
    }
    if let Some(holder) = holder {
        record(act, row, &holder, &words).await?;
        row.holder_org = holder.id.to_string();
        row.holder_path = holder.path;
        row.holder_zh = holder.name.zh;
        row.holder_en = holder.name.en;
        row.holder_centre = holder.centre;
        row.holder_since_ms = act.now.0;
        row.handler_account = None;
        if row.lead_org.is_some() {
            row.lead_org = Some(row.holder_org.clone());
        }
    }
    Ok(Told {
        words,
        data: json!({
            "to": to.id.to_string(), "to_zh": to.name.zh, "to_en": to.name.en,
            "from_zh": closed.zh, "from_en": closed.en
        }),
        public: true,
    })
}

/// A hand-off that nobody had to accept: there was nobody left to hold it meanwhile.
async fn record(
    act: &Act<'_>,
    row: &MatterRow,
    to: &OrgRef,
    words: &str,
) -> Result<(), store::Fault> {
    act.tx
        .run(
            "insert into hand_off (id, matter_id, from_org, from_zh, from_en, to_org, to_path, to_zh, to_en, to_centre, \
             kind, reason, state, offered_ms, ended_ms) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, \
             'accepted', $13, $13)",
            args![
                HandOffId::new(&*act.app.ids).to_string(),
                &row.id,
                &row.holder_org,
                &row.holder_zh,
                &row.holder_en,
                to.id.to_string(),
                &to.path,
                &to.name.zh,
                &to.name.en,
                to.centre,
                HandOffKind::Transfer.code(),
                words,
                act.now
            ],
        )
        .await?;
    Ok(())
}
