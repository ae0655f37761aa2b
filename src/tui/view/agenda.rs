//! The agenda over the whole body, where there is no room for the rail: each step with its minutes, fewest to most.

use jiff::SignedDuration;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::Line;

use super::tabs;
use crate::tui::desk::Desk;
use crate::tui::model::Model;
use crate::widget::{pane, scroll, text};
use crate::workshop::{Step, StepKind};

/// Columns of `12 min  8 to 16`.
const MINUTES: u16 = 18;

/// The row of the panes' names above the agenda, where a row is free for it, and the place of the agenda.
pub fn parts(desk: &Desk, area: Rect) -> (Option<Rect>, Rect) {
    let steps = u16::try_from(desk.workshop().agenda.steps.len()).unwrap_or(u16::MAX);
    let above = u16::from(steps.saturating_add(2) <= area.height);
    let below = Rect { y: area.y + above, height: area.height - above, ..area };
    ((above > 0).then_some(Rect { height: 1, ..area }), below)
}

/// Draws the agenda.
pub fn draw(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let agenda = &desk.workshop().agenda;
    let (names, area) = parts(desk, area);
    if let Some(row) = names {
        tabs::draw(model, desk, row, buf);
    }
    // The last words stand over the last columns.
    let aside = Line::styled(format!("{}; fewest to most ", total(model, desk)), theme.dim);
    let list = pane::heading(area, "Agenda", &aside, buf, theme);
    for (index, y) in (first(desk, list)..agenda.steps.len()).zip(list.y..list.bottom()) {
        row(model, desk, &agenda.steps[index], index == desk.cursors.agenda, Rect { y, height: 1, ..list }, buf);
    }
}

/// The step of the row at this line of the screen.
pub fn row_at(desk: &Desk, area: Rect, y: u16) -> Option<usize> {
    let (_, area) = parts(desk, area);
    let list = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let index = first(desk, list) + usize::from(y.checked_sub(list.y)?);
    (y < list.bottom() && index < desk.workshop().agenda.steps.len()).then_some(index)
}

fn first(desk: &Desk, list: Rect) -> usize {
    scroll::first(Some(desk.cursors.agenda), list.height.into(), desk.workshop().agenda.steps.len())
}

/// `90 minutes; from 9:00 until 10:30`, as far as that is known.
fn total(model: &Model, desk: &Desk) -> String {
    let workshop = desk.workshop();
    let minutes = workshop.agenda.planned_minutes();
    let clock = |at: jiff::Timestamp| at.to_zoned(model.zone.clone()).strftime("%-H:%M").to_string();
    match workshop.progress.started {
        Some(start) => {
            let end = start + SignedDuration::from_mins(minutes.into());
            format!("{minutes} minutes planned, {} to {}", clock(start), clock(end))
        }
        None => format!("{minutes} minutes planned"),
    }
}

fn row(model: &Model, desk: &Desk, step: &Step, here: bool, line: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let progress = &desk.workshop().progress;
    let current = progress.step.as_ref() == Some(&step.key);
    let over = if here { theme.cursor } else { Style::new() };
    if here {
        text::fill(buf, line, theme.cursor);
    }
    let (mark, mark_style) = match (current, desk.workshop().is_past(&step.key)) {
        (true, _) => ("▸", theme.accent),
        (false, true) => ("✓", theme.done),
        (false, false) => (" ", theme.dim),
    };
    text::put(buf, line.x, line.y, mark, 1, mark_style.patch(over));
    let mut style = if current { theme.heading } else { theme.text };
    if step.omitted {
        style = theme.dim.add_modifier(Modifier::CROSSED_OUT);
    }
    let room = line.width.saturating_sub(2 + MINUTES + 2);
    text::put(buf, line.x + 2, line.y, &text::fit(&step.title, room.into()), room, style.patch(over));
    if step.kind == StepKind::SetUp {
        return;
    }
    let words =
        if step.omitted { "left out".to_owned() } else { format!("{:>3} min  {:>2} to {:<2}", step.plan, step.min, step.max) };
    let minutes = Rect { x: line.right().saturating_sub(MINUTES), width: MINUTES, ..line };
    text::put(buf, minutes.x, minutes.y, &words, MINUTES, theme.dim.patch(over));
}
