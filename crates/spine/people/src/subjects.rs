//! What the log was about, in words: rooms name the things that are theirs.

use std::collections::{BTreeMap, BTreeSet};

use access::{AccountId, OrgId};
use audit::log::Entry;
use store::{Fault, FromQueryResult, Sql, args};
use web::{Ctx, Subject, Subjects};

use crate::store::{accounts, orgs};

#[derive(FromQueryResult)]
struct PostRow {
    id: String,
    title: String,
    org_id: String,
}

/// The names of what these entries are about, by id.
pub(crate) async fn names(
    ctx: &Ctx,
    entries: &[Entry],
) -> Result<BTreeMap<String, Subject>, Fault> {
    let mut by_kind: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for entry in entries {
        by_kind
            .entry(&entry.subject_kind)
            .or_default()
            .insert(&entry.subject_id);
    }
    let mut found = BTreeMap::new();
    for (kind, ids) in by_kind {
        let ids: Vec<String> = ids.into_iter().map(ToOwned::to_owned).collect();
        found.extend(of_kind(ctx, kind, &ids).await?);
    }
    Ok(found)
}

/// The names of things of one kind.
pub(crate) async fn of_kind(
    ctx: &Ctx,
    kind: &str,
    ids: &[String],
) -> Result<Vec<(String, Subject)>, Fault> {
    let mut found = own(ctx, kind, ids).await?;
    found.extend(Subjects::of(&ctx.app).named(ctx, kind, ids).await?);
    Ok(found)
}

async fn own(ctx: &Ctx, kind: &str, ids: &[String]) -> Result<Vec<(String, Subject)>, Fault> {
    let read = ctx.read();
    let mut found = Vec::new();
    match kind {
        "account" => {
            let names = accounts::account_names(&read, ids.iter().cloned()).await?;
            for (id, name) in names {
                // A resident has no page of an administrator, and no name here.
                if AccountId::parse(&id).is_ok() {
                    let href = format!("/admin/people/{id}");
                    let label = ctx.person(&name);
                    found.push((id, Subject { label, href }));
                }
            }
        }
        "org" => {
            for id in ids.iter().filter_map(|id| OrgId::parse(id).ok()) {
                if let Some(org) = orgs::org(&read, id).await? {
                    let label = org.name.get(ctx.lang).to_owned();
                    let href = format!("/admin/orgs/{id}");
                    found.push((id.to_string(), Subject { label, href }));
                }
            }
        }
        "post" => {
            for id in ids {
                let sql: &dyn Sql = &read;
                let row: Option<PostRow> = sql
                    .one(
                        "select id, title, org_id from post where id = $1",
                        args![id],
                    )
                    .await?;
                if let Some(row) = row {
                    let href = format!("/admin/orgs/{}?post={}", row.org_id, row.id);
                    let label = row.title;
                    found.push((row.id, Subject { label, href }));
                }
            }
        }
        _ => {}
    }
    Ok(found)
}
