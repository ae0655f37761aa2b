//! Words typed while no line has the caret: letters are commands, and nothing that they do is lost or goes unseen.

use tandem::workshop::{FactorId, Kind};

use crate::harness::Play;

/// In *Round the room* with three points, the cursor in the list on the first of them.
fn in_list() -> Play {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 f8 f8 f8");
    play.say("nur + fewer bleeps #time").say("nur + home on time").say("doc - late results").keys("esc g");
    assert_eq!(play.desk().point().map(|point| point.text.to_string()).as_deref(), Some("fewer bleeps"));
    play
}

fn kind(play: &Play, id: u32) -> Kind {
    play.workshop().factor(FactorId::new(id)).unwrap().kind
}

#[test]
fn words_typed_into_a_list_change_nothing() {
    let mut play = in_list();
    let seq = play.desk().history().last_seq();
    play.keys("\"nur - no time\"");
    assert_eq!(play.desk().history().last_seq(), seq, "n means nothing here, and so the letters after it do nothing");
    assert_eq!(play.status(), "Letters are commands here: what you type is not entered. Esc, then i: the line.");
    play.keys("enter");
    assert!(play.model.overlays.is_empty(), "nor does the Enter behind it open anything");
    play.keys("\"unit\"");
    assert_eq!(play.workshop().factors().count(), 2, "the first letter takes a point back");
    assert!(play.status().starts_with("Undone: Doctors, in the way: “late results”."), "{}", play.status());
    assert!(!play.desk().line_has_caret, "i is a letter of the word");
    for (columns, rows) in [(80, 24), (120, 40)] {
        let screen = play.screen(columns, rows);
        assert!(screen.contains("Undone: Doctors, in the way: “late results”"), "{screen}");
    }
    play.keys("esc ctrl-r");
    assert_eq!(play.workshop().factors().count(), 3, "and it can still be done again");
}

#[test]
fn a_letter_without_a_meaning_says_where_letters_are_text() {
    let mut play = in_list();
    play.keys("r");
    assert_eq!(play.status(), "r does nothing here: letters are commands. i puts the caret in the line.");
    play.keys("left z");
    assert_eq!(play.status(), "z is for “Set up”: letters are commands. i puts the caret in the line.");
    play.keys("f7 space");
    assert!(play.status().starts_with("Space does nothing here: letters are commands."), "{}", play.status());
}

#[test]
fn what_letters_changed_is_told_together_until_another_key() {
    let mut play = in_list();
    play.screen(80, 24);
    play.keys("u -");
    assert!(play.status().starts_with("Undone: Doctors, in the way: “late results”. - would lose what "), "{}", play.status());
    assert!(play.status().ends_with(": - again does it."), "{}", play.status());
    play.keys("-");
    assert_eq!(kind(&play, 1), Kind::Barrier);
    let told = "Undone: Doctors, in the way: “late results”. “fewer bleeps” is now what gets in the way.";
    assert_eq!(play.status(), told);
    play.keys("k @ j @");
    let told = "“home on time”: told before. Before that 3 changes.";
    assert_eq!(play.status(), told);
    play.keys("G g");
    assert_eq!(play.status(), told, "a cursor that moves says nothing");
    play.keys("down k");
    assert_eq!(play.status(), told, "and what was said stands until something else is");
    play.keys("left +");
    assert_eq!(play.status(), "“fewer bleeps” is now what makes it worth it.", "told alone after a key that is no letter");
    play.keys("+");
    let both = "“fewer bleeps” is now what makes it worth it. It is what makes it worth it already.";
    assert_eq!(play.status(), both, "what is said of no change stands after it");
}

#[test]
fn what_was_told_stands_while_the_line_is_opened() {
    let mut play = in_list();
    play.keys("u i \"no\"");
    assert_eq!(play.desk().line.text(), "no");
    assert!(play.status().starts_with("Undone: Doctors"), "{}", play.status());
    play.keys("ctrl-u \"no time\"");
    assert_eq!(play.status(), "");
}

#[test]
fn a_word_is_over_after_a_pause_a_digit_or_another_key_and_one_letter_is_none_yet() {
    let mut play = in_list();
    play.keys("r - -");
    assert_eq!(kind(&play, 1), Kind::Incentive, "letters of a word");
    play.wait(1).keys("-");
    assert_eq!(kind(&play, 1), Kind::Barrier, "somebody looked up, and meant the key");
    play.keys("r + left +");
    assert_eq!(kind(&play, 1), Kind::Incentive);
    play.keys("left r i");
    assert!(play.desk().line_has_caret, "after one wrong key the line is opened as that says");
    play.keys("esc r e i enter");
    assert!(!play.desk().line_has_caret && play.model.overlays.is_empty());
    play.keys("enter");
    assert!(play.desk().line_has_caret || !play.model.overlays.is_empty(), "the second Enter is for itself");
    play.keys("ctrl-u esc esc");
    // A wrong sign begins no word: answers by digits go on.
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 f8 f8 f8").say("nur + fewer bleeps").say("doc - late results").keys("f8");
    play.keys("tab").screen(80, 24);
    let unnamed = |play: &Play| play.workshop().factors().filter(|factor| factor.theme.is_none()).count();
    assert_eq!(unnamed(&play), 2);
    play.keys("% 1 2");
    assert_eq!(unnamed(&play), 0, "{}", play.status());
}

#[test]
fn a_letter_that_would_lose_what_can_be_done_again_names_it_first() {
    let mut play = in_list();
    play.screen(80, 24);
    play.keys("u left -");
    assert_eq!(kind(&play, 1), Kind::Incentive);
    let named = "- would lose what Ctrl-R does again (Doctors, in the way…): - again does it.";
    assert_eq!(play.status(), named);
    assert!(play.screen(80, 24).contains(named));
    play.keys("j -");
    assert_eq!(kind(&play, 2), Kind::Incentive, "only the very next press is the second one");
    play.keys("left ctrl-r");
    assert_eq!(play.workshop().factors().count(), 3);
    play.keys("u - -");
    assert_eq!(kind(&play, 2), Kind::Barrier);
    assert!(!play.desk().history().can_redo());
}

#[test]
fn what_mends_the_very_thing_that_was_taken_back_asks_nothing() {
    let mut play = in_list();
    play.keys("@ u");
    assert!(play.desk().history().can_redo());
    play.keys("@");
    assert_eq!(play.status(), "“fewer bleeps”: told before.");
    assert!(!play.desk().history().can_redo());
}

#[test]
fn a_key_pressed_round_and_round_tells_only_where_it_stands() {
    let mut play = in_list();
    play.keys("@ @");
    assert_eq!(play.status(), "“fewer bleeps”: a guess of others.");
}

#[test]
fn on_the_one_screen_letters_tell_the_room_nothing() {
    let mut play = in_list();
    play.keys("f5 esc esc + u");
    let screen = play.screen(80, 24);
    assert!(!screen.contains("Undone: ") && !screen.contains("what gets in the way: “"), "{screen}");
}

#[test]
fn a_word_never_swallows_the_key_that_covers_nor_an_enter_long_after_it() {
    let mut play = in_list();
    play.keys("r B");
    assert!(play.desk().spotlight.covered, "{}", play.status());
    play.keys("B left r e");
    play.wait(1).keys("enter");
    assert!(play.desk().line_has_caret || !play.model.overlays.is_empty(), "Enter is for the row again");
}

#[test]
fn on_the_one_screen_nothing_stands_before_a_sentence_that_is_kept_from_the_room() {
    let mut play = in_list();
    play.keys("f8 f8 f5 esc esc tab tab");
    play.keys("@ @ u u u u");
    let screen = play.screen(80, 24);
    assert!(!screen.contains("late results") || !screen.contains("That was in"), "{screen}");
    assert!(!screen.contains("changes by letters"), "{screen}");
}
