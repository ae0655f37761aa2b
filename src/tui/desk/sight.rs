//! What is seen of an open session, to tell whether a part of the screen would look as it does.
//!
//! Why: a letter changes two lines of the screen, and what looks as it did need not be drawn again. [`Desk`] is taken
//! apart field by field: a new field does not compile until somebody decides whether it is seen. Figures, lists and the
//! room follow from the log alone, so they are in the number of its state.

use jiff::Timestamp;

use super::look::LookSight;
use super::{Access, Cursors, Desk, LineFor, Report, Saved};
use crate::capture::Parts;
use crate::tui::effect::Spotlight;
use crate::workshop::{Bloc, FactorId, GroupId, Line};

/// What is seen of an open session, or what a part of the screen shows of it: then the rest is as in `default`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sight {
    state: u64,
    second: i64,
    saved: Option<Saved>,
    access: Option<Access>,
    line: (String, usize),
    waiting: Vec<LineFor>,
    typed: Option<Parts>,
    group: Option<GroupId>,
    selected: Option<FactorId>,
    mending: Option<FactorId>,
    slip_side: Option<Bloc>,
    cursors: Cursors,
    look: LookSight,
    spotlight: Spotlight,
    kept_apart: Vec<(FactorId, FactorId)>,
    reading: usize,
    away: Option<u32>,
    report: Option<Report>,
    unwritten: Option<String>,
}

impl Desk {
    /// All that is seen at this time but the layout: which step, front and pane it is, and whether the line has the caret.
    /// None where what is seen cannot be compared.
    #[must_use]
    pub fn sight(&self, now: Timestamp) -> Option<Sight> {
        let Self {
            // These never change while the session is open, or change with the state.
            name: _,
            called: _,
            place: _,
            log: _,
            history: _,
            measures: _,
            kept: _,
            stood: _,
            room: _,
            // The layout's.
            pane: _,
            front: _,
            one_screen: _,
            alone: _,
            line_has_caret: _,
            // Not seen.
            full_computations: _,
            drafted: _,
            finished_from: _,
            reported: _,
            typed: _,
            state,
            saved,
            access,
            line,
            lines,
            group,
            selected,
            mending,
            slip_side,
            cursors,
            look,
            spotlight,
            kept_apart,
            reading,
            away,
            report,
            unwritten,
            rehearsal,
        } = self;
        if rehearsal.is_some() {
            return None;
        }
        Some(Sight {
            state: *state,
            second: now.as_second(),
            saved: Some(saved.clone()),
            access: Some(access.clone()),
            line: (line.text().to_owned(), line.caret()),
            // Whether it was refused stands in the line alone, which is always drawn.
            waiting: lines.waiting.keys().copied().collect(),
            typed: self.typed_parts().cloned(),
            group: *group,
            selected: *selected,
            mending: *mending,
            slip_side: Some(*slip_side),
            cursors: cursors.clone(),
            look: look.sight()?,
            spotlight: spotlight.clone(),
            kept_apart: kept_apart.clone(),
            reading: *reading,
            away: *away,
            report: report.clone(),
            unwritten: unwritten.clone(),
        })
    }
}

impl Sight {
    fn bare(&self) -> Self {
        Self { state: self.state, ..Self::default() }
    }

    /// What the first line shows.
    #[must_use]
    pub fn of_header(&self) -> Self {
        let (saved, access, spotlight) = (self.saved.clone(), self.access.clone(), self.spotlight.clone());
        Self { second: self.second, saved, access, spotlight, away: self.away, ..self.bare() }
    }

    /// What the agenda's rail shows.
    #[must_use]
    pub fn of_rail(&self) -> Self {
        let cursors = Cursors { agenda: self.cursors.agenda, ..Cursors::default() };
        Self { cursors, group: self.group, ..self.bare() }
    }

    /// What say and do show, and what stands above the panes.
    #[must_use]
    pub fn of_script(&self) -> Self {
        let cursors = Cursors { matrix: (self.cursors.matrix.0, 0), pairs: self.cursors.pairs, ..Cursors::default() };
        let (kept_apart, spotlight, look) = (self.kept_apart.clone(), self.spotlight.clone(), self.look.clone());
        let (second, group, reading, away) = (self.second, self.group, self.reading, self.away);
        Self { second, group, cursors, look, spotlight, kept_apart, reading, away, ..self.bare() }
    }

    /// The same whatever stands in the log and whatever the time is.
    #[must_use]
    pub fn timeless(&self) -> Self {
        Self { state: 0, second: 0, ..self.clone() }
    }

    /// What the list of points shows.
    #[must_use]
    pub fn of_points(&self) -> Self {
        let cursors = Cursors { points: self.cursors.points, ..Cursors::default() };
        Self { cursors, group: self.group, selected: self.selected, ..self.bare() }
    }

    /// What the matrix shows.
    #[must_use]
    pub fn of_matrix(&self) -> Self {
        let cursors = Cursors { matrix: self.cursors.matrix, ..Cursors::default() };
        let typed = self.typed.as_ref().map(|parts| Parts { text: Line::default(), ..parts.clone() });
        Self { cursors, typed, look: self.look.clone(), spotlight: self.spotlight.clone(), ..self.bare() }
    }

    /// The same without the cursor and what is typed: what the figures and words of the matrix show.
    #[must_use]
    pub fn at_rest(&self) -> Self {
        Self { cursors: Cursors::default(), typed: None, ..self.clone() }
    }
}
