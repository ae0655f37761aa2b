//! Changes of dots, actions, commitments and the car park.

use std::collections::BTreeSet;

use super::{Inverse, some_words};
use crate::workshop::{Action, Change, Deed, FactorId, Kind, Parked, Refusal, SHORTLIST, Slip, Workshop};

impl Workshop {
    pub(super) fn apply_outcome(&mut self, change: &Change) -> Result<Inverse, Refusal> {
        match change {
            Change::SetShortlist { factors } => {
                if factors.len() > SHORTLIST {
                    return Err(Refusal::ShortlistFull);
                }
                self.check_barriers(factors)?;
                Ok(vec![Change::SetShortlist { factors: std::mem::replace(&mut self.shortlist, factors.clone()) }])
            }
            Change::Choose { factors } => {
                self.check_barriers(factors)?;
                Ok(vec![Change::Choose { factors: std::mem::replace(&mut self.chosen, factors.clone()) }])
            }
            Change::AddSlip { id, bloc, picks } => {
                if *id < self.next_slip() {
                    return Err(Refusal::IdUsed(id.to_string()));
                }
                for pick in picks {
                    self.factor(*pick).ok_or(Refusal::NoFactor(*pick))?;
                }
                self.all_slips.push(Slip { id: *id, bloc: *bloc, picks: picks.clone(), removed: false });
                Ok(vec![Change::RemoveSlip { id: *id }])
            }
            Change::RemoveSlip { id } => {
                let slip = self.all_slips.iter_mut().find(|slip| slip.id == *id && !slip.removed).ok_or(Refusal::NoSlip(*id))?;
                slip.removed = true;
                Ok(vec![Change::RestoreSlip { id: *id }])
            }
            Change::RestoreSlip { id } => {
                let slip = self.all_slips.iter_mut().find(|slip| slip.id == *id).ok_or(Refusal::NoSlip(*id))?;
                if !std::mem::replace(&mut slip.removed, false) {
                    return Err(Refusal::NotRemoved(id.to_string()));
                }
                Ok(vec![Change::RemoveSlip { id: *id }])
            }
            Change::SetCommitment { group, commitment } => {
                self.live_group(*group)?;
                let old = match commitment {
                    Some(commitment) => self.commitments.insert(*group, commitment.clone()),
                    None => self.commitments.remove(group),
                };
                Ok(vec![Change::SetCommitment { group: *group, commitment: old }])
            }
            Change::AddAction { .. }
            | Change::ChangeAction { .. }
            | Change::RemoveAction { .. }
            | Change::RestoreAction { .. } => self.apply_action(change),
            _ => self.apply_parked(change),
        }
    }

    fn apply_action(&mut self, change: &Change) -> Result<Inverse, Refusal> {
        match change {
            Change::AddAction { id, deed } => {
                if *id < self.next_action() {
                    return Err(Refusal::IdUsed(id.to_string()));
                }
                self.check_deed(deed)?;
                self.all_actions.push(Action { id: *id, deed: deed.clone(), removed: false });
                Ok(vec![Change::RemoveAction { id: *id }])
            }
            Change::ChangeAction { id, deed } => {
                self.check_deed(deed)?;
                let action = self.all_actions.iter_mut().find(|a| a.id == *id && !a.removed).ok_or(Refusal::NoAction(*id))?;
                Ok(vec![Change::ChangeAction { id: *id, deed: std::mem::replace(&mut action.deed, deed.clone()) }])
            }
            Change::RemoveAction { id } => {
                let action = self.all_actions.iter_mut().find(|a| a.id == *id && !a.removed).ok_or(Refusal::NoAction(*id))?;
                action.removed = true;
                Ok(vec![Change::RestoreAction { id: *id }])
            }
            Change::RestoreAction { id } => {
                let action = self.all_actions.iter_mut().find(|a| a.id == *id).ok_or(Refusal::NoAction(*id))?;
                if !std::mem::replace(&mut action.removed, false) {
                    return Err(Refusal::NotRemoved(id.to_string()));
                }
                Ok(vec![Change::RemoveAction { id: *id }])
            }
            _ => Ok(Vec::new()),
        }
    }

    fn apply_parked(&mut self, change: &Change) -> Result<Inverse, Refusal> {
        match change {
            Change::Park { id, text } => {
                if *id < self.next_parked() {
                    return Err(Refusal::IdUsed(id.to_string()));
                }
                some_words("car-park item", text)?;
                let fate = crate::workshop::Fate::Open;
                self.all_parked.push(Parked { id: *id, text: text.clone(), fate, removed: false });
                Ok(vec![Change::RemoveParked { id: *id }])
            }
            Change::SettleParked { id, text, fate } => {
                some_words("car-park item", text)?;
                let item = self.all_parked.iter_mut().find(|p| p.id == *id && !p.removed).ok_or(Refusal::NoParked(*id))?;
                let text = std::mem::replace(&mut item.text, text.clone());
                let fate = std::mem::replace(&mut item.fate, fate.clone());
                Ok(vec![Change::SettleParked { id: *id, text, fate }])
            }
            Change::RemoveParked { id } => {
                let item = self.all_parked.iter_mut().find(|p| p.id == *id && !p.removed).ok_or(Refusal::NoParked(*id))?;
                item.removed = true;
                Ok(vec![Change::RestoreParked { id: *id }])
            }
            Change::RestoreParked { id } => {
                let item = self.all_parked.iter_mut().find(|p| p.id == *id).ok_or(Refusal::NoParked(*id))?;
                if !std::mem::replace(&mut item.removed, false) {
                    return Err(Refusal::NotRemoved(id.to_string()));
                }
                Ok(vec![Change::RemoveParked { id: *id }])
            }
            _ => Ok(Vec::new()),
        }
    }

    fn check_deed(&self, deed: &Deed) -> Result<(), Refusal> {
        some_words("action", &deed.what)?;
        let mut moved = BTreeSet::new();
        for shift in &deed.shifts {
            self.factor(shift.factor).ok_or(Refusal::NoFactor(shift.factor))?;
            if shift.to > 5 {
                return Err(Refusal::Expected(shift.to));
            }
            if !moved.insert(shift.factor) {
                return Err(Refusal::Twice(shift.factor.to_string()));
            }
        }
        Ok(())
    }

    /// Barriers that exist, each once. They may have been taken back or merged since: a list may name them still.
    fn check_barriers(&self, factors: &[FactorId]) -> Result<(), Refusal> {
        let mut listed = BTreeSet::new();
        for id in factors {
            let factor = self.factor(*id).ok_or(Refusal::NoFactor(*id))?;
            if factor.kind != Kind::Barrier {
                return Err(Refusal::NotABarrier(*id));
            }
            if !listed.insert(*id) {
                return Err(Refusal::Twice(id.to_string()));
            }
        }
        Ok(())
    }
}
