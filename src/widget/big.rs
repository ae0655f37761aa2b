//! Big type for the room: a text as large as it fits, block letters at best, plain bold text at worst.
//!
//! Why: a question and a clock must be read from the last row of chairs. Letters are drawn from an 8x8 font in the public
//! domain with as little space between them as reads well; figures keep one width, so a clock does not jump. A script the
//! font does not know is set plainly, never in boxes. Must not know: what is said.

mod letters;
mod setting;
mod small;

use letters::Letters;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::text::{self, Align};
pub use setting::Setting;

/// How large a text is set, the largest first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Size {
    /// Eight lines high, for a clock on a large screen.
    Huge,
    /// Four lines high.
    Large,
    /// Four lines high and half as wide.
    Narrow,
    /// Three lines high, a letter a little more than two columns wide: for lists.
    Small,
    /// One line, spaced out, bold.
    Spaced,
    /// One line, bold.
    #[default]
    Plain,
}

/// The longest text that is spaced out rather than set plainly, in columns: longer ones read worse for it.
const LONGEST_SPACED: usize = 24;

impl Size {
    /// From the largest down.
    pub const ALL: [Self; 6] = [Self::Huge, Self::Large, Self::Narrow, Self::Small, Self::Spaced, Self::Plain];

    /// The lines of the screen that one line of text takes.
    #[must_use]
    pub fn height(self) -> u16 {
        match self {
            Self::Huge => 8,
            Self::Large | Self::Narrow => 4,
            Self::Small => 3,
            Self::Spaced | Self::Plain => 1,
        }
    }

    /// The columns of the screen that so many letters take, about.
    #[must_use]
    pub fn columns(self, letters: u16) -> u16 {
        let (columns, of) = self.advance();
        u16::try_from((u32::from(letters) * columns).div_ceil(of)).unwrap_or(u16::MAX)
    }

    /// The letters that fit in so many columns, about.
    #[must_use]
    pub fn letters(self, columns: u16) -> u16 {
        let (wide, of) = self.advance();
        u16::try_from(u32::from(columns) * of / wide).unwrap_or(u16::MAX)
    }

    /// So many columns for so many letters of a usual text.
    fn advance(self) -> (u32, u32) {
        match self {
            Self::Huge => (14, 1),
            Self::Large => (7, 1),
            Self::Narrow => (7, 2),
            Self::Small => (7, 3),
            Self::Spaced => (2, 1),
            Self::Plain => (1, 1),
        }
    }
}

/// The largest size in which a text fits an area of that width and height; plain if none does.
#[must_use]
pub fn best(text: &str, width: u16, height: u16) -> Size {
    let fits = |size: &Size| {
        lines(text, *size, width).is_some_and(|lines| lines.len() * usize::from(size.height()) <= usize::from(height))
    };
    Size::ALL.into_iter().find(fits).unwrap_or(Size::Plain)
}

/// The columns of the screen that a text takes in one line in a size; none if that has not all of its letters.
#[must_use]
pub fn width(text: &str, size: Size) -> Option<u16> {
    let wide = if size == Size::Plain { Some(text::width(text)) } else { block_width(text, size) };
    wide.map(|wide| u16::try_from(wide).unwrap_or(u16::MAX))
}

/// The lines of the screen a text takes in a size at a width; none if a word of it does not fit in that size.
#[must_use]
pub fn height(text: &str, size: Size, width: u16) -> Option<u16> {
    let lines = lines(text, size, width)?;
    u16::try_from(lines.len() * usize::from(size.height())).ok()
}

/// The same with so many blank lines between any two lines of block letters: descenders touch no letter below them.
#[must_use]
pub fn height_apart(text: &str, (size, lead): (Size, u16), width: u16) -> Option<u16> {
    let high = height(text, size, width)?;
    let lead = if size < Size::Spaced { lead } else { 0 };
    Some(high + (high / size.height()).saturating_sub(1) * lead)
}

/// Draws a text from the top of an area in the largest size that fits, and gives the lines used.
pub fn draw(text: &str, area: Rect, align: Align, style: Style, buf: &mut Buffer) -> u16 {
    let area = area.intersection(buf.area);
    draw_in(text, best(text, area.width, area.height), area, align, style, buf)
}

/// Draws a text from the top of an area in a size, plainly if it does not fit in that, and gives the lines used. What does
/// not fit even plainly ends in an ellipsis.
pub fn draw_in(text: &str, size: Size, area: Rect, align: Align, style: Style, buf: &mut Buffer) -> u16 {
    draw_apart(text, (size, 0), area, align, style, buf)
}

/// The same with so many blank lines between any two lines of block letters, as far as there is room for them all.
pub fn draw_apart(text: &str, (size, lead): (Size, u16), area: Rect, align: Align, style: Style, buf: &mut Buffer) -> u16 {
    let area = area.intersection(buf.area);
    if area.is_empty() {
        return 0;
    }
    let fitting = lines(text, size, area.width).filter(|l| l.len() * usize::from(size.height()) <= usize::from(area.height));
    let (size, lines) = match fitting {
        Some(lines) => (size, lines),
        None => (Size::Plain, shortened(text, area)),
    };
    let style = if size >= Size::Spaced { style.add_modifier(Modifier::BOLD) } else { style };
    let mut y = area.y;
    let apart = height_apart(text, (size, lead), area.width).is_some_and(|high| high <= area.height);
    for (at, line) in lines.iter().enumerate() {
        y += if at > 0 && apart && size < Size::Spaced { lead } else { 0 };
        for row in drawn(line, size) {
            text::put_in(buf, Rect { y, height: 1, ..area }, &row, align, style);
            y += 1;
        }
    }
    y - area.y
}

/// The text in lines that fit, broken between words, or none if some word does not.
fn lines(text: &str, size: Size, width: u16) -> Option<Vec<String>> {
    let width = usize::from(width);
    match size {
        Size::Plain => Some(text::wrap(text, width)),
        Size::Spaced => {
            let short = text::width(text) <= LONGEST_SPACED && !text.contains('\n');
            (short && text::width(&spaced(text)) <= width).then(|| vec![text.to_owned()])
        }
        Size::Huge | Size::Large | Size::Narrow | Size::Small => {
            let gap = Letters::of(" ", size)?.pixels() + 2;
            let mut lines: Vec<String> = Vec::new();
            for paragraph in text.split('\n') {
                lines.push(String::new());
                let mut used = 0;
                let fits = |word: &str| block_width(word, size).is_some_and(|wide| wide <= width);
                for word in text::words(paragraph, fits) {
                    let line = lines.last_mut()?;
                    let wide = Letters::of(word, size)?.pixels();
                    if line.is_empty() || letters::columns(used + gap + wide, size) > width {
                        if !line.is_empty() {
                            lines.push(String::new());
                        }
                        used = wide;
                    } else {
                        line.push(' ');
                        used += gap + wide;
                    }
                    if letters::columns(used, size) > width {
                        return None;
                    }
                    lines.last_mut()?.push_str(word);
                }
            }
            Some(lines)
        }
    }
}

fn block_width(text: &str, size: Size) -> Option<usize> {
    Letters::of(text, size).map(|letters| letters.columns(size))
}

fn drawn(line: &str, size: Size) -> Vec<String> {
    match (size, Letters::of(line, size)) {
        (Size::Spaced, _) => vec![spaced(line)],
        (Size::Plain, _) | (_, None) => vec![line.to_owned()],
        (_, Some(letters)) => letters.rows(size),
    }
}

fn spaced(text: &str) -> String {
    let letters: Vec<&str> = text::graphemes(text).map(|(_, grapheme, _)| grapheme).collect();
    letters.join(" ")
}

fn shortened(text: &str, area: Rect) -> Vec<String> {
    let all = text::wrap(text, area.width.into());
    let most = usize::from(area.height);
    let more = all.len() > most;
    let mut lines: Vec<String> = all.into_iter().take(most).collect();
    if let (true, Some(last)) = (more, lines.last_mut()) {
        *last = format!("{}{}", text::cut(last, usize::from(area.width) - 1), text::ELLIPSIS);
    }
    lines
}

#[cfg(test)]
mod tests;
