//! A list: headings, items with columns at the right, a cursor, as much as fits.
//!
//! Why: points, agenda, sessions, palette and help are all lists. Must not know: what the items are; the caller keeps the
//! cursor as an index into the rows.

use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};
use ratatui::style::Style;
use ratatui::text::Line;

use super::scroll;
use super::text;
use super::theme::Theme;

/// One line of a list.
#[derive(Debug, Clone, PartialEq)]
pub enum Row<'a> {
    /// A smaller heading over the items that follow.
    Heading(Line<'a>),
    /// Something the cursor can stand on.
    Item(Item<'a>),
    /// An empty line.
    Gap,
}

/// One item: its text at the left, cut if need be, and short columns at the right.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Item<'a> {
    /// What it says.
    pub text: Line<'a>,
    /// Columns at the right edge, each as wide as its widest entry in the list, its entries aligned right (or left, if
    /// the entry says so).
    pub aside: Vec<Line<'a>>,
}

impl<'a> Item<'a> {
    /// An item that is only a text.
    #[must_use]
    pub fn new(text: impl Into<Line<'a>>) -> Self {
        Self { text: text.into(), aside: Vec::new() }
    }
}

/// A list and its cursor.
#[derive(Debug, Clone)]
pub struct List<'a> {
    /// The lines, from the top.
    pub rows: &'a [Row<'a>],
    /// The row under the cursor, an index into `rows`; the list scrolls so that it is seen.
    pub cursor: Option<usize>,
    /// Whether the cursor is also marked by `▸` in two columns of its own before every item.
    pub marker: bool,
    /// The styles.
    pub theme: &'a Theme,
}

impl List<'_> {
    /// Draws as many rows as fit, with `▴` or `▾` in the last column where more are above or below.
    pub fn draw(&self, area: Rect, buf: &mut Buffer) {
        self.draw_below(&[], area, buf);
    }

    /// Draws the names of its columns in the first line, which stay while it scrolls, and the list below them.
    pub fn draw_headed(&self, heads: &[&str], area: Rect, buf: &mut Buffer) {
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return;
        }
        let below = Rect { y: area.y + 1, height: area.height - 1, ..area };
        let aside = heads.iter().map(|head| Line::styled(*head, self.theme.dim)).collect();
        let item = Item { text: Line::default(), aside };
        let line = self.line(below);
        self.item(&item, false, &self.aside_widths(heads, line.width), Rect { y: area.y, ..line }, buf);
        self.draw_below(heads, below, buf);
    }

    fn draw_below(&self, heads: &[&str], area: Rect, buf: &mut Buffer) {
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return;
        }
        let first = self.first(area);
        let scrolls = self.scrolls(area);
        let line = self.line(area);
        let widths = self.aside_widths(heads, line.width);
        for (y, (index, row)) in (area.top()..area.bottom()).zip(self.rows.iter().enumerate().skip(first)) {
            self.row(row, self.cursor == Some(index), &widths, Rect { y, ..line }, buf);
        }
        if scrolls {
            self.edges(first, area, buf);
        }
    }

    /// The row drawn at a line of the screen, if the list is in `area`.
    #[must_use]
    pub fn row_at(&self, area: Rect, y: u16) -> Option<usize> {
        let inside = (area.top()..area.bottom()).contains(&y);
        let index = self.first(area) + usize::from(y.saturating_sub(area.top()));
        (inside && index < self.rows.len()).then_some(index)
    }

    fn scrolls(&self, area: Rect) -> bool {
        self.rows.len() > usize::from(area.height)
    }

    /// The columns of a row: those of the mark of what is out of sight are left free, and one between it and figures.
    fn line(&self, area: Rect) -> Rect {
        let aside = self.rows.iter().any(|row| matches!(row, Row::Item(item) if !item.aside.is_empty()));
        let free = if self.scrolls(area) { 1 + u16::from(aside) } else { 0 };
        Rect { width: area.width.saturating_sub(free).max(1), height: 1, ..area }
    }

    fn first(&self, area: Rect) -> usize {
        scroll::first(self.cursor, area.height.into(), self.rows.len())
    }

    fn row(&self, row: &Row<'_>, here: bool, widths: &[u16], line: Rect, buf: &mut Buffer) {
        match row {
            Row::Gap => {}
            Row::Heading(heading) => {
                let heading = text::fit_line(heading, line.width.into());
                text::put_line(buf, line.x, line.y, &heading, line.width, self.theme.subheading);
            }
            Row::Item(item) => self.item(item, here, widths, line, buf),
        }
    }

    fn item(&self, item: &Item<'_>, here: bool, widths: &[u16], line: Rect, buf: &mut Buffer) {
        let over = if here { self.theme.cursor } else { Style::new() };
        if here {
            buf.set_style(line, over);
        }
        let mut left = line;
        if self.marker && line.width > 4 {
            if here {
                text::put(buf, line.x, line.y, "▸", 1, self.theme.accent.patch(over));
            }
            left = Rect { x: line.x + 2, width: line.width - 2, ..line };
        }
        let aside: u16 = widths.iter().map(|width| width + 2).sum();
        left.width = left.width.saturating_sub(aside);
        let base = self.theme.text.patch(over);
        text::put_fitted(buf, (left.x, left.y), &item.text, left.width, base);
        let mut x = line.right().saturating_sub(aside);
        for (width, entry) in widths.iter().zip(&item.aside) {
            let entry = text::fit_line(entry, usize::from(*width));
            let wide = u16::try_from(text::line_width(&entry)).unwrap_or(*width);
            x = x.saturating_add(width + 2);
            let back = if entry.alignment == Some(Alignment::Left) { *width } else { wide };
            text::put_line(buf, x.saturating_sub(back), line.y, &entry, wide, self.theme.dim.patch(over));
        }
    }

    /// The widths of the columns at the right, with what stands over them; the last are left out until the text has two
    /// fifths of the line.
    fn aside_widths(&self, heads: &[&str], width: u16) -> Vec<u16> {
        let mut widths: Vec<u16> = heads.iter().map(|head| text::columns(head)).collect();
        for row in self.rows {
            let Row::Item(item) = row else { continue };
            for (column, entry) in item.aside.iter().enumerate() {
                let wide = u16::try_from(text::line_width(entry)).unwrap_or(u16::MAX / 2);
                match widths.get_mut(column) {
                    Some(widest) => *widest = wide.max(*widest),
                    None => widths.push(wide),
                }
            }
        }
        let room = u32::from(width) * 3 / 5;
        while widths.iter().map(|width| u32::from(*width) + 2).sum::<u32>() > room {
            widths.pop();
        }
        widths
    }

    fn edges(&self, first: usize, area: Rect, buf: &mut Buffer) {
        let x = area.right() - 1;
        if first > 0 {
            text::put(buf, x, area.top(), "▴", 1, self.theme.dim);
        }
        if first + usize::from(area.height) < self.rows.len() {
            text::put(buf, x, area.bottom() - 1, "▾", 1, self.theme.dim);
        }
    }
}

#[cfg(test)]
mod tests;
