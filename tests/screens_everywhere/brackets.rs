//! `[` and `]` as the first key in an empty line turn the step: nobody's sentence begins so, and the screen names them as keys.

use crate::harness::Play;

#[test]
fn a_bracket_in_an_empty_line_turns_the_step_and_later_is_text() {
    let mut play = Play::new("alignment-90");
    let step = |play: &Play| play.workshop().current_step().unwrap().title.to_string();
    play.keys("] ]");
    let question = step(&play);
    assert!(play.desk().line_has_caret, "the question begins in the line");
    play.keys("]");
    assert_ne!(step(&play), question);
    assert_eq!(play.desk().line.text(), "");
    play.keys("[");
    assert_eq!(step(&play), question);
    play.keys("\"we ] [\"");
    assert_eq!((step(&play), play.desk().line.text()), (question, "we ] ["));
}
