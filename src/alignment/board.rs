//! The board: channel values of groups x themes as dense arrays, which is all that most measures need.

use crate::workshop::Bloc;

/// One cell's strengths: the strongest incentive and the strongest barrier, 0 for none.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Channels {
    /// The strongest incentive, 0 to 5.
    pub incentive: f64,
    /// The strongest barrier, 0 to 5.
    pub barrier: f64,
}

impl Channels {
    /// An incentive and a barrier.
    #[must_use]
    pub const fn new(incentive: f64, barrier: f64) -> Self {
        Self { incentive, barrier }
    }

    /// Both together.
    #[must_use]
    pub fn sum(self) -> f64 {
        self.incentive + self.barrier
    }

    /// The stronger of each.
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        Self { incentive: self.incentive.max(other.incentive), barrier: self.barrier.max(other.barrier) }
    }
}

/// A group's place at the board.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seat {
    /// Its side.
    pub bloc: Bloc,
    /// Its weight, finite and >= 0.
    pub weight: f64,
}

/// Groups x themes, each in workshop order, cells group by group.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Board {
    seats: Vec<Seat>,
    weights: Vec<f64>,
    pub(super) heard: Vec<Channels>,
    pub(super) assumed: Vec<Channels>,
}

impl Board {
    /// An empty board. Weights are scaled so that the largest is 1: every figure is a ratio, and no weight can
    /// then make a sum overflow or vanish.
    #[must_use]
    pub fn new(seats: &[Seat], theme_weights: &[f64]) -> Self {
        let cells = seats.len() * theme_weights.len();
        let scale = largest(seats.iter().map(|seat| seat.weight));
        let theme_scale = largest(theme_weights.iter().copied());
        Self {
            seats: seats.iter().map(|seat| Seat { weight: seat.weight / scale, ..*seat }).collect(),
            weights: theme_weights.iter().map(|weight| weight / theme_scale).collect(),
            heard: vec![Channels::default(); cells],
            assumed: vec![Channels::default(); cells],
        }
    }

    /// The groups, their weights scaled.
    #[must_use]
    pub fn seats(&self) -> &[Seat] {
        &self.seats
    }

    /// The themes' weights, scaled.
    #[must_use]
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// What group `g` said or told before about theme `t`.
    #[must_use]
    pub fn heard(&self, g: usize, t: usize) -> Channels {
        self.heard[g * self.weights.len() + t]
    }

    /// What others assume of group `g` about theme `t`.
    #[must_use]
    pub fn assumed(&self, g: usize, t: usize) -> Channels {
        self.assumed[g * self.weights.len() + t]
    }

    /// Puts channels heard into a cell.
    pub fn set_heard(&mut self, g: usize, t: usize, channels: Channels) {
        self.heard[g * self.weights.len() + t] = channels;
    }

    /// Puts assumed channels into a cell.
    pub fn set_assumed(&mut self, g: usize, t: usize, channels: Channels) {
        self.assumed[g * self.weights.len() + t] = channels;
    }

    /// Puts both into a cell; whether either was another before.
    pub(super) fn put(&mut self, at: usize, heard: Channels, assumed: Channels) -> bool {
        let before = (self.heard[at], self.assumed[at]);
        (self.heard[at], self.assumed[at]) = (heard, assumed);
        before != (heard, assumed)
    }

    /// The same board with what was assumed let in as if it had been heard.
    #[must_use]
    pub fn with_assumed(&self) -> Self {
        let mut board = self.clone();
        for (heard, assumed) in board.heard.iter_mut().zip(&self.assumed) {
            *heard = heard.max(*assumed);
        }
        board
    }

    /// The same board with a group counted on another side or with another weight (on the board's scale).
    #[must_use]
    pub fn reseated(&self, g: usize, seat: Seat) -> Self {
        let mut board = self.clone();
        board.seats[g] = seat;
        board
    }

    /// Group `g`'s channels, theme by theme.
    #[must_use]
    pub fn row(&self, g: usize) -> &[Channels] {
        &self.heard[g * self.weights.len()..(g + 1) * self.weights.len()]
    }

    /// Whether the weighted sum of a group's cells is 0.
    #[must_use]
    pub fn is_empty(&self, g: usize) -> bool {
        !self.row(g).iter().zip(&self.weights).any(|(channels, weight)| *weight > 0.0 && channels.sum() > 0.0)
    }
}

fn largest(weights: impl Iterator<Item = f64>) -> f64 {
    let most = weights.fold(0.0, f64::max);
    if most > 0.0 { most } else { 1.0 }
}
