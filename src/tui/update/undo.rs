//! Taking back and doing again. What was done in another step is not taken back unseen, and what is said afterwards is what
//! holds now.

use super::letters;
use crate::tui::action::Action;
use crate::tui::desk::Desk;
use crate::tui::effect::Effect;
use crate::tui::keymap::first_label;
use crate::tui::model::Model;
use crate::workshop::{Change, Commit, Redone, sentence};

/// Takes back what was done last: finishing now, if that was it, else the last captured commit. One that was made in another
/// step is named first; once more takes it back.
pub fn undo(model: &mut Model, effects: &mut Vec<Effect>) {
    if jump_back(model, effects) {
        return;
    }
    let named = |model: &Model, first: &String| {
        letters::is_again(model).unwrap_or_else(|| model.status.as_ref().is_some_and(|status| status.text == *first))
    };
    if let Some(first) = elsewhere(model).filter(|first| !named(model, first)) {
        letters::ask(model, first);
        return;
    }
    wind(model, effects, Desk::undo, |original, desk| {
        let again = sentence::holds_again(original, desk.workshop());
        format!("Undone: {}", again.unwrap_or_else(|| sentence::of(original, desk.workshop())))
    });
}

/// Does again what was taken back last.
pub fn redo(model: &mut Model, effects: &mut Vec<Effect>) {
    wind(model, effects, Desk::redo, |original, desk| format!("Done again: {}", sentence::of(original, desk.workshop())));
}

/// Goes back to the step that the workshop was finished from, if nothing was done since. Returns whether that was it.
fn jump_back(model: &mut Model, effects: &mut Vec<Effect>) -> bool {
    let Some(desk) = model.desk_mut() else { return false };
    let Some(from) = desk.finished_from.take().filter(|from| from.seq == desk.history().last_seq()) else { return false };
    let title = desk.workshop().agenda.step(&from.step).map_or_else(String::new, |step| step.title.to_string());
    if !super::course::enter(model, from.step, effects) {
        return true;
    }
    let runs = model.desk().is_some_and(|desk| desk.workshop().progress.running_since.is_some());
    if runs && !from.ran {
        super::perform(model, Action::PauseTimer, effects);
    }
    if let Some(desk) = model.desk_mut() {
        (desk.spotlight.beat, desk.spotlight.page) = (from.beat, from.page);
    }
    super::world::point(model, effects);
    model.say(format!("Back in “{title}”. The report that was written stays where it is."));
    true
}

/// That the commit which undo would take back was made in another step than the present one.
fn elsewhere(model: &Model) -> Option<String> {
    let desk = model.desk()?;
    let (workshop, history) = (desk.workshop(), desk.history());
    let (original, by) = history.next_undo()?;
    let entered = |commit: &Commit| {
        commit.changes.iter().rev().find_map(|change| match change {
            Change::EnterStep { step, .. } => Some(step.clone()),
            _ => None,
        })
    };
    let made_in = history.commits().iter().rev().skip_while(|commit| commit.seq > by).find_map(entered);
    let step = match &made_in {
        Some(key) => workshop.agenda.step(key),
        None => workshop.agenda.steps.first(),
    }?;
    if workshop.progress.step.as_ref() == Some(&step.key) {
        return None;
    }
    let what = sentence::of(history.commit_at(original)?, workshop);
    let keys = model.keymap.keys_for(Action::Undo, &model.contexts(), model.field_focused());
    let key = first_label(&keys);
    Some(format!("That was in “{}”: {what}. {key} again takes it back.", step.title))
}

type Turn = fn(&mut Desk, jiff::Timestamp) -> Result<Redone, String>;

fn wind(model: &mut Model, effects: &mut Vec<Effect>, turn: Turn, said: impl Fn(&Commit, &Desk) -> String) {
    let now = model.now;
    let Some(desk) = model.desk_mut() else { return };
    match turn(desk, now) {
        Ok(redone) => {
            let original = desk.history().commit_at(redone.original).cloned();
            let words = original.as_ref().map(|commit| said(commit, desk));
            desk.show_changed(original.as_ref().map_or(&[][..], |commit| &commit.changes[..]));
            effects.push(Effect::Append(redone.commit));
            model.say(words.unwrap_or_default());
        }
        Err(sentence) => model.say_trouble(sentence),
    }
}
