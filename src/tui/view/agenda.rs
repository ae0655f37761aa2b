//! PLACEHOLDER
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::desk::Desk;
use crate::tui::model::Model;

/// Draws
pub fn draw(_model: &Model, _desk: &Desk, _area: Rect, _buf: &mut Buffer) {}
