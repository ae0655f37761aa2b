//! The gap alone: quick to work out again when one theme's cells change, as levers need it.

use super::board::{Board, Channels};
use super::contrast::{faces, gap};
use super::pair::Sums;

/// The clinical x managerial pairs of groups that are not empty, and their weighted sums over all themes.
pub(super) struct Facing<'a> {
    board: &'a Board,
    empty: Vec<bool>,
    pairs: Vec<(usize, usize)>,
    total: Sums,
}

impl<'a> Facing<'a> {
    pub(super) fn of(board: &'a Board) -> Self {
        let groups = board.seats().len();
        let empty: Vec<bool> = (0..groups).map(|g| board.is_empty(g)).collect();
        let pairs = (0..groups).flat_map(|a| (a + 1..groups).map(move |b| (a, b)));
        let pairs = pairs.filter(|&(a, b)| !empty[a] && !empty[b] && faces(board.seats()[a], board.seats()[b])).collect();
        let mut facing = Self { board, empty, pairs, total: Sums::default() };
        for &(a, b) in &facing.pairs {
            for t in 0..board.weights().len() {
                facing.total.add(Sums::of(board.heard(a, t), board.heard(b, t)), facing.weight(a, b, t));
            }
        }
        facing
    }

    fn weight(&self, a: usize, b: usize, t: usize) -> f64 {
        self.board.seats()[a].weight * self.board.seats()[b].weight * self.board.weights()[t]
    }

    /// The gap if theme `t` had `column`, one cell a group; undefined as the gap is.
    pub(super) fn gap_with(&self, t: usize, column: &[Channels]) -> Option<f64> {
        let changed: Vec<bool> = column.iter().enumerate().map(|(g, cell)| *cell != self.board.heard(g, t)).collect();
        let might_empty = (0..column.len()).any(|g| changed[g] && !self.empty[g] && column[g].sum() <= 0.0);
        if might_empty {
            let mut board = self.board.clone();
            for (g, channels) in column.iter().enumerate() {
                board.set_heard(g, t, *channels);
            }
            if (0..column.len()).any(|g| board.is_empty(g) != self.empty[g]) {
                return Facing::of(&board).gap();
            }
        }
        let mut total = self.total;
        for &(a, b) in self.pairs.iter().filter(|&&(a, b)| changed[a] || changed[b]) {
            let weight = self.weight(a, b, t);
            total.add(Sums::of(column[a], column[b]), weight);
            total.add(Sums::of(self.board.heard(a, t), self.board.heard(b, t)), -weight);
        }
        total.shares().map(|shares| gap(shares.alignment))
    }

    /// The gap as it stands.
    pub(super) fn gap(&self) -> Option<f64> {
        self.total.shares().map(|shares| gap(shares.alignment))
    }
}
