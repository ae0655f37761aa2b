//! The bell, when the time of a step is over: for those who switched it on.

use jiff::Timestamp;

use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::workshop::schedule::schedule;

/// Sounds if the time of the step ran out between `before` and now.
pub fn sound(model: &Model, before: Timestamp, effects: &mut Vec<Effect>) {
    let Some(desk) = model.desk().filter(|_| model.habits.sound && before < model.now) else { return };
    let left = |at: Timestamp| schedule(desk.workshop(), at, model.finish_by()).remaining;
    if left(before).is_some_and(|left| left > 0) && left(model.now).is_some_and(|left| left <= 0) {
        effects.push(Effect::Bell);
    }
}
