//! Values of the command line that are more than text.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::ValueEnum;
use clap::builder::{OsStringValueParser, TypedValueParser, ValueParserFactory};

use super::Keys;
use crate::tui::keymap::script;

/// A session as the user names it: a path if it holds a path separator or ends in `.ron`, else a name in the folder of
/// sessions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SessionName {
    /// `NAME.ron` in the folder of sessions.
    Named(OsString),
    /// This file.
    At(PathBuf),
}

impl SessionName {
    /// Whether the user's word is a name or a path.
    #[must_use]
    pub fn new(word: OsString) -> Self {
        let bytes = word.as_encoded_bytes();
        let has_separator = bytes.iter().any(|&byte| std::path::is_separator(char::from(byte)));
        if has_separator || bytes.ends_with(b".ron") { Self::At(word.into()) } else { Self::Named(word) }
    }

    /// Whether it is a path, so that no folder of sessions is needed.
    #[must_use]
    pub fn is_path(&self) -> bool {
        matches!(self, Self::At(_))
    }

    /// The name or path as it was given.
    #[must_use]
    pub fn word(&self) -> std::borrow::Cow<'_, str> {
        match self {
            Self::At(path) => path.to_string_lossy(),
            Self::Named(name) => name.to_string_lossy(),
        }
    }

    /// The session's file, given the folder of sessions.
    #[must_use]
    pub fn file(&self, sessions: &Path) -> PathBuf {
        match self {
            Self::At(path) => path.clone(),
            Self::Named(name) => {
                let mut file = name.clone();
                file.push(OsStr::new(".ron"));
                sessions.join(file)
            }
        }
    }
}

impl ValueParserFactory for SessionName {
    type Parser = clap::builder::ValueParser;

    fn value_parser() -> Self::Parser {
        OsStringValueParser::new()
            .try_map(|word| if word.is_empty() { Err("a session has a name") } else { Ok(Self::new(word)) })
            .into()
    }
}

/// A screen's size in character cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Columns, 1 to 1000.
    pub columns: u16,
    /// Rows, 1 to 1000.
    pub rows: u16,
}

/// The text is no size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a size is written COLSxROWS, such as 120x40, each from 1 to 1000")]
pub struct BadSize;

impl FromStr for Size {
    type Err = BadSize;

    fn from_str(text: &str) -> Result<Self, BadSize> {
        let (columns, rows) = text.split_once(['x', 'X']).ok_or(BadSize)?;
        let side = |digits: &str| {
            let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
            digits.parse().ok().filter(|side| plain && (1..=1000).contains(side)).ok_or(BadSize)
        };
        Ok(Self { columns: side(columns)?, rows: side(rows)? })
    }
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}x{}", self.columns, self.rows)
    }
}

/// How a table is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    /// In columns, for reading
    #[default]
    Text,
    /// As JSON, for programs
    Json,
}

/// How the matrix is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum MatrixFormat {
    /// In columns, for reading
    #[default]
    Text,
    /// All measures as JSON
    Json,
    /// One line for each group and theme
    Csv,
}

/// Reads the keys to be played.
pub(super) fn keys(text: &str) -> Result<Keys, script::BadScript> {
    script::parse(text).map(Keys)
}

/// Reads a time; also the one of `TANDEM_CLOCK`.
pub(super) fn clock(text: &str) -> Result<jiff::Timestamp, String> {
    text.parse().map_err(|_| "a time is written as in RFC 3339, such as 2026-11-23T09:00:00Z".to_owned())
}
