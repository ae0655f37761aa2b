//! What the screen lists, kept from one commit to the next so that drawing computes nothing.

use std::collections::BTreeMap;

use crate::alignment::{Alike, MANY_AT_ONCE};
use crate::tui::desk::{Desk, View};
use crate::workshop::{Bloc, Change, Factor, FactorId, GroupId, Shown, StepKind, ThemeId, Workshop};

/// Lists made from the workshop, brought up to date by every commit.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Kept {
    /// Live points, group by group.
    pub points: Vec<FactorId>,
    /// Live points without a heading that are not meant to stay off the matrix.
    pub without_heading: Vec<FactorId>,
    /// Pairs of one group and kind that look alike: looked for in *Tidy up* only.
    pub alike: Option<Alike>,
    /// Points that are not as the room saw them at the last reveal.
    pub changed: Vec<FactorId>,
    /// The points of *What first?* in the order of their numbers.
    pub ballot: Vec<FactorId>,
    /// How many live points were merged into each point that has such.
    merged: BTreeMap<FactorId, usize>,
    /// The column of the room that each group stands in: another's for a joined one, none for one that is held.
    columns: BTreeMap<GroupId, Option<GroupId>>,
}

impl Kept {
    /// Makes the lists.
    #[must_use]
    pub fn of(workshop: &Workshop) -> Self {
        let mut live: Vec<&Factor> = workshop.factors().collect();
        live.sort_by_key(|factor| (factor.group, factor.id));
        let mut merged = BTreeMap::new();
        for into in workshop.kept_factors().filter_map(|factor| factor.merged_into) {
            *merged.entry(into).or_insert(0) += 1;
        }
        Self {
            without_heading: live.iter().filter(|factor| waits_for_heading(factor)).map(|factor| factor.id).collect(),
            points: live.iter().map(|factor| factor.id).collect(),
            alike: is_tidying(workshop).then(|| Alike::of(workshop)),
            changed: workshop.all_factors.iter().filter(|factor| has_changed(workshop, factor)).map(|factor| factor.id).collect(),
            ballot: workshop.ballot(),
            merged,
            columns: columns(workshop),
        }
    }

    /// Brings the lists up to date after `changes` were applied to the workshop.
    pub fn follow(&mut self, workshop: &Workshop, changes: &[Change]) {
        let mut ids: Vec<FactorId> = changes.iter().filter_map(Change::factor).collect();
        ids.sort_unstable();
        ids.dedup();
        let anew = |change: &Change| {
            matches!(
                change,
                Change::Reveal { .. }
                    | Change::MergeFactor { .. }
                    | Change::UnmergeFactor { .. }
                    | Change::RemoveGroup { .. }
                    | Change::RestoreGroup { .. }
                    | Change::SetAgenda { .. }
            )
        };
        self.columns = columns(workshop);
        self.ballot = workshop.ballot();
        if ids.len() > MANY_AT_ONCE || changes.iter().any(anew) {
            *self = Self::of(workshop);
            return;
        }
        // All leave before any is placed: where one belongs is only clear among points that stand where they belong.
        let new = |id: &FactorId| changes.iter().any(|change| matches!(change, Change::AddFactor { id: new, .. } if new == id));
        for list in [&mut self.points, &mut self.without_heading, &mut self.changed] {
            // A new one is in none: no list is walked for it.
            for id in ids.iter().filter(|id| !new(id)) {
                if let Some(at) = list.iter().position(|other| other == id) {
                    list.remove(at);
                }
            }
        }
        for id in ids {
            self.place(workshop, id);
        }
        if self.alike.is_some() != is_tidying(workshop) {
            self.alike = is_tidying(workshop).then(|| Alike::of(workshop));
        }
    }

    /// Puts one point, which is in no list, where it belongs now.
    fn place(&mut self, workshop: &Workshop, id: FactorId) {
        let factor = workshop.factor(id);
        let live = factor.filter(|factor| factor.is_live());
        let by_group = |other: &FactorId| (workshop.factor(*other).map(|factor| factor.group), *other);
        if live.is_some() {
            stand(&mut self.points, id, by_group);
        }
        if live.is_some_and(waits_for_heading) {
            stand(&mut self.without_heading, id, by_group);
        }
        if factor.is_some_and(|factor| has_changed(workshop, factor)) {
            stand(&mut self.changed, id, |other| *other);
        }
        if let Some(alike) = &mut self.alike {
            alike.follow(workshop, id);
        }
    }

    /// Where a point stands in the list of points.
    #[must_use]
    pub fn place_of(&self, id: FactorId) -> Option<usize> {
        self.points.iter().position(|point| *point == id)
    }

    /// Whether the room sees nothing of this group, and so nothing of its points.
    #[must_use]
    pub fn is_held(&self, group: GroupId) -> bool {
        self.columns.get(&group) == Some(&None)
    }

    /// The group as which the room sees this one: joined small groups as the first of them; none if it is held.
    #[must_use]
    pub fn seen_as(&self, group: GroupId) -> Option<GroupId> {
        self.columns.get(&group).copied().flatten()
    }

    /// How many points were merged into this one.
    #[must_use]
    pub fn merged_into(&self, id: FactorId) -> usize {
        self.merged.get(&id).copied().unwrap_or(0)
    }
}

/// Puts `id` in its place in a sorted list.
fn stand<K: Ord>(list: &mut Vec<FactorId>, id: FactorId, key: impl Fn(&FactorId) -> K) {
    let own = key(&id);
    list.insert(list.partition_point(|other| key(other) < own), id);
}

fn columns(workshop: &Workshop) -> BTreeMap<GroupId, Option<GroupId>> {
    let mut joined: BTreeMap<Bloc, GroupId> = BTreeMap::new();
    let column = |(id, shown)| {
        let bloc = workshop.group(id).map_or(Bloc::Other, |group| group.bloc);
        let column = match shown {
            Shown::Open => Some(id),
            Shown::Joined => Some(*joined.entry(bloc).or_insert(id)),
            Shown::Held => None,
        };
        (id, column)
    };
    workshop.shown_in_force().into_iter().map(column).collect()
}

const fn waits_for_heading(factor: &Factor) -> bool {
    factor.theme.is_none() && !factor.off_matrix
}

/// Whether points that look alike are looked for.
fn is_tidying(workshop: &Workshop) -> bool {
    workshop.current_step().is_some_and(|step| step.kind == StepKind::Tidy)
}

/// Whether a point is not as the room last saw it: changed, new, taken back or merged since. Not so before the first reveal.
fn has_changed(workshop: &Workshop, factor: &Factor) -> bool {
    let seen = &workshop.veil.seen;
    if seen.is_empty() {
        return false;
    }
    match seen.get(&factor.id) {
        None => factor.is_live(),
        Some(then) => {
            let then = &then.factor;
            !factor.is_live()
                || then.text != factor.text
                || then.theme != factor.theme
                || then.kind != factor.kind
                || then.group != factor.group
                || then.strength() != factor.strength()
                || then.tally != factor.tally
        }
    }
}

/// A row of a group's card: its own points first, then the headings it did not raise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardRow {
    /// One of its points, with the number it has on the paper card.
    Point(usize, FactorId),
    /// A heading that it did not raise.
    Heading(ThemeId),
}

impl Desk {
    /// The card of the current group.
    #[must_use]
    pub fn card(&self) -> Vec<CardRow> {
        self.group.map_or_else(Vec::new, |group| self.card_of(group))
    }

    /// The card of a group.
    #[must_use]
    pub fn card_of(&self, group: GroupId) -> Vec<CardRow> {
        let points = self.factors_in(group).enumerate().map(|(at, factor)| CardRow::Point(at + 1, factor.id));
        let raised = |theme: ThemeId| self.measures().cell(group, theme).is_some_and(|cell| !cell.factors.is_empty());
        let headings = self.workshop().themes().filter(|theme| !raised(theme.id)).map(|theme| CardRow::Heading(theme.id));
        points.chain(headings).collect()
    }

    /// The live points of a group, in workshop order: without a walk over those of the others.
    pub fn factors_in(&self, group: GroupId) -> impl Iterator<Item = &Factor> + Clone {
        let (workshop, points) = (self.workshop(), &self.kept().points);
        let of = move |id: &FactorId| workshop.factor(*id).map(|factor| factor.group);
        let first = points.partition_point(|id| of(id) < Some(group));
        points[first..].iter().filter_map(|id| workshop.factor(*id)).take_while(move |factor| factor.group == group)
    }

    /// Pairs that look alike and are still to be decided.
    #[must_use]
    pub fn open_pairs(&self) -> Vec<(FactorId, FactorId)> {
        let pairs = self.kept().alike.as_ref().map_or(&[][..], Alike::pairs).iter().map(|pair| (pair.keep, pair.absorb));
        pairs.filter(|pair| !self.kept_apart.contains(pair)).collect()
    }

    /// Rows of a view of the matrix.
    #[must_use]
    pub fn view_rows(&self, view: View) -> usize {
        match view {
            View::Themes | View::Map => self.measures().themes.len(),
            View::Pairs | View::ForceField => self.measures().groups.len(),
            View::Levers => 0,
        }
    }
}
