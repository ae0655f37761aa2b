//! Rows of different heights, one below the other, scrolled so that the one under the cursor is seen. Cards, actions and
//! answers are drawn with it. It must not know what the rows are.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::widget::scroll;
use crate::widget::text::{self, Align};
use crate::widget::theme::Theme;

/// One row: its lines, and the number by which a cursor finds it; none for what the cursor passes over.
pub struct Row {
    /// The number of the row for the cursor.
    pub at: Option<usize>,
    /// Its lines, from the top.
    pub lines: Vec<Line<'static>>,
}

impl Row {
    /// A row that the cursor can stand on.
    pub const fn item(at: usize, lines: Vec<Line<'static>>) -> Self {
        Self { at: Some(at), lines }
    }

    /// A row that the cursor passes over.
    pub fn plain(line: impl Into<Line<'static>>) -> Self {
        Self { at: None, lines: vec![line.into()] }
    }

    /// An empty line.
    pub fn gap() -> Self {
        Self::plain(Line::default())
    }
}

/// Draws as many rows as fit, the one at `cursor` among them, with `▴` and `▾` where more are above or below. A cursor on
/// the first row shows what stands above it too. Returns the first line below the last row drawn.
pub fn draw(rows: &[Row], cursor: Option<usize>, area: Rect, buf: &mut Buffer, theme: &Theme) -> u16 {
    let lines: Vec<(Option<usize>, &Line<'static>)> =
        rows.iter().flat_map(|row| row.lines.iter().map(|line| (row.at, line))).collect();
    let height = usize::from(area.height);
    let here = |line: &(Option<usize>, &Line<'static>)| cursor.is_some() && line.0 == cursor;
    let top = lines.iter().position(here);
    let bottom = lines.iter().rposition(here);
    let first = scroll::first(bottom, height, lines.len()).min(top.unwrap_or(usize::MAX));
    let mut y = area.y;
    for line in lines.iter().skip(first).take(height) {
        let row = Rect { y, height: 1, ..area };
        if here(line) {
            text::fill(buf, row, theme.cursor);
        }
        text::put_line(buf, row.x, y, &text::fit_line(line.1, row.width.into()), row.width, theme.text);
        y += 1;
    }
    if first > 0 {
        text::put(buf, area.right(), area.y, "▴", 1, theme.dim);
    }
    if first + height < lines.len() && height > 0 {
        text::put(buf, area.right(), area.bottom() - 1, "▾", 1, theme.dim);
    }
    y
}

/// A piece of a line of exactly `columns`.
pub fn cell(words: &str, columns: usize, align: Align, style: Style) -> Span<'static> {
    Span::styled(text::pad(words, columns, align), style)
}
