use super::*;
use proptest::prelude::*;

fn after(text: &str, edits: &[Edit]) -> (String, usize) {
    let mut field = Field::with_text(text);
    for edit in edits {
        field.apply(edit);
    }
    (field.text.clone(), field.caret)
}

fn typed(field: &mut Field, text: &str) {
    text.chars().for_each(|c| {
        field.apply(&Edit::Insert(c));
    });
}

#[test]
fn typing_and_moving() {
    use Edit::{Backspace, Delete, Home, Insert, Left, Right};
    assert_eq!(after("ab", &[Left, Insert('x')]), ("axb".into(), 2));
    assert_eq!(after("ab", &[Home, Delete, Right, Backspace]), (String::new(), 0));
    assert_eq!(after("e\u{301}会", &[Left, Backspace]), ("会".into(), 0));
    assert_eq!(after("ab", &[Insert('\n'), Insert('\u{7}')]), ("ab".into(), 2));
}

#[test]
fn words_are_runs_between_white_space() {
    use Edit::{Home, Insert, KillWordLeft, KillWordRight, WordLeft, WordRight};
    assert_eq!(after("one two  ", &[WordLeft, Insert('x')]), ("one xtwo  ".into(), 5));
    assert_eq!(after("one two", &[Home, WordRight]), ("one two".into(), 3));
    assert_eq!(after("one #two", &[KillWordLeft]), ("one ".into(), 4));
    assert_eq!(after("one two", &[Home, KillWordRight]), (" two".into(), 0));
}

#[test]
fn what_is_cut_can_be_put_back_elsewhere() {
    use Edit::{End, Home, KillToEnd, KillToStart, WordLeft, Yank};
    assert_eq!(after("one two", &[WordLeft, KillToEnd, Home, Yank]), ("twoone ".into(), 3));
    assert_eq!(after("one two", &[WordLeft, KillToStart, End, Yank]), ("twoone ".into(), 7));
}

#[test]
fn a_paste_loses_its_line_ends() {
    assert_eq!(after("", &[Edit::Paste("a\r\nb\t\tc\u{1b}[31m".into())]), ("a b c[31m".into(), 9));
}

#[test]
fn undo_goes_back_by_words_and_redo_forward() {
    let mut field = Field::default();
    typed(&mut field, "ward round late");
    field.apply(&Edit::Undo);
    assert_eq!(field.text(), "ward round ");
    field.apply(&Edit::Undo);
    assert_eq!(field.text(), "ward ");
    field.apply(&Edit::Redo);
    assert_eq!(field.text(), "ward round ");
    typed(&mut field, "x");
    assert!(!field.apply(&Edit::Redo), "typing forgets what was undone");
    field.take();
    assert!(!field.can_undo(), "a taken line starts afresh");
}

#[test]
fn history_keeps_the_line_being_typed() {
    let mut field = Field::default();
    for line in ["one", "two", "two", "  "] {
        field.set(line);
        field.take();
    }
    typed(&mut field, "half");
    field.apply(&Edit::Older);
    assert_eq!(field.text(), "two");
    field.apply(&Edit::Older);
    assert_eq!(field.text(), "one");
    assert!(!field.apply(&Edit::Older));
    field.apply(&Edit::Newer);
    field.apply(&Edit::Newer);
    assert_eq!(field.text(), "half");
    assert!(!field.apply(&Edit::Newer));
}

#[test]
fn a_full_field_takes_accents_but_no_more_letters() {
    let mut field = Field::new(3);
    typed(&mut field, "abcd");
    assert_eq!(field.text(), "abc");
    typed(&mut field, "\u{301}");
    assert_eq!(field.text(), "abc\u{301}");
    field.apply(&Edit::Paste("more".into()));
    assert_eq!(field.text(), "abc\u{301}");
    field.replace("longer");
    assert_eq!(field.text(), "lon");
    field.apply(&Edit::Undo);
    assert_eq!(field.text(), "abc\u{301}");
}

#[test]
fn apply_says_whether_anything_changed() {
    let mut field = Field::with_text("a");
    assert!(!field.apply(&Edit::Right));
    assert!(!field.apply(&Edit::Undo));
    assert!(field.apply(&Edit::Left));
    assert!(!field.apply(&Edit::KillToStart));
}

fn any_edit() -> impl Strategy<Value = Edit> {
    let fixed = [
        Edit::Left,
        Edit::Right,
        Edit::WordLeft,
        Edit::WordRight,
        Edit::Home,
        Edit::End,
        Edit::Backspace,
        Edit::Delete,
        Edit::KillWordLeft,
        Edit::KillWordRight,
        Edit::KillToEnd,
        Edit::KillToStart,
        Edit::Yank,
        Edit::Undo,
        Edit::Redo,
        Edit::Older,
        Edit::Newer,
    ];
    prop_oneof![
        3 => any::<char>().prop_map(Edit::Insert),
        2 => prop::sample::select(vec!['\u{301}', '\u{200d}', '🇬', '👩', 'a', ' ']).prop_map(Edit::Insert),
        1 => any::<String>().prop_map(Edit::Paste),
        6 => prop::sample::select(fixed.to_vec()),
    ]
}

proptest! {
    #[test]
    fn the_caret_stands_between_graphemes_and_the_length_holds(edits in prop::collection::vec(any_edit(), 0..80)) {
        let mut field = Field::new(12);
        field.remember(["older".to_owned(), "newer".to_owned()]);
        for edit in &edits {
            field.apply(edit);
            let ends = field.text.grapheme_indices(true).map(|(at, _)| at).chain([field.text.len()]);
            prop_assert!(ends.into_iter().any(|at| at == field.caret));
            prop_assert!(!field.text.contains(char::is_control));
            prop_assert!(field.text.graphemes(true).count() <= 12, "{:?}", field.text);
        }
    }

    #[test]
    fn undo_leads_back_to_the_start(edits in prop::collection::vec(any_edit(), 0..40)) {
        let mut field = Field::with_text("start");
        for edit in edits.iter().filter(|edit| !matches!(edit, Edit::Undo | Edit::Redo)) {
            field.apply(edit);
        }
        while field.can_undo() {
            field.apply(&Edit::Undo);
        }
        prop_assert_eq!(field.text(), "start");
    }
}

#[test]
fn what_was_left_gives_way_to_a_letter_and_one_undo_brings_it_back() {
    for first in [Edit::Insert('x'), Edit::Insert(' '), Edit::Paste("other words".into())] {
        let mut field = Field::with_text("late results");
        field.bring_back("late results again");
        assert!(field.is_left() && field.is_proposed() && field.gives_way());
        field.apply(&first);
        assert!(!field.text().contains("late") && !field.gives_way());
        field.apply(&Edit::Undo);
        assert_eq!(field.text(), "late results again", "{first:?}");
        field.apply(&Edit::Undo);
        assert_eq!(field.text(), "late results", "what the form began with");
    }
    for mends in [Edit::End, Edit::Left, Edit::Backspace] {
        let mut field = Field::default();
        field.bring_back("late");
        field.apply(&mends);
        field.apply(&Edit::Insert('x'));
        assert!(field.text().starts_with("la"), "{mends:?}: {}", field.text());
    }
    let mut field = Field::with_text("a");
    field.bring_back("");
    assert!(!field.gives_way(), "of nothing nothing gives way");
}
