//! Changes of factors.

use super::{Inverse, some_words};
use crate::workshop::{Basis, Change, Evidence, Factor, FactorId, Given, Kind, Note, Refusal, Tally, ThemeId, Workshop};

impl Workshop {
    pub(super) fn apply_factor(&mut self, change: &Change) -> Result<Inverse, Refusal> {
        match change {
            Change::AddFactor { .. } => self.add_factor(change),
            Change::RemoveFactor { id } => {
                self.without_merged(*id)?;
                let factor = self.live_factor(*id)?;
                factor.removed = true;
                let (group, heard) = (factor.group, factor.evidence == Evidence::Heard);
                let mut inverse = vec![Change::RestoreFactor { id: *id }];
                inverse.extend(heard.then(|| self.unheard(group)).into_iter().flatten());
                Ok(inverse)
            }
            Change::RestoreFactor { id } => self.restore_factor(*id),
            Change::RewordFactor { id, text } => {
                some_words("point", text)?;
                let old = std::mem::replace(&mut self.live_factor(*id)?.text, text.clone());
                Ok(vec![Change::RewordFactor { id: *id, text: old }])
            }
            Change::SetKind { id, kind } => {
                self.without_merged(*id)?;
                let old = std::mem::replace(&mut self.live_factor(*id)?.kind, *kind);
                let mut inverse = vec![Change::SetKind { id: *id, kind: old }];
                if *kind == Kind::Incentive {
                    inverse.extend(self.unlist(*id));
                }
                Ok(inverse)
            }
            Change::MoveFactor { id, group } => {
                self.live_group(*group)?;
                self.without_merged(*id)?;
                let old = std::mem::replace(&mut self.live_factor(*id)?.group, *group);
                Ok(vec![Change::MoveFactor { id: *id, group: old }])
            }
            Change::SetTheme { id, theme } => self.set_theme(*id, *theme),
            Change::SetEvidence { id, evidence } => {
                let factor = self.live_factor(*id)?;
                let group = factor.group;
                let old = std::mem::replace(&mut factor.evidence, *evidence);
                let mut inverse = vec![Change::SetEvidence { id: *id, evidence: old }];
                if old == Evidence::Heard {
                    inverse.extend(self.unheard(group));
                }
                if *evidence == Evidence::Heard {
                    inverse.extend(self.hear(group));
                }
                Ok(inverse)
            }
            Change::NoteFactor { id, text } => {
                let factor = self.live_factor(*id)?;
                let old: Note = std::mem::replace(&mut factor.note, text.clone());
                Ok(vec![Change::NoteFactor { id: *id, text: old }])
            }
            Change::LeaveOffMatrix { id, off } => {
                let old = std::mem::replace(&mut self.live_factor(*id)?.off_matrix, *off);
                Ok(vec![Change::LeaveOffMatrix { id: *id, off: old }])
            }
            Change::MergeFactor { id, into } => self.merge(*id, *into),
            Change::UnmergeFactor { id } => self.unmerge(*id),
            _ => self.apply_score(change),
        }
    }

    fn apply_score(&mut self, change: &Change) -> Result<Inverse, Refusal> {
        match change {
            Change::Score { id, strength, basis } => {
                if !(1..=5).contains(strength) {
                    return Err(Refusal::Strength(*strength));
                }
                if *basis == Basis::Rated {
                    return Err(Refusal::RatedByHand);
                }
                let given = Given { strength: f64::from(*strength), basis: *basis };
                let old = self.live_factor(*id)?.given.replace(given);
                Ok(vec![score_again(*id, old)])
            }
            Change::Unscore { id } => {
                let old = self.live_factor(*id)?.given.take();
                Ok(vec![score_again(*id, old)])
            }
            Change::Rate { id, tally } => {
                if tally.as_ref().is_some_and(|tally: &Tally| tally.slips() > 9999) {
                    return Err(Refusal::TallyTooLarge);
                }
                let old = std::mem::replace(&mut self.live_factor(*id)?.tally, *tally);
                Ok(vec![Change::Rate { id: *id, tally: old }])
            }
            _ => Ok(Vec::new()),
        }
    }

    fn add_factor(&mut self, change: &Change) -> Result<Inverse, Refusal> {
        let Change::AddFactor { id, group, kind, text, theme, evidence, same_as } = change else { return Ok(Vec::new()) };
        if *id < self.next_factor() {
            return Err(Refusal::IdUsed(id.to_string()));
        }
        some_words("point", text)?;
        self.live_group(*group)?;
        if let Some(theme) = theme {
            self.live_theme(*theme)?;
        }
        if let Some(same_as) = same_as {
            self.factor(*same_as).ok_or(Refusal::NoFactor(*same_as))?;
        }
        self.all_factors.push(Factor {
            id: *id,
            group: *group,
            kind: *kind,
            text: text.clone(),
            theme: *theme,
            given: None,
            tally: None,
            evidence: *evidence,
            merged_into: None,
            same_as: *same_as,
            note: Note::default(),
            off_matrix: false,
            removed: false,
        });
        let mut inverse = vec![Change::RemoveFactor { id: *id }];
        if *evidence == Evidence::Heard {
            inverse.extend(self.hear(*group));
        }
        Ok(inverse)
    }

    fn restore_factor(&mut self, id: FactorId) -> Result<Inverse, Refusal> {
        let factor = self.factor(id).ok_or(Refusal::NoFactor(id))?;
        let (group, theme, removed, evidence) = (factor.group, factor.theme, factor.removed, factor.evidence);
        if !removed {
            return Err(Refusal::NotRemoved(id.to_string()));
        }
        self.live_group(group)?;
        if let Some(theme) = theme {
            self.live_theme(theme)?;
        }
        if let Some(factor) = self.factor_slot(id) {
            factor.removed = false;
        }
        let mut inverse = vec![Change::RemoveFactor { id }];
        if evidence == Evidence::Heard {
            inverse.extend(self.hear(group));
        }
        Ok(inverse)
    }

    fn set_theme(&mut self, id: FactorId, theme: Option<ThemeId>) -> Result<Inverse, Refusal> {
        if let Some(theme) = theme {
            self.live_theme(theme)?;
        }
        let factor = self.factor_slot(id).filter(|factor| !factor.removed).ok_or(Refusal::NoFactor(id))?;
        let old = std::mem::replace(&mut factor.theme, theme);
        Ok(vec![Change::SetTheme { id, theme: old }])
    }

    fn merge(&mut self, id: FactorId, into: FactorId) -> Result<Inverse, Refusal> {
        if id == into {
            return Err(Refusal::MergeIntoSelf);
        }
        let (group, kind) = self.live_factor(into).map(|kept| (kept.group, kept.kind))?;
        let factor = self.live_factor(id)?;
        if factor.group != group {
            return Err(Refusal::MergeAcrossGroups);
        }
        if factor.kind != kind {
            return Err(Refusal::MergeAcrossKinds);
        }
        factor.merged_into = Some(into);
        Ok(vec![Change::UnmergeFactor { id }])
    }

    fn unmerge(&mut self, id: FactorId) -> Result<Inverse, Refusal> {
        let factor = self.factor(id).filter(|factor| !factor.removed).ok_or(Refusal::NoFactor(id))?;
        let into = factor.merged_into.ok_or(Refusal::NotMerged(id))?;
        self.live_factor(into)?;
        if let Some(factor) = self.factor_slot(id) {
            factor.merged_into = None;
        }
        Ok(vec![Change::MergeFactor { id, into }])
    }

    /// A live factor, to change it.
    fn live_factor(&mut self, id: FactorId) -> Result<&mut Factor, Refusal> {
        match self.factor_slot(id) {
            Some(factor) if factor.removed => Err(Refusal::NoFactor(id)),
            Some(factor) if factor.merged_into.is_some() => Err(Refusal::MergedAway(id)),
            Some(factor) => Ok(factor),
            None => Err(Refusal::NoFactor(id)),
        }
    }

    fn factor_slot(&mut self, id: FactorId) -> Option<&mut Factor> {
        self.all_factors.binary_search_by_key(&id, |factor| factor.id).ok().map(|at| &mut self.all_factors[at])
    }

    /// Takes a factor off the lists of barriers; what puts it back.
    fn unlist(&mut self, id: FactorId) -> Inverse {
        let mut inverse = Vec::new();
        if self.shortlist.contains(&id) {
            inverse.push(Change::SetShortlist { factors: self.shortlist.clone() });
            self.shortlist.retain(|listed| *listed != id);
        }
        if self.chosen.contains(&id) {
            inverse.push(Change::Choose { factors: self.chosen.clone() });
            self.chosen.retain(|listed| *listed != id);
        }
        inverse
    }

    fn without_merged(&self, id: FactorId) -> Result<(), Refusal> {
        if self.merged_into(id).next().is_some() { Err(Refusal::HasMerged(id)) } else { Ok(()) }
    }
}

/// The change that gives a factor the figure it had before.
fn score_again(id: FactorId, old: Option<Given>) -> Change {
    match old {
        Some(Given { strength, basis }) => {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "apply only ever stores whole numbers from 1 to 5"
            )]
            let strength = strength as u8;
            Change::Score { id, strength, basis }
        }
        None => Change::Unscore { id },
    }
}
