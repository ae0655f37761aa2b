//! The line of *The question*: the sentence that both sides would sign. What stands there is not replaced by a slip of a key.

use crate::tui::action::Action;
use crate::tui::desk::Desk;
use crate::tui::effect::Effect;
use crate::tui::keymap::first_label;
use crate::tui::model::Model;
use crate::tui::overlay::AGREED_NOW;
use crate::tui::update::refused::refuse;
use crate::workshop::{Change, Line};

/// Words from which a text can be a sentence.
const SENTENCE: usize = 3;

fn is_slip(text: &str) -> bool {
    text.split_whitespace().count() < SENTENCE
}

/// Up: the sentence comes back into the line, also over a letter or two that were typed before it.
pub fn recall(model: &mut Model) -> bool {
    let key = |model: &Model, action| {
        let keys = model.keymap.keys_for(action, &model.contexts(), true);
        first_label(&keys)
    };
    let (up, empties) = (key(model, Action::RecallLast), key(model, Action::Interrupt));
    let Some(desk) = model.desk_mut() else { return false };
    let (sentence, typed) = (desk.workshop().intervention.to_string(), desk.line.text().trim().to_owned());
    if sentence.is_empty() || typed == sentence {
        return false;
    }
    if !is_slip(&typed) {
        model.say(format!("{up} brings the sentence back into an empty line; {empties} empties it."));
        return true;
    }
    desk.line.replace(&sentence);
    desk.still_refused();
    if typed.is_empty() {
        model.say("");
    } else {
        model.say(format!("The sentence is in the line, in the place of “{typed}”."));
    }
    true
}

/// Whether one sentence is the other with some of its words changed: half of them stand in both at least.
fn is_mended(before: &str, after: &str) -> bool {
    let words: Vec<&str> = before.split_whitespace().collect();
    let kept = words.iter().filter(|word| after.split_whitespace().any(|other| other == **word)).count();
    !is_slip(after) && 2 * kept >= words.len()
}

/// Enter: the sentence is agreed. Other words in the place of one that stands need a second Enter.
pub fn enter(model: &mut Model, effects: &mut Vec<Effect>) {
    let undo = model.keymap.keys_for(Action::Undo, &model.contexts(), true);
    let undo = first_label(&undo);
    let Some(desk) = model.desk() else { return };
    let (before, sentence) = (desk.workshop().intervention.clone(), Line::new(desk.line.text()));
    if sentence.is_empty() {
        return;
    }
    let replaces = !before.is_empty() && before != sentence;
    if replaces && !is_mended(&before, &sentence) && !desk.stands_as_refused() {
        refuse(model, format!("“{sentence}” would replace “{before}”. Enter again does it."));
        return;
    }
    let label = if replaces { format!("{AGREED_NOW} {undo} brings the one before back.") } else { AGREED_NOW.to_owned() };
    if model.commit(vec![Change::DescribeIntervention { sentence, draft: false }], label, effects)
        && let Some(desk) = model.desk_mut()
    {
        // The caret stays: who types the next words without looking types text, and no letter of it does something.
        Desk::empty_line(desk);
    }
}
