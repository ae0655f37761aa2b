//! What of a session is given out: what the room may see, or, as a deliberate act, everything.

use crate::alignment::Measures;
use crate::export::{Full, Subject};
use crate::room::Room;
use crate::words::Words;
use crate::workshop::Workshop;

/// A workshop with its figures, as far as whoever asked may see it, and the language in which it is told.
pub(in crate::shell) struct Sight<'a> {
    seen: Seen<'a>,
    words: &'a Words,
}

enum Seen<'a> {
    /// As the room sees it.
    Room(Box<Room>),
    /// Everything.
    Full { workshop: &'a Workshop, measures: Box<Measures>, records: u64 },
}

impl<'a> Sight<'a> {
    /// What is seen of a workshop after `records` commits; everything if `full`.
    pub fn of(workshop: &'a Workshop, records: u64, full: bool, words: &'a Words) -> Self {
        let seen = if full {
            Seen::Full { workshop, measures: Box::new(Measures::of(workshop)), records }
        } else {
            Seen::Room(Box::new(Room::of(workshop)))
        };
        Self { seen, words }
    }

    /// What the exports take.
    pub fn subject(&self) -> Subject<'_> {
        match &self.seen {
            Seen::Room(room) => Subject::room(room, self.words),
            Seen::Full { workshop, measures, records } => {
                Subject::full(Full { workshop, measures, records: *records }, self.words)
            }
        }
    }
}
