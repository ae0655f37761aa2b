//! Dates and times as they are said.

use jiff::civil::{Date, Time, Weekday};

use super::Words;

impl Words {
    /// `Monday 23 November`.
    #[must_use]
    pub fn day(&self, date: Date) -> String {
        self.dates.day(self.weekday(date), date.day().to_string(), self.month(date))
    }

    /// `Mon 23 November`.
    #[must_use]
    pub fn short_day(&self, date: Date) -> String {
        self.dates.short_day(self.short_weekday(date), date.day().to_string(), self.month(date))
    }

    /// `23 November 2026`.
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        self.dates.date(date.day().to_string(), self.month(date), date.year().to_string())
    }

    /// `08:15`.
    #[must_use]
    pub fn time(&self, time: Time) -> String {
        self.dates.time(format!("{:02}", time.hour()), format!("{:02}", time.minute()))
    }

    /// The time left as a room reads it: `4:05`. It never counts over.
    #[must_use]
    pub fn time_left(&self, seconds: i64) -> String {
        if seconds <= 0 {
            self.room.time_is_over().to_owned()
        } else {
            self.dates.left((seconds / 60).to_string(), format!("{:02}", seconds % 60))
        }
    }

    fn weekday(&self, date: Date) -> &str {
        match date.weekday() {
            Weekday::Monday => self.dates.monday(),
            Weekday::Tuesday => self.dates.tuesday(),
            Weekday::Wednesday => self.dates.wednesday(),
            Weekday::Thursday => self.dates.thursday(),
            Weekday::Friday => self.dates.friday(),
            Weekday::Saturday => self.dates.saturday(),
            Weekday::Sunday => self.dates.sunday(),
        }
    }

    fn short_weekday(&self, date: Date) -> &str {
        match date.weekday() {
            Weekday::Monday => self.dates.mon(),
            Weekday::Tuesday => self.dates.tue(),
            Weekday::Wednesday => self.dates.wed(),
            Weekday::Thursday => self.dates.thu(),
            Weekday::Friday => self.dates.fri(),
            Weekday::Saturday => self.dates.sat(),
            Weekday::Sunday => self.dates.sun(),
        }
    }

    fn month(&self, date: Date) -> &str {
        match date.month() {
            1 => self.dates.january(),
            2 => self.dates.february(),
            3 => self.dates.march(),
            4 => self.dates.april(),
            5 => self.dates.may(),
            6 => self.dates.june(),
            7 => self.dates.july(),
            8 => self.dates.august(),
            9 => self.dates.september(),
            10 => self.dates.october(),
            11 => self.dates.november(),
            _ => self.dates.december(),
        }
    }
}
