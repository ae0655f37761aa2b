//! PLACEHOLDER
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::desk::Desk;
use crate::tui::model::Model;

/// Draws
pub fn pane(_model: &Model, _desk: &Desk, _area: Rect, _buf: &mut Buffer) {}
/// Draws
pub fn full(_model: &Model, _desk: &Desk, _view: crate::tui::desk::View, _area: Rect, _buf: &mut Buffer) {}
