//! All pairs of a board in one pass: the sums behind every pair, every theme and every average.
//!
//! A changed cell touches the pairs of its group, its theme, and the averages: [`Contrast::follow`] adds up only those,
//! each whole and in the order of the full pass, so that both ways give the same figures to the last bit.

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
    /// Every pair's sums over the themes, in the order of `pairs`.
    sums: Vec<Sums>,
    /// By group: whether it is empty.
    empty: Vec<bool>,
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
            pairs: vec![None; pairs_of(groups)],
            themes: vec![Default::default(); board.weights().len()],
            sums: Vec::with_capacity(pairs_of(groups)),
            empty: (0..groups).map(|g| board.is_empty(g)).collect(),
            ..Self::default()
        };
        for a in 0..groups {
            for b in a + 1..groups {
                let sums = contrast.meet(board, a, b);
                contrast.sums.push(sums);
            }
        }
        contrast.add_up(board);
        contrast
    }

    /// Brings the sums up to date after the cell of group `g` and theme `t` changed on the board.
    pub(super) fn follow(&mut self, board: &Board, g: usize, t: usize) {
        let groups = board.seats().len();
        self.empty[g] = board.is_empty(g);
        for h in (0..groups).filter(|&h| h != g) {
            let (a, b) = (g.min(h), g.max(h));
            self.sums[pair_at(groups, a, b)] = over_themes(board, a, b);
        }
        let (mut all, mut between) = (Sums::default(), Sums::default());
        for a in 0..groups {
            for b in a + 1..groups {
                enter_theme(board, (a, b), t, (&mut all, &mut between));
            }
        }
        self.themes[t] = (all, between);
        self.add_up(board);
    }

    /// Whether group `g` is empty.
    pub(super) fn is_empty(&self, g: usize) -> bool {
        self.empty[g]
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

    /// The pairs' shares, and every average over them.
    fn add_up(&mut self, board: &Board) {
        (self.all, self.between) = Default::default();
        (self.within_clinical, self.within_managerial) = Default::default();
        let groups = board.seats().len();
        let pairs = (0..groups).flat_map(|a| (a + 1..groups).map(move |b| (a, b)));
        for (at, (a, b)) in pairs.enumerate() {
            let defined = !self.empty[a] && !self.empty[b];
            self.pairs[at] = if defined { self.sums[at].shares() } else { None };
            if defined {
                self.enter(board.seats()[a], board.seats()[b], self.sums[at]);
            }
        }
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

/// How many pairs so many groups make.
const fn pairs_of(groups: usize) -> usize {
    groups * groups.saturating_sub(1) / 2
}

/// The place of the pair `a` < `b` among all pairs.
const fn pair_at(groups: usize, a: usize, b: usize) -> usize {
    a * groups - a * (a + 1) / 2 + (b - a - 1)
}

/// One pair's sums over all themes.
fn over_themes(board: &Board, a: usize, b: usize) -> Sums {
    let mut sums = Sums::default();
    for ((g, h), weight) in board.row(a).iter().zip(board.row(b)).zip(board.weights()) {
        sums.add(Sums::of(*g, *h), *weight);
    }
    sums
}

/// Lets one pair into the sums of theme `t`, if both raised it.
fn enter_theme(board: &Board, (a, b): (usize, usize), t: usize, (all, between): (&mut Sums, &mut Sums)) {
    let (g, h) = (board.heard(a, t), board.heard(b, t));
    if raised(g) && raised(h) {
        let (seat_a, seat_b) = (board.seats()[a], board.seats()[b]);
        let (sums, weight) = (Sums::of(g, h), seat_a.weight * seat_b.weight);
        all.add(sums, weight);
        if faces(seat_a, seat_b) {
            between.add(sums, weight);
        }
    }
}

/// What part of the board rests on assumption alone, 0 to 1, over the pairs of groups that are not empty once
/// assumed factors are let in.
#[must_use]
pub fn assumed_share(board: &Board) -> Option<f64> {
    assumed_share_of(board, &board.with_assumed())
}

/// The same, where the board with assumed factors let in is at hand.
pub(super) fn assumed_share_of(board: &Board, full: &Board) -> Option<f64> {
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
