//! The one screen that laptop and room share: what only the facilitator may read is not opened on it before they said that
//! nobody else looks.
//!
//! Why: figures, notes and the words of small groups that are held lie one key away on a facilitator's own screen. Here
//! that key asks first. After the answer the facilitator looks alone until what was opened is closed again; then the
//! room's view is back by itself.

use crate::tui::action::Action;
use crate::tui::desk::{Desk, Front, Pane, holds};
use crate::tui::keyed::named;
use crate::tui::model::Model;
use crate::tui::overlay::{Answer, Form, NONE_YET, OutcomeForm, Overlay, PointForm, Purpose, Question, Then};
use crate::workshop::FactorId;

/// After anything that happened: what the room may not see is put behind a question; and who looked alone and closed
/// what they looked at, no longer does.
pub fn settled(model: &mut Model) {
    let is_open = !model.overlays.is_empty();
    let Some(desk) = model.desk_mut().filter(|desk| desk.one_screen) else { return };
    if desk.alone {
        desk.alone = is_open || desk.front.is_private();
        return;
    }
    let front = desk.front;
    if front.is_private() {
        leave(desk);
        ask(model, Then::LookAlone(front));
    }
    take_back_a_line(model);
    let private = model.desk().zip(model.overlays.last()).is_some_and(|(desk, overlay)| is_private(overlay, desk));
    if let (true, Some(overlay)) = (private, model.overlays.pop_if(|_| private)) {
        ask(model, Then::OpenAlone(Box::new(overlay)));
    }
}

/// Does what was asked for alone.
pub fn look_alone(model: &mut Model, at: Front) {
    let Some(desk) = model.desk_mut() else { return };
    desk.alone = true;
    desk.front = at;
    desk.pane = desk.panes().first().copied().unwrap_or(Pane::Script);
}

fn leave(desk: &mut Desk) {
    desk.front = Front::Step;
    desk.look.came_from = None;
    desk.pane = desk.panes().first().copied().unwrap_or(Pane::Script);
}

fn ask(model: &mut Model, then: Then) {
    model.status = None;
    let body = vec![
        "What comes next is for you alone: figures, notes or words that the room may not see.".into(),
        "Blank the projector first, or put something before its lens. When you close it the room's view is back.".into(),
    ];
    let answers = vec![
        Answer { key: 'n', label: "Not now".into(), then: Then::Nothing },
        Answer { key: 'y', label: "Nobody else sees it: show it".into(), then },
    ];
    model.overlays.push(Overlay::Ask(Question::new("The room sees this screen", body, answers)));
}

/// A point that the room does not see is not mended under its eyes.
fn take_back_a_line(model: &mut Model) {
    let own = named(model, Action::ToggleOneScreen);
    let Some(desk) = model.desk_mut() else { return };
    if desk.mending.is_some_and(|id| desk.room().seen().factor(id).is_none()) {
        desk.give_up_mending();
        model.say(format!("Kept from the room, which sees this screen: {own} first."));
    }
}

fn is_private(overlay: &Overlay, desk: &Desk) -> bool {
    match overlay {
        Overlay::Text(_) => true,
        // Help leaves out what is not the room's.
        Overlay::Help(_) | Overlay::Find(_) => false,
        Overlay::Ask(question) => {
            let labels = question.answers.iter().map(|answer| answer.label.as_str());
            has_secret(desk, question.body.iter().map(String::as_str).chain([question.title.as_str()]).chain(labels))
        }
        Overlay::Pick(picker) => {
            let items = picker.items.iter().flat_map(|item| [item.label.as_str(), item.hint.as_str()]);
            has_secret(desk, items.chain([picker.title.as_str()]))
        }
        Overlay::Form(form) => is_private_form(form, desk),
    }
}

fn is_private_form(form: &Form, desk: &Desk) -> bool {
    let unseen = |id: FactorId| desk.room().seen().factor(id).is_none();
    match &form.purpose {
        Purpose::StepNote | Purpose::Point(PointForm::Note(_)) | Purpose::Strike => return true,
        // How much a point matters stands in it, if anything is known of that.
        Purpose::Point(PointForm::Whole(point)) => {
            return point.is_some_and(unseen) || (form.inputs.len() > 5 && form.value(4) != NONE_YET);
        }
        Purpose::Outcome(OutcomeForm::Stand(group)) => {
            return desk.room().seen().group(*group).is_none() || !form.value(2).is_empty();
        }
        _ => {}
    }
    let values = (0..form.inputs.len()).map(|at| form.value(at));
    has_secret(desk, values.chain(form.body.iter().map(String::as_str)).chain([form.title.as_str()]))
}

/// Whether one of these texts holds words that the room may not see.
fn has_secret<'a>(desk: &Desk, mut texts: impl Iterator<Item = &'a str>) -> bool {
    let secrets = desk.secrets();
    texts.any(|text| secrets.iter().any(|words| holds(text, words)))
}
