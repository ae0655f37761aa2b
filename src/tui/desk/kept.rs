//! What the screen lists, kept from one commit to the next so that drawing computes nothing.

use std::collections::BTreeMap;

use crate::alignment::similar;
use crate::tui::desk::{Desk, View};
use crate::workshop::{Evidence, Factor, FactorId, GroupId, StepKind, ThemeId, Workshop};

/// Lists made from the workshop once per commit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// Live points, group by group.
    pub points: Vec<FactorId>,
    /// Live points without a heading that are not meant to stay off the matrix.
    pub without_heading: Vec<FactorId>,
    /// Pairs of one group and kind that look alike, the likest first.
    pub alike: Vec<(FactorId, FactorId)>,
    /// How many points each group has of its own: what others assume of it does not count.
    pub spoken: BTreeMap<GroupId, usize>,
    /// Points that are not as the room saw them at the last reveal.
    pub changed: Vec<FactorId>,
}

impl Kept {
    /// Makes the lists.
    #[must_use]
    pub fn of(workshop: &Workshop) -> Self {
        let mut live: Vec<&Factor> = workshop.factors().collect();
        live.sort_by_key(|factor| (factor.group, factor.id));
        let without = live.iter().filter(|factor| factor.theme.is_none() && !factor.off_matrix).map(|factor| factor.id);
        let mut spoken = BTreeMap::new();
        for factor in live.iter().filter(|factor| factor.evidence != Evidence::Assumed) {
            *spoken.entry(factor.group).or_insert(0) += 1;
        }
        Self {
            spoken,
            without_heading: without.collect(),
            points: live.iter().map(|factor| factor.id).collect(),
            alike: alike(workshop),
            changed: changed_since_seen(workshop),
        }
    }
}

/// Pairs that look alike: looked for in *Tidy up* only, for it is the one list that costs more than a walk over the points.
fn alike(workshop: &Workshop) -> Vec<(FactorId, FactorId)> {
    if workshop.current_step().is_none_or(|step| step.kind != StepKind::Tidy) {
        return Vec::new();
    }
    similar(workshop).into_iter().map(|pair| (pair.keep, pair.absorb)).collect()
}

/// The points that are not as the room last saw them: changed, new, taken back or merged since. Empty before the first
/// reveal.
fn changed_since_seen(workshop: &Workshop) -> Vec<FactorId> {
    let seen = &workshop.veil.seen;
    if seen.is_empty() {
        return Vec::new();
    }
    let changed = |factor: &&Factor| match seen.get(&factor.id) {
        None => factor.is_live(),
        Some(then) => {
            let then = &then.factor;
            !factor.is_live()
                || then.text != factor.text
                || then.theme != factor.theme
                || then.kind != factor.kind
                || then.group != factor.group
                || then.strength() != factor.strength()
        }
    };
    workshop.all_factors.iter().filter(changed).map(|factor| factor.id).collect()
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
        let workshop = self.workshop();
        let points = workshop.factors_of(group).enumerate().map(|(at, factor)| CardRow::Point(at + 1, factor.id));
        let raised = |theme: ThemeId| workshop.factors_of(group).any(|factor| factor.theme == Some(theme));
        let headings = workshop.themes().filter(|theme| !raised(theme.id)).map(|theme| CardRow::Heading(theme.id));
        points.chain(headings).collect()
    }

    /// Pairs that look alike and are still to be decided.
    #[must_use]
    pub fn open_pairs(&self) -> Vec<(FactorId, FactorId)> {
        self.kept().alike.iter().filter(|pair| !self.kept_apart.contains(pair)).copied().collect()
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
