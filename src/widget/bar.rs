//! Bars: what is shared, opposed and unmatched; the time left; the forces for and against.
//!
//! Why: a share is grasped sooner as a length. Every part has a glyph of its own, so a bar reads without colour. Bars are
//! lines of text, to be put beside words. Must not know: how the shares were computed.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::dots;
use super::text::{Align, pad};
use super::theme::Theme;

/// How two sides, or all pairs, relate on something: shares that need not add up to one. Anything below 0 or not a number
/// counts as 0.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Parts {
    /// Both want it, or both suffer it.
    pub shared: f64,
    /// One wants what the other suffers.
    pub opposed: f64,
    /// Only one side raised it.
    pub unmatched: f64,
}

/// The glyphs of shared, opposed and unmatched.
pub const PART_GLYPHS: [&str; 3] = ["█", "▒", "░"];

/// A bar of exactly `width` columns in three parts, none of them invisible if it is above 0 and there is room.
/// Without any data the bar is a row of dots.
#[must_use]
pub fn parts(parts: Parts, width: u16, theme: &Theme) -> Line<'static> {
    let shares = [parts.shared, parts.opposed, parts.unmatched].map(|share| if share > 0.0 { share } else { 0.0 });
    let Some(lengths) = lengths(shares, width) else {
        return Line::styled("·".repeat(usize::from(width)), theme.faint);
    };
    let styles = [theme.bar_shared, theme.bar_opposed, theme.bar_unmatched];
    let pieces = lengths.into_iter().zip(PART_GLYPHS).zip(styles).filter(|((length, _), _)| *length > 0);
    pieces.map(|((length, glyph), style)| Span::styled(glyph.repeat(length), style)).collect()
}

/// Whole columns for the shares, in all exactly `width`, by largest remainder; then at least one for each share above 0
/// while another has more than one to give.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most the width, which is a u16")]
fn lengths(shares: [f64; 3], width: u16) -> Option<[usize; 3]> {
    let total: f64 = shares.iter().sum();
    if !total.is_finite() || total <= 0.0 {
        return None;
    }
    let exact = shares.map(|share| share / total * f64::from(width));
    let mut lengths = exact.map(|length| length.floor() as usize);
    let mut by_rest = [0, 1, 2];
    by_rest.sort_by(|a, b| exact[*b].fract().total_cmp(&exact[*a].fract()));
    let missing = usize::from(width).saturating_sub(lengths.iter().sum());
    by_rest.iter().take(missing).for_each(|part| lengths[*part] += 1);
    for part in 0..3 {
        if shares[part] > 0.0
            && lengths[part] == 0
            && let Some(longest) = (0..3).filter(|p| lengths[*p] > 1).max_by_key(|p| lengths[*p])
        {
            lengths[longest] -= 1;
            lengths[part] += 1;
        }
    }
    Some(lengths)
}

/// How pressing the time is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Urgency {
    /// Enough.
    #[default]
    Calm,
    /// Little left: amber.
    Soon,
    /// Nearly or all gone: red.
    Out,
}

impl Urgency {
    /// The style of the time in figures, and of the time left in the bar.
    #[must_use]
    pub fn style(self, theme: &Theme) -> Style {
        match self {
            Self::Calm => theme.time_left,
            Self::Soon => theme.amber,
            Self::Out => theme.warn,
        }
    }
}

/// A thin bar of exactly `width` columns: the time left (0 to 1) heavy, the time gone light.
#[must_use]
pub fn time(left: f64, width: u16, urgency: Urgency, theme: &Theme) -> Line<'static> {
    let whole = if left > 0.0 { left.min(1.0) } else { 0.0 };
    let heavy = portion(whole, width);
    Line::from(vec![
        Span::styled("━".repeat(heavy), urgency.style(theme)),
        Span::styled("─".repeat(usize::from(width) - heavy), theme.time_gone),
    ])
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "of 0 to 1 of a u16")]
fn portion(part: f64, width: u16) -> usize {
    ((part * f64::from(width)).round() as usize).min(usize::from(width))
}

/// The two forces of a row in the force field, mirrored about a middle line: in the way to the left, worth it to the
/// right, each with its figure at its outer end (strengths 0 to 5; none: not said). They leave the top of the row free, so
/// that bars of neighbouring rows stay apart. Exactly `width` columns from 9 up; with less there is only the figures' room.
#[must_use]
pub fn forces(way: Option<f64>, worth: Option<f64>, width: u16, theme: &Theme) -> Line<'static> {
    let side = usize::from(width.saturating_sub(1)) / 2;
    let spare = usize::from(width).saturating_sub(2 * side + 1);
    let left = way.map_or_else(String::new, |way| format!("−{} {}", dots::number(way), arm(way, side)));
    let right = worth.map_or_else(String::new, |worth| format!("{} +{}", arm(worth, side), dots::number(worth)));
    Line::from(vec![
        Span::styled(pad(&left, side, Align::Right), theme.way_text),
        Span::styled("│", theme.rule),
        Span::styled(pad(&right, side, Align::Left), theme.worth_text),
        Span::raw(" ".repeat(spare)),
    ])
}

/// The bar of a strength: a column at least, for whatever is above 0.
fn arm(strength: f64, side: usize) -> String {
    let room = u16::try_from(side.saturating_sub(5)).unwrap_or(u16::MAX);
    let columns = portion((strength / 5.0).clamp(0.0, 1.0), room);
    "▆".repeat(if strength > 0.0 && room > 0 { columns.max(1) } else { columns })
}

#[cfg(test)]
mod tests;
