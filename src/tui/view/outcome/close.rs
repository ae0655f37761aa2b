//! *Before you go*: the actions to be read out, the car park, and what the report will say and leave out.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::deed;
use crate::tui::action::Action;
use crate::tui::desk::{Desk, Pane, Report};
use crate::tui::keyed::key;
use crate::tui::model::Model;
use crate::tui::view::header;
use crate::tui::view::parked::Columns;
use crate::tui::view::stack::{self, Row, cell};
use crate::widget::text::{self, Align};
use crate::widget::theme::Theme;
use crate::workshop::{Evidence, GroupId, Presence, Workshop};

/// Columns of the words before the facts.
const LABELS: usize = 13;

/// Lines of the whole pane from which the facts have more than a line each.
const LONG_FACTS: u16 = 24;

/// Draws the close.
pub fn close(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let area = Rect { width: area.width.saturating_sub(1), ..area };
    let (rows, facts) = laid(model, desk, area);
    let (list, high) = list(area, facts.len());
    let end = stack::draw(&rows, cursor(desk).filter(|_| !desk.line_has_caret), list, buf, &model.theme);
    let y = (end + 1).min(area.bottom().saturating_sub(high));
    for (line, y) in facts.iter().zip(y..area.bottom()) {
        text::put_line(buf, area.x, y, &text::fit_line(line, area.width.into()), area.width, model.theme.text);
    }
}

/// What stands at this line of the screen: a row of the actions, or of the car park.
pub fn row_at(model: &Model, desk: &Desk, area: Rect, y: u16) -> Option<(Pane, usize)> {
    let area = Rect { width: area.width.saturating_sub(1), ..area };
    let (rows, facts) = laid(model, desk, area);
    let (list, _) = list(area, facts.len());
    let at = stack::row_at(&rows, cursor(desk).filter(|_| !desk.line_has_caret), list, y)?;
    let actions = desk.workshop().actions().count();
    Some(if at < actions { (Pane::Actions, at) } else { (Pane::Parked, at - actions) })
}

/// The row of actions and car park together that has the cursor.
fn cursor(desk: &Desk) -> Option<usize> {
    let (actions, parked) = (desk.workshop().actions().count(), desk.workshop().parked().count());
    match desk.pane {
        Pane::Actions if actions > 0 => Some(desk.cursors.actions.min(actions - 1)),
        Pane::Parked if parked > 0 => Some(actions + desk.cursors.parked.min(parked - 1)),
        _ => None,
    }
}

/// The place of the rows above so many facts, and how many of these are shown.
fn list(area: Rect, facts: usize) -> (Rect, u16) {
    let high = u16::try_from(facts).unwrap_or(0).min(area.height * 2 / 3);
    (Rect { height: area.height.saturating_sub(high), ..area }, high)
}

/// Where blank lines stand on the close.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Air {
    None,
    /// Before the car park.
    Parts,
    /// Between any two actions, and of the car park's items.
    Items,
    /// Between the facts too.
    Facts,
}

/// The rows and the facts below them, with as much air as leaves all of them in sight.
fn laid(model: &Model, desk: &Desk, area: Rect) -> (Vec<Row>, Vec<Line<'static>>) {
    let of = |air: Air| (rows(model, desk, area.width, air), facts(model, desk, area, air, &model.theme));
    let fits = |(rows, facts): &(Vec<Row>, Vec<Line<'static>>)| {
        let (list, high) = list(area, facts.len());
        // The line between the two is one of the list's.
        stack::fits(rows, list.height.saturating_sub(1)) && usize::from(high) == facts.len()
    };
    [Air::Facts, Air::Items, Air::Parts].into_iter().map(of).find(fits).unwrap_or_else(|| of(Air::None))
}

/// The rows: each action has all its words, for it is read out.
fn rows(model: &Model, desk: &Desk, width: u16, air: Air) -> Vec<Row> {
    let (theme, workshop) = (&model.theme, desk.workshop());
    let heading = |words: String| Row::plain(Line::styled(words, theme.heading));
    let actions: Vec<_> = workshop.actions().collect();
    let mut rows = vec![heading(format!("Actions {}", actions.len()))];
    if actions.is_empty() {
        rows.push(Row::plain(Line::styled("     No action was agreed.", theme.dim)));
    }
    let between = |at: usize| (at > 0 && air >= Air::Items).then(Row::gap);
    for (at, action) in actions.iter().enumerate() {
        rows.extend(between(at));
        rows.push(Row::item(at, deed::lines(model, desk, action, width.into(), deed::Depth::Words)));
    }
    rows.extend((air >= Air::Parts).then(Row::gap));
    rows.push(heading(format!("Car park {}", workshop.parked().count())));
    if workshop.parked().next().is_none() {
        rows.push(Row::plain(Line::styled("     Nothing was put aside.", theme.dim)));
    }
    let parked: Vec<_> = workshop.parked().collect();
    let columns = Columns::of(&parked, usize::from(width).saturating_sub(5));
    for (at, item) in parked.iter().enumerate() {
        rows.extend(between(at));
        rows.push(Row::item(actions.len() + at, columns.lines(item, &Span::raw("     "), theme)));
    }
    rows
}

/// Who is missing, what was guessed, where the report goes, when it is looked at again, what was not reached, what the
/// report is, where all is kept. That nothing was sent stands beside that where there is room, and else where it does in
/// every size: under the first line, or in the rule.
fn facts(model: &Model, desk: &Desk, area: Rect, air: Air, theme: &Theme) -> Vec<Line<'static>> {
    let workshop = desk.workshop();
    let room = usize::from(area.width).saturating_sub(LABELS);
    let mut lines = Vec::new();
    let mut fact = |label: &str, words: String, style: Style| {
        let mut words = stack::column(&words, room, area.height >= LONG_FACTS);
        lines.extend((air == Air::Facts && !label.is_empty() && !lines.is_empty()).then(Line::default));
        let label = cell(label, LABELS, Align::Left, theme.subheading);
        let first = Line::from(vec![label, Span::styled(words.remove(0), style)]);
        lines.extend(stack::going_on(first, words, LABELS, style));
    };
    let absent = names(workshop, |presence| matches!(presence, Presence::Absent | Presence::Expected));
    let left = names(workshop, |presence| presence == Presence::Left);
    if absent.is_empty() && left.is_empty() {
        fact("Missing", "every group was here".into(), theme.done);
    } else {
        let went = if left.is_empty() { String::new() } else { format!("left early: {left}") };
        let gap = if absent.is_empty() || left.is_empty() { "" } else { "; " };
        fact("Missing", format!("{absent}{gap}{went}"), theme.text);
    }
    fact("Guessed", guessed(workshop), theme.text);
    let change = key(model, Action::EditFarewell);
    if workshop.recipients.is_empty() {
        fact("It goes to", format!("nobody yet: {change} says who"), theme.amber);
    } else {
        fact("It goes to", workshop.recipients.to_string(), theme.text);
    }
    match workshop.next_look {
        Some(day) => fact("Next look", day.strftime("%A %-d %B %Y").to_string(), theme.text),
        None => fact("Next look", format!("no day yet: {change} sets it"), theme.amber),
    }
    let missed: Vec<&str> = not_reached(workshop);
    match missed.len() {
        0 => fact("Not reached", "nothing: every step was entered".into(), theme.done),
        count => {
            fact("Not reached", format!("{count} of {}: {}", workshop.agenda.steps.len() - 1, missed.join(", ")), theme.amber);
        }
    }
    let points = match desk.room().seen().factors().count() {
        1 => "1 point".to_owned(),
        count => format!("{count} points"),
    };
    let export = key(model, Action::Export);
    let next = key(model, Action::NextStep);
    fact("The report", format!("{points} by group, no names, what was held back left out"), theme.text);
    match &desk.report {
        Some(report) => {
            let of_before = if desk.unwritten.is_some() { ", out of date" } else { "" };
            fact("", format!("{}{of_before}", lies(model, report)), theme.accent);
            if let Some(left) = &report.left {
                fact("", format!("you changed {left}: it is left as it is"), theme.accent);
            }
        }
        None if desk.unwritten.is_some() => {}
        None if workshop.progress.ended.is_some() => {
            fact("", format!("{export} writes it where you say; the workshop is over"), theme.accent);
        }
        None => fact("", format!("{export} writes it where you say; {next} ends the workshop and writes it"), theme.accent),
    }
    if let Some(why) = &desk.unwritten {
        fact("", format!("could not be written: {why}; {export} tries again"), theme.amber);
    }
    let all = format!("{}. {}.", desk.place, header::PROMISE);
    let kept = if text::width(&all) <= room { all } else { text::fit_middle(&desk.place, room) };
    fact("Kept", kept, theme.text);
    lines
}

/// When the report was written that is written by itself, and where it lies.
fn lies(model: &Model, report: &Report) -> String {
    let written = match report.at {
        Some(at) => format!("written {}", at.to_zoned(model.zone.clone()).strftime("%H:%M")),
        None => "written before".to_owned(),
    };
    format!("{written}: {}, beside the session", report.file)
}

fn names(workshop: &Workshop, which: impl Fn(Presence) -> bool) -> String {
    let groups = workshop.groups().filter(|group| which(group.presence)).map(|group| group.name.as_str());
    groups.collect::<Vec<_>>().join(", ")
}

fn guessed(workshop: &Workshop) -> String {
    let guesses = workshop.factors().filter(|factor| factor.evidence == Evidence::Assumed);
    let mut groups: Vec<GroupId> = guesses.clone().map(|factor| factor.group).collect();
    let count = groups.len();
    groups.dedup();
    let names = groups.iter().filter_map(|id| workshop.group(*id)).map(|group| group.name.as_str());
    match count {
        0 => "nothing".to_owned(),
        1 => format!("1 point about {}, to be checked with them", names.collect::<Vec<_>>().join(", ")),
        _ => format!("{count} points about {}, to be checked with them", names.collect::<Vec<_>>().join(", ")),
    }
}

/// The names of the steps that were never entered, those left out on purpose too.
fn not_reached(workshop: &Workshop) -> Vec<&str> {
    let here = workshop.progress.step.as_deref().unwrap_or_default();
    let missed = |step: &&crate::workshop::Step| step.key != here && !workshop.progress.entered.contains(&step.key);
    workshop.agenda.steps.iter().skip(1).filter(missed).map(crate::workshop::Step::rail_name).collect()
}
