//! What fills the screen: the step, the matrix, the room's view; where the caret is.

use crate::tui::action::Action;
use crate::tui::desk::{Front, Pane, View};
use crate::tui::effect::Effect;
use crate::tui::keyed::named;
use crate::tui::model::Model;
use crate::workshop::StepKind;

/// Performs what changes the view.
pub fn perform(model: &mut Model, action: Action, effects: &mut Vec<Effect>) -> bool {
    let habit = model.habits.one_screen;
    let Some(desk) = model.desk_mut() else { return false };
    match action {
        Action::ToggleMatrix => match desk.front {
            Front::Matrix(_) => leave(model),
            _ => show(model, Front::Matrix(View::Themes)),
        },
        Action::ShowThemes => show(model, Front::Matrix(View::Themes)),
        Action::ShowPairs => show(model, Front::Matrix(View::Pairs)),
        Action::ShowForceField => show(model, Front::Matrix(View::ForceField)),
        Action::ShowMap => show(model, Front::Matrix(View::Map)),
        Action::ShowLevers => show(model, Front::Matrix(View::Levers)),
        Action::ShowTimeline => show(model, Front::Timeline),
        Action::ShowCarPark => show(model, Front::CarPark),
        Action::ToggleOneScreen => {
            desk.one_screen = !desk.one_screen;
            desk.alone = false;
            desk.line_has_caret |= desk.one_screen && desk.begins_in_line();
            let on = desk.one_screen;
            let seen = desk.is_one_screen(habit) && desk.step_kind() != StepKind::SetUp;
            let back = named(model, Action::ToggleOneScreen);
            model.say(match (on, seen) {
                (true, _) => format!("One screen: this is what the room sees. {back} goes back."),
                (false, true) => format!("Your own screen, and the room sees it too, until {back} or another step."),
                (false, false) => "Your own screen again.".into(),
            });
        }
        Action::ToggleCover => {
            desk.spotlight.covered = !desk.spotlight.covered;
            let covered = desk.spotlight.covered;
            super::world::point(model, effects);
            let again = named(model, Action::ToggleCover);
            model.say(if covered {
                format!("The room screens are covered. {again} uncovers them.")
            } else {
                "The room screens show again.".into()
            });
        }
        Action::NextRoomPage => turn(model, 1, effects),
        Action::PreviousRoomPage => turn(model, -1, effects),
        Action::FocusLine => {
            desk.line_has_caret = true;
            // What it was refused for may have been put right meanwhile.
            if let Some(sentence) = desk.still_refused() {
                model.say_trouble(super::refused::why(model, sentence));
            }
        }
        Action::Back if desk.line_has_caret => {
            desk.line_has_caret = false;
            desk.leave_unmended();
        }
        Action::Interrupt if desk.line_has_caret && !desk.line.is_empty() => {
            desk.empty_line();
            model.status = None;
            super::refused::given_up(model);
        }
        Action::Back if desk.front != Front::Step => leave(model),
        Action::Back if desk.one_screen => {
            let own = named(model, Action::ToggleOneScreen);
            model.say(format!("This is what the room sees; {own} goes to your own screen."));
        }
        Action::Back => model.status = None,
        _ => return false,
    }
    true
}

/// Shows something over the whole screen; the line keeps its text and the caret.
fn show(model: &mut Model, front: Front) {
    let Some(desk) = model.desk_mut() else { return };
    desk.front = front;
    desk.pane = desk.panes().first().copied().unwrap_or(Pane::Script);
    desk.cursors.view = 0;
}

fn leave(model: &mut Model) {
    let Some(desk) = model.desk_mut() else { return };
    desk.front = Front::Step;
    desk.pane = desk.panes().first().copied().unwrap_or(Pane::Script);
}

fn turn(model: &mut Model, by: i16, effects: &mut Vec<Effect>) {
    let Some(desk) = model.desk_mut() else { return };
    desk.spotlight.page = desk.spotlight.page.saturating_add_signed(by);
    super::world::point(model, effects);
}
