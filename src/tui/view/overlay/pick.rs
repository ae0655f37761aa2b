//! A list narrowed by typing: the field on top, then name, key and sentence; what cannot be picked now stands back and
//! says why.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::Hit;
use crate::tui::model::Model;
use crate::tui::overlay::{Item, Picker};
use crate::widget::field::FieldView;
use crate::widget::{scroll, text};

/// Columns of the sheet, and how many it grows to where sentences have no room in them.
const WIDE: u16 = 110;
const WIDEST: u16 = 150;
/// Rows of the list, so that the sheet does not jump while the list is narrowed; on a tall screen so many of its lines.
const ROWS: usize = 18;
const SHARE: (u16, u16) = (3, 5);
/// Rows below the list: a blank, and the sentence about the row with the cursor.
const FOOT: u16 = 3;

/// Where everything of a list stands.
struct Plan {
    outer: Rect,
    line: Rect,
    list: Rect,
    /// The sentence about the row with the cursor.
    foot: Rect,
    /// Rows that were found, with the one for something new.
    rows: usize,
    at: usize,
    /// The first row shown.
    first: usize,
}

impl Plan {
    fn of(picker: &Picker, area: Rect) -> Self {
        let wordy = picker.items.iter().any(|item| !item.hint.is_empty());
        let foot = if wordy { FOOT } else { 0 };
        let most = ROWS.max(usize::from(area.height * SHARE.0 / SHARE.1));
        let wanted = picker.items.len().clamp(1, most) + 2 + usize::from(foot);
        let hints = picker.items.iter().map(|item| text::columns(&item.hint)).max().unwrap_or(0);
        let names = Widths::of(&picker.items, WIDE).together();
        let wide = names.saturating_add(hints).clamp(WIDE, WIDEST);
        let outer = super::sheet_place(area, super::words_wide(area, wide), super::rows(wanted, area));
        let sheet = super::words_place(outer);
        let list = Rect { y: sheet.y + 2, height: sheet.height.saturating_sub(2 + foot), ..sheet };
        let rows = picker.found().len() + usize::from(picker.offers_new());
        let at = picker.at.min(rows.saturating_sub(1));
        let foot = Rect { y: list.bottom() + 1, height: foot.saturating_sub(1), ..sheet };
        let first = scroll::first(Some(at), list.height.into(), rows);
        Self { outer, line: Rect { height: 1, ..sheet }, list, foot, rows, at, first }
    }
}

/// Draws the list; where the caret is.
pub fn draw(model: &Model, picker: &Picker, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let theme = &model.theme;
    let plan = Plan::of(picker, area);
    super::sheet(plan.outer, &picker.title, buf, theme);
    let (line, list) = (plan.line, plan.list);
    text::put(buf, line.x, line.y, ">", 1, theme.dialog.patch(theme.accent));
    let field = FieldView { placeholder: "type to narrow the list", ..FieldView::new(&picker.field, theme) };
    let caret = field.draw(field_place(line), buf);
    if plan.rows == 0 {
        let words = "Nothing is called that. Backspace widens the search.";
        text::put(buf, list.x, list.y, &text::fit(words, usize::from(list.width)), list.width, theme.dialog.patch(theme.amber));
        return caret;
    }
    let found = picker.found();
    let widths = Widths::of(&picker.items, list.width);
    for (index, y) in (plan.first..plan.rows).zip(list.y..list.bottom()) {
        let place = Rect { y, height: 1, ..list };
        match found.get(index) {
            Some(item) => row(model, item, index == plan.at, &widths, place, buf),
            None => new_row(model, picker, index == plan.at, place, buf),
        }
    }
    let mark = |buf: &mut Buffer, y, mark| text::put(buf, list.right() + 1, y, mark, 1, theme.dialog.patch(theme.dim));
    if plan.first > 0 {
        mark(buf, list.y, "▴");
    }
    if plan.first + usize::from(list.height) < plan.rows {
        mark(buf, list.bottom().saturating_sub(1), "▾");
    }
    if let Some(item) = found.get(plan.at) {
        whole(model, item, plan.foot, buf);
    }
    caret
}

/// Where the words are typed in the first line.
fn field_place(line: Rect) -> Rect {
    Rect { x: line.x + 2, width: line.width.saturating_sub(2), ..line }
}

/// The sheet's place, and the row at this place of the screen, counted among those found, or the place in what is typed.
pub fn hit(model: &Model, picker: &Picker, area: Rect, (x, y): (u16, u16)) -> (Rect, Option<Hit>) {
    let plan = Plan::of(picker, area);
    if y == plan.line.y {
        let offset = FieldView::new(&picker.field, &model.theme).offset_at(field_place(plan.line), x);
        return (plan.outer, Some(Hit::Text(0, offset)));
    }
    let row = y.checked_sub(plan.list.y).map(|down| plan.first + usize::from(down));
    (plan.outer, row.filter(|row| y < plan.list.bottom() && *row < plan.rows).map(Hit::Row))
}

/// The sentence about the row with the cursor, whole: what it does, and why it cannot be picked now.
fn whole(model: &Model, item: &Item, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let room = usize::from(area.width);
    let mut lines: Vec<(String, Style)> = text::wrap(&item.hint, room).into_iter().map(|line| (line, theme.dim)).collect();
    if let Some(why) = &item.barred {
        let why = text::wrap(&format!("Not now: {why}"), room).into_iter().map(|line| (line, theme.amber));
        lines.truncate(1);
        lines.extend(why);
    }
    for ((line, style), y) in lines.iter().zip(area.y..area.bottom()) {
        text::put(buf, area.x, y, line, area.width, theme.dialog.patch(*style));
    }
}

/// The row that takes what was typed as something new.
fn new_row(model: &Model, picker: &Picker, here: bool, row: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let ground = if here { theme.dialog.patch(theme.cursor) } else { theme.dialog };
    if here {
        light(model, row, buf);
    }
    let label = picker.fresh.as_ref().map_or("", |fresh| fresh.label.as_str());
    let words = format!("{label}: {}", picker.field.text().trim());
    text::put(buf, row.x, row.y, &text::fit(&words, row.width.into()), row.width, ground.patch(theme.accent));
}

/// The ground of the row under the cursor, and the mark before it.
fn light(model: &Model, row: Rect, buf: &mut Buffer) {
    let ground = model.theme.dialog.patch(model.theme.cursor);
    text::fill(buf, Rect { x: row.x - 2, width: row.width + 3, ..row }, ground);
    text::put(buf, row.x - 2, row.y, "▸", 1, ground.patch(model.theme.accent));
}

/// The columns of the list.
struct Widths {
    label: u16,
    key: u16,
}

impl Widths {
    fn of(items: &[Item], width: u16) -> Self {
        let widest = |of: fn(&Item) -> &str| items.iter().map(|item| text::columns(of(item))).max().unwrap_or(0);
        let says_more = |item: &Item| !item.hint.is_empty() || !item.key.is_empty() || item.barred.is_some();
        // Where nothing stands beside the names, they have all the room.
        let most = if items.iter().any(says_more) { width * 2 / 5 } else { width };
        Self { label: widest(|item| &item.label).min(most), key: widest(|item| &item.key).min(width / 6) }
    }

    /// Columns of both, with the gutters.
    const fn together(&self) -> u16 {
        self.label + 2 + if self.key > 0 { self.key + 2 } else { 0 }
    }
}

fn row(model: &Model, item: &Item, here: bool, widths: &Widths, row: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let ground = if here { theme.dialog.patch(theme.cursor) } else { theme.dialog };
    if here {
        light(model, row, buf);
    }
    let barred = item.barred.is_some();
    let style = |style| ground.patch(if barred { theme.dim } else { style });
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
