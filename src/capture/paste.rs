//! Pasted lines: one point each, one commit, after a preview.

use std::borrow::Cow;

use super::context::{Context, Point};
use super::entry::{Batch, nth_after};
use super::parse::parse;
use super::reading::{Entry, Outcome, Reading, ThemeChoice};
use crate::workshop::{Change, FactorId, ThemeId, Workshop};

/// One pasted line that is not blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastedLine {
    /// Its number in what was pasted, from 1.
    pub number: usize,
    /// The line itself.
    pub text: String,
    /// What it was read as.
    pub reading: Reading,
}

impl PastedLine {
    /// Why it cannot be added, in a sentence; none if it can.
    #[must_use]
    pub fn problem(&self) -> Option<String> {
        match &self.reading.outcome {
            Outcome::Ready(_) | Outcome::Empty => None,
            Outcome::NeedsSign => Some(format!("Line {}: + or -?", self.number)),
            Outcome::NothingYet(sentence) | Outcome::Refused(sentence) => Some(format!("Line {}: {sentence}", self.number)),
        }
    }
}

/// What was pasted, read line by line. Nothing is added before the facilitator has seen it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pasted {
    /// The lines that are not blank, in order.
    pub lines: Vec<PastedLine>,
}

impl Pasted {
    /// How many lines are ready to be added.
    #[must_use]
    pub fn ready(&self) -> usize {
        self.lines.iter().filter(|line| line.reading.entry().is_some()).count()
    }

    /// Why the others cannot be added, by line number; empty if all can.
    #[must_use]
    pub fn problems(&self) -> Vec<String> {
        self.lines.iter().filter_map(PastedLine::problem).collect()
    }

    /// The changes of one commit that adds every line that is ready and leaves the others out: for when there is
    /// no problem, or the facilitator decided to go on without them.
    #[must_use]
    pub fn changes(&self, workshop: &Workshop) -> Vec<Change> {
        let mut batch = Batch::new(workshop);
        for entry in self.lines.iter().filter_map(|line| line.reading.entry()) {
            batch.add(entry);
        }
        batch.into_changes()
    }
}

/// Reads pasted `text`, each line against `context`; `workshop` is the one that `context` was made of, for the ids
/// that the new points will have. *Same for us* in a line means the last line's point.
#[must_use]
pub fn read_paste(text: &str, context: &Context, workshop: &Workshop) -> Pasted {
    let mut context = context.clone();
    let mut pasted = Pasted::default();
    let mut added = 0;
    let unified = text.replace("\r\n", "\n");
    for (index, line) in unified.split(is_line_end).enumerate() {
        let reading = parse(line, &context);
        if reading.outcome == Outcome::Empty {
            continue;
        }
        if let Some(entry) = reading.entry() {
            context.point = to_be(entry, nth_after(workshop.next_factor(), added), &context);
            added += 1;
        }
        pasted.lines.push(PastedLine { number: index + 1, text: line.to_owned(), reading });
    }
    pasted
}

/// The point that `entry` will be, for a *same for us* in the line after it.
fn to_be(entry: &Entry, id: FactorId, context: &Context) -> Option<Point<'static>> {
    match entry {
        Entry::Point { group, kind, text, theme, .. } => {
            let text = Cow::Owned(text.to_string());
            Some(Point { id, group: *group, kind: *kind, text, theme: existing(theme.as_ref()) })
        }
        Entry::SameForUs { group, theme, .. } => {
            let of = context.point.as_ref()?;
            let theme = existing(theme.as_ref()).or(of.theme);
            Some(Point { id, group: *group, kind: of.kind, text: Cow::Owned(of.text.to_string()), theme })
        }
    }
}

const fn existing(choice: Option<&ThemeChoice>) -> Option<ThemeId> {
    match choice {
        Some(ThemeChoice::Existing(id)) => Some(*id),
        _ => None,
    }
}

const fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}
