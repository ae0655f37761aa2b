//! Frames, turned into the few bytes by which one differs from the last.
//!
//! Two buffers: what the terminal shows, and what it shall show. After a frame they are the same, so a frame may draw over
//! the one before and say where it did. Cells are compared there, and only lines with a difference go through the
//! library's own comparison, which knows wide characters. Terminals do not agree on how wide a character of several parts
//! is (a joined emoji): a line that has or had one is drawn whole, and the place of what follows is named. It must not know
//! what is drawn.

use std::io::{self, Write};

use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::{Buffer, Cell};
use ratatui::crossterm::cursor::{Hide, MoveTo, Show};
use ratatui::crossterm::queue;
use ratatui::crossterm::terminal::{Clear, ClearType};
use ratatui::layout::{Position, Rect};

use crate::widget::text;

/// What is known of the terminal's cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Caret {
    Unknown,
    Hidden,
    At(Position),
}

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
    /// No frame was drawn yet on these buffers.
    fresh: bool,
    /// What the library ends every frame with.
    ending: Vec<u8>,
}

impl Canvas {
    /// A blank screen of so many columns and rows.
    ///
    /// # Errors
    /// Never: bytes are put into memory.
    pub fn new((columns, rows): (u16, u16)) -> io::Result<Self> {
        let area = Rect::new(0, 0, columns, rows);
        let mut ending = Vec::new();
        CrosstermBackend::new(&mut ending).draw(std::iter::empty())?;
        Ok(Self {
            shown: Buffer::empty(area),
            next: Buffer::empty(area),
            caret: Caret::Unknown,
            stale: false,
            fresh: true,
            ending,
        })
    }

    /// Its columns and rows.
    pub const fn size(&self) -> (u16, u16) {
        (self.next.area.width, self.next.area.height)
    }

    /// The terminal has another size now: what it shows is not known.
    pub fn resize(&mut self, (columns, rows): (u16, u16)) {
        let area = Rect::new(0, 0, columns, rows);
        (self.shown, self.next) = (Buffer::empty(area), Buffer::empty(area));
        self.fresh = true;
        self.forget();
    }

    /// What the terminal shows is not known any more: the next frame is drawn whole.
    pub fn forget(&mut self) {
        self.stale = true;
        self.caret = Caret::Unknown;
    }

    /// Draws a frame; the bytes that bring the terminal there are added to `out`, none if it is there already. `draw` says
    /// where the caret is.
    ///
    /// # Errors
    /// Never: bytes are put into memory.
    pub fn frame(&mut self, draw: impl FnOnce(&mut Sheet<'_>) -> Option<Position>, out: &mut Vec<u8>) -> io::Result<()> {
        let (area, fresh) = (self.next.area, std::mem::take(&mut self.fresh));
        let mut sheet = Sheet { area, buf: &mut self.next, fresh, touched: vec![area] };
        let caret = draw(&mut sheet).map_or(Caret::Hidden, Caret::At);
        let mut touched = sheet.touched;
        if std::mem::take(&mut self.stale) {
            queue!(out, Clear(ClearType::All))?;
            self.shown.reset();
            touched = vec![area];
        }
        let before = out.len();
        self.cells(&touched, out)?;
        self.place(caret, out.len() > before, out)
    }

    /// The cells that differ, of those that were drawn.
    fn cells(&mut self, touched: &[Rect], out: &mut Vec<u8>) -> io::Result<()> {
        let width = usize::from(self.next.area.width);
        let rows: Vec<usize> = (0..self.next.area.height).filter(|row| self.differs(*row, touched)).map(usize::from).collect();
        if rows.is_empty() {
            return Ok(());
        }
        let line = |buffer: &Buffer, row: usize| Buffer {
            area: Rect { y: u16::try_from(row).unwrap_or(u16::MAX), height: 1, ..buffer.area },
            content: buffer.content[row * width..(row + 1) * width].to_vec(),
        };
        let lines = rows.iter().map(|row| (line(&self.shown, *row), line(&self.next, *row)));
        let disputed = |line: &Buffer| line.content.iter().any(is_disputed);
        let (whole, compared): (Vec<_>, Vec<_>) = lines.partition(|(shown, next)| disputed(shown) || disputed(next));
        let before = out.len();
        for (_, next) in &whole {
            whole_line(next, out)?;
        }
        if !compared.is_empty() {
            CrosstermBackend::new(&mut *out).draw(compared.iter().flat_map(|(shown, next)| shown.diff_iter(next)))?;
        }
        if out.ends_with(&self.ending) {
            out.truncate(out.len() - self.ending.len());
            if out.len() > before {
                out.write_all(b"\x1b[0m")?;
            }
        }
        for row in rows {
            let cells = row * width..(row + 1) * width;
            self.shown.content[cells.clone()].clone_from_slice(&self.next.content[cells]);
        }
        Ok(())
    }

    /// Whether a row differs where it was drawn.
    fn differs(&self, row: u16, touched: &[Rect]) -> bool {
        let area = self.next.area;
        let mut parts =
            touched.iter().map(|part| part.intersection(area)).filter(|part| (part.top()..part.bottom()).contains(&row));
        parts.any(|part| {
            let at = usize::from(row) * usize::from(area.width) + usize::from(part.x);
            let cells = at..at + usize::from(part.width);
            !self.shown.content[cells.clone()].iter().zip(&self.next.content[cells]).all(|(shown, next)| is_same(shown, next))
        })
    }

    /// The cursor, where it is not where it shall be: cells that were drawn have moved it.
    fn place(&mut self, caret: Caret, moved: bool, out: &mut Vec<u8>) -> io::Result<()> {
        if caret == self.caret && !(moved && matches!(caret, Caret::At(_))) {
            return Ok(());
        }
        match caret {
            Caret::At(at) => {
                queue!(out, MoveTo(at.x, at.y))?;
                if !matches!(self.caret, Caret::At(_)) {
                    queue!(out, Show)?;
                }
            }
            Caret::Hidden | Caret::Unknown => queue!(out, Hide)?,
        }
        self.caret = caret;
        Ok(())
    }
}

/// Whether terminals may take a cell's symbol for wider or narrower than we do: it has several parts.
fn is_disputed(cell: &Cell) -> bool {
    let symbol = cell.symbol();
    !symbol.is_ascii() && symbol.chars().nth(1).is_some()
}

/// Draws every cell of a line. Under a symbol of disputed width its place is blanked first, and behind it the next place
/// is named, so that whatever the terminal takes it for, nothing else moves.
fn whole_line(line: &Buffer, out: &mut Vec<u8>) -> io::Result<()> {
    let mut run: Vec<(u16, u16, &Cell)> = Vec::new();
    let y = line.area.y;
    let mut at = 0;
    while let Some(cell) = line.content.get(at) {
        let x = u16::try_from(at).unwrap_or(u16::MAX);
        let wide = text::columns(cell.symbol()).max(1);
        if is_disputed(cell) {
            let mut blank = Cell::EMPTY;
            (blank.fg, blank.bg, blank.modifier) = (cell.fg, cell.bg, cell.modifier);
            CrosstermBackend::new(&mut *out).draw(run.drain(..).chain((x..x + wide).map(|x| (x, y, &blank))))?;
            CrosstermBackend::new(&mut *out).draw(std::iter::once((x, y, cell)))?;
        } else {
            run.push((x, y, cell));
        }
        at += usize::from(wide);
    }
    CrosstermBackend::new(&mut *out).draw(run.into_iter())
}

/// Whether two cells look the same: what the library's own comparison says, without a call for each symbol.
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
            format!("{contents} {:?} {:?} {:?}", cell.fgcolor(), cell.bgcolor(), cell.is_wide())
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
        let mut canvas = Canvas::new(size).unwrap();
        let mut sent = Vec::new();
        for seed in 0..60 {
            if seed == 30 {
                canvas.forget();
            }
            canvas.frame(|sheet| words(seed, sheet.area, sheet.buf), &mut sent).unwrap();
            let mut whole = Vec::new();
            Canvas::new(size).unwrap().frame(|sheet| words(seed, sheet.area, sheet.buf), &mut whole).unwrap();
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
        let mut canvas = Canvas::new((20, 1)).unwrap();
        let say = |what: &'static str| {
            move |sheet: &mut Sheet<'_>| {
                sheet.buf.reset();
                crate::widget::text::put(sheet.buf, 0, 0, what, sheet.area.width, Style::new());
                None
            }
        };
        let mut out = Vec::new();
        canvas.frame(say("a 👩\u{200d}⚕\u{fe0f} ok"), &mut out).unwrap();
        assert_eq!(behind_an_emoji(&out).trim_end(), "a 👩 ok");
        canvas.frame(say("a 👩\u{200d}⚕\u{fe0f}"), &mut out).unwrap();
        assert!(!behind_an_emoji(&out).contains(['o', 'k']), "{:?}", behind_an_emoji(&out));
        canvas.frame(say("b"), &mut out).unwrap();
        assert_eq!(behind_an_emoji(&out).trim_end(), "b");
    }

    #[test]
    fn the_same_frame_again_sends_nothing_and_a_letter_little() {
        let mut canvas = Canvas::new((80, 24)).unwrap();
        let say = |what: &'static str| {
            move |sheet: &mut Sheet<'_>| {
                sheet.buf.reset();
                let end = crate::widget::text::put(sheet.buf, 3, 20, what, 70, Style::new().fg(Color::Rgb(1, 2, 3)));
                Some(Position::new(end, 20))
            }
        };
        let mut out = Vec::new();
        canvas.frame(say("a lette"), &mut out).unwrap();
        out.clear();
        canvas.frame(say("a lette"), &mut out).unwrap();
        assert!(out.is_empty(), "{out:?}");
        canvas.frame(say("a letter"), &mut out).unwrap();
        assert!(out.len() <= 50, "{}", String::from_utf8_lossy(&out).escape_debug());
    }

    #[test]
    fn what_is_drawn_over_the_frame_before_is_looked_for_where_it_was_drawn() {
        let size = (12, 5);
        let mut canvas = Canvas::new(size).unwrap();
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
            canvas.frame(draw, &mut sent).unwrap();
        }
        let all = |sheet: &mut Sheet<'_>| {
            for at in 35..40 {
                digit(sheet, at);
            }
            None
        };
        Canvas::new(size).unwrap().frame(all, &mut whole).unwrap();
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
