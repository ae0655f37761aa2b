//! Blocks of lines, one below the other in columns, and those in pages: paged rather than shrunk.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::Paged;
use super::scene::Scene;
use crate::widget::text;

/// Columns of the screen between two columns of text.
const GUTTER: u16 = 4;

/// A heading and what stands under it. The heading is repeated where the block goes on in the next column.
#[derive(Debug, Clone, Default)]
pub(super) struct Block {
    /// Lines of the heading; may be empty.
    pub head: Vec<Line<'static>>,
    /// What stands under it; the lines of one item stay together.
    pub items: Vec<Vec<Line<'static>>>,
}

/// Blocks on their way to the screen.
#[derive(Debug, Clone)]
pub(super) struct Flow {
    area: Rect,
    columns: u16,
    /// The width of a column: what items must fit in.
    pub width: u16,
    blocks: Vec<Block>,
    focus: Option<usize>,
}

/// Where blank lines stand between items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Air {
    /// Between any two.
    Between,
    /// Only beside an item of several lines.
    BetweenLong,
    None,
}

impl Air {
    fn lines(self, before: &[Line<'static>], after: &[Line<'static>]) -> usize {
        let parts = match self {
            Self::Between => true,
            Self::BetweenLong => before.len().max(after.len()) > 2,
            Self::None => false,
        };
        usize::from(parts)
    }
}

/// The blocks in columns, and the column in which each ends.
struct Laid {
    columns: Vec<Vec<Line<'static>>>,
    ends: Vec<usize>,
}

impl Flow {
    /// An empty flow in at most `most` columns, each at least `least` wide.
    pub fn new(area: Rect, least: u16, most: u16) -> Self {
        let columns = ((area.width + GUTTER) / (least + GUTTER)).clamp(1, most.max(1));
        let width = (area.width + GUTTER) / columns - GUTTER.min(area.width);
        Self { area, columns, width, blocks: Vec::new(), focus: None }
    }

    /// Adds a block.
    pub fn push(&mut self, block: Block) {
        self.blocks.push(block);
    }

    /// The page that shows the end of the block last added is the one to begin with.
    pub fn focus_here(&mut self) {
        self.focus = self.blocks.len().checked_sub(1);
    }

    /// Draws the page that is shown now.
    pub fn draw(&self, scene: &Scene, buf: &mut Buffer) -> Paged {
        if self.area.is_empty() {
            return Paged::WHOLE;
        }
        let laid = self.loosest();
        let base = self.focus.and_then(|block| laid.ends.get(block)).map_or(0, |column| column / usize::from(self.columns));
        let paged = scene.page(base, self.pages(&laid));
        let first = paged.page * usize::from(self.columns);
        for (column, at) in laid.columns.iter().skip(first).zip(0..self.columns) {
            let x = self.area.x + at * (self.width + GUTTER);
            for (line, y) in column.iter().zip(self.area.top()..self.area.bottom()) {
                text::put_fitted(buf, (x, y), line, self.width, Style::default());
            }
        }
        paged
    }

    /// As much air as leaves all on one page; what is paged all the same has items of several lines set apart.
    fn loosest(&self) -> Laid {
        let apart = [Air::Between, Air::BetweenLong, Air::None];
        let whole = apart.into_iter().map(|air| self.lay(air)).find(|laid| self.pages(laid) == 1);
        whole.unwrap_or_else(|| self.lay(Air::BetweenLong))
    }

    fn pages(&self, laid: &Laid) -> usize {
        laid.columns.len().div_ceil(usize::from(self.columns)).max(1)
    }

    /// Fills column after column, with blank lines between items and between blocks.
    fn lay(&self, air: Air) -> Laid {
        let height = usize::from(self.area.height);
        let mut columns: Vec<Vec<Line<'static>>> = vec![Vec::new()];
        let mut ends = Vec::new();
        for block in &self.blocks {
            let first = block.head.len() + block.items.first().map_or(0, Vec::len);
            open(&mut columns, if air == Air::Between { 2 } else { 1 }, first, height);
            put(&mut columns, &block.head);
            for (at, item) in block.items.iter().enumerate() {
                let between = if at == 0 { 0 } else { air.lines(&block.items[at - 1], item) };
                if open(&mut columns, between, item.len(), height) {
                    put(&mut columns, &block.head);
                }
                put(&mut columns, item);
            }
            ends.push(columns.len() - 1);
        }
        Laid { columns, ends }
    }
}

/// Leaves a gap in the last column if `lines` more fit after it, else opens the next. Whether it did.
fn open(columns: &mut Vec<Vec<Line<'static>>>, gap: usize, lines: usize, height: usize) -> bool {
    let Some(last) = columns.last_mut() else { return false };
    if last.is_empty() {
        return false;
    }
    if last.len() + gap + lines <= height {
        last.extend(std::iter::repeat_n(Line::default(), gap));
        return false;
    }
    columns.push(Vec::new());
    true
}

fn put(columns: &mut [Vec<Line<'static>>], lines: &[Line<'static>]) {
    if let Some(last) = columns.last_mut() {
        last.extend_from_slice(lines);
    }
}
