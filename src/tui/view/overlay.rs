//! What lies in front of the screen: one sheet in the middle, with a title, words that scroll, and a foot that stays.

mod ask;
mod find;
mod form;
mod help;
mod page;
mod pick;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::tui::model::Model;
use crate::tui::overlay::Overlay;
use crate::widget::text;
use crate::widget::theme::Theme;

/// Columns between the sheet's edge and its words, the edge's line with them.
const MARGIN: u16 = 3;

/// Draws what lies in front; where its caret is, if a field in it has one. The first line (where we are, what is saved)
/// and the last stay in sight.
pub fn draw(model: &Model, overlay: &Overlay, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let area = Rect { y: area.y + 1, height: area.height.saturating_sub(2), ..area };
    match overlay {
        Overlay::Help(reader) => return help::draw(model, reader, area, buf),
        Overlay::Text(page) => page::draw(model, page, area, buf),
        Overlay::Ask(question) => ask::draw(model, question, area, buf),
        Overlay::Form(form) => return form::draw(model, form, area, buf),
        Overlay::Pick(picker) => return pick::draw(model, picker, area, buf),
        Overlay::Find(finder) => return find::draw(model, finder, Rect { y: area.bottom(), height: 1, ..area }, buf),
    }
    None
}

/// Columns of words that a sheet has which would like `wanted` of them.
fn words_wide(area: Rect, wanted: u16) -> u16 {
    wanted.min(area.width.saturating_sub(2 * MARGIN + 2))
}

/// Clears the middle of the screen for a sheet with so many columns and rows of words, as far as there is room, draws
/// its edge and its title, and gives the place for the words.
fn sheet(area: Rect, title: &str, columns: u16, rows: u16, buf: &mut Buffer, theme: &Theme) -> Rect {
    let width = (columns + 2 * MARGIN).min(area.width);
    let height = (rows + 4).min(area.height);
    let x = area.x + (area.width - width) / 2;
    let y = area.y + (area.height - height) / 2;
    let outer = Rect { x, y, width, height };
    text::fill(buf, outer, theme.dialog);
    edge(outer, buf, theme);
    let inside = Rect { x: x + MARGIN, width: width.saturating_sub(2 * MARGIN), ..outer };
    let title = text::fit(title, usize::from(inside.width));
    text::put(buf, inside.x, y + 1, &title, inside.width, theme.dialog.patch(theme.heading));
    Rect { y: y + 3, height: height.saturating_sub(4), ..inside }
}

/// A thin line round the sheet, so that it is told from what lies behind without colour too.
fn edge(outer: Rect, buf: &mut Buffer, theme: &Theme) {
    if outer.width < 2 || outer.height < 2 {
        return;
    }
    let style = theme.dialog.patch(theme.dialog_rule);
    let across = "─".repeat(usize::from(outer.width) - 2);
    text::put(buf, outer.x, outer.y, &format!("╭{across}╮"), outer.width, style);
    text::put(buf, outer.x, outer.bottom() - 1, &format!("╰{across}╯"), outer.width, style);
    for y in outer.y + 1..outer.bottom() - 1 {
        text::put(buf, outer.x, y, "│", 1, style);
        text::put(buf, outer.right() - 1, y, "│", 1, style);
    }
}

/// Draws lines from `top` on, stopping at the last page; `▴` and `▾` at the right say that there is more.
fn scrolled(lines: &[Line<'_>], top: usize, area: Rect, buf: &mut Buffer, theme: &Theme) {
    let height = usize::from(area.height);
    let top = top.min(lines.len().saturating_sub(height));
    for (line, y) in lines.iter().skip(top).zip(area.y..area.bottom()) {
        text::put_line(buf, area.x, y, line, area.width, theme.dialog);
    }
    let mark = |buf: &mut Buffer, y, mark| text::put(buf, area.right() + 1, y, mark, 1, theme.dialog.patch(theme.dim));
    if top > 0 && height > 0 {
        mark(buf, area.y, "▴");
    }
    if top + height < lines.len() && height > 0 {
        mark(buf, area.bottom() - 1, "▾");
    }
}

/// A paragraph in lines of at most `columns`.
fn paragraph(words: &str, columns: u16, style: Style) -> Vec<Line<'static>> {
    text::wrap(words, usize::from(columns)).into_iter().map(|line| Line::styled(line, style)).collect()
}

/// A paragraph with a label before its first line, the others standing under that one.
fn labelled(label: Vec<Span<'static>>, indent: usize, words: &str, columns: u16, style: Style) -> Vec<Line<'static>> {
    let room = usize::from(columns).saturating_sub(indent).max(1);
    let mut lines = Vec::new();
    let mut before = label;
    if before.iter().map(|span| text::width(&span.content)).sum::<usize>() >= indent {
        lines.push(Line::from(std::mem::take(&mut before)));
    }
    for line in words.lines().flat_map(|line| text::wrap(line, room)) {
        let used: usize = before.iter().map(|span| text::width(&span.content)).sum();
        let mut spans = std::mem::take(&mut before);
        spans.push(Span::raw(" ".repeat(indent.saturating_sub(used))));
        spans.push(Span::styled(line, style));
        lines.push(Line::from(spans));
    }
    if !before.is_empty() {
        lines.push(Line::from(before));
    }
    lines
}

/// Rows for a sheet that would like so many.
fn rows(lines: usize, area: Rect) -> u16 {
    u16::try_from(lines).unwrap_or(u16::MAX).min(area.height.saturating_sub(4))
}

/// The last line of a text: how to go on in it and out of it.
fn keys_line(model: &Model, more: bool, inside: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let mut spans = Vec::new();
    if more {
        spans.extend([Span::styled("↓ ↑ Space", theme.key), Span::styled(" more   ", theme.key_label)]);
    }
    if matches!(model.overlays.last(), Some(Overlay::Help(_))) {
        spans.extend([Span::styled("/", theme.key), Span::styled(" search   ", theme.key_label)]);
    }
    spans.extend([Span::styled("Esc", theme.key), Span::styled(" back", theme.key_label)]);
    if inside.height > 0 {
        text::put_line(buf, inside.x, inside.bottom() - 1, &Line::from(spans), inside.width, theme.dialog);
    }
}
