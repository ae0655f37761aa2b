use super::*;
use crate::widget::drawn::{any_place, any_text, drawn, theme};
use proptest::prelude::*;

fn points() -> Vec<Row<'static>> {
    let item = |text: &'static str, theme: &'static str, score: &'static str| {
        Row::Item(Item { text: text.into(), aside: vec![Line::from(theme).left_aligned(), score.into()] })
    };
    vec![
        Row::Heading("Nurses".into()),
        item("+ find out about the sick patients before the round", "Safety", "4"),
        item("− drug round and washes are late", "Time", "~4"),
        Row::Gap,
        Row::Heading("Resident doctors".into()),
        item("− theatre list starts at half past", "Time", ""),
    ]
}

fn shown(width: u16, height: u16, cursor: Option<usize>, marker: bool) -> String {
    let (rows, theme) = (points(), theme());
    drawn(width, height, |area, buf| List { rows: &rows, cursor, marker, theme: &theme }.draw(area, buf))
}

#[test]
fn columns_at_the_right_line_up() {
    insta::assert_snapshot!(shown(46, 6, None, false));
}

#[test]
fn a_short_list_scrolls_to_its_cursor() {
    insta::assert_snapshot!(shown(40, 3, Some(5), true));
    insta::assert_snapshot!(shown(40, 3, Some(2), true));
}

#[test]
fn a_narrow_list_keeps_its_text() {
    insta::assert_snapshot!(shown(16, 6, Some(1), false));
}

#[test]
fn a_click_finds_its_row() {
    let (rows, theme) = (points(), theme());
    let list = List { rows: &rows, cursor: Some(5), marker: false, theme: &theme };
    let area = Rect::new(4, 10, 30, 3);
    assert_eq!(list.row_at(area, 12), Some(5));
    assert_eq!(list.row_at(area, 9), None);
    assert_eq!(list.row_at(area, 13), None);
    assert_eq!(list.row_at(Rect::new(0, 0, 9, 50), 30), None);
}

proptest! {
    #[test]
    fn any_list_fits_anywhere(
        (area, screen) in any_place(), texts in prop::collection::vec(any_text(), 0..12), cursor in any::<Option<usize>>()
    ) {
        let theme = theme();
        let rows: Vec<Row<'_>> = texts.iter().map(|text| Row::Item(Item {
            text: text.as_str().into(), aside: texts.iter().take(3).map(|t| t.as_str().into()).collect(),
        })).collect();
        let mut buf = Buffer::empty(screen);
        let list = List { rows: &rows, cursor, marker: true, theme: &theme };
        list.draw(area, &mut buf);
        prop_assert!(list.row_at(area, 7).is_none_or(|row| row < rows.len()));
    }
}
