//! The car park: put something aside from anywhere, and say who takes it.

use crate::tui::action::Action;
use crate::tui::desk::{Desk, Front, Pane};
use crate::tui::effect::Effect;
use crate::tui::keyed::named;
use crate::tui::model::Model;
use crate::tui::overlay::{Form, Input, Overlay, ParkForm, Purpose};
use crate::workshop::{Change, Fate, Parked};

/// Performs what can be done to the car park.
pub fn perform(model: &mut Model, action: Action, effects: &mut Vec<Effect>) -> bool {
    if action == Action::AddToCarPark {
        let inputs =
            vec![Input::text("What", "", "in a few words"), Input::text("Who takes it", "", "a role; empty: still open")];
        model.overlays.push(Overlay::Form(Form::new("Into the car park", inputs, Purpose::Park(ParkForm::Add))));
        return true;
    }
    let Some(desk) = model.desk() else { return false };
    let shown = desk.front == Front::CarPark || desk.front == Front::Step && desk.pane == Pane::Parked;
    if !shown || desk.line_has_caret {
        return false;
    }
    let Some(item) = desk.parked_at_cursor().cloned() else { return false };
    match action {
        Action::SettleParked | Action::Open => settle(model, &item),
        Action::Remove => {
            let label = format!("Removed “{}”; {} brings it back.", item.text, named(model, Action::Undo));
            model.commit(vec![Change::RemoveParked { id: item.id }], label, effects);
        }
        _ => return false,
    }
    true
}

impl Desk {
    /// What lies under the cursor of the car park.
    #[must_use]
    pub fn parked_at_cursor(&self) -> Option<&Parked> {
        let last = self.workshop().parked().count().checked_sub(1)?;
        self.workshop().parked().nth(self.cursors.parked.min(last))
    }
}

fn settle(model: &mut Model, item: &Parked) {
    let (role, fate) = match &item.fate {
        Fate::Open => ("", "open or taken"),
        Fate::Taken(role) => (role.as_str(), "open or taken"),
        Fate::Dropped => ("", "dropped"),
    };
    let inputs = vec![
        Input::text("What", &item.text, "in a few words"),
        Input::text("Who takes it", role, "a role; empty: still open"),
        Input::choice("It is", &["open or taken", "dropped"], fate),
    ];
    let mut form = Form::new("In the car park", inputs, Purpose::Park(ParkForm::Settle(item.id)));
    form.at = 1;
    model.overlays.push(Overlay::Form(form));
}
