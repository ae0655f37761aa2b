//! Everything that can happen to the facilitator's screen, as facts.

use super::home::Shelved;
use super::keymap::Key;
use crate::workshop::History;

/// One thing that happened.
#[derive(Debug)]
pub enum Msg {
    /// A key went down.
    KeyPressed(Key),
    /// Text was pasted in one piece.
    TextPasted(String),
    /// The mouse was clicked on a cell of the screen.
    Clicked {
        /// Column, from 0.
        x: u16,
        /// Row, from 0.
        y: u16,
    },
    /// The wheel was turned over a cell of the screen.
    Scrolled {
        /// Column, from 0.
        x: u16,
        /// Row, from 0.
        y: u16,
        /// Towards the beginning.
        up: bool,
    },
    /// The terminal has another size.
    Resized {
        /// Columns.
        columns: u16,
        /// Rows.
        rows: u16,
    },
    /// A whole second began while a clock was on the screen.
    SecondPassed,
    /// Every commit up to `seq` is durable.
    Saved {
        /// The highest durable seq.
        seq: u64,
    },
    /// Commits wait in memory because they could not be saved.
    NotSaved {
        /// How many.
        entries: usize,
        /// Why, in words.
        why: String,
    },
    /// From now on the session is written to another file.
    MovedToRescue {
        /// The file.
        path: String,
    },
    /// The folder of sessions was read.
    ShelfRead(Vec<Shelved>),
    /// A session is open.
    SessionOpened(Box<Opened>),
    /// A rehearsal is begun: its session, which lies in memory alone, and the simulated room.
    RehearsalBegun(Box<Opened>, Box<super::rehearsal::Rehearsal>),
    /// Another program wrote the session that this one only follows: as it stands now.
    Followed(Box<History>),
    /// A text was struck.
    Struck {
        /// What was struck, to be forgotten here too.
        words: String,
        /// The session as it was read again.
        history: Box<History>,
    },
    /// The report that is written by itself lies beside the session.
    ReportLies(super::desk::Report),
    /// It could not be written: what lies there, if anything, is of an earlier state.
    ReportFailed {
        /// Where the log lies of the session that it is of.
        session: String,
        /// Why, in words.
        why: String,
    },
    /// A file that a form names was written, or could not be.
    Written {
        /// The file, as the form names it.
        to: String,
        /// What was written and where it lies, or why not: a sentence.
        outcome: Result<String, String>,
    },
    /// Something the world was asked for was done; the sentence says what.
    Done(String),
    /// Something the world was asked for failed; the sentences say what and what to do.
    Failed(String),
    /// Part of the program broke down; the rest goes on.
    BrokeDown(String),
    /// The terminal or the system asks the program to end.
    AskedToEnd,
}

/// A session as it was opened.
#[derive(Debug)]
pub struct Opened {
    /// NAME, as in `tandem open NAME`.
    pub name: String,
    /// What another terminal has to be told, as in `tandem present SESSION`; none where there is no file.
    pub called: Option<String>,
    /// Where its file lies, for people.
    pub place: String,
    /// Its log and what it folds to.
    pub history: History,
    /// What of it is known to be durable.
    pub saved: super::Saved,
    /// Whether this program may write.
    pub access: super::Access,
    /// The half-typed line and the place that a crash or an end left.
    pub draft: super::desk::Draft,
    /// What opening found worth saying: a tail set aside, a rescue opened, damage.
    pub remarks: Vec<String>,
}
