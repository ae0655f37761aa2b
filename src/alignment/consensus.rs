//! Inside a group: how together its ratings are (Tastle and Wierman 2007), and when it is split.
//!
//! Always beside the ratings themselves for the facilitator: the figure is harsh on one outlier.

use super::ratio::rounded;

/// Consensus of ratings on a scale of `counts.len()` points, 0 (half at each end) to 1 (unanimous); undefined for
/// fewer than two raters.
#[must_use]
pub fn tastle_wierman(counts: &[u32]) -> Option<f64> {
    let n: f64 = counts.iter().map(|&count| f64::from(count)).sum();
    if n < 2.0 || counts.len() < 2 {
        return None;
    }
    let points = || (0_u32..).map(f64::from).zip(counts).filter(|(_, count)| **count > 0);
    let range = f64::from(u32::try_from(counts.len() - 1).unwrap_or(u32::MAX));
    let mean = points().map(|(point, &count)| point * f64::from(count)).sum::<f64>() / n;
    let spread: f64 = points().map(|(point, &count)| f64::from(count) / n * (1.0 - (point - mean).abs() / range).log2()).sum();
    Some((1.0 + spread).clamp(0.0, 1.0) + 0.0)
}

/// Consensus of ratings from 1 to 5.
#[must_use]
pub fn consensus(counts: [u16; 5]) -> Option<f64> {
    tastle_wierman(&counts.map(u32::from))
}

/// Whether ratings from 1 to 5 are split. With five raters and more: at least a third and at least two at each
/// end, and consensus below .60; with three or four: nobody in the middle, two at one end and one at the other.
#[must_use]
pub fn is_split(counts: [u16; 5]) -> bool {
    is_split_at(counts, consensus(counts))
}

/// The same, for ratings whose consensus is known.
pub(super) fn is_split_at(counts: [u16; 5], consensus: Option<f64>) -> bool {
    let [one, two, middle, four, five] = counts.map(u32::from);
    let (low, high) = (one + two, four + five);
    let n = low + middle + high;
    match n {
        0..=2 => false,
        3 | 4 => middle == 0 && low.min(high) >= 1 && low.max(high) >= 2,
        _ => {
            let ends = low.min(high);
            ends >= 2 && 3 * ends >= n && consensus.is_some_and(|figure| rounded(figure) < 0.6)
        }
    }
}

/// How together ratings are, in words (ours).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Together {
    /// All alike.
    AtOne,
    /// Consensus of .80 and more.
    Together,
    /// From .60 to .79.
    Mostly,
    /// Below.
    Spread,
}

impl Together {
    /// The words that a room may read, from three raters on.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::AtOne => "at one",
            Self::Together => "together",
            Self::Mostly => "mostly",
            Self::Spread => "spread",
        }
    }
}

/// The words for ratings from 1 to 5; none for fewer than three raters.
#[must_use]
pub fn words(counts: [u16; 5]) -> Option<Together> {
    if counts.iter().map(|&count| u32::from(count)).sum::<u32>() < 3 {
        return None;
    }
    if counts.iter().filter(|&&count| count > 0).count() == 1 {
        return Some(Together::AtOne);
    }
    consensus(counts).map(|figure| match rounded(figure) {
        figure if figure >= 0.8 => Together::Together,
        figure if figure >= 0.6 => Together::Mostly,
        _ => Together::Spread,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mean_of_three_never_looks_like_another() {
        assert_eq!(words([2, 0, 0, 0, 2]).map(Together::words), Some("spread"));
        assert_eq!(words([0, 0, 4, 0, 0]).map(Together::words), Some("at one"));
        assert_eq!(words([0, 1, 2, 3, 0]).map(Together::words), Some("mostly"));
        assert_eq!(words([0, 0, 3, 3, 0]).map(Together::words), Some("together"));
        assert_eq!(words([0, 0, 2, 0, 0]), None);
        assert_eq!(tastle_wierman(&[1, 0, 0, 0, 0]), None);
        assert_eq!(tastle_wierman(&[7]), None);
    }
}
