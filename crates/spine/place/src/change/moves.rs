//! When a unit's path changes, everything that carries the path follows in the same act.

use access::prefix_end;
use kernel::UtcMs;
use store::{Fault, Sql, Tx, args};

use super::outlook::{Outlook, Said};

/// A column of another room that holds paths of units. The room declares it; this room never names its table itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PathColumn {
    /// The table.
    pub table: &'static str,
    /// The column with the path.
    pub path: &'static str,
    /// The column with the unit's code; empty where there is none.
    pub code: &'static str,
    /// Text key of a sentence with `{ $n }` rows that move.
    pub words: &'static str,
}

/// Every such column, put into the services by the binary.
#[derive(Clone, Debug, Default)]
pub struct Followers(Vec<PathColumn>);

impl Followers {
    /// These columns.
    pub fn new(columns: impl IntoIterator<Item = PathColumn>) -> Followers {
        Followers(columns.into_iter().collect())
    }

    /// Those of the product.
    pub fn of(app: &web::App) -> Followers {
        app.services
            .get::<Followers>()
            .map_or_else(Followers::default, |found| (*found).clone())
    }
}

/// Where a unit stood and where it will stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Move<'a> {
    pub from_path: &'a str,
    pub from_code: &'a str,
    pub to_path: &'a str,
    pub to_code: &'a str,
}

/// This room's own columns; rows that ended keep the path that they had.
const OWN: [(&str, &str); 5] = [
    ("unit", "place-effect-units"),
    ("grid", "place-effect-grids"),
    ("estate", "place-effect-estates"),
    ("building", "place-effect-buildings"),
    ("service_point", "place-effect-points"),
];

/// Says how many rows of each kind lie at or below a path.
pub(super) async fn say(
    sql: &dyn Sql,
    followers: &Followers,
    path: &str,
    outlook: &mut Outlook,
) -> Result<(), Fault> {
    let end = prefix_end(path);
    for (table, words) in OWN {
        let text = format!(
            "select count(*) from {table} where valid_to is null and path >= $1 and path < $2"
        );
        let own = i64::from(table == "unit");
        let n = sql.count(&text, args![path, end.clone()]).await?;
        outlook.count(words, n - own);
    }
    let organs = people::count_in_unit(sql, path).await?;
    outlook.count("place-effect-orgs", organs);
    for column in &followers.0 {
        let text = format!(
            "select count(*) from {table} where {path} >= $1 and {path} < $2",
            table = column.table,
            path = column.path
        );
        let n = sql.count(&text, args![path, end.clone()]).await?;
        if n > 0 {
            outlook.effect(Said::new(column.words).with("n", n));
        }
    }
    Ok(())
}

/// Whether anything belongs to a path besides the unit itself.
pub(super) async fn is_empty(sql: &dyn Sql, path: &str) -> Result<bool, Fault> {
    let mut outlook = Outlook::default();
    say(sql, &Followers::default(), path, &mut outlook).await?;
    Ok(outlook.effects.is_empty())
}

/// Gives every row at or below the old path the new one, here, in the organisations, and in the rooms that follow.
pub(super) async fn carry(
    tx: &Tx,
    followers: &Followers,
    now: UtcMs,
    step: Move<'_>,
) -> Result<(), Fault> {
    for (table, _) in OWN {
        replace(tx, table, "path", " and valid_to is null", step).await?;
    }
    people::follow_unit(
        tx,
        now,
        (step.from_path, step.from_code),
        (step.to_path, step.to_code),
    )
    .await?;
    for column in &followers.0 {
        if !column.code.is_empty() && step.from_code != step.to_code {
            let text = format!(
                "update {table} set {code} = $1 where {path} = $2",
                table = column.table,
                code = column.code,
                path = column.path
            );
            tx.run(&text, args![step.to_code, step.from_path]).await?;
        }
        replace(tx, column.table, column.path, "", step).await?;
    }
    Ok(())
}

async fn replace(
    tx: &Tx,
    table: &str,
    column: &str,
    also: &str,
    step: Move<'_>,
) -> Result<(), Fault> {
    let rest =
        i64::try_from(step.from_path.len() + 1).map_err(|e| Fault::of("length of a path", e))?;
    let text = format!(
        "update {table} set {column} = $3 || substr({column}, cast($4 as integer)) \
         where {column} >= $1 and {column} < $2{also}"
    );
    tx.run(
        &text,
        args![
            step.from_path,
            prefix_end(step.from_path),
            step.to_path,
            rest
        ],
    )
    .await?;
    Ok(())
}
