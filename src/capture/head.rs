//! The head of a line: `[group] [+|-]` or `group =`, only at the start.

use std::ops::Range;

use super::context::Context;
use super::matching::{Match, find, listed, same_words};
use super::reading::{Role, Span};
use super::word::{Token, sign, token};
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

/// The head of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head {
    /// The group named, or why it is refused; none if it is left out.
    pub(super) group: Option<Result<GroupId, String>>,
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
        let full_name = |(name, operator): (Range<usize>, (usize, Act))| {
            let typed = &line[name.clone()];
            let several_words = typed.contains(char::is_whitespace);
            let group = context.groups.iter().find(|group| several_words && same_words(group.name, typed))?;
            Some((name, group.id, operator))
        };
        if let Some((name, group, (at, act))) = operators(line, start).find_map(full_name) {
            return Self::signed(line, Some((name, Ok(group))), at, act);
        }
        let Some((name, (at, act))) = operators(line, start).last() else { return Self::none() };
        let typed = &line[name.clone()];
        let tag = token(typed);
        if typed.contains(char::is_whitespace) || typed.starts_with('\\') || tag.is_tag() {
            return Self::none();
        }
        match (find(typed, context.groups.iter().map(|group| (group.code, group.name))), tag) {
            (Match::One(group), _) => Self::signed(line, Some((name, Ok(context.groups[group].id))), at, act),
            (_, Token::LookAlike(_)) => Self::none(),
            (found, _) => Self::signed(line, Some((name, Err(refusal(typed, &found, context)))), at, act),
        }
    }

    fn signed(line: &str, group: Option<(Range<usize>, Result<GroupId, String>)>, at: usize, act: Act) -> Self {
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

/// Every place where white space and then a sign or `=` stands, the last first: what stands before it, where it is
/// and what it asks for.
fn operators(line: &str, start: usize) -> impl Iterator<Item = (Range<usize>, (usize, Act))> {
    line[start..].char_indices().rev().filter_map(move |(offset, _)| {
        let at = start + offset;
        let before = &line[start..at];
        let act = before.ends_with(char::is_whitespace).then(|| act_at(line, at)).flatten()?;
        Some((start..start + before.trim_end().len(), (at, act)))
    })
}

fn refusal(typed: &str, found: &Match, context: &Context) -> String {
    let label = |at: usize| format!("{} ({})", context.groups[at].name, context.groups[at].code);
    let all: Vec<usize> = (0..context.groups.len()).collect();
    match found {
        Match::Several(places) => {
            let names: Vec<String> = places.iter().map(|&at| label(at)).collect();
            format!("“{typed}” could be {}: type more of it.", listed(&names, "or"))
        }
        _ if all.is_empty() => format!("No group matches “{typed}”: there is none yet. For text, put \\ before the sign."),
        _ => {
            let names: Vec<String> = all.into_iter().map(label).collect();
            format!("No group matches “{typed}”: there is {}. For text, put \\ before the sign.", listed(&names, "and"))
        }
    }
}
