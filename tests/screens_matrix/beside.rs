//! The matrix beside the points: neither side is ever out of sight.

use tandem::workshop::{Bloc, StepKind};

use crate::ground::{crowd, sample};
use crate::harness::Play;

/// The line of the groups' names over the matrix: the one below that of the sides.
fn heads(screen: &str) -> String {
    let mut lines = screen.lines().skip_while(|line| !(line.contains("Matrix") && line.contains("managerial")));
    lines.next().unwrap_or_else(|| panic!("both sides in\n{screen}"));
    lines.next().unwrap_or_default().to_owned()
}

fn at_the_round(mut play: Play) -> Play {
    while play.desk().step_kind() != StepKind::Round {
        let before = play.desk().step_kind();
        play.keys("f8");
        assert!(before != StepKind::Close, "the round comes before the close");
    }
    play
}

#[test]
fn eight_groups_of_both_sides_stand_beside_the_points() {
    let mut play = sample();
    play.keys(&"f7 ".repeat(9));
    assert_eq!(play.desk().step_kind(), StepKind::Round);
    for (columns, rows, keys) in [(120, 40, ""), (120, 40, "esc"), (80, 24, "f2")] {
        play.keys(keys);
        let screen = play.screen(columns, rows);
        let heads = heads(&screen);
        for group in ["nur", "res", "con", "thp", "ngt", "wm", "ops", "exe"] {
            assert!(heads.split([' ', '│']).any(|head| head == group), "{group} at {columns}x{rows} after {keys:?}\n{screen}");
        }
        assert!(!heads.contains(['‹', '›']), "{screen}");
        assert_eq!(screen.contains("Find out about the sick"), columns == 120, "{screen}");
        for figure in ["+5−3½≈", "+4½−3≈", "−4?", "+3½−4"] {
            assert!(screen.contains(figure), "{figure} with all its marks at {columns}x{rows}\n{screen}");
        }
    }
}

#[test]
fn up_to_nine_groups_fit_while_points_wait_for_their_scores() {
    let mut play = at_the_round(crowd(9, 6, &[Bloc::Clinical, Bloc::Managerial], "W", false));
    let heads = heads(&play.screen(120, 40));
    assert!(!heads.contains(['‹', '›']), "{}", play.screen(120, 40));
}

#[test]
fn where_not_all_fit_each_side_scrolls_in_its_own_place() {
    let play = || at_the_round(crowd(24, 6, &[Bloc::Clinical, Bloc::Managerial], "Ward", true));
    for (columns, rows) in [(120, 40), (80, 24), (60, 20)] {
        let mut play = play();
        play.keys("esc f2");
        let seen = |play: &mut Play| heads(&play.screen(columns, rows));
        let first = seen(&mut play);
        assert_eq!(first.matches('›').count(), 2, "both sides go on to the right at {columns}x{rows}\n{first}");
        play.keys(&"l ".repeat(11));
        let middle = seen(&mut play);
        assert_ne!(first, middle, "the first side has moved with the cursor");
        let right = |heads: &str| heads.rsplit(['‹', '›', ' ']).find(|code| !code.is_empty()).unwrap().to_owned();
        assert_eq!(right(&first), right(&middle), "the other side has not\n{first}\n{middle}");
        play.keys(&"l ".repeat(12));
        let last = seen(&mut play);
        assert!(last.contains('‹'), "{last}");
        assert_ne!(right(&first), right(&last), "{last}");
    }
}

#[test]
fn the_square_that_is_typed_into_is_in_sight() {
    let mut play = at_the_round(crowd(24, 6, &[Bloc::Clinical, Bloc::Managerial], "Ward", true));
    let theme = play.workshop().themes().last().unwrap().code.to_string();
    for at in [0, 13, 22, 23] {
        let group = play.workshop().groups().nth(at).unwrap().clone();
        play.keys(&format!("ctrl-u \"{} + home on time #{theme}\"", group.code));
        let screen = play.screen(120, 40);
        let names = [group.name.to_string(), group.code.to_string()];
        assert!(
            heads(&screen).split(['│', '‹', '›']).any(|part| names.iter().any(|name| part.contains(name))),
            "{names:?}\n{screen}"
        );
    }
}

#[test]
fn in_the_picture_the_points_are_shown_when_their_tab_is_turned_to() {
    for (columns, rows) in [(80, 24), (120, 40), (200, 60)] {
        let mut play = sample();
        play.keys(&"f7 ".repeat(6)).keys("esc");
        assert_eq!(play.desk().step_kind(), StepKind::Picture);
        assert!(!play.screen(columns, rows).contains("Points 53"));
        let screen = play.keys("tab").screen(columns, rows);
        assert!(screen.contains("▸Points") && screen.contains("Points 53"), "{screen}");
        assert_eq!(screen.contains("clinical"), columns > 80, "the matrix stands beside where there is room\n{screen}");
        let line = screen.lines().position(|line| line.contains("A place to say the")).unwrap();
        play.click(columns / 3, u16::try_from(line).unwrap());
        assert_eq!(play.desk().cursors.points, 1, "{screen}");
    }
}

#[test]
fn a_long_point_has_a_second_line_beside_the_matrix() {
    let mut play = sample();
    play.keys(&"f7 ".repeat(4)).keys("esc");
    assert_eq!(play.desk().step_kind(), StepKind::PutRight);
    let screen = play.screen(120, 40);
    for words in ["Find out about the sick ", "patient at 8, not at 11", "while we are all in the room", "and nothing came back"]
    {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
    // A click on its second line is one on the point.
    let place = screen.lines().position(|line| line.contains("consultant is in a hurry")).unwrap();
    play.click(40, u16::try_from(place).unwrap());
    let point = play.desk().kept().points[play.desk().cursors.points];
    assert_eq!(play.workshop().factor(point).unwrap().text.as_str(), "Hard to speak when the consultant is in a hurry");
    // The last is seen whole too.
    let screen = play.keys("G").screen(120, 40);
    let last = *play.desk().kept().points.last().unwrap();
    let text = play.workshop().factor(last).unwrap().text.to_string();
    assert!(screen.contains(text.split(' ').next_back().unwrap()), "{text}\n{screen}");
}

#[test]
fn on_one_screen_the_groups_have_whole_names_over_the_picture() {
    let mut play = sample();
    let screen = play.keys(&"f7 ".repeat(6)).keys("esc f5").screen(120, 40);
    assert!(screen.contains("pharmacy") && screen.contains("management") && screen.contains("Learning and training"), "{screen}");
}
