//! A question: what to know first, then the answers with their letters; the one that Enter takes is lit.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::tui::model::Model;
use crate::tui::overlay::Question;
use crate::widget::text;

/// Columns that are read without effort.
const WIDE: u16 = 64;

/// Draws the question.
pub fn draw(model: &Model, question: &Question, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let longest = question.body.iter().map(|words| text::columns(words)).max().unwrap_or(0);
    let answers = question.answers.iter().map(|answer| text::columns(&answer.label) + 5).max().unwrap_or(0);
    let columns = super::words_wide(area, longest.max(answers).max(text::columns(&question.title)).clamp(36, WIDE));
    let mut body: Vec<Line<'static>> =
        question.body.iter().flat_map(|words| super::paragraph(words, columns, theme.text)).collect();
    let foot = question.answers.len() + usize::from(!body.is_empty());
    let height = super::rows(body.len() + foot, area);
    let inside = super::sheet(area, &question.title, columns, height, buf, theme);
    let room = usize::from(inside.height).saturating_sub(foot);
    if body.len() > room {
        // The answers always stand; words that do not fit are said to be missing.
        body.truncate(room.saturating_sub(1));
        body.push(Line::styled("…", theme.dim));
    }
    super::scrolled(&body, 0, Rect { height: u16::try_from(room).unwrap_or(0), ..inside }, buf, theme);
    let first = inside.bottom().saturating_sub(u16::try_from(question.answers.len()).unwrap_or(0)).max(inside.y);
    for (index, (answer, y)) in question.answers.iter().zip(first..inside.bottom()).enumerate() {
        let chosen = index == question.chosen;
        let label = format!(" {}  {} ", answer.key, answer.label);
        let style = if chosen { theme.chosen } else { theme.dialog };
        let end = text::put(buf, inside.x, y, &text::fit(&label, usize::from(inside.width)), inside.width, style);
        if !chosen {
            text::put(buf, inside.x + 1, y, &answer.key.to_string(), 1, theme.dialog.patch(theme.key));
        } else if end + 8 < inside.right() {
            text::put(buf, end + 2, y, "Enter", inside.right() - end - 2, theme.dialog.patch(theme.dim));
        }
    }
}
