//! To whom a matter can be handed: organisations with what they have in hand and why they are proposed.

use access::{OrgId, Scope};
use matter::list::{self, Filter};
use matter::{HandOffKind, OrgRef, State};
use people::Org;
use routing::Question;
use store::{Fault, Sql};
use web::Ctx;

use crate::subject::Subject;

/// Organisations that a search lists.
const MOST_FOUND: usize = 8;
/// Proposals of the rules that are shown.
const MOST_PROPOSED: usize = 3;

/// One organisation that can take the matter.
pub(crate) struct Target {
    /// The organisation.
    pub org: Org,
    /// Open matters it holds.
    pub load: i64,
    /// Why it is proposed; empty when it was searched for.
    pub reason: String,
    /// Law with article, or the duty list; empty when it was searched for.
    pub basis: String,
}

/// An organisation as the spine knows it.
pub(crate) fn org_ref(org: &Org) -> OrgRef {
    OrgRef {
        id: org.id,
        path: org.path.clone(),
        name: org.name.clone(),
        centre: org.is_centre,
    }
}

/// Open matters that an organisation holds.
///
/// # Errors
/// On a database fault.
pub(crate) async fn load(sql: &dyn Sql, org: &Org) -> Result<i64, Fault> {
    let filter = Filter {
        states: State::OPEN.to_vec(),
        holder_path: Some(org.path.clone()),
        ..Filter::default()
    };
    // A number only; it shows nothing of any matter.
    list::count(sql, &Scope::All, &filter).await
}

/// Which ways of handing over make sense for whoever holds the matter now.
///
/// # Errors
/// On a database fault.
pub(crate) async fn kinds(ctx: &Ctx, subject: &Subject) -> Result<Vec<HandOffKind>, Fault> {
    let read = ctx.read();
    if !subject.row.holder_centre {
        return Ok(vec![HandOffKind::Transfer, HandOffKind::Back]);
    }
    let mut all = vec![HandOffKind::Dispatch];
    if let Some(holder) = holder(&read, subject).await? {
        if people::parent_centre(&read, &holder).await?.is_some() {
            all.push(HandOffKind::Escalate);
        }
        if !people::child_centres(&read, &holder).await?.is_empty() {
            all.push(HandOffKind::Descend);
        }
    }
    Ok(all)
}

async fn holder(sql: &dyn Sql, subject: &Subject) -> Result<Option<Org>, Fault> {
    match OrgId::parse(&subject.row.holder_org) {
        Ok(id) => people::org(sql, id).await,
        Err(_) => Ok(None),
    }
}

/// Who can take the matter in this way, best first; `words` searches by name.
///
/// # Errors
/// On a database fault.
pub(crate) async fn targets(
    ctx: &Ctx,
    subject: &Subject,
    kind: HandOffKind,
    words: &str,
) -> Result<Vec<Target>, Fault> {
    let read = ctx.read();
    let holder = holder(&read, subject).await?;
    let plain: Vec<Org> = match (kind, &holder) {
        (HandOffKind::Escalate, Some(holder)) => people::parent_centre(&read, holder)
            .await?
            .into_iter()
            .collect(),
        (HandOffKind::Descend, Some(holder)) => {
            let mut below = people::child_centres(&read, holder).await?;
            // The centre of the place first.
            below.sort_by_key(|c| !subject.row.unit_path.starts_with(&c.unit_path));
            below
        }
        (HandOffKind::Back, _) => match OrgId::parse(&subject.row.centre_org) {
            Ok(id) => people::org(&read, id).await?.into_iter().collect(),
            Err(_) => Vec::new(),
        },
        _ if words.is_empty() => return proposed(ctx, subject).await,
        _ => search(&read, words).await?,
    };
    let mut all = Vec::new();
    for org in plain {
        if org.id.to_string() != subject.row.holder_org {
            all.push(Target {
                load: load(&read, &org).await?,
                reason: String::new(),
                basis: String::new(),
                org,
            });
        }
    }
    Ok(all)
}

/// The question that the rules are asked about a matter.
pub(crate) fn question(ctx: &Ctx, subject: &Subject, type_code: &str) -> Question {
    Question {
        type_code: type_code.to_owned(),
        unit_path: subject.row.unit_path.clone(),
        text: format!("{} {}", subject.row.title, subject.row.body),
        now: ctx.now,
    }
}

async fn proposed(ctx: &Ctx, subject: &Subject) -> Result<Vec<Target>, Fault> {
    let read = ctx.read();
    let asked = question(ctx, subject, &subject.row.type_code);
    let mut all = Vec::new();
    for one in routing::propose(&read, &asked).await? {
        if one.org.id.to_string() == subject.row.holder_org || all.len() >= MOST_PROPOSED {
            continue;
        }
        all.push(Target {
            load: load(&read, &one.org).await?,
            reason: one.reason.get(ctx.lang).to_owned(),
            basis: one.basis.get(ctx.lang).to_owned(),
            org: one.org,
        });
    }
    Ok(all)
}

/// Organisations that may hold a matter and whose name holds the words.
async fn search(sql: &dyn Sql, words: &str) -> Result<Vec<Org>, Fault> {
    let words = words.to_lowercase();
    let mut found: Vec<Org> = people::all_orgs(sql)
        .await?
        .into_iter()
        .filter(|o| o.takes_matters || o.is_centre)
        .filter(|o| o.name.zh.contains(&words) || o.name.en.to_lowercase().contains(&words))
        .collect();
    found.sort_by_key(|o| (o.name.zh.chars().count(), o.unit_path.clone()));
    found.truncate(MOST_FOUND);
    Ok(found)
}

/// The organisation that a form named, if it may hold a matter.
///
/// # Errors
/// On a database fault.
pub(crate) async fn chosen(ctx: &Ctx, id: &str) -> Result<Option<Org>, Fault> {
    let Ok(id) = OrgId::parse(id) else {
        return Ok(None);
    };
    let org = people::org(&ctx.read(), id).await?;
    Ok(org.filter(|o| o.is_open && (o.takes_matters || o.is_centre)))
}
