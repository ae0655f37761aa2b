//! Texts side by side: cells of one row, each wrapped in its own width, which is counted in letters.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::widget::big::Setting;

/// One cell of a row: its lines and its width in letters.
pub(super) type Cell = (Vec<Line<'static>>, u16);

/// A text wrapped to a width, in one style.
pub(super) fn wrapped(set: Setting, words: &str, letters: u16, style: Style) -> Vec<Line<'static>> {
    set.wrapped(&[Span::styled(words, style)], letters)
}

/// A cell of one text.
pub(super) fn cell(set: Setting, words: &str, letters: u16, style: Style) -> Cell {
    (wrapped(set, words, letters, style), letters)
}

/// Puts a short mark before the first line of a text, the others standing under its first word.
pub(super) fn hanging(set: Setting, mark: &Span, words: &str, letters: u16, style: Style) -> Vec<Line<'static>> {
    set.hanging(mark, &[Span::styled(words, style)], letters)
}
