//! *The question*: the sentence is mended in the line, and Enter shows it to the room.

use crate::Play;

#[test]
fn the_foot_says_that_enter_shows_the_sentence_to_the_room() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8");
    let foot = play.screen(80, 24).lines().last().unwrap().to_owned();
    assert!(foot.contains("Enter show the room") && !foot.contains("add"), "{foot}");
}
