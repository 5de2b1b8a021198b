//! Forward-only migrations: one SQL text for both databases.

use sea_orm::FromQueryResult;

use crate::{Db, Dialect, Fault, Sql, Tx, args};

/// One step of the schema. Never edited once released: expand, migrate, contract in later steps.
///
/// The text may hold `{path}` (text compared byte by byte), `{serial}` (ascending key made by the database),
/// `{xid}` (the writing transaction), and lines that only one database reads: `--sqlite: …`, `--postgres: …`.
/// Statements end with `;` at the end of a line.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// `room/NNNN_what`; kept in the database, never renamed.
    pub name: &'static str,
    /// The text.
    pub sql: &'static str,
}

/// What a run of the migrations did.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Migrated {
    /// Names applied now, in order.
    pub applied: Vec<String>,
    /// How many were there already.
    pub present: usize,
}

/// PostgreSQL lets one process migrate; the others wait here. An arbitrary number, ours alone.
const MIGRATION_LOCK: i64 = 0x0041_4e58_494e;

#[derive(FromQueryResult)]
struct AppliedRow {
    name: String,
    checksum: String,
}

impl Db {
    /// Brings the schema up to the newest step, in one transaction.
    ///
    /// # Errors
    /// When a step fails, or when a step that was applied earlier reads differently now.
    pub async fn migrate(&self, steps: Vec<Migration>) -> Result<Migrated, Fault> {
        self.act(move |tx| {
            Box::pin(async move {
                if tx.dialect() == Dialect::Postgres {
                    tx.run("select pg_advisory_xact_lock($1)", args![MIGRATION_LOCK])
                        .await?;
                }
                apply(tx, &steps).await
            })
        })
        .await
    }
}

async fn apply(tx: &Tx, steps: &[Migration]) -> Result<Migrated, Fault> {
    tx.run(
        "create table if not exists schema_migration (\
         position bigint not null, name text primary key, checksum text not null)",
        args![],
    )
    .await?;
    let present: Vec<AppliedRow> = tx
        .sql()
        .all("select name, checksum from schema_migration", args![])
        .await?;
    let mut done = Migrated {
        applied: Vec::new(),
        present: present.len(),
    };
    for step in steps {
        let checksum = checksum(step.sql);
        if let Some(row) = present.iter().find(|row| row.name == step.name) {
            if row.checksum != checksum {
                return Err(Fault::new(format!(
                    "migration {} was changed after it was applied",
                    step.name
                )));
            }
            continue;
        }
        for statement in statements(step.sql, tx.dialect()) {
            tx.run(&statement, args![])
                .await
                .map_err(|fault| Fault::of(format!("migration {}", step.name), fault))?;
        }
        let position = i64::try_from(done.present + done.applied.len()).unwrap_or(i64::MAX);
        tx.run(
            "insert into schema_migration (position, name, checksum) values ($1, $2, $3)",
            args![position, step.name, checksum],
        )
        .await?;
        done.applied.push(step.name.to_owned());
    }
    Ok(done)
}

/// FNV-1a over the text: it guards against an accidental edit, not against an enemy.
fn checksum(sql: &str) -> String {
    let hash = sql
        .bytes()
        .filter(|b| *b != b'\r')
        .fold(0xcbf2_9ce4_8422_2325_u64, |h, b| {
            (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3)
        });
    format!("{hash:016x}")
}

fn statements(sql: &str, dialect: Dialect) -> Vec<String> {
    let (mine, other) = match dialect {
        Dialect::Sqlite => ("--sqlite:", "--postgres:"),
        Dialect::Postgres => ("--postgres:", "--sqlite:"),
    };
    let mut all = Vec::new();
    let mut current = String::new();
    for line in sql.lines() {
        let line = line.trim_end();
        if line.trim_start().starts_with(other) {
            continue;
        }
        let line = line.trim_start().strip_prefix(mine).unwrap_or(line);
        let code = line.split(" -- ").next().unwrap_or("").trim_end();
        if code.trim_start().starts_with("--") || code.trim().is_empty() {
            continue;
        }
        current.push_str(&for_dialect(code, dialect));
        current.push('\n');
        if code.ends_with(';') {
            all.push(current.trim().trim_end_matches(';').to_owned());
            current.clear();
        }
    }
    if !current.trim().is_empty() {
        all.push(current.trim().to_owned());
    }
    all
}

fn for_dialect(code: &str, dialect: Dialect) -> String {
    let (path, serial, xid) = match dialect {
        Dialect::Sqlite => (
            "text",
            "integer primary key autoincrement",
            "bigint not null default 0",
        ),
        Dialect::Postgres => (
            "text collate \"C\"",
            "bigint generated always as identity primary key",
            "bigint not null default (pg_current_xact_id()::text::bigint)",
        ),
    };
    code.replace("{path}", path)
        .replace("{serial}", serial)
        .replace("{xid}", xid)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_for_the_other_database_is_left_out() {
        let sql = "create table a (x {path});\n--sqlite: create index i on a (x);\n--postgres: create index p on a (x);\n";
        assert_eq!(
            statements(sql, Dialect::Sqlite),
            ["create table a (x text)", "create index i on a (x)"]
        );
        assert_eq!(
            statements(sql, Dialect::Postgres),
            [
                "create table a (x text collate \"C\")",
                "create index p on a (x)"
            ]
        );
    }

    #[test]
    fn comments_do_not_reach_the_database() {
        let sql = "-- why\ncreate table a (\n  x text, -- what it means; with a semicolon\n  y text\n);\n";
        assert_eq!(
            statements(sql, Dialect::Sqlite),
            ["create table a (\n  x text,\n  y text\n)"]
        );
    }
}
