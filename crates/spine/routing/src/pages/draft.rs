//! A draft of the rules: list, the rule being written, and the trial, on one page.

use std::collections::HashMap;

use axum::extract::Path;
use axum::response::IntoResponse;
use http::StatusCode;
use maud::{Markup, html};
use store::Fault;
use ui::{Row, State};
use web::{Answer, Ctx, FieldError, Fields, WebError, layout, see_other};

use super::list::{rule_cells, rules_table, state_of, tabs};
use super::rule_form::{self, Form};
use super::sentence::{self, Mark};
use super::trial_part;
use crate::drafts::{self, Command, Do, Done, Refused};
use crate::model::{Rule, RuleSet, SetState};
use crate::names::{Kinds, Names};
use crate::trial::{self, Trial};
use crate::{frame, permissions as p, store as rows};

/// The value of `rule` that opens the form of a new rule.
const NEW: &str = "new";

async fn command(ctx: &Ctx, set: &str, fields: &Fields, what: Do) -> Result<Done, Refused> {
    let id = frame::command(fields).map_err(|_| Refused::Stale)?;
    let seen = fields.get("seen").parse().ok();
    let order = Command {
        id,
        set: set.to_owned(),
        seen,
        what,
    };
    drafts::act(&ctx.app, &ctx.actor, order).await
}

fn at(set: &str) -> String {
    format!("/admin/routing/drafts/{set}")
}

/// `POST /admin/routing/drafts`
pub(super) async fn start(ctx: Ctx, fields: Fields) -> Answer {
    let done = command(&ctx, "", &fields, Do::Start).await?;
    Ok(see_other(&at(&done.set)))
}

/// `POST /admin/routing/drafts/{id}/rules`
pub(super) async fn save(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let (rule, mut errors) = rule_form::read(&fields);
    if errors.is_empty() {
        match command(&ctx, &id, &fields, Do::Save(Box::new(rule.clone()))).await {
            Ok(done) => {
                return Ok(see_other(&format!(
                    "{}?rule={}",
                    at(&id),
                    done.rule.unwrap_or_default()
                )));
            }
            Err(Refused::Invalid(wrong)) => errors = wrong,
            Err(refused) => return Err(refused.into()),
        }
    }
    render(
        &ctx,
        &id,
        &fields,
        Some((rule, errors)),
        StatusCode::UNPROCESSABLE_ENTITY,
    )
    .await
}

/// `POST /admin/routing/drafts/{id}/order`: up, down, on, off, delete, restore.
pub(super) async fn change(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let rule = fields.get("rule").to_owned();
    let what = match fields.get("do") {
        "up" => Do::Move(rule.clone(), true),
        "down" => Do::Move(rule.clone(), false),
        "on" => Do::Enable(rule.clone(), true),
        "off" => Do::Enable(rule.clone(), false),
        "delete" => Do::Delete(rule.clone(), true),
        "restore" => Do::Delete(rule.clone(), false),
        _ => return Err(WebError::not_found()),
    };
    command(&ctx, &id, &fields, what).await?;
    Ok(see_other(&format!("{}?rule={rule}", at(&id))))
}

/// `POST /admin/routing/drafts/{id}/submit`
pub(super) async fn submit(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    match command(
        &ctx,
        &id,
        &fields,
        Do::Submit(fields.get("name").to_owned()),
    )
    .await
    {
        Ok(_) => Ok(see_other(&at(&id))),
        Err(Refused::Invalid(errors)) => {
            render(
                &ctx,
                &id,
                &fields,
                Some((rule_form::blank(), errors)),
                StatusCode::UNPROCESSABLE_ENTITY,
            )
            .await
        }
        Err(refused) => Err(refused.into()),
    }
}

/// `POST /admin/routing/drafts/{id}/drop`
pub(super) async fn give_up(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    command(&ctx, &id, &fields, Do::Drop).await?;
    Ok(see_other("/admin/routing"))
}

/// `POST /admin/routing/drafts/{id}/publish`
pub(super) async fn publish(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    command(&ctx, &id, &fields, Do::Publish).await?;
    Ok(see_other("/admin/routing"))
}

/// `GET /admin/routing/drafts/{id}?rule=…&all=1&d=…&pair=…`
pub(super) async fn page(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let fields = Fields::parse(&ctx.query);
    render(&ctx, &id, &fields, None, StatusCode::OK).await
}

/// What the parts of the page draw from.
struct Seen<'a> {
    set: &'a RuleSet,
    rules: &'a [Rule],
    base: HashMap<&'a str, &'a Rule>,
    open: Option<&'a Rule>,
    all: bool,
}

impl Seen<'_> {
    fn mark(&self, rule: &Rule) -> Mark {
        Mark::of(rule, self.base.get(rule.code.as_str()).copied())
    }

    /// What people call a rule: the number under which the list shows it, which is its turn.
    fn numbered(&self, ctx: &Ctx, code: &str) -> String {
        let turn = self.rules.iter().position(|r| r.code == code);
        ctx.f(
            "routing-rule-number",
            &[("n", turn.map_or(0, |at| at as i64 + 1).into())],
        )
    }

    /// Changed rules, the open one, and what stands in the same part of the catalogue.
    fn is_related(&self, rule: &Rule) -> bool {
        let group = |r: &Rule| {
            r.types
                .first()
                .map(|t| t.splitn(3, '.').take(2).collect::<Vec<_>>().join("."))
        };
        self.mark(rule) != Mark::Same
            || self
                .open
                .is_some_and(|open| open.id == rule.id || group(open) == group(rule))
    }
}

async fn render(
    ctx: &Ctx,
    id: &str,
    fields: &Fields,
    typed: Option<(Rule, Vec<FieldError>)>,
    status: StatusCode,
) -> Answer {
    let read = ctx.read();
    let set = rows::set(&read, id)
        .await?
        .ok_or_else(WebError::not_found)?;
    if set.state != SetState::Draft {
        return Ok(see_other(&format!("/admin/routing/sets/{id}")));
    }
    let rules = rows::rules(&read, id).await?;
    let current = match rows::published(&read).await? {
        Some(current) => rows::rules(&read, &current.id).await?,
        None => Vec::new(),
    };
    let changed = |r: &&Rule| Mark::of(r, current.iter().find(|b| b.code == r.code)) != Mark::Same;
    let asked = fields.get("rule");
    let open = rules
        .iter()
        .find(|r| r.id == asked)
        .or_else(|| rules.iter().find(changed).filter(|_| asked.is_empty()));
    let seen = Seen {
        set: &set,
        rules: &rules,
        base: current.iter().map(|r| (r.code.as_str(), r)).collect(),
        open,
        all: fields.is_on("all"),
    };
    let trial = trial::run(&read, &current, &rules, ctx.now).await?;
    let own = drafts::wrote(&read, &set, &ctx.actor).await?;
    let mut names = Names::new(&read).with_catalogue().await?;
    let kinds = Kinds::read(&read).await?;
    let errors = typed.as_ref().map_or(&[][..], |(_, errors)| errors);
    let title = ctx.t("routing-title");
    let side = side(
        ctx,
        &seen,
        fields,
        typed.as_ref(),
        &trial,
        &mut names,
        &kinds,
    )
    .await?;
    let content = html! {
        (head(ctx, &seen, own))
        (tabs(ctx, &at(id)).await?)
        div class=(if side.is_some() { "rulegrid mt-4" } else { "mt-4" }) {
            (list(ctx, &seen, &mut names, &kinds).await?)
            @if let Some(side) = side { (side) }
        }
        (trial_part::part(ctx, &trial, &set, fields, &mut names).await?)
        (review(ctx, &seen, own, errors, fields))
    };
    let about = layout::Staff {
        title: &title,
        ..layout::Staff::default()
    };
    let page: Result<_, Fault> = layout::staff(ctx, about, content).await;
    Ok((status, page?).into_response())
}

fn hidden(ctx: &Ctx, set: &RuleSet) -> Markup {
    html! {
        (frame::command_field(ctx))
        input type="hidden" name="seen" value=(set.saved.0);
    }
}

fn head(ctx: &Ctx, seen: &Seen<'_>, own: bool) -> Markup {
    let set = seen.set;
    let count = |mark: Mark| seen.rules.iter().filter(|r| seen.mark(r) == mark).count() as i64;
    let changes = ctx.f(
        "routing-changes",
        &[
            ("changed", count(Mark::Changed).into()),
            ("new", count(Mark::New).into()),
            ("deleted", count(Mark::Deleted).into()),
        ],
    );
    let saved = ctx.f(
        "routing-saved",
        &[
            ("who", ctx.person(&set.author_name).into()),
            ("at", ctx.moment(set.saved).into()),
        ],
    );
    let meta = html! {
        span { (ctx.t("routing-order")) }
        (state_of(ctx, set))
        span { (changes) }
        span { (saved) }
        @if set.submitted.is_some() { (ui::st(State::Wait, ctx.t("routing-submitted"))) }
    };
    let drop = ctx.t("routing-drop");
    let actions = html! {
        @if ctx.may(p::EDIT) { (ui::post(&format!("{}/drop", at(&set.id)), hidden(ctx, set), ui::btn(&drop))) }
        (ui::link_btn(&ctx.t("routing-try-again"), "#trial").icon("play"))
        @if set.submitted.is_some() && !own && ctx.may(p::PUBLISH) {
            (ui::post(&format!("{}/publish", at(&set.id)), hidden(ctx, set), ui::btn(&ctx.t("routing-publish")).pri()))
        } @else if set.submitted.is_none() && ctx.may(p::EDIT) {
            (ui::link_btn(&ctx.t("routing-submit"), "#review").pri())
        }
    };
    ui::pagehead(ctx.t("routing-title"), meta, actions)
}

async fn list(
    ctx: &Ctx,
    seen: &Seen<'_>,
    names: &mut Names<'_>,
    kinds: &Kinds,
) -> Result<Markup, Fault> {
    let related: Vec<&Rule> = seen.rules.iter().filter(|r| seen.is_related(r)).collect();
    let shown: Vec<&Rule> = if seen.all || related.is_empty() {
        seen.rules.iter().collect()
    } else {
        related
    };
    let used = rows::used_since(&ctx.read(), ctx.now.plus_days(-365)).await?;
    let mut cells = Vec::new();
    for rule in &shown {
        let turn = seen.rules.iter().take_while(|r| r.id != rule.id).count() + 1;
        let parts = sentence::parts(ctx, names, kinds, rule).await?;
        let mark = seen.mark(rule);
        let before = match seen
            .base
            .get(rule.code.as_str())
            .filter(|_| mark == Mark::Changed)
        {
            Some(base) => Some(sentence::parts(ctx, names, kinds, base).await?),
            None => None,
        };
        let old = before.as_ref();
        let differs = |now: &str, before: Option<&str>| match mark {
            Mark::New => html! { ins { (now) } },
            _ => sentence::differs(now, before, mark == Mark::Deleted),
        };
        let all = [
            differs(&parts.name, old.map(|o| o.name.as_str())),
            differs(&parts.place, old.map(|o| o.place.as_str())),
            differs(&parts.time, old.map(|o| o.time.as_str())),
            differs(&parts.organ, old.map(|o| o.organ.as_str())),
        ];
        let tag = html! {
            (mark.tag(ctx))
            @if !rule.enabled && !rule.deleted { " " span class="tag" { (ctx.t("routing-off")) } }
        };
        let n = used.get(&rule.code).copied().unwrap_or(0);
        let href = format!(
            "{}?rule={}{}",
            at(&seen.set.id),
            rule.id,
            if seen.all { "&all=1" } else { "" }
        );
        cells.push((
            rule.id.clone(),
            rule_cells(&href, turn, rule, tag, all, &parts.words, n),
        ));
    }
    let rows: Vec<Row<'_>> = cells
        .into_iter()
        .map(|(id, cells)| Row {
            selected: seen.open.is_some_and(|open| open.id == id),
            ..Row::plain(cells)
        })
        .collect();
    let rest = seen.rules.len() - rows.len();
    let base = at(&seen.set.id);
    let open = seen
        .open
        .map(|r| format!("&rule={}", r.id))
        .unwrap_or_default();
    let end = html! {
        (ui::chip_link(&ctx.t("routing-related"), &format!("{base}?all={open}"), !seen.all))
        @if ctx.may(p::EDIT) { (ui::link_btn(&ctx.t("routing-add"), &format!("{base}?rule={NEW}")).sm().icon("plus")) }
    };
    let foot = ctx.f(
        "routing-shown",
        &[
            ("shown", (rows.len() as i64).into()),
            ("rest", (rest as i64).into()),
        ],
    );
    Ok(ui::panel(
        &ctx.t("routing-rules"),
        ui::count(seen.rules.len(), false),
        end,
        html! {
            (rules_table(ctx, &rows))
            (ui::foot(html! { span class="fs-13 ink-3" { (foot) } @if rest > 0 { a class="fs-13" href=(format!("{base}?all=1{open}")) { (ctx.t("routing-show-all")) } } }))
        },
    ))
}

async fn side(
    ctx: &Ctx,
    seen: &Seen<'_>,
    fields: &Fields,
    typed: Option<&(Rule, Vec<FieldError>)>,
    trial: &Trial,
    names: &mut Names<'_>,
    kinds: &Kinds,
) -> Result<Option<Markup>, Fault> {
    let new = rule_form::blank();
    let is_rule_form = fields.pairs().iter().any(|(name, _)| name == "organ_kind");
    let refused = typed.filter(|_| is_rule_form);
    let rule = match (refused, seen.open) {
        (Some((rule, _)), _) => rule,
        (None, Some(rule)) => rule,
        (None, None) if fields.get("rule") == NEW => &new,
        (None, None) => {
            return Ok(None);
        }
    };
    let kept = seen.rules.iter().find(|r| r.id == rule.id);
    let title = kept.map_or_else(
        || ctx.t("routing-new-rule"),
        |r| seen.numbered(ctx, &r.code),
    );
    let name = names.rule(rule).await?;
    let beside = html! { span class="sub" { (name.get(ctx.lang)) } };
    let mark = kept.map_or_else(|| html! {}, |r| seen.mark(r).tag(ctx));
    if !ctx.may(p::EDIT) || rule.deleted {
        let parts = sentence::parts(ctx, names, kinds, rule).await?;
        let restore = html! {
            @if rule.deleted && ctx.may(p::EDIT) {
                (ui::note(State::Caution, ctx.t("routing-deleted"), order_button(ctx, seen.set, rule, "restore", "routing-undo", "undo-2")))
            }
        };
        let body = html! { div class="body stack s3" { (restore) (sentence::sentence(ctx, rule, &parts)) } };
        return Ok(Some(ui::panel(&title, beside, mark, body)));
    }
    let action = format!("{}/rules", at(&seen.set.id));
    let form = Form {
        action: &action,
        seen: seen.set.saved.0,
        rule,
        errors: refused.map_or(&[], |(_, errors)| errors),
        typed: fields,
    };
    let body = html! {
        div class="body stack s3" {
            @if let Some(kept) = kept { (order(ctx, seen.set, kept)) }
            (form.draw(ctx, names, kinds).await?)
            @if let Some(kept) = kept { (overlaps(ctx, seen, trial, kept)) }
        }
    };
    Ok(Some(ui::panel(&title, beside, mark, body)))
}

fn order_button(
    ctx: &Ctx,
    set: &RuleSet,
    rule: &Rule,
    what: &str,
    key: &str,
    icon: &str,
) -> Markup {
    let fields = html! {
        (frame::command_field(ctx))
        input type="hidden" name="rule" value=(rule.id);
        input type="hidden" name="do" value=(what);
    };
    let label = ctx.t(key);
    let button = ui::btn(&label).sm();
    let button = if icon.is_empty() {
        button
    } else {
        button.icon(icon)
    };
    ui::post(&format!("{}/order", at(&set.id)), fields, button)
}

/// Earlier, later, on or off, out.
fn order(ctx: &Ctx, set: &RuleSet, rule: &Rule) -> Markup {
    html! {
        div class="row wrap" {
            (order_button(ctx, set, rule, "up", "routing-up", ""))
            (order_button(ctx, set, rule, "down", "routing-down", ""))
            @if rule.enabled {
                (order_button(ctx, set, rule, "off", "routing-switch-off", ""))
            } @else {
                (order_button(ctx, set, rule, "on", "routing-switch-on", ""))
            }
            (order_button(ctx, set, rule, "delete", "routing-delete", "trash-2"))
        }
    }
}

/// Rules that hold together with this one, as the trial saw it.
fn overlaps(ctx: &Ctx, seen: &Seen<'_>, trial: &Trial, rule: &Rule) -> Markup {
    let all = trial.overlaps(&rule.code);
    // Rules without a condition beside the type stand last on purpose and hold always.
    let special = |code: &str| {
        seen.rules.iter().find(|r| r.code == code).is_some_and(|r| {
            !r.units.is_empty()
                || !r.unit_kinds.is_empty()
                || r.season.is_some()
                || r.hours.is_some()
                || !r.words.is_empty()
        })
    };
    html! {
        @for (other, n, first) in all.iter().filter(|(code, ..)| special(code)).take(3) {
            (ui::note(State::Warn, ctx.f(if *first { "routing-overlap-first" } else { "routing-overlap-later" }, &[
                ("own", seen.numbered(ctx, &rule.code).into()), ("other", seen.numbered(ctx, other).into()), ("n", (*n as i64).into())]), html! {}))
        }
    }
}

/// Asking for review; and for whoever reviews, what publishing does.
fn review(ctx: &Ctx, seen: &Seen<'_>, own: bool, errors: &[FieldError], fields: &Fields) -> Markup {
    let set = seen.set;
    if set.submitted.is_some() {
        let says = ctx.f("routing-review-says", &[("name", set.name.clone().into())]);
        let wait = ctx.t(if own {
            "routing-review-own"
        } else {
            "routing-review-yours"
        });
        return html! { div id="review" class="mt-4" { (ui::note(State::Wait, html! { b { (says) } " " (wait) }, html! {})) } };
    }
    if !ctx.may(p::EDIT) {
        return html! {};
    }
    let error = errors
        .iter()
        .find(|e| e.field == "name")
        .map(|e| ctx.t(&e.key))
        .unwrap_or_default();
    let name = if error.is_empty() {
        set.name.as_str()
    } else {
        fields.get("name")
    };
    let body = html! {
        form method="post" action=(format!("{}/submit", at(&set.id))) class="stack s3" {
            (hidden(ctx, set))
            (ui::text("name", &ctx.t("routing-col-what")).value(name).hint(&ctx.t("routing-what-hint")).error(&error))
            div class="row" {
                (ui::btn(&ctx.t("routing-submit")))
                span class="ink-3 fs-13" { (ctx.t("routing-second-person")) }
            }
        }
    };
    html! { div id="review" class="mt-4" { (ui::panel(&ctx.t("routing-review"), html! {}, html! {}, ui::body(body))) } }
}
