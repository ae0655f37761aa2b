//! Search: in every list and in the matrix; n and N go on, Esc comes back.

use tandem::tui::Pane;
use tandem::tui::model::Screen;
use tandem::workshop::{Change, Evidence, FactorId, GroupId, Kind, Line};

use crate::harness::Play;
use crate::places::{home, sample};

fn cell(play: &Play) -> (usize, usize) {
    play.desk().cursors.matrix
}

#[test]
fn headings_and_groups_of_the_matrix_are_found_and_esc_comes_back() {
    let mut play = sample("morning-briefing");
    play.keys("m j l l");
    let before = cell(&play);
    play.keys("/ \"staffing\"");
    assert_eq!(cell(&play).1, before.1);
    assert_ne!(cell(&play).0, before.0);
    play.keys("esc");
    assert_eq!(cell(&play), before);
    play.keys("/ \"exec\" enter");
    assert_eq!(cell(&play), (before.0, 7));
    let matches = |play: &Play| play.model.matches("ing").1;
    assert!(matches(&play) > 2);
    play.keys("g / \"ing\" enter");
    let first = cell(&play);
    play.keys("n");
    let second = cell(&play);
    play.keys("N");
    assert!(second != first && cell(&play) == first);
}

#[test]
fn each_list_is_searched() {
    for (keys, words) in [
        ("f7 f7 f7 esc", "backfill"),
        ("f7 f7", "reported"),
        ("f7", "executive"),
        ("f7 f7 f7 f7 f7 f7 f7 esc", "bays"),
        (": \"show car\" enter", "fridge"),
        ("m 4", "cover"),
        ("m 3", "bays"),
        ("m 2", "executive"),
        ("m 5", "time"),
        ("m 5 right", "being"),
        ("m 5 left", "point"),
        ("tab tab", "reading"),
    ] {
        let mut play = sample("morning-briefing");
        play.keys(keys).screen(120, 40);
        let before = play.model.searched_row();
        play.keys(&format!("/ {words:?}"));
        let screen = play.screen(120, 40);
        assert!(screen.contains("1 of 1") || screen.contains("of 2") || screen.contains("of 3"), "{keys}: {screen}");
        assert_ne!(play.model.searched_row(), before, "{keys}");
        play.keys("esc");
        assert_eq!(play.model.searched_row(), before, "{keys}");
    }
}

#[test]
fn in_view_5_n_goes_on_and_shift_n_back() {
    let mut play = sample("morning-briefing");
    play.keys("m 5 / \"time\" enter");
    let first = play.model.searched_row();
    play.keys("n");
    assert_ne!(play.model.searched_row(), first, "{}", play.screen(120, 40));
    play.keys("N");
    assert_eq!(play.model.searched_row(), first);
}

#[test]
fn a_pair_is_found_by_its_words_and_n_still_answers_its_question() {
    let mut play = sample("discharge-huddle");
    play.keys("f7 esc").given(said_twice());
    play.desk_mut().pane = Pane::Pairs;
    let before = play.desk().open_pairs().len();
    assert!(before > 2, "{}", play.screen(120, 40));
    let first = play.model.searched_row();
    play.keys("/ \"wheelchair\"");
    assert!(play.screen(120, 40).contains("1 of 1"), "{}", play.screen(120, 40));
    assert_ne!(play.model.searched_row(), first);
    play.keys("esc");
    assert_eq!(play.model.searched_row(), first);
    play.keys("/ \"wheelchair\" enter n");
    assert_eq!(play.desk().open_pairs().len(), before - 1);
    assert!(!play.screen(120, 40).contains("wheelchair"), "two things: {}", play.screen(120, 40));
}

/// Points of one group that read alike: three of the letters, two of the wheelchair.
fn said_twice() -> Vec<Change> {
    let words = ["letters come days late", "letters come two days late", "letters come three days late"];
    let others = ["nobody finds the wheelchair", "nobody finds the wheelchair today"];
    let point = |(at, text): (u32, &str)| Change::AddFactor {
        id: FactorId::new(900 + at),
        group: GroupId::new(1),
        kind: Kind::Barrier,
        text: Line::new(text),
        theme: None,
        evidence: Evidence::Heard,
        same_as: None,
    };
    (0..).zip(words.into_iter().chain(others)).map(point).collect()
}

#[test]
fn sessions_at_home_are_found_by_their_title() {
    let mut play = home();
    let at = |play: &Play| match &play.model.screen {
        Screen::Home(home) => home.at,
        Screen::Desk(_) => panic!("home"),
    };
    play.keys("/ \"falls\"");
    assert_eq!(at(&play), 2);
    play.keys("esc");
    assert_eq!(at(&play), 0);
    play.keys("/ \"morning\" enter");
    assert_eq!(at(&play), 1);
}

#[test]
fn nothing_to_search_in_is_said() {
    let mut play = Play::new("alignment-90");
    play.keys("m 5 /");
    assert_eq!(play.status(), "There is nothing to search in here.");
    let mut play = Play::home();
    play.keys("/");
    assert_eq!(play.status(), "There is nothing to search in here.");
}

#[test]
fn help_scrolls_to_its_end_and_back_at_once() {
    let mut play = Play::new("alignment-90");
    play.keys("?");
    let top = play.screen(80, 24);
    play.keys("G");
    let end = play.screen(80, 24);
    assert!(end.contains("This session is"), "{end}");
    play.keys("k");
    assert_ne!(play.screen(80, 24), end);
    play.keys("g");
    assert_eq!(play.screen(80, 24), top);
    play.keys("?");
    assert!(play.model.overlays.is_empty());
}

#[test]
fn what_has_no_key_of_its_own_names_the_list_and_nothing_that_could_be_typed() {
    let mut play = Play::new("alignment-90");
    play.keys("? / \"in the : list\"");
    let screen = play.screen(120, 40);
    assert!(screen.lines().filter(|line| line.contains("in the : list")).count() > 1, "{screen}");
    play.keys("esc ? / \"its name\"");
    assert!(!play.screen(120, 40).contains(": its name"), "{}", play.screen(120, 40));
}
