//! Forms about the car park.

use super::{Form, Then};
use crate::tui::model::Model;
use crate::workshop::{Change, Fate, Line, ParkedId};

/// What a form about the car park is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParkForm {
    /// Something is put there: what, and the role that takes it, if that is known.
    Add,
    /// What becomes of it: words, the role that takes it, or that it is dropped.
    Settle(ParkedId),
}

impl ParkForm {
    pub(super) fn fulfil(self, form: &Form, model: &Model) -> Result<Then, String> {
        let Some(desk) = model.desk() else { return Ok(Then::Nothing) };
        let (text, role) = (Line::new(form.value(0)), Line::new(form.value(1)));
        if text.is_empty() {
            return Err("Type what is put aside.".into());
        }
        match self {
            Self::Add => {
                let id = desk.workshop().next_parked();
                let mut changes = vec![Change::Park { id, text: text.clone() }];
                if !role.is_empty() {
                    changes.push(Change::SettleParked { id, text, fate: Fate::Taken(role) });
                }
                Ok(Then::Commit(changes, "In the car park.".into()))
            }
            Self::Settle(id) => {
                let (fate, label) = match form.value(2) {
                    "dropped" => (Fate::Dropped, "Dropped.".to_owned()),
                    _ if role.is_empty() => (Fate::Open, "Still open: nobody has taken it.".to_owned()),
                    _ => (Fate::Taken(role.clone()), format!("{role} takes it.")),
                };
                Ok(Then::Commit(vec![Change::SettleParked { id, text, fate }], label))
            }
        }
    }
}
