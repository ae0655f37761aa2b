//! PLACEHOLDER
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::model::Model;

/// Performs
pub fn perform(_model: &mut Model, _action: Action, _effects: &mut Vec<Effect>) -> bool {
    false
}
