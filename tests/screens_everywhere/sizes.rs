//! Small and large: panes are tabs where they do not stand side by side, and resizing loses nothing.

use tandem::tui::Msg;
use tandem::tui::desk::Pane;
use tandem::tui::home::Condition;
use tandem::workshop::StepKind;

use crate::harness::Play;
use crate::places::{home, sample};

#[test]
fn on_sixty_columns_every_pane_is_a_tab() {
    for (back, names) in
        [(4, ["Points", "Matrix", "Agenda"]), (0, ["Actions", "Car park", "Agenda"]), (2, ["Actions", "Shortlist", "Agenda"])]
    {
        let mut play = sample("morning-briefing");
        play.keys(&"f7 ".repeat(back)).keys("esc");
        for turn in names {
            let screen = play.screen(60, 20);
            if turn == "Agenda" {
                assert!(screen.contains("Welcome and the promise"), "{screen}");
            } else {
                assert!(screen.contains(&format!("▸{turn}")), "{turn}: {screen}");
                assert!(names.iter().all(|name| screen.contains(name)) && screen.contains("Tab turns"), "{screen}");
            }
            play.keys("tab");
        }
    }
}

#[test]
fn where_all_stand_side_by_side_there_are_no_tabs() {
    let mut play = sample("morning-briefing");
    play.keys("f7 f7 f7 f7 esc");
    let tabs = |screen: String| screen.lines().find(|line| line.contains("Tab turns")).unwrap_or_default().to_owned();
    assert!(!tabs(play.screen(120, 40)).contains("Matrix"));
    assert!(tabs(play.screen(80, 24)).contains("Matrix"));
    play.keys("f8 f8 f8 f8 esc");
    assert!(!tabs(play.screen(120, 40)).contains("Agenda"));
}

#[test]
fn the_tabs_mark_the_pane_that_is_seen_wherever_the_cursor_is() {
    for (columns, rows) in [(80, 24), (100, 30), (120, 40), (200, 60)] {
        let mut play = sample("morning-briefing");
        play.keys(&"f7 ".repeat(14)).keys("esc");
        for _ in 0..15 {
            for _ in 0..play.desk().panes().len() {
                let screen = play.screen(columns, rows);
                let tabs = screen.lines().find(|line| line.contains("Tab turns"));
                if let Some(tabs) = tabs {
                    let tabs = tabs.split('│').next_back().unwrap();
                    assert_eq!(tabs.matches('▸').count(), 1, "{:?}\n{screen}", play.desk().step_kind());
                }
                play.keys("tab");
            }
            play.keys("f8 esc");
        }
    }
    let mut play = sample("morning-briefing");
    play.keys(&"f7 ".repeat(6)).keys("esc");
    assert!(play.screen(120, 40).contains("▸Matrix    Points"), "{}", play.screen(120, 40));
    assert!(play.keys("f8 esc").screen(120, 40).contains("▸Matrix    Points"), "{}", play.screen(120, 40));
}

#[test]
fn the_tabs_of_the_groups_in_a_step_of_words_can_be_clicked() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 esc tab tab");
    assert_eq!((play.desk().step_kind(), play.desk().pane), (StepKind::Question, Pane::Groups));
    let screen = play.screen(80, 24);
    let (y, line) = screen.lines().enumerate().find(|(_, line)| line.contains("▸Groups")).expect("the tabs");
    let x = line.chars().position(|letter| letter == 'S').unwrap();
    play.click(u16::try_from(x).unwrap(), u16::try_from(y).unwrap());
    assert_eq!(play.desk().pane, Pane::Script, "{screen}");
}

#[test]
fn in_the_welcome_a_small_screen_says_when_it_is_done_and_what_to_do_if_late() {
    let mut play = Play::new("alignment-90");
    play.keys("f8");
    let whole = |screen: &str, label: &str| {
        let text = screen.lines().skip_while(|line| !line.starts_with(&format!(" {label}"))).collect::<Vec<_>>();
        text.iter()
            .enumerate()
            .take_while(|(at, line)| *at == 0 || line.starts_with("       "))
            .map(|(_, line)| line.trim())
            .collect::<Vec<_>>()
            .join(" ")
    };
    for pane in [Pane::Script, Pane::Groups] {
        assert_eq!(play.desk().pane, pane);
        let screen = play.screen(80, 24);
        assert!(whole(&screen, "Do").contains("mark it not here."), "{screen}");
        if pane == Pane::Script {
            // The promise is read aloud, all of it.
            assert!(whole(&screen, "Room").starts_with("Room  Why would we") && screen.contains("You may pass at any time."));
            assert!(whole(&screen, "Say").ends_with("before it goes."), "{screen}");
            assert!(screen.contains("… ? shows all"), "{screen}");
        } else {
            assert!(whole(&screen, "Until").ends_with("ten seconds for one."), "{screen}");
            assert!(whole(&screen, "Late").ends_with("Never leave these out."), "{screen}");
        }
        play.keys("esc tab");
    }
}

#[test]
fn a_resize_at_any_moment_changes_nothing_but_the_picture() {
    for keys in ["", "m", "esc X", "f1", "ctrl-p \"x\"", "esc / \"a\"", "\"nur + half a li\"", "f5"] {
        let mut play = sample("morning-briefing");
        play.keys("f7 f7 f7 f7 f7 f7 f7 f7 f7").keys(keys);
        let before = play.screen(120, 40);
        for (columns, rows) in [(80, 24), (60, 20), (20, 5), (300, 80), (1, 1), (61, 16), (120, 40)] {
            play.screen(columns, rows);
        }
        assert_eq!(play.screen(120, 40), before, "{keys}");
    }
}

#[test]
fn at_sixty_columns_home_cuts_no_sentence() {
    let screen = home().screen(60, 20);
    assert!(screen.contains("at “How much does it matter?”"), "{screen}");
    // Titles may be cut, nothing else.
    let titles = ["Discharge", "Morning", "Falls"];
    let cut =
        |line: &&str| line.trim_end().ends_with('…') || line.contains('…') && !titles.iter().any(|title| line.contains(title));
    assert_eq!(screen.lines().find(cut), None, "{screen}");
}

#[test]
fn a_very_wide_screen_shows_what_comes_next_or_the_matrix() {
    let mut play = Play::new("alignment-90");
    for (keys, next) in [("", "Next: Welcome"), ("f8", "Next: The question"), ("f8", "Next: On your own")] {
        play.keys(keys);
        let wide = play.screen(300, 80);
        assert!(wide.contains(next) && wide.contains("5 min"), "{next}\n{wide}");
        assert!(!play.screen(160, 50).contains("Next: "));
    }
    for back in [3, 2, 1, 0] {
        let mut play = sample("morning-briefing");
        play.keys(&"f7 ".repeat(back)).keys("esc");
        let wide = play.screen(300, 80);
        let matrix = |screen: &str| screen.contains("managerial +0.59") && screen.contains("+5−3½≈");
        assert!(matrix(&wide), "{back} back\n{wide}");
        assert!(!matrix(&play.screen(120, 40)));
        let last = wide.lines().position(|line| line.contains("managerial +0.59")).unwrap();
        let row = play.desk().cursor();
        play.click(290, u16::try_from(last).unwrap());
        assert_eq!(play.desk().cursor(), row, "a click in the matrix beside is none in the list");
    }
}

#[test]
fn a_tall_screen_shows_what_comes_next_in_its_lower_half() {
    let mut play = Play::new("alignment-90");
    for (keys, next) in
        [("", "Next: Welcome"), ("f8", "Next: The question"), ("f8", "Next: On your own"), ("f8 f8", "Next: Round")]
    {
        let tall = play.keys(keys).screen(200, 60);
        let row = tall.lines().position(|line| line.contains(next)).unwrap_or_else(|| panic!("{next}\n{tall}"));
        assert!(row >= 28, "{tall}");
    }
}

#[test]
fn on_a_tall_screen_the_matrix_has_air_and_the_names_of_its_groups() {
    let mut play = sample("morning-briefing");
    play.keys("m");
    let tall = play.screen(200, 60);
    let rows: Vec<usize> = ["Patient safety", "Time on the ward"]
        .map(|name| tall.lines().position(|line| line.trim_start().starts_with(name)).unwrap())
        .into();
    assert_eq!(rows[1] - rows[0], 3, "{tall}");
    assert!(tall.contains("Resident") && tall.contains("doctors") && tall.contains("pharmacy"), "{tall}");
}

#[test]
fn a_tall_screen_shows_the_matrix_below_the_card_and_the_shortlist() {
    for back in [3, 7] {
        let mut play = sample("morning-briefing");
        play.keys(&"f7 ".repeat(back)).keys("esc");
        let tall = play.screen(200, 60);
        let head = tall.lines().position(|line| line.contains("Matrix")).unwrap_or_else(|| panic!("{tall}"));
        assert!(head > 24 && tall.contains("managerial +0.59"), "{tall}");
        assert!(!play.screen(120, 40).contains("managerial +0.59"));
        assert_eq!(play.screen(200, 60), tall);
        let row = play.desk().cursor();
        play.click(60, u16::try_from(head + 3).unwrap());
        assert_eq!(play.desk().cursor(), row, "a click in the matrix below is none in the list");
        play.keys("tab");
        assert!(play.screen(200, 60).contains("managerial +0.59"), "it stays while the agenda has the cursor");
    }
}

#[test]
fn a_title_at_home_is_whole_where_there_is_room_for_it() {
    let mut play = Play::home();
    let row =
        crate::places::shelved("Ward round at the whiteboard", Condition::Ok, "Reading it together", "2026-11-21T08:48:00Z");
    play.hear(Msg::ShelfRead(vec![row]));
    let screen = play.screen(80, 24);
    assert!(screen.contains("Ward round at the whiteboard") && screen.contains("at “Reading it together”"), "{screen}");
}

#[test]
fn names_of_groups_are_whole_in_the_rail_of_a_very_wide_screen() {
    let screen = sample("morning-briefing").screen(200, 60);
    assert!(screen.contains(" Operations and general management ●●●"), "{screen}");
}

#[test]
fn the_list_of_groups_cuts_no_words_where_it_is_narrow() {
    let mut play = sample("morning-briefing");
    let screen = play.keys("f7 esc tab tab").screen(80, 24);
    assert!(screen.contains("▸ Nurses") && screen.contains("6   on its own      here"), "{screen}");
    assert!(!screen.lines().skip(8).any(|line| line.contains('…')), "{screen}");
}

#[test]
fn a_role_of_several_lines_leaves_no_blank_lines_in_an_action() {
    let mut play = sample("morning-briefing");
    let screen = play.keys("f7 f7").screen(200, 60);
    let at = screen.lines().position(|line| line.contains("Try 08:15")).unwrap();
    let below = screen.lines().nth(at + 1).unwrap();
    assert!(below.contains("should move: Therapists and pharmacy −5 → −3"), "{screen}");
    assert!(screen.contains("Consultant lead for the ward"), "{screen}");
}
