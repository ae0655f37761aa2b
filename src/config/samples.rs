//! The sample sessions, embedded: illustrative, invented. Opening one works on a copy.
//!
//! They are made by `cargo run --example samples`; a test asserts that what is committed is what that makes.

/// A sample session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// The name it is opened by.
    pub name: &'static str,
    /// One sentence about it.
    pub about: &'static str,
    /// The session file.
    pub text: &'static str,
}

/// All samples, the whole workshop first.
pub const SAMPLES: [Sample; 3] = [
    Sample {
        name: "morning-briefing",
        about: "A whole workshop about a daily ward briefing, from the set-up to the report (illustrative, invented).",
        text: include_str!("../../sessions/morning-briefing.ron"),
    },
    Sample {
        name: "discharge-huddle",
        about: "A workshop that stopped in the middle, while the slips were coming in (illustrative, invented).",
        text: include_str!("../../sessions/discharge-huddle.ron"),
    },
    Sample {
        name: "tiny",
        about: "Three groups and seven points (illustrative, invented).",
        text: include_str!("../../sessions/tiny.ron"),
    },
];

/// The sample with this name.
#[must_use]
pub fn sample(name: &str) -> Option<&'static Sample> {
    SAMPLES.iter().find(|sample| sample.name == name)
}
