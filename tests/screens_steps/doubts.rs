//! What a newcomer stumbled over: words that follow what is lit, counts that are true, undo that shows what it undid.

use tandem::tui::msg::Msg;
use tandem::workshop::{Bloc, Evidence, Presence, StepKind};

use crate::{Play, briefing_at, row};

fn script(play: &mut Play) -> String {
    play.screen(120, 40).lines().skip(2).take(4).collect::<Vec<_>>().join("\n")
}

/// The round, with the nurses' turn.
fn round() -> Play {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 f8 f8 f8");
    play
}

#[test]
fn what_to_say_follows_what_is_lit() {
    let mut play = briefing_at("reading");
    let first = script(&mut play);
    assert!(first.contains("Is it the same thing you want?"), "{first}");
    play.keys(".");
    assert!(script(&mut play).contains("one side gains what the other side pays for"), "{}", script(&mut play));
    play.keys("down right f");
    let lit = play.desk().spotlight.theme.and_then(|id| play.workshop().theme(id)).unwrap().name.to_string();
    assert!(script(&mut play).contains(&format!("“{lit}")), "{lit}: {}", script(&mut play));
    assert!(!script(&mut play).contains("gains"));
}

#[test]
fn a_heading_of_one_group_means_the_same_to_nobody_else() {
    let mut play = round();
    play.say("nur + fewer bleeps #time").say("nur - late results #time").say("doc - no beds #flow").say("gen - no beds #flow");
    play.keys("f8 f8 f8 f8");
    assert_eq!(play.desk().step_kind(), StepKind::Reading);
    play.keys("g l f y");
    assert!(play.status().contains("nobody brought it yet"), "{}", play.status());
    play.keys("j f y");
    assert!(play.status().contains("only Nurses brought it"), "{}", play.status());
    assert!(play.workshop().themes().all(|theme| theme.meaning == tandem::workshop::Meaning::NotChecked));
    play.keys("j j f y");
    assert!(play.status().contains("the same meaning to all"), "{}", play.status());
}

#[test]
fn tidy_up_speaks_of_a_pair_only_where_there_is_one() {
    let mut play = round();
    play.say("nur + fewer bleeps").keys("f8");
    let said = script(&mut play);
    assert!(!said.contains("these two") && said.contains("no heading yet"), "{said}");
    play.keys("f7").say("nur + fewer bleeps please").keys("f8");
    assert!(script(&mut play).contains("Nurses, these two are both yours."));
}

#[test]
fn a_figure_typed_while_capturing_is_no_slip() {
    let mut play = round();
    play.say("doc - late results !4").say("doc + fewer bleeps").keys("f8 f8");
    let doctors = play.desk().group.unwrap();
    assert_eq!(play.desk().scored_of(doctors), (0, 2));
    play.say("0 0 0 2 0");
    assert_eq!(play.desk().scored_of(doctors), (1, 2));
}

#[test]
fn undo_goes_to_what_it_undid() {
    let mut play = round();
    play.say("nur + fewer bleeps").say("nur - late results").say("doc - no beds").keys("f8 f8");
    play.say("0 0 0 0 3").say("0 0 0 3 0");
    let nurses = play.desk().group.unwrap();
    play.keys("tab ctrl-_");
    assert_eq!((play.desk().group, play.desk().cursors.card), (Some(nurses), 1));
    play.keys("tab ctrl-r");
    assert_eq!((play.desk().group, play.desk().cursors.card), (Some(nurses), 1));
}

#[test]
fn redo_in_a_long_list_shows_what_came_back() {
    let mut play = round();
    play.say("nur + the first of all");
    for number in 0..40 {
        play.say(&format!("gen - reason {number}"));
    }
    play.keys("f8 f7 esc g D");
    assert!(play.status().contains("Removed"), "{}", play.status());
    play.keys("i \"x\" backspace");
    assert!(!play.screen(80, 24).contains("the first of all"));
    play.keys("ctrl-_");
    assert!(play.screen(80, 24).contains("the first of all"), "{}", play.screen(80, 24));
}

#[test]
fn undo_of_a_slip_turns_to_its_side() {
    let mut play = briefing_at("first");
    play.keys("esc s enter esc i").say("1");
    let side = play.desk().slip_side;
    play.keys("tab");
    assert_ne!(play.desk().slip_side, side);
    play.keys("ctrl-_");
    assert_eq!((play.desk().slip_side, side), (Bloc::Clinical, Bloc::Clinical));
}

#[test]
fn more_slips_than_people_is_said_loudly_before_and_after() {
    let mut play = briefing_at("score");
    play.keys("\"9 9 9 9 9\"");
    let screen = play.screen(80, 24);
    assert!(screen.contains("45 slips, 6 people: more slips than people"), "{screen}");
    play.keys("enter");
    assert!(play.status().contains("45 slips, 6 people"));
    assert!(row(&mut play, "45 for 6 !").contains(" 1  +"));
}

#[test]
fn so_few_people_agree_one_figure() {
    let mut play = round();
    play.say("exec - nobody believes it").keys("f7 f7 f7 f7 f7 0");
    play.keys("f8 f8 f8 f8 f8 f8 f8");
    let group = play.workshop().groups().find(|group| &*group.code == "exec").unwrap().id;
    play.given(vec![tandem::workshop::Change::CountPeople { id: group, people: Some(2) }]);
    play.keys("\"0 0 0 1 1\"");
    assert!(play.screen(80, 24).contains("so few agree one figure, such as 4"), "{}", play.screen(80, 24));
}

#[test]
fn a_guess_that_the_group_scores_itself_is_a_guess_no_more() {
    let mut play = round();
    play.say("doc - they fear it takes longer @assumed").keys("f8 f8");
    let doctors = play.desk().group.unwrap();
    play.given(vec![tandem::workshop::Change::SetPresence { id: doctors, presence: Presence::Present }]);
    play.say("0 0 1 2 0");
    let point = play.workshop().factors().next().unwrap().clone();
    assert_eq!((point.evidence, point.strength()), (Evidence::Heard, Some(4.0)));
    assert!(play.status().contains("no guess any more"), "{}", play.status());
    play.keys("ctrl-_");
    let point = play.workshop().factors().next().unwrap().clone();
    assert_eq!((point.evidence, point.strength()), (Evidence::Assumed, None));
}

#[test]
fn figures_given_for_a_group_that_is_not_here_leave_a_guess_a_guess() {
    let mut play = round();
    play.say("doc - they fear it takes longer @assumed").keys("f8 f8");
    let doctors = play.desk().group.unwrap();
    play.given(vec![tandem::workshop::Change::SetPresence { id: doctors, presence: Presence::Absent }]);
    play.say("4");
    assert_eq!(play.workshop().factors().next().unwrap().evidence, Evidence::Assumed);
}

#[test]
fn one_screen_at_the_close_asks_for_no_point() {
    let mut play = briefing_at("close");
    play.keys("f5");
    let screen = play.screen(80, 24);
    assert!(!play.desk().line_focused() && screen.contains("press i to type"), "{screen}");
    assert!(!screen.contains("what makes it worth it, or"), "{screen}");
}

#[test]
fn a_line_that_only_waits_does_not_stand_before_the_room() {
    let mut play = round();
    play.keys("\"doc - foo #tmie\" enter f8 f8 f8 f5");
    let screen = play.screen(80, 24);
    assert!(screen.contains("press i to go on typing") && !screen.contains("foo"), "{screen}");
    play.keys("i");
    assert!(play.screen(80, 24).contains("foo"));
}

#[test]
fn one_screen_says_how_to_get_back() {
    let mut play = round();
    play.keys("f5 esc i \"x\" backspace");
    assert!(play.screen(80, 24).contains("F5 your own screen"), "{}", play.screen(80, 24));
}

#[test]
fn without_an_action_it_says_why_all_groups_stand_there() {
    let mut play = Play::new("alignment-90");
    for _ in 0..13 {
        play.keys("f8");
    }
    assert_eq!(play.desk().step_kind(), StepKind::Stand);
    assert!(play.screen(80, 24).contains("No action yet, so all groups stand here."), "{}", play.screen(80, 24));
}

#[test]
fn a_rescue_can_be_found_by_what_is_on_the_screen() {
    let said = |folders: usize| {
        let mut play = round();
        let path = format!("/media/usb/{}ward-6.rescue-1.ron", "a-long-name-of-a-folder/".repeat(folders));
        play.hear(Msg::MovedToRescue { path: path.clone() });
        let screen = play.screen(80, 24);
        let foot: Vec<&str> = screen.lines().rev().take(3).map(str::trim).collect();
        (path, foot.into_iter().rev().collect::<String>())
    };
    let (path, foot) = said(3);
    assert!(foot.contains(&path), "{foot}");
    let (_, foot) = said(12);
    assert!(foot.contains("/media/usb/") && foot.contains("/ward-6.rescue-1.ron"), "{foot}");
}

#[test]
fn the_promise_names_who_gets_the_report_or_that_it_is_agreed_here() {
    let mut play = Play::new("alignment-90");
    play.keys("f8");
    let screen = play.screen(120, 40);
    assert!(!screen.contains("....") && screen.contains("goes to the people we agree on here."), "{screen}");
}

#[test]
fn what_is_said_aloud_tells_nothing_of_a_group_that_is_held() {
    for held in [true, false] {
        let people = if held { "1" } else { "3" };
        let mut play = Play::new("alignment-90");
        play.keys(&format!("G # {people:?} enter f8 f8 f8 f8 f8"));
        play.say("nur + fewer bleeps #time !5").say("doc + home on time #time !4").say("exec - too slow #time !5");
        play.keys("f8 f8 f8").keys("f9 s f8");
        assert_eq!(play.desk().step_kind(), StepKind::Reading);
        let mut said = String::new();
        for _ in 0..10 {
            said.push_str(&script(&mut play));
            play.keys("esc .");
        }
        assert_eq!(said.contains("one side gains"), !held, "{said}");
    }
}

#[test]
fn the_close_counts_the_points_that_the_report_has() {
    let mut play = Play::new("alignment-90");
    play.keys("G # \"1\" enter f8 f8 f8 f8 f8");
    play.say("nur + fewer bleeps").say("nur - late results").say("exec - too slow");
    while play.desk().step_kind() != StepKind::Close {
        play.keys("f8");
    }
    assert!(play.screen(80, 24).contains("2 points by group"), "{}", play.screen(80, 24));
}

#[test]
fn where_the_room_may_have_pages_the_foot_names_the_key_that_turns_them() {
    for step in ["tidy", "picture", "first", "move", "stand"] {
        let mut play = briefing_at(step);
        play.keys("esc");
        for (columns, rows) in [(80, 24), (120, 40)] {
            let screen = play.screen(columns, rows);
            assert!(screen.lines().last().unwrap().contains("> room’s page"), "{step}\n{screen}");
        }
    }
    let mut play = briefing_at("right");
    play.keys("f7 f7");
    assert!(play.screen(120, 40).contains("beat 1 of 3") || play.screen(120, 40).contains("does not see"));
}
