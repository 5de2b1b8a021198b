//! Roles, permissions, and how far a role reaches.

use serde::{Deserialize, Serialize};
use store::Value;

use crate::{Actor, Grant, OrgId};

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident = $code:literal),* $(,)?) => {
        /// What a person is trusted to do, held at an organisation.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Role { $($(#[$doc])* $name),* }

        impl Role {
            /// Every role.
            pub const ALL: &'static [Role] = &[$(Role::$name),*];
            /// The code in the database, the API and the text keys `role-<code>`.
            pub fn code(self) -> &'static str { match self { $(Role::$name => $code),* } }
            /// Reads a code.
            pub fn parse(code: &str) -> Option<Role> { match code { $($code => Some(Role::$name),)* _ => None } }
        }
    };
}

roles! {
    /// Everyone, signed in or not; only in permissions of public pages.
    Anyone = "anyone",
    /// 居民: a resident who proved a phone number.
    Resident = "resident",
    /// Any officer who is signed in.
    Staff = "staff",
    /// 窗口人员
    WindowClerk = "window_clerk",
    /// 分流员
    TriageOfficer = "triage_officer",
    /// 承办人
    Handler = "handler",
    /// 单位负责人
    UnitLeader = "unit_leader",
    /// 督办员
    Supervisor = "supervisor",
    /// 中心主任
    CenterHead = "center_head",
    /// 网格员
    GridWorker = "grid_worker",
    /// 观察员: reads, masked, changes nothing.
    Observer = "observer",
    /// 系统管理员
    SystemAdmin = "system_admin",
    /// 安全管理员
    SecurityAdmin = "security_admin",
    /// 审计管理员
    AuditAdmin = "audit_admin",
}

impl Role {
    /// Roles that reach every matter of the administrative unit their organisation answers for, not only the matters
    /// that their organisation holds or helps with.
    pub fn reaches_unit(self) -> bool {
        matches!(
            self,
            Role::WindowClerk
                | Role::TriageOfficer
                | Role::Supervisor
                | Role::CenterHead
                | Role::Observer
        )
    }

    /// Roles that reach the matters their organisation holds, helps with, or held.
    pub fn reaches_org(self) -> bool {
        matches!(self, Role::Handler | Role::UnitLeader | Role::GridWorker) || self.reaches_unit()
    }

    /// The three administrators; no account may hold two of them.
    pub fn is_administrator(self) -> bool {
        matches!(
            self,
            Role::SystemAdmin | Role::SecurityAdmin | Role::AuditAdmin
        )
    }
}

/// Something that can be allowed. Declared once by the room that asks for it.
#[derive(Clone, Copy, Debug)]
pub struct Permission {
    /// `room.noun_verb`.
    pub name: &'static str,
    /// Who has it.
    pub roles: &'static [Role],
}

impl PartialEq for Permission {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}
impl Eq for Permission {}

/// Which matters an actor reaches: the one predicate that every list, count, search and lookup shares.
///
/// It is an allow-list. An actor without a grant reaches nothing, and no row is visible because nobody thought of
/// hiding it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All rows: the system's own work.
    All,
    /// What these tree prefixes and this account reach.
    Some {
        /// Prefixes in the tree of administrative units.
        units: Vec<String>,
        /// Prefixes in the tree of organisations.
        orgs: Vec<String>,
        /// A resident's own matters.
        account: Option<String>,
    },
}

impl Scope {
    /// The scope of an actor for the roles that carry `permission`.
    pub fn of(actor: &Actor, permission: Permission) -> Scope {
        let counts = |grant: &&Grant| {
            permission.roles.contains(&grant.role) || permission.roles.contains(&Role::Staff)
        };
        match actor {
            Actor::System { .. } => Scope::All,
            Actor::Anonymous => Scope::Some {
                units: vec![],
                orgs: vec![],
                account: None,
            },
            Actor::Resident { account } => Scope::Some {
                units: vec![],
                orgs: vec![],
                account: Some(account.to_string()),
            },
            Actor::Staff { post, .. } => {
                let mut units: Vec<String> = Vec::new();
                let mut orgs: Vec<String> = Vec::new();
                for grant in post.grants.iter().filter(counts) {
                    if grant.role.reaches_unit() {
                        units.push(grant.unit_path.clone());
                    }
                    if grant.role.reaches_org() {
                        orgs.push(grant.org_path.clone());
                    }
                }
                units.sort();
                units.dedup();
                orgs.sort();
                orgs.dedup();
                Scope::Some {
                    units,
                    orgs,
                    account: None,
                }
            }
        }
    }

    /// The predicate in SQL over columns of the table aliased `m`: `m.unit_path`, `m.holder_path`, `m.reporter_account`,
    /// and the table `matter_org(matter_id, org_path)` of organisations that held the matter or help with it.
    /// Placeholders are numbered from `first`; the values are appended to `args`.
    pub fn sql(&self, args: &mut Vec<Value>) -> String {
        let Scope::Some {
            units,
            orgs,
            account,
        } = self
        else {
            return "1 = 1".into();
        };
        let mut bind = |text: &str| {
            args.push(text.to_owned().into());
            args.len()
        };
        let mut any = Vec::new();
        for unit in units {
            let (from, to) = (bind(unit), bind(&prefix_end(unit)));
            any.push(format!("(m.unit_path >= ${from} and m.unit_path < ${to})"));
        }
        for org in orgs {
            let (from, to) = (bind(org), bind(&prefix_end(org)));
            any.push(format!(
                "(m.holder_path >= ${from} and m.holder_path < ${to})"
            ));
            any.push(format!(
                "exists (select 1 from matter_org mo where mo.matter_id = m.id \
                 and mo.org_path >= ${from} and mo.org_path < ${to})"
            ));
        }
        if let Some(account) = account {
            let n = bind(account);
            any.push(format!("m.reporter_account = ${n}"));
        }
        if any.is_empty() {
            "1 = 0".into()
        } else {
            format!("({})", any.join(" or "))
        }
    }

    /// True if a row with these values is within the scope; the same rule as [`sql`](Self::sql), for one row in hand.
    pub fn reaches(&self, unit_path: &str, org_paths: &[&str], reporter: Option<&str>) -> bool {
        let Scope::Some {
            units,
            orgs,
            account,
        } = self
        else {
            return true;
        };
        units.iter().any(|u| unit_path.starts_with(u.as_str()))
            || orgs
                .iter()
                .any(|o| org_paths.iter().any(|p| p.starts_with(o.as_str())))
            || account.as_deref().is_some_and(|a| reporter == Some(a))
    }
}

/// The first text behind all texts that begin with `prefix`, in byte order. Paths end in `/`, whose successor is `0`.
pub fn prefix_end(prefix: &str) -> String {
    match prefix.strip_suffix('/') {
        Some(head) => format!("{head}0"),
        None => format!("{prefix}\u{10ffff}"),
    }
}

/// True if `path` is at or below the organisation.
pub fn is_below(path: &str, org: OrgId) -> bool {
    path.split('/').any(|id| id == org.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_range_holds_exactly_the_subtree() {
        let (from, to) = ("2304/230405/", prefix_end("2304/230405/"));
        for inside in ["2304/230405/", "2304/230405/230405001/"] {
            assert!(inside >= from && inside < to.as_str());
        }
        for outside in ["2304/", "2304/230404/", "2304/230406/", "2304/2304051/"] {
            assert!(!(outside >= from && outside < to.as_str()), "{outside}");
        }
    }

    #[test]
    fn an_actor_without_grants_reaches_nothing() {
        const LOOK: Permission = Permission {
            name: "matter.read",
            roles: &[Role::Handler],
        };
        let scope = Scope::of(&Actor::Anonymous, LOOK);
        assert_eq!(scope.sql(&mut Vec::new()), "1 = 0");
        assert!(!scope.reaches("2304/", &["x/"], None));
    }

    #[test]
    fn role_codes_read_back() {
        for role in Role::ALL {
            assert_eq!(Role::parse(role.code()), Some(*role));
        }
    }
}
