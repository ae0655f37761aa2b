//! Panes: how a screen is divided without boxes.
//!
//! Why: one thin rule where a column ends, white space elsewhere, a bold heading on top (the look). Also the one line of
//! key hints at the foot, and the plain sentence for a terminal too small. Must not know: what the panes show.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};

use super::text::{self, Align};
use super::theme::Theme;
use crate::words::Words;

/// Divides an area into columns with a thin rule between two of them (a blank, the rule, a blank) and gives the columns.
pub fn columns<const N: usize>(area: Rect, widths: [Constraint; N], buf: &mut Buffer, theme: &Theme) -> [Rect; N] {
    let columns = Layout::horizontal(widths).spacing(3).areas(area);
    for column in columns.iter().skip(1).filter(|column| column.x >= area.x.saturating_add(2)) {
        rule_down(Rect { x: column.x - 2, width: 1, ..*column }, buf, theme);
    }
    columns
}

/// A thin rule down the first column of an area.
pub fn rule_down(area: Rect, buf: &mut Buffer, theme: &Theme) {
    for y in area.top()..area.bottom() {
        text::put(buf, area.x, y, "│", area.width.min(1), theme.rule);
    }
}

/// A thin rule across the first line of an area.
pub fn rule_across(area: Rect, buf: &mut Buffer, theme: &Theme) {
    if !area.is_empty() {
        text::put(buf, area.x, area.y, &"─".repeat(area.width.into()), area.width, theme.rule);
    }
}

/// Draws a pane's heading, bold, with `aside` right in the same line if there is room, and gives the area below it.
pub fn heading(area: Rect, title: &str, aside: &Line<'_>, buf: &mut Buffer, theme: &Theme) -> Rect {
    if area.is_empty() {
        return area;
    }
    let title = text::fit(title, area.width.into());
    let end = text::put(buf, area.x, area.y, &title, area.width, theme.heading);
    let wide = u16::try_from(text::line_width(aside)).unwrap_or(u16::MAX);
    let left = area.right().saturating_sub(end);
    if wide > 0 && left >= wide.saturating_add(2) {
        text::put_line(buf, area.right() - wide, area.y, aside, wide, theme.dim);
    }
    Rect { y: area.y + 1, height: area.height - 1, ..area }
}

/// Key hints as one line of at most `width` columns: `Tab group   F2 matrix   F1 help`. If they do not all fit, hints are
/// left out from the last but one backwards: the last (help) stays.
#[must_use]
pub fn hints<'a>(hints: &[(&'a str, &'a str)], width: u16, theme: &Theme) -> Line<'a> {
    let mut spans = Vec::new();
    for (key, label) in fitting(hints, width).into_iter().map(|at| hints[at]) {
        if !spans.is_empty() {
            spans.push(Span::raw(" ".repeat(BETWEEN)));
        }
        spans.push(Span::styled(key, theme.key));
        spans.push(Span::styled(format!(" {label}"), theme.key_label));
    }
    text::fit_line(&Line::from(spans), width.into())
}

/// The hint that stands at a column, counted from the line's start; none between two of them.
#[must_use]
pub fn hint_at(hints: &[(&str, &str)], width: u16, column: u16) -> Option<usize> {
    let mut left = 0;
    fitting(hints, width).into_iter().find(|at| {
        let from = left;
        left += hint_width(hints[*at]) + BETWEEN;
        (from..left - BETWEEN).contains(&column.into())
    })
}

/// Whether this one of the hints is among those that fit.
#[must_use]
pub fn fits(hints: &[(&str, &str)], width: u16, which: usize) -> bool {
    fitting(hints, width).contains(&which)
}

/// Columns between two hints.
const BETWEEN: usize = 3;

fn hint_width((key, label): (&str, &str)) -> usize {
    text::width(key) + 1 + text::width(label)
}

/// The hints that fit, by their place: the first ones, and the last always.
fn fitting(hints: &[(&str, &str)], width: u16) -> Vec<usize> {
    let Some(last) = hints.len().checked_sub(1) else { return Vec::new() };
    let mut left = (usize::from(width) + BETWEEN).saturating_sub(hint_width(hints[last]) + BETWEEN);
    let fits = |at: &usize| {
        let wide = hint_width(hints[*at]) + BETWEEN;
        let fits = wide <= left;
        left = left.saturating_sub(wide);
        fits
    };
    (0..last).take_while(fits).chain([last]).collect()
}

/// Says in plain words that the terminal is too small for what should be here, and what size it needs.
pub fn too_small(area: Rect, needed: (u16, u16), buf: &mut Buffer, (theme, words): (&Theme, &Words)) {
    let [columns, lines, wide, high] = [needed.0, needed.1, area.width, area.height].map(u32::from);
    let here = words.room.too_small(columns, lines, wide, high);
    let lines = text::wrap(&here, area.width.into());
    for (y, line) in (area.top()..area.bottom()).zip(lines) {
        text::put_in(buf, Rect { y, height: 1, ..area }, &line, Align::Left, theme.text);
    }
}

#[cfg(test)]
mod tests;
