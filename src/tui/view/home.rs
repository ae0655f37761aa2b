//! The home screen: carry on, recent, start.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::tui::action::Action;
use crate::tui::home::{Condition, Home, Shelved};
use crate::tui::model::Model;
use crate::tui::view::footer;
use crate::widget::text;

/// Draws the home screen.
pub fn draw(model: &Model, home: &Home, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let roomy = area.height >= 30;
    let left = area.x + if area.width >= 100 { 6 } else { 2 };
    let inner = Rect { x: left, width: area.width.saturating_sub(2 * (left - area.x)), ..area };
    let mut y = area.y + if roomy { 3 } else { 1 };
    text::put(buf, inner.x, y, "T a n d e m", inner.width, theme.heading.patch(theme.accent));
    text::put(buf, inner.x, y + 1, "Find where a room pulls together, and where it does not.", inner.width, theme.dim);
    y += if roomy { 4 } else { 3 };
    let start_height = if roomy { 9 } else { 5 };
    let bottom = area.bottom().saturating_sub(start_height + if roomy { 4 } else { 3 });
    y = shelf(model, home, Rect { y, height: bottom.saturating_sub(y), ..inner }, roomy, buf);
    let y = start(model, Rect { y: y + 1, height: start_height, ..inner }, roomy, buf);
    let promise = format!("Tandem has sent nothing anywhere. Sessions are kept in {}.", model.folder);
    let at = (area.bottom() - 2).max(y);
    text::put(buf, inner.x, at, &text::fit(&promise, usize::from(inner.width)), inner.width, theme.faint);
    last_line(model, home, Rect { y: area.bottom() - 1, height: 1, ..area }, buf);
}

fn last_line(model: &Model, home: &Home, area: Rect, buf: &mut Buffer) {
    if let Some(status) = &model.status {
        let style = if status.trouble { model.theme.amber } else { model.theme.text };
        text::put(buf, area.x + 1, area.y, &text::fit(&status.text, usize::from(area.width) - 2), area.width - 1, style);
        return;
    }
    let mut actions = vec![Action::NewWorkshop, Action::OpenSample, Action::Rehearse];
    if !home.shelf.is_empty() {
        actions.insert(0, Action::Open);
    }
    actions.extend([Action::Quit, Action::Help]);
    footer::draw_keys(model, &actions, area, buf);
}

/// Draws the sessions, what was interrupted first; returns the first row below.
fn shelf(model: &Model, home: &Home, area: Rect, roomy: bool, buf: &mut Buffer) -> u16 {
    let theme = &model.theme;
    let mut y = area.y;
    let mut heading = "";
    let space = usize::from(area.height).saturating_sub(4) / if roomy { 2 } else { 1 };
    let first = (home.at + 1).saturating_sub(space.max(1));
    for (index, row) in home.shelf.iter().enumerate().skip(first) {
        if y + 1 >= area.bottom() {
            break;
        }
        let words = if row.state == Condition::Interrupted { "Carry on" } else { "Recent" };
        if words != heading {
            y += u16::from(!heading.is_empty());
            text::put(buf, area.x, y, words, area.width, theme.subheading);
            heading = words;
            y += 1;
        }
        session(model, row, index == home.at, Rect { y, height: 1, ..area }, buf);
        y += if roomy && area.height > 20 { 2 } else { 1 };
    }
    if home.shelf.is_empty() && home.read {
        text::put(buf, area.x, y, "No workshops yet.", area.width, theme.dim);
        y += 1;
    }
    y
}

fn session(model: &Model, row: &Shelved, selected: bool, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    if selected {
        text::fill(buf, Rect { x: area.x.saturating_sub(1), width: area.width + 2, ..area }, theme.cursor);
        text::put(buf, area.x, area.y, "▸", 1, theme.accent);
    }
    let title = if row.title.is_empty() { &row.name } else { &row.title };
    let wide = usize::from(area.width) * 36 / 100;
    let style = if selected { theme.heading } else { theme.text };
    text::put(buf, area.x + 2, area.y, &text::fit(title, wide), area.width, style);
    let facts = facts(model, row);
    let x = area.x + 4 + u16::try_from(wide).unwrap_or(30);
    let room = area.right().saturating_sub(x);
    text::put_line(buf, x, area.y, &text::fit_line(&facts, usize::from(room)), room, theme.dim);
}

fn facts(model: &Model, row: &Shelved) -> Line<'static> {
    let theme = &model.theme;
    let day = row.modified.map_or_else(String::new, |at| when(model, at));
    let (state, style) = match row.state {
        Condition::Interrupted => (format!("stopped in “{}”, {} min in", row.step, row.minutes), theme.amber),
        Condition::Finished => ("finished".to_owned(), theme.done),
        Condition::Ok => (format!("at “{}”", row.step), theme.dim),
        Condition::Damaged => ("damaged: opens read only".to_owned(), theme.warn),
        Condition::Newer => ("written by a newer Tandem".to_owned(), theme.warn),
    };
    let mut spans = vec![Span::styled(text::pad(&day, 12, text::Align::Left), theme.dim), Span::styled(state, style)];
    if !matches!(row.state, Condition::Newer) {
        spans.push(Span::styled(format!("   {} groups  {} points", row.groups, row.points), theme.dim));
        if let Some(gap) = row.gap {
            spans.push(Span::styled(format!("  gap {gap:.2}"), theme.text));
        }
    }
    Line::from(spans)
}

/// `12 min ago`, `today 9:30`, `23 Nov 2026`.
fn when(model: &Model, at: jiff::Timestamp) -> String {
    let minutes = (model.now.as_second() - at.as_second()) / 60;
    let there = at.to_zoned(model.zone.clone());
    let today = model.now.to_zoned(model.zone.clone()).date();
    match minutes {
        0..=1 => "just now".into(),
        2..=59 => format!("{minutes} min ago"),
        _ if there.date() == today => there.strftime("today %H:%M").to_string(),
        _ if there.date().year() == today.year() => there.strftime("%a %-d %b").to_string(),
        _ => there.strftime("%-d %b %Y").to_string(),
    }
}

/// Draws what can be begun; returns the first row below.
fn start(model: &Model, area: Rect, roomy: bool, buf: &mut Buffer) -> u16 {
    let theme = &model.theme;
    text::put(buf, area.x, area.y, "Start", area.width, theme.subheading);
    let rows = [
        (Action::NewWorkshop, "New workshop", "90 minutes, ready at once; N for other agendas"),
        (Action::OpenSample, "Look at the sample", "a finished workshop, invented; S for others"),
        (Action::Rehearse, "Rehearse", "the 90 minutes in nine, with a room that answers"),
        (Action::Help, "Help", "every key, and what to say when it goes quiet"),
    ];
    let contexts = model.contexts();
    let mut y = area.y + 1;
    for (action, name, hint) in rows {
        let key = model.keymap.keys_for(action, &contexts, false).first().map(|key| key.label()).unwrap_or_default();
        text::put(buf, area.x + 2, y, &key, 3, theme.key);
        text::put(buf, area.x + 5, y, name, 22, theme.heading);
        text::put(buf, area.x + 28, y, hint, area.width.saturating_sub(28), theme.dim);
        y += if roomy { 2 } else { 1 };
    }
    y
}
