//! The capture line as it was read: once after the line or what it is read against changed, never while drawing.

use super::{Desk, LineUse};
use crate::capture::{self, Parts, Reading, Word};
use crate::workshop::{FactorId, GroupId, Kind};

/// A line, and what was made of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Typed {
    /// How it was read.
    pub reading: Reading,
    /// The words that say so.
    pub preview: Vec<Word>,
    /// The completion, in grey; empty for none.
    pub completion: String,
    of: Of,
}

/// What a reading depends on.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Of {
    text: String,
    caret: usize,
    state: u64,
    group: Option<GroupId>,
    kind: Option<Kind>,
    selected: Option<FactorId>,
}

impl Desk {
    /// What stands in the capture line, as it was read; none where the line is for something else.
    #[must_use]
    pub const fn typed(&self) -> Option<&Typed> {
        self.typed.as_ref()
    }

    /// What the capture line says so far; none while it is empty or for something else.
    #[must_use]
    pub fn typed_parts(&self) -> Option<&Parts> {
        let typed = self.typed.as_ref().filter(|_| self.line_use() == LineUse::Capture && !self.line.is_empty());
        typed.map(|typed| &typed.reading.parts)
    }

    /// Whether what stands in the capture line is for a group that the room does not see, by its head or by whose turn it is.
    #[must_use]
    pub fn typed_for_held(&self) -> bool {
        let named = self.typed_parts().and_then(|parts| parts.group);
        named.or(self.group).is_some_and(|id| self.kept().is_held(id))
    }

    /// Reads the line, unless it stands as it was read.
    pub(super) fn read_line(&mut self) {
        if self.line_use() != LineUse::Capture {
            self.typed = None;
        } else if !self.typed.as_ref().is_some_and(|typed| self.is_read(&typed.of)) {
            self.typed = Some(self.typed_now());
        }
    }

    fn is_read(&self, of: &Of) -> bool {
        of.state == self.state
            && of.caret == self.line.caret()
            && of.group == self.group
            && of.selected == self.selected
            && of.kind == self.default_kind()
            && of.text == self.line.text()
    }

    fn typed_now(&self) -> Typed {
        let (text, caret, context) = (self.line.text(), self.line.caret(), self.capture_context());
        let reading = capture::parse(text, &context);
        let preview = capture::preview(&reading, &context);
        let completion = if text.is_empty() { None } else { capture::complete(text, caret, &context) };
        let (group, selected, kind) = (self.group, self.selected, self.default_kind());
        Typed {
            reading,
            preview,
            completion: completion.map(|completion| completion.grey).unwrap_or_default(),
            of: Of { text: text.to_owned(), caret, state: self.state, group, kind, selected },
        }
    }
}
