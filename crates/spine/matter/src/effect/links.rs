//! Tying matters together, and taking that back: written into both threads.

use access::Scope;
use serde_json::json;
use store::args;

use super::{Told, limited, said};
use crate::act::{Act, announce, log, write_entry};
use crate::links::{from_there, kept_as, of_matter};
use crate::model::MatterRow;
use crate::permissions as p;
use crate::refused::Refused;
use crate::states::Event;
use crate::store as rows;

pub(super) async fn link(
    act: &Act<'_>,
    row: &MatterRow,
    to: &str,
    way: &str,
    words: &str,
) -> Result<Told, Refused> {
    let words = limited("words", words)?;
    let other = other(act, row, to).await?;
    let (kind, outgoing) = known_way(way)?;
    let tied = of_matter(act.tx, &row.id).await?;
    if tied
        .iter()
        .any(|l| l.other_id == other.id && l.kind == kind)
    {
        return Err(Refused::field("to", "matter-link-exists"));
    }
    let (from_id, to_id) = ends(row, &other, outgoing);
    act.tx
        .run(
            "insert into matter_link (from_id, to_id, kind, at_ms) values ($1, $2, $3, $4)",
            args![from_id, to_id, kind, act.now],
        )
        .await?;
    tell_other(act, &other, row, Event::Link, from_there(way), &words).await?;
    Ok(told(&other, way, words))
}

pub(super) async fn unlink(
    act: &Act<'_>,
    row: &MatterRow,
    to: &str,
    way: &str,
    reason: &str,
) -> Result<Told, Refused> {
    let words = said("reason", reason)?;
    let other = other(act, row, to).await?;
    let (kind, outgoing) = known_way(way)?;
    if kind == "duplicate" && other.merged_into.as_deref() == Some(row.id.as_str()) {
        // What was merged went with its reporter; there is nothing to take apart.
        return Err(Refused::field("reason", "matter-link-merged"));
    }
    let (from_id, to_id) = ends(row, &other, outgoing);
    let symmetric = matches!(kind, "related" | "duplicate");
    let gone = act
        .tx
        .run(
            "delete from matter_link where kind = $3 \
             and ((from_id = $1 and to_id = $2) or ($4 and from_id = $2 and to_id = $1))",
            args![from_id, to_id, kind, symmetric],
        )
        .await?;
    if gone == 0 {
        return Err(Refused::field("to", "matter-link-unknown"));
    }
    tell_other(act, &other, row, Event::Unlink, from_there(way), &words).await?;
    Ok(told(&other, way, words))
}

/// The matter at the other end: one that the actor may see, and not the same.
async fn other(act: &Act<'_>, row: &MatterRow, key: &str) -> Result<MatterRow, Refused> {
    let scope = Scope::of(act.actor, p::WORK);
    let found = rows::within(act.tx, &scope, key.trim())
        .await?
        .ok_or_else(|| Refused::field("to", "matter-link-unknown"))?;
    if found.id == row.id {
        return Err(Refused::field("to", "matter-link-self"));
    }
    Ok(found)
}

fn known_way(way: &str) -> Result<(&'static str, bool), Refused> {
    kept_as(way).ok_or_else(|| Refused::field("way", "matter-link-way-missing"))
}

fn ends<'a>(row: &'a MatterRow, other: &'a MatterRow, outgoing: bool) -> (&'a str, &'a str) {
    if outgoing {
        (&row.id, &other.id)
    } else {
        (&other.id, &row.id)
    }
}

fn told(other: &MatterRow, way: &str, words: String) -> Told {
    Told {
        words,
        data: json!({ "other": other.number, "other_id": other.id, "way": way }),
        public: false,
    }
}

/// The other thread tells it from its own side, whatever its state: a link is nothing that it does.
async fn tell_other(
    act: &Act<'_>,
    other: &MatterRow,
    row: &MatterRow,
    event: Event,
    way: &str,
    words: &str,
) -> Result<(), Refused> {
    // Both rows in the order of their ids, so that two who link the same pair from its two ends never wait for each
    // other.
    for id in [
        row.id.as_str().min(&other.id),
        row.id.as_str().max(&other.id),
    ] {
        let hold = "update matter set version = version where id = $1";
        act.tx.run(hold, args![id]).await?;
    }
    let changed = act
        .tx
        .run(
            "update matter set version = version + 1 where id = $1 and version = $2",
            args![&other.id, other.version],
        )
        .await?;
    if changed != 1 {
        return Err(Refused::Stale);
    }
    let there = MatterRow {
        version: other.version + 1,
        ..other.clone()
    };
    let told = told(row, way, words.to_owned());
    write_entry(act, &there, event, false, &told).await?;
    let action = format!("matter.{}", event.code());
    log(act, &there, &action, told.data).await?;
    announce(act.tx, &there, &there, &action, act.now).await?;
    Ok(())
}
