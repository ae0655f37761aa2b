//! Staff groups: who is in the room, on which side, and how a small group is shown.

use serde::{Deserialize, Serialize};

use super::{Code, GroupId, Line};

/// The side a group stands on. Only clinical and managerial groups enter the gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Bloc {
    /// Nurses, doctors, therapists ...
    Clinical,
    /// Ward managers, operations, executives ...
    Managerial,
    /// Clinical and managerial at once.
    Both,
    /// Neither: patients, suppliers ...
    Other,
}

impl Bloc {
    /// All blocs in the order of their columns.
    pub const ALL: [Self; 4] = [Self::Clinical, Self::Managerial, Self::Both, Self::Other];

    /// The word in files, JSON and on the screen.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Clinical => "clinical",
            Self::Managerial => "managerial",
            Self::Both => "both",
            Self::Other => "other",
        }
    }
}

/// Whether a group is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Presence {
    /// On the list; nobody has counted them or heard them yet.
    Expected,
    /// In the room.
    Present,
    /// Called away, coming back; what they said stays.
    SteppedOut,
    /// Gone for today; what they said stays.
    Left,
    /// Not here: points about them are guesses unless they told us before.
    Absent,
}

impl Presence {
    /// The word in JSON and on the screen.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Expected => "expected",
            Self::Present => "present",
            Self::SteppedOut => "stepped out",
            Self::Left => "left",
            Self::Absent => "absent",
        }
    }

    /// Whether the group is or was in the room: its blank cells could have been asked.
    #[must_use]
    pub const fn was_here(self) -> bool {
        matches!(self, Self::Present | Self::SteppedOut | Self::Left)
    }
}

/// How a small group is shown to the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Shown {
    /// On its own.
    Open,
    /// Together with the other joined small groups of its bloc.
    Joined,
    /// Not at all.
    Held,
}

impl Shown {
    /// The word in JSON and on the screen.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Joined => "joined",
            Self::Held => "held",
        }
    }
}

/// A staff group.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Its stored id.
    pub id: GroupId,
    /// Its name for the room.
    pub name: Line,
    /// Its short code, unique among groups; never changes.
    pub code: Code,
    /// Its side.
    pub bloc: Bloc,
    /// People counted, if anybody counted.
    pub people: Option<u32>,
    /// The largest number of its people here at one time; none if nobody was ever counted here.
    pub size: Option<u32>,
    /// Whether it is here.
    pub presence: Presence,
    /// What it chose, if it was small and asked.
    pub choice: Option<Shown>,
    /// Its weight in every average, finite and >= 0; 0 means shown, not counted.
    pub weight: f64,
    /// Taken off the list (its id stays used).
    pub removed: bool,
}

impl Group {
    /// Whether the small-group rule holds for it: one or two people at the most were ever here.
    #[must_use]
    pub fn is_small(&self) -> bool {
        matches!(self.size, Some(1 | 2))
    }
}
