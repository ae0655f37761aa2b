//! The car park: what was put aside, and which role takes it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::footer;
use super::stack::{self, Row, cell};
use crate::tui::action::Action;
use crate::tui::desk::{Desk, Front, Pane};
use crate::tui::model::Model;
use crate::widget::pane;
use crate::widget::text::{self, Align};
use crate::widget::theme::Theme;
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
    stack::draw(&rows(desk, &items, list.width, theme), Some(cursor(desk, &items)), list, buf, theme);
}

fn cursor(desk: &Desk, items: &[&Parked]) -> usize {
    desk.cursors.parked.min(items.len().saturating_sub(1))
}

/// The items, each with who takes it.
fn rows(desk: &Desk, items: &[&Parked], width: u16, theme: &Theme) -> Vec<Row> {
    let focused = !desk.line_has_caret && (desk.pane == Pane::Parked || desk.front == Front::CarPark);
    let columns = Columns::of(items, usize::from(width).saturating_sub(2));
    let row = |(at, item): (usize, &&Parked)| {
        let here = focused && at == cursor(desk, items);
        let mark = if here { Span::styled("▸ ", theme.accent) } else { Span::raw("  ") };
        Row::item(at, columns.lines(item, &mark, theme))
    };
    items.iter().enumerate().map(row).collect()
}

/// The columns of an item, and of who takes it: as wide as they need, or half of the width each where both are long.
pub(super) struct Columns {
    words: usize,
    fate: usize,
}

impl Columns {
    /// Columns between the two.
    const GAP: usize = 2;

    /// For these items in so many columns: who takes one has a third of them, however few there are.
    pub fn of(items: &[&Parked], width: usize) -> Self {
        let room = width.saturating_sub(Self::GAP);
        let widest = |words: fn(&Parked) -> &str| items.iter().map(|item| text::width(words(item))).max().unwrap_or(0);
        let free = room.saturating_sub(widest(fate));
        let least = room.min(24).min(room - room / 3);
        let words = widest(|item| &item.text).clamp(least, free.max(room / 2).max(least));
        Self { words, fate: room - words }
    }

    /// The lines of an item behind a mark.
    pub fn lines(&self, item: &Parked, mark: &Span<'static>, theme: &Theme) -> Vec<Line<'static>> {
        let style = match &item.fate {
            Fate::Open => theme.amber,
            Fate::Taken(_) => theme.text,
            Fate::Dropped => theme.dim,
        };
        let (words, fate) = (stack::column(&item.text, self.words, true), stack::column(fate(item), self.fate, true));
        let blank = Span::raw(" ".repeat(text::width(&mark.content)));
        let line = |at: usize| {
            let of = |lines: &[String]| lines.get(at).cloned().unwrap_or_default();
            Line::from(vec![
                if at == 0 { mark.clone() } else { blank.clone() },
                cell(&of(&words), self.words + Self::GAP, Align::Left, theme.text),
                Span::styled(of(&fate), style),
            ])
        };
        (0..words.len().max(fate.len())).map(line).collect()
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

/// The item of the row at this line of the screen.
pub fn row_at(model: &Model, desk: &Desk, area: Rect, y: u16) -> Option<usize> {
    let items: Vec<_> = desk.workshop().parked().collect();
    let list = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    stack::row_at(&rows(desk, &items, list.width, &model.theme), Some(cursor(desk, &items)), list, y)
}
