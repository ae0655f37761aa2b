//! Searching in the list that has the cursor: it goes along while letters are typed; Esc puts it back.

use super::world;
use crate::tui::action::Action;
use crate::tui::desk::{Desk, Front, Pane};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::{Finder, Overlay};
use crate::widget::field::Field;

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
    let Some(desk) = model.desk_mut() else { return };
    if desk.row_words(0).is_none() {
        model.say("There is nothing to search in here.");
        return;
    }
    let from = desk.cursor_mut().map_or(0, |cursor| *cursor);
    model.overlays.push(Overlay::Find(Finder { field: Field::new(60), from }));
}

/// Goes to the next match of what was searched last, or the one before.
fn again(model: &mut Model, back: bool) {
    let Some(desk) = model.desk_mut() else { return };
    match desk.search.clone() {
        None => model.say("Nothing was searched for yet: / does."),
        Some(words) => {
            if !desk.go_to_match(&words, None, back) {
                model.say(format!("Nothing here holds “{words}”."));
            }
        }
    }
}

/// The words searched for changed: the cursor goes to the first match from where it was.
pub fn typed(model: &mut Model) {
    let Some(Overlay::Find(finder)) = model.overlays.last() else { return };
    let (words, from) = (finder.field.text().trim().to_owned(), finder.from);
    let Some(desk) = model.desk_mut() else { return };
    desk.put_cursor(from);
    if !words.is_empty() {
        desk.go_to_match(&words, Some(from), false);
    }
}

/// Performs an action while the search is typed.
pub fn search(model: &mut Model, action: Action, effects: &mut Vec<Effect>) -> bool {
    let Some(Overlay::Find(finder)) = model.overlays.last() else { return false };
    let (words, from) = (finder.field.text().trim().to_owned(), finder.from);
    match action {
        Action::Back | Action::Interrupt => {
            model.overlays.pop();
            if let Some(desk) = model.desk_mut() {
                desk.put_cursor(from);
            }
        }
        Action::Commit | Action::Open => {
            model.overlays.pop();
            if let Some(desk) = model.desk_mut() {
                desk.search = (!words.is_empty()).then_some(words);
            }
        }
        Action::MoveDown | Action::MoveUp | Action::NextPane | Action::PreviousPane => {
            let back = matches!(action, Action::MoveUp | Action::PreviousPane);
            if let Some(desk) = model.desk_mut() {
                desk.go_to_match(&words, None, back);
            }
        }
        _ => return world::perform(model, action, effects),
    }
    true
}

impl Desk {
    /// The words by which a row of the list with the cursor is found; none where nothing can be searched.
    #[must_use]
    pub fn row_words(&self, row: usize) -> Option<String> {
        let workshop = self.workshop();
        let point = |ids: &[crate::workshop::FactorId]| {
            let factor = workshop.factor(*ids.get(row)?)?;
            let group = workshop.group(factor.group).map_or("", |group| group.name.as_str());
            Some(format!("{} {group}", factor.text))
        };
        match (self.front, self.pane) {
            (Front::CarPark, _) | (Front::Step, Pane::Parked) => Some(workshop.parked().nth(row)?.text.to_string()),
            (Front::Step, Pane::Points) => point(&self.kept().points),
            (Front::Step, Pane::Headings) => point(&self.kept().without_heading),
            (Front::Step, Pane::Agenda) => Some(workshop.agenda.steps.get(row)?.title.to_string()),
            (Front::Step, Pane::Groups) => {
                let group = workshop.group(*self.listed_groups().get(row)?)?;
                Some(format!("{} {}", group.name, group.code))
            }
            _ => None,
        }
    }

    /// Puts the cursor of the list on a row; what is selected follows.
    pub fn put_cursor(&mut self, row: usize) {
        let last = self.rows().saturating_sub(1);
        if let Some(cursor) = self.cursor_mut() {
            *cursor = row.min(last);
        }
        self.selected_follows_cursor();
    }

    /// Puts the cursor on the next row that holds `words`, whatever the case, or the one before; round and round. With
    /// `from` that row is looked at first. Returns whether there is one.
    fn go_to_match(&mut self, words: &str, from: Option<usize>, back: bool) -> bool {
        let rows = self.rows();
        let sought = words.to_lowercase();
        let here = self.cursor_mut().map_or(0, |cursor| *cursor);
        let first = from.unwrap_or(if back { here + rows.max(1) - 1 } else { here + 1 });
        let order = (0..rows).map(|step| (if back { first + rows - step } else { first + step }) % rows.max(1));
        let found = order.into_iter().find(|row| self.row_words(*row).is_some_and(|text| text.to_lowercase().contains(&sought)));
        if let Some(row) = found {
            self.put_cursor(row);
        }
        found.is_some()
    }

    /// Which match the cursor is on, counted from 1, and how many there are.
    #[must_use]
    pub fn matches(&self, words: &str, at: usize) -> (usize, usize) {
        let sought = words.to_lowercase();
        let holds = |row: &usize| self.row_words(*row).is_some_and(|text| text.to_lowercase().contains(&sought));
        let found: Vec<usize> = (0..self.rows()).filter(holds).collect();
        (found.iter().position(|row| *row == at).map_or(0, |at| at + 1), found.len())
    }

    /// The row that the cursor of the list is on.
    #[must_use]
    pub fn cursor(&self) -> usize {
        let cursors = &self.cursors;
        match self.pane {
            Pane::Agenda => cursors.agenda,
            Pane::Groups => cursors.groups,
            Pane::Points => cursors.points,
            Pane::Headings => cursors.headings,
            Pane::Parked => cursors.parked,
            _ => 0,
        }
    }
}
