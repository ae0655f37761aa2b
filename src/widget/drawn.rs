//! For tests: a buffer as text, and every size and text a widget may meet.

use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::theme::{Depth, Theme, ThemeName};

/// What a widget draws on a screen of that size, without the spaces at the line ends.
pub(super) fn drawn(width: u16, height: u16, draw: impl FnOnce(Rect, &mut Buffer)) -> String {
    let area = Rect::new(0, 0, width, height);
    let mut buf = Buffer::empty(area);
    draw(area, &mut buf);
    lines(&buf)
}

/// A buffer as lines of text, wide characters once.
pub(super) fn lines(buf: &Buffer) -> String {
    let line = |y: u16| {
        let mut line = String::new();
        let mut x = 0;
        while x < buf.area.width {
            let symbol = buf[(buf.area.x + x, buf.area.y + y)].symbol();
            line.push_str(symbol);
            x += super::text::columns(symbol).max(1);
        }
        line.trim_end().to_owned()
    };
    (0..buf.area.height).map(line).collect::<Vec<_>>().join("\n")
}

pub(super) fn theme() -> Theme {
    Theme::embedded(ThemeName::Dark, Depth::Rgb)
}

/// Any area a widget may be given, in a buffer it need not fill and may even leave.
pub(super) fn any_place() -> impl Strategy<Value = (Rect, Rect)> {
    (0u16..=120, 0u16..=60, 0u16..=4, 0u16..=4)
        .prop_map(|(width, height, x, y)| (Rect::new(x, y, width, height), Rect::new(2, 2, width, height)))
}

/// Any text, of the kinds that break screens more often than chance.
pub(super) fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-z ]{0,40}",
        "[会議室の時間 ]{0,20}",
        "[e\u{301}\u{200d}👩🇬🇧\u{202e}\u{200b}\u{feff}\t\n]{0,20}",
    ]
}
