//! Days, moments and durations as people of each language write them. The clock is always the
//! 24-hour clock of Asia/Shanghai.

use crate::clock::{DAY_MS, Date, HOUR_MS, MINUTE_MS, UtcMs, day_after, day_before};
use crate::lang::Lang;
use crate::time_limit::Rest;

const WEEKDAYS_ZH: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
const WEEKDAYS_EN: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS_EN: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// The day of the week: 周二, Tue.
pub fn weekday(lang: Lang, date: Date) -> &'static str {
    let index = usize::from(date.weekday().to_monday_zero_offset().unsigned_abs());
    match lang {
        Lang::ZhCn => WEEKDAYS_ZH[index],
        Lang::En => WEEKDAYS_EN[index],
    }
}

/// A day, without the year when it is this year: 11月24日 周二, Tue 24 Nov.
pub fn day(lang: Lang, date: Date, today: Date) -> String {
    if date.year() != today.year() {
        return full_day(lang, date);
    }
    match lang {
        Lang::ZhCn => format!("{}月{}日 {}", date.month(), date.day(), weekday(lang, date)),
        Lang::En => format!("{} {} {}", weekday(lang, date), date.day(), month_en(date)),
    }
}

/// A day with its year: 2026年11月24日 周二, Tue 24 Nov 2026.
pub fn full_day(lang: Lang, date: Date) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    match lang {
        Lang::ZhCn => format!("{year}年{month}月{day}日 {}", weekday(lang, date)),
        Lang::En => format!("{} {day} {} {year}", weekday(lang, date), month_en(date)),
    }
}

/// The time of day: 14:32.
pub fn time(at: UtcMs) -> String {
    let local = at.local();
    format!("{:02}:{:02}", local.hour(), local.minute())
}

/// A moment with everything: 2026年11月24日 周二 14:32; Tue 24 Nov 2026, 14:32.
pub fn full(lang: Lang, at: UtcMs) -> String {
    let day = full_day(lang, at.date());
    match lang {
        Lang::ZhCn => format!("{day} {}", time(at)),
        Lang::En => format!("{day}, {}", time(at)),
    }
}

/// A moment in a list: 今天 14:32, 昨天 09:12, 11-20, 2025-11-20.
pub fn moment(lang: Lang, at: UtcMs, now: UtcMs) -> String {
    let (date, today) = (at.date(), now.date());
    let near = if date == today {
        Some(("今天", "Today"))
    } else if date == day_before(today) {
        Some(("昨天", "Yesterday"))
    } else if date == day_after(today) {
        Some(("明天", "Tomorrow"))
    } else {
        None
    };
    match (near, lang) {
        (Some((zh, _)), Lang::ZhCn) => format!("{zh} {}", time(at)),
        (Some((_, en)), Lang::En) => format!("{en} {}", time(at)),
        (None, _) => short_day(lang, date, today),
    }
}

/// A day in a table: 11-20, 2025-11-20; 20 Nov, 20 Nov 2025.
pub fn short_day(lang: Lang, date: Date, today: Date) -> String {
    let same_year = date.year() == today.year();
    match lang {
        Lang::ZhCn if same_year => format!("{:02}-{:02}", date.month(), date.day()),
        Lang::ZhCn => date.to_string(),
        Lang::En if same_year => format!("{} {}", date.day(), month_en(date)),
        Lang::En => format!("{} {} {}", date.day(), month_en(date), date.year()),
    }
}

/// How long ago or ahead, within 24 hours; beyond that the moment itself.
pub fn relative(lang: Lang, at: UtcMs, now: UtcMs) -> String {
    let distance = now.since(at);
    let length = distance.saturating_abs();
    if length >= DAY_MS {
        return moment(lang, at, now);
    }
    if length < MINUTE_MS {
        return pick(lang, "刚刚", "just now").to_owned();
    }
    let (count, zh, en) = if length < HOUR_MS {
        (length / MINUTE_MS, "分钟", "min")
    } else {
        (length / HOUR_MS, "小时", "h")
    };
    match lang {
        Lang::ZhCn => format!("{count} {zh}{}", if distance >= 0 { "前" } else { "后" }),
        Lang::En if distance >= 0 => format!("{count} {en} ago"),
        Lang::En => format!("in {count} {en}"),
    }
}

/// A duration in its two largest units: 1 天 4 小时; 3 小时 20 分钟; 1 day 4 h. Days are 24 hours;
/// for working days see [`working_days`].
pub fn duration(lang: Lang, ms: i64) -> String {
    let ms = ms.saturating_abs();
    let (days, hours, minutes) = (ms / DAY_MS, ms % DAY_MS / HOUR_MS, ms % HOUR_MS / MINUTE_MS);
    let days_text = || match lang {
        Lang::ZhCn => format!("{days} 天"),
        Lang::En if days == 1 => "1 day".to_owned(),
        Lang::En => format!("{days} days"),
    };
    let hours_text = || format!("{hours} {}", pick(lang, "小时", "h"));
    let minutes_text = || format!("{minutes} {}", pick(lang, "分钟", "min"));
    match (days, hours, minutes) {
        (0, 0, 0) => pick(lang, "不到 1 分钟", "less than 1 min").to_owned(),
        (0, 0, _) => minutes_text(),
        (0, _, 0) => hours_text(),
        (0, _, _) => format!("{} {}", hours_text(), minutes_text()),
        (_, 0, _) => days_text(),
        (_, _, _) => format!("{} {}", days_text(), hours_text()),
    }
}

/// A count of working days: 3 个工作日; 1 working day.
pub fn working_days(lang: Lang, days: u32) -> String {
    match lang {
        Lang::ZhCn => format!("{days} 个工作日"),
        Lang::En if days == 1 => "1 working day".to_owned(),
        Lang::En => format!("{days} working days"),
    }
}

/// What is left of a term: 剩 3 个工作日, 剩 5 小时, 超期 2 天; 3 working days left, 2 days overdue.
pub fn rest(lang: Lang, rest: Rest) -> String {
    let left = |amount: String| match lang {
        Lang::ZhCn => format!("剩 {amount}"),
        Lang::En => format!("{amount} left"),
    };
    match rest {
        Rest::WorkingDays(days) => left(working_days(lang, days)),
        Rest::Hours(hours) => left(duration(lang, i64::from(hours) * HOUR_MS)),
        Rest::Minutes(minutes) => left(duration(lang, i64::from(minutes) * MINUTE_MS)),
        Rest::Overdue { by_ms, .. } => match lang {
            Lang::ZhCn => format!("超期 {}", duration(lang, by_ms)),
            Lang::En => format!("{} overdue", duration(lang, by_ms)),
        },
    }
}

/// The moment for machines, as in `<time datetime>`: 2026-11-24T14:32:00+08:00.
pub fn iso(at: UtcMs) -> String {
    let local = at.local();
    let (hour, minute, second) = (local.hour(), local.minute(), local.second());
    format!("{}T{hour:02}:{minute:02}:{second:02}+08:00", local.date())
}

fn month_en(date: Date) -> &'static str {
    MONTHS_EN[usize::from(date.month().unsigned_abs()) - 1]
}

fn pick(lang: Lang, zh: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::ZhCn => zh,
        Lang::En => en,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang::{En, ZhCn};
    use jiff::civil::date;

    fn at(month: i8, day: i8, hour: i8, minute: i8) -> UtcMs {
        UtcMs::from_local(date(2026, month, day), hour, minute)
    }

    #[test]
    fn days_drop_this_year() {
        let today = date(2026, 11, 24);
        assert_eq!(day(ZhCn, today, today), "11月24日 周二");
        assert_eq!(day(ZhCn, date(2025, 11, 24), today), "2025年11月24日 周一");
        assert_eq!(day(En, today, today), "Tue 24 Nov");
        assert_eq!(day(En, date(2025, 11, 24), today), "Mon 24 Nov 2025");
    }

    #[test]
    fn moments_say_everything() {
        assert_eq!(full(ZhCn, at(11, 24, 14, 32)), "2026年11月24日 周二 14:32");
        assert_eq!(full(En, at(11, 24, 14, 32)), "Tue 24 Nov 2026, 14:32");
        assert_eq!(iso(at(11, 24, 4, 2)), "2026-11-24T04:02:00+08:00");
    }

    #[test]
    fn lists_say_what_is_near() {
        let now = at(11, 24, 15, 0);
        assert_eq!(moment(ZhCn, at(11, 24, 14, 32), now), "今天 14:32");
        assert_eq!(moment(ZhCn, at(11, 23, 9, 12), now), "昨天 09:12");
        assert_eq!(moment(ZhCn, at(11, 25, 9, 12), now), "明天 09:12");
        assert_eq!(moment(ZhCn, at(11, 20, 9, 12), now), "11-20");
        assert_eq!(moment(ZhCn, now.plus_days(-365), now), "2025-11-24");
        assert_eq!(moment(En, at(11, 23, 9, 12), now), "Yesterday 09:12");
        assert_eq!(moment(En, at(11, 20, 9, 12), now), "20 Nov");
    }

    #[test]
    fn relative_ends_after_a_day() {
        let now = at(11, 24, 15, 0);
        assert_eq!(relative(ZhCn, now.plus_ms(-59_999), now), "刚刚");
        assert_eq!(relative(ZhCn, now.plus_ms(-5 * MINUTE_MS), now), "5 分钟前");
        assert_eq!(relative(ZhCn, now.plus_ms(3 * HOUR_MS), now), "3 小时后");
        assert_eq!(relative(En, now.plus_ms(-3 * HOUR_MS), now), "3 h ago");
        assert_eq!(relative(En, now.plus_ms(5 * MINUTE_MS), now), "in 5 min");
        assert_eq!(relative(ZhCn, now.plus_days(-1), now), "昨天 15:00");
    }

    #[test]
    fn durations_have_two_units_at_most() {
        assert_eq!(duration(ZhCn, 28 * HOUR_MS + 5 * MINUTE_MS), "1 天 4 小时");
        assert_eq!(duration(ZhCn, 200 * MINUTE_MS), "3 小时 20 分钟");
        assert_eq!(duration(ZhCn, 59_000), "不到 1 分钟");
        assert_eq!(duration(En, 2 * DAY_MS), "2 days");
        assert_eq!(duration(En, 28 * HOUR_MS), "1 day 4 h");
    }

    #[test]
    fn rest_names_its_unit() {
        assert_eq!(rest(ZhCn, Rest::WorkingDays(3)), "剩 3 个工作日");
        assert_eq!(rest(En, Rest::WorkingDays(1)), "1 working day left");
        let overdue = Rest::Overdue {
            by_ms: 2 * DAY_MS,
            working_days: 2,
        };
        assert_eq!(rest(ZhCn, overdue), "超期 2 天");
        assert_eq!(rest(En, overdue), "2 days overdue");
    }
}
