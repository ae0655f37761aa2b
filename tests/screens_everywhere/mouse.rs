//! The mouse: what is clicked is what stands there, in lists and in front of them; the wheel moves what is under it.

use tandem::tui::model::Screen;
use tandem::tui::overlay::Overlay;
use tandem::tui::{Effect, Msg, Pane};
use tandem::workshop::StepKind;

use crate::harness::Play;
use crate::places::{home, sample};

/// The cell where these words begin.
fn find(play: &mut Play, columns: u16, rows: u16, words: &str) -> (u16, u16) {
    let screen = play.screen(columns, rows);
    let found = screen.lines().enumerate().find_map(|(y, line)| Some((line.find(words)?, y, line)));
    let (byte, y, line) = found.unwrap_or_else(|| panic!("{words} in\n{screen}"));
    let x = tandem::widget::text::columns(&line[..byte]);
    (x, u16::try_from(y).unwrap())
}

fn click(play: &mut Play, words: &str) {
    let (x, y) = find(play, 120, 40, words);
    play.click(x, y);
}

#[test]
fn at_home_a_click_chooses_a_second_opens_and_what_begins_begins() {
    let mut play = home();
    click(&mut play, "Morning briefing");
    assert!(matches!(&play.model.screen, Screen::Home(home) if home.at == 1));
    click(&mut play, "Morning briefing");
    assert!(play.effects.iter().any(|effect| matches!(effect, Effect::OpenSession(path) if path.contains("Morning"))));
    click(&mut play, "Look at the sample");
    assert!(play.effects.iter().any(|effect| matches!(effect, Effect::OpenSample(_))));
    let (x, y) = find(&mut play, 120, 40, "Morning briefing");
    play.keys("g");
    play.hear(Msg::Scrolled { x, y, up: false });
    assert!(matches!(&play.model.screen, Screen::Home(home) if home.at == 1));
}

#[test]
fn each_list_takes_a_click() {
    for (back, pane, words) in [
        (3, Pane::Dots, "No money for backfill"),
        (2, Pane::Actions, "Each point gets one"),
        (1, Pane::Standing, "Operations and g"),
        (0, Pane::Parked, "Blood fridge alarm"),
        (0, Pane::Actions, "Each point gets one"),
        (9, Pane::Points, "It turns into another"),
    ] {
        let mut play = sample("morning-briefing");
        play.keys(&"f7 ".repeat(back)).keys("esc");
        // The rail names groups too: what is clicked is the last that reads so.
        let screen = play.screen(120, 40);
        let (y, line) = screen.lines().enumerate().filter(|(_, line)| line.contains(words)).last().expect(words);
        let x = tandem::widget::text::columns(&line[..line.rfind(words).unwrap()]);
        play.click(x, u16::try_from(y).unwrap());
        assert_eq!(play.desk().pane, pane, "{words}");
        let row = play.desk().cursor();
        assert!(play.model.row_words(row).unwrap().contains(words), "{words}: {:?}", play.model.row_words(row));
    }
}

#[test]
fn a_click_on_the_card_says_which_point_the_slips_are_for() {
    let mut play = sample("morning-briefing");
    play.keys(&"f7 ".repeat(7));
    assert_eq!(play.desk().step_kind(), StepKind::Score);
    click(&mut play, "It turns into another");
    assert!(play.desk().line_has_caret && play.desk().pane == Pane::Card);
    assert!(play.model.row_words(play.desk().cursor()).unwrap().starts_with("It turns into"));
}

#[test]
fn in_front_answers_fields_and_rows_are_pressed() {
    let mut play = home();
    play.keys("D");
    click(&mut play, "Yes, delete it");
    assert!(play.effects.iter().any(|effect| matches!(effect, Effect::DeleteSession(_))));

    let mut play = Play::new("alignment-90");
    play.keys("t");
    click(&mut play, "Finish by");
    assert!(matches!(play.model.overlays.last(), Some(Overlay::Form(form)) if form.at == 3));
    play.click(1, 38);
    assert!(matches!(play.model.overlays.last(), Some(Overlay::Form(_))), "what was filled in is not lost by a click beside it");

    let mut play = Play::new("alignment-90");
    play.keys("ctrl-p \"timeline\"");
    click(&mut play, "How the gap moved");
    assert!(play.screen(120, 40).contains("How the figures moved"));

    let mut play = Play::new("alignment-90");
    play.keys("?").screen(120, 40);
    play.hear(Msg::Scrolled { x: 50, y: 20, up: false });
    assert!(matches!(play.model.overlays.last(), Some(Overlay::Help(reader)) if reader.top > 0));
    play.click(1, 1);
    assert!(play.model.overlays.is_empty());
}

#[test]
fn the_keys_at_the_foot_are_buttons() {
    let mut play = Play::new("alignment-90");
    let (x, y) = find(&mut play, 80, 24, "next step");
    assert_eq!(y, 23);
    play.click(x, y);
    assert_eq!(play.desk().step_kind(), StepKind::Promise);
    let (x, y) = find(&mut play, 80, 24, "help");
    play.click(x, y);
    assert!(matches!(play.model.overlays.last(), Some(Overlay::Help(_))));
}

#[test]
fn one_key_lets_the_mouse_go_and_the_status_says_so() {
    let mut play = Play::new("alignment-90");
    play.keys("Y");
    assert_eq!(play.effects.last(), Some(&Effect::CaptureMouse(false)));
    assert_eq!(play.status(), "The mouse now selects text; Y takes it back.");
    play.keys("Y");
    assert_eq!(play.effects.last(), Some(&Effect::CaptureMouse(true)));
}

#[test]
fn a_cell_of_the_matrix_takes_the_cursor_and_a_second_click_opens_it() {
    for (columns, rows, keys) in [(120, 40, "m"), (80, 24, "m"), (120, 40, "f7 f7 f7 f7 f7 f7"), (120, 40, "f7 f7 f7 f7 f7 esc")]
    {
        let mut play = sample("morning-briefing");
        play.keys(keys);
        let screen = play.screen(columns, rows);
        // The row of Time on the ward, by whatever it is called there, and its one cell that reads so.
        let (y, line) = screen
            .lines()
            .enumerate()
            .find(|(_, line)| line.contains("−4?") && (line.contains("Time on") || line.contains("time")))
            .unwrap_or_else(|| panic!("{keys}: {screen}"));
        let x = tandem::widget::text::columns(&line[..line.find("−4?").unwrap()]);
        play.click(x, u16::try_from(y).unwrap());
        let (row, column) = play.desk().cursors.matrix;
        assert_eq!((row, column), (1, 4), "{keys} at {columns}x{rows}\n{screen}");
        assert_eq!(play.desk().pane, Pane::Matrix);
        let again = play.screen(columns, rows);
        let (y, line) = again.lines().enumerate().find(|(_, line)| line.contains("−4?") && line.contains('[')).expect("a cursor");
        let x = tandem::widget::text::columns(&line[..line.find("−4?").unwrap()]);
        play.click(x, u16::try_from(y).unwrap());
        assert!(matches!(play.desk().front, tandem::tui::Front::Behind(_)), "{keys}: {:?}", play.desk().front);
    }
}

#[test]
fn a_click_on_a_tab_turns_to_its_pane() {
    let mut play = sample("morning-briefing");
    play.keys("f7 f7 f7 f7 esc");
    let (x, y) = find(&mut play, 60, 20, "Agenda");
    play.click(x, y);
    assert_eq!(play.desk().pane, Pane::Agenda);
    let screen = play.screen(60, 20);
    assert!(screen.contains("Before you go"), "{screen}");
}

#[test]
fn on_a_small_screen_the_agenda_keeps_the_names_of_the_panes_and_they_can_be_clicked() {
    let mut play = crate::harness::Play::new("alignment-90");
    play.keys("f8 f8 f8 f8 esc tab");
    let screen = play.screen(80, 24);
    assert_eq!(play.desk().pane, Pane::Agenda, "{screen}");
    let (row, line) = screen.lines().enumerate().find(|(_, line)| line.contains("▸Agenda")).expect("the names of the panes");
    let column = line.chars().position(|c| c == 'G').unwrap();
    let step = screen.lines().position(|line| line.contains("Tidy up")).unwrap();
    play.click(20, u16::try_from(step).unwrap());
    assert_eq!(play.desk().cursors.agenda, 6, "the row under the mouse");
    play.click(u16::try_from(column).unwrap(), u16::try_from(row).unwrap());
    assert_eq!(play.desk().pane, Pane::Groups);
}

#[test]
fn a_click_hits_the_row_that_is_drawn_while_the_disk_is_busy_and_after() {
    let ground = |last: usize, saved: bool| {
        let mut play = Play::new("alignment-90");
        play.keys("f8 f8 f8 f8 f8").screen(80, 24);
        for point in 0..last {
            play.say(&format!("nur + thing number {point} #time"));
        }
        // The newest point of a long list moves it only once it is saved.
        let keys = format!("\"nur + thing number {last} #time\" enter");
        if saved {
            play.keys(&keys);
        } else {
            play.keys_unsaved(&keys);
        }
        play
    };
    let mut moves = 0;
    for last in [20, 21, 22] {
        let drawn = [false, true].map(|saved| {
            let screen = ground(last, saved).screen(80, 24);
            let number = |line: &str| line.split_once("  + thing number ")?.1.split(' ').next()?.parse::<usize>().ok();
            let drawn: Vec<(usize, usize)> =
                screen.lines().enumerate().filter_map(|(y, line)| Some((y, number(line)?))).collect();
            assert!(drawn.len() > 3, "{screen}");
            for (y, point) in &drawn {
                let mut play = ground(last, saved);
                play.screen(80, 24);
                play.click(10, u16::try_from(*y).unwrap());
                assert_eq!(play.desk().cursors.points, *point, "saved: {saved}\n{screen}");
            }
            drawn
        });
        moves += usize::from(drawn[0] != drawn[1]);
    }
    assert!(moves > 0, "the list moves when a point is saved");
}
