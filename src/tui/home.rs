//! The home screen: what can be carried on, opened or begun.

use crate::workshop::StepKey;

/// What is known of one session on the shelf.
#[derive(Debug, Clone, PartialEq)]
pub struct Shelved {
    /// NAME, as in `tandem open NAME`.
    pub name: String,
    /// Where its file lies.
    pub path: String,
    /// Its title; empty if it has none.
    pub title: String,
    /// The full name of the step it stands at.
    pub step: String,
    /// Its key.
    pub step_key: StepKey,
    /// Groups on its list.
    pub groups: usize,
    /// Live points.
    pub points: usize,
    /// The gap, if it can be computed.
    pub gap: Option<f64>,
    /// When its last commit was made.
    pub modified: Option<jiff::Timestamp>,
    /// Minutes its clock ran.
    pub minutes: u32,
    /// What state it is in.
    pub state: Condition,
}

/// What state a session is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// At rest: not begun, or over.
    Ok,
    /// The workshop ended.
    Finished,
    /// Stopped in the middle of its agenda.
    Interrupted,
    /// Its file is damaged: it opens read-only.
    Damaged,
    /// A newer version wrote it.
    Newer,
}

/// The home screen.
#[derive(Debug, Default)]
pub struct Home {
    /// Sessions, the interrupted ones first, then the last used.
    pub shelf: Vec<Shelved>,
    /// The row with the cursor.
    pub at: usize,
    /// Whether the shelf has been read.
    pub read: bool,
}

impl Home {
    /// Takes the shelf as it was read; the cursor goes to the first row.
    pub fn take(&mut self, mut shelf: Vec<Shelved>) {
        shelf.sort_by_key(|row| (row.state != Condition::Interrupted, std::cmp::Reverse(row.modified), row.name.clone()));
        self.at = self.at.min(shelf.len().saturating_sub(1));
        self.shelf = shelf;
        self.read = true;
    }

    /// The session with the cursor.
    #[must_use]
    pub fn selected(&self) -> Option<&Shelved> {
        self.shelf.get(self.at)
    }
}
