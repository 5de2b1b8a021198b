//! The rules for time limits against worked cases and against what must always hold.

use kernel::calendar::WorkCalendar;
use kernel::clock::{DAY_MS, HOUR_MS, MINUTE_MS};
use kernel::time_limit::{HourStart, due_in_hours};
use kernel::{
    Date, Due, Length, Pause, PauseKind, Rest, Term, UtcMs, due, due_from_date, due_with_pauses,
    extend, rest,
};
use proptest::prelude::*;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn at(date: &str, hour: i8, minute: i8) -> UtcMs {
    UtcMs::from_local(day(date), hour, minute)
}

fn from(date: &str, length: &str) -> Due {
    due_from_date(day(date), length.parse().unwrap(), &WorkCalendar::shipped())
}

fn check(date: &str, length: &str, nominal: &str, statutory: &str) -> Due {
    let due = from(date, length);
    assert_eq!(
        (due.nominal, due.statutory),
        (day(nominal), day(statutory)),
        "{length} from {date}"
    );
    due
}

#[test]
fn ten_worked_cases() {
    check("2026-02-06", "15N", "2026-02-21", "2026-02-24");
    check("2026-01-30", "15N", "2026-02-14", "2026-02-14");
    check("2026-02-12", "5W", "2026-02-26", "2026-02-26");
    check("2026-04-27", "7N", "2026-05-04", "2026-05-06");
    check("2026-09-03", "30N", "2026-10-03", "2026-10-08");
    check("2026-09-10", "20W", "2026-10-14", "2026-10-14");
    check("2026-09-30", "5W", "2026-10-13", "2026-10-13");
    check("2026-09-18", "7N", "2026-09-25", "2026-09-28");
    assert!(check("2026-08-31", "6M", "2027-02-28", "2027-03-01").provisional);
    let first = check("2026-08-07", "60N", "2026-10-06", "2026-10-08");
    let longer = extend(&first, Length::Natural(30), &WorkCalendar::shipped());
    assert_eq!(
        (longer.nominal, longer.statutory),
        (day("2026-11-05"), day("2026-11-05"))
    );
    assert!(!longer.provisional);
}

#[test]
fn the_days_show_how_it_was_counted() {
    let due = from("2026-02-12", "5W");
    let counted: Vec<_> = due
        .days
        .iter()
        .filter(|mark| mark.counted)
        .map(|mark| mark.date.to_string())
        .collect();
    assert_eq!(
        counted,
        [
            "2026-02-13",
            "2026-02-14",
            "2026-02-24",
            "2026-02-25",
            "2026-02-26"
        ]
    );
    assert_eq!(due.days.len(), 14);
    let rolled = from("2026-02-06", "15N");
    assert_eq!(rolled.days.iter().filter(|mark| mark.counted).count(), 15);
    assert_eq!(
        rolled.days.last().map(|mark| mark.date),
        Some(rolled.statutory)
    );
}

/// start, n, end of n working days, end of n natural days; the first rows of the larger table.
const ROWS: &str = "\
2024-12-24,2,2024-12-26,2024-12-26,1
2024-11-04,10,2024-11-18,2024-11-14,1
2026-05-30,7,2026-06-09,2026-06-08,0
2026-04-10,1,2026-04-13,2026-04-13,1
";

fn check_rows(rows: &str) -> usize {
    let mut table = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(rows.as_bytes());
    let calendar = WorkCalendar::shipped();
    let mut count = 0;
    for row in table.records() {
        let row = row.unwrap();
        let (start, n) = (day(&row[0]), row[1].parse().unwrap());
        assert_eq!(calendar.is_working_day(start), &row[4] == "1", "{start}");
        let working = due_from_date(start, Length::Working(n), &calendar);
        assert_eq!(working.statutory, day(&row[2]), "{n}W from {start}");
        let natural = due_from_date(start, Length::Natural(n), &calendar);
        assert_eq!(natural.statutory, day(&row[3]), "{n}N from {start}");
        count += 1;
    }
    count
}

#[test]
fn rows_of_the_table() {
    assert_eq!(check_rows(ROWS), 4);
}

#[test]
fn all_rows_of_the_table() {
    let Ok(folder) = std::env::var("ANXIN_TEST_DATA") else {
        println!("skipped: ANXIN_TEST_DATA names no folder with vectors/");
        return;
    };
    let path = format!("{folder}/vectors/cn_deadline_vectors_2024_2026.csv");
    let table = std::fs::read_to_string(path).unwrap();
    assert_eq!(check_rows(table.split_once('\n').unwrap().1), 200);
}

#[test]
fn a_term_ends_at_midnight_or_when_the_counter_closes() {
    let due = from("2026-11-17", "5W");
    assert_eq!(due.due_at, at("2026-11-25", 0, 0));
    assert_eq!(due.at_counter(17, 0), at("2026-11-24", 17, 0));
    assert!(due.is_in_time(at("2026-11-24", 23, 59)));
    assert!(!due.is_in_time(at("2026-11-25", 0, 0)));
}

#[test]
fn hours_run_through_holidays() {
    let calendar = WorkCalendar::shipped();
    let start = at("2026-02-16", 23, 10);
    assert_eq!(
        due(start, Length::Hours(24), &calendar).due_at,
        at("2026-02-17", 23, 10)
    );
    let next_hour = due_in_hours(start, 24, HourStart::NextHour, &calendar);
    assert_eq!(next_hour.due_at, at("2026-02-18", 0, 0));
    let soon = due(start, Length::Minutes(30), &calendar);
    assert_eq!(soon.due_at, start.plus_ms(30 * MINUTE_MS));
    assert_eq!(soon.alert_at, start.plus_ms(24 * MINUTE_MS));
    assert!(soon.exact && !soon.provisional && soon.is_in_time(soon.due_at));
}

#[test]
fn months_end_where_the_day_is_missing() {
    check("2026-01-31", "1M", "2026-02-28", "2026-02-28");
    check("2023-11-30", "3M", "2024-02-29", "2024-02-29");
    check("2024-02-29", "1Y", "2025-02-28", "2025-02-28");
}

#[test]
fn the_internal_day_is_the_working_day_before() {
    assert_eq!(from("2026-02-06", "15N").internal, day("2026-02-14"));
    // No working day lies between a start on Saturday and a nominal end on Sunday.
    assert_eq!(from("2026-11-21", "1N").internal, day("2026-11-23"));
}

#[test]
fn an_alert_comes_when_four_fifths_are_used() {
    assert_eq!(from("2026-02-12", "5W").alert_at, at("2026-02-25", 24, 0));
    assert_eq!(from("2026-11-02", "15N").alert_at, at("2026-11-14", 24, 0));
    assert_eq!(from("2026-11-02", "1W").alert_at, at("2026-11-03", 0, 0));
}

#[test]
fn an_unpublished_year_makes_a_term_provisional() {
    assert!(!from("2026-12-24", "5W").provisional);
    assert!(from("2026-12-24", "6W").provisional);
    assert!(from("2026-12-30", "2N").provisional);
    let published = WorkCalendar::shipped()
        .with_year(r#"{"year":2027,"days":[{"name":"元旦","date":"2027-01-01","isOffDay":true}]}"#)
        .unwrap();
    let due = due_from_date(day("2026-12-30"), Length::Natural(2), &published);
    assert_eq!((due.statutory, due.provisional), (day("2027-01-04"), false));
}

fn pause(from: UtcMs, to: UtcMs, kind: PauseKind) -> Pause {
    Pause {
        from,
        to: Some(to),
        kind,
    }
}

#[test]
fn an_excluding_pause_leaves_its_days_out() {
    let calendar = WorkCalendar::shipped();
    let start = at("2026-11-02", 9, 0);
    let appraisal = pause(
        at("2026-11-04", 15, 0),
        at("2026-11-09", 10, 0),
        PauseKind::Exclude,
    );
    let due = due_with_pauses(start, Length::Working(5), &[appraisal], &calendar).unwrap();
    // 3 and 4 November count, then 10, 11 and 12.
    assert_eq!(due.statutory, day("2026-11-12"));
    let hours = due_with_pauses(start, Length::Hours(72), &[appraisal], &calendar).unwrap();
    assert_eq!(hours.due_at, at("2026-11-10", 4, 0));
}

#[test]
fn a_restart_begins_on_the_day_after() {
    let papers = pause(
        at("2026-11-04", 15, 0),
        at("2026-11-09", 10, 0),
        PauseKind::Restart,
    );
    let calendar = WorkCalendar::shipped();
    let due = due_with_pauses(
        at("2026-11-02", 9, 0),
        Length::Natural(7),
        &[papers],
        &calendar,
    );
    assert_eq!(due.unwrap().statutory, day("2026-11-16"));
}

#[test]
fn an_open_pause_stops_the_term_unless_it_comes_too_late() {
    let calendar = WorkCalendar::shipped();
    let start = at("2026-11-02", 9, 0);
    let open = |from| {
        [Pause {
            from,
            to: None,
            kind: PauseKind::Exclude,
        }]
    };
    let in_time = due_with_pauses(
        start,
        Length::Natural(7),
        &open(at("2026-11-05", 0, 0)),
        &calendar,
    );
    assert_eq!(in_time, None);
    let late = due_with_pauses(
        start,
        Length::Natural(7),
        &open(at("2026-11-10", 0, 0)),
        &calendar,
    );
    assert_eq!(late.unwrap().statutory, day("2026-11-09"));
}

#[test]
fn a_pause_during_an_extension_moves_it() {
    let mut term = Term::new(at("2026-08-07", 9, 0), Length::Natural(60));
    term.extensions.push(Length::Natural(30));
    term.pauses.push(pause(
        at("2026-10-20", 9, 0),
        at("2026-10-25", 9, 0),
        PauseKind::Exclude,
    ));
    assert_eq!(
        term.due(&WorkCalendar::shipped()).unwrap().nominal,
        day("2026-11-10")
    );
}

#[test]
fn the_rest_is_said_in_a_fitting_unit() {
    let calendar = WorkCalendar::shipped();
    let end = at("2026-11-27", 24, 0);
    assert_eq!(
        rest(at("2026-11-24", 10, 0), end, &calendar),
        Rest::WorkingDays(3)
    );
    assert_eq!(
        rest(at("2026-11-27", 10, 30), end, &calendar),
        Rest::Hours(13)
    );
    assert_eq!(
        rest(at("2026-11-27", 23, 15), end, &calendar),
        Rest::Minutes(45)
    );
    assert_eq!(
        rest(at("2026-11-21", 0, 0), at("2026-11-22", 12, 0), &calendar),
        Rest::Hours(36)
    );
    let late = rest(at("2026-12-01", 10, 0), end, &calendar);
    assert_eq!(
        late,
        Rest::Overdue {
            by_ms: 3 * DAY_MS + 10 * HOUR_MS,
            working_days: 2
        }
    );
    assert!(rest(end, end, &calendar).is_overdue());
}

fn any_start() -> impl Strategy<Value = UtcMs> {
    // 2008 to 2029: published years, and some that are not.
    (1_200_000_000_000i64..1_880_000_000_000).prop_map(UtcMs)
}

fn any_length(n: std::ops::Range<u32>) -> impl Strategy<Value = Length> {
    (0usize..6, n).prop_map(|(unit, n)| with_unit(unit, n))
}

fn with_unit(unit: usize, n: u32) -> Length {
    [
        Length::Natural(n),
        Length::Working(n),
        Length::Months(n % 40),
        Length::Years(n % 5),
        Length::Hours(n),
        Length::Minutes(n),
    ][unit]
}

fn any_pauses(start: UtcMs) -> impl Strategy<Value = Vec<Pause>> {
    let one = (0i64..60 * DAY_MS, 0i64..20 * DAY_MS, any::<bool>()).prop_map(
        move |(after, long, out)| {
            let from = start.plus_ms(after);
            let kind = if out {
                PauseKind::Exclude
            } else {
                PauseKind::Restart
            };
            pause(from, from.plus_ms(long), kind)
        },
    );
    prop::collection::vec(one, 0..4)
}

/// Time from one moment to another outside all pauses, by a sweep over their edges.
fn ran(from: UtcMs, to: UtcMs, pauses: &[Pause]) -> i64 {
    let mut edges: Vec<UtcMs> = pauses
        .iter()
        .flat_map(|p| [Some(p.from), p.to])
        .flatten()
        .chain([from, to])
        .filter(|edge| *edge >= from && *edge <= to)
        .collect();
    edges.sort_unstable();
    let stands = |at: UtcMs| {
        let within = |p: &Pause| p.from <= at && p.to.is_some_and(|end| at < end);
        pauses.iter().any(within)
    };
    edges
        .windows(2)
        .filter(|pair| !stands(pair[0]))
        .map(|pair| pair[1].since(pair[0]))
        .sum()
}

proptest! {
    #[test]
    fn a_warning_comes_when_four_fifths_of_the_running_time_are_used_up(
        (start, pauses) in any_start().prop_flat_map(|start| (Just(start), any_pauses(start))),
        length in any_length(1..120),
    ) {
        let pauses: Vec<Pause> = pauses
            .into_iter()
            .filter(|pause| pause.kind == PauseKind::Exclude)
            .collect();
        let due = due_with_pauses(start, length, &pauses, &WorkCalendar::shipped());
        let due = due.expect("no pause is open");
        if due.exact {
            let (used, all) = (ran(start, due.alert_at, &pauses), ran(start, due.due_at, &pauses));
            prop_assert_eq!(used, all / 5 * 4);
        } else {
            let counted: Vec<Date> =
                due.days.iter().filter(|mark| mark.counted).map(|mark| mark.date).collect();
            let over = |date: &&Date| UtcMs::from_local(**date, 24, 0) <= due.alert_at;
            prop_assert_eq!(counted.iter().filter(over).count(), counted.len() * 4 / 5);
        }
    }

    #[test]
    fn no_term_ends_before_it_starts(start in any_start(), length in any_length(0..200)) {
        let calendar = WorkCalendar::shipped();
        let due = due(start, length, &calendar);
        prop_assert!(due.due_at >= start);
        prop_assert!(due.start <= due.alert_at && due.alert_at <= due.due_at);
        prop_assert!(start.date() <= due.nominal && due.nominal <= due.statutory);
        prop_assert!(due.internal >= start.date() && due.internal <= due.statutory);
        if !due.exact {
            prop_assert!(calendar.is_working_day(due.statutory));
            prop_assert!(due.days.windows(2).all(|pair| pair[0].date < pair[1].date));
        }
    }

    #[test]
    fn a_longer_term_never_ends_earlier(start in any_start(), unit in 0usize..6, n in 0u32..39, more in 0u32..39) {
        let calendar = WorkCalendar::shipped();
        let (short, long) = match unit {
            2 => (Length::Months(n), Length::Months(n + more)),
            3 => (Length::Years(n % 4), Length::Years(n % 4 + more % 4)),
            _ => (with_unit(unit, n), with_unit(unit, n + more)),
        };
        let (short, long) = (due(start, short, &calendar), due(start, long, &calendar));
        prop_assert!(short.due_at <= long.due_at && short.nominal <= long.nominal);
    }

    #[test]
    fn an_extension_never_shortens(start in any_start(), length in any_length(0..90), by in any_length(0..90)) {
        let calendar = WorkCalendar::shipped();
        let first = due(start, length, &calendar);
        let longer = extend(&first, by, &calendar);
        prop_assert!(longer.nominal >= first.nominal);
        if !by.is_exact() && !length.is_exact() {
            prop_assert!(longer.due_at >= first.due_at);
        }
    }

    #[test]
    fn a_pause_never_shortens(
        (start, pauses) in any_start().prop_flat_map(|start| (Just(start), any_pauses(start))),
        length in any_length(0..90),
    ) {
        let calendar = WorkCalendar::shipped();
        let mut so_far = due(start, length, &calendar);
        let mut kinds = pauses;
        kinds.sort_by_key(|pause| pause.from);
        let with_all = due_with_pauses(start, length, &kinds, &calendar).unwrap();
        prop_assert!(with_all.due_at >= so_far.due_at);
        for upto in 1..=kinds.len() {
            let next = due_with_pauses(start, length, &kinds[..upto], &calendar).unwrap();
            prop_assert!(next.due_at >= so_far.due_at);
            so_far = next;
        }
    }
}
