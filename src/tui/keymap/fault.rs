//! What can be wrong with a key table, in sentences that name the file, the line and both actions.

use std::fmt;

use super::context::Context;
use super::key::Key;
use crate::tui::action::Action;

/// One thing wrong with a key table, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeymapError {
    /// The file as the user knows it.
    pub file: String,
    /// The line, from 1, of the row that is refused.
    pub line: usize,
    /// What is wrong.
    pub fault: Fault,
}

/// A use of a key: which action, in which place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Use {
    /// What the key asks for.
    pub action: Action,
    /// Where it does so.
    pub context: Context,
}

/// What is wrong with a row of a key table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is no key table.
    Unreadable {
        /// The column, from 1.
        column: usize,
        /// The reader's reason.
        why: String,
    },
    /// One key has two meanings in one place.
    Conflict {
        /// The key.
        key: Key,
        /// The use that is refused.
        refused: Use,
        /// The use that was there.
        standing: Use,
        /// Where the other stands.
        other_file: String,
        /// The other's line, from 1.
        other_line: usize,
    },
    /// A key of an inner place hides an outer one's, and the row does not say so with `over`.
    Shadow {
        /// The key.
        key: Key,
        /// The use that would be heard.
        inner: Use,
        /// The use that would be hidden.
        outer: Use,
    },
    /// A character is bound where characters are text.
    TypesText {
        /// The key.
        key: Key,
        /// The use that is refused.
        refused: Use,
    },
    /// Two rows of one table give the same action keys in the same place.
    Twice(Use),
    /// Nothing could be done without this action, and no key is left for it.
    NoKeyLeft(Action),
}

impl KeymapError {
    pub(super) fn new(file: &str, line: usize, fault: Fault) -> Self {
        Self { file: file.to_owned(), line, fault }
    }

    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> String {
        match &self.fault {
            Fault::Unreadable { .. } => {
                "`tandem keys` shows the table in force; rows look like (action: Undo, keys: {free: [\"U\"]})".to_owned()
            }
            Fault::Conflict { standing, .. } => format!(
                "choose another key, or give {} other keys with (action: {}, keys: {{{}: [...]}})",
                standing.action,
                standing.action,
                standing.context.name()
            ),
            Fault::Shadow { outer, .. } => {
                format!("choose another key, or write over: [{}] into the row if it is meant", outer.action)
            }
            Fault::TypesText { .. } => {
                "bind a function key or Ctrl and a letter there; letters go into the place free".to_owned()
            }
            Fault::Twice(_) => "put all keys of one action and place into one row".to_owned(),
            Fault::NoKeyLeft(action) => format!("leave {action} one key at least"),
        }
    }
}

impl fmt::Display for Use {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.action, self.context.name())
    }
}

impl fmt::Display for KeymapError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, line {}: ", self.file, self.line)?;
        match &self.fault {
            Fault::Unreadable { column, why } => write!(f, "{why} (column {column})"),
            Fault::Conflict { key, refused, standing, other_file, other_line } => {
                write!(f, "{key} cannot mean {refused}: it means {standing} already ({other_file}, line {other_line})")
            }
            Fault::Shadow { key, inner, outer } => {
                write!(f, "{key} for {inner} would hide {outer}")
            }
            Fault::TypesText { key, refused } => {
                write!(f, "{key} cannot mean {refused}: there it is text for the field")
            }
            Fault::Twice(twice) => write!(f, "{twice} has keys in two rows"),
            Fault::NoKeyLeft(action) => write!(f, "{action} would be left without a key"),
        }
    }
}

impl std::error::Error for KeymapError {}
