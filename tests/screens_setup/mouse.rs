//! The mouse, in lists and in the rail.

use tandem::workshop::StepKind;

use crate::harness::Play;
use crate::{group, point, round};

#[test]
fn a_click_puts_the_cursor_there_and_a_second_one_opens() {
    let mut play = round();
    let screen = play.screen(120, 40);
    let y = row_of(&screen, "handover takes much");
    play.click(30, y);
    assert_eq!(play.desk().selected, Some(point(&play, "handover takes much").id));
    assert!(!play.desk().line_has_caret);
    play.click(30, y);
    assert!(play.desk().line.text().starts_with("nur - handover takes much"));
    play.click(30, 37);
    assert!(play.desk().line_has_caret);
}

#[test]
fn a_click_in_the_rail_goes_to_a_step_or_gives_the_turn() {
    let mut play = round();
    let screen = play.screen(120, 40);
    let (step, group_row) = (row_of(&screen, "Tidy up"), row_of(&screen, "Therapists and…"));
    play.click(5, group_row);
    assert_eq!(play.desk().group, Some(group(&play, "thp").id));
    play.click(5, step).click(5, step);
    assert_eq!(play.desk().step_kind(), StepKind::Tidy);
}

#[test]
fn a_click_chooses_a_group_at_set_up() {
    let mut play = Play::new("alignment-90");
    let screen = play.screen(80, 24);
    play.click(20, row_of(&screen, "Executive"));
    assert_eq!(play.desk().group_at_cursor().map(|group| group.code.to_string()), Some("exec".into()));
}

/// The row of the screen that holds these words.
fn row_of(screen: &str, words: &str) -> u16 {
    let row = screen.lines().position(|line| line.contains(words));
    row.and_then(|row| u16::try_from(row).ok()).unwrap_or_else(|| panic!("“{words}” is not on the screen:\n{screen}"))
}
