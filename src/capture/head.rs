//! The head of a line: `[group] [+|-]` or `group =`, only at the start.

use std::ops::Range;

use super::context::{Context, GroupName};
use super::matching::{Match, find, listed, near, same};
use super::reading::{Meant, Role, Span};
use super::word::{Token, sign, token, words};
use crate::workshop::{GroupId, Kind};

/// What the head asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    /// A point, its kind the step's.
    Unsigned,
    /// A point of this kind.
    Signed(Kind),
    /// The same for us, if nothing but tags follows the `=` that stands here.
    Same(usize),
}

/// Why a word before a sign names no group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NotOne {
    /// Why, and what to do.
    pub(super) sentence: String,
    /// The word, if it is the name of nobody on the list; none if it could be several.
    pub(super) stranger: Option<String>,
    /// What it was most likely meant to be.
    pub(super) meant: Option<Meant>,
}

/// The head of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head {
    /// The group named, or why it is refused; none if it is left out.
    pub(super) group: Option<Result<GroupId, NotOne>>,
    /// What it asks for.
    pub(super) act: Act,
    /// Its spans.
    pub(super) spans: Vec<Span>,
    /// The byte at which the rest begins.
    pub(super) end: usize,
}

impl Head {
    /// A line without a head.
    pub(super) const fn none() -> Self {
        Self { group: None, act: Act::Unsigned, spans: Vec::new(), end: 0 }
    }

    /// Reads the head of `line`.
    pub(super) fn read(line: &str, context: &Context) -> Self {
        let start = line.len() - line.trim_start().len();
        if let Some(act) = act_at(line, start) {
            return Self::signed(line, None, start, act);
        }
        let full_name = |group: &GroupName| Some((full_name(line, start, group.name)?, group.id));
        let longest = context.groups.iter().filter_map(full_name).max_by_key(|((name, _), _)| name.end);
        if let Some(((name, at), group)) = longest {
            return act_at(line, at).map_or(Self::none(), |act| Self::signed(line, Some((name, Ok(group))), at, act));
        }
        Self::after_one_word(line, start, context).unwrap_or_else(Self::none)
    }

    /// The head if the line's second word begins with a sign or `=`.
    fn after_one_word(line: &str, start: usize, context: &Context) -> Option<Self> {
        let mut words = words(line, start);
        let (name, at) = (words.next()?, words.next()?.start);
        let act = act_at(line, at)?;
        let typed = &line[name.clone()];
        let tag = token(typed);
        if typed.starts_with('\\') || tag.is_tag() {
            return None;
        }
        let found = find(typed, context.groups.iter().map(|group| (group.code, group.name)));
        let group = match (found, tag) {
            (Match::One(at), _) => Ok(context.groups[at].id),
            (_, Token::LookAlike(_)) => return None,
            (found, _) => {
                let stranger = (found == Match::Nothing).then(|| typed.to_owned());
                let names = context.groups.iter().map(|group| (group.code, group.name));
                let close = stranger.as_ref().and_then(|_| near(typed, names));
                let meant = close.map(|at| Meant { range: name.clone(), with: context.groups[at].code.to_owned() });
                let written = line[at..].chars().next().unwrap_or('-');
                Err(NotOne { sentence: refusal(typed, (&found, close), written, context), stranger, meant })
            }
        };
        Some(Self::signed(line, Some((name, group)), at, act))
    }

    fn signed(line: &str, group: Option<(Range<usize>, Result<GroupId, NotOne>)>, at: usize, act: Act) -> Self {
        let end = at + line[at..].chars().next().map_or(0, char::len_utf8);
        let mut spans = Vec::with_capacity(8);
        if let Some((range, group)) = &group {
            let role = if group.is_ok() { Role::Group } else { Role::Refused };
            spans.push(Span { range: range.clone(), role, hint: None });
        }
        let role = match act {
            Act::Signed(kind) => Role::Sign(kind),
            Act::Same(_) | Act::Unsigned => Role::Same,
        };
        spans.push(Span { range: at..end, role, hint: None });
        Self { group: group.map(|(_, group)| group), act, spans, end }
    }
}

/// What the character at `at` asks for.
fn act_at(line: &str, at: usize) -> Option<Act> {
    let first = line[at..].chars().next()?;
    if first == '=' { Some(Act::Same(at)) } else { sign(first).map(Act::Signed) }
}

/// Where `line` has the whole of a name of several words and then a sign or `=`: the name's bytes, and where that is.
fn full_name(line: &str, start: usize, name: &str) -> Option<(Range<usize>, usize)> {
    let mut typed = words(line, start);
    let (mut end, mut count) = (start, 0);
    for word in name.split_whitespace() {
        let range = typed.next()?;
        if !same(&line[range.clone()], word) {
            return None;
        }
        (end, count) = (range.end, count + 1);
    }
    let at = typed.next()?.start;
    (count > 1 && act_at(line, at).is_some()).then_some((start..end, at))
}

fn refusal(typed: &str, (found, close): (&Match, Option<usize>), sign: char, context: &Context) -> String {
    let label = |at: usize| format!("{} ({})", context.groups[at].name, context.groups[at].code);
    let all: Vec<usize> = (0..context.groups.len()).collect();
    match found {
        Match::Several(places) => {
            let names: Vec<String> = places.iter().map(|&at| label(at)).collect();
            format!("“{typed}” could be {}: type more of it.", listed(&names, "or"))
        }
        _ if all.is_empty() => format!("No group matches “{typed}”. There is none yet. {}", as_text(typed, sign)),
        _ => {
            if let Some(at) = close {
                return format!("No group matches “{typed}”. Did you mean {}?", label(at));
            }
            let names: Vec<String> = all.into_iter().map(label).collect();
            format!("No group matches “{typed}”. There are {}. {}", listed(&names, "and"), as_text(typed, sign))
        }
    }
}

/// How the word and the sign after it are typed where both are what somebody said.
fn as_text(typed: &str, sign: char) -> String {
    format!("If “{typed} {sign}” is what they said, type {typed} \\{sign}")
}
