//! *How much does it matter?*: cards, tallies, headings that a group did not raise.

use insta::assert_snapshot;
use tandem::tui::desk::CardRow;
use tandem::workshop::{Basis, Kind};

use crate::{Play, briefing_at, row, three_sizes};

/// Goes on until this group has the turn.
fn turn_to(play: &mut Play, code: &str) {
    for _ in 0..9 {
        let group = play.desk().group.unwrap();
        if &*play.workshop().group(group).unwrap().code == code {
            return;
        }
        play.keys("tab");
    }
    panic!("no group {code}");
}

#[test]
fn the_caret_is_on_the_first_point_that_is_not_scored() {
    let mut play = briefing_at("score");
    assert!(play.desk().line_focused());
    assert!(matches!(play.desk().card_row(), Some(CardRow::Point(1, _))));
    assert_snapshot!(three_sizes(&mut play));
}

#[test]
fn a_line_a_point_goes_down_the_card() {
    let mut play = briefing_at("score");
    play.say("0 0 1 2 3").say("0 0 0 2 4");
    let nurses = play.desk().group.unwrap();
    let strengths: Vec<_> = play.workshop().factors_of(nurses).map(tandem::room::Factor::strength).collect();
    assert_eq!(strengths[..3], [Some(4.5), Some(5.0), None]);
    assert!(matches!(play.desk().card_row(), Some(CardRow::Point(3, _))));
    assert_eq!(play.desk().scored_of(nurses).0, 2);
    assert_eq!(play.status(), "");
    play.keys("down down up");
    assert!(matches!(play.desk().card_row(), Some(CardRow::Point(4, _))));
}

#[test]
fn a_sum_that_does_not_match_is_marked_before_and_after_enter_and_never_refused() {
    let mut play = briefing_at("score");
    play.keys("\"0 0 1 2 1\"");
    assert!(row(&mut play, "4 slips, 6 people").contains("> 0 0 1 2 1"));
    assert!(play.screen(80, 24).contains("4 slips, 6 people"));
    play.keys("enter");
    assert!(row(&mut play, "4 of 6 in").contains(" 1  +"));
    assert_eq!(play.status(), "Written down: 4 slips, 6 people.");
}

#[test]
fn what_cannot_be_read_says_so_at_eighty_columns() {
    let mut play = briefing_at("score");
    play.keys("\"3 5 x\"");
    assert!(play.screen(80, 24).contains("“x” is not a count: five of them, like 3 5 2 0 1"));
    play.keys("enter");
    assert!(play.workshop().factors().all(|factor| factor.tally.is_none()));
}

#[test]
fn not_relevant_and_dont_know_are_columns_of_their_own() {
    let mut play = briefing_at("score");
    turn_to(&mut play, "thp");
    play.say("0 0 2 1 0 n1").say("0 0 1 1 2").say("1 1 1 d1");
    assert_snapshot!(three_sizes(&mut play));
}

#[test]
fn a_small_group_agrees_one_figure() {
    let mut play = briefing_at("score");
    turn_to(&mut play, "con");
    assert!(play.screen(80, 24).contains("type 4"));
    play.say("4");
    let group = play.desk().group.unwrap();
    let first = play.workshop().factors_of(group).next().unwrap().clone();
    assert_eq!((first.strength(), first.basis()), (Some(4.0), Some(Basis::Agreed)));
    assert_snapshot!(three_sizes(&mut play));
}

#[test]
fn after_the_last_point_come_the_headings_and_then_the_next_group() {
    let mut play = briefing_at("score");
    turn_to(&mut play, "con");
    let group = play.desk().group.unwrap();
    let points = play.workshop().factors_of(group).count();
    for _ in 0..points {
        play.say("3");
    }
    assert_eq!(play.status(), "Written down. Now the headings they did not raise, or Tab: next group.");
    assert!(matches!(play.desk().card_row(), Some(CardRow::Heading(_))));
    play.say("no").say("-2");
    assert_eq!(play.workshop().factors_of(group).count(), points + 1);
    let added = play.workshop().factors_of(group).next_back().unwrap().clone();
    assert_eq!((added.kind, added.strength()), (Kind::Barrier, Some(2.0)));
    assert!(added.text.ends_with(": in our way too"));
    assert_eq!(play.workshop().asked_no.len(), 1);
    assert_eq!(play.status(), "Written down. That was the last row. Tab: next group.");
    assert_snapshot!(play.screen(120, 40));
    play.keys("tab");
    assert_ne!(play.desk().group, Some(group));
}

#[test]
fn without_the_line_one_key_says_no_and_one_says_also_for_us() {
    let mut play = briefing_at("score");
    turn_to(&mut play, "con");
    let group = play.desk().group.unwrap();
    let points = play.workshop().factors_of(group).count();
    play.keys("esc n");
    assert!(play.workshop().asked_no.is_empty());
    play.keys("G k n");
    assert_eq!(play.workshop().asked_no.len(), 1);
    assert!(row(&mut play, "asked: no").contains("Being heard"));
    play.keys("y");
    assert_snapshot!(play.screen(80, 24));
    play.keys("-");
    assert_eq!(play.workshop().factors_of(group).count(), points + 1);
    play.keys("G k");
    play.keys("enter");
    assert!(play.desk().line_focused());
}

#[test]
fn all_cards_in_says_so() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 f8 f8 f8").say("nur + fewer interruptions #time").keys("f8 f8");
    play.say("=4");
    assert_eq!(play.status(), "Written down. Every card is in. Tab: next group, F8: the picture.");
}

#[test]
fn the_example_is_as_many_slips_as_the_group_has_people() {
    use tandem::capture::Raters;
    for people in 1..40 {
        assert_eq!(Raters { people: Some(people), agrees: false }.example().iter().sum::<u32>(), people);
    }
    assert_eq!(Raters::default().example(), [3, 5, 2, 0, 1]);
    assert_eq!(Raters { people: Some(u32::MAX), agrees: false }.example(), [3, 5, 2, 0, 1], "an import may say anything");
    let mut play = briefing_at("score");
    assert!(play.screen(80, 24).contains("uch as 2 3 1 0 0; not relevant n2"), "{}", play.screen(80, 24));
}

#[test]
fn a_sign_on_an_ordinary_point_is_refused_with_where_it_belongs() {
    let mut play = briefing_at("score");
    play.say("+4");
    let words = "+ and − are for the headings under “Not raised”; here five counts, or = and one figure.";
    assert!(play.screen(120, 40).contains(words), "{}", play.screen(120, 40));
    assert_eq!(play.desk().scored_of(play.desk().group.unwrap()).0, 0);
    turn_to(&mut play, "con");
    play.keys("ctrl-u").say("-4");
    assert!(play.screen(120, 40).contains("here the figure alone, such as 4."), "{}", play.screen(120, 40));
}

#[test]
fn the_foot_names_the_way_up_and_the_way_down() {
    let mut play = briefing_at("score");
    assert!(play.screen(80, 24).lines().last().unwrap().contains("Up Down points"));
}

#[test]
fn a_scored_point_with_a_line_left_for_it_is_not_called_not_entered() {
    let mut play = briefing_at("score");
    play.say("0 0 1 2 3").keys("up \"0 0\" down");
    let first = row(&mut play, "line waits");
    assert!(first.contains(" 1  +"), "its figures stand beside it: {first}");
    assert!(!play.screen(120, 40).contains("not entered"), "{}", play.screen(120, 40));
    play.keys("\"1 1\" down");
    assert!(row(&mut play, "not entered").contains(" 2  "), "{}", play.screen(120, 40));
}

#[test]
fn a_group_whose_points_are_all_scored_begins_with_the_headings_it_did_not_raise() {
    let mut play = briefing_at("score");
    turn_to(&mut play, "con");
    let group = play.desk().group.unwrap();
    let points = play.workshop().factors_of(group).count();
    for _ in 0..points {
        play.say("3");
    }
    play.say("no").keys("tab shift-tab");
    assert_eq!(play.desk().group, Some(group));
    let second = play.desk().card().into_iter().filter(|row| matches!(row, CardRow::Heading(_))).nth(1);
    assert_eq!(play.desk().card_row(), second, "the first heading is answered");
    play.say("4");
    assert!(play.workshop().factors_of(group).all(|factor| factor.strength() == Some(3.0)), "nothing was scored anew");
}

#[test]
fn a_line_for_a_scored_point_says_in_place_of_what_it_is_written() {
    let mut play = briefing_at("score");
    turn_to(&mut play, "con");
    play.say("4").keys("up").say("2");
    assert_eq!(play.status(), "Written down in place of 4; Ctrl-_ brings it back.");
    let group = play.desk().group.unwrap();
    let first = |play: &Play| play.workshop().factors_of(group).next().unwrap().strength();
    assert_eq!(first(&play), Some(2.0));
    play.keys("ctrl-_");
    assert_eq!(first(&play), Some(4.0));
}

#[test]
fn figures_that_are_still_to_come_are_no_fault_until_enter() {
    let mut play = briefing_at("score");
    let ink = |play: &mut Play, words: &str| {
        play.screen(120, 40);
        let area = ratatui::layout::Rect::new(0, 0, 120, 40);
        let mut buf = ratatui::buffer::Buffer::empty(area);
        tandem::tui::view::draw_on(&play.model, area, &mut buf);
        let text = crate::harness::text_of(&buf);
        let (y, line) = text.lines().enumerate().find(|(_, line)| line.contains(words)).unwrap_or_else(|| panic!("{text}"));
        let x = line.split(words).next().unwrap().chars().count();
        buf[(u16::try_from(x).unwrap(), u16::try_from(y).unwrap())].fg
    };
    play.keys("\"2 1\"");
    assert_eq!(Some(ink(&mut play, "2 of 5 counts")), play.model.theme.dim.fg);
    play.keys("backspace \"x\"");
    assert_eq!(Some(ink(&mut play, "is not a count")), play.model.theme.warn.fg);
    play.keys("backspace \"1\" enter");
    assert_ne!(Some(ink(&mut play, "2 of 5 counts")), play.model.theme.dim.fg);
}
