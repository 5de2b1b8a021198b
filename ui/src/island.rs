//! Islands: parts that script makes livelier. Each is complete without it.

use maud::{Markup, PreEscaped, html};
use serde_json::{Value, json};

/// A part that the script of the same name takes over. `data` is read by it; `fallback` is what
/// stands there before, or without, script.
///
/// ```
/// let part = ui::island("upload", &serde_json::json!({ "endpoint": "/uploads" }), ui::html! { "…" });
/// assert!(part.into_string().contains("data-island=\"upload\""));
/// ```
pub fn island(name: &str, data: &Value, fallback: Markup) -> Markup {
    // A closing tag inside a string would end the element early; JSON may write `<` as an escape.
    let json = data.to_string().replace('<', "\\u003c");
    html! {
        div data-island=(name) {
            script type="application/json" { (PreEscaped(json)) }
            (fallback)
        }
    }
}

/// A point on a map; the same number stands in the list beside it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Mark<'a> {
    /// Longitude, WGS-84 degrees.
    pub lon: f64,
    /// Latitude, WGS-84 degrees.
    pub lat: f64,
    /// Short text in the pin: a number or one character.
    pub text: &'a str,
    /// Name read aloud and shown on hover.
    pub label: &'a str,
    /// Where it leads; empty: nowhere.
    pub href: &'a str,
    /// `here` (the matter itself), `on`, or empty.
    pub kind: &'a str,
}

/// A map.
#[derive(Clone, Debug)]
pub struct MapFig<'a> {
    /// What it shows, for readers who do not see it.
    pub label: &'a str,
    /// Centre as longitude and latitude, WGS-84 degrees.
    pub center: (f64, f64),
    /// Zoom level, 0 (world) to 20.
    pub zoom: f64,
    /// Points.
    pub marks: &'a [Mark<'a>],
    /// Areas and lines as a GeoJSON FeatureCollection; `null`: none. A property `kind` of `grid`,
    /// `police`, `party` or `ring` picks the line.
    pub shapes: Value,
    /// Names of the two inputs that a click writes longitude and latitude into; empty: only look.
    pub pick: (&'a str, &'a str),
    /// Source and approval number of the map, in the corner.
    pub attribution: &'a str,
    /// `h200`, `h300`, `h400` or `h540`.
    pub height: &'a str,
    /// Shown where there is no script or no map, such as “下面的列表和地图一样”.
    pub instead: &'a str,
    /// Words of the two zoom buttons.
    pub zoom_words: (&'a str, &'a str),
}

/// A map figure. Its list twin stands beside it on the page.
///
/// ```
/// use ui::{MapFig, Mark, map_figure};
/// let map = map_figure(&MapFig { label: "附近同样的事", center: (130.27, 47.33), zoom: 16.0, marks: &[Mark { lon: 130.27, lat: 47.33, text: "1", ..Mark::default() }],
///     shapes: serde_json::Value::Null, pick: ("", ""), attribution: "审图号", height: "h300", instead: "看下面的列表", zoom_words: ("放大", "缩小") });
/// assert!(map.into_string().contains("data-island=\"map\""));
/// ```
pub fn map_figure(map: &MapFig<'_>) -> Markup {
    let marks: Vec<Value> = map
        .marks
        .iter()
        .map(|mark| {
            json!({ "lon": mark.lon, "lat": mark.lat, "text": mark.text, "label": mark.label, "href": mark.href, "kind": mark.kind })
        })
        .collect();
    let data = json!({
        "center": [map.center.0, map.center.1],
        "zoom": map.zoom,
        "marks": marks,
        "shapes": map.shapes,
        "pick": if map.pick.0.is_empty() { Value::Null } else { json!([map.pick.0, map.pick.1]) },
        "words": { "in": map.zoom_words.0, "out": map.zoom_words.1 },
        "label": map.label,
    });
    html! {
        figure class={ "mapfig " (map.height) } {
            (island("map", &data, html! { p class="mapless" { (crate::icon_lg("map")) span { (map.instead) } } }))
            @if !map.attribution.is_empty() { figcaption class="att" { (map.attribution) } }
        }
    }
}
