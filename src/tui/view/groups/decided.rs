//! What is decided about the workshop, above the groups of Set up: each row with its key. A long sentence has rows of its own
//! where the groups leave any.

use jiff::civil::Date;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::key_of;
use crate::tui::action::Action;
use crate::tui::desk::Desk;
use crate::tui::model::Model;
use crate::widget::text;
use crate::workshop::{Screens, StepKind};

/// Columns of the label of what is decided, with the air around it.
const LABELLED: u16 = 17;

/// Rows that a decision takes at most.
const MOST: usize = 3;

/// What is decided about the workshop, each with the action that changes it.
const DECIDED: [(Action, &str); 4] = [
    (Action::EditIntervention, "The question"),
    (Action::EditWorkshop, "Title, place"),
    (Action::ToggleScreens, "Screens"),
    (Action::NextPane, "Agenda"),
];

/// One decision, in as many lines as it takes.
struct Decision {
    key: String,
    label: &'static str,
    lines: Vec<String>,
    style: Style,
}

/// Rows of all that is drawn in `area`, of which the groups below take so many.
pub fn rows(model: &Model, desk: &Desk, area: Rect, below: u16) -> u16 {
    let (decisions, _) = decisions(model, desk, area, below);
    u16::try_from(decisions.iter().map(|decision| decision.lines.len()).sum::<usize>()).unwrap_or(u16::MAX)
}

/// Draws what is decided about the workshop; the groups below take so many rows.
pub fn draw(model: &Model, desk: &Desk, area: Rect, below: u16, buf: &mut Buffer) {
    let theme = &model.theme;
    let (decisions, key_wide) = decisions(model, desk, area, below);
    let x = area.x + key_wide + LABELLED;
    let mut y = area.y;
    for decision in decisions {
        // In the line letters are text, and its own keys are others.
        let key = if desk.line_has_caret { theme.dim } else { theme.key };
        text::put(buf, area.x, y, &decision.key, key_wide, key);
        text::put(buf, area.x + key_wide + 2, y, decision.label, 14, theme.dim);
        for line in &decision.lines {
            text::put(buf, x, y, line, area.right().saturating_sub(x), decision.style);
            y += 1;
        }
    }
}

/// The decisions that have a place, and the columns of their keys.
fn decisions(model: &Model, desk: &Desk, area: Rect, below: u16) -> (Vec<Decision>, u16) {
    let shown = if area.height >= 16 { 4 } else { 2 };
    let keys = DECIDED.map(|(action, _)| key_of(model, action));
    let key_wide = keys.iter().map(|key| text::columns(key)).max().unwrap_or(1);
    let room = area.width.saturating_sub(key_wide + LABELLED);
    let mut spare = usize::from(area.height.saturating_sub(shown + below));
    let decision = |((action, label), key)| {
        let (words, style) = decision(model, desk, action, room);
        let mut lines = text::wrap(&words, room.into());
        let most = MOST.min(1 + spare);
        if lines.len() > most {
            let rest = lines.split_off(most - 1).join(" ");
            lines.push(text::fit(&rest, room.into()));
        }
        spare -= lines.len().saturating_sub(1);
        Decision { key, label, lines, style }
    };
    (DECIDED.into_iter().zip(keys).take(shown.into()).map(decision).collect(), key_wide)
}

/// What is decided with this action; where nothing is, what holds until then.
fn decision(model: &Model, desk: &Desk, action: Action, room: u16) -> (String, Style) {
    let theme = &model.theme;
    let workshop = desk.workshop();
    let open = |words: &str| (words.to_owned(), theme.ghost);
    match action {
        Action::EditIntervention => match (&workshop.intervention, workshop.intervention_draft) {
            (sentence, _) if sentence.is_empty() => open("From (when), (who) will (do what differently)"),
            (sentence, true) => (format!("{sentence} (a draft)"), theme.text),
            (sentence, false) => (sentence.to_string(), theme.text),
        },
        Action::ToggleScreens => match workshop.screens {
            None if model.habits.one_screen => open("one, unless you say two"),
            None => (two_screens(desk, ["two, unless you say one", "two, or one"], room), theme.ghost),
            Some(Screens::One) => ("one: you type at the foot of what the room sees".into(), theme.text),
            Some(Screens::Two) => (two_screens(desk, ["two", "two"], room), theme.text),
        },
        Action::EditWorkshop => place_and_time(model, desk),
        _ => {
            let steps = workshop.agenda.kept().filter(|step| step.kind != StepKind::SetUp).count();
            let minutes = workshop.agenda.planned_minutes();
            (format!("{minutes} minutes in {steps} steps ({})", workshop.agenda.template), theme.text)
        }
    }
}

/// How many screens, and how the second is opened, as fully as the row allows.
fn two_screens(desk: &Desk, [full, short]: [&str; 2], room: u16) -> String {
    let command = desk.present_command();
    let ways = [
        format!("{full}; for the second type {command} in another terminal"),
        format!("{short}; in a second terminal: {command}"),
    ];
    ways.into_iter().find(|words| text::columns(words) <= room).unwrap_or_else(|| format!("{short}: {command}"))
}

fn place_and_time(model: &Model, desk: &Desk) -> (String, Style) {
    let workshop = desk.workshop();
    let day = |date: Date| model.words.date(date);
    // The place is last: where a small screen cuts, everybody knows it.
    let parts = [
        desk.title().to_owned(),
        if desk.title() == desk.name || desk.called.is_none() { String::new() } else { format!("session {}", desk.name) },
        workshop.date.map(day).unwrap_or_default(),
        workshop.finish_by.map(|time| time.strftime("finish by %H:%M").to_string()).unwrap_or_default(),
        if workshop.recipients.is_empty() { "report to whom?".to_owned() } else { format!("report to {}", workshop.recipients) },
        workshop.place.to_string(),
    ];
    let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    (said.join(" · "), model.theme.text)
}
