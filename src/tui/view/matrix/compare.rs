//! Today and then, side by side: each heading of which something would move in two rows of one matrix, today's above the
//! other; where there is room, the headings that stay as they are too.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::scene::Scene;
use super::sheet::{Ends, Sheet};
use crate::alignment::Measures;
use crate::tui::desk::Desk;
use crate::widget::text;
use crate::widget::theme::Theme;

/// Lines of the matrix that are not rows: sides, groups, the pulls then.
pub const AROUND: u16 = 3;

/// Lines that it takes to show every heading that would move; none where none would.
#[must_use]
pub fn lines(desk: &Desk, then: &Measures) -> u16 {
    let rows = Scene::would_be(desk, then).moved().len() * 2;
    if rows == 0 { 0 } else { u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(AROUND) }
}

/// Draws the matrix of both. Returns how many lines it took.
pub fn draw(desk: &Desk, then: &Measures, area: Rect, buf: &mut Buffer, theme: &Theme) -> u16 {
    if area.height < AROUND + 1 || area.width < 24 {
        return 0;
    }
    let (today, then) = (Scene::plain(desk), Scene::would_be(desk, then));
    if then.moved().is_empty() {
        text::put(buf, area.x, area.y, "No square would change.", area.width, theme.dim);
        return 1;
    }
    let all = then.moved().len() + today.measures.themes.len();
    let room = usize::from(area.height.saturating_sub(AROUND));
    let ends = if area.width >= 100 { Ends::Words } else { Ends::None };
    let sheet = Sheet::compared(&today, &then, all <= room, ends, area.width, theme);
    let height = area.height.min(u16::try_from(sheet.rows.len()).unwrap_or(u16::MAX).saturating_add(AROUND));
    sheet.grid("Today, and then", None, theme).draw(Rect { height, ..area }, buf);
    height
}
