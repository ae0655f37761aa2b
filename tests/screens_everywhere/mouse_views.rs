//! The mouse in the views of the matrix, in what is opened from them, and in fields: what is clicked is what is seen.

use tandem::tui::desk::{LeverList, View};
use tandem::tui::overlay::Overlay;
use tandem::tui::{Front, Msg, Pane};

use crate::harness::Play;
use crate::places::{home, sample};

/// Sizes at which everything is clicked.
const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 60)];

/// Every cell where these words begin.
fn all(play: &mut Play, size: (u16, u16), words: &str) -> Vec<(u16, u16)> {
    let screen = play.screen(size.0, size.1);
    let mut found = Vec::new();
    for (line, y) in screen.lines().zip(0..) {
        for (byte, _) in line.match_indices(words) {
            found.push((tandem::widget::text::columns(&line[..byte]), y));
        }
    }
    assert!(!found.is_empty(), "{words} in\n{screen}");
    found
}

/// Clicks where these words stand last on the screen.
fn click(play: &mut Play, size: (u16, u16), words: &str) -> (u16, u16) {
    let (x, y) = *all(play, size, words).last().unwrap();
    play.click(x, y);
    (x, y)
}

#[test]
fn a_pair_of_groups_takes_the_cursor_and_opens() {
    for size in SIZES {
        let mut play = sample("morning-briefing");
        play.keys("m 2");
        // The cursor's own brackets say where the first pair is; a click two rows down and one column on moves it there.
        let (x, y) = all(&mut play, size, "[")[0];
        let right = all(&mut play, size, "]")[0].0;
        let step = right - x + 1;
        play.click(x + step, y + 2);
        let pair = play.desk().look.pair;
        assert!(pair.1 == 1 || pair.1 == 0, "{size:?}: {pair:?}");
        play.keys("left left up up up right");
        assert_eq!(play.desk().look.pair, (0, 1));
        let (x, y) = all(&mut play, size, "[")[0];
        play.keys("left");
        play.click(x + 1, y);
        assert_eq!(play.desk().look.pair, (0, 1), "{size:?}");
        assert_eq!(play.desk().front, Front::Matrix(View::Pairs));
        play.click(x + 1, y);
        assert!(matches!(play.desk().front, Front::Behind(_)), "{size:?}");
    }
}

#[test]
fn in_the_force_field_a_group_and_a_point_are_clicked() {
    for size in SIZES {
        let mut play = sample("morning-briefing");
        play.keys("m 3");
        let (x, y) = all(&mut play, size, "con ")[0];
        play.click(x, y);
        let group = play.desk().force_group().unwrap();
        assert_eq!(&*play.workshop().group(group).unwrap().code, "con", "{size:?}");
        let second = play.model.row_words(1).unwrap();
        let words: String = second.chars().take(14).collect();
        play.keys("m m 3 g");
        play.desk_mut().look.group = play.desk().columns().iter().position(|id| *id == group).unwrap();
        let (x, y) = all(&mut play, size, &words)[0];
        play.click(x, y);
        assert_eq!(play.model.searched_row(), 1, "{size:?}");
        play.click(x, y);
        assert!(matches!(play.desk().front, Front::Behind(_)), "{size:?}");
    }
}

#[test]
fn on_the_map_a_letter_and_a_row_of_the_legend_are_clicked() {
    for size in SIZES {
        let mut play = sample("morning-briefing");
        play.keys("m 4");
        click(&mut play, size, "Time on the ward");
        let row = play.model.searched_row();
        assert!(play.model.row_words(row).unwrap().starts_with("Time on the ward"), "{size:?}");
        let places = all(&mut play, size, "[");
        play.keys("g");
        play.click(places[0].0 + 1, places[0].1);
        assert_eq!(play.model.searched_row(), row, "{size:?}");
    }
}

#[test]
fn in_view_5_a_list_and_a_row_are_clicked() {
    for size in SIZES {
        let mut play = sample("morning-briefing");
        play.keys("m 5");
        let words = play.screen(size.0, size.1).lines().find(|line| line.contains("  2 ")).map(str::to_owned).unwrap();
        let words = words.split_whitespace().take(3).collect::<Vec<_>>().join(" ");
        let (x, y) = all(&mut play, size, &words)[0];
        play.click(x, y);
        assert_eq!(play.desk().look.levers[0], 1, "{size:?} {words}");
        let (x, y) =
            all(&mut play, size, "tomorrow 4").first().copied().unwrap_or_else(|| panic!("{}", play.screen(size.0, size.1)));
        play.click(x, y);
        assert_eq!(play.desk().look.list, LeverList::Tomorrow, "{size:?}");
        let last = play.desk().tomorrow().unwrap().shares.len() - 1;
        let words: String = play.model.row_words(last).unwrap().chars().take(12).collect();
        let (x, y) = all(&mut play, size, &words)[0];
        play.click(x, y);
        assert_eq!(play.desk().look.levers[2], last, "{size:?}");
    }
}

#[test]
fn the_points_behind_a_cell_and_the_moments_of_the_timeline_are_clicked() {
    for size in SIZES {
        let mut play = sample("morning-briefing");
        play.keys("m 4 enter");
        let Front::Behind(behind) = play.desk().front else { panic!("{size:?}") };
        let points = play.desk().behind_points(behind);
        let words = play.workshop().factor(points[1]).unwrap().text.to_string();
        click(&mut play, size, &words.chars().take(16).collect::<String>());
        assert_eq!(play.desk().selected, Some(points[1]), "{size:?}");

        let mut play = sample("morning-briefing");
        play.keys("H");
        let words = play.desk().moments()[2].what.chars().take(12).collect::<String>();
        let line = play.screen(size.0, size.1).lines().position(|line| line.contains("entry")).unwrap();
        play.click(20, u16::try_from(line + 3).unwrap());
        assert_eq!(play.desk().cursors.view, 2, "{size:?} {words}");
        play.click(20, u16::try_from(line + 3).unwrap());
        assert!(play.desk().look.past.is_some(), "{size:?}");
        play.keys("G");
        let (_, y) = *all(&mut play, size, "Time on").first().unwrap();
        let screen = play.screen(size.0, size.1);
        let signs = screen.lines().nth(y.into()).unwrap().chars().position(|sign| "+−".contains(sign)).unwrap();
        play.click(u16::try_from(signs).unwrap(), y);
        assert_eq!(play.desk().cursors.matrix.0, 1, "{size:?}");
    }
}

#[test]
fn the_two_points_of_a_pair_open_at_their_own_columns() {
    let mut play = sample("morning-briefing");
    play.keys("m 2 right enter").screen(120, 40);
    let Front::Behind(behind) = play.desk().front else { panic!("a pair") };
    let points = play.desk().behind_points(behind);
    let text = |play: &Play, at: usize| play.workshop().factor(points[at]).unwrap().text.chars().take(12).collect::<String>();
    for at in (0..points.len()).rev() {
        let words = text(&play, at);
        click(&mut play, (120, 40), &words);
        assert_eq!(play.desk().selected, Some(points[at]), "{words}");
    }
}

#[test]
fn the_wheel_moves_the_cursor_of_the_view_under_it() {
    for keys in ["m 3", "m 4", "m 5", "H", "m 4 enter"] {
        let mut play = sample("morning-briefing");
        play.keys(keys).keys("i").screen(120, 40);
        play.hear(Msg::Scrolled { x: 20, y: 12, up: false });
        play.hear(Msg::Scrolled { x: 20, y: 12, up: false });
        assert_eq!(play.model.searched_row(), 2, "{keys}");
        play.hear(Msg::Scrolled { x: 20, y: 12, up: true });
        assert_eq!(play.model.searched_row(), 1, "{keys}");
    }
}

#[test]
fn the_questions_of_tidy_up_are_buttons() {
    let mut play = sample("discharge-huddle");
    play.keys("f7 esc").given(two_alike());
    play.desk_mut().pane = Pane::Pairs;
    let before = play.desk().open_pairs().len();
    assert!(before > 0);
    click(&mut play, (120, 40), "two things");
    assert_eq!(play.desk().open_pairs().len(), before - 1, "{}", play.screen(120, 40));
}

/// A point said twice by the same group.
fn two_alike() -> Vec<tandem::workshop::Change> {
    use tandem::workshop::{Change, Evidence, FactorId, GroupId, Kind, Line};
    let point = |id: u32| Change::AddFactor {
        id: FactorId::new(id),
        group: GroupId::new(1),
        kind: Kind::Barrier,
        text: Line::new("the letters come three days late"),
        theme: None,
        evidence: Evidence::Heard,
        same_as: None,
    };
    vec![point(900), point(901)]
}

#[test]
fn a_click_in_a_text_puts_the_caret_there() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 i \"a wide 病房 and more\"");
    let (x, y) = all(&mut play, (80, 24), "and more")[0];
    play.click(x, y);
    assert!(play.desk().line.text()[play.desk().line.caret()..].starts_with("and more"));
    let (x, y) = all(&mut play, (80, 24), "病")[0];
    play.click(x + 1, y);
    assert!(play.desk().line.text()[play.desk().line.caret()..].starts_with("病房"));
    play.click(79, y);
    assert!(play.desk().line.at_end());
    play.keys("f5");
    let (x, y) = all(&mut play, (80, 24), "wide")[0];
    play.click(x, y);
    assert!(play.desk().line.text()[play.desk().line.caret()..].starts_with("wide"), "with one screen too");

    let mut play = Play::new("alignment-90");
    play.keys("t \"My ward\"");
    let (x, y) = all(&mut play, (120, 40), "My ward")[0];
    play.keys("tab");
    play.click(x + 3, y);
    let Some(Overlay::Form(form)) = play.model.overlays.last() else { panic!("a form") };
    assert_eq!(form.at, 0);
    assert!(form.inputs[0].field.text()[form.inputs[0].field.caret()..].starts_with("ward"));

    let mut play = home();
    play.keys("/ \"ward\"");
    let (x, y) = all(&mut play, (120, 40), "/ ward")[0];
    play.click(x + 3, y);
    let Some(Overlay::Find(finder)) = play.model.overlays.last() else { panic!("a search") };
    assert_eq!(finder.field.caret(), 1);
}

#[test]
fn the_keys_at_the_foot_of_a_sheet_are_buttons() {
    let mut play = Play::new("alignment-90");
    play.keys("t");
    click(&mut play, (120, 40), "other fields");
    assert!(matches!(play.model.overlays.last(), Some(Overlay::Form(form)) if form.at == 1));
    click(&mut play, (120, 40), "leave it");
    assert!(play.model.overlays.is_empty());
    play.keys("?");
    click(&mut play, (120, 40), "search");
    assert!(matches!(play.model.overlays.last(), Some(Overlay::Help(reader)) if reader.searching));
    play.keys("esc");
    let (x, y) = all(&mut play, (120, 40), "q back")[0];
    play.click(x, y);
    assert!(play.model.overlays.is_empty());
}

#[test]
fn while_a_list_is_searched_a_click_stays_and_acts() {
    let mut play = home();
    play.keys("/ \"ward\"");
    let (x, y) = all(&mut play, (120, 40), "Falls bundle")[0];
    play.click(x, y);
    assert!(play.model.overlays.is_empty());
    assert_eq!(play.model.searched_row(), 2);
}

#[test]
fn a_number_of_people_is_not_lost_by_a_click_beside_it() {
    let mut play = Play::new("alignment-90");
    play.keys("1 2").screen(120, 40);
    play.click(110, 38);
    play.click(60, 20);
    assert!(matches!(play.model.overlays.last(), Some(Overlay::Form(form)) if form.value(0) == "12"));
}

#[test]
fn beside_view_1_stand_the_points_behind_its_cursor_where_there_is_room() {
    for (size, beside) in [((300, 80), true), ((220, 60), true), ((219, 60), false), ((160, 50), false)] {
        let mut play = sample("morning-briefing");
        play.keys("m");
        assert_eq!(play.screen(size.0, size.1).contains("Find out about the sick patient at 8"), beside, "{size:?}");
        let (x, y) = all(&mut play, size, "−4?")[0];
        play.click(x, y);
        assert_eq!(play.desk().cursors.matrix, (1, 4), "{size:?}");
        let words = "We would have to stay past the end of the shift";
        assert_eq!(play.screen(size.0, size.1).contains(words), beside, "{size:?}");
    }
}

#[test]
fn a_heading_and_the_keys_below_are_clicked() {
    for size in [(120, 40), (80, 24)] {
        let mut play = sample("discharge-huddle");
        play.keys("f7 esc").given(two_alike());
        play.desk_mut().pane = Pane::Headings;
        assert_eq!(play.desk().kept().without_heading.len(), 2, "{}", play.screen(size.0, size.1));
        let second = play.workshop().themes().nth(1).unwrap();
        let (id, name) = (second.id, second.name.to_string());
        let point = play.desk().kept().without_heading[0];
        click(&mut play, size, &format!("2 {name}"));
        assert_eq!(play.workshop().factor(point).unwrap().theme, Some(id), "{size:?}");
        let left = play.desk().kept().without_heading.clone();
        assert_eq!(left.len(), 1);
        // The foot names keys too: the pane's own row is the first.
        let (x, y) = all(&mut play, size, "+ new heading")[0];
        play.click(x, y);
        assert!(matches!(play.model.overlays.last(), Some(Overlay::Form(_))), "{size:?}: a form for its name");
    }
}

#[test]
fn in_the_palette_a_command_is_clicked_and_the_caret_put() {
    let mut play = Play::new("alignment-90");
    play.keys("ctrl-p \"time line\"");
    let (x, y) = all(&mut play, (120, 40), "line")[0];
    play.click(x, y);
    let Some(Overlay::Pick(picker)) = play.model.overlays.last() else { panic!("the palette") };
    assert_eq!(&picker.field.text()[picker.field.caret()..], "line");
    play.keys("esc ctrl-p");
    click(&mut play, (120, 40), "Changes the group's name");
    assert!(matches!(play.model.overlays.last(), Some(Overlay::Form(_))), "{}", play.screen(120, 40));
}

#[test]
fn in_the_search_of_help_the_caret_is_put() {
    let mut play = Play::new("alignment-90");
    play.keys("? / \"undo all\"");
    let (x, y) = *all(&mut play, (120, 40), "/ undo all").last().unwrap();
    play.click(x + 7, y);
    let Some(Overlay::Help(reader)) = play.model.overlays.last() else { panic!("help") };
    assert!(reader.searching);
    assert_eq!(&reader.search.text()[reader.search.caret()..], "all");
}

#[test]
fn in_a_number_of_people_the_caret_is_put() {
    let mut play = Play::new("alignment-90");
    play.keys("1 2 3");
    let (x, y) = all(&mut play, (120, 40), "123")[0];
    play.click(x + 1, y);
    play.keys("backspace enter");
    assert_eq!(play.workshop().groups().next().unwrap().people, Some(23));
}
