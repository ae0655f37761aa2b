//! *Put it right*: what changed since the room last saw the figures, the old in grey beside the new.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::stack::cell;
use crate::tui::desk::Desk;
use crate::tui::model::Model;
use crate::widget::text::{self, Align};
use crate::widget::theme::Theme;
use crate::widget::{dots, pane};
use crate::workshop::{Factor, Kind, ThemeId, Workshop};

/// The most changes shown; the others are counted.
const MOST: usize = 8;

/// Draws what changed and returns the first row below it.
pub fn draw(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) -> u16 {
    let theme = &model.theme;
    let changed = &desk.kept().changed;
    if changed.is_empty() {
        let seen = desk.workshop().veil.seen.is_empty();
        let words = if seen { "The picture was not shown yet." } else { "Nothing has changed since the picture was shown." };
        text::put(buf, area.x, area.y, words, area.width, theme.dim);
        return area.y + 1 + u16::from(area.height >= 12);
    }
    let room = usize::from(area.height / 3).clamp(1, MOST);
    let lines = lines(desk, area.width.saturating_sub(1), theme);
    let (shown, more) = if lines.len() > room { (room - 1, lines.len() + 1 - room) } else { (lines.len(), 0) };
    let aside = if more > 0 { format!("{more} more lines") } else { String::new() };
    let title = format!("Changed since the picture {}", changed.len());
    pane::heading(area, &title, &Line::styled(aside, theme.dim), buf, theme);
    let mut y = area.y + 1;
    // The latest are at the end: they are what the room talks about now.
    for line in lines.iter().skip(lines.len() - shown) {
        text::put_line(buf, area.x, y, line, area.width, theme.text);
        y += 1;
    }
    y + u16::from(area.height >= 12)
}

fn lines(desk: &Desk, width: u16, theme: &Theme) -> Vec<Line<'static>> {
    let workshop = desk.workshop();
    let changed = desk.kept().changed.iter().filter_map(|id| workshop.factor(*id));
    changed.flat_map(|factor| of_one(workshop, factor, usize::from(width), theme)).collect()
}

/// One change: the group, the point, what it was and is; below it the old words, if they changed.
fn of_one(workshop: &Workshop, factor: &Factor, width: usize, theme: &Theme) -> Vec<Line<'static>> {
    let then = workshop.veil.seen.get(&factor.id).map(|seen| &seen.factor);
    let what = what(workshop, factor, then, theme);
    let what_wide: usize = what.iter().map(|span| text::width(&span.content)).sum();
    let group = workshop.group(factor.group).map_or("", |group| &*group.code);
    let sign = if factor.kind == Kind::Incentive { theme.worth_text } else { theme.way_text };
    let words = width.saturating_sub(what_wide + 14);
    let style = if factor.is_live() { theme.text } else { theme.dim };
    let mut spans = vec![
        Span::raw(" "),
        cell(group, 8, Align::Left, theme.dim),
        Span::styled(factor.kind.sign().to_string(), sign),
        Span::raw(" "),
        cell(&factor.text, words, Align::Left, style),
        Span::raw("   "),
    ];
    spans.extend(what);
    let mut lines = vec![Line::from(spans)];
    if let Some(then) = then.filter(|then| then.text != factor.text) {
        let old = text::fit(&format!("           was: {}", then.text), width);
        lines.push(Line::styled(old, theme.dim));
    }
    lines
}

/// What it was and is, the old in grey.
fn what(workshop: &Workshop, factor: &Factor, then: Option<&Factor>, theme: &Theme) -> Vec<Span<'static>> {
    let Some(then) = then else { return vec![Span::styled("new", theme.accent)] };
    if !factor.is_live() {
        let word = if factor.merged_into.is_some() { "merged" } else { "taken back" };
        return vec![Span::styled(word, theme.dim)];
    }
    let mut spans: Vec<Span<'static>> = Vec::new();
    let mut moved = |old: String, new: String, style: Style| {
        if old != new {
            let gap = if spans.is_empty() { "" } else { "  " };
            spans.push(Span::styled(format!("{gap}{old} → "), theme.dim));
            spans.push(Span::styled(new, style));
        }
    };
    let figure = |factor: &Factor| factor.strength().map_or_else(|| "not scored".to_owned(), dots::number);
    let heading = |id: Option<ThemeId>| {
        let name = id.and_then(|id| workshop.theme(id)).map_or("no heading", |theme| theme.name.as_str());
        text::fit(name, 14)
    };
    let group = |factor: &Factor| workshop.group(factor.group).map_or_else(String::new, |group| group.code.to_string());
    moved(heading(then.theme), heading(factor.theme), theme.text);
    moved(group(then), group(factor), theme.text);
    moved(then.kind.room_words().into(), factor.kind.room_words().into(), theme.text);
    moved(figure(then), figure(factor), theme.heading);
    if spans.is_empty() {
        // The same figure may come of other slips.
        let word = if then.tally == factor.tally { "words" } else { "new counts" };
        spans.push(Span::styled(word, theme.dim));
    }
    spans
}
