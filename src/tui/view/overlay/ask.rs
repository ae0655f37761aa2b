//! A question: what to know first, then the answers with their letters; the one that Enter takes is lit. Words that do not
//! fit scroll; the answers always stand.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::Hit;
use crate::tui::action::Action;
use crate::tui::keyed::in_front;
use crate::tui::model::Model;
use crate::tui::overlay::Question;
use crate::widget::text;

/// Columns that are read without effort.
const WIDE: u16 = 64;

/// Where everything of a question stands.
struct Plan {
    outer: Rect,
    /// The words to know first, and their place.
    body: Vec<Line<'static>>,
    words: Rect,
    /// The line of the first answer.
    first: u16,
    /// The end of the answers.
    end: u16,
}

impl Plan {
    fn of(model: &Model, question: &Question, area: Rect) -> Self {
        let longest = question.body.iter().map(|words| text::columns(words)).max().unwrap_or(0);
        let answers = question.answers.iter().map(|answer| text::columns(&answer.label) + 5).max().unwrap_or(0);
        let wanted = longest.max(answers).max(text::columns(&question.title)).clamp(36, WIDE);
        let columns = super::words_wide(area, wanted);
        let body: Vec<Line<'static>> =
            question.body.iter().flat_map(|words| super::paragraph(words, columns, model.theme.text)).collect();
        let count = question.answers.len();
        let foot = count + usize::from(!body.is_empty());
        let outer = super::sheet_place(area, columns, super::rows(body.len() + foot, area));
        let inside = super::words_place(outer);
        let room = u16::try_from(usize::from(inside.height).saturating_sub(foot)).unwrap_or(0);
        let end = inside.bottom();
        let first = end.saturating_sub(u16::try_from(count).unwrap_or(0)).max(inside.y);
        Self { outer, body, words: Rect { height: room, ..inside }, first, end }
    }
}

/// Draws the question.
pub fn draw(model: &Model, question: &Question, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let plan = Plan::of(model, question, area);
    let inside = super::sheet(plan.outer, &question.title, buf, theme);
    super::scrolled(&plan.body, question.top, plan.words, buf, theme);
    if plan.body.len() > usize::from(plan.words.height) {
        let words = format!("{} {} reads on", in_front(model, Action::MovePageDown), in_front(model, Action::MovePageUp));
        let x = inside.right().saturating_sub(text::columns(&words));
        text::put(buf, x, plan.first.saturating_sub(1).max(inside.y), &words, inside.width, theme.dialog.patch(theme.dim));
    }
    for (index, (answer, y)) in question.answers.iter().zip(plan.first..plan.end).enumerate() {
        let chosen = index == question.chosen;
        let label = format!(" {}  {} ", answer.key, answer.label);
        let style = if chosen { theme.chosen } else { theme.dialog };
        let end = text::put(buf, inside.x, y, &text::fit(&label, usize::from(inside.width)), inside.width, style);
        if !chosen {
            text::put(buf, inside.x + 1, y, &answer.key.to_string(), 1, theme.dialog.patch(theme.key));
        } else if end + 8 < inside.right() {
            text::put(buf, end + 2, y, &in_front(model, Action::Open), inside.right() - end - 2, theme.dialog.patch(theme.dim));
        }
    }
}

/// The sheet's place, and the answer at this line.
pub fn hit(model: &Model, question: &Question, area: Rect, y: u16) -> (Rect, Option<Hit>) {
    let plan = Plan::of(model, question, area);
    let row = (plan.first..plan.end).contains(&y).then(|| usize::from(y - plan.first));
    (plan.outer, row.filter(|row| *row < question.answers.len()).map(Hit::Row))
}

/// The first line of the last screenful of the words to know first.
pub fn last_top(model: &Model, question: &Question, area: Rect) -> usize {
    let plan = Plan::of(model, question, area);
    plan.body.len().saturating_sub(plan.words.height.into())
}
