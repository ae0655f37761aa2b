//! What makes a key table unfit for use: one key with two meanings, or a key that hides another's unsaid.

use super::fault::{Fault, KeymapError, Use};
use super::key::Key;
use super::{DEFAULT_NAME, Entry, Place};
use crate::tui::action::Action;

/// Actions without which a user could not get on or out: each keeps a key.
const NEVER_KEYLESS: [Action; 6] = [Action::Commit, Action::Open, Action::Back, Action::Quit, Action::Help, Action::OpenPalette];

/// One key of one row.
#[derive(Clone, Copy)]
struct Bound<'a> {
    key: Key,
    entry: &'a Entry,
    place: &'a Place,
}

impl Bound<'_> {
    fn usage(self) -> Use {
        Use { action: self.entry.action, context: self.place.context }
    }

    fn error(self, fault: Fault) -> KeymapError {
        KeymapError::new(&self.place.file, self.place.line, fault)
    }
}

/// Everything wrong with the table, each fault once.
pub(super) fn faults(entries: &[Entry]) -> Vec<KeymapError> {
    let all: Vec<Bound<'_>> = entries
        .iter()
        .flat_map(|entry| entry.places.iter().map(move |place| (entry, place)))
        .flat_map(|(entry, place)| place.keys.iter().map(move |&key| Bound { key, entry, place }))
        .collect();
    let mut faults: Vec<KeymapError> = all.iter().filter_map(|&bound| text_fault(bound)).collect();
    for (at, &first) in all.iter().enumerate() {
        faults.extend(all[at + 1..].iter().filter_map(|&second| pair_fault(first, second)));
    }
    faults.extend(NEVER_KEYLESS.iter().filter_map(|&action| keyless_fault(entries, action)));
    faults
}

/// A character where characters are text.
fn text_fault(bound: Bound<'_>) -> Option<KeymapError> {
    let is_text = bound.key.text().is_some() && !bound.place.context.takes_characters();
    is_text.then(|| bound.error(Fault::TypesText { key: bound.key, refused: bound.usage() }))
}

/// Two uses of a key that can both hear it, for different actions.
fn pair_fault(first: Bound<'_>, second: Bound<'_>) -> Option<KeymapError> {
    let (one, other) = (first.place.context, second.place.context);
    if first.key != second.key || first.entry.action == second.entry.action || !one.meets(other) {
        return None;
    }
    if one == other {
        // The user's row is the one to be mended; of two alike the later.
        let first_is_users = first.place.file != DEFAULT_NAME && second.place.file == DEFAULT_NAME;
        let (refused, standing) = if first_is_users { (first, second) } else { (second, first) };
        return Some(refused.error(Fault::Conflict {
            key: first.key,
            refused: refused.usage(),
            standing: standing.usage(),
            other_file: standing.place.file.clone(),
            other_line: standing.place.line,
        }));
    }
    let (inner, outer) = if one.depth() > other.depth() { (first, second) } else { (second, first) };
    if inner.entry.over.contains(&outer.entry.action) {
        return None;
    }
    let blamed = if inner.place.file == DEFAULT_NAME { outer } else { inner };
    Some(blamed.error(Fault::Shadow { key: first.key, inner: inner.usage(), outer: outer.usage() }))
}

/// An action that must keep a key, without one.
fn keyless_fault(entries: &[Entry], action: Action) -> Option<KeymapError> {
    let entry = entries.iter().find(|entry| entry.action == action);
    let places = || entry.into_iter().flat_map(|entry| &entry.places);
    if places().any(|place| !place.keys.is_empty()) {
        return None;
    }
    let emptied = places().find(|place| place.file != DEFAULT_NAME).or_else(|| places().last());
    let (file, line) = emptied.map_or((DEFAULT_NAME, 1), |place| (place.file.as_str(), place.line));
    Some(KeymapError::new(file, line, Fault::NoKeyLeft(action)))
}
