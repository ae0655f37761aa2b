//! An open session as the facilitator works on it: the log, the figures kept from it, the line, the cursors.

mod draft;
mod finished;
mod kept;
mod line;
mod lines;
mod look;
mod pane;
mod report;
mod secrets;
mod shown;
mod sight;
mod stood;
mod talked;
mod tally;
mod typed;

use std::cell::OnceCell;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use draft::{Draft, Place};
pub use finished::Finished;
pub use kept::{CardRow, Kept};
pub use line::LineUse;
pub use lines::{LineFor, Lines};
pub use look::{Behind, LeverList, Look, Moment, Past, Spot, target};
pub use pane::{Cursors, Pane};
pub use report::Report;
pub use secrets::{holds, without};
pub use sight::Sight;
pub use stood::Stood;
pub use typed::Typed;

use super::effect::Spotlight;
use super::rehearsal::Rehearsal;
use crate::alignment::{Measures, Upkeep};
use crate::room::Room;
use crate::widget::field::Field;
use crate::workshop::{Bloc, Change, Commit, FactorId, GroupId, History, Redone, Refusal, StepKind, ThemeId, Workshop};

/// Whether this program may write the session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Access {
    /// It may.
    Writing,
    /// It may not, for the reason given: another program has it, or the file is damaged.
    ReadOnly(String),
}

/// What is known to be durable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// Every commit up to this seq.
    UpTo(u64),
    /// Commits wait in memory.
    Not {
        /// How many.
        entries: usize,
        /// Why, in words.
        why: String,
    },
}

/// What fills the screen of an open session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Front {
    /// The step's own panes.
    Step,
    /// The matrix, in one of its five views.
    Matrix(View),
    /// Points opened from the matrix.
    Behind(Behind),
    /// How the gap moved.
    Timeline,
    /// The car park.
    CarPark,
    /// The card of one group, opened on a point that the group asks to score again.
    Card,
}

impl Front {
    /// Whether it shows what the room may not see.
    #[must_use]
    pub const fn is_private(self) -> bool {
        match self {
            Self::Step | Self::Matrix(View::Themes) | Self::CarPark | Self::Card => false,
            Self::Matrix(_) | Self::Behind(_) | Self::Timeline => true,
        }
    }
}

/// A view of the matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum View {
    /// Heading by group.
    Themes,
    /// Group by group.
    Pairs,
    /// The force field of one group.
    ForceField,
    /// The headings on a map of pulls.
    Map,
    /// Levers and tomorrow's matrix.
    Levers,
}

/// An open session.
#[derive(Debug)]
pub struct Desk {
    /// NAME, as in `tandem open NAME`.
    pub name: String,
    /// What another terminal has to be told, as in `tandem present SESSION`; none where there is no file.
    pub called: Option<String>,
    /// Where its file lies, for people.
    pub place: String,
    /// Where its file lay when it was opened: the report lies beside that.
    pub log: String,
    history: History,
    measures: Measures,
    kept: Kept,
    typed: Option<Typed>,
    room: OnceCell<Box<Room>>,
    /// What is durable.
    pub saved: Saved,
    /// Whether this program may write.
    pub access: Access,
    /// The line at the foot.
    pub line: Field,
    /// What the line's text is for, and the texts that wait for their turn.
    pub lines: Lines,
    /// Whether the line has the caret.
    pub line_has_caret: bool,
    /// The pane that has the cursor when the line has not.
    pub pane: Pane,
    /// What fills the screen.
    pub front: Front,
    /// The room's view with a line at the foot.
    pub one_screen: bool,
    /// Whether the facilitator said that nobody else sees this screen just now; until what was opened is closed.
    pub alone: bool,
    /// The group that is captured for when the line names none.
    pub group: Option<GroupId>,
    /// The point that `=` and Up mean: the last one captured or the one selected.
    pub selected: Option<FactorId>,
    /// The point whose words are in the line, to be mended.
    pub mending: Option<FactorId>,
    /// The side that slips of dots are keyed for.
    pub slip_side: Bloc,
    /// Where the cursors are.
    pub cursors: Cursors,
    /// What the views of the matrix look at.
    pub look: Look,
    /// What the room screens are told.
    pub spotlight: Spotlight,
    /// Pairs that were said to be two things.
    pub kept_apart: Vec<(FactorId, FactorId)>,
    /// Where *Reading it together* is on its way.
    pub reading: usize,
    /// Where the workshop stood when it was finished now: undo goes back there, if nothing came since.
    pub finished_from: Option<Finished>,
    /// Seconds that the program was closed while the clock ran, if that can still be taken off.
    pub away: Option<u32>,
    /// How many times the figures were computed in full: when a session is opened or groups or headings change, never for
    /// a letter or a point.
    pub full_computations: u64,
    /// Counts the states of the workshop, so that what was worked out for one is known to be of it.
    state: u64,
    stood: Stood,
    /// The report that is written by itself, if one lies beside the session.
    pub report: Option<Report>,
    /// The seq up to which it was asked for.
    pub reported: u64,
    /// Why the report could not be written the last time, in words.
    pub unwritten: Option<String>,
    /// The draft as it was last kept.
    pub drafted: Draft,
    /// The simulated room, if this is a rehearsal: then the log lies in memory alone.
    pub rehearsal: Option<Box<Rehearsal>>,
}

impl Desk {
    /// A session as it was opened.
    #[must_use]
    pub fn new(opened: super::msg::Opened) -> Self {
        let super::msg::Opened { name, called, place, history, saved, access, draft, remarks: _ } = opened;
        let measures = Measures::of(history.workshop());
        let kept = Kept::of(history.workshop());
        let line = Field::new(crate::workshop::LINE_GRAPHEMES);
        let group = line::whose_turn(history.workshop());
        let selected = history.workshop().factors().next_back().map(|factor| factor.id);
        let begun = history.workshop().current_step().is_some_and(|step| step.kind != StepKind::SetUp);
        let one_screen = begun && history.workshop().screens == Some(crate::workshop::Screens::One);
        let mut desk = Self {
            name,
            called,
            log: place.clone(),
            place,
            history,
            measures,
            kept,
            typed: None,
            room: OnceCell::new(),
            saved,
            access,
            line,
            lines: Lines::default(),
            line_has_caret: false,
            pane: Pane::Script,
            front: Front::Step,
            one_screen,
            alone: false,
            group,
            selected,
            mending: None,
            slip_side: Bloc::Clinical,
            cursors: Cursors::default(),
            look: Look::default(),
            spotlight: Spotlight { beat: 1, ..Spotlight::default() },
            kept_apart: Vec::new(),
            reading: 0,
            finished_from: None,
            away: None,
            full_computations: 1,
            state: 1,
            stood: Stood::default(),
            report: None,
            reported: 0,
            unwritten: None,
            drafted: Draft::default(),
            rehearsal: None,
        };
        desk.pick_up(draft);
        desk.drafted = desk.draft();
        desk
    }

    /// The workshop as it stands.
    #[must_use]
    pub const fn workshop(&self) -> &Workshop {
        self.history.workshop()
    }

    /// Its log.
    #[must_use]
    pub const fn history(&self) -> &History {
        &self.history
    }

    /// The figures, brought up to date by every commit.
    #[must_use]
    pub const fn measures(&self) -> &Measures {
        &self.measures
    }

    /// What the screen lists, brought up to date by every commit.
    #[must_use]
    pub const fn kept(&self) -> &Kept {
        &self.kept
    }

    /// The number of the state of the workshop, and since which each row of the matrix stands as it does.
    #[must_use]
    pub const fn stood(&self) -> (u64, &Stood) {
        (self.state, &self.stood)
    }

    /// What the room sees: worked out when first asked for after a commit, and kept until the next.
    #[must_use]
    pub fn room(&self) -> &Room {
        self.room.get_or_init(|| Box::new(Room::of(self.workshop())))
    }

    /// The kind of the step the room is in.
    #[must_use]
    pub fn step_kind(&self) -> StepKind {
        self.workshop().current_step().map_or(StepKind::SetUp, |step| step.kind)
    }

    /// What the window is called: the title, else NAME.
    #[must_use]
    pub fn title(&self) -> &str {
        let title = self.workshop().title.as_str();
        if title.is_empty() { &self.name } else { title }
    }

    /// What opens a screen for the room in another terminal.
    #[must_use]
    pub fn present_command(&self) -> String {
        self.called.as_ref().map_or_else(|| "tandem present".to_owned(), |session| format!("tandem present {session}"))
    }

    /// Whether entries are on their way to the disk, and nothing says that they do not get there.
    #[must_use]
    pub fn waits_for_disk(&self) -> bool {
        matches!(self.saved, Saved::UpTo(seq) if seq < self.history.last_seq())
    }

    /// What to say once the program was left with everything saved: how to come back. None where there is no file to come back
    /// to, or somebody else writes it.
    #[must_use]
    pub fn way_back(&self) -> Option<String> {
        let session = self.called.as_ref().filter(|_| self.access == Access::Writing && self.rehearsal.is_none())?;
        Some(format!("{}. To go on: tandem open {session}", self.title()))
    }

    /// Makes a commit and brings the figures up to date.
    ///
    /// # Errors
    /// A sentence; then nothing is changed.
    pub fn commit(&mut self, at: Timestamp, changes: Vec<Change>) -> Result<Commit, String> {
        self.may_write()?;
        let commit = self.history.commit(at, changes).map_err(|refusal| refusal.to_string())?;
        self.follow(&commit.changes);
        Ok(commit)
    }

    /// Takes the last captured commit back.
    ///
    /// # Errors
    /// A sentence; then nothing is changed.
    pub fn undo(&mut self, at: Timestamp) -> Result<Redone, String> {
        self.wind(at, History::undo)
    }

    /// Does the last undone commit again.
    ///
    /// # Errors
    /// A sentence; then nothing is changed.
    pub fn redo(&mut self, at: Timestamp) -> Result<Redone, String> {
        self.wind(at, History::redo)
    }

    fn wind(&mut self, at: Timestamp, turn: fn(&mut History, Timestamp) -> Result<Redone, Refusal>) -> Result<Redone, String> {
        self.may_write()?;
        let redone = turn(&mut self.history, at).map_err(|refusal| refusal.to_string())?;
        self.follow(&redone.commit.changes);
        Ok(redone)
    }

    fn may_write(&self) -> Result<(), String> {
        match &self.access {
            Access::Writing => Ok(()),
            Access::ReadOnly(why) => Err(format!("Nothing was changed: {why}")),
        }
    }

    /// Takes the log as it was read again: after a strike, or because another program writes it.
    pub fn reread(&mut self, history: History) {
        self.saved = Saved::UpTo(history.last_seq());
        self.history = history;
        self.refresh();
    }

    /// Brings what is kept up to date after these changes.
    fn follow(&mut self, changes: &[Change]) {
        let workshop = self.history.workshop();
        let upkeep = self.measures.follow(workshop, changes);
        if upkeep == Upkeep::Whole {
            self.full_computations += 1;
        }
        self.kept.follow(workshop, changes);
        self.settle_down(upkeep);
    }

    /// Makes all that is kept anew.
    fn refresh(&mut self) {
        self.measures = Measures::of(self.history.workshop());
        self.full_computations += 1;
        self.kept = Kept::of(self.history.workshop());
        self.settle_down(Upkeep::Whole);
    }

    /// What points at something that is gone points elsewhere.
    fn settle_down(&mut self, upkeep: Upkeep) {
        self.room = OnceCell::new();
        self.state += 1;
        self.stood.follow(self.state, upkeep);
        let gone = |id: FactorId, workshop: &Workshop| !workshop.factor(id).is_some_and(crate::workshop::Factor::is_live);
        if self.selected.is_some_and(|id| gone(id, self.workshop())) {
            let last = self.workshop().factors().next_back().map(|factor| factor.id);
            self.selected = last;
        }
        if self.mending.is_some_and(|id| gone(id, self.workshop())) {
            self.give_up_mending();
        }
        if self.group.is_none_or(|id| self.workshop().group(id).is_none_or(|group| group.removed)) {
            let first = self.workshop().groups().next().map(|group| group.id);
            self.group = first;
        }
    }

    /// The theme under the matrix cursor; none at the foot.
    #[must_use]
    pub fn theme_at_cursor(&self) -> Option<ThemeId> {
        self.measures.themes.get(self.cursors.matrix.0).map(|theme| theme.id)
    }
}
