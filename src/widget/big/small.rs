//! Letters three lines high, so that a list still fits: drawn by hand, for there is no free font of that size that reads
//! well and knows accents.
//!
//! `assets/small.font` holds strips: the letters of a strip in its first line, then six rows of their pixels, the last for
//! what hangs below the line, a blank between two letters. Letters with marks are put together from those.

use unicode_normalization::UnicodeNormalization;

/// Rows of pixels.
pub(super) const HIGH: usize = 6;

/// Columns of a space.
const SPACE: usize = 2;

/// The most letters that the strips may hold, and the widest of them.
const MOST: usize = 144;
const WIDEST: usize = 5;

/// One letter of the strips; columns beyond its width are blank.
#[derive(Clone, Copy)]
struct Glyph {
    letter: char,
    columns: [u8; WIDEST],
    wide: usize,
}

const READ: [Glyph; MOST] = read(include_bytes!("../../../assets/small.font"));

static FONT: [Glyph; MOST] = READ;

/// Where the letters of ASCII are in it; beyond it for what is none.
static PLACES: [u8; 128] = places();

const fn places() -> [u8; 128] {
    let mut places = [u8::MAX; 128];
    let (mut at, mut place) = (0, 0_u8);
    while at < MOST {
        let letter = READ[at].letter as usize;
        if letter > 0 && letter < 128 {
            places[letter] = place;
        }
        at += 1;
        place += 1;
    }
    places
}

/// A letter of the strips.
fn drawn(letter: char) -> Option<&'static [u8]> {
    let glyph = match PLACES.get(letter as usize) {
        Some(place) => FONT.get(usize::from(*place))?,
        None => FONT.iter().find(|glyph| glyph.letter == letter)?,
    };
    (glyph.wide > 0).then(|| &glyph.columns[..glyph.wide])
}

/// The columns of one letter, the top pixel in the lowest bit; none if the font lacks it.
pub(super) fn letter(character: char) -> Option<Vec<u8>> {
    if character == ' ' {
        return Some(vec![0; SPACE]);
    }
    drawn(character).map(<[u8]>::to_vec).or_else(|| marked(character))
}

/// A letter with a mark above it. One that fills the height is drawn one row lower and shorter.
fn marked(character: char) -> Option<Vec<u8>> {
    let mut parts = character.nfd();
    let (base, mark) = (parts.next()?, parts.next()?);
    let base = drawn(if base == 'i' { 'ı' } else { base })?;
    if parts.next().is_some() {
        return None;
    }
    let high = base.iter().any(|column| column & 1 == 1);
    let lowered = |column: &u8| if high { (column & 1) << 1 | (column & !3) } else { *column };
    let wide = base.len();
    let middle = wide / 2;
    let at: Vec<usize> = match mark {
        '\u{301}' => vec![middle],
        '\u{300}' => vec![middle.saturating_sub(1)],
        '\u{302}' | '\u{303}' | '\u{30a}' | '\u{30c}' if wide > 2 => vec![(wide - 1) / 2, wide / 2],
        '\u{308}' if wide > 2 => vec![0, wide - 1],
        '\u{308}' => return Some(vec![1, base.first()? & !1, 1]),
        '\u{302}' => vec![0],
        _ => return None,
    };
    let with = |(x, column): (usize, &u8)| lowered(column) | u8::from(at.contains(&x));
    Some(base.iter().enumerate().map(with).collect())
}

/// The letters of the strips, read when the program is compiled: a strip that is not as it should be does not compile.
const fn read(strips: &[u8]) -> [Glyph; MOST] {
    let mut font = [Glyph { letter: '\0', columns: [0; WIDEST], wide: 0 }; MOST];
    let (mut at, mut known) = (0, 0);
    while at < strips.len() {
        let mut glyph = known;
        while strips[at] != b'\n' {
            let (letter, bytes) = decoded(strips, at);
            if letter != ' ' {
                font[known].letter = letter;
                known += 1;
            }
            at += bytes;
        }
        at += 1;
        let mut wide = 0;
        while strips[at + wide] != b'\n' {
            wide += 1;
        }
        let mut x = 0;
        while x < wide {
            if strips[at + x] == b' ' {
                glyph += 1;
            } else {
                font[glyph].columns[font[glyph].wide] = column(strips, at + x, wide + 1);
                font[glyph].wide += 1;
            }
            x += 1;
        }
        assert!(glyph + 1 == known, "as many letters as there are pixels of");
        at += HIGH * (wide + 1) + 1;
    }
    font
}

/// The pixels below each other from a place on, the rows so far apart.
const fn column(strips: &[u8], at: usize, apart: usize) -> u8 {
    let (mut bits, mut y) = (0, 0);
    while y < HIGH {
        if strips[at + y * apart] == b'#' {
            bits |= 1 << y;
        }
        y += 1;
    }
    bits
}

const fn low(text: &[u8], at: usize) -> u32 {
    (text[at] & 0x3f) as u32
}

/// The character at a place, and its bytes: one, two or three.
const fn decoded(text: &[u8], at: usize) -> (char, usize) {
    let (code, bytes) = match text[at] {
        first @ ..0x80 => (first as u32, 1),
        first @ ..0xe0 => ((first as u32 & 0x1f) << 6 | low(text, at + 1), 2),
        first => ((first as u32 & 0xf) << 12 | low(text, at + 1) << 6 | low(text, at + 2), 3),
    };
    match char::from_u32(code) {
        Some(letter) => (letter, bytes),
        None => panic!("the strips are UTF-8"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_of_the_strips_has_pixels_of_its_own() {
        let mut seen: Vec<(char, &[u8])> = FONT.iter().filter_map(|glyph| Some((glyph.letter, drawn(glyph.letter)?))).collect();
        assert!(seen.len() > 115, "{} letters", seen.len());
        assert!((' '..='~').all(|letter| letter == ' ' || drawn(letter).is_some()), "all of ASCII");
        assert!(seen.iter().all(|(_, columns)| (1..=5).contains(&columns.len()) && columns.iter().any(|c| *c != 0)));
        seen.sort_by_key(|(_, columns)| *columns);
        let alike: Vec<_> = seen.windows(2).filter(|two| two[0].1 == two[1].1).map(|two| (two[0].0, two[1].0)).collect();
        assert!(alike.is_empty(), "{alike:?}");
    }

    #[test]
    fn letters_with_marks_are_put_together_and_others_are_not_known() {
        for letter in "äöüéèêëàâîïôûñåÄÖÜÉÈÀçÇßæøœ½".chars() {
            assert!(letter == ' ' || self::letter(letter).is_some(), "{letter}");
        }
        let base = letter('E').unwrap();
        assert_ne!(letter('É').unwrap(), base);
        assert_ne!(letter('é').unwrap(), letter('è').unwrap());
        assert!("会ж\u{7}".chars().all(|unknown| letter(unknown).is_none()));
    }
}
