//! A cell: what one group said about one theme.

use crate::workshop::{Basis, Evidence, Factor, FactorId, GroupId, Kind, ThemeId};

/// Whether anybody has said anything here. Blank is not zero.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum State {
    /// Has a live factor, of whatever evidence, scored or not.
    Raised,
    /// The group was asked about the theme and said no.
    AskedNo,
    /// Nobody asked.
    #[default]
    NotAsked,
}

impl State {
    /// The words in JSON.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Raised => "raised",
            Self::AskedNo => "asked, no",
            Self::NotAsked => "not asked",
        }
    }
}

/// A cell's incentive or its barrier.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Channel {
    /// The largest strength heard or told before, 1 to 5; 0 if none.
    pub strength: f64,
    /// Heard if a heard factor is at that strength, else survey; none at 0.
    pub evidence: Option<Evidence>,
    /// Only strengths that the facilitator typed while capturing are that high.
    pub provisional: bool,
    /// The largest strength that others assume, 0 if none: the ghost.
    pub assumed: f64,
    /// Live factors without a strength, assumed ones left out.
    pub unscored: u32,
    /// Of these, the ones of which all who answered said "not relevant to us".
    pub waved_off: u32,
    /// Assumed ones without a strength.
    pub unscored_assumed: u32,
    /// A live factor of it is split.
    pub split: bool,
}

impl Channel {
    /// Live factors without a strength, assumed ones too.
    #[must_use]
    pub fn all_unscored(&self) -> u32 {
        self.unscored + self.unscored_assumed
    }

    /// Live factors that still wait for a strength, assumed ones left out: not those that are not relevant to the group.
    #[must_use]
    pub fn waiting(&self) -> u32 {
        self.unscored - self.waved_off
    }

    fn add(&mut self, evidence: Evidence, strength: Option<f64>, basis: Option<Basis>) {
        match (strength, evidence) {
            (None, Evidence::Assumed) => self.unscored_assumed += 1,
            (None, _) => self.unscored += 1,
            (Some(strength), Evidence::Assumed) => self.assumed = self.assumed.max(strength),
            (Some(strength), _) if strength > self.strength => {
                self.strength = strength;
                self.evidence = Some(evidence);
                self.provisional = basis == Some(Basis::Entered);
            }
            (Some(strength), _) if strength > 0.0 && strength >= self.strength => {
                if evidence == Evidence::Heard {
                    self.evidence = Some(evidence);
                }
                self.provisional &= basis == Some(Basis::Entered);
            }
            _ => {}
        }
    }
}

/// What one group said about one theme.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The group.
    pub group: GroupId,
    /// The theme.
    pub theme: ThemeId,
    /// What makes it worth it.
    pub incentive: Channel,
    /// What gets in the way.
    pub barrier: Channel,
    /// Whether anybody has said anything here.
    pub state: State,
    /// A live factor of it is split.
    pub split: bool,
    /// A live factor of it is unscored because all who answered said "not relevant to us".
    pub not_relevant: bool,
    /// Something was heard or told before, scored or not.
    pub(super) heard: bool,
    /// Its live factors, assumed ones too, in workshop order.
    pub factors: Vec<FactorId>,
}

impl Cell {
    /// A blank cell.
    pub(super) fn blank(group: GroupId, theme: ThemeId, asked_no: bool) -> Self {
        Self {
            group,
            theme,
            incentive: Channel::default(),
            barrier: Channel::default(),
            state: if asked_no { State::AskedNo } else { State::NotAsked },
            split: false,
            not_relevant: false,
            heard: false,
            factors: Vec::new(),
        }
    }

    /// The cell without its factors, which come back to be let in again.
    pub(super) fn clear(&mut self, asked_no: bool) -> Vec<FactorId> {
        let factors = std::mem::take(&mut self.factors);
        *self = Self::blank(self.group, self.theme, asked_no);
        factors
    }

    /// Lets a live factor of this group and theme in.
    pub(super) fn add(&mut self, factor: &Factor, strength: Option<f64>, split: bool) {
        self.state = State::Raised;
        self.split |= split;
        self.heard |= factor.evidence != Evidence::Assumed;
        let waved_off = factor.tally.is_some_and(|tally| tally.raters() == 0 && tally.not_relevant > 0);
        self.not_relevant |= strength.is_none() && waved_off;
        self.factors.push(factor.id);
        let channel = self.channel_mut(factor.kind);
        channel.split |= split;
        channel.add(factor.evidence, strength, factor.basis());
        channel.waved_off += u32::from(strength.is_none() && waved_off && factor.evidence != Evidence::Assumed);
    }

    /// Its incentive or its barrier.
    #[must_use]
    pub fn channel(&self, kind: Kind) -> &Channel {
        match kind {
            Kind::Incentive => &self.incentive,
            Kind::Barrier => &self.barrier,
        }
    }

    fn channel_mut(&mut self, kind: Kind) -> &mut Channel {
        match kind {
            Kind::Incentive => &mut self.incentive,
            Kind::Barrier => &mut self.barrier,
        }
    }

    /// Something was heard or told before here, scored or not.
    #[must_use]
    pub fn is_heard(&self) -> bool {
        self.heard
    }

    /// Its live factors without a strength, assumed ones too.
    #[must_use]
    pub fn unscored(&self) -> u32 {
        self.incentive.all_unscored() + self.barrier.all_unscored()
    }
}
