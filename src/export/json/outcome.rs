//! What was decided, as JSON: actions, commitments, the car park, the agenda.

use serde_json::{Map, Value, json};

use super::{group_code, number};
use crate::export::Subject;
use crate::workshop::{Action, Fate, Note, Parked, Stance, Step};

/// Puts what was decided after the figures.
pub(super) fn add(all: &mut Map<String, Value>, subject: Subject) {
    let workshop = subject.workshop();
    let mut put = |key: &str, items: Vec<Value>| drop(all.insert(key.to_owned(), Value::Array(items)));
    put("actions", workshop.actions().map(|of| action(subject, of)).collect());
    put("commitments", commitments(subject));
    put("car_park", workshop.parked().map(parked).collect());
    put("agenda", workshop.agenda.steps.iter().map(|of| step(subject, of)).collect());
}

fn action(subject: Subject, action: &Action) -> Value {
    let shift = |factor| subject.workshop().factor(factor).and_then(crate::workshop::Factor::strength);
    let shifts = action.deed.shifts.iter();
    let shifts = shifts.map(|of| json!({"factor": of.factor.to_string(), "from": number(shift(of.factor)), "to": of.to}));
    json!({
        "id": action.id.to_string(), "what": action.deed.what.as_str(), "owner": action.deed.owner.as_str(),
        "first": action.deed.first.map(|date| date.to_string()), "status": action.deed.status.word(),
        "shifts": shifts.collect::<Vec<_>>(),
    })
}

fn commitments(subject: Subject) -> Vec<Value> {
    let workshop = subject.workshop();
    let stands = workshop.groups().filter_map(|group| Some((group, workshop.commitments.get(&group.id)?)));
    stands
        .map(|(group, of)| {
            json!({
                "group": group_code(subject, group.id), "today": of.today.map(Stance::words), "needed": of.needed.map(Stance::words),
                "note": subject.is_full().then_some(of.note.as_str()),
            })
        })
        .collect()
}

fn parked(parked: &Parked) -> Value {
    let (fate, role) = match &parked.fate {
        Fate::Open => ("open", None),
        Fate::Taken(role) => ("taken", Some(role.as_str())),
        Fate::Dropped => ("dropped", None),
    };
    json!({"id": parked.id.to_string(), "text": parked.text.as_str(), "fate": fate, "role": role})
}

fn step(subject: Subject, step: &Step) -> Value {
    let workshop = subject.workshop();
    let note = workshop.notes.get(&step.key).filter(|_| subject.is_full());
    json!({
        "key": step.key, "title": step.title.as_str(), "min": step.min, "plan": step.plan, "max": step.max,
        "omitted": step.omitted, "entered": workshop.progress.entered.contains(&step.key),
        "seconds": workshop.progress.used.get(&step.key).copied().unwrap_or(0),
        "note": note.map(Note::as_str),
    })
}
