//! What lies under the mouse.

use crate::tui::effect::Effect;
use crate::tui::model::Model;

/// Does what a click at this cell of the screen asks for.
pub fn clicked(_model: &mut Model, _x: u16, _y: u16, _effects: &mut Vec<Effect>) {}
