//! *Put it right*: new slips for a point that its group asks to score again, on its card and back.

use tandem::tui::desk::Front;
use tandem::workshop::Basis;

use crate::{Play, briefing_at};

/// At the points of *Put it right*, the cursor on one that was scored on slips.
fn on_a_point() -> Play {
    let mut play = briefing_at("right");
    let rated = |play: &Play| {
        let points = &play.desk().kept().points;
        points.iter().position(|id| play.workshop().factor(*id).unwrap().basis() == Some(Basis::Rated)).unwrap()
    };
    play.keys("g");
    for _ in 0..rated(&play) {
        play.keys("j");
    }
    play
}

#[test]
fn the_foot_names_the_key_and_it_opens_the_card_on_the_point() {
    let mut play = on_a_point();
    let screen = play.screen(80, 24);
    assert!(screen.lines().last().unwrap().contains("s new slips"), "{screen}");
    let point = play.desk().point().unwrap().clone();
    play.keys("s");
    let screen = play.screen(80, 24);
    assert!(screen.contains("Put it right") && screen.contains("uch as 2 3 1 0 0"), "{screen}");
    assert!(screen.contains("Esc, Esc: back to the points"), "{screen}");
    assert_eq!((play.desk().front, play.desk().group), (Front::Card, Some(point.group)));
    play.keys("\"0 0 0 0 1\" enter");
    assert_eq!(play.workshop().factor(point.id).unwrap().strength(), Some(5.0));
    play.keys("esc esc");
    let screen = play.screen(80, 24);
    assert_eq!(play.desk().front, Front::Step);
    assert!(screen.contains("Changed since the picture 1") && screen.contains("→ 5"), "{screen}");
}

#[test]
fn what_is_half_typed_for_a_point_waits_while_the_card_is_open() {
    let mut play = on_a_point();
    play.keys("i \"nur - half\" esc s");
    assert_eq!(play.desk().line.text(), "");
    play.keys("esc esc");
    assert_eq!(play.desk().line.text(), "nur - half");
    assert!(!play.desk().line_has_caret);
}

#[test]
fn elsewhere_it_says_where_it_belongs() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 f8 f8 f8").say("nur - late").keys("esc s");
    assert!(play.status().contains("Put it right"), "{}", play.status());
}
