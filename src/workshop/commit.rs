//! A commit: changes that hold together, all or nothing, and how they came about.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Change, bare};

/// Who made a commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Author {
    /// The person at the laptop.
    Facilitator,
}

/// One commit; in a session file, one line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Commit {
    /// Its place in the log, from 1, without gaps.
    pub seq: u64,
    /// When it was made; a label only, the order is by `seq`.
    pub at: Timestamp,
    /// Who made it.
    pub by: Author,
    /// The commit that it undoes.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "bare")]
    pub undoes: Option<u64>,
    /// The commit that it does again.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "bare")]
    pub redoes: Option<u64>,
    /// What changed.
    pub changes: Vec<Change>,
}
