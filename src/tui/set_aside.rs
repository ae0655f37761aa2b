//! What is said when the program is set aside: whoever pressed the key for undo, as elsewhere, stands in the shell.

use super::action::Action;
use super::keyed::named;
use super::keymap::{Context, first_label};
use super::model::Model;
use super::{Desk, Saved};

/// What stands on the shell's screen while the program waits: what became of the work, how to come back, what undoes.
#[must_use]
pub fn words(model: &Model) -> [String; 2] {
    let kept = model.desk().map_or("everything is saved".to_owned(), kept);
    [format!("Tandem waits; {kept}. To come back type fg and press Enter."), undoes(model)]
}

/// Why it is not set aside where nobody could bring it back.
#[must_use]
pub fn stays(model: &Model) -> String {
    format!("Tandem stays: no shell here could bring it back. {}", undoes(model))
}

fn kept(desk: &Desk) -> String {
    match &desk.saved {
        _ if desk.rehearsal.is_some() => "a rehearsal is not saved".to_owned(),
        Saved::Not { entries: 1, .. } => "1 entry is not saved yet".to_owned(),
        Saved::Not { entries: entries @ 2.., .. } => format!("{entries} entries are not saved yet"),
        Saved::UpTo(_) if desk.waits_for_disk() => "the last entry is not saved yet".to_owned(),
        Saved::Not { entries: 0, .. } | Saved::UpTo(_) => "everything is saved".to_owned(),
    }
}

/// Which keys undo, of the table in force: letters, and what works while something is typed.
fn undoes(model: &Model) -> String {
    let free = first_label(&model.keymap.keys_for(Action::Undo, &[Context::Free, Context::Anywhere], false));
    let typing = first_label(&model.keymap.keys_for(Action::Undo, &[Context::Anywhere], true));
    match (free.is_empty(), typing.is_empty()) {
        (true, true) => format!("To undo look for {} in the help.", named(model, Action::Undo)),
        (false, false) if free != typing => format!("Undo is {free}; while you type {typing}."),
        (true, false) => format!("Undo is {typing}."),
        (false, _) => format!("Undo is {free}."),
    }
}
