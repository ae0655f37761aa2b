//! A line for a group that is not on the list: how to add it, without losing the line.

use crate::harness::Play;

fn refused() -> Play {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 f8 f8 f8").say("xyz - late results");
    play
}

#[test]
fn the_refusal_says_which_key_adds_the_group() {
    let mut play = refused();
    let screen = play.screen(80, 24);
    assert!(screen.contains("No group matches “xyz”: Esc A adds it."), "{screen}");
    play.keys("\"!\"");
    assert!(play.screen(80, 24).contains("Esc A adds it"), "while it still says the same");
}

#[test]
fn added_from_there_the_line_has_its_caret_again_and_is_taken() {
    let mut play = refused();
    play.keys("esc A");
    assert!(play.screen(80, 24).contains("xyz"), "{}", play.screen(80, 24));
    play.keys("enter enter");
    assert_eq!(play.desk().line.text(), "xyz - late results");
    assert!(play.desk().line_has_caret && !play.desk().line_refused(), "{}", play.screen(80, 24));
    play.keys("enter");
    let point = play.workshop().factors().next().expect("a point");
    assert_eq!(play.workshop().group(point.group).unwrap().name.as_str(), "xyz");
}
