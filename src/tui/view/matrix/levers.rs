use crate::tui::desk::Desk;
use crate::tui::model::Model;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
pub fn draw(_model: &Model, _desk: &Desk, _area: Rect, _buf: &mut Buffer) {}
