//! Letters three lines high, so that a list still fits: drawn by hand, for there is no free font of that size that reads
//! well and knows accents.
//!
//! `assets/small.font` holds strips: the letters of a strip in its first line, then six rows of their pixels, the last for
//! what hangs below the line, a blank between two letters. Letters with marks are put together from those.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

/// Rows of pixels.
pub(super) const HIGH: usize = 6;

/// Columns of a space.
const SPACE: usize = 2;

static FONT: LazyLock<HashMap<char, Vec<u8>>> = LazyLock::new(|| read(include_str!("../../../assets/small.font")));

/// The columns of one letter, the top pixel in the lowest bit; none if the font lacks it.
pub(super) fn letter(character: char) -> Option<Vec<u8>> {
    if character == ' ' {
        return Some(vec![0; SPACE]);
    }
    FONT.get(&character).cloned().or_else(|| marked(character))
}

/// A letter with a mark above it. One that fills the height is drawn one row lower and shorter.
fn marked(character: char) -> Option<Vec<u8>> {
    let mut parts = character.nfd();
    let (base, mark) = (parts.next()?, parts.next()?);
    let base = FONT.get(if base == 'i' { &'ı' } else { &base })?;
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

/// The letters of the strips.
fn read(strips: &str) -> HashMap<char, Vec<u8>> {
    let mut font = HashMap::new();
    for strip in strips.split("\n\n") {
        let mut lines = strip.lines();
        let letters = lines.next().unwrap_or("").chars().filter(|letter| *letter != ' ');
        let rows: Vec<&str> = lines.collect();
        let mut x = 0;
        let filled = |x: usize| rows.iter().map(|row| row.as_bytes().get(x).copied().unwrap_or(b' ')).collect::<Vec<u8>>();
        for letter in letters {
            let mut columns = Vec::new();
            while let pixels = filled(x)
                && pixels.first().is_some_and(|pixel| *pixel != b' ')
            {
                columns.push((0..).zip(&pixels).fold(0, |bits, (y, pixel)| bits | u8::from(*pixel == b'#') << y));
                x += 1;
            }
            x += 1;
            font.insert(letter, columns);
        }
    }
    font
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_of_the_strips_has_pixels_of_its_own() {
        let mut seen: Vec<(&char, &Vec<u8>)> = FONT.iter().collect();
        assert!(seen.len() > 115, "{} letters", seen.len());
        assert!((' '..='~').all(|letter| letter == ' ' || FONT.contains_key(&letter)), "all of ASCII");
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
