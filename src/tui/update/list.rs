//! Moving the cursor in whichever pane has it.

use crate::tui::action::Action;
use crate::tui::desk::{Desk, Front, Pane};
use crate::tui::effect::Effect;
use crate::tui::model::Model;

/// How far a page moves.
const PAGE: usize = 10;

/// Performs a move in the pane that has the cursor.
pub fn perform(model: &mut Model, action: Action, _effects: &mut Vec<Effect>) -> bool {
    let Some(desk) = model.desk_mut() else { return false };
    match action {
        Action::NextPane => desk.turn_pane(false),
        Action::PreviousPane => desk.turn_pane(true),
        Action::MoveLeft | Action::MoveRight if desk.pane == Pane::Matrix => {
            let last = desk.measures().groups.len().saturating_sub(1);
            let column = &mut desk.cursors.matrix.1;
            *column = if action == Action::MoveLeft { column.saturating_sub(1) } else { (*column + 1).min(last) };
        }
        _ => return move_rows(desk, action),
    }
    true
}

fn move_rows(desk: &mut Desk, action: Action) -> bool {
    let rows = desk.rows();
    let last = rows.saturating_sub(1);
    let Some(at) = desk.cursor_mut() else { return false };
    let from = (*at).min(last);
    *at = match action {
        Action::MoveDown => from + 1,
        Action::MoveUp => from.saturating_sub(1),
        Action::MovePageDown => from + PAGE,
        Action::MovePageUp => from.saturating_sub(PAGE),
        Action::MoveTop => 0,
        Action::MoveBottom => last,
        _ => return false,
    }
    .min(last);
    desk.selected_follows_cursor();
    true
}

impl Desk {
    /// Rows in the pane that has the cursor.
    #[must_use]
    pub fn rows(&self) -> usize {
        if let Front::Matrix(view) = self.front {
            return self.view_rows(view);
        }
        match self.pane {
            Pane::Agenda => self.workshop().agenda.steps.len(),
            Pane::Groups => self.listed_groups().len(),
            Pane::Standing => self.standing_rows().len(),
            Pane::Points => self.kept().points.len(),
            Pane::Matrix => self.measures().themes.len(),
            Pane::Card => self.card().len(),
            Pane::Dots => self.workshop().shortlist.len(),
            Pane::Actions => self.action_rows().len(),
            Pane::Parked => self.workshop().parked().count(),
            Pane::Pairs => self.open_pairs().len(),
            Pane::Headings => self.kept().without_heading.len(),
            Pane::Script => 0,
        }
    }

    /// The cursor of the pane that has it; none where there is nothing to move in.
    pub fn cursor_mut(&mut self) -> Option<&mut usize> {
        let cursors = &mut self.cursors;
        if let Front::Matrix(view) = self.front {
            return Some(if view == crate::tui::desk::View::Themes { &mut cursors.matrix.0 } else { &mut cursors.view });
        }
        Some(match self.pane {
            Pane::Agenda => &mut cursors.agenda,
            Pane::Groups => &mut cursors.groups,
            Pane::Points => &mut cursors.points,
            Pane::Matrix => &mut cursors.matrix.0,
            Pane::Card => &mut cursors.card,
            Pane::Dots => &mut cursors.dots,
            Pane::Actions => &mut cursors.actions,
            Pane::Standing => &mut cursors.standing,
            Pane::Parked => &mut cursors.parked,
            Pane::Pairs => &mut cursors.pairs,
            Pane::Headings => &mut cursors.headings,
            Pane::Script => return None,
        })
    }

    /// The row that the cursor of the pane is on.
    #[must_use]
    pub fn cursor(&self) -> usize {
        let cursors = &self.cursors;
        if let Front::Matrix(view) = self.front {
            return if view == crate::tui::desk::View::Themes { cursors.matrix.0 } else { cursors.view };
        }
        match self.pane {
            Pane::Agenda => cursors.agenda,
            Pane::Groups => cursors.groups,
            Pane::Points => cursors.points,
            Pane::Matrix => cursors.matrix.0,
            Pane::Card => cursors.card,
            Pane::Dots => cursors.dots,
            Pane::Actions => cursors.actions,
            Pane::Standing => cursors.standing,
            Pane::Parked => cursors.parked,
            Pane::Pairs => cursors.pairs,
            Pane::Headings => cursors.headings,
            Pane::Script => 0,
        }
    }

    /// Puts the cursor of the pane on a row; what is selected follows.
    pub fn put_cursor(&mut self, row: usize) {
        let last = self.rows().saturating_sub(1);
        if let Some(cursor) = self.cursor_mut() {
            *cursor = row.min(last);
        }
        self.selected_follows_cursor();
    }

    /// The point selected is the one that the cursor of the points or of the headings pass is on.
    pub fn selected_follows_cursor(&mut self) {
        // Each group is asked for today first.
        self.cursors.needed &= self.pane != Pane::Standing;
        let list = match self.pane {
            Pane::Points => &self.kept().points,
            Pane::Headings => &self.kept().without_heading,
            _ => return,
        };
        let at = if self.pane == Pane::Points { self.cursors.points } else { self.cursors.headings };
        self.selected = list.get(at).copied().or(self.selected);
    }
}
