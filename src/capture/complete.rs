//! The rest of a group, a heading or an evidence tag, offered in grey.

use super::context::Context;
use super::matching::{begins, rest};
use super::word::{Token, token};
use crate::workshop::Evidence;

/// The fewest letters after which a group is offered: any line may begin with text.
const GROUP_LETTERS: usize = 2;

/// What Right at the line's end, or Ctrl-Space, would put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// What to show in grey at the caret.
    pub grey: String,
    /// The byte from which on the line is replaced, up to the caret; the caret itself when letters are only added.
    pub from: usize,
    /// What is put there.
    pub with: String,
}

impl Completion {
    /// `line` with the completion taken, and where the caret is then.
    #[must_use]
    pub fn accept(&self, line: &str, caret: usize) -> (String, usize) {
        let taken = format!("{}{}", &line[..self.from], self.with);
        let at = taken.len();
        (taken + &line[caret..], at)
    }

    fn added(rest: &str, caret: usize) -> Self {
        Self { grey: rest.to_owned(), from: caret, with: rest.to_owned() }
    }
}

/// The completion at `caret` (a byte of `line`): at the end of a word only. A group while the line holds nothing
/// before it, from two letters on, if just one matches; a heading by code, name, or any word of its name, the first
/// in workshop order; an evidence tag from one letter on.
#[must_use]
pub fn complete(line: &str, caret: usize, context: &Context) -> Option<Completion> {
    if !line.is_char_boundary(caret) || line[caret..].starts_with(|c: char| !c.is_whitespace()) {
        return None;
    }
    let before = &line[..caret];
    let start = before.rfind(char::is_whitespace).map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
    let word = &before[start..];
    match word.chars().next()? {
        '#' => theme(word, start, caret, context),
        '@' => evidence(word, caret),
        _ => group(before.trim_start(), caret, context),
    }
}

fn group(typed: &str, caret: usize, context: &Context) -> Option<Completion> {
    let full_name_only = typed.contains(char::is_whitespace);
    if typed.chars().count() < GROUP_LETTERS {
        return None;
    }
    let matches = |code: &str, name: &str| begins(name, typed) || (!full_name_only && begins(code, typed));
    let mut found = context.groups.iter().filter(|group| matches(group.code, group.name));
    let (group, None) = (found.next()?, found.next()) else { return None };
    let left = rest(group.name, typed).or_else(|| rest(group.code, typed))?;
    let known = left.is_empty() || group.code.eq_ignore_ascii_case(typed);
    (!known).then(|| Completion::added(left, caret))
}

fn theme(word: &str, start: usize, caret: usize, context: &Context) -> Option<Completion> {
    let Token::Theme(typed) = token(word) else { return None };
    let themes = || context.themes.iter().filter(|theme| theme.code.starts_with(char::is_alphabetic));
    if themes().any(|theme| theme.code.eq_ignore_ascii_case(typed)) {
        return None;
    }
    if let Some(left) = themes().find_map(|theme| rest(theme.code, typed)) {
        return Some(Completion::added(left, caret));
    }
    let by_name = themes().find(|theme| begins(theme.name, typed));
    let by_word = || themes().find(|theme| theme.name.split_whitespace().any(|word| begins(word, typed)));
    let theme = by_name.or_else(by_word)?;
    Some(Completion { grey: format!(" → #{}", theme.code), from: start, with: format!("#{}", theme.code) })
}

fn evidence(word: &str, caret: usize) -> Option<Completion> {
    let typed = word.strip_prefix('@').filter(|typed| !typed.is_empty())?;
    let words = [Evidence::Heard, Evidence::Survey, Evidence::Assumed].map(Evidence::word);
    let left = words.into_iter().find_map(|word| rest(word, typed)).filter(|left| !left.is_empty())?;
    Some(Completion::added(left, caret))
}
