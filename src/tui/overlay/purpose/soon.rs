//! Days as they are said in a room: `+7`, `fri`, `30 nov`, `30/11`, or written out.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

/// The day that `text` means when it is said on `today`; none for an empty text. A weekday is the next one, a day
/// without a year the next of that date, `+7` seven days from today.
///
/// # Errors
/// A sentence with examples.
pub fn day_said(text: &str, today: Date) -> Result<Option<Date>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let word = text.to_lowercase();
    let day = near(&word, today)
        .or_else(|| in_days(&word, today))
        .or_else(|| word.parse().ok())
        .or_else(|| on_weekday(&word, today))
        .or_else(|| of_month(&word, today))
        .or_else(|| of_year(&word))
        .or_else(|| in_words(&word));
    day.map(Some).ok_or_else(|| format!("“{text}” is not a day: type tomorrow, +7, fri, 30 nov or 2027-02-01."))
}

fn near(word: &str, today: Date) -> Option<Date> {
    match word {
        "today" => Some(today),
        "tomorrow" => today.tomorrow().ok(),
        _ => None,
    }
}

fn in_days(word: &str, today: Date) -> Option<Date> {
    let days: i64 = word.strip_prefix('+')?.trim().parse().ok().filter(|days| (0..=3660).contains(days))?;
    today.checked_add(Span::new().days(days)).ok()
}

fn on_weekday(word: &str, today: Date) -> Option<Date> {
    let named = |name: &str| word.len() >= 3 && name.starts_with(word);
    let (_, weekday) = WEEKDAYS.into_iter().find(|(name, _)| named(name))?;
    today.nth_weekday(1, weekday).ok()
}

fn of_month(word: &str, today: Date) -> Option<Date> {
    let (day, month) = word.split_once([' ', '/', '.'])?;
    let month = month.trim().trim_end_matches('.');
    let named = |name: &&str| month.len() >= 3 && name.starts_with(month);
    let month: i8 = match MONTHS.iter().position(named) {
        Some(at) => i8::try_from(at + 1).ok()?,
        None => month.parse().ok()?,
    };
    let this_year = Date::new(today.year(), month, day.trim().parse().ok()?).ok()?;
    if this_year < today { this_year.checked_add(1.year()).ok() } else { Some(this_year) }
}

/// Day, month and year in figures, in the British order: `30/01/2027`, `30.1.2027`.
fn of_year(word: &str) -> Option<Date> {
    let mut parts = word.split(['/', '.']).map(str::trim);
    let (day, month, year) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?);
    let in_full = year.len() == 4 && parts.next().is_none();
    Date::new(year.parse().ok().filter(|_| in_full)?, month, day).ok()
}

/// Day, month by its name and year: `12 dec 2026`.
fn in_words(word: &str) -> Option<Date> {
    let mut parts = word.split_whitespace().map(|part| part.trim_end_matches(['.', ',']));
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next().filter(|year| year.len() == 4)?);
    let at = MONTHS.iter().position(|name| month.len() >= 3 && name.starts_with(month))?;
    let end = parts.next().is_none();
    Date::new(year.parse().ok().filter(|_| end)?, i8::try_from(at + 1).ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Option<String> {
        // A Monday.
        day_said(text, jiff::civil::date(2026, 11, 23)).unwrap().map(|day| day.to_string())
    }

    #[test]
    fn days_as_they_are_said() {
        let to = |text: &str| said(text).unwrap();
        assert_eq!(to("+7"), "2026-11-30");
        assert_eq!(to("+0"), "2026-11-23");
        assert_eq!([to("today"), to("Tomorrow")], ["2026-11-23", "2026-11-24"]);
        assert_eq!(to("fri"), "2026-11-27");
        assert_eq!(to("Monday"), "2026-11-30");
        assert_eq!(to("30 nov"), "2026-11-30");
        assert_eq!(to("30/11"), "2026-11-30");
        assert_eq!(to("5.1."), "2027-01-05");
        assert_eq!(to("2027-02-01"), "2027-02-01");
        assert_eq!([to("30.1."), to("30/01"), to("30.1")], ["2027-01-30"; 3]);
        assert_eq!([to("30/01/2027"), to("30.1.2027")], ["2027-01-30"; 2]);
        assert_eq!([to("30 Jan 2027"), to("30. january 2027")], ["2027-01-30"; 2]);
        assert_eq!(said("  "), None);
    }

    #[test]
    fn what_is_no_day_says_what_is() {
        for text in ["soon", "next friday", "+x", "31 feb", "fr", "99999", "30/13", "30/1/27"] {
            let why = day_said(text, jiff::civil::date(2026, 11, 23)).unwrap_err();
            assert!(why.starts_with(&format!("“{text}” is not a day: type tomorrow, +7, fri")), "{why}");
        }
    }
}
