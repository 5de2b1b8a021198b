//! The rules in force, older versions, and the model that suggests types.

use axum::extract::Path;
use kernel::UtcMs;
use maud::{Markup, html};
use store::Fault;
use ui::{Col, Row, State, Tab, Tbl};
use web::{Answer, Ctx, Fields, WebError, layout, see_other};

use super::sentence::{self, Mark};
use crate::model::{Rule, RuleSet, SetState};
use crate::names::{Kinds, Names};
use crate::{frame, permissions as p, store as rows, triage};

/// A year in days, for "how often of late".
const YEAR_DAYS: i64 = 365;

/// `GET /admin/routing?q=…&rule=…`
pub(super) async fn current(ctx: Ctx) -> Answer {
    let set = rows::published(&ctx.read()).await?;
    show(&ctx, set).await
}

/// `GET /admin/routing/sets/{id}`: an older version.
pub(super) async fn old(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let set = rows::set(&ctx.read(), &id)
        .await?
        .ok_or_else(WebError::not_found)?;
    if set.state == SetState::Draft {
        return Ok(see_other(&format!("/admin/routing/drafts/{id}")));
    }
    show(&ctx, Some(set)).await
}

/// Tabs of this part: in force, drafts, history, catalogue.
pub(super) async fn tabs(ctx: &Ctx, current: &str) -> Result<Markup, Fault> {
    let sets = rows::sets(&ctx.read()).await?;
    let mut all: Vec<(String, String)> = Vec::new();
    let number = |set: &RuleSet| ("v", set.number.to_string().into());
    match sets.iter().find(|s| s.state == SetState::Published) {
        Some(set) => all.push((
            ctx.f("routing-tab-current", &[number(set)]),
            "/admin/routing".into(),
        )),
        None => all.push((ctx.t("routing-tab-none"), "/admin/routing".into())),
    }
    for draft in sets.iter().filter(|s| s.state == SetState::Draft) {
        all.push((
            ctx.f("routing-tab-draft", &[number(draft)]),
            format!("/admin/routing/drafts/{}", draft.id),
        ));
    }
    let past = sets.iter().filter(|s| s.state == SetState::Retired).count() as i64;
    all.push((
        ctx.f("routing-tab-history", &[("n", past.into())]),
        "/admin/routing/history".into(),
    ));
    if ctx.may(matter::permissions::CATALOGUE) {
        all.push((ctx.t("routing-tab-catalogue"), "/admin/types".into()));
    }
    let tabs: Vec<Tab<'_>> = all
        .iter()
        .map(|(label, href)| Tab {
            label,
            href,
            current: href == current,
            ..Tab::default()
        })
        .collect();
    Ok(ui::tabs(&ctx.t("routing-tabs"), &tabs))
}

fn start_button(ctx: &Ctx) -> Markup {
    html! {
        @if ctx.may(p::EDIT) {
            (ui::post("/admin/routing/drafts", frame::command_field(ctx), ui::btn(&ctx.t("routing-start")).pri()))
        }
    }
}

async fn show(ctx: &Ctx, set: Option<RuleSet>) -> Answer {
    let title = ctx.t("routing-title");
    let fields = Fields::parse(&ctx.query);
    let is_current = set.as_ref().is_none_or(|s| s.state == SetState::Published);
    let here = match &set {
        Some(set) if !is_current => format!("/admin/routing/sets/{}", set.id),
        _ => "/admin/routing".to_owned(),
    };
    let rules = match &set {
        Some(set) => rows::rules(&ctx.read(), &set.id).await?,
        None => Vec::new(),
    };
    let meta = html! {
        span { (ctx.t("routing-order")) }
        @if let Some(set) = &set { (state_of(ctx, set)) }
    };
    let content = html! {
        (ui::pagehead(&title, meta, html! { @if is_current { (start_button(ctx)) } }))
        (tabs(ctx, &here).await?)
        @if rules.is_empty() {
            (ui::panel("", html! {}, html! {}, ui::empty("share-2", &ctx.t("routing-none"), html! {})))
        } @else {
            (grid(ctx, &rules, &fields, &here).await?)
        }
        @if is_current { (model_panel(ctx).await?) }
    };
    let about = layout::Staff {
        title: &title,
        ..layout::Staff::default()
    };
    Ok(layout::staff(ctx, about, content).await?)
}

/// How a version stands, in words.
pub(super) fn state_of(ctx: &Ctx, set: &RuleSet) -> Markup {
    let v = ("v", set.number.to_string().into());
    let at = |at: Option<UtcMs>| ("at", at.map(|at| ctx.moment(at)).unwrap_or_default().into());
    let reviewer = ctx.person(set.reviewer_name.as_deref().unwrap_or_default());
    let who = ("who", reviewer.into());
    match set.state {
        SetState::Published if set.reviewer_name.as_deref().is_none_or(str::is_empty) => ui::st(
            State::Ok,
            ctx.f("routing-in-force-bare", &[v, at(set.published)]),
        ),
        SetState::Published => ui::st(
            State::Ok,
            ctx.f("routing-in-force", &[v, at(set.published), who]),
        ),
        SetState::Retired => ui::st(
            State::New,
            ctx.f(
                "routing-was-in-force",
                &[v, at(set.published), at2(ctx, set)],
            ),
        ),
        SetState::Dropped => ui::st(State::New, ctx.f("routing-dropped", &[v])),
        SetState::Draft => ui::st(State::Active, ctx.f("routing-draft", &[v])),
    }
}

fn at2(ctx: &Ctx, set: &RuleSet) -> (&'static str, texts::Arg) {
    (
        "until",
        set.retired
            .map(|at| ctx.moment(at))
            .unwrap_or_default()
            .into(),
    )
}

async fn grid(ctx: &Ctx, rules: &[Rule], fields: &Fields, here: &str) -> Result<Markup, Fault> {
    let read = ctx.read();
    let mut names = Names::new(&read).with_catalogue().await?;
    let kinds = Kinds::read(&read).await?;
    let query = fields.get("q").to_lowercase();
    let open = rules.iter().find(|r| r.id == fields.get("rule"));
    let used = rows::used_since(&read, ctx.now.plus_days(-YEAR_DAYS)).await?;
    let mut shown = Vec::new();
    for (at, rule) in rules.iter().enumerate() {
        let parts = sentence::parts(ctx, &mut names, &kinds, rule).await?;
        let hay = format!(
            "{} {} {} {} {}",
            rule.code, parts.name, parts.types, parts.place, parts.organ
        );
        if query.is_empty() || hay.to_lowercase().contains(&query) {
            shown.push((at + 1, rule, parts));
        }
    }
    let rows: Vec<Row<'_>> = shown
        .iter()
        .map(|(turn, rule, parts)| {
            let mut kept = Fields::default();
            kept.set("q", fields.get("q"));
            kept.set("rule", rule.id.clone());
            Row {
                selected: open.is_some_and(|o| o.id == rule.id),
                ..Row::plain(rule_cells(
                    &format!("{here}?{}", kept.to_query()),
                    *turn,
                    rule,
                    Mark::Same.tag(ctx),
                    [
                        html! { (parts.name) },
                        html! { (parts.place) },
                        html! { (parts.time) },
                        html! { (parts.organ) },
                    ],
                    &parts.words,
                    used.get(&rule.code).copied().unwrap_or(0),
                ))
            }
        })
        .collect();
    let search = html! {
        form method="get" action=(here) class="row" role="search" {
            (ui::text("q", &ctx.t("routing-rules-search")).silent().icon("search")
                .placeholder(&ctx.t("routing-rules-search")).value(fields.get("q")))
        }
    };
    let side = match open {
        Some(rule) => {
            let parts = sentence::parts(ctx, &mut names, &kinds, rule).await?;
            Some(ui::panel(
                &parts.name,
                html! {},
                html! {},
                html! { div class="body stack s3" { (sentence::sentence(ctx, rule, &parts)) } },
            ))
        }
        None => None,
    };
    // Without a chosen rule the list takes the whole width; its columns need it.
    Ok(html! {
        div class=(if side.is_some() { "rulegrid mt-4" } else { "mt-4" }) {
            (ui::panel(&ctx.t("routing-rules"), ui::count(shown.len(), false), search, rules_table(ctx, &rows)))
            @if let Some(side) = side { (side) }
        }
    })
}

/// The cells of a rule's row; `turn` is when it is tried, from 1.
pub(super) fn rule_cells(
    href: &str,
    turn: usize,
    rule: &Rule,
    mark: Markup,
    [name, place, time, organ]: [Markup; 4],
    words: &str,
    used: i64,
) -> Vec<Markup> {
    let off = !rule.enabled && !rule.deleted;
    vec![
        html! { a class="num" href=(href) title=(rule.code) { (turn) } (mark) },
        html! {
            span class=[off.then_some("ink-3")] { (name) }
            @if !words.is_empty() { span class="s" { (words) } }
        },
        place,
        html! { span class="fs-13" { (time) } },
        organ,
        html! { (used) },
    ]
}

/// The table of rules.
pub(super) fn rules_table(ctx: &Ctx, rows: &[Row<'_>]) -> Markup {
    let heads = [
        "routing-col-code",
        "routing-cond-type",
        "routing-cond-place",
        "routing-cond-time",
        "routing-then-whom",
        "routing-col-used",
    ]
    .map(|key| ctx.t(key));
    let mut cols: Vec<Col<'_>> = heads.iter().map(|head| Col::text(head)).collect();
    cols[0] = Col::text(&heads[0]).wide("cw-5");
    cols[2] = Col::text(&heads[2]).wide("cw-share-2");
    cols[3] = Col::text(&heads[3]).wide("cw-8");
    cols[4] = Col::text(&heads[4]).wide("cw-share-4");
    cols[5] = Col::number(&heads[5]).wide("cw-5");
    let caption = ctx.t("routing-rules");
    ui::tbl(&Tbl {
        caption: &caption,
        cols: &cols,
        rows,
        low: true,
        ..Tbl::default()
    })
}

/// `GET /admin/routing/history`
pub(super) async fn history(ctx: Ctx) -> Answer {
    let title = ctx.t("routing-title");
    let sets = rows::sets(&ctx.read()).await?;
    let rows: Vec<Row<'_>> = sets
        .iter()
        .filter(|s| s.state != SetState::Draft)
        .map(|set| {
            let what = if set.name.is_empty() {
                ctx.t("routing-unnamed")
            } else {
                set.name.clone()
            };
            let when = |at: Option<UtcMs>| at.map(|at| ctx.moment(at)).unwrap_or_default();
            Row::plain(vec![
                html! { "v" (set.number) },
                ui::cell_link(&what, &format!("/admin/routing/sets/{}", set.id), &[]),
                html! { (ctx.person(&set.author_name)) },
                html! { (ctx.person(set.reviewer_name.as_deref().unwrap_or_default())) },
                html! { (when(set.published)) },
                state_of(&ctx, set),
            ])
        })
        .collect();
    let heads = [
        "routing-col-version",
        "routing-col-what",
        "routing-col-author",
        "routing-col-reviewer",
        "routing-col-published",
        "routing-col-state",
    ]
    .map(|key| ctx.t(key));
    let cols: Vec<Col<'_>> = heads.iter().map(|head| Col::text(head)).collect();
    let caption = ctx.t("routing-history");
    let content = html! {
        (ui::pagehead(&title, html! { span { (ctx.t("routing-order")) } }, start_button(&ctx)))
        (tabs(&ctx, "/admin/routing/history").await?)
        (ui::panel(&caption, html! {}, html! {}, ui::tbl(&Tbl { caption: &caption, cols: &cols, rows: &rows, low: true, ..Tbl::default() })))
    };
    let about = layout::Staff {
        title: &title,
        ..layout::Staff::default()
    };
    Ok(layout::staff(&ctx, about, content).await?)
}

/// What the model that suggests types learnt from, and how well it did.
async fn model_panel(ctx: &Ctx) -> Result<Markup, Fault> {
    let model = triage::newest(&ctx.read()).await?;
    let percent = |share: f64| format!("{:.1}%", share * 100.0);
    let facts = match &model {
        None => {
            html! { p { (ctx.f("routing-model-none", &[("n", (triage::FEWEST as i64).into())])) } }
        }
        Some(model) => {
            let said = model
                .calibration
                .0
                .iter()
                .enumerate()
                .filter(|(_, t)| t.said >= 10);
            html! {
                (ui::dl(&[
                    (&ctx.t("routing-model-trained"), html! { (ctx.moment(model.trained)) }),
                    (&ctx.t("routing-model-samples"), html! { (ui::group(model.samples.unsigned_abs())) }),
                    (&ctx.t("routing-model-tested"), html! { (ui::group(model.tested.unsigned_abs())) }),
                    (&ctx.t("routing-model-f1"), html! { (percent(model.macro_f1)) }),
                    (&ctx.t("routing-model-top3"), html! { (percent(model.top3)) }),
                    (&ctx.t("routing-model-version"), html! { span class="mono" { (model.version) } }),
                ]))
                ul class="fs-13" {
                    @for (at, tenth) in said {
                        li { (ctx.f("routing-model-said", &[
                            ("from", ((at * 10) as i64).into()), ("to", ((at * 10 + 10) as i64).into()),
                            ("said", i64::from(tenth.said).into()), ("right", i64::from(tenth.right).into())])) }
                    }
                }
            }
        }
    };
    let label = ctx.t("routing-model-train");
    let again = ui::btn(&label).sm();
    let end = html! {
        @if ctx.may(p::EDIT) { (ui::post("/admin/routing/train", frame::command_field(ctx), again)) }
    };
    Ok(
        html! { div class="mt-4" { (ui::panel(&ctx.t("routing-model"), html! {}, end, ui::body(facts))) } },
    )
}

/// `POST /admin/routing/train`
pub(super) async fn train(ctx: Ctx, fields: Fields) -> Answer {
    let command = frame::command(&fields)?;
    let (app, actor, now) = (ctx.app.clone(), ctx.actor.clone(), ctx.now);
    ctx.app
        .db
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move {
                let dedup = format!("{}:{}", triage::JOB, command.as_str());
                work::enqueue(
                    tx,
                    &*app.ids,
                    triage::JOB,
                    &serde_json::json!({}),
                    Some(&dedup),
                    now,
                )
                .await?;
                let record = audit::log::Record {
                    actor: actor.log_id(),
                    org: actor.log_org(),
                    action: "routing.ask_training",
                    subject_kind: "triage_model",
                    ..audit::log::Record::default()
                };
                audit::log::append(tx, &*app.ids, now, record).await?;
                Ok(())
            })
        })
        .await?;
    ctx.app.wake();
    Ok(see_other("/admin/routing"))
}
