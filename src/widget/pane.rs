//! Panes: how a screen is divided without boxes.
//!
//! Why: one thin rule where a column ends, white space elsewhere, a bold heading on top (the look). Also the one line of
//! key hints at the foot, and the plain sentence for a terminal too small. Must not know: what the panes show.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};

use super::text::{self, Align};
use super::theme::Theme;

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
    let wide = |(key, label): &(&str, &str)| text::width(key) + 1 + text::width(label) + 3;
    let Some((last, others)) = hints.split_last() else {
        return Line::default();
    };
    let mut left = (usize::from(width) + 3).saturating_sub(wide(last));
    let fitting = others.iter().take_while(|hint| {
        let fits = wide(hint) <= left;
        left = left.saturating_sub(wide(hint));
        fits
    });
    let mut spans = Vec::new();
    for (key, label) in fitting.chain([last]) {
        if !spans.is_empty() {
            spans.push(Span::raw("   "));
        }
        spans.push(Span::styled(*key, theme.key));
        spans.push(Span::styled(format!(" {label}"), theme.key_label));
    }
    text::fit_line(&Line::from(spans), width.into())
}

/// Says in plain words that the terminal is too small for what should be here, and what size it needs.
pub fn too_small(area: Rect, needed: (u16, u16), buf: &mut Buffer, theme: &Theme) {
    let here = format!(
        "This needs a terminal of {} columns by {} lines. It has {} by {}. Make it larger, or the type smaller.",
        needed.0, needed.1, area.width, area.height
    );
    let lines = text::wrap(&here, area.width.into());
    for (y, line) in (area.top()..area.bottom()).zip(lines) {
        text::put_in(buf, Rect { y, height: 1, ..area }, &line, Align::Left, theme.text);
    }
}

#[cfg(test)]
mod tests;
