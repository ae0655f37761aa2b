//! How high the rows of the room's grid are: as airy as it goes, but air never costs a page.

use crate::widget::grid::Grid;
use crate::widget::grid::face::{CellFace, Sides};

/// The lines of a row, and the blank ones below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Setting {
    pub(super) cell: usize,
    pub(super) gap: usize,
    height: usize,
}

impl Setting {
    /// That of a grid whose rows have so many lines.
    pub(super) fn of(grid: &Grid<'_>, height: usize) -> Self {
        let rows = grid.rows.len();
        let with = |cell: usize, gap: usize| Self { cell, gap, height };
        let airy = with(3, 1);
        if rows == 0 || airy.fit() >= rows {
            return with(((height + 1) / rows.max(1)).clamp(2, 6).min(height.max(1) + 1) - 1, 1);
        }
        let least = least(grid);
        let choices = [(airy, height >= 15), (with(2, 1), true), (with(1, 1), least == 1), (with(least, 0), true)];
        let choices = choices.into_iter().filter(|(_, may)| *may).map(|(setting, _)| setting);
        // Of those with the fewest pages the first, which is the airiest.
        choices.min_by_key(|setting| setting.pages(rows)).unwrap_or(airy)
    }

    /// The rows on a page.
    fn fit(self) -> usize {
        ((self.height + self.gap) / (self.cell + self.gap)).max(1)
    }

    /// What is seen of it: the lines of a row, the blank ones, the pages.
    pub(super) fn looks(self, rows: usize) -> (usize, usize, usize) {
        (self.cell, self.gap, self.pages(rows))
    }

    /// The pages that so many rows take.
    pub(super) fn pages(self, rows: usize) -> usize {
        rows.div_ceil(self.fit()).max(1)
    }
}

/// The lines that each row has need of: one for a side, one for the words below a name.
fn least(grid: &Grid<'_>) -> usize {
    let two = |face: &CellFace| matches!(face.sides(), Sides::Both(_));
    let any = grid.rows.iter().any(|row| !row.words.spans.is_empty() || row.faces.iter().any(two));
    if any { 2 } else { 1 }
}
