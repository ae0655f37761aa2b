//! The matrix and its views: moving, opening what lies behind, lighting it for the room, headings and cells.

mod headings;
mod lever;
mod moves;
mod open;

pub use lever::{deed, words};
pub use moves::lever_rows;

use crate::tui::action::Action;
use crate::tui::desk::{Desk, Front, Pane, Spot, View};
use crate::tui::effect::Effect;
use crate::tui::explain;
use crate::tui::keyed::named;
use crate::tui::model::Model;
use crate::tui::overlay::Overlay;
use crate::workshop::{GroupId, ThemeId};

/// The part of the screen that the matrix's keys work on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Surface {
    /// View 1, or the pane.
    Grid,
    Pairs,
    Forces,
    Map,
    Levers,
    /// Opened points.
    Behind,
    Timeline,
    /// The matrix as it was.
    Past,
}

impl Surface {
    fn of(desk: &Desk) -> Option<Self> {
        Some(match desk.front {
            Front::Matrix(View::Themes) => Self::Grid,
            Front::Matrix(View::Pairs) => Self::Pairs,
            Front::Matrix(View::ForceField) => Self::Forces,
            Front::Matrix(View::Map) => Self::Map,
            Front::Matrix(View::Levers) => Self::Levers,
            Front::Behind(_) => Self::Behind,
            Front::Timeline if desk.look.past.is_some() => Self::Past,
            Front::Timeline => Self::Timeline,
            Front::Step if desk.pane == Pane::Matrix => Self::Grid,
            Front::Step | Front::CarPark | Front::Card => return None,
        })
    }
}

/// Performs an action on the matrix or what was opened from it.
pub fn perform(model: &mut Model, action: Action, effects: &mut Vec<Effect>) -> bool {
    let Some(desk) = model.desk() else { return false };
    if action == Action::ExplainWhy {
        let page = explain::page(model, desk);
        model.overlays.push(Overlay::Text(page));
        return true;
    }
    let Some(desk) = model.desk_mut() else { return false };
    let Some(surface) = Surface::of(desk) else { return false };
    if desk.line_has_caret && matches!(action, Action::Back | Action::Open) {
        return false;
    }
    match action {
        Action::Back => open::back(desk, surface),
        Action::Open => open::open(model, surface, effects),
        Action::ShowDetails => open::details(model, surface),
        Action::LightCell => light(model, effects),
        Action::LaterEntry | Action::EarlierEntry if matches!(surface, Surface::Past | Surface::Timeline) => {
            open::turn(desk, action == Action::LaterEntry)
        }
        _ => moves::perform(desk, surface, action) || headings::perform(model, surface, action, effects),
    }
}

/// The heading, and the group if it is one cell, that the cursor means.
pub(super) fn meant(desk: &Desk) -> Option<(Option<GroupId>, ThemeId)> {
    match (desk.front, desk.spot()) {
        (Front::Behind(behind), _) => Some((behind.group(), behind.theme())),
        (Front::Matrix(View::Map), _) => {
            let themes = &desk.measures().themes;
            themes.get(desk.cursors.view.min(themes.len().checked_sub(1)?)).map(|theme| (None, theme.id))
        }
        (Front::Matrix(View::Themes) | Front::Step, Spot::Cell(group, theme)) => Some((Some(group), theme)),
        (Front::Matrix(View::Themes) | Front::Step, Spot::Heading(theme)) => Some((None, theme)),
        _ => None,
    }
}

/// Lights what the cursor means on the room screens; what is lit already goes dark again.
fn light(model: &mut Model, effects: &mut Vec<Effect>) -> bool {
    let Some(desk) = model.desk_mut() else { return false };
    let Some((group, theme)) = meant(desk) else { return false };
    let lit = desk.spotlight.theme == Some(theme) && desk.spotlight.group == group;
    shine(desk, (!lit).then_some((group, theme)), effects);
    let again = named(model, Action::LightCell);
    model.say(if lit {
        "Nothing is lit on the room screens.".to_owned()
    } else {
        format!("Lit on the room screens; {again} again takes it off.")
    });
    true
}

/// Points the room screens at a heading, with one group or with all; or at nothing in particular.
pub(super) fn shine(desk: &mut Desk, at: Option<(Option<GroupId>, ThemeId)>, effects: &mut Vec<Effect>) {
    desk.spotlight.group = at.and_then(|(group, _)| group);
    desk.spotlight.theme = at.map(|(_, theme)| theme);
    desk.spotlight.page = 0;
    effects.push(Effect::Point(desk.spotlight.clone()));
}
