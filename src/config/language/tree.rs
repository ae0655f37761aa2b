//! A language file as it is written: texts and tables of texts, before anybody asks what they mean.

use std::cell::Cell;
use std::fmt;

use ron::error::SpannedError;
use serde::de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// What stands behind a name.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Text(String),
    Table(Vec<(String, Value)>),
}

impl Value {
    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }
}

/// A whole file: its sections in their order.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Tree(Vec<(String, Value)>);

impl Tree {
    /// Reads a file.
    ///
    /// # Errors
    /// It is no table of texts: what is wrong, and where.
    pub fn read(text: &str) -> Result<Self, SpannedError> {
        ron::from_str(text)
    }

    /// Every section with what stands in it.
    pub fn sections(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// One section, the first of that name.
    pub fn section(&self, name: &str) -> Option<&Value> {
        find(&self.0, name)
    }

    /// One text of a section.
    pub fn get(&self, section: &str, name: &str) -> Option<&Value> {
        match self.section(section)? {
            Value::Table(texts) => find(texts, name),
            Value::Text(_) => None,
        }
    }

    /// The paths of what stands more than once.
    pub fn twice(&self) -> Vec<Vec<String>> {
        let mut found = Vec::new();
        twice(&self.0, &mut Vec::new(), &mut found);
        found
    }
}

fn find<'a>(table: &'a [(String, Value)], name: &str) -> Option<&'a Value> {
    table.iter().find(|(known, _)| known == name).map(|(_, value)| value)
}

fn twice(table: &[(String, Value)], above: &mut Vec<String>, found: &mut Vec<Vec<String>>) {
    for (at, (name, value)) in table.iter().enumerate() {
        above.push(name.clone());
        if table[..at].iter().any(|(other, _)| other == name) {
            found.push(above.clone());
        }
        if let Value::Table(inner) = value {
            twice(inner, above, found);
        }
        above.pop();
    }
}

/// Line and column, from 1, of what stands at a path, `skipped` of that name passed over.
pub(super) fn place(text: &str, path: &[&str], skipped: usize) -> Option<(usize, usize)> {
    let skip = Cell::new(skipped);
    let error = ron::Options::default().from_str_seed(text, Reach { path, skip: &skip }).err()?;
    Some((error.span.start.line, error.span.start.col))
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Sections)
    }
}

struct Sections;

impl<'de> Visitor<'de> for Sections {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("sections of texts between ( and )")
    }

    fn visit_unit<E>(self) -> Result<Tree, E> {
        Ok(Tree::default())
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Tree, A::Error> {
        entries(map).map(Tree)
    }
}

fn entries<'de, A: MapAccess<'de>>(mut map: A) -> Result<Vec<(String, Value)>, A::Error> {
    let mut table = Vec::new();
    while let Some(entry) = map.next_entry::<String, Value>()? {
        table.push(entry);
    }
    Ok(table)
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reads)
    }
}

struct Reads;

impl<'de> Visitor<'de> for Reads {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text in quotes, or texts between ( and )")
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Table(Vec::new()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Value, A::Error> {
        entries(map).map(Value::Table)
    }
}

/// Goes to a path and refuses what is there: so the reader says where it is.
struct Reach<'a> {
    path: &'a [&'a str],
    skip: &'a Cell<usize>,
}

impl<'de> DeserializeSeed<'de> for Reach<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match (self.path, self.skip.get()) {
            ([], 0) => Err(D::Error::custom("here")),
            ([], left) => {
                self.skip.set(left - 1);
                IgnoredAny::deserialize(deserializer).map(|_| ())
            }
            _ => deserializer.deserialize_any(self),
        }
    }
}

impl<'de> Visitor<'de> for Reach<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("texts between ( and )")
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            match self.path {
                [first, rest @ ..] if *first == name => map.next_value_seed(Reach { path: rest, skip: self.skip })?,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(())
    }
}
