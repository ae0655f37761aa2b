//! A row of the grid: what it shows, and how much room that takes.

use std::ops::Deref;
use std::rc::Rc;

use ratatui::text::Line;

use super::{CellFace, figures};
use crate::widget::bar::Parts;
use crate::widget::text;

/// What one row shows: its head, its cells, its end.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GridRow {
    /// Its name.
    pub name: String,
    /// Its reading in words, under the name where rows have two lines; empty for none.
    pub words: Line<'static>,
    /// Whether the row is the one being looked at.
    pub lit: bool,
    /// Its cells, one per column over all blocs; a missing one is not asked.
    pub faces: Vec<CellFace>,
    /// What stands behind the cells in figures scale, where there is room.
    pub end: Option<RowEnd>,
}

/// A bar and words behind the cells of a row.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RowEnd {
    /// How the pairs relate on this theme; none: no bar.
    pub parts: Option<Parts>,
    /// Words and figures.
    pub words: Line<'static>,
    /// What stands in their place where they do not fit; none: the pieces that fit.
    pub brief: Option<Line<'static>>,
    /// What the bar is, then each piece of the words: what stands over the rows.
    pub heads: &'static [&'static str],
}

/// A row with the columns that it needs, worked out once: a row that stays is kept from frame to frame, and is told to be
/// the same without looking at its cells.
#[derive(Debug, Clone)]
pub struct MeasuredRow(Rc<Measured>);

#[derive(Debug)]
struct Measured {
    row: GridRow,
    name: usize,
    words: usize,
    end: usize,
    cell: usize,
    tight: Vec<usize>,
    lit: Option<usize>,
}

impl From<GridRow> for MeasuredRow {
    fn from(row: GridRow) -> Self {
        Self(Rc::new(Measured {
            name: text::width(&row.name),
            words: text::line_width(&row.words),
            end: row.end.as_ref().map_or(0, |end| text::line_width(&end.words)),
            cell: row.faces.iter().map(figures::columns).max().unwrap_or(0),
            tight: row.faces.iter().map(figures::marked_columns).collect(),
            lit: row.faces.iter().position(|face| face.lit),
            row,
        }))
    }
}

impl Deref for MeasuredRow {
    type Target = GridRow;

    fn deref(&self) -> &GridRow {
        &self.0.row
    }
}

impl PartialEq for MeasuredRow {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0) || self.0.row == other.0.row
    }
}

impl MeasuredRow {
    /// The columns of its name or, where they are shown, its words, whichever are more.
    #[must_use]
    pub fn head_columns(&self, with_words: bool) -> usize {
        if with_words { self.0.name.max(self.0.words) } else { self.0.name }
    }

    /// The columns of the words at its end, if it has an end.
    #[must_use]
    pub fn end_columns(&self) -> Option<usize> {
        self.end.as_ref().map(|_| self.0.end)
    }

    /// The columns that each of its cells needs to say all that it holds, marks and all.
    #[must_use]
    pub fn cell_columns(&self) -> usize {
        self.0.cell
    }

    /// The columns that the cell in a column needs for all its marks, without counts; none where a cell is missing.
    #[must_use]
    pub fn marked_columns(&self, column: usize) -> Option<usize> {
        self.0.tight.get(column).copied()
    }

    /// The first of its cells that is lit.
    #[must_use]
    pub fn first_lit(&self) -> Option<usize> {
        self.0.lit
    }
}
