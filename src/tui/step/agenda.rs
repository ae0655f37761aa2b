//! The agenda as a list to be changed: go to a step, plan its minutes, move it, leave it out.

use crate::tui::action::Action;
use crate::tui::desk::Pane;
use crate::tui::effect::Effect;
use crate::tui::keyed::named;
use crate::tui::model::Model;
use crate::workshop::{Change, Step, StepKind};

/// Performs what can be done to the step under the agenda's cursor.
pub fn perform(model: &mut Model, action: Action, effects: &mut Vec<Effect>) -> bool {
    let Some(desk) = model.desk() else { return false };
    if desk.pane != Pane::Agenda || desk.line_has_caret {
        return false;
    }
    let steps = &desk.workshop().agenda.steps;
    let at = desk.cursors.agenda.min(steps.len().saturating_sub(1));
    let Some(step) = steps.get(at).cloned() else { return false };
    match action {
        Action::GoToStep | Action::Open => go(model, &step, effects),
        Action::LengthenStep => plan(model, &step, step.plan.saturating_add(1), effects),
        Action::ShortenStep => plan(model, &step, step.plan.saturating_sub(1), effects),
        Action::MoveStepUp => shift(model, &step, at.saturating_sub(1), effects),
        Action::MoveStepDown => shift(model, &step, at + 1, effects),
        Action::ToggleStep => {
            let omitted = !step.omitted;
            let back = named(model, Action::ToggleStep);
            let label = if omitted { format!("is left out; {back} puts it back.") } else { "is back in.".to_owned() };
            let change = Change::OmitStep { step: step.key.clone(), omitted };
            model.commit(vec![change], format!("“{}” {label}", step.title), effects);
        }
        _ => return false,
    }
    true
}

fn go(model: &mut Model, step: &Step, effects: &mut Vec<Effect>) {
    if step.omitted {
        let back = named(model, Action::ToggleStep);
        model.say(format!("“{}” is left out: {back} puts it back.", step.title));
    } else {
        crate::tui::update::course::enter(model, step.key.clone(), effects);
    }
}

/// Plans so many minutes; the fewest and the most give way.
fn plan(model: &mut Model, step: &Step, minutes: u16, effects: &mut Vec<Effect>) {
    if step.kind == StepKind::SetUp {
        model.say("Set up has no clock: it takes as long as it takes.");
        return;
    }
    if minutes == 0 {
        let leaves = named(model, Action::ToggleStep);
        model.say(format!("One minute is the least; {leaves} leaves the step out."));
        return;
    }
    let change =
        Change::SetMinutes { step: step.key.clone(), min: step.min.min(minutes), plan: minutes, max: step.max.max(minutes) };
    if model.commit(vec![change], "", effects) {
        let all = model.desk().map_or(0, |desk| desk.workshop().agenda.planned_minutes());
        model.say(format!("“{}”: {minutes} minutes; {all} in all.", step.title));
    }
}

fn shift(model: &mut Model, step: &Step, to: usize, effects: &mut Vec<Effect>) {
    let change = Change::MoveStep { step: step.key.clone(), to };
    let last = model.desk().map_or(0, |desk| desk.workshop().agenda.steps.len().saturating_sub(1));
    if to > last {
        model.say("It is the last step.");
    } else if model.commit(vec![change], format!("“{}” moved.", step.title), effects)
        && let Some(desk) = model.desk_mut()
    {
        desk.cursors.agenda = to;
    }
}
