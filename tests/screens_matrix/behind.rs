//! The points behind a square: worked on where they were opened, and Esc goes back to the same place.

use tandem::tui::desk::{Front, View};
use tandem::workshop::{Bloc, Evidence, Factor, FactorId, Kind, Meaning};

use crate::ground::{crowd, sample};
use crate::harness::Play;

/// Behind the square of the nurses on “Time on the ward”: two points, the second under the cursor.
fn behind() -> (Play, FactorId) {
    let mut play = sample();
    play.keys("m j enter j");
    let (nurses, time) = (play.desk().columns()[0], play.desk().measures().themes[1].id);
    let id = play.desk().measures().cell(nurses, time).unwrap().factors[1];
    assert_eq!(play.desk().point().map(|factor| factor.id), Some(id));
    (play, id)
}

fn point(play: &Play, id: FactorId) -> &Factor {
    play.workshop().factor(id).unwrap()
}

/// Esc, as often as it takes, ends where the square was opened.
fn back(play: &mut Play) {
    for _ in 0..3 {
        if matches!(play.desk().front, Front::Behind(_)) {
            play.keys("esc");
        }
    }
    assert_eq!((play.desk().front, play.desk().cursors.matrix), (Front::Matrix(View::Themes), (1, 0)));
}

#[test]
fn esc_goes_back_to_the_same_place() {
    let mut play = sample();
    play.keys("m j j l enter");
    let screen = play.screen(120, 40);
    assert!(screen.contains("Resident doctors · Being heard") && screen.contains("median 3½"), "{screen}");
    play.keys("esc");
    assert_eq!(play.desk().cursors.matrix, (2, 1));
    assert!(play.screen(120, 40).contains("pull"));
    play.keys("2 l l d");
    assert!(play.screen(120, 40).contains("Nurses and Consultants"));
    play.keys("y esc");
    assert!(play.screen(120, 40).contains("Groups with groups"));
    assert_eq!(play.desk().look.pair, (0, 2));
}

#[test]
fn the_point_under_the_cursor_is_the_one_that_is_worked_on() {
    let (mut play, id) = behind();
    let kind = point(&play, id).kind;
    play.keys(if kind == Kind::Incentive { "-" } else { "+" });
    assert_ne!(point(&play, id).kind, kind);
    back(&mut play);
}

#[test]
fn its_words_are_mended_from_there() {
    let (mut play, id) = behind();
    play.keys("enter");
    assert!(play.desk().line.text().contains(point(&play, id).text.as_str()), "{}", play.desk().line.text());
    play.keys("ctrl-u \"nur - Bleeps all through it #time\" enter");
    assert_eq!(point(&play, id).text.as_str(), "Bleeps all through it");
    assert!(play.screen(120, 40).contains("Bleeps all through it"));
    back(&mut play);
}

#[test]
fn it_gets_another_heading_from_there() {
    let (mut play, id) = behind();
    play.keys("# \"voice\" enter");
    assert_eq!(point(&play, id).theme, Some(play.desk().measures().themes[2].id));
    assert_eq!(play.desk().look.behind, 0, "the cursor stays among what is left");
    back(&mut play);
}

#[test]
fn it_is_scored_anew_from_there() {
    let (mut play, id) = behind();
    play.keys("! 2");
    assert_eq!(point(&play, id).strength(), Some(2.0));
    assert!(play.screen(120, 40).contains("agreed 2"), "{}", play.screen(120, 40));
    back(&mut play);
}

#[test]
fn how_we_know_it_is_marked_from_there() {
    let (mut play, id) = behind();
    for wanted in [Evidence::Survey, Evidence::Assumed, Evidence::Heard] {
        play.keys("@");
        assert_eq!(point(&play, id).evidence, wanted);
    }
    back(&mut play);
}

#[test]
fn points_are_merged_and_taken_apart_from_there() {
    let (mut play, id) = behind();
    let kind = point(&play, id).kind;
    play.keys("M");
    let screen = play.screen(120, 40);
    play.keys("enter");
    let merged = |play: &Play| play.workshop().merged_into(id).map(|factor| factor.id).collect::<Vec<_>>();
    let [one] = merged(&play)[..] else { panic!("one was merged in\n{screen}") };
    assert_eq!(point(&play, one).kind, kind);
    assert!(play.screen(120, 40).contains("merged in: "), "{}", play.screen(120, 40));
    play.keys("U");
    assert!(merged(&play).is_empty(), "{}", play.status());
    back(&mut play);
}

#[test]
fn undo_and_a_note_work_there_too() {
    let (mut play, id) = behind();
    play.keys("! 1 u");
    assert_ne!(point(&play, id).strength(), Some(1.0));
    play.keys("e \"ask again\" enter");
    assert_eq!(point(&play, id).note.as_str(), "ask again");
    assert!(play.screen(120, 40).contains("note, for you alone: ask again"));
    back(&mut play);
}

#[test]
fn two_groups_stand_side_by_side_and_their_meaning_is_marked() {
    for (columns, rows) in [(80, 24), (120, 40), (200, 60)] {
        let mut play = sample();
        play.keys("m 2 l d");
        let theme = play.desk().measures().themes[2].id;
        let screen = play.screen(columns, rows);
        let heads = screen.lines().find(|line| line.contains("Nurses  ") && line.contains("Resident doctors")).unwrap();
        assert!(heads.contains('│'), "{screen}");
        assert!(screen.contains("not checked"), "{screen}");
        play.keys("y");
        assert_eq!(play.workshop().theme(theme).unwrap().meaning, Meaning::Same);
        assert!(play.screen(columns, rows).contains("same meaning"));
        play.keys("t");
        assert_eq!(play.workshop().theme(theme).unwrap().meaning, Meaning::Two);
        assert!(play.screen(columns, rows).contains("two meanings"));
        play.keys("right");
        assert!(play.screen(columns, rows).contains("Beds and discharge"));
    }
}

#[test]
fn what_hangs_on_a_point_is_shown() {
    let mut play = sample();
    let screen = play.keys("m j enter").screen(120, 40);
    for words in ["median 4", "mostly, consensus 0.77", "heard", "5 ●●", "merged in: Breakfasts", "dots in “What first?”: 5"]
    {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
    let screen = play.keys("esc j j j enter").screen(120, 40);
    assert!(screen.contains("action: One person per bay side stays out"), "{screen}");
}

#[test]
fn beside_the_matrix_stand_the_ten_strongest_and_how_many_more_there_are() {
    let mut play = crowd(30, 3, &Bloc::ALL, "Group", true);
    play.keys("m").keys(&"l ".repeat(30));
    let strengths = |play: &mut Play| {
        let screen = play.screen(230, 60);
        let beside: Vec<String> =
            screen.lines().filter_map(|line| line.rsplit_once('│')).map(|(_, part)| part.to_owned()).collect();
        assert!(beside.iter().any(|line| line.contains("20 more: Enter")), "{screen}");
        let scored = beside.iter().filter_map(|line| line.split_once('~').or_else(|| line.split_once("agreed ")));
        scored.map(|(_, rest)| rest.split_whitespace().next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let shown = strengths(&mut play);
    assert_eq!(shown.len(), 10);
    assert!(shown.is_sorted_by(|a, b| a >= b), "{shown:?}");
    play.keys("enter");
    assert!(matches!(play.desk().front, Front::Behind(_)));
}
