//! What to say and what to do in this step.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use crate::tui::action::Action;
use crate::tui::desk::{Desk, Pane};
use crate::tui::keyed::{key, written};
use crate::tui::model::Model;
use crate::tui::step::said;
use crate::widget::{pane, text};
use crate::workshop::schedule::schedule;
use crate::workshop::script::{self, Moment};
use crate::workshop::{Step, StepKind};

/// Columns of the words Say, Do, Until, If late: where room is dear as many as the shorter ones take.
const fn labels(width: u16) -> u16 {
    if width < ROOMY { 6 } else { 9 }
}

/// What is said aloud.
const SAY: &str = "Say";

/// Columns of words from which there is room.
const ROOMY: u16 = 90;

/// `If late`, or where room is dear `Late`.
const fn if_late(width: u16) -> &'static str {
    if width < ROOMY { "Late" } else { "If late" }
}

/// The widest a line of words gets: the eye finds back to the next one.
const MEASURE: u16 = 112;

/// The columns that the next step takes beside this one at least.
const BESIDE: u16 = 60;

/// Lines of the place from which the next step stands below this one, and the fewest that it takes there.
const NEXT_BELOW: u16 = 50;
const LOWER: u16 = 20;

/// What [`brief`] is drawn from besides the place and the colours: say, do, and beside a step's words when it is done and
/// what to do if late; at the end what stands behind what is cut.
pub fn brief_words(model: &Model, desk: &Desk) -> Vec<String> {
    let Some(step) = desk.workshop().current_step() else { return Vec::new() };
    let mut words = vec![said::now(desk).unwrap_or_else(|| fill(model, desk, &step.say)), fill(model, desk, &step.todo)];
    if desk.panes().contains(&Pane::Script) {
        words.extend([fill(model, desk, &step.done_when), fill(model, desk, &step.if_late)]);
    }
    words.push(more(model));
    words
}

/// Rows that [`brief`] would take if nothing had to be cut.
pub fn brief_rows(model: &Model, desk: &Desk, width: u16) -> u16 {
    let words = brief_words(model, desk);
    let rows = words.iter().rev().skip(1).map(|words| rows(words, width.min(MEASURE)));
    rows.fold(0, u16::saturating_add)
}

/// Rows that a part takes whole.
fn rows(words: &str, width: u16) -> u16 {
    let width = usize::from(width.saturating_sub(labels(width))).max(1);
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
    let area = Rect { width: area.width.min(MEASURE), ..area };
    let theme = &model.theme;
    let (say, todo, all) = match words.as_slice() {
        [say, todo, all] => (say, todo, all),
        [say, todo, done, late, all] => {
            let (name, style) = (if_late(area.width), when_late(model, desk));
            let parts = [(SAY, say, theme.text), ("Do", todo, theme.dim), ("Until", done, theme.dim), (name, late, style)];
            return beside_words(model, &parts, Rect { height: most.min(area.height), ..area }, all, buf);
        }
        _ => return area.y,
    };
    // Half is for each; what one has no need of is the other's.
    let said = most.div_ceil(2).max(most.saturating_sub(rows(todo, area.width)));
    let y = part(SAY, say, theme.text, model, Rect { height: said.min(area.height), ..area }, buf);
    let rest = (area.y + most.min(area.height)).saturating_sub(y);
    let rest = Rect { y, height: rest, ..area };
    cut_part("Do", todo, theme.dim, model, rest, all, buf)
}

/// Draws the parts of a step of words beside which something is done: what is said is the first to be left out, as it is
/// whole on the tab of the script.
fn beside_words(model: &Model, parts: &[(&str, &String, Style)], area: Rect, all: &str, buf: &mut Buffer) -> u16 {
    let wanted = |parts: &[(&str, &String, Style)]| parts.iter().map(|(_, words, _)| rows(words, area.width)).sum::<u16>();
    let parts = if wanted(parts) > area.height { &parts[1..] } else { parts };
    parts.iter().fold(area.y, |y, (label, words, style)| {
        let rest = Rect { y, height: area.bottom().saturating_sub(y), ..area };
        cut_part(label, words, *style, model, rest, all, buf)
    })
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
    (area.height >= NEXT_BELOW && height >= LOWER).then_some(Rect { y, height, width: area.width.min(MEASURE), ..area })
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
    let late = if now { when_late(model, desk) } else { theme.dim };
    let parts = [
        ("Room", room, theme.heading),
        ("Now", agreed, theme.accent),
        (SAY, fill(&step.say), theme.text),
        ("Do", fill(&step.todo), theme.dim),
        ("Until", fill(&step.done_when), theme.dim),
        (if_late(area.width), fill(&step.if_late), late),
    ];
    let before = labels(area.width);
    let width = usize::from(area.width.saturating_sub(before)).max(1);
    let wrapped = |words: &str| words.lines().flat_map(|line| text::wrap(line, width)).collect::<Vec<_>>();
    let parts =
        parts.iter().filter(|(_, words, _)| !words.is_empty()).map(|(label, words, style)| (*label, wrapped(words), *style));
    let mut parts: Vec<(&str, Vec<String>, Style)> = parts.collect();
    let height = usize::from(area.height);
    let all = |parts: &[(&str, Vec<String>, Style)]| parts.iter().map(|(_, lines, _)| lines.len()).sum::<usize>();
    let more = more(model);
    let cut = |lines: &mut Vec<String>, to: usize| {
        lines.truncate(to);
        if let Some(line) = lines.last_mut() {
            *line = format!("{}{more}", whole_words(line, width.saturating_sub(text::width(&more))));
        }
    };
    // Without air between them more of the parts is seen.
    let air = usize::from(all(&parts) + parts.len().saturating_sub(1) <= height);
    let over = all(&parts).saturating_sub(height);
    if let Some((_, room, _)) = parts.first_mut().filter(|(label, room, _)| *label == "Room" && over > 0 && room.len() > over) {
        if step.kind == StepKind::Promise {
            // It is read aloud, all of it, but for the title, which stands above anyway.
            room.retain(|line| *line != *desk.workshop().title);
        } else {
            // The room's screen shows it whole: what only the facilitator reads is what must not be cut.
            cut(room, room.len() - over);
        }
    }
    let mut lines: Vec<(&str, String, Style)> = Vec::new();
    for (label, words, style) in parts {
        let apart = if lines.is_empty() { 0 } else { air };
        lines.extend(std::iter::repeat_n(("", String::new(), style), apart));
        lines.extend(words.into_iter().enumerate().map(|(at, line)| (if at == 0 { label } else { "" }, line, style)));
    }
    if lines.len() > height {
        let mut words: Vec<String> = lines.iter().map(|(_, line, _)| line.clone()).collect();
        cut(&mut words, height);
        lines.truncate(height);
        if let (Some((_, line, _)), Some(last)) = (lines.last_mut(), words.pop()) {
            *line = last;
        }
    }
    for ((label, line, style), y) in lines.iter().zip(area.y..area.bottom()) {
        text::put(buf, area.x, y, label, before, theme.accent);
        text::put(buf, area.x + before, y, line, area.width.saturating_sub(before), *style);
    }
    area.y + u16::try_from(lines.len()).unwrap_or(u16::MAX).min(area.height)
}

/// How it stands there what to do if late: amber, which is what needs a look, once the step has had its time or the workshop
/// is behind. Nor is green, which is what is done, for what is done when it is.
fn when_late(model: &Model, desk: &Desk) -> Style {
    let over = model.moment(desk).seconds_left.is_some_and(|seconds| seconds < 0);
    let late = over || schedule(desk.workshop(), model.now, model.finish_by()).minutes_late().is_some();
    if late { model.theme.amber } else { model.theme.dim }
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
    let before = labels(area.width);
    if words.is_empty() || area.height == 0 || area.width <= before {
        return area.y;
    }
    text::put(buf, area.x, area.y, label, before, model.theme.accent);
    let width = area.width - before;
    let lines: Vec<String> = words.lines().flat_map(|line| text::wrap(line, usize::from(width))).collect();
    let mut y = area.y;
    let aloud = label == SAY;
    for line in &cut_lines(lines, area.height.into(), width.into(), (more, aloud)) {
        text::put(buf, area.x + before, y, line, width, style);
        y += 1;
    }
    y
}

/// As many of the lines as there are rows. What is cut ends with `more`: what is read aloud where a sentence ends in the last
/// two rows, else with a whole word.
fn cut_lines(mut lines: Vec<String>, rows: usize, width: usize, (more, aloud): (&str, bool)) -> Vec<String> {
    if lines.len() <= rows {
        return lines;
    }
    let room = width.saturating_sub(text::width(more));
    let mut last = (rows.saturating_sub(2)..rows).rev().filter(|_| aloud);
    let ends = last.find_map(|row| Some((row, sentence_end(&lines[row], room)?)));
    let (row, end) = ends.unwrap_or_else(|| (rows - 1, whole_words(&lines[rows - 1], room).len()));
    lines.truncate(row + 1);
    lines[row].truncate(end);
    lines[row].push_str(more);
    lines
}

/// Where the last sentence ends in a line, in bytes, if in so many columns.
fn sentence_end(line: &str, columns: usize) -> Option<usize> {
    let fitting = text::cut(line, columns);
    let ends = |at: &usize| {
        let (before, after) = line.split_at(*at);
        let closed = before.trim_end_matches(['”', '’', '"', ')']);
        closed.ends_with(['.', '?', '!']) && (after.is_empty() || after.starts_with(' '))
    };
    fitting.char_indices().map(|(at, _)| at).chain([fitting.len()]).rev().find(ends)
}

/// As many whole words of a line as fit.
fn whole_words(line: &str, columns: usize) -> &str {
    let fitting = text::cut(line, columns);
    if fitting.len() == line.len() { line } else { fitting.rfind(' ').map_or(fitting, |at| &fitting[..at]).trim_end() }
}
