//! What a resident is promised: the house's clock for the type, and the law's where there is one.

use kernel::{Length, Term, when};
use matter::catalogue::MatterType;
use matter::{clocks, show};
use maud::{Markup, html};
use store::Fault;
use web::Ctx;

/// One promise in words.
pub(crate) struct Promise {
    /// What is promised: 办结.
    pub label: String,
    /// How long: 10 个工作日.
    pub length: String,
    /// Until when: 12月8日 周二.
    pub day: String,
    /// Where it comes from.
    pub law: String,
}

/// Promises of a type, if handling began now.
///
/// # Errors
/// On a database fault, or when a rule cannot be read.
pub(crate) async fn of(ctx: &Ctx, kind: &MatterType) -> Result<Vec<Promise>, Fault> {
    let calendar = ctx.app.calendar().await;
    let house = match kind.complexity.as_str() {
        "simple" => "ctr.simple",
        "complex" => "ctr.complex",
        _ => kind.promise_clock.as_str(),
    };
    let mut all = Vec::new();
    for code in std::iter::once(house).chain(kind.legal_clock.as_deref()) {
        let rule = clocks::rule_on(&ctx.read(), code, ctx.now.date()).await?;
        let length: Length = rule
            .length
            .parse()
            .map_err(|e| Fault::of("read a clock's length", e))?;
        let Some(due) = Term::new(ctx.now, length).due(&calendar) else {
            continue;
        };
        all.push(Promise {
            label: show::name(ctx, &rule.label_zh, &rule.label_en).to_owned(),
            length: length_words(ctx, length),
            day: when::day(ctx.lang, due.statutory, ctx.now.date()),
            law: show::name(ctx, &rule.law_zh, &rule.law_en).to_owned(),
        });
    }
    Ok(all)
}

fn length_words(ctx: &Ctx, length: Length) -> String {
    // `5W`, `15N`, `2H`: the number and what it counts.
    let text = length.to_string();
    let number: i64 = text
        .chars()
        .take_while(char::is_ascii_digit)
        .collect::<String>()
        .parse()
        .unwrap_or(0);
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let key = match unit {
        "W" => "desk-length-working",
        "H" => "desk-length-hours",
        "M" => "desk-length-months",
        _ => "desk-length-days",
    };
    ctx.f(key, &[("n", number.into())])
}

/// Promises as chips.
pub(crate) fn chips(list: &[Promise]) -> Markup {
    html! {
        div class="row wrap" {
            @for one in list {
                (ui::clk_open(ui::State::Running, &one.label, &one.length, html! { p { (one.law) } }))
                time class="fs-13 ink-2" { (one.day) }
            }
        }
    }
}
