//! *The question*: the sentence is mended in the line, and Enter shows it to the room.

use crate::Play;

#[test]
fn the_foot_says_that_enter_shows_the_sentence_to_the_room() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8");
    let foot = play.screen(80, 24).lines().last().unwrap().to_owned();
    assert!(foot.contains("Enter show the room") && !foot.contains("add"), "{foot}");
}

#[test]
fn the_line_of_the_room_says_what_the_room_reads_and_not_a_draft() {
    let mut play = Play::new("alignment-90");
    play.keys("Q \"From Monday nurses lead the round\" enter enter f8 f8");
    assert!(play.workshop().intervention_draft);
    let screen = play.screen(80, 24);
    assert!(screen.contains("Room  From when? Who will do what differently?"), "{screen}");
    assert!(!screen.contains("From Monday") && !screen.contains("Is that what we mean?"), "{screen}");
    play.keys("up enter");
    let screen = play.screen(80, 24);
    assert!(screen.contains("Room  From Monday nurses lead the round\n       Is that what we mean?"), "{screen}");
}
