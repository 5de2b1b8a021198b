//! How matters hang together 关联: part of, follows, related, duplicate.

use store::{Fault, FromQueryResult, Sql, args};

/// The ways in which one matter can stand to another, as seen from the one: `part_of` and `contains` are the two sides
/// of one link, as are `follows` and `followed_by`; `related` and `duplicate` look the same from both.
pub const WAYS: &[&str] = &[
    "part_of",
    "contains",
    "follows",
    "followed_by",
    "related",
    "duplicate",
];

/// A matter tied to another.
#[derive(Clone, Debug, FromQueryResult)]
pub struct LinkRow {
    /// The other matter.
    pub other_id: String,
    /// As kept: `duplicate`, `part_of`, `follows` or `related`.
    pub kind: String,
    /// True if the link was made from this side.
    pub outgoing: bool,
    /// When it was made, UTC ms.
    pub at_ms: i64,
}

impl LinkRow {
    /// How this matter stands to the other, one of [`WAYS`].
    pub fn way(&self) -> &'static str {
        seen_as(&self.kind, self.outgoing)
    }
}

fn seen_as(kind: &str, outgoing: bool) -> &'static str {
    match (kind, outgoing) {
        ("part_of", true) => "part_of",
        ("part_of", false) => "contains",
        ("follows", true) => "follows",
        ("follows", false) => "followed_by",
        ("duplicate", _) => "duplicate",
        _ => "related",
    }
}

/// The kind kept for a way, and whether the link goes out from this matter. `None`: no such way.
pub(crate) fn kept_as(way: &str) -> Option<(&'static str, bool)> {
    Some(match way {
        "part_of" => ("part_of", true),
        "contains" => ("part_of", false),
        "follows" => ("follows", true),
        "followed_by" => ("follows", false),
        "related" => ("related", true),
        "duplicate" => ("duplicate", true),
        _ => return None,
    })
}

/// The same link as the other matter sees it.
pub(crate) fn from_there(way: &str) -> &'static str {
    kept_as(way).map_or("related", |(kind, outgoing)| seen_as(kind, !outgoing))
}

/// Links of a matter in either direction, oldest first. The caller asks whether the other end is within reach.
///
/// # Errors
/// On a database fault.
pub async fn of_matter(sql: &dyn Sql, matter: &str) -> Result<Vec<LinkRow>, Fault> {
    sql.all(
        "select case when from_id = $1 then to_id else from_id end as other_id, kind, \
         case when from_id = $1 then true else false end as outgoing, at_ms from matter_link \
         where from_id = $1 or to_id = $1 order by at_ms, other_id",
        args![matter],
    )
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_has_its_other_side_and_comes_back() {
        for way in WAYS {
            assert_eq!(from_there(from_there(way)), *way);
            let (kind, outgoing) = kept_as(way).expect("a way is kept");
            if kind != "related" && kind != "duplicate" {
                assert_eq!(seen_as(kind, outgoing), *way);
            }
        }
        assert!(kept_as("causes").is_none());
    }
}
