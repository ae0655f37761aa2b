//! The range of a figure over other honest choices, for "why?": how much hangs on a few people, on where a group is
//! counted, on guesses.

use super::board::{Board, Seat};
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
    /// In the order of [`choices`].
    pub choices: Vec<GapUnder>,
}

/// The board under every other honest choice: without each small group (its weight 0), each group of bloc *both* counted
/// on either side, with assumed factors let in.
#[must_use]
pub fn choices(workshop: &Workshop, measures: &Measures) -> Vec<(Choice, Board)> {
    let board = measures.board();
    let mut boards = Vec::new();
    for (g, group) in workshop.groups().enumerate().filter(|(_, group)| group.is_small()) {
        let away = Seat { weight: 0.0, ..board.seats()[g] };
        boards.push((Choice::Without(group.id), board.reseated(g, away)));
    }
    for (g, group) in workshop.groups().enumerate().filter(|(_, group)| group.bloc == Bloc::Both) {
        for bloc in [Bloc::Clinical, Bloc::Managerial] {
            let counted = Seat { bloc, ..board.seats()[g] };
            boards.push((Choice::Counted(group.id, bloc), board.reseated(g, counted)));
        }
    }
    boards.push((Choice::WithAssumed, board.with_assumed()));
    boards
}

impl Sensitivity {
    /// The choices of a workshop and its measures.
    #[must_use]
    pub fn of(workshop: &Workshop, measures: &Measures) -> Self {
        let under = |(choice, board): (Choice, Board)| GapUnder { choice, gap: Facing::of(&board).gap() };
        Self { choices: choices(workshop, measures).into_iter().map(under).collect() }
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
