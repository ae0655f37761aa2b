//! The workshop as a whole. Never the gap alone: a large gap with low alignment inside the sides is general
//! dispersion, not a divide between clinicians and managers.

use super::board::Board;
use super::contrast::{Contrast, assumed_share_of};
use super::measures::GroupFigures;
use super::pair::Shares;
use super::pull::Pull;
use super::ratio::rounded;
use crate::workshop::{Bloc, GroupId};

/// The pair with the lowest alignment, beside every average.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weakest {
    /// Its first group in workshop order.
    pub a: GroupId,
    /// Its second.
    pub b: GroupId,
    /// Their alignment.
    pub alignment: f64,
}

/// The same figures with assumed factors let in: always second.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct WithAssumed {
    /// Over all pairs.
    pub all: Option<Shares>,
    /// Over clinical x managerial pairs.
    pub between: Option<Shares>,
    /// The gap, 0 to 1.
    pub gap: Option<f64>,
}

/// The figures of the workshop as a whole; what is undefined is none.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Overall {
    /// Over all pairs of groups that are not empty.
    pub all: Option<Shares>,
    /// Over clinical x managerial pairs.
    pub between: Option<Shares>,
    /// Over pairs of clinical groups.
    pub within_clinical: Option<Shares>,
    /// Over pairs of managerial groups.
    pub within_managerial: Option<Shares>,
    /// How far the two sides stand apart: 0 identical, .5 unrelated, 1 mirror images.
    pub gap: Option<f64>,
    /// The pair with the lowest alignment, groups of weight 0 left out.
    pub weakest_pair: Option<Weakest>,
    /// What part of the board rests on assumption alone, 0 to 1.
    pub assumed_share: Option<f64>,
    /// The clinical groups' pull, -1 to 1.
    pub pull_clinical: Option<f64>,
    /// The managerial groups' pull, -1 to 1.
    pub pull_managerial: Option<f64>,
    /// With assumed factors let in.
    pub with_assumed: WithAssumed,
}

impl Overall {
    /// The whole of a board and of the same board with assumed factors let in, each with its sums.
    pub(super) fn of((board, contrast): (&Board, &Contrast), (full, with): (&Board, &Contrast), groups: &[GroupFigures]) -> Self {
        let pulls = || groups.iter().map(|group| group.pull);
        Self {
            all: contrast.all.shares(),
            between: contrast.between.shares(),
            within_clinical: contrast.within_clinical.shares(),
            within_managerial: contrast.within_managerial.shares(),
            gap: contrast.gap(),
            weakest_pair: weakest(board, contrast, groups),
            assumed_share: assumed_share_of(board, full),
            pull_clinical: bloc_pull(board, pulls(), Bloc::Clinical).balance(),
            pull_managerial: bloc_pull(board, pulls(), Bloc::Managerial).balance(),
            with_assumed: WithAssumed { all: with.all.shares(), between: with.between.shares(), gap: with.gap() },
        }
    }
}

/// The weighted pull of one side's groups.
pub(super) fn bloc_pull(board: &Board, pulls: impl Iterator<Item = Pull>, bloc: Bloc) -> Pull {
    let of_bloc = board.seats().iter().zip(pulls).filter(|(seat, _)| seat.bloc == bloc);
    of_bloc.fold(Pull::default(), |sum, (seat, pull)| sum.plus(pull, seat.weight))
}

fn weakest(board: &Board, contrast: &Contrast, groups: &[GroupFigures]) -> Option<Weakest> {
    let count = groups.len();
    let pairs = (0..count).flat_map(|a| (a + 1..count).map(move |b| (a, b)));
    let mut weakest: Option<Weakest> = None;
    for ((a, b), shares) in pairs.zip(&contrast.pairs) {
        let Some(shares) = shares.filter(|_| board.seats()[a].weight > 0.0 && board.seats()[b].weight > 0.0) else { continue };
        if weakest.is_none_or(|lowest| rounded(shares.alignment) < rounded(lowest.alignment)) {
            weakest = Some(Weakest { a: groups[a].id, b: groups[b].id, alignment: shares.alignment });
        }
    }
    weakest
}
