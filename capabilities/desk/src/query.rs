//! What a list shows, as its query says it: view, filters, order, place in the list.

use kernel::{UtcMs, WorkCalendar};
use matter::State;
use matter::list::{Filter, Order};
use matter::model::CHANNELS;
use matter::permissions as p;
use store::{Cursor, Fault, Sql};
use web::{Ctx, Fields};

use crate::columns::{Column, Habit, List};
use crate::home::Home;
use crate::saved::{self, SavedView};

/// A view of the desk: a tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum View {
    /// 按时钟: everything open, most urgent first.
    Clock,
    /// 待受理
    Accept,
    /// 转给我的: offered, not yet answered.
    Offered,
    /// 待审核
    Approve,
    /// 临期: ends by the end of the next working day.
    Soon,
    /// 超期
    Late,
    /// 我转出的: still open elsewhere.
    Passed,
    /// 待回访
    Follow,
    /// 今日办结
    Closed,
}

impl View {
    const ALL: [View; 9] = [
        View::Clock,
        View::Accept,
        View::Offered,
        View::Approve,
        View::Soon,
        View::Late,
        View::Passed,
        View::Follow,
        View::Closed,
    ];

    /// The code in the query and of the text keys.
    pub(crate) fn code(self) -> &'static str {
        match self {
            View::Clock => "clock",
            View::Accept => "accept",
            View::Offered => "offered",
            View::Approve => "approve",
            View::Soon => "soon",
            View::Late => "late",
            View::Passed => "passed",
            View::Follow => "follow",
            View::Closed => "closed",
        }
    }

    fn parse(code: &str) -> View {
        View::ALL
            .into_iter()
            .find(|v| v.code() == code)
            .unwrap_or(View::Clock)
    }

    /// The views that mean something to this reader.
    pub(crate) fn of(ctx: &Ctx, home: &Home) -> Vec<View> {
        let triages = ctx.may(p::TRIAGE);
        View::ALL
            .into_iter()
            .filter(|view| match view {
                View::Clock | View::Soon | View::Late | View::Closed => true,
                View::Accept | View::Follow => triages,
                View::Offered | View::Passed => home.path().is_some(),
                View::Approve => ctx.may(p::APPROVE),
            })
            .collect()
    }

    /// What it lists.
    pub(crate) fn filter(self, home: &Home, now: UtcMs, calendar: &WorkCalendar) -> Filter {
        let states = |states: &[State], base: Filter| Filter {
            states: states.to_vec(),
            ..base
        };
        match self {
            View::Clock => home.open(),
            View::Accept => states(&[State::Registered, State::Supplementing], home.held()),
            View::Offered => Filter {
                offered_to: home.path().map(ToOwned::to_owned),
                ..Filter::default()
            },
            View::Approve => states(&[State::Replied], home.held()),
            View::Soon => Filter {
                due_from: Some(now.0),
                due_before: Some(soon(now, calendar)),
                ..home.open()
            },
            View::Late => Filter {
                due_before: Some(now.0),
                ..home.open()
            },
            View::Passed => Filter {
                states: State::OPEN.to_vec(),
                passed_on_by: home.path().map(ToOwned::to_owned),
                ..Filter::default()
            },
            View::Follow => states(&[State::Completed], home.own()),
            View::Closed => Filter {
                states: vec![State::Completed, State::Closed],
                completed_from: Some(UtcMs::from_local(now.date(), 0, 0).0),
                ..home.own()
            },
        }
    }
}

/// The end of the next working day, UTC ms.
fn soon(now: UtcMs, calendar: &WorkCalendar) -> i64 {
    let tomorrow = now.plus_days(1).date();
    let day = calendar.working_day_from(tomorrow);
    UtcMs::from_local(day, 0, 0).plus_days(1).0 + 1
}

/// The query of a list.
pub(crate) struct Asked {
    /// The page it belongs to.
    pub path: String,
    /// As it came.
    pub fields: Fields,
    /// The view.
    pub view: View,
    /// The order.
    pub order: Order,
    /// Where the page begins.
    pub after: Option<Cursor>,
    /// The unit chosen, if there is one.
    pub unit: Option<place::Unit>,
    /// The list.
    pub list: List,
    /// How its reader likes it.
    pub habit: Habit,
    /// The views kept of it.
    pub saved: Vec<SavedView>,
}

/// Names of filters, in the order of their chips.
pub(crate) const FILTERS: [&str; 4] = ["unit", "state", "type", "channel"];

impl Asked {
    /// Reads the query of a request.
    ///
    /// # Errors
    /// On a database fault.
    pub(crate) async fn of(ctx: &Ctx) -> Result<Asked, Fault> {
        Self::of_list(ctx, List::of_path(&ctx.path), Fields::parse(&ctx.query)).await
    }

    /// Reads the query of a list that another page speaks of.
    ///
    /// # Errors
    /// On a database fault.
    pub(crate) async fn of_list(ctx: &Ctx, list: List, fields: Fields) -> Result<Asked, Fault> {
        let read = ctx.read();
        let sql: &dyn Sql = &read;
        let unit = match fields.opt("unit") {
            Some(code) => place::unit_by_code(sql, code).await?,
            None => None,
        };
        let mut saved = saved::all(ctx).await?;
        saved.retain(|v| v.list == list.code());
        Ok(Asked {
            list,
            habit: Habit::of(sql, &ctx.actor.log_id(), list).await?,
            saved,
            path: if ctx.path == "/search" {
                ctx.path.clone()
            } else {
                list.path().to_owned()
            },
            view: View::parse(fields.get("view")),
            order: if fields.get("sort") == "new" {
                Order::Newest
            } else {
                Order::Due
            },
            after: fields.opt("after").and_then(Cursor::parse),
            unit,
            fields,
        })
    }

    /// The filters laid over a view's own filter.
    pub(crate) fn narrow(&self, base: Filter) -> Filter {
        let mut filter = base;
        if let Some(unit) = &self.unit {
            filter.unit_path = Some(unit.path.clone());
        }
        if let Some(state) = State::parse(self.fields.get("state")) {
            filter.states = vec![state];
        }
        if let Some(code) = self.fields.opt("type") {
            filter.type_prefix = Some(code.to_owned());
        }
        if let Some(channel) = self.fields.opt("channel").filter(|c| CHANNELS.contains(c)) {
            filter.channel = Some(channel.to_owned());
        }
        filter
    }

    /// True when any filter is set.
    pub(crate) fn is_narrowed(&self) -> bool {
        FILTERS.iter().any(|name| self.fields.opt(name).is_some())
    }

    /// The saved view that is shown, changed or not.
    pub(crate) fn shown(&self) -> Option<&SavedView> {
        let id = self.fields.opt("saved")?;
        self.saved.iter().find(|v| v.id == id)
    }

    /// The view that the bare page opens with.
    pub(crate) fn opens_with(&self) -> Option<&SavedView> {
        let id = self.habit.first_view.as_deref()?;
        self.saved.iter().find(|v| v.id == id)
    }

    /// Filter and order as a view would keep them.
    pub(crate) fn kept(&self) -> String {
        saved::kept_query(self.list, &self.fields)
    }

    /// Columns of the view shown, else as the reader likes them.
    pub(crate) fn columns(&self) -> Vec<Column> {
        match self.shown() {
            Some(view) if !view.cols.is_empty() => Column::parse_all(&view.cols),
            _ => Column::parse_all(&self.habit.cols),
        }
    }

    /// The columns that find room now.
    pub(crate) fn drawn_columns(&self) -> Vec<Column> {
        let all = self.columns();
        if self.fields.opt("peek").is_some() {
            Column::beside(&all)
        } else {
            all
        }
    }

    /// How much room a row takes.
    pub(crate) fn density(&self) -> ui::Density {
        if self.habit.dense {
            ui::Density::Compact
        } else {
            ui::Density::Regular
        }
    }

    /// The list with something else in its query, from its beginning.
    pub(crate) fn link(&self, changes: &[(&str, &str)]) -> String {
        let mut all = vec![("after", ""), ("peek", "")];
        all.extend_from_slice(changes);
        self.keep(&all)
    }

    /// This page of the list with something else in its query.
    pub(crate) fn keep(&self, changes: &[(&str, &str)]) -> String {
        let mut fields = self.fields.clone();
        for (name, value) in changes {
            fields.set(name, *value);
        }
        let query = fields.to_query();
        if query.is_empty() && self.habit.first_view.is_some() {
            // The bare page opens with the chosen view; this link means the list as it is.
            format!("{}?view=clock", self.path)
        } else if query.is_empty() {
            self.path.clone()
        } else {
            format!("{}?{query}", self.path)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(query: &str) -> Asked {
        Asked {
            path: "/desk".into(),
            fields: Fields::parse(query),
            view: View::Clock,
            order: Order::Due,
            after: None,
            unit: None,
            list: List::Queue,
            habit: Habit::default(),
            saved: Vec::new(),
        }
    }

    #[test]
    fn where_the_page_opens_with_a_view_the_plain_list_has_a_link_of_its_own() {
        let mut asked = asked("view=late");
        assert_eq!(asked.link(&[("view", "")]), "/desk");
        asked.habit.first_view = Some("X".into());
        assert_eq!(asked.link(&[("view", "")]), "/desk?view=clock");
    }

    #[test]
    fn a_changed_filter_begins_at_the_first_page() {
        let asked = asked("view=late&state=handling&after=5.A&peek=x");
        assert_eq!(asked.link(&[("state", "")]), "/desk?view=late");
        assert_eq!(
            asked.keep(&[("peek", "")]),
            "/desk?view=late&state=handling&after=5.A"
        );
    }

    #[test]
    fn filters_lie_over_the_view() {
        let narrowed = asked("state=handling&channel=nonsense&type=01")
            .narrow(Home::Organ("a/".into()).open());
        assert_eq!(narrowed.states, [State::Handling]);
        assert_eq!(narrowed.holder_path.as_deref(), Some("a/"));
        assert_eq!(narrowed.channel, None);
        assert_eq!(narrowed.type_prefix.as_deref(), Some("01"));
    }

    #[test]
    fn soon_ends_with_the_next_working_day() {
        // Friday 2026-11-20 10:00 in Shanghai: the next working day is Monday.
        let friday = UtcMs::from_local(kernel::Date::constant(2026, 11, 20), 10, 0);
        let end = UtcMs(soon(friday, &WorkCalendar::shipped()));
        assert_eq!(end.date(), kernel::Date::constant(2026, 11, 24));
    }
}
