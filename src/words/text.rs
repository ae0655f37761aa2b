//! One text: words with fields to be filled in, `{group}: {count} points`, in one form or in several by number.

use std::borrow::Cow;

use thiserror::Error;

use super::plural::{Plurals, Rule};

/// Why a text is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadText {
    /// There is nothing in it.
    #[error("a text cannot be empty")]
    Empty,
    /// It holds a character that moves the cursor, breaks a line or is not to be seen.
    #[error("a text cannot hold a line break or a control character")]
    Control,
    /// A brace without its other half.
    #[error("{{ and }} stand for a field, as in {{group}}: one of them has no partner")]
    Brace,
    /// A field that this text has not.
    #[error("there is no field {{{field}}} here: expected {expected}")]
    Unknown {
        /// The field.
        field: String,
        /// What there could be.
        expected: String,
    },
    /// A field that does not stand in it.
    #[error("the field {{{field}}} is missing: expected {expected}")]
    Missing {
        /// The field.
        field: String,
        /// What there has to be.
        expected: String,
    },
    /// A form by number that this language has not.
    #[error("there is no form {form:?} in this language: expected {expected}")]
    Form {
        /// The form.
        form: String,
        /// What there could be.
        expected: String,
    },
    /// Forms by number without the one for all others.
    #[error("the form \"other\" is missing")]
    NoOther,
    /// Forms by number where nothing is counted.
    #[error("nothing is counted here: expected one text without forms")]
    NothingCounted,
}

/// What goes into a field.
#[derive(Debug, Clone, PartialEq)]
pub enum Filling<'a> {
    /// Words, names, figures as they are written.
    Words(Cow<'a, str>),
    /// How many: it decides which form is said.
    Count(u64),
}

impl<'a> From<&'a str> for Filling<'a> {
    fn from(words: &'a str) -> Self {
        Self::Words(Cow::Borrowed(words))
    }
}

impl<'a> From<&'a String> for Filling<'a> {
    fn from(words: &'a String) -> Self {
        Self::Words(Cow::Borrowed(words))
    }
}

impl From<String> for Filling<'_> {
    fn from(words: String) -> Self {
        Self::Words(Cow::Owned(words))
    }
}

impl From<u32> for Filling<'_> {
    fn from(count: u32) -> Self {
        Self::Count(count.into())
    }
}

impl From<usize> for Filling<'_> {
    fn from(count: usize) -> Self {
        Self::Count(u64::try_from(count).unwrap_or(u64::MAX))
    }
}

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Words(String),
    /// A field, by its place among those declared.
    Field(usize),
}

/// A text in all its forms.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Text {
    /// The forms that a rule takes.
    forms: Vec<(Rule, Vec<Piece>)>,
    other: Vec<Piece>,
}

impl Text {
    /// A text of one form.
    ///
    /// # Errors
    /// It is empty, or its fields are not exactly `fields`.
    pub fn read(text: &str, fields: &[&str]) -> Result<Self, BadText> {
        Ok(Self { forms: Vec::new(), other: pieces(text, fields, true)? })
    }

    /// A text of several forms, by the names of forms. Only `other` need hold every field: "one point" needs no figure.
    ///
    /// # Errors
    /// A form has no rule in this language or cannot be read, `other` is missing, or there is nothing to be counted.
    pub fn read_forms(forms: &[(String, String)], fields: &[&str], plurals: &Plurals) -> Result<Self, BadText> {
        if fields.is_empty() {
            return Err(BadText::NothingCounted);
        }
        let (mut text, mut has_other) = (Self::default(), false);
        for (name, form) in forms {
            if name == "other" {
                text.other = pieces(form, fields, true)?;
                has_other = true;
            } else {
                let rule = plurals.rule(name).ok_or_else(|| BadText::Form {
                    form: name.clone(),
                    expected: plurals.names().collect::<Vec<_>>().join(", "),
                })?;
                text.forms.push((rule.clone(), pieces(form, fields, false)?));
            }
        }
        if has_other { Ok(text) } else { Err(BadText::NoOther) }
    }

    /// The words of a text without fields.
    pub(super) fn plain(&self) -> &str {
        match self.other.as_slice() {
            [Piece::Words(words)] => words,
            _ => "",
        }
    }

    /// The words with every field filled; the first count among the fillings decides the form.
    pub(super) fn filled(&self, fillings: &[Filling]) -> String {
        let count = fillings.iter().find_map(|filling| if let Filling::Count(count) = filling { Some(*count) } else { None });
        let form = count.and_then(|count| self.forms.iter().find(|(rule, _)| rule.takes(count)));
        let mut out = String::new();
        for piece in form.map_or(&self.other, |(_, pieces)| pieces) {
            match piece {
                Piece::Words(words) => out.push_str(words),
                Piece::Field(at) => match fillings.get(*at) {
                    Some(Filling::Words(words)) => out.push_str(words),
                    Some(Filling::Count(count)) => out.push_str(&count.to_string()),
                    None => {}
                },
            }
        }
        out
    }
}

fn pieces(text: &str, fields: &[&str], all: bool) -> Result<Vec<Piece>, BadText> {
    if text.is_empty() {
        return Err(BadText::Empty);
    }
    if text
        .chars()
        .any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
    {
        return Err(BadText::Control);
    }
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, after) = rest.split_at(at);
        let (name, tail) = after.strip_prefix('{').and_then(|after| after.split_once('}')).ok_or(BadText::Brace)?;
        let field = fields.iter().position(|field| *field == name);
        let field = field.ok_or_else(|| BadText::Unknown { field: name.to_owned(), expected: expected(fields) })?;
        if !before.is_empty() {
            pieces.push(Piece::Words(before.to_owned()));
        }
        pieces.push(Piece::Field(field));
        rest = tail;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest.to_owned()));
    }
    let missing = (0..fields.len()).find(|at| !pieces.contains(&Piece::Field(*at)));
    match missing.filter(|_| all) {
        Some(at) => Err(BadText::Missing { field: fields[at].to_owned(), expected: expected(fields) }),
        None => Ok(pieces),
    }
}

fn expected(fields: &[&str]) -> String {
    if fields.is_empty() {
        return "a text without fields".to_owned();
    }
    fields.iter().map(|field| format!("{{{field}}}")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_filled_in_any_order_and_nothing_filled_in_is_read_as_a_field() {
        let text = Text::read("{b} of {a}: {b}", &["a", "b"]).unwrap();
        assert_eq!(text.filled(&["{b}".into(), "x".into()]), "x of {b}: x");
    }

    #[test]
    fn the_first_count_decides_the_form() {
        let mut plurals = Plurals::default();
        plurals.add("one", "n = 1").unwrap();
        let forms = [("one", "a point of {group}"), ("other", "{n} points of {group}")];
        let forms = forms.map(|(name, form)| (name.to_owned(), form.to_owned()));
        let text = Text::read_forms(&forms, &["group", "n"], &plurals).unwrap();
        assert_eq!(text.filled(&["A".into(), 1_u32.into()]), "a point of A");
        assert_eq!(text.filled(&["A".into(), 0_u32.into()]), "0 points of A");
        let bad = Text::read_forms(&forms, &["group", "n"], &Plurals::default()).unwrap_err();
        assert_eq!(bad.to_string(), "there is no form \"one\" in this language: expected other");
        assert_eq!(Text::read_forms(&forms[..1], &["group", "n"], &plurals), Err(BadText::NoOther));
        assert_eq!(Text::read_forms(&forms, &[], &plurals), Err(BadText::NothingCounted));
    }

    #[test]
    fn wrong_fields_are_refused_with_what_was_expected() {
        let said = |text: &str, fields: &[&str]| Text::read(text, fields).unwrap_err().to_string();
        assert_eq!(said("{grup}", &["group", "n"]), "there is no field {grup} here: expected {group}, {n}");
        assert_eq!(said("{group}", &["group", "n"]), "the field {n} is missing: expected {group}, {n}");
        assert_eq!(said("a {n}", &[]), "there is no field {n} here: expected a text without fields");
        for (text, why) in
            [("a {n", BadText::Brace), ("a }", BadText::Brace), ("", BadText::Empty), ("a\u{1b}[2J", BadText::Control)]
        {
            assert_eq!(Text::read(text, &["n"]), Err(why));
        }
    }
}
