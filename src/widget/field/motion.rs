//! Where the caret may go: byte offsets between graphemes, and the ends of words.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// The offset, or the next one that stands between two graphemes.
pub(super) fn boundary_from(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset += 1;
    }
    let mut cursor = GraphemeCursor::new(offset, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(true) => offset,
        _ => right(text, offset),
    }
}

/// One grapheme to the left.
pub(super) fn left(text: &str, caret: usize) -> usize {
    text[..caret].grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
}

/// One grapheme to the right.
pub(super) fn right(text: &str, caret: usize) -> usize {
    let mut cursor = GraphemeCursor::new(caret, text.len(), true);
    cursor.next_boundary(text, 0).ok().flatten().unwrap_or(text.len())
}

/// The beginning of the word the caret stands in or behind.
pub(super) fn word_left(text: &str, caret: usize) -> usize {
    let before = text[..caret].trim_end();
    before.char_indices().rfind(|(_, c)| c.is_whitespace()).map_or(0, |(at, c)| at + c.len_utf8())
}

/// The end of the word the caret stands in or before.
pub(super) fn word_right(text: &str, caret: usize) -> usize {
    let after = &text[caret..];
    let blank = after.len() - after.trim_start().len();
    let word = after[blank..].find(char::is_whitespace).unwrap_or(after.len() - blank);
    caret + blank + word
}
