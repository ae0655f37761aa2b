//! Typing in whichever field has the caret.

use crate::tui::action::Action;
use crate::tui::desk::Desk;
use crate::tui::keyed::named;
use crate::tui::model::{Model, Screen};
use crate::tui::overlay::Overlay;
use crate::widget::field::{Edit, Field};

/// The field that has the caret.
pub fn focused_field(model: &mut Model) -> Option<&mut Field> {
    if let Some(overlay) = model.overlays.last_mut() {
        return match overlay {
            Overlay::Form(form) => form.input_mut().filter(|input| input.choices.is_empty()).map(|input| &mut input.field),
            Overlay::Pick(picker) => Some(&mut picker.field),
            Overlay::Find(finder) => Some(&mut finder.field),
            Overlay::Help(reader) if reader.searching => Some(&mut reader.search),
            _ => None,
        };
    }
    match &mut model.screen {
        Screen::Desk(desk) if desk.line_has_caret => Some(&mut desk.line),
        _ => None,
    }
}

/// A character was typed.
pub fn typed(model: &mut Model, c: char) {
    apply(model, &Edit::Insert(c));
}

/// Applies `edit` to the field with the caret. Returns whether anything changed.
pub fn apply(model: &mut Model, edit: &Edit) -> bool {
    let in_line = model.overlays.is_empty();
    let Some(field) = focused_field(model) else { return false };
    let before = field.text().len();
    let changed = field.apply(edit);
    let text_changed =
        changed && (field.text().len() != before || !matches!(edit, Edit::Left | Edit::Right | Edit::Home | Edit::End));
    if text_changed {
        touched(model, in_line);
    }
    changed
}

/// After the text of a field changed: the line's draft is kept, a narrowed list begins at its top, a form's error goes.
pub(super) fn touched(model: &mut Model, in_line: bool) {
    if in_line {
        // Why a line was refused stands there for as long as it is so.
        match model.desk_mut().and_then(Desk::still_refused) {
            Some(sentence) => model.say_trouble(super::refused::why(model, sentence)),
            // What letters changed a moment ago stands while the rest of the words is typed.
            None if !model.letters.told.is_empty() => {}
            None => model.status = None,
        }
    }
    match model.overlays.last_mut() {
        Some(Overlay::Pick(picker)) => picker.at = 0,
        Some(Overlay::Form(form)) => form.error = None,
        Some(Overlay::Help(reader)) => reader.top = 0,
        Some(Overlay::Find(_)) => super::find::typed(model),
        _ => {}
    }
}

/// Whether undo and redo are for the typing in the field with the caret.
fn undoes_typing(model: &mut Model) -> bool {
    let in_front = !model.overlays.is_empty();
    focused_field(model).is_some_and(|field| in_front || !field.is_empty())
}

/// Performs what edits text, and undo and redo of typing.
pub fn perform(model: &mut Model, action: Action) -> bool {
    let edit = match action {
        Action::EditLeft => Edit::Left,
        Action::EditRight => Edit::Right,
        Action::EditWordLeft => Edit::WordLeft,
        Action::EditWordRight => Edit::WordRight,
        Action::EditStart => Edit::Home,
        Action::EditEnd => Edit::End,
        Action::EditBackspace => Edit::Backspace,
        Action::EditDelete => Edit::Delete,
        Action::EditDeleteWord => Edit::KillWordLeft,
        Action::EditDeleteToStart => Edit::KillToStart,
        Action::EditDeleteToEnd => Edit::KillToEnd,
        Action::EditDeleteWordRight => Edit::KillWordRight,
        Action::EditYank => Edit::Yank,
        Action::EditOlder => Edit::Older,
        Action::EditNewer => Edit::Newer,
        // In a line with text undo takes back its typing; in an empty one the last commit (elsewhere). In front of it no commit
        // is taken back, and an emptied field gets back what stood in it.
        Action::Undo if undoes_typing(model) => Edit::Undo,
        Action::Redo if undoes_typing(model) => Edit::Redo,
        _ => return false,
    };
    let in_line = model.overlays.is_empty();
    if focused_field(model).is_none() {
        return false;
    }
    let shared = in_line && model.desk().is_some_and(Desk::room_looks);
    if shared && matches!(edit, Edit::Older | Edit::Newer) {
        // A line entered on a screen of one's own may hold what the room does not see.
        let own = named(model, Action::ToggleOneScreen);
        model.say(format!("Lines entered before stay off the screen that the room sees: {own} first."));
        return true;
    }
    apply(model, &edit);
    if let (Edit::Older | Edit::Newer, true, Some(desk)) = (&edit, in_line, model.desk_mut()) {
        // A line of before is a point of its own, not other words for the one being mended.
        desk.mending = None;
    }
    true
}
