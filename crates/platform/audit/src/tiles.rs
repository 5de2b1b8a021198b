//! Stored roots of complete subtrees, so that a proof reads some dozen rows of a log of any length.
//!
//! Every fourth level is kept: one row for 16 entries, one for 256, and so on, a fifteenth of the log's rows. They are
//! written behind the acts, by whoever signs a checkpoint, so an act pays nothing for them; the entries since then are
//! read one by one. Everything here follows from the entries: without them a proof only takes longer, and a
//! wrong one is found by [`verify`](crate::log::verify) and by everyone who checks a proof.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use store::{Db, Dialect, Fault, FromQueryResult, Sql, Tx, args};

use crate::log::{SEQUENCER_LOCK, read_head};
use crate::merkle::{
    Hash, Node, Part, consistency_plan, inclusion_plan, joined, node_hash, root_plan,
};

/// Levels from one stored root to the next.
const STEP: u32 = 4;
/// Subtrees or leaves under a stored root.
const WIDE: u64 = 1 << STEP;
/// Roots of the lowest stored level made in one act; the log's acts wait meanwhile.
const AT_ONCE: u64 = 256;

#[derive(FromQueryResult)]
struct Row {
    level: i64,
    place: i64,
    hash: String,
}

/// Stores every root that is complete and not there yet. Returns how many roots of 16 entries were added.
///
/// # Errors
/// On a database fault.
pub async fn fill(db: &Db) -> Result<u64, Fault> {
    let mut all = 0;
    loop {
        let some = db.act::<_, Fault, _>(|tx| Box::pin(fill_some(tx))).await?;
        if some == 0 {
            return Ok(all);
        }
        all += some;
    }
}

async fn fill_some(tx: &Tx) -> Result<u64, Fault> {
    if tx.dialect() == Dialect::Postgres {
        tx.run("select pg_advisory_xact_lock($1)", args![SEQUENCER_LOCK])
            .await?;
    }
    let before = covered(tx).await?;
    let ready = read_head(tx).await?.size / WIDE;
    let after = ready.min(before + AT_ONCE);
    let mut level = STEP;
    loop {
        // Every level is filled as far as the one below allows, so one number says how far all are.
        let shift = level - STEP;
        let (from, to) = (before >> shift, after >> shift);
        if from == to {
            return Ok(after.saturating_sub(before));
        }
        let below = range(tx, shift, from * WIDE, to * WIDE).await?;
        let roots: Vec<Hash> = below
            .chunks(WIDE as usize)
            .map(complete)
            .collect::<Option<_>>()
            .ok_or_else(|| Fault::new("the log's positions have a gap"))?;
        insert(tx, level, from, &roots).await?;
        level += STEP;
    }
}

/// How many roots of the lowest stored level there are, without a gap.
async fn covered(sql: &dyn Sql) -> Result<u64, Fault> {
    let next: Option<i64> = sql
        .scalar(
            "select place + 1 from audit_tile where level = $1 order by place desc limit 1",
            args![i64::from(STEP)],
        )
        .await?;
    Ok(next.map_or(0, |n| u64::try_from(n).unwrap_or(0)))
}

/// The stored hashes of a level in order; level 0 are the leaves.
async fn range(sql: &dyn Sql, level: u32, from: u64, to: u64) -> Result<Vec<Hash>, Fault> {
    let query = part_of_query(level, from, to);
    let mut rows: Vec<Row> = sql.all(&query, args![]).await?;
    rows.sort_by_key(|row| row.place);
    rows.iter().map(|row| read_hash(&row.hash)).collect()
}

/// The numbers are ours, so they stand in the text: one statement then asks for many ranges.
fn part_of_query(level: u32, from: u64, to: u64) -> String {
    if level == 0 {
        format!(
            "select cast(0 as bigint) as level, position as place, leaf as hash from audit_entry \
             where position >= {from} and position < {to}"
        )
    } else {
        format!(
            "select level, place, hash from audit_tile where level = {level} and place >= {from} and place < {to}"
        )
    }
}

fn read_hash(text: &str) -> Result<Hash, Fault> {
    text.parse().map_err(|e| Fault::of("read a stored hash", e))
}

/// The root over exactly [`WIDE`] hashes.
fn complete(hashes: &[Hash]) -> Option<Hash> {
    if hashes.len() as u64 != WIDE {
        return None;
    }
    let mut level = hashes.to_vec();
    while level.len() > 1 {
        level = level
            .chunks_exact(2)
            .map(|pair| node_hash(pair[0], pair[1]))
            .collect();
    }
    level.first().copied()
}

async fn insert(tx: &Tx, level: u32, from: u64, roots: &[Hash]) -> Result<(), Fault> {
    if roots.is_empty() {
        return Ok(());
    }
    let rows: Vec<String> = (from..)
        .zip(roots)
        .map(|(place, root)| format!("({level}, {place}, '{root}')"))
        .collect();
    let sql = format!(
        "insert into audit_tile (level, place, hash) values {}",
        rows.join(", ")
    );
    tx.run(&sql, args![]).await?;
    Ok(())
}

/// The proof that the entry at `position` stands among the first `size`.
///
/// # Errors
/// On a database fault, or when there is no such entry among them.
pub async fn inclusion(sql: &dyn Sql, position: u64, size: u64) -> Result<Vec<Hash>, Fault> {
    let plan = inclusion_plan(position, size).map_err(|e| Fault::of("prove an entry", e))?;
    carry_out(sql, &plan).await
}

/// The proof that the first `new` entries begin with the first `old`.
///
/// # Errors
/// On a database fault, or when `old` is larger.
pub async fn consistency(sql: &dyn Sql, old: u64, new: u64) -> Result<Vec<Hash>, Fault> {
    let plan = consistency_plan(old, new).map_err(|e| Fault::of("prove that the log grew", e))?;
    carry_out(sql, &plan).await
}

/// The root over the first `size` entries.
///
/// # Errors
/// On a database fault, or when there are not as many.
pub async fn root(sql: &dyn Sql, size: u64) -> Result<Hash, Fault> {
    let roots = carry_out(sql, &[root_plan(size)]).await?;
    Ok(roots
        .first()
        .copied()
        .unwrap_or_else(crate::merkle::empty_root))
}

/// The rows that hold a plan's hashes, given how far the lowest stored level is filled.
fn rows_of(plan: &[Part], covered: u64) -> BTreeSet<Node> {
    let mut rows = BTreeSet::new();
    let mut open: Vec<Node> = plan.iter().flatten().copied().collect();
    while let Some(node) = open.pop() {
        match node.children() {
            Some(children) if !is_stored(node, covered) => open.extend(children),
            Some(_) | None => {
                rows.insert(node);
            }
        }
    }
    rows
}

fn is_stored(node: Node, covered: u64) -> bool {
    node.level > 0 && node.level.is_multiple_of(STEP) && node.place < covered >> (node.level - STEP)
}

async fn carry_out(sql: &dyn Sql, plan: &[Part]) -> Result<Vec<Hash>, Fault> {
    let rows = rows_of(plan, covered(sql).await?);
    let mut parts: Vec<String> = Vec::new();
    let mut waiting = rows.iter().copied().peekable();
    while let Some(first) = waiting.next() {
        let mut end = first.place + 1;
        while waiting
            .next_if(|n| n.level == first.level && n.place == end)
            .is_some()
        {
            end += 1;
        }
        parts.push(part_of_query(first.level, first.place, end));
    }
    let mut known = HashMap::new();
    // SQLite joins at most 500 selects in one statement.
    for some in parts.chunks(200) {
        let found: Vec<Row> = sql.all(&some.join(" union all "), args![]).await?;
        for row in found {
            let node = Node {
                level: u32::try_from(row.level).unwrap_or(u32::MAX),
                place: u64::try_from(row.place).unwrap_or(u64::MAX),
            };
            known.insert(node, read_hash(&row.hash)?);
        }
    }
    plan.iter()
        .filter(|part| !part.is_empty())
        .map(|part| {
            let roots: Option<Vec<Hash>> = part.iter().map(|node| rebuilt(*node, &known)).collect();
            roots
                .as_deref()
                .and_then(joined)
                .ok_or_else(|| Fault::new("the log has fewer entries than the proof needs"))
        })
        .collect()
}

fn rebuilt(node: Node, known: &HashMap<Node, Hash>) -> Option<Hash> {
    if let Some(hash) = known.get(&node) {
        return Some(*hash);
    }
    let [left, right] = node.children()?;
    Some(node_hash(rebuilt(left, known)?, rebuilt(right, known)?))
}

/// Compares what is stored with what follows from the entries, while the whole log is read.
#[derive(Default)]
pub(crate) struct Check {
    /// Hashes of each stored level that do not fill a root yet, leaves first.
    open: Vec<Vec<Hash>>,
    /// Roots made of each stored level so far.
    made: Vec<u64>,
    /// Roots not compared yet.
    fresh: BTreeMap<Node, Hash>,
}

impl Check {
    /// Takes the next entry's leaf.
    pub fn append(&mut self, leaf: Hash) {
        let mut hash = leaf;
        for at in 0.. {
            if self.open.len() == at {
                self.open.push(Vec::new());
                self.made.push(0);
            }
            self.open[at].push(hash);
            let Some(root) = complete(&self.open[at]) else {
                return;
            };
            self.open[at].clear();
            let node = Node {
                level: (at as u32 + 1) * STEP,
                place: self.made[at],
            };
            self.made[at] += 1;
            self.fresh.insert(node, root);
            hash = root;
        }
    }

    /// Compares the roots that became complete since the last call. One that is not stored is no fault.
    pub async fn compare(
        &mut self,
        sql: &dyn Sql,
        problems: &mut Vec<String>,
    ) -> Result<(), Fault> {
        let mut spans: BTreeMap<u32, (u64, u64)> = BTreeMap::new();
        for node in self.fresh.keys() {
            let span = spans.entry(node.level).or_insert((node.place, node.place));
            span.1 = node.place;
        }
        for (level, (first, last)) in spans {
            let query = part_of_query(level, first, last + 1);
            for row in sql.all::<Row>(&query, args![]).await? {
                let place = u64::try_from(row.place).unwrap_or(u64::MAX);
                let root = self.fresh.get(&Node { level, place });
                if root.map(ToString::to_string).as_deref() != Some(row.hash.as_str()) {
                    problems.push(format!(
                        "the stored hash {place} of level {level} does not follow from the entries"
                    ));
                }
            }
        }
        self.fresh.clear();
        Ok(())
    }

    /// Looks for stored roots of entries that are not there.
    pub async fn beyond(
        &self,
        sql: &dyn Sql,
        entries: i64,
        problems: &mut Vec<String>,
    ) -> Result<(), Fault> {
        let covered = i64::try_from(covered(sql).await?).unwrap_or(i64::MAX);
        if covered > entries / WIDE as i64 {
            problems.push("hashes of the tree are stored for entries that are not there".into());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
