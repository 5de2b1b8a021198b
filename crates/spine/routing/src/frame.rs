//! What the pages of this room share: command ids, names of accounts, tabs.

use access::AccountId;
use maud::{Markup, html};
use store::{CommandId, Fault};
use ui::Tab;
use web::{Ctx, Fields, WebError};

/// A fresh command id, hidden in a form.
pub(crate) fn command_field(ctx: &Ctx) -> Markup {
    html! { input type="hidden" name="command" value=(new_command(ctx)); }
}

/// A fresh command id.
pub(crate) fn new_command(ctx: &Ctx) -> String {
    format!("{:032x}", ctx.app.ids.next_u128())
}

/// The command id of a form.
pub(crate) fn command(fields: &Fields) -> Result<CommandId, WebError> {
    CommandId::parse(fields.get("command"))
        .ok_or_else(|| WebError::refused(http::StatusCode::BAD_REQUEST, "routing-command-missing"))
}

/// The name behind an account's id; the words 系统 for the system itself.
pub(crate) async fn account(ctx: &Ctx, id: &str) -> Result<String, Fault> {
    if id.starts_with("system:") {
        return Ok(ctx.t("routing-system"));
    }
    let Ok(id) = id.parse::<AccountId>() else {
        return Ok(String::new());
    };
    let account = people::account(&ctx.read(), id).await?;
    Ok(account.and_then(|a| a.name).unwrap_or_default())
}

/// Catalogue, clocks, calendar: three sides of one thing.
pub(crate) fn catalogue_tabs(ctx: &Ctx, current: &str) -> Markup {
    let labels = [
        (ctx.t("routing-nav-types"), "/admin/types"),
        (ctx.t("routing-nav-clocks"), "/admin/clocks"),
        (ctx.t("routing-nav-calendar"), "/admin/calendar"),
    ];
    let tabs: Vec<Tab<'_>> = labels
        .iter()
        .map(|(label, href)| Tab {
            label,
            href,
            current: *href == current,
            ..Tab::default()
        })
        .collect();
    ui::tabs(&ctx.t("routing-catalogue-tabs"), &tabs)
}

/// Values of a comma- or line-separated field, each once.
pub(crate) fn listed(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for one in text.split([',', '，', '、', ';', '；', '\n', ' ', '\t']) {
        let one = one.trim();
        if !one.is_empty() && all.iter().all(|known| known != one) {
            all.push(one.to_owned());
        }
    }
    all
}
