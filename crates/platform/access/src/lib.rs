//! Who may do what to which rows, and how personal data are sealed.
//!
//! - [`Actor`]: who sends the request and which post is worn; [`Purpose`]: why personal data are looked at.
//! - [`Permission`] and [`Role`]: what can be allowed, declared by the room that asks.
//! - [`Scope`]: the one row predicate, in SQL and for a row in hand.
//! - `crypto`: sealed fields, blind indexes, keys.

pub mod crypto;

mod actor;
mod policy;

pub use actor::{AccountId, Actor, Grant, Named, OrgId, Post, Purpose};
pub use policy::{Permission, Role, Scope, is_below, prefix_end};
