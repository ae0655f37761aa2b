//! Blocks of lines, one below the other in columns, and those in pages: as large as it fits, paged rather than shrunk.
//!
//! Why: every list of the room is read from the last row of chairs, so one rule chooses its type. A step says what
//! stands in its list, in widths that are counted in letters; it knows neither size nor page.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::Paged;
use super::scene::Scene;
use crate::widget::big::{Setting, Size};
use crate::widget::text;

/// Columns of the screen between two columns of text.
const GUTTER: u16 = 4;

/// The rows from which on a list is set in large type: where there are fewer a plain letter is large.
const TALL: u16 = 22;

/// The rows from which on a plain letter is too small for the last row of chairs, and turning pages is better.
const TINY: u16 = 40;

/// The most pages that a list in large type may take, and the fewest lines that one of them holds.
const MOST_PAGES: usize = 6;
const LEAST_LINES: usize = 8;

/// A heading and what stands under it.
#[derive(Debug, Clone, Default)]
pub(super) struct Block {
    /// Lines of the heading; may be empty.
    pub head: Vec<Line<'static>>,
    /// Its lines where the block goes on in the next column; none: those of the heading.
    pub again: Vec<Line<'static>>,
    /// Whether these are the heads of columns: where rows have air between them, so has the first.
    pub columns: bool,
    /// What stands under it; the lines of one item stay together.
    pub items: Vec<Vec<Line<'static>>>,
    /// Whether it begins a column of its own, where there are several.
    pub apart: bool,
    /// The item that must be seen: its page is the one to begin with.
    pub focus: Option<usize>,
}

/// Where blocks go: an area, in columns of text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Flow {
    area: Rect,
    least: u16,
    most: u16,
    even: bool,
    /// Whether all that is on one page in one column of plain type stands in one.
    one_first: bool,
    low: Low,
}

/// When a list is in large type in an area that is low.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Low {
    /// Never: a plain letter is large there.
    Never,
    /// Where all of it is on one page so.
    OnOnePage,
    /// As on a high one: only part of a high screen is left, whose plain letters are too small.
    Always,
}

/// Where blank lines stand between items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Air {
    /// Between any two.
    Between,
    /// Only beside an item of several lines.
    BetweenLong,
    None,
    /// Nor between blocks.
    Nowhere,
}

impl Air {
    /// Between two items whose lines of text are so high.
    fn lines(self, before: &[Line<'static>], after: &[Line<'static>], high: usize) -> usize {
        let parts = match self {
            Self::Between => true,
            Self::BetweenLong => before.len().max(after.len()) > if high > 1 { high } else { 2 },
            Self::None | Self::Nowhere => false,
        };
        usize::from(parts)
    }
}

/// The blocks in columns, and the column of the item that must be seen.
struct Laid {
    columns: Vec<Vec<Line<'static>>>,
    /// The block that each column begins with.
    tops: Vec<usize>,
    focus: Option<usize>,
}

/// Blocks set in one size of type.
struct Set {
    size: Size,
    /// Blank lines between two lines of one text.
    lead: u16,
    area: Rect,
    /// Columns of text on a page.
    columns: u16,
    /// The width of one in columns of the screen.
    width: u16,
    even: bool,
    blocks: Vec<Block>,
}

impl Flow {
    /// In at most `most` columns of text, each at least `least` letters wide.
    pub fn new(area: Rect, least: u16, most: u16) -> Self {
        Self { area, least, most, even: false, one_first: false, low: Low::Never }
    }

    /// With columns of about the same height, for what does not grow: in a list that does, nothing should move.
    pub fn even(self) -> Self {
        Self { even: true, ..self }
    }

    /// The same, in one column as long as all is on one page so: sentences are not broken at half of the screen beside a
    /// column that stays empty.
    pub fn one_column_first(self) -> Self {
        Self { one_first: true, ..self }
    }

    /// The same where the screen is so high that plain letters are too small, though only part of it is left for the list.
    pub fn tiny(self, tiny: bool) -> Self {
        if tiny { Self { low: Low::Always, ..self } } else { self }
    }

    /// The same for what is mostly short: in large type on a low screen too, where all of it is on one page so.
    pub fn short(self) -> Self {
        Self { low: Low::OnOnePage, ..self }
    }

    /// All of it in one column of text.
    pub fn whole(area: Rect) -> Self {
        Self::new(area, u16::MAX, 1)
    }

    /// Draws the page that is shown now of what `build` gives for a size of type.
    pub fn draw(&self, scene: &Scene, buf: &mut Buffer, build: impl Fn(Setting) -> Vec<Block>) -> Paged {
        self.draw_from(scene, buf, build).0
    }

    /// The same, and which of the blocks that page begins with.
    pub fn draw_from(&self, scene: &Scene, buf: &mut Buffer, build: impl Fn(Setting) -> Vec<Block>) -> (Paged, usize) {
        if self.area.is_empty() {
            return (Paged::WHOLE, 0);
        }
        self.largest(build).draw(scene, buf)
    }

    /// The page that is shown now in plain type, whatever there is room for: of what has its large type in itself.
    pub fn draw_plain(&self, scene: &Scene, buf: &mut Buffer, build: impl Fn(Setting) -> Vec<Block>) -> Paged {
        if self.area.is_empty() {
            return Paged::WHOLE;
        }
        self.set((Size::Plain, 0), build).map_or(Paged::WHOLE, |set| set.draw(scene, buf).0)
    }

    /// Whether what `build` gives is in large type here.
    pub fn is_large(&self, build: impl Fn(Setting) -> Vec<Block>) -> bool {
        self.looks(build).0 != Size::Plain
    }

    /// How large what `build` gives is set here, and on how many pages.
    pub fn looks(&self, build: impl Fn(Setting) -> Vec<Block>) -> (Size, usize) {
        let set = self.largest(build);
        (set.size, set.pages())
    }

    /// Whether what `build` gives is on one page here with its items set apart.
    pub fn is_airy(&self, build: impl Fn(Setting) -> Vec<Block>) -> bool {
        matches!(self.largest(build).air(), Some(Air::Between | Air::BetweenLong))
    }

    /// The rule for every list of the room: the largest type in which all is on one page; else plain, if all is on one
    /// page in it and its letters are not tiny; else the smallest of the large types, in a few pages that each hold a good
    /// number of lines; else plain, in as many pages as it takes.
    fn largest(&self, build: impl Fn(Setting) -> Vec<Block>) -> Set {
        let plain = self.set((Size::Plain, 0), &build).unwrap_or_else(|| Set::empty(self.area));
        let one = || Self { most: 1, ..*self }.set((Size::Plain, 0), &build).filter(|set| set.pages() == 1);
        let plain = if self.one_first && plain.columns > 1 { one().unwrap_or(plain) } else { plain };
        let items = plain.blocks.iter().map(|block| block.items.len()).sum::<usize>();
        let lines = usize::from(self.area.height / Size::Small.height());
        let tiny = self.low == Low::Always;
        let low = self.area.height < TALL && !tiny;
        if (low && self.low == Low::Never) || items > lines * usize::from(self.most) * MOST_PAGES {
            return plain;
        }
        let mut small = None;
        for size in [Size::Large, Size::Narrow, Size::Small] {
            let known = Setting::new(size, self.area.width).knows(plain.lines());
            match self.set((size, 0), &build).filter(|_| known) {
                Some(set) if set.pages() == 1 => return self.apart(set, &build),
                set => small = set,
            }
        }
        let readable = low || (self.area.height < TINY && !tiny && plain.pages() == 1);
        let least = if tiny { LEAST_LINES / 2 } else { LEAST_LINES };
        let small = small.filter(|set| !readable && lines >= least && set.pages() <= MOST_PAGES);
        small.map_or(plain, |set| self.apart(set, &build))
    }

    /// The same with a blank line between the lines of each text, where that costs neither a page nor the lines between
    /// two texts.
    fn apart(&self, set: Set, build: impl Fn(Setting) -> Vec<Block>) -> Set {
        let high = usize::from(set.size.height());
        if !set.blocks.iter().any(|block| block.items.iter().any(|item| item.len() > high)) {
            return set;
        }
        let airy = |set: &Set| matches!(set.air(), Some(Air::Between | Air::BetweenLong)) || set.pages() > 1;
        let apart = self.set((set.size, 1), build).filter(|apart| apart.pages() == set.pages() && airy(apart));
        apart.unwrap_or(set)
    }

    /// What `build` gives in that size and with so many blank lines between lines, if every word and every item has room.
    fn set(&self, (size, lead): (Size, u16), build: impl Fn(Setting) -> Vec<Block>) -> Option<Set> {
        let area = self.area;
        let gutter = size.columns(GUTTER);
        let least = size.columns(self.least).min(area.width);
        let columns = ((area.width + gutter) / (least + gutter).max(1)).clamp(1, self.most.max(1));
        let width = (area.width + gutter) / columns - gutter.min(area.width);
        let setting = Setting::new(size, width).apart(lead);
        let set = Set { size, lead, area, columns, width, even: self.even, blocks: build(setting) };
        (size == Size::Plain || set.has_room(setting)).then_some(set)
    }
}

impl Set {
    fn empty(area: Rect) -> Self {
        Self { size: Size::Plain, lead: 0, area, columns: 1, width: area.width, even: false, blocks: Vec::new() }
    }

    /// Whether each word has room in its column, and each item on a page.
    fn has_room(&self, setting: Setting) -> bool {
        let height = usize::from(self.area.height);
        let items = |block: &Block| block.items.iter().all(|item| block.head.len() + item.len() <= height && setting.holds(item));
        self.blocks.iter().all(|block| setting.holds(&block.head) && items(block))
    }

    /// The lines of the screen.
    fn lines(&self) -> impl Iterator<Item = &Line<'static>> {
        self.blocks.iter().flat_map(|block| block.head.iter().chain(block.items.iter().flatten()))
    }

    fn pages(&self) -> usize {
        self.loosest().pages(self.columns)
    }

    fn draw(&self, scene: &Scene, buf: &mut Buffer) -> (Paged, usize) {
        let laid = self.loosest();
        let base = laid.focus.map_or(0, |column| column / usize::from(self.columns));
        let paged = scene.page(base, laid.pages(self.columns));
        let first = paged.page * usize::from(self.columns);
        let gutter = self.size.columns(GUTTER);
        for (column, at) in laid.columns.iter().skip(first).zip(0..self.columns) {
            let x = self.area.x + at * (self.width + gutter);
            for (line, y) in column.iter().zip(self.area.top()..self.area.bottom()) {
                text::put_fitted(buf, (x, y), line, self.width, Style::default());
            }
        }
        (paged, laid.tops.get(first).copied().unwrap_or(0))
    }

    /// As much air as leaves all on one page; what is paged all the same has items of several lines set apart.
    fn loosest(&self) -> Laid {
        let height = self.area.height;
        let Some(air) = self.air() else { return self.lay(Air::BetweenLong, height) };
        let least = if self.even { 1 } else { height };
        let low = (least..height).find(|height| self.holds(*height) && self.lay(air, *height).pages(self.columns) == 1);
        self.lay(air, low.unwrap_or(height))
    }

    /// The most air that leaves all on one page, if that is enough for it.
    fn air(&self) -> Option<Air> {
        let apart = [Air::Between, Air::BetweenLong, Air::None, Air::Nowhere];
        apart.into_iter().find(|air| self.lay(*air, self.area.height).pages(self.columns) == 1)
    }

    /// Whether each item, below the heading of its block, has room in columns of this height.
    fn holds(&self, height: u16) -> bool {
        let high = |block: &Block| block.head.len() + block.items.iter().map(Vec::len).max().unwrap_or(0);
        self.blocks.iter().all(|block| high(block) <= usize::from(height))
    }

    /// Fills column after column of this height, with blank lines between items and between blocks.
    fn lay(&self, air: Air, height: u16) -> Laid {
        let height = usize::from(height);
        let lines = usize::from(self.size.height());
        let mut columns: Vec<Vec<Line<'static>>> = vec![Vec::new()];
        let mut tops = vec![0];
        let mut focus = None;
        for (index, block) in self.blocks.iter().enumerate() {
            let first = block.head.len() + block.items.first().map_or(0, Vec::len);
            let gap = match air {
                Air::Between => 2,
                Air::BetweenLong | Air::None => 1,
                Air::Nowhere => 0,
            };
            if block.apart && self.columns > 1 && columns.last().is_some_and(|column| !column.is_empty()) {
                columns.push(Vec::new());
            }
            let lead = usize::from(self.lead);
            open(&mut columns, gap + lead, first, height);
            put(&mut columns, &block.head);
            // In large type the heads of columns would touch the first row.
            let apart = match air {
                _ if lead > 0 => true,
                Air::Between => lines > 1 || block.columns,
                Air::BetweenLong => lines > 1 && block.columns,
                Air::None | Air::Nowhere => false,
            };
            if apart && !block.head.is_empty() {
                put(&mut columns, &[Line::default()]);
            }
            for (at, item) in block.items.iter().enumerate() {
                let between = if at == 0 { 0 } else { lead + air.lines(&block.items[at - 1], item, lines) };
                if open(&mut columns, between, item.len(), height) {
                    put(&mut columns, if block.again.is_empty() { &block.head } else { &block.again });
                }
                put(&mut columns, item);
                tops.resize(columns.len(), index);
                if block.focus == Some(at) {
                    focus = Some(columns.len() - 1);
                }
            }
        }
        Laid { columns, tops, focus }
    }
}

impl Laid {
    fn pages(&self, columns: u16) -> usize {
        self.columns.len().div_ceil(usize::from(columns)).max(1)
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
