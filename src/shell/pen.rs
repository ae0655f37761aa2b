//! Cells as the bytes that make a terminal show them, as few as there can be: where the terminal's pen stands and how it
//! writes is remembered, from frame to frame, and only what is otherwise is said.
//!
//! Why: over a slow line bytes are time. The library's writer says both colours at every change of one, goes to every cell
//! by its full address and puts everything back at the end of each frame: 68 bytes for a letter.

use ratatui::buffer::{Cell, CellWidth};
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};

/// The pen of a terminal so many columns wide.
#[derive(Debug, Clone, Default)]
pub struct Pen {
    columns: u16,
    /// Where it stands; none where that is not known.
    at: Option<Position>,
    /// Whether it stands there whatever the terminal takes for the width of a sign.
    sure: bool,
    /// How it writes; none where that is not known.
    ink: Option<Ink>,
}

/// How a pen writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Ink {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

/// Modifiers that are seen where nothing is written.
const SEEN_ON_BLANK: Modifier =
    Modifier::REVERSED.union(Modifier::UNDERLINED).union(Modifier::CROSSED_OUT).union(Modifier::HIDDEN);

impl Ink {
    /// Whether a cell written with it looks as it should: of a blank only the ground is seen.
    fn writes(self, cell: &Cell) -> bool {
        let same = |ink: Self| ink.fg == cell.fg && ink.modifier == cell.modifier;
        self.bg == cell.bg && (same(self) || is_blank(cell) && !self.modifier.intersects(SEEN_ON_BLANK))
    }
}

/// Whether nothing is seen in a cell but its ground.
pub fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && !cell.modifier.intersects(SEEN_ON_BLANK)
}

/// As a terminal writes at first.
const PLAIN: Ink = Ink { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

/// What sets a modifier, and what takes it away: bold and dim go together.
const MODIFIERS: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

impl Pen {
    /// A pen of which nothing is known.
    pub fn new(columns: u16) -> Self {
        Self { columns, ..Self::default() }
    }

    /// Makes the whole screen blank.
    pub fn clear(&mut self, out: &mut Vec<u8>) {
        out.extend(b"\x1b[0m\x1b[2J");
        self.ink = Some(PLAIN);
    }

    /// Writes a cell.
    pub fn put(&mut self, x: u16, y: u16, cell: &Cell, out: &mut Vec<u8>) {
        self.go(Position { x, y }, out);
        if !self.ink.is_some_and(|ink| ink.writes(cell)) {
            self.dip(Ink { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }, out);
        }
        out.extend(cell.symbol().as_bytes());
        self.sure &= cell.symbol().is_ascii();
        // In the last column terminals differ in where they stand afterwards.
        let next = x.saturating_add(cell.cell_width());
        self.at = Some(Position { x: next, y }).filter(|at| at.x < self.columns);
    }

    /// Forgets where it stands: what was written last is taken for wider by some terminals than by others.
    pub fn lose(&mut self) {
        self.at = None;
    }

    /// Whether a cell costs no more than its one sign where the pen stands.
    pub fn is_at_hand(&self, cell: &Cell) -> bool {
        cell.symbol().len() == 1 && self.ink.is_some_and(|ink| ink.writes(cell))
    }

    /// Goes to a place: by steps where it is sure to stand in the line, else by its address.
    pub fn go(&mut self, to: Position, out: &mut Vec<u8>) {
        match self.at.filter(|at| at.y == to.y) {
            Some(at) if self.sure && at.x == to.x => return,
            Some(at) if self.sure && at.x < to.x => step(to.x - at.x, b'C', out),
            Some(at) if self.sure && to.x > 0 => back(at.x, to.x, out),
            // What was just written ends where the next begins: so long as nothing lies between, there is nothing to say.
            Some(at) if at.x == to.x => return,
            Some(_) => step(to.x + 1, b'G', out),
            None => address(to, out),
        }
        (self.at, self.sure) = (Some(to), true);
    }

    /// Takes another ink: as a change of the last or from a plain one, whichever is shorter.
    fn dip(&mut self, ink: Ink, out: &mut Vec<u8>) {
        out.extend(b"\x1b[");
        let start = out.len();
        if let Some(from) = self.ink {
            Code::after(out).change(from, ink);
        }
        let changed = start..out.len();
        let mut afresh = Code::after(out);
        afresh.add(0);
        afresh.change(PLAIN, ink);
        if self.ink.is_some() && changed.len() < out.len() - changed.end {
            out.truncate(changed.end);
        } else {
            out.drain(changed);
        }
        out.push(b'm');
        self.ink = Some(ink);
    }
}

/// The numbers of one change of ink.
struct Code<'a> {
    out: &'a mut Vec<u8>,
    start: usize,
}

impl<'a> Code<'a> {
    /// No number yet, behind what is there.
    const fn after(out: &'a mut Vec<u8>) -> Self {
        Self { start: out.len(), out }
    }

    fn add(&mut self, number: u8) {
        if self.out.len() > self.start {
            self.out.push(b';');
        }
        number_to(number.into(), self.out);
    }

    fn add_all<const N: usize>(&mut self, numbers: [u8; N]) {
        for number in numbers {
            self.add(number);
        }
    }

    fn change(&mut self, from: Ink, to: Ink) {
        if from.modifier != to.modifier {
            self.modifiers(from.modifier, to.modifier);
        }
        if from.fg != to.fg {
            self.colour(to.fg, 30);
        }
        if from.bg != to.bg {
            self.colour(to.bg, 40);
        }
    }

    fn modifiers(&mut self, from: Modifier, to: Modifier) {
        let gone = from - to;
        let mut stays = from & to;
        let mut said = 0;
        for (_, _, off) in MODIFIERS.iter().filter(|(modifier, ..)| gone.contains(*modifier)) {
            // Those that go together stand beside each other: once is enough, and what stays of them has to be set again.
            if said != *off {
                self.add(*off);
            }
            said = *off;
            for (other, ..) in MODIFIERS.iter().filter(|(_, _, other)| other == off) {
                stays.remove(*other);
            }
        }
        for (modifier, on, _) in MODIFIERS {
            if (to - stays).contains(modifier) {
                self.add(on);
            }
        }
    }

    /// A colour of what is written, from 30, or of the ground, from 40.
    fn colour(&mut self, colour: Color, of: u8) {
        let index = match colour {
            Color::Reset => return self.add(of + 9),
            Color::Rgb(red, green, blue) => return self.add_all([of + 8, 2, red, green, blue]),
            Color::Indexed(index) => index,
            Color::Black => 0,
            Color::Red => 1,
            Color::Green => 2,
            Color::Yellow => 3,
            Color::Blue => 4,
            Color::Magenta => 5,
            Color::Cyan => 6,
            Color::Gray => 7,
            Color::DarkGray => 8,
            Color::LightRed => 9,
            Color::LightGreen => 10,
            Color::LightYellow => 11,
            Color::LightBlue => 12,
            Color::LightMagenta => 13,
            Color::LightCyan => 14,
            Color::White => 15,
        };
        self.add_all([of + 8, 5, index]);
    }
}

/// So many columns on or back, or to a column.
fn step(by: u16, how: u8, out: &mut Vec<u8>) {
    out.extend(b"\x1b[");
    if by > 1 {
        number_to(by, out);
    }
    out.push(how);
}

/// Back to a column: by steps, or by its number where that is shorter.
fn back(from: u16, to: u16, out: &mut Vec<u8>) {
    if from - to < 10 || to + 1 >= 100 { step(from - to, b'D', out) } else { step(to + 1, b'G', out) }
}

fn address(to: Position, out: &mut Vec<u8>) {
    out.extend(b"\x1b[");
    number_to(to.y + 1, out);
    if to.x > 0 {
        out.push(b';');
        number_to(to.x + 1, out);
    }
    out.push(b'H');
}

/// The digits of a number, without a text made for them: a frame of colours is thousands of numbers.
fn number_to(number: u16, out: &mut Vec<u8>) {
    let mut unit = if number < 10 {
        1
    } else if number < 100 {
        10
    } else {
        100
    };
    while number / unit >= 10 {
        unit *= 10;
    }
    while unit > 0 {
        out.push(b'0' + (number / unit % 10) as u8);
        unit /= 10;
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Style;

    use super::*;

    const COLOURS: [Color; 6] =
        [Color::Reset, Color::Red, Color::White, Color::Indexed(77), Color::Rgb(1, 2, 3), Color::Rgb(200, 2, 3)];

    #[expect(clippy::disallowed_methods, reason = "cells are written here, not drawn")]
    fn cell(symbol: &str, number: usize) -> Cell {
        let mut cell = Cell::EMPTY;
        let bits = u16::try_from(number * 37 % 512).unwrap();
        let modifier = Modifier::from_bits_truncate(bits);
        cell.set_style(Style::new().fg(COLOURS[number % 6]).bg(COLOURS[number / 5 % 6]).add_modifier(modifier));
        cell.set_symbol(symbol);
        cell
    }

    /// What the terminal shows of each cell of these bytes.
    fn looks(bytes: &[u8]) -> Vec<String> {
        let mut parser = vt100::Parser::new(6, 20, 0);
        parser.process(bytes);
        let places = (0..6).flat_map(|y| (0..20).map(move |x| (y, x)));
        let look = |(y, x)| {
            let cell = parser.screen().cell(y, x).unwrap();
            let seen = (cell.bgcolor(), cell.underline(), cell.inverse());
            if cell.contents().trim().is_empty() && !(seen.1 || seen.2) {
                return format!("{seen:?}");
            }
            format!("{:?} {:?} {seen:?} {} {} {}", cell.contents(), cell.fgcolor(), cell.bold(), cell.dim(), cell.italic())
        };
        places.map(look).collect()
    }

    #[test]
    fn numbers_are_written_in_digits() {
        for number in (0..1_200).chain([9_999, 10_000, u16::MAX]) {
            let mut out = Vec::new();
            number_to(number, &mut out);
            assert_eq!(out, number.to_string().into_bytes());
        }
    }

    #[test]
    fn cells_written_one_after_the_other_look_as_each_written_alone() {
        let (mut pen, mut bytes, mut alone) = (Pen::new(20), Vec::new(), Vec::new());
        for number in 0..4_000 {
            let (x, y) = (u16::try_from(number * number % 19).unwrap(), u16::try_from(number / 7 % 6).unwrap());
            let cell = cell(["a", " ", "−", "é"][number % 4], number * 11);
            pen.put(x, y, &cell, &mut bytes);
            Pen::new(20).put(x, y, &cell, &mut alone);
            if number % 40 == 0 {
                assert_eq!(looks(&bytes), looks(&alone), "{number}");
            }
        }
        assert!(bytes.len() < alone.len(), "{} {}", bytes.len(), alone.len());
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "cells are written here, not drawn")]
    fn what_the_pen_has_already_is_not_said_again() {
        let mut pen = Pen::new(20);
        let mut said = |x: u16, y: u16, symbol: &str, style: Style| {
            let mut cell = Cell::EMPTY;
            cell.set_style(style);
            cell.set_symbol(symbol);
            let mut out = Vec::new();
            pen.put(x, y, &cell, &mut out);
            String::from_utf8(out).unwrap().replace('\x1b', "^")
        };
        let red = Style::new().fg(Color::Red).bg(Color::Rgb(1, 2, 3));
        assert_eq!(said(3, 2, "a", red), "^[3;4H^[0;38;5;1;48;2;1;2;3ma");
        assert_eq!(said(4, 2, "b", red), "b");
        assert_eq!(said(7, 2, "c", red.fg(Color::White)), "^[2C^[38;5;15mc");
        assert_eq!(said(2, 2, "d", red.fg(Color::White).bold()), "^[6D^[1md");
        assert_eq!(said(0, 3, "−", red.fg(Color::White)), "^[4H^[22m−");
        assert_eq!(said(1, 3, "x", red.fg(Color::White)), "x", "what follows at once stands where it stands");
        assert_eq!(said(5, 3, "x", red.fg(Color::White)), "^[6Gx", "some terminals take − for two columns");
        assert_eq!(said(19, 3, "x", Style::new()), "^[13C^[0mx");
        assert_eq!(said(18, 3, " ", Style::new().fg(Color::White)), "^[4;19H ", "of a blank only the ground is seen");
        assert_eq!(said(0, 4, "x", Style::new()), "^[5Hx");
    }
}
