//! The side of a matter: time limit, people and place, files, what is related, the log.

use kernel::{UtcMs, when};
use matter::clocks::ClockRow;
use matter::list::{self, Filter};
use matter::reveal::{self, Personal};
use matter::{Event, permissions as p, show};
use maud::{Markup, html};
use store::Fault;
use ui::File;
use web::Ctx;

use super::{link_if, parties};
use crate::parts::peek;
use crate::subject::Subject;
use crate::types::Types;

/// Months over which matters of the same kind in the same community are counted.
const MONTHS: i64 = 12;

pub(super) async fn draw(ctx: &Ctx, subject: &Subject, types: &Types) -> Result<Markup, Fault> {
    Ok(html! {
        (limit(ctx, subject))
        (people(ctx, subject, types).await?)
        (parties::panel(ctx, subject).await?)
        (files_panel(ctx, subject).await?)
        (related(ctx, subject, types).await?)
        (log(ctx, subject).await?)
    })
}

/// The clock that binds now: the running one that ends first, else the paused one.
fn binding(clocks: &[ClockRow]) -> Option<&ClockRow> {
    clocks
        .iter()
        .filter(|c| c.state == "running" && c.audience != "resident")
        .min_by_key(|c| c.due_ms.unwrap_or(i64::MAX))
        .or_else(|| {
            clocks
                .iter()
                .find(|c| c.state == "paused" && c.audience != "resident")
        })
}

fn limit(ctx: &Ctx, subject: &Subject) -> Markup {
    let Some(clock) = binding(&subject.clocks) else {
        return html! {};
    };
    let label = show::name(ctx, &clock.label_zh, &clock.label_en);
    let title = ctx.f("desk-limit", &[("clock", label.to_owned().into())]);
    let rest = match clock.due_ms {
        Some(due) if clock.state == "running" => {
            let rest = kernel::rest(ctx.now, UtcMs(due), &subject.calendar);
            let face = if rest.is_overdue() {
                ui::State::Danger
            } else {
                ui::State::Running
            };
            ui::clk_bare(face, "", &when::rest(ctx.lang, rest))
        }
        _ => ui::clk_bare(ui::State::Wait, "", &ctx.t("matter-clock-paused")),
    };
    ui::panel(
        &title,
        html! {},
        rest,
        ui::body(html! {
            (show::days_strip(ctx, &subject.calendar, clock))
            p class="fs-13 ink-2" { (explained(ctx, subject, clock)) }
            @if let Some(why) = &clock.extend_reason {
                p class="fs-13 ink-2" { (ctx.f("matter-clock-extended", &[("why", why.clone().into())])) }
            }
            @if clock.provisional { p class="fs-13 ink-2" { (ctx.t("matter-clock-provisional")) } }
            (limit_buttons(ctx, subject))
        }),
    )
}

fn limit_buttons(ctx: &Ctx, subject: &Subject) -> Markup {
    let extend = link_if(subject, Event::Extend);
    let pause = link_if(subject, Event::Suspend);
    let resume = link_if(subject, Event::Resume);
    html! {
        @if extend.is_some() || pause.is_some() || resume.is_some() {
            div class="row" {
                @if let Some(href) = &extend { (ui::link_btn(&ctx.t("desk-extend"), href).sm()) }
                @if let Some(href) = &pause { (ui::link_btn(&ctx.t("matter-do-suspend"), href).sm().ghost()) }
                @if let Some(href) = &resume { (ui::link_btn(&ctx.t("matter-do-resume"), href).sm()) }
            }
        }
    }
}

/// In words: length, start, days skipped, end, basis.
fn explained(ctx: &Ctx, subject: &Subject, clock: &ClockRow) -> String {
    let law = show::name(ctx, &clock.law_zh, &clock.law_en).to_owned();
    let start = when::full(ctx.lang, UtcMs(clock.start_ms));
    let due = clock
        .term()
        .ok()
        .and_then(|term| term.due(&subject.calendar));
    let Some(due) = due else {
        return ctx.f(
            "desk-limit-paused",
            &[("start", start.into()), ("law", law.into())],
        );
    };
    let counted = due.days.iter().filter(|d| d.counted).count();
    let skipped: Vec<_> = due
        .days
        .iter()
        .filter(|d| !d.counted && d.date < due.statutory)
        .map(|d| d.date)
        .collect();
    let end = when::full(ctx.lang, UtcMs(due.due_at.0 - 1));
    let skipped_words = match (skipped.first(), skipped.last()) {
        (Some(first), Some(last)) => ctx.f(
            "desk-limit-skipped",
            &[
                ("n", skipped.len().into()),
                (
                    "first",
                    when::short_day(ctx.lang, *first, ctx.now.date()).into(),
                ),
                (
                    "last",
                    when::short_day(ctx.lang, *last, ctx.now.date()).into(),
                ),
            ],
        ),
        _ => String::new(),
    };
    let key = if due.exact {
        "desk-limit-exact"
    } else {
        "desk-limit-days"
    };
    ctx.f(
        key,
        &[
            ("n", counted.into()),
            ("start", start.into()),
            ("skipped", skipped_words.into()),
            ("end", end.into()),
            ("law", law.into()),
        ],
    )
}

async fn people(ctx: &Ctx, subject: &Subject, types: &Types) -> Result<Markup, Fault> {
    let row = &subject.row;
    let shown = reveal::shown(ctx, row, false).await?;
    let mut pairs: Vec<(String, Markup)> = Vec::new();
    for field in Personal::ALL {
        let label = match field {
            Personal::Reporter => ctx.t("desk-fact-who"),
            _ => ctx.t(&format!("matter-field-{}", field.code())),
        };
        let value = match shown.iter().find(|s| s.field == field) {
            Some(one) => peek::personal(ctx, subject, one),
            None if row.anonymous && field != Personal::Address => {
                html! { span class="ink-3" { (ctx.t("desk-anonymous")) } }
            }
            None => html! { span class="ink-3" { (ctx.t("desk-not-given")) } },
        };
        pairs.push((label, value));
    }
    let unit = place::ancestors_name(&ctx.read(), ctx.lang, &row.unit_path).await?;
    pairs.push((ctx.t("desk-fact-unit"), html! { (unit) }));
    pairs.push((
        ctx.t("desk-fact-kind"),
        html! { (types.way(ctx.lang, &row.type_code)) (types.name(ctx.lang, &row.type_code)) },
    ));
    pairs.push((
        ctx.t("desk-fact-channel"),
        html! { (ctx.t(&format!("matter-channel-{}", row.channel))) },
    ));
    pairs.push((
        ctx.t("desk-fact-purpose"),
        html! { (ctx.t(&format!("matter-purpose-{}", row.purpose))) },
    ));
    let pairs: Vec<(&str, Markup)> = pairs.iter().map(|(k, v)| (k.as_str(), v.clone())).collect();
    let edit = link_if(subject, Event::Reclassify);
    Ok(html! {
        div id="people" {
            (ui::panel(&ctx.t("desk-people"), html! {}, html! {
                @if let Some(href) = &edit { (ui::link_btn(&ctx.t("matter-do-reclassify"), href).only("pencil").ghost().sm()) }
            }, ui::body(ui::dl(&pairs))))
        }
    })
}

async fn files_panel(ctx: &Ctx, subject: &Subject) -> Result<Markup, Fault> {
    let all = files::of_owner(&ctx.read(), "matter", &subject.row.id).await?;
    let papers = matter::documents::of_matter(&ctx.read(), &subject.row.id).await?;
    let titles: Vec<String> = papers
        .iter()
        .map(|d| d.title().get(ctx.lang).to_owned())
        .collect();
    let issued = papers.iter().zip(&titles).map(|(d, title)| {
        let href = format!("{}/documents/{}", subject.path(), d.id);
        let facts = [
            d.number.clone(),
            when::moment(ctx.lang, UtcMs(d.made_ms), ctx.now),
        ];
        ("file-check", href, facts, title.as_str())
    });
    let drawn: Vec<(&str, String, [String; 2], &str)> = issued
        .chain(all.iter().map(|f| {
            let icon = match f.kind.as_str() {
                "picture" | "image" => "file-image",
                "sheet" | "table" => "file-spreadsheet",
                _ => "file-text",
            };
            let href = format!("{}/files/{}", subject.path(), f.id);
            let facts = [
                when::moment(ctx.lang, UtcMs(f.created_ms), ctx.now),
                size(f.bytes),
            ];
            (icon, href, facts, f.name.as_str())
        }))
        .collect();
    let facts: Vec<Vec<&str>> = drawn
        .iter()
        .map(|d| d.2.iter().map(String::as_str).collect())
        .collect();
    let list: Vec<File<'_>> = drawn
        .iter()
        .zip(&facts)
        .map(|((icon, href, _, name), facts)| File {
            icon,
            name,
            href,
            facts,
        })
        .collect();
    let add = link_if(subject, Event::Note);
    Ok(ui::panel(
        &ctx.t("desk-files"),
        ui::count(list.len(), false),
        html! {
            @if let Some(href) = &add { (ui::link_btn(&ctx.t("desk-add"), href).ghost().sm().icon("paperclip")) }
        },
        ui::body(html! {
            @if list.is_empty() { p class="fs-13 ink-3" { (ctx.t("desk-no-files")) } }
            @else { (ui::files(&list)) }
        }),
    ))
}

fn size(bytes: i64) -> String {
    match bytes {
        b if b >= 1_000_000 => format!("{:.1} MB", b as f64 / 1e6),
        b => format!("{} kB", (b / 1000).max(1)),
    }
}

async fn related(ctx: &Ctx, subject: &Subject, types: &Types) -> Result<Markup, Fault> {
    let read = ctx.read();
    let row = &subject.row;
    let scope = ctx.scope(p::WORK);
    let linked = parties::linked(ctx, subject).await?;
    let add = link_if(subject, Event::Link);
    let community = Filter {
        unit_path: Some(row.unit_path.clone()),
        type_prefix: Some(row.type_code.clone()),
        from_ms: Some(ctx.now.plus_days(-MONTHS * 30).0),
        ..Filter::default()
    };
    let alike = list::count(&read, &scope, &community).await? - 1;
    if linked.is_empty() && alike <= 0 && add.is_none() {
        return Ok(html! {});
    }
    let see = format!(
        "/matters?unit={}&type={}",
        row.unit_code,
        types.get(&row.type_code).map_or("", |t| t.code.as_str())
    );
    Ok(ui::panel(
        &ctx.t("desk-related"),
        html! {},
        html! { @if let Some(href) = &add { (ui::link_btn(&ctx.t("matter-do-link"), href).ghost().sm().icon("link")) } },
        ui::body(html! {
            @if linked.is_empty() && alike <= 0 { p class="fs-13 ink-3" { (ctx.t("desk-related-none")) } }
            @for (other, way) in &linked { (parties::linked_row(ctx, subject, other, way)) }
            @if alike > 0 {
                p class="fs-13" {
                    (ctx.f("desk-alike", &[("n", alike.into())])) " "
                    a href=(see) { (ctx.t("desk-see")) }
                }
            }
        }),
    ))
}

async fn log(ctx: &Ctx, subject: &Subject) -> Result<Markup, Fault> {
    let looks = reveal::looks(&ctx.read(), &subject.row.id).await?.len();
    let href = format!("{}/log", subject.path());
    Ok(html! {
        p class="row fs-13 ink-2" {
            (ui::icon("shield-check"))
            span { (ctx.f("desk-log-line", &[("looks", looks.into()), ("acts", subject.row.version.into())])) }
            a href=(href) { (ctx.t("desk-log")) }
            @if ctx.may(routing::permissions::READ) {
                a href={ (subject.path()) "/routing" } { (ctx.t("desk-why-here")) }
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn a_file_is_never_of_no_size() {
        assert_eq!(size(12), "1 kB");
        assert_eq!(size(1_540_000), "1.5 MB");
    }
}
