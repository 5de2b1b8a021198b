//! The frame around a page: staff, resident, or none. A fragment goes without.

use axum::response::{Html, IntoResponse, Response};
use maud::{Markup, html};
use store::Fault;
use ui::{Choice, CitizenShell, Density, MenuGroup, Page, RailItem, Shell};

use crate::ctx::{Ctx, Theme};

/// What a staff page tells its frame.
#[derive(Clone, Debug, Default)]
pub struct Staff<'a> {
    /// Title of the tab.
    pub title: &'a str,
    /// Topics whose change refreshes parts of the page.
    pub live: &'a [&'a str],
    /// Further scripts by plain name.
    pub scripts: &'a [&'a str],
    /// Further style sheets by plain name.
    pub styles: &'a [&'a str],
    /// What was searched for.
    pub query: &'a str,
    /// Room between rows and controls.
    pub density: Density,
}

/// A page for officers, with bar and rail.
///
/// # Errors
/// When a counter of the rail cannot be read.
pub async fn staff(ctx: &Ctx, about: Staff<'_>, content: Markup) -> Result<Response, Fault> {
    if ctx.fragment {
        return Ok(Html(content.into_string()).into_response());
    }
    let rail = rail(ctx).await?;
    let items: Vec<RailItem<'_>> = rail
        .iter()
        .map(|entry| RailItem {
            icon: entry.icon,
            label: &entry.label,
            href: entry.href,
            count: entry.count,
            hot: false,
            current: entry.current,
            group: &entry.group,
            foot: false,
        })
        .collect();
    let person = ctx
        .session
        .as_ref()
        .map(|s| ctx.person(&s.name))
        .unwrap_or_default();
    let post = ctx
        .actor
        .post()
        .map(|p| post_words(ctx, p))
        .unwrap_or_default();
    let posts: Vec<(String, String, bool)> = ctx
        .session
        .iter()
        .flat_map(|s| s.posts.iter())
        .map(|p| (p.id.clone(), p.label.get(ctx.lang).to_owned(), p.current))
        .collect();
    let post_choices: Vec<Choice<'_>> = posts
        .iter()
        .map(|(value, label, on)| Choice {
            value,
            label,
            on: *on,
        })
        .collect();
    let words = Words::of(ctx);
    let lang_choices = Words::langs(ctx);
    let theme_choices = words.themes(ctx);
    let mut menu = Vec::new();
    if post_choices.len() > 1 {
        menu.push(MenuGroup {
            label: &words.post,
            action: "/me/post",
            name: "post",
            choices: &post_choices,
        });
    }
    menu.push(MenuGroup {
        label: &words.lang,
        action: "/prefer",
        name: "lang",
        choices: &lang_choices,
    });
    menu.push(MenuGroup {
        label: &words.theme,
        action: "/prefer",
        name: "theme",
        choices: &theme_choices,
    });
    let unread = ctx
        .session
        .as_ref()
        .map_or(0, |s| s.unread.max(0).unsigned_abs());
    let bell_words = ctx.f("web-bell", &[("n", (unread as i64).into())]);
    let links = [("settings", words.me.as_str(), "/me")];
    let frame = Shell {
        name: &words.name,
        city: ctx.app.settings.city.get(ctx.lang),
        home: "/home",
        // The search goes through matters: who may not list them has none.
        search: if rail.iter().any(|entry| entry.href == "/matters") {
            "/search"
        } else {
            ""
        },
        search_words: &words.search,
        query: about.query,
        bar: html! {},
        bell: "/me/notices",
        bell_words: &bell_words,
        unread,
        person: &person,
        post: &post,
        menu: &menu,
        links: &links,
        sign_out: ("/logout", &words.sign_out),
        hidden: html! { input type="hidden" name="back" value=(here(ctx)); },
        rail: &items,
        rail_words: &words.rail,
    };
    let page = Page {
        lang: ctx.lang.tag(),
        title: &format!("{} · {}", about.title, words.name),
        skip: &words.skip,
        theme: theme(ctx.theme),
        density: about.density,
        elder: ctx.elder,
        staff: true,
        live: about.live,
        styles: about.styles,
        scripts: about.scripts,
        private: true,
    };
    Ok(ui::page(&page, ui::shell(&frame, content)).into_response())
}

/// What a resident's page tells its frame.
#[derive(Clone, Debug, Default)]
pub struct Citizen<'a> {
    /// Title of the tab and beside the arrow.
    pub title: &'a str,
    /// Where the back arrow leads; empty: the mark stands there.
    pub back: &'a str,
    /// A bar at the foot.
    pub foot: Option<Markup>,
    /// A question page: white, without tabs.
    pub plain: bool,
    /// Topics whose change refreshes parts of the page.
    pub live: &'a [&'a str],
    /// Further scripts.
    pub scripts: &'a [&'a str],
    /// Further style sheets.
    pub styles: &'a [&'a str],
    /// A secret stands in the URL.
    pub private: bool,
}

/// A page for residents.
pub fn citizen(ctx: &Ctx, about: Citizen<'_>, content: Markup) -> Response {
    if ctx.fragment {
        return Html(content.into_string()).into_response();
    }
    let words = Words::of(ctx);
    let labels = [
        ctx.t("web-tab-do"),
        ctx.t("web-tab-mine"),
        ctx.t("web-tab-find"),
        ctx.t("web-tab-data"),
    ];
    let places = [
        ("house", "/"),
        ("list-checks", "/my"),
        ("map-pin", "/find"),
        ("user", "/my/data"),
    ];
    let here = places
        .iter()
        .map(|(_, href)| *href)
        .filter(|href| is_current(href, &ctx.path))
        .max_by_key(|href| href.len());
    let tabs: Vec<RailItem<'_>> = places
        .iter()
        .zip(&labels)
        .map(|((icon, href), label)| RailItem {
            icon,
            label,
            href,
            current: here == Some(*href),
            ..RailItem::default()
        })
        .collect();
    let frame = CitizenShell {
        name: &words.name,
        city: ctx.app.settings.city.get(ctx.lang),
        back: about.back,
        back_words: &words.back,
        title: about.title,
        tools: citizen_tools(ctx, &words),
        tabs: if about.plain { &[] } else { &tabs },
        tabs_words: &words.rail,
        waiting_words: &words.waiting,
        foot: about.foot,
        plain: about.plain,
        end: None,
    };
    let page = Page {
        lang: ctx.lang.tag(),
        title: &format!("{} · {}", about.title, words.name),
        skip: &words.skip,
        theme: theme(ctx.theme),
        density: Density::Comfortable,
        elder: ctx.elder,
        staff: false,
        live: about.live,
        styles: about.styles,
        scripts: about.scripts,
        private: about.private,
    };
    ui::page(&page, ui::citizen_shell(&frame, content)).into_response()
}

/// A page without a frame: sign-in, errors, print sheets.
pub fn bare(ctx: &Ctx, title: &str, content: Markup) -> Response {
    let words = Words::of(ctx);
    let page = Page {
        lang: ctx.lang.tag(),
        title: &format!("{title} · {}", words.name),
        skip: &words.skip,
        theme: theme(ctx.theme),
        density: Density::Comfortable,
        elder: ctx.elder,
        staff: true,
        private: true,
        ..Page::default()
    };
    ui::page(&page, ui::bare_shell("", content)).into_response()
}

/// This page, for a form that comes back to it.
pub fn here(ctx: &Ctx) -> String {
    if ctx.query.is_empty() {
        ctx.path.clone()
    } else {
        format!("{}?{}", ctx.path, ctx.query)
    }
}

fn citizen_tools(ctx: &Ctx, words: &Words) -> Markup {
    let (elder, elder_words) = if ctx.elder {
        ("0", &words.normal)
    } else {
        ("1", &words.elder)
    };
    let (lang, lang_words) = match ctx.lang {
        kernel::Lang::ZhCn => ("en", "EN"),
        kernel::Lang::En => ("zh-CN", "中文"),
    };
    html! {
        form method="post" action="/prefer" class="row" {
            input type="hidden" name="back" value=(here(ctx));
            button class="btn ghost sm" name="elder" value=(elder) { (elder_words) }
            button class="btn ghost sm" name="lang" value=(lang) lang=(lang) { (lang_words) }
        }
    }
}

fn theme(theme: Theme) -> ui::Theme {
    match theme {
        Theme::Auto => ui::Theme::Auto,
        Theme::Light => ui::Theme::Light,
        Theme::Dark => ui::Theme::Dark,
    }
}

fn post_words(ctx: &Ctx, post: &access::Post) -> String {
    let org = post.org_name.get(ctx.lang);
    // Posts have one name, Chinese; an English page does without it.
    let foreign = ctx.lang == kernel::Lang::En && !post.title.is_ascii();
    if foreign || post.title.is_empty() {
        org.to_owned()
    } else {
        format!("{org} · {}", post.title)
    }
}

struct Entry {
    icon: &'static str,
    label: String,
    href: &'static str,
    group: String,
    count: Option<u64>,
    current: bool,
}

async fn rail(ctx: &Ctx) -> Result<Vec<Entry>, Fault> {
    let mut open: Vec<_> = ctx
        .app
        .navigation
        .iter()
        .filter(|item| ctx.may(item.permission))
        .collect();
    open.sort_by_key(|item| item.order);
    let current = open
        .iter()
        .map(|i| i.href)
        .filter(|href| is_current(href, &ctx.path))
        .max_by_key(|href| href.len());
    let mut entries = Vec::with_capacity(open.len());
    let mut section = String::new();
    for item in open {
        let count = match item.counter {
            // A counter of nothing asks for nothing.
            Some(counter) => u64::try_from(counter(ctx.clone()).await?)
                .ok()
                .filter(|n| *n > 0),
            None => None,
        };
        // Two rooms may call their groups the same; the reader sees one.
        let heading = if item.section.is_empty() {
            String::new()
        } else {
            ctx.t(item.section)
        };
        let group = if heading == section {
            String::new()
        } else {
            heading.clone()
        };
        section = heading;
        entries.push(Entry {
            icon: item.icon,
            label: ctx.t(item.label),
            href: item.href,
            group,
            count,
            current: current == Some(item.href),
        });
    }
    Ok(entries)
}

fn is_current(href: &str, path: &str) -> bool {
    path == href
        || (href != "/"
            && path
                .strip_prefix(href)
                .is_some_and(|rest| rest.starts_with('/')))
}

struct Words {
    name: String,
    search: String,
    me: String,
    sign_out: String,
    rail: String,
    skip: String,
    back: String,
    waiting: String,
    post: String,
    lang: String,
    theme: String,
    elder: String,
    normal: String,
    themes: [String; 3],
}

impl Words {
    fn of(ctx: &Ctx) -> Words {
        Words {
            name: ctx.t("web-name"),
            search: ctx.t("web-search"),
            me: ctx.t("web-me"),
            sign_out: ctx.t("web-sign-out"),
            rail: ctx.t("web-rail"),
            skip: ctx.t("web-skip"),
            back: ctx.t("web-back"),
            waiting: ctx.t("web-waiting"),
            post: ctx.t("web-post"),
            lang: ctx.t("web-lang"),
            theme: ctx.t("web-theme"),
            elder: ctx.t("web-elder"),
            normal: ctx.t("web-elder-off"),
            themes: [
                ctx.t("web-theme-auto"),
                ctx.t("web-theme-light"),
                ctx.t("web-theme-dark"),
            ],
        }
    }

    fn langs(ctx: &Ctx) -> [Choice<'static>; 2] {
        [
            Choice {
                value: "zh-CN",
                label: "中文",
                on: ctx.lang == kernel::Lang::ZhCn,
            },
            Choice {
                value: "en",
                label: "English",
                on: ctx.lang == kernel::Lang::En,
            },
        ]
    }

    fn themes(&self, ctx: &Ctx) -> Vec<Choice<'_>> {
        [Theme::Auto, Theme::Light, Theme::Dark]
            .into_iter()
            .zip(&self.themes)
            .map(|(theme, label)| Choice {
                value: theme.code(),
                label,
                on: ctx.theme == theme,
            })
            .collect()
    }
}
