//! A lever becomes an action: what it works on goes along, the words, the role and the day come later.

use crate::alignment::Lever;
use crate::alignment::levers::Deed as Turn;
use crate::tui::desk::{Desk, target};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::workshop::{Change, Deed, Line, Shift, Status};

/// Adds the lever under the cursor as an action; opens nothing.
pub fn to_action(model: &mut Model, effects: &mut Vec<Effect>) -> bool {
    let Some(desk) = model.desk() else { return false };
    let Some(lever) = desk.lever() else {
        model.say("There is nothing in the way that could be eased: no barrier was scored yet.");
        return true;
    };
    let deed = deed(desk, lever);
    let label = format!("Added as an action: {}. Its words, role and day: in “Make it move”.", deed.what);
    let id = desk.workshop().next_action();
    model.commit(vec![Change::AddAction { id, deed }], label, effects);
    true
}

/// The action that a lever comes to: to be asked for, since nobody said yes to it.
pub fn deed(desk: &Desk, lever: &Lever) -> Deed {
    let strength = |id| desk.measures().factor(id).and_then(|figures| figures.strength).unwrap_or(0.0);
    let shifts = lever.factors.iter().map(|&factor| Shift { factor, to: whole(target(lever.deed, strength(factor))) });
    Deed { what: Line::new(&words(desk, lever)), status: Status::ToBeAsked, shifts: shifts.collect(), ..Deed::default() }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a lever leaves 0 or 1")]
fn whole(strength: f64) -> u8 {
    strength.clamp(0.0, 5.0) as u8
}

/// What a lever does, in words: `Ease “Time on the ward” for Nurses`.
#[must_use]
pub fn words(desk: &Desk, lever: &Lever) -> String {
    let workshop = desk.workshop();
    let theme = workshop.theme(lever.theme).map_or("", |theme| theme.name.as_str());
    let verb = match lever.deed {
        Turn::Ease => "Ease",
        Turn::Remove => "Remove",
    };
    let names: Vec<&str> = lever.groups.iter().filter_map(|id| workshop.group(*id)).map(|group| group.name.as_str()).collect();
    match names.as_slice() {
        [one] => format!("{verb} “{theme}” for {one}"),
        many => format!("{verb} “{theme}” together, for {} groups", many.len()),
    }
}
