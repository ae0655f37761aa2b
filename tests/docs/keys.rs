//! The README's keys are those of the key table.

use std::fmt::Write as _;

use super::block::assert_holds;
use tandem::tui::keymap::{Context, Entry, Key, Keymap};

/// Places whose keys work while a field has focus.
const TYPING: [Context; 4] = [Context::Anywhere, Context::Field, Context::Line, Context::Tally];

#[test]
fn the_readme_lists_the_keys_of_the_key_table() {
    let keymap = Keymap::built_in();
    let mut table = String::from("| while typing | no field has focus | name | what it does |\n|---|---|---|---|\n");
    for entry in keymap.entries().iter().filter(|entry| belongs(entry)) {
        let typing = keys(entry, &TYPING);
        let free = keys(entry, &[Context::Free, Context::List]);
        writeln!(table, "| {typing} | {free} | {} | {} |", entry.label, entry.hint.replace('|', "\\|")).unwrap();
    }
    assert_holds("README.md", "keys", &table);
}

/// Rows that every facilitator needs: those of the whole session and of the capture line; no moving and editing.
fn belongs(entry: &Entry) -> bool {
    let somewhere =
        |places: &[Context]| entry.places.iter().any(|place| places.contains(&place.context) && !place.keys.is_empty());
    let editing = entry.places.iter().all(|place| matches!(place.context, Context::List | Context::Picker | Context::Dialog));
    let caret = entry.action.name().starts_with("Edit") && !somewhere(&[Context::Free]);
    !editing && !caret && somewhere(&[Context::Anywhere, Context::Free, Context::Line, Context::Tally, Context::Field])
}

/// The entry's keys in these places, each once.
fn keys(entry: &Entry, places: &[Context]) -> String {
    let mut found: Vec<&Key> = Vec::new();
    for place in entry.places.iter().filter(|place| places.contains(&place.context)) {
        for key in &place.keys {
            if !found.contains(&key) {
                found.push(key);
            }
        }
    }
    found.iter().map(|key| format!("`{}`", key.label().replace('|', "\\|"))).collect::<Vec<_>>().join(" ")
}
