use super::*;
use crate::widget::field::Edit;
use crate::widget::theme::{Depth, Theme, ThemeName};
use proptest::prelude::*;
use ratatui::style::{Color, Modifier};

fn theme() -> Theme {
    Theme::embedded(ThemeName::Dark, Depth::Ansi16)
}

fn shown(view: &FieldView<'_>, width: u16) -> (String, Option<u16>) {
    let area = Rect::new(0, 0, width, 1);
    let mut buf = Buffer::empty(area);
    let caret = view.draw(area, &mut buf).map(|p| p.x);
    (buf.content.iter().map(ratatui::buffer::Cell::symbol).collect::<String>(), caret)
}

#[test]
fn the_completion_stands_behind_the_caret_in_grey() {
    let (field, theme) = (Field::with_text("res - late #ti"), theme());
    let view = FieldView { ghost: "me", ..FieldView::new(&field, &theme) };
    assert_eq!(shown(&view, 20), ("res - late #time    ".into(), Some(14)));
    let mut buf = Buffer::empty(Rect::new(0, 0, 20, 1));
    view.draw(buf.area, &mut buf);
    assert_eq!(buf[(14, 0)].fg, Color::Gray);
}

#[test]
fn a_placeholder_stands_in_an_empty_field_only() {
    let (mut field, theme) = (Field::default(), theme());
    let view = FieldView { placeholder: "what they said", ..FieldView::new(&field, &theme) };
    assert_eq!(shown(&view, 10), ("what they…".into(), Some(0)));
    field.set("x");
    let view = FieldView { placeholder: "what they said", ..FieldView::new(&field, &theme) };
    assert_eq!(shown(&view, 5), ("x    ".into(), Some(1)));
}

#[test]
fn a_long_line_scrolls_and_shows_that_it_does() {
    let (mut field, theme) = (Field::with_text("abcdefghijklmnopqrstuvwxyz"), theme());
    assert_eq!(shown(&FieldView::new(&field, &theme), 10), ("‹vwxyz    ".into(), Some(6)));
    field.apply(&Edit::Home);
    assert_eq!(shown(&FieldView::new(&field, &theme), 10), ("abcdefghi›".into(), Some(0)));
    field.move_to(12);
    assert_eq!(shown(&FieldView::new(&field, &theme), 10), ("‹ghijklmn›".into(), Some(7)));
}

#[test]
fn the_caret_counts_columns_not_characters() {
    let (field, theme) = (Field::with_text("会e\u{301}"), theme());
    assert_eq!(shown(&FieldView::new(&field, &theme), 6).1, Some(3));
}

#[test]
fn spans_lie_over_the_text() {
    let (field, theme) = (Field::with_text("a #x"), theme());
    let spans = [(2..4, theme.suspect)];
    let view = FieldView { spans: &spans, ..FieldView::new(&field, &theme) };
    let mut buf = Buffer::empty(Rect::new(0, 0, 6, 1));
    view.draw(buf.area, &mut buf);
    assert!(buf[(2, 0)].modifier.contains(Modifier::UNDERLINED));
    assert!(!buf[(0, 0)].modifier.contains(Modifier::UNDERLINED));
}

proptest! {
    #[test]
    fn any_text_in_any_room_draws_with_the_caret_inside(
        text in any::<String>(), at in 0usize..60, width in 0u16..=120, height in 0u16..=3, ghost in any::<String>()
    ) {
        let theme = theme();
        let mut field = Field::with_text(&text);
        field.move_to(at);
        let area = Rect::new(3, 1, width, height);
        let mut buf = Buffer::empty(area);
        let caret = FieldView { ghost: &ghost, ..FieldView::new(&field, &theme) }.draw(area, &mut buf);
        prop_assert_eq!(caret.is_some(), !area.is_empty());
        prop_assert!(caret.is_none_or(|caret| area.contains(caret)));
    }
}

#[test]
fn what_is_not_there_yet_is_not_bold_on_a_ground_that_is() {
    let theme = theme();
    let field = Field::default();
    let mut buf = Buffer::empty(Rect::new(0, 0, 20, 1));
    buf.set_style(buf.area, theme.cursor);
    let view = FieldView { placeholder: "such as 10:30", ..FieldView::new(&field, &theme) };
    view.draw(buf.area, &mut buf);
    assert!(!buf[(3, 0)].modifier.contains(Modifier::BOLD));
}

#[test]
fn a_proposal_is_lit_as_what_gives_way_and_never_grey() {
    let theme = theme();
    let mut field = Field::proposing("ward-6.docx");
    let shown = |field: &Field| {
        let mut buf = Buffer::empty(Rect::new(0, 0, 20, 1));
        FieldView::new(field, &theme).draw(buf.area, &mut buf);
        (buf[(0, 0)].fg, buf[(0, 0)].bg)
    };
    assert_eq!(Some(shown(&field).1), theme.chosen.bg);
    field.move_to(0);
    assert_eq!(Some(shown(&field).0), theme.field.fg, "what was left is the field's own text");
}
