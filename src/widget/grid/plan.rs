//! Where everything in the grid goes: worked out from the area alone, for drawing and for finding what was clicked.

mod fit;
mod large;
mod pages;
mod rows;

use ratatui::layout::Rect;

use super::{Grid, MeasuredRow, Scale};
use crate::widget::big::{self, Size};
use crate::widget::scroll;
use crate::widget::text;

/// The columns of the bar at a row's end.
pub(super) const END_BAR: u16 = 10;

/// The columns of the longest name that columns of cells are widened for.
const WIDEST_NAME: u16 = 16;

/// The columns of the room's narrowest column and the one free beside it.
const NARROWEST: usize = 8;

/// The columns of the room's widest cell, and of the widest below names in large type.
const WIDEST: u32 = 20;
const WIDEST_LARGE: u32 = 40;

/// The columns of a low grid from which names take no more than three lines.
const LOW_WIDE: u16 = 86;

/// The lines of a row in figures, with its reading and a blank one, where there is room for that.
const AIRY: u16 = 3;

/// A run of columns or lines that belongs to one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) index: usize,
    pub(super) at: u16,
    pub(super) length: u16,
}

impl Line {
    pub(super) fn holds(&self, at: u16) -> bool {
        (self.at..self.at.saturating_add(self.length)).contains(&at)
    }
}

/// The places of heads, cells, row ends and foot on the screen.
#[derive(Debug, Clone, Default)]
pub(super) struct Plan {
    /// The row heads, from the first row's line to the foot.
    pub(super) head: Rect,
    /// Whether the words under the names are shown.
    pub(super) words: bool,
    /// How many lines a row's head may take.
    pub(super) head_lines: u16,
    /// Whether the names of the rows are set in large type.
    pub(super) large_names: bool,
    /// How large the heads of columns and blocs are set.
    pub(super) head_size: Size,
    /// The corner and the bloc headings' line.
    pub(super) bloc_line: Option<Rect>,
    pub(super) rule_line: Option<u16>,
    /// The lines of the column heads.
    pub(super) heads: Rect,
    /// The blocs whose columns are shown.
    pub(super) sections: Vec<Line>,
    pub(super) columns: Vec<Line>,
    pub(super) rows: Vec<Line>,
    pub(super) ends: Option<Rect>,
    /// Whether some row has a bar at its end: then all have their words behind it.
    pub(super) bars: bool,
    pub(super) foot_line: Option<u16>,
    pub(super) pages: usize,
}

/// What the two scales choose differently.
struct Measure {
    head: u16,
    /// Between the row heads and the first cell.
    gap: u16,
    /// The columns shown and how wide each is, from the left.
    cells: Vec<(usize, u16)>,
    large_names: bool,
    /// Added to the gutter of one column between two blocs.
    between: u16,
}

impl Plan {
    pub(super) fn new(grid: &Grid<'_>, area: Rect) -> Self {
        let mut plan = Self { pages: 1, ..Self::default() };
        if area.width < 8 || area.height < 2 {
            return plan;
        }
        let room = match grid.scale {
            Scale::Figures => None,
            Scale::Room { page, .. } => Some(page),
        };
        // In figures one short reading among names without one would be read on as part of its name.
        plan.words = room.is_some() || grid.rows.iter().all(|row| !row.words.spans.is_empty());
        let figures = room.is_none().then(|| Measure::figures(grid, area, &mut plan));
        let large = room.and_then(|_| large::Heads::of(grid, area));
        let body = match &large {
            Some(large) => plan.large_heads(area, large),
            None => plan.across_and_heads(grid, area, room, figures.as_ref()),
        };
        let (measure, column_pages) = match (figures, room) {
            (Some(figures), _) => (figures, 1),
            (None, page) => Measure::room(grid, area, (page.unwrap_or(0), body.height), large.as_ref()),
        };
        plan.head = Rect { width: measure.head, ..body };
        plan.large_names = measure.large_names;
        plan.bloc_line = plan.bloc_line.map(|line| Rect { width: measure.head, ..line });
        plan.head_size = if large.is_some() { Size::Small } else { Size::Plain };
        plan.place_columns(grid, area, &measure);
        match room {
            None => plan.place_rows_scrolled(grid, body),
            Some(page) => plan.place_rows_paged(grid, body, page / column_pages),
        }
        plan.pages *= column_pages;
        if let Some(ends) = plan.ends.as_mut() {
            let last = plan.columns.last().map_or(area.x, |column| column.at + column.length);
            ends.x = last.saturating_add(2).min(area.right());
            ends.width = area.right() - ends.x;
        }
        plan
    }

    /// Places heads in large type; gives the lines below them.
    fn large_heads(&mut self, area: Rect, large: &large::Heads) -> Rect {
        let high = Size::Small.height();
        self.bloc_line = Some(Rect { height: high, ..area });
        self.rule_line = Some(area.y + high);
        self.heads = Rect { y: area.y + high + 1, height: large.lines, ..area };
        let y = self.heads.bottom() + u16::from(large.air);
        Rect { y, height: area.bottom().saturating_sub(y), ..area }
    }

    /// Places the heads and the foot; gives the lines between them.
    fn across_and_heads(&mut self, grid: &Grid<'_>, area: Rect, room: Option<usize>, figures: Option<&Measure>) -> Rect {
        let tall = room.is_some() && area.height >= 16;
        let mut y = area.y;
        if area.height >= 3 {
            self.bloc_line = Some(Rect { y, height: 1, ..area });
            y += 1;
        }
        if tall {
            self.rule_line = Some(y);
            y += 1;
        }
        // Three lines of a head never cost a page; where a name needs them they rather cost the blank line below.
        let rows_fit = |air: usize| grid.rows.len() * 3 + 4 + air <= usize::from(area.height);
        let rows =
            |heads: u16| rows::Setting::of(grid, usize::from(area.height.saturating_sub(2 + heads))).looks(grid.rows.len());
        let long = || grid.columns().any(|(_, column)| is_long(column.name));
        let (lines, air) = match room {
            Some(_) if tall && rows_fit(1) => (3, 1),
            Some(_) if tall && long() && rows(4) == rows(3) => (3, 1),
            Some(_) if tall && long() => (3, 0),
            // A row alone has a blank line below its names where there is room for it.
            Some(_) if area.height >= 8 && !tall && grid.rows.len() == 1 && area.width >= LOW_WIDE => {
                (if long() { 3 } else { 2 }, 1)
            }
            Some(_) if area.height >= 9 && !tall && grid.rows.len() == 1 && long() => (area.height - 4, 1),
            Some(_) if area.height >= 8 && !tall && grid.rows.len() == 1 && long() => (area.height - 3, 0),
            // A row alone is as well with a line less as a name is with one more.
            Some(_) if area.height >= 7 && !tall && grid.rows.len() == 1 && long() => (3, 0),
            Some(_) if area.height >= 7 && !tall && long() && rows(3) == rows(2) => (3, 0),
            Some(_) if area.height >= 7 => (2, u16::from(tall)),
            None if figures.is_some_and(|figures| figures.wants_two(grid, area.height)) => (2, 0),
            _ => (1, u16::from(tall)),
        };
        self.heads = Rect { y, height: lines, ..area };
        y += lines + air;
        let mut bottom = area.bottom();
        if grid.foot.is_some() && bottom.saturating_sub(y) >= 3 {
            bottom -= 1;
            self.foot_line = Some(bottom);
            // The last reading comes before the blank line above the foot.
            let (lines, rows) = (usize::from(bottom - y), grid.rows.len());
            let tight = rows * 2 == lines + 1 || rows * 2 == lines || rows >= lines;
            bottom -= u16::from(bottom - y >= 6 && !tight);
        }
        Rect { y, height: bottom.saturating_sub(y), ..area }
    }

    fn place_columns(&mut self, grid: &Grid<'_>, area: Rect, measure: &Measure) {
        let mut x = area.x + measure.head + measure.gap;
        let mut before = None;
        let blocs: Vec<usize> = grid.columns().map(|(bloc, _)| bloc).collect();
        for &(index, cell) in &measure.cells {
            let Some(&bloc) = blocs.get(index) else { continue };
            if before.is_some() {
                x += 1 + if before == Some(bloc) { 0 } else { measure.between };
            }
            if x.saturating_add(cell) > area.right() {
                break;
            }
            self.columns.push(Line { index, at: x, length: cell });
            x += cell;
            match self.sections.last_mut() {
                Some(section) if section.index == bloc => section.length = x - section.at,
                _ => self.sections.push(Line { index: bloc, at: x - cell, length: cell }),
            }
            before = Some(bloc);
        }
    }

    fn place_rows_scrolled(&mut self, grid: &Grid<'_>, body: Rect) {
        let rows = grid.rows.len();
        let strides = if self.words { AIRY } else { AIRY - 1 };
        let stride = (2..=strides).rev().find(|stride| rows * usize::from(*stride) <= usize::from(body.height) + 1).unwrap_or(1);
        self.head_lines = stride;
        let visible = usize::from(body.height.div_ceil(stride));
        let first = scroll::first(grid.anchor().map(|(row, _)| row), visible, rows);
        self.place_rows(first..(first + visible).min(rows), stride, 1, body);
    }

    fn place_rows_paged(&mut self, grid: &Grid<'_>, body: Rect, page: usize) {
        let rows = grid.rows.len();
        let setting = rows::Setting::of(grid, body.height.into());
        self.pages = setting.pages(rows);
        let each = rows.div_ceil(self.pages);
        let first = page.min(self.pages - 1) * each;
        let cell = u16::try_from(setting.cell).unwrap_or(1);
        let gap = u16::try_from(setting.gap).unwrap_or(0);
        self.head_lines = cell.min(2);
        self.place_rows(first.min(rows)..(first + each).min(rows), cell + gap, cell, body);
    }

    fn place_rows(&mut self, rows: std::ops::Range<usize>, stride: u16, cell: u16, body: Rect) {
        let mut y = body.y;
        for index in rows {
            if y.saturating_add(cell) > body.bottom() {
                break;
            }
            self.rows.push(Line { index, at: y, length: cell });
            y += stride;
        }
    }
}

impl Measure {
    fn figures(grid: &Grid<'_>, area: Rect, plan: &mut Plan) -> Self {
        let columns = grid.columns().count();
        let between = between_blocs(grid, 1);
        let width = u32::from(area.width);
        let head = head_width(grid, plan.words, area.width / 3);
        let least = head.min(8);
        let mut cells = fit::cells(grid, width.saturating_sub(u32::from(least) + 1 + between));
        let taken = between + cells.iter().map(|(_, cell)| u32::from(cell + 1)).sum::<u32>();
        let head = u16::try_from(width.saturating_sub(taken + 1)).unwrap_or(u16::MAX).clamp(least, head);
        let mut left = width.saturating_sub(u32::from(head) + 1 + taken);
        let wanted = grid.rows.iter().filter_map(MeasuredRow::end_columns).max();
        let wanted = wanted.map(|words| u32::from(END_BAR) + 1 + to_columns(words));
        if let Some(wanted) = wanted.filter(|_| left >= u32::from(END_BAR) + 2) {
            plan.ends = Some(Rect { height: area.height, ..area });
            plan.bars = grid.has_bars();
            left = left.saturating_sub(wanted + 2);
        }
        let each = if cells.len() < columns { 0 } else { left / to_columns(columns).max(1) };
        // A little air for all; more only as far as it gives groups their names instead of their codes.
        let named = grid.columns().map(|(_, column)| text::columns(column.name)).filter(|name| *name <= WIDEST_NAME).max();
        for (_, cell) in &mut cells {
            let wanted = named.unwrap_or(0).saturating_sub(*cell).max(3);
            *cell = (*cell + u16::try_from(each).unwrap_or(u16::MAX).min(wanted)).min(area.width - head - 1);
        }
        Self { head, gap: 1, cells, large_names: false, between: 1 }
    }

    /// Whether names that only codes would stand for have room in two lines, where rows have air between them.
    fn wants_two(&self, grid: &Grid<'_>, height: u16) -> bool {
        let names: Vec<&str> = grid.columns().map(|(_, column)| column.name).collect();
        let fits = |(index, cell): &(usize, u16)| {
            let (name, room) = (names.get(*index).copied().unwrap_or_default(), usize::from(*cell));
            let whole = name.split_whitespace().all(|word| text::width(word) <= room);
            whole && text::width(name) > room && text::wrap(name, room).len() == 2
        };
        let airy = grid.rows.len() * usize::from(AIRY) + 4 <= usize::from(height);
        airy && self.cells.iter().any(fits)
    }

    /// With how many pages of columns there are.
    fn room(grid: &Grid<'_>, area: Rect, (page, height): (usize, u16), heads: Option<&large::Heads>) -> (Self, usize) {
        let most = most_of_head(area);
        let large = large_names(grid, height).filter(|wide| *wide <= most);
        let head = large.unwrap_or(0).max(head_width(grid, true, most));
        let gap = gap_of(grid);
        let between = between_blocs(grid, 3);
        let body = u32::from(area.width.saturating_sub(head + gap + 1)).saturating_sub(between);
        let most = usize::try_from(body / to_columns(NARROWEST)).unwrap_or(0);
        let pages = heads.map_or_else(|| pages::of(&sizes(grid), most), |heads| heads.pages.clone());
        let shown = pages.iter().map(Vec::len).max().unwrap_or(0).max(1);
        let widest = if heads.is_some() { WIDEST_LARGE } else { WIDEST };
        let cell = (body / to_columns(shown)).saturating_sub(1).clamp(1, widest);
        let cell = u16::try_from(cell).unwrap_or(1);
        let cells = pages.get(page % pages.len().max(1)).into_iter().flatten().map(|index| (*index, cell)).collect();
        (Self { head, gap, cells, large_names: large.is_some(), between: 3 }, pages.len().max(1))
    }
}

/// The most columns that the heads of rows take for the room.
fn most_of_head(area: Rect) -> u16 {
    if area.width < 90 { area.width / 3 } else { area.width / 4 }
}

/// The columns between the heads of rows and the first cell: none where rows have no heads.
fn gap_of(grid: &Grid<'_>) -> u16 {
    if grid.rows.iter().all(|row| row.head_columns(true) == 0) { 0 } else { 2 }
}

/// The columns of each bloc that has any.
fn sizes(grid: &Grid<'_>) -> Vec<usize> {
    grid.blocs.iter().map(|bloc| bloc.columns.len()).filter(|size| *size > 0).collect()
}

/// Whether the room's grid has its heads in large type in such an area.
pub(super) fn has_large_heads(grid: &Grid<'_>, area: Rect) -> bool {
    large::Heads::of(grid, area).is_some()
}

/// Whether a name may need three lines of a head.
fn is_long(name: &str) -> bool {
    name.split_whitespace().count() >= 3 || name.split_whitespace().any(|word| text::width(word) >= NARROWEST)
}

/// The columns that the names of all rows take in large type, if each row of such a height has room for that and its words.
/// A row alone stands under its name, and the next one that is lit may be too long: it is never large.
fn large_names(grid: &Grid<'_>, height: u16) -> Option<u16> {
    let stride = usize::from(height + 1) / grid.rows.len().max(1);
    let wide = |row: &MeasuredRow| big::width(&row.name, Size::Small);
    let widest = grid.rows.iter().map(wide).try_fold(0, |widest: u16, wide| Some(widest.max(wide?)));
    widest.filter(|_| grid.rows.len() > 1 && stride > usize::from(Size::Small.height()))
}

/// The columns for the row heads: as wide as the widest name or words, at most `most`.
fn head_width(grid: &Grid<'_>, words: bool, most: u16) -> u16 {
    let widest = grid.rows.iter().map(|row| row.head_columns(words));
    let widest = widest.chain([text::width(grid.title)]).max().unwrap_or(0);
    u16::try_from(widest).unwrap_or(u16::MAX).clamp(1, most.max(1))
}

/// The columns the wider gutters take if every bloc is shown.
fn between_blocs(grid: &Grid<'_>, each: u16) -> u32 {
    let blocs = grid.blocs.iter().filter(|bloc| !bloc.columns.is_empty()).count();
    u32::from(each) * to_columns(blocs.saturating_sub(1))
}

fn to_columns(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX / 64).min(100_000)
}
