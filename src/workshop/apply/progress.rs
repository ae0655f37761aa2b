//! Changes of progress: the step, its timer, reveals. They have no inverse, for time does not go back.

use jiff::Timestamp;

use super::Inverse;
use crate::workshop::{Change, Hides, Progress, Refusal, Seen, StepKind, Workshop};

impl Workshop {
    pub(super) fn apply_progress(&mut self, change: &Change) -> Result<Inverse, Refusal> {
        match change {
            Change::EnterStep { step, at, used } => self.enter_step(step, *at, *used)?,
            Change::PauseTimer { used, .. } => {
                self.stop_timer(*used);
            }
            Change::ResumeTimer { at, used } => {
                self.stop_timer(*used);
                self.progress.running_since = Some(*at);
                self.progress.ended = None;
                self.progress.over = false;
            }
            Change::ExtendStep { minutes, at, used } => {
                let running = self.progress.running_since.is_some();
                self.stop_timer(*used);
                self.progress.running_since = running.then_some(*at);
                if let Some(step) = self.progress.step.clone() {
                    let extra = self.progress.extra.entry(step).or_default();
                    *extra = extra.saturating_add(*minutes);
                }
            }
            Change::Reveal { .. } => self.reveal(),
            Change::EndWorkshop { at, used } => {
                self.stop_timer(*used);
                self.progress.ended = Some(*at);
                self.progress.over = true;
            }
            Change::Struck { .. } => self.strikes += 1,
            _ => {}
        }
        Ok(Inverse::new())
    }

    /// The timer stands still with the current step's seconds used.
    fn stop_timer(&mut self, used: u32) {
        self.progress.running_since = None;
        if let Some(step) = self.progress.step.clone() {
            self.progress.used.insert(step, used);
        }
    }

    fn enter_step(&mut self, key: &str, at: Timestamp, used: u32) -> Result<(), Refusal> {
        let step = self.agenda.step(key).ok_or_else(|| Refusal::NoStep(key.to_owned()))?;
        let (kind, hides) = (step.kind, step.hides.clone());
        self.stop_timer(used);
        if kind == StepKind::SetUp && !self.has_begun() {
            let extra = std::mem::take(&mut self.progress.extra);
            self.progress = Progress { extra, ..Progress::default() };
        }
        self.progress.step = Some(key.to_owned());
        self.progress.entered.insert(key.to_owned());
        self.progress.ended = None;
        if kind != StepKind::SetUp && !self.progress.over {
            self.progress.running_since = Some(at);
            self.progress.started.get_or_insert(at);
            self.progress.planned.get_or_insert(self.agenda.planned_minutes());
        }
        if !self.revealed_at_or_after(key) {
            self.veil.hidden.extend(hides);
        }
        Ok(())
    }

    /// Whether the room was in any step but Set up and the close, or the workshop was over. Who finishes by mistake before it
    /// begins, and goes back, has its clock begin with the first step.
    fn has_begun(&self) -> bool {
        let outside =
            |key: &String| self.agenda.step(key).is_none_or(|step| !matches!(step.kind, StepKind::SetUp | StepKind::Close));
        self.progress.over || self.progress.ended.is_some() || self.progress.entered.iter().any(outside)
    }

    /// Whether a reveal was made in the step or in one that stands later in the agenda.
    fn revealed_at_or_after(&self, key: &str) -> bool {
        let here = self.agenda.position(key);
        self.veil.reveals.iter().any(|step| self.agenda.position(step) >= here)
    }

    fn reveal(&mut self) {
        self.veil.hidden.clear();
        self.veil.reveals.extend(self.progress.step.clone());
        self.veil.seen =
            self.factors().map(|factor| (factor.id, Seen { factor: factor.clone(), dots: self.dots(factor.id) })).collect();
    }

    /// Whether the room was in this step and is past it. One that was entered on the way back from a later step still
    /// lies ahead.
    #[must_use]
    pub fn is_past(&self, key: &str) -> bool {
        let here = self.progress.step.as_deref().and_then(|here| self.agenda.position(here));
        self.progress.entered.contains(key) && self.agenda.position(key) < here
    }

    /// Whether the room may not see this kind now.
    #[must_use]
    pub fn hides(&self, kind: Hides) -> bool {
        self.veil.hidden.contains(&kind)
    }
}
