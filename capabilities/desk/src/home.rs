//! What a post stands for: which matters are its own work.

use access::{Actor, Role};
use matter::State;
use matter::list::Filter;

/// Where the reader of the desk sits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Home {
    /// At a centre, which answers for every matter of its unit: path of the centre.
    Centre(String),
    /// At an organ, which handles what it holds: path of the organ.
    Organ(String),
    /// Looks over what others do.
    Over,
}

impl Home {
    /// The home of an actor's present post.
    pub(crate) fn of(actor: &Actor) -> Home {
        let Some(post) = actor.post() else {
            return Home::Over;
        };
        let at = |roles: &[Role]| {
            post.grants
                .iter()
                .filter(|g| roles.contains(&g.role))
                .max_by_key(|g| g.org == post.org)
                .map(|g| g.org_path.clone())
        };
        if let Some(path) = at(&[Role::WindowClerk, Role::TriageOfficer, Role::CenterHead]) {
            return Home::Centre(path);
        }
        match at(&[Role::Handler, Role::UnitLeader, Role::GridWorker]) {
            Some(path) => Home::Organ(path),
            None => Home::Over,
        }
    }

    /// The path of the organisation, for those who sit at one.
    pub(crate) fn path(&self) -> Option<&str> {
        match self {
            Home::Centre(path) | Home::Organ(path) => Some(path),
            Home::Over => None,
        }
    }

    /// Open work that this home answers for.
    pub(crate) fn open(&self) -> Filter {
        Filter {
            states: State::OPEN.to_vec(),
            ..self.own()
        }
    }

    /// All matters that this home answers for.
    pub(crate) fn own(&self) -> Filter {
        match self {
            Home::Centre(path) => Filter {
                centre_path: Some(path.clone()),
                ..Filter::default()
            },
            Home::Organ(path) => Filter {
                holder_path: Some(path.clone()),
                ..Filter::default()
            },
            Home::Over => Filter::default(),
        }
    }

    /// What the home itself holds.
    pub(crate) fn held(&self) -> Filter {
        Filter {
            holder_path: self.path().map(ToOwned::to_owned),
            ..Filter::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use access::{AccountId, Grant, Named, OrgId, Post};

    fn wearing(role: Role) -> Actor {
        let org = OrgId::from_u128(7);
        Actor::Staff {
            account: AccountId::from_u128(1),
            post: Post {
                org,
                org_name: Named::default(),
                person: String::new(),
                title: String::new(),
                grants: vec![Grant {
                    role,
                    org,
                    org_path: "a/b/".into(),
                    unit_path: "2304/".into(),
                }],
            },
        }
    }

    #[test]
    fn each_role_has_its_own_work() {
        let centre = Home::Centre("a/b/".into());
        assert_eq!(Home::of(&wearing(Role::WindowClerk)), centre);
        assert_eq!(Home::of(&wearing(Role::CenterHead)), centre);
        let organ = Home::Organ("a/b/".into());
        assert_eq!(Home::of(&wearing(Role::Handler)), organ);
        assert_eq!(Home::of(&wearing(Role::GridWorker)), organ);
        assert_eq!(Home::of(&wearing(Role::Supervisor)), Home::Over);
        assert_eq!(Home::of(&Actor::Anonymous), Home::Over);
    }

    #[test]
    fn a_centre_sees_what_it_answers_for_and_an_organ_what_it_holds() {
        let centre = Home::of(&wearing(Role::TriageOfficer)).open();
        assert_eq!(centre.centre_path.as_deref(), Some("a/b/"));
        assert_eq!(centre.holder_path, None);
        let organ = Home::of(&wearing(Role::UnitLeader)).open();
        assert_eq!(organ.holder_path.as_deref(), Some("a/b/"));
        assert_eq!(organ.states, State::OPEN);
    }
}
