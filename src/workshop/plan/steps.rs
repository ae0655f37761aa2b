//! Going from step to step, and the timer. Seconds used are taken from the workshop's progress at `now`.

use jiff::Timestamp;

use crate::workshop::schedule::Cut;
use crate::workshop::{Change, Step, StepKind, Workshop};

/// Seconds away up to which the clock is taken to have run on: 4 hours.
pub const TIME_AWAY_COUNTS: i64 = 4 * 60 * 60;

/// Goes to a step.
#[must_use]
pub fn enter(workshop: &Workshop, step: &str, now: Timestamp) -> Vec<Change> {
    vec![Change::EnterStep { step: step.to_owned(), at: now, used: used(workshop, now) }]
}

/// Goes to the next step that is not left out; none at the end, or before there is an agenda.
#[must_use]
pub fn next(workshop: &Workshop, now: Timestamp) -> Option<Vec<Change>> {
    let step = workshop.agenda.next(workshop.progress.step.as_deref()?)?;
    Some(enter(workshop, &step.key, now))
}

/// Goes back to the step before that is not left out; none at the beginning.
#[must_use]
pub fn previous(workshop: &Workshop, now: Timestamp) -> Option<Vec<Change>> {
    let step = workshop.agenda.previous(workshop.progress.step.as_deref()?)?;
    Some(enter(workshop, &step.key, now))
}

/// *Finish now*: goes to the close (the last step where there is none). What was not reached is what was never
/// entered. None if the room is there already.
#[must_use]
pub fn finish_now(workshop: &Workshop, now: Timestamp) -> Option<Vec<Change>> {
    let close = workshop.agenda.kept().rev().find(|step| step.kind == StepKind::Close);
    let close: &Step = close.or_else(|| workshop.agenda.kept().next_back())?;
    (workshop.progress.step.as_ref() != Some(&close.key)).then(|| enter(workshop, &close.key, now))
}

/// Stops the timer.
#[must_use]
pub fn pause(workshop: &Workshop, now: Timestamp) -> Vec<Change> {
    vec![Change::PauseTimer { at: now, used: used(workshop, now) }]
}

/// Lets the timer run on.
#[must_use]
pub fn resume(workshop: &Workshop, now: Timestamp) -> Vec<Change> {
    vec![Change::ResumeTimer { at: now, used: used(workshop, now) }]
}

/// Gives the current step more minutes, or fewer.
#[must_use]
pub fn extend(workshop: &Workshop, minutes: i32, now: Timestamp) -> Vec<Change> {
    vec![Change::ExtendStep { minutes, at: now, used: used(workshop, now) }]
}

/// Ends the workshop.
#[must_use]
pub fn end(workshop: &Workshop, now: Timestamp) -> Vec<Change> {
    vec![Change::EndWorkshop { at: now, used: used(workshop, now) }]
}

/// Makes a cut that the schedule proposed.
#[must_use]
pub fn cut(workshop: &Workshop, cut: &Cut) -> Vec<Change> {
    let Some(step) = workshop.agenda.step(&cut.step) else { return Vec::new() };
    if cut.whole {
        return vec![Change::OmitStep { step: step.key.clone(), omitted: true }];
    }
    vec![Change::SetMinutes { step: step.key.clone(), min: step.min, plan: step.min, max: step.max }]
}

/// What opening a session again finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reopening {
    /// The timer stood still.
    Still,
    /// Up to 4 hours away: the seconds counted; [`take_off`] is offered.
    Counted {
        /// Whole seconds away.
        seconds: u32,
    },
    /// Away for longer: the timer must be paused as it stood at the last commit.
    Paused {
        /// Seconds that the step had used at the last commit, for the pause.
        used: u32,
        /// Whole seconds away.
        seconds: u32,
    },
}

impl Reopening {
    /// What must be committed on opening: a pause, or nothing.
    #[must_use]
    pub fn changes(&self, now: Timestamp) -> Vec<Change> {
        match self {
            Self::Paused { used, .. } => vec![Change::PauseTimer { at: now, used: *used }],
            Self::Still | Self::Counted { .. } => Vec::new(),
        }
    }
}

/// What opening a session whose last commit was made at `last` means for its timer. A clock that went back is no time.
#[must_use]
pub fn reopen(workshop: &Workshop, last: Timestamp, now: Timestamp) -> Reopening {
    let away = now.as_second().saturating_sub(last.as_second()).max(0);
    let seconds = u32::try_from(away).unwrap_or(u32::MAX);
    if workshop.progress.running_since.is_none() || seconds == 0 {
        Reopening::Still
    } else if away <= TIME_AWAY_COUNTS {
        Reopening::Counted { seconds }
    } else {
        Reopening::Paused { used: used(workshop, last), seconds }
    }
}

/// Takes time away off the current step, which runs on.
#[must_use]
pub fn take_off(workshop: &Workshop, seconds: u32, now: Timestamp) -> Vec<Change> {
    vec![Change::ResumeTimer { at: now, used: used(workshop, now).saturating_sub(seconds) }]
}

fn used(workshop: &Workshop, now: Timestamp) -> u32 {
    workshop.progress.step_seconds(now)
}
