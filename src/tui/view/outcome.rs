//! *Make it move*: the chosen barriers, each with what will be done, whose it is, by when first.

mod close;
mod deed;

pub use close::{close, row_at as close_row_at};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::stack::{self, Row};
use crate::tui::action::Action;
use crate::tui::desk::{Desk, Pane};
use crate::tui::keyed::key;
use crate::tui::model::Model;
use crate::tui::step::outcome::{ActionRow, SOON, days_until, overloaded};
use crate::widget::theme::Theme;
use crate::widget::{dots, pane, text};
use crate::workshop::{FactorId, Status};

/// Draws the actions.
pub fn actions(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let area = Rect { width: area.width.saturating_sub(1), ..area };
    let rows = desk.action_rows();
    let title = format!("Actions {}", desk.workshop().actions().count());
    let below = pane::heading(area, &title, &aside(desk, &rows, theme), buf, theme);
    let foot = foot(model, desk, theme);
    let (list, high) = list(below, foot.len());
    let end = if rows.is_empty() {
        let words = format!(
            "Nothing was chosen in “What first?”: {} shows the list, {} adds an action all the same.",
            key(model, Action::NextPane),
            key(model, Action::AddAction)
        );
        let lines = text::wrap(&words, usize::from(list.width));
        for (line, y) in lines.iter().zip(list.y + 1..list.bottom()) {
            text::put(buf, list.x, y, line, list.width, theme.dim);
        }
        list.y + 1 + u16::try_from(lines.len()).unwrap_or(0)
    } else {
        stack::draw(&drawn(model, desk, &rows, area.width, theme), cursor(desk, &rows), list, buf, theme)
    };
    let y = (end + 1).min(below.bottom().saturating_sub(high));
    for (line, y) in foot.iter().zip(y..below.bottom()) {
        text::put_fitted(buf, (area.x, y), line, area.width, theme.text);
    }
}

/// Whether there are actions to answer for, and none is missing.
pub fn are_answered(desk: &Desk) -> bool {
    let rows = desk.action_rows();
    desk.workshop().actions().next().is_some() && (0..rows.len()).all(|at| !Desk::is_bare(&rows, at))
}

/// The row of the actions at this line of the screen, as the cursor counts.
pub fn row_at(model: &Model, desk: &Desk, area: Rect, y: u16) -> Option<usize> {
    let area = Rect { y: area.y + 1, width: area.width.saturating_sub(1), height: area.height.saturating_sub(1), ..area };
    let (list, _) = list(area, foot(model, desk, &model.theme).len());
    let rows = desk.action_rows();
    stack::row_at(&drawn(model, desk, &rows, area.width, &model.theme), cursor(desk, &rows), list, y)
}

fn cursor(desk: &Desk, rows: &[ActionRow]) -> Option<usize> {
    let focused = desk.pane == Pane::Actions && !desk.line_has_caret;
    focused.then_some(desk.cursors.actions.min(rows.len().checked_sub(1)?))
}

/// The place of the rows above a foot of so many lines, and how many of these are shown.
fn list(below: Rect, foot: usize) -> (Rect, u16) {
    let high = u16::try_from(foot).unwrap_or(0).min(below.height / 2);
    (Rect { height: below.height.saturating_sub(high), ..below }, high)
}

/// How many of the chosen barriers have an action.
fn aside(desk: &Desk, rows: &[ActionRow], theme: &Theme) -> Line<'static> {
    let chosen = desk.workshop().chosen.len();
    let without = rows.iter().enumerate().filter(|(at, _)| Desk::is_bare(rows, *at)).count();
    match (chosen, without) {
        (0, _) => Line::default(),
        (_, 0) => Line::styled("one for each that was chosen", theme.done),
        (_, without) => Line::styled(format!("{without} of {chosen} chosen without one"), theme.amber),
    }
}

fn drawn(model: &Model, desk: &Desk, rows: &[ActionRow], width: u16, theme: &Theme) -> Vec<Row> {
    let mut drawn = Vec::with_capacity(rows.len() * 2);
    for (at, row) in rows.iter().enumerate() {
        let begins = at == 0 || !matches!(rows[at - 1], ActionRow::Action(_, None));
        match *row {
            ActionRow::Barrier(id) => {
                if at > 0 {
                    drawn.push(Row::gap());
                }
                let mut lines = vec![barrier(desk, id, usize::from(width), theme)];
                if Desk::is_bare(rows, at) {
                    let words = format!("     no action yet: {} adds one", key(model, Action::AddAction));
                    lines.push(Line::styled(words, theme.amber));
                }
                drawn.push(Row::item(at, lines));
            }
            ActionRow::Action(id, against) => {
                if against.is_none() && begins {
                    drawn.extend((at > 0).then(Row::gap));
                    drawn.push(Row::plain(Line::styled("Against something else", theme.subheading)));
                }
                if let Some(action) = desk.workshop().action(id) {
                    drawn.push(Row::item(at, deed::lines(model, desk, action, usize::from(width), deed::Depth::Effect)));
                }
            }
        }
    }
    drawn
}

fn barrier(desk: &Desk, id: FactorId, width: usize, theme: &Theme) -> Line<'static> {
    let workshop = desk.workshop();
    let Some(factor) = workshop.factor(id) else { return Line::default() };
    let group = workshop.group(factor.group).map_or("", |group| group.name.as_str());
    let strength = factor.strength().map_or_else(|| "not scored".to_owned(), dots::number);
    let about = format!("   {}, {strength}", text::fit(group, 24));
    let words = text::fit(&factor.text, width.saturating_sub(2 + text::width(&about)));
    Line::from(vec![
        Span::styled(factor.kind.sign().to_string(), theme.way_text),
        Span::raw(" "),
        Span::styled(words, theme.heading),
        Span::styled(about, theme.dim),
    ])
}

/// What to look at: nobody owns it, it begins late, one role has most of it.
fn foot(model: &Model, desk: &Desk, theme: &Theme) -> Vec<Line<'static>> {
    let workshop = desk.workshop();
    let live: Vec<_> = workshop.actions().filter(|action| action.deed.status != Status::Dropped).collect();
    let mut lines = Vec::new();
    let mut warn = |words: String| lines.push(Line::styled(words, theme.amber));
    let orphans = live.iter().filter(|action| action.deed.owner.is_empty()).count();
    if orphans > 0 {
        let key = key(model, Action::AddToCarPark);
        warn(format!("{orphans} without an owner: ask who takes it, or {key} puts it into the car park."));
    }
    let from = model.workshop_day();
    let late = live.iter().filter(|action| days_until(action, from).is_some_and(|days| days > SOON)).count();
    if late > 0 {
        warn(format!("{late} more than {SOON} days away: which smaller part could be done sooner?"));
    }
    if let Some((role, count, all)) = overloaded(workshop) {
        warn(format!("{} has {count} of {all}: who else could take one?", text::fit(&role, 30)));
    }
    lines
}
