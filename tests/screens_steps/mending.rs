//! A point that is mended: what it was read as is told whole, its figures before all.

use crate::{Play, briefing_at};

/// A point of the group with the longest name, scored on slips, with a short text in the line.
fn mending() -> Play {
    let mut play = briefing_at("right");
    let point =
        play.workshop().factors().find(|point| point.basis() == Some(tandem::workshop::Basis::Rated) && point.theme.is_some());
    let point = point.expect("a point scored on slips").clone();
    let at = play.desk().kept().points.iter().position(|id| *id == point.id).unwrap();
    play.keys("g");
    for _ in 0..at {
        play.keys("j");
    }
    play.keys("enter");
    play
}

#[test]
fn at_80_columns_the_figure_and_where_it_comes_from_are_told() {
    let mut play = mending();
    let screen = play.screen(80, 24);
    assert!(screen.contains("½, by slips  ⏎ mend"), "as every other screen spells it: {screen}");
    play.keys("ctrl-u \"nur - late\"");
    let screen = play.screen(80, 24);
    assert!(screen.contains("by slips  ⏎ mend"), "{screen}");
}

#[test]
fn a_figure_typed_over_slips_says_that_they_decide() {
    let mut play = mending();
    let id = play.desk().mending.unwrap();
    let before = play.workshop().factor(id).unwrap().strength();
    play.keys("\" !1\"");
    let screen = play.screen(80, 24);
    assert!(screen.contains(", slips decide") && !screen.contains("provisional"), "{screen}");
    play.keys("enter");
    assert_eq!(play.workshop().factor(id).unwrap().strength(), before);
}

#[test]
fn a_heading_that_is_left_out_is_said_to_be_gone() {
    let mut play = mending();
    let id = play.desk().mending.unwrap();
    let heading = play.workshop().theme(play.workshop().factor(id).unwrap().theme.unwrap()).unwrap().name.to_string();
    play.keys("ctrl-u").say("late again");
    assert_eq!(play.status(), format!("Mended; it is not under “{heading}” any more."));
}

#[test]
fn after_a_merge_and_after_taking_it_apart_the_cursor_stays_on_the_point() {
    let mut play = briefing_at("right");
    play.keys("g j j");
    let id = play.desk().point().unwrap().id;
    let merged = |play: &Play| play.workshop().merged_into(id).count();
    let before = merged(&play);
    play.keys("M enter");
    assert_eq!((play.desk().point().unwrap().id, merged(&play)), (id, before + 1));
    play.keys("U");
    if !play.model.overlays.is_empty() {
        play.keys("enter");
    }
    assert_eq!((play.desk().point().unwrap().id, merged(&play)), (id, before));
}

#[test]
fn once_a_point_is_mended_the_cursor_is_on_it_where_the_step_does_not_go_on_in_the_line() {
    let mut play = mending();
    let id = play.desk().mending.unwrap();
    play.keys("\" again\" enter");
    assert_eq!((play.status(), play.desk().line_focused()), ("Mended.", false));
    assert_eq!(play.desk().point().map(|point| point.id), Some(id));
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 f8 f8 f8").say("nur + fewer bleeps #time").keys("esc enter \" at night\" enter");
    assert!(play.desk().line_focused(), "in the round the next point is typed");
}
