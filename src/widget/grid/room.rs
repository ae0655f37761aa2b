//! A cell for the room: large, a sign and dots; two sides one above the other, or in block letters beside each other.
//!
//! Where a cell has room for it, what stands in it is in block letters as high as it: from the last row of chairs a plain dot
//! is not seen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::face::{Blank, CellFace, Channel, Side, Sides};
use crate::widget::big::{self, Size};
use crate::widget::dots;
use crate::widget::text::{self, Align};
use crate::widget::theme::Theme;
use crate::words::Words;

/// The columns of a cell from which its dots are set apart: on so large a screen they are small.
const SPACED: u16 = 24;

/// The block letters of a cell, and the lines from which it has room for them.
const BLOCKS: Size = Size::Small;
const HIGH: u16 = 3;
/// The columns that a mark in block letters takes, with one before it.
const MARK: u16 = 4;
/// The columns of a plain sign and five dots in block letters.
const DOTS: u16 = 16;

/// Draws a cell.
pub(super) fn draw(face: &CellFace, cell: Rect, buf: &mut Buffer, (theme, said): (&Theme, &Words)) {
    if let Some((figure, style)) = &face.figure {
        return filled(cell, figure, face.lit(*style, theme), buf);
    }
    match face.sides() {
        Sides::Neither => {
            let words = face.blank.words(said);
            let fits = text::columns(words).saturating_add(2) <= cell.width;
            let (words, style) =
                if fits { (words, theme.cell_blank.patch(theme.dim)) } else { (face.blank.glyph(), theme.cell_blank) };
            let style = if face.lit { theme.cursor.patch(theme.lit) } else { style };
            // What nobody asked is to vanish, and stays small.
            if face.blank == Blank::NotAsked { filled(cell, words, style, buf) } else { said_in(cell, words, style, buf) }
        }
        Sides::One((side, channel)) => side_in(side, channel, face, cell, (buf, theme, said)),
        Sides::Both(both) => {
            let large = (HIGH..2 * HIGH).contains(&cell.height) && cell.width > 2 * DOTS;
            let places = if cell.height >= 2 && !large { stacked(cell) } else { beside(cell) };
            text::fill(buf, cell, theme.cell_blank);
            for (place, (side, channel)) in places.into_iter().zip(both) {
                side_in(side, channel, face, place, (buf, theme, said));
            }
        }
    }
}

/// Each half of the cell; where they are not even, a blank line stands between.
fn stacked(cell: Rect) -> [Rect; 2] {
    let each = cell.height / 2;
    [Rect { height: each, ..cell }, Rect { y: cell.bottom() - each, height: each, ..cell }]
}

/// Each half of the cell, as wide as the other, so that what stands in them is as large.
fn beside(cell: Rect) -> [Rect; 2] {
    let each = cell.width / 2;
    [Rect { width: each, ..cell }, Rect { x: cell.right() - each, width: each, ..cell }]
}

fn side_in(side: Side, channel: Channel, face: &CellFace, place: Rect, (buf, theme, said): (&mut Buffer, &Theme, &Words)) {
    let style = face.lit(channel.style(side, theme), theme);
    if let Channel::Scored { strength, provisional } = channel {
        let marks = (provisional, face.split.on(side));
        if place.height >= HIGH && place.width >= DOTS + u16::from(marks.1) {
            text::fill(buf, place, style);
            return in_blocks((side, strength), marks, place, style, buf);
        }
        if let Some(words) = airy(side, strength, place.width) {
            filled(place, &words, style, buf);
            return beside_dots(place, text::columns(&words), marks, style, buf);
        }
    }
    let words = words(side, channel, (face.split.on(side), place.width.into()), said);
    said_in(place, &words, style, buf);
}

/// A sign and its dots in block letters, the marks beside them, which move no dots.
fn in_blocks((side, strength): (Side, f64), (typed, split): (bool, bool), place: Rect, style: Style, buf: &mut Buffer) {
    let (sign, dots) = (side.sign(), dots::strength(strength));
    let spaced = dots.chars().map(String::from).collect::<Vec<_>>().join(" ");
    let y = place.y + (place.height - HIGH) / 2;
    let mut block = |x: u16, words: &str, wide: u16| {
        big::draw_in(words, BLOCKS, Rect { x, y, width: wide, height: HIGH }, Align::Left, style, buf);
    };
    // Of each the columns that must be free for the marks: in block letters, or plain ones.
    let choices = [(format!("{sign} {spaced}"), 2 * MARK), (format!("{sign} {dots}"), 2 * MARK), (format!("{sign} {dots}"), 2)];
    let choices = choices.into_iter().chain([(format!("{sign}{dots}"), if typed { 2 } else { 1 })]);
    let fitting = choices.filter_map(|(words, free)| Some((big::width(&words, BLOCKS)?, words, free)));
    let (left, right, free) = if let Some((wide, words, free)) = { fitting }.find(|(wide, _, free)| wide + free <= place.width) {
        let left = place.x + (place.width - wide) / 2;
        block(left, &words, wide);
        (left, left + wide, free)
    } else {
        // The narrowest has its sign in a plain letter.
        let left = place.x + (place.width - DOTS) / 2;
        block(left + 1, &dots, DOTS - 1);
        text::put(buf, left, y + 1, sign, 1, style);
        (left, left + DOTS, 0)
    };
    let mut mark = |glyph: &str, plain: (u16, u16), large: u16| {
        if free == 2 * MARK {
            big::draw_in(glyph, BLOCKS, Rect { x: large, y, width: MARK - 1, height: HIGH }, Align::Left, style, buf);
        } else {
            text::put(buf, plain.0, plain.1, glyph, 1, style);
        }
    };
    if typed {
        // Above a plain sign where there is no column before it.
        mark("~", if left > place.x { (left - 1, y + 1) } else { (left, y) }, left.saturating_sub(MARK));
    }
    if split {
        mark("≈", (right, y + 1), right + 1);
    }
}

/// Words in the middle of a cell, in block letters where these have room.
fn said_in(place: Rect, words: &str, style: Style, buf: &mut Buffer) {
    let wide =
        big::width(words, BLOCKS).filter(|wide| place.height >= HIGH && *wide > 0 && wide.saturating_add(2) <= place.width);
    let Some(wide) = wide else { return filled(place, words, style, buf) };
    text::fill(buf, place, style);
    let middle =
        Rect { x: place.x + (place.width - wide) / 2, y: place.y + (place.height - HIGH) / 2, width: wide, height: HIGH };
    big::draw_in(words, BLOCKS, middle, Align::Left, style, buf);
}

/// The sign and its dots with a column free on either side, which the marks may take: so dots stand under dots, marked or not.
fn airy(side: Side, strength: f64, width: u16) -> Option<String> {
    let (sign, dots) = (side.sign(), dots::strength(strength));
    let spaced = dots.chars().map(String::from).collect::<Vec<_>>().join(" ");
    let spaced = Some(format!("{sign}   {spaced}")).filter(|_| width >= SPACED);
    let choices = [format!("{sign}  {dots}"), format!("{sign} {dots}"), format!("{sign}{dots}")];
    spaced.into_iter().chain(choices).find(|words| text::columns(words).saturating_add(2) <= width)
}

/// Puts the marks beside what stands in the middle of a cell, without moving it.
fn beside_dots(place: Rect, wide: u16, (provisional, split): (bool, bool), style: Style, buf: &mut Buffer) {
    if place.height == 0 {
        return;
    }
    let left = place.x + (place.width - wide) / 2;
    let (right, y) = (left + wide, place.y + place.height.saturating_sub(1) / 2);
    if provisional {
        text::put(buf, left - 1, y, "~", 1, style);
    }
    if split {
        text::put(buf, right + u16::from(right + 1 < place.right()), y, "≈", 1, style);
    }
}

/// The sign and what follows it, spaced out where there is room.
fn words(side: Side, channel: Channel, (split, room): (bool, usize), said: &Words) -> String {
    let sign = side.sign();
    let split = if split { " ≈" } else { "" };
    let choices = match channel {
        Channel::None => return String::new(),
        Channel::Gone => vec![format!("{sign} 0{split}"), format!("{sign}0")],
        Channel::Scored { strength, provisional } => {
            let (dots, number) = (dots::strength(strength), dots::number(strength));
            let (mark, tight) = (if provisional { "~" } else { "" }, split.trim());
            vec![format!("{mark}{sign}{dots}{tight}"), format!("{mark}{sign}{number}{tight}")]
        }
        Channel::Unscored { points: 1 } => vec![format!("{sign} {}", said.room.points(1_u32)), format!("{sign} 1")],
        Channel::Unscored { points } => vec![format!("{sign} {}", said.room.points(points)), format!("{sign}·{points}")],
        Channel::Assumed { .. } => vec![format!("{sign} {}", said.room.a_guess()), format!("{sign} ?")],
        Channel::Typed { .. } => vec![format!("{sign} ·")],
    };
    let last = choices.last().cloned().unwrap_or_default();
    // With air beside it if there is room; dots up to the edge before a figure.
    let airy = choices.iter().find(|words| text::width(words) + 2 <= room && **words != last);
    let full = choices.iter().find(|words| text::width(words) <= room);
    airy.or(full).cloned().unwrap_or(last)
}

fn filled(place: Rect, words: &str, style: Style, buf: &mut Buffer) {
    text::fill(buf, place, style);
    if place.height > 0 {
        let middle = Rect { y: place.y + (place.height - 1) / 2, height: 1, ..place };
        text::put_in(buf, middle, words, Align::Centre, style);
    }
}
