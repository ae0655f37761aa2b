//! The points, by group, as they come in.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::tui::desk::{Desk, Pane};
use crate::tui::model::Model;
use crate::widget::theme::Theme;
use crate::widget::{dots, pane, text};
use crate::workshop::{Basis, Evidence, Factor, FactorId, GroupId, Kind, StepKind};

/// One row of the list: a group's name, or one of its points.
enum Row {
    Group(GroupId),
    Point(FactorId),
}

/// Draws the points around the cursor (or the last point, while the line has the caret).
pub fn draw(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let points = &desk.kept().points;
    let aside = match desk.next_in_turn().and_then(|id| desk.workshop().group(id)) {
        Some(group) if points.len() < 10_000 => Line::styled(format!("next: {}", text::fit(&group.name, 22)), theme.dim),
        _ => Line::default(),
    };
    let cursor = shown_point(desk);
    let rows = window(desk, cursor, usize::from(area.height.saturating_sub(1)));
    let below = pane::heading(area, &title(desk, &rows), &aside, buf, theme);
    if points.is_empty() {
        empty(model, below, buf);
        return;
    }
    let focused = desk.pane == Pane::Points && !desk.line_has_caret;
    for (row, y) in rows.into_iter().zip(below.y..below.bottom()) {
        let line = Rect { y, height: 1, ..below };
        match row {
            Row::Group(id) => {
                let name = desk.workshop().group(id).map_or("", |group| group.name.as_str());
                text::put(buf, line.x, y, &text::fit(name, usize::from(line.width)), line.width, theme.subheading);
            }
            Row::Point(id) => {
                if let Some(factor) = desk.workshop().factor(id) {
                    point(desk, factor, focused && cursor == Some(id), line, buf, theme);
                }
            }
        }
    }
}

/// How many points there are, and how many of them stand above those that are shown.
fn title(desk: &Desk, rows: &[Row]) -> String {
    let count = desk.kept().points.len();
    let first = rows.iter().find_map(|row| if let Row::Point(id) = row { desk.kept().place_of(*id) } else { None });
    match first {
        Some(above) if above > 0 => format!("Points {count}   ▴ {above} above"),
        _ => format!("Points {count}"),
    }
}

/// The point of the row at this line of the screen, by its place in the list.
#[must_use]
pub fn row_at(desk: &Desk, area: Rect, y: u16) -> Option<usize> {
    let list = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let row = usize::from(y.checked_sub(list.y)?);
    match window(desk, shown_point(desk), usize::from(list.height)).get(row)? {
        Row::Point(id) if y < list.bottom() => desk.kept().place_of(*id),
        _ => None,
    }
}

/// The point that must be seen: under the cursor, else the one captured last.
fn shown_point(desk: &Desk) -> Option<FactorId> {
    let focused = desk.pane == Pane::Points && !desk.line_has_caret;
    if focused { desk.kept().points.get(desk.cursors.points) } else { None }.copied().or(desk.selected)
}

/// Rows that a long list moves by at once: in between it stands still while points come in, and a point costs its row.
const MOVES_BY: usize = 8;

/// The rows that are shown: so many around the cursor, with the names of groups between. While points come in, what lies
/// below the last of a long list is left free for those to come.
fn window(desk: &Desk, cursor: Option<FactorId>, height: usize) -> Vec<Row> {
    let points = &desk.kept().points;
    let at = cursor.and_then(|id| desk.kept().place_of(id)).unwrap_or(points.len().saturating_sub(1));
    let group_of = |id: &FactorId| desk.workshop().factor(*id).map(|factor| factor.group);
    let first = first_shown(points, at, height, group_of);
    let come_in = desk.line_has_caret && matches!(desk.step_kind(), StepKind::Round | StepKind::Capture(_));
    let last = if first > 0 && come_in { at } else { first + height };
    let mut rows = Vec::new();
    let (mut shown, mut at_row) = (None, 0);
    for (index, id) in points.iter().enumerate().take(last + 1).skip(first) {
        let group = group_of(id);
        if group != shown {
            rows.extend(group.map(Row::Group));
            shown = group;
        }
        if index == at {
            at_row = rows.len();
        }
        rows.push(Row::Point(*id));
    }
    rows.drain(..(at_row + 1).saturating_sub(height));
    rows
}

/// The first point that is shown in so many rows, so that the one at this place is among them with a row below it.
fn first_shown(points: &[FactorId], at: usize, height: usize, group_of: impl Fn(&FactorId) -> Option<GroupId>) -> usize {
    let room = height.saturating_sub(1).max(1);
    let (mut first, mut rows, mut below) = (at, 0, None);
    // Upwards from the point as far as there is room: a row for each point and one for each name above it.
    for (index, id) in points.iter().enumerate().take(at + 1).rev() {
        let group = group_of(id);
        rows += 1 + usize::from(group != below);
        below = group;
        if rows > room {
            break;
        }
        first = index;
    }
    let by = (height / 4).clamp(1, MOVES_BY);
    (first.div_ceil(by) * by).min(at)
}

fn empty(model: &Model, area: Rect, buf: &mut Buffer) {
    let words = "No points yet. Type one below: a group, + for worth it or − for in the way, and the words. For example:  nur + fewer interruptions";
    for (line, y) in text::wrap(words, usize::from(area.width)).iter().zip(area.y + 1..area.bottom()) {
        text::put(buf, area.x, y, line, area.width, model.theme.dim);
    }
}

fn point(desk: &Desk, factor: &Factor, lit: bool, area: Rect, buf: &mut Buffer, theme: &Theme) {
    if lit {
        text::fill(buf, area, theme.cursor);
    }
    let aside = aside(desk, factor, theme, area.width >= 40);
    let aside_wide = u16::try_from(text::line_width(&aside)).unwrap_or(0);
    let sign_style = if factor.kind == Kind::Incentive { theme.worth_text } else { theme.way_text };
    text::put(buf, area.x + 1, area.y, &factor.kind.sign().to_string(), 1, sign_style);
    let room = area.width.saturating_sub(aside_wide + 4);
    let words_style = if factor.evidence == Evidence::Assumed { theme.ghost } else { theme.text };
    text::put(buf, area.x + 3, area.y, &text::fit(&factor.text, usize::from(room)), room, words_style);
    text::put_line(buf, area.right().saturating_sub(aside_wide), area.y, &aside, aside_wide, theme.dim);
}

/// The heading and the strength; `~` before a provisional one, `?` after a guess.
fn aside(desk: &Desk, factor: &Factor, theme: &Theme, with_heading: bool) -> Line<'static> {
    let mut spans = Vec::new();
    let merged = desk.kept().merged_into(factor.id);
    if merged > 0 {
        spans.push(Span::styled(format!("({}) ", merged + 1), theme.dim));
    }
    if with_heading && let Some(heading) = factor.theme.and_then(|id| desk.workshop().theme(id)) {
        // Its code, as at the matrix's rows where they are narrow; the whole name stands at the foot.
        spans.push(Span::styled(text::pad(&heading.code, 8, text::Align::Left), theme.dim));
    }
    let mark = if factor.evidence == Evidence::Assumed { "?" } else { " " };
    let strength = match (factor.strength(), factor.basis()) {
        (Some(strength), Some(Basis::Entered)) => format!("~{}", dots::number(strength)),
        (Some(strength), _) => dots::number(strength),
        (None, _) => String::new(),
    };
    spans.push(Span::styled(format!("{strength:>4}{mark}"), theme.text));
    Line::from(spans)
}
