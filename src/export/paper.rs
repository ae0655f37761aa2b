//! What is printed, leaf by leaf, whatever makes the pages: the report's parts, and the pack.

use super::report::{Block, Part, Table};

/// What begins on a new page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// Whether it lies across.
    pub is_across: bool,
    /// What stands on it, from the top.
    pub items: Vec<Item>,
}

/// One thing on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// A block of the report.
    Block(Block),
    /// A table to be written into: ruled all round, its rows high enough for a hand.
    Form(Table),
    /// Slips to be cut, two side by side: the lines on each.
    Slips(Vec<Vec<String>>),
}

impl From<&Part<'_>> for Leaf {
    fn from(part: &Part) -> Self {
        Self { is_across: part.is_across, items: part.blocks.iter().cloned().map(Item::Block).collect() }
    }
}
