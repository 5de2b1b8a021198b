//! Names, posts and the accounts of the demo.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::words::Bilingual;

/// What staff and residents are made from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct People {
    /// First seven digits of every telephone number; four more follow.
    pub phone_prefix: String,
    /// Surnames with weights.
    pub surnames: BTreeMap<String, u32>,
    /// Given names by decade of birth.
    pub given: Vec<GivenNames>,
    /// Posts of staff.
    pub post: Vec<Post>,
    /// One account per role for people who try the demo.
    pub account: Vec<Account>,
}

/// Given names of people born in one decade.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GivenNames {
    /// First year of the decade.
    pub decade: u16,
    /// Men's names.
    pub male: Vec<String>,
    /// Women's names.
    pub female: Vec<String>,
}

/// A post held by staff of an organ.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Post {
    /// Title on the door.
    pub title: Bilingual,
    /// Role in the house's words.
    pub role: String,
    /// How many an organ has.
    pub per_organ: u32,
}

/// An account that people who try the demo sign in with.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// Name to sign in with.
    pub login: String,
    /// Invented name of the person.
    pub name: String,
    /// Role.
    pub role: String,
    /// Kind of the organ; a resident has none.
    #[serde(default)]
    pub organ: Option<String>,
    /// Code of the unit at which the role is held or the resident lives.
    pub unit: String,
    /// Who this is, one line.
    pub about: Bilingual,
    /// What the visitor will have done after the guided scene.
    #[serde(default)]
    pub scene: Option<Bilingual>,
}
