//! The foot: from three to six keys that matter now and help, at every place and from 80 columns on.

use tandem::tui::view;

use crate::harness::Play;
use crate::places::{all, home};

/// The keys that the foot shows, each as it is written.
fn keys(line: &str) -> Vec<String> {
    line.trim().split("   ").map(|hint| hint.trim().to_owned()).filter(|hint| !hint.is_empty()).collect()
}

#[test]
fn every_place_shows_its_keys_and_help_in_eighty_columns() {
    for (place, mut play) in all() {
        let (contexts, focused) = (play.model.contexts(), play.model.field_focused());
        for action in view::foot_actions(&play.model) {
            for key in play.model.keymap.keys_for(action, &contexts, focused) {
                let asked = play.model.keymap.candidates(&contexts, focused, key);
                assert!(asked.contains(&action), "{place}: {key} does not ask for {action}");
            }
        }
        if play.model.overlays.last().is_some_and(|overlay| matches!(overlay, tandem::tui::overlay::Overlay::Find(_))) {
            // A search takes the last line, and says there how to leave it.
            assert!(play.screen(80, 24).contains("Esc goes back"), "{place}");
            continue;
        }
        for (columns, rows) in [(80, 24), (120, 40)] {
            let screen = play.screen(columns, rows);
            // A form and a text have their keys at their own foot, and only there.
            let in_sheet =
                || screen.lines().rev().flat_map(|line| line.split('│')).find(|part| part.trim_end().ends_with(" help"));
            let last = screen.split('\n').next_back().filter(|line| !line.is_empty()).or_else(in_sheet).unwrap_or_default();
            let shown = keys(last);
            assert!(shown.last().is_some_and(|hint| hint.ends_with(" help")), "{place} at {columns}: {last}");
            assert!((3..=7).contains(&shown.len()), "{place} at {columns}: {} keys: {last}", shown.len());
            assert!(!last.contains('…'), "{place} at {columns}: {last}");
        }
    }
}

#[test]
fn the_keys_of_the_steps_stand_there_in_the_line_and_outside_it() {
    let foot = |play: &mut Play| play.screen(80, 24).lines().last().unwrap_or_default().to_owned();
    let mut play = Play::new("alignment-90");
    assert!(foot(&mut play).contains("] F8 next step") && !foot(&mut play).contains("[ back"), "nothing lies before Set up");
    play.keys("f8 f8 f8 f8 f8");
    assert!(play.desk().line_has_caret && foot(&mut play).contains("F8 next step   F7 back"), "{}", foot(&mut play));
    let wide = |play: &mut Play| play.screen(120, 40).lines().last().unwrap_or_default().to_owned();
    assert!(wide(&mut play).contains("F8 next step, or ] in an empty line   F7 back"), "{}", wide(&mut play));
    play.say("nur + a");
    let empty = (foot(&mut play), wide(&mut play));
    play.keys("\"nur + a\"");
    assert_eq!((foot(&mut play), wide(&mut play)), empty, "a letter and Enter write no row of keys anew");
    play.keys("ctrl-u esc");
    assert!(!play.desk().line_has_caret && foot(&mut play).contains("] next step"), "{}", foot(&mut play));
}

#[test]
fn welcome_says_how_a_group_that_is_missing_is_added_and_shows_the_room_no_dots() {
    let mut play = Play::new("alignment-90");
    play.given(vec![tandem::workshop::Change::NameWorkshop { title: tandem::workshop::Line::new("") }]).keys("f8");
    let screen = play.screen(80, 24);
    assert!(screen.contains("Add that group (A)") && screen.contains("A add group   Tab groups"), "{screen}");
    assert!(screen.contains("Room  Why would we do this"), "{screen}");
    play.keys("tab");
    assert!(play.screen(80, 24).contains("# people   A add group   o presence"));
}

#[test]
fn the_keys_of_the_steps_are_never_left_out_for_longer_words() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 f8 f8 f8 f8 f8 f8 f8");
    let screen = play.screen(80, 24);
    assert!(screen.contains("Reading it together"), "{screen}");
    assert!(screen.contains(". next   y same meaning   t two meanings   ] F8 next step   [ back   ? help"), "{screen}");
    assert!(play.screen(120, 40).contains(". next to talk about   y same meaning"));
    play.keys(&"f8 ".repeat(5));
    let screen = play.screen(80, 24);
    assert!(screen.contains("s status   ] F8 ends it   [ back   ? help"), "{screen}");
}

#[test]
fn a_sentence_is_never_cut_and_help_stays() {
    let long = "Picked up where you stopped 12 min ago; they count. “Take off time away” (Ctrl-P) takes them off.";
    for (columns, rows) in [(80, 24), (60, 20), (120, 40), (100, 30)] {
        let mut play = Play::new("alignment-90");
        play.keys("f8");
        play.model.say(long);
        let screen = play.screen(columns, rows);
        let foot: Vec<&str> = screen.lines().rev().take(3).collect();
        let words = foot.iter().rev().flat_map(|line| line.split_whitespace()).collect::<Vec<_>>().join(" ");
        assert!(words.contains(long), "{columns}x{rows}: {words}");
        assert!(foot[0].contains("help"), "{columns}x{rows}: {}", foot[0]);
    }
}

#[test]
fn no_sentence_displaces_the_keys_and_a_short_one_moves_nothing() {
    for (columns, rows) in [(80, 24), (60, 20), (120, 40)] {
        let mut play = Play::new("alignment-90");
        play.keys("f8 f8");
        let before = play.screen(columns, rows);
        for sentence in ["Undone: a point.", &"a long sentence ".repeat(8)] {
            play.model.say(sentence);
            let after = play.screen(columns, rows);
            assert_eq!(after.lines().last(), before.lines().last(), "{columns}x{rows}: {sentence}");
        }
        play.model.say("Undone: a point.");
        let after = play.screen(columns, rows);
        let changed = after.lines().zip(before.lines()).filter(|(a, b)| a != b).count();
        assert_eq!(changed, 1, "{columns}x{rows}");
        assert!(after.contains(" Undone: a point."), "{columns}x{rows}");
    }
}

#[test]
fn what_lies_in_front_has_its_own_keys() {
    let mut play = home();
    play.keys("N");
    let screen = play.screen(80, 24);
    assert!(screen.contains("│  Enter done   Esc leave it   Tab other fields   F1 help"), "{screen}");
    assert!(screen.ends_with('\n'), "one row of keys is enough\n{screen}");
    play.keys("esc :");
    let screen = play.screen(80, 24);
    let last = screen.lines().last().unwrap();
    assert!(last.contains("Down down") && last.contains("Esc back") && !last.contains("sample"), "{last}");
}

#[test]
fn the_foot_names_the_keys_that_mend_a_point_and_say_whether_something_is_agreed() {
    let foot = |play: &mut Play| play.screen(80, 24).lines().last().unwrap_or_default().to_owned();
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 esc");
    assert!(foot(&mut play).contains("Q draft or agreed"), "{}", foot(&mut play));
    play.keys("i").say("From Monday nurses lead the round");
    assert!(foot(&mut play).contains("Up mend the sentence"), "{}", foot(&mut play));
    play.keys("f8 f8 f8");
    assert!(!foot(&mut play).contains("mend"), "there is no point yet");
    play.say("nur + fewer bleeps");
    assert!(foot(&mut play).contains("Up mend last   Ctrl-_ undo"), "{}", foot(&mut play));
    play.keys("esc");
    let list = foot(&mut play);
    assert!(
        ["Enter mend", "# heading", "! agreed 1-5", "= same for us", "] next step", "? help"]
            .iter()
            .all(|key| list.contains(key)),
        "{list}"
    );
}

#[test]
fn not_yet_says_that_nothing_was_shown() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 esc R enter");
    assert_eq!(play.status(), "Nothing was shown; R asks again.");
    play.model.say("");
    assert!(play.model.status.is_none(), "nothing to say leaves no gap in the rule");
}

#[test]
fn after_the_last_beat_the_foot_names_the_way_back() {
    let mut play = Play::new("alignment-90");
    play.keys(&"f8 ".repeat(8));
    let last = |play: &mut Play| play.screen(80, 24).lines().last().unwrap().to_owned();
    assert!(last(&mut play).contains("next beat"), "{}", last(&mut play));
    play.keys("pagedown pagedown");
    assert!(last(&mut play).contains("beat back") && !last(&mut play).contains("next beat"), "{}", last(&mut play));
    play.keys("pageup");
    assert!(last(&mut play).contains("next beat"));
}

#[test]
fn a_short_sentence_moves_nothing_where_something_is_promised_either() {
    let mut play = Play::new("alignment-90");
    let before = play.screen(80, 24);
    assert!(before.contains("Tandem has sent nothing anywhere"), "{before}");
    play.keys("D");
    let after = play.screen(80, 24);
    assert!(after.contains("u brings it back"), "{after}");
    let line = |screen: &str| screen.lines().position(|line| line.contains("press i to type"));
    assert_eq!(line(&before), line(&after), "{after}");
    play.keys("j j");
    play.model.status = None;
    assert!(play.screen(80, 24).contains("Tandem has sent nothing anywhere"));
}
