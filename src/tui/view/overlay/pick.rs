//! A list narrowed by typing: the field on top, then name, key and sentence; what cannot be picked now stands back and
//! says why.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::tui::model::Model;
use crate::tui::overlay::{Item, Picker};
use crate::widget::field::FieldView;
use crate::widget::{scroll, text};

/// Columns of the sheet.
const WIDE: u16 = 92;
/// Rows of the list, so that the sheet does not jump while the list is narrowed.
const ROWS: usize = 18;

/// Draws the list; where the caret is.
pub fn draw(model: &Model, picker: &Picker, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let theme = &model.theme;
    let columns = super::words_wide(area, WIDE);
    let list_rows = picker.items.len().clamp(1, ROWS);
    let inside = super::sheet(area, &picker.title, columns, super::rows(list_rows + 2, area), buf, theme);
    let line = Rect { height: 1, ..inside };
    text::put(buf, line.x, line.y, ">", 1, theme.dialog.patch(theme.accent));
    let field = Rect { x: line.x + 2, width: line.width.saturating_sub(2), ..line };
    let caret = FieldView { placeholder: "type to narrow the list", ..FieldView::new(&picker.field, theme) }.draw(field, buf);
    let list = Rect { y: inside.y + 2, height: inside.height.saturating_sub(2), ..inside };
    let found = picker.found();
    let offers_new = picker.offers_new();
    let rows = found.len() + usize::from(offers_new);
    if rows == 0 {
        let words = "Nothing is called that. Backspace widens the search.";
        text::put(buf, list.x, list.y, &text::fit(words, usize::from(list.width)), list.width, theme.dialog.patch(theme.accent));
        return caret;
    }
    let widths = Widths::of(&picker.items, list.width);
    let at = picker.at.min(rows - 1);
    let first = scroll::first(Some(at), usize::from(list.height), rows);
    for (index, y) in (first..rows).zip(list.y..list.bottom()) {
        let place = Rect { y, height: 1, ..list };
        match found.get(index) {
            Some(item) => row(model, item, index == at, &widths, place, buf),
            None => new_row(model, picker, index == at, place, buf),
        }
    }
    caret
}

/// The row that takes what was typed as something new.
fn new_row(model: &Model, picker: &Picker, here: bool, row: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let ground = if here { theme.dialog.patch(theme.cursor) } else { theme.dialog };
    if here {
        text::fill(buf, Rect { x: row.x - 1, width: row.width + 2, ..row }, ground);
    }
    let label = picker.fresh.as_ref().map_or("", |fresh| fresh.label.as_str());
    let words = format!("{label}: {}", picker.field.text().trim());
    text::put(buf, row.x, row.y, &text::fit(&words, row.width.into()), row.width, ground.patch(theme.accent));
}

/// The columns of the list.
struct Widths {
    label: u16,
    key: u16,
}

impl Widths {
    fn of(items: &[Item], width: u16) -> Self {
        let widest = |of: fn(&Item) -> &str| items.iter().map(|item| text::columns(of(item))).max().unwrap_or(0);
        Self { label: widest(|item| &item.label).min(width * 2 / 5), key: widest(|item| &item.key).min(width / 6) }
    }
}

fn row(model: &Model, item: &Item, here: bool, widths: &Widths, row: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let ground = if here { theme.dialog.patch(theme.cursor) } else { theme.dialog };
    if here {
        text::fill(buf, Rect { x: row.x - 1, width: row.width + 2, ..row }, ground);
    }
    let barred = item.barred.is_some();
    let style = |style| ground.patch(if barred { theme.faint } else { style });
    let mut x = row.x;
    text::put(buf, x, row.y, &text::fit(&item.label, widths.label.into()), widths.label, style(theme.text));
    x += widths.label + 2;
    if widths.key > 0 {
        text::put(buf, x, row.y, &text::fit(&item.key, widths.key.into()), widths.key, style(theme.key));
        x += widths.key + 2;
    }
    let words = item.barred.as_deref().unwrap_or(&item.hint);
    let room = row.right().saturating_sub(x);
    text::put(buf, x, row.y, &text::fit(words, room.into()), room, style(theme.dim));
}
