//! What follows from what happened: the only code that changes a [`Model`].

mod bell;
pub(crate) mod course;
mod discretion;
mod edit;
mod find;
mod front;
mod home;
mod left;
pub(crate) mod letters;
mod line;
mod list;
mod mouse;
mod outgoing;
mod overlay;
mod refused;
mod rehearsal;
mod report;
mod undo;
pub(crate) mod world;

use jiff::Timestamp;

use super::action::Action;
use super::effect::Effect;
use super::keyed;
use super::keymap::Key;
use super::letters::Letters;
use super::model::{Model, Screen};
use super::msg::Msg;
use super::overlay::{GroupForm, Overlay, Purpose};
use super::step;

/// Takes one fact in at the time `now` and says what to do in the world.
pub fn update(model: &mut Model, msg: Msg, now: Timestamp) -> Vec<Effect> {
    let then = std::mem::replace(&mut model.now, now);
    let mut effects = Vec::new();
    bell::sound(model, then, &mut effects);
    let before = rehearsal::before(model);
    match msg {
        Msg::KeyPressed(key) => {
            rehearsal::hands_on(model);
            pressed(model, key, &mut effects);
        }
        Msg::TextPasted(text) => {
            model.letters = Letters::default();
            line::pasted(model, &text);
        }
        Msg::Clicked { x, y } => {
            model.letters = Letters::default();
            mouse::clicked(model, x, y, &mut effects);
        }
        Msg::Scrolled { x, y, up } => mouse::scrolled(model, x, y, up, &mut effects),
        Msg::Resized { columns, rows } => model.size = (columns, rows),
        Msg::SecondPassed => {}
        other => world::heard(model, other, &mut effects),
    }
    rehearsal::settled(model, &before, &mut effects);
    step::settled(model, &mut effects);
    report::settled(model, &mut effects);
    left::settled(model);
    discretion::settled(model);
    if let Some(desk) = model.desk_mut() {
        desk.make_ready();
    }
    keep_draft(model, &mut effects);
    effects
}

/// Keeps the half-typed line and the place when either changed.
fn keep_draft(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(desk) = model.desk_mut() else { return };
    let draft = desk.draft();
    if draft != desk.drafted {
        desk.drafted = draft.clone();
        effects.push(Effect::KeepDraft(Box::new(draft)));
    }
}

/// The bracket that goes to the next or the previous step, where it would be the first in an empty line: no point begins so.
fn turns_step(model: &Model, key: Key) -> Option<Action> {
    let desk = model.desk().filter(|desk| model.overlays.is_empty() && desk.line_has_caret && desk.line.is_empty())?;
    key.text().filter(|c| matches!(c, '[' | ']'))?;
    let asked = model.keymap.candidates(&desk.contexts(), false, key);
    asked.into_iter().find(|action| matches!(action, Action::NextStep | Action::PreviousStep))
}

/// A key goes to the field that has the caret if it types something there, else it asks for an action: the
/// innermost that can be done now.
fn pressed(model: &mut Model, key: Key, effects: &mut Vec<Effect>) {
    let focused = model.field_focused();
    if let Some(action) = turns_step(model, key) {
        perform(model, action, effects);
        return;
    }
    if let (true, Some(c)) = (focused, key.text()) {
        model.interrupted = false;
        edit::typed(model, c);
        return;
    }
    if letters::is_one(model, key) {
        letters::pressed(model, key, effects);
        return;
    }
    let ends_word = letters::ends_word(model, key);
    model.letters = Letters::default();
    if ends_word {
        return;
    }
    if !overlay::letter(model, key, effects) {
        dispatch(model, key, effects);
    }
}

/// Performs the innermost action that a key asks for and that can be done now. Returns which.
fn dispatch(model: &mut Model, key: Key, effects: &mut Vec<Effect>) -> Option<Action> {
    let actions = model.keymap.candidates(&model.contexts(), model.field_focused(), key);
    if !actions.contains(&Action::Interrupt) {
        model.interrupted = false;
    }
    actions.into_iter().find(|action| perform(model, *action, effects))
}

/// Performs an action where it can be done. Returns whether it was.
pub(crate) fn perform(model: &mut Model, action: Action, effects: &mut Vec<Effect>) -> bool {
    let done = rehearsal::perform(model, action, effects) || attempt(model, action, effects);
    if done {
        rehearsal::did(model, action);
    }
    done
}

/// Whether an action goes through what lies in front. Covering the room's screens always does. Going on, or to another
/// view, closes what holds nothing of the user's; where a form would be lost it is said instead.
fn through(model: &mut Model, action: Action) -> bool {
    let goes_on = matches!(
        action,
        Action::NextStep | Action::PreviousStep | Action::ToggleMatrix | Action::ToggleOneScreen | Action::Reveal
    );
    if action == Action::ToggleCover || !goes_on || model.desk().is_none() {
        return action == Action::ToggleCover && model.desk().is_some();
    }
    let keeps_nothing = model.overlays.iter().all(|overlay| match overlay {
        Overlay::Help(_) | Overlay::Text(_) | Overlay::Pick(_) | Overlay::Find(_) => true,
        Overlay::Form(form) => matches!(form.purpose, Purpose::Group(GroupForm::People(_))),
        Overlay::Ask(_) => false,
    });
    if keeps_nothing {
        model.overlays.clear();
    } else {
        let leave = keyed::in_front(model, Action::Back);
        model.say_trouble(format!("First answer what lies in front, or leave it with {leave}."));
    }
    keeps_nothing
}

fn attempt(model: &mut Model, action: Action, effects: &mut Vec<Effect>) -> bool {
    if edit::perform(model, action) || overlay::perform(model, action, effects) {
        return true;
    }
    if !model.overlays.is_empty() && !through(model, action) {
        return world::perform(model, action, effects);
    }
    match model.screen {
        Screen::Home(_) => {
            home::perform(model, action, effects) || find::perform(model, action) || world::perform(model, action, effects)
        }
        Screen::Desk(_) => {
            line::perform(model, action, effects)
                || step::perform(model, action, effects)
                || find::perform(model, action)
                || list::perform(model, action, effects)
                || course::perform(model, action, effects)
                || front::perform(model, action, effects)
                || world::perform(model, action, effects)
        }
    }
}
