//! Words of a line, and which of them are tags.

use std::ops::Range;

use crate::workshop::{Evidence, Kind};

/// What one word is, on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Text.
    Plain,
    /// Text after its `\`, which goes.
    Escaped,
    /// Text that looks like a tag, and why it is none.
    LookAlike(&'static str),
    /// `#letters`.
    Theme(&'a str),
    /// The first word of a new heading's name, after `##`.
    NewTheme(&'a str),
    /// `!1` to `!5`.
    Strength(u8),
    /// `@heard`, `@survey`, `@assumed`.
    Evidence(Evidence),
}

/// Whether a word is a figure that somebody may mean for a strength: 1 to 5, with a sign or without.
pub(super) fn is_figure(word: &str) -> bool {
    let figure = word.strip_prefix(['+', '-', '−']).unwrap_or(word);
    matches!(figure.as_bytes(), [b'1'..=b'5'])
}

impl Token<'_> {
    /// Whether the word is a tag, known or not.
    pub(super) const fn is_tag(self) -> bool {
        !matches!(self, Self::Plain | Self::Escaped | Self::LookAlike(_))
    }
}

/// The kind that a sign means: `+ - − – —`.
pub(super) const fn sign(c: char) -> Option<Kind> {
    match c {
        '+' => Some(Kind::Incentive),
        '-' | '−' | '–' | '—' => Some(Kind::Barrier),
        _ => None,
    }
}

/// The words of `line` from byte `from` on, as byte ranges.
pub(super) fn words(line: &str, from: usize) -> impl Iterator<Item = Range<usize>> {
    let mut at = from;
    std::iter::from_fn(move || {
        let rest = &line[at..];
        let start = at + rest.find(|c: char| !c.is_whitespace())?;
        let end = line[start..].find(char::is_whitespace).map_or(line.len(), |length| start + length);
        at = end;
        Some(start..end)
    })
}

/// What `word` is.
pub(super) fn token(word: &str) -> Token<'_> {
    if word.starts_with('\\') {
        return if is_escape(word) { Token::Escaped } else { Token::Plain };
    }
    if let Some(rest) = word.strip_prefix('#') {
        let named = |name: &str| name.starts_with(char::is_alphabetic);
        return match rest.strip_prefix('#') {
            Some(name) if named(name) => Token::NewTheme(name),
            None if named(rest) => Token::Theme(rest),
            _ => Token::LookAlike("text: # names a heading when a letter follows"),
        };
    }
    if let Some(rest) = word.strip_prefix('!') {
        return match rest.as_bytes() {
            [digit @ b'1'..=b'5'] => Token::Strength(digit - b'0'),
            _ => Token::LookAlike("text: !1 to !5 is a strength"),
        };
    }
    if let Some(rest) = word.strip_prefix('@') {
        let evidence = [Evidence::Heard, Evidence::Survey, Evidence::Assumed];
        return match evidence.into_iter().find(|evidence| evidence.word().eq_ignore_ascii_case(rest)) {
            Some(evidence) => Token::Evidence(evidence),
            None => Token::LookAlike("text: @heard, @survey or @assumed say where it comes from"),
        };
    }
    Token::Plain
}

/// Whether `word` is one or more `\` before a sign, `=` or the character of a tag.
pub(super) fn is_escape(word: &str) -> bool {
    let rest = word.trim_start_matches('\\');
    rest.len() < word.len() && rest.starts_with(|c| sign(c).is_some() || matches!(c, '=' | '#' | '!' | '@'))
}
