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
        for group in ["Nurses", "res", "con", "thp", "ngt", "wm", "ops", "exe"] {
            assert!(heads.split([' ', '│']).any(|head| head == group), "{group} at {columns}x{rows} after {keys:?}\n{screen}");
        }
        assert!(!heads.contains(['‹', '›']), "{screen}");
        assert_eq!(screen.contains("Find out about the sick pa"), columns == 120, "{screen}");
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
