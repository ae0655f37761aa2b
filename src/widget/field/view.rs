//! The field on the screen: styled text, a completion in grey behind it, and where the terminal's cursor belongs.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use super::Field;
use crate::widget::text;
use crate::widget::theme::Theme;

/// How to draw a field. The text scrolls sideways in half widths, so that it stands still while the caret moves in it.
#[derive(Debug, Clone)]
pub struct FieldView<'a> {
    /// The text and the caret.
    pub field: &'a Field,
    /// Parts of the text (byte ranges) in a style of their own, laid over the field's; of two that overlap the later.
    pub spans: &'a [(Range<usize>, Style)],
    /// What accepting the completion would add, drawn in grey behind the text while the caret is at its end.
    pub ghost: &'a str,
    /// What stands in an empty field, in grey.
    pub placeholder: &'a str,
    /// The styles.
    pub theme: &'a Theme,
}

impl<'a> FieldView<'a> {
    /// A field with nothing but its text.
    #[must_use]
    pub fn new(field: &'a Field, theme: &'a Theme) -> Self {
        Self { field, spans: &[], ghost: "", placeholder: "", theme }
    }

    /// Draws it in the first line of `area` and gives the caret's place, for the terminal's real cursor; none if there
    /// is no room.
    pub fn draw(&self, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return None;
        }
        let shown = self.field.text();
        let caret = text::width(&shown[..self.field.caret()]);
        let total = text::width(shown);
        let scroll = scroll(caret, usize::from(area.width));
        let mut at = 0;
        for (offset, grapheme, width) in text::graphemes(shown) {
            if at >= scroll {
                let style = self.style_at(offset);
                Self::put(area, buf, at - scroll, grapheme, style);
            }
            at += width;
        }
        self.behind(area, buf, total - scroll.min(total));
        self.edges(area, buf, scroll > 0, total > scroll + usize::from(area.width));
        let column = u16::try_from(caret - scroll).unwrap_or(u16::MAX);
        Some(Position::new(area.x.saturating_add(column.min(area.width - 1)), area.y))
    }

    /// The byte offset of the text drawn at a column of the screen, if the field is in `area`; the end behind the text.
    #[must_use]
    pub fn offset_at(&self, area: Rect, x: u16) -> usize {
        let shown = self.field.text();
        let scroll = scroll(text::width(&shown[..self.field.caret()]), usize::from(area.width));
        let column = scroll + usize::from(x.saturating_sub(area.x));
        let mut end = 0;
        let under = text::graphemes(shown).find(|(_, _, width)| {
            end += width;
            column < end
        });
        under.map_or(shown.len(), |(offset, ..)| offset)
    }

    fn style_at(&self, offset: usize) -> Style {
        let over = self.spans.iter().rev().find(|(range, _)| range.contains(&offset)).map(|(_, style)| *style);
        // What the first letter takes the place of is lit; it is there, and Enter takes it, so it is never grey.
        let over = over.or(self.field.gives_way().then_some(self.theme.chosen));
        over.map_or(self.theme.field, |style| self.theme.field.patch(style))
    }

    /// What is not there yet is never bold, on whatever ground: that is for what was typed.
    fn ghostly(&self) -> Style {
        self.theme.ghost.remove_modifier(Modifier::BOLD)
    }

    fn behind(&self, area: Rect, buf: &mut Buffer, at: usize) {
        if self.field.is_empty() && self.ghost.is_empty() {
            let fitted = text::fit(self.placeholder, usize::from(area.width));
            Self::put(area, buf, at, &fitted, self.ghostly());
        } else if self.field.at_end() {
            Self::put(area, buf, at, self.ghost, self.ghostly());
        }
    }

    fn edges(&self, area: Rect, buf: &mut Buffer, left: bool, right: bool) {
        if left && area.width > 4 {
            text::fill(buf, Rect { width: 1, height: 1, ..area }, Style::new());
            text::put(buf, area.x, area.y, "‹", 1, self.theme.dim);
        }
        if right && area.width > 4 {
            text::put(buf, area.right() - 1, area.y, "›", 1, self.theme.dim);
        }
    }

    fn put(area: Rect, buf: &mut Buffer, at: usize, what: &str, style: Style) {
        if let Ok(at) = u16::try_from(at)
            && at < area.width
        {
            text::put(buf, area.x.saturating_add(at), area.y, what, area.width - at, style);
        }
    }
}

/// The column of the text that stands at the left edge.
fn scroll(caret: usize, width: usize) -> usize {
    if caret < width {
        return 0;
    }
    let half = (width / 2).max(1);
    ((caret + 2).saturating_sub(width).div_ceil(half) * half).min(caret)
}

#[cfg(test)]
mod tests;
