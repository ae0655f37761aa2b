//! What can be done in the steps and to what lies in the panes: one file for each kind of thing.

use super::action::Action;
use super::effect::Effect;
use super::model::Model;

mod agenda;
pub(crate) mod card;
pub mod dots;
mod groups;
mod headings;
pub mod held;
pub mod matrix;
pub mod outcome;
mod pairs;
mod parked;
mod points;
pub mod reading;
pub mod said;
mod standing;

pub use card::is_scored;
pub use groups::presence_words;

/// Performs an action on what is under the cursor. Returns whether it could be done here.
pub fn perform(model: &mut Model, action: Action, effects: &mut Vec<Effect>) -> bool {
    if model.desk().is_none() {
        return false;
    }
    // First what belongs to one step alone: it takes keys over that mean something else in the others.
    outcome::perform(model, action, effects)
        || standing::perform(model, action, effects)
        || agenda::perform(model, action, effects)
        || groups::perform(model, action, effects)
        || held::perform(model, action)
        || points::perform(model, action, effects)
        || pairs::perform(model, action, effects)
        || headings::perform(model, action, effects)
        || card::perform(model, action, effects)
        || reading::perform(model, action, effects)
        || matrix::perform(model, action, effects)
        || dots::perform(model, action, effects)
        || parked::perform(model, action, effects)
}

/// A step was entered: what it needs is made ready.
pub fn entered(model: &mut Model, effects: &mut Vec<Effect>) {
    groups::entered(model);
    dots::entered(model, effects);
    reading::entered(model, effects);
}

/// After anything that happened: what the room screens show side by side follows the cursor.
pub fn settled(model: &mut Model, effects: &mut Vec<Effect>) {
    pairs::settled(model, effects);
}
