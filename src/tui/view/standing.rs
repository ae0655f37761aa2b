//! *Where do we stand?*: the groups by the five words, today and what the actions need.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::stack::{self, Row, cell};
use crate::tui::action::Action;
use crate::tui::desk::{Desk, Pane};
use crate::tui::keyed::there;
use crate::tui::keymap::Context;
use crate::tui::model::Model;
use crate::widget::grid;
use crate::widget::text::{self, Align};
use crate::widget::theme::Theme;
use crate::workshop::{Commitment, GroupId, Presence, Stance};

/// The heads of the five columns, in two lines, with their keys.
const HEADS: [(&str, &str); 5] = [
    ("1 would not", "support it"),
    ("2 not", "decided"),
    ("3 would let", "it happen"),
    ("4 would", "help"),
    ("5 would make", "it happen"),
];
/// Columns of a head: its whole words; as many as [`WIDEST_COLUMN`] where the names have all they need.
const WIDE_COLUMN: usize = 13;
/// The most columns of a head: more would only part it from the next.
const WIDEST_COLUMN: usize = 20;
/// Columns of a head where names need the room: its key and its word, or of two the second.
const COLUMN: usize = 10;
/// Columns of a head where there is least.
const NARROW_COLUMN: usize = 9;
/// Columns from which the foot says that it counts answers.
const ROOMY: u16 = 90;
/// The most columns of a name.
const NAME: usize = 36;
/// The heads where there is little room, so that none reads on into the next.
const SHORT: [(&str, &str); 5] =
    [("1 won't", "support"), ("2 not", "decided"), ("3 lets", "happen"), ("4 would", "help"), ("5 makes", "happen")];

/// Draws where the groups stand.
pub fn draw(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let area = Rect { width: area.width.saturating_sub(1), ..area };
    let (name, column) = columns(area.width);
    head(desk, name, column, area, buf, theme);
    let end = stack::draw(&rows(desk, area.width, theme), cursor(desk), list(area), buf, theme);
    foot(model, desk, Rect { y: (end + 1).min(area.bottom().saturating_sub(1)), height: 1, ..area }, buf);
}

/// The group of the row at this line of the screen, as the cursor counts.
pub fn row_at(model: &Model, desk: &Desk, area: Rect, y: u16) -> Option<usize> {
    let area = Rect { width: area.width.saturating_sub(1), ..area };
    stack::row_at(&rows(desk, area.width, &model.theme), cursor(desk), list(area), y)
}

/// Columns of a name and of each word. Where there is least a name has all that the words leave.
fn columns(width: u16) -> (usize, usize) {
    let column = match width {
        92.. => (usize::from(width).saturating_sub(NAME + 2) / 5).clamp(WIDE_COLUMN, WIDEST_COLUMN),
        74.. => COLUMN,
        _ => NARROW_COLUMN,
    };
    (usize::from(width).saturating_sub(5 * column + gap(column)).min(NAME), column)
}

/// Columns between a name and the first of the words.
const fn gap(column: usize) -> usize {
    if column > NARROW_COLUMN { 2 } else { 1 }
}

fn list(area: Rect) -> Rect {
    Rect { y: area.y + 3, height: area.height.saturating_sub(5), ..area }
}

fn cursor(desk: &Desk) -> Option<usize> {
    let focused = desk.pane == Pane::Standing && !desk.line_has_caret;
    focused.then(|| desk.cursors.standing.min(desk.standing().0.len().saturating_sub(1)))
}

fn rows(desk: &Desk, width: u16, theme: &Theme) -> Vec<Row> {
    let (groups, first) = desk.standing();
    let (name, column) = columns(width);
    let mut rows = Vec::with_capacity(groups.len() + 2);
    if first == 0 {
        rows.push(Row::plain(Line::styled(everybody(desk), theme.subheading)));
    }
    for (at, id) in groups.iter().enumerate() {
        if at == first && at > 0 {
            rows.push(Row::gap());
            rows.push(Row::plain(Line::styled("No action names them or moves their points", theme.subheading)));
        }
        rows.push(Row::item(at, row(desk, *id, cursor(desk) == Some(at), name, column, theme)));
    }
    rows
}

/// Why no group is asked before the others.
fn everybody(desk: &Desk) -> &'static str {
    if desk.workshop().actions().next().is_none() {
        "No action yet, so all groups stand here. The step before has the actions."
    } else {
        "No action names a group or moves its points, so all groups stand here."
    }
}

fn head(desk: &Desk, name: usize, column: usize, area: Rect, buf: &mut Buffer, theme: &Theme) {
    let line = |pick: fn(&(&'static str, &'static str)) -> String| {
        let mut spans = vec![cell("", name + gap(column), Align::Left, theme.heading)];
        let heads = if column < WIDE_COLUMN { &SHORT } else { &HEADS };
        spans.extend(heads.iter().map(|head| cell(&pick(head), column, Align::Left, theme.dim)));
        Line::from(spans)
    };
    if cursor(desk).is_some() {
        let question = text::fit(&format!("▸ {}", desk.standing_question()), area.width.into());
        text::put(buf, area.x, area.y, &question, area.width, theme.accent);
    }
    text::put_line(buf, area.x, area.y + 1, &line(|head| head.0.to_owned()), area.width, theme.dim);
    text::put_line(buf, area.x, area.y + 2, &line(|head| format!("  {}", head.1)), area.width, theme.dim);
}

fn row(desk: &Desk, id: GroupId, lit: bool, name: usize, column: usize, theme: &Theme) -> Vec<Line<'static>> {
    let workshop = desk.workshop();
    let Some(group) = workshop.group(id) else { return vec![Line::default()] };
    let stands = desk.stands(id);
    let here = !matches!(group.presence, Presence::Absent | Presence::Left);
    let style = if here { theme.text } else { theme.dim };
    let gap = " ".repeat(gap(column));
    let mut named = grid::name_lines(&group.name, name, 2).into_iter();
    let (first, rest) = (named.next().unwrap_or_default(), named.next().unwrap_or_default());
    let mut spans = vec![cell(&first, name, Align::Left, style), Span::raw(gap.clone())];
    if stands.today.is_none() && stands.needed.is_none() {
        let words = if here { "not asked" } else { "not asked, not here" };
        spans.push(cell(words, 5 * column, Align::Left, theme.dim));
    } else {
        for stance in Stance::ALL {
            let (words, style) = mark(&stands, stance, desk.cursors.needed && lit, theme);
            let words = if column < WIDE_COLUMN && words == "● as needed" { "● both" } else { words };
            spans.push(cell(words, column, Align::Left, style));
        }
    }
    let mut lines = vec![Line::from(spans)];
    let today_open = stands.today.is_none() && stands.needed.is_some();
    let answered = stands.today.is_some() || stands.needed.is_some();
    let parts = [
        (!here && answered, "not here: a guess"),
        (today_open, "today: not asked"),
        (!stands.note.is_empty(), stands.note.as_str()),
    ];
    let note: Vec<&str> = parts.into_iter().filter(|(stands, _)| *stands).map(|(_, words)| words).collect();
    if note.is_empty() && rest.is_empty() {
        return lines;
    }
    // What a name has left and the note share the second line; the note has all its words.
    let mut notes = text::wrap(&note.join(" · "), 5 * column).into_iter();
    let mut below = |rest: &str, note: String| {
        lines.push(Line::from(vec![cell(rest, name, Align::Left, style), Span::raw(gap.clone()), Span::styled(note, theme.dim)]));
    };
    below(&rest, notes.next().unwrap_or_default());
    notes.for_each(|note| below("", note));
    lines
}

/// What stands under a word: where the group is today, where it is needed.
fn mark(stands: &Commitment, stance: Stance, setting_needed: bool, theme: &Theme) -> (&'static str, Style) {
    let accent = if setting_needed { theme.accent } else { theme.heading };
    match (stands.today == Some(stance), stands.needed == Some(stance)) {
        (true, true) => ("● as needed", theme.done),
        (true, false) => ("● today", theme.heading),
        (false, true) => ("→ needed", accent),
        (false, false) => ("·", theme.faint),
    }
}

/// How many said where they are today and what is needed, and the keys that answer, as many as have room.
fn foot(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let (groups, first) = desk.standing();
    let asked = if first == 0 { &groups[..] } else { &groups[..first] };
    let answers = |of: fn(&Commitment) -> Option<Stance>| asked.iter().filter(|id| of(&desk.stands(**id)).is_some()).count();
    let (today, needed, all) = (answers(|stands| stands.today), answers(|stands| stands.needed), asked.len());
    let style = if today == all && needed == all && all > 0 { theme.done } else { theme.dim };
    let begins = if area.width >= ROOMY { "Answered: today" } else { "Today" };
    let mut spans = vec![Span::styled(format!("{begins} {today} of {all}, needed {needed} of {all}"), style)];
    let mut room = usize::from(area.width).saturating_sub(text::width(&spans[0].content));
    let remove = there(model, Action::Remove, Context::Standing);
    for (key, label) in [("1-5", "sets it"), ("← →", "today or needed"), (&remove, "not asked")] {
        let (key, label) = (format!("   {key}"), format!(" {label}"));
        let Some(left) = room.checked_sub(text::width(&key) + text::width(&label)) else { break };
        room = left;
        spans.extend([Span::styled(key, theme.key), Span::styled(label, theme.key_label)]);
    }
    text::put_line(buf, area.x, area.y, &Line::from(spans), area.width, theme.dim);
}
