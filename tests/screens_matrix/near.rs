//! What a figure, a mark or a key means stands near it, and words have the room that there is.

use ratatui::style::Modifier;
use tandem::widget::theme::{Depth, Theme, ThemeName};

use crate::ground::{drawn, line, sample};
use crate::harness::Play;

#[test]
fn the_ends_of_the_rows_have_heads_where_they_stand() {
    let head = |screen: &str| screen.lines().find(|line| line.contains("wm ")).unwrap_or_default().to_owned();
    let screen = sample().keys("m").screen(120, 40);
    assert!(head(&screen).ends_with("shared     raised alignment"), "{screen}");
    let first = screen.lines().find(|line| line.contains("Patient safety       [")).unwrap();
    let column = |line: &str, words: &str| line[..line.find(words).unwrap()].chars().count();
    assert_eq!(column(&head(&screen), "shared"), column(first, "█"), "{screen}");
    assert_eq!(column(&head(&screen), "alignment"), column(first, "+0.92"), "{screen}");
    assert!(!head(&sample().keys("m").screen(80, 24)).contains("raised"), "there is no room for the ends");
    // Without two groups to compare there is no bar, and what was raised stands where it stands.
    let screen = sample().keys("H enter").screen(120, 40);
    assert!(!head(&screen).contains("shared") && head(&screen).ends_with("raised"), "{screen}");
}

#[test]
fn the_foot_names_the_keys_of_all_views_and_of_the_timeline() {
    let foot = |keys: &str, columns| sample().keys(keys).screen(columns, 40).lines().last().unwrap_or_default().to_owned();
    for (view, columns) in ["1", "2", "3", "4", "5"].into_iter().zip([80, 80, 120, 120, 200]) {
        let foot = foot(&format!("m {view}"), columns);
        assert!(foot.contains("1-5 views   Esc back") && !foot.contains("view 1"), "{view}: {foot}");
    }
    assert!(foot("H", 80).starts_with(" Enter as it was   , . earlier, later   w why   Esc back"), "{}", foot("H", 80));
    assert!(foot("H enter", 80).starts_with(" Enter open   , . earlier, later   w why   Esc back"));
    // No key leads from here into the line: nothing asks for one.
    for keys in ["H", "H enter"] {
        let screen = sample().keys(keys).screen(80, 24);
        assert!(!screen.lines().any(|line| line.trim() == ">"), "{screen}");
    }
}

#[test]
fn a_row_of_one_group_has_one_reading_at_its_name_and_below_the_matrix() {
    let screen = sample().keys("H enter").screen(120, 40);
    assert!(screen.lines().any(|line| line.trim() == "one group"), "{screen}");
    assert!(screen.contains("no two groups to compare  one group (meaning not checked)"), "{screen}");
    assert!(!screen.contains("mixed"), "{screen}");
}

#[test]
fn the_marks_in_sight_are_explained_where_not_all_have_room() {
    let screen = sample().keys("m").screen(80, 24);
    assert!(screen.contains("≈ split inside the group   ? a guess or not checked   · not asked   ∅ not here"), "{screen}");
    assert!(screen.contains("only guessed    ngt") && screen.contains(" pull "), "nothing went for it\n{screen}");
    for rows in 32..44 {
        let screen = sample().keys("m").screen(120, rows);
        let mut lines = screen.lines().skip_while(|line| !line.starts_with(" Learning and training"));
        let (row, below) = (lines.next().unwrap(), lines.next().unwrap());
        assert!(row.ends_with("only clinical") || below.trim() == "only clinical", "nor a reading, in {rows} rows\n{screen}");
    }
}

#[test]
fn points_of_the_force_field_have_the_room_that_their_bars_leave() {
    let screen = sample().keys("m 3").screen(80, 24);
    for words in ["Find out about the sick patient at 8, not at 11 ", "Drug round and washes are late every day we do it "] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
    let cut = screen.lines().filter(|line| line.contains('…') && line.contains('▆'));
    assert!(cut.clone().all(|line| line.contains("while we are all in the… ")), "{screen}");
    assert!(screen.contains("│+ not scored"), "on the side of what is worth it\n{screen}");
    assert!(screen.contains("≈ split inside the group"), "{screen}");
    assert!(screen.contains("driving, worth it 16   restraining, in the way 24   net −8"), "{screen}");
    assert!(screen.contains("wm −0.10\n ops +0.17   exe +0.50"), "{screen}");
    for (columns, rows) in [(80, 24), (120, 40), (200, 60)] {
        let screen = sample().keys("m 3").screen(columns, rows);
        let axis = |line: &str| line.chars().position(|c| c == '│');
        let head = screen.lines().find(|line| line.contains("in the way│worth it")).unwrap();
        for row in screen.lines().filter(|line| line.contains('▆') || line.contains("not scored")) {
            assert_eq!(axis(row), axis(head), "at {columns}x{rows}\n{screen}");
        }
    }
}

#[test]
fn without_colours_the_bar_of_the_row_under_the_cursor_is_as_those_of_the_others() {
    let mut play = sample();
    play.model.theme = Theme::embedded(ThemeName::Plain, Depth::Ansi16);
    play.keys("m 3");
    let buf = drawn(&mut play, 80, 24);
    let bar = |words: &str| {
        let y = (0..24).find(|y| line(&buf, *y).contains(words)).unwrap();
        let x = (0..80).find(|x| buf[(*x, y)].symbol() == "▆").unwrap();
        assert!(buf[(4, y)].modifier.contains(Modifier::REVERSED) == words.starts_with("A place"), "{words}");
        buf[(x, y)].clone()
    };
    assert_eq!(bar("A place to say"), bar("Find out about"));
}

#[test]
fn the_map_says_what_has_no_place_and_a_letter_on_an_axis_is_as_bright_as_any() {
    for (columns, rows) in [(80, 24), (120, 40), (200, 60)] {
        let mut play = sample();
        play.model.theme = Theme::embedded(ThemeName::Plain, Depth::Ansi16);
        let screen = play.keys("m 4").screen(columns, rows);
        assert!(screen.contains(" · raised by one side only: it has no place on the map"), "{screen}");
        assert!(screen.contains("clin.  manag.  reading"), "{screen}");
        let buf = drawn(&mut play, columns, rows);
        let axis = (0..rows).find(|y| line(&buf, *y).contains("── g ─") || line(&buf, *y).contains("── d ─"));
        let Some(y) = axis else { continue };
        let x = (0..columns).find(|x| ["g", "d"].contains(&buf[(*x, y)].symbol())).unwrap();
        assert!(!buf[(x, y)].modifier.contains(Modifier::DIM), "at {columns}x{rows}\n{screen}");
    }
}

#[test]
fn a_definition_is_whole_where_there_is_room_below() {
    let screen = sample().keys("m enter").screen(80, 24);
    assert!(screen.contains("who gets blamed\n (that is “Answering for it”)."), "{screen}");
}

#[test]
fn the_beat_of_the_picture_is_told_in_whole_parts() {
    let mut play = sample();
    for _ in 0..6 {
        play.keys("[");
    }
    for (keys, columns, rows) in [("", 80, 24), ("", 120, 40), ("", 200, 60), ("tab", 120, 40), ("", 200, 60)] {
        let screen = play.keys(keys).screen(columns, rows);
        let told = screen.lines().find(|line| line.contains("The room sees")).unwrap();
        assert!(told.contains("beat 1 of 3") && !told.contains('…') && !told.contains("PageDown: on"), "{told}");
        // In the pane beside the points there is no room for the key, which stands at the foot too.
        assert!(told.contains("PageDown: next") || keys == "tab" && !told.contains("PageD"), "{told}");
    }
}

#[test]
fn the_points_of_one_list_have_the_names_of_their_headings_beside_them_or_their_codes() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 f8 f8 f8").say("nur + fewer bleeps #voice").say(&format!("nur + {} #voice", "many words ".repeat(6)));
    let row = |play: &mut Play, columns, words: &str| {
        let screen = play.screen(columns, 40);
        screen.lines().find(|line| line.contains(words)).unwrap_or_else(|| panic!("{words}\n{screen}")).to_owned()
    };
    assert!(row(&mut play, 80, "fewer bleeps").trim_end().ends_with(" Being heard"), "{}", row(&mut play, 80, "fewer bleeps"));
    assert!(row(&mut play, 80, "many words").trim_end().ends_with(" Being heard"), "{}", row(&mut play, 80, "many words"));
    for words in ["fewer bleeps", "many words"] {
        assert!(row(&mut play, 60, words).trim_end().ends_with(" voice"), "{}", row(&mut play, 60, words));
    }
}

#[test]
fn the_three_shares_add_up_to_a_hundred() {
    let screen = sample().keys("m").screen(120, 40);
    assert!(screen.contains("shared 45 %  opposed 13 %  unmatched 42 %"), "{screen}");
}

#[test]
fn what_nobody_checked_has_its_question_mark_wherever_the_heading_is_read() {
    let mut play = sample();
    for size in [(80, 24), (100, 30), (120, 40), (200, 60)] {
        for row in 0..play.desk().measures().themes.len() {
            play.keys(if row == 0 { "m g g" } else { "j" });
            let screen = play.screen(size.0, size.1);
            let bare = |line: &str| {
                let words = line.split("common obstacle").nth(1).or_else(|| line.split("common motive").nth(1));
                let sure = line.contains("Patient safety") || line.contains("Staffing and cover") || line.contains("cover ");
                words.is_some_and(|rest| !sure && !rest.starts_with('?') && !rest.contains("(not checked)"))
            };
            let named = |line: &&str| line.contains("Time on the ward") || line.contains("Hearing back");
            assert!(!screen.lines().filter(named).any(bare), "{size:?}: {screen}");
        }
        play.keys("m");
    }
}
