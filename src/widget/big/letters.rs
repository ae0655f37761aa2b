//! Block letters: a line of text as rows of pixels, and those as characters of the terminal.

use font8x8::{BASIC_FONTS, GREEK_FONTS, LATIN_FONTS, UnicodeFonts};

use super::{Size, small};

/// A line of text as columns of pixels, the top pixel in the lowest bit.
pub(super) struct Letters {
    columns: Vec<u8>,
    /// Rows of pixels.
    high: usize,
}

impl Letters {
    /// The letters of a text in a size, or none if its font lacks one of them.
    pub(super) fn of(text: &str, size: Size) -> Option<Self> {
        let small = size == Size::Small;
        let mut columns = Vec::new();
        for character in text.chars().flat_map(known) {
            if !columns.is_empty() {
                columns.push(0);
            }
            columns.extend(if small { small::letter(character) } else { letter(character) }?);
        }
        Some(Self { columns, high: if small { small::HIGH } else { 8 } })
    }

    /// The columns of the screen they take in a size.
    pub(super) fn columns(&self, size: Size) -> usize {
        columns(self.pixels(), size)
    }

    /// Their width in pixels.
    pub(super) fn pixels(&self) -> usize {
        self.columns.len()
    }

    /// The rows of the screen, from the top, in one of the sizes of block letters.
    pub(super) fn rows(&self, size: Size) -> Vec<String> {
        match size {
            Size::Huge => (0..self.high)
                .map(|y| (0..self.columns.len()).map(|x| if self.at(x, y) { "██" } else { "  " }).collect())
                .collect(),
            Size::Narrow | Size::Small => (0..self.high / 2)
                .map(|y| (0..self.columns.len().div_ceil(2)).map(|x| self.quarters(2 * x, 2 * y)).collect())
                .collect(),
            _ => (0..self.high / 2).map(|y| (0..self.columns.len()).map(|x| self.halves(x, 2 * y)).collect()).collect(),
        }
    }

    fn at(&self, x: usize, y: usize) -> bool {
        self.columns.get(x).is_some_and(|column| column >> y & 1 == 1)
    }

    fn halves(&self, x: usize, y: usize) -> char {
        match (self.at(x, y), self.at(x, y + 1)) {
            (true, true) => '█',
            (true, false) => '▀',
            (false, true) => '▄',
            (false, false) => ' ',
        }
    }

    fn quarters(&self, x: usize, y: usize) -> char {
        const GLYPHS: [char; 16] = [' ', '▘', '▝', '▀', '▖', '▌', '▞', '▛', '▗', '▚', '▐', '▜', '▄', '▙', '▟', '█'];
        let bit = |x, y, value| if self.at(x, y) { value } else { 0 };
        GLYPHS[bit(x, y, 1) + bit(x + 1, y, 2) + bit(x, y + 1, 4) + bit(x + 1, y + 1, 8)]
    }
}

/// The columns of the screen that so many pixels take in a size.
pub(super) fn columns(pixels: usize, size: Size) -> usize {
    match size {
        Size::Huge => pixels * 2,
        Size::Narrow | Size::Small => pixels.div_ceil(2),
        _ => pixels,
    }
}

/// A character as ones that the font knows: typographic marks as plain ones.
fn known(character: char) -> Vec<char> {
    match character {
        '’' | '‘' => vec!['\''],
        '“' | '”' => vec!['"'],
        '–' | '—' => vec!['-'],
        '…' => vec!['.', '.', '.'],
        '\u{a0}' => vec![' '],
        other => vec![other],
    }
}

/// The columns of one letter without blank ones at its sides; figures keep one width, a space is four columns.
fn letter(character: char) -> Option<Vec<u8>> {
    if character == ' ' {
        return Some(vec![0; 4]);
    }
    if character.is_control() {
        return None;
    }
    if let Some(drawn) = sign(character) {
        return Some(drawn.to_vec());
    }
    let rows = BASIC_FONTS.get(character).or_else(|| LATIN_FONTS.get(character)).or_else(|| GREEK_FONTS.get(character))?;
    let column = |x: usize| rows.iter().enumerate().fold(0, |bits, (y, row)| bits | (row >> x & 1) << y);
    let columns: Vec<u8> = (0..8).map(column).collect();
    if character.is_ascii_digit() {
        return Some(columns[..7].to_vec());
    }
    let first = columns.iter().position(|bits| *bits != 0)?;
    let last = columns.iter().rposition(|bits| *bits != 0)?;
    Some(columns[first..=last].to_vec())
}

/// The signs that the room's screens use and no font has.
fn sign(character: char) -> Option<&'static [u8]> {
    Some(match character {
        '●' => &[0x3c, 0x7e, 0x7e, 0x7e, 0x7e, 0x3c],
        '◐' => &[0x3c, 0x7e, 0x7e, 0x42, 0x42, 0x3c],
        '○' => &[0x3c, 0x42, 0x42, 0x42, 0x42, 0x3c],
        '−' => &[0x08, 0x08, 0x08, 0x08, 0x08, 0x08],
        '→' => &[0x08, 0x08, 0x08, 0x2a, 0x1c, 0x08],
        '✓' => &[0x10, 0x20, 0x40, 0x20, 0x10, 0x08, 0x04],
        '≈' => &[0x24, 0x12, 0x12, 0x24, 0x24, 0x12],
        _ => return None,
    })
}
