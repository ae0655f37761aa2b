//! Texts side by side: cells of one row, each wrapped in its own width.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::widget::text;

/// One cell of a row: its lines and its width in columns.
pub(super) type Cell = (Vec<Line<'static>>, u16);

/// A text wrapped to a width, in one style.
pub(super) fn wrapped(words: &str, width: u16, style: Style) -> Vec<Line<'static>> {
    text::wrap(words, width.into()).into_iter().map(|line| Line::styled(line, style)).collect()
}

/// A cell of one text.
pub(super) fn cell(words: &str, width: u16, style: Style) -> Cell {
    (wrapped(words, width, style), width)
}

/// The lines of a row of cells, `gap` columns between two of them.
pub(super) fn row(cells: &[Cell], gap: usize) -> Vec<Line<'static>> {
    let height = cells.iter().map(|(lines, _)| lines.len()).max().unwrap_or(0);
    (0..height).map(|at| line_of(cells, at, gap)).collect()
}

fn line_of(cells: &[Cell], at: usize, gap: usize) -> Line<'static> {
    let mut spans = Vec::new();
    for (index, (lines, width)) in cells.iter().enumerate() {
        let line = lines.get(at).cloned().unwrap_or_default();
        let used = text::line_width(&line);
        let style = line.style;
        spans.extend(line.spans.into_iter().map(|span| Span { style: style.patch(span.style), ..span }));
        if index + 1 < cells.len() {
            spans.push(Span::raw(" ".repeat(usize::from(*width).saturating_sub(used) + gap)));
        }
    }
    Line::from(spans)
}

/// Puts a short mark before the first line of a text, the others standing under its first word.
pub(super) fn hanging(mark: Span<'static>, words: &str, width: u16, style: Style) -> Vec<Line<'static>> {
    let indent = text::width(&mark.content);
    let room = usize::from(width).saturating_sub(indent).max(1);
    let mut mark = Some(mark);
    let lines = text::wrap(words, room).into_iter().map(|line| {
        let before = mark.take().unwrap_or_else(|| Span::raw(" ".repeat(indent)));
        Line::from(vec![before, Span::styled(line, style)])
    });
    lines.collect()
}
