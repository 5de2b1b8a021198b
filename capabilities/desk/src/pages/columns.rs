//! `/desk/columns`: which columns a list shows, and how close together its rows stand.

use maud::html;
use ui::{Ask, Opt};
use web::layout::{self, Staff};
use web::{Answer, Ctx, Fields, WebError, see_other};

use crate::columns::{Column, List};
use crate::query::Asked;
use crate::saved;

fn list_of(fields: &Fields) -> Result<List, WebError> {
    List::parse(fields.get("list")).ok_or_else(WebError::not_found)
}

/// Back to the list it came from, or to its plain page.
fn back(list: List, fields: &Fields) -> String {
    Some(fields.get("back"))
        .filter(|b| b.starts_with(list.path()) || b.starts_with("/search"))
        .unwrap_or(list.path())
        .to_owned()
}

pub(crate) async fn show(ctx: Ctx) -> Answer {
    let fields = Fields::parse(&ctx.query);
    let list = list_of(&fields)?;
    let asked = Asked::of_list(&ctx, list, fields.clone()).await?;
    let chosen = asked.columns();
    let density = [("regular", false), ("compact", true)].map(|(code, dense)| {
        (
            code,
            ctx.t(&format!("desk-density-{code}")),
            asked.habit.dense == dense,
        )
    });
    let answers: Vec<Opt<'_>> = density
        .iter()
        .map(|(value, label, on)| Opt {
            value,
            label,
            more: "",
            on: *on,
        })
        .collect();
    let legend = ctx.t("desk-density");
    let ask = Ask {
        name: "density",
        legend: &legend,
        ..Ask::default()
    };
    let title = ctx.t("desk-columns");
    let (send, leave, back) = (ctx.t("desk-save"), ctx.t("desk-back"), back(list, &fields));
    let hidden = html! {
        input type="hidden" name="list" value=(list.code());
        input type="hidden" name="back" value=(back);
        @if let Some(view) = asked.shown() { input type="hidden" name="saved" value=(view.id); }
    };
    let says = html! {
        fieldset class="stack s1" {
            legend class="fs-13 ink-2" { (ctx.t("desk-columns-which")) }
            @for column in Column::ALL {
                (ui::tick("column", column.code(), &ctx.t(&format!("desk-col-{}", column.code())), chosen.contains(&column)))
            }
        }
        (ui::seg(&ask, &answers))
        @if let Some(view) = asked.shown().filter(|v| v.may_change(&ctx)) {
            p class="hint" { (ctx.f("desk-columns-of-view", &[("name", view.name.clone().into())])) }
        }
    };
    let buttons = [
        ui::link_btn(&leave, &back).attr("data-close", ""),
        ui::btn(&send).pri(),
    ];
    let body = html! {
        h1 class="sr" { (title) }
        (ui::confirm("/desk/columns", hidden, &title, says, &buttons))
    };
    let about = Staff {
        title: &title,
        ..Staff::default()
    };
    Ok(layout::staff(&ctx, about, body).await?)
}

pub(crate) async fn save(ctx: Ctx, fields: Fields) -> Answer {
    let list = list_of(&fields)?;
    let codes = fields.all("column").collect::<Vec<_>>().join(",");
    let columns = Column::parse_all(&codes);
    let dense = fields.get("density") == "compact";
    let view = fields.opt("saved").map(ToOwned::to_owned);
    saved::set_columns(&ctx, list, columns, dense, view).await?;
    Ok(see_other(&back(list, &fields)))
}
