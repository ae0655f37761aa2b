//! Points of groups that are held: the room sees nothing of them, so whoever adds one is told, with the key that opens the
//! group; on such a point that key does.

use super::groups::ask_to_show_alone;
use crate::tui::action::Action;
use crate::tui::desk::{Desk, Front, Pane};
use crate::tui::keymap::first_label;
use crate::tui::model::Model;
use crate::tui::overlay::{Overlay, Question, Then};
use crate::workshop::{Change, Factor, Group, GroupId, Shown, Workshop};

/// The groups that changes bring a point to.
#[must_use]
pub fn brought(changes: &[Change]) -> Vec<GroupId> {
    let to = |change: &Change| match change {
        Change::AddFactor { group, .. } | Change::MoveFactor { group, .. } => Some(*group),
        _ => None,
    };
    changes.iter().filter_map(to).collect()
}

/// What commits these changes: at once, or, where the room then reads words of a group that is held, after a question; for a
/// joined group where a point only changes hands.
#[must_use]
pub fn committed(workshop: &Workshop, changes: Vec<Change>, label: String) -> Then {
    let joins = changes.iter().any(|change| matches!(change, Change::RemoveGroup { .. }));
    let read = if joins { comes_out(workshop, &changes) } else { leaves_held(workshop, &changes) };
    let Some(read) = read else { return Then::Commit(changes, label) };
    let (wrong, yes) = if joins {
        ("Did they agree to that?", "Yes, they agreed")
    } else {
        ("Was it written down for the wrong group?", "Yes, it is theirs")
    };
    let then = Then::Commit(changes, label);
    let mut question = Question::confirm("The room will read these words", vec![read, wrong.into()], yes, then);
    // What was read cannot be taken back: neither Enter nor the y of a typed word answers it.
    question.answers[1].key = 'x';
    Then::Open(Box::new(Overlay::Ask(question)))
}

/// What the room reads at once, if these changes give a point of a group that is held to one that it sees.
#[must_use]
pub fn leaves_held(workshop: &Workshop, changes: &[Change]) -> Option<String> {
    changes.iter().find_map(|change| {
        let Change::MoveFactor { id, group } = change else { return None };
        let (point, to) = (workshop.factor(*id)?, workshop.group(*group)?);
        let from = workshop.group(point.group).filter(|from| is_held(workshop, from.id) && !is_held(workshop, to.id))?;
        Some(format!("{} are kept from the room. As a point of {} it is read there: “{}”.", from.name, to.name, point.text))
    })
}

fn is_held(workshop: &Workshop, group: GroupId) -> bool {
    workshop.shown_in_force().iter().any(|(of, how)| *of == group && *how == Shown::Held)
}

/// What the room reads at once, if it reads points after these changes that are of a group held before.
fn comes_out(workshop: &Workshop, changes: &[Change]) -> Option<String> {
    let mut after = workshop.clone();
    after.apply_all(changes).ok()?;
    let held = workshop.shown_in_force().into_iter().filter(|(_, how)| *how == Shown::Held);
    let kept = held.flat_map(|(group, _)| workshop.factors_of(group));
    let out = |point: &&Factor| after.factor(point.id).is_some_and(|now| now.is_live() && !is_held(&after, now.group));
    let mut out = kept.filter(out);
    let Some(first) = out.next() else { return answers_come_out(workshop, &after, changes) };
    let more = out.count();
    let from = workshop.group(first.group)?;
    let to = after.group(after.factor(first.id)?.group)?;
    let more = match more {
        0 => String::new(),
        1 => " and one point more".into(),
        more => format!(" and {more} points more"),
    };
    Some(format!("{} are kept from the room. As {} it reads: “{}”{more}.", from.name, to.name, first.text))
}

/// The same of a group without points that joins one that the room sees: what it said no to, and where it stands.
fn answers_come_out(workshop: &Workshop, after: &Workshop, changes: &[Change]) -> Option<String> {
    let gone = changes.iter().find_map(|change| match change {
        Change::RemoveGroup { id, .. } => workshop.group(*id).filter(|group| is_held(workshop, group.id)),
        _ => None,
    })?;
    let answers = workshop.asked_no.iter().any(|(group, _)| *group == gone.id) || workshop.commitments.contains_key(&gone.id);
    let to = after.groups().find(|group| !is_held(after, group.id) && changes.iter().any(|change| names(change, group.id)))?;
    answers.then(|| format!("{} are kept from the room. It reads their answers as those of {}.", gone.name, to.name))
}

/// Whether a change gives a group an answer.
fn names(change: &Change, group: GroupId) -> bool {
    matches!(change, Change::RecordNo { group: id, .. } | Change::SetCommitment { group: id, .. } if *id == group)
}

/// What is said after points came to these groups: that the room does not see them if one is held. Where the room reads
/// along nothing is said of it, for that would tell who spoke.
#[must_use]
pub fn said(model: &Model, label: String, groups: &[GroupId]) -> String {
    let Some(desk) = model.desk().filter(|desk| !desk.room_looks()) else { return label };
    let held = groups.iter().find(|id| desk.kept().is_held(**id)).and_then(|id| desk.workshop().group(*id));
    let Some(group) = held else { return label };
    let note = format!("Held: the room does not see it until {} is opened ({}).", group.name, opener(model));
    if label.is_empty() { note } else { format!("{label} {note}") }
}

/// The keys that open the group of the point that was added last.
fn opener(model: &Model) -> String {
    let Some(desk) = model.desk() else { return String::new() };
    let key = |action, focused| Some(model.keymap.keys_for(action, &desk.contexts(), focused).first()?.label());
    let here = desk.pane == Pane::Points && desk.front == Front::Step;
    match (key(Action::OpenHeld, false).filter(|_| here), key(Action::Back, true).filter(|_| desk.line_has_caret)) {
        (Some(open), Some(leave)) => format!("{leave} {open}"),
        (Some(open), None) => open,
        (None, _) => {
            let open = model.keymap.all_keys_for(Action::SetShown);
            format!("{} among the groups", first_label(&open))
        }
    }
}

/// The group of the point under the cursor of the list, if it is held.
#[must_use]
pub fn under_cursor(desk: &Desk) -> Option<&Group> {
    let point = desk.point().filter(|_| desk.pane == Pane::Points && !desk.line_has_caret)?;
    desk.workshop().group(point.group).filter(|group| desk.kept().is_held(group.id))
}

/// Asks whether the group of the point under the cursor may be opened, if it is held.
pub fn perform(model: &mut Model, action: Action) -> bool {
    let held = model.desk().filter(|_| action == Action::OpenHeld).and_then(under_cursor).cloned();
    let Some(group) = held else { return false };
    ask_to_show_alone(model, &group);
    true
}
