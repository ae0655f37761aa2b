//! A form: labels at the left, fields at the right, the hint of the field that has the caret, what was wrong with it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::tui::model::Model;
use crate::tui::overlay::{Form, Input};
use crate::widget::field::FieldView;
use crate::widget::text;

/// Columns of a form's sheet.
const WIDE: u16 = 72;

/// Draws the form; where the caret is, if the field that has it takes text.
pub fn draw(model: &Model, form: &Form, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let theme = &model.theme;
    let columns = super::words_wide(area, WIDE);
    let mut body: Vec<Line<'static>> = form.body.iter().flat_map(|words| super::paragraph(words, columns, theme.dim)).collect();
    let fields = form.inputs.len();
    let spaced = if 2 * fields + body.len() + 6 <= usize::from(area.height) { 2 } else { 1 };
    // Fields, a blank, the foot's two lines.
    let fixed = fields * spaced + 3 - usize::from(spaced == 2);
    let room = usize::from(area.height).saturating_sub(4 + fixed + 1);
    if body.len() > room {
        body.truncate(room.saturating_sub(1));
        body.push(Line::styled("…", theme.dim));
    }
    let above = if body.is_empty() { 0 } else { body.len() + 1 };
    let inside = super::sheet(area, &form.title, columns, super::rows(above + fixed, area), buf, theme);
    super::scrolled(&body, 0, Rect { height: u16::try_from(body.len()).unwrap_or(0).min(inside.height), ..inside }, buf, theme);
    let top = inside.y + u16::try_from(above).unwrap_or(0);
    let foot = inside.bottom().saturating_sub(2);
    let visible = usize::from(foot.saturating_sub(top)) / spaced.max(1);
    let first = (form.at + 1).saturating_sub(visible.max(1));
    let label_wide = form.inputs.iter().map(|input| text::columns(&input.label)).max().unwrap_or(0).min(inside.width / 2);
    let mut caret = None;
    for (row, (index, input)) in form.inputs.iter().enumerate().skip(first).enumerate() {
        let y = top + u16::try_from(row * spaced).unwrap_or(u16::MAX);
        if y >= foot {
            break;
        }
        let here = index == form.at;
        let at = field(model, input, here, label_wide, Rect { y, height: 1, ..inside }, buf);
        caret = if here { at } else { caret };
    }
    draw_foot(model, form, Rect { y: foot, height: 2, ..inside }, buf);
    caret
}

/// Draws one field with its label; where the caret is, if it takes text.
fn field(model: &Model, input: &Input, here: bool, label_wide: u16, row: Rect, buf: &mut Buffer) -> Option<Position> {
    let theme = &model.theme;
    let style = theme.dialog.patch(if here { theme.accent } else { theme.dim });
    text::put(buf, row.x, row.y, &text::fit(&input.label, usize::from(label_wide)), label_wide, style);
    let gap = if label_wide == 0 { 0 } else { 2 };
    let value = Rect { x: row.x + label_wide + gap, width: row.width.saturating_sub(label_wide + gap), ..row };
    if !input.choices.is_empty() {
        let chosen = text::fit(input.field.text(), usize::from(value.width).saturating_sub(4));
        let (words, style) = if here { (format!("‹ {chosen} ›"), theme.chosen) } else { (chosen, theme.text) };
        text::put(buf, value.x, row.y, &words, value.width, theme.dialog.patch(style));
        return None;
    }
    text::fill(buf, value, theme.dialog.patch(theme.cursor));
    let placeholder = if here { "" } else { input.hint.as_str() };
    FieldView { placeholder, ..FieldView::new(&input.field, theme) }.draw(value, buf)
}

/// What was wrong, else the field's hint and how to turn a choice; below it the keys.
fn draw_foot(model: &Model, form: &Form, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let choice = form.input().is_some_and(|input| !input.choices.is_empty());
    let (words, style) = match (&form.error, form.input()) {
        (Some(error), _) => (error.clone(), theme.amber),
        (None, Some(input)) if choice => {
            let rest: Vec<&str> = input.choices.iter().map(String::as_str).collect();
            (rest.join(" · "), theme.dim)
        }
        (None, input) => (input.map(|input| input.hint.clone()).unwrap_or_default(), theme.dim),
    };
    text::put(buf, area.x, area.y, &text::fit(&words, usize::from(area.width)), area.width, theme.dialog.patch(style));
    let mut hints = vec![("Enter", if form.next_empty().is_none() { "done" } else { "next" })];
    if choice {
        hints.push(("← →", "choose"));
    }
    if form.inputs.len() > 1 {
        hints.push(("Tab", "other fields"));
    }
    hints.push(("Esc", "leave it"));
    let mut spans = Vec::new();
    for (key, label) in hints {
        spans.push(Span::styled(key, theme.key));
        spans.push(Span::styled(format!(" {label}   "), theme.key_label));
    }
    text::put_line(buf, area.x, area.y + 1, &Line::from(spans), area.width, theme.dialog);
}
