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
    if found.is_empty() {
        let words = match &picker.fresh {
            Some(fresh) if !picker.field.is_empty() => format!("{} “{}”  Enter", fresh.label, picker.field.text().trim()),
            _ => "Nothing is called that. Backspace widens the search.".into(),
        };
        text::put(buf, list.x, list.y, &text::fit(&words, usize::from(list.width)), list.width, theme.dialog.patch(theme.accent));
        return caret;
    }
    let widths = Widths::of(&picker.items, list.width);
    let at = picker.at.min(found.len() - 1);
    let first = scroll::first(Some(at), usize::from(list.height), found.len());
    for ((index, item), y) in found.iter().enumerate().skip(first).zip(list.y..list.bottom()) {
        row(model, item, index == at, &widths, Rect { y, height: 1, ..list }, buf);
    }
    caret
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
