//! The parts of the screen that can have the cursor, and where it stands in each.

use serde::{Deserialize, Serialize};

use crate::tui::keymap::Context;

/// A part of the screen that can have the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pane {
    /// The agenda's rail.
    Agenda,
    /// The groups.
    Groups,
    /// The points.
    Points,
    /// The matrix.
    Matrix,
    /// A group's card in the card view.
    Card,
    /// The shortlist with its dots.
    Dots,
    /// The actions.
    Actions,
    /// Where groups stand.
    Standing,
    /// The car park.
    Parked,
    /// The pairs that look alike.
    Pairs,
    /// The points without a heading.
    Headings,
    /// What the step is about, to be read; nothing to move in.
    Script,
}

impl Pane {
    pub(super) const fn context(self) -> Option<Context> {
        Some(match self {
            Self::Agenda => Context::Agenda,
            Self::Groups => Context::Groups,
            Self::Points => Context::Points,
            Self::Matrix => Context::Matrix,
            Self::Actions => Context::Actions,
            Self::Parked => Context::Parked,
            Self::Pairs => Context::Pairs,
            Self::Headings => Context::Headings,
            Self::Dots => Context::Dots,
            Self::Card | Self::Standing | Self::Script => return None,
        })
    }
}

/// Where the cursor stands in each pane: a row, counted from 0 over what the pane lists now. A pane that got shorter
/// brings its cursor back when it is next used.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursors {
    /// In the agenda.
    pub agenda: usize,
    /// In the groups.
    pub groups: usize,
    /// In the points.
    pub points: usize,
    /// In the card: the row of the point or heading.
    pub card: usize,
    /// On the shortlist.
    pub dots: usize,
    /// In the actions.
    pub actions: usize,
    /// Where groups stand.
    pub standing: usize,
    /// Where groups stand: in the column of what the actions need, not of today.
    pub needed: bool,
    /// In the car park.
    pub parked: usize,
    /// In the pairs.
    pub pairs: usize,
    /// In the points without a heading.
    pub headings: usize,
    /// In the matrix: row and column.
    pub matrix: (usize, usize),
    /// In the levers, the pairs of groups, the force field, the timeline.
    pub view: usize,
}
