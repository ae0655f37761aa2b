//! Dots: a strength of 0 to 5, how many of how many, and how a group's ratings spread.
//!
//! Why: dots are read from the back of a room, figures are not. Must not know: what is rated.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::text::{Align, pad, put};
use super::theme::Theme;
pub(super) use crate::workshop::halves;
pub use crate::workshop::spelled as number;

/// Five dots for a strength, a half dot for a half: `●●●◐○`. Out of range is the nearest; what is not a number is 0.
#[must_use]
pub fn strength(strength: f64) -> String {
    let halves = halves(strength);
    let half = halves % 2;
    "●".repeat(halves / 2) + &"◐".repeat(half) + &"○".repeat(5 - halves / 2 - half)
}

/// How many of how many, one dot each: `●●○`. More than all is all.
#[must_use]
pub fn count(done: usize, all: usize) -> String {
    let done = done.min(all);
    "●".repeat(done) + &"○".repeat(all - done)
}

/// How ratings spread, in one line: a dot for each rating behind its point, `1 ·  2 ●●  3 ●`; as figures (`0 2 1 0 0`)
/// where that is wider than `width`.
#[must_use]
pub fn spread_line(counts: [u32; 5], width: u16, theme: &Theme) -> Line<'static> {
    let points: u64 = counts.iter().map(|count| u64::from(*count).max(1)).sum();
    if points + 18 > u64::from(width) {
        return Line::styled(counts.map(|count| count.to_string()).join(" "), theme.text);
    }
    let mut spans = Vec::new();
    for (point, count) in (1..).zip(counts) {
        let gap = if point == 1 { "" } else { "  " };
        spans.push(Span::styled(format!("{gap}{point} "), theme.dim));
        spans.push(match count {
            0 => Span::styled("·", theme.faint),
            _ => Span::styled("●".repeat(count as usize), theme.text),
        });
    }
    Line::from(spans)
}

/// How ratings spread, as five stacks of dots over the points 1 to 5, as high as the area allows: a stack higher than
/// that shows its number on top.
pub fn spread(counts: [u32; 5], area: Rect, buf: &mut Buffer, theme: &Theme) {
    let area = area.intersection(buf.area);
    if area.width < 5 || area.height < 2 {
        return;
    }
    let stride = (area.width / 5).min(6);
    let room = u32::from(area.height - 1);
    for (point, count) in (1u16..).zip(counts) {
        let x = area.x + (point - 1) * stride;
        let mut cell = |y: u16, text: &str, style| put(buf, x, y, &pad(text, stride.into(), Align::Centre), stride, style);
        cell(area.bottom() - 1, &point.to_string(), theme.dim);
        let high = count.min(room);
        for step in 0..u16::try_from(high).unwrap_or(u16::MAX) {
            cell(area.bottom() - 2 - step, "●", theme.text);
        }
        if count > room {
            cell(area.top(), &count.to_string(), theme.heading);
        }
    }
}

#[cfg(test)]
mod tests;
