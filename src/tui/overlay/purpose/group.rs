//! Forms about groups: people, name, a new one, a split. Nothing here knows how a form is drawn.

use super::{Form, Then};
use crate::tui::action::Action;
use crate::tui::keyed::there;
use crate::tui::keymap::Context;
use crate::tui::model::Model;
use crate::tui::step::presence_words;
use crate::workshop::plan::{self, NewGroup};
use crate::workshop::{Bloc, Change, Code, Group, GroupId, Line, Presence, StepKind};

/// The most people a group can be said to have here.
const CROWD: u32 = 9999;

/// What a form about a group is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupForm {
    /// How many people of the group are here: field 1.
    People(GroupId),
    /// Its name: field 1.
    Rename(GroupId),
    /// A new group: name, side, people, whether it is here.
    Add,
    /// A group split off this one: name, side, people.
    Split(GroupId),
}

impl GroupForm {
    pub(super) fn fulfil(self, form: &Form, model: &Model) -> Result<Then, String> {
        let Some(desk) = model.desk() else { return Ok(Then::Nothing) };
        let workshop = desk.workshop();
        match self {
            Self::People(id) => {
                let Some(group) = workshop.group(id) else { return Ok(Then::Nothing) };
                let number = people(form.value(0))?;
                let changes = count(group, number, desk.step_kind() == StepKind::SetUp);
                let label = match number {
                    Some(number) => format!("{}: {number} here.", group.name),
                    None => format!("{}: not counted.", group.name),
                };
                let next = Then::Act(Action::MoveDown);
                Ok(Then::Both(Box::new(Then::Commit(changes, label)), Box::new(next)))
            }
            Self::Rename(id) => {
                let name = Line::new(form.value(0));
                Ok(Then::Commit(vec![Change::RenameGroup { id, name }], "Renamed; its code stays.".into()))
            }
            Self::Add => {
                let (name, people) = (Line::new(form.value(0)), people(form.value(2))?);
                let presence = match form.value(3) {
                    "not here" => Presence::Absent,
                    "expected" if people.unwrap_or(0) == 0 => Presence::Expected,
                    _ => Presence::Present,
                };
                let code = Code::for_group(&name, workshop.groups().map(|group| &group.code));
                let bloc = side(form.value(1));
                let label = format!("{name}: {}, {}.", bloc.word(), presence_words(presence));
                let add = Change::AddGroup { id: workshop.next_group(), name, code, bloc, people, presence, weight: 1.0 };
                let add = Then::Commit(vec![add], label);
                if desk.line_refused() && desk.unknown_group().is_some() {
                    // The line waited for it.
                    return Ok(Then::Both(Box::new(add), Box::new(Then::Act(Action::FocusLine))));
                }
                Ok(add)
            }
            Self::Split(from) => {
                let new = NewGroup { name: Line::new(form.value(0)), bloc: side(form.value(1)), people: people(form.value(2))? };
                let gives = there(model, Action::SetGroup, Context::Points);
                let label = format!("{} is a group of its own; {gives} on a point gives it to it.", new.name);
                Ok(Then::Commit(plan::split_group(workshop, from, new, &[]), label))
            }
        }
    }
}

/// The side that a choice names.
fn side(word: &str) -> Bloc {
    Bloc::ALL.into_iter().find(|bloc| bloc.word() == word).unwrap_or(Bloc::Other)
}

/// A number of people as typed; nothing typed is not counted.
///
/// # Errors
/// A sentence with an example.
fn people(text: &str) -> Result<Option<u32>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let number = text.parse().ok().filter(|&number| number <= CROWD);
    number.map(Some).ok_or_else(|| format!("a number, such as 6, or nothing: “{text}” is none"))
}

/// Says how many people of a group are here. Before the start a new number puts the old one right; later it is a count,
/// and a group's size never shrinks by it. Nobody here: the group is absent, or left if it was here.
#[must_use]
pub fn count(group: &Group, number: Option<u32>, correcting: bool) -> Vec<Change> {
    let id = group.id;
    let some = number.filter(|&people| people > 0);
    let mut changes = Vec::new();
    if correcting && group.people.is_some() {
        changes.push(Change::CorrectPeople { id, people: number, size: some });
    } else {
        changes.push(Change::CountPeople { id, people: number });
    }
    let away = matches!(group.presence, Presence::Absent | Presence::Left | Presence::SteppedOut);
    if number == Some(0) {
        let presence = if group.presence.was_here() && !correcting { Presence::Left } else { Presence::Absent };
        changes.push(Change::SetPresence { id, presence });
    } else if some.is_some() && (away || correcting && group.presence == Presence::Expected) {
        changes.push(Change::SetPresence { id, presence: Presence::Present });
    }
    changes
}
