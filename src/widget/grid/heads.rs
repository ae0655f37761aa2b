//! The heads of columns: a group's name in a few short lines.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::Column;
use crate::widget::big::{self, Size};
use crate::widget::text::{self, Align};

/// The columns that a name in large type leaves free of its own, besides the one between two columns.
const GAP: u16 = 2;

/// The fewest letters on either side of a hyphen.
const LEAST: usize = 3;

/// Two letters for one sound, which no line ends between.
const ONE_SOUND: [&str; 7] = ["th", "ch", "sh", "ph", "gh", "wh", "ck"];

/// The head of a column in at most so many lines, at the bottom of them: its name over as many as
/// it takes, else what stands for it.
pub(super) fn head_lines(column: &Column<'_>, width: u16, height: u16) -> Vec<String> {
    let room = usize::from(width);
    let apart = || whole(column.name, room.saturating_sub(1), height.into());
    // A column narrower where that costs no more lines than there are: two names side by side are not read as one.
    let lines = match apart().or_else(|| whole(column.name, room, height.into())) {
        Some(lines) => lines,
        None if height >= 2 => shortened(column.short, room, height.into()),
        None => vec![text::fit(column.short, room)],
    };
    let above = usize::from(height).saturating_sub(lines.len());
    std::iter::repeat_n(String::new(), above).chain(lines).collect()
}

/// The lines of the screen and the columns that a name takes in block letters in a column so wide: with some free where that
/// costs no more lines, so that two names side by side are not read as one.
pub(super) fn large(name: &str, size: Size, column: u16) -> (u16, u16) {
    let full = big::height(name, size, column).unwrap_or(u16::MAX);
    let narrow = column.saturating_sub(GAP);
    if big::height(name, size, narrow) == Some(full) { (full, narrow) } else { (full, column) }
}

/// A name in block letters at the bottom of its place.
pub(super) fn draw_large(name: &str, size: Size, place: Rect, style: Style, buf: &mut Buffer) {
    let (lines, width) = large(name, size, place.width);
    let lines = lines.min(place.height);
    let place = Rect { x: place.x + (place.width - width) / 2, y: place.bottom() - lines, width, height: lines };
    big::draw_in(name, size, place, Align::Centre, style, buf);
}

/// A name over as many lines as it takes, if these are at most so many and no word is broken.
pub(super) fn whole(name: &str, room: usize, most: usize) -> Option<Vec<String>> {
    let fits = name.split_whitespace().all(|word| text::width(word) <= room);
    fits.then(|| text::wrap(name, room)).filter(|lines| lines.len() <= most)
}

/// Whether most of these columns, each with its width, have room for their names in so many lines: a few names among codes
/// read as if they were of another kind.
pub(super) fn mostly_whole<'a>(columns: impl Iterator<Item = (&'a str, u16)>, most: u16) -> bool {
    let (mut names, mut codes) = (0, 0);
    for (name, width) in columns {
        match whole(name, width.into(), most.into()) {
            Some(_) => names += 1,
            None => codes += 1,
        }
    }
    names > codes
}

/// A group's name in at most so many lines, no word of it broken where there is room for whole ones.
#[must_use]
pub fn name_lines(name: &str, room: usize, most: usize) -> Vec<String> {
    whole(name, room, most).unwrap_or_else(|| shortened(name, room, most))
}

/// A name in so many lines: words that are too long for one are broken, what is missing at the end is an ellipsis.
pub(super) fn shortened(name: &str, room: usize, most: usize) -> Vec<String> {
    let mut words = Vec::new();
    for mut word in name.split_whitespace() {
        while text::width(word) > room && room >= 4 {
            let start = &word[..broken_at(word, room - 1)];
            words.push(format!("{start}-"));
            word = &word[start.len()..];
        }
        words.push(word.to_owned());
    }
    let mut lines = text::wrap(&words.join(" "), room);
    if lines.len() > most {
        let rest = lines.split_off(most - 1).join(" ");
        // In the last line a word goes on as far as there is room, without its hyphen.
        let rest = if name.contains("- ") { rest } else { rest.replace("- ", "") };
        lines.push(text::fit(&rest, room));
    }
    lines
}

/// Where a word that is too long for its line is broken: as late as so many columns allow, before a syllable if one begins
/// there (`Thera-pists`, `manage-ment`), else wherever the line ends. A byte offset.
fn broken_at(word: &str, most: usize) -> usize {
    let letters = word.to_lowercase().into_bytes();
    let last = most.min(word.len().saturating_sub(LEAST));
    let plain = word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let begins = |at: &usize| begins_syllable(&letters, *at);
    (LEAST..=last).rev().filter(|_| plain).find(begins).unwrap_or_else(|| text::cut(word, most).len())
}

/// Whether a consonant and a vowel begin here, or two letters for one consonant and a vowel.
fn begins_syllable(letters: &[u8], at: usize) -> bool {
    let vowel = |at: usize| letters.get(at).is_some_and(|letter| b"aeiouy".contains(letter));
    let one_sound = |at: usize| letters.get(at..at + 2).is_some_and(|pair| ONE_SOUND.iter().any(|two| two.as_bytes() == pair));
    !vowel(at) && !one_sound(at - 1) && (vowel(at + 1) || (one_sound(at) && vowel(at + 2)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_broken_at_spaces_and_long_words_before_a_syllable() {
        let head = |name: &str| head_lines(&Column { name, short: name }, 8, 3).join("/");
        assert_eq!(head("Therapists and pharmacy"), "Thera-/pists/and pha…");
        assert_eq!(head("General management"), "General/manage-/ment");
        assert_eq!(head("Consultants"), "/Consul-/tants");
        assert_eq!(head("Physiotherapists"), "Physio-/thera-/pists");
        assert_eq!(head("Ward managers"), "/Ward/managers");
        // What is not of these letters is broken where the line ends.
        assert_eq!(head("Ärztevertretung"), "/Ärzteve-/rtretung");
    }
}
