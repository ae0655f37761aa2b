//! Points of groups that are held: the room sees nothing of them, so whoever adds one is told, with the key that opens the
//! group; on such a point that key does.

use super::groups::ask_to_show_alone;
use crate::tui::action::Action;
use crate::tui::desk::{Desk, Front, Pane};
use crate::tui::model::Model;
use crate::workshop::{Change, Group, GroupId};

/// The groups that changes bring a point to.
#[must_use]
pub fn brought(changes: &[Change]) -> Vec<GroupId> {
    let to = |change: &Change| match change {
        Change::AddFactor { group, .. } | Change::MoveFactor { group, .. } => Some(*group),
        _ => None,
    };
    changes.iter().filter_map(to).collect()
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
