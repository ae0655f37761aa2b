//! The five views and what they say in words.

use tandem::tui::Effect;
use tandem::workshop::Meaning;

use crate::ground::{SIZES, draws_everywhere, sample};

#[test]
fn the_sample_draws_in_every_view_at_every_size() {
    draws_everywhere(&sample(), &SIZES);
}

#[test]
fn a_minute_with_the_sample_says_what_it_says() {
    let mut play = sample();
    let screen = play.keys("m").screen(120, 40);
    for words in [
        "lead with       Patient safety",
        "remove together Time on the ward (not checked) · Staffing and cover",
        "contested       Answering for it: managers want it, clinicians pay",
        "only clinical   Being heard · Learning and training",
        "only guessed    Night team",
        "gap 0.34",
        "weakest pair Resident doctors – Executive",
        "rests on guesses 6 %",
        "+5−3½≈",
        "−4?",
        "∅",
    ] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
    let small = sample().keys("m").screen(80, 24);
    for words in ["gap 0.34", "weakest res – exe", "common motive", "contested", "pull"] {
        assert!(small.contains(words), "{words}\n{small}");
    }
}

#[test]
fn reading_together_lights_what_it_turns_to_and_marks_meanings() {
    let mut play = sample();
    for _ in 0..5 {
        play.keys("f7");
    }
    play.keys("esc");
    assert!(play.screen(120, 40).contains("Reading it together"));
    let lit = play.desk().spotlight.theme.unwrap();
    assert!(play.effects.iter().any(|effect| matches!(effect, Effect::Point(spot) if spot.theme == Some(lit))));
    assert!(play.screen(120, 40).contains("What is shared"), "{}", play.screen(120, 40));
    play.keys("y");
    assert_eq!(play.workshop().theme(lit).unwrap().meaning, Meaning::Same);
    play.keys(".");
    assert!(play.screen(120, 40).contains("A difference"), "{}", play.screen(120, 40));
    assert_ne!(play.desk().spotlight.theme, Some(lit));
    play.keys(",");
    assert_eq!(play.desk().spotlight.theme, Some(lit));
}

#[test]
fn nothing_is_worked_out_while_a_line_is_typed() {
    let mut play = sample();
    play.keys("5");
    let before = play.desk().full_computations;
    play.keys("i \"nur + less noise\"");
    play.screen(120, 40);
    assert_eq!(play.desk().full_computations, before);
}

#[test]
fn the_mirrored_screen_explains_nothing_unasked() {
    for key in ["w", "d"] {
        let mut play = sample();
        play.keys(&format!("f5 esc m {key}"));
        let screen = play.screen(120, 40);
        assert!(screen.contains("The room sees this screen") && !screen.contains("Why?"), "{screen}");
    }
}
