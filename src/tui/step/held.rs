//! Points of groups that are held: the room sees nothing of them, so whoever adds one is told, with the key that opens the
//! group; on such a point that key does.

use super::groups::ask_to_show_alone;
use crate::tui::action::Action;
use crate::tui::desk::{Desk, Front, Pane};
use crate::tui::model::Model;
use crate::tui::overlay::{Overlay, Question, Then};
use crate::workshop::{Change, Group, GroupId, Shown, Workshop};

/// The groups that changes bring a point to.
#[must_use]
pub fn brought(changes: &[Change]) -> Vec<GroupId> {
    let to = |change: &Change| match change {
        Change::AddFactor { group, .. } | Change::MoveFactor { group, .. } => Some(*group),
        _ => None,
    };
    changes.iter().filter_map(to).collect()
}

/// What commits these changes: at once, or, where they give a point of a group that is held to one that the room sees, after a
/// question, for then the room reads the same words under another name.
#[must_use]
pub fn committed(workshop: &Workshop, changes: Vec<Change>, label: String) -> Then {
    let Some(question) = leaves_held(workshop, &changes) else { return Then::Commit(changes, label) };
    let body = vec![question, "Was it written down for the wrong group?".into()];
    let yes = Then::Commit(changes, label);
    Then::Open(Box::new(Overlay::Ask(Question::confirm("The room will read these words", body, "Yes, it is theirs", yes))))
}

/// What the room reads at once, if these changes give a point of a group that is held to one that it sees.
#[must_use]
pub fn leaves_held(workshop: &Workshop, changes: &[Change]) -> Option<String> {
    let shown = workshop.shown_in_force();
    let held = |id: GroupId| shown.iter().any(|(of, how)| *of == id && *how == Shown::Held);
    changes.iter().find_map(|change| {
        let Change::MoveFactor { id, group } = change else { return None };
        let (point, to) = (workshop.factor(*id)?, workshop.group(*group)?);
        let from = workshop.group(point.group).filter(|from| held(from.id) && !held(to.id))?;
        Some(format!("{} are kept from the room. As a point of {} it is read there: “{}”.", from.name, to.name, point.text))
    })
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
            format!("{} among the groups", open.first().map_or_else(String::new, |key| key.label()))
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
