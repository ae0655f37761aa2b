//! Text as a workshop may hold it: every word typed, pasted, loaded or imported passes [`clean_line`] or [`clean_note`].
//!
//! The types [`Line`] and [`Note`] can only be made through them, also when a file is read, so no other module
//! needs to remember. They must not know where the text comes from or goes.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// A line's longest length in graphemes.
pub const LINE_GRAPHEMES: usize = 500;
/// A note's longest length in bytes.
pub const NOTE_BYTES: usize = 4096;
/// The most combining marks that one grapheme keeps.
pub const MARKS_PER_GRAPHEME: usize = 8;
/// What stands in the place of a text that was struck.
pub const STRUCK: &str = "[struck]";

/// One line of clean text: NFC, at most [`LINE_GRAPHEMES`] graphemes, no line ends, no control or bidi
/// controls, no zero-width characters but joiners inside emoji; trimmed of white space at both ends.
///
/// Shared, not copied: the log and the workshop made of it hold the same text.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Line(Arc<str>);

/// Clean text of several lines, at most [`NOTE_BYTES`] bytes, its line ends line feeds.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Note(Arc<str>);

macro_rules! clean_text {
    ($name:ident, $clean:ident, $is_clean:ident) => {
        impl $name {
            /// Cleans `text`.
            #[must_use]
            pub fn new(text: &str) -> Self {
                Self(if $is_clean(text) { text.into() } else { $clean(text).0.into() })
            }

            /// The text itself.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Lets `edit` change the text, then cleans what it left.
            pub fn edit(&mut self, edit: &mut dyn FnMut(&mut String)) {
                let mut text = self.0.to_string();
                edit(&mut text);
                *self = Self::new(&text);
            }
        }

        impl Deref for $name {
            type Target = str;
            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self::new(text)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(Text).map(|text| Self::new(&text))
            }
        }
    };
}

/// A text of a file, without a copy where it stands there as it is.
struct Text;

impl<'de> Visitor<'de> for Text {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(text.into())
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(text.to_owned().into())
    }

    fn visit_string<E>(self, text: String) -> Result<Self::Value, E> {
        Ok(text.into())
    }
}

clean_text!(Line, clean_line, is_surely_clean_line);
clean_text!(Note, clean_note, is_surely_clean_note);

/// Plain, short, untrimmed nowhere: what most lines are, and what cleaning leaves alone.
fn is_surely_clean_line(text: &str) -> bool {
    text.len() <= LINE_GRAPHEMES && is_plain(text) && text.trim().len() == text.len()
}

/// The same for a note, whose lines are plain.
fn is_surely_clean_note(text: &str) -> bool {
    text.len() <= NOTE_BYTES && text.trim_end().len() == text.len() && text.split('\n').all(is_plain)
}

/// Whether every character is a printable one of ASCII, a letter of the Latin alphabets, or one of the marks, lines and
/// blocks that texts and screens here are made with. Each is a grapheme of its own, one column wide and composed (NFC),
/// whatever stands beside it in such a text: nothing combines, joins or is wide.
#[must_use]
pub fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) || text.chars().all(is_plain_char)
}

/// Whether a character is one of those that plain texts are made of.
#[must_use]
pub const fn is_plain_char(c: char) -> bool {
    matches!(c,
        ' '..='~'
        | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{24f}' // Latin letters and marks, without the soft hyphen
        | '\u{2010}'..='\u{2027}' // dashes, quotes, bullet, ellipsis
        | '\u{2030}'..='\u{203b}' | '\u{2190}'..='\u{21ff}' // per mille, primes, arrows
        | '\u{2200}'..='\u{22ff}' // minus, almost equal and their like
        | '\u{2500}'..='\u{25fc}') // lines, blocks, dots
}

/// `text` as one clean line, and how many characters were taken out (line ends and tabs, which become
/// spaces, and white space at the ends do not count).
#[must_use]
pub fn clean_line(text: &str) -> (String, usize) {
    if is_surely_clean_line(text) {
        return (text.to_owned(), 0);
    }
    settled(text, line_pass)
}

fn line_pass(text: &str) -> (String, usize) {
    let spaced: String = text.chars().map(|c| if is_line_end(c) || c == '\t' { ' ' } else { c }).collect();
    let (kept, mut removed) = clean_graphemes(spaced.trim());
    let mut line = String::with_capacity(kept.len());
    for (count, grapheme) in kept.graphemes(true).enumerate() {
        if count < LINE_GRAPHEMES {
            line.push_str(grapheme);
        } else {
            removed += grapheme.chars().count();
        }
    }
    line.truncate(line.trim_end().len());
    (line, removed)
}

/// `text` as a clean note, and how many characters were taken out (a CR before an LF and white space at the
/// end do not count; tabs become spaces).
#[must_use]
pub fn clean_note(text: &str) -> (String, usize) {
    settled(text, note_pass)
}

fn note_pass(text: &str) -> (String, usize) {
    let unified = text.replace("\r\n", "\n");
    let mut note = String::with_capacity(unified.len());
    let mut removed = 0;
    for (i, line) in unified.split(is_line_end).enumerate() {
        if i > 0 {
            note.push('\n');
        }
        let (kept, gone) = clean_graphemes(&line.replace('\t', " "));
        note.push_str(&kept);
        removed += gone;
    }
    let mut cut = note.trim_end().len();
    if cut > NOTE_BYTES {
        cut = note.grapheme_indices(true).map(|(i, g)| i + g.len()).take_while(|end| *end <= NOTE_BYTES).last().unwrap_or(0);
        removed += note[cut..].chars().count();
    }
    note.truncate(cut);
    note.truncate(note.trim_end().len());
    (note, removed)
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Cleans until nothing more changes: composing (NFC), trimming and dropping can each bring up work for the others.
fn settled(text: &str, pass: fn(&str) -> (String, usize)) -> (String, usize) {
    let (mut current, mut removed) = pass(text);
    loop {
        let (next, more) = pass(&current);
        removed += more;
        if next == current {
            return (next, removed);
        }
        current = next;
    }
}

fn clean_graphemes(text: &str) -> (String, usize) {
    let mut removed = 0;
    let allowed: String = text
        .chars()
        .filter(|c| {
            let keep = !is_forbidden(*c);
            removed += usize::from(!keep);
            keep
        })
        .nfc()
        .collect();
    let mut kept = String::with_capacity(allowed.len());
    for grapheme in allowed.graphemes(true) {
        let joins = is_emoji_sequence(grapheme);
        let mut marks = 0;
        for c in grapheme.chars() {
            let is_mark = unicode_normalization::char::is_combining_mark(c);
            marks += usize::from(is_mark);
            let stray_joiner = matches!(c, '\u{200d}' | '\u{fe0f}' | '\u{fe0e}') && !joins;
            if stray_joiner || (is_mark && marks > MARKS_PER_GRAPHEME && !is_selector(c)) {
                removed += 1;
            } else {
                kept.push(c);
            }
        }
    }
    (kept, removed)
}

fn is_selector(c: char) -> bool {
    matches!(c, '\u{fe0e}' | '\u{fe0f}')
}

/// Whether joiners and selectors have work to do here: after a pictograph, or a keycap's digit.
fn is_emoji_sequence(grapheme: &str) -> bool {
    let mut chars = grapheme.chars();
    let Some(first) = chars.next() else { return false };
    let pictograph = matches!(u32::from(first), 0xa9 | 0xae | 0x203c | 0x2049 | 0x2122 | 0x2139 | 0x2190..=0x2bff | 0x3030 | 0x303d | 0x3297 | 0x3299 | 0x1f000..=0x1faff);
    let keycap = matches!(first, '0'..='9' | '#' | '*') && grapheme.contains('\u{20e3}');
    (pictograph || keycap) && !grapheme.ends_with('\u{200d}')
}

/// Whether a terminal or a reader would obey, hide or misplace something because of this character: it may stand in no
/// text, and is drawn nowhere. Joiners and selectors are judged by their neighbours.
#[must_use]
pub fn is_forbidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' // bidi controls
            | '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}' | '\u{200c}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
            | '\u{2028}' | '\u{2029}' | '\u{fff0}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}') // tags
}

/// The same with a capital letter at its start.
#[must_use]
pub fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_people_write_stays() {
        for text in [
            "Find out at 8, not at 11",
            "Schichtübergabe dauert länger",
            "👩‍⚕️ on call",
            "مرحبا",
            "हिन्दी",
            "日本語",
            "1️⃣ first",
            "naïve – café",
        ] {
            assert_eq!(clean_line(text), (text.to_owned(), 0), "{text}");
        }
    }

    #[test]
    fn what_harms_a_screen_goes_and_is_counted() {
        assert_eq!(clean_line("a\u{1b}[31mb"), ("a[31mb".into(), 1));
        assert_eq!(clean_line("a\u{202e}b\u{200b}c"), ("abc".into(), 2));
        assert_eq!(clean_line(" two\r\nlines\t"), ("two  lines".into(), 0));
        assert_eq!(clean_line(&format!("e{}", "\u{301}".repeat(20))).1, 20 - 1 - MARKS_PER_GRAPHEME);
        assert_eq!(clean_line("x\u{200d}y"), ("xy".into(), 1));
        assert_eq!(clean_note("a\r\nb\u{0}c\n\n"), ("a\nbc".into(), 1));
        assert_eq!(clean_line(&"x".repeat(510)).1, 10);
        assert!(clean_note(&"é".repeat(4000)).0.len() <= NOTE_BYTES);
    }

    /// Emoji that are joined, coloured, flags or keycaps; letters with marks; scripts that join or run from right to left.
    const LEGITIMATE: [&str; 18] = [
        "👩‍⚕️",
        "👨‍👩‍👧",
        "🏳️‍🌈",
        "🇬🇧",
        "👍🏽",
        "1️⃣",
        "☺️",
        "❤️",
        "é",
        "ệ",
        "q\u{303}\u{323}",
        "שָׁלוֹם",
        "مُرحبا",
        "हिन्दी",
        "ภาษาไทย",
        "日本語",
        "ward – round’s",
        "½",
    ];
    #[test]
    fn what_is_plain_is_clean() {
        for c in ('\0'..='\u{ffff}').filter(|c| is_plain_char(*c)) {
            for text in [c.to_string(), format!("a{c}"), format!("{c}{c}")] {
                if is_surely_clean_line(&text) {
                    assert_eq!(settled(&text, line_pass), (text.clone(), 0));
                }
                let note = format!("x\n{text}");
                if is_surely_clean_note(&note) {
                    assert_eq!(clean_note(&note), (note.clone(), 0));
                }
            }
        }
        for unsure in [" a", "a ", "a\tb", "e\u{301}", "\u{2126}", "日本", "a\u{ad}b"] {
            assert!(!is_surely_clean_line(unsure), "{unsure:?}");
        }
        assert!(!is_surely_clean_note("a\r\nb") && !is_surely_clean_note("a\n") && is_surely_clean_note("“a”\n\n– b"));
    }

    proptest! {
        #[test]
        fn what_is_legitimate_stays_in_any_company(picks in proptest::collection::vec(0..LEGITIMATE.len(), 1..20), apart in any::<bool>()) {
            let text: String = picks.iter().map(|at| LEGITIMATE[*at]).collect::<Vec<_>>().join(if apart { " " } else { "" });
            let composed: String = text.nfc().collect();
            prop_assert_eq!(clean_line(&text), (composed.clone(), 0));
            prop_assert_eq!(clean_note(&format!("{text}\n{text}")), (format!("{composed}\n{composed}"), 0));
        }

        #[test]
        fn cleaning_twice_is_cleaning_once(text in any::<String>(), odd in "[a\u{301}\u{200d}\u{fe0f}\u{1f469}\u{2695}\u{20e3}1\u{202e}\n\t \u{1b}\u{334}]{0,40}") {
            for text in [text, odd] {
                let (line, _) = clean_line(&text);
                prop_assert_eq!(clean_line(&line), (line.clone(), 0));
                prop_assert!(!line.chars().any(is_forbidden));
                let (note, _) = clean_note(&text);
                prop_assert_eq!(clean_note(&note), (note.clone(), 0));
                prop_assert!(!note.chars().any(|c| c != '\n' && is_forbidden(c)));
            }
        }
    }
}
