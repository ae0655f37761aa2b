//! Texts with emphasis set in one size of type: wrapped by words in a column of the screen, each piece in its style.
//!
//! Widths are given in letters, so that whoever lays out a list need not know how large its type is. A text that the
//! type's font does not know is set plainly, as a whole.

use std::cell::Cell;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::letters::Letters;
use super::{Size, lines};
use crate::widget::text;

/// A size of type in a column of the screen, and whether everything set in it so far had room.
#[derive(Debug)]
pub struct Setting {
    size: Size,
    columns: u16,
    fits: Cell<bool>,
    /// Letters set in it, and letters that its font does not know.
    known: Cell<usize>,
    unknown: Cell<usize>,
}

impl Setting {
    /// That size in a column so wide.
    #[must_use]
    pub fn new(size: Size, columns: u16) -> Self {
        Self { size, columns, fits: Cell::new(true), known: Cell::new(0), unknown: Cell::new(0) }
    }

    /// The letters that a line holds, about.
    #[must_use]
    pub fn letters(&self) -> u16 {
        self.size.letters(self.columns)
    }

    /// Whether this is a size for what was set so far: each word found room in its column, and most letters are known.
    #[must_use]
    pub fn fits(&self) -> bool {
        self.fits.get() && self.known.get() >= self.unknown.get()
    }

    /// Whether this is the terminal's own type.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.size == Size::Plain
    }

    /// The columns that so many letters are given; all of them for as many as a line holds.
    #[must_use]
    pub fn columns(&self, letters: u16) -> u16 {
        if letters >= self.letters() { self.columns } else { self.size.columns(letters) }
    }

    /// Pieces of one text in lines of at most so many letters: the lines of the screen, from the top.
    pub fn wrapped(&self, pieces: &[Span], letters: u16) -> Vec<Line<'static>> {
        self.set(pieces, self.columns(letters)).0
    }

    /// The same behind a short mark, the other lines standing under its first word.
    pub fn hanging(&self, mark: &Span, pieces: &[Span], letters: u16) -> Vec<Line<'static>> {
        let wanted = text::columns(&mark.content);
        let indent = self.drawn_width(&mark.content).max(self.size.columns(wanted));
        let (words, size) = self.set(pieces, self.columns(letters).saturating_sub(indent).max(1));
        let (before, indent) = if size == self.size {
            (rows_of(std::slice::from_ref(mark), size), indent)
        } else {
            (rows_of(std::slice::from_ref(mark), Size::Plain), wanted)
        };
        beside(&[(before, indent), (words, 0)], 0)
    }

    /// Cells side by side, each so many letters wide, with room for `gap` letters between two.
    pub fn row(&self, cells: &[(Vec<Line<'static>>, u16)], gap: u16) -> Vec<Line<'static>> {
        let cells: Vec<_> = cells.iter().map(|(lines, letters)| (lines.clone(), self.columns(*letters))).collect();
        beside(&cells, self.size.columns(gap))
    }

    /// A rule over the whole column.
    #[must_use]
    pub fn rule(&self, style: Style) -> Line<'static> {
        Line::styled("─".repeat(self.columns.into()), style)
    }

    /// The lines of the pieces and the size they are set in.
    fn set(&self, pieces: &[Span], columns: u16) -> (Vec<Line<'static>>, Size) {
        let whole: String = pieces.iter().map(|piece| piece.content.as_ref()).collect();
        let known = self.size == Size::Plain || Letters::of(&whole.replace('\n', " "), self.size).is_some();
        let size = if known { self.size } else { Size::Plain };
        let count = if known { &self.known } else { &self.unknown };
        count.set(count.get() + whole.chars().count());
        let (size, broken) = if let Some(broken) = lines(&whole, size, columns) {
            (size, broken)
        } else {
            self.fits.set(false);
            (Size::Plain, text::wrap(&whole, columns.into()))
        };
        let mut styles = pieces.iter().flat_map(|piece| piece.content.chars().map(move |letter| (letter, piece.style)));
        let set = broken.iter().flat_map(|line| rows_of(&styled(line, &mut styles), size)).collect();
        (set, size)
    }

    fn drawn_width(&self, words: &str) -> u16 {
        let letters = Letters::of(words, self.size).filter(|_| self.size != Size::Plain);
        let wide = letters.map_or_else(|| text::width(words), |letters| letters.columns(self.size));
        u16::try_from(wide).unwrap_or(u16::MAX)
    }
}

/// A line that was broken out of a text, in the styles that its letters had there.
fn styled(line: &str, styles: &mut impl Iterator<Item = (char, Style)>) -> Vec<Span<'static>> {
    let mut runs: Vec<Span<'static>> = Vec::new();
    for letter in line.chars() {
        // White space and what is not drawn was left out of the line.
        let Some((_, style)) = styles.find(|(of, _)| *of == letter || (letter == ' ' && of.is_whitespace())) else { break };
        match runs.last_mut() {
            Some(run) if run.style == style => run.content.to_mut().push(letter),
            _ => runs.push(Span::styled(letter.to_string(), style)),
        }
    }
    runs
}

/// The lines of the screen that one line of text takes.
fn rows_of(runs: &[Span], size: Size) -> Vec<Line<'static>> {
    let mut rows = vec![Vec::new(); usize::from(size.height())];
    for run in runs {
        let letters = Letters::of(&run.content, size).filter(|_| size.height() > 1);
        let drawn = letters.map_or_else(|| vec![run.content.to_string()], |letters| letters.rows(size));
        for (row, words) in rows.iter_mut().zip(drawn) {
            row.push(Span::styled(words, run.style));
        }
    }
    rows.into_iter().map(Line::from).collect()
}

/// Blocks of lines side by side, each but the last filled up to its width and `gap` columns more.
fn beside(blocks: &[(Vec<Line<'static>>, u16)], gap: u16) -> Vec<Line<'static>> {
    let high = blocks.iter().map(|(lines, _)| lines.len()).max().unwrap_or(0);
    let line_of = |at: usize| {
        let mut spans = Vec::new();
        for (index, (lines, width)) in blocks.iter().enumerate() {
            let line = lines.get(at).cloned().unwrap_or_default();
            let used = text::line_width(&line);
            let style = line.style;
            spans.extend(line.spans.into_iter().map(|span| Span { style: style.patch(span.style), ..span }));
            if index + 1 < blocks.len() {
                spans.push(Span::raw(" ".repeat(usize::from(width + gap).saturating_sub(used))));
            }
        }
        Line::from(spans)
    };
    (0..high).map(line_of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Color;

    fn words(text: &str) -> Vec<Span<'static>> {
        vec![Span::raw(text.to_owned())]
    }

    fn shown(lines: &[Line]) -> Vec<String> {
        lines.iter().map(|line| line.spans.iter().map(|span| span.content.as_ref()).collect()).collect()
    }

    #[test]
    fn plain_type_wraps_by_words_and_keeps_the_style_of_each_piece() {
        let set = Setting::new(Size::Plain, 12);
        let red = Style::new().fg(Color::Red);
        let lines = set.hanging(&Span::raw("+ "), &[Span::raw("one two  "), Span::styled("three four", red)], 12);
        assert_eq!(shown(&lines), ["+ one two", "  three four"]);
        assert_eq!(lines[1].spans.last().map(|span| span.style), Some(red));
        assert!(set.fits());
    }

    #[test]
    fn small_type_takes_three_lines_and_says_when_a_word_has_no_room() {
        let set = Setting::new(Size::Small, 40);
        assert_eq!(set.wrapped(&words("late ward round"), 40).len(), 3);
        assert!(set.wrapped(&words("the ward round starts late"), 40).len() == 6 && set.fits());
        set.wrapped(&words("interdisciplinaryhandover"), 40);
        assert!(!set.fits());
    }

    #[test]
    fn a_text_that_the_font_does_not_know_is_set_plainly_as_a_whole() {
        let set = Setting::new(Size::Narrow, 60);
        let lines = set.hanging(&Span::raw("+ "), &words("会議 is late"), 60);
        assert_eq!(shown(&lines), ["+ 会議 is late"]);
        assert!(!set.fits(), "nothing else is said");
        set.wrapped(&words("the ward round starts late"), 60);
        assert!(set.fits(), "most of it is known");
    }

    #[test]
    fn cells_stand_under_each_other_whatever_their_letters() {
        let set = Setting::new(Size::Small, 100);
        let row = |name: &str| set.row(&[(set.wrapped(&words(name), 12), 12), (set.wrapped(&words("|"), 4), 4)], 2);
        let bar = |line: &String| line.chars().position(|c| c == '▌');
        let (one, other) = (shown(&row("Illi")), shown(&row("Wards")));
        assert_eq!(one[0].chars().rev().position(|c| c != ' '), other[0].chars().rev().position(|c| c != ' '));
        assert_eq!(one[0].chars().count(), other[0].chars().count(), "{:?}", bar(&one[0]));
    }
}
