//! PLACEHOLDER
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::tui::model::Model;
use crate::tui::overlay::Overlay;

/// Draws
pub fn draw(_model: &Model, _overlay: &Overlay, _area: Rect, _buf: &mut Buffer) -> Option<Position> {
    None
}
