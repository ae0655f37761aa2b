//! How a key is named in a sentence on the screen.
//!
//! Why: users change keys, so no sentence may know one. It asks here for the key of an action, as it is in force.

use crate::tui::action::Action;
use crate::tui::keymap::{Context, first_label};
use crate::tui::model::Model;

/// The keys that texts of the agenda and of the language name, as they are written there: they are made for people and paper
/// too, and so name the built-in ones.
const WRITTEN: [(&str, Action, Context); 6] = [
    ("`h`", Action::SetShown, Context::Groups),
    ("`A`", Action::AddGroup, Context::Free),
    ("Ctrl-P", Action::OpenPalette, Context::Anywhere),
    ("F9", Action::Reveal, Context::Anywhere),
    ("Ctrl-B", Action::ToggleCover, Context::Anywhere),
    ("(X)", Action::Strike, Context::Free),
];

/// The key that does it on the screen, whatever lies in front of that; `Esc t` where a field has to be left first.
pub fn key(model: &Model, action: Action) -> String {
    let Some(desk) = model.desk() else { return in_front(model, action) };
    let contexts = desk.contexts();
    let now = model.keymap.keys_for(action, &contexts, desk.line_focused());
    if let Some(key) = now.first() {
        return key.label();
    }
    let leave = model.keymap.keys_for(Action::Back, &contexts, desk.line_focused());
    let free = model.keymap.keys_for(action, &contexts, false);
    free.first().map_or_else(String::new, |key| format!("{} {}", first_label(&leave), key.label()))
}

/// The key that does it in what lies in front; empty if none does.
pub fn in_front(model: &Model, action: Action) -> String {
    let keys = model.keymap.keys_for(action, &model.contexts(), model.field_focused());
    first_label(&keys)
}

/// The key that does it on the screen, in a sentence; where none does, the name under which the palette has it.
pub fn named(model: &Model, action: Action) -> String {
    or_its_name(model, action, key(model, action))
}

/// The key that does it in another place than where the cursor is; where none does, the name under which the palette has it.
pub fn there(model: &Model, action: Action, place: Context) -> String {
    let entry = model.keymap.entry(action);
    let keys = entry.and_then(|entry| entry.places.iter().find(|known| known.context == place)).map(|place| &place.keys[..]);
    or_its_name(model, action, first_label(keys.unwrap_or_default()))
}

fn or_its_name(model: &Model, action: Action, key: String) -> String {
    if !key.is_empty() {
        return key;
    }
    model.keymap.entry(action).map_or_else(String::new, |entry| format!("“{}”", entry.label))
}

/// Keys and what they do on the screen, side by side; what no key does is left out.
pub fn beside(model: &Model, actions: &[(Action, &str)]) -> String {
    let each = actions.iter().map(|(action, words)| (key(model, *action), words)).filter(|(key, _)| !key.is_empty());
    each.map(|(key, words)| format!("{key} {words}")).collect::<Vec<_>>().join("   ")
}

/// A text of the agenda or the language with the keys in force, and without the marks round what is typed: on a screen they look
/// as if they were to be typed too.
pub fn written(model: &Model, text: &str) -> String {
    let mut words = text.to_owned();
    for (key, action, place) in WRITTEN {
        if words.contains(key) {
            let bracket = key.starts_with('(');
            let now = there(model, action, place);
            words = words.replace(key, &if bracket { format!("({now})") } else { now });
        }
    }
    words.replace('`', "")
}
