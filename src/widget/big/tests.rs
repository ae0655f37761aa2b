use super::*;
use crate::widget::drawn::{any_place, any_text, drawn};
use proptest::prelude::*;

fn shown(words: &str, width: u16, height: u16) -> String {
    drawn(width, height, |area, buf| {
        draw(words, area, Align::Left, Style::new(), buf);
    })
}

#[test]
fn a_clock_fills_what_it_is_given() {
    insta::assert_snapshot!("clock_huge", shown("7:12", 60, 8));
    insta::assert_snapshot!("clock_large", shown("7:12", 40, 5));
    insta::assert_snapshot!("clock_narrow", shown("7:12", 16, 4));
}

#[test]
fn a_question_is_as_large_as_it_fits() {
    let question = "What would make it worth it?";
    insta::assert_snapshot!("question_large", shown(question, 110, 9));
    assert_eq!(best(question, 200, 20), Size::Large);
    assert_eq!(best(question, 80, 9), Size::Narrow);
    assert_eq!(best(question, 80, 3), Size::Small);
    assert_eq!(best(question, 50, 3), Size::Plain);
    assert_eq!(shown("Tandem", 20, 2), "T a n d e m\n");
}

#[test]
fn figures_keep_one_width() {
    let wide = |text: &str| Letters::of(text, Size::Large).unwrap().columns(Size::Large);
    assert_eq!(wide("1:11"), wide("8:08"));
}

#[test]
fn an_unknown_script_is_set_plainly() {
    assert_eq!(best("会議", 200, 60), Size::Spaced);
    assert_eq!(shown("会議", 20, 8).trim_end(), "会 議");
    assert!(best("Überblick, l’équipe", 200, 60) <= Size::Large);
}

#[test]
fn what_does_not_fit_at_all_ends_in_an_ellipsis() {
    assert_eq!(shown("one two three four five", 9, 2), "one two\nthree…");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, max_shrink_iters: 200, ..ProptestConfig::default() })]
    #[test]
    fn any_text_fits_anywhere((area, screen) in any_place(), words in any_text()) {
        let mut buf = Buffer::empty(screen);
        let used = draw(&words, area, Align::Centre, Style::new(), &mut buf);
        prop_assert!(used <= area.height);
        for size in Size::ALL {
            prop_assert!(draw_in(&words, size, area, Align::Right, Style::new(), &mut buf) <= area.height);
        }
    }
}
