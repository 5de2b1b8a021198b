//! All SQL of this room, one file per table or two.

pub mod accounts;
pub mod credentials;
pub mod limits;
pub mod org_changes;
pub mod org_units;
pub mod orgs;
pub mod posts;
pub mod sessions;
#[cfg(test)]
mod tests;

/// A pattern of `like … escape '!'` that finds the words anywhere.
pub(crate) fn like(words: &str) -> String {
    let escaped = words
        .to_lowercase()
        .replace('!', "!!")
        .replace('%', "!%")
        .replace('_', "!_");
    format!("%{escaped}%")
}
