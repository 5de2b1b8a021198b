//! A rule being written: 如果 · 并且 · 就给 · 依据.

use access::Named;
use maud::{Markup, html};
use people::Level;
use store::Fault;
use ui::Choice;
use web::{Ctx, FieldError, Fields};

use crate::frame;
use crate::model::{Hours, MonthDay, Organ, Rule, Season};
use crate::names::{DUTY_LIST, Kinds, Names, UNIT_KINDS, organ_text};

/// Longest name, reason and basis, in characters.
const LONGEST: usize = 120;

/// A rule as the form says it, and what is to be mended. Code, place in the order and version are set where it is kept.
pub(super) fn read(fields: &Fields) -> (Rule, Vec<FieldError>) {
    let mut wrong = Vec::new();
    let mut need = |field: &str, ok: bool, key: &str| {
        if !ok {
            wrong.push(FieldError::new(field, key));
        }
    };
    let many = |name: &str, add: &str| -> Vec<String> {
        let mut all: Vec<String> = fields
            .all(name)
            .filter(|v| !v.is_empty())
            .map(ToOwned::to_owned)
            .collect();
        all.extend(fields.opt(add).map(ToOwned::to_owned));
        all.dedup();
        all
    };
    let types = many("types", "add_type");
    need("add_type", !types.is_empty(), "routing-type-missing");
    let season = match (fields.opt("season_from"), fields.opt("season_to")) {
        (None, None) => None,
        (from, to) => {
            let season = from
                .and_then(MonthDay::parse)
                .zip(to.and_then(MonthDay::parse));
            need("season_from", season.is_some(), "routing-season-wrong");
            season.map(|(from, to)| Season { from, to })
        }
    };
    let hours = match (fields.opt("hours_from"), fields.opt("hours_to")) {
        (None, None) => None,
        (from, to) => {
            let hours = from.zip(to).and_then(|(from, to)| Hours::parse(from, to));
            need("hours_from", hours.is_some(), "routing-hours-wrong");
            hours
        }
    };
    let organ = Organ {
        kind: fields.get("organ_kind").to_owned(),
        level: Level::parse(fields.get("organ_level")).unwrap_or(Level::County),
    };
    need(
        "organ_kind",
        !organ.kind.is_empty(),
        "routing-organ-missing",
    );
    let reason = Named {
        zh: fields.get("reason_zh").to_owned(),
        en: fields.get("reason_en").to_owned(),
    };
    need("reason_zh", !reason.zh.is_empty(), "routing-reason-missing");
    for field in ["name_zh", "name_en", "reason_zh", "reason_en", "basis"] {
        need(
            field,
            fields.get(field).chars().count() <= LONGEST,
            "routing-too-long",
        );
    }
    let rule = Rule {
        id: fields.get("rule").to_owned(),
        set: String::new(),
        code: String::new(),
        position: 0,
        name: Named {
            zh: fields.get("name_zh").to_owned(),
            en: fields.get("name_en").to_owned(),
        },
        types,
        units: many("units", "add_unit"),
        unit_kinds: many("unit_kinds", ""),
        season,
        hours,
        words: frame::listed(fields.get("words")),
        organ,
        assist: many("assist", "add_assist")
            .iter()
            .filter_map(|text| Organ::parse(text))
            .collect(),
        urgency: fields
            .get("urgency")
            .parse()
            .ok()
            .filter(|u| (1..=4).contains(u)),
        reason,
        basis: fields.opt("basis").unwrap_or(DUTY_LIST).to_owned(),
        enabled: fields.is_on("enabled"),
        deleted: false,
    };
    (rule, wrong)
}

/// An empty rule, for a new one.
pub(super) fn blank() -> Rule {
    let mut fields = Fields::default();
    fields.set("enabled", "on");
    read(&fields).0
}

/// The form.
pub(super) struct Form<'a> {
    /// Where it is sent.
    pub action: &'a str,
    /// When the draft was last saved, as the reader sees it.
    pub seen: i64,
    /// The rule as it stands or as it was typed.
    pub rule: &'a Rule,
    /// What is to be mended.
    pub errors: &'a [FieldError],
    /// What was typed where it is no value of a rule.
    pub typed: &'a Fields,
}

impl Form<'_> {
    fn error(&self, ctx: &Ctx, field: &str) -> String {
        self.errors
            .iter()
            .find(|e| e.field == field)
            .map(|e| ctx.t(&e.key))
            .unwrap_or_default()
    }

    /// Draws it.
    ///
    /// # Errors
    /// On a database fault.
    pub async fn draw(
        &self,
        ctx: &Ctx,
        names: &mut Names<'_>,
        kinds: &Kinds,
    ) -> Result<Markup, Fault> {
        let rule = self.rule;
        let and = ctx.t("routing-and");
        Ok(html! {
            form id="rule-form" method="post" action=(self.action) class="stack s3" {
                (frame::command_field(ctx))
                input type="hidden" name="rule" value=(rule.id);
                input type="hidden" name="seen" value=(self.seen);
                (ui::text("name_zh", &ctx.t("routing-rule-name")).value(&rule.name.zh).error(&self.error(ctx, "name_zh"))
                    .optional(&ctx.t("routing-optional")))
                (ui::text("name_en", &ctx.t("routing-name-en")).value(&rule.name.en).error(&self.error(ctx, "name_en"))
                    .optional(&ctx.t("routing-optional")))
                (ui::cond(&ctx.t("routing-if"), self.types(ctx, names).await?))
                (ui::cond(&and, self.places(ctx, names).await?))
                (ui::cond(&and, self.times(ctx)))
                (ui::cond(&and, html! {
                    (ui::text("words", &ctx.t("routing-words")).value(&rule.words.join("、")).hint(&ctx.t("routing-words-hint")))
                }))
                hr class="rule";
                (ui::cond(&ctx.t("routing-then"), self.organ(ctx, kinds)))
                (ui::cond(&and, self.assist(ctx, kinds)))
                (ui::cond(&ctx.t("routing-basis"), html! {
                    (ui::text("basis", &ctx.t("routing-basis-field")).value(if rule.basis == DUTY_LIST { "" } else { &rule.basis })
                        .placeholder(&ctx.t("routing-duty-list")).error(&self.error(ctx, "basis")))
                }))
                (ui::text("reason_zh", &ctx.t("routing-reason-zh")).value(&rule.reason.zh).error(&self.error(ctx, "reason_zh"))
                    .hint(&ctx.t("routing-reason-hint")))
                (ui::text("reason_en", &ctx.t("routing-reason-en")).value(&rule.reason.en).error(&self.error(ctx, "reason_en"))
                    .optional(&ctx.t("routing-optional")))
                (ui::tick("enabled", "on", &ctx.t("routing-enabled"), rule.enabled))
                (ui::btn(&ctx.t("routing-save-rule")).pri())
            }
        })
    }

    async fn types(&self, ctx: &Ctx, names: &mut Names<'_>) -> Result<Markup, Fault> {
        let mut kept = Vec::new();
        for code in &self.rule.types {
            kept.push((
                code.clone(),
                names.kind(code).await?.get(ctx.lang).to_owned(),
            ));
        }
        let all = matter::catalogue::all_published(&ctx.read()).await?;
        let mut labels = vec![(String::new(), ctx.t("routing-add-type"))];
        for kind in &all {
            let group = kind
                .code
                .rsplit_once('.')
                .and_then(|(above, _)| all.iter().find(|g| g.code == above));
            let own = kind.name();
            let words = match group {
                Some(group) => format!(
                    "{} {} › {}",
                    kind.code,
                    group.name().get(ctx.lang),
                    own.get(ctx.lang)
                ),
                None => format!("{} {}", kind.code, own.get(ctx.lang)),
            };
            labels.push((kind.code.clone(), words));
        }
        let choices = choices(&labels, self.typed.get("add_type"));
        Ok(html! {
            div class="stack s1" {
                @if !kept.is_empty() { (ticks("types", &ctx.t("routing-cond-type"), &kept)) }
                (ui::select("add_type", &ctx.t(if kept.is_empty() { "routing-cond-type" } else { "routing-one-more" }), &choices)
                    .error(&self.error(ctx, "add_type")))
            }
        })
    }

    async fn places(&self, ctx: &Ctx, names: &mut Names<'_>) -> Result<Markup, Fault> {
        let mut kept = Vec::new();
        for path in &self.rule.units {
            kept.push((
                path.clone(),
                names.unit(path).await?.get(ctx.lang).to_owned(),
            ));
        }
        let mut labels = vec![(
            String::new(),
            ctx.t(if kept.is_empty() {
                "routing-everywhere"
            } else {
                "routing-add-unit"
            }),
        )];
        for level in [place::Level::County, place::Level::Township] {
            for unit in place::units_below(&ctx.read(), "", level).await? {
                labels.push((unit.path.clone(), names.with_county(&unit, ctx.lang).await?));
            }
        }
        labels[1..].sort();
        let kinds = UNIT_KINDS.map(|(kind, en)| {
            let label = match ctx.lang {
                kernel::Lang::ZhCn => kind,
                kernel::Lang::En => en,
            };
            (
                kind.to_owned(),
                label.to_owned(),
                self.rule.unit_kinds.iter().any(|k| k == kind),
            )
        });
        Ok(html! {
            div class="stack s1" {
                @if !kept.is_empty() { (ticks("units", &ctx.t("routing-cond-place"), &kept)) }
                (ui::select("add_unit", &ctx.t(if kept.is_empty() { "routing-cond-place" } else { "routing-one-more" }),
                    &choices(&labels, self.typed.get("add_unit"))))
                fieldset class="field" {
                    legend class="lbl" { (ctx.t("routing-cond-kind")) }
                    div class="row wrap" { @for (value, label, on) in &kinds { (ui::tick("unit_kinds", value, label, *on)) } }
                }
            }
        })
    }

    fn times(&self, ctx: &Ctx) -> Markup {
        let (rule, typed) = (self.rule, self.typed);
        let or = |field: &str, kept: Option<String>| {
            typed
                .opt(field)
                .map_or_else(|| kept.unwrap_or_default(), ToOwned::to_owned)
        };
        let hours = rule.hours.map(Hours::texts).unzip();
        html! {
            div class="grid2" {
                (ui::text("season_from", &ctx.t("routing-season-from")).placeholder("10-15")
                    .value(&or("season_from", rule.season.map(|s| s.from.to_string()))).error(&self.error(ctx, "season_from")))
                (ui::text("season_to", &ctx.t("routing-season-to")).placeholder("04-15")
                    .value(&or("season_to", rule.season.map(|s| s.to.to_string()))))
                (ui::text("hours_from", &ctx.t("routing-hours-from")).placeholder("22:00")
                    .value(&or("hours_from", hours.0)).error(&self.error(ctx, "hours_from")))
                (ui::text("hours_to", &ctx.t("routing-hours-to")).placeholder("06:00").value(&or("hours_to", hours.1)))
            }
        }
    }

    fn organ(&self, ctx: &Ctx, kinds: &Kinds) -> Markup {
        let mut labels: Vec<(String, String)> = kinds
            .list()
            .into_iter()
            .map(|(kind, name)| (kind.to_owned(), name.get(ctx.lang).to_owned()))
            .collect();
        if !kinds.has(&self.rule.organ.kind) {
            labels.insert(
                0,
                (self.rule.organ.kind.clone(), ctx.t("routing-organ-choose")),
            );
        }
        let levels: Vec<(String, String)> = Level::ALL
            .iter()
            .map(|l| {
                (
                    l.code().to_owned(),
                    ctx.t(&format!("routing-level-{}", l.code())),
                )
            })
            .collect();
        let urgencies: Vec<(String, String)> =
            std::iter::once((String::new(), ctx.t("routing-urgency-kept")))
                .chain((1..=4).map(|n| (n.to_string(), ctx.t(&format!("routing-urgency-{n}")))))
                .collect();
        let urgency = self.rule.urgency.map(|u| u.to_string()).unwrap_or_default();
        html! {
            div class="stack s1" {
                (ui::select("organ_kind", &ctx.t("routing-organ"), &choices(&labels, &self.rule.organ.kind))
                    .error(&self.error(ctx, "organ_kind")))
                (ui::select("organ_level", &ctx.t("routing-organ-level"), &choices(&levels, self.rule.organ.level.code())))
                (ui::select("urgency", &ctx.t("routing-raises"), &choices(&urgencies, &urgency)))
            }
        }
    }

    fn assist(&self, ctx: &Ctx, kinds: &Kinds) -> Markup {
        let kept: Vec<(String, String)> = self
            .rule
            .assist
            .iter()
            .map(|o| (o.to_string(), organ_text(ctx, kinds, o)))
            .collect();
        let mut labels = vec![(String::new(), ctx.t("routing-no-assist"))];
        for (kind, _) in kinds.list() {
            for level in kinds.levels(kind) {
                let organ = Organ {
                    kind: kind.to_owned(),
                    level,
                };
                labels.push((organ.to_string(), organ_text(ctx, kinds, &organ)));
            }
        }
        html! {
            div class="stack s1" {
                @if !kept.is_empty() { (ticks("assist", &ctx.t("routing-assist"), &kept)) }
                (ui::select("add_assist", &ctx.t(if kept.is_empty() { "routing-assist" } else { "routing-one-more" }),
                    &choices(&labels, self.typed.get("add_assist"))))
            }
        }
    }
}

fn choices<'a>(labels: &'a [(String, String)], on: &str) -> Vec<Choice<'a>> {
    labels
        .iter()
        .map(|(value, label)| Choice {
            value,
            label,
            on: value == on,
        })
        .collect()
}

/// Values that are set; taking the tick away removes one.
fn ticks(name: &str, legend: &str, kept: &[(String, String)]) -> Markup {
    html! {
        fieldset class="field" {
            legend class="lbl" { (legend) }
            div class="row wrap" { @for (value, label) in kept { (ui::tick(name, value, label, true)) } }
        }
    }
}
