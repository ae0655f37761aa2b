//! The gap alone, theme by theme: quick to work out again when one theme's cells change, as levers need it.

use super::board::{Board, Channels};
use super::contrast::{faces, gap};
use super::pair::Sums;

/// The weighted sums of every theme over the clinical x managerial pairs of groups that are not empty.
pub(super) struct Facing<'a> {
    board: &'a Board,
    empty: Vec<bool>,
    pairs: Vec<(usize, usize)>,
    themes: Vec<Sums>,
}

impl<'a> Facing<'a> {
    pub(super) fn of(board: &'a Board) -> Self {
        let groups = board.seats().len();
        let empty: Vec<bool> = (0..groups).map(|g| board.is_empty(g)).collect();
        let pairs = (0..groups).flat_map(|a| (a + 1..groups).map(move |b| (a, b)));
        let pairs = pairs.filter(|&(a, b)| !empty[a] && !empty[b] && faces(board.seats()[a], board.seats()[b])).collect();
        let mut facing = Self { board, empty, pairs, themes: Vec::new() };
        facing.themes = (0..board.weights().len()).map(|t| facing.theme(t, &|g| board.heard(g, t))).collect();
        facing
    }

    fn theme(&self, t: usize, cell: &dyn Fn(usize) -> Channels) -> Sums {
        let mut sums = Sums::default();
        for &(a, b) in &self.pairs {
            let weight = self.board.seats()[a].weight * self.board.seats()[b].weight * self.board.weights()[t];
            sums.add(Sums::of(cell(a), cell(b)), weight);
        }
        sums
    }

    /// The gap if theme `t` had `column`, one cell a group; undefined as the gap is.
    pub(super) fn gap_with(&self, t: usize, column: &[Channels]) -> Option<f64> {
        let changed = |g: usize| column[g] != self.board.heard(g, t);
        let might_empty = (0..column.len()).any(|g| changed(g) && !self.empty[g] && !(column[g].sum() > 0.0));
        if might_empty {
            let mut board = self.board.clone();
            for (g, channels) in column.iter().enumerate() {
                board.set_heard(g, t, *channels);
            }
            return Facing::of(&board).gap();
        }
        let mut total = Sums::default();
        for (at, sums) in self.themes.iter().enumerate() {
            total.add(if at == t { self.theme(t, &|g| column[g]) } else { *sums }, 1.0);
        }
        total.shares().map(|shares| gap(shares.alignment))
    }

    /// The gap as it stands.
    pub(super) fn gap(&self) -> Option<f64> {
        let mut total = Sums::default();
        self.themes.iter().for_each(|sums| total.add(*sums, 1.0));
        total.shares().map(|shares| gap(shares.alignment))
    }
}
