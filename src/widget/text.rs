//! Text as it is drawn: width in columns, cut, padded, wrapped; and the one way text reaches the buffer.
//!
//! Why: names and points come in any script, and a terminal counts columns, not characters. Every widget measures and
//! draws through this file, so that no grapheme is ever split and nothing typed can upset the screen: control, bidi and
//! zero-width characters that slipped through are left out here. Must not know: what the text means.
//!
//! Most texts are plain: every character is a grapheme of its own and one column wide. Those take a short way, which is
//! what makes a frame quick; a test holds both ways to the same answer.

mod plain;

use std::borrow::Cow;

use plain::{is_plain, is_plain_char};
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;

/// Where a text stands in a space wider than itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// At the left edge.
    #[default]
    Left,
    /// In the middle, the odd column to the right.
    Centre,
    /// At the right edge.
    Right,
}

/// The mark that stands for what was cut off.
pub const ELLIPSIS: &str = "…";

/// The space that keeps two words in one line.
const KEPT: char = '\u{a0}';

/// The text with its words kept in one line by [`wrap`], where a line has room for all of them.
#[must_use]
pub fn together(text: &str) -> String {
    text.replace(' ', KEPT.encode_utf8(&mut [0; 4]))
}

/// What is broken between: words, and several kept together, unless they do not fit so.
pub(super) fn words<'a>(text: &'a str, fits: impl Fn(&str) -> bool) -> impl Iterator<Item = &'a str> {
    let kept = text.split(|c: char| c.is_whitespace() && c != KEPT);
    let broken = move |words: &'a str| {
        let breaks = words.contains(KEPT) && !fits(words.trim_matches(KEPT));
        words.split(move |c: char| c == KEPT && breaks)
    };
    kept.flat_map(broken).map(|word| word.trim_matches(KEPT)).filter(|word| !word.is_empty())
}

/// The graphemes of a text that take room on the screen, each with its byte offset and its width in columns.
/// Control and zero-width graphemes (bidi marks, zero-width spaces, lone combining marks) are left out.
pub fn graphemes(text: &str) -> impl Iterator<Item = (usize, &str, usize)> {
    text.grapheme_indices(true)
        .filter(|(_, g)| !g.contains(crate::workshop::is_forbidden))
        .map(|(at, g)| (at, g, usize::from(g.cell_width())))
        .filter(|(_, _, width)| *width > 0)
}

/// A text without what is not drawn: what may not be, and marks that stand on nothing.
fn shown(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return text.into();
    }
    graphemes(text).map(|(_, grapheme, _)| grapheme).collect::<String>().into()
}

/// The columns a text takes when drawn.
#[must_use]
pub fn width(text: &str) -> usize {
    // Most texts are in ASCII: of those all bytes can be looked at side by side.
    if text.bytes().fold(true, |plain, byte| plain & (b' '..=b'~').contains(&byte)) {
        return text.len();
    }
    let mut columns = 0;
    for c in text.chars() {
        if !is_plain_char(c) {
            return graphemes(text).map(|(_, _, width)| width).sum();
        }
        columns += 1;
    }
    columns
}

/// The longest beginning of a text that takes at most `columns`, without any mark that something was cut.
#[must_use]
pub fn cut(text: &str, columns: usize) -> &str {
    if is_plain(text) {
        return text.char_indices().nth(columns).map_or(text, |(at, _)| &text[..at]);
    }
    let mut used = 0;
    for (at, _, width) in graphemes(text) {
        used += width;
        if used > columns {
            return &text[..at];
        }
    }
    text
}

/// The text if it takes at most `columns`, else its beginning and an ellipsis in exactly as much room at most.
/// No room at all gives an empty text.
#[must_use]
pub fn fit(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    match columns {
        0 => String::new(),
        _ => format!("{}{ELLIPSIS}", cut(text, columns - 1).trim_end()),
    }
}

/// The text if it takes at most `columns`, else as many of its whole words as fit and an ellipsis; of a first word that is
/// longer its beginning.
#[must_use]
pub fn fit_words(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let fitted = cut(text, columns.saturating_sub(1));
    let ends = text[fitted.len()..].starts_with(' ');
    match fitted.rfind(' ').filter(|at| !ends && *at > 0) {
        Some(at) => format!("{}{ELLIPSIS}", fitted[..at].trim_end()),
        None => fit(text, columns),
    }
}

/// The text fitted and filled with spaces to exactly `columns`.
#[must_use]
pub fn pad(text: &str, columns: usize, align: Align) -> String {
    // A space before a mark that is not drawn would be taken for part of it.
    let text = fit(&shown(text), columns);
    let spare = columns.saturating_sub(width(&text));
    let before = match align {
        Align::Left => 0,
        Align::Centre => spare / 2,
        Align::Right => spare,
    };
    format!("{}{text}{}", " ".repeat(before), " ".repeat(spare - before))
}

/// The text, or its beginning and its end around an ellipsis: of a path the folder it begins with and the file stay.
#[must_use]
pub fn fit_middle(text: &str, columns: usize) -> String {
    if width(text) <= columns || columns < 3 {
        return fit(text, columns);
    }
    let head = cut(text, columns / 3);
    let room = columns - 1 - width(head);
    let all: Vec<(usize, &str, usize)> = graphemes(text).collect();
    let mut used = 0;
    let tail = all.iter().rev().take_while(|(.., wide)| {
        used += wide;
        used <= room
    });
    let from = tail.last().map_or(text.len(), |(at, ..)| *at);
    format!("{head}…{}", &text[from..])
}

/// The text in lines of at most `columns`, broken between words; a word longer than a line is broken between graphemes.
/// Line feeds start a new line; words that are kept together are drawn with plain spaces. A grapheme wider than `columns` is left out. No columns, no lines; an empty text is one
/// empty line.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    if columns == 0 {
        return Vec::new();
    }
    text.split('\n').flat_map(|paragraph| wrap_paragraph(paragraph, columns)).collect()
}

fn wrap_paragraph(text: &str, columns: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in words(text, |words| width(words) <= columns) {
        let word: &str = &if word.contains(KEPT) { Cow::from(word.replace(KEPT, " ")) } else { Cow::from(word) };
        let wide = width(word);
        if wide == 0 {
            continue;
        }
        let gap = usize::from(used > 0);
        if used + gap + wide <= columns {
            push(&mut lines, " ", gap);
            push(&mut lines, word, 1);
            used += gap + wide;
            continue;
        }
        if used > 0 {
            lines.push(String::new());
            used = 0;
        }
        for (_, grapheme, wide) in graphemes(word).filter(|(_, _, wide)| *wide <= columns) {
            if used + wide > columns {
                lines.push(String::new());
                used = 0;
            }
            push(&mut lines, grapheme, 1);
            used += wide;
        }
    }
    lines
}

fn push(lines: &mut [String], text: &str, times: usize) {
    if let Some(line) = lines.last_mut() {
        (0..times).for_each(|_| line.push_str(text));
    }
}

/// Writes a text at (x, y) in at most `columns` columns and returns the column after it. The one way text reaches the
/// buffer: outside the buffer nothing is written; a wide character that would cross an edge is left out, and one whose
/// second half is overwritten disappears whole.
#[expect(
    clippy::disallowed_methods,
    reason = "this is the way that everything else is asked to take; plain characters need no filter"
)]
pub fn put(buf: &mut Buffer, x: u16, y: u16, text: &str, columns: u16, style: Style) -> u16 {
    let area = buf.area;
    if columns == 0 || x < area.left() || x >= area.right() || y < area.top() || y >= area.bottom() {
        return x;
    }
    mend_left_of(buf, x, y);
    let at = buf.index_of(x, y);
    let room = usize::from(columns.min(area.right() - x));
    let mut written = 0;
    for (cell, c) in buf.content[at..at + room].iter_mut().zip(text.chars()) {
        if !is_plain_char(c) {
            // What the system says, such as a path, was cleaned by nobody; the library lets line separators and bidi controls by.
            return buf.set_stringn(x, y, shown(text), usize::from(columns), style).0;
        }
        cell.set_char(c).set_style(style);
        written += 1;
    }
    // What stands behind the last column may belong to the character in it.
    match text.chars().nth(usize::from(written)) {
        Some(next) if !is_plain_char(next) => buf.set_stringn(x, y, shown(text), usize::from(columns), style).0,
        _ => x + written,
    }
}

/// Writes a line of styled pieces at (x, y) in at most `columns` columns, over `base`, and returns the column after it.
pub fn put_line(buf: &mut Buffer, x: u16, y: u16, line: &Line<'_>, columns: u16, base: Style) -> u16 {
    let end = x.saturating_add(columns);
    let base = base.patch(line.style);
    line.spans.iter().fold(x, |at, span| put(buf, at, y, &span.content, end.saturating_sub(at), base.patch(span.style)))
}

/// Writes a line of styled pieces at a place in at most `columns` columns, with an ellipsis if it is too long.
pub fn put_fitted(buf: &mut Buffer, (x, y): (u16, u16), line: &Line<'_>, columns: u16, base: Style) -> u16 {
    if line_width(line) <= usize::from(columns) {
        return put_line(buf, x, y, line, columns, base);
    }
    put_line(buf, x, y, &fit_line(line, columns.into()), columns, base)
}

/// Writes a text aligned in the first line of `area`, with an ellipsis if it is too long.
pub fn put_in(buf: &mut Buffer, area: Rect, text: &str, align: Align, style: Style) {
    if area.is_empty() {
        return;
    }
    let wide = columns(text);
    if wide > area.width {
        return put_in(buf, area, &fit(text, usize::from(area.width)), align, style);
    }
    let spare = area.width - wide;
    let before = match align {
        Align::Left => 0,
        Align::Centre => spare / 2,
        Align::Right => spare,
    };
    put(buf, area.x.saturating_add(before), area.y, text, area.width - before, style);
}

/// A styled line cut to `columns`, with an ellipsis in the style of the piece it cuts.
#[must_use]
pub fn fit_line<'a>(line: &Line<'a>, columns: usize) -> Line<'a> {
    if line_width(line) <= columns {
        return line.clone();
    }
    let mut left = columns;
    let mut spans = Vec::new();
    for span in &line.spans {
        let wide = width(&span.content);
        let last = wide >= left;
        let mut piece = span.clone();
        if last {
            piece.content = format!("{}{}", cut(&span.content, left.saturating_sub(1)).trim_end(), ELLIPSIS).into();
        }
        spans.push(piece);
        left = left.saturating_sub(wide);
        if last {
            break;
        }
    }
    if columns == 0 {
        spans.clear();
    }
    Line { style: line.style, alignment: line.alignment, spans }
}

/// The columns a styled line takes when drawn.
#[must_use]
pub fn line_width(line: &Line<'_>) -> usize {
    line.spans.iter().map(|span| width(&span.content)).sum()
}

/// A styled line that borrows nothing.
#[must_use]
pub fn owned(line: &Line<'_>) -> Line<'static> {
    let spans = line.spans.iter().map(|span| Span::styled(span.content.to_string(), span.style));
    Line { style: line.style, alignment: line.alignment, spans: spans.collect() }
}

/// Fills an area with spaces in a style, cutting no wide character in half at its edges.
pub fn fill(buf: &mut Buffer, area: Rect, style: Style) {
    let area = area.intersection(buf.area);
    if area.is_empty() {
        return;
    }
    let mut blank = Cell::EMPTY;
    blank.set_style(style);
    for y in area.top()..area.bottom() {
        mend_left_of(buf, area.x, y);
        let at = buf.index_of(area.x, y);
        buf.content[at..at + usize::from(area.width)].fill(blank.clone());
    }
}

/// The width of a text as a screen distance; longer than any screen is the longest screen.
#[must_use]
pub fn columns(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(u16::MAX)
}

fn mend_left_of(buf: &mut Buffer, x: u16, y: u16) {
    if x > buf.area.left()
        && let Some(cell) = buf.cell_mut((x - 1, y))
        && !is_plain(cell.symbol())
        && cell.cell_width() > 1
    {
        let style = cell.style();
        cell.reset();
        cell.set_style(style);
    }
}

#[cfg(test)]
mod tests;
