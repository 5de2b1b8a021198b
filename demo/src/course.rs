//! The course of one matter as a list of dated acts. Nothing is written here: each act is tried on the table of the
//! procedure, so that what is planned can be carried out.

mod endings;
mod hand_offs;
mod scenes;

use access::{Actor, Purpose};
use demo_content::{Complexity, Content, DelayUnit, Ending, Scene, StepKind, Story, Urgency};
use kernel::{UtcMs, WorkCalendar, clock::HOUR_MS, clock::MINUTE_MS};
use matter::reveal::Personal;
use matter::states::next;
use matter::{Do, Event, State};
use routing::Rule;
use store::Fault;

use crate::ground::Community;
use crate::hours::{self, Pace};
use crate::lots::Lots;
use crate::organs::{CENTRE, Organ, Organs};
use crate::staff::{People, Who};
use crate::words::Words;

/// What is done.
#[derive(Clone, Debug)]
pub(crate) enum What {
    /// An act of the procedure.
    Act(Box<Do>),
    /// Merging into the matter at this place of the list.
    MergeInto(usize),
    /// A look at personal data.
    Look(Personal, Purpose),
}

/// One dated act.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub at: UtcMs,
    pub by: Who,
    /// Done with the code, by somebody without an account.
    pub with_code: bool,
    pub what: What,
    /// Where the matter stands afterwards.
    pub state: State,
}

/// What a course needs to know of the city.
pub(crate) struct City<'a> {
    pub content: &'a Content,
    pub organs: &'a Organs,
    pub people: &'a People,
    pub rules: &'a [Rule],
    pub calendar: &'a WorkCalendar,
}

/// What a course is about.
pub(crate) struct Case<'a> {
    pub story: &'a Story,
    pub community: &'a Community,
    pub complexity: Complexity,
    pub urgency: Urgency,
    /// The centre that accepts it.
    pub centre: &'a Organ,
    /// Who is responsible, by the rules, and the rule's id.
    pub lead: (&'a Organ, Option<String>),
    /// Whether the purpose is a question, which is explained rather than solved.
    pub asks: bool,
    pub reporter: Who,
    pub with_code: bool,
    pub registered: UtcMs,
}

/// A course being written.
pub(crate) struct Course<'a> {
    city: &'a City<'a>,
    case: &'a Case<'a>,
    words: Words<'a>,
    lots: Lots,
    at: UtcMs,
    state: State,
    /// The centre that answers for the thread.
    centre: &'a Organ,
    holder: &'a Organ,
    offered: Option<&'a Organ>,
    started: Option<UtcMs>,
    /// The same officers from beginning to end.
    desk: usize,
    steps: Vec<Step>,
}

impl<'a> Course<'a> {
    /// Writes the course of a case to an ending.
    ///
    /// # Errors
    /// When a text names a parameter that nobody gave.
    pub fn write(
        city: &'a City<'a>,
        case: &'a Case<'a>,
        words: Words<'a>,
        ending: Ending,
        lots: Lots,
    ) -> Result<Vec<Step>, Fault> {
        let mut course = Course::begun(city, case, words, lots);
        course.opening(ending)?;
        let scenes = city.content.scenes(case.story, ending);
        for scene in &scenes {
            course.scene(scene, ending, &scenes)?;
        }
        course.closing(ending);
        Ok(course.steps)
    }

    /// A course that stops where the centre asked for what is missing.
    ///
    /// # Errors
    /// As [`write`](Self::write).
    pub fn only_asked(
        city: &'a City<'a>,
        case: &'a Case<'a>,
        words: Words<'a>,
        lots: Lots,
    ) -> Result<Vec<Step>, Fault> {
        let mut course = Course::begun(city, case, words, lots);
        course.ask_supplement()?;
        Ok(course.steps)
    }

    fn begun(city: &'a City<'a>, case: &'a Case<'a>, words: Words<'a>, lots: Lots) -> Course<'a> {
        let mut course = Course {
            city,
            case,
            words,
            at: case.registered,
            state: State::Registered,
            centre: case.centre,
            holder: case.centre,
            offered: None,
            started: None,
            desk: 0,
            steps: Vec::new(),
            lots,
        };
        course.desk = course.lots.place(12);
        course
    }

    fn pick(&self, bench: &[Who]) -> Option<Who> {
        bench.get(self.desk % bench.len().max(1)).cloned()
    }

    fn handler(&self, organ: &Organ) -> Option<Who> {
        let team = self.city.people.team(organ.org.id);
        if organ.org.centre {
            return self.pick(&team.triage);
        }
        self.pick(&team.handlers)
            .or_else(|| self.pick(&team.leaders))
    }

    fn leader(&self, organ: &Organ) -> Option<Who> {
        let team = self.city.people.team(organ.org.id);
        if organ.org.centre {
            return self.pick(&team.heads);
        }
        self.pick(&team.leaders)
    }

    fn officer_of_centre(&self, role: &str) -> Option<Who> {
        let team = self.city.people.team(self.centre.org.id);
        match role {
            "center_head" => self.pick(&team.heads),
            "window_clerk" => self.pick(&team.clerks),
            _ => self.pick(&team.triage),
        }
    }

    fn supervisor(&mut self) -> Option<Who> {
        let level = if self.lots.chance(0.3) {
            demo_content::Level::City
        } else {
            demo_content::Level::County
        };
        let centre = self
            .city
            .organs
            .serving(CENTRE, level, &self.case.community.place.code)?;
        self.pick(&self.city.people.team(centre.org.id).supervisors)
    }

    fn pace(&self, scene: &Scene<'_>) -> Pace {
        if scene.by == "resident" {
            return Pace::Resident;
        }
        match self.case.urgency {
            Urgency::Emergency => Pace::Crew,
            Urgency::Urgent if matches!(scene.after.unit, DelayUnit::Minutes) => Pace::Crew,
            _ => Pace::Office,
        }
    }

    /// Does it if the procedure allows it here.
    fn act(&mut self, at: UtcMs, by: Option<Who>, what: Do) -> bool {
        let Some(by) = by else { return false };
        let event = what.event();
        let Some(state) = next(self.state, event) else {
            return false;
        };
        match event {
            Event::Offer => {
                if let Do::Offer { to, .. } = &what {
                    self.offered = self.city.organs.all.iter().find(|o| o.org.id == to.id);
                }
            }
            Event::Accept | Event::AcceptTriage => {
                if let Some(organ) = self.offered.take() {
                    self.holder = organ;
                    if event == Event::AcceptTriage {
                        self.centre = organ;
                    } else {
                        self.started.get_or_insert(at);
                    }
                }
            }
            Event::Return | Event::Recall | Event::Withdraw => self.offered = None,
            Event::Take => {
                self.started.get_or_insert(at);
            }
            Event::ObjectAgain => self.holder = self.centre,
            _ => {}
        }
        self.at = at;
        self.state = state;
        let with_code = self.case.with_code && *by == Actor::Anonymous;
        self.steps.push(Step {
            at,
            by,
            with_code,
            what: What::Act(Box::new(what)),
            state,
        });
        true
    }

    /// What may come before the first hand-off.
    fn opening(&mut self, ending: Ending) -> Result<(), Fault> {
        let asks = matches!(ending, Ending::Closed) && self.lots.chance(0.035);
        if asks && self.case.urgency == Urgency::Normal {
            self.ask_supplement()?;
            let at = self.soon(3, 40, Pace::Resident);
            let words = self.usual(StepKind::Supplement, at)?;
            self.act(
                at,
                Some(self.case.reporter.clone()),
                Do::Supplement {
                    words,
                    files: vec![],
                },
            );
        }
        Ok(())
    }

    /// Asks once for what is missing.
    fn ask_supplement(&mut self) -> Result<(), Fault> {
        let at = self.soon(1, 3, Pace::Office);
        let what = self.usual(StepKind::Ask, at)?;
        let clerk = self.officer_of_centre("triage_officer");
        self.act(at, clerk, Do::AskSupplement { what });
        Ok(())
    }

    fn soon(&mut self, least_hours: i64, most_hours: i64, pace: Pace) -> UtcMs {
        let ms = self
            .lots
            .within(least_hours * HOUR_MS..=most_hours * HOUR_MS);
        let raw = self.at.plus_ms(ms.max(MINUTE_MS));
        hours::suited(self.city.calendar, pace, raw, &mut self.lots)
    }

    fn minutes(&mut self, least: i64, most: i64) -> UtcMs {
        self.at
            .plus_ms(self.lots.within(least * MINUTE_MS..=most * MINUTE_MS))
    }

    fn usual(&mut self, kind: StepKind, at: UtcMs) -> Result<String, Fault> {
        let texts = &self.city.content.phrases.step[&kind].text;
        self.said(texts, at)
    }

    fn said(&mut self, texts: &[String], at: UtcMs) -> Result<String, Fault> {
        let text = self.lots.pick(texts).map_or("", String::as_str);
        self.words.fill(text, at, self.holder)
    }
}
