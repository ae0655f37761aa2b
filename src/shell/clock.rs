//! The time, real or set for tests: the one place of the program that asks the system for it.

use std::time::Duration;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// Where times and dates come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    set: Option<Timestamp>,
    fast: Option<Fast>,
}

/// A clock that runs faster than time: a rehearsal's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Fast {
    /// When it was started, in real time.
    from: Timestamp,
    /// What it showed then.
    showed: Timestamp,
    /// Minutes that pass on it ...
    minutes: u32,
    /// ... in so many real ones, at least 1.
    real: u32,
}

impl Clock {
    /// The real clock, or one that stands still at `set`.
    #[must_use]
    pub const fn new(set: Option<Timestamp>) -> Self {
        Self { set, fast: None }
    }

    /// This clock, from now on so fast that `minutes` pass in `real` ones. It is put back by the difference, so that it
    /// shows the true time when those minutes are over.
    #[must_use]
    pub fn hurried(self, minutes: u32, real: u32) -> Self {
        let from = self.truly();
        let back = SignedDuration::from_mins(i64::from(minutes) - i64::from(real));
        let showed = from.checked_sub(back).unwrap_or(from);
        Self { fast: Some(Fast { from, showed, minutes, real: real.max(1) }), ..self }
    }

    /// This clock as fast as time.
    #[must_use]
    pub fn unhurried(self) -> Self {
        Self { fast: None, ..self }
    }

    fn truly(self) -> Timestamp {
        self.set.unwrap_or_else(Timestamp::now)
    }

    /// The time now, to the whole second: that is what a session file writes down.
    #[must_use]
    pub fn now(self) -> Timestamp {
        let now = self.fast.map_or(self.truly(), |fast| fast.shows(self.truly()));
        Timestamp::from_second(now.as_second()).unwrap_or(now)
    }

    /// How long it is until the next whole second of the real clock, whatever this one shows: at least a millisecond, at
    /// most a second.
    #[must_use]
    pub fn until_next_second(self) -> Duration {
        until_whole(Timestamp::now())
    }
}

/// Where the system's zone is told, and what stands before its name there.
const LOCAL: (&str, &str) = ("/etc/localtime", "zoneinfo/");

/// The zone of people's clocks: the system's.
///
/// The library reads the names of all zones there are before it takes one; the file that the system points to is enough.
#[must_use]
pub fn zone() -> TimeZone {
    let told = if std::env::var_os("TZ").is_none() { pointed_to(LOCAL.0) } else { None };
    told.unwrap_or_else(TimeZone::system)
}

/// The zone that a link into the system's zones points to; none if it is no such link.
fn pointed_to(link: &str) -> Option<TimeZone> {
    let target = std::fs::read_link(link).ok()?;
    let (_, name) = target.to_str()?.rsplit_once(LOCAL.1)?;
    TimeZone::tzif(name, &std::fs::read(link).ok()?).ok()
}

fn until_whole(now: Timestamp) -> Duration {
    let passed = u64::try_from(now.subsec_nanosecond()).unwrap_or(0);
    Duration::from_nanos(1_000_000_000_u64.saturating_sub(passed).max(1_000_000))
}

impl Fast {
    fn shows(self, now: Timestamp) -> Timestamp {
        let passed = now.duration_since(self.from).as_millis();
        let passed = passed.saturating_mul(i128::from(self.minutes)) / i128::from(self.real);
        let passed = SignedDuration::from_millis(i64::try_from(passed).unwrap_or(i64::MAX));
        self.showed.checked_add(passed).unwrap_or(self.showed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_screen_wakes_on_the_whole_second() {
        let from = |second: &str| until_whole(format!("2026-11-23T09:00:{second}Z").parse().unwrap());
        assert_eq!(from("07"), Duration::from_secs(1));
        assert_eq!(from("07.25"), Duration::from_millis(750));
        assert_eq!(from("07.9999999"), Duration::from_millis(1));
    }

    #[test]
    #[cfg(unix)]
    fn a_zone_read_from_its_file_is_the_zone_of_that_name() {
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("localtime");
        let file = "/usr/share/zoneinfo/Europe/Berlin";
        if !std::path::Path::new(file).exists() {
            return;
        }
        std::os::unix::fs::symlink(file, &link).unwrap();
        let found = pointed_to(link.to_str().unwrap()).unwrap();
        assert_eq!(found.iana_name(), Some("Europe/Berlin"));
        let at: Timestamp = "2026-07-01T09:00:00Z".parse().unwrap();
        assert_eq!(found.to_offset(at), TimeZone::get("Europe/Berlin").unwrap().to_offset(at));
        assert!(pointed_to(file).is_none(), "no link, no name");
    }

    #[test]
    fn a_hurried_clock_shows_the_true_time_when_its_minutes_are_over() {
        let start: Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
        let clock = Clock::new(Some(start)).hurried(90, 9);
        let shows = |minutes: i64| {
            let now = Clock { set: Some(start + SignedDuration::from_mins(minutes)), ..clock };
            now.now().to_string()
        };
        assert_eq!(shows(0), "2026-11-23T07:39:00Z");
        assert_eq!(shows(1), "2026-11-23T07:49:00Z");
        assert_eq!(shows(9), "2026-11-23T09:09:00Z");
        assert_eq!(clock.unhurried().now(), start);
    }
}
