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
    assert!(screen.contains("Now   A draft, which the room does not read: “From Monday"), "{screen}");
    assert!(!screen.contains("Room  From Monday") && !screen.contains("Is that what we mean?"), "{screen}");
    play.keys("up enter");
    let screen = play.screen(80, 24);
    assert!(screen.contains("Room  From Monday nurses lead the round\n       Is that what we mean?"), "{screen}");
}

#[test]
fn a_sentence_that_was_entered_is_agreed_and_the_step_and_the_message_say_so() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8").say("From Monday nurses lead the round");
    assert_eq!(play.status(), "Agreed: the room reads the sentence.");
    let screen = play.screen(80, 24);
    assert!(screen.contains("Now   Agreed: the room reads the sentence. Esc Q makes it a draft again."), "{screen}");
}

#[test]
fn the_arrow_that_points_at_agreed_never_makes_a_draft_of_it() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8").say("From Monday nurses lead the round").keys("esc Q tab right");
    let screen = play.screen(80, 24);
    assert!(screen.contains("sign. Now it is agreed.") && screen.contains("‹ agreed: the room reads it ›"), "{screen}");
    play.keys("right enter");
    assert!(!play.workshop().intervention_draft);
    play.keys("Q tab left enter");
    assert!(play.workshop().intervention_draft);
    assert_eq!(play.status(), "Written down, as a draft: the room does not read it.");
}

#[test]
fn the_form_shows_a_long_sentence_whole() {
    let mut play = Play::new("alignment-90");
    let sentence = "From Monday the nurses of Ward 6 lead the round at a quarter past eight and the doctors join them";
    play.keys("f8 f8").say(sentence).keys("esc Q");
    let screen = play.screen(80, 24).replace("│", "").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(screen.contains(sentence), "{screen}");
}

#[test]
fn after_the_sentence_letters_are_still_text_and_nothing_jumps() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8").say("Nurses lead the round").keys("\"From March pa\"");
    assert_eq!(play.desk().line.text(), "From March pa");
    assert_eq!(play.workshop().progress.step.as_deref(), Some("question"));
    assert!(play.model.overlays.is_empty() && !play.desk().one_screen);
    play.keys("f8");
    assert_ne!(play.workshop().progress.step.as_deref(), Some("question"));
}

#[test]
fn finish_now_says_what_it_does_and_asks_and_its_own_letter_is_no_answer() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8").say("Nurses lead the round").keys("esc F");
    let screen = play.screen(80, 24);
    assert!(screen.contains("Finish now?") && screen.contains("The room screens go to “Before you go” at once"), "{screen}");
    assert!(screen.contains("Not reached: 11 of 14 steps. Nothing is lost:"), "{screen}");
    play.keys("F f enter");
    assert_eq!((play.workshop().progress.step.as_deref(), play.model.overlays.len()), (Some("question"), 0));
    play.keys("F x");
    assert_eq!(play.workshop().progress.step.as_deref(), Some("close"));
    assert!(play.status().starts_with("We stop here: "), "{}", play.status());
}

#[test]
fn a_word_or_two_replace_the_agreed_sentence_only_by_a_second_enter() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8").say("Nurses lead the round").say("?");
    assert_eq!(&*play.workshop().intervention, "Nurses lead the round");
    let screen = play.screen(80, 24);
    assert!(screen.contains("“?” would replace “Nurses lead the round”. Enter again does it."), "{screen}");
    play.keys("backspace").say("i");
    assert_eq!(&*play.workshop().intervention, "Nurses lead the round");
    play.keys("\"x\" backspace enter");
    assert_eq!(&*play.workshop().intervention, "Nurses lead the round", "typed anew, it is asked anew");
    play.keys("enter");
    assert_eq!(&*play.workshop().intervention, "i");
    assert_eq!(play.status(), "Agreed: the room reads the sentence. Ctrl-_ brings the one before back.");
    play.keys("ctrl-_");
    assert_eq!(&*play.workshop().intervention, "Nurses lead the round");
}

#[test]
fn up_brings_the_sentence_back_over_a_letter_typed_before_it() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8").say("Nurses lead the round").keys("i up").say(" on Mondays");
    assert_eq!(&*play.workshop().intervention, "Nurses lead the round on Mondays");
    play.keys("\"from March on\" up");
    assert_eq!(play.desk().line.text(), "from March on", "a whole text is not thrown away");
    assert!(play.status().contains("Ctrl-C empties it"), "{}", play.status());
}
