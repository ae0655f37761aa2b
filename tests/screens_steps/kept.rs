//! What a key makes the program work out: nothing for a letter, nothing anew for a point.

use crate::harness::Play;

fn full(play: &Play) -> u64 {
    play.desk().full_computations
}

#[test]
fn a_letter_and_a_point_measure_nothing_anew_and_a_new_heading_does_once() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 f8 f8 f8").screen(120, 40);
    assert!(play.desk().line_has_caret);
    let before = full(&play);
    for letter in "nur + fewer bleeps #time !4".chars() {
        play.keys(&format!("{:?}", letter.to_string())).screen(120, 40);
        assert_eq!(full(&play), before, "{letter:?}");
    }
    play.keys("enter").screen(120, 40);
    assert_eq!((full(&play), play.workshop().factors().count()), (before, 1));
    play.say("nur - late results").screen(120, 40);
    play.keys("esc u i").screen(120, 40);
    assert_eq!((full(&play), play.workshop().factors().count()), (before, 1));
    play.say("nur - late results ##laboratory").screen(120, 40);
    assert_eq!(full(&play), before + 1, "a heading more is another matrix");
    play.keys("f2 esc down right 2 down 3 right 4 5 tab 1 f2 f1 esc ctrl-p esc").screen(200, 60);
    assert_eq!(full(&play), before + 1, "looking measures nothing");
    assert_eq!(*play.desk().measures(), tandem::alignment::Measures::of(play.workshop()));
}
