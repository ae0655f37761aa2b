//! Key string in, screen out: Set up, the points, Tidy up, and what lies in front of them.

mod harness;

use harness::Play;

#[test]
fn a_new_session_stands_at_set_up_and_goes_on_without_a_question() {
    let mut play = Play::new("alignment-90");
    assert!(play.screen(80, 24).contains("Set up"));
    play.keys("f8");
    assert!(play.screen(80, 24).contains("Welcome and the promise"));
    assert!(play.model.overlays.is_empty());
}

#[test]
fn a_point_typed_in_the_round_is_on_the_screen() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 f8 f8 f8").say("nur + fewer interruptions #time");
    assert_eq!(play.workshop().factors().count(), 1);
    assert!(play.screen(80, 24).contains("fewer interruptions"));
}
