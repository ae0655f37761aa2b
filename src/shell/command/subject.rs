//! What of a session is given out: what the room may see, or, as a deliberate act, everything.

use crate::alignment::Measures;
use crate::export::{Full, Subject};
use crate::room::Room;
use crate::workshop::Workshop;

/// A workshop with its figures, as far as whoever asked may see it.
pub(in crate::shell) enum Sight<'a> {
    /// As the room sees it.
    Room(Box<Room>),
    /// Everything.
    Full {
        /// The workshop.
        workshop: &'a Workshop,
        /// Its figures.
        measures: Box<Measures>,
        /// The highest seq of its log.
        records: u64,
    },
}

impl<'a> Sight<'a> {
    /// What is seen of a workshop after `records` commits; everything if `full`.
    pub fn of(workshop: &'a Workshop, records: u64, full: bool) -> Self {
        if full {
            Self::Full { workshop, measures: Box::new(Measures::of(workshop)), records }
        } else {
            Self::Room(Box::new(Room::of(workshop)))
        }
    }

    /// What the exports take.
    pub fn subject(&self) -> Subject<'_> {
        match self {
            Self::Room(room) => Subject::Room(room),
            Self::Full { workshop, measures, records } => Subject::Full(Full { workshop, measures, records: *records }),
        }
    }
}
