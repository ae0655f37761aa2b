//! The agenda's rail: where we are, and below it who has spoken.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use crate::tui::desk::{Desk, Pane};
use crate::tui::model::Model;
use crate::widget::{dots, text};
use crate::workshop::{GroupId, Presence, StepKind};

/// Dots a group has before *who has spoken*: one a point, three at the most.
const DOTS: usize = 3;

/// Columns beside a group's name: the margin before it, what it has said behind it.
const BESIDE: u16 = 6;

/// Columns that the rail takes with whole names of groups.
pub fn names_wide(desk: &Desk) -> u16 {
    desk.workshop().groups().map(|group| text::columns(&group.name)).max().unwrap_or(0).saturating_add(BESIDE)
}

/// A row of the rail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RailRow {
    /// The step at this place of the agenda.
    Step(usize),
    /// A group.
    Group(GroupId),
}

/// Draws the agenda and who has spoken.
pub fn draw(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let below = agenda(model, desk, area, buf);
    let left = area.bottom().saturating_sub(below + 1);
    if left >= 4 {
        let area = Rect { y: below + 1, height: left, ..area };
        if desk.step_kind() == StepKind::Score { scored(model, desk, area, buf) } else { spoken(model, desk, area, buf) }
    }
}

/// Everything in the rail that follows from the log, as words: while they are the same it looks the same.
pub fn words(desk: &Desk) -> Vec<String> {
    let workshop = desk.workshop();
    let progress = &workshop.progress;
    let mut words = vec![progress.step.clone().unwrap_or_default(), desk.kept().points.is_empty().to_string()];
    words.extend(workshop.agenda.steps.iter().map(|step| {
        let past = workshop.is_past(&step.key);
        format!("{} {:?} {} {} {past} {}", step.key, step.kind, step.plan, step.omitted, step.rail_name())
    }));
    words.extend(workshop.groups().map(|group| {
        let count = match desk.step_kind() {
            StepKind::Score => format!("{:?}", desk.scored_of(group.id)),
            _ => desk.points_of(group.id).min(DOTS).to_string(),
        };
        format!("{} {:?} {count} {}", group.id, group.presence, group.name)
    }));
    words
}

/// Draws the steps and returns the first row below them.
fn agenda(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) -> u16 {
    let theme = &model.theme;
    let workshop = desk.workshop();
    let here = workshop.progress.step.as_deref().unwrap_or_default();
    let focused = desk.pane == Pane::Agenda && !desk.line_has_caret;
    let steps = &workshop.agenda.steps;
    let height = usize::from(area.height);
    let first = first(desk, height);
    let mut y = area.y;
    for (index, step) in steps.iter().enumerate().skip(first).take(height) {
        let current = step.key == here;
        let done = workshop.is_past(&step.key);
        let (mark, mark_style) = if current {
            ("▸", theme.accent)
        } else if done {
            ("✓", theme.done)
        } else {
            (" ", theme.dim)
        };
        let mut style = if current { theme.heading } else { theme.dim };
        if step.omitted {
            style = style.add_modifier(Modifier::CROSSED_OUT);
        }
        let row = Rect { y, height: 1, ..area };
        // The bar says where the keys go: it is there only while they go here.
        if focused && index == desk.cursors.agenda {
            text::fill(buf, row, theme.cursor);
        }
        text::put(buf, row.x + 1, y, mark, 1, mark_style);
        text::put(buf, row.x + 3, y, &text::fit(step.rail_name(), usize::from(row.width) - 7), row.width - 7, style);
        if step.kind != StepKind::SetUp {
            let minutes = if step.omitted { "-".to_owned() } else { step.plan.to_string() };
            text::put(buf, row.right() - 4, y, &format!("{minutes:>3}"), 3, if current { theme.accent } else { theme.dim });
        }
        y += 1;
    }
    y
}

/// Whether the terminal has room for the list of groups under the agenda.
pub const fn shows_who(size: (u16, u16)) -> bool {
    size.0 >= 100 && size.1 >= 34
}

/// In *How much does it matter?*: how many points of each group are scored.
fn scored(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    text::put(buf, area.x + 1, area.y, "Scored", area.width - 1, theme.subheading);
    for (group, y) in desk.workshop().groups().zip(area.y + 1..area.bottom()) {
        let (done, all) = desk.scored_of(group.id);
        let style = super::card::scored_style(desk, group.id, done, all, theme);
        let count = format!("{done}/{all}");
        let wide = text::columns(&count);
        text::put(
            buf,
            area.x + 1,
            y,
            &text::fit(&group.name, usize::from(area.width.saturating_sub(wide + 3))),
            area.width,
            style,
        );
        text::put(buf, area.right() - wide - 1, y, &count, wide, style);
    }
}

/// The first step that is shown in so many rows.
fn first(desk: &Desk, height: usize) -> usize {
    let workshop = desk.workshop();
    let here = workshop.progress.step.as_deref().and_then(|key| workshop.agenda.position(key)).unwrap_or(0);
    let at = if desk.pane == Pane::Agenda && !desk.line_has_caret { desk.cursors.agenda } else { here };
    at.saturating_sub(height.saturating_sub(2)).min(workshop.agenda.steps.len().saturating_sub(height))
}

/// What stands in the row at this line of the screen.
#[must_use]
pub fn row_at(desk: &Desk, area: Rect, y: u16) -> Option<RailRow> {
    let shown = first(desk, area.height.into());
    let steps = desk.workshop().agenda.steps.len();
    let row = usize::from(y.checked_sub(area.y)?);
    if shown + row < steps {
        return Some(RailRow::Step(shown + row));
    }
    // Below the steps a blank, the heading, then the groups.
    let group = row.checked_sub(steps - shown + 2)?;
    desk.workshop().groups().nth(group).map(|group| RailRow::Group(group.id))
}

fn spoken(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let workshop = desk.workshop();
    text::put(buf, area.x + 1, area.y, "Who has spoken", area.width - 1, theme.subheading);
    // Before anybody has spoken nobody is behind.
    let begun = !desk.kept().points.is_empty();
    for (group, y) in workshop.groups().zip(area.y + 1..area.bottom()) {
        let points = desk.points_of(group.id);
        let absent = group.presence == Presence::Absent;
        let quiet = points == 0 && !absent && begun;
        let style = match (desk.group == Some(group.id), absent, quiet) {
            (true, ..) => theme.accent,
            (_, true, _) => theme.dim,
            (_, _, true) => theme.amber,
            _ => theme.text,
        };
        text::put(buf, area.x + 1, y, &text::fit(&group.name, usize::from(area.width) - 6), area.width - 6, style);
        let shown = if absent { "∅  ".to_owned() } else { dots::count(points.min(DOTS), DOTS) };
        text::put(buf, area.right() - 4, y, &shown, 3, style);
    }
}
