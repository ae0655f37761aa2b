//! *Where do we stand?*: today and needed, a digit each.

use insta::assert_snapshot;
use tandem::workshop::{GroupId, Stance};

use crate::{Play, briefing_at, three_sizes};

fn stands(play: &Play, at: usize) -> (Option<Stance>, Option<Stance>) {
    let group: GroupId = play.desk().standing_rows()[at];
    let stands = play.desk().stands(group);
    (stands.today, stands.needed)
}

#[test]
fn groups_with_an_action_come_first_and_nobody_is_asked_yet() {
    let mut play = briefing_at("stand");
    assert_snapshot!(three_sizes(&mut play));
    let (groups, first) = play.desk().standing();
    let names: Vec<_> = groups[..first].iter().map(|id| play.workshop().group(*id).unwrap().name.to_string()).collect();
    assert!(names.contains(&"Ward managers".to_owned()) && names.contains(&"Consultants".to_owned()), "{names:?}");
}

#[test]
fn no_name_is_cut() {
    let mut play = briefing_at("stand");
    for (columns, rows) in [(80, 30), (120, 40), (200, 60)] {
        let screen = play.screen(columns, rows);
        let list: String = screen.lines().map(|line| line.split('│').next_back().unwrap_or(line)).collect::<Vec<_>>().join("\n");
        assert!(list.contains("Therapists and pharmacy"), "{screen}");
        let whole = list.contains("Operations and general management");
        assert!(whole || list.contains("Operations and general ") && list.contains("\n management"), "{screen}");
    }
}

#[test]
fn two_digits_a_group_and_the_cursor_goes_on() {
    let mut play = briefing_at("stand");
    play.keys("4 4");
    let second = play.desk().standing_rows()[1];
    let name = play.workshop().group(second).unwrap().name.to_string();
    let first = play.workshop().group(play.desk().standing_rows()[0]).unwrap().name.to_string();
    assert_eq!(play.status(), format!("{first}, needed: would help. Next, {name}: today?"));
    assert!(play.screen(80, 24).contains(&format!("▸ {name}: today?")), "{}", play.screen(80, 24));
    play.keys("3 5");
    assert_eq!(stands(&play, 0), (Some(Stance::Help), Some(Stance::Help)));
    assert_eq!(stands(&play, 1), (Some(Stance::Let), Some(Stance::Make)));
    assert_eq!((play.desk().cursors.standing, play.desk().cursors.needed), (2, false));
    play.keys("3");
    assert!(play.desk().cursors.needed);
    play.keys("j k");
    assert!(!play.desk().cursors.needed, "each group begins with today");
    play.keys("u right 4");
    assert_eq!(stands(&play, 2), (None, Some(Stance::Help)));
    assert_snapshot!(three_sizes(&mut play));
    assert!(play.screen(80, 24).contains("● both") && play.screen(120, 40).contains("● as needed"));
    play.keys("k D");
    assert_eq!(stands(&play, 2), (None, None));
    play.keys("u");
    assert_eq!(stands(&play, 2), (None, Some(Stance::Help)));
}

#[test]
fn the_form_has_the_words_and_a_note() {
    let mut play = briefing_at("stand");
    play.keys("s right");
    assert_snapshot!(play.screen(80, 24));
    play.keys("tab tab \"later, on a slip\" enter");
    let group = play.desk().standing_rows()[0];
    let stands = play.desk().stands(group);
    assert_eq!((stands.today, &*stands.note), (Some(Stance::Against), "later, on a slip"));
    play.keys("e");
    assert!(play.screen(80, 24).contains("later, on a slip█"));
}

#[test]
fn digits_show_the_matrix_again_elsewhere() {
    let mut play = briefing_at("stand");
    play.keys("tab 2");
    assert!(play.workshop().commitments.is_empty());
}

#[test]
fn who_is_not_here_is_not_answered_for_by_a_digit() {
    let mut play = briefing_at("stand");
    let rows = play.desk().standing_rows();
    let presence = tandem::workshop::Presence::Absent;
    play.given(vec![tandem::workshop::Change::SetPresence { id: rows[1], presence }]);
    let rows = play.desk().standing_rows();
    let away = rows.iter().position(|id| play.workshop().group(*id).unwrap().presence == presence).unwrap();
    play.keys("4 4");
    assert_ne!(play.desk().cursors.standing, away, "passed over");
    while play.desk().cursors.standing != away {
        let key = if play.desk().cursors.standing < away { "j" } else { "k" };
        play.keys(key);
    }
    play.keys("4");
    assert_eq!(stands(&play, away), (None, None));
    assert!(play.status().contains("is not here: their answer would be a guess"), "{}", play.status());
    let group = play.desk().standing_rows()[away];
    let commitment = tandem::workshop::Commitment { today: Some(Stance::Help), ..Default::default() };
    play.given(vec![tandem::workshop::Change::SetCommitment { group, commitment: Some(commitment) }]);
    assert!(play.screen(80, 24).contains("not here: a guess"), "{}", play.screen(80, 24));
}

#[test]
fn a_role_with_a_groups_name_in_it_is_that_groups() {
    let mut play = Play::new("alignment-90");
    let deed = |what: &str, owner: &str| tandem::workshop::Deed {
        what: tandem::workshop::Line::new(what),
        owner: tandem::workshop::Line::new(owner),
        ..tandem::workshop::Deed::default()
    };
    for (owner, theirs) in [
        ("Resident doctor on duty", "Doctors"),
        ("pharmacy lead", "Therapists and pharmacy"),
        ("the ward manager’s deputy", "Ward managers"),
        ("Nurse in charge", "Nurses"),
    ] {
        let id = play.workshop().next_action();
        play.given(vec![tandem::workshop::Change::AddAction { id, deed: deed("one round", owner) }]);
        let (groups, first) = play.desk().standing();
        let names: Vec<_> = groups[..first].iter().map(|id| play.workshop().group(*id).unwrap().name.to_string()).collect();
        assert!(names.contains(&theirs.to_owned()), "{owner}: {names:?}");
    }
    let (_, first) = play.desk().standing();
    assert_eq!(first, 4, "nobody spoke of general management or the executive");
}

#[test]
fn the_foot_counts_both_questions_and_is_done_when_both_are_answered() {
    let mut play = briefing_at("stand");
    let all = play.desk().standing().1;
    let foot = |play: &mut Play, columns: u16| {
        let screen = play.screen(columns, 24);
        screen.lines().find(|line| line.starts_with(" Today ")).unwrap_or_else(|| panic!("{screen}")).to_owned()
    };
    assert!(foot(&mut play, 80).contains(&format!("Today 0 of {all}, needed 0 of {all}   1-5 sets it")));
    play.keys("4");
    assert!(foot(&mut play, 80).contains(&format!("Today 1 of {all}, needed 0 of {all}")));
    play.keys("4 right 3");
    assert!(foot(&mut play, 80).contains(&format!("Today 1 of {all}, needed 2 of {all}")));
    let wide = play.screen(120, 40);
    assert!(wide.contains(&format!("Answered: today 1 of {all}, needed 2 of {all}   1-5 sets it")), "{wide}");
    // No key is cut: one without room is left out.
    assert!(foot(&mut play, 80).ends_with("today or needed   D not asked"));
    assert!(foot(&mut play, 60).ends_with("   1-5 sets it"));
}

#[test]
fn on_a_narrow_screen_no_name_is_broken_within_a_word() {
    let mut play = briefing_at("stand");
    let screen: String = (0..8).map(|_| play.keys("j").screen(60, 24) + "\n").collect();
    for word in ["Consultants ", "Therapists ", "Resident ", "Operations "] {
        assert!(screen.contains(&format!("\n {word}")), "{word}\n{screen}");
    }
}
