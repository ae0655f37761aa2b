//! What a text in the line is for. What was typed for one thing is never taken for another: it waits where it belongs.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{CardRow, Desk, LineUse};
use crate::capture::{self, Meant, Outcome, SlipLine};
use crate::workshop::{FactorId, GroupId, ThemeId};

/// What a text in the line is for; each has a text of its own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum LineFor {
    /// A point, of whichever group and in whichever step.
    #[default]
    Point,
    /// The tally of this point.
    Tally(FactorId),
    /// What this group says of a heading that it did not raise.
    Also(GroupId, ThemeId),
    /// A card without a row.
    NoRow,
    /// A slip of dots.
    Slip,
    /// The intervention in one sentence.
    Sentence,
}

/// Texts that wait for the line to be theirs again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lines {
    /// What the text now in the line is for.
    pub(super) now: LineFor,
    pub(super) waiting: BTreeMap<LineFor, String>,
    /// Whether Enter was refused and the text still says the same.
    pub(super) refused: bool,
    /// The text that Enter was refused for last, and where the caret was put in it; until the line is emptied.
    pub(super) refused_as: Option<(String, usize)>,
}

impl Lines {
    /// Puts other words in the place of some, in every text that waits.
    pub fn forget(&mut self, words: &str, instead: &str) {
        for text in self.waiting.values_mut() {
            *text = text.replace(words, instead);
        }
        self.refused_as = None;
    }
}

impl Desk {
    /// What a text in the line is for now.
    #[must_use]
    pub fn line_for(&self) -> LineFor {
        match (self.line_use(), self.group) {
            (LineUse::Capture, _) => LineFor::Point,
            (LineUse::Slip, _) => LineFor::Slip,
            (LineUse::Sentence, _) => LineFor::Sentence,
            (LineUse::Tally, group) => match (self.card_row(), group) {
                (Some(CardRow::Point(_, id)), _) => LineFor::Tally(id),
                (Some(CardRow::Heading(theme)), Some(group)) => LineFor::Also(group, theme),
                _ => LineFor::NoRow,
            },
        }
    }

    /// Puts a text aside that is not for what the line is for now, and brings the one back that is.
    pub(super) fn sort_line(&mut self) {
        let now = self.line_for();
        let before = std::mem::replace(&mut self.lines.now, now);
        if before == now {
            return;
        }
        let text = self.line.text().to_owned();
        if !text.is_empty() {
            self.lines.waiting.insert(before, text);
        }
        let back = self.lines.waiting.remove(&now).unwrap_or_default();
        self.line.set(&back);
        self.lines.refused = false;
        self.lines.refused_as = None;
    }

    /// Whether something was typed for this and not entered, while the line is for something else.
    #[must_use]
    pub fn waits_for(&self, what: LineFor) -> bool {
        self.lines.now != what && self.lines.waiting.contains_key(&what)
    }

    /// Why Enter would not take the line as it stands.
    #[must_use]
    pub fn refusal(&self) -> Option<String> {
        match self.line_use() {
            LineUse::Capture => match capture::parse(self.line.text(), &self.capture_context()).outcome {
                Outcome::NothingYet(sentence) | Outcome::Refused(sentence) => Some(sentence),
                Outcome::NeedsSign => Some(capture::missing_sign(self.line.text(), &self.capture_context())),
                Outcome::Empty | Outcome::Ready(_) => None,
            },
            LineUse::Tally => self.tally_unfinished(),
            LineUse::Slip => match capture::read_slip(self.line.text(), self.slip_side, self.workshop()) {
                SlipLine::Refused(sentence) => Some(sentence),
                _ => None,
            },
            LineUse::Sentence => None,
        }
    }

    /// The word in the line that should name a group and names none on the list.
    #[must_use]
    pub fn unknown_group(&self) -> Option<String> {
        let captures = self.line_use() == LineUse::Capture;
        captures.then(|| capture::parse(self.line.text(), &self.capture_context()).unknown_group).flatten()
    }

    /// What the word that the line is refused for was most likely meant to be, while the caret stands where it was put.
    #[must_use]
    pub fn meant(&self) -> Option<Meant> {
        let as_refused = self.lines.refused_as.as_ref().map(|(text, caret)| (text.as_str(), *caret));
        let here = self.line_use() == LineUse::Capture && as_refused == Some((self.line.text(), self.line.caret()));
        here.then(|| capture::parse(self.line.text(), &self.capture_context()).meant).flatten()
    }

    /// Whether Enter was refused and the line still says what it was refused for.
    #[must_use]
    pub const fn line_refused(&self) -> bool {
        self.lines.refused
    }

    /// Enter was refused: the text stays, the caret goes behind what is wrong with it.
    pub fn refuse_line(&mut self) {
        self.lines.refused = true;
        if self.line_use() == LineUse::Capture {
            let spans = capture::parse(self.line.text(), &self.capture_context()).spans;
            if let Some(fault) = spans.iter().find(|span| span.role == capture::Role::Refused) {
                self.line.move_to(fault.range.end);
            }
        }
        self.lines.refused_as = Some((self.line.text().to_owned(), self.line.caret()));
    }

    /// Whether the line stands as Enter refused it, nothing typed since.
    #[must_use]
    pub fn stands_as_refused(&self) -> bool {
        self.lines.refused && self.lines.refused_as.as_ref().is_some_and(|(text, _)| text == self.line.text())
    }

    /// What was typed in one go into the refused line, where the caret was put, and the line as it was refused: whoever
    /// does not look types the next point there. None if anything else was done to the line.
    #[must_use]
    pub fn typed_into_refused(&self) -> Option<(&str, &str, usize)> {
        let (text, caret) = self.lines.refused_as.as_ref()?;
        let typed = self.line.text().strip_prefix(&text[..*caret])?.strip_suffix(&text[*caret..])?;
        (!typed.is_empty() && !typed.starts_with(char::is_whitespace)).then_some((typed, text, *caret))
    }

    /// Puts the line back as it was refused, after what was typed into it was taken for itself.
    pub fn refuse_again(&mut self, text: &str, caret: usize) {
        self.line.set(text);
        self.line.move_to(caret);
        self.lines.refused = true;
        self.lines.refused_as = Some((text.to_owned(), caret));
    }

    /// What is still wrong with a line that was refused, after its text changed; none once it is mended.
    pub fn still_refused(&mut self) -> Option<String> {
        let still = self.lines.refused.then(|| self.refusal()).flatten();
        self.lines.refused = still.is_some();
        still
    }

    /// Gives up the mending of a point, with the words that stand in the line for it or wait for the line: without it they would
    /// become a point of their own. They can be brought back as a line entered before.
    pub fn give_up_mending(&mut self) {
        self.mending = None;
        if self.line_use() == LineUse::Capture {
            self.empty_line();
        }
        self.lines.waiting.remove(&LineFor::Point);
    }

    /// The line was left: of a point whose words were not changed nothing stays in it, for later it would look like one that
    /// is yet to be added. Changed words stay, and Enter mends the point with them.
    pub fn leave_unmended(&mut self) {
        let point = self.mending.and_then(|id| self.workshop().factor(id));
        if point.is_some_and(|point| capture::render(point, self.workshop()) == self.line.text()) {
            self.empty_line();
            self.mending = None;
        }
    }

    /// Empties the line: what it held was taken, or given up.
    pub fn empty_line(&mut self) {
        self.line.take();
        self.lines.refused = false;
        self.lines.refused_as = None;
        if self.line_use() == LineUse::Capture {
            self.mending = None;
        }
    }
}
