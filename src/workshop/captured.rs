//! What was captured of a workshop: all of it but progress and the traces of things taken back.

use super::{Progress, Veil, Workshop};

/// A workshop reduced to what undo restores: equal before a change and after it was undone.
#[derive(Debug, Clone, PartialEq)]
pub struct Captured(Workshop);

impl Workshop {
    /// What was captured, without progress and without the traces that things taken back leave behind.
    #[must_use]
    pub fn captured(&self) -> Captured {
        let mut workshop = self.clone();
        workshop.progress = Progress::default();
        workshop.veil = Veil::default();
        workshop.strikes = 0;
        workshop.all_groups.retain(|thing| !thing.removed);
        workshop.all_themes.retain(|thing| !thing.removed);
        workshop.all_factors.retain(|thing| !thing.removed);
        workshop.all_slips.retain(|thing| !thing.removed);
        workshop.all_actions.retain(|thing| !thing.removed);
        workshop.all_parked.retain(|thing| !thing.removed);
        Captured(workshop)
    }
}
