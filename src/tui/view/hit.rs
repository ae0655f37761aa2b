//! What lies under the mouse: a click puts the cursor there, a second one on the same place opens it. Laid out as the
//! drawing lays it out; what cannot be told does nothing.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{agenda, body, groups, parked, points, rail, regions};
use crate::tui::action::Action;
use crate::tui::desk::{Desk, Front, Pane};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::update;
use crate::workshop::{GroupId, StepKind};

/// What a click means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hit {
    /// The line at the foot.
    Line,
    /// A row of a pane.
    Row(Pane, usize),
    /// A group in the rail: it has the turn.
    Turn(GroupId),
}

/// Does what a click at this cell of the screen asks for.
pub fn clicked(model: &mut Model, x: u16, y: u16, effects: &mut Vec<Effect>) {
    if !model.overlays.is_empty() {
        return;
    }
    let hit = model.desk().and_then(|desk| hit(model, desk, x, y));
    let Some(desk) = model.desk_mut() else { return };
    match hit {
        None => {}
        Some(Hit::Line) => desk.line_has_caret = true,
        Some(Hit::Turn(group)) => {
            desk.group = Some(group);
            desk.card_to_first_unscored();
            desk.spotlight.turn = Some(group);
            update::world::point(model, effects);
        }
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
    let parts = regions(area, desk.front == Front::Step);
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
    let (pane, place) = pane_at(model, desk, parts.body, parts.rail.is_some(), x)?;
    let row = match pane {
        Pane::Agenda => agenda::row_at(desk, place, y),
        Pane::Groups => groups::row_at(desk, place, y),
        Pane::Points => points::row_at(desk, place, y),
        Pane::Parked => parked::row_at(desk, place, y),
        _ => None,
    }?;
    Some(Hit::Row(pane, row))
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
        _ => None,
    }
}
