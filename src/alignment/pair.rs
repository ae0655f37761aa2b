//! Two groups: what they share, where they pull against each other, what only one has on its list.
//!
//! Our own combination of published parts (Bray-Curtis similarity and an opposition term), not a validated scale.

use super::board::Channels;
use super::ratio::{ratio, rounded, share, signed};

/// Sums over themes or pairs, from which shares are taken.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Sums {
    /// What both said.
    pub shared: f64,
    /// What one wants and the other suffers.
    pub opposed: f64,
    /// Half of all that was said.
    pub said: f64,
}

impl Sums {
    /// The sums of one theme for two groups.
    #[must_use]
    pub fn of(g: Channels, h: Channels) -> Self {
        let incentive = low(g.incentive, h.incentive);
        let barrier = low(g.barrier, h.barrier);
        let opposed = low(g.incentive - incentive, h.barrier - barrier) + low(g.barrier - barrier, h.incentive - incentive);
        let said = (g.incentive + g.barrier + h.incentive + h.barrier) / 2.0;
        Self { shared: incentive + barrier, opposed, said }
    }

    /// Adds `other`, `weight` times.
    pub fn add(&mut self, other: Self, weight: f64) {
        self.shared += weight * other.shared;
        self.opposed += weight * other.opposed;
        self.said += weight * other.said;
    }

    /// The shares; undefined when nothing was said.
    #[must_use]
    pub fn shares(self) -> Option<Shares> {
        Some(Shares {
            shared: share(self.shared, self.said)?,
            opposed: share(self.opposed, self.said)?,
            unmatched: (1.0 - ratio(self.shared + self.opposed, self.said)?).clamp(0.0, 1.0) + 0.0,
            alignment: signed(self.shared - self.opposed, self.said)?,
        })
    }
}

/// The smaller of two channel values, which are never NaN.
fn low(a: f64, b: f64) -> f64 {
    if a < b { a } else { b }
}

/// Of all that was said: three shares that add up to 1, and the alignment between them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shares {
    /// Said by both, 0 to 1.
    pub shared: f64,
    /// One wants what the other suffers, 0 to 1.
    pub opposed: f64,
    /// Only one has it on its list, 0 to 1.
    pub unmatched: f64,
    /// Shared less opposed, -1 to 1. Near 0 it may mean "nothing in common" or "half agree, half fight".
    pub alignment: f64,
}

/// Two groups' channels theme by theme, with the themes' weights; undefined when either group is empty, that is
/// when the weighted sum of its channels is 0. The three slices are of one length.
#[must_use]
pub fn align(g: &[Channels], h: &[Channels], weights: &[f64]) -> Option<Shares> {
    let says = |side: &[Channels]| side.iter().zip(weights).any(|(c, w)| *w > 0.0 && c.sum() > 0.0);
    if !says(g) || !says(h) {
        return None;
    }
    let mut sums = Sums::default();
    for ((g, h), weight) in g.iter().zip(h).zip(weights) {
        sums.add(Sums::of(*g, *h), *weight);
    }
    sums.shares()
}

/// The Bray-Curtis dissimilarity of two vectors, 0 to 1; undefined when both are all 0. `shared` of a pair is 1
/// less this, of the vectors of its incentives and barriers.
#[must_use]
pub fn bray_curtis(u: &[f64], v: &[f64]) -> Option<f64> {
    let apart: f64 = u.iter().zip(v).map(|(a, b)| (a - b).abs()).sum();
    share(apart, u.iter().chain(v).sum())
}

/// A pair of groups in words (ours).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PairReading {
    /// Alignment of .5 and more.
    Aligned,
    /// From .2 to .5.
    Partly,
    /// Between -.2 and .2, little of it opposed.
    Separate,
    /// Between -.2 and .2, a fifth or more opposed.
    Torn,
    /// Of -.2 and less.
    Opposed,
}

impl PairReading {
    /// The word in JSON and on the screen.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Aligned => "aligned",
            Self::Partly => "partly",
            Self::Separate => "separate",
            Self::Torn => "torn",
            Self::Opposed => "opposed",
        }
    }
}

/// The words for an alignment and the share opposed.
#[must_use]
pub fn words(alignment: f64, opposed: f64) -> PairReading {
    let a = rounded(alignment);
    if a >= 0.5 {
        PairReading::Aligned
    } else if a >= 0.2 {
        PairReading::Partly
    } else if a <= -0.2 {
        PairReading::Opposed
    } else if rounded(opposed) < 0.2 {
        PairReading::Separate
    } else {
        PairReading::Torn
    }
}

impl Shares {
    /// The words for these shares.
    #[must_use]
    pub fn reading(&self) -> PairReading {
        words(self.alignment, self.opposed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_change_at_their_thresholds() {
        let at = |alignment: f64, opposed: f64| words(alignment, opposed).word();
        assert_eq!(
            [at(0.5, 0.0), at(0.5 - 1e-12, 0.0), at(0.499, 0.0), at(0.2, 0.3)],
            ["aligned", "aligned", "partly", "partly"]
        );
        assert_eq!([at(0.199, 0.199), at(0.0, 0.2), at(-0.199, 0.5), at(-0.2, 0.2)], ["separate", "torn", "torn", "opposed"]);
    }
}
