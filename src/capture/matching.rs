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

pub(super) fn folded(text: &str) -> impl Iterator<Item = char> {
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

/// The one of some (code, name) pairs that `typed` is a slip of the finger away from: one letter too many, too few, wrong
/// or two that changed places; in longer words two such. Else the one in whose name a later word begins so. None where
/// several are as near.
pub(super) fn near<'a>(typed: &str, names: impl Iterator<Item = (&'a str, &'a str)> + Clone) -> Option<usize> {
    slipped(typed, names.clone()).or_else(|| {
        let inside = |name: &str| typed.len() >= 3 && name.split_whitespace().skip(1).any(|word| begins(word, typed));
        let mut found = names.enumerate().filter_map(|(at, (_, name))| inside(name).then_some(at));
        found.next().filter(|_| found.next().is_none())
    })
}

fn slipped<'a>(typed: &str, names: impl Iterator<Item = (&'a str, &'a str)>) -> Option<usize> {
    let typed: Vec<char> = folded(typed).take(LONGEST_SLIP + 1).collect();
    if !(3..=LONGEST_SLIP).contains(&typed.len()) {
        return None;
    }
    let most = if typed.len() <= 4 { 1 } else { 2 };
    let distance = |name: &str| {
        let whole: Vec<char> = folded(name).take(LONGEST_SLIP + most).collect();
        let begin = &whole[..whole.len().min(typed.len())];
        slips(&typed, &whole).min(slips(&typed, begin))
    };
    let mut best: Vec<(usize, usize)> = names.map(|(code, name)| distance(code).min(distance(name))).enumerate().collect();
    best.sort_by_key(|(_, distance)| *distance);
    match best[..] {
        [(at, one), (_, other), ..] if one <= most && one < other => Some(at),
        [(at, one)] if one <= most => Some(at),
        _ => None,
    }
}

/// Letters beyond which no slip is looked for.
const LONGEST_SLIP: usize = 24;

/// How many letters are to be put in, taken out, changed or swapped with the next to make one text of the other.
fn slips(a: &[char], b: &[char]) -> usize {
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let change = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = change.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}
