//! Texts with emphasis set in one size of type: wrapped by words in a column of the screen, each piece in its style.
//!
//! Widths are given in letters, so that whoever lays out a list need not know how large its type is. A text that the
//! type's font does not know is set plainly, as a whole.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::letters::Letters;
use super::{Size, lines};
use crate::widget::text;

/// A size of type in a column of the screen.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    size: Size,
    columns: u16,
    /// Blank lines between two lines of one text in block letters.
    lead: u16,
}

impl Setting {
    /// That size in a column so wide.
    #[must_use]
    pub fn new(size: Size, columns: u16) -> Self {
        Self { size, columns, lead: 0 }
    }

    /// The same with so many blank lines between two lines of one text in block letters, whose descenders else touch the
    /// letters below.
    #[must_use]
    pub fn apart(self, lead: u16) -> Self {
        Self { lead, ..self }
    }

    /// The letters that a line holds, about.
    #[must_use]
    pub fn letters(self) -> u16 {
        self.size.letters(self.columns)
    }

    /// Whether lines that were set have room: one with a word that is too wide for its place is wider than all there is.
    #[must_use]
    pub fn holds(self, lines: &[Line]) -> bool {
        lines.iter().all(|line| text::line_width(line) <= usize::from(self.columns))
    }

    /// Whether this size has letters for most of what plain lines say.
    #[must_use]
    pub fn knows<'a>(self, lines: impl Iterator<Item = &'a Line<'static>>) -> bool {
        let (mut known, mut all) = (0, 0);
        for letter in lines.flat_map(|line| &line.spans).flat_map(|span| span.content.chars()).filter(|c| !c.is_whitespace()) {
            all += 1;
            known +=
                usize::from(letter.is_ascii_alphanumeric() || Letters::of(letter.encode_utf8(&mut [0; 4]), self.size).is_some());
        }
        known * 2 >= all
    }

    /// Whether this is the terminal's own type.
    #[must_use]
    pub fn is_plain(self) -> bool {
        self.size == Size::Plain
    }

    /// The columns that so many letters are given; all of them for as many as a line holds.
    #[must_use]
    pub fn columns(self, letters: u16) -> u16 {
        if letters >= self.letters() { self.columns } else { self.size.columns(letters) }
    }

    /// Pieces of one text in lines of at most so many letters: the lines of the screen, from the top.
    #[must_use]
    pub fn wrapped(self, pieces: &[Span], letters: u16) -> Vec<Line<'static>> {
        self.set(pieces, self.columns(letters)).0
    }

    /// The same behind a short mark, the other lines standing under its first word.
    #[must_use]
    pub fn hanging(self, mark: &Span, pieces: &[Span], letters: u16) -> Vec<Line<'static>> {
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
    #[must_use]
    pub fn row(self, cells: &[(Vec<Line<'static>>, u16)], gap: u16) -> Vec<Line<'static>> {
        let cells: Vec<_> = cells.iter().map(|(lines, letters)| (lines.clone(), self.columns(*letters))).collect();
        beside(&cells, self.size.columns(gap))
    }

    /// A rule over the whole column.
    #[must_use]
    pub fn rule(self, style: Style) -> Line<'static> {
        Line::styled("─".repeat(self.columns.into()), style)
    }

    /// The lines of the pieces and the size they are set in.
    fn set(self, pieces: &[Span], columns: u16) -> (Vec<Line<'static>>, Size) {
        let whole: String = pieces.iter().map(|piece| piece.content.as_ref()).collect();
        let known = self.size == Size::Plain || Letters::of(&whole.replace('\n', " "), self.size).is_some();
        let size = if known { self.size } else { Size::Plain };
        let (size, broken) = if let Some(broken) = lines(&whole, size, columns) {
            (size, broken)
        } else {
            return (vec![Line::raw(" ".repeat(usize::from(self.columns) + 1))], size);
        };
        let mut styles = pieces.iter().flat_map(|piece| piece.content.chars().map(move |letter| (letter, piece.style)));
        let lead = if size.height() > 1 { self.lead } else { 0 };
        let mut set = Vec::new();
        for line in &broken {
            let apart = if set.is_empty() { 0 } else { lead };
            set.extend(std::iter::repeat_n(Line::default(), apart.into()));
            set.extend(rows_of(&styled(line, &mut styles), size));
        }
        (set, size)
    }

    fn drawn_width(self, words: &str) -> u16 {
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
    }

    #[test]
    fn small_type_takes_three_lines_and_says_when_a_word_has_no_room() {
        let set = Setting::new(Size::Small, 40);
        assert_eq!(set.wrapped(&words("late ward round"), 40).len(), 3);
        let lines = set.wrapped(&words("the ward round starts late"), 40);
        assert!(lines.len() == 6 && set.holds(&lines));
        let cell = set.wrapped(&words("interdisciplinaryhandover"), 10);
        assert!(!set.holds(&set.row(&[(cell, 10), (Vec::new(), 5)], 1)));
    }

    #[test]
    fn a_text_that_the_font_does_not_know_is_set_plainly_as_a_whole() {
        let set = Setting::new(Size::Narrow, 60);
        let lines = set.hanging(&Span::raw("+ "), &words("会議 is late"), 60);
        assert_eq!(shown(&lines), ["+ 会議 is late"]);
        assert!(set.holds(&lines));
        assert!(!set.knows([Line::raw("会議 会議 is")].iter()), "most of it is not known");
        assert!(set.knows([Line::raw("会議 is late")].iter()));
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
