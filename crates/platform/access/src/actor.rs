//! Who acts, with which posts, and what for.

use kernel::typed_id;
use serde::{Deserialize, Serialize};

use crate::{Permission, Role};

typed_id!(
    /// An account that can sign in: an officer's or a resident's.
    AccountId
);
typed_id!(
    /// An organisation 单位: an organ, a centre, a committee, a public-service company.
    OrgId
);

/// A role held at an organisation. It reaches down the organisation's tree, and, for roles of the centre and its
/// supervisors, down the tree of administrative units that the organisation answers for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// Where it is held.
    pub org: OrgId,
    /// The organisation's place in the tree of organisations: ids joined by `/`, ending in `/`.
    pub org_path: String,
    /// The administrative unit it answers for: official codes from the city down, joined by `/`, ending in `/`.
    pub unit_path: String,
}

/// A signed-in officer's post 岗位: the hat worn now, written beside everything done under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// The organisation.
    pub org: OrgId,
    /// Its name in both languages.
    pub org_name: Named,
    /// The person's name as colleagues and residents read it.
    pub person: String,
    /// Title of the post, such as 3 号窗.
    pub title: String,
    /// What may be done under it.
    pub grants: Vec<Grant>,
}

/// A name in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Named {
    /// The name in `lang`; Chinese where English is missing.
    pub fn get(&self, lang: kernel::Lang) -> &str {
        match lang {
            kernel::Lang::En if !self.en.is_empty() => &self.en,
            _ => &self.zh,
        }
    }
}

/// Whoever sends a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Nobody we know; may do what stands on the public list.
    Anonymous,
    /// A resident who proved a phone number.
    Resident {
        /// The account.
        account: AccountId,
    },
    /// An officer wearing a post.
    Staff {
        /// The account.
        account: AccountId,
        /// The post worn.
        post: Post,
    },
    /// The system itself: a clock that ran out, an import, the demo generator.
    System {
        /// Which part, as written in the log.
        part: &'static str,
    },
}

impl Actor {
    /// The account, for those who have one.
    pub fn account(&self) -> Option<AccountId> {
        match self {
            Actor::Resident { account } | Actor::Staff { account, .. } => Some(*account),
            Actor::Anonymous | Actor::System { .. } => None,
        }
    }

    /// The post, for officers.
    pub fn post(&self) -> Option<&Post> {
        match self {
            Actor::Staff { post, .. } => Some(post),
            _ => None,
        }
    }

    /// What may be done, wherever.
    pub fn grants(&self) -> &[Grant] {
        self.post().map_or(&[], |post| &post.grants)
    }

    /// True if any role of this actor carries the permission, at any place. Whether it reaches a certain row is asked
    /// of [`Scope`](crate::Scope).
    pub fn may(&self, permission: Permission) -> bool {
        match self {
            Actor::System { .. } => true,
            Actor::Anonymous => permission.roles.contains(&Role::Anyone),
            Actor::Resident { .. } => permission
                .roles
                .iter()
                .any(|r| matches!(r, Role::Anyone | Role::Resident)),
            Actor::Staff { post, .. } => permission.roles.iter().any(|r| {
                matches!(r, Role::Anyone | Role::Staff)
                    || post.grants.iter().any(|grant| grant.role == *r)
            }),
        }
    }

    /// How the audit log names the actor: an id, never a name.
    pub fn log_id(&self) -> String {
        match self {
            Actor::Anonymous => "anonymous".into(),
            Actor::Resident { account } | Actor::Staff { account, .. } => account.to_string(),
            Actor::System { part } => format!("system:{part}"),
        }
    }

    /// The organisation under which the act is done, for the log.
    pub fn log_org(&self) -> Option<String> {
        self.post().map(|post| post.org.to_string())
    }
}

/// Why somebody looks at personal data. Stated before the look, written into the log, shown to the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// 核实身份
    VerifyIdentity,
    /// 联系当事人
    ContactParty,
    /// 制作文书
    DraftDocument,
    /// 核对地址
    CheckAddress,
    /// 其他, with words of the viewer's own.
    Other,
}

impl Purpose {
    /// In the order offered.
    pub const ALL: [Purpose; 5] = [
        Purpose::VerifyIdentity,
        Purpose::ContactParty,
        Purpose::DraftDocument,
        Purpose::CheckAddress,
        Purpose::Other,
    ];

    /// The code kept in the log and used as text key `purpose-<code>`.
    pub fn code(self) -> &'static str {
        match self {
            Purpose::VerifyIdentity => "verify_identity",
            Purpose::ContactParty => "contact_party",
            Purpose::DraftDocument => "draft_document",
            Purpose::CheckAddress => "check_address",
            Purpose::Other => "other",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<Purpose> {
        Self::ALL.into_iter().find(|p| p.code() == code)
    }
}
