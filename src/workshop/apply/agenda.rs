//! Changes of the session's own agenda and of its notes.

use std::collections::BTreeSet;

use super::Inverse;
use crate::workshop::{Agenda, Change, Refusal, Step, StepKind, Workshop};

impl Workshop {
    pub(super) fn apply_agenda(&mut self, change: &Change) -> Result<Inverse, Refusal> {
        match change {
            Change::SetAgenda { agenda } => self.set_agenda(agenda),
            Change::SetMinutes { step, min, plan, max } => {
                if min > plan || plan > max {
                    return Err(Refusal::Minutes(*min, *plan, *max));
                }
                let found = self.step_mut(step)?;
                let old = Change::SetMinutes { step: step.clone(), min: found.min, plan: found.plan, max: found.max };
                (found.min, found.plan, found.max) = (*min, *plan, *max);
                Ok(vec![old])
            }
            Change::MoveStep { step, to } => {
                let at = self.agenda.position(step).ok_or_else(|| Refusal::NoStep(step.clone()))?;
                if at == 0 || *to == 0 || *to >= self.agenda.steps.len() {
                    return Err(Refusal::SetUpStays);
                }
                let moved = self.agenda.steps.remove(at);
                self.agenda.steps.insert(*to, moved);
                Ok(vec![Change::MoveStep { step: step.clone(), to: at }])
            }
            Change::OmitStep { step, omitted } => {
                // Also the step that the room is in: an undo must not be stopped by where the room has gone since.
                let found = self.step_mut(step)?;
                if found.kind == StepKind::SetUp {
                    return Err(Refusal::SetUpStays);
                }
                let was = std::mem::replace(&mut found.omitted, *omitted);
                Ok(vec![Change::OmitStep { step: step.clone(), omitted: was }])
            }
            Change::NoteStep { step, text } => {
                self.step_mut(step)?;
                let old = if text.is_empty() { self.notes.remove(step) } else { self.notes.insert(step.clone(), text.clone()) };
                Ok(vec![Change::NoteStep { step: step.clone(), text: old.unwrap_or_default() }])
            }
            _ => Ok(Vec::new()),
        }
    }

    fn set_agenda(&mut self, agenda: &Agenda) -> Result<Inverse, Refusal> {
        if !agenda.steps.is_empty() {
            check_agenda(&agenda.steps)?;
        }
        if let Some(step) = self.current_step()
            && agenda.position(&step.key).is_none()
            && self.progress.entered.len() > 1
        {
            return Err(Refusal::StepInUse(step.title.to_string()));
        }
        let old = std::mem::replace(&mut self.agenda, agenda.clone());
        if self.progress.entered.len() <= 1 {
            self.progress.step = self.agenda.steps.first().map(|step| step.key.clone());
            self.progress.entered = self.progress.step.iter().cloned().collect();
        }
        Ok(vec![Change::SetAgenda { agenda: old }])
    }

    fn step_mut(&mut self, key: &str) -> Result<&mut Step, Refusal> {
        self.agenda.steps.iter_mut().find(|step| step.key == key).ok_or_else(|| Refusal::NoStep(key.to_owned()))
    }
}

fn check_agenda(steps: &[Step]) -> Result<(), Refusal> {
    if steps.first().is_none_or(|step| step.kind != StepKind::SetUp || step.omitted) {
        return Err(Refusal::Agenda("the first step is not a set-up".to_owned()));
    }
    let mut keys = BTreeSet::new();
    for step in steps {
        if step.key.is_empty() || !keys.insert(&step.key) {
            return Err(Refusal::Agenda(format!("the key “{}” is empty or used twice", step.key)));
        }
        if step.min > step.plan || step.plan > step.max {
            return Err(Refusal::Minutes(step.min, step.plan, step.max));
        }
    }
    Ok(())
}
