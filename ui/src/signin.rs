//! Sign-in, and the scenes of a demo city.

use maud::{Markup, html};

use crate::{avatar, icon, icon::brand, icon_lg};

/// The sign-in page: the form, and beside it the tour of a demo city (`None` in a real one).
/// On a phone the form comes first. Put it in [`crate::bare_shell`] with class `sign`.
///
/// ```
/// use ui::{bare_shell, sign, html};
/// assert!(bare_shell("sign", sign(None, html! { form {} })).into_string().contains("bare sign"));
/// ```
pub fn sign(tour: Option<Markup>, form: Markup) -> Markup {
    html! {
        @if let Some(tour) = tour { section class="tour" { (tour) } }
        div class="signform" { (form) }
    }
}

/// The head of a sign-in form: mark, title, a line under it.
///
/// ```
/// assert!(ui::sign_head("安心", "鹤岗市", "工作人员登录", ui::html! { "…" }).into_string().contains("<h1"));
/// ```
pub fn sign_head(name: &str, city: &str, title: &str, below: Markup) -> Markup {
    html! {
        div {
            span class="brand mb-4" { (brand(name, city)) }
            h1 class="mt-4" { (title) }
            p class="ink-2 mt-1" { (below) }
        }
    }
}

/// “或者” between two lines.
///
/// ```
/// assert!(ui::or_rule("或者").into_string().contains("或者"));
/// ```
pub fn or_rule(word: &str) -> Markup {
    html! { div class="row ink-3 small" { hr class="rule grow"; (word) hr class="rule grow"; } }
}

/// One scene of the demo city.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scene<'a> {
    /// Icon of the sprite.
    pub icon: &'a str,
    /// What you will have done.
    pub title: &'a str,
    /// As whom, by which steps.
    pub more: &'a str,
    /// “6 分钟”.
    pub time: &'a str,
    /// Value of the button that starts it.
    pub value: &'a str,
}

/// Scenes to walk through. Each is a button of one form, since starting a scene signs in:
/// posted to `action` as `scene=VALUE`.
///
/// ```
/// use ui::{Scene, scenes, html};
/// let list = scenes("/demo/scene", html! {}, &[Scene { icon: "smartphone", title: "从手机报一件事", more: "群众", time: "6 分钟", value: "report" }]);
/// assert!(list.into_string().contains("value=\"report\""));
/// ```
pub fn scenes(action: &str, hidden: Markup, list: &[Scene<'_>]) -> Markup {
    html! {
        form method="post" action=(action) {
            (hidden)
            ol class="scenes" {
                @for scene in list {
                    li {
                        button type="submit" name="scene" value=(scene.value) {
                            span class="ic" { (icon_lg(scene.icon)) }
                            span { b { (scene.title) } small { (scene.more) } }
                            span class="t" { span { (scene.time) } (icon("chevron-right")) }
                        }
                    }
                }
            }
        }
    }
}

/// Identities of a demo city: name, post, value. Posted to `action` as `account=VALUE`.
///
/// ```
/// assert!(ui::accts("/demo/enter", ui::html! {}, &[("窗口 李某", "兴安区综治中心", "clerk")]).into_string().contains("accts"));
/// ```
pub fn accts(action: &str, hidden: Markup, list: &[(&str, &str, &str)]) -> Markup {
    html! {
        form class="accts" method="post" action=(action) {
            (hidden)
            @for (name, post, value) in list {
                button type="submit" name="account" value=(value) { (avatar(name)) span { (name) small { (post) } } }
            }
        }
    }
}
