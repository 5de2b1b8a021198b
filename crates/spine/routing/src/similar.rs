//! What may be the same matter, or the same trouble nearby: near-duplicate text, place and time, each said in words.

use access::Scope;
use kernel::UtcMs;
use kernel::clock::DAY_MS;
use matter::MatterRow;
use matter::catalogue;
use search::Index;
use search::near::Shingles;
use store::{Fault, Sql};

/// How far around a place is looked.
pub const RADIUS_M: f64 = 400.0;
/// How far back is looked.
pub const DAYS: i64 = 60;
/// Texts at least so alike are the same report told again.
pub const SAME: f32 = 0.5;
/// Texts less alike than this have nothing in common.
const ALIKE: f32 = 0.18;
/// What is shown.
const SHOWN: usize = 8;

/// Why a matter is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Why {
    /// The texts are alike.
    Text,
    /// So many metres away.
    Near(f64),
    /// The same type.
    Type,
    /// Reported within two days of each other.
    Time,
    /// The same community.
    Place,
}

impl Why {
    /// Text key; [`Why::Near`] takes `$m`.
    pub fn key(self) -> &'static str {
        match self {
            Why::Text => "routing-why-text",
            Why::Near(_) => "routing-why-near",
            Why::Type => "routing-why-type",
            Why::Time => "routing-why-time",
            Why::Place => "routing-why-place",
        }
    }
}

/// A matter like the one asked about.
#[derive(Clone, Debug)]
pub struct Similar {
    /// The matter.
    pub row: MatterRow,
    /// How alike the texts are, 0 to 1.
    pub similarity: f32,
    /// How far apart, where both places are known.
    pub distance_m: Option<f64>,
    /// Probably the same report; else the same trouble.
    pub same: bool,
    /// In order of weight.
    pub why: Vec<Why>,
}

impl Similar {
    /// Likeness as squares, 0 to 5, for `ui::sim`.
    pub fn squares(&self) -> u8 {
        (self.similarity * 5.0).round().clamp(0.0, 5.0) as u8
    }
}

/// Matters within `scope` that are like `row`, likeliest first. Types that are private are never shown as similar.
///
/// # Errors
/// On a database fault, or when the index cannot be read.
pub async fn similar(
    sql: &dyn Sql,
    index: &Index,
    scope: &Scope,
    row: &MatterRow,
    now: UtcMs,
) -> Result<Vec<Similar>, Fault> {
    let since = row.registered_ms.min(now.0) - DAYS * DAY_MS;
    let mut found: Vec<MatterRow> = Vec::new();
    if let Some(at) = row.at() {
        found.extend(matter::list::near(sql, scope, at, RADIUS_M, since, 100).await?);
    }
    found.extend(by_text(sql, index, scope, row, since).await?);
    found.sort_by(|a, b| a.id.cmp(&b.id));
    found.dedup_by(|a, b| a.id == b.id);
    let own = Shingles::of(&words(row));
    let mut all: Vec<Similar> = found
        .into_iter()
        .filter(|other| other.id != row.id && other.merged_into.is_none())
        .filter_map(|other| compare(row, &own, other))
        .collect();
    all.sort_by(|a, b| {
        b.same
            .cmp(&a.same)
            .then(weight(b).total_cmp(&weight(a)))
            .then(b.row.registered_ms.cmp(&a.row.registered_ms))
    });
    all.truncate(SHOWN);
    Ok(all)
}

async fn by_text(
    sql: &dyn Sql,
    index: &Index,
    scope: &Scope,
    row: &MatterRow,
    since: i64,
) -> Result<Vec<MatterRow>, Fault> {
    // Every hit is authorised below by its row.
    let query = search::Query {
        text: words(row),
        kinds: vec!["matter".into()],
        scope: search::Scope::All,
        limit: 40,
        ..search::Query::default()
    };
    let hits = index
        .similar(&query)
        .map_err(|e| Fault::of("look for similar matters", e))?;
    let mut rows = Vec::new();
    for hit in hits {
        let Some(found) = matter::store::within(sql, scope, &hit.id).await? else {
            continue;
        };
        let kind = catalogue::version(sql, &found.type_code, found.type_version).await?;
        let open = !matches!(found.state.as_str(), "merged" | "withdrawn" | "refused");
        if open && found.registered_ms >= since && !kind.is_some_and(|k| k.private) {
            rows.push(found);
        }
    }
    Ok(rows)
}

fn words(row: &MatterRow) -> String {
    format!("{}\n{}", row.title, row.body)
}

fn weight(one: &Similar) -> f64 {
    let near = one
        .distance_m
        .map_or(0.0, |m| 1.0 - (m / RADIUS_M).min(1.0));
    f64::from(one.similarity) + 0.3 * near
}

/// `None` when nothing but chance connects the two.
fn compare(row: &MatterRow, own: &Shingles, other: MatterRow) -> Option<Similar> {
    let similarity = own.similarity(&Shingles::of(&words(&other)));
    let distance_m = row
        .at()
        .zip(other.at())
        .map(|(a, b)| kernel::distance_m(a, b));
    let near = distance_m.is_some_and(|m| m <= RADIUS_M);
    let same_type = other.type_code == row.type_code;
    let days = (other.registered_ms - row.registered_ms).abs() / DAY_MS;
    let place = other.unit_path == row.unit_path;
    let mut why = Vec::new();
    if similarity >= ALIKE {
        why.push(Why::Text);
    }
    if let Some(m) = distance_m.filter(|_| near) {
        why.push(Why::Near(m));
    } else if place {
        why.push(Why::Place);
    }
    if same_type {
        why.push(Why::Type);
    }
    if days <= 2 {
        why.push(Why::Time);
    }
    // Told again: alike in words and not told of another place. Same trouble: same type nearby, or alike in words here.
    let elsewhere = distance_m.is_some_and(|m| m > RADIUS_M);
    let same = similarity >= SAME && !elsewhere;
    let related = (near && same_type) || (similarity >= ALIKE && (near || place));
    (same || related).then_some(Similar {
        row: other,
        similarity,
        distance_m,
        same,
        why,
    })
}
