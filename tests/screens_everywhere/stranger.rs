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
    play.keys("enter enter enter");
    assert_eq!(play.desk().line.text(), "xyz - late results");
    assert!(play.desk().line_has_caret && !play.desk().line_refused(), "{}", play.screen(80, 24));
    play.keys("enter");
    let point = play.workshop().factors().next().expect("a point");
    assert_eq!(play.workshop().group(point.group).unwrap().name.as_str(), "xyz");
}

#[test]
fn a_near_name_is_offered_before_a_new_group_and_one_key_takes_it() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 f8 f8 f8").say("nru - late results #tmie");
    assert_eq!(play.status(), "No group matches “nru”. Did you mean Nurses (nur)? Right puts nur there.");
    play.keys("right");
    assert_eq!(play.desk().line.text(), "nur - late results #tmie");
    play.keys("enter right enter");
    assert_eq!((play.desk().line.text(), play.workshop().factors().count()), ("", 1), "{}", play.status());
}

#[test]
fn how_same_for_us_is_typed_stands_in_the_line_and_in_the_complaint() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 f8 f8 f8");
    assert!(!play.screen(80, 24).contains("=” same for us"), "there is no point yet to say it to");
    play.say("nur + fewer bleeps");
    assert!(play.screen(80, 24).contains("“doc =” same for us"), "{}", play.screen(80, 24));
    let line = play.screen(80, 24).lines().nth(22).unwrap().to_owned();
    assert!(line.contains("for Nurses, Tab: "), "which key goes on, and to whom: {line}");
    play.say("same for us");
    assert!(play.screen(80, 24).contains("“same for us” is typed doc = and Enter"), "{}", play.screen(80, 24));
    play.keys("ctrl-c").say("doc =");
    assert_eq!(play.workshop().factors().count(), 2);
}

#[test]
fn a_word_out_of_the_middle_of_a_name_is_asked_about() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 f8 f8 f8").say("nur + home on time #ward");
    assert!(play.status().contains("Did you mean #time?"), "{}", play.status());
    play.keys("right enter");
    let theme = play.workshop().factors().next_back().and_then(|factor| factor.theme).expect("a heading");
    assert_eq!(play.workshop().theme(theme).unwrap().name.as_str(), "Time on the ward");
}
