//! A theme as it stands in its file: looks by name, before anybody knows how many colours the terminal has.

use std::collections::BTreeMap;

use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;
use serde::de::{self, Deserializer};

use super::{Depth, ThemeName, WORDS, scale};

/// Why a theme file could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("theme, line {line}, column {column}: {message}")]
pub struct ThemeError {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// What is wrong and what was expected.
    pub message: String,
}

/// The file: see `assets/themes/dark.ron` for every word it may hold.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename = "Theme")]
pub(super) struct File {
    name: String,
    #[serde(default)]
    from: Option<Base>,
    #[serde(default)]
    ink: Option<Ink>,
    #[serde(default)]
    worth: Option<Scale>,
    #[serde(default)]
    way: Option<Scale>,
    #[serde(default)]
    styles: BTreeMap<Word, Look>,
}

/// The two colours of text in filled cells; each cell takes the one that reads better on it.
#[derive(Debug, Clone, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(super) struct Ink {
    #[serde(default)]
    pub(super) dark: Option<Paint>,
    #[serde(default)]
    pub(super) light: Option<Paint>,
}

/// One style before the depth of colour is known.
#[derive(Debug, Clone, Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Look {
    pub(super) fg: Option<Paint>,
    pub(super) bg: Option<Paint>,
    add: Vec<Attribute>,
    /// Attributes more where the terminal shows only sixteen colours.
    add16: Vec<Attribute>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Attribute {
    Bold,
    Dim,
    Italic,
    Underline,
    Reverse,
}

/// A colour and what stands for it among sixteen.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Paint {
    pub(super) rgb: Option<(u8, u8, u8)>,
    ansi: Color,
}

impl Paint {
    /// The colour to send to a terminal of that depth.
    pub(super) fn colour(self, depth: Depth) -> Color {
        match (depth, self.rgb) {
            (Depth::Rgb, Some((r, g, b))) => Color::Rgb(r, g, b),
            _ => self.ansi,
        }
    }
}

impl TryFrom<String> for Paint {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let wrong = || {
            format!(
                "{text:?} is not a colour: expected \"#rrggbb\", a name ({}), or both with the name for terminals \
                 of sixteen colours, as in \"#5ec8be cyan\"",
                scale::NAMED.map(|(name, ..)| name).join(", ") + ", default"
            )
        };
        let mut words = text.split_whitespace();
        let first = words.next().ok_or_else(wrong)?;
        let rgb = hex(first);
        let name = if rgb.is_some() { words.next() } else { Some(first) };
        let ansi = match (name, rgb) {
            (Some(name), _) => scale::named(name).ok_or_else(wrong)?,
            (None, Some(rgb)) => scale::nearest(rgb),
            (None, None) => return Err(wrong()),
        };
        match words.next() {
            None => Ok(Self { rgb, ansi }),
            Some(_) => Err(wrong()),
        }
    }
}

fn hex(word: &str) -> Option<(u8, u8, u8)> {
    let digits = word.strip_prefix('#').filter(|d| d.len() == 6 && d.is_ascii())?;
    let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
    Some((part(0)?, part(2)?, part(4)?))
}

/// The name of a style, checked while reading so that a mistake is named with its place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
struct Word(String);

impl TryFrom<String> for Word {
    type Error = String;

    fn try_from(word: String) -> Result<Self, String> {
        if WORDS.contains(&word.as_str()) {
            return Ok(Self(word));
        }
        Err(format!("{word:?} is not a style: expected one of {}", WORDS.join(", ")))
    }
}

/// The embedded theme a file starts from.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(try_from = "String")]
struct Base(ThemeName);

impl TryFrom<String> for Base {
    type Error = String;

    fn try_from(word: String) -> Result<Self, String> {
        ThemeName::from_word(&word).map(Self).ok_or_else(|| {
            let words = ThemeName::ALL.map(ThemeName::word).join(", ");
            format!("{word:?} is not a theme to start from: expected one of {words}")
        })
    }
}

/// Five looks, weakest first.
#[derive(Debug, Clone)]
struct Scale([Look; 5]);

impl<'de> Deserialize<'de> for Scale {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let looks = Vec::<Look>::deserialize(reader)?;
        let found = looks.len();
        let looks = looks.try_into();
        looks.map(Self).map_err(|_| de::Error::custom(format!("{found} steps: expected 5, the weakest first")))
    }
}

impl Look {
    /// The style for a terminal of that depth.
    pub(super) fn style(&self, depth: Depth) -> Style {
        let more = if depth == Depth::Ansi16 { &self.add16[..] } else { &[] };
        let modifier = self.add.iter().chain(more).fold(Modifier::empty(), |all, one| {
            all | match one {
                Attribute::Bold => Modifier::BOLD,
                Attribute::Dim => Modifier::DIM,
                Attribute::Italic => Modifier::ITALIC,
                Attribute::Underline => Modifier::UNDERLINED,
                Attribute::Reverse => Modifier::REVERSED,
            }
        });
        Style {
            fg: self.fg.map(|paint| paint.colour(depth)),
            bg: self.bg.map(|paint| paint.colour(depth)),
            ..Style::new().add_modifier(modifier)
        }
    }
}

impl File {
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn look(&self, word: &str) -> Look {
        self.styles.get(&Word(word.to_owned())).cloned().unwrap_or_default()
    }

    pub(super) fn ink(&self) -> Ink {
        self.ink.clone().unwrap_or_default()
    }

    pub(super) fn worth(&self) -> Option<&[Look; 5]> {
        self.worth.as_ref().map(|scale| &scale.0)
    }

    pub(super) fn way(&self) -> Option<&[Look; 5]> {
        self.way.as_ref().map(|scale| &scale.0)
    }

    /// This file, with what it leaves out taken from `base`.
    fn over(mut self, base: Self) -> Self {
        self.ink = self.ink.or(base.ink);
        self.worth = self.worth.or(base.worth);
        self.way = self.way.or(base.way);
        for (word, look) in base.styles {
            self.styles.entry(word).or_insert(look);
        }
        self
    }
}

/// Reads a file and lays it over the theme it starts from.
pub(super) fn parse(text: &str) -> Result<File, ThemeError> {
    let file = read(text)?;
    let base = file.from.map_or(ThemeName::Dark, |base| base.0);
    Ok(file.over(embedded(base)))
}

/// The file of an embedded theme, alone.
pub(super) fn embedded(name: ThemeName) -> File {
    read(name.source()).expect("the embedded themes are read by a test")
}

fn read(text: &str) -> Result<File, ThemeError> {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_str(text).map_err(|error| ThemeError {
        line: error.span.start.line,
        column: error.span.start.col,
        message: error.code.to_string(),
    })
}
