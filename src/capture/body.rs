//! What follows the head: text, with tags anywhere as whole words.

use std::ops::Range;

use super::context::Context;
use super::matching::{Match, find, listed, near};
use super::name::{self, is_name};
use super::reading::{Meant, Role, Span, ThemeChoice};
use super::word::{Token, is_figure, token, words};
use crate::workshop::{Evidence, Line};

/// A new heading's name while its words are read.
struct Naming {
    range: Range<usize>,
    name: String,
}

/// The rest of a line as read.
#[derive(Default)]
pub(super) struct Body {
    pub(super) spans: Vec<Span>,
    pub(super) text: String,
    pub(super) theme: Option<ThemeChoice>,
    pub(super) strength: Option<u8>,
    pub(super) evidence: Option<Evidence>,
    /// Why the line is refused.
    pub(super) refusal: Option<String>,
    /// What the word for which it is refused was most likely meant to be.
    pub(super) meant: Option<Meant>,
    /// Where the spans of the tags that count are: heading, strength, evidence.
    counts: [Option<usize>; 3],
    naming: Option<Naming>,
    last_end: usize,
}

impl Body {
    /// Reads `line` from byte `from` on. `equals` is where an `=` stands that is text after all.
    pub(super) fn read(line: &str, from: usize, equals: Option<usize>, context: &Context) -> Self {
        let mut body = Self { last_end: from, ..Self::default() };
        let mut before = "";
        let all: Vec<Range<usize>> = words(line, from).collect();
        let last = all.last().map(|range| range.start);
        for range in all {
            let word = &line[range.clone()];
            let token = match token(word) {
                Token::Plain if !before.is_empty() && last == Some(range.start) && is_figure(word) => {
                    Token::LookAlike("text: a strength has ! before it, as in !4")
                }
                Token::Plain if is_name(before, word) => Token::LookAlike(name::HINT),
                Token::Plain if equals == Some(range.start) => Token::LookAlike("text: after = only tags may follow"),
                token => token,
            };
            before = word;
            body.take(line, range.clone(), token, context);
            body.last_end = range.end;
        }
        body.finish_naming(line, context);
        body
    }

    fn take(&mut self, line: &str, range: Range<usize>, token: Token, context: &Context) {
        if token.is_tag() {
            self.finish_naming(line, context);
        }
        match token {
            Token::Plain | Token::Escaped | Token::LookAlike(_) => self.add_text(line, range, token),
            Token::Theme(typed) => self.add_theme(typed, range, context),
            Token::NewTheme(first) => self.naming = Some(Naming { range, name: first.to_owned() }),
            Token::Strength(strength) => {
                self.strength = Some(strength);
                self.add_tag(1, Role::Strength, range);
            }
            Token::Evidence(evidence) => {
                self.evidence = Some(evidence);
                self.add_tag(2, Role::Evidence, range);
            }
        }
    }

    fn add_text(&mut self, line: &str, range: Range<usize>, token: Token) {
        let escaped = usize::from(token == Token::Escaped);
        let (gap, word) = (&line[self.last_end..range.start], &line[range.start + escaped..range.end]);
        if let Some(naming) = &mut self.naming {
            naming.name.push_str(gap);
            naming.name.push_str(word);
            naming.range.end = range.end;
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str(gap);
        }
        self.text.push_str(word);
        match token {
            Token::LookAlike(hint) => self.spans.push(Span { range, role: Role::LookAlike, hint: Some(hint) }),
            Token::Escaped => {
                self.spans.push(Span { range: range.start..range.start + 1, role: Role::Escape, hint: None });
                self.spans.push(Span { range: range.start + 1..range.end, role: Role::Text, hint: None });
            }
            _ => match self.spans.last_mut() {
                Some(last) if last.role == Role::Text => last.range.end = range.end,
                _ => self.spans.push(Span { range, role: Role::Text, hint: None }),
            },
        }
    }

    fn add_theme(&mut self, typed: &str, range: Range<usize>, context: &Context) {
        match find(typed, context.themes.iter().map(|theme| (theme.code, theme.name))) {
            Match::One(at) => {
                self.theme = Some(ThemeChoice::Existing(context.themes[at].id));
                self.add_tag(0, Role::Theme, range);
            }
            found => {
                let names = context.themes.iter().map(|theme| (theme.code, theme.name));
                let close = if found == Match::Nothing { near(typed, names) } else { None };
                let close = close.map(|at| context.themes[at].code).filter(|code| code.starts_with(char::is_alphabetic));
                if self.refusal.is_none() {
                    self.refusal = Some(refusal(typed, (&found, close), context));
                    self.meant = close.map(|code| Meant { range: range.clone(), with: format!("#{code}") });
                }
                self.spans.push(Span { range, role: Role::Refused, hint: None });
            }
        }
    }

    fn finish_naming(&mut self, line: &str, context: &Context) {
        let Some(Naming { range, name }) = self.naming.take() else { return };
        let name = Line::new(&name);
        if name.is_empty() {
            self.text.push_str(&line[range.clone()]);
            self.spans.push(Span { range, role: Role::LookAlike, hint: Some("text: a heading needs letters that show") });
            return;
        }
        let lower = name.to_lowercase();
        let existing = context.themes.iter().find(|theme| theme.name.to_lowercase() == lower);
        self.theme = Some(existing.map_or(ThemeChoice::New(name), |theme| ThemeChoice::Existing(theme.id)));
        self.add_tag(0, Role::Theme, range);
    }

    fn add_tag(&mut self, kind: usize, role: Role, range: Range<usize>) {
        if let Some(earlier) = self.counts[kind].replace(self.spans.len()) {
            self.spans[earlier].role = Role::Overridden;
        }
        self.spans.push(Span { range, role, hint: None });
    }
}

fn refusal(typed: &str, (found, close): (&Match, Option<&str>), context: &Context) -> String {
    let tags = |places: &[usize]| -> Vec<String> { places.iter().map(|&at| format!("#{}", context.themes[at].code)).collect() };
    match found {
        Match::Several(places) => format!("“#{typed}” could be {}: type more of it.", listed(&tags(places), "or")),
        _ if context.themes.is_empty() => format!("No heading matches “#{typed}”. There is none yet: ##{typed} makes one."),
        _ => {
            if let Some(code) = close {
                return format!("No heading matches “#{typed}”. Did you mean #{code}? ##{typed} makes a new one.");
            }
            let all: Vec<usize> = (0..context.themes.len()).collect();
            format!("No heading matches “#{typed}”. There are {}; ##{typed} makes one.", listed(&tags(&all), "and"))
        }
    }
}
