//! Frames, turned into the few bytes by which one differs from the last.
//!
//! Two buffers: what the terminal shows, and what it shall show. After a frame they are the same, so a frame may draw over
//! the one before and say where it did. Cells are compared there; only lines with wide characters go through the library's
//! own comparison, which knows how they cover each other. Where the terminal is blank there is nothing to compare with: what
//! it shows is then noted after the frame is written, so that the first frame touches half the memory. Terminals do not agree on how wide a character of several parts
//! is (a joined emoji): a line that has or had one is drawn whole, and the place of what follows is named. It must not know
//! what is drawn.

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
            (0..area.height).for_each(|row| self.row(row, &touched, out));
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

    /// Writes what differs in a row, where it was drawn.
    fn row(&mut self, row: u16, touched: &[Rect], out: &mut Vec<u8>) {
        let area = self.next.area;
        let start = usize::from(row) * usize::from(area.width);
        let line = start..start + usize::from(area.width);
        let mut differ: Vec<u16> = Vec::new();
        for part in touched.iter().map(|part| part.intersection(area)) {
            if !(part.top()..part.bottom()).contains(&row) {
                continue;
            }
            let place = start + usize::from(part.left())..start + usize::from(part.right());
            let both = self.shown.content[place.clone()].iter().zip(&self.next.content[place]);
            differ.extend(both.zip(part.left()..).filter(|((shown, next), _)| !looks_as(shown, next)).map(|(_, x)| x));
        }
        if differ.is_empty() {
            return;
        }
        if self.has(&line, is_disputed) {
            return self.whole_row(row, &line, out);
        }
        if self.has(&line, is_wide) {
            return self.wide_row(row, &line, out);
        }
        // Places that were drawn may lie over each other.
        differ.sort_unstable();
        differ.dedup();
        for at in differ.iter().map(|x| start + usize::from(*x)) {
            self.shown.content[at].clone_from(&self.next.content[at]);
        }
        self.write(row, &differ, out);
    }

    /// Writes some cells of a row one after the other, or those of one ink together, whichever is shorter.
    fn write(&mut self, row: u16, cells: &[u16], out: &mut Vec<u8>) {
        let plain = self.written(row, cells);
        let inks = self.by_ink(row, cells);
        let other = (inks.len() <= SORTED && inks != cells).then(|| self.written(row, &inks));
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
        for x in cells.iter().copied().take(SORTED + 1) {
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
mod tests {
    use ratatui::style::{Color, Style};

    use super::*;

    /// What a terminal shows after these bytes: each cell with its colours, the cursor.
    fn looks(bytes: &[u8], size: (u16, u16)) -> (Vec<String>, Option<(u16, u16)>) {
        let mut parser = vt100::Parser::new(size.1, size.0, 0);
        parser.process(bytes);
        let screen = parser.screen();
        let places = (0..size.1).flat_map(|y| (0..size.0).map(move |x| (y, x)));
        let cell = |(y, x): (u16, u16)| {
            let cell = screen.cell(y, x).unwrap();
            let contents = if cell.has_contents() { cell.contents() } else { " " };
            // Of a blank only the ground is seen.
            let ink = (contents != " ").then(|| cell.fgcolor());
            format!("{contents} {ink:?} {:?} {:?}", cell.bgcolor(), cell.is_wide())
        };
        (places.map(cell).collect(), (!screen.hide_cursor()).then(|| screen.cursor_position()))
    }

    fn words(seed: usize, area: Rect, buf: &mut Buffer) -> Option<Position> {
        const SAID: [&str; 6] = ["word", "", "日本語", "a█b", "longer than the line is", "é"];
        buf.reset();
        for y in 0..area.height {
            let word = SAID[(seed * 7 + usize::from(y) * seed) % SAID.len()];
            let x = u16::try_from((seed * 3 + usize::from(y)) % 9).unwrap();
            let colour = Color::Indexed(u8::try_from(seed % 200).unwrap());
            let style = if seed.is_multiple_of(3) { Style::new().bg(colour) } else { Style::new().fg(colour) };
            crate::widget::text::put(buf, x, y, word, area.width, style);
        }
        (!seed.is_multiple_of(4)).then(|| Position::new(u16::try_from(seed % 10).unwrap(), 1))
    }

    #[test]
    fn frame_after_frame_the_terminal_shows_what_was_drawn() {
        let size = (12, 5);
        let mut canvas = Canvas::new(size);
        let mut sent = Vec::new();
        for seed in 0..60 {
            if seed == 30 {
                canvas.forget();
            }
            canvas.frame(|sheet| words(seed, sheet.area, sheet.buf), &mut sent);
            let mut whole = Vec::new();
            Canvas::new(size).frame(|sheet| words(seed, sheet.area, sheet.buf), &mut whole);
            assert_eq!(looks(&sent, size), looks(&whole, size), "{seed}");
        }
    }

    /// A terminal that takes a joined emoji for two: it shows a mark where each of its parts would stand.
    fn behind_an_emoji(bytes: &[u8]) -> String {
        let apart = String::from_utf8_lossy(bytes).replace("👩\u{200d}⚕\u{fe0f}", "👩⚕!");
        let mut parser = vt100::Parser::new(1, 20, 0);
        parser.process(apart.as_bytes());
        parser.screen().contents()
    }

    #[test]
    fn where_a_terminal_takes_an_emoji_for_wider_nothing_behind_it_moves() {
        let mut canvas = Canvas::new((20, 1));
        let say = |what: &'static str| {
            move |sheet: &mut Sheet<'_>| {
                sheet.buf.reset();
                crate::widget::text::put(sheet.buf, 0, 0, what, sheet.area.width, Style::new());
                None
            }
        };
        let mut out = Vec::new();
        canvas.frame(say("a 👩\u{200d}⚕\u{fe0f} ok"), &mut out);
        assert_eq!(behind_an_emoji(&out).trim_end(), "a 👩 ok");
        canvas.frame(say("a 👩\u{200d}⚕\u{fe0f}"), &mut out);
        assert!(!behind_an_emoji(&out).contains(['o', 'k']), "{:?}", behind_an_emoji(&out));
        canvas.frame(say("b"), &mut out);
        assert_eq!(behind_an_emoji(&out).trim_end(), "b");
    }

    #[test]
    fn the_same_frame_again_sends_nothing_and_a_letter_little() {
        let mut canvas = Canvas::new((80, 24));
        let say = |what: &'static str| {
            move |sheet: &mut Sheet<'_>| {
                sheet.buf.reset();
                let end = crate::widget::text::put(sheet.buf, 3, 20, what, 70, Style::new().fg(Color::Rgb(1, 2, 3)));
                Some(Position::new(end, 20))
            }
        };
        let mut out = Vec::new();
        canvas.frame(say("a lette"), &mut out);
        out.clear();
        canvas.frame(say("a lette"), &mut out);
        assert!(out.is_empty(), "{out:?}");
        canvas.frame(say("a letter"), &mut out);
        assert!(out.len() <= 2, "{}", String::from_utf8_lossy(&out).escape_debug());
    }

    #[test]
    fn what_is_drawn_over_the_frame_before_is_looked_for_where_it_was_drawn() {
        let size = (12, 5);
        let mut canvas = Canvas::new(size);
        let (mut sent, mut whole) = (Vec::new(), Vec::new());
        let digit = |sheet: &mut Sheet<'_>, at: u16| {
            let y = at % 5;
            crate::widget::text::put(sheet.buf, 4, y, &at.to_string(), 3, Style::new());
            Some(Rect { x: 4, y, width: 3, height: 1 })
        };
        for at in 0..40 {
            let draw = |sheet: &mut Sheet<'_>| {
                assert_eq!(sheet.fresh, at == 0);
                let drawn = digit(sheet, at);
                if at > 0 {
                    sheet.touched = drawn.into_iter().collect();
                }
                None
            };
            if at == 25 {
                canvas.forget();
            }
            canvas.frame(draw, &mut sent);
        }
        let all = |sheet: &mut Sheet<'_>| {
            for at in 35..40 {
                digit(sheet, at);
            }
            None
        };
        Canvas::new(size).frame(all, &mut whole);
        assert_eq!(looks(&sent, size), looks(&whole, size));
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "cells are compared here, not drawn")]
    fn cells_are_the_same_when_the_library_says_so() {
        let mut cells = Vec::new();
        for symbol in [" ", "a", "é", "日", "e\u{301}"] {
            for style in [Style::new(), Style::new().fg(Color::Red), Style::new().bg(Color::Rgb(1, 2, 3)), Style::new().bold()] {
                let mut cell = Cell::default();
                cell.set_symbol(symbol).set_style(style);
                cells.push(cell);
            }
        }
        cells.push(Cell::EMPTY);
        for a in &cells {
            for b in &cells {
                assert_eq!(is_same(a, b), a == b, "{a:?} {b:?}");
            }
        }
    }
}
