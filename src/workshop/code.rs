//! Codes: the short names of groups and themes that a facilitator types.

use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize};
use unicode_normalization::UnicodeNormalization;

mod awkward;

/// A code's longest length.
pub const CODE_LENGTH: usize = 8;

/// One to eight of `[a-z0-9]`, unique among groups or among themes; never changes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Code(String);

impl Code {
    /// A code as written.
    ///
    /// # Errors
    /// A sentence, when `text` is not one to eight of `[a-z0-9]`.
    pub fn new(text: &str) -> Result<Self, String> {
        let fits = (1..=CODE_LENGTH).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        if fits { Ok(Self(text.to_owned())) } else { Err(format!("“{text}” is not a code: one to eight of a-z and 0-9")) }
    }

    /// A group's code from its name: the first three letters, longer where taken.
    #[must_use]
    pub fn for_group<'a>(name: &str, taken: impl IntoIterator<Item = &'a Self>) -> Self {
        Self::derive(name, 3, 'g', &taken.into_iter().collect::<Vec<_>>())
    }

    /// A theme's code from its name: the first eight letters.
    #[must_use]
    pub fn for_theme<'a>(name: &str, taken: impl IntoIterator<Item = &'a Self>) -> Self {
        Self::derive(name, CODE_LENGTH, 't', &taken.into_iter().collect::<Vec<_>>())
    }

    /// What codes are made of: the ASCII letters and digits of a text after NFKD, in lower case.
    #[must_use]
    pub fn letters(text: &str) -> String {
        text.nfkd().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
    }

    /// The name's ASCII letters and digits after NFKD, the first `length`; taken: one more at a time up to
    /// eight or the name's end, else the first code cut to make room for the lowest number from 2; nothing
    /// left of the name: `letter` and the lowest free number from 1. What must not stand over a column is as
    /// good as taken, and where nothing else is left of the name, nothing is.
    fn derive(name: &str, length: usize, letter: char, taken: &[&Self]) -> Self {
        let letters = Self::letters(name);
        let free = |code: &String| !taken.iter().any(|t| t.0 == *code);
        let longest = letters.len().min(CODE_LENGTH);
        let first = length.min(longest).max(1);
        let fit: Vec<&str> = (first..=longest).map(|n| &letters[..n]).filter(|code| !awkward::is_awkward(code)).collect();
        let by_letters = fit.iter().map(|&code| code.to_owned()).find(free);
        let numbered = |stem: &str, from: u32| {
            (from..=u32::MAX)
                .map(|n| n.to_string())
                .map(|n| format!("{}{n}", &stem[..stem.len().min(CODE_LENGTH.saturating_sub(n.len()))]))
                .find(free)
                .unwrap_or_default()
        };
        Self(match (by_letters, fit.first()) {
            (Some(code), _) => code,
            (None, Some(stem)) => numbered(stem, 2),
            (None, None) => numbered(&letter.to_string(), 1),
        })
    }
}

impl Deref for Code {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(names: &[&str], theme: bool) -> Vec<String> {
        let mut taken: Vec<Code> = Vec::new();
        for name in names {
            let code = if theme { Code::for_theme(name, &taken) } else { Code::for_group(name, &taken) };
            taken.push(code);
        }
        taken.into_iter().map(|c| c.0).collect()
    }

    #[test]
    fn groups_take_three_letters_then_more() {
        let names = [
            "Nurses",
            "Resident doctors",
            "Consultants",
            "Therapists and pharmacy",
            "Night team",
            "Ward managers",
            "Operations",
            "Executive",
        ];
        assert_eq!(codes(&names, false), ["nur", "res", "con", "the", "night", "war", "ope", "exe"]);
        assert_eq!(codes(&["Ward", "Ward managers", "Ward m"], false), ["war", "ward", "wardm"]);
        assert_eq!(codes(&["AB", "ab", "A-B", "a b"], false), ["ab", "ab2", "ab3", "ab4"]);
        assert_eq!(codes(&["Élan", "日本", "!!"], false), ["ela", "g1", "g2"]);
    }

    #[test]
    fn no_code_is_a_word_that_embarrasses_whoever_reads_it_aloud() {
        assert_eq!(codes(&["Night staff", "Nights", "Night s"], false), ["night", "nights", "night2"]);
        let names = ["Assistants", "Dietitians", "Titration clinic", "Peers", "Analytics", "Analysts"];
        assert_eq!(codes(&names, false), ["assi", "diet", "titr", "peer", "ana", "analy"]);
        assert_eq!(codes(&["Ass", "ASS", "Night", "Night", "Night"], false), ["g1", "g2", "night", "night2", "night3"]);
        assert_eq!(codes(&["Sex", "Sex and gender"], true), ["t1", "sexandge"]);
        assert_eq!(codes(&["Poo 2", "Pool"], false), ["g1", "pool"]);
    }

    #[test]
    fn themes_take_eight_letters_then_a_number() {
        assert_eq!(codes(&["Time on the ward", "Time on the wards", "Time on t"], true), ["timeonth", "timeont2", "timeont"]);
        assert_eq!(codes(&["Time", "…"], true), ["time", "t1"]);
        let many: Vec<String> = std::iter::repeat_n("Time on the ward".to_owned(), 12).collect();
        assert_eq!(codes(&many.iter().map(String::as_str).collect::<Vec<_>>(), true)[9..], ["timeon10", "timeon11", "timeon12"]);
    }
}
