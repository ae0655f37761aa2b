//! A form: labels at the left, fields at the right, the hint of the field that has the caret, what was wrong with it.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::Line;

use super::{Hint, Hit};
use crate::tui::action::Action;
use crate::tui::keyed::in_front;
use crate::tui::model::Model;
use crate::tui::overlay::{Form, Input};
use crate::widget::field::{Field, FieldView};
use crate::widget::text;

/// Columns of a form's sheet.
const WIDE: u16 = 72;
/// The most rows of words about a field.
const MOST_HINTS: usize = 4;

/// Where everything of a form stands.
struct Plan {
    outer: Rect,
    body: Vec<Line<'static>>,
    /// The line of the first field shown, and which that is.
    top: u16,
    first: usize,
    /// Lines from field to field.
    spaced: u16,
    /// The line below the last field.
    foot: u16,
}

impl Plan {
    fn of(model: &Model, form: &Form, area: Rect) -> Self {
        let columns = super::words_wide(area, WIDE);
        let mut body: Vec<Line<'static>> =
            form.body.iter().flat_map(|words| super::paragraph(words, columns, model.theme.dim)).collect();
        let fields = form.inputs.len();
        let spaced = if 2 * fields + body.len() + 6 + usize::from(foot_rows(model, form, columns) - 1) <= usize::from(area.height)
        {
            2
        } else {
            1
        };
        let foot = 1 + foot_rows(model, form, columns);
        // Fields, a blank, the foot.
        let fixed = fields * spaced + 1 + usize::from(foot) - usize::from(spaced == 2);
        let room = usize::from(area.height).saturating_sub(4 + fixed + 1);
        if body.len() > room {
            body.truncate(room.saturating_sub(1));
            body.push(Line::styled("…", model.theme.dim));
        }
        let above = if body.is_empty() { 0 } else { body.len() + 1 };
        let outer = super::sheet_place(area, columns, super::rows(above + fixed, area));
        let inside = super::words_place(outer);
        let top = inside.y + u16::try_from(above).unwrap_or(0);
        let foot = inside.bottom().saturating_sub(foot);
        let visible = usize::from(foot.saturating_sub(top)) / spaced.max(1);
        let first = (form.at + 1).saturating_sub(visible.max(1));
        Self { outer, body, top, first, spaced: if spaced == 2 { 2 } else { 1 }, foot }
    }

    /// The lines of the fields, with their numbers.
    fn fields(&self, count: usize) -> impl Iterator<Item = (usize, u16)> {
        (self.first..count).zip((self.top..self.foot).step_by(self.spaced.into()))
    }
}

/// Draws the form; where the caret is, if the field that has it takes text.
pub fn draw(model: &Model, form: &Form, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let theme = &model.theme;
    let plan = Plan::of(model, form, area);
    let inside = super::sheet(plan.outer, &form.title, buf, theme);
    let words = u16::try_from(plan.body.len()).unwrap_or(0).min(inside.height);
    super::scrolled(&plan.body, 0, Rect { height: words, ..inside }, buf, theme);
    let label_wide = label_columns(form, inside);
    let mut caret = None;
    for (index, y) in plan.fields(form.inputs.len()) {
        let here = index == form.at;
        let at = field(model, &form.inputs[index], here, label_wide, Rect { y, height: 1, ..inside }, buf);
        caret = if here { at } else { caret };
    }
    draw_foot(model, form, Rect { y: plan.foot, height: inside.bottom().saturating_sub(plan.foot), ..inside }, buf);
    caret
}

/// The sheet's place, and what stands at this place of the screen: a choice, a place in a text, a key.
pub fn hit(model: &Model, form: &Form, area: Rect, (x, y): (u16, u16)) -> (Rect, Option<Hit>) {
    let plan = Plan::of(model, form, area);
    let inside = super::words_place(plan.outer);
    let row = |y: u16| Rect { y, height: 1, ..inside };
    let field = plan.fields(form.inputs.len()).find(|(_, line)| *line == y);
    let found = field.map(|(index, _)| match &form.inputs[index] {
        input if input.choices.is_empty() => {
            let value = value_place(row(y), label_columns(form, inside));
            Hit::Text(index, FieldView::new(&shown(input, index == form.at), &model.theme).offset_at(value, x))
        }
        _ => Hit::Row(index),
    });
    let key = || super::hint_at(&keys(model, form), row(inside.bottom().saturating_sub(1)), (x, y)).map(Hit::Key);
    (plan.outer, found.or_else(key))
}

/// Columns of the labels.
fn label_columns(form: &Form, inside: Rect) -> u16 {
    form.inputs.iter().map(|input| text::columns(&input.label)).max().unwrap_or(0).min(inside.width / 2)
}

/// Where the value of a field stands in its row.
fn value_place(row: Rect, label_wide: u16) -> Rect {
    let before = label_wide + if label_wide == 0 { 0 } else { 2 };
    Rect { x: row.x + before, width: row.width.saturating_sub(before), ..row }
}

/// Draws one field with its label; where the caret is, if it takes text.
fn field(model: &Model, input: &Input, here: bool, label_wide: u16, row: Rect, buf: &mut Buffer) -> Option<Position> {
    let theme = &model.theme;
    let style = theme.dialog.patch(if here { theme.accent } else { theme.dim });
    text::put(buf, row.x, row.y, &text::fit(&input.label, usize::from(label_wide)), label_wide, style);
    let value = value_place(row, label_wide);
    if !input.choices.is_empty() {
        let chosen = text::fit(input.field.text(), usize::from(value.width).saturating_sub(4));
        // The signs say that it can be changed, and that it is not typed.
        let (signs, style) = if here { (theme.chosen, theme.chosen) } else { (theme.dim, theme.text) };
        let mut x = value.x;
        for (words, style) in [("‹ ", signs), (&chosen, style), (" ›", signs)] {
            x = text::put(buf, x, row.y, words, value.right().saturating_sub(x), theme.dialog.patch(style));
        }
        return None;
    }
    // Without colours the ground is turned round: only that of the field with the caret, and there not under what gives way,
    // which is lit itself.
    let turned = here && !input.field.gives_way();
    let ground = match theme.cursor {
        cursor if turned => cursor,
        // There the others have a line for what may be typed.
        cursor if cursor.bg.is_none() && !here => Style::new().add_modifier(Modifier::UNDERLINED | Modifier::DIM),
        cursor => cursor.remove_modifier(Modifier::REVERSED),
    };
    text::fill(buf, value, theme.dialog.patch(ground));
    let placeholder = if here { "" } else { input.hint.as_str() };
    FieldView { placeholder, ..FieldView::new(&shown(input, here), theme) }.draw(value, buf)
}

/// The field as it is drawn: one that was left shows how it begins.
fn shown(input: &Input, here: bool) -> Cow<'_, Field> {
    if here {
        return Cow::Borrowed(&input.field);
    }
    let mut left = input.field.clone();
    left.move_to(0);
    Cow::Owned(left)
}

/// What stands below the fields while one of them has the caret: what was wrong, what can be chosen, the whole of a text that
/// is cut in its field, what may be typed.
fn foot_words<'a>(model: &Model, form: &'a Form, input: &'a Input, columns: u16) -> Cow<'a, str> {
    match &form.error {
        _ if form.awaits.is_some() => "Writing …".into(),
        Some(error) => error.into(),
        None if input.choices.is_empty() => {
            let row = Rect { width: columns, ..Rect::default() };
            let wide = value_place(row, label_columns(form, row)).width;
            // One column is the caret's.
            let cut = text::width(input.field.text()) >= wide.into();
            match (input.field.is_left(), cut) {
                (true, true) => format!("{}: {}", left_here(model), input.field.text()).into(),
                (true, false) => left_here(model).into(),
                (false, true) => input.field.text().into(),
                (false, false) => input.hint.as_str().into(),
            }
        }
        None if !input.hint.is_empty() => input.hint.as_str().into(),
        None => input.choices.join(" · ").into(),
    }
}

/// What is said of a text that was left in its field before.
fn left_here(model: &Model) -> String {
    let end = in_front(model, Action::EditEnd);
    let mends = if end.is_empty() { String::new() } else { format!(", {end} goes on with it") };
    format!("what you left here; typing replaces it{mends}")
}

/// Rows that these words need, whichever field has the caret: the form does not jump.
fn foot_rows(model: &Model, form: &Form, columns: u16) -> u16 {
    let rows = |input| text::wrap(&foot_words(model, form, input, columns), columns.into()).len();
    let most = form.inputs.iter().map(rows).max().unwrap_or(1).clamp(1, MOST_HINTS);
    u16::try_from(most).unwrap_or(1)
}

/// The words about the field with the caret; below them the keys.
fn draw_foot(model: &Model, form: &Form, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let style = if form.error.is_some() { theme.amber } else { theme.dim };
    let words = form.input().map(|input| foot_words(model, form, input, area.width)).unwrap_or_default();
    let wrapped = text::wrap(&words, area.width.into());
    let last = area.bottom().saturating_sub(1);
    for (line, y) in wrapped.iter().zip(area.y..last) {
        text::put(buf, area.x, y, line, area.width, theme.dialog.patch(style));
    }
    super::draw_hints(model, &keys(model, form), Rect { y: last, height: 1, ..area }, buf);
}

/// The keys of a form.
fn keys(model: &Model, form: &Form) -> Vec<Hint> {
    let label = if form.next_open().is_none() { "done" } else { "next" };
    let enter = [Action::Commit, Action::Open].map(|action| Hint::new(model, action, label));
    let mut hints: Vec<Hint> = enter.into_iter().filter(|hint| !hint.key.is_empty()).take(1).collect();
    if form.input().is_some_and(|input| !input.choices.is_empty()) {
        hints.push(Hint { action: Action::MoveRight, key: "← →".to_owned(), label: "choose" });
    }
    hints.push(Hint::new(model, Action::Back, "leave it"));
    if form.inputs.len() > 1 {
        hints.push(Hint::new(model, Action::NextPane, "other fields"));
    }
    hints.push(Hint::new(model, Action::Help, "help"));
    hints.retain(|hint| !hint.key.is_empty());
    hints
}
