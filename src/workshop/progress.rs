//! How far the workshop has come: the step, its timer, what was revealed. Nothing here is undone: time does not go back.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::{Factor, FactorId, Hides, StepKey};

/// The step the room is in and the time it has used.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    /// The step the room is in; none before an agenda is set.
    pub step: Option<StepKey>,
    /// When the timer last began to run; none while it stands still.
    pub running_since: Option<Timestamp>,
    /// Whole seconds each step had used when its timer last stood still or began to run.
    pub used: BTreeMap<StepKey, u32>,
    /// Minutes added to a step's plan.
    pub extra: BTreeMap<StepKey, i32>,
    /// When the clock of the workshop first ran.
    pub started: Option<Timestamp>,
    /// Minutes planned for all steps when the clock first ran: what the workshop is measured against, so that a
    /// step left out later is time won.
    pub planned: Option<u32>,
    /// When the workshop ended; none if it has not.
    pub ended: Option<Timestamp>,
    /// Whether it ended and its clock was not set running since: going through its steps again does not start it.
    pub over: bool,
    /// Every step ever entered.
    pub entered: BTreeSet<StepKey>,
}

impl Progress {
    /// Whole seconds that the current step has used at `now`. A clock that went back counts as 0.
    #[must_use]
    pub fn step_seconds(&self, now: Timestamp) -> u32 {
        let Some(step) = &self.step else { return 0 };
        self.used.get(step).copied().unwrap_or(0).saturating_add(self.running_seconds(now))
    }

    /// Whole seconds that all steps have used at `now`, pauses left out.
    #[must_use]
    pub fn total_seconds(&self, now: Timestamp) -> u32 {
        self.used.values().fold(self.running_seconds(now), |sum, seconds| sum.saturating_add(*seconds))
    }

    fn running_seconds(&self, now: Timestamp) -> u32 {
        self.running_since.map_or(0, |since| u32::try_from(now.as_second().saturating_sub(since.as_second())).unwrap_or(0))
    }
}

/// What the room may see of scores and dots.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Veil {
    /// Kinds hidden now.
    pub hidden: BTreeSet<Hides>,
    /// The steps in which a reveal was made, in order.
    pub reveals: Vec<StepKey>,
    /// Every live factor as it stood at the last reveal.
    pub seen: BTreeMap<FactorId, Seen>,
}

/// A factor as it stood at the last reveal.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// The factor.
    pub factor: Factor,
    /// Its dots.
    pub dots: u32,
}
