//! How a key is named in a sentence on the screen.

use crate::tui::action::Action;
use crate::tui::model::Model;

/// The key that does it here; `Esc t` where a field has to be left first.
pub fn key(model: &Model, action: Action) -> String {
    let contexts = model.contexts();
    let now = model.keymap.keys_for(action, &contexts, model.field_focused());
    if let Some(key) = now.first() {
        return key.label();
    }
    let free = model.keymap.keys_for(action, &contexts, false);
    free.first().map_or_else(String::new, |key| format!("Esc {}", key.label()))
}
