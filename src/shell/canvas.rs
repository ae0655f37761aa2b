//! Frames, turned into the few bytes by which one differs from the last.
//!
//! Two buffers: what the terminal shows, and what it shall show. After a frame they are the same, so a frame may draw
//! over the one before and say where it did. Cells are compared there; only lines with wide characters go through the
//! library's own comparison, which knows how they cover each other. Where the terminal is blank there is nothing to
//! compare with: what it shows is then noted after the frame is written, so that the first frame touches half the memory.
//! Terminals do not agree on how wide a character of several parts is (a joined emoji): a line that has or had one is
//! drawn whole, and the place of what follows is named. It must not know what is drawn.

use std::ops::Range;

use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::{Position, Rect};

use super::pen::{Pen, is_blank};
use crate::widget::text;

/// What is known of the terminal's cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Caret {
    Unknown,
    Hidden,
    At(Position),
}

/// The most cells that are written once more to save a step.
const BRIDGED: u16 = 3;

/// The most cells of a row that are looked at for a shorter order.
const SORTED: usize = 80;

/// The most rows of a frame that are: it costs as much again, and of a frame that changes more the bytes are many anyway.
const SORTED_ROWS: usize = 12;

/// What a frame is drawn on.
#[derive(Debug)]
pub struct Sheet<'a> {
    /// All of it.
    pub area: Rect,
    /// The frame before, or, if it is [fresh](Self::fresh), anything.
    pub buf: &'a mut Buffer,
    /// Whether the frame before is not known, so that all must be drawn.
    pub fresh: bool,
    /// Where this frame is drawn: elsewhere nothing may be changed. The whole area, if this is not narrowed.
    pub touched: Vec<Rect>,
}

/// The screen as it is and as it shall be.
#[derive(Debug)]
pub struct Canvas {
    shown: Buffer,
    next: Buffer,
    caret: Caret,
    /// What the terminal shows is not known.
    stale: bool,
    /// The terminal shows what was drawn last; `shown` does not say so yet.
    owed: bool,
    /// No frame was drawn yet on these buffers.
    fresh: bool,
    pen: Pen,
}

impl Canvas {
    /// A screen of so many columns and rows. What a terminal shows at first is not known: a program that was killed may
    /// have left something.
    pub fn new((columns, rows): (u16, u16)) -> Self {
        let area = Rect::new(0, 0, columns, rows);
        Self {
            shown: Buffer::empty(Rect::ZERO),
            next: Buffer::empty(area),
            caret: Caret::Unknown,
            stale: true,
            owed: false,
            fresh: true,
            pen: Pen::new(columns),
        }
    }

    /// Its columns and rows.
    pub const fn size(&self) -> (u16, u16) {
        (self.next.area.width, self.next.area.height)
    }

    /// The terminal has another size now: what it shows is not known.
    pub fn resize(&mut self, (columns, rows): (u16, u16)) {
        let area = Rect::new(0, 0, columns, rows);
        (self.shown, self.next) = (Buffer::empty(Rect::ZERO), Buffer::empty(area));
        (self.fresh, self.owed) = (true, false);
        self.forget();
    }

    /// What the terminal shows is not known any more: the next frame is drawn whole.
    pub fn forget(&mut self) {
        self.stale = true;
        self.caret = Caret::Unknown;
        self.pen = Pen::new(self.next.area.width);
    }

    /// Draws a frame; the bytes that bring the terminal there are added to `out`, none if it is there already. `draw` says
    /// where the caret is.
    pub fn frame(&mut self, draw: impl FnOnce(&mut Sheet<'_>) -> Option<Position>, out: &mut Vec<u8>) {
        self.settle();
        let (area, fresh) = (self.next.area, std::mem::take(&mut self.fresh));
        let mut sheet = Sheet { area, buf: &mut self.next, fresh, touched: vec![area] };
        let caret = draw(&mut sheet).map_or(Caret::Hidden, Caret::At);
        let touched = sheet.touched;
        let before = out.len();
        if std::mem::take(&mut self.stale) {
            self.pen.clear(out);
            (0..area.height).for_each(|row| self.row_on_blank(row, out));
            self.owed = true;
        } else {
            let mut written = 0;
            for row in 0..area.height {
                let differ = self.differ(row, &touched);
                if !differ.is_empty() {
                    self.row(row, &differ, written < SORTED_ROWS, out);
                    written += 1;
                }
            }
        }
        self.place(caret, out.len() > before, out);
    }

    /// Notes what the terminal shows, after a frame on a blank one. The next frame does it, where nobody did before.
    pub fn settle(&mut self) {
        if std::mem::take(&mut self.owed) {
            self.shown = self.next.clone();
        }
    }

    /// Writes what is seen in a row, where the terminal is blank.
    fn row_on_blank(&mut self, row: u16, out: &mut Vec<u8>) {
        let width = self.next.area.width;
        let start = usize::from(row) * usize::from(width);
        let line = start..start + usize::from(width);
        if self.next.content[line.clone()].iter().any(|cell| is_wide(cell) || is_disputed(cell)) {
            return self.every_cell(row, &line, out);
        }
        let (mut pen, mut last) = (std::mem::take(&mut self.pen), None);
        for x in (0..width).filter(|x| !looks_as(&Cell::EMPTY, self.cell(row, *x))) {
            self.bridge(&mut pen, last.replace(x), x, row, out);
            pen.put(x, row, self.cell(row, x), out);
        }
        self.pen = pen;
    }

    /// The cells of a row that look otherwise than shown, where it was drawn.
    fn differ(&self, row: u16, touched: &[Rect]) -> Vec<u16> {
        let area = self.next.area;
        let start = usize::from(row) * usize::from(area.width);
        let mut differ: Vec<u16> = Vec::new();
        for part in touched.iter().map(|part| part.intersection(area)) {
            if !(part.top()..part.bottom()).contains(&row) {
                continue;
            }
            let place = start + usize::from(part.left())..start + usize::from(part.right());
            let both = self.shown.content[place.clone()].iter().zip(&self.next.content[place]);
            differ.extend(both.zip(part.left()..).filter(|((shown, next), _)| !looks_as(shown, next)).map(|(_, x)| x));
        }
        // Places that were drawn may lie over each other.
        differ.sort_unstable();
        differ.dedup();
        differ
    }

    /// Writes the cells that differ in a row; `shorter` if the shorter order of them is looked for.
    fn row(&mut self, row: u16, differ: &[u16], shorter: bool, out: &mut Vec<u8>) {
        let width = usize::from(self.next.area.width);
        let start = usize::from(row) * width;
        let line = start..start + width;
        if self.has(&line, is_disputed) {
            return self.whole_row(row, &line, out);
        }
        if self.has(&line, is_wide) {
            return self.wide_row(row, &line, out);
        }
        for at in differ.iter().map(|x| start + usize::from(*x)) {
            self.shown.content[at].clone_from(&self.next.content[at]);
        }
        self.write(row, differ, shorter, out);
    }

    /// Writes some cells of a row one after the other, or those of one ink together, whichever is shorter.
    fn write(&mut self, row: u16, cells: &[u16], shorter: bool, out: &mut Vec<u8>) {
        let plain = self.written(row, cells);
        let inks = if shorter && cells.len() <= SORTED { self.by_ink(row, cells) } else { cells.to_vec() };
        let other = (inks != cells).then(|| self.written(row, &inks));
        let (bytes, pen) = other.filter(|(bytes, _)| bytes.len() < plain.0.len()).unwrap_or(plain);
        out.extend(bytes);
        self.pen = pen;
    }

    /// What writes these cells of a row in this order, and the pen after it.
    fn written(&self, row: u16, cells: &[u16]) -> (Vec<u8>, Pen) {
        let (mut pen, mut out, mut last) = (self.pen.clone(), Vec::new(), None);
        for x in cells.iter().copied() {
            self.bridge(&mut pen, last.replace(x), x, row, &mut out);
            pen.put(x, row, self.cell(row, x), &mut out);
        }
        (out, pen)
    }

    /// Cells in the order in which their ink comes first; a blank belongs to what stands before it.
    fn by_ink(&self, row: u16, cells: &[u16]) -> Vec<u16> {
        let mut groups: Vec<(&Cell, Vec<u16>)> = Vec::new();
        let mut last: Option<(usize, u16)> = None;
        for x in cells.iter().copied() {
            let cell = self.cell(row, x);
            let before = last.filter(|(group, at)| at + 1 == x && is_blank(cell) && groups[*group].0.bg == cell.bg);
            let same = |(ink, _): &(&Cell, Vec<u16>)| (ink.fg, ink.bg, ink.modifier) == (cell.fg, cell.bg, cell.modifier);
            let group = before.map(|(group, _)| group).or_else(|| groups.iter().position(same)).unwrap_or(groups.len());
            if group == groups.len() {
                groups.push((cell, Vec::new()));
            }
            groups[group].1.push(x);
            last = Some((group, x));
        }
        groups.into_iter().flat_map(|(_, cells)| cells).collect()
    }

    fn cell(&self, row: u16, x: u16) -> &Cell {
        &self.next.content[usize::from(row) * usize::from(self.next.area.width) + usize::from(x)]
    }

    /// Writes the few cells between the last one written and the next once more, where that is shorter than to step over them.
    fn bridge(&self, pen: &mut Pen, last: Option<u16>, x: u16, row: u16, out: &mut Vec<u8>) {
        let Some(from) = last.map(|last| last + 1).filter(|from| *from < x && x - *from <= BRIDGED) else { return };
        if (from..x).all(|x| pen.is_at_hand(self.cell(row, x))) {
            for x in from..x {
                pen.put(x, row, self.cell(row, x), out);
            }
        }
    }

    /// Whether a line has, or had, such a cell.
    fn has(&self, line: &Range<usize>, such: fn(&Cell) -> bool) -> bool {
        [&self.shown, &self.next].into_iter().any(|buffer| buffer.content[line.clone()].iter().any(such))
    }

    /// Writes a row anew, whatever stood there.
    fn whole_row(&mut self, row: u16, line: &Range<usize>, out: &mut Vec<u8>) {
        self.shown.content[line.clone()].clone_from_slice(&self.next.content[line.clone()]);
        self.every_cell(row, line, out);
    }

    /// Writes every cell of a row. Under a symbol of disputed width its place is blanked first, and behind it the next
    /// place is named, so that whatever the terminal takes it for, nothing else moves.
    fn every_cell(&mut self, row: u16, line: &Range<usize>, out: &mut Vec<u8>) {
        let mut x = 0;
        while x < self.next.area.width {
            let cell = &self.next.content[line.start + usize::from(x)];
            let wide = text::columns(cell.symbol()).max(1);
            if is_disputed(cell) {
                let mut blank = Cell::EMPTY;
                (blank.fg, blank.bg, blank.modifier) = (cell.fg, cell.bg, cell.modifier);
                for x in x..(x + wide).min(self.next.area.width) {
                    self.pen.put(x, row, &blank, out);
                }
                self.pen.put(x, row, cell, out);
                self.pen.lose();
            } else {
                self.pen.put(x, row, cell, out);
            }
            x += wide;
        }
    }

    /// Writes what differs in a row with wide characters, as the library compares it.
    fn wide_row(&mut self, row: u16, line: &Range<usize>, out: &mut Vec<u8>) {
        let area = Rect { y: row, height: 1, ..self.next.area };
        let of = |buffer: &Buffer| Buffer { area, content: buffer.content[line.clone()].to_vec() };
        let (shown, next) = (of(&self.shown), of(&self.next));
        for (x, y, cell) in shown.diff_iter(&next) {
            self.pen.put(x, y, cell, out);
        }
        self.shown.content[line.clone()].clone_from_slice(&next.content);
    }

    /// The cursor, where it is not where it shall be: cells that were drawn have moved it.
    fn place(&mut self, caret: Caret, moved: bool, out: &mut Vec<u8>) {
        if caret == self.caret && !(moved && matches!(caret, Caret::At(_))) {
            return;
        }
        match caret {
            Caret::At(at) => {
                self.pen.go(at, out);
                if !matches!(self.caret, Caret::At(_)) {
                    out.extend(b"\x1b[?25h");
                }
            }
            Caret::Hidden | Caret::Unknown => out.extend(b"\x1b[?25l"),
        }
        self.caret = caret;
    }
}

/// Whether it is not one column wide.
fn is_wide(cell: &Cell) -> bool {
    cell.symbol().len() > 1 && cell.cell_width() != 1
}

/// Whether terminals may take a cell's symbol for wider or narrower than we do: it has several parts.
fn is_disputed(cell: &Cell) -> bool {
    let symbol = cell.symbol();
    !symbol.is_ascii() && symbol.chars().nth(1).is_some()
}

/// Whether two cells look the same: what the library's own comparison says, without a call for each symbol, but that of a
/// blank only the ground is seen.
fn looks_as(a: &Cell, b: &Cell) -> bool {
    is_same(a, b) || a.bg == b.bg && is_blank(a) && is_blank(b)
}

/// What the library's own comparison says, without a call for each symbol.
fn is_same(a: &Cell, b: &Cell) -> bool {
    let (one, other) = (a.symbol().as_bytes(), b.symbol().as_bytes());
    a.fg == b.fg
        && a.bg == b.bg
        && a.modifier == b.modifier
        && one.len() == other.len()
        && one.first() == other.first()
        && (one.len() <= 1 || one == other)
}

#[cfg(test)]
mod tests;
