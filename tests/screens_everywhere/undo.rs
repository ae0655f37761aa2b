//! Undo takes back what is seen, and says what holds now.

use tandem::workshop::Shown;

use crate::harness::Play;

/// Executives are two, and kept from the room, before the workshop begins.
fn with_held() -> Play {
    let mut play = Play::new("alignment-90");
    play.keys("G # \"2\" enter G h");
    assert_eq!(choice(&play), Some(Shown::Held));
    play
}

fn choice(play: &Play) -> Option<Shown> {
    play.workshop().groups().find(|group| group.name.contains("Exec")).unwrap().choice
}

#[test]
fn undo_right_after_finish_now_goes_back_to_the_step() {
    let mut play = with_held();
    play.keys("f8 f8").say("Nurses lead the round").keys("esc F x u");
    assert_eq!(play.workshop().progress.step.as_deref(), Some("question"));
    assert_eq!(play.status(), "Back in “The question”. The report that was written stays where it is.");
    assert_eq!((choice(&play), &*play.workshop().intervention), (Some(Shown::Held), "Nurses lead the round"));
}

#[test]
fn finishing_at_set_up_and_going_back_leaves_the_workshop_not_begun() {
    let mut play = with_held();
    let before = play.workshop().progress.clone();
    play.keys("F x").wait(3).keys("u");
    assert_eq!(play.workshop().progress, before);
    assert!(!play.screen(120, 40).contains("late"), "{}", play.screen(120, 40));
    play.keys("f8");
    assert_eq!(play.workshop().progress.started, Some(play.model.now), "the clock begins with the first step");
}

#[test]
fn a_clock_that_stood_still_does_so_after_finishing_is_undone() {
    let mut play = with_held();
    play.keys("f8 P F x");
    assert!(play.workshop().progress.running_since.is_some(), "the close has its own clock");
    play.keys("u");
    assert_eq!(play.workshop().progress.step.as_deref(), Some("welcome"));
    assert_eq!(play.workshop().progress.running_since, None);
}

#[test]
fn what_was_done_in_another_step_is_named_first_and_taken_back_by_the_second_press() {
    let mut play = with_held();
    play.keys("f8 u");
    assert_eq!(choice(&play), Some(Shown::Held));
    let status = play.status();
    assert!(status.starts_with("That was in “Set up”: ") && status.ends_with(" u again takes it back."), "{status}");
    play.keys("i esc u u");
    assert_eq!(choice(&play), None);
    play.keys("ctrl-r u");
    assert_eq!(choice(&play), None, "done again in this step, and so taken back here at once");
}

#[test]
fn what_is_said_after_undo_is_what_holds_now() {
    let mut play = with_held();
    play.keys("u");
    assert_eq!(choice(&play), None);
    let held = play.status().contains("are held again");
    assert!(held, "too few are joined: {}", play.status());
    play.keys("z z z left u");
    assert_eq!(play.status(), "Undone: one screen again");
    play.keys("f8 f8").say("Nurses lead the round").say("Nurses and doctors lead the round").keys("ctrl-_");
    assert_eq!(play.status(), "Undone: the question is “Nurses lead the round” again");
}

#[test]
fn on_the_one_screen_the_room_does_not_read_what_would_be_taken_back() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 f8 f8 f8").say("doc - the ward round starts late").keys("f8 f5 esc u");
    let screen = play.screen(120, 40);
    assert!(screen.contains("That was in Round the room; once more takes it back."), "{screen}");
    play.keys("u");
    assert_eq!(play.workshop().factors().count(), 0);
}
