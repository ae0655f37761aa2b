//! The palette: what it offers can be done, and what cannot says why.

use std::collections::BTreeMap;

use tandem::tui::overlay::{Item, Overlay, Then};
use tandem::tui::{Access, Action, Effect};

use crate::harness::Play;
use crate::places::{home, sample};

fn items(play: &mut Play) -> Vec<Item> {
    play.keys("ctrl-p");
    match play.model.overlays.last() {
        Some(Overlay::Pick(picker)) => picker.items.clone(),
        other => panic!("the palette, not {other:?}"),
    }
}

fn why(play: &mut Play, action: Action) -> Option<String> {
    let found = items(play).into_iter().find(|item| matches!(item.then, Then::Act(other) if other == action));
    found.expect("an action of the palette").barred
}

#[test]
fn what_is_not_possible_now_says_why_in_words_of_the_screen() {
    let mut play = Play::new("alignment-90");
    assert_eq!(why(&mut play, Action::Undo).as_deref(), Some("Nothing was done yet that could be taken back."));
    assert_eq!(why(&mut Play::new("alignment-90"), Action::PauseTimer).as_deref(), Some("The clock begins with the first step."));
    assert_eq!(why(&mut Play::new("alignment-90"), Action::PreviousStep).as_deref(), Some("This is the first step."));
    assert_eq!(why(&mut Play::new("alignment-90"), Action::RetrySave).as_deref(), Some("Everything is saved."));
    assert_eq!(why(&mut Play::new("alignment-90"), Action::ToggleChosen).as_deref(), Some("It belongs to “What first?”."));
    assert_eq!(why(&mut home(), Action::NextStep).as_deref(), Some("It needs an open session."));
    assert_eq!(why(&mut Play::home(), Action::DeleteSession).as_deref(), Some("There is no session to delete."));
    assert_eq!(why(&mut home(), Action::NewWorkshop), None);
    let mut read_only = sample("morning-briefing");
    read_only.desk_mut().access = Access::ReadOnly("the room's laptop has it open.".into());
    assert_eq!(why(&mut read_only, Action::AddGroup).as_deref(), Some("Nothing can be changed: the room's laptop has it open."));
}

#[test]
fn what_can_be_done_stands_first_and_the_reason_is_shown_whole() {
    let mut play = Play::new("alignment-90");
    let items = items(&mut play);
    let first_barred = items.iter().position(|item| item.barred.is_some()).unwrap();
    assert!(items[first_barred..].iter().all(|item| item.barred.is_some()));
    play.keys("\"undo\"");
    let screen = play.screen(80, 24);
    assert!(screen.contains("Not now: Nothing was done yet that could be taken back."), "{screen}");
    play.keys("enter");
    assert_eq!(play.status(), "Nothing was done yet that could be taken back.");
}

#[test]
fn name_key_and_sentence_are_searched() {
    for (typed, label) in [("title", "title and place"), ("f9", "reveal"), ("brightness", ""), ("half a minute", "")] {
        let mut play = Play::new("alignment-90");
        play.keys(&format!("ctrl-p {typed:?}"));
        let Some(Overlay::Pick(picker)) = play.model.overlays.last() else { panic!("the palette") };
        assert_eq!(picker.found().first().map_or("", |item| item.label.as_str()), label, "{typed}");
    }
    let mut play = Play::new("alignment-90");
    play.keys("ctrl-p \"forty-two\"");
    assert!(play.screen(80, 24).contains("Nothing is called that."));
    let mut play = Play::new("alignment-90");
    play.keys("ctrl-p \"shell until\"");
    let Some(Overlay::Pick(picker)) = play.model.overlays.last() else { panic!("the palette") };
    assert_eq!(picker.found()[0].label, "suspend");
}

/// Picks every row that is not barred, each on a fresh screen, in two steps that offer it: something must come of it.
#[test]
fn whatever_the_palette_offers_does_something() {
    let history = sample("tiny").desk().history().clone();
    let (mut dead, mut tried) = (Vec::new(), BTreeMap::<String, u8>::new());
    for back in 0..15 {
        let mut there = Play::open(history.clone());
        let there = there.keys(&"f7 ".repeat(back)).desk().history().clone();
        let fresh = || {
            let mut play = Play::open(there.clone());
            play.model.status = None;
            play.effects.clear();
            play
        };
        let before = fresh().screen(120, 40);
        let offered = items(&mut fresh());
        for (at, item) in offered.iter().enumerate().filter(|(_, item)| item.barred.is_none()) {
            let times = tried.entry(item.label.clone()).or_default();
            *times += 1;
            if *times > 2 {
                continue;
            }
            let mut play = fresh();
            play.keys(&format!("ctrl-p {}enter", "down ".repeat(at)));
            let asked = play.effects.iter().any(|effect| !matches!(effect, Effect::KeepDraft(_)));
            let told = play.model.status.is_some() || !play.model.overlays.is_empty();
            if !asked && !told && play.screen(120, 40) == before {
                dead.push(format!("{back} steps back: {}", item.label));
            }
        }
    }
    assert!(dead.is_empty(), "offered, and nothing comes of it:\n{}", dead.join("\n"));
}

/// What is said of the pack that was asked for.
fn told(outcome: Result<String, String>) -> tandem::tui::Msg {
    tandem::tui::Msg::Written { to: "~/.local/share/tandem/sessions/ward-6-pack.pdf".into(), outcome }
}

#[test]
fn the_pack_that_set_up_asks_for_is_a_command() {
    let mut play = Play::new("alignment-90");
    play.keys("ctrl-p").keys("\"print\"");
    let screen = play.screen(80, 24);
    assert!(screen.contains("print the pack"), "{screen}");
    play.keys("enter");
    let screen = play.screen(80, 24);
    assert!(screen.contains("for you alone"), "{screen}");
    play.keys("enter");
    let to = "~/.local/share/tandem/sessions/ward-6-pack.pdf".to_owned();
    assert_eq!(play.effects.last(), Some(&tandem::tui::Effect::Pack { to }), "beside the session");
    // What was wrong is said in the form, which stays.
    play.hear(told(Err("There is no folder there.".into())));
    let screen = play.screen(80, 24);
    assert!(screen.contains("There is no folder there.") && screen.contains("ward-6-pack.pdf"), "{screen}");
    play.keys("enter").hear(told(Ok("Written.".into())));
    assert!(play.model.overlays.is_empty());
    assert_eq!(play.status(), "Written.");
}

#[test]
fn a_file_is_written_once_and_a_form_that_was_left_is_no_other() {
    let writes = |play: &Play| play.effects.iter().filter(|effect| matches!(effect, tandem::tui::Effect::Pack { .. })).count();
    let mut play = Play::new("alignment-90");
    play.keys("ctrl-p \"print\" enter enter");
    assert!(play.screen(80, 24).contains("Writing …"), "{}", play.screen(80, 24));
    play.keys("enter enter");
    assert_eq!(writes(&play), 1, "a slow disk has it once");
    // Somebody goes on meanwhile: it is told where they are, and closes nothing that waits for nothing.
    play.keys("esc ctrl-p \"print\" enter");
    play.hear(told(Ok("Written.".into())));
    assert_eq!((play.model.overlays.len(), play.status()), (1, "Written."));
    play.keys("enter");
    assert_eq!(writes(&play), 2);
    // Help lies over the form when it is told: the form is closed all the same, or says what was wrong.
    play.keys("f1").hear(told(Err("There is no folder there.".into())));
    assert_eq!(play.model.overlays.len(), 2);
    play.keys("esc");
    assert!(play.screen(80, 24).contains("There is no folder there."), "{}", play.screen(80, 24));
    play.keys("enter f1").hear(told(Ok("Written.".into())));
    assert!(matches!(play.model.overlays[..], [tandem::tui::overlay::Overlay::Help(_)]), "{:?}", play.model.overlays.len());
}

#[test]
fn strike_is_found_by_what_somebody_wants_of_it() {
    for word in ["name", "erase", "delete", "remove", "strike"] {
        let mut play = Play::new("alignment-90");
        play.keys("f8 f8 f8 f8 f8").say("nur - Dr Patel is late").keys(&format!("ctrl-p \"{word}\""));
        let screen = play.screen(80, 24);
        let row = |line: &str| line.trim_matches(|c: char| !c.is_alphanumeric()).starts_with("strike ") && line.contains(" X ");
        assert!(screen.lines().any(row), "{word}: {screen}");
    }
}

#[test]
fn in_a_list_the_foot_names_enter_and_enter_alone_ends_nothing() {
    let mut play = Play::home();
    let screen = play.keys(":").screen(120, 40);
    assert!(screen.lines().last().unwrap().contains("Enter choose"), "{screen}");
    play.keys("enter");
    assert!(!play.effects.iter().any(|effect| matches!(effect, tandem::tui::Effect::Quit)), "the first command ends the program");
}

#[test]
fn a_list_longer_than_its_sheet_says_that_there_is_more() {
    let mut play = Play::new("alignment-90");
    let marks = |play: &mut Play| {
        let screen = play.screen(80, 24);
        (screen.contains('▴'), screen.contains('▾'))
    };
    play.keys(":");
    assert_eq!(marks(&mut play), (false, true));
    play.keys(&"pagedown ".repeat(20));
    assert_eq!(marks(&mut play), (true, false));
}

/// Whether nothing is entered any more by this, or something is gone.
fn undoes_work(item: &Item) -> bool {
    use Action::{DeleteSession, FinishNow, Quit, Remove, Strike};
    matches!(item.then, Then::Act(Quit | Strike | FinishNow | Remove | DeleteSession))
}

#[test]
fn what_removes_strikes_or_ends_comes_last_of_what_can_be_done() {
    let history = sample("morning-briefing").desk().history().clone();
    for back in 0..14 {
        let mut play = Play::open(history.clone());
        play.keys(&"f7 ".repeat(back)).keys("esc");
        let step = play.desk().workshop().current_step().unwrap().title.to_string();
        let can: Vec<Item> = items(&mut play).into_iter().filter(|item| item.barred.is_none()).collect();
        let first = can.iter().position(undoes_work).unwrap();
        assert!(first > 3 && can[first..].iter().all(undoes_work), "{step}");
        assert!(matches!(can.last().unwrap().then, Then::Act(Action::Quit)), "{step}");
    }
}
