//! What comes out: one file per format, as text or bytes.
//!
//! Every format takes a [`Subject`]: the [`Room`] (the redacted export, the default) or, as a deliberate act, the full
//! workshop. Pure: the same log gives the same bytes. It must not know of files, terminals or the time of the export;
//! dates are the workshop's own.

mod columns;
mod csv_text;
pub mod docx;
mod drawing;
pub mod email;
pub mod factors_csv;
mod figure;
pub mod html;
pub mod json;
mod mark;
pub mod markdown;
pub mod matrix_csv;
pub mod matrix_text;
pub mod pack;
pub mod paper;
pub mod pdf;
pub mod picture;
mod plain;
pub mod png;
pub mod report;
pub mod svg;
mod typeface;
mod words;
pub mod xlsx;

pub use csv_text::guarded;
pub use words::{portion, reading_words, standing};

use std::borrow::Cow;

use jiff::civil::Date;

use crate::alignment::Measures;
use crate::room::Room;
use crate::words::Words;
use crate::workshop::{Factor, GroupId, Shown, Theme, ThemeId, Workshop};

/// What is exported, and in which language it is told.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    seen: Seen<'a>,
    words: &'a Words,
}

/// How much of a workshop is exported.
#[derive(Debug, Clone, Copy)]
enum Seen<'a> {
    /// What the room may see.
    Room(&'a Room),
    /// Everything, for the facilitator alone.
    Full(Full<'a>),
}

/// A workshop unredacted, with its figures.
#[derive(Debug, Clone, Copy)]
pub struct Full<'a> {
    /// The workshop.
    pub workshop: &'a Workshop,
    /// Its figures.
    pub measures: &'a Measures,
    /// The highest seq of its log.
    pub records: u64,
}

impl<'a> Subject<'a> {
    /// What the room may see.
    #[must_use]
    pub const fn room(room: &'a Room, words: &'a Words) -> Self {
        Self { seen: Seen::Room(room), words }
    }

    /// Everything, for the facilitator alone.
    #[must_use]
    pub const fn full(full: Full<'a>, words: &'a Words) -> Self {
        Self { seen: Seen::Full(full), words }
    }

    /// The language in which it is told.
    #[must_use]
    pub const fn words(self) -> &'a Words {
        self.words
    }

    /// What the room may see, if that is all there is.
    #[must_use]
    pub const fn seen_room(self) -> Option<&'a Room> {
        match self.seen {
            Seen::Room(room) => Some(room),
            Seen::Full(_) => None,
        }
    }
    /// The workshop, or what the room sees of it.
    #[must_use]
    pub const fn workshop(self) -> &'a Workshop {
        match self.seen {
            Seen::Room(room) => room.seen(),
            Seen::Full(full) => full.workshop,
        }
    }

    /// The figures of that same workshop.
    #[must_use]
    pub const fn measures(self) -> &'a Measures {
        match self.seen {
            Seen::Room(room) => room.measures(),
            Seen::Full(full) => full.measures,
        }
    }

    /// The highest seq of its log, if everything is exported.
    #[must_use]
    pub const fn records(self) -> Option<u64> {
        match self.seen {
            Seen::Room(_) => None,
            Seen::Full(full) => Some(full.records),
        }
    }

    /// Whether everything is exported.
    #[must_use]
    pub const fn is_full(self) -> bool {
        matches!(self.seen, Seen::Full(_))
    }

    /// How each group is shown to the room: the state in force, in workshop order.
    #[must_use]
    pub fn shown(self) -> Vec<(GroupId, Shown)> {
        match self.seen {
            Seen::Room(room) => room.shown().to_vec(),
            Seen::Full(full) => full.workshop.shown_in_force(),
        }
    }

    /// Whether a factor's ratings are kept back.
    #[must_use]
    pub fn is_concealed(self, factor: &Factor) -> bool {
        matches!(self.seen, Seen::Room(room) if room.is_concealed(factor.id))
    }

    /// A group's name.
    pub(crate) fn group_name(self, id: GroupId) -> &'a str {
        self.workshop().group(id).map_or("", |group| group.name.as_str())
    }

    /// A theme.
    pub(crate) fn theme(self, id: Option<ThemeId>) -> Option<&'a Theme> {
        self.workshop().theme(id?)
    }

    /// The workshop's day, if a file's properties can hold it.
    pub(crate) fn day(self) -> Option<Date> {
        self.workshop().date.filter(|date| (1900..=9999).contains(&date.year()))
    }

    /// The title; where there is none, that this was a workshop, and when.
    pub(crate) fn title(self) -> Cow<'a, str> {
        let (title, said) = (self.workshop().title.as_str(), &self.words.report);
        match self.workshop().date {
            _ if !title.is_empty() => title.into(),
            Some(date) => said.untitled_on(self.words.date(date)).into(),
            None => said.untitled().into(),
        }
    }
}
