//! While a long session is read: which one it is.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::widget::text;
use crate::widget::theme::Theme;

/// Draws the first line of the session to come, on an otherwise empty screen.
pub fn draw(name: &str, area: Rect, buf: &mut Buffer, theme: &Theme) {
    text::fill(buf, area, theme.ground);
    text::fill(buf, Rect { height: area.height.min(1), ..area }, theme.title_bar);
    let line = Line::from(vec![
        Span::styled("Tandem", theme.accent),
        Span::raw("  "),
        Span::styled(name, theme.text),
        Span::styled("   opening", theme.dim),
    ]);
    text::put_fitted(buf, (area.x + 1, area.y), &line, area.width.saturating_sub(2), theme.title_bar);
}
