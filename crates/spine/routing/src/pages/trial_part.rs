//! The trial as part of the draft's page: what would have changed, and who really solved it.

use std::collections::BTreeMap;

use kernel::when;
use matter::permissions::WORK;
use maud::{Markup, html};
use store::Fault;
use ui::{Col, Row, State, Tbl};
use web::{Ctx, Fields};

use crate::model::RuleSet;
use crate::names::Names;
use crate::propose::Source;
use crate::trial::{Judged, Outcome, Trial};

/// Matters on one page of the list.
const SHOWN: usize = 20;
/// Width of the scale, in its own units.
const SCALE: f64 = 520.0;

/// Which matters the list shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum View {
    Same,
    Moved,
    Open,
    Differs,
}

impl View {
    const ALL: [View; 4] = [View::Same, View::Moved, View::Open, View::Differs];

    fn code(self) -> &'static str {
        match self {
            View::Same => "same",
            View::Moved => "moved",
            View::Open => "open",
            View::Differs => "differs",
        }
    }

    fn shows(self, one: &Judged) -> bool {
        match self {
            View::Same => !one.moved(),
            View::Moved => one.moved(),
            View::Open => one.left_open(),
            View::Differs => !one.agrees(),
        }
    }
}

/// The part. The list opens on what the draft moves; where it moves nothing, on what was solved by another organ.
///
/// # Errors
/// On a database fault.
pub(super) async fn part(
    ctx: &Ctx,
    trial: &Trial,
    set: &RuleSet,
    fields: &Fields,
    names: &mut Names<'_>,
) -> Result<Markup, Fault> {
    let title = ctx.f(
        "routing-trial",
        &[("n", (trial.judged.len() as i64).into())],
    );
    let today = ctx.now.date();
    let sub = ctx.f(
        if trial.cut {
            "routing-trial-cut"
        } else {
            "routing-trial-span"
        },
        &[
            ("from", when::day(ctx.lang, trial.from.date(), today).into()),
            ("to", when::day(ctx.lang, trial.to.date(), today).into()),
        ],
    );
    let Some((now, draft)) = trial.agreement() else {
        let empty = ui::empty("play", &ctx.t("routing-trial-none"), html! {});
        return Ok(
            html! { div id="trial" class="mt-4" { (ui::panel(&title, html! {}, html! {}, empty)) } },
        );
    };
    let moved = trial.judged.iter().any(Judged::moved);
    let view = View::ALL
        .into_iter()
        .find(|v| v.code() == fields.get("d"))
        .unwrap_or(if moved { View::Moved } else { View::Differs });
    let base = format!(
        "/admin/routing/drafts/{}?rule={}",
        set.id,
        fields.get("rule")
    );
    let figures: Vec<(String, String, String, bool)> = View::ALL
        .into_iter()
        .map(|v| {
            let n = trial.judged.iter().filter(|j| v.shows(j)).count();
            let words = ctx.t(&format!("routing-view-{}", v.code()));
            (
                ui::group(n as u64),
                words,
                format!("{base}&d={}#trial", v.code()),
                v == view,
            )
        })
        .collect();
    let figures: Vec<(&str, &str, &str, bool)> = figures
        .iter()
        .map(|(n, words, href, on)| (n.as_str(), words.as_str(), href.as_str(), *on))
        .collect();
    let content = html! {
        (ui::dryrow(&figures, scale(ctx, now, draft, set.number)))
        (pairs_and_table(ctx, trial, view, &base, fields, names).await?)
    };
    let beside = html! { span class="sub" { (sub) } };
    Ok(html! { div id="trial" class="mt-4" { (ui::panel(&title, beside, html! {}, content)) } })
}

/// Both rates on one scale.
fn scale(ctx: &Ctx, now: f64, draft: f64, number: i64) -> Markup {
    let low = (now.min(draft) / 5.0).floor() * 5.0;
    let high = ((now.max(draft) / 5.0).ceil() * 5.0).max(low + 5.0);
    let x = |share: f64| ((share - low) / (high - low) * SCALE).clamp(6.0, SCALE - 6.0);
    let (a, b) = (x(now), x(draft));
    let better = draft >= now;
    let colour = if better {
        "var(--st-ok)"
    } else {
        "var(--st-warn)"
    };
    let before = ctx.t("routing-in-force-short");
    let label = ctx.f(
        "routing-scale",
        &[
            ("now", format!("{now:.1}").into()),
            ("draft", format!("{draft:.1}").into()),
        ],
    );
    // Words that would lie over each other move apart.
    let apart = (a - b).abs() < 56.0;
    let (at, bt) = match (apart, a <= b) {
        (false, _) => (a, b),
        (true, true) => (a - 28.0, b + 28.0),
        (true, false) => (a + 28.0, b - 28.0),
    };
    let at = at.clamp(60.0, SCALE - 60.0);
    let bt = bt.clamp(60.0, SCALE - 60.0);
    html! {
        div class="row sp fs-13" {
            span class="ink-2" { (ctx.t("routing-agreement")) }
            span { b { (format!("{now:.1}%")) } " → " b class=(if better { "ok-ink" } else { "warn-ink" }) { (format!("{draft:.1}%")) } }
        }
        svg class="cht" viewBox="0 0 520 34" role="img" aria-label=(label) {
            path class="g" d="M0 27h520" stroke-width="1" {}
            text x="0" y="14" { (format!("{low:.0}%")) }
            text x="520" y="14" class="e" { (format!("{high:.0}%")) }
            path d="M.5 27h519M.5 22v10M519.5 22v10" class="x" {}
            path d=(format!("M{a:.0} 27H{b:.0}")) stroke=(colour) stroke-width="3" {}
            circle cx=(format!("{a:.0}")) cy="27" r="5" fill="var(--c-surface)" stroke="var(--ch-axis)" stroke-width="2" {}
            circle cx=(format!("{b:.0}")) cy="27" r="6" fill=(colour) {}
            text x=(format!("{at:.0}")) y="14" class="m" { (before) }
            text x=(format!("{bt:.0}")) y="14" class="m b" { "v" (number) }
        }
    }
}

fn org(ctx: &Ctx, outcome: &Outcome) -> String {
    match (&outcome.org, outcome.source) {
        (None, _) => ctx.t("routing-nobody"),
        (Some((_, name)), Source::Centre) => ctx.f(
            "routing-by-hand",
            &[("org", name.get(ctx.lang).to_owned().into())],
        ),
        (Some((_, name)), _) => name.get(ctx.lang).to_owned(),
    }
}

async fn pairs_and_table(
    ctx: &Ctx,
    trial: &Trial,
    view: View,
    base: &str,
    fields: &Fields,
    names: &mut Names<'_>,
) -> Result<Markup, Fault> {
    let shown: Vec<&Judged> = trial.judged.iter().filter(|j| view.shows(j)).collect();
    let mut pairs: BTreeMap<(String, String), usize> = BTreeMap::new();
    for one in shown.iter().filter(|_| view == View::Moved) {
        *pairs
            .entry((org(ctx, &one.now), org(ctx, &one.draft)))
            .or_default() += 1;
    }
    let mut pairs: Vec<((String, String), usize)> = pairs.into_iter().collect();
    pairs.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    pairs.truncate(4);
    let chosen = fields
        .get("pair")
        .parse::<usize>()
        .ok()
        .and_then(|at| pairs.get(at));
    let listed: Vec<&Judged> = shown
        .iter()
        .copied()
        .filter(|j| {
            chosen.is_none_or(|((from, to), _)| {
                org(ctx, &j.now) == *from && org(ctx, &j.draft) == *to
            })
        })
        .collect();
    let from = fields
        .get("from")
        .parse::<usize>()
        .unwrap_or(0)
        .min(listed.len());
    let mut rows = Vec::new();
    for one in listed.iter().skip(from).take(SHOWN) {
        rows.push(Row::plain(cells(ctx, one, names).await?));
    }
    let here = format!("{base}&d={}", view.code());
    let pair = fields
        .opt("pair")
        .map(|p| format!("&pair={p}"))
        .unwrap_or_default();
    let chips = html! {
        @if !pairs.is_empty() {
            (ui::chip_link(&ctx.f("routing-all-moved", &[("n", (shown.len() as i64).into())]), &format!("{here}#trial"), chosen.is_none()))
            @for (at, ((a, b), n)) in pairs.iter().enumerate() {
                (ui::chip_link(&format!("{a} → {b} {n}"), &format!("{here}&pair={at}#trial"), chosen.is_some_and(|c| c.0 == (a.clone(), b.clone()))))
            }
        }
    };
    let heads = [
        "routing-col-matter",
        "routing-cond-place",
        "routing-col-now",
        "routing-col-draft",
        "routing-col-solved",
        "routing-col-verdict",
    ]
    .map(|key| ctx.t(key));
    let cols: Vec<Col<'_>> = heads.iter().map(|head| Col::text(head)).collect();
    let caption = ctx.t("routing-trial-list");
    let says = ctx.f(
        "routing-trial-shown",
        &[
            ("shown", (rows.len() as i64).into()),
            ("n", (listed.len() as i64).into()),
        ],
    );
    let next = from + SHOWN;
    Ok(html! {
        @if !pairs.is_empty() { (ui::toolbar(chips, html! {})) }
        @if rows.is_empty() {
            (ui::empty("check", &ctx.t("routing-trial-empty"), html! {}))
        } @else {
            (ui::tbl(&Tbl { caption: &caption, cols: &cols, rows: &rows, ..Tbl::default() }))
        }
        (ui::foot(html! {
            span class="fs-13 ink-2" { (says) }
            @if next < listed.len() { a class="fs-13" href=(format!("{here}{pair}&from={next}#trial")) { (ctx.t("routing-older")) } }
            span class="fs-13 ink-2 ms-auto" { (ctx.t("routing-trial-note")) }
        }))
    })
}

async fn cells(ctx: &Ctx, one: &Judged, names: &mut Names<'_>) -> Result<Vec<Markup>, Fault> {
    // Who keeps the rules need not be who may read the matter: then its number and type stand here.
    let may = ctx
        .scope(WORK)
        .reaches(&one.unit_path, &[&one.solved_path], None);
    let kind = names.kind(&one.type_code).await?.get(ctx.lang).to_owned();
    let matter = if may {
        ui::cell_link(
            &one.title,
            &format!("/matters/{}/routing", one.id),
            &[&one.number, &kind],
        )
    } else {
        html! { span class="mono fs-13" { (one.number) } span class="s" { (kind) } }
    };
    let by = |outcome: &Outcome| -> String {
        match (&outcome.rule, outcome.source) {
            (Some(code), _) => code.clone(),
            (None, Source::TypeDefault) => ctx.t("routing-source-default"),
            (None, _) => ctx.t("routing-source-centre"),
        }
    };
    let near = one.draft.near.as_ref().map(|(code, failed)| {
        ctx.f(
            "routing-near",
            &[
                ("code", code.clone().into()),
                (
                    "cond",
                    ctx.t(&format!("routing-cond-{}", failed.code())).into(),
                ),
            ],
        )
    });
    let verdict = if one.agrees() {
        ui::st(State::Ok, ctx.t("routing-agrees"))
    } else if one.left_open() {
        ui::st(State::Caution, ctx.t("routing-view-open"))
    } else {
        ui::st(State::Warn, ctx.t("routing-disagrees"))
    };
    Ok(vec![
        matter,
        html! { span class="fs-13" { (one.place) } },
        html! { span class="ink-2" { (org(ctx, &one.now)) } span class="s" { (by(&one.now)) } },
        html! {
            @if one.moved() { b { (org(ctx, &one.draft)) } } @else { (org(ctx, &one.draft)) }
            span class="s" { (by(&one.draft)) }
            @if let Some(near) = near { span class="s" { (near) } }
        },
        html! { (one.solved_name.get(ctx.lang)) },
        verdict,
    ])
}
