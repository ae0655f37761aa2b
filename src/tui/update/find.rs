//! Searching in the list that has the cursor: it goes along while letters are typed; Esc puts it back.

mod rows;

use super::world;
use crate::tui::action::Action;
use crate::tui::desk::Desk;
use crate::tui::effect::Effect;
use crate::tui::keyed::named;
use crate::tui::model::{Model, Screen};
use crate::tui::overlay::{Finder, Overlay, Stood};
use crate::widget::field::Field;

/// Characters of what can be searched for.
const LONGEST: usize = 60;

/// Performs the search of the list with the cursor, and goes from match to match.
pub fn perform(model: &mut Model, action: Action) -> bool {
    match action {
        Action::Search => begin(model),
        Action::NextMatch => again(model, false),
        Action::PreviousMatch => again(model, true),
        _ => return false,
    }
    true
}

fn begin(model: &mut Model) {
    if !model.can_search() {
        model.say("There is nothing to search in here.");
        return;
    }
    let from = stood(model);
    let mut field = Field::new(LONGEST);
    // What was searched for on a screen of one's own may hold what the room does not see.
    if !model.desk().is_some_and(Desk::room_looks) {
        field.remember(model.sought.clone());
    }
    model.overlays.push(Overlay::Find(Finder { field, row: model.searched_row(), from }));
}

/// Where every cursor stands, to come back to.
fn stood(model: &Model) -> Stood {
    match &model.screen {
        Screen::Home(home) => Stood::Home(home.at),
        Screen::Desk(desk) => Stood::Desk {
            cursors: desk.cursors.clone(),
            pair: desk.look.pair,
            behind: desk.look.behind,
            levers: desk.look.levers,
        },
    }
}

fn come_back(model: &mut Model, from: Stood) {
    match (from, &mut model.screen) {
        (Stood::Home(at), Screen::Home(home)) => home.at = at,
        (Stood::Desk { cursors, pair, behind, levers }, Screen::Desk(desk)) => {
            desk.cursors = cursors;
            desk.look.pair = pair;
            desk.look.behind = behind;
            desk.look.levers = levers;
            desk.selected_follows_cursor();
        }
        _ => {}
    }
}

/// Goes to the next match of what was searched last, or the one before.
fn again(model: &mut Model, back: bool) {
    match model.sought.clone() {
        None => {
            let searches = named(model, Action::Search);
            model.say(format!("Nothing was searched for yet: {searches} does."));
        }
        Some(words) => {
            if !go_to_match(model, &words, None, back) {
                model.say(format!("Nothing here holds “{words}”."));
            }
        }
    }
}

/// The words searched for changed: the cursor goes to the first match from where it was.
pub fn typed(model: &mut Model) {
    let Some(Overlay::Find(finder)) = model.overlays.last() else { return };
    let (words, row, from) = (finder.field.text().trim().to_owned(), finder.row, finder.from.clone());
    come_back(model, from);
    if !words.is_empty() {
        go_to_match(model, &words, Some(row), false);
    }
}

/// Performs an action while the search is typed.
pub fn search(model: &mut Model, action: Action, effects: &mut Vec<Effect>) -> bool {
    let Some(Overlay::Find(finder)) = model.overlays.last() else { return false };
    let (words, from) = (finder.field.text().trim().to_owned(), finder.from.clone());
    match action {
        Action::Back | Action::Interrupt => {
            model.overlays.pop();
            come_back(model, from);
        }
        Action::Commit | Action::Open => {
            model.overlays.pop();
            if !words.is_empty() {
                model.sought = Some(words);
            }
        }
        Action::MoveDown | Action::MoveUp | Action::NextPane | Action::PreviousPane => {
            let back = matches!(action, Action::MoveUp | Action::PreviousPane);
            go_to_match(model, &words, None, back);
        }
        _ => return world::perform(model, action, effects),
    }
    true
}

/// Puts the cursor on the next row that holds `words`, whatever the case, or the one before; round and round. With
/// `from` that row is looked at first. Returns whether there is one.
fn go_to_match(model: &mut Model, words: &str, from: Option<usize>, back: bool) -> bool {
    let rows = model.searched_rows();
    let sought = words.to_lowercase();
    let here = model.searched_row();
    let first = from.unwrap_or(if back { here + rows.max(1) - 1 } else { here + 1 });
    let mut order = (0..rows).map(|step| (if back { first + rows - step } else { first + step }) % rows.max(1));
    let found = order.find(|row| holds(model, *row, &sought));
    if let Some(row) = found {
        model.go_to_row(row);
    }
    found.is_some()
}

fn holds(model: &Model, row: usize, sought: &str) -> bool {
    model.row_words(row).is_some_and(|text| text.to_lowercase().contains(sought))
}

impl Model {
    /// Which match the cursor is on, counted from 1 (0 for none), and how many there are.
    #[must_use]
    pub fn matches(&self, words: &str) -> (usize, usize) {
        let sought = words.to_lowercase();
        let found: Vec<usize> = (0..self.searched_rows()).filter(|row| holds(self, *row, &sought)).collect();
        let here = self.searched_row();
        (found.iter().position(|row| *row == here).map_or(0, |at| at + 1), found.len())
    }
}
