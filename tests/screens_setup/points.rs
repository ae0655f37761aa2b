//! *Round the room*: points made, mended, merged, searched.

use insta::assert_snapshot;
use tandem::workshop::{Basis, Evidence, Kind};

use crate::harness::Play;
use crate::{POINTS, group, middle, point, round, sheet};

#[test]
fn say_and_do_take_the_rows_that_the_list_leaves_free_and_give_them_back() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 f8 f8 f8");
    let screen = play.screen(80, 24);
    assert!(screen.contains("Say ") && !screen.contains("shows all") && !screen.contains(" …"), "{screen}");
    for number in 1..=12 {
        play.say(&format!("nur + point number {number}"));
    }
    let screen = play.screen(80, 24);
    assert!(screen.contains("F1 shows all") && screen.contains("point number 12"), "{screen}");
}

#[test]
fn the_round_with_points() {
    let mut play = round();
    assert_snapshot!("round_80x24", middle(&mut play, 80, 24));
    assert_snapshot!("round_120x40", middle(&mut play, 120, 40));
    assert_snapshot!("round_200x60", middle(&mut play, 200, 60));
}

#[test]
fn a_point_is_mended_in_the_line() {
    let mut play = round();
    play.keys("esc g enter");
    assert_eq!(play.desk().line.text(), "nur + fewer interruptions");
    play.keys("\" at night\" enter");
    assert_eq!(&*point(&play, "fewer").text, "fewer interruptions at night");
    assert_eq!(play.workshop().factors().count(), POINTS.len());
}

#[test]
fn a_point_changes_heading_strength_evidence_kind_and_group_by_one_key() {
    let mut play = round();
    play.keys("esc g # \"safety\" enter ! 4 @ -");
    let fewer = point(&play, "fewer");
    assert_eq!(fewer.theme.and_then(|id| play.workshop().theme(id)).map(|theme| theme.code.to_string()), Some("safety".into()));
    assert_eq!((fewer.strength(), fewer.basis()), (Some(4.0), Some(Basis::Agreed)));
    assert_eq!((fewer.evidence, fewer.kind), (Evidence::Survey, Kind::Barrier));
    play.keys("+ o \"therap\" enter");
    assert_eq!(point(&play, "fewer").group, group(&play, "thp").id);
    assert_eq!(point(&play, "fewer").kind, Kind::Incentive);
}

#[test]
fn a_heading_that_is_not_there_is_made() {
    let mut play = round();
    play.keys("esc g # \"Night work\"");
    assert_snapshot!("new_heading_80x24", middle(&mut play, 80, 24));
    play.keys("enter");
    let theme = point(&play, "fewer").theme.and_then(|id| play.workshop().theme(id));
    assert_eq!(theme.map(|theme| theme.name.to_string()), Some("Night work".into()));
}

#[test]
fn the_same_for_us_is_a_linked_copy_said_once() {
    let mut play = round();
    play.keys("esc g = \"doctors\" enter");
    let copy = play.workshop().factors().last().expect("a point");
    assert_eq!((copy.same_as, copy.group), (Some(point(&play, "fewer").id), group(&play, "doc").id));
    play.keys("g = \"doctors\" enter");
    assert!(play.status().contains("said so already"));
}

#[test]
fn points_are_merged_taken_apart_removed_and_brought_back() {
    let mut play = round();
    play.keys("esc g j M enter");
    assert_eq!(play.workshop().factors().count(), POINTS.len() - 1);
    play.keys("U");
    assert_eq!(play.workshop().factors().count(), POINTS.len());
    play.keys("D");
    assert_eq!(play.workshop().factors().count(), POINTS.len() - 1);
    play.keys("u");
    assert_eq!(play.workshop().factors().count(), POINTS.len());
}

#[test]
fn f4_is_the_form_for_the_line_and_takes_along_what_stands_in_it() {
    let mut play = round();
    play.keys("\"thp - no time for it !2\" f4");
    assert_snapshot!("point_form_80x24", sheet(&mut play));
    play.keys("enter");
    let added = point(&play, "no time");
    assert_eq!((added.group, added.kind, added.strength()), (group(&play, "thp").id, Kind::Barrier, Some(2.0)));
    assert!(play.desk().line.is_empty());
}

#[test]
fn f4_on_a_point_changes_that_point() {
    let mut play = round();
    play.keys("esc g f4 tab right tab tab tab enter");
    assert_eq!(play.workshop().factors().count(), POINTS.len());
    assert!(point(&play, "fewer").theme.is_some());
}

#[test]
fn notes_are_for_the_facilitator_on_a_point_or_the_step() {
    let mut play = round();
    play.keys("esc g e \"ask again\" enter");
    assert_eq!(&*point(&play, "fewer").note, "ask again");
    play.keys("tab e \"slow today\" enter");
    assert_eq!(play.workshop().notes.values().map(ToString::to_string).collect::<Vec<_>>(), ["slow today"]);
}

#[test]
fn a_search_goes_along_and_esc_puts_the_cursor_back() {
    let mut play = round();
    play.keys("esc G / \"handover\"");
    assert_snapshot!("search_80x24", play.screen(80, 24).lines().last().unwrap_or_default());
    play.keys("esc");
    assert_eq!(play.desk().cursors.points, POINTS.len() - 1);
    play.keys("/ \"HANDOVER\" enter");
    let first = play.desk().cursors.points;
    play.keys("n");
    assert_ne!(play.desk().cursors.points, first);
    play.keys("n");
    assert_eq!(play.desk().cursors.points, first);
    play.keys("N n");
    assert_eq!(play.desk().cursors.points, first);
}

#[test]
fn the_list_says_how_many_points_stand_below_it_too() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 f8 f8 f8");
    for point in 0..20 {
        play.say(&format!("nur + thing number {point} #time"));
    }
    play.keys("esc g");
    let screen = play.screen(80, 24);
    let shown = screen.lines().filter(|line| line.trim_start_matches([' ', '▸']).starts_with("+ thing number")).count();
    assert!(screen.contains(&format!("Points 20   ▾ {} below ", 20 - shown)), "{screen}");
    play.keys("G");
    let screen = play.screen(80, 24);
    assert!(screen.contains(" above") && !screen.contains(" below"), "{screen}");
}

#[test]
fn the_hint_of_the_empty_line_is_not_cut() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 f8 f8 f8");
    let screen = play.screen(80, 24);
    assert!(screen.contains(" worth it, or − in the way  "), "{screen}");
    assert!(play.screen(120, 40).contains(" what makes it worth it, or − what gets in the way"));
}

#[test]
fn what_was_done_and_what_the_line_was_read_as_never_stand_in_one_row() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 f8 f8 f8").say("nur + a long point that needs most of the line at the foot of it #time").keys("ctrl-b up");
    let screen = play.screen(80, 24);
    let row = screen.lines().find(|line| line.contains("are covered")).unwrap_or_else(|| panic!("{screen}"));
    assert!(row.trim() == "The room screens are covered. Ctrl-B uncovers them.", "{screen}");
}

#[test]
fn after_a_restart_the_room_still_reads_whose_turn_it_is() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 f8 f8 f8").say("nur + fewer bleeps");
    let turn = play.desk().spotlight.turn;
    let again = Play::open(play.desk().history().clone());
    assert!(turn.is_some());
    assert_eq!(again.desk().spotlight.turn, turn);
}

#[test]
fn of_a_point_that_is_left_unchanged_nothing_stays_in_the_line() {
    for keys in ["esc g enter esc", "up esc"] {
        let mut play = round();
        play.keys(keys);
        assert_eq!((play.desk().line.text(), play.desk().mending), ("", None), "{keys}");
        play.keys("f8 f8 f8");
        assert!(!play.screen(80, 24).contains("go on"), "{}", play.screen(80, 24));
        assert_eq!(play.workshop().factors().count(), POINTS.len());
    }
}

#[test]
fn changed_words_stay_say_that_they_mend_a_point_and_never_become_another() {
    let mut play = round();
    play.keys("esc g enter \" at night\" esc");
    for (columns, rows) in [(80, 24), (120, 40)] {
        let screen = play.screen(columns, rows);
        assert!(screen.contains("> nur + fewer interruptions at night"), "{screen}");
        assert!(screen.contains("mends a point   press i to go on"), "{screen}");
    }
    // Through the card, whose line is for tallies, to a step whose line takes points again.
    play.keys("f8 f8 f8 f8 f8");
    let screen = play.screen(80, 24);
    assert!(screen.contains("mends a point   press i to go on"), "{screen}");
    play.keys("i enter");
    assert_eq!(&*point(&play, "fewer").text, "fewer interruptions at night");
    assert_eq!(play.workshop().factors().count(), POINTS.len());
}

/// Whether the list of points at 80x24 has more below, how many of its rows are blank, and the screen.
fn below_and_blank(play: &mut Play) -> (bool, usize, String) {
    let screen = play.screen(80, 24);
    let list: Vec<&str> = screen.lines().skip_while(|line| !line.starts_with(" Points ")).collect();
    let end = list.iter().position(|line| line.starts_with('─')).unwrap();
    (list[0].contains('▾'), list[1..end].iter().filter(|row| row.trim().is_empty()).count(), screen)
}

#[test]
fn no_rows_of_the_list_are_free_while_more_is_below() {
    let groups = ["nur", "doc", "thp", "ward", "exec"];
    for unsaved in [false, true] {
        let mut play = Play::new("alignment-90");
        play.keys("f8 f8 f8 f8 f8");
        let added = (0..16).map(|number| format!("{:?} enter", format!("{} + point number {number}", groups[number % 5])));
        let keys = added.chain(["ctrl-_"; 4].map(Into::into)).chain(["esc G", "D", "D", "D", "k k", "D", "i"].map(Into::into));
        let mut was_below = false;
        for keys in keys {
            if unsaved {
                play.keys_unsaved(&keys);
            } else {
                play.keys(&keys);
            }
            let (below, blank, screen) = below_and_blank(&mut play);
            was_below |= below;
            // One is, where the name of a group would stand in the last row without a point of it.
            assert!(!below || blank <= 1, "after {keys}\n{screen}");
        }
        assert!(was_below, "the list was longer than its rows");
    }
}

#[test]
fn changed_words_of_a_point_that_is_removed_do_not_become_a_new_one() {
    let mut play = round();
    play.keys("esc g enter \" at night\" esc D");
    assert_eq!((play.desk().line.text(), play.desk().mending), ("", None));
    play.keys("i enter");
    assert_eq!(play.workshop().factors().count(), POINTS.len() - 1);
    play.keys("ctrl-up");
    assert_eq!(play.desk().line.text(), "nur + fewer interruptions at night");
}
