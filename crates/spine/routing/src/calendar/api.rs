//! The due date as JSON, with how it was counted.

use axum::response::{IntoResponse, Json};
use kernel::{Date, DayKind, Due, Length, WorkCalendar, due_from_date, when};
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};
use web::{Answer, Ctx, FieldError, Fields, WebError};

/// A day of a term.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct Day {
    /// Civil day of Asia/Shanghai.
    #[schema(value_type = String, format = Date)]
    date: String,
    /// `working`, `weekend`, `holiday` or `make_up_workday`.
    kind: &'static str,
    /// Name of the holiday, Chinese.
    holiday: Option<String>,
    /// Whether the day is part of the length.
    counted: bool,
}

/// When a term ends and how it was counted.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct DueAnswer {
    /// The day on which the term starts; it is not counted.
    start: String,
    /// The length: `7W` working days, `30N` natural days.
    length: String,
    /// The last day as counted.
    nominal: String,
    /// The last day: the nominal day, or the next working day.
    due: String,
    /// The end, 24:00 of that day.
    due_at: String,
    /// Rests on a year whose holidays are not published yet.
    provisional: bool,
    /// Every day after the start up to the last.
    days: Vec<Day>,
}

#[derive(OpenApi)]
#[openapi(paths(due), components(schemas(DueAnswer, Day)))]
struct Doc;

/// The description of this route.
pub(crate) fn openapi() -> utoipa::openapi::OpenApi {
    Doc::openapi()
}

/// Longest term that is counted day by day on request.
const LONGEST_DAYS: u32 = 3_660;

/// What is asked: start and length.
pub(super) fn asked(fields: &Fields) -> Result<(Date, Length), FieldError> {
    let start = fields
        .get("start")
        .parse::<Date>()
        .map_err(|_| FieldError::new("start", "routing-start-wrong"))?;
    for (name, length) in [
        ("working_days", Length::Working as fn(u32) -> Length),
        ("natural_days", Length::Natural),
    ] {
        if let Some(text) = fields.opt(name) {
            let days = text
                .parse::<u32>()
                .ok()
                .filter(|n| (1..=LONGEST_DAYS).contains(n));
            return days
                .map(|n| (start, length(n)))
                .ok_or_else(|| FieldError::new(name, "routing-days-wrong"));
        }
    }
    Err(FieldError::new("working_days", "routing-days-missing"))
}

/// The answer to a question.
pub(super) fn answer(start: Date, length: Length, calendar: &WorkCalendar) -> Due {
    due_from_date(start, length, calendar)
}

/// When a term ends, by the official working-day calendar.
///
/// The first day is not counted; a term of natural days that ends on a day off ends on the next working day
/// (Civil Code, arts. 201 and 203).
#[utoipa::path(
    get,
    path = "/api/v1/calendar/due",
    tag = "calendar",
    params(
        ("start" = String, Query, description = "Day on which the term starts, YYYY-MM-DD"),
        ("working_days" = Option<u32>, Query, description = "Length in working days, 1 to 3660"),
        ("natural_days" = Option<u32>, Query, description = "Length in natural days, 1 to 3660; one of the two is needed"),
    ),
    responses(
        (status = 200, body = DueAnswer),
        (status = 422, description = "A parameter is missing or wrong"),
    )
)]
pub(super) async fn due(ctx: Ctx) -> Answer {
    let (start, length) =
        asked(&Fields::parse(&ctx.query)).map_err(|e| WebError::invalid(vec![e]))?;
    let due = answer(start, length, &*ctx.app.calendar().await);
    let days = due.days.iter().map(|mark| Day {
        date: mark.date.to_string(),
        kind: code(&mark.kind),
        holiday: holiday(&mark.kind).map(ToOwned::to_owned),
        counted: mark.counted,
    });
    Ok(Json(DueAnswer {
        start: start.to_string(),
        length: length.to_string(),
        nominal: due.nominal.to_string(),
        due: due.statutory.to_string(),
        due_at: when::iso(due.due_at),
        provisional: due.provisional,
        days: days.collect(),
    })
    .into_response())
}

/// The code of a kind of day, and the last part of the text key `routing-day-<code>`.
pub(super) fn code(kind: &DayKind) -> &'static str {
    match kind {
        DayKind::Working => "working",
        DayKind::Weekend => "weekend",
        DayKind::Holiday(_) => "holiday",
        DayKind::MakeUpWorkday(_) => "make_up_workday",
    }
}

/// The holiday's name.
pub(super) fn holiday(kind: &DayKind) -> Option<&str> {
    match kind {
        DayKind::Holiday(name) | DayKind::MakeUpWorkday(name) => Some(name),
        DayKind::Working | DayKind::Weekend => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_length_is_needed_and_must_be_a_number() {
        let ask = |query: &str| asked(&Fields::parse(query));
        assert_eq!(
            ask("start=2026-02-10&working_days=7").unwrap(),
            (Date::constant(2026, 2, 10), Length::Working(7))
        );
        assert_eq!(
            ask("start=2026-02-10&natural_days=30").unwrap().1,
            Length::Natural(30)
        );
        for (query, field) in [
            ("start=2026-02-30&working_days=7", "start"),
            ("start=2026-02-10&working_days=0", "working_days"),
            ("start=2026-02-10&natural_days=99999", "natural_days"),
            ("start=2026-02-10", "working_days"),
        ] {
            assert_eq!(ask(query).unwrap_err().field, field, "{query}");
        }
    }

    #[test]
    fn the_spring_festival_is_not_counted() {
        let due = answer(
            Date::constant(2026, 2, 10),
            Length::Working(7),
            &WorkCalendar::shipped(),
        );
        // 11, 12, 13, make-up Saturday 14; 15 to 23 are off; 24, 25, 26.
        assert_eq!(due.statutory, Date::constant(2026, 2, 26));
        assert_eq!(due.days.iter().filter(|d| d.counted).count(), 7);
    }
}
