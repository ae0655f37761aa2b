//! The key table as written: rows of RON, each an action with its keys in every place where it has some.

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::context::Context;
use super::fault::{Fault, KeymapError};
use super::key::{BadKey, Key};
use crate::tui::action::Action;

/// One row of a key table: what one action is called and which keys ask for it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Row {
    pub action: Action,
    /// Two or three words for the footer; in a user's row empty to keep ours.
    #[serde(default)]
    pub label: String,
    /// One sentence for help and the palette; in a user's row empty to keep ours.
    #[serde(default)]
    pub hint: String,
    pub keys: Places,
    /// Actions of places further out whose key this row knowingly takes.
    #[serde(default)]
    pub over: Vec<Action>,
    /// Whether the palette offers it; not so for moving and editing.
    #[serde(default = "yes")]
    pub palette: bool,
}

/// A row and the line, from 1, on which it begins.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PlacedRow {
    pub line: usize,
    pub row: Row,
}

/// The keys of one action, place by place, in the order written. A place without keys is reached by the palette.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Places(pub Vec<(Context, Vec<Key>)>);

impl<'de> Deserialize<'de> for Places {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Places;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("places with their keys, such as {free: [\"x\"]}")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Places, A::Error> {
                let mut places: Vec<(Context, Vec<Key>)> = Vec::new();
                while let Some((context, keys)) = map.next_entry::<Context, Vec<Key>>()? {
                    if places.iter().any(|(known, _)| *known == context) {
                        return Err(serde::de::Error::custom(format!("the place {} stands twice", context.name())));
                    }
                    places.push((context, keys));
                }
                Ok(Places(places))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

impl TryFrom<String> for Key {
    type Error = BadKey;

    fn try_from(name: String) -> Result<Self, BadKey> {
        name.parse()
    }
}

impl From<Key> for String {
    fn from(key: Key) -> Self {
        key.to_string()
    }
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl Serialize for Key {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

fn yes() -> bool {
    true
}

/// Reads a whole table. `file` is only for the error's sentence.
pub(super) fn read(file: &str, text: &str) -> Result<Vec<PlacedRow>, KeymapError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let rows: Vec<Row> = options.from_str(text).map_err(|error| {
        let at = error.span.start;
        KeymapError::new(file, at.line, Fault::Unreadable { column: at.col, why: plainly(&error.code) })
    })?;
    let lines = row_lines(text);
    Ok(rows.into_iter().enumerate().map(|(at, row)| PlacedRow { line: lines.get(at).copied().unwrap_or(1), row }).collect())
}

/// The reader's complaint in our words, without its list of everything that would have been right.
fn plainly(error: &ron::Error) -> String {
    match error {
        ron::Error::NoSuchEnumVariant { found, outer, .. } if outer.as_deref() == Some("Context") => {
            let names = Context::ALL.map(Context::name).join(", ");
            format!("there is no place \"{found}\"; the places are {names}")
        }
        ron::Error::NoSuchEnumVariant { found, .. } => {
            format!("there is no action \"{found}\"; `tandem keys` lists them")
        }
        ron::Error::NoSuchStructField { found, .. } => {
            format!("a row has no part \"{found}\"; its parts are action, label, hint, keys, over, palette")
        }
        other => other.to_string(),
    }
}

/// The lines on which the rows of a well-formed table begin: its brackets one level deep.
fn row_lines(text: &str) -> Vec<usize> {
    let mut lines = Vec::new();
    let (mut depth, mut line) = (0usize, 1usize);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\n' => line += 1,
            '"' => line += skip_string(&mut rest),
            '/' => line += skip_comment(&mut rest),
            '(' | '[' | '{' => {
                if depth == 1 {
                    lines.push(line);
                }
                depth += 1;
            }
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    lines
}

type Rest<'a> = std::iter::Peekable<std::str::Chars<'a>>;

/// Passes over the rest of a string; returns the line feeds in it.
fn skip_string(rest: &mut Rest<'_>) -> usize {
    let mut feeds = 0;
    while let Some(c) = rest.next() {
        match c {
            '"' => break,
            '\\' => feeds += usize::from(rest.next() == Some('\n')),
            '\n' => feeds += 1,
            _ => {}
        }
    }
    feeds
}

/// Passes over the rest of a comment of either kind; returns the line feeds in it.
fn skip_comment(rest: &mut Rest<'_>) -> usize {
    if rest.peek() == Some(&'/') {
        while rest.next_if(|&c| c != '\n').is_some() {}
        return 0;
    }
    if rest.next_if_eq(&'*').is_none() {
        return 0;
    }
    let (mut open, mut feeds) = (1, 0);
    while let Some(c) = rest.next() {
        match c {
            '*' if rest.next_if_eq(&'/').is_some() => open -= 1,
            '/' if rest.next_if_eq(&'*').is_some() => open += 1,
            '\n' => feeds += 1,
            _ => {}
        }
        if open == 0 {
            break;
        }
    }
    feeds
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_know_their_lines() {
        let text = "// a ( comment\n[\n  /* [ /* ( */\n */ (action: Undo, keys: {free: [\"(\"]}),\n\n  (action: Redo,\n keys: {free: [\"\\\"\"]}), (action: Quit, keys: {}),\n]\n";
        let rows = read("keymap.ron", text).unwrap();
        let lines: Vec<_> = rows.iter().map(|row| (row.line, row.row.action)).collect();
        assert_eq!(lines, [(4, Action::Undo), (6, Action::Redo), (7, Action::Quit)]);
    }

    #[test]
    fn mistakes_are_named_with_their_line() {
        let cases = [
            ("[\n (action: Fly, keys: {}),\n]", "keymap.ron, line 2: there is no action \"Fly\""),
            ("[\n (action: Undo,\n keys: {moon: []}),\n]", "keymap.ron, line 3: there is no place \"moon\""),
            ("[(action: Undo, keys: {free: [\"contrl-z\"]})]", "keymap.ron, line 1: \"contrl-z\" is not the name of a key"),
            ("[(action: Undo, keys: {free: [], free: []})]", "keymap.ron, line 1: the place free stands twice"),
            ("[(action: Undo, key: {})]", "keymap.ron, line 1: a row has no part \"key\""),
            ("[\n(action: Undo", "keymap.ron, line 2: "),
        ];
        for (text, begins) in cases {
            let sentence = read("keymap.ron", text).unwrap_err().to_string();
            assert!(sentence.starts_with(begins), "{sentence}");
        }
    }
}
