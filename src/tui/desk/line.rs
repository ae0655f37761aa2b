//! What the line at the foot is for, which panes a step has, and where the caret goes when a step begins.

use crate::tui::desk::{Desk, Front, Pane};
use crate::tui::keymap::Context;
use crate::workshop::{Group, GroupId, Kind, Presence, StepKind, Workshop};

/// What Enter makes of the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineUse {
    /// A point, by the grammar of the capture line.
    Capture,
    /// A tally, for the point or heading under the card's cursor.
    Tally,
    /// A slip of dots.
    Slip,
    /// The intervention in one sentence.
    Sentence,
}

/// As many points as a room brings, and more.
const READ: usize = 60;

impl Desk {
    /// Whether points of one group come in, one after the other, into a list longer than a room's: then it is written, not read.
    #[must_use]
    pub fn is_written_into(&self) -> bool {
        let mut newest = self.workshop().factors().rev().map(|factor| factor.group);
        self.kept.points.len() > READ && newest.next() == newest.next()
    }

    /// Whether a card is what the screen, or the line at its foot, is about: in the step of its own, or opened from the points.
    #[must_use]
    pub fn shows_card(&self) -> bool {
        self.step_kind() == StepKind::Score || self.front == Front::Card
    }

    /// What the line is for now.
    #[must_use]
    pub fn line_use(&self) -> LineUse {
        if self.shows_card() {
            return LineUse::Tally;
        }
        match self.step_kind() {
            StepKind::First => LineUse::Slip,
            StepKind::Question => LineUse::Sentence,
            _ => LineUse::Capture,
        }
    }

    /// The kind that a captured point has when the line gives no sign.
    #[must_use]
    pub fn default_kind(&self) -> Option<Kind> {
        match self.step_kind() {
            StepKind::Silent(kind) | StepKind::Capture(kind) => Some(kind),
            _ => None,
        }
    }

    /// A group that could say *same for us* to the point selected: the one whose turn it is, else the next; none that the room
    /// does not see, and none at all to a point that the room does not see.
    #[must_use]
    pub fn same_for(&self) -> Option<&Group> {
        let said = self.workshop().factor(self.selected?).filter(|factor| factor.is_live())?.group;
        if self.kept().is_held(said) {
            return None;
        }
        let turn = self.group.into_iter().chain(self.next_in_turn());
        let all = turn.chain(self.workshop().groups().map(|group| group.id));
        all.filter(|id| *id != said && !self.kept().is_held(*id)).find_map(|id| self.workshop().group(id))
    }

    /// The panes of the step, in the order of Tab; the first has the cursor when the step begins. The groups are in every
    /// step, for people come and go.
    #[must_use]
    pub fn panes(&self) -> &'static [Pane] {
        match self.front {
            Front::Matrix(_) | Front::Timeline => return &[Pane::Matrix],
            Front::Behind(_) => return &[Pane::Points],
            Front::CarPark => return &[Pane::Parked],
            Front::Card => return &[Pane::Card],
            Front::Step => {}
        }
        match self.step_kind() {
            StepKind::SetUp => &[Pane::Groups, Pane::Agenda],
            StepKind::Promise => &[Pane::Script, Pane::Groups, Pane::Agenda],
            StepKind::Question | StepKind::Silent(_) | StepKind::Talk | StepKind::Break => {
                &[Pane::Script, Pane::Agenda, Pane::Groups]
            }
            StepKind::Round | StepKind::Capture(_) | StepKind::PutRight => {
                &[Pane::Points, Pane::Matrix, Pane::Agenda, Pane::Groups]
            }
            StepKind::Tidy => &[Pane::Pairs, Pane::Headings, Pane::Points, Pane::Matrix, Pane::Agenda, Pane::Groups],
            StepKind::Score => &[Pane::Card, Pane::Agenda, Pane::Groups],
            StepKind::Picture | StepKind::Reading => &[Pane::Matrix, Pane::Points, Pane::Agenda, Pane::Groups],
            StepKind::First => &[Pane::Dots, Pane::Agenda, Pane::Groups],
            StepKind::Move => &[Pane::Actions, Pane::Dots, Pane::Agenda, Pane::Groups],
            StepKind::Stand => &[Pane::Standing, Pane::Agenda, Pane::Groups],
            StepKind::Close => &[Pane::Actions, Pane::Parked, Pane::Agenda, Pane::Groups],
        }
    }

    /// Whether letters go into the line.
    #[must_use]
    pub const fn line_focused(&self) -> bool {
        self.line_has_caret
    }

    /// Whether the step begins with the caret in the line: capture steps, the card view, the dots and the question.
    #[must_use]
    pub fn begins_in_line(&self) -> bool {
        matches!(
            self.step_kind(),
            StepKind::Round | StepKind::Capture(_) | StepKind::Score | StepKind::First | StepKind::Question
        )
    }

    /// Puts caret and cursor where the step begins. A text that waits in the line takes no caret, and no letter, from a step
    /// that does not begin there: the line shows it, and how to go on with it.
    pub fn settle_in(&mut self) {
        self.front = Front::Step;
        self.cursors.needed = false;
        self.pane = self.panes().first().copied().unwrap_or(Pane::Script);
        if self.step_kind() == StepKind::Score {
            self.begin_cards();
        }
        self.sort_line();
        self.line_has_caret = self.begins_in_line();
    }

    /// Moves the cursor to the next pane, or back.
    pub fn turn_pane(&mut self, back: bool) {
        let panes = self.panes();
        let at = panes.iter().position(|pane| *pane == self.pane).unwrap_or(0);
        let next = if back { at + panes.len() - 1 } else { at + 1 };
        self.pane = panes.get(next % panes.len().max(1)).copied().unwrap_or(Pane::Script);
        if self.pane == Pane::Agenda {
            let here = self.workshop().progress.step.as_deref().and_then(|key| self.workshop().agenda.position(key));
            self.cursors.agenda = here.unwrap_or(0);
        }
    }

    /// Where keys go, innermost first.
    #[must_use]
    pub fn contexts(&self) -> Vec<Context> {
        let caret = match self.line_use() {
            LineUse::Tally => Context::Tally,
            _ => Context::Line,
        };
        let step = match self.step_kind() {
            _ if self.front == Front::Card => Context::Card,
            StepKind::SetUp => Context::Setup,
            StepKind::Tidy => Context::Tidy,
            StepKind::Score => Context::Card,
            StepKind::Picture => Context::Picture,
            StepKind::Reading => Context::Reading,
            StepKind::First => Context::Dots,
            StepKind::Move => Context::Actions,
            StepKind::Stand => Context::Standing,
            StepKind::Close => Context::Close,
            _ => Context::Capture,
        };
        let pane = if self.front == Front::Timeline { Some(Context::Timeline) } else { self.pane.context() };
        let mut contexts = Vec::with_capacity(3);
        if self.line_has_caret {
            contexts.push(caret);
        }
        contexts.extend(pane.filter(|context| *context != step));
        if matches!(self.front, Front::Behind(_)) {
            contexts.push(Context::Matrix);
        }
        contexts.push(step);
        contexts
    }
}

/// Whose turn it is when a session is opened: while points come in, theirs who spoke last; else the first group's that is there.
pub(super) fn whose_turn(workshop: &Workshop) -> Option<GroupId> {
    let here = |group: &&Group| group.presence != Presence::Absent;
    let come_in = workshop.current_step().is_some_and(|step| matches!(step.kind, StepKind::Round | StepKind::Capture(_)));
    let last = workshop.factors().next_back().filter(|_| come_in).and_then(|factor| workshop.group(factor.group));
    last.filter(here).or_else(|| workshop.groups().find(here)).map(|group| group.id)
}
