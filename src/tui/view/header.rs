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

/// What can be promised, and no more.
pub(super) const PROMISE: &str = "Tandem has sent nothing anywhere";
/// Columns between the parts of the line.
const GAP: usize = 3;
/// Columns below which a shortened title says nothing.
const SHORTEST_TITLE: usize = 10;

/// What of the line is shown where there is not room for all: from everything to what still tells the room's time. The
/// title is shortened before the words go that say what the times are of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fullness {
    /// With the bar of the step's time.
    All,
    /// With the program's name.
    Named,
    /// With the workshop's time in figures, not only whether it is on time.
    Figures,
    /// With words that say what the times are of.
    Words,
    /// The least.
    Bare,
}

/// Draws the first line of an open session.
pub fn draw(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    text::fill(buf, area, theme.title_bar);
    let saved = saved(model, desk);
    let saved_wide = text::line_width(&saved);
    let room = usize::from(area.width).saturating_sub(saved_wide + 2 + GAP);
    let (name, step, clock) = parts(model, desk, room);
    let right = area.right().saturating_sub(columns(saved_wide) + 1);
    text::put_line(buf, right, area.y, &saved, area.right() - right, theme.title_bar);
    let end = text::put_line(buf, area.x + 1, area.y, &name, right.saturating_sub(area.x + 1), theme.title_bar);
    let from = if text::line_width(&name) == 0 { area.x + 1 } else { end + columns(GAP) };
    let middle = text::line_width(&step) + if text::line_width(&clock) == 0 { 0 } else { GAP + text::line_width(&clock) };
    let spare = usize::from(right.saturating_sub(from)).saturating_sub(middle + GAP);
    let x = from + columns(spare / 2);
    let end = text::put_line(buf, x, area.y, &step, right.saturating_sub(x), theme.title_bar);
    text::put_line(buf, end + columns(GAP), area.y, &clock, right.saturating_sub(end + columns(GAP)), theme.title_bar);
}

/// The name, the step and the workshop's time, as full as `room` columns allow. The title is shortened before the words
/// that say what the times are of, and goes before `left` does.
fn parts(model: &Model, desk: &Desk, room: usize) -> (Line<'static>, Line<'static>, Line<'static>) {
    let ways = [Fullness::All, Fullness::Named, Fullness::Figures, Fullness::Words];
    let whole = ways.into_iter().find_map(|fullness| {
        let parts = (name(model, fullness, desk.title()), step(model, desk, fullness), clock(model, desk, fullness));
        let taken = text::line_width(&parts.0) + text::line_width(&parts.1) + text::line_width(&parts.2) + 2 * GAP;
        (taken <= room).then_some(parts)
    });
    // Of the step's time and of the workshop's.
    let words = (Fullness::Words, Fullness::Words);
    let (half, bare) = ((Fullness::Words, Fullness::Bare), (Fullness::Bare, Fullness::Bare));
    let shortened = |(of_step, of_clock): (Fullness, Fullness)| {
        let (step, clock) = (step(model, desk, of_step), clock(model, desk, of_clock));
        let taken = text::line_width(&step) + text::line_width(&clock) + 2 * GAP;
        let title = text::fit(desk.title(), room.saturating_sub(taken));
        (text::width(&title) >= SHORTEST_TITLE.min(text::width(desk.title())))
            .then(|| (name(model, of_step, &title), step, clock))
    };
    let untitled = |(of_step, of_clock): (Fullness, Fullness)| {
        let (step, clock) = (step(model, desk, of_step), clock(model, desk, of_clock));
        let taken = text::line_width(&step) + text::line_width(&clock) + GAP;
        (taken <= room).then(|| (Line::default(), step, clock))
    };
    whole
        .or_else(|| shortened(words))
        .or_else(|| shortened(half))
        .or_else(|| untitled(words))
        .or_else(|| untitled(half))
        .or_else(|| shortened(bare))
        .or_else(|| untitled(bare))
        .unwrap_or_else(|| (Line::default(), step(model, desk, Fullness::Bare), Line::default()))
}

fn name(model: &Model, fullness: Fullness, title: &str) -> Line<'static> {
    let theme = &model.theme;
    let title = Span::styled(text::fit(title, 40), theme.text);
    if fullness > Fullness::Named {
        return Line::from(title);
    }
    Line::from(vec![Span::styled("Tandem", theme.accent), Span::raw("  "), title])
}

/// Under it, at the beginning and at the end, where people ask: nothing was sent anywhere.
pub fn promise(model: &Model, desk: &Desk, row: Rect, buf: &mut Buffer) {
    if promises(model, desk) {
        let inside = Rect { width: row.width.saturating_sub(1), ..row };
        text::put_in(buf, inside, PROMISE, text::Align::Right, model.theme.dim);
    }
}

/// The same on a low screen: in the rule above the line, whose row it shares.
pub fn promise_in_rule(model: &Model, desk: &Desk, rule: Rect, buf: &mut Buffer) {
    if promises(model, desk) {
        let words = format!(" {PROMISE} ");
        text::put(buf, rule.x + 1, rule.y, &words, rule.width.saturating_sub(2), model.theme.dim);
    }
}

/// Whether this is where people ask.
pub fn promises(model: &Model, desk: &Desk) -> bool {
    desk.front == Front::Step && model.overlays.is_empty() && matches!(desk.step_kind(), StepKind::SetUp | StepKind::Close)
}

fn columns(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX)
}

/// What is saved; before it, as long as it holds, that the room reads what is for the facilitator alone, or that the room
/// screens are covered.
pub(super) fn saved(model: &Model, desk: &Desk) -> Line<'static> {
    let theme = &model.theme;
    let mut line = kept(desk, theme);
    // Why nothing is saved leaves no room beside it.
    let has_room = !matches!(desk.saved, Saved::Not { .. });
    if is_seen_too(model, desk) && has_room {
        line.spans.insert(0, Span::styled("the room sees this too · ", theme.amber));
    } else if desk.spotlight.covered {
        line.spans.insert(0, Span::styled("room covered · ", theme.amber));
    }
    line
}

/// Whether the facilitator's own screen is shown where laptop and room share one. At Set up nobody sits there yet.
fn is_seen_too(model: &Model, desk: &Desk) -> bool {
    !desk.one_screen && desk.step_kind() != StepKind::SetUp && desk.is_one_screen(model.habits.one_screen)
}

fn kept(desk: &Desk, theme: &Theme) -> Line<'static> {
    if desk.rehearsal.is_some() {
        return Line::from(Span::styled("rehearsal, not saved", theme.amber));
    }
    match (&desk.access, &desk.saved) {
        (Access::ReadOnly(_), Saved::UpTo(seq)) => Line::from(Span::styled(format!("read only · saved {seq}"), theme.amber)),
        (_, Saved::UpTo(seq)) => Line::from(Span::styled(format!("saved {seq}"), theme.dim)),
        (_, Saved::Not { entries: 0, why }) => {
            Line::from(Span::styled(format!("NOT SAVED from now on: {}", text::fit(why, 30)), theme.warn))
        }
        (_, Saved::Not { entries, why }) => {
            let what = if *entries == 1 { "entry" } else { "entries" };
            Line::from(Span::styled(format!("NOT SAVED, {entries} {what} in memory: {}", text::fit(why, 30)), theme.warn))
        }
    }
}

/// The step's full name, and its time left with a bar where a clock runs.
fn step(model: &Model, desk: &Desk, fullness: Fullness) -> Line<'static> {
    let theme = &model.theme;
    let workshop = desk.workshop();
    let Some(step) = workshop.current_step() else { return Line::default() };
    let mut spans = vec![Span::styled(step.title.to_string(), theme.heading)];
    if step.kind != StepKind::SetUp && !workshop.progress.over {
        let schedule = schedule(workshop, model.now, model.finish_by());
        let urgency = match schedule.tint {
            Tint::Calm => Urgency::Calm,
            Tint::Amber => Urgency::Soon,
            Tint::Red | Tint::Over => Urgency::Out,
        };
        let left = schedule.remaining.unwrap_or(0);
        spans.push(Span::raw("  "));
        spans.push(Span::styled(minutes(left, fullness <= Fullness::Words), urgency.style(theme)));
        if fullness == Fullness::All {
            spans.push(Span::raw(" "));
            spans.extend(bar::time(schedule.share_left, 13, urgency, theme).spans);
        }
        if workshop.progress.running_since.is_none() {
            spans.extend([Span::raw(" "), Span::styled("stopped", theme.amber)]);
        }
    }
    Line::from(spans)
}

/// `7:12 left`, or `0:30 over`; without the word `7:12`, but `0:30 over` all the same.
fn minutes(seconds: i64, words: bool) -> String {
    let word = match seconds {
        ..0 => " over",
        _ if words => " left",
        _ => "",
    };
    format!("{}:{:02}{word}", seconds.abs() / 60, seconds.abs() % 60)
}

/// `24 of 90 min, on time`, or the words alone: `5 min ahead in all`.
fn clock(model: &Model, desk: &Desk, fullness: Fullness) -> Line<'static> {
    let theme = &model.theme;
    let workshop = desk.workshop();
    if workshop.progress.started.is_none() {
        return Line::styled(format!("{} min planned", workshop.agenda.planned_minutes()), theme.dim);
    }
    let schedule = schedule(workshop, model.now, model.finish_by());
    let late = schedule.behind / 60;
    // Beside the step's own time: of the workshop as a whole.
    let whole = if fullness == Fullness::Words { " in all" } else { "" };
    let (words, style) = if workshop.progress.over {
        ("the workshop is over".to_owned(), theme.dim)
    } else if late >= 1 {
        (format!("{late} min behind{whole}"), theme.amber)
    } else if late <= -2 {
        (format!("{} min ahead{whole}", -late), theme.done)
    } else {
        ("on time".to_owned(), theme.done)
    };
    let words = Span::styled(words, style);
    if fullness > Fullness::Figures {
        return Line::from(words);
    }
    let figures = format!("{} of {} min, ", schedule.elapsed / 60, schedule.planned / 60);
    Line::from(vec![Span::styled(figures, theme.dim), words])
}
