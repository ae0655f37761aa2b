//! Set up: what is decided about the workshop, then the groups by side. Each row begins with the key that changes it.
//!
//! ```text
//! Q  The question   From 1 February, ...
//! t  Title, place   Morning briefing, Ward 6 · Seminar room · 1 Feb 2027 · finish by 10:30 · report to whom?
//! z  Screens        two, or one; in a second terminal: tandem present ward-6
//!    Agenda         alignment-90, 90 minutes in 14 steps; Tab goes to it
//!
//! Groups 6                       here
//! clinical
//! ▸ Nurses              nur        6   3 or more                         here
//! ```

use jiff::civil::Date;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Line;

use crate::tui::action::Action;
use crate::tui::desk::{Desk, Front, Pane};
use crate::tui::model::Model;
use crate::tui::overlay::{Form, GroupForm, Overlay, Purpose};
use crate::tui::step::presence_words;
use crate::widget::field::FieldView;
use crate::widget::{pane, scroll, text};
use crate::workshop::{Bloc, Group, GroupId, Presence, Screens, Shown, StepKind};

/// Draws Set up, or the groups alone in a later step.
pub fn draw(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    if desk.step_kind() == StepKind::SetUp {
        decided(model, desk, area, buf);
    }
    let plan = Plan::of(desk, area);
    let theme = &model.theme;
    let people: u32 = desk.workshop().groups().filter_map(|group| group.people).sum();
    let aside = Line::styled(if people == 0 { String::new() } else { format!("{people} people here") }, theme.dim);
    pane::heading(plan.heading, &format!("Groups {}", desk.workshop().groups().count()), &aside, buf, theme);
    if plan.rows.is_empty() {
        let key = key_of(model, Action::AddGroup);
        text::put(buf, plan.table.x, plan.table.y, &format!("No groups yet: {key} adds one."), plan.table.width, theme.dim);
    }
    for (row, line) in plan.lines() {
        match row {
            Row::Side(bloc) => {
                text::put(buf, line.x, line.y, bloc.word(), line.width, theme.subheading);
            }
            Row::Group(id) => {
                if let Some(group) = desk.workshop().group(id) {
                    draw_group(model, desk, group, &plan, line, buf);
                }
            }
        }
    }
}

/// A row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    Side(Bloc),
    Group(GroupId),
}

/// Where everything of the table stands.
struct Plan {
    heading: Rect,
    table: Rect,
    rows: Vec<Row>,
    first: usize,
    /// Columns of names.
    name: u16,
    /// Columns of codes.
    code: u16,
}

/// The widest the table gets: what stands at its end still belongs to the name at its begin.
const WIDEST: u16 = 112;

/// Columns of the label of what is decided, with the air around it.
const LABELLED: u16 = 17;

/// Columns of the number of people, of the presence.
const PEOPLE: u16 = 5;
const PRESENCE: u16 = 11;

impl Plan {
    fn of(desk: &Desk, area: Rect) -> Self {
        let area = Rect { width: area.width.min(WIDEST), ..area };
        let above = if desk.step_kind() == StepKind::SetUp { decided_rows(area) + 1 } else { 0 };
        let heading = Rect { y: area.y + above, height: area.height.saturating_sub(above).min(1), ..area };
        let table = Rect { y: heading.y + 1, height: area.height.saturating_sub(above + 1), ..area };
        let mut rows = Vec::new();
        let mut side = None;
        for id in desk.listed_groups() {
            let bloc = desk.workshop().group(id).map_or(Bloc::Other, |group| group.bloc);
            if side != Some(bloc) {
                rows.push(Row::Side(bloc));
                side = Some(bloc);
            }
            rows.push(Row::Group(id));
        }
        let at = desk.group_at_cursor().and_then(|group| rows.iter().position(|row| *row == Row::Group(group.id)));
        let first = scroll::first(at, usize::from(table.height), rows.len());
        let widest = desk.workshop().groups().map(|group| text::columns(&group.name)).max().unwrap_or(0);
        let code = desk.workshop().groups().map(|group| text::columns(&group.code)).max().unwrap_or(0);
        let name = widest.min(table.width.saturating_sub(code + PEOPLE + PRESENCE + 24)).max(8);
        Self { heading, table, rows, first, name, code }
    }

    /// The rows that are seen, each with its place.
    fn lines(&self) -> impl Iterator<Item = (Row, Rect)> {
        let places = (self.table.y..self.table.bottom()).map(|y| Rect { y, height: 1, ..self.table });
        self.rows.iter().copied().skip(self.first).zip(places)
    }

    /// Where the number of people of a row stands.
    fn people(&self, line: Rect) -> Rect {
        Rect { x: line.x + 2 + self.name + 2 + self.code + 1, width: PEOPLE, ..line }
    }
}

/// The group of the row at this line of the screen, counted as the cursor counts.
pub fn row_at(desk: &Desk, area: Rect, y: u16) -> Option<usize> {
    let plan = Plan::of(desk, area);
    let hit = plan.lines().find_map(|(row, line)| match row {
        Row::Group(id) if line.y == y => Some(id),
        _ => None,
    })?;
    desk.listed_groups().iter().position(|id| *id == hit)
}

/// Where a group's number of people stands, and its whole row; none if it is not seen.
fn people_of(desk: &Desk, id: GroupId, area: Rect) -> Option<(Rect, Rect)> {
    let plan = Plan::of(desk, area);
    let (_, line) = plan.lines().find(|(row, _)| *row == Row::Group(id))?;
    Some((plan.people(line), line))
}

/// The group whose number of people is filled in in its place in the table, and where; none if that is not what lies in
/// front, or the table is not seen.
fn in_place<'a>(model: &'a Model, desk: &Desk, area: Rect) -> Option<(&'a Form, Rect, Rect)> {
    let [Overlay::Form(form)] = &model.overlays[..] else { return None };
    let Purpose::Group(GroupForm::People(id)) = form.purpose else { return None };
    if desk.front != Front::Step || desk.step_kind() != StepKind::SetUp {
        return None;
    }
    let (place, line) = people_of(desk, id, area)?;
    Some((form, place, line))
}

/// Whether what lies in front is a number of people in its place in the table.
pub fn is_in_place(model: &Model, desk: &Desk, area: Rect) -> bool {
    in_place(model, desk, area).is_some()
}

/// The columns of the number that is typed, and of the caret behind it.
fn number_place(form: &Form, place: Rect) -> Rect {
    let wide = form.inputs.first().map_or(0, |input| text::columns(input.field.text())).min(PEOPLE - 1);
    Rect { x: place.right() - wide, width: wide + 1, ..place }
}

/// The byte offset of the number under the mouse, if it is filled in in its place and lies there.
pub fn field_at(model: &Model, desk: &Desk, area: Rect, (x, y): (u16, u16)) -> Option<usize> {
    let (form, place, _) = in_place(model, desk, area)?;
    let field = &form.inputs.first()?.field;
    let hit = y == place.y && (place.x..=place.right()).contains(&x);
    hit.then(|| FieldView::new(field, &model.theme).offset_at(number_place(form, place), x))
}

/// Draws the field for a number of people in its place in the table; where its caret is. None if that is not what lies
/// in front, or the table is not seen.
pub fn field_in_place(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let (form, place, line) = in_place(model, desk, area)?;
    let theme = &model.theme;
    text::fill(buf, Rect { x: place.x, width: line.right() - place.x, ..place }, theme.cursor);
    let field = number_place(form, place);
    let room = line.right().saturating_sub(place.right() + 3);
    let hints = ["people here  Enter goes on, Esc leaves it", "Enter goes on, Esc leaves it", "Enter goes on"];
    let hint = hints.into_iter().find(|hint| text::columns(hint) <= room).unwrap_or_default();
    text::put(buf, place.right() + 3, place.y, hint, room, theme.dim.patch(theme.cursor));
    if let Some(error) = &form.error {
        text::fill(buf, Rect { x: place.x + PEOPLE, width: line.right() - place.x - PEOPLE, ..place }, theme.cursor);
        let room = line.right().saturating_sub(place.right() + 3);
        text::put(buf, place.right() + 3, place.y, &text::fit(error, room.into()), room, theme.amber.patch(theme.cursor));
    }
    text::fill(buf, field, theme.field.patch(theme.cursor));
    FieldView::new(&form.inputs.first()?.field, theme).draw(field, buf)
}

fn draw_group(model: &Model, desk: &Desk, group: &Group, plan: &Plan, line: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let here = desk.pane == Pane::Groups && !desk.line_has_caret && desk.group_at_cursor().is_some_and(|at| at.id == group.id);
    let over = if here { theme.cursor } else { Style::new() };
    if here {
        text::fill(buf, line, theme.cursor);
        text::put(buf, line.x, line.y, "▸", 1, theme.accent.patch(over));
    }
    let absent = group.presence == Presence::Absent;
    let name = if absent { theme.dim } else { theme.text };
    text::put(buf, line.x + 2, line.y, &text::fit(&group.name, plan.name.into()), plan.name, name.patch(over));
    text::put(buf, line.x + 2 + plan.name + 2, line.y, &group.code, plan.code, theme.dim.patch(over));
    let people = plan.people(line);
    let number = group.people.map_or_else(|| "·".to_owned(), |people| people.to_string());
    let number_style = if group.people.is_some() { theme.heading } else { theme.faint };
    text::put_in(buf, people, &number, text::Align::Right, number_style.patch(over));
    let small = Rect { x: people.right() + 3, width: line.right().saturating_sub(people.right() + 3 + PRESENCE + 2), ..line };
    let (words, style) = small_group(model, desk, group);
    text::put(buf, small.x, small.y, &text::fit(&words, small.width.into()), small.width, style.patch(over));
    let presence = Rect { x: line.right().saturating_sub(PRESENCE), width: PRESENCE, ..line };
    let style = match group.presence {
        Presence::Present => theme.done,
        Presence::Absent => theme.amber,
        _ => theme.dim,
    };
    text::put(buf, presence.x, presence.y, presence_words(group.presence), PRESENCE, style.patch(over));
}

/// The small-group state in force, in words.
fn small_group(model: &Model, desk: &Desk, group: &Group) -> (String, Style) {
    let theme = &model.theme;
    match desk.small_group_state(group.id) {
        None if group.size.is_none() && group.presence == Presence::Absent => (String::new(), theme.dim),
        None if group.size.is_none() => ("nobody counted yet".into(), theme.dim),
        None => ("3 or more".into(), theme.dim),
        Some(Shown::Open) => ("small: shown on its own".into(), theme.text),
        Some(Shown::Joined) => ("small: shown with others".into(), theme.text),
        Some(Shown::Held) => ("small: not shown".into(), theme.amber),
    }
}

/// Rows of what is decided above the groups.
fn decided_rows(area: Rect) -> u16 {
    if area.height >= 16 { 4 } else { 2 }
}

/// What is decided about the workshop, each with the action that changes it.
const DECIDED: [(Action, &str); 4] = [
    (Action::EditIntervention, "The question"),
    (Action::EditWorkshop, "Title, place"),
    (Action::ToggleScreens, "Screens"),
    (Action::NextPane, "Agenda"),
];

/// Draws what is decided about the workshop, each row with its key.
fn decided(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let keys = DECIDED.map(|(action, _)| key_of(model, action));
    let key_wide = keys.iter().map(|key| text::columns(key)).max().unwrap_or(1);
    let x = area.x + key_wide + LABELLED;
    let room = area.right().saturating_sub(x);
    for (at, y) in (area.y..area.bottom()).enumerate().take(decided_rows(area).into()) {
        let (action, label) = DECIDED[at];
        text::put(buf, area.x, y, &keys[at], key_wide, theme.key);
        text::put(buf, area.x + key_wide + 2, y, label, 14, theme.dim);
        let (words, style) = decision(model, desk, action, room);
        text::put(buf, x, y, &text::fit(&words, room.into()), room, style);
    }
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
    let day = |date: Date| date.strftime("%-d %b %Y").to_string();
    let parts = [
        desk.title().to_owned(),
        if desk.title() == desk.name || desk.called.is_none() { String::new() } else { format!("session {}", desk.name) },
        workshop.place.to_string(),
        workshop.date.map(day).unwrap_or_default(),
        workshop.finish_by.map(|time| time.strftime("finish by %H:%M").to_string()).unwrap_or_default(),
        if workshop.recipients.is_empty() { "report to whom?".to_owned() } else { format!("report to {}", workshop.recipients) },
    ];
    let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    (said.join(" · "), model.theme.text)
}

/// The key that asks for an action here; nothing where there is none.
fn key_of(model: &Model, action: Action) -> String {
    let contexts = model.desk().map(Desk::contexts).unwrap_or_default();
    model.keymap.keys_for(action, &contexts, false).first().map(|key| key.label()).unwrap_or_default()
}
