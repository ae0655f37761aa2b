//! The headings pass: the points without a heading, one key each.

use super::points;
use crate::tui::action::Action;
use crate::tui::desk::{Front, Pane};
use crate::tui::effect::Effect;
use crate::tui::keyed::named;
use crate::tui::model::Model;
use crate::tui::overlay::{Form, Input, Overlay, PointForm, Purpose};
use crate::workshop::{Change, FactorId, StepKind};

/// Performs what is decided about the point shown.
pub fn perform(model: &mut Model, action: Action, effects: &mut Vec<Effect>) -> bool {
    let Some(desk) = model.desk_mut() else { return false };
    if action == Action::ReviewHeadings && desk.step_kind() == StepKind::Tidy {
        desk.pane = Pane::Headings;
        desk.line_has_caret = false;
        return true;
    }
    if desk.pane != Pane::Headings || desk.front != Front::Step || desk.line_has_caret {
        return false;
    }
    let point = desk.point().cloned();
    match (action, action.choice(), point) {
        (Action::AddHeading, _, point) => add(model, point.map(|point| point.id)),
        (Action::SkipQuestion, _, None) => model.say("No point waits for a heading."),
        (Action::SkipQuestion, ..) => {
            let count = desk.kept().without_heading.len().max(1);
            desk.cursors.headings = (desk.cursors.headings + 1) % count;
            model.say(if count == 1 { "This is the only point left; it stays open." } else { "" });
        }
        (Action::Open, _, Some(point)) => points::set_heading(model, &point),
        (_, Some(number), Some(point)) => put_under(model, point.id, number, effects),
        _ => return false,
    }
    true
}

/// Puts the point under the heading of this number; the next point then has its place.
fn put_under(model: &mut Model, id: FactorId, number: usize, effects: &mut Vec<Effect>) {
    let Some(desk) = model.desk() else { return };
    let Some(theme) = desk.workshop().themes().nth(number - 1) else {
        let makes = named(model, Action::AddHeading);
        model.say(format!("There is no heading {number}; {makes} makes a new one."));
        return;
    };
    let (theme, label) = (theme.id, format!("Under {}; {} takes it back.", theme.name, named(model, Action::Undo)));
    model.commit(vec![Change::SetTheme { id, theme: Some(theme) }], label, effects);
}

fn add(model: &mut Model, point: Option<FactorId>) {
    let inputs = vec![
        Input::text("Name", "", "two or three words"),
        Input::text("Meaning", "", "one line that says to the room what belongs here; may stay empty"),
    ];
    let mut form = Form::new("A new heading", inputs, Purpose::Point(PointForm::NewHeading(point)));
    if let Some(factor) = point.and_then(|id| model.desk()?.workshop().factor(id)) {
        form.body = vec![format!("For “{}”, which goes under it.", factor.text)];
    }
    model.overlays.push(Overlay::Form(form));
}
