//! The report that is written by itself beside the session, as the screen knows it.

use jiff::Timestamp;

/// Where it lies, and of which state of the workshop it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Where the log lies of the session that it is of.
    pub session: String,
    /// The file's own name.
    pub file: String,
    /// Where it lies, for people.
    pub place: String,
    /// The seq of the last commit that is in it.
    pub seq: u64,
    /// Whether it was written just now, not found.
    pub is_new: bool,
    /// When it was written, if this program did.
    pub at: Option<Timestamp>,
    /// The one before it, which somebody changed: it is left as it is.
    pub left: Option<String>,
}
