//! The half-typed line and the place in the screen, as they are kept beside the session and picked up again.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::talked::Talked;
use super::{Cursors, Desk, Front, LineFor, Pane};
use crate::workshop::{FactorId, GroupId};

/// What is picked up again. Its first line as text is the line as typed, so that what is struck can be found in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// The half-typed line.
    pub line: String,
    /// The place; none begins where the step begins.
    pub place: Option<Place>,
}

/// A place in the screen, what was typed elsewhere and not entered, and which pairs were said to be two things.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    step: Option<String>,
    caret: bool,
    pane: Pane,
    front: Front,
    cursors: Cursors,
    group: Option<GroupId>,
    selected: Option<FactorId>,
    mending: Option<FactorId>,
    reading: usize,
    #[serde(default)]
    talked: Vec<Talked>,
    beat: u8,
    one_screen: bool,
    #[serde(default)]
    line_for: LineFor,
    #[serde(default)]
    waiting: BTreeMap<LineFor, String>,
    #[serde(default)]
    kept_apart: Vec<(FactorId, FactorId)>,
}

impl Draft {
    /// Reads what [`Draft::text`] wrote; what cannot be read as a place is left out, the line never.
    #[must_use]
    pub fn from_text(text: &str, read_place: impl Fn(&str) -> Option<Place>) -> Self {
        let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
        Self { line: line.to_owned(), place: read_place(rest.trim()) }
    }

    /// The file's content.
    #[must_use]
    pub fn text(&self, write_place: impl Fn(&Place) -> String) -> String {
        let place = self.place.as_ref().map(write_place).unwrap_or_default();
        format!("{}\n{place}\n", self.line.replace('\n', " "))
    }
}

impl Desk {
    /// What would be picked up again now.
    #[must_use]
    pub fn draft(&self) -> Draft {
        let place = Place {
            step: self.workshop().progress.step.clone(),
            caret: self.line_has_caret,
            pane: self.pane,
            front: self.front,
            cursors: self.cursors.clone(),
            group: self.group,
            selected: self.selected,
            mending: self.mending,
            reading: self.reading,
            talked: self.look.talked.iter().copied().map(Talked::from).collect(),
            beat: self.spotlight.beat,
            one_screen: self.one_screen,
            line_for: self.lines.now,
            waiting: self.lines.waiting.clone(),
            kept_apart: self.kept_apart.clone(),
        };
        Draft { line: self.line.text().to_owned(), place: Some(place) }
    }

    /// A point, if it is there still.
    fn live(&self, id: Option<FactorId>) -> Option<FactorId> {
        id.filter(|id| self.workshop().factor(*id).is_some_and(crate::workshop::Factor::is_live))
    }

    /// Goes to where a draft was kept, if the room is still in that step. Where a step begins in the line, the caret is in
    /// it again whatever had it last: who comes back types.
    pub(super) fn pick_up(&mut self, draft: Draft) {
        self.line.set(&draft.line);
        if let Some(place) = &draft.place {
            self.lines.now = place.line_for;
            self.lines.waiting.clone_from(&place.waiting);
            self.kept_apart.clone_from(&place.kept_apart);
        }
        // Whatever the step is now: its words are in the line, or wait for it.
        let mended = draft.place.as_ref().and_then(|place| place.mending);
        self.mending = self.live(mended);
        if mended.is_some() && self.mending.is_none() {
            // The point went after the draft was kept: its words must not become another.
            self.give_up_mending();
        }
        let Some(place) = draft.place.filter(|place| place.step == self.workshop().progress.step) else {
            self.settle_in();
            return;
        };
        self.selected = self.live(place.selected).or(self.selected);
        self.group = place.group.filter(|id| self.workshop().group(*id).is_some_and(|group| !group.removed)).or(self.group);
        self.pane = place.pane;
        self.front = place.front;
        self.line_has_caret = place.caret || (self.front == Front::Step && self.begins_in_line());
        self.cursors = place.cursors;
        self.reading = place.reading.min(place.talked.len().saturating_sub(1));
        self.look.talked = place.talked.into_iter().map(Into::into).collect();
        self.spotlight.beat = place.beat.clamp(1, 3);
        self.one_screen = place.one_screen;
        if !self.panes().contains(&self.pane) {
            self.pane = self.panes().first().copied().unwrap_or(Pane::Script);
        }
        self.sort_line();
    }
}
