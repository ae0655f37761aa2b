//! The names of groups in large type, where a plain letter is too small for the last row of chairs.

use ratatui::layout::Rect;

use super::{gap_of, most_of_head, pages, sizes, to_columns};
use crate::widget::big::{self, Size};
use crate::widget::grid::Grid;

/// The columns of a screen whose plain letters are too small.
const WIDE: u16 = 150;
/// The lines of a row: its name in large type and its words.
const STRIDE: usize = 4;
/// The lines of a row that stands alone.
const ALONE: usize = 3;
/// The most lines of type that a name takes.
const MOST_LINES: usize = 3;
/// The most pages that columns are turned in for it: large on two rather than small on one, but never on more.
const MOST_PAGES: usize = 2;

/// How the heads are set.
#[derive(Debug, Clone)]
pub(super) struct Heads {
    /// The columns of each page.
    pub(super) pages: Vec<Vec<usize>>,
    /// The lines of the screen that the names take.
    pub(super) lines: u16,
    /// Whether a blank line parts them from the cells: there is room for it.
    pub(super) air: bool,
}

impl Heads {
    /// If there is room for them in such an area: for every word, for every name, and for all rows below.
    pub(super) fn of(grid: &Grid<'_>, area: Rect) -> Option<Self> {
        if area.width < WIDE {
            return None;
        }
        let high = usize::from(Size::Small.height());
        let below = if grid.rows.len() > 1 { grid.rows.len() * STRIDE } else { ALONE };
        // Blocs and their rule, one line of type for the names.
        let left = usize::from(area.height).checked_sub(high + 1 + below)? / high;
        if left == 0 || grid.blocs.is_empty() {
            return None;
        }
        let names = || grid.columns().map(|(_, column)| column.name);
        let mut words = names().flat_map(str::split_whitespace).map(|word| big::width(word, Size::Small));
        let widest = words.try_fold(0, |widest: u16, wide| Some(widest.max(wide?)))?;
        let column = usize::from(widest) + 1;
        let head = if gap_of(grid) == 0 { 1 } else { most_of_head(area) + 2 };
        let between = super::between_blocs(grid, 3);
        let body = u32::from(area.width.saturating_sub(head + 1)).saturating_sub(between);
        let pages = pages::of(&sizes(grid), usize::try_from(body / to_columns(column)).unwrap_or(0));
        let most = if grid.rows.len() > 1 { MOST_PAGES } else { 1 };
        let shown = pages.iter().map(Vec::len).max().filter(|shown| *shown > 0 && pages.len() <= most)?;
        let cell = (body / to_columns(shown)).saturating_sub(1).min(super::WIDEST_LARGE);
        let cell = u16::try_from(cell).ok().filter(|cell| *cell >= widest)?;
        let lines = names().map(|name| big::height(name, Size::Small, cell)).collect::<Option<Vec<_>>>()?;
        let lines = lines.into_iter().max()?;
        let air = high + 1 + below + usize::from(lines) < usize::from(area.height);
        (usize::from(lines) <= left.min(MOST_LINES) * high).then_some(Self { pages, lines, air })
    }
}
