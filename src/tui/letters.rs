//! Letters pressed as commands, one after another: what they changed, and what one of them waits for.
//!
//! Why: who types words while no line has the caret presses commands. They stay commands, but nothing that they do goes unseen or
//! is lost: see `update/letters.rs`.

use jiff::Timestamp;

use super::keymap::Key;

/// The letters pressed since the last key that was none.
#[derive(Debug, Clone, Default)]
pub struct Letters {
    /// What they changed, in order.
    pub told: Vec<Told>,
    /// The one whose change was named and not made: pressed again at once it makes it.
    pub asked: Option<Key>,
    /// The word that they are taken for, since the first of them meant nothing where it was pressed.
    pub word: Option<Word>,
    /// The one that is being performed.
    pub now: Option<Now>,
}

/// Letters that are taken for those of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// When the last of them was pressed.
    pub at: Timestamp,
    /// How many they are.
    pub letters: usize,
}

/// A letter that is being performed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// The letter.
    pub key: Key,
    /// Whether what it does was named, and this is the second press.
    pub again: bool,
}

/// A change made by a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What was said of it.
    pub sentence: String,
    /// The letter.
    pub by: Key,
    /// Its commit, if it was one.
    pub seq: Option<u64>,
    /// What brings back what was before.
    pub back: Back,
}

/// What brings back what was before a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Back {
    /// Undo does.
    Undo,
    /// Redo does: it was an undo itself.
    Redo,
    /// Another key of its own.
    Neither,
}
