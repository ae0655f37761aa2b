//! The search in a list, in the last line of the screen, so that the list stays in sight.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::Hit;
use crate::tui::action::Action;
use crate::tui::keyed::in_front;
use crate::tui::model::Model;
use crate::tui::overlay::Finder;
use crate::widget::field::FieldView;
use crate::widget::text;

/// Columns of `3 of 12   Enter stays   Esc goes back`.
const ASIDE: u16 = 44;

/// Draws the search; where its caret is.
pub fn draw(model: &Model, finder: &Finder, line: Rect, buf: &mut Buffer) -> Option<Position> {
    let theme = &model.theme;
    text::fill(buf, line, theme.ground);
    text::put(buf, line.x + 1, line.y, "/", 1, theme.accent);
    let words = finder.field.text().trim();
    let (at, all) = if words.is_empty() { (0, 0) } else { model.matches(words) };
    let (found, style) = match (words.is_empty(), all) {
        (true, _) => (String::new(), theme.dim),
        (false, 0) => ("no match".to_owned(), theme.amber),
        (false, all) => (format!("{at} of {all}"), theme.text),
    };
    let aside = Rect { x: line.right().saturating_sub(ASIDE), width: ASIDE, ..line };
    let end = text::put(buf, aside.x, aside.y, &found, ASIDE, style);
    let keys = format!("{} stays   {} goes back", in_front(model, Action::Commit), in_front(model, Action::Back));
    text::put(buf, end + 3, aside.y, &keys, line.right().saturating_sub(end + 3), theme.dim);
    FieldView::new(&finder.field, theme).draw(field_place(line), buf)
}

/// Where the words are typed.
fn field_place(line: Rect) -> Rect {
    Rect { x: line.x + 3, width: line.width.saturating_sub(ASIDE + 4), ..line }
}

/// Its line, and the place in what is typed.
pub fn hit(model: &Model, finder: &Finder, line: Rect, (x, y): (u16, u16)) -> (Rect, Option<Hit>) {
    let field = field_place(line);
    let offset = FieldView::new(&finder.field, &model.theme).offset_at(field, x);
    (line, field.contains((x, y).into()).then_some(Hit::Text(0, offset)))
}
