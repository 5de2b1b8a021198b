//! The pages of the gallery; the tests read the same ones.

use ui::prelude::*;

use crate::{citizen, staff};

/// Picks the text of a language.
#[derive(Clone, Copy)]
pub struct T(pub bool);

impl T {
    /// Chinese or English.
    pub fn t(self, zh: &'static str, en: &'static str) -> &'static str {
        if self.0 { en } else { zh }
    }
}

/// Every page by name.
pub fn all(lang: &'static str, theme: Theme) -> Vec<(&'static str, Markup)> {
    let t = T(lang == "en");
    let desk = |title: &'static str, at: &str, body: Markup| {
        page(&about(lang, title, theme, true, t), frame(t, at, body))
    };
    let home = |title: &'static str, body: Markup| page(&about(lang, title, theme, false, t), body);
    vec![
        (
            "desk",
            desk(t.t("我的待办", "My queue"), "/desk", staff::queue(t)),
        ),
        (
            "matter",
            desk(
                t.t("楼道长期堆放杂物", "Stairway blocked"),
                "/desk",
                staff::matter(t),
            ),
        ),
        (
            "intake",
            desk(t.t("受理登记", "Intake"), "/desk/intake", staff::intake(t)),
        ),
        (
            "triage",
            desk(t.t("分流", "Triage"), "/desk/triage", staff::sorting(t)),
        ),
        (
            "centre",
            desk(t.t("今天", "Today"), "/stats/today", staff::centre(t)),
        ),
        (
            "import",
            desk(t.t("导入", "Import"), "/admin/imports", staff::import(t)),
        ),
        (
            "org",
            desk(
                t.t("组织与岗位", "Organisations"),
                "/admin/orgs",
                staff::organisation(t),
            ),
        ),
        (
            "jobs",
            desk(t.t("后台任务", "Jobs"), "/admin/jobs", staff::jobs(t)),
        ),
        (
            "signin",
            page(
                &about(lang, t.t("登录", "Sign in"), theme, true, t),
                staff::signing(t),
            ),
        ),
        (
            "purpose",
            page(
                &about(lang, t.t("说明目的", "Purpose"), theme, true, t),
                bare_shell("", staff::purpose(t)),
            ),
        ),
        (
            "home",
            home(t.t("安心鹤岗", "Anxin Hegang"), citizen::home(t)),
        ),
        (
            "report",
            home(t.t("反映问题", "Report"), citizen::report(t)),
        ),
        ("mine", home(t.t("我的事项", "My matter"), citizen::mine(t))),
        ("mydata", home(t.t("我的数据", "My data"), citizen::data(t))),
        ("rate", home(t.t("评价", "Rate"), citizen::rate(t))),
        ("receipt", home(t.t("回执", "Receipt"), citizen::paper(t))),
        ("verify", home(t.t("核对", "Verify"), citizen::verify(t))),
    ]
}

fn about<'a>(lang: &'a str, title: &'a str, theme: Theme, staff: bool, t: T) -> Page<'a> {
    Page {
        lang,
        title,
        theme,
        staff,
        skip: t.t("跳到正文", "Skip to content"),
        density: if staff {
            Density::Regular
        } else {
            Density::Comfortable
        },
        ..Page::default()
    }
}

fn frame(t: T, at: &str, body: Markup) -> Markup {
    let item = |icon, label, href, count| RailItem {
        icon,
        label,
        href,
        count,
        current: href == at,
        ..RailItem::default()
    };
    let rail = [
        item("inbox", t.t("我的待办", "My queue"), "/desk", Some(14)),
        item("plus", t.t("受理登记", "Intake"), "/desk/intake", None),
        item("share-2", t.t("分流", "Triage"), "/desk/triage", Some(6)),
        item("gauge", t.t("今天", "Today"), "/stats/today", None),
        item(
            "list-checks",
            t.t("全部事项", "All matters"),
            "/matters",
            None,
        ),
        RailItem {
            group: t.t("管理", "Administration"),
            ..item(
                "building-2",
                t.t("组织与岗位", "Organisations"),
                "/admin/orgs",
                None,
            )
        },
        item(
            "file-input",
            t.t("导入导出", "Import"),
            "/admin/imports",
            None,
        ),
        RailItem {
            hot: true,
            ..item("layers", t.t("后台任务", "Jobs"), "/admin/jobs", Some(3))
        },
        RailItem {
            foot: true,
            ..item(
                "circle-help",
                t.t("帮助与快捷键", "Help and keys"),
                "/help",
                None,
            )
        },
    ];
    let themes = [
        Choice {
            value: "auto",
            label: t.t("跟随设备", "As the device"),
            on: true,
        },
        Choice {
            value: "light",
            label: t.t("浅色", "Light"),
            on: false,
        },
        Choice {
            value: "dark",
            label: t.t("深色", "Dark"),
            on: false,
        },
    ];
    let menu = [MenuGroup {
        label: t.t("颜色", "Colours"),
        action: "/prefer",
        name: "theme",
        choices: &themes,
    }];
    shell(
        &Shell {
            name: t.t("安心", "Anxin"),
            city: t.t("鹤岗市", "Hegang"),
            search: "/search",
            search_words: t.t("搜编号、地点、事由", "Number, place, words"),
            bell: "/me/notices",
            bell_words: t.t("消息，3 条未读", "Messages, 3 unread"),
            unread: 3,
            person: t.t("李某", "Li"),
            post: t.t("兴安区综治中心 3 号窗", "Xing'an centre, window 3"),
            menu: &menu,
            links: &[("settings", t.t("我的", "Me"), "/me")],
            sign_out: ("/logout", t.t("退出", "Sign out")),
            rail: &rail,
            rail_words: t.t("主导航", "Main"),
            ..Shell::default()
        },
        body,
    )
}
