//! One screen for laptop and room: the room's view, the line at its foot, and nothing that the room may not know.

mod harness;

use harness::Play;
use tandem::config::samples;
use tandem::store;
use tandem::workshop::{Basis, Change, FactorId, History};

fn sample() -> History {
    let text = samples::sample("morning-briefing").unwrap().text;
    store::interpret(std::path::Path::new("sample.ron"), text.as_bytes().to_vec()).unwrap().history
}

/// The sample on one screen, in a step that hides scores or dots again.
fn one_screen(step: &str) -> Play {
    let mut play = Play::open(sample());
    let at = harness::NOW.parse().unwrap();
    play.given(vec![Change::EnterStep { step: step.into(), at, used: 0 }]);
    play.desk_mut().one_screen = true;
    play.desk_mut().settle_in();
    play
}

#[test]
fn the_first_line_holds_the_steps_full_name_and_what_is_saved_at_every_size() {
    let steps: Vec<(String, String)> =
        sample().workshop().agenda.steps.iter().map(|step| (step.key.clone(), step.title.to_string())).collect();
    for (key, title) in steps {
        let mut play = one_screen(&key);
        for (columns, rows) in [(80, 24), (120, 40), (200, 60)] {
            let screen = play.screen(columns, rows);
            let first = screen.lines().next().unwrap();
            assert!(first.contains(&title) && first.contains("saved "), "{first}");
        }
    }
}

#[test]
fn a_point_is_typed_and_added_at_the_foot() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 f8 f8 f8 f5");
    assert!(play.desk().one_screen);
    play.keys("\"nur + fewer interruptions #tim\"");
    let typed = play.screen(80, 24);
    let foot: Vec<&str> = typed.lines().rev().take(2).collect();
    assert!(foot[1].starts_with(" > nur + fewer interruptions #tim"), "{}", foot[1]);
    assert!(!typed.lines().take(22).any(|line| line.contains("fewer")), "the room sees nothing half-typed");
    play.keys("enter");
    assert!(play.screen(80, 24).lines().take(22).any(|line| line.contains("fewer interruptions")));
    insta::assert_snapshot!("one_screen_round", play.screen(80, 24));
}

#[test]
fn tallies_and_slips_are_typed_as_dots() {
    let mut play = one_screen("score");
    play.keys("\"3 1 2\"");
    let screen = play.screen(120, 40);
    assert!(screen.contains(" > • • •█"), "{screen}");
    assert!(!screen.contains("3 1 2") && !screen.contains("6 slips"), "{screen}");
    insta::assert_snapshot!("one_screen_score", play.screen(80, 24));
    let mut play = one_screen("first");
    play.keys("\"4 4 7\"");
    assert!(play.screen(120, 40).contains(" > • • •█"));
}

#[test]
fn a_strength_in_the_line_is_a_dot_and_its_preview_is_silent() {
    let mut play = one_screen("round");
    play.keys("\"nur + less noise !4\"");
    let screen = play.screen(160, 40);
    assert!(screen.contains("less noise !•") && !screen.contains("!4") && !screen.contains("4, provisional"), "{screen}");
}

#[test]
fn what_was_undone_is_not_told_with_its_figure() {
    let mut play = one_screen("score");
    play.given(vec![Change::Score { id: FactorId::new(1), strength: 4, basis: Basis::Agreed }]);
    play.keys("ctrl-_");
    assert!(play.status().starts_with("Undone: "), "{}", play.status());
    let screen = play.screen(120, 40);
    let last = screen.lines().next_back().unwrap();
    assert!(last.contains("Undone") && !last.contains('4'), "{last}");
}

#[test]
fn views_for_the_facilitator_alone_stay_closed_and_the_matrix_is_the_rooms() {
    let mut play = one_screen("round");
    play.keys("esc 2");
    assert!(play.status().contains("your own screen only"), "{}", play.status());
    play.keys("f2");
    let screen = play.screen(120, 40);
    assert!(screen.contains("clinical") && screen.contains("Patient safety"), "{screen}");
    assert!(!screen.contains("gap"), "{screen}");
}

#[test]
fn covering_blanks_the_room_and_leaves_the_line() {
    let mut play = one_screen("reading");
    play.keys("ctrl-b");
    let screen = play.screen(80, 24);
    assert!(screen.lines().skip(1).take(21).all(|line| line.trim().is_empty()), "{screen}");
    assert!(screen.lines().nth(22).unwrap().starts_with(" >"));
}

#[test]
fn forms_and_questions_open_over_it() {
    let mut play = one_screen("picture");
    play.keys("f9");
    assert!(play.screen(80, 24).contains("Before you show it"));
}
