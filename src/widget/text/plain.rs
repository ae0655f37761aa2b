//! Plain text on the screen: characters that are each one grapheme and one column, whatever stands beside them.

pub use crate::workshop::{is_plain, is_plain_char};

#[cfg(test)]
mod tests {
    use ratatui::buffer::{Buffer, CellWidth};
    use ratatui::layout::Rect;
    use ratatui::style::Style;
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;

    fn all() -> impl Iterator<Item = char> {
        ('\0'..='\u{ffff}').filter(|c| is_plain(c.encode_utf8(&mut [0; 4])))
    }

    #[test]
    fn a_plain_character_is_one_column_and_stands_alone() {
        for c in all() {
            let text = c.to_string();
            assert_eq!(text.as_str().cell_width(), 1, "{c:?} {:x}", u32::from(c));
            assert!(!crate::workshop::is_forbidden(c), "{:x}", u32::from(c));
        }
        let both: Vec<char> = all().collect();
        for pair in both.windows(2).chain(both.iter().rev().copied().collect::<Vec<_>>().windows(2)) {
            let text: String = pair.iter().collect();
            assert_eq!(text.graphemes(true).count(), 2, "{text:?}");
        }
        let long: String = all().collect();
        assert_eq!(long.graphemes(true).count(), long.chars().count());
    }

    #[test]
    fn the_short_way_writes_what_the_long_way_writes() {
        for text in ["", "a", "Schichtübergabe – «spät»", "█▒░ −1.2 ≈ ∅ ●◐○ ▸ ‹›", "0123456789"] {
            for columns in 0..12 {
                let area = Rect::new(0, 0, 10, 1);
                let (mut short, mut long) = (Buffer::empty(area), Buffer::empty(area));
                let end = crate::widget::text::put(&mut short, 2, 0, text, columns, Style::new());
                let expected = if columns == 0 { 2 } else { long.set_stringn(2, 0, text, columns.into(), Style::new()).0 };
                assert_eq!((end, &short), (expected, &long), "{text} in {columns}");
            }
        }
    }
}
