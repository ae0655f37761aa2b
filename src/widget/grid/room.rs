//! A cell for the room: large, a sign and dots; two sides one above the other.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::face::{CellFace, Channel, Side, Sides};
use crate::widget::dots;
use crate::widget::text::{self, Align};
use crate::widget::theme::Theme;
use crate::words::Words;

/// The columns of a cell from which its dots are set apart: on so large a screen they are small.
const SPACED: u16 = 24;

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
            filled(cell, words, if face.lit { theme.cursor.patch(theme.lit) } else { style }, buf);
        }
        Sides::One((side, channel)) => side_in(side, channel, face, cell, (buf, theme, said)),
        Sides::Both(both) => {
            let places = if cell.height >= 2 { stacked(cell) } else { beside(cell) };
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

fn beside(cell: Rect) -> [Rect; 2] {
    let left = cell.width / 2;
    [Rect { width: left, ..cell }, Rect { x: cell.x + left, width: cell.width - left, ..cell }]
}

fn side_in(side: Side, channel: Channel, face: &CellFace, place: Rect, (buf, theme, said): (&mut Buffer, &Theme, &Words)) {
    let style = face.lit(channel.style(side, theme), theme);
    if let Channel::Scored { strength, provisional } = channel
        && let Some(words) = airy(side, strength, place.width)
    {
        filled(place, &words, style, buf);
        return beside_dots(place, text::columns(&words), (provisional, face.split.on(side)), style, buf);
    }
    let words = words(side, channel, (face.split.on(side), place.width.into()), said);
    filled(place, &words, style, buf);
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
