//! A line that Enter does not take: it stays, with its reason, until it is mended or given up.
//!
//! Who does not look at the screen types the next point into it. A whole point that was typed there in one go is taken for
//! itself, and the refused line stays as it was: so neither of the two is lost.

use crate::capture::{self, Outcome, Role};
use crate::tui::action::Action;
use crate::tui::desk::Desk;
use crate::tui::effect::Effect;
use crate::tui::model::Model;

/// Says why Enter does not take the line: it stays, the caret where it is to be mended, the reason until it is.
pub fn refuse(model: &mut Model, sentence: impl Into<String>) {
    if let Some(desk) = model.desk_mut() {
        desk.refuse_line();
    }
    model.say_trouble(sentence);
}

/// Says the same with the keys that help.
pub fn refuse_for(model: &mut Model, sentence: String) {
    refuse(model, "");
    let why = why(model, sentence);
    model.say_trouble(why);
}

/// Why the line is refused, and for a group that is not on the list how to add it.
pub fn why(model: &Model, why: String) -> String {
    let key = |action, focused| Some(model.keymap.keys_for(action, &model.contexts(), focused).first()?.label());
    if let (Some(meant), Some(take)) = (model.desk().and_then(Desk::meant), key(Action::AcceptCompletion, true)) {
        return format!("{why} {take} puts {} there.", meant.with);
    }
    let unknown = model.desk().and_then(Desk::unknown_group);
    let Some((what, rest)) = unknown.and_then(|_| why.split_once("”. ")) else { return why };
    let Some(add) = key(Action::AddGroup, false) else { return why };
    let leave = key(Action::Back, true).map_or_else(String::new, |key| format!("{key} "));
    format!("{what}”: {leave}{add} adds it. {rest}")
}

/// Puts what was most likely meant in the place of the word that the line is refused for. Returns whether it did.
pub fn take_meant(model: &mut Model) -> bool {
    let Some(desk) = model.desk_mut() else { return false };
    let Some(meant) = desk.meant() else { return false };
    let mut text = desk.line.text().to_owned();
    text.replace_range(meant.range, &meant.with);
    desk.line.replace(&text);
    super::edit::touched(model, true);
    true
}

/// Says how the line that was given up comes back; not where lines of before stay off the screen.
pub fn given_up(model: &mut Model) {
    let brings = model.keymap.keys_for(Action::EditOlder, &model.contexts(), true);
    let Some(key) = brings.first().filter(|_| !model.desk().is_some_and(Desk::room_looks)) else { return };
    model.say(format!("The line is empty; {} brings back what stood there.", key.label()));
}

/// What was typed into a refused line.
enum Next {
    /// A point of its own.
    Point(capture::Entry, Option<String>),
    /// A line of its own that is refused too.
    Refused,
}

/// Takes a point that was typed into a refused line for itself. Returns whether that was what Enter meant.
pub fn take_next(model: &mut Model, effects: &mut Vec<Effect>) -> bool {
    let Some(desk) = model.desk() else { return false };
    let Some((typed, text, caret)) = desk.typed_into_refused() else { return false };
    let (text, both) = (text.to_owned(), format!("{text} / {typed}"));
    match next(desk, typed) {
        None => false,
        Some(Next::Refused) => {
            if let Some(desk) = model.desk_mut() {
                desk.line.replace(&both);
            }
            let sentence = model.desk().and_then(Desk::refusal);
            refuse_for(model, sentence.unwrap_or_default());
            true
        }
        Some(Next::Point(entry, hint)) => {
            let (id, said) = (desk.workshop().next_factor(), entry.sentence(desk.workshop()));
            let asks = super::line::person::asked(model, &entry).or(hint);
            if !model.commit(entry.changes(desk.workshop()), asks.unwrap_or_default(), effects) {
                return true;
            }
            if let Some(desk) = model.desk_mut() {
                desk.captured(id);
                desk.refuse_again(&text, caret);
            }
            let more = model.status.take().map_or_else(String::new, |status| format!(" {}", status.text));
            model.say_trouble(format!("Added: {said}.{more} Still not added: “{text}”."));
            true
        }
    }
}

/// What was typed into the refused line, if it is a line of its own: with a sign or `=` at its start, or, where the step
/// needs none, several words that do not mend the line.
fn next(desk: &Desk, typed: &str) -> Option<Next> {
    if desk.mending.is_some() {
        return None;
    }
    let context = desk.capture_context();
    let reading = capture::parse(typed, &context);
    let headed = reading.spans.iter().take(2).any(|span| matches!(span.role, Role::Sign(_) | Role::Same));
    let words = || typed.split_whitespace().count() > 1 && !mends(desk, &context);
    let hint = reading.hint();
    match reading.outcome {
        Outcome::Ready(entry) if headed || words() => Some(Next::Point(entry, hint)),
        Outcome::Refused(_) if headed && !mends(desk, &context) => Some(Next::Refused),
        _ => None,
    }
}

/// Whether the line with what was typed into it is one that Enter takes, and as it was meant: its group still stands there.
fn mends(desk: &Desk, context: &capture::Context) -> bool {
    let whole = capture::parse(desk.line.text(), context);
    let was = desk.typed_into_refused().map(|(_, text, _)| capture::parse(text, context));
    let lost_head = was.is_some_and(|was| was.spans.iter().take(2).any(|span| matches!(span.role, Role::Sign(_) | Role::Same)))
        && !whole.spans.iter().take(2).any(|span| matches!(span.role, Role::Sign(_) | Role::Same));
    matches!(whole.outcome, Outcome::Ready(_)) && !lost_head
}
