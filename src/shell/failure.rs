//! Why a command was refused or failed: what and where, what to do, and the exit code.

use std::io;
use std::path::Path;

use crate::config::NoFolder;
use crate::store::StoreError;

/// A command's failure.
#[derive(Debug)]
pub struct Failure {
    /// 1 refused or failed, 2 wrong usage, 3 the file is from a newer version.
    pub code: u8,
    /// What and where, in one sentence; nothing where all was said already.
    pub what: Option<String>,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Failure {
    /// Refused or failed: exit code 1.
    #[must_use]
    pub fn new(what: impl Into<String>) -> Self {
        Self { code: 1, what: Some(what.into()), hint: None }
    }

    /// Wrong usage: exit code 2.
    #[must_use]
    pub fn usage(what: impl Into<String>) -> Self {
        Self { code: 2, ..Self::new(what) }
    }

    /// Everything was said, and the exit code is 1 all the same.
    #[must_use]
    pub const fn already_said() -> Self {
        Self { code: 1, what: None, hint: None }
    }

    /// The same with what to do about it.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// A file that could not be read or written; `doing` as in "cannot ...".
    #[must_use]
    pub fn file(path: &Path, doing: &str, error: &io::Error) -> Self {
        Self::new(format!("{}: cannot {doing}: {error}", path.display()))
    }

    /// The screen was asked for where there is no terminal.
    #[must_use]
    pub fn no_terminal() -> Self {
        Self::new("there is no terminal to draw on").hint(
            "without one these work: list, templates, matrix, export, pack, import, check, log, delete, keys, config, man, completions",
        )
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self { code: error.exit_code(), what: Some(error.to_string()), hint: error.hint() }
    }
}

impl From<NoFolder> for Failure {
    fn from(error: NoFolder) -> Self {
        Self::new(error.to_string()).hint(error.hint())
    }
}
