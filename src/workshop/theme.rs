//! Themes: what points are about (for the room: headings).

use serde::{Deserialize, Serialize};

use super::{Code, Line, ThemeId};

/// What the room found when it asked whether everyone means the same by a heading.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Meaning {
    /// Nobody asked yet.
    #[default]
    NotChecked,
    /// The room says it means the same thing to all.
    Same,
    /// The room says it means two things.
    Two,
}

impl Meaning {
    /// The words in JSON and on the screen.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NotChecked => "not checked",
            Self::Same => "same",
            Self::Two => "two",
        }
    }
}

/// A theme.
#[derive(Debug, Clone, PartialEq)]
pub struct Theme {
    /// Its stored id.
    pub id: ThemeId,
    /// Its name for the room.
    pub name: Line,
    /// Its short code, unique among themes; never changes.
    pub code: Code,
    /// One line that says to the room what belongs here.
    pub definition: Line,
    /// What the room found when it checked.
    pub meaning: Meaning,
    /// Its weight in every average over themes, finite and >= 0.
    pub weight: f64,
    /// Taken off the list (its id stays used).
    pub removed: bool,
}
