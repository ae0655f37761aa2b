//! A text to read: details, an explanation, a preview.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::tui::model::Model;
use crate::tui::overlay::Page;

/// Columns that are read without effort.
const WIDE: u16 = 76;

/// Draws the page.
pub fn draw(model: &Model, page: &Page, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let columns = super::words_wide(area, WIDE);
    let mut lines: Vec<Line<'static>> = Vec::new();
    for words in &page.paragraphs {
        if let Some(item) = words.strip_prefix("  ") {
            lines.extend(super::labelled(vec![Span::styled("  ·", theme.dim)], 4, item, columns, theme.text));
            continue;
        }
        let heading = words.strip_prefix("# ");
        if !lines.is_empty() && (heading.is_some() || lines.last().is_some_and(|line| line.width() > 0)) {
            lines.push(Line::default());
        }
        lines.extend(super::paragraph(
            heading.unwrap_or(words),
            columns,
            if heading.is_some() { theme.heading } else { theme.text },
        ));
    }
    let height = super::rows(lines.len() + 2, area);
    let inside = super::sheet(area, &page.title, columns, height, buf, theme);
    let words = Rect { height: inside.height.saturating_sub(2), ..inside };
    super::scrolled(&lines, page.top, words, buf, theme);
    super::keys_line(model, lines.len() > usize::from(words.height), inside, buf);
}
