//! Whose voice is missing: what each group said itself, and where others spoke for it.

use super::measures::Measures;
use crate::workshop::{Evidence, GroupId, Presence, ThemeId, Workshop};

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
    let blank = |group: &crate::workshop::Group| Voice {
        group: group.id,
        presence: group.presence,
        points: 0,
        told_before: 0,
        assumed: 0,
        scored: 0,
        only_others: Vec::new(),
        blank: Vec::new(),
    };
    let mut voices: Vec<Voice> = workshop.groups().map(blank).collect();
    for factor in workshop.factors() {
        let Some(voice) = measures.group_at(factor.group).map(|g| &mut voices[g]) else { continue };
        match factor.evidence {
            Evidence::Heard => voice.points += 1,
            Evidence::Survey => voice.told_before += 1,
            Evidence::Assumed => voice.assumed += 1,
        }
        voice.scored += u32::from(factor.evidence != Evidence::Assumed && factor.strength().is_some());
    }
    for voice in &mut voices {
        for cell in measures.row(voice.group) {
            let asked = workshop.asked_no.contains(&(cell.group, cell.theme));
            match (cell.factors.is_empty(), cell.is_heard() || asked) {
                (_, true) => {}
                (false, false) => voice.only_others.push(cell.theme),
                (true, false) => voice.blank.push(cell.theme),
            }
        }
    }
    voices
}
