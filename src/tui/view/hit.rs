//! What lies under the mouse: laid out as the drawing lays it out. It only tells; what a click does is in
//! `update/mouse.rs`.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{
    agenda, body, card, dots, footer, groups, headings, home, line, matrix, one_screen, outcome, overlay, pairs, parked, points,
    rail, reading, regions, standing, tabs, timeline,
};
use crate::tui::action::Action;
use crate::tui::desk::{Desk, Front, Pane, View};
use crate::tui::model::{Model, Screen};
use crate::tui::overlay::Overlay;
use crate::workshop::{GroupId, StepKind};

/// What lies at a cell of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hit {
    /// A key: at the foot, in a sheet, in a pane.
    Key(Action),
    /// In what lies in front: an answer, a choice, a row.
    InFront(usize),
    /// In what lies in front: a text field, by its number in a form, and the byte offset of what is under the mouse.
    Text(usize, usize),
    /// The sheet in front, but nothing in it that can be pressed.
    Sheet,
    /// What lies behind the sheet in front.
    Behind,
    /// At home: a session, by its place on the shelf.
    Session(usize),
    /// The line at the foot, and the byte offset of what is under the mouse.
    Line(usize),
    /// A row of a pane.
    Row(Pane, usize),
    /// A group in the rail.
    Turn(GroupId),
    /// A pane's tab.
    Tab(Pane),
    /// A cell of the matrix.
    Cell((usize, usize)),
    /// Something of views 2 to 5.
    InView(matrix::Spot),
    /// A row of what was opened from the matrix, or of the timeline.
    Entry(usize),
}

/// What lies at a cell of the screen; none where there is nothing to press.
#[must_use]
pub fn at(model: &Model, x: u16, y: u16) -> Option<Hit> {
    let searching = matches!(model.overlays.last(), Some(Overlay::Find(_)));
    let shared = model.desk().is_some_and(|desk| desk.one_screen && !(desk.alone && desk.front.is_private()));
    let (area, _) = super::rehearsal::divide(model, Rect::new(0, 0, model.size.0, model.size.1));
    let hidden = searching || shared || super::has_keys_in_front(model, area);
    if let Some(action) = footer::hit(model, x, y).filter(|_| !hidden) {
        return Some(Hit::Key(action));
    }
    if !model.overlays.is_empty() {
        return Some(in_front(model, x, y));
    }
    behind(model, x, y)
}

/// What lies at a cell of the screen itself, whatever is in front of it.
#[must_use]
pub fn behind(model: &Model, x: u16, y: u16) -> Option<Hit> {
    match &model.screen {
        Screen::Home(shown) => match home::hit(model, shown, Rect::new(0, 0, model.size.0, model.size.1), y)? {
            home::Hit::Session(at) => Some(Hit::Session(at)),
            home::Hit::Start(action) => Some(Hit::Key(action)),
        },
        Screen::Desk(desk) => on_desk(model, desk, x, y),
    }
}

fn in_front(model: &Model, x: u16, y: u16) -> Hit {
    let (area, _) = super::rehearsal::divide(model, Rect::new(0, 0, model.size.0, model.size.1));
    if let Some(desk) = model.desk().filter(|desk| groups::is_in_place(model, desk, regions(model, area, true).body)) {
        let hit = groups::field_at(model, desk, regions(model, area, true).body, (x, y));
        return hit.map_or(Hit::Behind, |offset| Hit::Text(0, offset));
    }
    match overlay::hit(model, x, y) {
        overlay::Hit::Row(at) => Hit::InFront(at),
        overlay::Hit::Text(field, offset) => Hit::Text(field, offset),
        overlay::Hit::Key(action) => Hit::Key(action),
        overlay::Hit::Sheet => Hit::Sheet,
        overlay::Hit::Outside => Hit::Behind,
    }
}

fn on_desk(model: &Model, desk: &Desk, x: u16, y: u16) -> Option<Hit> {
    let (area, _) = super::rehearsal::divide(model, Rect::new(0, 0, model.size.0, model.size.1));
    if area.width < super::SMALLEST.0 || area.height < super::SMALLEST.1 {
        return None;
    }
    if desk.one_screen && !(desk.alone && desk.front.is_private()) {
        return one_screen::offset_at(model, desk, area, (x, y)).map(Hit::Line);
    }
    let parts = regions(model, area, desk.front == Front::Step);
    let inside = |part: Rect| part.contains((x, y).into());
    if inside(parts.line) {
        return Some(Hit::Line(line::offset_at(model, desk, parts.line, x)));
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
    let alone = desk.pane == Pane::Agenda && parts.rail.is_none() && !desk.line_has_caret;
    let names = match desk.front {
        Front::Step if alone => agenda::parts(desk, parts.body).0,
        Front::Step => body::tabs_row(model, desk, parts.body),
        _ => None,
    };
    if let Some(row) = names.filter(|row| row.y == y) {
        return tabs::hit(model, desk, row, x).map(Hit::Tab);
    }
    if let Some(place) = matrix_place(model, desk, parts.body, x) {
        return matrix::cell_at(model, desk, place, (x, y)).map(Hit::Cell);
    }
    let at = (x, y);
    match desk.front {
        Front::Matrix(view) => matrix::spot_at(model, desk, view, parts.body, at).map(Hit::InView),
        Front::Behind(behind) => matrix::behind_at(model, desk, behind, parts.body, at).map(Hit::Entry),
        Front::Timeline if desk.look.past.is_some() => timeline::cell_at(model, desk, parts.body, at).map(Hit::Cell),
        Front::Timeline => timeline::row_at(desk, parts.body, y).map(Hit::Entry),
        Front::Step | Front::CarPark | Front::Card => in_pane(model, desk, parts.body, parts.rail.is_some(), at),
    }
}

/// What lies at a place of the body where lists stand.
fn in_pane(model: &Model, desk: &Desk, area: Rect, railed: bool, (x, y): (u16, u16)) -> Option<Hit> {
    let (pane, place) = pane_at(model, desk, area, railed, x)?;
    if desk.step_kind() == StepKind::Close && matches!(pane, Pane::Actions | Pane::Parked) && desk.front == Front::Step {
        return outcome::close_row_at(model, desk, place, y).map(|(pane, row)| Hit::Row(pane, row));
    }
    let row = match pane {
        Pane::Agenda => agenda::row_at(desk, place, y),
        Pane::Groups => {
            if let Some(action) = groups::key_at(model, desk, place, (x, y)) {
                return Some(Hit::Key(action));
            }
            groups::row_at(model, desk, place, y)
        }
        Pane::Points => points::row_at(desk, place, y),
        Pane::Parked => parked::row_at(model, desk, place, y),
        Pane::Card => card::row_at(model, desk, place, y),
        Pane::Dots => dots::row_at(model, desk, place, y),
        Pane::Standing => standing::row_at(model, desk, place, y),
        Pane::Actions => outcome::row_at(model, desk, place, y),
        Pane::Pairs => return pairs::key_at(model, desk, place, (x, y)).map(Hit::Key),
        Pane::Headings => return headings::key_at(model, desk, place, (x, y)).map(Hit::Key),
        Pane::Matrix | Pane::Script => None,
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
        (StepKind::Round | StepKind::Capture(_) | StepKind::PutRight, _)
        | (StepKind::Tidy, Pane::Points | Pane::Matrix)
        | (StepKind::Picture, Pane::Points) => {
            let below = below();
            match body::list_beside_matrix(desk, below) {
                Some(list) => {
                    let left = below.x + list + 3;
                    (x >= left).then(|| Rect { x: left, width: below.right().saturating_sub(left), ..below })
                }
                None => (desk.pane == Pane::Matrix && !desk.line_has_caret).then_some(below),
            }
        }
        (StepKind::Picture, _) => Some(below()),
        (StepKind::Reading, _) => reading::matrix_place(desk, below()).filter(|place| x >= place.x),
        _ => None,
    }
}

/// The list in this column of the body, and its place.
fn pane_at(model: &Model, desk: &Desk, area: Rect, railed: bool, x: u16) -> Option<(Pane, Rect)> {
    match desk.front {
        Front::CarPark => return Some((Pane::Parked, area)),
        Front::Card => return Some((Pane::Card, area)),
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
        (StepKind::Round | StepKind::Capture(_) | StepKind::PutRight, _)
        | (StepKind::Tidy, Pane::Points | Pane::Matrix)
        | (StepKind::Picture, Pane::Points) => match body::list_beside_matrix(desk, below) {
            Some(width) => (x < below.x + width).then_some((Pane::Points, Rect { width, ..below })),
            None if desk.pane == Pane::Matrix && !desk.line_has_caret => None,
            None => Some((Pane::Points, below)),
        },
        (StepKind::Tidy, pane) => Some((if pane == Pane::Headings { pane } else { Pane::Pairs }, below)),
        (StepKind::Reading, Pane::Points) if !desk.line_has_caret => Some((Pane::Points, reading::topic_place(desk, below))),
        (kind, pane) => {
            let (place, _) = body::with_matrix(desk, below);
            let pane = match kind {
                StepKind::Score => Pane::Card,
                StepKind::First => Pane::Dots,
                StepKind::Move if pane == Pane::Dots => Pane::Dots,
                StepKind::Move | StepKind::Close => Pane::Actions,
                StepKind::Stand => Pane::Standing,
                _ => return None,
            };
            (x < place.right()).then_some((pane, place))
        }
    }
}
