//! The time, real or set for tests: the one place of the program that asks the system for it.

use jiff::Timestamp;

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

    /// The time now, to the whole second: that is what a session file writes down.
    #[must_use]
    pub fn now(self) -> Timestamp {
        let now = self.set.unwrap_or_else(Timestamp::now);
        Timestamp::from_second(now.as_second()).unwrap_or(now)
    }
}
