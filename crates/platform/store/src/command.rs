//! Idempotent commands: the second arrival of a command is answered with the first one's result.

use kernel::UtcMs;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Fault, Tx, args};

/// An id that the client makes for one intention (a form it opened, a record in its offline queue).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CommandId(String);

impl CommandId {
    /// Longest accepted id; a UUID or ULID fits well.
    const LONGEST: usize = 64;

    /// Takes ids of 8 to 64 letters, digits, `-` and `_`.
    pub fn parse(text: &str) -> Option<CommandId> {
        let fits = (8..=Self::LONGEST).contains(&text.len())
            && text
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        fits.then(|| CommandId(text.to_owned()))
    }

    /// The id's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a command is new.
pub enum Once<T> {
    /// Carry it out, then call [`Tx::remember`].
    New,
    /// It was carried out before, with this result.
    Done(T),
}

impl Tx {
    /// Looks whether `account` has already had this command carried out.
    ///
    /// # Errors
    /// On a database fault, or when the id belongs to another account.
    pub async fn once<T: DeserializeOwned>(
        &self,
        command: &CommandId,
        account: &str,
    ) -> Result<Once<T>, Fault> {
        let row = self
            .sql()
            .scalar::<String>(
                "select result from command_done where id = $1 and account_id = $2",
                args![command.as_str(), account],
            )
            .await?;
        match row {
            None => Ok(Once::New),
            Some(json) => serde_json::from_str(&json)
                .map(Once::Done)
                .map_err(|e| Fault::of("read the result of an earlier command", e)),
        }
    }

    /// Keeps the result for a retry. Two arrivals at the same moment meet at the primary key: one waits and fails,
    /// and its client's retry finds the result.
    ///
    /// # Errors
    /// On a database fault; a unique violation when the same command is being carried out right now.
    pub async fn remember<T: Serialize>(
        &self,
        command: &CommandId,
        account: &str,
        result: &T,
        now: UtcMs,
    ) -> Result<(), Fault> {
        let json = serde_json::to_string(result)
            .map_err(|e| Fault::of("keep the result of a command", e))?;
        self.insert(
            "insert into command_done (id, account_id, result, done_ms) values ($1, $2, $3, $4)",
            args![command.as_str(), account, json, now],
        )
        .await
    }

    /// Forgets the results of commands carried out at this moment whose text begins so: what is left of something that
    /// is destroyed. Answers how many.
    ///
    /// # Errors
    /// On a database fault.
    pub async fn forget(&self, at_ms: i64, beginning: &str) -> Result<u64, Fault> {
        self.run(
            "delete from command_done where done_ms = $1 and substr(result, 1, length($2)) = $2",
            args![at_ms, beginning],
        )
        .await
    }

    /// Forgets the results of commands carried out before a moment: nobody tries again after so long. Answers how many.
    ///
    /// # Errors
    /// On a database fault.
    pub async fn forget_before(&self, before: UtcMs) -> Result<u64, Fault> {
        self.run("delete from command_done where done_ms < $1", args![before])
            .await
    }
}
