//! The pairs that look alike, one at a time: only the group can say whether they are one thing.

use crate::tui::action::Action;
use crate::tui::desk::{Desk, Front, Pane};
use crate::tui::effect::Effect;
use crate::tui::keyed::named;
use crate::tui::model::Model;
use crate::widget::dots::number;
use crate::workshop::{Basis, Change, Commit, Factor, FactorId, GroupId, History, StepKind, Workshop};

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
            let figure = told(desk.workshop(), absorb, keep);
            let undo = named(model, Action::Undo);
            let label = format!("Merged: the first one's words stand, both are kept.{figure} {undo} takes it back.");
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

/// The figure that a point takes over from one that is merged into it: one that was given, where it has nothing of its own.
/// Slips are never taken over, for they were counted for other words.
fn taken(workshop: &Workshop, absorb: FactorId, into: FactorId) -> Option<Change> {
    let bare = |factor: &&Factor| factor.tally.is_none() && factor.given.is_none();
    workshop.factor(into).filter(bare)?;
    let from = workshop.factor(absorb).filter(|from| from.basis() != Some(Basis::Rated))?;
    let strength = (1..=5u8).find(|strength| from.strength() == Some(f64::from(*strength)))?;
    Some(Change::Score { id: into, strength, basis: from.basis()? })
}

/// What becomes of the figure of a point that is merged into another, in a sentence with a space before it; nothing where it has
/// none.
#[must_use]
pub fn told(workshop: &Workshop, absorb: FactorId, into: FactorId) -> String {
    let from = workshop.factor(absorb).filter(|from| from.strength().is_some());
    let Some((from, strength)) = from.and_then(|from| Some((from, number(from.strength()?)))) else { return String::new() };
    let scored = workshop.factor(into).is_some_and(|into| into.strength().is_some());
    match (taken(workshop, absorb, into), from.basis()) {
        (Some(_), Some(Basis::Entered)) => format!(" It takes over the provisional {strength}."),
        (Some(_), _) => format!(" It takes over the {strength}."),
        (None, _) if scored => format!(" Its own figure stands, the {strength} is kept with the other's words."),
        (None, _) => format!(" The {strength} is kept with its words: score this one anew."),
    }
}

/// What takes a point out of another again: a figure that it brought goes with it, if it stands there as it was brought.
#[must_use]
pub fn apart(history: &History, id: FactorId) -> Vec<Change> {
    let merges = |commit: &&Commit| {
        commit.changes.iter().any(|change| matches!(change, Change::MergeFactor { id: merged, .. } if *merged == id))
    };
    let since = history.commits().iter().rev();
    let commit = since.clone().find(merges);
    let scores = commit.into_iter().flat_map(|commit| &commit.changes);
    let brought = scores.filter_map(|change| match change {
        Change::Score { id, strength, basis } => Some((*id, f64::from(*strength), *basis)),
        _ => None,
    });
    let workshop = history.workshop();
    let into = workshop.factor(id).and_then(|factor| factor.merged_into).and_then(|into| workshop.factor(into));
    let stands = |into: &&Factor| {
        let given = into.given.map(|given| (into.id, given.strength, given.basis));
        brought.clone().any(|brought| Some(brought) == given)
    };
    // What was scored anew since is the point's own, even if it is the same.
    let scored = |change: &Change| matches!(change, Change::Score { id, .. } if into.is_some_and(|into| into.id == *id));
    let anew = since.take_while(|commit| !merges(commit)).any(|commit| commit.changes.iter().any(scored));
    let back = into.filter(|into| !anew && stands(into)).map(|into| Change::Unscore { id: into.id });
    [Change::UnmergeFactor { id }].into_iter().chain(back).collect()
}

/// What makes one point of two: the heading that only one of them has stays, and so does the figure.
#[must_use]
pub fn merged(workshop: &Workshop, absorb: FactorId, into: FactorId) -> Vec<Change> {
    let theme = |id| workshop.factor(id).and_then(|factor| factor.theme);
    let heading = theme(absorb).filter(|_| theme(into).is_none());
    let takes = heading.map(|theme| Change::SetTheme { id: into, theme: Some(theme) });
    // What comes first is what the log and undo say of it.
    [Change::MergeFactor { id: absorb, into }].into_iter().chain(takes).chain(taken(workshop, absorb, into)).collect()
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
