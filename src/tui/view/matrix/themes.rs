//! View 1: headings by groups, as a pane beside the list and over the whole screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::scene::Scene;
use super::sheet::{Ends, Sheet};
use super::{digest, head};
use crate::tui::desk::{Desk, Front, Pane};
use crate::tui::model::Model;
use crate::widget::text;
use crate::widget::theme::Theme;
use crate::workshop::{Hides, StepKind};

/// Lines of the grid that are not rows: headings of blocs, of columns, the foot.
const AROUND: u16 = 3;

/// Draws the matrix as a pane: the grid first, below it the head line and the matrix in words as far as there is room.
pub fn pane(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let scene = Scene::now(desk);
    let mut area = area;
    if let Some(line) = seen_by_the_room(desk, theme) {
        text::put_line(buf, area.x, area.y, &text::fit_line(&line, usize::from(area.width)), area.width, theme.text);
        area = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    }
    let wide = usize::from(area.width);
    let rows = rows(&scene);
    let whole = head::lines(scene.workshop, scene.measures, theme, wide, false);
    let brief = head::lines(scene.workshop, scene.measures, theme, wide, true);
    let fits = |lines: &[Line<'_>], each: u16| count(lines) + 1 + rows * each + AROUND <= area.height;
    let mut below = if fits(&whole, 1) { whole } else { brief };
    below.splice(0..0, digest::nudge(desk, theme));
    let words = digest::lines(scene.workshop, scene.measures, theme, wide);
    if fits(&[below.clone(), words.clone()].concat(), 2) {
        below.push(Line::default());
        below.extend(words);
    }
    below.truncate(usize::from(area.height.saturating_sub(AROUND + rows.min(4))));
    let room = area.height.saturating_sub(count(&below) + u16::from(!below.is_empty()));
    let height = if rows * 2 + AROUND <= room { (rows * 2 + AROUND + 1).min(room) } else { room };
    let focused = desk.pane == Pane::Matrix && !desk.line_has_caret && desk.front == Front::Step;
    let ends = if area.width >= 90 { Ends::Figures } else { Ends::None };
    let sheet = Sheet::of(&scene, ends, area.width, theme);
    let cursor = focused.then(|| sheet.cursor(desk.cursors.matrix));
    sheet.grid("Matrix", cursor, theme).draw(Rect { height, ..area }, buf);
    put_lines(&below, Rect { y: area.y + height + 1, height: area.height.saturating_sub(height + 1), ..area }, buf);
}

/// Draws the matrix of a scene over the whole screen: the head line, the grid, below it what is under the cursor, the
/// matrix in words and what the marks mean, as far as there is room.
pub fn full(model: &Model, scene: &Scene<'_>, cursor: Option<(usize, usize)>, title: &str, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let wide = usize::from(area.width);
    let rows = rows(scene);
    let two = rows * 2 + AROUND;
    let whole = head::lines(scene.workshop, scene.measures, theme, wide, false);
    let roomy = count(&whole) + 1 + two < area.height;
    let above = if roomy { whole } else { head::lines(scene.workshop, scene.measures, theme, wide, true) };
    put_lines(&above, area, buf);
    let top = area.y + count(&above) + u16::from(roomy);
    let left = area.bottom().saturating_sub(top);
    let mut below = digest::lines(scene.workshop, scene.measures, theme, wide);
    if count(&below) + 4 + two > left {
        below.clear();
    }
    if count(&below) + 2 + two < left {
        below.extend(legend(theme, wide));
    }
    let gap = u16::from(!below.is_empty());
    let height = left.saturating_sub(count(&below) + gap);
    let height = if two < height { (two + 1).min(height) } else { height };
    let under = rows * 2 + AROUND <= height + 1;
    let sheet = Sheet::of(scene, if under { Ends::Figures } else { Ends::Words }, area.width, theme);
    let cursor = cursor.map(|cursor| sheet.cursor(cursor));
    sheet.grid(title, cursor, theme).draw(Rect { y: top, height, ..area }, buf);
    put_lines(&below, Rect { y: top + height + gap, height: left.saturating_sub(height + gap), ..area }, buf);
}

fn rows(scene: &Scene<'_>) -> u16 {
    u16::try_from(scene.measures.themes.len()).unwrap_or(1000).min(1000)
}

fn count(lines: &[Line<'_>]) -> u16 {
    u16::try_from(lines.len()).unwrap_or(u16::MAX)
}

/// Draws lines as far as there is room.
pub fn put_lines(lines: &[Line<'static>], area: Rect, buf: &mut Buffer) {
    for (line, y) in lines.iter().zip(area.y..area.bottom()) {
        text::put_line(buf, area.x, y, &text::fit_line(line, usize::from(area.width)), area.width, Style::default());
    }
}

/// What the marks in the cells mean.
fn legend(theme: &Theme, width: usize) -> Vec<Line<'static>> {
    let marks = [
        ("+", "worth it"),
        ("−", "in the way"),
        ("≈", "split inside the group"),
        ("~", "provisional"),
        ("?", "a guess, or not checked"),
        ("+·2", "not scored"),
        ("×", "not relevant"),
        ("o", "asked, no"),
        ("·", "not asked"),
        ("∅", "not here"),
    ];
    let mut lines = vec![Line::default()];
    let mut used = 0;
    for (mark, words) in marks {
        let wide = text::width(mark) + text::width(words) + 4;
        if used > 0 && used + wide > width {
            lines.push(Line::default());
            used = 0;
        }
        used += wide;
        if let Some(line) = lines.last_mut() {
            line.spans.push(Span::styled(mark, theme.text));
            line.spans.push(Span::styled(format!(" {words}   "), theme.dim));
        }
    }
    lines
}

/// In *The picture*: what the room sees at this moment.
fn seen_by_the_room(desk: &Desk, theme: &Theme) -> Option<Line<'static>> {
    if desk.step_kind() != StepKind::Picture {
        return None;
    }
    let veil = &desk.workshop().veil;
    if veil.hidden.contains(&Hides::Scores) || (veil.reveals.is_empty() && desk.workshop().agenda.steps.iter().any(hides_scores))
    {
        return Some(Line::styled("The room does not see scores yet: R shows them.", theme.amber));
    }
    let (beat, words) = match desk.spotlight.beat {
        0 | 1 => (1, "what makes it worth it"),
        2 => (2, "what gets in the way"),
        _ => (3, "both together: half a minute, just look"),
    };
    let on = if beat < 3 { "PageDown goes on" } else { "PageUp goes back" };
    Some(Line::from(vec![
        Span::styled(format!("The room sees {words} "), theme.accent),
        Span::styled(format!(" {beat} of 3 · {on}"), theme.dim),
    ]))
}

fn hides_scores(step: &crate::workshop::Step) -> bool {
    step.hides.contains(&Hides::Scores)
}
