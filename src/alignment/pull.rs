//! Pull: a group's force field (Lewin 1951). Compare groups by balance: talkative groups have larger totals.

use super::ratio::signed;

/// What drives a group and what holds it back. With nothing scored: 0, 0, 0 and no balance.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Pull {
    /// The sum of its incentives' strengths.
    pub driving: f64,
    /// The sum of its barriers' strengths.
    pub restraining: f64,
}

impl Pull {
    /// The pull of these strengths.
    #[must_use]
    pub fn of(incentives: &[f64], barriers: &[f64]) -> Self {
        Self { driving: incentives.iter().sum::<f64>() + 0.0, restraining: barriers.iter().sum::<f64>() + 0.0 }
    }

    /// Driving less restraining.
    #[must_use]
    pub fn net(self) -> f64 {
        self.driving - self.restraining + 0.0
    }

    /// Net of all, -1 to 1; undefined when nothing pulls.
    #[must_use]
    pub fn balance(self) -> Option<f64> {
        signed(self.net(), self.driving + self.restraining)
    }

    /// The two together, the other counted `weight` times.
    #[must_use]
    pub fn plus(self, other: Self, weight: f64) -> Self {
        Self { driving: self.driving + weight * other.driving, restraining: self.restraining + weight * other.restraining }
    }
}
