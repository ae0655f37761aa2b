//! What lies under the mouse: a click puts the cursor there, a second one on the same place opens it; in front of the
//! screen a click presses. Laid out as the drawing lays it out; what cannot be told does nothing.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{
    agenda, body, card, dots, footer, groups, home, matrix, outcome, overlay, parked, points, rail, reading, regions, standing,
    tabs,
};
use crate::tui::action::Action;
use crate::tui::desk::{Desk, Front, Pane, View};
use crate::tui::effect::Effect;
use crate::tui::model::{Model, Screen};
use crate::tui::overlay::Overlay;
use crate::tui::update;
use crate::workshop::{GroupId, StepKind};

/// Rows that one turn of the wheel moves.
const WHEEL: usize = 3;

/// What a click means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hit {
    /// The line at the foot.
    Line,
    /// A row of a pane.
    Row(Pane, usize),
    /// A group in the rail: it has the turn.
    Turn(GroupId),
    /// A pane's tab.
    Tab(Pane),
    /// A cell of the matrix.
    Cell((usize, usize)),
}

/// Does what a click at this cell of the screen asks for.
pub fn clicked(model: &mut Model, x: u16, y: u16, effects: &mut Vec<Effect>) {
    let searching = matches!(model.overlays.last(), Some(Overlay::Find(_)));
    let shared = model.desk().is_some_and(|desk| desk.one_screen);
    if let Some(action) = footer::hit(model, x, y).filter(|_| !searching && !shared) {
        update::perform(model, action, effects);
        return;
    }
    if !model.overlays.is_empty() {
        return in_front(model, x, y, effects);
    }
    let area = Rect::new(0, 0, model.size.0, model.size.1);
    match &mut model.screen {
        Screen::Home(_) => at_home(model, area, y, effects),
        Screen::Desk(_) => on_desk(model, x, y, effects),
    }
}

/// Turns the wheel over this cell of the screen: what lies in front scrolls, else the pane under the mouse.
pub fn scrolled(model: &mut Model, x: u16, y: u16, up: bool, effects: &mut Vec<Effect>) {
    let action = if up { Action::MoveUp } else { Action::MoveDown };
    let mut rows = WHEEL;
    if model.overlays.is_empty() {
        // In a list the wheel moves the cursor: one row is what the hand expects.
        rows = 1;
        let hit = model.desk().and_then(|desk| hit(model, desk, x, y));
        if let (Some(Hit::Row(pane, _)), Some(desk)) = (hit, model.desk_mut()) {
            desk.pane = pane;
            desk.line_has_caret = false;
        }
    }
    if matches!(model.overlays.last(), Some(Overlay::Ask(_) | Overlay::Form(_) | Overlay::Pick(_) | Overlay::Find(_))) {
        rows = 1;
    }
    for _ in 0..rows {
        update::perform(model, action, effects);
    }
}

/// A click in front: an answer is taken, a field gets the caret, a row is picked; beside the sheet it leaves a text or a
/// list, and does nothing to what was filled in or asked.
fn in_front(model: &mut Model, x: u16, y: u16, effects: &mut Vec<Effect>) {
    let hit = overlay::hit(model, x, y);
    match (model.overlays.last_mut(), hit) {
        (Some(Overlay::Ask(question)), overlay::Hit::Row(at)) => {
            question.chosen = at;
            update::perform(model, Action::Open, effects);
        }
        (Some(Overlay::Form(form)), overlay::Hit::Row(at)) => {
            let again = form.at == at;
            form.at = at;
            if let (true, Some(input)) = (again, form.input_mut()) {
                input.turn(false);
            }
        }
        (Some(Overlay::Pick(picker)), overlay::Hit::Row(at)) => {
            picker.at = at;
            update::perform(model, Action::Open, effects);
        }
        (Some(Overlay::Help(_) | Overlay::Text(_) | Overlay::Pick(_)), overlay::Hit::Outside) => {
            update::perform(model, Action::Back, effects);
        }
        _ => {}
    }
}

fn at_home(model: &mut Model, area: Rect, y: u16, effects: &mut Vec<Effect>) {
    let Screen::Home(shown) = &model.screen else { return };
    let hit = home::hit(model, shown, area, y);
    let Screen::Home(shown) = &mut model.screen else { return };
    match hit {
        Some(home::Hit::Session(at)) if shown.at == at => drop(update::perform(model, Action::Open, effects)),
        Some(home::Hit::Session(at)) => shown.at = at,
        Some(home::Hit::Start(action)) => drop(update::perform(model, action, effects)),
        None => {}
    }
}

fn on_desk(model: &mut Model, x: u16, y: u16, effects: &mut Vec<Effect>) {
    let hit = model.desk().and_then(|desk| hit(model, desk, x, y));
    let Some(desk) = model.desk_mut() else { return };
    match hit {
        None => {}
        Some(Hit::Line) => desk.line_has_caret = true,
        Some(Hit::Cell(at)) => {
            let again = desk.pane == Pane::Matrix && !desk.line_has_caret && desk.cursors.matrix == at;
            desk.pane = Pane::Matrix;
            desk.line_has_caret = false;
            desk.cursors.matrix = at;
            if again {
                update::perform(model, Action::Open, effects);
            }
        }
        Some(Hit::Tab(pane)) => {
            desk.pane = pane;
            desk.line_has_caret = false;
        }
        Some(Hit::Turn(group)) => {
            desk.group = Some(group);
            desk.card_to_first_unscored();
            desk.spotlight.turn = Some(group);
            update::world::point(model, effects);
        }
        // The tally line keeps the caret: the click says which point it is for.
        Some(Hit::Row(Pane::Card, row)) => desk.put_cursor(row),
        Some(Hit::Row(pane, row)) => {
            let again = desk.pane == pane && !desk.line_has_caret && desk.cursor() == row;
            desk.pane = pane;
            desk.line_has_caret = false;
            desk.put_cursor(row);
            if again {
                let action = if pane == Pane::Agenda { Action::GoToStep } else { Action::Open };
                update::perform(model, action, effects);
            }
        }
    }
}

fn hit(model: &Model, desk: &Desk, x: u16, y: u16) -> Option<Hit> {
    let (area, _) = super::rehearsal::divide(model, Rect::new(0, 0, model.size.0, model.size.1));
    if desk.one_screen || area.width < super::SMALLEST.0 || area.height < super::SMALLEST.1 {
        return None;
    }
    let parts = regions(model, area, desk.front == Front::Step);
    let inside = |part: Rect| part.contains((x, y).into());
    if inside(parts.line) {
        return Some(Hit::Line);
    }
    if let Some(place) = parts.rail.filter(|place| inside(*place)) {
        return Some(match rail::row_at(desk, place, y)? {
            rail::RailRow::Step(at) => Hit::Row(Pane::Agenda, at),
            rail::RailRow::Group(id) => Hit::Turn(id),
        });
    }
    if !inside(parts.body) {
        return None;
    }
    let folded = desk.front == Front::Step && (desk.pane != Pane::Agenda || parts.rail.is_some() || desk.line_has_caret);
    if let Some(row) = body::tabs_row(model, desk, parts.body).filter(|row| row.y == y && folded) {
        return tabs::hit(model, desk, row, x).map(Hit::Tab);
    }
    if let Some(place) = matrix_place(model, desk, parts.body, x) {
        return matrix::cell_at(model, desk, place, (x, y)).map(Hit::Cell);
    }
    let (pane, place) = pane_at(model, desk, parts.body, parts.rail.is_some(), x)?;
    if desk.step_kind() == StepKind::Close && matches!(pane, Pane::Actions | Pane::Parked) && desk.front == Front::Step {
        return outcome::close_row_at(model, desk, place, y).map(|(pane, row)| Hit::Row(pane, row));
    }
    let row = match pane {
        Pane::Agenda => agenda::row_at(desk, place, y),
        Pane::Groups => groups::row_at(desk, place, y),
        Pane::Points => points::row_at(desk, place, y),
        Pane::Parked => parked::row_at(desk, place, y),
        Pane::Card => card::row_at(model, desk, place, y),
        Pane::Dots => dots::row_at(model, desk, place, y),
        Pane::Standing => standing::row_at(model, desk, place, y),
        Pane::Actions => outcome::row_at(model, desk, place, y),
        _ => None,
    }?;
    Some(Hit::Row(pane, row))
}

/// The place of the matrix, if it is drawn in this column of the body.
fn matrix_place(model: &Model, desk: &Desk, area: Rect, x: u16) -> Option<Rect> {
    match desk.front {
        Front::Matrix(View::Themes) => return Some(area),
        Front::Step => {}
        _ => return None,
    }
    let mut nowhere = Buffer::empty(area);
    let mut below = || body::below_script(model, desk, area, &mut nowhere);
    match (desk.step_kind(), desk.pane) {
        (StepKind::Picture, _) => Some(below()),
        (StepKind::Round | StepKind::Capture(_) | StepKind::PutRight, _) | (StepKind::Tidy, Pane::Points | Pane::Matrix) => {
            let below = below();
            match body::list_beside_matrix(below) {
                Some(list) => {
                    let left = below.x + list + 3;
                    (x >= left).then(|| Rect { x: left, width: below.right().saturating_sub(left), ..below })
                }
                None => (desk.pane == Pane::Matrix && !desk.line_has_caret).then_some(below),
            }
        }
        (StepKind::Reading, _) => reading::matrix_place(below()).filter(|place| x >= place.x),
        _ => None,
    }
}

/// The list in this column of the body, and its place.
fn pane_at(model: &Model, desk: &Desk, area: Rect, railed: bool, x: u16) -> Option<(Pane, Rect)> {
    match desk.front {
        Front::CarPark => return Some((Pane::Parked, area)),
        Front::Matrix(_) | Front::Behind(_) | Front::Timeline => return None,
        Front::Step => {}
    }
    if !railed && desk.pane == Pane::Agenda && !desk.line_has_caret {
        return Some((Pane::Agenda, area));
    }
    if desk.step_kind() == StepKind::SetUp {
        return Some((Pane::Groups, area));
    }
    let mut nowhere = Buffer::empty(area);
    let below = body::below_script(model, desk, area, &mut nowhere);
    match (desk.step_kind(), desk.pane) {
        (_, Pane::Groups) if !desk.line_has_caret => Some((Pane::Groups, below)),
        (StepKind::Round | StepKind::Capture(_) | StepKind::PutRight, _) | (StepKind::Tidy, Pane::Points | Pane::Matrix) => {
            match body::list_beside_matrix(below) {
                Some(width) => (x < below.x + width).then_some((Pane::Points, Rect { width, ..below })),
                None if desk.pane == Pane::Matrix && !desk.line_has_caret => None,
                None => Some((Pane::Points, below)),
            }
        }
        (StepKind::Score, _) => Some((Pane::Card, below)),
        (StepKind::First, _) | (StepKind::Move, Pane::Dots) => Some((Pane::Dots, below)),
        (StepKind::Move | StepKind::Close, _) => Some((Pane::Actions, below)),
        (StepKind::Stand, _) => Some((Pane::Standing, below)),
        _ => None,
    }
}
