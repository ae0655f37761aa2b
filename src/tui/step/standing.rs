//! *Where do we stand?*: today and what the actions need, in five words. A digit sets one and goes on to the next.

use std::collections::BTreeSet;

use crate::tui::action::Action;
use crate::tui::desk::{Desk, Front, Pane};
use crate::tui::effect::Effect;
use crate::tui::keyed::named;
use crate::tui::model::Model;
use crate::tui::overlay::{Form, Input, NOT_ASKED, OutcomeForm, Overlay, Purpose};
use crate::workshop::{Change, Commitment, Group, GroupId, Presence, Stance, Status};

/// Performs an action on the group under the cursor.
pub fn perform(model: &mut Model, action: Action, effects: &mut Vec<Effect>) -> bool {
    let Some(desk) = model.desk_mut() else { return false };
    if desk.front != Front::Step || desk.pane != Pane::Standing || desk.line_has_caret {
        return false;
    }
    match action {
        Action::MoveLeft => desk.cursors.needed = false,
        Action::MoveRight => desk.cursors.needed = true,
        Action::SetCommitment | Action::Open => form(model, 0),
        Action::EditNote => form(model, 2),
        Action::Remove => not_asked(model, effects),
        _ => match action.choice().and_then(|number| Stance::ALL.get(number - 1)) {
            Some(stance) => set(model, *stance, effects),
            None => return false,
        },
    }
    true
}

/// Sets the column under the cursor and goes on: from today to what is needed, from there to the next group.
fn set(model: &mut Model, stance: Stance, effects: &mut Vec<Effect>) {
    let Some(desk) = model.desk() else { return };
    let Some(group) = desk.standing_at_cursor() else { return };
    if let Some(name) = desk.workshop().group(group).filter(|group| is_away(group)).map(|group| group.name.to_string()) {
        let writes = named(model, Action::Open);
        model.say_trouble(format!("{name} is not here: their answer would be a guess. {writes} writes one all the same."));
        return;
    }
    let needed = desk.cursors.needed;
    let mut commitment = desk.workshop().commitments.get(&group).cloned().unwrap_or_default();
    if needed {
        commitment.needed = Some(stance);
    } else {
        commitment.today = Some(stance);
    }
    let change = Change::SetCommitment { group, commitment: Some(commitment) };
    if !model.commit(vec![change], "", effects) {
        return;
    }
    let Some(desk) = model.desk_mut() else { return };
    // Who is not here is passed over.
    let here = |id: &GroupId| desk.workshop().group(*id).is_some_and(|group| !is_away(group));
    let at = desk.cursors.standing;
    let next = desk.standing_rows().iter().enumerate().skip(at + 1).find(|(_, id)| here(id)).map_or(at, |(next, _)| next);
    let is_last = needed && next == at;
    desk.cursors.standing = if needed { next } else { at };
    desk.cursors.needed = !needed;
    let next = if is_last { "That was the last.".to_owned() } else { format!("Next, {}", desk.standing_question()) };
    // While the room reads along nothing is said of what it does not see.
    let told = !desk.room_looks() || desk.room().seen().group(group).is_some();
    let name = desk.workshop().group(group).map_or("", |group| group.name.as_str());
    let column = if needed { "needed" } else { "today" };
    let said = if told { format!("{name}, {column}: {}. ", stance.words()) } else { String::new() };
    model.say(format!("{said}{next}"));
}

fn not_asked(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(group) = model.desk().and_then(Desk::standing_at_cursor) else { return };
    if model.desk().is_some_and(|desk| desk.workshop().commitments.contains_key(&group)) {
        let change = Change::SetCommitment { group, commitment: None };
        model.commit(vec![change], "Not asked, which is not the same as not committed.", effects);
    }
}

fn form(model: &mut Model, at: usize) {
    let Some(desk) = model.desk() else { return };
    let Some(group) = desk.standing_at_cursor().and_then(|id| desk.workshop().group(id)) else { return };
    let now = desk.workshop().commitments.get(&group.id).cloned().unwrap_or_default();
    let words = |stance: Option<Stance>| stance.map_or(NOT_ASKED, Stance::words);
    let choices: Vec<&str> = [NOT_ASKED].into_iter().chain(Stance::ALL.map(Stance::words)).collect();
    let mut inputs = vec![
        Input::choice("Today", &choices, words(now.today)),
        Input::choice("Needed", &choices, words(now.needed)),
        Input::text("Note", &now.note, "for you alone, such as: later, on a slip"),
    ];
    // No note is written under the room's eyes.
    if desk.one_screen && now.note.is_empty() {
        inputs.pop();
    }
    let mut form = Form::new(group.name.to_string(), inputs, Purpose::Outcome(OutcomeForm::Stand(group.id)));
    form.at = at;
    model.overlays.push(Overlay::Form(form));
}

impl Desk {
    /// The groups in the order in which they are asked: first those that own an action or whose points one should
    /// move, then the others. How many are of the first kind.
    #[must_use]
    pub fn standing(&self) -> (Vec<GroupId>, usize) {
        let workshop = self.workshop();
        let live = || workshop.actions().filter(|action| action.deed.status != Status::Dropped);
        let moved: BTreeSet<GroupId> = live()
            .flat_map(|action| &action.deed.shifts)
            .filter_map(|shift| Some(workshop.factor(shift.factor)?.group))
            .collect();
        let asked = |group: &&Group| moved.contains(&group.id) || live().any(|action| owns(group, &action.deed.owner));
        let (first, rest): (Vec<&Group>, Vec<&Group>) = workshop.groups().partition(asked);
        let count = first.len();
        (first.into_iter().chain(rest).map(|group| group.id).collect(), count)
    }

    /// The groups as they stand in the list.
    #[must_use]
    pub fn standing_rows(&self) -> Vec<GroupId> {
        self.standing().0
    }

    /// The group under the cursor.
    #[must_use]
    pub fn standing_at_cursor(&self) -> Option<GroupId> {
        let rows = self.standing_rows();
        rows.get(self.cursors.standing.min(rows.len().checked_sub(1)?)).copied()
    }

    /// What the next digit answers: `Therapists: today?`; empty where there is no group.
    #[must_use]
    pub fn standing_question(&self) -> String {
        let group = self.standing_at_cursor().and_then(|id| self.workshop().group(id));
        let column = if self.cursors.needed { "needed?" } else { "today?" };
        group.map_or_else(String::new, |group| format!("{}: {column}", group.name))
    }

    /// What a group said; nothing if it was not asked.
    #[must_use]
    pub fn stands(&self, group: GroupId) -> Commitment {
        self.workshop().commitments.get(&group).cloned().unwrap_or_default()
    }
}

/// Whether nobody of a group is here to answer.
const fn is_away(group: &Group) -> bool {
    matches!(group.presence, Presence::Absent | Presence::Left)
}

/// Whether a role reads as one of this group: `Ward manager` of *Ward managers*, `Resident doctor on duty` of *Doctors*,
/// `Pharmacy lead` of *Therapists and pharmacy*.
fn owns(group: &Group, role: &str) -> bool {
    let (name, role) = (group.name.to_lowercase(), role.to_lowercase());
    let one = name.strip_suffix('s').unwrap_or(&name);
    let begins = !role.is_empty() && (role.starts_with(one) || name.starts_with(&role));
    begins || name.split([',', '/', '&']).flat_map(|part| part.split(" and ")).any(|part| speaks_of(&role, part))
}

/// Whether these words stand in a role one after another, the last of them as one or several.
fn speaks_of(role: &str, name: &str) -> bool {
    let one = |word: &str| word.strip_suffix('s').unwrap_or(word).to_owned();
    let words = |text: &str| text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(one).collect();
    let (role, name): (Vec<String>, Vec<String>) = (words(role), words(name));
    !name.is_empty() && role.windows(name.len()).any(|part| part == name)
}
