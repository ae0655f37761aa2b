//! Which group or heading a typed word means: exact code, else exact name, else unique prefix of either; caseless.

use unicode_normalization::UnicodeNormalization;

/// What a typed word means among some names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Match {
    /// The one at this place.
    One(usize),
    /// Nothing.
    Nothing,
    /// The beginning of those at these places.
    Several(Vec<usize>),
}

/// Finds `typed` among (code, name) pairs.
pub(super) fn find<'a>(typed: &str, names: impl Iterator<Item = (&'a str, &'a str)> + Clone) -> Match {
    if let Some(at) = names.clone().position(|(code, _)| code.eq_ignore_ascii_case(typed)) {
        return Match::One(at);
    }
    if let Some(at) = names.clone().position(|(_, name)| same(name, typed)) {
        return Match::One(at);
    }
    let begins = |(at, (code, name)): (usize, (&str, &str))| (begins(code, typed) || begins(name, typed)).then_some(at);
    let found: Vec<usize> = names.enumerate().filter_map(begins).collect();
    match found[..] {
        [] => Match::Nothing,
        [one] => Match::One(one),
        _ => Match::Several(found),
    }
}

fn folded(text: &str) -> impl Iterator<Item = char> {
    text.nfc().flat_map(char::to_lowercase)
}

/// Whether two texts are the same to a reader, but for the case.
pub(super) fn same(a: &str, b: &str) -> bool {
    if a.is_ascii() && b.is_ascii() { a.eq_ignore_ascii_case(b) } else { folded(a).eq(folded(b)) }
}

/// Whether `text` begins with `prefix`, but for the case.
pub(super) fn begins(text: &str, prefix: &str) -> bool {
    if text.is_ascii() && prefix.is_ascii() {
        return text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    }
    let mut letters = folded(text);
    folded(prefix).all(|c| letters.next() == Some(c))
}

/// What follows `typed` in `text`, if `text` begins with it but for the case.
pub(super) fn rest<'a>(text: &'a str, typed: &str) -> Option<&'a str> {
    let end = text.char_indices().nth(typed.chars().count()).map_or(text.len(), |(at, _)| at);
    same(&text[..end], typed).then(|| &text[end..])
}

/// Up to eight names in a sentence, "and 3 more" for the others.
pub(super) fn listed(names: &[String], last: &str) -> String {
    const SHOWN: usize = 8;
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., end] if names.len() <= SHOWN => format!("{} {last} {end}", first.join(", ")),
        _ => format!("{} and {} more", names[..SHOWN].join(", "), names.len() - SHOWN),
    }
}
