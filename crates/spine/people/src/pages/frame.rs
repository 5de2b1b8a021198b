//! What several pages of this room share.

use access::Actor;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use ui::{Density, Page};
use web::layout::{Citizen, Staff};
use web::{Ctx, Theme, layout};

use crate::device::device;

/// The device of a request, in words.
pub(crate) fn device_of(headers: &HeaderMap) -> String {
    headers
        .get(header::USER_AGENT)
        .and_then(|value| value.to_str().ok())
        .map(device)
        .unwrap_or_default()
}

/// A path of this site to go on to; anything else becomes `/home`.
pub(crate) fn local_path(next: &str) -> &str {
    let plain = next.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
    if next.starts_with('/') && !next.starts_with("//") && plain {
        next
    } else {
        "/home"
    }
}

/// The sign-in page's document: no frame, two columns where there is a tour.
pub(crate) fn sign_page(ctx: &Ctx, title: &str, content: Markup) -> Response {
    let page = Page {
        lang: ctx.lang.tag(),
        title: &format!("{title} · {}", ctx.t("web-name")),
        skip: &ctx.t("web-skip"),
        theme: match ctx.theme {
            Theme::Auto => ui::Theme::Auto,
            Theme::Light => ui::Theme::Light,
            Theme::Dark => ui::Theme::Dark,
        },
        density: Density::Comfortable,
        elder: ctx.elder,
        staff: true,
        private: true,
        ..Page::default()
    };
    ui::page(&page, ui::bare_shell("sign", content)).into_response()
}

/// Language and theme as small buttons under a form; they come back to `back`, a page that can be asked for.
pub(crate) fn prefer(ctx: &Ctx, back: &str) -> Markup {
    let (lang, lang_words) = match ctx.lang {
        kernel::Lang::ZhCn => ("en", "English"),
        kernel::Lang::En => ("zh-CN", "中文"),
    };
    let (theme, theme_key) = match ctx.theme {
        Theme::Dark => ("light", "people-login-light"),
        Theme::Auto | Theme::Light => ("dark", "people-login-dark"),
    };
    html! {
        form method="post" action="/prefer" class="row" {
            input type="hidden" name="back" value=(back);
            button class="btn ghost sm" name="lang" value=(lang) lang=(lang) { (lang_words) }
            button class="btn ghost sm" name="theme" value=(theme) { (ctx.t(theme_key)) }
        }
    }
}

/// A page in the frame of whoever asks: an officer's or a resident's.
pub(crate) async fn framed(
    ctx: &Ctx,
    title: &str,
    content: Markup,
) -> Result<Response, store::Fault> {
    if let Actor::Staff { .. } = ctx.actor {
        let about = Staff {
            title,
            ..Staff::default()
        };
        return layout::staff(ctx, about, content).await;
    }
    let about = Citizen {
        title,
        back: "/my",
        private: true,
        ..Citizen::default()
    };
    Ok(layout::citizen(ctx, about, content))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sign_in_goes_on_within_the_site_only() {
        assert_eq!(local_path("/matters?status=open"), "/matters?status=open");
        for outside in [
            "",
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "/a\nb",
            "javascript:1",
        ] {
            assert_eq!(local_path(outside), "/home", "{outside}");
        }
    }
}
