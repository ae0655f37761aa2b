//! What a line was read as: spans to draw it by, and what Enter would do.

use std::ops::Range;

use crate::workshop::{Evidence, FactorId, GroupId, Kind, Line, ThemeId};

/// What a stretch of the line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// The group it is about.
    Group,
    /// The sign, `+` or `-`, and what it means.
    Sign(Kind),
    /// The `=` of *same for us*.
    Same,
    /// What was said.
    Text,
    /// The heading that counts, `#time` or `##new heading`.
    Theme,
    /// The strength that counts.
    Strength,
    /// The evidence that counts.
    Evidence,
    /// A tag that a later one of its kind overrides.
    Overridden,
    /// Text that only looks like a tag: underlined, with a hint.
    LookAlike,
    /// The `\` that makes what follows text.
    Escape,
    /// What the line is refused for.
    Refused,
    /// Words about the line, not of it (in a preview).
    Hint,
}

/// A stretch of the line with one role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Bytes of the line, on character boundaries.
    pub range: Range<usize>,
    /// What it is.
    pub role: Role,
    /// Why it is not what it looks like.
    pub hint: Option<&'static str>,
}

/// The heading that a line names.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ThemeChoice {
    /// One on the list.
    Existing(ThemeId),
    /// One to be made, with this name.
    New(Line),
}

/// What Enter would add.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// A new point.
    Point {
        /// Whose it is.
        group: GroupId,
        /// Which way it pulls.
        kind: Kind,
        /// What was said; never empty.
        text: Line,
        /// What it is about, if the line says.
        theme: Option<ThemeChoice>,
        /// A figure from 1 to 5 typed with it.
        strength: Option<u8>,
        /// Where it comes from.
        evidence: Evidence,
    },
    /// *Same for us*: a point copied to another group, linked.
    SameForUs {
        /// The group that says it too.
        group: GroupId,
        /// The point it says it to.
        of: FactorId,
        /// A heading other than that point's.
        theme: Option<ThemeChoice>,
        /// A figure from 1 to 5; none is copied.
        strength: Option<u8>,
        /// Where it comes from.
        evidence: Evidence,
    },
}

/// What Enter would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The line is blank.
    Empty,
    /// Nothing to add yet, and what is missing: Enter does nothing.
    NothingYet(String),
    /// A text without a sign where the step has no kind: `+ or -?`. Enter does not add.
    NeedsSign,
    /// Enter adds this.
    Ready(Entry),
    /// Enter refuses, and why.
    Refused(String),
}

/// What the line says so far, also while it is not ready: for the ghost in the matrix.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parts {
    /// The group it is about; none if it names one that matches none or several, or there is none.
    pub group: Option<GroupId>,
    /// Which way it pulls, once known; for *same for us* that of the point.
    pub kind: Option<Kind>,
    /// The heading that counts; for *same for us* only one typed.
    pub theme: Option<ThemeChoice>,
    /// The strength that counts, 1 to 5.
    pub strength: Option<u8>,
    /// The evidence, typed or by default.
    pub evidence: Option<Evidence>,
    /// What was said, cleaned.
    pub text: Line,
    /// Whether this is *same for us*.
    pub same: bool,
}

/// A line as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Everything of the line but white space, in order, without overlap.
    pub spans: Vec<Span>,
    /// What Enter would do.
    pub outcome: Outcome,
    /// What the line says so far.
    pub parts: Parts,
    /// Characters of the text that a workshop cannot hold (controls, and all beyond its longest line).
    pub dropped: usize,
    /// The word before the sign that names no group on the list, for which the line is refused.
    pub unknown_group: Option<String>,
    /// What a word for which the line is refused was most likely meant to be.
    pub meant: Option<Meant>,
    /// How *same for us* is typed, where it stands in the line in words.
    pub same_words: Option<String>,
}

/// What a word that is refused was most likely meant to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meant {
    /// The bytes of the word.
    pub range: Range<usize>,
    /// What belongs there.
    pub with: String,
}

impl Reading {
    /// What Enter would add, if it would.
    #[must_use]
    pub const fn entry(&self) -> Option<&Entry> {
        match &self.outcome {
            Outcome::Ready(entry) => Some(entry),
            _ => None,
        }
    }

    /// The first thing worth saying about a line that Enter takes: a word that only looks like a tag, or
    /// characters that cannot be kept.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        let dropped = || match self.dropped {
            0 => None,
            1 => Some("1 character of this cannot be kept".to_owned()),
            many => Some(format!("{many} characters of this cannot be kept")),
        };
        self.spans.iter().find_map(|span| span.hint).map(str::to_owned).or_else(|| self.same_words.clone()).or_else(dropped)
    }
}
