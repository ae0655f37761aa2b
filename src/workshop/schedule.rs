//! Elastic timing: where the workshop stands against its plan, and what the cheapest cut would lose.
//!
//! Pure: now and the finish-by moment come in as arguments. It must not know how time is drawn.

use jiff::Timestamp;

use super::{Step, StepKey, StepKind, Workshop};

/// The share of a step's time below which the facilitator's timer turns amber.
const AMBER: f64 = 0.20;
/// The share below which it turns red.
const RED: f64 = 0.05;

/// How the facilitator's timer looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tint {
    /// Time enough, or no clock in this step.
    Calm,
    /// At most 20 % left.
    Amber,
    /// At most 5 % left.
    Red,
    /// Counting over.
    Over,
}

/// A cut that would bring the end nearer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// The step.
    pub step: StepKey,
    /// Its title.
    pub title: String,
    /// Whether it is left out; else it is done in its fewest minutes.
    pub whole: bool,
    /// Seconds that it saves.
    pub saves: u32,
    /// What is lost by it.
    pub loses: String,
}

/// Where a workshop stands at one moment. All times are seconds.
#[derive(Debug, Clone, PartialEq)]
pub struct Schedule {
    /// Used so far by all steps but the set-up, pauses left out.
    pub elapsed: u32,
    /// Planned for all steps when the clock first ran (before that: as planned now).
    pub planned: u32,
    /// Projected end minus the finish-by time, or minus the planned end where none is set; negative when early.
    pub behind: i64,
    /// Left of the current step; negative when over; none in a step without a clock and once the workshop is over.
    pub remaining: Option<i64>,
    /// Allotted to the current step: its plan and what was added to it.
    pub allotted: u32,
    /// What share of the current step's time is left, 0 to 1.
    pub share_left: f64,
    /// How the facilitator's timer looks.
    pub tint: Tint,
    /// When late: the cheapest cut there is.
    pub cut: Option<Cut>,
}

impl Schedule {
    /// Whole minutes late, from one minute on; none on time or early.
    #[must_use]
    pub fn minutes_late(&self) -> Option<u32> {
        u32::try_from(self.behind / 60).ok().filter(|&minutes| minutes > 0)
    }
}

/// Where `workshop` stands at `now`; `finish_by` is the moment at which the room must be free, if one is set.
#[must_use]
pub fn schedule(workshop: &Workshop, now: Timestamp, finish_by: Option<Timestamp>) -> Schedule {
    let progress = &workshop.progress;
    let set_up_used: u32 = set_up_seconds(workshop, now);
    let elapsed = progress.total_seconds(now).saturating_sub(set_up_used);
    let planned = progress.planned.unwrap_or_else(|| workshop.agenda.planned_minutes()).saturating_mul(60);
    let to_go = seconds_to_go(workshop, now);
    let behind = match finish_by.filter(|_| !progress.over) {
        Some(finish) => now.as_second().saturating_add(to_go).saturating_sub(finish.as_second()),
        None => i64::from(elapsed) + to_go - i64::from(planned),
    };
    let allotted = workshop.current_step().map_or(0, |step| allotted(workshop, step));
    let remaining = (allotted > 0 && !progress.over).then(|| i64::from(allotted) - i64::from(progress.step_seconds(now)));
    let share_left = remaining.map_or(1.0, |left| share(left, allotted));
    let tint = remaining.map_or(Tint::Calm, |left| tint(left, share_left));
    let late = !progress.over && behind >= 60;
    let cut = if late { cuts(workshop).into_iter().next() } else { None };
    Schedule { elapsed, planned, behind, remaining, allotted, share_left, tint, cut }
}

/// The cuts that are left, cheapest first: among the steps to come, only those that say what cutting them loses.
#[must_use]
pub fn cuts(workshop: &Workshop) -> Vec<Cut> {
    let mut cuts: Vec<(u8, Cut)> =
        to_come(workshop).filter_map(|step| Some((price(step.kind)?, cut_of(workshop, step)?))).collect();
    cuts.sort_by_key(|(price, _)| *price);
    cuts.into_iter().map(|(_, cut)| cut).collect()
}

/// How dear a cut is. Never to be cut: the set-up, the promise, the quiet half minute (the picture), the close.
const fn price(kind: StepKind) -> Option<u8> {
    match kind {
        StepKind::SetUp | StepKind::Promise | StepKind::Picture | StepKind::Close => None,
        StepKind::PutRight => Some(0),
        StepKind::Stand => Some(1),
        StepKind::Reading => Some(2),
        StepKind::Break => Some(3),
        _ => Some(4),
    }
}

/// The reading is shortened (a third square less), other steps are left out.
fn cut_of(workshop: &Workshop, step: &Step) -> Option<Cut> {
    let whole = step.kind != StepKind::Reading;
    let kept = if whole { 0 } else { u32::from(step.min) * 60 };
    let saves = allotted(workshop, step).saturating_sub(kept);
    let loses = step.if_cut.to_string();
    (saves > 0 && !loses.is_empty()).then(|| Cut { step: step.key.clone(), title: step.title.to_string(), whole, saves, loses })
}

/// The steps after the current one that are not left out.
fn to_come(workshop: &Workshop) -> impl Iterator<Item = &Step> {
    let here = workshop.progress.step.as_deref().and_then(|key| workshop.agenda.position(key));
    workshop.agenda.steps.iter().skip(here.map_or(0, |at| at + 1)).filter(|step| !step.omitted)
}

/// The rest of this step's time and the steps to come, in seconds; what a step to come has used already counts.
fn seconds_to_go(workshop: &Workshop, now: Timestamp) -> i64 {
    if workshop.progress.over {
        return 0;
    }
    let used = |step: &Step| workshop.progress.used.get(&step.key).copied().unwrap_or(0);
    let rest =
        workshop.current_step().map_or(0, |step| allotted(workshop, step).saturating_sub(workshop.progress.step_seconds(now)));
    let later: i64 = to_come(workshop).map(|step| i64::from(allotted(workshop, step).saturating_sub(used(step)))).sum();
    i64::from(rest) + later
}

/// Seconds allotted to a step: its plan and what was added to it. None for the set-up.
fn allotted(workshop: &Workshop, step: &Step) -> u32 {
    let extra = workshop.progress.extra.get(&step.key).copied().unwrap_or(0);
    let minutes = i64::from(step.plan) + i64::from(extra);
    if step.kind == StepKind::SetUp { 0 } else { u32::try_from(minutes.saturating_mul(60)).unwrap_or(0) }
}

fn set_up_seconds(workshop: &Workshop, now: Timestamp) -> u32 {
    let progress = &workshop.progress;
    let is_set_up = |key: &str| workshop.agenda.step(key).is_some_and(|step| step.kind == StepKind::SetUp);
    let here = progress.step.as_deref().filter(|key| is_set_up(key));
    let before: u32 = progress.used.iter().filter(|(key, _)| is_set_up(key) && here != Some(key)).map(|(_, s)| *s).sum();
    before.saturating_add(if here.is_some() { progress.step_seconds(now) } else { 0 })
}

fn share(left: i64, allotted: u32) -> f64 {
    let left = u32::try_from(left).unwrap_or(0);
    (f64::from(left) / f64::from(allotted)).clamp(0.0, 1.0)
}

fn tint(left: i64, share_left: f64) -> Tint {
    if left < 0 {
        Tint::Over
    } else if share_left <= RED {
        Tint::Red
    } else if share_left <= AMBER {
        Tint::Amber
    } else {
        Tint::Calm
    }
}
