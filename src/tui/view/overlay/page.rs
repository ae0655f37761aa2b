//! A text to read: details, an explanation, a preview.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::Hit;
use crate::tui::model::Model;
use crate::tui::overlay::Page;

/// Columns that are read without effort.
const WIDE: u16 = 76;

/// Draws the page.
pub fn draw(model: &Model, page: &Page, area: Rect, buf: &mut Buffer) {
    let columns = super::words_wide(area, WIDE);
    let lines = lines(model, page, columns);
    let inside = super::sheet(place(area, columns, lines.len()), &page.title, buf, &model.theme);
    let words = Rect { height: inside.height.saturating_sub(2), ..inside };
    super::scrolled(&lines, page.top, words, buf, &model.theme);
    let keys = super::reading_keys(model, lines.len() > usize::from(words.height));
    super::draw_hints(model, &keys, super::foot(inside), buf);
}

fn place(area: Rect, columns: u16, lines: usize) -> Rect {
    super::sheet_place(area, columns, super::rows(lines + 2, area))
}

/// The sheet's place, and the key at this place of the screen.
pub fn hit(model: &Model, page: &Page, area: Rect, at: (u16, u16)) -> (Rect, Option<Hit>) {
    let columns = super::words_wide(area, WIDE);
    let lines = lines(model, page, columns).len();
    let outer = place(area, columns, lines);
    let inside = super::words_place(outer);
    let keys = super::reading_keys(model, lines > usize::from(inside.height.saturating_sub(2)));
    (outer, super::hint_at(&keys, super::foot(inside), at).map(Hit::Key))
}

/// The first line of the page's last screenful.
pub fn last_top(model: &Model, page: &Page, area: Rect) -> usize {
    let count = lines(model, page, super::words_wide(area, WIDE)).len();
    count.saturating_sub(usize::from(super::rows(count + 2, area)).saturating_sub(2))
}

fn lines(model: &Model, page: &Page, columns: u16) -> Vec<Line<'static>> {
    let theme = &model.theme;
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
        let style = if heading.is_some() { theme.heading } else { theme.text };
        lines.extend(super::paragraph(heading.unwrap_or(words), columns, style));
    }
    lines
}
