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

use crate::tui::action::Action;
use crate::tui::keyed::in_front;
use crate::tui::model::Model;
use crate::tui::overlay::Overlay;
use crate::widget::theme::Theme;
use crate::widget::{pane, text};

/// Columns between the sheet's edge and its words, the edge's line with them.
const MARGIN: u16 = 3;

/// Columns of a screen below which a sheet is as wide as that.
const NARROW: u16 = 100;

/// Draws what lies in front; where its caret is, if a field in it has one. The first line (where we are, what is saved)
/// and the last stay in sight.
pub fn draw(model: &Model, overlay: &Overlay, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let area = within(area);
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

/// The place of a sheet with so many columns and rows of words, as far as there is room.
fn sheet_place(area: Rect, columns: u16, rows: u16) -> Rect {
    let wanted = (columns + 2 * MARGIN).min(area.width);
    // Beside a sheet that is almost as wide as the screen only scraps of words would be seen.
    let width = if area.width < NARROW { area.width } else { wanted };
    let height = (rows + 4).min(area.height);
    Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height }
}

/// The place for the words of a sheet.
fn words_place(outer: Rect) -> Rect {
    Rect {
        x: outer.x + MARGIN,
        y: outer.y + 3,
        width: outer.width.saturating_sub(2 * MARGIN),
        height: outer.height.saturating_sub(4),
    }
}

/// Clears a sheet's place, draws its edge and its title, and gives the place for the words.
fn sheet(outer: Rect, title: &str, buf: &mut Buffer, theme: &Theme) -> Rect {
    text::fill(buf, outer, theme.dialog);
    edge(outer, buf, theme);
    let inside = words_place(outer);
    let title = text::fit(title, usize::from(inside.width));
    text::put(buf, inside.x, outer.y + 1, &title, inside.width, theme.dialog.patch(theme.heading));
    inside
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

/// A key at the foot of a sheet: what pressing it does, its name, and what that is here.
struct Hint {
    action: Action,
    key: String,
    label: &'static str,
}

impl Hint {
    fn new(model: &Model, action: Action, label: &'static str) -> Self {
        Self { action, key: in_front(model, action), label }
    }
}

/// How to go on in a text and out of it.
fn reading_keys(model: &Model, more: bool) -> Vec<Hint> {
    let mut hints = Vec::new();
    if more {
        let keys = [in_front(model, Action::MoveDown), in_front(model, Action::Mark)].join(" ");
        hints.push(Hint { action: Action::MovePageDown, key: keys, label: "more" });
    }
    hints.push(Hint::new(model, Action::Back, "back"));
    hints.push(Hint::new(model, Action::Help, "help"));
    hints.retain(|hint| !hint.key.is_empty());
    hints
}

/// The last line of a sheet's words.
fn foot(inside: Rect) -> Rect {
    Rect { y: inside.bottom().saturating_sub(1), height: inside.height.min(1), ..inside }
}

/// Whether what lies in front has its keys at its own foot: those of the screen would only say them again.
pub fn has_keys(overlay: &Overlay) -> bool {
    matches!(overlay, Overlay::Form(_) | Overlay::Text(_))
}

fn pairs(hints: &[Hint]) -> Vec<(&str, &str)> {
    hints.iter().map(|hint| (hint.key.as_str(), hint.label)).collect()
}

/// Keys and what they do here, in one line of a sheet, as far as they fit; the last one always does.
fn draw_hints(model: &Model, hints: &[Hint], row: Rect, buf: &mut Buffer) {
    if row.height > 0 {
        text::put_line(buf, row.x, row.y, &pane::hints(&pairs(hints), row.width, &model.theme), row.width, model.theme.dialog);
    }
}

/// The key that stands at a place of the screen.
fn hint_at(hints: &[Hint], row: Rect, (x, y): (u16, u16)) -> Option<Action> {
    if !row.contains((x, y).into()) {
        return None;
    }
    let at = pane::hint_at(&pairs(hints), row.width, x - row.x)?;
    hints.get(at).map(|hint| hint.action)
}

/// What lies under the mouse in front of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hit {
    /// An answer of a question, a field of a form, a row of a list.
    Row(usize),
    /// A text field, by its number in a form, and the byte offset of what was clicked in it.
    Text(usize, usize),
    /// A key at the foot.
    Key(Action),
    /// The sheet, but nothing in it that can be pressed.
    Sheet,
    /// What lies behind.
    Outside,
}

/// What lies at a cell of the screen while something is in front.
#[must_use]
pub fn hit(model: &Model, x: u16, y: u16) -> Hit {
    let area = within(Rect::new(0, 0, model.size.0, model.size.1));
    let (outer, found) = match model.overlays.last() {
        Some(Overlay::Help(reader)) => help::hit(model, reader, area, (x, y)),
        Some(Overlay::Text(page)) => page::hit(model, page, area, (x, y)),
        Some(Overlay::Ask(question)) => ask::hit(model, question, area, y),
        Some(Overlay::Form(form)) => form::hit(model, form, area, (x, y)),
        Some(Overlay::Pick(picker)) => pick::hit(model, picker, area, (x, y)),
        Some(Overlay::Find(finder)) => find::hit(model, finder, Rect { y: area.bottom(), height: 1, ..area }, (x, y)),
        None => return Hit::Sheet,
    };
    if !outer.contains((x, y).into()) {
        return Hit::Outside;
    }
    found.unwrap_or(Hit::Sheet)
}

/// The first line that a text in front can begin with so that its last line is at the foot of its sheet.
#[must_use]
pub fn last_top(model: &Model) -> usize {
    let screen = Rect::new(0, 0, model.size.0, model.size.1);
    let area = within(screen);
    match model.overlays.last() {
        Some(Overlay::Help(reader)) => help::last_top(model, reader, area),
        Some(Overlay::Text(page)) => page::last_top(model, page, area),
        Some(Overlay::Ask(question)) => ask::last_top(model, question, area),
        _ => 0,
    }
}

/// The place for sheets: all but the first line and the last.
fn within(screen: Rect) -> Rect {
    Rect { y: screen.y + 1, height: screen.height.saturating_sub(2), ..screen }
}
