//! A point that most likely names somebody. Enter takes it, as it takes all text: whether it is a name only people know. What to
//! do if it is one is said at once.

use crate::capture::{self, Entry};
use crate::tui::action::Action;
use crate::tui::keyed::named;
use crate::tui::model::Model;

/// What to say of a point that most likely names a person; none of any other.
pub fn asked(model: &Model, entry: &Entry) -> Option<String> {
    let Entry::Point { text, group, .. } = entry else { return None };
    // Of a group that is held not even that is said where the room reads along.
    if model.desk().is_some_and(|desk| desk.room_looks() && desk.kept().is_held(*group)) {
        return None;
    }
    let (undo, strike) = (named(model, Action::Undo), named(model, Action::Strike));
    capture::names_somebody(text).then(|| format!("Does it name a person? {undo} takes it back, {strike} strikes it for good."))
}
