//! Factors: what makes taking part worth it for a group, or stands in its way (for the room: points).

use serde::{Deserialize, Serialize};

use super::{FactorId, GroupId, Line, Note, ThemeId};

/// Which way a factor pulls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// Makes it worth it.
    Incentive,
    /// Gets in the way.
    Barrier,
}

impl Kind {
    /// The word in files and JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Incentive => "incentive",
            Self::Barrier => "barrier",
        }
    }

    /// The words that the room reads.
    #[must_use]
    pub const fn room_words(self) -> &'static str {
        match self {
            Self::Incentive => "worth it",
            Self::Barrier => "in the way",
        }
    }

    /// `+` or `−` (a true minus sign).
    #[must_use]
    pub const fn sign(self) -> char {
        match self {
            Self::Incentive => '+',
            Self::Barrier => '−',
        }
    }
}

/// Where a factor comes from. All measures rest on what was heard or told before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Evidence {
    /// Said by the group itself, today.
    Heard,
    /// Told before: an interview, a survey, carried over.
    Survey,
    /// Said by somebody else about the group: a guess.
    Assumed,
}

impl Evidence {
    /// The word in files, tags and JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Heard => "heard",
            Self::Survey => "survey",
            Self::Assumed => "assumed",
        }
    }
}

/// How a factor came by its strength.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Basis {
    /// From the group's tally.
    Rated,
    /// One figure that the group agreed aloud.
    Agreed,
    /// Typed by the facilitator while capturing: provisional.
    Entered,
}

impl Basis {
    /// The word in JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Rated => "rated",
            Self::Agreed => "agreed",
            Self::Entered => "entered",
        }
    }
}

/// One figure given for a factor, without slips.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Given {
    /// 1 to 5; in a room's projection also halves, from ratings too few to show.
    pub strength: f64,
    /// Agreed or entered; in a room's projection also rated.
    pub basis: Basis,
}

/// A group's slips on one factor.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tally {
    /// How many said 1, 2, 3, 4, 5.
    pub counts: [u16; 5],
    /// How many said "not relevant to us".
    pub not_relevant: u16,
    /// How many said "don't know".
    pub dont_know: u16,
}

impl Tally {
    /// People who gave a rating: "not relevant" and "don't know" are not ratings.
    #[must_use]
    pub fn raters(&self) -> u32 {
        self.counts.iter().map(|&n| u32::from(n)).sum()
    }

    /// Slips counted, of whatever answer.
    #[must_use]
    pub fn slips(&self) -> u32 {
        self.raters() + u32::from(self.not_relevant) + u32::from(self.dont_know)
    }

    /// The median rating, the mid-point for an even number; none without raters.
    #[must_use]
    pub fn median(&self) -> Option<f64> {
        let n = self.raters();
        let at = |rank: u32| {
            let mut seen = 0;
            for (strength, &count) in [1.0, 2.0, 3.0, 4.0, 5.0].into_iter().zip(&self.counts) {
                seen += u32::from(count);
                if seen > rank {
                    return strength;
                }
            }
            5.0
        };
        (n > 0).then(|| f64::midpoint(at((n - 1) / 2), at(n / 2)))
    }
}

/// An incentive or a barrier of one group.
#[derive(Debug, Clone, PartialEq)]
pub struct Factor {
    /// Its stored id.
    pub id: FactorId,
    /// Whose it is.
    pub group: GroupId,
    /// Which way it pulls.
    pub kind: Kind,
    /// What was said.
    pub text: Line,
    /// What it is about, once somebody decided.
    pub theme: Option<ThemeId>,
    /// One figure given without slips.
    pub given: Option<Given>,
    /// The group's slips.
    pub tally: Option<Tally>,
    /// Where it comes from.
    pub evidence: Evidence,
    /// The factor of the same group and kind that it was merged into.
    pub merged_into: Option<FactorId>,
    /// The factor of another group that this group said "same for us" to.
    pub same_as: Option<FactorId>,
    /// The facilitator's private note: never shown to a room.
    pub note: Note,
    /// Said to leave the matrix although it has no heading.
    pub off_matrix: bool,
    /// Taken back (its id stays used).
    pub removed: bool,
}

impl Factor {
    /// Its effective strength: the median of its ratings, without ratings the figure given; none is *unscored*.
    #[must_use]
    pub fn strength(&self) -> Option<f64> {
        self.tally.and_then(|tally| tally.median()).or(self.given.map(|given| given.strength))
    }

    /// How it came by its strength; none if unscored.
    #[must_use]
    pub fn basis(&self) -> Option<Basis> {
        match (&self.tally, &self.given) {
            (Some(tally), _) if tally.raters() > 0 => Some(Basis::Rated),
            (_, given) => given.map(|given| given.basis),
        }
    }

    /// Neither taken back nor merged away.
    #[must_use]
    pub fn is_live(&self) -> bool {
        !self.removed && self.merged_into.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_takes_the_mid_point() {
        let median = |counts| Tally { counts, ..Tally::default() }.median();
        assert_eq!(median([0, 0, 0, 3, 3]), Some(4.5));
        assert_eq!(median([2, 0, 0, 2, 2]), Some(4.0));
        assert_eq!(median([0, 1, 2, 3, 0]), Some(3.5));
        assert_eq!(median([1, 0, 0, 0, 1]), Some(3.0));
        assert_eq!(median([0, 0, 0, 0, 0]), None);
        assert_eq!(median([0, 0, 0, 0, 1]), Some(5.0));
    }
}
