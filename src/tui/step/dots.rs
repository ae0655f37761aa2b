//! *What first?*: the shortlist, the side that slips are keyed for, and what is chosen.

use std::collections::BTreeMap;

use crate::alignment::{high_on_both_sides, shortlist};
use crate::tui::action::Action;
use crate::tui::desk::{Desk, Front, Pane};
use crate::tui::effect::Effect;
use crate::tui::keyed::{key, named, there};
use crate::tui::keymap::Context;
use crate::tui::model::Model;
use crate::tui::overlay::{Item, Overlay, Picker, Then};
use crate::widget::dots::number;
use crate::workshop::{Bloc, Change, Factor, FactorId, Hides, Kind, Presence, SHORTLIST, Shown, Step, StepKind};

/// Performs an action on the shortlist.
pub fn perform(model: &mut Model, action: Action, effects: &mut Vec<Effect>) -> bool {
    if model.desk().is_none_or(|desk| desk.front != Front::Step || desk.pane != Pane::Dots) {
        return false;
    }
    let missing = model.desk().and_then(|desk| unlisted(model, desk));
    let lists = matches!(action, Action::ToggleChosen | Action::Open | Action::Remove);
    let picks = matches!(action, Action::ToggleShortlisted | Action::TakeSuggestion);
    if let Some(missing) = missing.filter(|_| lists || (picks && !model.desk().is_some_and(has_barriers))) {
        model.say(missing);
        return true;
    }
    match action {
        Action::ToggleShortlisted => pick(model),
        Action::ToggleChosen | Action::Open => toggle_chosen(model, effects),
        Action::TakeSuggestion => take_suggestion(model, effects),
        Action::Remove => take_off(model, effects),
        _ => return false,
    }
    true
}

fn has_barriers(desk: &Desk) -> bool {
    desk.workshop().factors().any(|factor| factor.kind == Kind::Barrier)
}

/// What is missing while nothing is on the shortlist, and where it is done.
#[must_use]
pub fn unlisted(model: &Model, desk: &Desk) -> Option<String> {
    let workshop = desk.workshop();
    if !workshop.shortlist.is_empty() {
        return None;
    }
    if has_barriers(desk) {
        let (propose, add) = (key(model, Action::TakeSuggestion), key(model, Action::ToggleShortlisted));
        return Some(format!("Nothing is on the list yet: {propose} proposes one, {add} adds a barrier."));
    }
    let captures = |step: &&Step| matches!(step.kind, StepKind::Round | StepKind::Capture(_));
    let step = workshop.agenda.kept().rfind(captures);
    let place = step.map_or_else(String::new, |step| format!(": they are typed in “{}”", step.title));
    Some(format!("No barrier was captured yet{place}. {} goes back, step by step.", key(model, Action::PreviousStep)))
}

/// *What first?* was entered: where nothing is on the shortlist yet, one is proposed.
pub fn entered(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(desk) = model.desk_mut() else { return };
    if desk.step_kind() != StepKind::First {
        return;
    }
    desk.slip_side = desk.sides().first().copied().unwrap_or(Bloc::Clinical);
    propose(model, effects);
}

/// Where nothing is on the shortlist, one is proposed.
fn propose(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(desk) = model.desk().filter(|desk| desk.workshop().shortlist.is_empty()) else { return };
    let factors = shortlist(desk.workshop(), desk.measures());
    if !factors.is_empty() {
        let (add, off) = (named(model, Action::ToggleShortlisted), there(model, Action::Remove, Context::Dots));
        let label = format!("{} barriers are proposed. {add} adds another, {off} takes one off.", factors.len());
        model.commit(vec![Change::SetShortlist { factors }], label, effects);
    }
}

/// Barriers that can be put on the list, the severest first; then those on it, to be taken off.
fn pick(model: &mut Model) {
    let Some(desk) = model.desk() else { return };
    let workshop = desk.workshop();
    let on = &workshop.shortlist;
    let listed: Vec<FactorId> = on.iter().filter_map(|id| workshop.factor(*id)).map(|factor| workshop.origin(factor)).collect();
    // What another group said in the same words stands there for both.
    let mut off: Vec<&Factor> =
        workshop.factors().filter(|factor| factor.kind == Kind::Barrier && !listed.contains(&workshop.origin(factor))).collect();
    off.sort_by(|a, b| b.strength().unwrap_or(0.0).total_cmp(&a.strength().unwrap_or(0.0)));
    let off_key = there(model, Action::Remove, Context::Dots);
    let full = (on.len() >= SHORTLIST).then(|| format!("{SHORTLIST} are on the list: {off_key} takes one off first."));
    let mut said_by: BTreeMap<FactorId, Vec<&str>> = BTreeMap::new();
    for factor in workshop.factors().filter(|factor| factor.kind == Kind::Barrier) {
        let name = workshop.group(factor.group).map_or("", |group| group.name.as_str());
        said_by.entry(workshop.origin(factor)).or_default().push(name);
    }
    let hint = |factor: &Factor| {
        let group = said_by.get(&workshop.origin(factor)).map(|names| names.join(", ")).unwrap_or_default();
        let strength = factor.strength().map_or_else(|| "not scored".into(), number);
        format!("{group} · {strength}")
    };
    let item = |factor: &Factor, key: String, barred: Option<String>, factors: Vec<FactorId>, label: &str| Item {
        label: factor.text.to_string(),
        key,
        hint: hint(factor),
        barred,
        then: Then::Commit(vec![Change::SetShortlist { factors }], label.into()),
    };
    let mut items: Vec<Item> = off
        .into_iter()
        .map(|factor| {
            let with = on.iter().copied().chain([factor.id]).collect();
            let held = desk.kept().is_held(factor.group).then(|| "Held: the room does not see it.".to_owned());
            item(factor, String::new(), held.or_else(|| full.clone()), with, "Added at the end of the list.")
        })
        .collect();
    items.extend(on.iter().filter_map(|id| {
        let without = on.iter().copied().filter(|other| other != id).collect();
        let factor = workshop.factor(*id)?;
        let number = desk.number(*id).map_or_else(|| Shown::Held.word().to_owned(), |number| number.to_string());
        Some(item(factor, format!("off: {number}"), None, without, &taken_off(factor)))
    }));
    model.overlays.push(Overlay::Pick(Picker::new(format!("The shortlist: {} of {SHORTLIST}", on.len()), items)));
}

fn taken_off(factor: &Factor) -> String {
    format!("Taken off the list: “{}”.", factor.text)
}

fn take_off(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(desk) = model.desk() else { return };
    let Some(id) = desk.listed_at_cursor() else { return };
    let workshop = desk.workshop();
    // What has no number moves none.
    let last = desk.number(id).is_none_or(|number| number == desk.kept().ballot.len());
    let factors = workshop.shortlist.iter().copied().filter(|other| *other != id).collect();
    let written = workshop.slips().next().is_some() && !last;
    let label = workshop.factor(id).map(taken_off).unwrap_or_default();
    if model.commit(vec![Change::SetShortlist { factors }], label.clone(), effects) && written {
        model.say_trouble(format!("{label} The numbers after it moved up by one: say so before more slips are written."));
    }
}

fn toggle_chosen(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(desk) = model.desk() else { return };
    let Some(id) = desk.listed_at_cursor() else { return };
    let mut factors = desk.workshop().chosen.clone();
    let was = factors.len();
    factors.retain(|other| *other != id);
    if factors.len() == was {
        factors.push(id);
    }
    let label = if factors.len() > was { "Chosen." } else { "Not chosen any more." };
    model.commit(vec![Change::Choose { factors }], label, effects);
}

fn take_suggestion(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(desk) = model.desk() else { return };
    if desk.workshop().shortlist.is_empty() {
        propose(model, effects);
        if model.desk().is_some_and(|desk| desk.workshop().shortlist.is_empty()) && model.status.is_none() {
            let add = key(model, Action::ToggleShortlisted);
            model.say(format!("None of the barriers can be proposed: {add} adds one by hand."));
        }
        return;
    }
    let factors = high_on_both_sides(desk.workshop());
    if factors.is_empty() {
        let choose = named(model, Action::ToggleChosen);
        model.say(format!("Nothing is high on both sides: choose with {choose} what both would lift."));
        return;
    }
    if desk.room_looks() && desk.workshop().hides(Hides::Dots) {
        let (shows, takes) = (named(model, Action::Reveal), named(model, Action::TakeSuggestion));
        model.say(format!("The room has not seen the dots: {shows} shows them, then {takes} chooses what both sides put high."));
        return;
    }
    let label = if desk.room_looks() {
        // No figure and no quotation is shown here; what the room reads anyway is.
        format!("Chosen: {}. Is any of them hopeless?", desk.words_seen(&factors))
    } else {
        format!("Chosen: {}. Does anybody say “that one is hopeless”?", desk.numbers(&factors))
    };
    model.commit(vec![Change::Choose { factors }], label, effects);
}

impl Desk {
    /// The barrier under the cursor of the shortlist.
    #[must_use]
    pub fn listed_at_cursor(&self) -> Option<FactorId> {
        let list = &self.workshop().shortlist;
        list.get(self.cursors.dots.min(list.len().checked_sub(1)?)).copied()
    }

    /// The number that a barrier of the shortlist has for the facilitator and the room alike; none where the room does not
    /// see it.
    #[must_use]
    pub fn number(&self, id: FactorId) -> Option<usize> {
        self.kept().ballot.iter().position(|listed| *listed == id).map(|at| at + 1)
    }

    /// Numbers on the shortlist of these barriers, in its order: `2, 4, 7`.
    #[must_use]
    pub fn numbers(&self, factors: &[FactorId]) -> String {
        let listed = self.kept().ballot.iter().enumerate().filter(|(_, id)| factors.contains(id));
        listed.map(|(at, _)| (at + 1).to_string()).collect::<Vec<_>>().join(", ")
    }

    /// The words of these barriers as the room reads them, in the list's order; what it does not see is left out.
    fn words_seen(&self, factors: &[FactorId]) -> String {
        let seen = self.room().seen();
        let listed = seen.shortlist.iter().filter(|id| factors.contains(id));
        let words: Vec<&str> = listed.filter_map(|id| seen.factor(*id)).map(|factor| factor.text.as_str()).collect();
        words.join("; ")
    }

    /// The sides that people here, or slips, come from; clinical and managerial always.
    #[must_use]
    pub fn sides(&self) -> Vec<Bloc> {
        let workshop = self.workshop();
        let here = |side: Bloc| {
            matches!(side, Bloc::Clinical | Bloc::Managerial)
                || workshop.groups().any(|group| group.bloc == side && group.presence != Presence::Absent)
                || workshop.slips().any(|slip| slip.bloc == side)
        };
        Bloc::ALL.into_iter().filter(|side| here(*side)).collect()
    }

    /// The side after the one that slips are keyed for.
    #[must_use]
    pub fn next_side(&self, back: bool) -> Bloc {
        let sides = self.sides();
        let at = sides.iter().position(|side| *side == self.slip_side).unwrap_or(0);
        let step = if back { sides.len() - 1 } else { 1 };
        sides[(at + step) % sides.len()]
    }
}
