//! Points of a group that is held: the room does not see them, and whoever types one is told.

use crate::harness::Play;

/// In *Round the room*, the executive one person and so held, with a point of theirs and one of the nurses.
fn held() -> Play {
    let mut play = Play::new("alignment-90");
    play.keys("G # \"1\" enter f8 f8 f8 f8 f8");
    play.say("nur + fewer bleeps #time").say("exec - too slow #time");
    play
}

#[test]
fn a_point_of_a_held_group_is_marked_in_the_list_and_said_when_it_is_added() {
    let mut play = held();
    assert_eq!(play.status(), "Held: the room does not see it until Executive is opened (Esc O).");
    for (columns, rows) in [(80, 24), (120, 40), (200, 60)] {
        let screen = play.screen(columns, rows);
        let row = |words: &str| screen.lines().find(|line| line.contains(words)).unwrap_or_else(|| panic!("{screen}")).to_owned();
        assert!(row("too slow").contains("held"), "{screen}");
        assert!(!row("fewer bleeps").contains("held"), "{screen}");
        assert!(screen.contains("Executive  held: not shown to the room"), "{screen}");
    }
    play.say("nur - late results");
    assert_eq!(play.status(), "", "nothing to say of a point that the room sees");
}

#[test]
fn the_same_is_said_however_the_point_came_to_the_group() {
    let mut play = held();
    play.say("nur + home on time").say("exec =");
    assert!(play.status().starts_with("Held: the room does not see it"), "{}", play.status());
    play.say("doc - no cover").keys("esc = \"exec\" enter");
    assert!(play.status().starts_with("The same for Executive. Held: "), "{}", play.screen(80, 24));
}

#[test]
fn the_key_that_is_named_opens_the_group_after_a_question() {
    let mut play = held();
    play.keys("esc O");
    let screen = play.screen(80, 24);
    assert!(screen.contains("Show Executive on its own?") && screen.contains("Did they agree to that?"), "{screen}");
    play.keys("enter");
    assert!(play.screen(80, 24).contains("held"), "no is the answer that Enter gives");
    play.keys("O y");
    let screen = play.screen(80, 24);
    assert!(screen.contains("too slow") && !screen.contains("held"), "{screen}");
}

#[test]
fn the_other_lists_mark_it_too() {
    let mut play = held();
    play.say("exec - no cover");
    play.keys("f8 esc t");
    assert!(play.screen(80, 24).contains("Executive, in the way  held"), "{}", play.screen(80, 24));
    play.keys("f8");
    let exec = play.workshop().groups().find(|group| &*group.code == "exec").unwrap().id;
    for _ in 0..6 {
        if play.desk().group != Some(exec) {
            play.keys("tab");
        }
    }
    assert!(play.screen(80, 24).contains("Executive (held)"), "{}", play.screen(80, 24));
}

#[test]
fn nothing_is_said_of_it_where_the_room_reads_along() {
    let mut play = Play::new("alignment-90");
    play.keys("G # \"1\" enter f8 f8 f8 f8 f8 f5").say("exec - too slow");
    let screen = play.screen(80, 24);
    assert!(!screen.contains("Held") && !screen.contains("held") && !screen.contains("Executive"), "{screen}");
}

#[test]
fn the_turn_that_the_room_sees_stays_while_a_held_group_is_typed_for() {
    let mut play = Play::new("alignment-90");
    play.keys("G # \"1\" enter f8 f8 f8 f8 f8").say("nur + fewer bleeps");
    let turn = play.desk().spotlight.turn;
    assert!(turn.is_some());
    play.say("exec - too slow");
    assert_eq!(play.desk().spotlight.turn, turn);
    play.keys("f5");
    assert!(play.screen(80, 24).contains("Now: Nurses"), "{}", play.screen(80, 24));
    play.say("doc - another meeting");
    assert!(play.screen(80, 24).contains("Now: Doctors"), "{}", play.screen(80, 24));
}

#[test]
fn the_turn_of_a_joined_group_is_that_of_its_column() {
    let mut play = Play::new("alignment-90");
    play.keys("G # \"1\" enter k # \"2\" enter f8 f8 f8 f8 f8").say("exec - too slow").keys("f5");
    let screen = play.screen(80, 24);
    assert!(screen.contains("Now: General management + Executive"), "{screen}");
}

/// Every word that the room's screen reads, and whether a point with these words is another group's by now.
fn leaked(play: &Play, words: &str) -> bool {
    let in_room = play.desk().room().seen().factors().any(|factor| factor.text.contains(words));
    let copies = play.workshop().factors().filter(|factor| factor.text.contains(words)).count();
    in_room || copies != 1
}

#[test]
fn no_key_copies_the_words_of_a_held_group_to_one_that_the_room_sees() {
    let mut play = held();
    assert!(!play.screen(120, 40).contains("=” same for us"), "not proposed either");
    play.say("doc =");
    assert_eq!(play.status(), "That point is kept from the room. Type it in the group’s own words.");
    assert!(!leaked(&play, "too slow"));
    play.keys("ctrl-c").say("same for us").keys("ctrl-c");
    assert!(!leaked(&play, "too slow"));
    play.keys("\"doc =\" f4 enter enter enter enter enter enter esc");
    assert!(!leaked(&play, "too slow"), "the form copies nothing");
    play.keys("ctrl-c esc = \"doc\" enter");
    assert_eq!(play.status(), "That point is kept from the room. Type it in the group’s own words.");
    assert!(!leaked(&play, "too slow"));
}

#[test]
fn a_point_of_a_held_group_goes_to_another_one_only_after_a_question() {
    let mut play = held();
    play.keys("up ctrl-u").say("doc - too slow");
    assert!(play.status().starts_with("That point is kept from the room. o in the list"), "{}", play.status());
    assert!(!leaked(&play, "too slow"));
    play.keys("ctrl-c esc o \"doc\" enter");
    let screen = play.screen(80, 24);
    assert!(screen.contains("The room will read these words") && screen.contains("wrong group?"), "{screen}");
    play.keys("enter");
    assert!(!leaked(&play, "too slow"));
    play.keys("o \"doc\" enter y");
    assert!(!leaked(&play, "too slow"), "a word that begins with y is no answer");
    play.keys("x");
    assert!(leaked(&play, "too slow"), "they said so");
}

#[test]
fn no_to_giving_a_held_point_away_keeps_what_else_was_filled_into_its_form() {
    let mut play = held();
    play.keys("esc G a ctrl-u \"far too slow\" tab right up up up");
    play.keys("left left left left left left enter enter enter enter enter enter enter");
    assert!(play.screen(80, 24).contains("The room will read these words"), "{}", play.screen(80, 24));
    play.keys("enter");
    assert!(play.screen(80, 24).contains("far too slow"), "{}", play.screen(80, 24));
    play.keys("enter x");
    assert!(leaked(&play, "far too slow"), "{}", play.screen(80, 24));
    assert!(play.model.overlays.is_empty());
}

#[test]
fn a_group_that_is_held_joins_one_that_is_shown_only_after_a_question() {
    let mut play = held();
    play.say("exec - no cover").keys("esc tab tab tab");
    let groups = tandem::tui::desk::Pane::Groups;
    for _ in 0..4 {
        if play.desk().pane != groups {
            play.keys("tab");
        }
    }
    play.keys("g # ctrl-u \"5\" enter G J \"nurses\" enter");
    let screen = play.screen(80, 24);
    assert!(screen.contains("The room will read these words"), "{screen}");
    assert!(screen.contains("As Nurses it reads: “too slow”") && screen.contains("and one point more."), "{screen}");
    assert!(screen.contains("Did they agree to that?"), "{screen}");
    play.keys("enter");
    assert!(!leaked(&play, "too slow"), "no is the answer that Enter gives");
    play.keys("J \"nurses\" enter y");
    assert!(!leaked(&play, "too slow"), "and y gives none");
    play.keys("x");
    assert!(leaked(&play, "too slow") && play.workshop().groups().all(|group| &*group.code != "exec"));
}

#[test]
fn a_held_group_without_points_joins_without_a_question() {
    let mut play = Play::new("alignment-90");
    play.keys("G # \"1\" enter J \"nurses\" enter");
    assert_eq!(play.status(), "Executive now belongs to Nurses.");
}
