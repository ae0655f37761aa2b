//! Whose voice is missing: what each group said itself, and where others spoke for it.

use super::measures::Measures;
use crate::workshop::{GroupId, Presence, ThemeId, Workshop};

/// One group's voice in the picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voice {
    /// The group.
    pub group: GroupId,
    /// Whether it is here.
    pub presence: Presence,
    /// Its live points heard today.
    pub points: u32,
    /// Those told before.
    pub told_before: u32,
    /// Those that others assume of it.
    pub assumed: u32,
    /// Of those heard or told before, the ones with a strength.
    pub scored: u32,
    /// The themes on which only others spoke for it, in workshop order.
    pub only_others: Vec<ThemeId>,
    /// The themes on which nobody said anything of it and it was not asked, in workshop order.
    pub blank: Vec<ThemeId>,
}

impl Voice {
    /// Nothing was heard from it, today or before.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        self.points + self.told_before == 0
    }
}

/// The voice of every group on the list, in workshop order.
#[must_use]
pub fn voices(workshop: &Workshop, measures: &Measures) -> Vec<Voice> {
    let voice = |group: &crate::workshop::Group| {
        let said = measures.group(group.id).map(|figures| figures.said).unwrap_or_default();
        Voice {
            group: group.id,
            presence: group.presence,
            points: said.heard,
            told_before: said.told_before,
            assumed: said.assumed,
            scored: said.scored,
            only_others: Vec::new(),
            blank: Vec::new(),
        }
    };
    let mut voices: Vec<Voice> = workshop.groups().map(voice).collect();
    for voice in &mut voices {
        for cell in measures.unknown_cells(voice.group) {
            if cell.factors.is_empty() {
                voice.blank.push(cell.theme);
            } else {
                voice.only_others.push(cell.theme);
            }
        }
    }
    voices
}
