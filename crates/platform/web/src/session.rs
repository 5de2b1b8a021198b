//! Sessions, as the edge needs them; the room of people keeps them.

use access::{Actor, OrgId};
use futures::future::BoxFuture;
use kernel::Lang;
use store::Fault;

use crate::{App, Theme};

/// A signed-in session.
#[derive(Clone, Debug)]
pub struct Session {
    /// Its id (not the token).
    pub id: String,
    /// Who, with the post worn.
    pub actor: Actor,
    /// The person's name as shown to themselves.
    pub name: String,
    /// The posts that can be worn.
    pub posts: Vec<PostChoice>,
    /// The language chosen in the profile.
    pub lang: Option<Lang>,
    /// The theme chosen in the profile.
    pub theme: Option<Theme>,
    /// Notices not read yet.
    pub unread: i64,
}

/// A post to switch to.
#[derive(Clone, Debug)]
pub struct PostChoice {
    /// Id of the post.
    pub id: String,
    /// Its organisation.
    pub org: OrgId,
    /// As shown, such as 兴安区综治中心・3 号窗.
    pub label: access::Named,
    /// Worn now.
    pub current: bool,
}

/// Finds the session of a cookie or of an API token.
pub trait Sessions: Send + Sync {
    /// The session of this secret, unless it is unknown, revoked or expired.
    fn find<'a>(
        &'a self,
        app: &'a App,
        secret: &'a str,
    ) -> BoxFuture<'a, Result<Option<Session>, Fault>>;
}

/// Name of the session cookie.
pub const COOKIE: &str = "anxin_session";
