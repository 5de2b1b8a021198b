//! Whether the files fit each other. Types catch the rest when they are read.

use std::collections::BTreeSet;
use std::fmt;

use crate::story::{Step, Story};
use crate::text::parameters;
use crate::words::{Bilingual, Ending, Level, OrganAt, StepKind};
use crate::{Content, Rule};

/// Something in the files that does not fit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Where: file and key.
    pub at: String,
    /// What does not fit.
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.at, self.what)
    }
}

struct Report(Vec<Problem>);

impl Report {
    fn require(&mut self, holds: bool, at: &str, what: impl FnOnce() -> String) {
        if !holds {
            self.0.push(Problem {
                at: at.to_owned(),
                what: what(),
            });
        }
    }

    fn both_languages(&mut self, at: &str, text: &Bilingual) {
        let zh = text
            .zh
            .chars()
            .any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        let en = text.en.chars().any(|c| c.is_ascii_alphabetic());
        self.require(zh && en, at, || format!("not in both languages: {text:?}"));
    }

    fn unique<'a>(&mut self, at: &str, names: impl Iterator<Item = &'a str>) {
        let mut seen = BTreeSet::new();
        for name in names {
            self.require(seen.insert(name), at, || format!("{name} occurs twice"));
        }
    }
}

impl Content {
    /// Everything that does not fit, empty when all is well.
    pub fn problems(&self) -> Vec<Problem> {
        let mut report = Report(Vec::new());
        self.check_units(&mut report);
        self.check_organs(&mut report);
        self.check_taxonomy(&mut report);
        self.check_rules(&mut report);
        self.check_phrases(&mut report);
        report.unique(
            "stories",
            self.stories.iter().map(|story| story.key.as_str()),
        );
        for story in &self.stories {
            self.check_story(&mut report, story);
        }
        self.check_people(&mut report);
        self.check_places(&mut report);
        report.0
    }

    fn handles(&self, kind: &str, level: Level) -> bool {
        self.organs_at(kind, level).any(|organ| organ.takes_matters)
    }

    fn check_units(&self, report: &mut Report) {
        report.unique(
            "units.csv",
            self.units.iter().map(|unit| unit.code.as_str()),
        );
        for unit in &self.units {
            let digits = match unit.level {
                Level::City => 4,
                Level::County => 6,
                Level::Township => 9,
                Level::Community => 12,
            };
            report.require(unit.code.len() == digits, &unit.code, || {
                format!("{digits} digits expected at this level")
            });
            let rooted = unit.level == Level::City || self.unit(&unit.parent_code).is_some();
            report.require(rooted, &unit.code, || {
                format!("no parent {}", unit.parent_code)
            });
            let named = unit.level == Level::Community
                || self
                    .unit_names
                    .iter()
                    .any(|name| name.code == unit.code && name.zh == unit.name);
            report.require(named, &unit.code, || "no English name".to_owned());
        }
    }

    fn check_organs(&self, report: &mut Report) {
        let kinds: BTreeSet<&str> = self.units.iter().map(|unit| unit.kind.as_str()).collect();
        for organ in &self.organs {
            let pattern = organ.zh.contains("{unit}") && organ.en.contains("{unit}");
            report.require(pattern, &organ.kind, || {
                "name pattern without {unit}".to_owned()
            });
            report.both_languages(&organ.kind, &organ.handles);
            for kind in &organ.unit_kinds {
                report.require(kinds.contains(kind.as_str()), &organ.kind, || {
                    format!("no unit of kind {kind}")
                });
            }
            let overlap = self
                .units
                .iter()
                .filter(|unit| organ.exists_at(unit))
                .any(|unit| {
                    self.organs_at(&organ.kind, organ.level)
                        .filter(|o| o.exists_at(unit))
                        .count()
                        > 1
                });
            report.require(!overlap, &organ.kind, || {
                "made twice at one unit".to_owned()
            });
        }
    }

    fn check_taxonomy(&self, report: &mut Report) {
        report.unique(
            "taxonomy.csv",
            self.taxonomy.iter().map(|leaf| leaf.code.as_str()),
        );
        for leaf in &self.taxonomy {
            report.require(
                self.handles(&leaf.organ, leaf.organ_level),
                &leaf.code,
                || {
                    format!(
                        "no organ {}@{} takes matters",
                        leaf.organ,
                        leaf.organ_level.as_str()
                    )
                },
            );
            for english in [&leaf.category1_en, &leaf.category2_en, &leaf.category3_en] {
                report.require(!english.trim().is_empty(), &leaf.code, || {
                    "no English name".to_owned()
                });
            }
            let led = self.rules.iter().any(|rule| {
                rule.is_general()
                    && rule
                        .prefix
                        .iter()
                        .any(|prefix| leaf.code.starts_with(prefix))
            });
            report.require(led, &leaf.code, || "no general routing rule".to_owned());
        }
    }

    fn check_rules(&self, report: &mut Report) {
        report.unique(
            "routing_rules.toml",
            self.rules.iter().map(|rule| rule.id.as_str()),
        );
        for rule in &self.rules {
            report.require(self.handles(&rule.organ, rule.at), &rule.id, || {
                format!("no organ {}@{} takes matters", rule.organ, rule.at.as_str())
            });
            for helper in &rule.assist {
                self.check_organ_at(report, &rule.id, helper);
            }
            for prefix in &rule.prefix {
                let known = self
                    .taxonomy
                    .iter()
                    .any(|leaf| leaf.code.starts_with(prefix.as_str()));
                report.require(known, &rule.id, || format!("no leaf under {prefix}"));
            }
            self.check_scope(report, &rule.id, &rule.units, &rule.unit_kinds);
            for time in rule.hours.iter().flatten() {
                report.require(is_time(time), &rule.id, || format!("{time} is not HH:MM"));
            }
            report.both_languages(&rule.id, &rule.reason);
            report.require(!rule.basis.is_empty(), &rule.id, || "no basis".to_owned());
        }
    }

    fn check_organ_at(&self, report: &mut Report, at: &str, organ: &OrganAt) {
        report.require(self.handles(&organ.kind, organ.level), at, || {
            format!(
                "no organ {}@{} takes matters",
                organ.kind,
                organ.level.as_str()
            )
        });
    }

    fn check_scope(&self, report: &mut Report, at: &str, units: &[String], kinds: &[String]) {
        for code in units {
            report.require(self.unit(code).is_some(), at, || format!("no unit {code}"));
        }
        for kind in kinds {
            let known = self.units.iter().any(|unit| &unit.kind == kind);
            report.require(known, at, || format!("no unit of kind {kind}"));
        }
        let place = units.is_empty()
            || kinds.is_empty()
            || self.units.iter().any(|unit| {
                kinds.contains(&unit.kind) && units.iter().any(|code| unit.code.starts_with(code))
            });
        report.require(place, at, || "no place has both unit and kind".to_owned());
    }

    fn check_phrases(&self, report: &mut Report) {
        for kind in StepKind::ALL {
            let known = self.phrases.step.contains_key(kind);
            report.require(known, "phrases.toml", || {
                format!("nothing for {}", kind.as_str())
            });
        }
        let rounds = &self.phrases.second_round;
        let remarks = &self.phrases.comments;
        let texts = self
            .phrases
            .step
            .values()
            .flat_map(|step| &step.text)
            .chain(
                [&rounds.visit, &rounds.reply, &remarks.good, &remarks.bad]
                    .into_iter()
                    .flatten(),
            );
        for name in texts.flat_map(|text| parameters(text)) {
            let known = self.phrases.globals.contains_key(name);
            report.require(known, "phrases.toml", || {
                format!("{{{name}}} is not a global")
            });
        }
    }

    fn check_story(&self, report: &mut Report, story: &Story) {
        let at = story.key.as_str();
        report.require(self.leaf(&story.taxonomy).is_some(), at, || {
            format!("no leaf {}", story.taxonomy)
        });
        report.require(story.title.chars().count() <= 24, at, || {
            "title too long".to_owned()
        });
        report.require(story.body.len() >= 2, at, || {
            "fewer than two texts".to_owned()
        });
        report.require(!story.reply.is_empty(), at, || "no reply".to_owned());
        report.require((0.0..=1.0).contains(&story.anonymous), at, || {
            "chance".to_owned()
        });
        report.require(story.channel.values().sum::<u32>() > 0, at, || {
            "no way in".to_owned()
        });
        report.require(story.endings.values().sum::<u32>() > 0, at, || {
            "no ending".to_owned()
        });
        report.require(story.rating.iter().sum::<u32>() > 0, at, || {
            "no score".to_owned()
        });
        report.require(
            story.months.iter().all(|m| (1..=12).contains(m)),
            at,
            || "no such month".to_owned(),
        );
        self.check_scope(report, at, &story.units, &story.unit_kinds);
        self.check_parameters(report, story);
        self.check_course(report, at, &story.thread);
    }

    fn check_parameters(&self, report: &mut Report, story: &Story) {
        let at = story.key.as_str();
        let used: BTreeSet<&str> = story.texts().flat_map(parameters).collect();
        for name in &used {
            let defined =
                story.params.contains_key(*name) || self.phrases.globals.contains_key(*name);
            report.require(defined, at, || format!("{{{name}}} is not defined"));
        }
        for name in story.params.keys() {
            report.require(used.contains(name.as_str()), at, || {
                format!("{{{name}}} is not used")
            });
            let own = !self.phrases.globals.contains_key(name);
            report.require(own, at, || format!("{{{name}}} hides a global"));
        }
        for text in story.texts() {
            let balanced = text.matches('{').count() == text.matches('}').count();
            report.require(balanced, at, || format!("open brace in {text:?}"));
        }
    }

    fn check_course(&self, report: &mut Report, at: &str, thread: &[Step]) {
        let starts = thread
            .first()
            .is_some_and(|step| step.kind == StepKind::Triage);
        report.require(starts, at, || "does not begin with triage".to_owned());
        let mut suspended = false;
        let mut replied = false;
        for step in thread {
            if let Some(organ) = &step.to {
                self.check_organ_at(report, at, organ);
            }
            let marked = matches!(step.when, None | Some(Ending::Reopened));
            report.require(marked, at, || {
                "only reopened steps may be marked".to_owned()
            });
            let fits = match step.kind {
                StepKind::Approve | StepKind::SendBack => replied && !suspended,
                StepKind::Suspend | StepKind::Reply => !suspended,
                StepKind::Resume => suspended,
                StepKind::Object => step.when.is_some(),
                _ => true,
            };
            report.require(fits, at, || {
                format!("{} does not fit here", step.kind.as_str())
            });
            match step.kind {
                StepKind::Suspend => suspended = true,
                StepKind::Resume => suspended = false,
                StepKind::Reply => replied = true,
                _ => {}
            }
        }
        report.require(replied, at, || "never replied".to_owned());
    }

    fn check_people(&self, report: &mut Report) {
        let people = &self.people;
        report.require(people.phone_prefix == "1990000", "people.toml", || {
            "telephone numbers must be 1990000xxxx".to_owned()
        });
        report.unique(
            "people.toml",
            people.account.iter().map(|account| account.login.as_str()),
        );
        for post in &people.post {
            report.both_languages("people.toml", &post.title);
        }
        for account in &people.account {
            let unit = self.unit(&account.unit);
            report.require(unit.is_some(), &account.login, || {
                format!("no unit {}", account.unit)
            });
            report.both_languages(&account.login, &account.about);
            if let Some(scene) = &account.scene {
                report.both_languages(&account.login, scene);
            }
            if let (Some(kind), Some(unit)) = (&account.organ, unit) {
                let exists = self
                    .organs_at(kind, unit.level)
                    .any(|organ| organ.exists_at(unit));
                report.require(exists, &account.login, || {
                    format!("no {kind} at {}", unit.code)
                });
            }
        }
    }

    fn check_places(&self, report: &mut Report) {
        let places = &self.places;
        report.both_languages("places.toml", &places.label);
        for county in self.units.iter().filter(|unit| unit.level == Level::County) {
            let known = places.county.iter().any(|place| place.code == county.code);
            report.require(known, "places.toml", || {
                format!("nothing for {}", county.code)
            });
        }
        for county in &places.county {
            let names = county.names.len() * county.suffix.len();
            report.require(names >= county.compounds as usize, &county.code, || {
                format!("{names} names for {} compounds", county.compounds)
            });
            let streets = places.streets.names.len() * places.streets.suffix.len();
            report.require(streets >= county.streets as usize, &county.code, || {
                "too few street names".to_owned()
            });
        }
        let compound = &places.compound;
        for pair in [
            compound.buildings,
            compound.entrances,
            compound.floors,
            compound.old_floors,
            compound.rooms_per_floor,
            places.village.houses,
            places.grid.households,
            places.grid.per_beat,
            places.layout.compound_spacing_m,
            places.layout.grid_radius_m,
        ] {
            report.require(pair[0] <= pair[1], "places.toml", || {
                format!("{pair:?} is turned")
            });
        }
        let shares: f64 = places.works.iter().map(|works| works.share).sum();
        report.require((shares - 1.0).abs() < 1e-9, "places.toml", || {
            format!("shares of works sum to {shares}")
        });
    }
}

impl Rule {
    /// Whether the rule has no condition but the kind of matter.
    pub fn is_general(&self) -> bool {
        self.units.is_empty()
            && self.unit_kinds.is_empty()
            && self.words.is_empty()
            && self.months_days.is_none()
            && self.hours.is_none()
    }
}

impl Story {
    /// Every text of the story: title, bodies, steps, replies, remarks.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.title)
            .chain(&self.body)
            .chain(self.thread.iter().flat_map(|step| &step.text))
            .chain(&self.reply)
            .chain(&self.comments.good)
            .chain(&self.comments.bad)
            .map(String::as_str)
    }
}

fn is_time(text: &str) -> bool {
    let Some((hour, minute)) = text.split_once(':') else {
        return false;
    };
    let below = |part: &str, limit: u8| {
        part.len() == 2 && part.parse::<u8>().is_ok_and(|value| value < limit)
    };
    below(hour, 24) && below(minute, 60)
}
