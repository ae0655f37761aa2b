//! Forms about what a room decides: actions, what they should move, where groups stand, how it ends.

use super::soon::day_said;
use super::{Form, Then};
use crate::capture;
use crate::tui::action::Action;
use crate::tui::keyed::named;
use crate::tui::model::Model;
use crate::workshop::{ActionId, Change, Commitment, Deed, FactorId, GroupId, Line, Shift, Stance, Status};

/// The choice for an owner who is in the room.
pub const HERE: &str = "here, and says yes";
/// The choice for an owner who is not.
pub const NOT_HERE: &str = "not here: to be asked";
/// The choice for a group that was not asked.
pub const NOT_ASKED: &str = "not asked";

/// What a form about an outcome is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutcomeForm {
    /// A new action against this barrier: what, whose, first day, what it would matter then, whether they are here.
    Add(Option<FactorId>),
    /// An action is changed: what, whose, first day, status.
    Change(ActionId),
    /// What an action should make of a point; empty: it does not move it.
    Effect(ActionId, FactorId),
    /// Where a group stands: today, needed, note.
    Stand(GroupId),
    /// Who receives the report, and when the picture is looked at again.
    Farewell,
}

impl OutcomeForm {
    pub(super) fn fulfil(self, form: &Form, model: &Model) -> Result<Then, String> {
        match self {
            Self::Add(barrier) => add(barrier, form, model),
            Self::Change(id) => change(id, form, model),
            Self::Effect(id, factor) => effect(id, factor, form, model),
            Self::Stand(group) => Ok(stand(group, form)),
            Self::Farewell => farewell(form, model),
        }
    }
}

fn add(barrier: Option<FactorId>, form: &Form, model: &Model) -> Result<Then, String> {
    let Some(desk) = model.desk() else { return Ok(Then::Nothing) };
    let (what, owner) = (Line::new(form.value(0)), Line::new(form.value(1)));
    if what.is_empty() {
        return Err("Type what will be done.".into());
    }
    named_with_leave(&owner, form)?;
    let first = day_said(form.value(2), model.workshop_day())?;
    let (shifts, choice) = match barrier {
        Some(factor) => {
            let to = figure(form.value(3))?;
            (vec![Shift { factor, to }], form.value(4))
        }
        None => (Vec::new(), form.value(3)),
    };
    let status = if choice == NOT_HERE { Status::ToBeAsked } else { Status::Agreed };
    let label = advice(&owner, status).to_owned();
    let deed = Deed { what, owner, first, status, shifts };
    Ok(Then::Commit(vec![Change::AddAction { id: desk.workshop().next_action(), deed }], label))
}

/// An action is owned by a role; a name stands in the room, in every report and in the minutes, so it is asked for first.
/// Done once more means that they said yes.
fn named_with_leave(owner: &Line, form: &Form) -> Result<(), String> {
    let asks =
        format!("“{owner}” names somebody, and all read it: a role, or a name only if they say yes. Enter again keeps it.");
    let named = capture::names_somebody(owner) || capture::is_like_a_name(owner);
    if named && form.error.as_ref() != Some(&asks) { Err(asks) } else { Ok(()) }
}

/// What to say after an action was written down.
fn advice(owner: &Line, status: Status) -> &'static str {
    match (owner.is_empty(), status) {
        (true, _) => "Written down. Nobody owns it: ask who takes it, or put it into the car park with c.",
        (false, Status::ToBeAsked) => "Written down, to be asked. Who here asks them? That one owns the asking.",
        (false, _) => "Written down.",
    }
}

fn change(id: ActionId, form: &Form, model: &Model) -> Result<Then, String> {
    let Some(old) = model.desk().and_then(|desk| desk.workshop().action(id)) else { return Ok(Then::Nothing) };
    let (what, owner) = (Line::new(form.value(0)), Line::new(form.value(1)));
    if what.is_empty() {
        return Err("Type what will be done.".into());
    }
    if owner != old.deed.owner {
        named_with_leave(&owner, form)?;
    }
    let first = day_said(form.value(2), model.workshop_day())?;
    let all = [Status::Agreed, Status::ToBeAsked, Status::Done, Status::Dropped];
    let status = all.into_iter().find(|status| status.word() == form.value(3)).unwrap_or(old.deed.status);
    let label = advice(&owner, status).to_owned();
    let deed = Deed { what, owner, first, status, shifts: old.deed.shifts.clone() };
    let changes = if deed == old.deed { Vec::new() } else { vec![Change::ChangeAction { id, deed }] };
    Ok(Then::Commit(changes, label))
}

fn effect(id: ActionId, factor: FactorId, form: &Form, model: &Model) -> Result<Then, String> {
    let Some(old) = model.desk().and_then(|desk| desk.workshop().action(id)) else { return Ok(Then::Nothing) };
    let mut deed = old.deed.clone();
    let at = deed.shifts.iter().position(|shift| shift.factor == factor);
    let label = match (expected(form.value(0))?, at) {
        (Some(to), Some(at)) => {
            deed.shifts[at].to = to;
            "Written down."
        }
        (Some(to), None) => {
            deed.shifts.push(Shift { factor, to });
            "Written down: it should move that too."
        }
        (None, Some(at)) => {
            deed.shifts.remove(at);
            "It does not move that."
        }
        (None, None) => return Err("How much would it matter then? 0 (gone) to 5.".into()),
    };
    Ok(Then::Commit(vec![Change::ChangeAction { id, deed }], label.into()))
}

/// A strength expected: 0 to 5, or none.
///
/// # Errors
/// A sentence with what it takes.
pub fn expected(text: &str) -> Result<Option<u8>, String> {
    match text.as_bytes() {
        [] => Ok(None),
        [digit @ b'0'..=b'5'] => Ok(Some(digit - b'0')),
        _ => Err(format!("“{text}” is not a figure from 0 (gone) to 5.")),
    }
}

/// A strength expected: 0 to 5.
///
/// # Errors
/// A sentence with what it takes.
pub fn figure(text: &str) -> Result<u8, String> {
    expected(text)?.ok_or_else(|| "how much would it still matter? 0 (gone) to 5.".to_owned())
}

fn stand(group: GroupId, form: &Form) -> Then {
    let stance = |index: usize| Stance::ALL.into_iter().find(|stance| stance.words() == form.value(index));
    let commitment = Commitment { today: stance(0), needed: stance(1), note: Line::new(form.value(2)) };
    let asked = commitment != Commitment::default();
    Then::Commit(vec![Change::SetCommitment { group, commitment: asked.then_some(commitment) }], "Written down.".into())
}

fn farewell(form: &Form, model: &Model) -> Result<Then, String> {
    let Some(desk) = model.desk() else { return Ok(Then::Nothing) };
    let now = desk.workshop();
    let recipients = Line::new(form.value(0));
    let date = day_said(form.value(1), model.workshop_day())?;
    let mut changes = Vec::new();
    if recipients != now.recipients {
        changes.push(Change::SetRecipients { recipients });
    }
    if date != now.next_look {
        changes.push(Change::SetNextLook { date });
    }
    Ok(Then::Commit(changes, format!("Written down. {} writes the report.", named(model, Action::Export))))
}
