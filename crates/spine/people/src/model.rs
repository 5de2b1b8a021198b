//! Organisations, posts and people as the rest of the house sees them.

use access::{AccountId, Named, OrgId, Role};
use kernel::{Lang, Phone, Private, UtcMs, typed_id};
use serde::Serialize;

typed_id!(
    /// A person who works here; may have more than one account.
    PersonId
);
typed_id!(
    /// A post 岗位: a seat at an organisation with its roles, held by one person at a time or vacant.
    PostId
);
typed_id!(
    /// A signed-in session.
    SessionId
);
typed_id!(
    /// A token for a program.
    TokenId
);

/// Level of administration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// 市
    City,
    /// 区县
    County,
    /// 街道、乡镇
    Township,
    /// 社区、村
    Community,
}

impl Level {
    /// From the city down.
    pub const ALL: [Level; 4] = [
        Level::City,
        Level::County,
        Level::Township,
        Level::Community,
    ];

    /// The code in the database and in text keys `people-level-<code>`.
    pub const fn code(self) -> &'static str {
        match self {
            Level::City => "city",
            Level::County => "county",
            Level::Township => "township",
            Level::Community => "community",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<Level> {
        Level::ALL.into_iter().find(|level| level.code() == code)
    }

    /// The level of an official unit code, which its length tells: 4, 6, 9 or 12 digits.
    pub const fn of_unit(code: &str) -> Option<Level> {
        match code.len() {
            4 => Some(Level::City),
            6 => Some(Level::County),
            9 => Some(Level::Township),
            12 => Some(Level::Community),
            _ => None,
        }
    }
}

/// The path of an official unit code: `230405001` → `2304/230405/230405001/`. `None` for anything that is not a code
/// of 4, 6, 9 or 12 digits.
pub fn unit_path_of(code: &str) -> Option<String> {
    Level::of_unit(code)?;
    if !code.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut path = String::new();
    for length in [4, 6, 9, 12] {
        if let Some(part) = code.get(..length) {
            path.push_str(part);
            path.push('/');
        }
    }
    Some(path)
}

/// The unit and all units above it, nearest first: `2304/230405/` → itself, then `2304/`.
pub(crate) fn unit_and_above(unit_path: &str) -> Vec<String> {
    let ends = unit_path.match_indices('/').map(|(at, _)| at + 1);
    let mut paths: Vec<String> = ends.map(|end| unit_path[..end].to_owned()).collect();
    paths.reverse();
    paths
}

/// An organisation 单位.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Org {
    /// Its id.
    pub id: OrgId,
    /// The organisation above it.
    pub parent: Option<OrgId>,
    /// Ids from the root down joined by `/`, ending in `/`.
    pub path: String,
    /// What kind of organ it is, such as `justice_office`.
    pub kind: String,
    /// Level of administration.
    pub level: Level,
    /// Official code of the unit it answers for.
    pub unit_code: String,
    /// The unit's place: codes from the city down joined by `/`, ending in `/`.
    pub unit_path: String,
    /// Name in both languages.
    pub name: Named,
    /// 机关代字, which stands before the number of its documents.
    pub sign: String,
    /// Telephone as printed on notices.
    pub phone: String,
    /// Opening hours as printed on notices.
    pub hours: String,
    /// May hold a matter.
    pub takes_matters: bool,
    /// A centre 综治中心, which accepts and hands out matters for its unit.
    pub is_centre: bool,
    /// Not closed yet.
    pub is_open: bool,
    /// Since when it exists.
    pub valid_from: UtcMs,
    /// When it closes or closed.
    pub valid_to: Option<UtcMs>,
    /// Who was named to take over what it holds when it closes.
    pub successor: Option<OrgId>,
}

/// An organisation to be made.
#[derive(Clone, Debug, Default)]
pub struct NewOrg {
    /// Its id, chosen by the caller; `None`: a new one.
    pub id: Option<OrgId>,
    /// The organisation above it.
    pub parent: Option<OrgId>,
    /// What kind of organ it is: lower-case letters, digits and `_`.
    pub kind: String,
    /// Official code of the unit it answers for; gives level and unit path.
    pub unit_code: String,
    /// Name in both languages.
    pub name: Named,
    /// 机关代字
    pub sign: String,
    /// Telephone.
    pub phone: String,
    /// Opening hours.
    pub hours: String,
    /// May hold a matter.
    pub takes_matters: bool,
    /// Is a centre.
    pub is_centre: bool,
}

/// A post to be made together with an account.
#[derive(Clone, Debug)]
pub struct NewPost {
    /// Its id, chosen by the caller; `None`: a new one.
    pub id: Option<PostId>,
    /// Where.
    pub org: OrgId,
    /// Title on the door, such as 3 号窗.
    pub title: String,
    /// What may be done under it.
    pub roles: Vec<Role>,
}

/// An officer's account to be made.
#[derive(Clone, Debug, Default)]
pub struct NewStaff {
    /// Id of the account, chosen by the caller; `None`: a new one.
    pub id: Option<AccountId>,
    /// The person, where one is known already; `None`: a new person of this name.
    pub person: Option<PersonId>,
    /// 工号; case does not matter.
    pub login: String,
    /// The person's name.
    pub name: String,
    /// PHC string of [`hash_password`](crate::hash_password); `None`: cannot sign in by password. It is hashed
    /// before the act, since an act must not wait for it.
    pub password_hash: Option<String>,
    /// The password was made by an administrator and must be changed.
    pub must_change: bool,
    /// Mobile phone for sign-in and notices.
    pub phone: Option<Phone>,
    /// Posts made for this account and held by it.
    pub posts: Vec<NewPost>,
    /// Shown on the sign-in page of a demo city under this role.
    pub demo_role: Option<Role>,
}

/// A resident's account to be made.
#[derive(Clone, Debug)]
pub struct NewResident {
    /// Id of the account, chosen by the caller; `None`: a new one.
    pub id: Option<AccountId>,
    /// The proved mobile phone.
    pub phone: Phone,
    /// Name as the resident gave it; may be empty.
    pub name: Private<String>,
    /// Shown on the sign-in page of a demo city.
    pub demo_role: Option<Role>,
}

/// An officer at an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffMember {
    /// The account.
    pub account: AccountId,
    /// The person's name.
    pub name: String,
    /// The post.
    pub post: PostId,
    /// Its organisation.
    pub org: OrgId,
    /// Its title.
    pub title: String,
    /// Its roles.
    pub roles: Vec<Role>,
}

/// A post with who holds it now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostSeat {
    /// The post.
    pub id: PostId,
    /// Its organisation.
    pub org: OrgId,
    /// Its title.
    pub title: String,
    /// Its roles.
    pub roles: Vec<Role>,
    /// Holder now: account, name and since when; `None`: vacant.
    pub holder: Option<Holder>,
}

/// Who holds a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Account.
    pub account: AccountId,
    /// Name.
    pub name: String,
    /// Since.
    pub from: UtcMs,
    /// Until, where an end is set.
    pub to: Option<UtcMs>,
}

/// What kind of account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountKind {
    /// An officer.
    Staff,
    /// A resident.
    Resident,
}

/// An account, without its secrets.
#[derive(Clone, Debug)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// Officer or resident.
    pub kind: AccountKind,
    /// 工号, for officers.
    pub login: Option<String>,
    /// The person, for officers.
    pub person: Option<PersonId>,
    /// An officer's name; residents' names are sealed, see [`resident_name`](crate::resident_name).
    pub name: Option<String>,
    /// Locked by an administrator.
    pub locked: bool,
    /// The password must be changed.
    pub must_change: bool,
    /// A second factor is enrolled.
    pub has_totp: bool,
    /// Language of notices and pages.
    pub lang: Option<Lang>,
    /// Role shown on the sign-in page of a demo city.
    pub demo_role: Option<Role>,
    /// When it was made.
    pub created: UtcMs,
    /// Last sign-in.
    pub last_login: Option<UtcMs>,
}

pub(crate) fn roles_text(roles: &[Role]) -> String {
    roles
        .iter()
        .map(|role| role.code())
        .collect::<Vec<_>>()
        .join(",")
}

pub(crate) fn roles_of(text: &str) -> Vec<Role> {
    text.split(',').filter_map(Role::parse).collect()
}

/// Why these roles may not be held by one person: the three administrators are three people (三员分立).
///
/// Source: GB/T 22239-2019 (等级保护基本要求), security management centre: system, security and audit management are
/// separate.
pub fn clashing_administrators(roles: impl IntoIterator<Item = Role>) -> Option<(Role, Role)> {
    let mut held: Vec<Role> = roles.into_iter().filter(|r| r.is_administrator()).collect();
    held.sort_unstable();
    held.dedup();
    match held[..] {
        [first, second, ..] => Some((first, second)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_code_tells_its_path() {
        assert_eq!(
            unit_path_of("230405001").as_deref(),
            Some("2304/230405/230405001/")
        );
        assert_eq!(unit_path_of("2304").as_deref(), Some("2304/"));
        for wrong in ["", "23", "23040500", "2304a5", "鹤岗"] {
            assert_eq!(unit_path_of(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_nearest_unit_comes_first() {
        assert_eq!(
            unit_and_above("2304/230405/230405001/"),
            ["2304/230405/230405001/", "2304/230405/", "2304/"]
        );
        assert!(unit_and_above("").is_empty());
    }

    #[test]
    fn no_person_is_two_administrators() {
        use Role::{AuditAdmin, Handler, SecurityAdmin, SystemAdmin};
        assert_eq!(
            clashing_administrators([AuditAdmin, Handler, AuditAdmin]),
            None
        );
        assert_eq!(
            clashing_administrators([SecurityAdmin, SystemAdmin]),
            Some((SystemAdmin, SecurityAdmin))
        );
    }
}
