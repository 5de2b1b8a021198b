//! Inserts that wait for each other, so that one round trip writes them all.

use sea_orm::DbBackend;

use crate::{Dialect, Value};

/// Statements sent together; a longer text costs more to plan than a round trip saves.
const MOST: usize = 48;

/// Inserts of one act that nothing has needed yet, oldest first.
#[derive(Default)]
pub(crate) struct Pending {
    statements: Vec<(String, Vec<Value>)>,
}

impl Pending {
    pub(crate) fn push(&mut self, sql: &str, args: Vec<Value>) {
        self.statements.push((sql.to_owned(), args));
    }

    pub(crate) fn is_full(&self) -> bool {
        self.statements.len() >= MOST
    }

    /// All of them as one statement, and none left here.
    ///
    /// PostgreSQL takes one statement per prepared query, so the inserts become data-modifying `with` queries before
    /// the last one; SQLite runs a list. Foreign keys are checked at the end of the statement, or row by row in this
    /// order.
    pub(crate) fn take(&mut self, dialect: Dialect) -> Option<sea_orm::Statement> {
        let mut statements = std::mem::take(&mut self.statements);
        if statements.len() == 1 {
            let (sql, args) = statements.remove(0);
            return Some(statement(dialect.backend(), sql, args));
        }
        let last = statements.len().checked_sub(1)?;
        let mut text = String::new();
        let mut values = Vec::new();
        for (at, (sql, args)) in statements.into_iter().enumerate() {
            let numbered = shifted(&sql, values.len());
            match dialect {
                Dialect::Sqlite => {
                    text.push_str(&numbered);
                    if at != last {
                        text.push_str("; ");
                    }
                }
                Dialect::Postgres if at == last => {
                    text.push(' ');
                    text.push_str(&numbered);
                }
                Dialect::Postgres => {
                    text.push_str(if at == 0 { "with w" } else { ", w" });
                    text.push_str(&at.to_string());
                    text.push_str(" as (");
                    text.push_str(&numbered);
                    text.push(')');
                }
            }
            values.extend(args);
        }
        Some(statement(dialect.backend(), text, values))
    }
}

fn statement(backend: DbBackend, sql: String, args: Vec<Value>) -> sea_orm::Statement {
    sea_orm::Statement::from_sql_and_values(backend, sql, args)
}

/// The statement with `by` added to each placeholder `$n` outside quoted text.
fn shifted(sql: &str, by: usize) -> String {
    let mut out = String::with_capacity(sql.len() + 16);
    let mut quoted = false;
    let mut rest = sql.chars().peekable();
    while let Some(c) = rest.next() {
        out.push(c);
        if c == '\'' {
            quoted = !quoted;
        }
        if c != '$' || quoted {
            continue;
        }
        let mut n = 0;
        while let Some(digit) = rest.peek().and_then(|d| d.to_digit(10)) {
            n = n * 10 + digit as usize;
            rest.next();
        }
        out.push_str(&(n + by).to_string());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_move_and_quoted_text_stays() {
        assert_eq!(
            shifted(
                "insert into t (a, b, c) values ($1, 'it''s $1', $12) on conflict do nothing",
                5
            ),
            "insert into t (a, b, c) values ($6, 'it''s $1', $17) on conflict do nothing"
        );
    }

    #[test]
    fn several_become_one() {
        let mut pending = Pending::default();
        pending.push("insert into a values ($1)", crate::args![1_i64]);
        pending.push("insert into b values ($1, $2)", crate::args![2_i64, 3_i64]);
        let one = pending.take(Dialect::Postgres).expect("two wait");
        assert_eq!(
            one.sql,
            "with w0 as (insert into a values ($1)) insert into b values ($2, $3)"
        );
        assert!(pending.take(Dialect::Sqlite).is_none());
    }
}
