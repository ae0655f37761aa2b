//! The first line: what this is, the step and its time, the workshop's time, what is saved. The step's full name and
//! `saved N` are there at every size; the rest goes when there is no room.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::tui::desk::{Access, Desk, Front, Saved};
use crate::tui::model::Model;
use crate::widget::bar::{self, Urgency};
use crate::widget::text;
use crate::widget::theme::Theme;
use crate::workshop::StepKind;
use crate::workshop::schedule::{Tint, schedule};

/// Draws the first line of an open session.
pub fn draw(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    text::fill(buf, area, theme.title_bar);
    let saved = saved(desk, theme);
    let step = step(model, desk);
    let clock = clock(model, desk);
    let width = usize::from(area.width);
    let (saved_wide, step_wide) = (text::line_width(&saved), text::line_width(&step));
    let mut name = Line::from(vec![
        Span::raw(" "),
        Span::styled("Tandem", theme.accent),
        Span::raw("  "),
        Span::styled(text::fit(desk.title(), 40), theme.text),
    ]);
    let clock_wide = text::line_width(&clock);
    let with_clock = step_wide + clock_wide + saved_wide + 16 <= width;
    let taken = step_wide + saved_wide + 4 + if with_clock { clock_wide + 3 } else { 0 };
    name = text::fit_line(&name, width.saturating_sub(taken));
    if width < taken + 10 {
        name = Line::from(" ");
    }
    let name_wide = text::line_width(&name);
    text::put_line(buf, area.x, area.y, &name, area.width, theme.title_bar);
    let right = area.right().saturating_sub(columns(saved_wide) + 1);
    text::put_line(buf, right, area.y, &saved, area.right() - right, theme.title_bar);
    let room = width.saturating_sub(name_wide + saved_wide + 3);
    let middle = if with_clock { step_wide + 3 + clock_wide } else { step_wide };
    let x = area.x + columns(name_wide + 1 + room.saturating_sub(middle) / 2);
    let end = text::put_line(buf, x, area.y, &step, right.saturating_sub(x), theme.title_bar);
    if with_clock {
        text::put_line(buf, end + 3, area.y, &clock, right.saturating_sub(end + 3), theme.title_bar);
    }
}

/// Under it, at the beginning and at the end, where people ask: nothing was sent anywhere.
pub fn promise(model: &Model, desk: &Desk, row: Rect, buf: &mut Buffer) {
    let in_step = desk.front == Front::Step && model.overlays.is_empty();
    if in_step && matches!(desk.step_kind(), StepKind::SetUp | StepKind::Close) {
        let words = "Tandem has sent nothing anywhere";
        let inside = Rect { width: row.width.saturating_sub(1), ..row };
        text::put_in(buf, inside, words, text::Align::Right, model.theme.faint);
    }
}

fn columns(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX)
}

pub(super) fn saved(desk: &Desk, theme: &Theme) -> Line<'static> {
    if desk.rehearsal.is_some() {
        return Line::styled("rehearsal, not saved", theme.amber);
    }
    match (&desk.access, &desk.saved) {
        (Access::ReadOnly(_), Saved::UpTo(seq)) => Line::styled(format!("read only · saved {seq}"), theme.amber),
        (_, Saved::UpTo(seq)) => Line::styled(format!("saved {seq}"), theme.dim),
        (_, Saved::Not { entries, why }) => {
            let what = if *entries == 1 { "entry" } else { "entries" };
            Line::styled(format!("NOT SAVED, {entries} {what} in memory: {}", text::fit(why, 30)), theme.warn)
        }
    }
}

/// The step's full name, and its time left with a bar where a clock runs.
fn step(model: &Model, desk: &Desk) -> Line<'static> {
    let theme = &model.theme;
    let workshop = desk.workshop();
    let Some(step) = workshop.current_step() else { return Line::default() };
    let mut spans = vec![Span::styled(step.title.to_string(), theme.heading)];
    if step.kind != StepKind::SetUp {
        let schedule = schedule(workshop, model.now, model.finish_by());
        let urgency = match schedule.tint {
            Tint::Calm => Urgency::Calm,
            Tint::Amber => Urgency::Soon,
            Tint::Red | Tint::Over => Urgency::Out,
        };
        let left = schedule.remaining.unwrap_or(0);
        spans.push(Span::raw("  "));
        spans.push(Span::styled(minutes(left), urgency.style(theme)));
        if model.size.0 >= 110 {
            spans.push(Span::raw(" "));
            spans.extend(bar::time(schedule.share_left, 13, urgency, theme).spans);
        }
        if workshop.progress.running_since.is_none() && workshop.progress.ended.is_none() {
            spans.push(Span::styled(" stopped", theme.amber));
        }
    }
    Line::from(spans)
}

/// `7:12`, or `−0:30` when over.
fn minutes(seconds: i64) -> String {
    let sign = if seconds < 0 { "−" } else { "" };
    format!("{sign}{}:{:02}", seconds.abs() / 60, seconds.abs() % 60)
}

/// `0:24 of 1:30  on time`.
fn clock(model: &Model, desk: &Desk) -> Line<'static> {
    let theme = &model.theme;
    let workshop = desk.workshop();
    if workshop.progress.started.is_none() {
        return Line::styled(format!("{} min planned", workshop.agenda.planned_minutes()), theme.dim);
    }
    let schedule = schedule(workshop, model.now, model.finish_by());
    let hours = |seconds: u32| format!("{}:{:02}", seconds / 3600, seconds % 3600 / 60);
    let late = schedule.behind / 60;
    let (words, style) = if workshop.progress.ended.is_some() {
        ("over".to_owned(), theme.done)
    } else if late >= 1 {
        (format!("{late} min behind"), theme.amber)
    } else if late <= -2 {
        (format!("{} min ahead", -late), theme.done)
    } else {
        ("on time".to_owned(), theme.done)
    };
    Line::from(vec![
        Span::styled(format!("{} of {}  ", hours(schedule.elapsed), hours(schedule.planned)), theme.dim),
        Span::styled(words, style),
    ])
}
