//! The range of the gap over other honest choices, for "why?": how much hangs on a few people, on where a group is
//! counted, on guesses.

use super::board::Seat;
use super::facing::Facing;
use super::measures::Measures;
use crate::workshop::{Bloc, GroupId, Workshop};

/// Another honest choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Choice {
    /// Without a group of one or two people.
    Without(GroupId),
    /// A group that is both, counted on one side.
    Counted(GroupId, Bloc),
    /// With assumed factors let in.
    WithAssumed,
}

/// A gap under another honest choice.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GapUnder {
    /// The choice.
    pub choice: Choice,
    /// The gap under it, 0 to 1; undefined as the gap is.
    pub gap: Option<f64>,
}

/// The gap under every other honest choice.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sensitivity {
    /// In the order: without each small group, each group counted on either side, with assumed.
    pub choices: Vec<GapUnder>,
}

impl Sensitivity {
    /// The choices of a workshop and its measures.
    #[must_use]
    pub fn of(workshop: &Workshop, measures: &Measures) -> Self {
        let board = measures.board();
        let reseated = |g: usize, seat: Seat| Facing::of(&board.reseated(g, seat)).gap();
        let mut choices = Vec::new();
        for (g, group) in workshop.groups().enumerate().filter(|(_, group)| group.is_small()) {
            let gap = reseated(g, Seat { weight: 0.0, ..board.seats()[g] });
            choices.push(GapUnder { choice: Choice::Without(group.id), gap });
        }
        for (g, group) in workshop.groups().enumerate().filter(|(_, group)| group.bloc == Bloc::Both) {
            for bloc in [Bloc::Clinical, Bloc::Managerial] {
                let gap = reseated(g, Seat { bloc, ..board.seats()[g] });
                choices.push(GapUnder { choice: Choice::Counted(group.id, bloc), gap });
            }
        }
        choices.push(GapUnder { choice: Choice::WithAssumed, gap: measures.overall.with_assumed.gap });
        Self { choices }
    }

    /// The lowest and the highest gap, the first of equals each; none if no choice has one.
    #[must_use]
    pub fn range(&self) -> Option<((Choice, f64), (Choice, f64))> {
        let mut gaps = self.choices.iter().filter_map(|under| Some((under.choice, under.gap?)));
        let first = gaps.next()?;
        Some(gaps.fold((first, first), |(low, high), gap| {
            (if gap.1 < low.1 { gap } else { low }, if gap.1 > high.1 { gap } else { high })
        }))
    }
}
