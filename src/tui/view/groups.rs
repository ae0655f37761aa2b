//! Set up: what is decided about the workshop, then the groups by side. Each row begins with the key that changes it.
//!
//! ```text
//! Q  The question   From 1 February, ...
//! t  Title, place   Morning briefing, Ward 6 · 1 Feb 2027 · finish by 10:30 · report to whom? · Seminar room
//! z  Screens        two, or one; in a second terminal: tandem present ward-6
//!    Agenda         alignment-90, 90 minutes in 14 steps; Tab goes to it
//!
//! Groups 6                                                 16 people here
//!   group               code people   shown to the room                 presence
//! clinical
//! ▸ Nurses              nur        6   on its own: 3 or more             here
//! ```

mod below;
mod decided;

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
use crate::workshop::{Bloc, Group, GroupId, Presence, Shown, StepKind};

/// Draws Set up, or the groups alone in a later step.
pub fn draw(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    if desk.step_kind() == StepKind::SetUp {
        decided::draw(model, desk, area, table_rows(desk), buf);
    }
    let plan = Plan::of(model, desk, area);
    let theme = &model.theme;
    let gone = |group: &&Group| matches!(group.presence, Presence::Left | Presence::Absent);
    let people: u32 = desk.workshop().groups().filter(|group| !gone(group)).filter_map(|group| group.people).sum();
    let aside = Line::styled(if people == 0 { String::new() } else { format!("{people} people here") }, theme.dim);
    pane::heading(plan.heading, &format!("Groups {}", desk.workshop().groups().count()), &aside, buf, theme);
    if plan.rows.is_empty() {
        let key = key_of(model, Action::AddGroup);
        text::put(buf, plan.table.x, plan.table.y, &format!("No groups yet: {key} adds one."), plan.table.width, theme.dim);
    }
    draw_heads(model, &plan, buf);
    below::draw(model, desk, &plan, buf);
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

/// Columns of the number of people, of the presence.
const PEOPLE: u16 = 6;
const PRESENCE: u16 = 11;

/// Rows of the heading and, where no group goes out of sight for them on a low screen, of the columns' heads.
fn heads(area: Rect, above: u16, rows: usize) -> u16 {
    let free = usize::from(area.height.saturating_sub(above + 1));
    if area.height >= LOW || free > rows { 2 } else { 1 }
}

/// Rows of the place below which a screen is low.
const LOW: u16 = 16;

/// The rows of the table: each side, then its groups.
fn rows(desk: &Desk) -> Vec<Row> {
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
    rows
}

/// Rows that the groups take with all that belongs to them, and the air above.
fn table_rows(desk: &Desk) -> u16 {
    // Below the table its keys and, of small groups, how they are shown.
    let below = if desk.workshop().groups().any(Group::is_small) { 4 } else { 2 };
    u16::try_from(rows(desk).len()).unwrap_or(u16::MAX).saturating_add(3 + below)
}

/// The first line below the table and what belongs to it, in Set up.
pub fn end(model: &Model, desk: &Desk, area: Rect) -> u16 {
    Plan::of(model, desk, area).heading.y.saturating_add(table_rows(desk))
}

impl Plan {
    fn of(model: &Model, desk: &Desk, area: Rect) -> Self {
        let (whole, area) = (area, Rect { width: area.width.min(WIDEST), ..area });
        let setting_up = desk.step_kind() == StepKind::SetUp;
        let above = if setting_up { decided::rows(model, desk, whole, table_rows(desk)) + 1 } else { 0 };
        let heading = Rect { y: area.y + above, height: area.height.saturating_sub(above).min(1), ..area };
        let rows = rows(desk);
        let heads = heads(area, above, rows.len());
        let table = Rect { y: heading.y + heads, height: area.height.saturating_sub(above + heads), ..area };
        let at = desk.group_at_cursor().and_then(|group| rows.iter().position(|row| *row == Row::Group(group.id)));
        let first = scroll::first(at, usize::from(table.height), rows.len());
        let widest = desk.workshop().groups().map(|group| text::columns(&group.name)).max().unwrap_or(0);
        let code = desk.workshop().groups().map(|group| text::columns(&group.code)).max().unwrap_or(0).max(4);
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

/// The key at a place of the screen, below the table.
pub fn key_at(model: &Model, desk: &Desk, area: Rect, at: (u16, u16)) -> Option<Action> {
    below::key_at(model, desk, &Plan::of(model, desk, area), at)
}

/// The group of the row at this line of the screen, counted as the cursor counts.
pub fn row_at(model: &Model, desk: &Desk, area: Rect, y: u16) -> Option<usize> {
    let plan = Plan::of(model, desk, area);
    let hit = plan.lines().find_map(|(row, line)| match row {
        Row::Group(id) if line.y == y => Some(id),
        _ => None,
    })?;
    desk.listed_groups().iter().position(|id| *id == hit)
}

/// Where a group's number of people stands, and its whole row; none if it is not seen.
fn people_of(model: &Model, desk: &Desk, id: GroupId, area: Rect) -> Option<(Rect, Rect)> {
    let plan = Plan::of(model, desk, area);
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
    let (place, line) = people_of(model, desk, id, area)?;
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
    // Where there is no room for the reason, the word that the keys below have for it.
    let brief = words.split(':').next().unwrap_or_default();
    let words = if text::columns(&words) > small.width { brief } else { &words };
    text::put(buf, small.x, small.y, &text::fit(words, small.width.into()), small.width, style.patch(over));
    let presence = Rect { x: line.right().saturating_sub(PRESENCE), width: PRESENCE, ..line };
    let style = match group.presence {
        Presence::Present => theme.done,
        Presence::Absent => theme.amber,
        _ => theme.dim,
    };
    text::put(buf, presence.x, presence.y, presence_words(group.presence), PRESENCE, style.patch(over));
}

/// Draws what stands in each column.
fn draw_heads(model: &Model, plan: &Plan, buf: &mut Buffer) {
    let line = Rect { y: plan.heading.y + 1, height: 1, ..plan.heading };
    if plan.rows.is_empty() || plan.table.y <= line.y {
        return;
    }
    let dim = model.theme.dim;
    let people = plan.people(line);
    text::put(buf, line.x + 2, line.y, "group", plan.name, dim);
    text::put(buf, line.x + 2 + plan.name + 2, line.y, "code", plan.code.max(4), dim);
    text::put_in(buf, people, "people", text::Align::Right, dim);
    let x = people.right() + 3;
    let room = line.right().saturating_sub(x + PRESENCE + 2);
    let shown = ["shown to the room", "shown"].into_iter().find(|head| text::columns(head) <= room).unwrap_or_default();
    text::put(buf, x, line.y, shown, room, dim);
    text::put(buf, line.right().saturating_sub(PRESENCE), line.y, "presence", PRESENCE, dim);
}

/// The small-group state in force, in words.
fn small_group(model: &Model, desk: &Desk, group: &Group) -> (String, Style) {
    let theme = &model.theme;
    match desk.small_group_state(group.id) {
        None if group.size.is_none() && group.presence == Presence::Absent => (String::new(), theme.dim),
        None if group.size.is_none() => ("nobody counted yet".into(), theme.dim),
        None => ("on its own: 3 or more".into(), theme.dim),
        Some(Shown::Open) => ("open: small, on its own".into(), theme.text),
        Some(Shown::Joined) => ("joined: small, with others".into(), theme.text),
        Some(Shown::Held) if group.choice != Some(Shown::Held) => ("held: too few to join".into(), theme.amber),
        Some(Shown::Held) => ("held: small, not shown".into(), theme.amber),
    }
}

/// The key that asks for an action here; nothing where there is none.
fn key_of(model: &Model, action: Action) -> String {
    let contexts = model.desk().map(Desk::contexts).unwrap_or_default();
    model.keymap.keys_for(action, &contexts, false).first().map(|key| key.label()).unwrap_or_default()
}
