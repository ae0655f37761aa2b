//! *Reading it together*: what is talked about and why, the points behind it; beside it the matrix, lit.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::matrix::{self, themes::put_lines};
use super::{body, points};
use crate::alignment::{Discuss, Topic};
use crate::tui::action::Action;
use crate::tui::desk::{Behind, Desk, Pane};
use crate::tui::keyed::there;
use crate::tui::keymap::Context;
use crate::tui::model::Model;
use crate::tui::step::reading;
use crate::widget::theme::Theme;
use crate::widget::{pane, text};

/// The widest that what is talked about gets.
const WIDEST: u16 = 80;

/// Draws what is talked about, or the points while they have the cursor.
pub fn draw(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let listing = desk.pane == Pane::Points && !desk.line_has_caret;
    let one = if listing { points::draw } else { topic };
    let Some(beside) = matrix_place(desk, area) else { return one(model, desk, area, buf) };
    let left = topic_place(desk, area);
    one(model, desk, left, buf);
    pane::rule_down(Rect { x: left.right() + 1, width: 1, ..area }, buf, &model.theme);
    matrix::pane(model, desk, beside, buf);
}

/// The place of the matrix beside what is talked about; none where there is no room for both.
pub fn matrix_place(desk: &Desk, area: Rect) -> Option<Rect> {
    let x = area.x + body::list_beside_matrix(desk, area)?.min(WIDEST) + 3;
    Some(Rect { x, width: area.right().saturating_sub(x), ..area })
}

/// The place of what is talked about, or of the points.
pub fn topic_place(desk: &Desk, area: Rect) -> Rect {
    matrix_place(desk, area).map_or(area, |beside| Rect { width: beside.x.saturating_sub(area.x + 3), ..area })
}

fn topic(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let Some((discuss, behind)) = reading::discussed(desk) else {
        let below = pane::heading(area, "To talk about", &Line::default(), buf, theme);
        let lights = there(model, Action::LightCell, Context::Matrix);
        let words =
            format!("Nothing stands out yet. Put the cursor on a square or at a row's end: {lights} lights it for the room.");
        return put_lines(&wrapped(&words, below.width, theme), below, buf);
    };
    let (at, of) = reading::count(desk);
    let place = format!("{at} of {of}");
    let aside = if discuss.is_some() { Line::styled(place, theme.dim) } else { Line::default() };
    let below = pane::heading(area, &title(desk, discuss, behind), &aside, buf, theme);
    let mut lines = Vec::new();
    if let Some(discuss) = discuss {
        lines.extend(wrapped(why(discuss), below.width, theme));
    }
    if let Some(words) =
        desk.workshop().theme(behind.theme()).map(|heading| heading.definition.as_str()).filter(|_| area.height >= 16)
    {
        lines.extend(wrapped(words, below.width, theme));
    }
    let checked = matrix::meaning(model, desk.workshop(), behind.theme());
    lines.push(Line::styled(text::fit(&checked, usize::from(below.width)), theme.accent));
    put_lines(&lines, below, buf);
    let used = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(1).min(below.height);
    let rest = Rect { y: below.y + used, height: below.height - used, ..below };
    let found = desk.behind_points(behind);
    if found.is_empty() {
        let words = "Nobody said anything here: who could?";
        return put_lines(&wrapped(words, rest.width, theme), rest, buf);
    }
    matrix::list(desk, &found, None, rest, buf, theme);
}

fn wrapped(words: &str, width: u16, theme: &Theme) -> Vec<Line<'static>> {
    text::wrap(words, usize::from(width)).into_iter().map(|line| Line::styled(line, theme.dim)).collect()
}

fn title(desk: &Desk, discuss: Option<Discuss>, behind: Behind) -> String {
    let heading = desk.workshop().theme(behind.theme()).map_or("", |theme| theme.name.as_str());
    let group = behind.group().and_then(|id| desk.workshop().group(id)).map_or("", |group| group.name.as_str());
    match (discuss.map(|discuss| discuss.topic), group) {
        (Some(Topic::Shared(_)), _) => format!("What is shared: {heading}"),
        (Some(Topic::Difference(_)), _) => format!("A difference: {heading}"),
        (Some(Topic::Split { .. }), group) => format!("Divided: {group}, {heading}"),
        (Some(Topic::Quiet(_)), _) => format!("Little said: {heading}"),
        (None, "") => heading.to_owned(),
        (None, group) => format!("{group}: {heading}"),
    }
}

fn why(discuss: Discuss) -> &'static str {
    if discuss.small {
        return "It rests on one or two people: pass over it unless they bring it up.";
    }
    match discuss.topic {
        Topic::Shared(_) => "What was brought here looks alike. Is it the same thing?",
        Topic::Difference(_) => "Some gain what others pay for.",
        Topic::Split { .. } => "Inside this group some rated it low and some high.",
        Topic::Quiet(_) => "Few groups were heard or asked about it.",
    }
}
