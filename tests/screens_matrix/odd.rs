//! Workshops with almost nothing in them, or far too much: each view says something sensible, and fits.

use tandem::workshop::{Bloc, Change, Presence};

use crate::ground::{SIZES, bare, crowd, draws_everywhere, sample};
use crate::harness::Play;

const LONG: &str = "Sixty characters of a name that goes on and on and on until it";
const BOTH: [Bloc; 2] = [Bloc::Clinical, Bloc::Managerial];

/// What the five views and the timeline say, one text each.
fn says(play: &mut Play, columns: u16, rows: u16) -> Vec<String> {
    let views = ["m 1", "m 2", "m 3", "m 4", "m 5", "m 5 right", "m 5 left", "H"];
    let say = |keys: &str| {
        play.keys("esc").keys(keys);
        let screen = play.screen(columns, rows);
        play.keys("esc esc esc");
        play.desk_mut().front = tandem::tui::desk::Front::Step;
        play.desk_mut().look.list = tandem::tui::desk::LeverList::Levers;
        screen
    };
    views.into_iter().map(say).collect()
}

/// Each of these words stands in the view of the same place, at 80x24 and at 200x60.
fn each_says(mut play: Play, words: [&str; 8]) {
    for (columns, rows) in [(80, 24), (200, 60)] {
        for (screen, words) in says(&mut play, columns, rows).iter().zip(words) {
            let whole = screen.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(whole.contains(words), "{words} at {columns}x{rows}\n{screen}");
        }
    }
    draws_everywhere(play, &SIZES[1..4], |_, _, _| {});
}

#[test]
fn without_groups_and_headings_every_view_says_how_to_begin() {
    let begin = "No groups and no headings yet. A adds a group; + here makes a heading";
    let nothing = "Nothing has moved yet: a figure needs points";
    each_says(bare(), [begin, begin, begin, begin, begin, begin, begin, nothing]);
    let begin = "No groups yet: A adds one.";
    each_says(crowd(0, 3, &BOTH, "Nurses", true), [begin, begin, begin, begin, begin, begin, begin, nothing]);
    let begin = "No headings yet: + here makes one";
    let force = "Nothing was said by this group yet.";
    each_says(crowd(3, 0, &BOTH, "Nurses", true), [begin, begin, force, begin, begin, begin, begin, nothing]);
}

#[test]
fn one_group_has_no_pair_and_no_gap() {
    let words = [
        "gap no data yet",
        "With one group there is no pair",
        "driving",
        "A heading has a place once both",
        "Remove",
        "No heading is wanted by one side alone",
        "No action says yet what it should move",
        "How the figures moved",
    ];
    each_says(crowd(1, 3, &BOTH, "Nurses", true), words);
}

#[test]
fn with_one_side_alone_nothing_is_said_of_a_divide() {
    let words = [
        "gap no data yet",
        "managerial",
        "balance",
        "A heading has a place once both",
        "Remove",
        "No heading is wanted by one side alone",
        "No action says yet what it should move",
        "pull",
    ];
    each_says(crowd(4, 4, &[Bloc::Managerial], "Managers", true), words);
}

#[test]
fn small_groups_are_explained_without_being_divided_by() {
    let mut play = crowd(4, 4, &BOTH, "Nurses", true);
    let small = play.workshop().groups().map(|group| group.id).collect::<Vec<_>>();
    play.given(small.into_iter().map(|id| Change::CorrectPeople { id, people: Some(1), size: Some(1) }).collect());
    let words = [
        "gap 0",
        "weakest pair",
        "balance",
        "both want it",
        "Remove",
        "would this matter to you too?",
        "No action says yet",
        "entry",
    ];
    each_says(play, words);
}

#[test]
fn with_nothing_scored_there_is_no_data_and_no_nought() {
    let words = [
        "gap no data yet",
        "no data",
        "not scored",
        "A heading has a place once both",
        "Nothing in the way was scored yet",
        "No heading is wanted by one side alone",
        "No action says yet what it should move",
        "Nothing has moved yet",
    ];
    each_says(crowd(4, 4, &BOTH, "Nurses", false), words);
    let mut play = crowd(4, 4, &BOTH, "Nurses", false);
    let screen = play.keys("m").screen(120, 40);
    assert!(screen.contains("not scored 16") && !screen.contains("0.00"), "{screen}");
}

#[test]
fn long_wide_and_combining_names_fit() {
    for name in [LONG, "会議室の時間e\u{301}", "🩺👩‍⚕️ Ärzte", "ก\u{e33}ลังคนและเวลา"]
    {
        let mut play = crowd(5, 5, &Bloc::ALL, name, true);
        for screen in says(&mut play, 80, 24) {
            assert!(screen.lines().count() <= 24, "{screen}");
        }
        draws_everywhere(play, &SIZES[..5], |_, _, _| {});
    }
}

#[test]
fn forty_groups_and_forty_headings_draw() {
    let mut play = crowd(40, 40, &Bloc::ALL, "Group", true);
    for (columns, rows) in [(80, 24), (200, 60)] {
        let said = says(&mut play, columns, rows);
        assert!(said[0].contains("1–") && said[0].contains('›'), "{}", said[0]);
        assert!(said[0].contains(" group12 ") && !said[0].contains("gro…"), "{}", said[0]);
        assert!(said[1].contains("1–") && said[1].contains('›') && !said[1].contains("gro…"), "{}", said[1]);
        assert!(said[3].contains("of 40") || columns == 200, "{}", said[3]);
    }
    draws_everywhere(play, &SIZES[1..4], |_, _, _| {});
}

#[test]
fn weights_of_nought_divide_nothing() {
    let mut play = sample();
    let mut changes: Vec<Change> =
        play.workshop().groups().map(|group| Change::WeighGroup { id: group.id, weight: 0.0 }).collect();
    changes.extend(play.workshop().themes().map(|theme| Change::WeighTheme { id: theme.id, weight: 0.0 }));
    play.given(changes);
    assert!(play.keys("m").screen(120, 40).contains("gap no data yet"));
    play.keys("esc");
    draws_everywhere(play, &SIZES, |keys, columns, screen| {
        assert!(!screen.contains("NaN") && !screen.contains("inf "), "{keys} at {columns}\n{screen}");
    });
}

#[test]
fn a_group_that_left_and_one_that_never_came_are_told_apart() {
    let mut play = crowd(3, 2, &BOTH, "Nurses", false);
    let groups: Vec<_> = play.workshop().groups().map(|group| group.id).collect();
    let points: Vec<_> = play.workshop().factors().filter(|factor| factor.group == groups[2]).map(|factor| factor.id).collect();
    play.given(points.into_iter().map(|id| Change::RemoveFactor { id }).collect());
    play.given(vec![Change::SetPresence { id: groups[2], presence: Presence::Left }]);
    assert!(!play.keys("m").screen(120, 40).lines().skip(5).take(6).any(|line| line.contains('∅')));
    play.given(vec![Change::SetPresence { id: groups[2], presence: Presence::Absent }]);
    assert!(play.screen(120, 40).contains('∅'));
}

#[test]
fn that_a_heading_has_no_figures_yet_is_said_once_in_its_row() {
    for (columns, rows) in [(120, 40), (200, 60)] {
        let mut play = sample();
        let screen = play.keys("H enter").screen(columns, rows);
        let beside = screen.lines().filter(|line| line.contains("0 %") && line.contains("no data yet")).count();
        let below = screen.lines().filter(|line| line.trim() == "no data yet").count();
        assert_eq!((beside, below), (0, 7), "{screen}");
    }
}
