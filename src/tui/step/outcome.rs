//! *Make it move* and *Before you go*: actions under the barriers that were chosen, and how it ends.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::tui::action::Action;
use crate::tui::desk::{Desk, Front, Pane};
use crate::tui::effect::Effect;
use crate::tui::keyed::named;
use crate::tui::model::Model;
use crate::tui::overlay::{Form, HERE, Input, Item, NOT_HERE, OutcomeForm, Overlay, Picker, Purpose, Takes, Then};
use crate::widget::dots::number;
use crate::workshop::{self, ActionId, Change, Deed, Factor, FactorId, Kind, Status, StepKind, Workshop};

/// Days within which a first step should be taken.
pub const SOON: i64 = 14;

/// A row of the actions: a barrier that was chosen, below it what will be done about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActionRow {
    /// A barrier that was chosen.
    Barrier(FactorId),
    /// An action, and the chosen barrier that it answers; none if it answers something else.
    Action(ActionId, Option<FactorId>),
}

/// Performs an action on what is under the cursor.
pub fn perform(model: &mut Model, action: Action, effects: &mut Vec<Effect>) -> bool {
    let Some(desk) = model.desk() else { return false };
    if action == Action::EditFarewell && desk.step_kind() == StepKind::Close {
        farewell(model);
        return true;
    }
    if desk.front != Front::Step || desk.pane != Pane::Actions || desk.line_has_caret {
        return false;
    }
    let row = desk.action_row();
    match (action, row) {
        (Action::AddAction | Action::OpenForm, _) | (Action::Open, None | Some(ActionRow::Barrier(_))) => add(model),
        (Action::Open, Some(ActionRow::Action(id, _))) => change(model, id),
        (Action::SetStatus, Some(ActionRow::Action(id, _))) => turn_status(model, id, effects),
        (Action::AddEffect, Some(ActionRow::Action(id, _))) => pick_effect(model, id),
        (Action::Remove, Some(ActionRow::Action(id, _))) => {
            let label = format!("Removed; {} brings it back.", named(model, Action::Undo));
            model.commit(vec![Change::RemoveAction { id }], label, effects);
        }
        (Action::SetStatus | Action::AddEffect | Action::Remove, _) => {
            let adds = named(model, Action::AddAction);
            model.say(format!("That is for an action: {adds} adds one to what gets in the way."));
        }
        _ => return false,
    }
    true
}

fn add(model: &mut Model) {
    let Some(desk) = model.desk() else { return };
    let workshop = desk.workshop();
    let barrier = desk.barrier_at_cursor().and_then(|id| workshop.factor(id));
    let mut inputs = vec![
        Input::text("What", "", "the smallest part that could be done soon"),
        Input::text("Whose", "", "a role that says yes aloud, such as ward manager"),
        Input { takes: Takes::Day, ..Input::proposal("First day", "+7", "+7, fri, 30 nov or 2027-02-01") },
    ];
    let mut body = Vec::new();
    if let Some(barrier) = barrier {
        let group = workshop.group(barrier.group).map_or("", |group| group.name.as_str());
        body.push(format!("{} − {}", group, barrier.text));
        let now = barrier.strength().map_or_else(|| "not scored".to_owned(), number);
        inputs.push(Input {
            takes: Takes::Figure,
            ..Input::text("Matters then", "", &format!("how much it will matter then, 0 (gone) to 5; it is {now} now"))
        });
    }
    // Nobody has said yes because a form was done.
    inputs.push(Input::question("They are", &[HERE, NOT_HERE], HERE));
    let mut form = Form::new("An action", inputs, Purpose::Outcome(OutcomeForm::Add(barrier.map(|barrier| barrier.id))));
    form.body = body;
    model.overlays.push(Overlay::Form(form));
}

fn change(model: &mut Model, id: ActionId) {
    let Some(deed) = model.desk().and_then(|desk| desk.workshop().action(id)).map(|action| action.deed.clone()) else { return };
    let first = deed.first.map_or_else(String::new, |day| day.to_string());
    let all = [Status::Agreed, Status::ToBeAsked, Status::Done, Status::Dropped].map(Status::word);
    let inputs = vec![
        Input::text("What", &deed.what, "the smallest part that could be done soon"),
        Input::text("Whose", &deed.owner, "a role that says yes aloud"),
        Input::day("First day", &first, "+7, fri, 30 nov or 2027-02-01"),
        Input::choice("It is", &all, deed.status.word()),
    ];
    let purpose = Purpose::Outcome(OutcomeForm::Change(id));
    model.overlays.push(Overlay::Form(Form::new("Change the action", inputs, purpose)));
}

fn turn_status(model: &mut Model, id: ActionId, effects: &mut Vec<Effect>) {
    let Some(old) = model.desk().and_then(|desk| desk.workshop().action(id)).map(|action| action.deed.clone()) else { return };
    let status = match old.status {
        Status::Agreed => Status::ToBeAsked,
        Status::ToBeAsked => Status::Done,
        Status::Done => Status::Dropped,
        Status::Dropped => Status::Agreed,
    };
    let label = format!("“{}” is {} now; {} takes it back.", old.what, status.word(), named(model, Action::Undo));
    let deed = Deed { status, ..old };
    model.commit(vec![Change::ChangeAction { id, deed }], label, effects);
}

/// The points that an action could move: those of the headings it is about first; those it moves already, to change that.
fn pick_effect(model: &mut Model, id: ActionId) {
    let Some(desk) = model.desk() else { return };
    let workshop = desk.workshop();
    let Some(action) = workshop.action(id) else { return };
    let expected = |factor: FactorId| action.deed.shifts.iter().find(|shift| shift.factor == factor).map(|shift| shift.to);
    let about: Vec<_> = action.deed.shifts.iter().filter_map(|shift| workshop.factor(shift.factor)?.theme).collect();
    let near = |factor: &Factor| factor.theme.is_some_and(|theme| about.contains(&theme));
    let mut points: Vec<&Factor> = workshop.factors().collect();
    points.sort_by_key(|factor| (!near(factor), factor.kind == Kind::Incentive));
    let items = points.into_iter().map(|factor| {
        let group = workshop.group(factor.group).map_or("", |group| group.name.as_str());
        let now = factor.strength().map_or_else(|| "not scored".into(), number);
        let to = expected(factor.id).map_or_else(String::new, |to| to.to_string());
        let moved = match to.as_str() {
            "" => String::new(),
            "0" => " → gone".to_owned(),
            _ => format!(" → {to}"),
        };
        let input = Input::proposal("Matters then", &to, &format!("0 (gone) to 5; it is {now} now; empty: it does not move it"));
        let mut form =
            Form::new("What should it matter then?", vec![input], Purpose::Outcome(OutcomeForm::Effect(id, factor.id)));
        form.body = vec![format!("{group} {} {}", factor.kind.sign(), factor.text)];
        Item {
            label: format!("{} {}", factor.kind.sign(), factor.text),
            key: String::new(),
            hint: format!("{group} · {now}{moved}"),
            barred: None,
            then: Then::Open(Box::new(Overlay::Form(form))),
        }
    });
    let items = items.collect();
    model.overlays.push(Overlay::Pick(Picker::new("What else should it move?", items)));
}

fn farewell(model: &mut Model) {
    let Some(desk) = model.desk() else { return };
    let workshop = desk.workshop();
    let next = workshop.next_look.map_or_else(String::new, |day| day.to_string());
    let inputs = vec![
        Input::text("The report goes to", &workshop.recipients, "a role or a list"),
        Input::day("Next look on", &next, "+42 is in six weeks; or 30 nov, 2027-02-01"),
    ];
    model.overlays.push(Overlay::Form(Form::new("Before you go", inputs, Purpose::Outcome(OutcomeForm::Farewell))));
}

impl Model {
    /// The day that days are counted from: the workshop's, else today.
    #[must_use]
    pub fn workshop_day(&self) -> Date {
        let day = self.desk().and_then(|desk| desk.workshop().date);
        day.unwrap_or_else(|| self.now.to_zoned(self.zone.clone()).date())
    }
}

impl Desk {
    /// What the pane of actions lists: in *Before you go* the actions alone, elsewhere each barrier that was chosen with
    /// its actions below it, then the actions against something else.
    #[must_use]
    pub fn action_rows(&self) -> Vec<ActionRow> {
        let workshop = self.workshop();
        let rows = workshop.actions().map(|action| ActionRow::Action(action.id, answers(workshop, &action.deed)));
        if self.step_kind() == StepKind::Close {
            return rows.collect();
        }
        let against = |which: Option<FactorId>| {
            rows.clone().filter(move |row| matches!(row, ActionRow::Action(_, barrier) if *barrier == which))
        };
        let under = |&barrier: &FactorId| [ActionRow::Barrier(barrier)].into_iter().chain(against(Some(barrier)));
        workshop.chosen.iter().flat_map(under).chain(against(None)).collect()
    }

    /// Whether the row is a barrier without an action below it.
    #[must_use]
    pub fn is_bare(rows: &[ActionRow], at: usize) -> bool {
        matches!(rows[at], ActionRow::Barrier(_)) && !matches!(rows.get(at + 1), Some(ActionRow::Action(_, Some(_))))
    }

    /// After an action was written down the next barrier that has none is asked for; where each has one the cursor stays.
    pub fn go_to_bare_barrier(&mut self) {
        let rows = self.action_rows();
        let from = self.cursors.actions.min(rows.len());
        let next = (from..rows.len()).chain(0..from).find(|&at| Self::is_bare(&rows, at));
        self.cursors.actions = next.unwrap_or(from);
    }

    /// The row under the cursor.
    #[must_use]
    pub fn action_row(&self) -> Option<ActionRow> {
        let rows = self.action_rows();
        rows.get(self.cursors.actions.min(rows.len().checked_sub(1)?)).copied()
    }

    /// The barrier that the cursor stands on or below.
    fn barrier_at_cursor(&self) -> Option<FactorId> {
        let rows = self.action_rows();
        let at = self.cursors.actions.min(rows.len().checked_sub(1)?);
        match rows[at] {
            ActionRow::Barrier(id) => Some(id),
            ActionRow::Action(_, barrier) => barrier,
        }
    }
}

/// The chosen barrier that an action answers: the first that it should move.
fn answers(workshop: &Workshop, deed: &Deed) -> Option<FactorId> {
    deed.shifts.iter().map(|shift| shift.factor).find(|factor| workshop.chosen.contains(factor))
}

/// The role that owns more than half of the actions, how many, and of how many: only from three actions on.
#[must_use]
pub fn overloaded(workshop: &Workshop) -> Option<(String, usize, usize)> {
    let owned = workshop.actions().filter(|action| action.deed.status != Status::Dropped && !action.deed.owner.is_empty());
    let mut roles: BTreeMap<String, (String, usize)> = BTreeMap::new();
    for action in owned.clone() {
        let role = action.deed.owner.as_str();
        roles.entry(role.to_lowercase()).or_insert_with(|| (role.to_owned(), 0)).1 += 1;
    }
    let all = owned.count();
    roles.into_values().find(|(_, count)| all >= 3 && count * 2 > all).map(|(role, count)| (role, count, all))
}

/// Days from which a day is said with its year: half a year, so that no January is taken for the one before.
pub const FAR: i64 = 180;

/// Days from the workshop to an action's first day; none without one.
#[must_use]
pub fn days_until(action: &workshop::Action, from: Date) -> Option<i64> {
    let first = action.deed.first?;
    Some(i64::from(from.until(first).ok()?.get_days()))
}
