//! View 5: levers, questions, tomorrow.

use tandem::alignment::{Levers, Measures};
use tandem::workshop::Status;

use crate::ground::{drawn, line, sample};

#[test]
fn the_levers_shown_are_those_of_the_measures_and_one_becomes_an_action() {
    let mut play = sample();
    play.keys("5 j");
    let expected = Levers::of(play.workshop(), &Measures::of(play.workshop()));
    assert_eq!(play.desk().levers(), Some(&expected));
    let lever = expected.list[1].clone();
    let after = play.desk().preview().unwrap().overall;
    assert!((after.gap.unwrap() - lever.gap.unwrap()).abs() < 1e-9);
    assert!((after.pull_clinical.unwrap() - lever.pull_clinical.unwrap()).abs() < 1e-9);
    let before = play.workshop().actions().count();
    play.keys("enter");
    assert!(play.model.overlays.is_empty());
    let action = play.workshop().actions().last().unwrap().clone();
    assert_eq!(play.workshop().actions().count(), before + 1);
    assert_eq!(action.deed.status, Status::ToBeAsked);
    assert_eq!(action.deed.shifts.iter().map(|shift| shift.factor).collect::<Vec<_>>(), lever.factors);
}

#[test]
fn the_lever_under_the_cursor_is_shown_in_the_matrix_at_every_size() {
    for (columns, rows) in [(80, 24), (100, 30), (120, 40), (200, 60)] {
        let mut play = sample();
        let screen = play.keys("m 5").screen(columns, rows);
        for words in
            ["Today, and then", "whose", "pull by", "gap by", "gap to", "6 groups", "gap 0.34 → 0.37", "Less to agree on"]
        {
            assert!(screen.contains(words), "{words} at {columns}x{rows}\n{screen}");
        }
        let row = |screen: &str, name: &str| {
            let found = screen.lines().rev().find(|line| line.split(" │ ").last().unwrap().trim_start().starts_with(name));
            found.unwrap_or_else(|| panic!("{name} at {columns}x{rows}\n{screen}")).replace(' ', "")
        };
        assert!(row(&screen, "Staffing and cover").contains("−4½−3½−3−5∅−5−4·"), "{screen}");
        assert!(row(&screen, "then").contains("then0000∅00·"), "gone is not the same as never asked\n{screen}");
        let screen = play.keys("j j").screen(columns, rows);
        assert!(row(&screen, "then").contains("then−1−1−1−1∅−1−1·"), "eased to one\n{screen}");
    }
}

#[test]
fn tomorrow_stands_below_today_heading_by_heading_with_each_actions_share() {
    for (columns, rows) in [(80, 24), (120, 40), (200, 60)] {
        let mut play = sample();
        let screen = play.keys("m 5 left").screen(columns, rows);
        let tomorrow = play.desk().tomorrow().unwrap();
        let moved: std::collections::BTreeSet<_> =
            tomorrow.moves.iter().filter_map(|moved| play.workshop().factor(moved.factor)?.theme).collect();
        let shown = screen.matches("  then ").count() + screen.matches("│   then").count();
        assert!(shown >= moved.len().min(2), "{screen}");
        for words in ["gap 0.34 → 0.33", "without the one marked: gap", "shares need not add up", "One person per bay side"] {
            assert!(screen.contains(words), "{words} at {columns}x{rows}\n{screen}");
        }
        let first = &tomorrow.shares[0];
        let share = format!("{:+.2}", first.pull_clinical.unwrap());
        assert!(screen.lines().any(|line| line.contains("One person per") && line.contains(&share)), "{share}\n{screen}");
    }
}

#[test]
fn what_one_side_alone_wants_is_a_question_without_figures() {
    let mut play = sample();
    let screen = play.keys("m 5 right").screen(120, 40);
    for words in ["named by clinical, ask managerial", "“Would this matter to you too?”", "nobody can be told to want something"]
    {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
    let listed = screen.lines().filter(|line| line.contains("named by"));
    assert_eq!(listed.clone().count(), play.desk().levers().unwrap().questions.len());
    assert!(listed.clone().all(|line| !line.contains("0.")), "{screen}");
}

#[test]
fn what_a_lever_does_to_the_gap_is_a_change_with_its_own_sign() {
    for (columns, rows) in [(80, 24), (100, 30), (120, 40), (200, 60)] {
        let mut play = sample();
        let screen = play.keys("m 5").screen(columns, rows);
        let row = |screen: &str, words: &str| {
            let line = screen.lines().find(|line| line.contains(words)).unwrap_or_else(|| panic!("{words}\n{screen}"));
            line.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        assert!(row(&screen, "1 Remove Staffing and cover").contains("+0.14 +0.03 0.37"), "it grows\n{screen}");
        assert!(row(&screen, "4 Remove Answering for it").contains("+0.09 −0.06 0.29"), "it falls\n{screen}");
        // What is out of sight is marked beside the figures, not behind the last of them.
        assert!(screen.contains(" ▾") && !screen.contains("8▾") && !screen.contains("5▾"), "{screen}");
    }
    let mut play = sample();
    play.keys("m 5");
    let buf = drawn(&mut play, 120, 40);
    let at = |words: &str| {
        let y = (0..40).find(|y| line(&buf, *y).contains(words)).unwrap();
        let row = line(&buf, y);
        let byte = row.rfind("0.3").or_else(|| row.rfind("0.2")).unwrap();
        let x = row[..byte].chars().count() - 4 - "0.0".len();
        buf[(u16::try_from(x).unwrap(), y)].style()
    };
    let amber = play.model.theme.amber.fg;
    assert!(
        at("2 Remove Time on the ward").fg == amber && at("4 Remove Answering for it").fg != amber,
        "a gap that grows is amber"
    );
    for (keys, said) in [("w", "Gap 0.34 → 0.37: it grows, by +0.03."), ("j j j w", "it falls, by −0.06.")] {
        let mut play = sample();
        play.keys("m 5");
        let screen = play.keys(keys).screen(120, 60);
        assert!(screen.contains(said), "{said}\n{screen}");
    }
}

#[test]
fn the_points_that_a_lever_moves_are_named_with_their_groups_and_those_without_room_are_counted() {
    let mut play = sample();
    let screen = play.keys("m 5").screen(80, 24);
    assert!(screen.contains("−4½ → gone  nur  Nobody watches the bays") && screen.contains("\n 4 more\n"), "{screen}");
    let screen = play.screen(120, 40);
    assert!(screen.contains("−5 → gone  wm   I fill the gap") && !screen.contains(" more\n"), "{screen}");
    let screen = play.keys("left").screen(80, 24);
    assert!(screen.contains("what the room expects of it   10 points move"), "{screen}");
}

#[test]
fn the_action_that_is_marked_has_all_its_words_where_the_others_have_a_line_each() {
    let mut play = sample();
    let screen = play.keys("m 5 left").screen(80, 24);
    assert!(screen.contains("change in   gap  clin.  manag."), "{screen}");
    assert!(screen.contains("\n   daily, therapy assistant covers twice a week\n"), "{screen}");
    let screen = play.keys("j").screen(80, 24);
    assert!(screen.contains(" wrote the wording and check it") && screen.contains("Friday"), "{screen}");
    assert!(screen.contains("the list turns… ") && !screen.contains("twice a week"), "whole words\n{screen}");
    assert!(!screen.contains("5▾") && screen.contains("5 ▾"), "{screen}");
}

#[test]
fn today_has_its_reading_in_short_where_the_whole_of_it_has_no_room() {
    let screen = sample().keys("m 5 left").screen(120, 40);
    let row = screen.lines().find(|line| line.contains("Hearing back")).unwrap();
    assert!(row.contains("75 %  common obstacle?"), "{screen}");
}
