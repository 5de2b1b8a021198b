//! Views over a list, and what changes the list itself: keep the view, columns, density.

use maud::{Markup, html};
use ui::Tab;
use web::{Ctx, Fields};

use crate::query::Asked;
use crate::saved::SavedView;

/// The tabs of a list: its own views, those that were kept, and a way to keep the present one.
pub(crate) fn tabs(ctx: &Ctx, asked: &Asked, built_in: Vec<Tab<'_>>) -> Markup {
    let hrefs: Vec<String> = asked.saved.iter().map(SavedView::href).collect();
    let shown = asked.shown().map(|v| v.id.as_str());
    let mut all = built_in;
    all.extend(asked.saved.iter().zip(&hrefs).map(|(view, href)| Tab {
        label: &view.name,
        href,
        current: shown == Some(view.id.as_str()),
        ..Tab::default()
    }));
    let keep = with_query("/desk/views/new", asked, &[]);
    let end = html! {
        a class="add" href=(keep) data-pop="" { (ui::icon("plus")) (ctx.t("desk-saved-new")) }
    };
    ui::tabs_and(&ctx.t("desk-views"), &all, end)
}

/// Links at the right of the filters: what was changed against the view shown, columns and density.
pub(crate) fn tools(ctx: &Ctx, asked: &Asked) -> Markup {
    let columns = with_query("/desk/columns", asked, &[("back", &asked.keep(&[]))]);
    html! {
        @if let Some(view) = asked.shown() {
            @let changed = view.query != asked.kept();
            @if changed && view.may_change(ctx) {
                a href=(with_query(&format!("/desk/views/{}", view.id), asked, &[])) data-pop="" {
                    (ctx.f("desk-saved-update", &[("name", view.name.clone().into())]))
                }
            } @else if view.may_change(ctx) {
                a href={ "/desk/views/" (view.id) } data-pop="" { (ctx.t("desk-saved-edit")) }
            }
        }
        @if !asked.saved.is_empty() {
            a href="/desk/views" { (ctx.t("desk-saved-manage")) }
        }
        a class="btn ghost sm icon" href=(columns) data-pop="" aria-label=(ctx.t("desk-columns")) title=(ctx.t("desk-columns")) { (ui::icon("settings")) }
    }
}

/// Where the list as it stands can be exported.
pub(crate) fn export_path(asked: &Asked) -> String {
    with_query("/desk/export", asked, &[])
}

fn with_query(path: &str, asked: &Asked, more: &[(&str, &str)]) -> String {
    let mut fields = Fields::parse(&asked.kept());
    fields.set("list", asked.list.code());
    if let Some(view) = asked.shown() {
        fields.set("saved", view.id.as_str());
    }
    for (name, value) in more {
        fields.set(name, *value);
    }
    format!("{path}?{}", fields.to_query())
}
