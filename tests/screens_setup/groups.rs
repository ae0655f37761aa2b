//! *Set up*: who is here, how many, and how they are shown.

use insta::assert_snapshot;
use tandem::config::samples;
use tandem::store;
use tandem::workshop::{Bloc, Change, History, Presence, Shown};

use crate::harness::Play;
use crate::{group, middle};

fn sample() -> History {
    let text = samples::sample("morning-briefing").unwrap().text;
    store::interpret(std::path::Path::new("sample.ron"), text.as_bytes().to_vec()).unwrap().history
}

#[test]
fn a_new_session_stands_at_set_up_and_goes_on_without_a_question() {
    let mut play = Play::new("alignment-90");
    assert_snapshot!("set_up_80x24", middle(&mut play, 80, 24));
    assert_snapshot!("set_up_120x40", middle(&mut play, 120, 40));
    assert_snapshot!("set_up_200x60", middle(&mut play, 200, 60));
    assert_snapshot!("set_up_60x16", middle(&mut play, 60, 16));
    play.keys("f8");
    assert!(play.screen(80, 24).contains("Welcome and the promise"));
    assert!(play.model.overlays.is_empty());
}

#[test]
fn the_command_for_the_second_screen_and_the_name_stay_in_sight() {
    let mut play = Play::new("alignment-90");
    let screen = play.screen(80, 24);
    assert!(screen.contains("two, or one; in a second terminal: tandem present ward-6"), "{screen}");
    assert!(screen.contains("Morning briefing, Ward 6 · session ward-6"), "{screen}");
    play.keys("z z");
    assert_eq!(play.status(), "Two screens: type tandem present ward-6 in a second terminal.");
    assert!(play.screen(80, 24).contains("two; in a second terminal: tandem present ward-6"));
    play.keys("z");
    assert!(play.status().ends_with("z takes it back here."), "{}", play.status());
}

#[test]
fn a_long_question_and_a_long_title_take_the_rows_that_are_free() {
    let mut play = Play::new("alignment-90");
    let sentence = "From 1 February the nurse in charge, one doctor and the bed manager meet for ten minutes at eight at the board and agree who goes home";
    play.given(vec![Change::DescribeIntervention { sentence: tandem::workshop::Line::new(sentence), draft: true }]);
    let screen = play.screen(80, 24);
    assert!(screen.contains("who goes home (a draft)") && screen.contains("report to\n                     whom?"), "{screen}");
    let low = play.screen(60, 16);
    assert!(low.contains("Executive") && low.contains('…'), "the groups come first: {low}");
}

#[test]
fn what_can_be_done_to_a_group_stands_below_the_table_and_is_clicked() {
    let mut play = Play::new("alignment-90");
    let screen = play.screen(80, 24);
    for said in ["r rename", "D remove", "o presence", "J join", "group ", "code people", "shown to the room", "presence"] {
        assert!(screen.contains(said), "{said}: {screen}");
    }
    assert!(!screen.contains("joined, as one with"), "nobody is small yet");
    let y = screen.lines().position(|line| line.contains("D remove")).unwrap();
    let x = screen.lines().nth(y).unwrap().find("D remove").unwrap();
    play.click(u16::try_from(x).unwrap(), u16::try_from(y).unwrap());
    assert_eq!(play.workshop().groups().count(), 5);
    play.keys("2 enter");
    let screen = play.screen(80, 24);
    assert!(screen.contains("joined, as one with") && screen.contains("held, not at all"), "{screen}");
}

#[test]
fn people_are_counted_by_digits_and_enter_down_the_list() {
    let mut play = Play::new("alignment-90");
    play.keys("1 2 enter 4 enter 2 enter 0 2 enter 1");
    assert_snapshot!("set_up_counting_80x24", middle(&mut play, 80, 24));
    play.keys("enter");
    let people = |code| group(&play, code).people;
    assert_eq!([people("nur"), people("doc"), people("thp"), people("ward")], [Some(12), Some(4), Some(2), Some(0)]);
    assert_eq!([people("gen"), people("exec")], [Some(2), Some(1)]);
    assert_eq!(group(&play, "nur").presence, Presence::Present);
    assert_eq!(group(&play, "ward").presence, Presence::Absent);
}

#[test]
fn a_number_typed_again_before_the_start_puts_the_first_right_and_later_it_only_grows() {
    let mut play = Play::new("alignment-90");
    play.keys("2 enter k # backspace 8 enter");
    assert_eq!((group(&play, "nur").people, group(&play, "nur").size), (Some(8), Some(8)));
    play.keys("k # backspace 2 enter");
    assert_eq!((group(&play, "nur").people, group(&play, "nur").size), (Some(2), Some(2)));
    play.keys("f8 tab k k k k k # backspace 6 enter k # backspace 2 enter");
    assert_eq!((group(&play, "nur").people, group(&play, "nur").size), (Some(2), Some(6)));
}

#[test]
fn what_is_no_number_is_said_and_the_field_stays() {
    let mut play = Play::new("alignment-90");
    play.keys("1 \"x\" enter");
    assert!(play.screen(80, 24).contains("a number, such as 6, or nothing"));
    play.keys("backspace enter");
    assert_eq!(group(&play, "nur").people, Some(1));
}

#[test]
fn a_small_group_chooses_how_it_is_shown_and_a_large_one_need_not() {
    let mut play = Play::new("alignment-90");
    play.keys("2 enter 2 enter 6 enter k k k");
    assert_eq!(play.desk().small_group_state(group(&play, "nur").id), Some(Shown::Joined));
    play.keys("h");
    assert_eq!(group(&play, "nur").choice, Some(Shown::Held));
    assert_eq!(play.desk().small_group_state(group(&play, "doc").id), Some(Shown::Held));
    assert!(play.screen(80, 24).contains("held: small, not shown"));
    play.keys("h");
    assert_eq!(group(&play, "nur").choice, Some(Shown::Open));
    assert!(play.model.overlays.is_empty(), "nothing is shown yet: nothing to ask");
    play.keys("h");
    assert_eq!(group(&play, "nur").choice, Some(Shown::Joined));
    play.keys("j j h");
    assert_eq!(group(&play, "thp").choice, None);
    assert!(play.status().contains("not small"));
}

#[test]
fn after_the_scores_were_shown_a_small_group_goes_on_the_wall_alone_only_when_asked_for_twice() {
    let mut play = Play::open(sample());
    let at = crate::harness::NOW.parse().unwrap();
    play.given(vec![Change::EnterStep { step: "setup".into(), at, used: 0 }]);
    play.desk_mut().settle_in();
    play.keys("k k k k k k k k k k k k");
    let is_there = |play: &Play| play.desk().group_at_cursor().is_some_and(|group| &*group.code == "exe");
    for _ in 0..12 {
        if !is_there(&play) {
            play.keys("j");
        }
    }
    assert!(is_there(&play), "the cursor reaches the executive");
    play.keys("h");
    assert_eq!(group(&play, "exe").choice, Some(Shown::Held), "the first press shows nothing");
    play.keys("h");
    let screen = play.screen(80, 24);
    assert!(screen.contains("Show Executive on its own?") && screen.contains("Yes, they agreed"), "{screen}");
    play.keys("enter");
    assert_eq!(group(&play, "exe").choice, Some(Shown::Held), "No stands chosen");
    play.keys("h h");
    assert_eq!(group(&play, "exe").choice, Some(Shown::Held), "the same key again is no answer");
    play.keys("y");
    assert_eq!(group(&play, "exe").choice, Some(Shown::Open));
    play.keys("h");
    assert_eq!(group(&play, "exe").choice, Some(Shown::Joined));
}

#[test]
fn side_presence_name_and_place_on_the_list_have_a_key_each() {
    let mut play = Play::new("alignment-90");
    play.keys("b");
    assert_eq!(group(&play, "nur").bloc, Bloc::Managerial);
    assert_eq!(play.desk().group_at_cursor().map(|group| group.name.to_string()), Some("Nurses".into()));
    play.keys("o");
    assert_eq!(group(&play, "nur").presence, Presence::Present);
    play.keys("r ctrl-u \"Ward nurses\" enter");
    assert_eq!(&*group(&play, "nur").name, "Ward nurses");
    play.keys("D");
    assert_eq!(play.workshop().groups().count(), 5);
    play.keys("u");
    assert_eq!(play.workshop().groups().count(), 6);
}

#[test]
fn a_group_is_added_joined_and_split() {
    let mut play = Play::new("alignment-90");
    play.keys("A \"Porters\"");
    assert_snapshot!("add_group_80x24", middle(&mut play, 80, 24));
    play.keys("enter");
    assert_snapshot!("add_group_side_80x24", middle(&mut play, 80, 24));
    play.keys("enter 3 enter");
    assert_eq!(play.status(), "Porters: clinical, here.");
    assert_eq!((group(&play, "por").people, group(&play, "por").presence), (Some(3), Presence::Present));
    assert_eq!(play.desk().group_at_cursor().map(|group| group.name.to_string()), Some("Porters".into()));
    play.keys("J \"nurses\" enter");
    assert!(play.workshop().groups().all(|group| &*group.name != "Porters"));
    play.keys("g T \"Night nurses\" enter enter 2 enter");
    assert_eq!(group(&play, "night").people, Some(2));
    assert_eq!(group(&play, "nur").people, Some(1));
}

#[test]
fn enter_stops_at_the_side_of_a_new_group_and_the_sentence_names_it() {
    let mut play = Play::new("alignment-90");
    play.keys("j j j");
    assert_eq!(play.desk().group_at_cursor().map(|group| group.bloc), Some(Bloc::Managerial));
    play.keys("A \"Night staff\" enter");
    let screen = play.screen(80, 24);
    assert!(screen.contains("managerial") && screen.contains("← → choose"), "{screen}");
    play.keys("left enter");
    assert!(play.screen(80, 24).contains("Enter done"), "People here ends the form");
    play.keys("enter");
    assert_eq!(play.status(), "Night staff: clinical, expected.");
    assert_eq!(group(&play, "night").bloc, Bloc::Clinical);
}

#[test]
fn no_column_is_headed_by_an_embarrassing_code() {
    let mut play = Play::new("alignment-90");
    for name in ["Night staff", "Assistants", "Dietitians"] {
        play.keys("A").say(name).keys("enter enter");
    }
    let codes: Vec<String> = play.workshop().groups().map(|group| group.code.to_string()).collect();
    assert!(["night", "assi", "diet"].iter().all(|code| codes.iter().any(|found| found == code)), "{codes:?}");
    play.keys("m");
    let screen = play.screen(120, 40);
    let words = |line: &str| line.split_whitespace().any(|word| ["nig", "ass", "die"].contains(&word));
    assert!(screen.contains("night") && !screen.lines().any(words), "{screen}");
}

#[test]
fn of_a_group_that_nobody_is_here_of_it_is_not_said_that_nobody_counted_it() {
    let mut play = Play::new("alignment-90");
    play.keys("0 k h");
    assert!(play.status().contains(": nobody is here, so nothing is chosen"), "{}", play.status());
}

#[test]
fn how_small_groups_are_shown_is_never_broken_off_and_says_why_it_is_held() {
    for groups in 6..=9 {
        let mut play = Play::new("alignment-90");
        for more in 6..groups {
            play.keys("A").say(&format!("Porters {more}")).keys("enter enter enter enter");
        }
        assert_eq!(play.workshop().groups().count(), groups);
        play.keys("g 1 enter g");
        let screen = play.screen(80, 24);
        if screen.contains("h turns how") {
            assert!(screen.contains("if they agreed."), "{groups}: {screen}");
        }
        assert!(screen.contains("held: too few to join"), "{screen}");
        play.keys("h");
        assert!(play.screen(80, 24).contains("held: small, not shown"));
    }
}

#[test]
fn who_has_left_is_not_counted_as_here() {
    let mut play = Play::new("alignment-90");
    play.keys("6 enter 4 enter");
    assert!(play.screen(80, 24).contains("10 people here"));
    play.keys("g o o");
    assert_eq!(group(&play, "nur").presence, Presence::Left);
    assert!(play.screen(80, 24).contains(" 4 people here"), "{}", play.screen(80, 24));
}

#[test]
fn a_time_and_days_are_read_as_they_are_said_and_the_sentence_says_what_they_became() {
    let mut play = Play::new("alignment-90");
    play.keys("t tab tab tab");
    play.keys("ctrl-u \"4.30\" enter");
    let screen = play.screen(80, 24);
    assert!(screen.contains("Finish by: is that 04:30 or 16:30? Type 16:30 or 04:30."), "{screen}");
    play.keys("ctrl-u \"4.30pm\" tab tab");
    assert!(play.screen(80, 24).contains("such as +28, fri or 2027-03-01"), "{}", play.screen(80, 24));
    play.keys("ctrl-u \"2026-12-25\"");
    while !play.model.overlays.is_empty() {
        play.keys("enter");
    }
    assert_eq!(play.workshop().finish_by.map(|time| time.to_string()), Some("16:30:00".into()));
    assert_eq!(play.status(), "Next look: Fri 25 Dec 2026. Finish by 16:30.");
    play.keys("t tab tab tab tab tab ctrl-u \"2027-01-01\"");
    while !play.model.overlays.is_empty() {
        play.keys("enter");
    }
    assert_eq!(play.status(), "Next look: Friday 1 January 2027.");
}
