//! The matrix: as a pane beside the list, and over the whole screen in its views.

mod head;
pub mod sheet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::tui::desk::{Desk, Front, Pane, View};
use crate::tui::model::Model;
use crate::widget::grid::Scale;
use crate::widget::{pane as panes, text};
use sheet::Sheet;

/// Draws the matrix as a pane: the grid, below it the head line's figures.
pub fn pane(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    if desk.workshop().themes().next().is_none() || desk.workshop().groups().next().is_none() {
        return nothing(model, area, buf);
    }
    let lines = head::lines(desk, theme, usize::from(area.width));
    let sheet = Sheet::of(desk, theme, area.width >= 76);
    let head_height = u16::try_from(lines.len()).unwrap_or(0).min(area.height.saturating_sub(8));
    let rows = u16::try_from(sheet.rows.len()).unwrap_or(u16::MAX);
    let roomy = area.height.saturating_sub(head_height + 5) >= rows.saturating_mul(2);
    let tall = if roomy { rows * 2 + 4 } else { area.height.saturating_sub(head_height + 1) };
    let grid_area = Rect { height: tall.min(area.height.saturating_sub(head_height)), ..area };
    let cursor = (desk.pane == Pane::Matrix && !desk.line_has_caret).then(|| sheet.cursor(desk)).flatten();
    sheet.grid("Matrix", cursor, Scale::Figures, theme).draw(grid_area, buf);
    let y = grid_area.bottom().min(area.bottom().saturating_sub(head_height));
    draw_lines(&lines, Rect { y, height: area.bottom().saturating_sub(y), ..area }, buf);
}

/// Draws one of the five views over the whole body.
pub fn full(model: &Model, desk: &Desk, view: View, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    if desk.workshop().themes().next().is_none() || desk.workshop().groups().next().is_none() {
        return nothing(model, area, buf);
    }
    let _ = view;
    let lines = head::lines(desk, theme, usize::from(area.width));
    let head_height = u16::try_from(lines.len()).unwrap_or(0).min(area.height.saturating_sub(6));
    draw_lines(&lines, Rect { height: head_height, ..area }, buf);
    let below = Rect { y: area.y + head_height + 1, height: area.height.saturating_sub(head_height + 1), ..area };
    let sheet = Sheet::of(desk, theme, true);
    let cursor = (desk.front == Front::Matrix(View::Themes)).then(|| sheet.cursor(desk)).flatten();
    sheet.grid("Matrix", cursor, Scale::Figures, theme).draw(below, buf);
}

fn draw_lines(lines: &[Line<'static>], area: Rect, buf: &mut Buffer) {
    for (line, y) in lines.iter().zip(area.y..area.bottom()) {
        text::put_line(buf, area.x, y, line, area.width, ratatui::style::Style::default());
    }
}

fn nothing(model: &Model, area: Rect, buf: &mut Buffer) {
    let below = panes::heading(area, "Matrix", &Line::default(), buf, &model.theme);
    let words =
        "The matrix needs at least one group and one heading. Add a group with A; type ##new heading in a point to make one.";
    for (line, y) in text::wrap(words, usize::from(below.width)).iter().zip(below.y + 1..below.bottom()) {
        text::put(buf, below.x, y, line, below.width, model.theme.dim);
    }
}
