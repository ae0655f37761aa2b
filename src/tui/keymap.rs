//! The one table of keys: which action a key asks for in which place, and which keys ask for an action.
//!
//! The table is RON, embedded (`assets/keymap.ron`); a user's table merges over it. Dispatch, footer, help, palette
//! and `tandem keys` all read the same [`Keymap`]. It is told where the cursor is; it must not know the model.

mod check;
mod context;
mod event;
mod fault;
mod key;
pub mod script;
mod table;

use std::collections::HashMap;
use std::sync::LazyLock;

pub use context::Context;
pub use fault::{Fault, KeymapError, Use};
pub use key::{BadKey, Code, Key, first_label};

use self::table::PlacedRow;
use crate::tui::action::Action;

/// The embedded table.
/// What the embedded table is called in sentences.
const DEFAULT_NAME: &str = "the built-in key table";

/// What an action is called, where it can be asked for and by which keys.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The action.
    pub action: Action,
    /// Two or three words for the footer and the palette.
    pub label: String,
    /// One sentence that says what it does.
    pub hint: String,
    /// Whether the palette offers it.
    pub palette: bool,
    /// Where it can be asked for, and by which keys there; no keys: by the palette alone.
    pub places: Vec<Place>,
    /// Outer actions whose keys it knowingly takes.
    over: Vec<Action>,
}

/// The keys of an action in one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The place.
    pub context: Context,
    /// The keys, the one to be shown first at the front.
    pub keys: Vec<Key>,
    file: String,
    line: usize,
}

/// The key table in force. Whatever it holds was checked: no key means two things in one place, and none hides
/// another but where the table says so.
#[derive(Clone, Debug)]
pub struct Keymap {
    entries: Vec<Entry>,
    bindings: HashMap<(Context, Key), Action>,
}

impl Keymap {
    /// The table that is built in, as it stands in its file.
    pub const SOURCE: &str = include_str!("../../assets/keymap.ron");

    /// The embedded table alone.
    ///
    /// # Panics
    /// Never: a test holds the embedded table to no faults.
    #[must_use]
    pub fn built_in() -> Self {
        static READ: LazyLock<Keymap> =
            LazyLock::new(|| Keymap::read_built_in().expect("a test holds the embedded table to no faults"));
        READ.clone()
    }

    /// The embedded table with a user's over it: the file's name for sentences, and its text. If that is refused, the
    /// embedded table alone, with everything that is wrong.
    #[must_use]
    pub fn load(user: Option<(&str, &str)>) -> (Self, Vec<KeymapError>) {
        let built_in = Self::built_in();
        match user.map(|(file, text)| built_in.with_user(file, text)) {
            None => (built_in, Vec::new()),
            Some(Ok(merged)) => (merged, Vec::new()),
            Some(Err(faults)) => (built_in, faults),
        }
    }

    fn read_built_in() -> Result<Self, Vec<KeymapError>> {
        let rows = table::read(DEFAULT_NAME, Self::SOURCE).map_err(|error| vec![error])?;
        let mut entries = Vec::new();
        let faults = merge(&mut entries, DEFAULT_NAME, rows);
        // Held to no faults by a test, so that no start has to wait for it.
        if cfg!(debug_assertions) { Self::checked(entries, faults) } else { Ok(Self::bound(entries)) }
    }

    /// This table with a user's rows over it: a row replaces the keys of its action in each place it names, `[]`
    /// takes them away. `file` is what the sentences call the user's table.
    ///
    /// # Errors
    /// Everything wrong with the user's table; then none of it is in force.
    pub fn with_user(&self, file: &str, text: &str) -> Result<Self, Vec<KeymapError>> {
        let rows = table::read(file, text).map_err(|error| vec![error])?;
        let mut entries = self.entries.clone();
        let faults = merge(&mut entries, file, rows);
        Self::checked(entries, faults)
    }

    fn checked(entries: Vec<Entry>, mut faults: Vec<KeymapError>) -> Result<Self, Vec<KeymapError>> {
        faults.extend(check::faults(&entries));
        if faults.is_empty() { Ok(Self::bound(entries)) } else { Err(faults) }
    }

    fn bound(entries: Vec<Entry>) -> Self {
        let bindings = entries
            .iter()
            .flat_map(|entry| {
                let keys = entry.places.iter().flat_map(|place| place.keys.iter().map(|key| (place.context, *key)));
                keys.map(|at| (at, entry.action))
            })
            .collect();
        Self { entries, bindings }
    }

    /// The action that `key` asks for. `contexts` are the places in force, innermost first; a closed one hides those
    /// behind it. While a field has focus a character is text, so there is none.
    #[must_use]
    pub fn action(&self, contexts: &[Context], field_focused: bool, key: Key) -> Option<Action> {
        self.candidates(contexts, field_focused, key).first().copied()
    }

    /// All actions that `key` could ask for, innermost first: the first that can be done now is meant. (Right accepts a
    /// completion where one is shown, and else moves the caret.)
    #[must_use]
    pub fn candidates(&self, contexts: &[Context], field_focused: bool, key: Key) -> Vec<Action> {
        if field_focused && key.text().is_some() {
            return Vec::new();
        }
        let in_force = in_force(contexts, field_focused);
        in_force.iter().filter_map(|context| self.bindings.get(&(*context, key)).copied()).collect()
    }

    /// The keys that ask for `action` in the places given, the letter first (function keys are brightness keys on some
    /// laptops). Each of them would be dispatched to it now.
    #[must_use]
    pub fn keys_for(&self, action: Action, contexts: &[Context], field_focused: bool) -> Vec<Key> {
        let mut keys: Vec<Key> = Vec::new();
        let Some(entry) = self.entry(action) else {
            return keys;
        };
        let places = in_force(contexts, field_focused);
        let asks = |key: &Key| places.iter().any(|context| self.bindings.get(&(*context, *key)) == Some(&action));
        for context in &places {
            let here = entry.places.iter().filter(|place| place.context == *context).flat_map(|place| &place.keys);
            for key in here.filter(|key| !(field_focused && key.text().is_some())) {
                if !keys.contains(key) && asks(key) {
                    keys.push(*key);
                }
            }
        }
        keys.sort_by_key(|key| key.text().is_none());
        keys
    }

    /// Every key of `action` in any place, the letter first.
    #[must_use]
    pub fn all_keys_for(&self, action: Action) -> Vec<Key> {
        let mut keys: Vec<Key> = Vec::new();
        for key in self.entry(action).into_iter().flat_map(|entry| &entry.places).flat_map(|place| &place.keys) {
            if !keys.contains(key) {
                keys.push(*key);
            }
        }
        keys.sort_by_key(|key| key.text().is_none());
        keys
    }

    /// What `action` is called and where it has keys.
    #[must_use]
    pub fn entry(&self, action: Action) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.action == action)
    }

    /// The whole table, in the order written.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The rows that can be asked for in the places given, for help and the palette: this place first. A field with
    /// focus is no hindrance, for the palette has taken the focus from it.
    #[must_use]
    pub fn entries_in(&self, contexts: &[Context]) -> Vec<&Entry> {
        let mut found: Vec<&Entry> = Vec::new();
        let mut places = in_force(contexts, false);
        places.extend(in_force(contexts, true));
        for context in places {
            for entry in &self.entries {
                let here = entry.places.iter().any(|place| place.context == context);
                if here && !found.iter().any(|known| known.action == entry.action) {
                    found.push(entry);
                }
            }
        }
        found
    }
}

/// The places that hear a key now, innermost first.
fn in_force(contexts: &[Context], field_focused: bool) -> Vec<Context> {
    let open = contexts.iter().position(|context| context.is_closed());
    let heard = &contexts[..open.map_or(contexts.len(), |at| at + 1)];
    let mut places: Vec<Context> = heard.to_vec();
    places.push(Context::Anywhere);
    if field_focused {
        places.push(Context::Field);
        places.retain(|context| context.works_in_field());
    } else {
        if heard.iter().any(|context| context.has_list()) {
            places.push(Context::List);
        }
        if open.is_none() {
            places.push(Context::Free);
        }
        places.retain(|context| context.works_without_field());
    }
    places.sort_by_key(|context| std::cmp::Reverse(context.depth()));
    places
}

/// Puts rows over the entries there are; returns the rows that stand twice.
fn merge(entries: &mut Vec<Entry>, file: &str, rows: Vec<PlacedRow>) -> Vec<KeymapError> {
    let mut faults = Vec::new();
    let mut seen: Vec<(Action, Context)> = Vec::new();
    for PlacedRow { line, row } in rows {
        let at = entries.iter().position(|entry| entry.action == row.action).unwrap_or_else(|| {
            entries.push(Entry {
                action: row.action,
                label: String::new(),
                hint: String::new(),
                palette: row.palette,
                places: Vec::new(),
                over: Vec::new(),
            });
            entries.len() - 1
        });
        let entry = &mut entries[at];
        for (text, new) in [(&mut entry.label, row.label), (&mut entry.hint, row.hint)] {
            if !new.is_empty() {
                *text = new;
            }
        }
        entry.over.extend(row.over);
        for (context, keys) in row.keys.0 {
            if seen.contains(&(row.action, context)) {
                faults.push(KeymapError::new(file, line, Fault::Twice(Use { action: row.action, context })));
            }
            seen.push((row.action, context));
            let place = Place { context, keys, file: file.to_owned(), line };
            match entry.places.iter_mut().find(|known| known.context == context) {
                Some(known) => *known = place,
                None => entry.places.push(place),
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests;
