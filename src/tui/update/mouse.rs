//! What the mouse does: a click puts the cursor on what lies there, a second one on the same place opens it; in a text it
//! puts the caret there; what is a key is pressed. What lies where is the view's to tell.

use super::{edit, perform, world};
use crate::tui::action::Action;
use crate::tui::desk::{Desk, Pane};
use crate::tui::effect::Effect;
use crate::tui::model::{Model, Screen};
use crate::tui::overlay::Overlay;
use crate::tui::view::Spot;
use crate::tui::view::hit::{self, Hit};

/// Rows of a text that one turn of the wheel moves.
const WHEEL: usize = 3;

/// Does what a click at this cell of the screen asks for.
pub fn clicked(model: &mut Model, x: u16, y: u16, effects: &mut Vec<Effect>) {
    let Some(hit) = hit::at(model, x, y) else { return };
    match hit {
        Hit::Key(action) => {
            perform(model, action, effects);
        }
        Hit::InFront(at) => press(model, at, effects),
        Hit::Text(field, offset) => put_caret(model, field, offset),
        Hit::Sheet => {}
        Hit::Behind => beside(model, (x, y), effects),
        hit => on_screen(model, hit, effects),
    }
}

/// Turns the wheel over this cell of the screen: what lies in front scrolls, else the list under the mouse moves its cursor
/// by a row.
pub fn scrolled(model: &mut Model, x: u16, y: u16, up: bool, effects: &mut Vec<Effect>) {
    let action = if up { Action::MoveUp } else { Action::MoveDown };
    let rows = match model.overlays.last() {
        Some(Overlay::Help(_) | Overlay::Text(_)) => WHEEL,
        // The answers stand still: no turn of the wheel chooses one.
        Some(Overlay::Ask(_)) => {
            super::overlay::scroll(model, action);
            return;
        }
        Some(_) => 1,
        None => {
            aim(model, (x, y));
            1
        }
    };
    for _ in 0..rows {
        perform(model, action, effects);
    }
}

/// Gives the cursor to what lies under the wheel.
fn aim(model: &mut Model, (x, y): (u16, u16)) {
    let hit = hit::at(model, x, y);
    let Some(desk) = model.desk_mut() else { return };
    match hit {
        Some(Hit::Row(pane, _)) => focus(desk, pane),
        Some(Hit::Cell(_)) => focus(desk, Pane::Matrix),
        Some(Hit::InView(_) | Hit::Entry(_)) => desk.line_has_caret = false,
        _ => {}
    }
}

/// An answer, a choice or a row in front is taken.
fn press(model: &mut Model, at: usize, effects: &mut Vec<Effect>) {
    match model.overlays.last_mut() {
        Some(Overlay::Ask(question)) => question.chosen = at,
        Some(Overlay::Pick(picker)) => picker.at = at,
        Some(Overlay::Form(form)) => {
            let again = form.at == at;
            form.at = at;
            if let (true, Some(input)) = (again, form.input_mut()) {
                input.turn(false);
            }
            return;
        }
        _ => return,
    }
    perform(model, Action::Open, effects);
}

/// The caret goes to a place in a text in front.
fn put_caret(model: &mut Model, field: usize, offset: usize) {
    if let Some(Overlay::Form(form)) = model.overlays.last_mut() {
        form.at = field;
    }
    if let Some(field) = edit::focused_field(model) {
        field.move_to(offset);
    }
}

/// A click beside what lies in front leaves a text or a list; a search stays where it is, and the click goes on to the
/// screen; what was filled in or asked stands.
fn beside(model: &mut Model, (x, y): (u16, u16), effects: &mut Vec<Effect>) {
    match model.overlays.last() {
        Some(Overlay::Help(_) | Overlay::Text(_) | Overlay::Pick(_)) => {
            let over = model.overlays.len();
            while model.overlays.len() >= over && perform(model, Action::Back, effects) {}
        }
        Some(Overlay::Find(_)) => {
            perform(model, Action::Commit, effects);
            if let Some(hit) = hit::behind(model, x, y) {
                on_screen(model, hit, effects);
            }
        }
        Some(Overlay::Ask(_) | Overlay::Form(_)) | None => {}
    }
}

fn on_screen(model: &mut Model, hit: Hit, effects: &mut Vec<Effect>) {
    match (&mut model.screen, hit) {
        (Screen::Home(home), Hit::Session(at)) if home.at != at => home.at = at,
        (Screen::Home(_), Hit::Session(_)) => open(model, true, Action::Open, effects),
        (Screen::Desk(desk), Hit::Line(offset)) => {
            desk.line_has_caret = true;
            desk.line.move_to(offset);
        }
        (Screen::Desk(desk), Hit::Tab(pane)) => focus(desk, pane),
        (Screen::Desk(desk), Hit::Turn(group)) => {
            desk.group = Some(group);
            desk.card_to_first_unscored();
            desk.spotlight.turn = desk.turn_seen();
            world::point(model, effects);
        }
        // The tally line keeps the caret: the click says which point it is for.
        (Screen::Desk(desk), Hit::Row(Pane::Card, row)) => desk.put_cursor(row),
        (Screen::Desk(desk), Hit::Row(pane, row)) => {
            let again = desk.pane == pane && !desk.line_has_caret && desk.cursor() == row;
            focus(desk, pane);
            desk.put_cursor(row);
            open(model, again, if pane == Pane::Agenda { Action::GoToStep } else { Action::Open }, effects);
        }
        (Screen::Desk(desk), Hit::Cell(at)) => {
            let again = desk.pane == Pane::Matrix && !desk.line_has_caret && desk.cursors.matrix == at;
            focus(desk, Pane::Matrix);
            desk.cursors.matrix = at;
            open(model, again, Action::Open, effects);
        }
        (Screen::Desk(desk), Hit::InView(Spot::Pair(at))) => {
            let again = !desk.line_has_caret && desk.look.pair == at;
            desk.line_has_caret = false;
            desk.look.pair = at;
            open(model, again, Action::Open, effects);
        }
        (Screen::Desk(desk), Hit::InView(Spot::Forces(group))) => {
            desk.line_has_caret = false;
            desk.look.group = group;
            desk.cursors.view = 0;
        }
        (Screen::Desk(desk), Hit::InView(Spot::List(list))) => {
            desk.line_has_caret = false;
            desk.look.list = list;
        }
        (Screen::Desk(desk), Hit::InView(Spot::Row(row)) | Hit::Entry(row)) => {
            let had_caret = std::mem::take(&mut desk.line_has_caret);
            let again = !had_caret && model.searched_row() == row;
            model.go_to_row(row);
            open(model, again, Action::Open, effects);
        }
        _ => {}
    }
}

/// Gives the cursor to a pane.
fn focus(desk: &mut Desk, pane: Pane) {
    desk.pane = pane;
    desk.line_has_caret = false;
}

/// A second click on the same place opens what is there.
fn open(model: &mut Model, again: bool, action: Action, effects: &mut Vec<Effect>) {
    if again {
        perform(model, action, effects);
    }
}
