//! The car park: what was put aside, and which role takes it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::footer;
use crate::tui::action::Action;
use crate::tui::desk::{Desk, Front, Pane};
use crate::tui::model::Model;
use crate::widget::{pane, scroll, text};
use crate::workshop::{Fate, Parked};

/// Draws the car park.
pub fn draw(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let items: Vec<_> = desk.workshop().parked().collect();
    let open = items.iter().filter(|item| item.fate == Fate::Open).count();
    let words = if open == 0 { String::new() } else { format!("{open} that nobody takes yet") };
    let list = pane::heading(area, &format!("Car park {}", items.len()), &Line::styled(words, theme.amber), buf, theme);
    if items.is_empty() {
        text::put(buf, list.x, list.y + 1, "Nothing was put aside.", list.width, theme.dim);
        let line = Rect { x: area.x.saturating_sub(1), y: list.y + 3, width: area.width + 1, height: 1 };
        if line.y < area.bottom() {
            footer::draw_keys(model, &[Action::AddToCarPark], line, buf);
        }
        return;
    }
    let focused = !desk.line_has_caret && (desk.pane == Pane::Parked || desk.front == Front::CarPark);
    let at = desk.cursors.parked.min(items.len() - 1);
    let first = scroll::first(Some(at), list.height.into(), items.len());
    let fate_wide = fate_columns(&items, list.width);
    for ((index, item), y) in items.iter().enumerate().skip(first).zip(list.y..list.bottom()) {
        let here = focused && index == at;
        let over = if here { theme.cursor } else { Style::new() };
        if here {
            text::fill(buf, Rect { y, height: 1, ..list }, theme.cursor);
            text::put(buf, list.x, y, "▸", 1, theme.accent.patch(over));
        }
        let room = list.width.saturating_sub(fate_wide + 4);
        text::put(buf, list.x + 2, y, &text::fit(&item.text, room.into()), room, theme.text.patch(over));
        let style = match &item.fate {
            Fate::Open => theme.amber,
            Fate::Taken(_) => theme.done,
            Fate::Dropped => theme.dim,
        };
        let x = list.right().saturating_sub(fate_wide);
        text::put(buf, x, y, &text::fit(fate(item), fate_wide.into()), fate_wide, style.patch(over));
    }
}

/// Who takes it, in words.
fn fate(item: &Parked) -> &str {
    match &item.fate {
        Fate::Open => "nobody yet",
        Fate::Taken(role) => role,
        Fate::Dropped => "dropped",
    }
}

/// The columns of who takes it: a third, and what the items themselves leave free.
fn fate_columns(items: &[&Parked], width: u16) -> u16 {
    let widest = |words: fn(&Parked) -> &str| items.iter().map(|item| text::columns(words(item))).max().unwrap_or(0);
    let free = width.saturating_sub(widest(|item| &item.text) + 4);
    widest(fate).min(free.max((width / 3).min(34)))
}

/// The item of the row at this line of the screen.
pub fn row_at(desk: &Desk, area: Rect, y: u16) -> Option<usize> {
    let count = desk.workshop().parked().count();
    let height = area.height.saturating_sub(1);
    let first = scroll::first(Some(desk.cursors.parked.min(count.checked_sub(1)?)), height.into(), count);
    let index = first + usize::from(y.checked_sub(area.y + 1)?);
    (y < area.bottom() && index < count).then_some(index)
}
