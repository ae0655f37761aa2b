//! The time, real or set for tests: the one place of the program that asks the system for it.

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// Where times and dates come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    set: Option<Timestamp>,
}

impl Clock {
    /// The real clock, or one that stands still at `set`.
    #[must_use]
    pub const fn new(set: Option<Timestamp>) -> Self {
        Self { set }
    }

    /// The time now.
    #[must_use]
    pub fn now(self) -> Timestamp {
        self.set.unwrap_or_else(Timestamp::now)
    }

    /// The time now on the clock on the wall here.
    #[must_use]
    pub fn here(self) -> Zoned {
        self.now().to_zoned(TimeZone::system())
    }
}
