use super::*;
use proptest::prelude::*;

#[test]
fn width_counts_columns_as_drawn() {
    assert_eq!(width("abc"), 3);
    assert_eq!(width("会議"), 4);
    assert_eq!(width("e\u{301}"), 1);
    assert_eq!(width("\u{202e}a\u{200b}b\u{7}"), 2);
}

#[test]
fn fit_marks_what_was_cut_and_splits_no_grapheme() {
    assert_eq!(fit("handover takes longer", 10), "handover…");
    assert_eq!(fit("short", 5), "short");
    assert_eq!(fit("会議が長い", 6), "会議…");
    assert_eq!(fit("ab", 1), "…");
    assert_eq!(fit("ab", 0), "");
}

#[test]
fn fit_words_ends_behind_a_whole_word() {
    assert_eq!(fit_words("handover takes longer", 12), "handover…");
    assert_eq!(fit_words("handover takes longer", 15), "handover takes…");
    assert_eq!(fit_words("handover takes longer", 21), "handover takes longer");
    assert_eq!(fit_words("incomprehensible", 6), "incom…");
}

#[test]
fn pad_fills_to_the_column() {
    assert_eq!(pad("ab", 5, Align::Right), "   ab");
    assert_eq!(pad("ab", 5, Align::Centre), " ab  ");
    assert_eq!(pad("会議", 3, Align::Left), "会…");
    assert_eq!(pad("\u{e0100}", 2, Align::Centre), "  ");
    assert_eq!(pad("\u{301}a", 3, Align::Right), "  a");
}

#[test]
fn wrap_breaks_between_words_and_keeps_paragraphs() {
    assert_eq!(wrap("one two three", 7), ["one two", "three"]);
    assert_eq!(wrap("a\n\nb", 9), ["a", "", "b"]);
    assert_eq!(wrap("incomprehensible", 6), ["incomp", "rehens", "ible"]);
    assert_eq!(wrap("", 5), [""]);
    assert!(wrap("a", 0).is_empty());
}

#[test]
fn a_line_is_cut_in_the_piece_that_does_not_fit() {
    let line = Line::from(vec!["Nurses ".into(), "in the way".into()]);
    assert_eq!(fit_line(&line, 12).to_string(), "Nurses in t…");
    assert_eq!(fit_line(&line, 40).to_string(), "Nurses in the way");
    assert_eq!(fit_line(&line, 7).to_string(), "Nurses…");
}

#[test]
fn overwriting_half_a_wide_character_removes_it() {
    let mut buf = Buffer::empty(Rect::new(0, 0, 4, 1));
    put(&mut buf, 0, 0, "会議", 4, Style::new());
    put(&mut buf, 1, 0, "x", 1, Style::new());
    assert_eq!(buf, Buffer::with_lines([" x議"]));
}

proptest! {
    #[test]
    fn fitted_padded_and_wrapped_texts_keep_their_promise(text in any::<String>(), columns in 0usize..40) {
        prop_assert!(width(&fit(&text, columns)) <= columns);
        prop_assert!(width(&fit_words(&text, columns)) <= columns);
        prop_assert_eq!(width(&pad(&text, columns, Align::Centre)), columns);
        for line in wrap(&text, columns) {
            prop_assert!(width(&line) <= columns);
        }
        prop_assert!(line_width(&fit_line(&Line::from(vec![text.as_str().into(), text.as_str().into()]), columns)) <= columns);
    }

    #[test]
    fn nothing_that_is_forbidden_is_drawn(text in "[a é\u{2028}\u{202e}\u{200b}\u{feff}\u{e0041}\u{1b}\n\u{1f469}]{0,12}") {
        let mut buf = Buffer::empty(Rect::new(0, 0, 30, 1));
        put(&mut buf, 0, 0, &text, 30, Style::new());
        for cell in buf.content() {
            prop_assert!(!cell.symbol().contains(crate::workshop::is_forbidden), "{:?}", cell.symbol());
        }
    }

    #[test]
    fn put_never_panics(text in any::<String>(), x in 0u16..50, y in 0u16..10, columns in any::<u16>()) {
        let mut buf = Buffer::empty(Rect::new(5, 2, 20, 4));
        let end = put(&mut buf, x, y, &text, columns, Style::new());
        prop_assert!(end <= 25 || end == x);
        fill(&mut buf, Rect::new(x, y, 9, 9), Style::new());
    }
}

#[test]
fn of_a_path_that_is_too_long_the_file_stays() {
    let path = "/media/usb/workshops/of/the/year/ward-6.rescue-1.ron";
    let short = fit_middle(path, 30);
    assert_eq!((width(&short), short.as_str()), (30, "/media/usb…ward-6.rescue-1.ron"));
    assert_eq!(fit_middle(path, 80), path);
    for columns in 0..60 {
        assert!(width(&fit_middle("日本語のとても長い名前.ron", columns)) <= columns, "{columns}");
    }
}

#[test]
fn words_kept_together_are_broken_only_where_a_line_has_no_room_for_them() {
    let date = together("Monday 16 November");
    assert_eq!(wrap(&format!("on {date}."), 20), ["on", "Monday 16 November."]);
    assert_eq!(wrap(&format!("on {date}"), 12), ["on Monday 16", "November"]);
    assert_eq!(wrap("\u{a0}one\u{a0}\u{a0}", 12), ["one"]);
}
