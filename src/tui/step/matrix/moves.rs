//! Moving in the views of the matrix.

use super::Surface;
use crate::tui::action::Action;
use crate::tui::desk::{Behind, Desk, Front, LeverList};

/// How far a page moves.
const PAGE: usize = 10;

/// Moves the cursor of a view. Returns whether the action was a move that the view has.
pub fn perform(desk: &mut Desk, surface: Surface, action: Action) -> bool {
    if let Some(forward) = sideways(action) {
        return across(desk, surface, action, forward);
    }
    match surface {
        Surface::Grid | Surface::Past => {
            let last = desk.measures().themes.len();
            rows(&mut desk.cursors.matrix.0, last, action)
        }
        Surface::Pairs => {
            let last = desk.measures().groups.len().saturating_sub(1);
            rows(&mut desk.look.pair.0, last, action)
        }
        Surface::Behind => {
            let Front::Behind(behind) = desk.front else { return false };
            let last = desk.behind_points(behind).len().saturating_sub(1);
            rows(&mut desk.look.behind, last, action)
        }
        Surface::Levers => {
            let last = lever_rows(desk).saturating_sub(1);
            let shown = desk.look.list as usize;
            rows(&mut desk.look.levers[shown], last, action)
        }
        Surface::Forces => {
            let last = desk.force_points().len().saturating_sub(1);
            rows(&mut desk.cursors.view, last, action)
        }
        Surface::Map => {
            let last = desk.measures().themes.len().saturating_sub(1);
            rows(&mut desk.cursors.view, last, action)
        }
        Surface::Timeline => {
            let last = desk.moments().len().saturating_sub(1);
            rows(&mut desk.cursors.view, last, action)
        }
    }
}

/// Rows of the list of view 5 that has the cursor.
pub fn lever_rows(desk: &Desk) -> usize {
    match desk.look.list {
        LeverList::Levers => desk.levers().map_or(0, |levers| levers.list.len()),
        LeverList::Questions => desk.levers().map_or(0, |levers| levers.questions.len()),
        LeverList::Tomorrow => desk.tomorrow().map_or(0, |tomorrow| tomorrow.shares.len()),
    }
}

const fn sideways(action: Action) -> Option<bool> {
    match action {
        Action::MoveRight | Action::NextPane => Some(true),
        Action::MoveLeft | Action::PreviousPane => Some(false),
        _ => None,
    }
}

/// Left and right; Tab does the same where a view has nothing else to turn to.
fn across(desk: &mut Desk, surface: Surface, action: Action, forward: bool) -> bool {
    let tab = matches!(action, Action::NextPane | Action::PreviousPane);
    let groups = desk.measures().groups.len();
    match surface {
        Surface::Forces => {
            desk.look.group = round(desk.look.group, groups, forward);
            desk.cursors.view = 0;
        }
        Surface::Levers => {
            let at = round(desk.look.list as usize, LeverList::ALL.len(), forward);
            desk.look.list = LeverList::ALL[at];
        }
        Surface::Behind => {
            let Front::Behind(behind) = desk.front else { return false };
            desk.front = Front::Behind(beside(desk, behind, forward));
            desk.look.behind = 0;
        }
        Surface::Grid | Surface::Past if !tab => stop(&mut desk.cursors.matrix.1, groups, forward),
        Surface::Pairs if !tab => stop(&mut desk.look.pair.1, groups.saturating_sub(1), forward),
        _ => return false,
    }
    true
}

fn stop(at: &mut usize, last: usize, forward: bool) {
    *at = if forward { (*at + 1).min(last) } else { (*at).min(last).saturating_sub(1) };
}

fn round(at: usize, count: usize, forward: bool) -> usize {
    let count = count.max(1);
    (if forward { at + 1 } else { at + count - 1 }) % count
}

/// The points beside those opened: of the next group, for a pair and a heading on the next heading.
fn beside(desk: &Desk, behind: Behind, forward: bool) -> Behind {
    let themes: Vec<_> = desk.measures().themes.iter().map(|theme| theme.id).collect();
    let next_theme = |theme| {
        let at = themes.iter().position(|id| *id == theme).unwrap_or(0);
        themes.get(round(at, themes.len(), forward)).copied().unwrap_or(theme)
    };
    match behind {
        Behind::Cell(group, theme) => {
            let columns = desk.columns();
            let at = columns.iter().position(|id| *id == group).unwrap_or(0);
            Behind::Cell(columns.get(round(at, columns.len(), forward)).copied().unwrap_or(group), theme)
        }
        Behind::Pair(a, b, theme) => Behind::Pair(a, b, next_theme(theme)),
        Behind::Heading(theme) => Behind::Heading(next_theme(theme)),
    }
}

/// Up and down, stopping at the ends.
fn rows(at: &mut usize, last: usize, action: Action) -> bool {
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
    true
}
