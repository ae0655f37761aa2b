//! *Set up*: the question, the title, the screens and the agenda.

use insta::assert_snapshot;
use tandem::workshop::Screens;

use crate::harness::Play;
use crate::middle;

#[test]
fn the_question_title_and_screens_are_decided_from_here() {
    let mut play = Play::new("alignment-90");
    play.keys("Q \"From Monday we meet at 8:15\" enter");
    let Some(tandem::tui::overlay::Overlay::Form(form)) = play.model.overlays.last() else {
        panic!("it asks whether it is a draft")
    };
    assert_eq!((form.at, form.value(1)), (1, "a draft: the room does not read it"));
    play.keys("enter");
    assert!(play.workshop().intervention_draft);
    assert!(play.screen(80, 24).contains("From Monday we meet at 8:15 (a draft)"));
    play.keys("z");
    assert_eq!(play.workshop().screens, Some(Screens::One));
    assert!(!play.desk().one_screen, "one screen begins with the next step");
    play.keys("f8");
    assert!(play.desk().one_screen);
}

#[test]
fn the_title_form_says_which_field_is_wrong() {
    let mut play = Play::new("alignment-90");
    play.keys("t tab tab \"next friday\" tab tab tab");
    play.keys("enter");
    let Some(tandem::tui::overlay::Overlay::Form(form)) = play.model.overlays.last() else { panic!("it stays open") };
    assert_eq!(form.at, 2, "the caret goes to the field at fault");
    assert_snapshot!("title_form_80x24", middle(&mut play, 80, 24));
    play.keys("esc");
    assert_eq!(play.workshop().date, None);
    play.keys("t tab tab ctrl-u \"soon\" enter");
    assert!(play.screen(80, 24).contains("Date: “soon” is not a day"), "said when the field is left");
    play.keys("ctrl-u \"tomorrow\" enter enter enter enter");
    assert_eq!(play.workshop().date, Some(jiff::civil::date(2026, 11, 24)));
}

#[test]
fn the_agenda_is_changed_row_by_row() {
    let mut play = Play::new("alignment-90");
    play.keys("tab j + + j J o");
    assert_snapshot!("agenda_80x24", middle(&mut play, 80, 24));
    let steps = &play.workshop().agenda.steps;
    assert_eq!(steps[1].plan, 7);
    assert!(steps[3].omitted);
    play.keys("k enter");
    assert_eq!(play.desk().step_kind(), play.workshop().agenda.steps[2].kind);
}

#[test]
fn minutes_planned_keep_fewest_and_most_around_them() {
    let mut play = Play::new("alignment-90");
    play.keys("tab j - - - - - -");
    let step = &play.workshop().agenda.steps[1];
    assert_eq!((step.min, step.plan, step.max), (1, 1, 7));
    assert!(play.status().contains("One minute is the least"));
}

#[test]
fn what_was_said_before_a_form_does_not_stand_after_it() {
    let mut play = Play::new("alignment-90");
    play.keys("Q \"Nurses lead the round\" enter right enter");
    assert!(play.status().starts_with("Agreed"), "{}", play.status());
    play.keys("t enter enter enter enter enter enter");
    assert_eq!((play.model.overlays.len(), play.status()), (0, ""));
}
