//! All pairs of a board in one pass: the sums behind every pair, every theme and every average.

use super::board::{Board, Channels, Seat};
use super::pair::{Shares, Sums};
use super::ratio::share;
use crate::workshop::Bloc;

/// The sums of a board over its pairs.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Contrast {
    /// Every pair of groups, first before second in workshop order; undefined when either is empty.
    pub pairs: Vec<Option<Shares>>,
    /// Over all pairs of groups that are not empty.
    pub all: Sums,
    /// Over its clinical x managerial pairs.
    pub between: Sums,
    /// Over its pairs of clinical groups.
    pub within_clinical: Sums,
    /// Over its pairs of managerial groups.
    pub within_managerial: Sums,
    /// By theme, over the pairs of groups that raised it: all, and clinical x managerial.
    pub themes: Vec<(Sums, Sums)>,
}

/// Whether two groups face each other across the divide.
pub(super) fn faces(a: Seat, b: Seat) -> bool {
    matches!((a.bloc, b.bloc), (Bloc::Clinical, Bloc::Managerial) | (Bloc::Managerial, Bloc::Clinical))
}

impl Contrast {
    /// The sums over all pairs, of what was heard.
    #[must_use]
    pub fn of(board: &Board) -> Self {
        let groups = board.seats().len();
        let mut contrast = Self {
            pairs: Vec::with_capacity(groups * groups.saturating_sub(1) / 2),
            themes: vec![Default::default(); board.weights().len()],
            ..Self::default()
        };
        let empty: Vec<bool> = (0..groups).map(|g| board.is_empty(g)).collect();
        for a in 0..groups {
            for b in a + 1..groups {
                let sums = contrast.meet(board, a, b);
                let defined = !empty[a] && !empty[b];
                contrast.pairs.push(if defined { sums.shares() } else { None });
                if defined {
                    contrast.enter(board.seats()[a], board.seats()[b], sums);
                }
            }
        }
        contrast
    }

    /// One pair over all themes; what both raised enters the themes' sums.
    fn meet(&mut self, board: &Board, a: usize, b: usize) -> Sums {
        let (seat_a, seat_b) = (board.seats()[a], board.seats()[b]);
        let weight = seat_a.weight * seat_b.weight;
        let across = faces(seat_a, seat_b);
        let mut pair = Sums::default();
        let rows = board.row(a).iter().zip(board.row(b));
        for (((g, h), theme_weight), (all, between)) in rows.zip(board.weights()).zip(&mut self.themes) {
            let sums = Sums::of(*g, *h);
            pair.add(sums, *theme_weight);
            if raised(*g) && raised(*h) {
                all.add(sums, weight);
                if across {
                    between.add(sums, weight);
                }
            }
        }
        pair
    }

    /// Lets one pair into the averages it belongs to.
    fn enter(&mut self, a: Seat, b: Seat, sums: Sums) {
        let weight = a.weight * b.weight;
        self.all.add(sums, weight);
        if faces(a, b) {
            self.between.add(sums, weight);
        } else if (a.bloc, b.bloc) == (Bloc::Clinical, Bloc::Clinical) {
            self.within_clinical.add(sums, weight);
        } else if (a.bloc, b.bloc) == (Bloc::Managerial, Bloc::Managerial) {
            self.within_managerial.add(sums, weight);
        }
    }

    /// How far the two sides stand apart, 0 (identical) to 1 (mirror images).
    #[must_use]
    pub fn gap(&self) -> Option<f64> {
        self.between.shares().map(|shares| gap(shares.alignment))
    }
}

/// The gap of an alignment between the two sides: .5 is unrelated.
pub(super) fn gap(between: f64) -> f64 {
    ((1.0 - between) / 2.0).clamp(0.0, 1.0) + 0.0
}

fn raised(channels: Channels) -> bool {
    channels.sum() > 0.0
}

/// What part of the board rests on assumption alone, 0 to 1, over the pairs of groups that are not empty once
/// assumed factors are let in.
#[must_use]
pub fn assumed_share(board: &Board) -> Option<f64> {
    let full = board.with_assumed();
    let themes = board.weights().len();
    let (mut added, mut said) = (Vec::new(), Vec::new());
    for g in 0..board.seats().len() {
        let weigh = |row: &[Channels]| -> f64 { row.iter().zip(board.weights()).map(|(c, weight)| weight * c.sum()).sum() };
        let with = weigh(full.row(g));
        added.push((0..themes).map(|t| board.weights()[t] * (full.heard(g, t).sum() - board.heard(g, t).sum())).sum::<f64>());
        said.push(if full.is_empty(g) { None } else { Some(with) });
    }
    let (mut rests, mut whole) = (0.0, 0.0);
    for a in 0..said.len() {
        for b in a + 1..said.len() {
            if let (Some(of_a), Some(of_b)) = (said[a], said[b]) {
                let weight = board.seats()[a].weight * board.seats()[b].weight;
                rests += weight * (added[a] + added[b]) / 2.0;
                whole += weight * f64::midpoint(of_a, of_b);
            }
        }
    }
    share(rests, whole)
}
