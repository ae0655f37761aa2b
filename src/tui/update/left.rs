//! A form that is left with Esc keeps what was typed: it comes back, proposed, when the same form is opened again. Ctrl-C gives
//! it up.

use crate::tui::model::Model;
use crate::tui::overlay::{Form, LeftForm, Overlay};

/// The most forms whose words are kept.
const KEPT: usize = 8;

/// A form was left: what was typed into it is kept.
pub fn leave(model: &mut Model, form: &Form) {
    let values = form.values();
    let Some(began) = form.began.clone().filter(|began| *began != values) else { return };
    model.left.retain(|left| left.purpose != form.purpose);
    if model.left.len() == KEPT {
        model.left.remove(0);
    }
    model.left.push(LeftForm { purpose: form.purpose.clone(), began, values });
    model.say("What you typed is kept: it comes back when you open this again.");
}

/// After anything that happened: a form that just came to the front gets back what was typed into it before, unless what
/// it is about has changed since.
pub fn settled(model: &mut Model) {
    let Some(Overlay::Form(form)) = model.overlays.last_mut() else { return };
    if form.began.is_some() {
        return;
    }
    let began = form.values();
    if let Some(at) = model.left.iter().position(|left| left.purpose == form.purpose && left.began == began) {
        let left = model.left.remove(at);
        for (input, value) in form.inputs.iter_mut().zip(&left.values) {
            match input.field.text() != value {
                true if input.choices.is_empty() => input.field.bring_back(value),
                true => input.field.replace(value),
                false => {}
            }
        }
    }
    form.began = Some(began);
}
