//! The matrix: as a pane beside the list, and over the whole screen in its views.
//!
//! ```text
//! themes.rs   1  headings by groups: head.rs (the head line), sheet.rs (the cells), digest.rs (the same in words),
//!                under.rs (what is under the cursor)
//! pairs.rs    2  groups by groups
//! forces.rs   3  the force field of one group
//! map.rs      4  the headings between the pull of clinicians and of managers
//! levers.rs   5  levers and questions; tomorrow.rs: tomorrow's matrix; compare.rs: today beside then
//! behind.rs      the points behind a cell, a pair of cells, a heading
//! scene.rs       which workshop is drawn: as it stands, as it was, as it would be
//! ```

mod behind;
mod compare;
mod digest;
mod forces;
mod head;
mod levers;
mod map;
mod pairs;
pub mod scene;
pub mod sheet;
pub mod themes;
mod tomorrow;
mod under;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

pub use behind::{draw as behind, list, meaning, row_at as behind_at};

use super::again::{Again, Place};
use crate::tui::action::Action;
use crate::tui::desk::{self, Behind, Desk, Front, LeverList, Sight, View};
use crate::tui::keyed::{named, there};
use crate::tui::keymap::Context;
use crate::tui::model::Model;
use crate::widget::grid::Memo;
use crate::widget::{pane as panes, text};
use scene::Scene;

/// Draws the matrix over that of the frame before: as a pane, or over the whole body where it is in front.
pub fn draw_again(model: &Model, desk: &Desk, area: Rect, sight: Option<&Sight>, buf: &mut Buffer, again: &mut Again) {
    let of = sight.map(Sight::of_matrix);
    if again.stands(Place::Matrix, area, of.as_ref()) {
        return;
    }
    if desk.measures().cells.is_empty() {
        again.rows = Memo::default();
        again.blank(area, buf);
        nothing(model, desk, area, buf);
    } else if desk.front == Front::Step {
        themes::pane(model, desk, area, buf, again);
    } else {
        view_one(model, desk, area, buf, again);
    }
    again.keep(Place::Matrix, area, of);
}

/// Draws the matrix as a pane, on a blank area.
pub fn pane(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    if !nothing(model, desk, area, buf) {
        themes::pane(model, desk, area, buf, &mut Again::on_blank(area));
    }
}

/// The cell of the matrix at a place of the screen, as its cursor counts, if view 1 (or its pane) is drawn in `area`.
pub fn cell_at(model: &Model, desk: &Desk, area: Rect, at: (u16, u16)) -> Option<(usize, usize)> {
    let mut nowhere = Buffer::empty(area);
    if nothing(model, desk, area, &mut nowhere) {
        return None;
    }
    let (place, drawn) = if desk.front == Front::Step {
        (area, themes::pane(model, desk, area, &mut nowhere, &mut Again::on_blank(area)))
    } else {
        let (place, _) = with_points(area);
        (place, view_one(model, desk, place, &mut nowhere, &mut Again::on_blank(area)))
    };
    drawn.cell_at(&Scene::now(desk), place.width, &model.theme, at)
}

/// What lies at a place of one of the other views.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// A pair of groups, as places among the columns.
    Pair((usize, usize)),
    /// A group whose force field can be shown, as a place among the columns.
    Forces(usize),
    /// A list of view 5.
    List(LeverList),
    /// A row: a point, a heading, a lever.
    Row(usize),
}

/// What lies at a place of the screen in views 2 to 5, if that view is drawn in `area`.
#[must_use]
pub fn spot_at(model: &Model, desk: &Desk, view: View, area: Rect, at: (u16, u16)) -> Option<Spot> {
    match view {
        View::Themes => None,
        View::Pairs => pairs::pair_at(desk, area, at).map(Spot::Pair),
        View::ForceField => forces::spot_at(desk, area, at),
        View::Map => map::heading_at(desk, area, at).map(Spot::Row),
        View::Levers => levers::spot_at(model, desk, area, at),
    }
}

/// Columns from which the points behind the cursor stand beside view 1; the terminal has two more. They cost bytes with
/// every step of the cursor, so it is a terminal of 220 columns.
const WITH_POINTS: u16 = 218;

/// The place of view 1, and that of the points behind its cursor, where there is room for both.
pub fn with_points(area: Rect) -> (Rect, Option<Rect>) {
    if area.width < WITH_POINTS {
        return (area, None);
    }
    let width = (area.width * 3 / 5).min(170);
    let x = area.x + width + 3;
    (Rect { width, ..area }, Some(Rect { x, width: area.right() - x, ..area }))
}

/// The strongest points behind the cursor of view 1, in the groups' own words.
pub fn points_beside(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    panes::rule_down(Rect { x: area.x - 2, width: 1, ..area }, buf, &model.theme);
    let spot = match desk.spot() {
        desk::Spot::Cell(group, theme) => Behind::Cell(group, theme),
        desk::Spot::Heading(theme) => Behind::Heading(theme),
        desk::Spot::Pull(_) | desk::Spot::Whole => return,
    };
    behind::beside(model, desk, spot, area, buf);
}

/// Draws view 1 in its place.
fn view_one(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer, again: &mut Again) -> themes::Drawn {
    let cursor = (!desk.line_has_caret).then_some(desk.cursors.matrix);
    let nudge = digest::nudge(desk, &model.theme, usize::from(area.width));
    themes::full(model, &Scene::now(desk), themes::Around { title: "Matrix", cursor, nudge }, area, buf, again)
}

/// Draws one of the five views over the whole body.
pub fn full(model: &Model, desk: &Desk, view: View, area: Rect, buf: &mut Buffer) {
    // A force field needs no heading, only a group.
    let forces = view == View::ForceField && desk.force_group().is_some();
    if !forces && nothing(model, desk, area, buf) {
        return;
    }
    match view {
        View::Themes => {
            let (place, beside) = with_points(area);
            view_one(model, desk, place, buf, &mut Again::on_blank(area));
            if let Some(beside) = beside {
                points_beside(model, desk, beside, buf);
            }
        }
        View::Pairs => pairs::draw(model, desk, area, buf),
        View::ForceField => forces::draw(model, desk, area, buf),
        View::Map => map::draw(model, desk, area, buf),
        View::Levers => levers::draw(model, desk, area, buf),
    }
}

/// Says what is missing where there is no group or no heading. Returns whether that is so.
fn nothing(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) -> bool {
    if !desk.measures().cells.is_empty() {
        return false;
    }
    let below = panes::heading(area, "Matrix", &Line::default(), buf, &model.theme);
    let (add, new) = (named(model, Action::AddGroup), there(model, Action::AddHeading, Context::Matrix));
    let words = match (desk.measures().groups.is_empty(), desk.measures().themes.is_empty()) {
        (true, true) => {
            format!("No groups and no headings yet. {add} adds a group; {new} here makes a heading, or ##new heading in a point.")
        }
        (true, false) => format!("No groups yet: {add} adds one."),
        _ => format!("No headings yet: {new} here makes one, or type ##new heading in a point."),
    };
    for (line, y) in text::wrap(&words, usize::from(below.width)).iter().zip(below.y + 1..below.bottom()) {
        text::put(buf, below.x, y, line, below.width, model.theme.dim);
    }
    true
}
