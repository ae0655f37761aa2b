//! A line without a sign where the step has none: what it most likely lacks. "+ or -?" alone does not help where the group
//! before the sign is what is wrong, or where *same for us* was typed in words.

use super::context::Context;
use super::matching::{Match, find, near};
use super::parse::KEPT;
use super::word::sign;

/// What *same for us* is typed as in words.
const SAME: [&str; 7] = ["same for us", "the same for us", "same for me", "same here", "same", "us too", "same for"];

/// Whether these words, a group before them or not, are *same for us* in words; then which group it is for.
pub(super) fn same_words(text: &str, context: &Context) -> Option<String> {
    let said = text.trim().trim_end_matches(['.', '!']).to_lowercase();
    let (first, rest) = said.split_once(' ').unwrap_or((&said, ""));
    let named = || Some(context.groups[group(first, context)?].code.to_owned()).filter(|_| SAME.contains(&rest.trim()));
    if SAME.contains(&said.as_str()) { Some(other_group(context)) } else { named() }
}

/// The code of a group that the point could be copied to.
fn other_group(context: &Context) -> String {
    let from = context.point.as_ref().map(|point| point.group);
    let other = context.current.filter(|id| Some(*id) != from).and_then(|id| context.group(id));
    let other = other.or_else(|| context.groups.iter().find(|group| Some(group.id) != from));
    other.map_or_else(String::new, |group| group.code.to_owned())
}

/// How *same for us* is typed.
pub(super) fn same_hint(code: &str) -> String {
    format!("“same for us” is typed {code} =")
}

/// What a line lacks that could be text but has no sign: a whole sentence.
#[must_use]
pub fn missing_sign(line: &str, context: &Context) -> String {
    if let Some(code) = same_words(line, context) {
        return match &context.point {
            None => "There is no point yet to say “same for us” to.".to_owned(),
            Some(_) if context.groups.iter().any(|group| group.code == code && context.keeps_from(group.id)) => KEPT.to_owned(),
            Some(point) => format!("{} and Enter: it copies “{}”.", same_hint(&code), point.text),
        };
    }
    about_the_group(line, context)
        .unwrap_or_else(|| "+ or -?  Put + before what makes it worth it, - before what gets in the way.".to_owned())
}

/// What is wrong with the group before a sign, if that is what is wrong.
fn about_the_group(line: &str, context: &Context) -> Option<String> {
    let mut words = line.split_whitespace();
    let first = words.next()?;
    if let Some((name, glued)) = glued(first).filter(|(name, _)| group(name, context).is_some()) {
        return Some(format!("A space belongs between the group and the sign: {name} {glued} and their words."));
    }
    if group(first, context).is_some() {
        return Some(match words.next() {
            Some("=") => format!("After = only #, ! and @ may follow: {first} = alone copies the last point."),
            _ => format!("+ or -?  The sign stands right after the group: {first} + or {first} - and their words."),
        });
    }
    let before: Vec<&str> = line.split_whitespace().take_while(|word| !begins_with_sign(word)).collect();
    let named = before.join(" ");
    if before.len() < line.split_whitespace().count() && (1..=3).contains(&before.len()) {
        return Some(format!("No group is called “{named}”: {} stand before a sign, or a whole name.", codes(context)?));
    }
    let at = near(first, context.groups.iter().map(|group| (group.code, group.name)))?;
    let (code, name) = (context.groups[at].code, context.groups[at].name);
    // No sign follows, so it is the first word of a point at least as likely: of a group only if it begins like one.
    let begins = |name: &str| super::matching::folded(name).next() == super::matching::folded(first).next();
    if !begins(code) && !begins(name) {
        return None;
    }
    Some(format!("No group is called “{first}”. Did you mean {code}? Then {code} + or {code} - and their words."))
}

fn codes(context: &Context) -> Option<String> {
    let codes: Vec<String> = context.groups.iter().map(|group| group.code.to_owned()).collect();
    (!codes.is_empty()).then(|| super::matching::listed(&codes, "or"))
}

fn group(word: &str, context: &Context) -> Option<usize> {
    match find(word, context.groups.iter().map(|group| (group.code, group.name))) {
        Match::One(at) => Some(at),
        _ => None,
    }
}

fn begins_with_sign(word: &str) -> bool {
    word.starts_with(|c| c == '=' || sign(c).is_some())
}

/// A word with a sign at its end, taken apart.
fn glued(word: &str) -> Option<(&str, char)> {
    let last = word.chars().next_back().filter(|c| *c == '=' || sign(*c).is_some())?;
    Some((&word[..word.len() - last.len_utf8()], last)).filter(|(name, _)| !name.is_empty())
}
