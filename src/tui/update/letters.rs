//! Letters as commands. Words that are typed while no line has the caret must lose nothing and do nothing unseen: a letter
//! without a meaning here begins a word, of which no letter does anything until the typing pauses or another key ends it; what
//! letters in a row change is told together; and a change that would lose what can be done again is named first and made by the
//! second press. A digit answers a question: it is never part of a word.

use super::course::counted;
use crate::tui::action::Action;
use crate::tui::desk::{Access, Desk};
use crate::tui::effect::Effect;
use crate::tui::keymap::{Code, Context, Key};
use crate::tui::letters::{Back, Letters, Now, Told, Word};
use crate::tui::model::{Model, Status};
use crate::widget::text;
use crate::workshop::{Change, Commit, sentence};

/// Seconds without a letter after which a word is over.
const PAUSE: i64 = 2;

/// Whether a key is a letter, a sign or a digit that is a command here.
pub fn is_one(model: &Model, key: Key) -> bool {
    key.text().is_some() && model.desk().is_some() && model.overlays.is_empty() && !model.field_focused()
}

/// Performs what a letter asks for, and says what came of it beside what those before it changed.
pub fn pressed(model: &mut Model, key: Key, effects: &mut Vec<Effect>) {
    let again = model.letters.asked.take() == Some(key);
    if is_of_word(model, key) {
        return;
    }
    model.letters.now = Some(Now { key, again });
    let before = seen(model);
    let done = super::dispatch(model, key, effects);
    model.letters.now = None;
    let finds_nothing = matches!(done, Some(Action::NextMatch | Action::PreviousMatch)) && model.sought.is_none();
    let is_letter = key.text().is_some_and(char::is_alphabetic);
    if is_letter && (done.is_none() || finds_nothing) {
        model.letters.word = Some(Word { at: model.now, letters: 1 });
    }
    if done.is_none() {
        let said = stray(model, key);
        model.say(said);
    }
    tell(model, key, before);
}

/// Whether a letter goes on with a word that is being typed: then it does nothing, and that is said. One letter alone may have
/// been a wrong key: the caret can go to the line from there.
fn is_of_word(model: &mut Model, key: Key) -> bool {
    let Some(word) = model.letters.word.filter(|word| is_going_on(model, *word)) else {
        model.letters.word = None;
        return false;
    };
    let alone = word.letters == 1 && model.letters.told.is_empty();
    let asks = |action| model.keymap.candidates(&model.contexts(), false, key).contains(&action);
    // What covers the room's screens always does.
    if asks(Action::ToggleCover) || alone && asks(Action::FocusLine) || key.text().is_some_and(|c| c.is_ascii_digit()) {
        model.letters.word = None;
        return false;
    }
    model.letters.word = Some(Word { at: model.now, letters: word.letters + 1 });
    say_typing(model);
    true
}

fn is_going_on(model: &Model, word: Word) -> bool {
    model.now.as_second() - word.at.as_second() < PAUSE
}

/// Whether Enter ends a word that is being typed: then it does nothing else.
pub fn ends_word(model: &mut Model, key: Key) -> bool {
    let word = model.letters.word.take().filter(|word| word.letters > 1 && is_going_on(model, *word));
    let ends = word.is_some() && key == Key::plain(Code::Enter) && model.overlays.is_empty() && !model.field_focused();
    if ends {
        say_typing(model);
    }
    ends
}

fn say_typing(model: &mut Model) {
    let esc = shown(model, Action::Back).unwrap_or_default();
    let line = shown(model, Action::FocusLine).map_or_else(String::new, |i| format!(" {esc}, then {i}: the line."));
    let said = format!("Letters are commands here: what you type is not entered.{line}");
    match together(model, Some(&said)) {
        Some(text) => model.say(text),
        None => model.say(said),
    }
}

/// A step was entered: what follows from that is not the letter's doing, and is not held back.
pub fn go_free(model: &mut Model) {
    model.letters.now = None;
}

/// What was there before a letter: the number of commits, the pairs that were said to be two things, and what was said.
fn seen(model: &Model) -> (usize, usize, Option<Status>) {
    let counted = model.desk().map_or((0, 0), |desk| (desk.history().commits().len(), desk.kept_apart.len()));
    (counted.0, counted.1, model.status.clone())
}

fn tell(model: &mut Model, key: Key, (commits, apart, status): (usize, usize, Option<Status>)) {
    let Some(desk) = model.desk() else {
        model.letters = Letters::default();
        return;
    };
    let made = desk.history().commits().get(commits..).unwrap_or_default();
    let ends = |change: &Change| matches!(change, Change::EnterStep { .. } | Change::EndWorkshop { .. });
    if made.iter().flat_map(|commit| &commit.changes).any(ends) {
        model.letters = Letters::default();
        return;
    }
    let changed = !made.is_empty() || desk.kept_apart.len() != apart;
    if !changed && model.status == status {
        return;
    }
    let said = model.status.clone();
    let also = match made.last() {
        None if !changed => said.as_ref(),
        made => {
            let sentence = said.as_ref().map(|said| said.text.clone());
            let sentence = sentence.or_else(|| made.map(|commit| sentence::of(commit, desk.workshop()))).unwrap_or_default();
            let told = Told { sentence, by: key, seq: made.map(|commit| commit.seq), back: made.map_or(Back::Neither, back) };
            let over = made.map_or(0, |commit| usize::from(replaces(desk, model.letters.told.last(), commit)));
            let told_before = model.letters.told.len() - over;
            keep(&mut model.letters, told, told_before);
            if said.is_none() && model.letters.told.len() == 1 {
                // What needs no sentence by itself gets none.
                return;
            }
            None
        }
    };
    if let Some(text) = together(model, also.map(|status| status.text.as_str())) {
        let (trouble, leads) = said.as_ref().map_or((false, false), |said| (said.trouble, said.leads));
        model.status = Some(Status { text, trouble, leads });
    }
}

/// Keeps what a letter changed after the first `before` of those told; a digit answers, and only the last one is told.
fn keep(letters: &mut Letters, told: Told, before: usize) {
    let digit = |key: Key| key.text().is_some_and(|c| c.is_ascii_digit());
    letters.told.truncate(before);
    letters.told.pop_if(|last| digit(last.by) && digit(told.by));
    letters.told.push(told);
}

/// Whether only this commit is told and not the one before it: it took that back, or set the same thing once more.
fn replaces(desk: &Desk, last: Option<&Told>, commit: &Commit) -> bool {
    let last = last.and_then(|last| desk.history().commit_at(last.seq?));
    last.is_some_and(|last| {
        commit.undoes == Some(last.seq)
            || matches!((&last.changes[..], &commit.changes[..]), ([one], [other]) if sets_the_same(one, other))
    })
}

fn back(commit: &Commit) -> Back {
    match commit.undoes {
        Some(_) => Back::Redo,
        None if commit.changes.iter().all(Change::is_captured) => Back::Undo,
        None => Back::Neither,
    }
}

/// What the letters changed, and what was said last of none of these. None where that stands there as it is. What one row does
/// not hold is told as the last and how many more; but what was taken back is named, for that is gone from the screen.
fn together(model: &Model, also: Option<&str>) -> Option<String> {
    let told = &model.letters.told;
    let (row, short) = (usize::from(model.size.0).saturating_sub(4), 16);
    let room = if told.iter().any(|told| told.back == Back::Redo) { 2 * row - short.min(row) } else { row };
    let last = match &told[..] {
        [] => return None,
        [_] if also.is_none() && model.status.is_some() => return None,
        [.., last] => ended(&last.sentence),
    };
    let all = told.iter().map(|told| ended(&told.sentence)).collect::<Vec<_>>().join(" ");
    if model.desk().is_some_and(Desk::room_looks) {
        // What is said alone is what the room may read; of what was told before it reads nothing.
        return also.map(str::to_owned).or_else(|| (told.len() > 1).then(|| format!("Several changes{}.", brings_back(model))));
    }
    let said = if told.len() > 1 && text::width(&all) > room {
        format!("{last} Before that {}{}.", counted(told.len() - 1, "change"), brings_back(model))
    } else {
        all
    };
    Some(also.map_or_else(|| said.clone(), |also| format!("{said} {also}")))
}

/// A sentence with its full stop, so that another can stand after it.
fn ended(sentence: &str) -> String {
    format!("{sentence}{}", if sentence.ends_with(['.', '?', '!']) { "" } else { "." })
}

/// Which key brings back what was before the changes told, if it is one key for all.
fn brings_back(model: &Model) -> String {
    let told = &model.letters.told;
    let each = told.first().map(|first| first.back).filter(|back| told.iter().all(|told| told.back == *back));
    let how = match each {
        Some(Back::Undo) => shown(model, Action::Undo).map(|key| format!("; {key} takes them back, one by one")),
        Some(Back::Redo) => shown(model, Action::Redo).map(|key| format!("; {key} does them again, one by one")),
        Some(Back::Neither) | None => None,
    };
    how.unwrap_or_default()
}

fn shown(model: &Model, action: Action) -> Option<String> {
    Some(model.keymap.keys_for(action, &model.contexts(), false).first()?.label())
}

/// What a letter without a meaning here says: where letters are text.
fn stray(model: &Model, key: Key) -> String {
    // Among others it may be of a word, and so may the letter that comes next.
    let first = if model.letters.told.is_empty() { None } else { shown(model, Action::Back) };
    let first = first.map_or_else(String::new, |esc| format!("{esc}, then "));
    let line = shown(model, Action::FocusLine).map_or_else(String::new, |i| format!(" {first}{i} puts the caret in the line."));
    let mut places = model.keymap.entries().iter().flat_map(|entry| &entry.places).filter(|place| place.keys.contains(&key));
    let here = model.contexts();
    let elsewhere =
        |context: Context| !context.is_closed() && !here.contains(&context) && !matches!(context, Context::Free | Context::List);
    let what = match (places.next(), places.next()) {
        (Some(place), None) if elsewhere(place.context) => format!("is for “{}”", place.context.title()),
        _ => "does nothing here".to_owned(),
    };
    format!("{} {what}: letters are commands.{line}", key.label())
}

/// Whether the letter that is being performed asks for what it named a moment ago.
#[must_use]
pub fn is_again(model: &Model) -> Option<bool> {
    Some(model.letters.now?.again)
}

/// Says what the letter that is being performed would do; pressed again at once it does it.
pub fn ask(model: &mut Model, sentence: String) {
    model.letters.asked = model.letters.now.map(|now| now.key);
    model.say_trouble(sentence);
}

/// Holds back what the letter that is being performed would change if that loses what can be done again: it is named first.
/// Returns whether it was.
pub fn hold_back(model: &mut Model, changes: &[Change]) -> bool {
    let Some((now, desk)) = model.letters.now.zip(model.desk().filter(|desk| desk.access == Access::Writing)) else {
        return false;
    };
    let is_answer = now.key.text().is_some_and(|c| c.is_ascii_digit());
    let Some(what) = lost(desk, changes).filter(|_| !now.again && !is_answer) else { return false };
    let key = now.key.label();
    let redo = shown(model, Action::Redo).unwrap_or_default();
    let (start, end) = (format!("{key} would lose what {redo} does again"), format!(": {key} again does it."));
    let left = usize::from(model.size.0).saturating_sub(text::width(&start) + text::width(&end) + 7);
    let is_told = model.letters.told.iter().any(|told| told.sentence.contains(&what));
    let named = if desk.room_looks() || is_told { String::new() } else { format!(" ({})", text::fit(&what, left)) };
    ask(model, format!("{start}{named}{end}"));
    true
}

/// What could be done again and no more after these changes, in words. Nothing is lost where they give the very thing that was
/// taken back another value.
fn lost(desk: &Desk, changes: &[Change]) -> Option<String> {
    let (seq, count) = desk.history().next_redo()?;
    let commit = desk.history().commit_at(seq)?;
    let mends = matches!((&commit.changes[..], changes), ([was], [is]) if count == 1 && sets_the_same(was, is));
    if mends || !changes.iter().all(Change::is_captured) {
        return None;
    }
    let what = sentence::of(commit, desk.workshop());
    Some(if count > 1 { format!("{} and more: {what}", count - 1) } else { what })
}

/// Whether two changes set one and the same thing.
fn sets_the_same(one: &Change, other: &Change) -> bool {
    match (one, other) {
        (Change::SetTheme { id, .. }, Change::SetTheme { id: other, .. })
        | (Change::SetKind { id, .. }, Change::SetKind { id: other, .. })
        | (Change::SetEvidence { id, .. }, Change::SetEvidence { id: other, .. })
        | (Change::LeaveOffMatrix { id, .. }, Change::LeaveOffMatrix { id: other, .. }) => id == other,
        (Change::SetMeaning { id, .. }, Change::SetMeaning { id: other, .. }) => id == other,
        (Change::ChangeAction { id, .. }, Change::ChangeAction { id: other, .. }) => id == other,
        (Change::SetBloc { id, .. }, Change::SetBloc { id: other, .. })
        | (Change::SetPresence { id, .. }, Change::SetPresence { id: other, .. })
        | (Change::ChooseShown { id, .. }, Change::ChooseShown { id: other, .. })
        | (Change::SetCommitment { group: id, .. }, Change::SetCommitment { group: other, .. }) => id == other,
        (Change::SetMinutes { step, .. }, Change::SetMinutes { step: other, .. })
        | (Change::MoveStep { step, .. }, Change::MoveStep { step: other, .. })
        | (Change::OmitStep { step, .. }, Change::OmitStep { step: other, .. }) => step == other,
        (Change::SetScreens { .. }, Change::SetScreens { .. })
        | (Change::PauseTimer { .. } | Change::ResumeTimer { .. }, Change::PauseTimer { .. } | Change::ResumeTimer { .. }) => {
            true
        }
        _ => false,
    }
}
