//! One element whose attributes are known only at run time.

use maud::{Markup, PreEscaped, Render, html};

/// Elements that have no end tag in HTML.
const VOID: [&str; 4] = ["input", "img", "hr", "br"];

/// Renders `<tag attr="value">body</tag>` with escaped values.
///
/// `tag` and the attribute names come from code, never from a request. A value of `None` leaves
/// the attribute out; an empty value gives a bare attribute such as `required`.
///
/// ```
/// let link = ui::element("a", &[("href", Some("/matters")), ("hx-get", None)], ui::html! { "全部" });
/// assert_eq!(link.into_string(), "<a href=\"/matters\">全部</a>");
/// ```
pub fn element(tag: &str, attributes: &[(&str, Option<&str>)], body: Markup) -> Markup {
    let mut out = String::with_capacity(64);
    out.push('<');
    out.push_str(tag);
    for (name, value) in attributes {
        let Some(value) = value else { continue };
        out.push(' ');
        out.push_str(name);
        if !value.is_empty() || *name == "value" || *name == "alt" {
            out.push_str("=\"");
            value.render_to(&mut out);
            out.push('"');
        }
    }
    out.push('>');
    if !VOID.contains(&tag) {
        body.render_to(&mut out);
        out.push_str("</");
        out.push_str(tag);
        out.push('>');
    }
    PreEscaped(out)
}

/// A drawn middle dot between two facts: U+00B7 is a full-width glyph in most Chinese faces.
///
/// ```
/// assert!(ui::element::sep().into_string().contains("class=\"sep\""));
/// ```
pub fn sep() -> Markup {
    html! { span class="sep" { " · " } }
}

/// Joins facts with [`sep`], leaving out the empty ones.
///
/// ```
/// let line = ui::element::facts(&["HG2026-11-0001873", "", "邻里"]);
/// assert_eq!(line.into_string().matches("sep").count(), 1);
/// ```
pub fn facts(parts: &[&str]) -> Markup {
    html! {
        @for (at, part) in parts.iter().filter(|part| !part.is_empty()).enumerate() {
            @if at > 0 { (sep()) }
            (part)
        }
    }
}
