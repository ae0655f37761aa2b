//! A cell in figures: one line, the two sides beside each other, each on its own fill.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::MeasuredRow;
use super::face::{CellFace, Channel, Detail, Side, Sides, Split};
use crate::widget::text::{self, Align};
use crate::widget::theme::Theme;

/// The columns a cell needs to say all that it holds, marks and all.
pub(super) fn columns(face: &CellFace) -> usize {
    face.incentive.columns() + face.barrier.columns() + face.split.marks()
}

/// The columns the cells of these rows need to say all that they hold: 4, and up to 9 where halves with marks stand
/// beside each other. A mark is never left out to show one column more: a guess must not pass for what was said.
pub(super) fn least(rows: &[MeasuredRow]) -> u16 {
    let widest = rows.iter().map(MeasuredRow::cell_columns).max().unwrap_or(0);
    u16::try_from(widest).unwrap_or(u16::MAX).clamp(4, 9)
}

/// The columns that a cell needs for all its marks, without counts.
pub(super) fn marked_columns(face: &CellFace) -> usize {
    let sides = [(Side::Worth, face.incentive), (Side::Way, face.barrier)];
    let words = sides.map(|(side, channel)| channel.figures(side, Detail::Marked).chars().count());
    words.iter().sum::<usize>() + face.split.marks()
}

/// The columns that the cells of one column of these rows need for all their marks: 4, and up to 9.
pub(super) fn tight(rows: &[MeasuredRow], column: usize) -> u16 {
    let widest = rows.iter().filter_map(|row| row.marked_columns(column)).max().unwrap_or(0);
    u16::try_from(widest).unwrap_or(u16::MAX).clamp(4, 9)
}

/// Draws a cell in the first line of its place.
pub(super) fn draw(face: &CellFace, cell: Rect, buf: &mut Buffer, theme: &Theme) {
    let cell = Rect { height: cell.height.min(1), ..cell };
    if let Some((figure, style)) = &face.figure {
        let style = face.lit(*style, theme);
        text::fill(buf, cell, style);
        return text::put_in(buf, cell, figure, Align::Centre, style);
    }
    let room = usize::from(cell.width);
    match face.sides() {
        Sides::Neither => {
            let style = if face.lit { theme.cursor.patch(theme.lit) } else { theme.faint };
            text::put_in(buf, cell, face.blank.glyph(), Align::Centre, style);
        }
        Sides::One((side, channel)) => {
            let style = face.lit(channel.style(side, theme), theme);
            text::fill(buf, cell, style);
            let [words] = fitting([(side, channel)], face.split, room);
            text::put_in(buf, cell, &words, Align::Centre, style);
        }
        Sides::Both(both) => {
            let words = fitting(both, face.split, room);
            let [first, second] = words.each_ref().map(|words| text::columns(words));
            let left = (first + cell.width.saturating_sub(first + second) / 2).min(cell.width);
            let places =
                [Rect { width: left, ..cell }, Rect { x: cell.x.saturating_add(left), width: cell.width - left, ..cell }];
            for ((place, (side, channel)), words) in places.into_iter().zip(both).zip(&words) {
                let style = face.lit(channel.style(side, theme), theme);
                text::fill(buf, place, style);
                text::put_in(buf, place, words, Align::Centre, style);
            }
        }
    }
}

/// The texts of the sides with as much as fits: all, then without counts, then without the marks of the sides, then
/// without the split.
fn fitting<const N: usize>(sides: [(Side, Channel); N], split: Split, room: usize) -> [Cow<'static, str>; N] {
    let with = |detail: Detail, split: Split| {
        sides.map(|(side, channel)| {
            let mut words = channel.figures(side, detail);
            if split.on(side) {
                words.to_mut().push('≈');
            }
            words
        })
    };
    let fits = |words: &[Cow<'static, str>; N]| words.iter().map(|words| text::width(words)).sum::<usize>() <= room;
    let mut less = [Detail::Full, Detail::Marked, Detail::Lean].into_iter().map(|detail| with(detail, split));
    less.find(fits).unwrap_or_else(|| with(Detail::Lean, Split::NONE))
}
