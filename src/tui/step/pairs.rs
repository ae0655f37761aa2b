//! The pairs that look alike, one at a time: only the group can say whether they are one thing.

use crate::tui::action::Action;
use crate::tui::desk::{Desk, Front, Pane};
use crate::tui::effect::Effect;
use crate::tui::keyed::named;
use crate::tui::model::Model;
use crate::workshop::{Change, FactorId, GroupId, StepKind, Workshop};

/// Performs what is decided about the pair shown.
pub fn perform(model: &mut Model, action: Action, effects: &mut Vec<Effect>) -> bool {
    let Some(desk) = model.desk_mut() else { return false };
    if action == Action::ReviewPairs && desk.step_kind() == StepKind::Tidy {
        desk.pane = Pane::Pairs;
        desk.line_has_caret = false;
        return true;
    }
    if !desk.shows_pairs() {
        return false;
    }
    let Some((keep, absorb)) = desk.pair() else { return false };
    match action {
        Action::MergePoints => {
            let changes = merged(desk.workshop(), absorb, keep);
            let undo = named(model, Action::Undo);
            let label = format!("Merged: the first one's words stand, both are kept. {undo} takes it back.");
            model.commit(changes, label, effects);
        }
        Action::KeepApart => {
            desk.kept_apart.push((keep, absorb));
            model.say("Two things: both stay.");
        }
        Action::SkipQuestion => {
            let count = desk.open_pairs().len().max(1);
            desk.cursors.pairs = (desk.cursors.pairs + 1) % count;
            model.say(if count == 1 { "This is the only pair left; it stays open." } else { "" });
        }
        _ => return false,
    }
    true
}

/// What makes one point of two: the heading that only one of them has stays.
#[must_use]
pub fn merged(workshop: &Workshop, absorb: FactorId, into: FactorId) -> Vec<Change> {
    let theme = |id| workshop.factor(id).and_then(|factor| factor.theme);
    let heading = theme(absorb).filter(|_| theme(into).is_none());
    let takes = heading.map(|theme| Change::SetTheme { id: into, theme: Some(theme) });
    takes.into_iter().chain([Change::MergeFactor { id: absorb, into }]).collect()
}

impl Desk {
    fn shows_pairs(&self) -> bool {
        self.step_kind() == StepKind::Tidy && self.front == Front::Step && self.pane == Pane::Pairs && !self.line_has_caret
    }

    /// The group that the facilitator speaks to: the one whose pair or point is asked about, else the one whose turn it is.
    #[must_use]
    pub fn group_spoken_to(&self) -> Option<GroupId> {
        let tidying = self.step_kind() == StepKind::Tidy && !self.line_has_caret;
        let asked = match self.pane {
            Pane::Pairs if tidying => self.pair().and_then(|(one, _)| self.workshop().factor(one)),
            Pane::Headings if tidying => self.point(),
            _ => None,
        };
        asked.map(|factor| factor.group).or(self.group)
    }

    /// The pair under the cursor.
    #[must_use]
    pub fn pair(&self) -> Option<(FactorId, FactorId)> {
        let pairs = self.open_pairs();
        pairs.get(self.cursors.pairs.min(pairs.len().checked_sub(1)?)).copied()
    }
}

/// The room screens show the pair or the point that is asked about, and none otherwise.
pub fn settled(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(desk) = model.desk_mut() else { return };
    let asks = desk.step_kind() == StepKind::Tidy && desk.front == Front::Step && !desk.line_has_caret;
    // What the room may not see is not named to its screens either.
    let seen = |id: &FactorId| desk.room().seen().factor(*id).is_some();
    let (pair, point) = match desk.pane {
        Pane::Pairs if desk.step_kind() == StepKind::Tidy => (desk.pair().filter(|(one, other)| seen(one) && seen(other)), None),
        Pane::Headings if asks => (None, desk.point().map(|point| point.id).filter(seen)),
        _ => (None, None),
    };
    if (desk.spotlight.pair, desk.spotlight.point) != (pair, point) {
        (desk.spotlight.pair, desk.spotlight.point) = (pair, point);
        crate::tui::update::world::point(model, effects);
    }
}
