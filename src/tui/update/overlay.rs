//! What keys do in a question, a form, a list or a text that lies in front.

use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::keymap::Key;
use crate::tui::model::Model;
use crate::tui::overlay::{Form, Input, Overlay, Page, Purpose, Question, Reader, Then};
use crate::workshop::Change;

/// A question's own letters. Returns whether `key` was one.
pub fn letter(model: &mut Model, key: Key, effects: &mut Vec<Effect>) -> bool {
    let Some(Overlay::Ask(question)) = model.overlays.last() else { return false };
    let Some(answer) = key.text().and_then(|c| question.answer(c)) else { return false };
    let then = answer.then.clone();
    model.overlays.pop();
    follow(model, then, effects);
    true
}

/// Performs an action on the innermost overlay.
pub fn perform(model: &mut Model, action: Action, effects: &mut Vec<Effect>) -> bool {
    let Some(overlay) = model.overlays.last_mut() else { return false };
    if let Overlay::Help(reader) = overlay
        && search_help(reader, action)
    {
        return true;
    }
    let Some(overlay) = model.overlays.last_mut() else { return false };
    if matches!(overlay, Overlay::Find(_)) {
        return super::find::search(model, action, effects);
    }
    if matches!(action, Action::Back | Action::Interrupt) {
        match model.overlays.pop() {
            Some(Overlay::Form(form)) if action == Action::Back => super::left::leave(model, &form),
            Some(Overlay::Form(_)) => model.status = None,
            _ => {}
        }
        return true;
    }
    match overlay {
        Overlay::Help(_) | Overlay::Text(_) => scroll(model, action),
        Overlay::Find(_) => false,
        Overlay::Ask(_) => answer(model, action, effects),
        Overlay::Form(_) => fill(model, action, effects),
        Overlay::Pick(_) => pick(model, action, effects),
    }
}

/// Searching in help: / begins, Enter keeps what was found, Esc shows everything again.
fn search_help(reader: &mut Reader, action: Action) -> bool {
    match action {
        Action::Search => reader.searching = true,
        Action::Commit if reader.searching => reader.searching = false,
        Action::Back | Action::Interrupt if reader.searching || !reader.search.is_empty() => {
            reader.searching = false;
            reader.search.set("");
            reader.top = 0;
        }
        _ => return false,
    }
    true
}

/// Scrolls the words in front.
pub fn scroll(model: &mut Model, action: Action) -> bool {
    let last = crate::tui::view::last_top(model);
    let page = usize::from(model.size.1).saturating_sub(9).max(1);
    let Some(Overlay::Help(Reader { top, .. }) | Overlay::Text(Page { top, .. }) | Overlay::Ask(Question { top, .. })) =
        model.overlays.last_mut()
    else {
        return false;
    };
    let from = (*top).min(last);
    let to = match action {
        Action::MoveDown => from + 1,
        Action::MoveUp => from.saturating_sub(1),
        Action::MovePageDown | Action::Mark => from + page,
        Action::MovePageUp => from.saturating_sub(page),
        Action::MoveTop => 0,
        Action::MoveBottom => last,
        _ => return false,
    };
    *top = to.min(last);
    true
}

fn answer(model: &mut Model, action: Action, effects: &mut Vec<Effect>) -> bool {
    if matches!(action, Action::MovePageDown | Action::MovePageUp | Action::MoveTop | Action::MoveBottom) {
        return scroll(model, action);
    }
    let Some(Overlay::Ask(question)) = model.overlays.last_mut() else { return false };
    let count = question.answers.len().max(1);
    match action {
        Action::NextPane | Action::MoveRight | Action::MoveDown => question.chosen = (question.chosen + 1) % count,
        Action::PreviousPane | Action::MoveLeft | Action::MoveUp => question.chosen = (question.chosen + count - 1) % count,
        Action::Open | Action::Commit => {
            let then = question.answers.get(question.chosen).map_or(Then::Nothing, |answer| answer.then.clone());
            model.overlays.pop();
            follow(model, then, effects);
        }
        _ => return false,
    }
    true
}

fn fill(model: &mut Model, action: Action, effects: &mut Vec<Effect>) -> bool {
    let today = model.workshop_day();
    let Some(Overlay::Form(form)) = model.overlays.last_mut() else { return false };
    match action {
        Action::NextPane | Action::MoveDown => form.turn(false),
        Action::PreviousPane | Action::MoveUp => form.turn(true),
        Action::Mark => change(form, |input| input.turn(false)),
        Action::MoveRight => change(form, |input| input.shift(false)),
        Action::MoveLeft => change(form, |input| input.shift(true)),
        Action::Commit | Action::Open => {
            let next = form.next_open();
            let asked = if next.is_some() { form.at..=form.at } else { 0..=form.inputs.len() };
            match (form.fault(asked, today), next) {
                (Some((at, why)), _) => (form.at, form.error) = (at, Some(why)),
                (None, Some(next)) => form.at = next,
                (None, None) => submit(model, effects),
            }
        }
        _ => return false,
    }
    true
}

fn change(form: &mut Form, how: impl FnOnce(&mut Input)) {
    if let Some(input) = form.input_mut() {
        how(input);
    }
}

/// Does what the form is for; what is wrong with it is said in it, and it stays.
fn submit(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(Overlay::Form(form)) = model.overlays.last() else { return };
    if form.awaits.is_some() {
        return;
    }
    let outcome = form.purpose.fulfil(form, model);
    match outcome {
        Ok(Then::Await(what)) => {
            effects.push(*what);
            if let Some(Overlay::Form(form)) = model.overlays.last_mut() {
                (form.awaits, form.error) = (Some(form.value(0).to_owned()), None);
            }
        }
        Ok(Then::Open(asked)) if matches!(form.purpose, Purpose::Point(_)) => ask_first(model, *asked),
        Ok(then) => {
            let form = model.overlays.pop();
            // What was said before the form is over, also where nothing in it was changed.
            model.status = None;
            let refused = !follow(model, then, effects);
            if let (true, Some(Overlay::Form(mut form))) = (refused, form) {
                form.error = model.status.take().map(|status| status.text);
                model.overlays.push(Overlay::Form(form));
            }
        }
        Err(sentence) => {
            if let Some(Overlay::Form(form)) = model.overlays.last_mut() {
                // What a form cannot do without is in its first field.
                if form.value(0).is_empty() {
                    form.at = 0;
                }
                form.error = Some(sentence);
            }
        }
    }
}

/// What a form is for is asked first: it stays behind the question with all that was filled in, until an answer does it.
fn ask_first(model: &mut Model, mut asked: Overlay) {
    if let Overlay::Ask(question) = &mut asked {
        for answer in question.answers.iter_mut().filter(|answer| !matches!(answer.then, Then::Nothing)) {
            let then = std::mem::replace(&mut answer.then, Then::Nothing);
            answer.then = Then::Both(Box::new(then), Box::new(Then::CloseForm));
        }
    }
    model.overlays.push(asked);
}

/// The file that a form names was written, which closes the form, also where something lies over it; or it could not be, which
/// is said in it.
pub fn written(model: &mut Model, to: &str, outcome: Result<String, String>) {
    let waits = |overlay: &Overlay| matches!(overlay, Overlay::Form(form) if form.awaits.as_deref() == Some(to));
    let at = model.overlays.iter().position(waits);
    match outcome {
        Ok(sentence) => {
            at.map(|at| model.overlays.remove(at));
            model.say(sentence);
        }
        Err(why) => {
            let last = model.overlays.len().checked_sub(1);
            if let Some(Overlay::Form(form)) = at.and_then(|at| model.overlays.get_mut(at)) {
                (form.at, form.error, form.awaits) = (0, Some(why.clone()), None);
            }
            if at.is_none() || at != last {
                model.say_trouble(why);
            }
        }
    }
}

fn pick(model: &mut Model, action: Action, effects: &mut Vec<Effect>) -> bool {
    let Some(Overlay::Pick(picker)) = model.overlays.last_mut() else { return false };
    match action {
        Action::MoveDown | Action::NextPane => picker.step(1),
        Action::MoveUp | Action::PreviousPane => picker.step(-1),
        Action::MovePageDown => picker.step(10),
        Action::MovePageUp => picker.step(-10),
        Action::Commit | Action::Open => take(model, effects),
        _ => return false,
    }
    true
}

fn take(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(Overlay::Pick(picker)) = model.overlays.last() else { return };
    let Some(item) = picker.selected() else {
        let words = picker.field.text().trim().to_owned();
        let Some(fresh) = picker.fresh.clone().filter(|_| !words.is_empty()) else { return };
        model.overlays.pop();
        let form = Form::new(fresh.label, vec![crate::tui::overlay::Input::text("", &words, "")], fresh.purpose);
        match form.purpose.fulfil(&form, model) {
            Ok(then) => drop(follow(model, then, effects)),
            Err(sentence) => model.say_trouble(sentence),
        }
        return;
    };
    if let Some(why) = item.barred.clone() {
        model.say_trouble(why);
        return;
    }
    let then = item.then.clone();
    model.overlays.pop();
    follow(model, then, effects);
}

/// Does what an answer does. Returns whether it was not refused.
pub fn follow(model: &mut Model, then: Then, effects: &mut Vec<Effect>) -> bool {
    match then {
        Then::Nothing => {}
        Then::Say(sentence) => model.say(sentence),
        Then::Commit(changes, label) => return commit(model, changes, label, effects),
        Then::Both(first, second) => return follow(model, *first, effects) && follow(model, *second, effects),
        Then::Do(what) => effects.extend(what),
        Then::Await(what) => effects.push(*what),
        Then::Act(action) => drop(super::perform(model, action, effects)),
        Then::Open(overlay) => model.overlays.push(*overlay),
        Then::CloseForm => drop(model.overlays.pop_if(|overlay| matches!(overlay, Overlay::Form(_)))),
        Then::Reveal => super::course::reveal(model, effects),
        Then::FinishNow => super::course::finish_now(model, effects),
        Then::OpenAlone(overlay) => {
            if let Some(desk) = model.desk_mut() {
                desk.alone = true;
            }
            model.overlays.push(*overlay);
        }
        Then::LookAlone(front) => super::discretion::look_alone(model, front),
    }
    true
}

/// Commits, and puts the cursor on what is new.
fn commit(model: &mut Model, changes: Vec<Change>, label: String, effects: &mut Vec<Effect>) -> bool {
    let acts = changes.iter().any(|change| matches!(change, Change::AddAction { .. }));
    let (mut point, mut group) = (None, None);
    for change in &changes {
        match change {
            Change::AddFactor { id, .. } => point = Some(*id),
            Change::AddGroup { id, .. } => group = Some(*id),
            _ => {}
        }
    }
    let under = model.desk().and_then(|desk| desk.point()).map(|factor| factor.id);
    let done = model.commit(changes, label, effects);
    if let (true, Some(desk)) = (done, model.desk_mut()) {
        desk.stay_on(under);
        if acts {
            desk.go_to_bare_barrier();
        }
        if point.is_some() {
            desk.selected = point;
            desk.cursor_to_selected();
        }
        if let Some(at) = group.and_then(|id| desk.listed_groups().iter().position(|listed| *listed == id)) {
            desk.cursors.groups = at;
        }
    }
    done
}
