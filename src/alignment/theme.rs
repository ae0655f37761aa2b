//! One theme across groups: what holds of it, and how it reads.

use super::board::Board;
use super::pair::{Shares, Sums};
use super::ratio::{rounded, share, signed};
use crate::workshop::{Bloc, Meaning, ThemeId};

/// How a theme reads: the first rule that applies.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Reading {
    /// Nobody raised it.
    #[default]
    NoData,
    /// Of the two sides only the clinical one raised it: ask the other.
    OnlyClinical,
    /// Of the two sides only the managerial one raised it: ask the other.
    OnlyManagerial,
    /// One side wants what the other pays for.
    Contested,
    /// Both sides want it: lead with it.
    CommonMotive,
    /// Both sides suffer from it: remove it together.
    CommonObstacle,
    /// None of these.
    Mixed,
}

impl Reading {
    /// The words in JSON and on the screen.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::NoData => "no data",
            Self::OnlyClinical => "only clinical",
            Self::OnlyManagerial => "only managerial",
            Self::Contested => "contested",
            Self::CommonMotive => "common motive",
            Self::CommonObstacle => "common obstacle",
            Self::Mixed => "mixed",
        }
    }
}

/// What a theme's cells add up to, before anybody gives it a name.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct ThemeShape {
    /// The groups that raised it and count: one alone is neither like another nor unlike it.
    pub voices: usize,
    /// Over all pairs of groups that raised it.
    pub shares: Option<Shares>,
    /// Alignment over its clinical x managerial pairs, -1 to 1.
    pub between: Option<f64>,
    /// Weight of the groups that raised it, of the weight of all groups, 0 to 1.
    pub coverage: Option<f64>,
    /// Incentives less barriers, of both together, over all groups, -1 to 1.
    pub balance: Option<f64>,
    /// The same over clinical groups.
    pub balance_clinical: Option<f64>,
    /// The same over managerial groups.
    pub balance_managerial: Option<f64>,
    /// How it reads.
    pub reading: Reading,
}

/// A theme's figures.
#[derive(Debug, Clone, PartialEq)]
pub struct ThemeFigures {
    /// The theme.
    pub id: ThemeId,
    /// Its weight as set.
    pub weight: f64,
    /// What the room found when it checked.
    pub meaning: Meaning,
    /// What its cells add up to.
    pub shape: ThemeShape,
}

impl std::ops::Deref for ThemeFigures {
    type Target = ThemeShape;
    fn deref(&self) -> &ThemeShape {
        &self.shape
    }
}

impl ThemeShape {
    /// Theme `t` of a board, from its sums over all pairs and over the clinical x managerial ones. `both_sides`:
    /// whether a clinical and a managerial group of the workshop are scored at all; if not, no side can be missed.
    #[must_use]
    pub fn of(board: &Board, t: usize, (all, between): (Sums, Sums), both_sides: bool) -> Self {
        let balance = |counts: &dyn Fn(Bloc) -> bool| {
            let (mut net, mut total) = (0.0, 0.0);
            for (g, seat) in board.seats().iter().enumerate().filter(|(_, seat)| counts(seat.bloc)) {
                let channels = board.heard(g, t);
                net += seat.weight * (channels.incentive - channels.barrier);
                total += seat.weight * channels.sum();
            }
            signed(net, total)
        };
        let seats = board.seats().iter().enumerate();
        let raising: Vec<f64> = seats.filter(|(g, _)| board.heard(*g, t).sum() > 0.0).map(|(_, seat)| seat.weight).collect();
        let mut shape = Self {
            voices: raising.iter().filter(|weight| **weight > 0.0).count(),
            shares: all.shares(),
            between: between.shares().map(|shares| shares.alignment),
            coverage: share(raising.iter().sum(), board.seats().iter().map(|seat| seat.weight).sum()),
            balance: balance(&|_| true),
            balance_clinical: balance(&|bloc| bloc == Bloc::Clinical),
            balance_managerial: balance(&|bloc| bloc == Bloc::Managerial),
            reading: Reading::NoData,
        };
        shape.reading = shape.read(both_sides);
        shape
    }

    /// Alignment over all pairs of groups that raised it, -1 to 1.
    #[must_use]
    pub fn alignment(&self) -> Option<f64> {
        self.shares.map(|shares| shares.alignment)
    }

    /// Whether one side leans to what makes it worth it and the other to what gets in the way.
    #[must_use]
    pub fn leans_both_ways(&self) -> bool {
        let sides = [self.balance_clinical, self.balance_managerial].map(|side| side.map_or(0.0, rounded));
        sides[0] * sides[1] < 0.0
    }

    fn read(&self, both_sides: bool) -> Reading {
        if self.balance.is_none() {
            return Reading::NoData;
        }
        if both_sides {
            match (self.balance_clinical, self.balance_managerial) {
                (Some(_), None) => return Reading::OnlyClinical,
                (None, Some(_)) => return Reading::OnlyManagerial,
                _ => {}
            }
        }
        let between = if both_sides { self.between } else { self.alignment() }.map(rounded);
        let apart = |figure: Option<f64>| figure.is_some_and(|a| a <= -0.2);
        if apart(between) || apart(self.alignment().map(rounded)) {
            return Reading::Contested;
        }
        let sides = if both_sides { [self.balance_clinical, self.balance_managerial] } else { [self.balance; 2] };
        let both = |test: fn(f64) -> bool| sides.iter().all(|side| side.map(rounded).is_some_and(test));
        match between {
            Some(a) if a >= 0.2 && both(|balance| balance > 0.0) => Reading::CommonMotive,
            Some(a) if a >= 0.2 && both(|balance| balance < 0.0) => Reading::CommonObstacle,
            _ => Reading::Mixed,
        }
    }
}
