//! Applying changes: checked and total. A change succeeds and yields its inverse, or is refused and changes nothing.

mod agenda;
mod factor;
mod group;
mod outcome;
mod progress;
mod theme;

use super::{Change, Line, Refusal, Workshop};

/// The changes that take a change back, in the order in which to apply them; empty for progress.
pub type Inverse = Vec<Change>;

impl Workshop {
    /// Applies one change.
    ///
    /// # Errors
    /// A sentence for the facilitator; then nothing is changed.
    pub fn apply(&mut self, change: &Change) -> Result<Inverse, Refusal> {
        match change {
            Change::NameWorkshop { title } => {
                let old = std::mem::replace(&mut self.title, title.clone());
                Ok(vec![Change::NameWorkshop { title: old }])
            }
            Change::DescribeIntervention { sentence, draft } => {
                let old = std::mem::replace(&mut self.intervention, sentence.clone());
                let was_draft = std::mem::replace(&mut self.intervention_draft, *draft);
                Ok(vec![Change::DescribeIntervention { sentence: old, draft: was_draft }])
            }
            Change::SetPlace { place } => {
                let old = std::mem::replace(&mut self.place, place.clone());
                Ok(vec![Change::SetPlace { place: old }])
            }
            Change::SetDate { date } => Ok(vec![Change::SetDate { date: std::mem::replace(&mut self.date, *date) }]),
            Change::SetFinishBy { time } => Ok(vec![Change::SetFinishBy { time: std::mem::replace(&mut self.finish_by, *time) }]),
            Change::SetRecipients { recipients } => {
                let old = std::mem::replace(&mut self.recipients, recipients.clone());
                Ok(vec![Change::SetRecipients { recipients: old }])
            }
            Change::SetNextLook { date } => Ok(vec![Change::SetNextLook { date: std::mem::replace(&mut self.next_look, *date) }]),
            Change::SetScreens { screens } => {
                Ok(vec![Change::SetScreens { screens: std::mem::replace(&mut self.screens, *screens) }])
            }
            Change::SetAgenda { .. }
            | Change::SetMinutes { .. }
            | Change::MoveStep { .. }
            | Change::OmitStep { .. }
            | Change::NoteStep { .. } => self.apply_agenda(change),
            Change::AddGroup { .. }
            | Change::RemoveGroup { .. }
            | Change::RestoreGroup { .. }
            | Change::RenameGroup { .. }
            | Change::SetBloc { .. }
            | Change::CountPeople { .. }
            | Change::CorrectPeople { .. }
            | Change::SetPresence { .. }
            | Change::ChooseShown { .. }
            | Change::WeighGroup { .. } => self.apply_group(change),
            Change::AddTheme { .. }
            | Change::RemoveTheme { .. }
            | Change::RestoreTheme { .. }
            | Change::RenameTheme { .. }
            | Change::DefineTheme { .. }
            | Change::SetMeaning { .. }
            | Change::WeighTheme { .. }
            | Change::RecordNo { .. }
            | Change::ClearNo { .. } => self.apply_theme(change),
            Change::AddFactor { .. }
            | Change::RemoveFactor { .. }
            | Change::RestoreFactor { .. }
            | Change::RewordFactor { .. }
            | Change::SetKind { .. }
            | Change::MoveFactor { .. }
            | Change::SetTheme { .. }
            | Change::Score { .. }
            | Change::Unscore { .. }
            | Change::Rate { .. }
            | Change::SetEvidence { .. }
            | Change::MergeFactor { .. }
            | Change::UnmergeFactor { .. }
            | Change::NoteFactor { .. }
            | Change::LeaveOffMatrix { .. } => self.apply_factor(change),
            Change::SetShortlist { .. }
            | Change::AddSlip { .. }
            | Change::RemoveSlip { .. }
            | Change::RestoreSlip { .. }
            | Change::Choose { .. }
            | Change::AddAction { .. }
            | Change::ChangeAction { .. }
            | Change::RemoveAction { .. }
            | Change::RestoreAction { .. }
            | Change::SetCommitment { .. }
            | Change::Park { .. }
            | Change::SettleParked { .. }
            | Change::RemoveParked { .. }
            | Change::RestoreParked { .. } => self.apply_outcome(change),
            Change::EnterStep { .. }
            | Change::PauseTimer { .. }
            | Change::ResumeTimer { .. }
            | Change::ExtendStep { .. }
            | Change::Reveal { .. }
            | Change::EndWorkshop { .. }
            | Change::Struck { .. }
            | Change::Format(_) => self.apply_progress(change),
        }
    }

    /// Applies `changes` in order, all or none, and yields what takes them back, in order.
    ///
    /// # Errors
    /// The first refusal; then nothing is changed.
    pub fn apply_all(&mut self, changes: &[Change]) -> Result<Inverse, Refusal> {
        let rollback = (changes.len() > 1 && !changes.iter().all(Change::is_captured)).then(|| self.clone());
        let mut inverses: Vec<Inverse> = Vec::with_capacity(changes.len());
        for change in changes {
            match self.apply(change) {
                Ok(inverse) => inverses.push(inverse),
                Err(refusal) => {
                    match rollback {
                        Some(before) => *self = before,
                        None => self.take_back(inverses, changes),
                    }
                    return Err(refusal);
                }
            }
        }
        Ok(inverses.into_iter().rev().flatten().collect())
    }

    /// Undoes what a refused commit had done so far, leaving no trace of what it had added either.
    fn take_back(&mut self, inverses: Vec<Inverse>, changes: &[Change]) {
        for (inverse, change) in inverses.into_iter().zip(changes).collect::<Vec<_>>().into_iter().rev() {
            for step in inverse {
                let taken_back = self.apply(&step);
                debug_assert!(taken_back.is_ok(), "an inverse applies to the workshop it was made from: {step:?}");
            }
            match change {
                Change::AddGroup { .. } => drop(self.all_groups.pop()),
                Change::AddTheme { .. } => drop(self.all_themes.pop()),
                Change::AddFactor { .. } => drop(self.all_factors.pop()),
                Change::AddSlip { .. } => drop(self.all_slips.pop()),
                Change::AddAction { .. } => drop(self.all_actions.pop()),
                Change::Park { .. } => drop(self.all_parked.pop()),
                _ => {}
            }
        }
    }
}

/// Checks that a name or a text says something.
fn some_words(what: &'static str, text: &Line) -> Result<(), Refusal> {
    if text.is_empty() { Err(Refusal::Empty(what)) } else { Ok(()) }
}

/// Checks a weight.
fn weight(weight: f64) -> Result<f64, Refusal> {
    if weight.is_finite() && weight >= 0.0 { Ok(weight + 0.0) } else { Err(Refusal::Weight(weight.to_string())) }
}

/// Whether two names are the same to a reader.
fn same_name(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}
