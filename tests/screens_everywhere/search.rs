//! Search: in every list and in the matrix; n and N go on, Esc comes back.

use tandem::tui::model::Screen;

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
