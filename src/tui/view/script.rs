//! What to say and what to do in this step.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use crate::tui::action::Action;
use crate::tui::desk::Desk;
use crate::tui::keyed::{key, written};
use crate::tui::model::Model;
use crate::tui::step::said;
use crate::widget::{pane, text};
use crate::workshop::script::{self, Moment};
use crate::workshop::{Step, StepKind};

/// Columns of the words Say, Do ...
const LABELS: u16 = 6;

/// The widest a line of words gets: the eye finds back to the next one.
const MEASURE: u16 = 112;

/// The columns that the next step takes beside this one at least.
const BESIDE: u16 = 60;

/// Lines of the place from which the next step stands below this one, and the fewest that it takes there.
const TALL: u16 = 50;
const LOWER: u16 = 20;

/// What [`brief`] is drawn from besides the place and the colours.
pub fn brief_words(model: &Model, desk: &Desk) -> Vec<String> {
    let Some(step) = desk.workshop().current_step() else { return Vec::new() };
    vec![said::now(desk).unwrap_or_else(|| fill(model, desk, &step.say)), fill(model, desk, &step.todo), more(model)]
}

/// Rows that [`brief`] would take if nothing had to be cut.
pub fn brief_rows(model: &Model, desk: &Desk, width: u16) -> u16 {
    let words = brief_words(model, desk);
    let rows = words.iter().take(2).map(|words| rows(words, width.min(MEASURE)));
    rows.fold(0, u16::saturating_add)
}

/// Rows that a part takes whole.
fn rows(words: &str, width: u16) -> u16 {
    let width = usize::from(width.saturating_sub(LABELS)).max(1);
    u16::try_from(words.lines().map(|line| text::wrap(line, width).len()).sum::<usize>()).unwrap_or(u16::MAX)
}

/// Behind what is cut: the key that shows all.
fn more(model: &Model) -> String {
    format!(" … {} shows all", key(model, Action::Help))
}

/// Draws *say* and *do* in at most `most` rows and returns the first row below them. What does not fit is cut with an
/// ellipsis; `?` shows all of it.
pub fn brief(model: &Model, desk: &Desk, area: Rect, most: u16, buf: &mut Buffer) -> u16 {
    let words = brief_words(model, desk);
    let [say, todo, all] = words.as_slice() else { return area.y };
    let area = Rect { width: area.width.min(MEASURE), ..area };
    let theme = &model.theme;
    // Half is for each; what one has no need of is the other's.
    let said = most.div_ceil(2).max(most.saturating_sub(rows(todo, area.width)));
    let y = part("Say", say, theme.text, model, Rect { height: said.min(area.height), ..area }, buf);
    let rest = (area.y + most.min(area.height)).saturating_sub(y);
    let rest = Rect { y, height: rest, ..area };
    cut_part("Do", todo, theme.dim, model, rest, all, buf)
}

/// Draws the whole script of the step: what the room sees, say, do, done when, if late; where there is room, the next
/// step's beside it.
pub fn whole(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let Some(step) = desk.workshop().current_step() else { return };
    let (place, _) = beside(area);
    let end = all(model, desk, step, place, buf);
    next_to_read(model, desk, area, end, buf);
}

/// Draws the next step, to read ahead, where there is room: beside what ends at a line of the screen, or below it.
pub fn next_to_read(model: &Model, desk: &Desk, area: Rect, end: u16, buf: &mut Buffer) {
    if let (_, Some(beside)) = beside(area) {
        pane::rule_down(Rect { x: beside.x - 2, width: 1, ..beside }, buf, &model.theme);
        next(model, desk, beside, buf);
    } else if let Some(below) = below(area, end) {
        pane::rule_across(Rect { y: below.y - 1, height: 1, ..area }, buf, &model.theme);
        next(model, desk, below, buf);
    }
}

/// The place of the next step below what ends at a line of the screen, on a tall one: in the lower half, always at the
/// same line as far as that is free.
fn below(area: Rect, end: u16) -> Option<Rect> {
    let y = (area.y + area.height / 2).max(end + 2);
    let height = area.bottom().saturating_sub(y);
    (area.height >= TALL && height >= LOWER).then_some(Rect { y, height, width: area.width.min(MEASURE), ..area })
}

/// The place of what is worked on now, and that of the next step beside it where there is room for both.
#[must_use]
fn beside(area: Rect) -> (Rect, Option<Rect>) {
    let place = Rect { width: area.width.min(MEASURE), ..area };
    let x = place.right() + 3;
    let width = area.right().saturating_sub(x).min(MEASURE);
    (place, (width >= BESIDE).then_some(Rect { x, width, ..area }))
}

/// Draws what comes next: its name and minutes, then its script.
fn next(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let workshop = desk.workshop();
    let Some(step) = workshop.current_step().and_then(|step| workshop.agenda.next(&step.key)) else { return };
    let title = format!("Next: {}", step.title);
    let minutes = Line::raw(format!("{} min", step.plan));
    let below = pane::heading(area, &title, &minutes, buf, &model.theme);
    let below = Rect { y: below.y + 1, height: below.height.saturating_sub(1), ..below };
    all(model, desk, step, below, buf);
}

/// Draws all the parts of a step's script. Gives the first line below them.
fn all(model: &Model, desk: &Desk, step: &Step, area: Rect, buf: &mut Buffer) -> u16 {
    let theme = &model.theme;
    let moment = Moment { step: Some(step), ..model.moment(desk) };
    let fill = |text: &str| written(model, &script::fill(text, desk.workshop(), &moment));
    let now = desk.workshop().current_step().is_some_and(|current| current.key == step.key);
    // Of the step that we are in what the room reads, and no more.
    let room = if now { desk.room().lines(&moment) } else { script::room_lines(step, desk.workshop(), &moment) };
    let room = room.join("\n");
    let agreed = if now { agreed(model, desk, step.kind) } else { String::new() };
    let parts = [
        ("Room", room, theme.heading),
        ("Now", agreed, theme.accent),
        ("Say", fill(&step.say), theme.text),
        ("Do", fill(&step.todo), theme.dim),
        ("Done", fill(&step.done_when), theme.done),
        ("Late", fill(&step.if_late), theme.amber),
    ];
    let width = usize::from(area.width.saturating_sub(LABELS)).max(1);
    let mut lines: Vec<(&str, String, Style)> = Vec::new();
    for (label, words, style) in parts.iter().filter(|(_, words, _)| !words.is_empty()) {
        if !lines.is_empty() {
            lines.push(("", String::new(), *style));
        }
        let wrapped = words.lines().flat_map(|line| text::wrap(line, width)).enumerate();
        lines.extend(wrapped.map(|(at, line)| (if at == 0 { *label } else { "" }, line, *style)));
    }
    let height = usize::from(area.height);
    if lines.len() > height {
        // Without air between them more of the parts is seen; the last line says that there is more still.
        lines.retain(|(_, line, _)| !line.is_empty());
    }
    if lines.len() > height {
        let more = more(model);
        lines.truncate(height);
        if let Some((_, line, _)) = lines.last_mut() {
            *line = format!("{}{more}", whole_words(line, width.saturating_sub(text::width(&more))));
        }
    }
    for ((label, line, style), y) in lines.iter().zip(area.y..area.bottom()) {
        text::put(buf, area.x, y, label, LABELS, theme.accent);
        text::put(buf, area.x + LABELS, y, line, area.width.saturating_sub(LABELS), *style);
    }
    area.y + u16::try_from(lines.len()).unwrap_or(u16::MAX).min(area.height)
}

/// In *The question*: whether the sentence is agreed, and the key that changes it.
fn agreed(model: &Model, desk: &Desk, kind: StepKind) -> String {
    let workshop = desk.workshop();
    if kind != StepKind::Question || workshop.intervention.is_empty() {
        return String::new();
    }
    let key = key(model, Action::EditIntervention);
    if workshop.intervention_draft {
        format!("A draft, which the room does not read: “{}” {key} changes that.", workshop.intervention)
    } else {
        format!("Agreed: the room reads the sentence. {key} makes it a draft again.")
    }
}

/// A text of the step with its fields filled in.
fn fill(model: &Model, desk: &Desk, text: &str) -> String {
    written(model, &script::fill(text, desk.workshop(), &model.moment(desk)))
}

fn part(label: &str, words: &str, style: Style, model: &Model, area: Rect, buf: &mut Buffer) -> u16 {
    cut_part(label, words, style, model, area, " …", buf)
}

/// A part; where it does not fit its last line ends with `more`.
fn cut_part(label: &str, words: &str, style: Style, model: &Model, area: Rect, more: &str, buf: &mut Buffer) -> u16 {
    if words.is_empty() || area.height == 0 || area.width <= LABELS {
        return area.y;
    }
    text::put(buf, area.x, area.y, label, LABELS, model.theme.accent);
    let width = area.width - LABELS;
    let lines: Vec<String> = words.lines().flat_map(|line| text::wrap(line, usize::from(width))).collect();
    let shown = lines.len().min(usize::from(area.height));
    let mut y = area.y;
    for (index, line) in lines.iter().take(shown).enumerate() {
        let cut = index + 1 == shown && lines.len() > shown;
        let room = usize::from(width).saturating_sub(text::width(more));
        let line = if cut { format!("{}{more}", whole_words(line, room)) } else { line.clone() };
        text::put(buf, area.x + LABELS, y, &line, width, style);
        y += 1;
    }
    y
}

/// As many whole words of a line as fit.
fn whole_words(line: &str, columns: usize) -> &str {
    let fitting = text::cut(line, columns);
    if fitting.len() == line.len() { line } else { fitting.rfind(' ').map_or(fitting, |at| &fitting[..at]).trim_end() }
}
