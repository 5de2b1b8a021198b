//! What the web edge asks on every request: whose session is this secret?

use access::{Actor, Named, Post};
use futures::future::BoxFuture;
use store::Fault;
use web::{App, PostChoice, Session, Sessions, Theme};

use crate::model::AccountKind;
use crate::secret::{TOKEN_PREFIX, secret_hash};
use crate::store::posts::{Wearable, wearable};
use crate::store::sessions::{self, Found, TOUCH_MS};

/// Sessions kept in this room's tables.
#[derive(Clone, Copy, Debug, Default)]
pub struct PeopleSessions;

impl Sessions for PeopleSessions {
    fn find<'a>(
        &'a self,
        app: &'a App,
        secret: &'a str,
    ) -> BoxFuture<'a, Result<Option<Session>, Fault>> {
        Box::pin(find(app, secret))
    }
}

async fn find(app: &App, secret: &str) -> Result<Option<Session>, Fault> {
    let now = app.clock.now();
    let read = app.db.read();
    let hash = secret_hash(secret);
    let is_token = secret.starts_with(TOKEN_PREFIX);
    let found = if is_token {
        sessions::token_by_secret(&read, &hash, now).await?
    } else {
        sessions::by_secret(&read, &hash, now).await?
    };
    let Some(found) = found else {
        return Ok(None);
    };
    let posts = match found.kind {
        AccountKind::Staff => wearable(&read, found.account, now).await?,
        AccountKind::Resident => Vec::new(),
    };
    let unread = notice::unread(&read, &found.account.to_string()).await?;
    if now.since(found.last_seen) >= TOUCH_MS {
        let touched = found.clone();
        app.db
            .act::<(), Fault, _>(move |tx| {
                Box::pin(async move {
                    if is_token {
                        sessions::touch_token(tx, &touched.id, now).await
                    } else {
                        sessions::touch(tx, &touched, now).await
                    }
                })
            })
            .await?;
    }
    Ok(session(found, posts, is_token, unread))
}

/// The session as the edge knows it; `None` for an officer who has no post any more.
fn session(found: Found, posts: Vec<Wearable>, is_token: bool, unread: i64) -> Option<Session> {
    let worn = worn(&posts, found.post.as_deref(), is_token);
    let name = found.name.unwrap_or_default();
    let actor = match found.kind {
        AccountKind::Resident => Actor::Resident {
            account: found.account,
        },
        AccountKind::Staff => {
            let post = worn?;
            Actor::Staff {
                account: found.account,
                post: Post {
                    org: post.org,
                    org_name: post.org_name.clone(),
                    person: name.clone(),
                    title: post.title.clone(),
                    // A password that an administrator knows opens nothing but the page that changes it.
                    grants: if found.must_change && !is_token {
                        Vec::new()
                    } else {
                        post.grants.clone()
                    },
                },
            }
        }
    };
    let current = worn.map(|post| post.id);
    let choices = posts.iter().map(|post| PostChoice {
        id: post.id.to_string(),
        org: post.org,
        label: label(post),
        current: current == Some(post.id),
    });
    Some(Session {
        id: if is_token {
            format!("token:{}", found.id)
        } else {
            found.id
        },
        actor,
        name,
        posts: choices.collect(),
        lang: found.lang,
        theme: found.theme.as_deref().map(Theme::parse),
        unread,
    })
}

/// The post worn: the one chosen, else the one held longest. A token wears the post it was made for or none, so that
/// it never comes to rights that nobody gave it.
fn worn<'a>(posts: &'a [Wearable], chosen: Option<&str>, is_token: bool) -> Option<&'a Wearable> {
    let by_choice = posts
        .iter()
        .find(|post| chosen == Some(post.id.to_string().as_str()));
    if is_token {
        by_choice
    } else {
        by_choice.or(posts.first())
    }
}

fn label(post: &Wearable) -> Named {
    let with = |org: &str, between: &str| format!("{org}{between}{}", post.title);
    Named {
        zh: with(&post.org_name.zh, "・"),
        en: with(post.org_name.get(kernel::Lang::En), " · "),
    }
}
