//! How a key is named in a sentence on the screen.

use crate::tui::action::Action;
use crate::tui::keymap::first_label;
use crate::tui::model::Model;

/// The key that does it on the screen, whatever lies in front of that; `Esc t` where a field has to be left first.
pub fn key(model: &Model, action: Action) -> String {
    let Some(desk) = model.desk() else { return in_front(model, action) };
    let contexts = desk.contexts();
    let now = model.keymap.keys_for(action, &contexts, desk.line_focused());
    if let Some(key) = now.first() {
        return key.label();
    }
    let free = model.keymap.keys_for(action, &contexts, false);
    free.first().map_or_else(String::new, |key| format!("Esc {}", key.label()))
}

/// The key that does it in what lies in front; empty if none does.
pub fn in_front(model: &Model, action: Action) -> String {
    let keys = model.keymap.keys_for(action, &model.contexts(), model.field_focused());
    first_label(&keys)
}

/// The key that does it on the screen, in a sentence; where none does, the name under which the palette has it.
pub fn named(model: &Model, action: Action) -> String {
    let key = key(model, action);
    if !key.is_empty() {
        return key;
    }
    model.keymap.entry(action).map_or_else(String::new, |entry| format!("“{}”", entry.label))
}
