//! What a matrix is drawn from: the workshop as it stands, as it was, or as it would be; what is typed; what is lit.

use crate::alignment::{Measures, Voice};
use crate::capture::{Parts, ThemeChoice};
use crate::tui::desk::{Desk, Past, Stood};
use crate::workshop::{GroupId, ThemeId, Workshop};

/// One matrix and what stands out in it.
#[derive(Debug)]
pub struct Scene<'a> {
    /// The workshop.
    pub workshop: &'a Workshop,
    /// Its figures.
    pub measures: &'a Measures,
    /// Whose voice is in it.
    pub voices: &'a [Voice],
    /// What the line at the foot says so far, if it is a point.
    pub typed: Option<Parts>,
    /// The heading that is lit, with one group or with all.
    pub lit: Option<(Option<GroupId>, ThemeId)>,
    /// Cells that are not what they are today.
    pub changed: Vec<(GroupId, ThemeId)>,
    /// Today's figures, in a matrix as it would be: what is gone from it shows as a nought, not as never asked.
    pub today: Option<&'a Measures>,
    /// The state of the open session, and since which each row stands as it does; none in a matrix of another moment.
    pub stood: Option<(u64, &'a Stood)>,
}

impl<'a> Scene<'a> {
    /// The open session as it stands.
    #[must_use]
    pub fn now(desk: &'a Desk) -> Self {
        let lit = desk.spotlight.theme.map(|theme| (desk.spotlight.group, theme));
        Self {
            workshop: desk.workshop(),
            measures: desk.measures(),
            voices: desk.voices(),
            typed: desk.typed_parts().cloned(),
            lit,
            changed: Vec::new(),
            today: None,
            stood: Some(desk.stood()),
        }
    }

    /// The workshop as it was.
    #[must_use]
    pub const fn past(past: &'a Past) -> Self {
        Self {
            workshop: &past.workshop,
            measures: &past.measures,
            voices: past.voices.as_slice(),
            typed: None,
            lit: None,
            changed: Vec::new(),
            today: None,
            stood: None,
        }
    }

    /// The open session as it stands, with nothing lit and nothing typed.
    #[must_use]
    pub fn plain(desk: &'a Desk) -> Self {
        Self { typed: None, lit: None, ..Self::now(desk) }
    }

    /// The workshop as it would be with other figures; the cells that would differ are lit.
    #[must_use]
    pub fn would_be(desk: &'a Desk, measures: &'a Measures) -> Self {
        let cells = desk.measures().cells.iter().zip(&measures.cells);
        let moved = cells.filter(|(today, then)| {
            today.incentive.strength.to_bits() != then.incentive.strength.to_bits()
                || today.barrier.strength.to_bits() != then.barrier.strength.to_bits()
        });
        let changed = moved.map(|(today, _)| (today.group, today.theme)).collect();
        Self {
            workshop: desk.workshop(),
            measures,
            voices: desk.voices(),
            typed: None,
            lit: None,
            changed,
            today: Some(desk.measures()),
            stood: None,
        }
    }

    /// The headings with a cell that is not what it is today, in workshop order.
    #[must_use]
    pub fn moved(&self) -> Vec<ThemeId> {
        let mut themes: Vec<ThemeId> = self.changed.iter().map(|(_, theme)| *theme).collect();
        themes.sort_unstable();
        themes.dedup();
        themes
    }

    /// The heading on the list that what is typed is about, if it is about one.
    #[must_use]
    pub fn typed_into(&self) -> Option<ThemeId> {
        match self.typed.as_ref()?.theme {
            Some(ThemeChoice::Existing(theme)) => Some(theme),
            _ => None,
        }
    }

    /// Whether a cell stands out.
    #[must_use]
    pub fn is_lit(&self, group: GroupId, theme: ThemeId) -> bool {
        let pointed = self.lit.is_some_and(|(of, at)| at == theme && of.is_none_or(|of| of == group));
        pointed || self.changed.contains(&(group, theme))
    }
}
