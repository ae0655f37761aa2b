//! How the figures moved over the commits, and the matrix as it was after one of them. For the facilitator alone.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::again::Again;
use super::matrix::{scene::Scene, themes};
use crate::alignment::Shares;
use crate::tui::desk::{Desk, Moment, Past};
use crate::tui::figure::brief;
use crate::tui::model::Model;
use crate::widget::theme::Theme;
use crate::widget::{pane, scroll, text};

/// Columns of the gap drawn as a bar: on a wide screen, and where what happened has more use for the room.
const BAR: usize = 20;
const SHORT_BAR: usize = 10;

/// Columns from which the figures of each side stand beside the gap.
const SIDES: u16 = 72;

/// Draws the timeline, or the matrix as it was.
pub fn draw(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    if let Some(past) = &desk.look.past {
        let title = format!("As it was after entry {} of {}", past.seq, desk.history().last_seq());
        let below = pane::heading(area, &title, &Line::default(), buf, theme);
        if past.measures.cells.is_empty() {
            text::put(buf, below.x, below.y + 1, "There was no group or no heading yet.", below.width, theme.dim);
            return;
        }
        then(model, desk, past, below, buf);
        return;
    }
    let moments = desk.moments();
    let below = pane::heading(area, "How the figures moved", &Line::default(), buf, theme);
    if moments.is_empty() {
        let words = "Nothing has moved yet: a figure needs points with a heading and a score.";
        text::put(buf, below.x, below.y + 1, &text::fit(words, usize::from(below.width)), below.width, theme.dim);
        return;
    }
    let bar = match area.width {
        150.. => BAR,
        110.. => SHORT_BAR,
        _ => 0,
    };
    let sides = area.width >= SIDES;
    if sides {
        text::put_line(buf, below.x, below.y, &over_heads(bar, theme), below.width, theme.dim);
    }
    text::put_line(buf, below.x, below.y + 1, &heads(bar, sides, theme), below.width, theme.dim);
    let (body, first) = listed(desk, area);
    let cursor = desk.cursors.view.min(moments.len() - 1);
    for ((index, moment), y) in moments.iter().enumerate().skip(first).zip(body.y..body.bottom()) {
        if index == cursor {
            text::fill(buf, Rect { y, height: 1, ..body }, theme.cursor);
        }
        let line = text::fit_line(&row(model, moment, bar, sides), usize::from(body.width));
        text::put_line(buf, body.x, y, &line, body.width, theme.text);
    }
}

/// Draws the matrix as it was.
fn then(model: &Model, desk: &Desk, past: &Past, below: Rect, buf: &mut Buffer) -> themes::Drawn {
    let around = themes::Around { title: "Then", cursor: Some(desk.cursors.matrix), nudge: None };
    themes::full(model, &Scene::past(past), around, below, buf, &mut Again::on_blank(below))
}

/// Where the moments stand, and the first that is seen.
fn listed(desk: &Desk, area: Rect) -> (Rect, usize) {
    let body = Rect { y: area.y + 3, height: area.height.saturating_sub(3), ..area };
    let cursor = desk.cursors.view.min(desk.moments().len().saturating_sub(1));
    (body, scroll::first(Some(cursor), usize::from(body.height), desk.moments().len()))
}

/// The moment at this line of the screen.
#[must_use]
pub fn row_at(desk: &Desk, area: Rect, y: u16) -> Option<usize> {
    let (body, first) = listed(desk, area);
    let row = first + usize::from(y.checked_sub(body.y)?);
    (y < body.bottom() && row < desk.moments().len()).then_some(row)
}

/// The cell of the matrix as it was at this place of the screen.
#[must_use]
pub fn cell_at(model: &Model, desk: &Desk, area: Rect, at: (u16, u16)) -> Option<(usize, usize)> {
    let past = desk.look.past.as_ref().filter(|past| !past.measures.cells.is_empty())?;
    let below = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let drawn = then(model, desk, past, below, &mut Buffer::empty(area));
    drawn.cell_at(&Scene::past(past), area.width, &model.theme, at)
}

/// Columns of a side's figure: of its whole name where there is room for long bars too.
const fn side(bar: usize) -> usize {
    if bar >= BAR { 10 } else { 8 }
}

/// What the two figures of each side are.
fn over_heads(bar: usize, theme: &Theme) -> Line<'static> {
    let pair = 2 * side(bar) + 1;
    Line::styled(format!("{:left$} {:>pair$} {:>pair$}", "", "alignment inside", "pull", left = 20 + bar), theme.dim)
}

fn heads(bar: usize, sides: bool, theme: &Theme) -> Line<'static> {
    let names = if bar >= BAR { ["clinical", "managerial"] } else { ["clin.", "manag."] };
    let names = if sides { names.repeat(2) } else { Vec::new() };
    let names: String = names.iter().map(|name| format!(" {name:>wide$}", wide = side(bar))).collect();
    Line::styled(format!(" {:>6} {:>5} {:>6}{:bar$}{names}  what", "entry", "time", "gap", ""), theme.dim)
}

fn row(model: &Model, moment: &Moment, bar: usize, sides: bool) -> Line<'static> {
    let theme = &model.theme;
    let overall = &moment.overall;
    let time = moment.at.to_zoned(model.zone.clone()).strftime("%H:%M").to_string();
    let inside = |shares: Option<Shares>| brief(shares.map(|shares| shares.alignment));
    let gap = overall.gap.map_or_else(|| "·".to_owned(), |gap| format!("{gap:.2}"));
    let mut spans =
        vec![Span::styled(format!(" {:>6} {time:>5} ", moment.seq), theme.dim), Span::styled(format!("{gap:>6}"), theme.heading)];
    if bar > 0 {
        let drawn = length(overall.gap, bar - 2);
        let rest = bar - 1 - text::width(&drawn);
        spans.extend([Span::raw(" "), Span::styled(drawn, theme.amber_mark()), Span::raw(" ".repeat(rest))]);
    }
    let figures = [
        inside(overall.within_clinical),
        inside(overall.within_managerial),
        brief(overall.pull_clinical),
        brief(overall.pull_managerial),
    ];
    let wide = side(bar);
    spans.extend(figures.into_iter().filter(|_| sides).map(|figure| Span::styled(format!(" {figure:>wide$}"), theme.text)));
    spans.push(Span::styled(format!("  {}", moment.what), theme.dim));
    Line::from(spans)
}

/// A share as a length.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "of 0 to 1 of a few columns"
)]
fn length(share: Option<f64>, room: usize) -> String {
    "━".repeat((share.unwrap_or(0.0).clamp(0.0, 1.0) * room as f64).round() as usize)
}
