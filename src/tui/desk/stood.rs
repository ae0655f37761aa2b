//! Since when each row of the matrix stands as it does: a row that is older than what was made of it need not be made again.

use std::collections::BTreeMap;

use crate::alignment::Upkeep;
use crate::workshop::ThemeId;

/// Since which state of the workshop the rows of the matrix stand as they do. States are counted from 1.
#[derive(Debug, Default)]
pub struct Stood {
    all: u64,
    rows: BTreeMap<ThemeId, u64>,
}

impl Stood {
    /// The state since when a heading's name, cells and figures, and what its columns are, can have been no other.
    #[must_use]
    pub fn since(&self, theme: ThemeId) -> u64 {
        self.rows.get(&theme).map_or(self.all, |row| self.all.max(*row))
    }

    /// Takes in that the workshop came to this state, and what that took.
    pub(super) fn follow(&mut self, state: u64, upkeep: Upkeep) {
        match upkeep {
            Upkeep::Parts(Some(theme)) => {
                self.rows.insert(theme, state);
            }
            Upkeep::Parts(None) | Upkeep::Nothing | Upkeep::Whole => {
                self.rows.clear();
                self.all = state;
            }
        }
    }
}
