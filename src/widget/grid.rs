//! The matrix: headings down the side, groups across in their blocs, filled cells; row ends and a foot.
//!
//! Why: the matrix is the picture. It is drawn in two scales from the same values: figures for the facilitator, scrolling
//! with the cursor; large cells with dots for the room, in pages. Must not know: how strengths are computed, or what the
//! room may see: it draws what it is given.
//!
//! ```text
//! title         clinical           managerial          <- bloc headings
//! 5–12 of 20    Nur  Doc  AHP       Ward Exec          <- column heads
//! Workload      −5   −3    ·         −4   +3    ██▒░░  pulls both ways
//! in the way    ^ cells                         ^ row ends
//! pull          −1.2 +0.3 +2.0      +1.1 +2.4          <- foot
//! ```

mod end;
mod face;
mod figures;
mod heads;
mod memo;
mod plan;
mod room;
mod row;

pub use face::{Blank, CellFace, Channel, Split};
pub use heads::name_lines;
pub use memo::Memo;
use plan::Plan;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
pub use row::{GridRow, MeasuredRow, RowEnd};

use super::big::{self, Size};
use super::text::{self, Align};
use super::theme::Theme;
use crate::words::Words;

/// A section of columns under one heading, parted from the next by a wider gutter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bloc<'a> {
    /// Its heading.
    pub name: &'a str,
    /// Its columns, from the left.
    pub columns: Vec<Column<'a>>,
}

/// One group's column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column<'a> {
    /// The name, shown where it fits.
    pub name: &'a str,
    /// What stands for it where it does not: a code, or a shorter name.
    pub short: &'a str,
}

/// The last line: one short text under each column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Foot<'a> {
    /// What the texts are.
    pub label: &'a str,
    /// One per column, in the order of the columns over all blocs.
    pub texts: Vec<String>,
}

/// How large the grid is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Scale<'a> {
    /// Figures; the grid scrolls both ways with the cursor.
    #[default]
    Figures,
    /// Large cells that grow to fill, dots instead of figures; of [`Grid::pages`] pages the one named, from 0.
    Room {
        /// The page, from 0; beyond the last is the last.
        page: usize,
        /// What cells say where there is room for words.
        words: &'a Words,
    },
}

/// The whole grid.
#[derive(Debug, Clone)]
pub struct Grid<'a> {
    /// What stands in the corner over the row heads, bold.
    pub title: &'a str,
    /// The columns in their sections.
    pub blocs: &'a [Bloc<'a>],
    /// The rows, from the top.
    pub rows: &'a [MeasuredRow],
    /// The last line.
    pub foot: Option<Foot<'a>>,
    /// The cell under the cursor: row, column over all blocs. One beyond the last column is the row's end, one beyond
    /// the last row the foot.
    pub cursor: Option<(usize, usize)>,
    /// How large.
    pub scale: Scale<'a>,
    /// The styles.
    pub theme: &'a Theme,
}

impl Grid<'_> {
    /// Draws what fits. Rows and columns are shown whole or not at all.
    pub fn draw(&self, area: Rect, buf: &mut Buffer) {
        let plan = Plan::new(self, area.intersection(buf.area));
        self.heads(&plan, buf);
        for row in &plan.rows {
            self.row(&plan, row, buf);
        }
        self.foot(&plan, buf);
        self.beyond(&plan, buf);
    }

    /// Draws the same, in figures, over what `memo` says was drawn there last: what would look as it does is left
    /// alone. `blank` makes blank what is drawn.
    pub fn draw_again(&self, memo: &mut Memo, area: Rect, buf: &mut Buffer, blank: impl FnMut(Rect, &mut Buffer)) {
        let plan = Plan::new(self, area.intersection(buf.area));
        memo.draw(self, &plan, area.intersection(buf.area), buf, blank);
    }

    fn row(&self, plan: &Plan, row: &plan::Line, buf: &mut Buffer) {
        let faces = self.rows.get(row.index).map_or(&[][..], |row| &row.faces);
        self.row_head(plan, row, buf);
        for column in &plan.columns {
            let cell = Rect::new(column.at, row.at, column.length, row.length);
            let here = self.cursor == Some((row.index, column.index));
            self.cell(faces.get(column.index), cell, here, buf);
        }
        self.row_end(plan, row, buf);
    }

    /// The cell drawn at a place of the screen, as row and column, if the grid is in `area`.
    #[must_use]
    pub fn hit(&self, area: Rect, x: u16, y: u16) -> Option<(usize, usize)> {
        let plan = Plan::new(self, area);
        let row = plan.rows.iter().find(|row| row.holds(y))?;
        let column = plan.columns.iter().find(|column| column.holds(x))?;
        Some((row.index, column.index))
    }

    /// How many pages the room's grid takes in such an area, at least 1. In figures always 1: that scale scrolls.
    #[must_use]
    pub fn pages(&self, area: Rect) -> usize {
        Plan::new(self, area).pages
    }

    /// Whether such an area has room for the names of groups in large type.
    #[must_use]
    pub fn has_large_heads(&self, area: Rect) -> bool {
        plan::has_large_heads(self, area)
    }

    /// The columns of a cell in such an area; 0 where there is none.
    #[must_use]
    pub fn square(&self, area: Rect) -> usize {
        Plan::new(self, area).columns.first().map_or(0, |column| column.length.into())
    }

    /// The page of the room's grid that shows a cell, from 0.
    #[must_use]
    pub fn page_of(&self, area: Rect, row: usize, column: usize) -> usize {
        let Scale::Room { words, .. } = self.scale else { return 0 };
        let shows = |page: &usize| self.shows(area, Scale::Room { page: *page, words }, (row, column));
        (0..self.pages(area)).find(shows).unwrap_or(0)
    }

    fn shows(&self, area: Rect, scale: Scale<'_>, (row, column): (usize, usize)) -> bool {
        let plan = Plan::new(&Grid { scale, ..self.clone() }, area);
        plan.rows.iter().any(|line| line.index == row) && plan.columns.iter().any(|line| line.index == column)
    }

    /// Every column with the section it belongs to, from the left.
    fn columns(&self) -> impl Iterator<Item = (usize, &Column<'_>)> {
        self.blocs.iter().enumerate().flat_map(|(bloc, section)| section.columns.iter().map(move |column| (bloc, column)))
    }

    /// The cell that must be in sight: under the cursor, else the first of those that are lit.
    fn anchor(&self) -> Option<(usize, usize)> {
        let lit = || self.rows.iter().enumerate().find_map(|(at, row)| Some((at, row.first_lit()?)));
        self.cursor.or_else(lit)
    }

    fn cell(&self, face: Option<&CellFace>, cell: Rect, here: bool, buf: &mut Buffer) {
        const UNKNOWN: &CellFace = &CellFace::UNKNOWN;
        let face = face.unwrap_or(UNKNOWN);
        match self.scale {
            Scale::Figures => figures::draw(face, cell, buf, self.theme),
            Scale::Room { words, .. } => room::draw(face, cell, buf, (self.theme, words)),
        }
        if here {
            for y in cell.top()..cell.bottom() {
                text::put(buf, cell.x.saturating_sub(1), y, "[", 1, self.theme.cell_cursor);
                text::put(buf, cell.right(), y, "]", 1, self.theme.cell_cursor);
            }
        }
    }

    fn heads(&self, plan: &Plan, buf: &mut Buffer) {
        let (size, high) = (plan.head_size, plan.head_size.height());
        if let Some(line) = plan.bloc_line {
            text::put_in(buf, line, self.title, Align::Left, self.theme.heading);
            for (at, section) in plan.sections.iter().enumerate() {
                let name = self.blocs.get(section.index).map_or("", |bloc| bloc.name);
                // A bloc of one narrow column has its whole name as far as the next one.
                let end = plan.sections.get(at + 1).map_or(plan.heads.right(), |next| next.at.saturating_sub(1));
                let place = Rect::new(section.at, line.y, end.saturating_sub(section.at), high);
                set(name, (size, Align::Left), place, self.theme.dim, buf);
                if let Some(y) = plan.rule_line {
                    text::put(buf, section.at, y, &"─".repeat(section.length.into()), section.length, self.theme.rule);
                }
            }
        }
        let columns: Vec<_> = self.columns().collect();
        let names = self.scale != Scale::Figures || self.names_fit(plan);
        let shown = || plan.columns.iter().filter_map(|column| Some((column, columns.get(column.index)?.1)));
        // Where the names of this page need less than those of another, a blank line parts them from the cells.
        let whole =
            |(column, group): (&plan::Line, &Column<'_>)| heads::large(group.name, size, column.length).0 < plan.heads.height;
        let lifted = u16::from(size != Size::Plain && shown().all(whole));
        for (column, group) in shown() {
            let place = Rect::new(column.at, plan.heads.y, column.length, plan.heads.height - lifted);
            if size != Size::Plain {
                heads::draw_large(group.name, size, place, self.theme.heading, buf);
                continue;
            }
            let group = if names { *group } else { Column { name: group.short, ..*group } };
            for (y, head) in (place.top()..place.bottom()).zip(heads::head_lines(&group, place.width, place.height)) {
                text::put_in(buf, Rect { y, height: 1, ..place }, &head, Align::Centre, self.theme.heading);
            }
        }
        self.end_heads(plan, buf);
        self.hidden(plan, buf);
    }

    /// Whether most groups have room for their names over their columns, those out of sight too, so that a step of the cursor
    /// does not turn names into codes.
    fn names_fit(&self, plan: &Plan) -> bool {
        let widest = plan.columns.iter().map(|column| column.length).max().unwrap_or(0);
        let width =
            |index: usize| plan.columns.iter().find(|column| column.index == index).map_or(widest, |column| column.length);
        let named = self.columns().enumerate().map(|(index, (_, column))| (column.name, width(index)));
        heads::mostly_whole(named, plan.heads.height)
    }

    /// Says which rows of how many are shown, and marks columns out of sight.
    fn hidden(&self, plan: &Plan, buf: &mut Buffer) {
        let (Scale::Figures, Some(last)) = (self.scale, plan.heads.bottom().checked_sub(1)) else {
            return;
        };
        if plan.heads.height == 0 {
            return;
        }
        if let (Some(from), Some(to)) = (plan.rows.first(), plan.rows.last())
            && plan.rows.len() < self.rows.len()
        {
            let lines = format!("{}–{}", from.index + 1, to.index + 1);
            let whole = format!("{lines} of {}", self.rows.len());
            let place = Rect { y: last, height: 1, ..plan.head };
            let shown = if text::columns(&whole) <= place.width { whole } else { lines };
            text::put_in(buf, place, &shown, Align::Left, self.theme.dim);
        }
        self.columns_hidden(plan, last, buf);
    }

    /// Marks, in a line, where columns are out of sight: those of a bloc beside what is shown of it.
    fn columns_hidden(&self, plan: &Plan, y: u16, buf: &mut Buffer) {
        let mut mark = |x: u16, glyph| text::put(buf, x, y, glyph, 1, self.theme.accent);
        let blocs: Vec<usize> = self.columns().map(|(bloc, _)| bloc).collect();
        let bloc = |index: usize| blocs.get(index);
        // A column of the same bloc that is not the next one shown is out of sight; so is a bloc of which nothing is shown.
        for (at, column) in plan.columns.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|before| plan.columns.get(before)).map(|line| line.index);
            let after = plan.columns.get(at + 1).map(|line| line.index);
            let left = column.index.checked_sub(1).filter(|left| Some(*left) != before);
            if left.is_some_and(|left| before.is_none() || bloc(left) == bloc(column.index)) {
                mark(column.at.saturating_sub(1), "‹");
            }
            let right = Some(column.index + 1).filter(|right| *right < blocs.len() && Some(*right) != after);
            if right.is_some_and(|right| after.is_none() || bloc(right) == bloc(column.index)) {
                mark(column.at.saturating_add(column.length), "›");
            }
        }
    }

    fn row_head(&self, plan: &Plan, line: &plan::Line, buf: &mut Buffer) {
        let Some(row) = self.rows.get(line.index) else { return };
        let here = row.lit || self.cursor.is_some_and(|(at, _)| at == line.index);
        let room = matches!(self.scale, Scale::Room { .. });
        let style = match (here, room) {
            (true, _) => self.theme.accent,
            (false, true) => self.theme.heading,
            (false, false) => self.theme.text,
        };
        let lines = if row.words.spans.is_empty() || !plan.words { 1 } else { plan.head_lines };
        let top =
            if room { line.at + (line.length.saturating_sub(1) / 2).min(line.length.saturating_sub(lines)) } else { line.at };
        let size = if plan.large_names { Size::Small } else { Size::Plain };
        let top = if plan.large_names { line.at } else { top };
        let place = Rect { y: top, height: size.height(), ..plan.head };
        if plan.large_names {
            big::draw_in(&row.name, size, place, Align::Left, style, buf);
        } else {
            text::put_in(buf, place, &row.name, Align::Left, style);
        }
        let below = top + size.height();
        if lines > 1 && below < plan.head.bottom() {
            // Between two names in block letters the words stand as near to the next one: a hook ties them to their own.
            let hook = plan.large_names && text::line_width(&row.words) + 2 <= plan.head.width.into();
            let indent = if hook { text::put(buf, plan.head.x, below, "└", 2, self.theme.dim) + 1 - plan.head.x } else { 0 };
            let (x, wide) = (plan.head.x + indent, plan.head.width - indent);
            text::put_fitted(buf, (x, below), &row.words, wide, self.theme.dim);
        }
    }

    /// Whether the cursor is on the corner, which stands for the whole matrix: beyond the last row and column.
    fn is_on_whole(&self, plan: &Plan) -> bool {
        self.cursor
            .is_some_and(|(_, at)| self.column_of_foot().is_some() && !plan.columns.iter().any(|column| column.index == at))
    }

    /// The column of the cursor, if it is on the foot.
    fn column_of_foot(&self) -> Option<usize> {
        self.cursor.filter(|(row, _)| *row >= self.rows.len()).map(|(_, column)| column)
    }

    /// Marks the row's end or the foot of a column, if the cursor is there.
    fn beyond(&self, plan: &Plan, buf: &mut Buffer) {
        let Some((at_row, at_column)) = self.cursor else { return };
        let row = plan.rows.iter().find(|row| row.index == at_row);
        let column = plan.columns.iter().find(|column| column.index == at_column);
        let mut mark = |x: u16, y, glyph| text::put(buf, x, y, glyph, 1, self.theme.cell_cursor);
        match (row, column) {
            (Some(row), None) if at_column >= self.columns().count() => {
                let last = plan.columns.last().map_or(plan.head.right(), |column| column.at.saturating_add(column.length));
                mark(last, row.at, "▸");
            }
            (None, Some(column)) if at_row >= self.rows.len() => {
                if let Some(y) = plan.foot_line {
                    mark(column.at.saturating_sub(1), y, "[");
                    mark(column.at.saturating_add(column.length), y, "]");
                }
            }
            (None, None) if !self.rows.is_empty() && at_row >= self.rows.len() => {
                if let Some(line) = plan.bloc_line {
                    mark(line.x.saturating_add(text::columns(self.title)), line.y, "◂");
                }
            }
            _ => {}
        }
    }

    fn foot(&self, plan: &Plan, buf: &mut Buffer) {
        let Some((foot, y)) = self.foot.as_ref().zip(plan.foot_line) else { return };
        text::put_in(buf, Rect { y, height: 1, ..plan.head }, foot.label, Align::Left, self.theme.dim);
        for column in &plan.columns {
            let words = foot.texts.get(column.index).map_or("", String::as_str);
            let place = Rect::new(column.at, y, column.length, 1);
            text::put_in(buf, place, words, Align::Centre, self.theme.dim);
        }
    }
}

/// Writes a head in its size: plainly as it is, else in block letters if they have room.
fn set(name: &str, (size, align): (Size, Align), place: Rect, style: Style, buf: &mut Buffer) {
    if size == Size::Plain {
        text::put_in(buf, Rect { height: place.height.min(1), ..place }, name, align, style);
    } else {
        big::draw_in(name, size, place, align, style, buf);
    }
}

#[cfg(test)]
mod tests;
