//! *What first?*: the shortlist, slips by side, what both put high, what is chosen.

use insta::assert_snapshot;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tandem::widget::theme::{Depth, ThemeName};
use tandem::workshop::{Bloc, FactorId};

use crate::{Play, briefing_at, three_sizes};

fn dots(play: &Play, at: usize, side: Bloc) -> u32 {
    let id = play.workshop().shortlist[at - 1];
    play.workshop().dots_of(id, |bloc| bloc == side)
}

/// Two slips of either side, keyed as they come.
fn with_slips() -> Play {
    let mut play = briefing_at("first");
    play.say("4 4 7").say("4 2 1").say("2 4 4").keys("tab").say("4 4 2").say("4 9 4").say("2 4 1");
    play
}

#[test]
fn an_empty_list_says_all_of_what_fills_it() {
    let mut play = Play::new("alignment-90");
    play.keys(&"f8 ".repeat(11));
    let words = |play: &mut Play| play.screen(80, 24).split_whitespace().collect::<Vec<_>>().join(" ");
    let screen = words(&mut play);
    assert!(screen.contains("goes back, step by step."), "{screen}");
    play.keys(&"f7 ".repeat(6)).say("doc - another meeting").keys(&"f8 ".repeat(6)).keys("esc D");
    let screen = words(&mut play);
    assert!(screen.contains("adds a barrier."), "{screen}");
}

#[test]
fn where_there_is_room_the_list_cuts_no_words_and_a_click_finds_its_row() {
    let mut play = briefing_at("right");
    play.keys("f8 esc");
    let screen = play.screen(120, 40);
    let list = screen.lines().skip_while(|line| !line.contains("Shortlist 12")).filter_map(|line| line.split_once('│'));
    assert!(list.map(|(_, row)| row).all(|row| !row.contains('…')), "{screen}");
    let last = play.workshop().shortlist.len();
    let row = screen.lines().position(|line| line.contains(&format!(" {last}   Clashes"))).unwrap();
    play.click(60, u16::try_from(row).unwrap());
    assert_eq!(play.desk().cursors.dots + 1, last, "{screen}");
}

#[test]
fn entering_proposes_a_shortlist_in_one_commit() {
    let mut play = briefing_at("right");
    let before = play.desk().history().last_seq();
    play.keys("f8");
    assert_eq!(play.workshop().shortlist.len(), 12);
    assert_eq!(play.desk().history().last_seq(), before + 2, "the step, and the list");
    assert!(play.status().starts_with("12 barriers are proposed."));
    assert_snapshot!(three_sizes(&mut play));
    play.keys("f7 f8");
    assert_eq!(play.desk().history().last_seq(), before + 4, "a list that is there stays");
}

#[test]
fn slips_are_keyed_for_the_side_shown_and_tab_changes_it() {
    let mut play = briefing_at("right");
    play.keys("f8").say("4 4 7");
    assert_eq!((dots(&play, 4, Bloc::Clinical), dots(&play, 7, Bloc::Clinical)), (2, 1));
    assert_eq!(play.status(), "Clinical slip 1.");
    play.keys("tab \"4 7\"");
    assert!(play.screen(80, 24).contains("managerial slip  2 of 3 dots"));
    play.keys("enter").say("c 1");
    assert_eq!((dots(&play, 4, Bloc::Managerial), dots(&play, 1, Bloc::Clinical)), (1, 1));
    play.keys("\"13\"");
    assert!(play.screen(80, 24).contains("“13” is not on the shortlist"));
}

#[test]
fn undo_takes_the_last_slip_back() {
    let mut play = briefing_at("right");
    play.keys("f8").say("4 4 7").say("1 2 3");
    assert_eq!(play.workshop().slips().count(), 2);
    play.keys("ctrl-_");
    assert_eq!(play.workshop().slips().count(), 1);
    assert_eq!(dots(&play, 1, Bloc::Clinical), 0);
    play.keys("ctrl-r");
    assert_eq!(dots(&play, 1, Bloc::Clinical), 1);
}

#[test]
fn what_both_sides_put_high_is_said_and_taken_with_one_key() {
    let mut play = briefing_at("right");
    play.keys("f8").say("4 4 7").say("4 2 1").say("2 4 4").keys("tab");
    assert!(play.screen(120, 40).contains("No managerial slips yet."));
    play.say("4 4 2").say("4 9 4").say("2 4 1");
    assert!(play.screen(80, 24).contains("High on both sides: numbers 1, 2, 4"));
    play.keys("esc t");
    let list = &play.workshop().shortlist;
    assert_eq!(play.workshop().chosen, [list[3], list[1], list[0]]);
    assert_snapshot!(three_sizes(&mut play));
}

#[test]
fn choosing_and_taking_off_act_on_the_row_under_the_cursor() {
    let mut play = briefing_at("right");
    play.keys("f8").say("4 4 7").keys("esc j *");
    let second = play.workshop().shortlist[1];
    assert_eq!(play.workshop().chosen, [second]);
    play.keys("*");
    assert_eq!(play.workshop().chosen, Vec::<FactorId>::new());
    play.keys("D");
    assert_eq!(play.workshop().shortlist.len(), 11);
    assert!(!play.workshop().shortlist.contains(&second));
    assert!(play.status().contains("numbers after it moved up"));
    assert_eq!(dots(&play, 3, Bloc::Clinical), 2, "dots belong to the barrier, not to its number");
    play.keys("s");
    assert_snapshot!(play.screen(80, 24));
    play.keys("enter");
    assert_eq!(play.workshop().shortlist.len(), 12);
}

#[test]
fn the_room_sees_dots_only_when_shown_and_a_small_side_as_one_total() {
    let mut play = with_slips();
    assert!(play.screen(120, 40).contains("The room sees no dots yet"));
    play.keys("f9 s");
    assert!(!play.screen(120, 40).contains("The room sees no dots yet"));
    let managers: Vec<_> = play.workshop().groups().filter(|group| group.bloc == Bloc::Managerial).map(|g| g.id).collect();
    let absent = tandem::workshop::Presence::Left;
    play.given(managers[1..].iter().map(|id| tandem::workshop::Change::SetPresence { id: *id, presence: absent }).collect());
    assert!(play.screen(120, 40).contains("The room sees one total"));
}

#[test]
fn a_list_that_is_empty_when_a_session_is_opened_is_proposed_on_a_key() {
    let mut play = briefing_at("first");
    assert!(play.workshop().shortlist.is_empty());
    assert!(play.screen(80, 24).contains("Nothing is on the list yet: Esc t proposes one"));
    play.keys("esc t");
    assert_eq!(play.workshop().shortlist.len(), 12);
}

#[test]
fn on_one_screen_what_both_put_high_is_chosen_by_words_once_the_room_has_seen_the_dots() {
    let mut play = briefing_at("right");
    play.keys("f8").say("4 4 7").say("4 2 1").say("2 4 4").keys("tab").say("4 4 2").say("4 9 4").say("2 4 1");
    play.keys("f5 esc t");
    let screen = play.screen(80, 24);
    assert!(screen.contains("The room has not seen the dots: R shows them"), "{screen}");
    assert!(play.workshop().chosen.is_empty());
    play.keys("R s t");
    let chosen = play.workshop().chosen.iter().filter_map(|id| play.workshop().factor(*id));
    let words: Vec<String> = chosen.map(|point| point.text.to_string()).collect();
    let screen = play.screen(200, 60);
    let said = screen.lines().last().unwrap();
    assert!(words.len() == 3 && words.iter().all(|words| said.contains(words.as_str())), "{screen}");
    assert!(said.contains("Chosen: ") && !said.contains('•'), "{said}");
}

/// *What first?* after a round in which doctors said *same for us* to a point of the nurses; the executive is one person.
fn said_by_two() -> Play {
    let mut play = Play::new("alignment-90");
    play.keys("G # \"1\" enter f8 f8 f8 f8 f8");
    play.say("nur - handover takes longer #time").say("doc =").say("thp - no cover #cover").say("exec - too slow #time");
    play.keys("f8 f8 f8 f8 f8 f8");
    play
}

#[test]
fn what_two_groups_say_in_the_same_words_stands_on_the_list_once_with_both() {
    let mut play = said_by_two();
    let screen = play.screen(80, 24);
    assert_eq!(screen.matches("handover takes longer").count(), 1, "{screen}");
    let row = screen.lines().find(|line| line.contains("handover takes longer")).unwrap();
    assert!(row.contains("nur, doc") || row.contains("doc, nur"), "{screen}");
    play.keys("f5");
    let room = play.screen(80, 24);
    assert_eq!(room.matches("handover takes longer").count(), 1, "{room}");
    assert!(room.contains("handover takes longer · Nurses, Doctors") || room.contains("· Doctors, Nurses"), "{room}");
}

#[test]
fn what_the_room_does_not_see_is_not_proposed_and_cannot_be_added() {
    let mut play = said_by_two();
    assert!(!play.screen(80, 24).contains("too slow"), "{}", play.screen(80, 24));
    assert_eq!(play.workshop().shortlist.len(), 2);
    play.keys("esc s");
    let screen = play.screen(80, 24);
    assert!(screen.contains("too slow") && screen.contains("Held: the room does not see it."), "{screen}");
}

#[test]
fn words_that_were_mended_are_a_point_of_their_own_again() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 f8 f8 f8");
    play.say("nur - handover takes longer #time").say("doc =").keys("up ctrl-u").say("doc - handover at eight #time");
    play.keys("f8 f8 f8 f8 f8 f8");
    assert_eq!(play.workshop().shortlist.len(), 2, "{}", play.screen(80, 24));
}

#[test]
fn a_listed_point_whose_group_is_held_later_is_told_of() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 f8 f8 f8").say("nur - late results").say("exec - too slow").keys("f8 f8 f8 f8 f8 f8");
    assert!(!play.screen(80, 24).contains("Held"));
    play.keys("esc tab tab G # \"1\" enter tab");
    let screen = play.screen(80, 24);
    assert!(screen.contains("–  held: not on the room’s list, so without a number. D takes it off."), "{screen}");
}

/// The room's list as number and words, read off its screen.
fn room_list(play: &mut Play) -> Vec<(usize, String)> {
    let room = tandem::room::Room::of(play.workshop());
    let theme = tandem::widget::theme::Theme::embedded(ThemeName::Plain, Depth::Ansi16);
    let words = tandem::config::language::english();
    let moment = tandem::room::Moment::new(&words);
    let stage = tandem::present::Stage { theme: &theme, moment, turned: 0, framed: true, turns: "", remark: "" };
    // Not so wide that the list is in cards.
    let mut buf = Buffer::empty(Rect::new(0, 0, 99, 39));
    let area = buf.area;
    tandem::present::draw(&room, &tandem::room::Spotlight::default(), &stage, area, &mut buf);
    let screen = crate::harness::text_of(&buf);
    let row = |line: &str| {
        let (number, words) = line.trim_start().split_once(' ')?;
        Some((number.parse().ok()?, words.trim().split(" · ").next()?.to_owned()))
    };
    screen.lines().filter_map(row).collect()
}

#[test]
fn every_number_keyed_is_the_one_that_the_room_reads_also_when_a_group_is_held_meanwhile() {
    let mut play = briefing_at("right");
    play.keys("f8");
    let held = |play: &Play| {
        let mut of = play.workshop().shortlist.iter().filter_map(|id| play.workshop().factor(*id)).map(|factor| factor.group);
        let small = |id: &tandem::workshop::GroupId| play.workshop().group(*id).is_some_and(tandem::workshop::Group::is_small);
        of.rfind(small).expect("a small group's barrier on the list")
    };
    for meanwhile in [false, true] {
        if meanwhile {
            let id = held(&play);
            play.given(vec![tandem::workshop::Change::ChooseShown { id, shown: Some(tandem::workshop::Shown::Held) }]);
            let screen = play.screen(120, 40);
            assert!(screen.contains("–  held: not on the room’s list, so without a number"), "{screen}");
        }
        let list = room_list(&mut play);
        assert!(list.len() >= 8 && list.iter().map(|(number, _)| *number).eq(1..=list.len()), "{list:?}");
        assert_eq!(list.len() < play.workshop().shortlist.len(), meanwhile);
        for (number, words) in list {
            play.say(&number.to_string());
            let last = play.workshop().slips().last().unwrap().picks.clone();
            assert_eq!(play.workshop().factor(last[0]).unwrap().text.as_str(), words);
            let screen = play.screen(160, 40);
            assert!(screen.lines().any(|line| line.contains(&format!("{number} ")) && line.contains(&words)), "{screen}");
        }
    }
}

#[test]
fn what_high_means_is_whole_at_80_columns() {
    let mut play = briefing_at("right");
    play.keys("f8");
    play.say("4 4 7").say("4 2 1").say("2 4 4").keys("tab").say("4 4 2").say("4 9 4").say("2 4 1");
    for (columns, rows) in [(80, 24), (120, 40)] {
        let screen = play.screen(columns, rows);
        assert!(screen.contains("High: with each side’s even share of its dots or more."), "{screen}");
    }
}

#[test]
fn without_a_list_every_key_says_what_is_missing_and_where_it_is_done() {
    let mut play = Play::new("alignment-90");
    play.keys(&"f8 ".repeat(11));
    let missing = "No barrier was captured yet: they are typed in “Round the room”. F7 goes back, step by step.";
    assert!(play.screen(120, 40).contains(missing), "{}", play.screen(120, 40));
    let screen = play.screen(80, 24);
    assert!(screen.contains("othing is on the list yet  "), "{screen}");
    play.say("1 2");
    assert_eq!(play.status(), missing);
    play.keys("ctrl-c esc");
    for key in ["t", "s", "*", "enter", "D"] {
        play.keys("esc").keys(key);
        assert!(
            play.status().starts_with("No barrier was captured yet: they are typed in “Round the room”."),
            "{key}: {}",
            play.status()
        );
        assert!(play.model.overlays.is_empty());
    }
}
