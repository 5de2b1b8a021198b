//! Every component, in both languages, against the rules that all pages must keep.

#[path = "../examples/gallery/citizen.rs"]
mod citizen;
#[path = "../examples/gallery/pages.rs"]
mod pages;
#[path = "../examples/gallery/staff.rs"]
mod staff;

use std::collections::HashSet;

use scraper::{ElementRef, Html, Selector};

fn documents() -> Vec<(String, Html)> {
    ["zh-CN", "en"]
        .into_iter()
        .flat_map(|lang| {
            pages::all(lang, ui::Theme::Auto)
                .into_iter()
                .map(move |(name, html)| {
                    (
                        format!("{name} {lang}"),
                        Html::parse_document(&html.into_string()),
                    )
                })
        })
        .collect()
}

fn all<'a>(page: &'a Html, css: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(css).expect("a selector of this file"))
        .collect()
}

#[test]
fn no_page_has_inline_style_or_script() {
    for (name, page) in documents() {
        for part in all(&page, "*") {
            for (attribute, _) in part.value().attrs() {
                assert!(
                    attribute != "style" && !attribute.starts_with("on"),
                    "{name}: {attribute} on {}",
                    part.html()
                );
            }
        }
        for script in all(&page, "script") {
            let data = script.value().attr("type") == Some("application/json");
            assert!(
                data || script.value().attr("src").is_some(),
                "{name}: a script with text"
            );
        }
        assert!(all(&page, "style").is_empty(), "{name}");
    }
}

#[test]
fn ids_are_unique_and_what_points_at_one_finds_it() {
    for (name, page) in documents() {
        let mut ids = HashSet::new();
        for part in all(&page, "[id]") {
            let id = part.value().attr("id").expect("selected by it");
            assert!(ids.insert(id.to_owned()), "{name}: id {id} twice");
        }
        for (attribute, separator) in [
            ("for", '\0'),
            ("aria-describedby", ' '),
            ("aria-labelledby", ' '),
            ("form", '\0'),
        ] {
            for part in all(&page, &format!("[{attribute}]")) {
                for id in part
                    .value()
                    .attr(attribute)
                    .expect("selected by it")
                    .split(separator)
                {
                    assert!(ids.contains(id), "{name}: {attribute} names {id}");
                }
            }
        }
    }
}

#[test]
fn every_field_and_button_has_a_name() {
    for (name, page) in documents() {
        for field in all(&page, "input:not([type=hidden]), textarea, select") {
            let named = field
                .value()
                .attr("aria-label")
                .is_some_and(|label| !label.is_empty())
                || field
                    .ancestors()
                    .filter_map(ElementRef::wrap)
                    .any(|up| up.value().name() == "label")
                || field
                    .value()
                    .attr("id")
                    .is_some_and(|id| !all(&page, &format!("label[for='{id}']")).is_empty());
            assert!(named, "{name}: no label for {}", field.html());
        }
        for button in all(&page, "button, a[href], summary") {
            let words = button.text().any(|text| !text.trim().is_empty());
            assert!(
                words || button.value().attr("aria-label").is_some(),
                "{name}: no words on {}",
                button.html()
            );
        }
    }
}

#[test]
fn every_page_has_one_heading_one_main_and_a_language() {
    for (name, page) in documents() {
        assert_eq!(all(&page, "h1").len(), 1, "{name}");
        assert_eq!(all(&page, "main#main").len(), 1, "{name}");
        assert_eq!(all(&page, "html[lang][data-theme]").len(), 1, "{name}");
        assert_eq!(all(&page, "a.skip[href='#main']").len(), 1, "{name}");
        assert!(
            all(&page, "main .btn.pri").len() <= 1,
            "{name}: more than one primary button"
        );
    }
}

#[test]
fn every_icon_is_in_the_sprite() {
    for (name, page) in documents() {
        for used in all(&page, "use") {
            let href = used.value().attr("href").unwrap_or_default();
            let (_, icon) = href
                .split_once('#')
                .expect("an icon is a part of the sprite");
            assert!(ui::icon::known(icon), "{name}: {icon}");
        }
    }
}

#[test]
fn words_are_escaped() {
    let bad = "<b onclick=x>\"&";
    let out = ui::html! {
        (ui::btn(bad).attr("data-x", bad)) (ui::text("n", bad).value(bad).error(bad)) (ui::mask(bad, bad, bad))
        (ui::island("map", &serde_json::json!({ "x": "</script><b>" }), ui::html! {}))
    }
    .into_string();
    assert!(
        !out.contains("<b onclick") && !out.contains("</script><b>"),
        "{out}"
    );
    let again = Html::parse_fragment(&out);
    assert_eq!(
        all(&again, "button")
            .first()
            .and_then(|b| b.value().attr("data-x")),
        Some(bad)
    );
}

#[test]
fn the_device_theme_has_the_colours_of_the_dark_theme() {
    let dark = include_str!("../css/tokens.css")
        .split("[data-theme=\"dark\"] {")
        .nth(1)
        .and_then(|rest| rest.split('}').next());
    let auto = include_str!("../css/tokens-auto.css")
        .split("[data-theme=\"auto\"] {")
        .nth(1)
        .and_then(|rest| rest.split('}').next());
    assert!(dark.is_some() && dark == auto, "run `npm run build` in ui/");
}
