//! Key string in, screen out: Set up, the points, Tidy up, the agenda, the car park, and what lies in front of them.

mod harness;

use harness::Play;
use insta::assert_snapshot;
use tandem::tui::Effect;
use tandem::workshop::{Basis, Bloc, Evidence, Fate, Kind, Presence, Screens, Shown, StepKind};

/// Points as a room gives them, two of them alike.
const POINTS: [&str; 7] = [
    "nur + fewer interruptions",
    "nur - handover takes longer on the ward",
    "nur - handover takes much longer",
    "doc - another meeting #time !3",
    "doc + less phoning around after the round",
    "exec + beds known before ten @assumed",
    "ward - nobody watches the bays",
];

/// A session at Round the room with points.
fn round() -> Play {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 f8 f8 f8");
    for line in POINTS {
        play.say(line);
    }
    play
}

/// The same at Tidy up.
fn tidy() -> Play {
    let mut play = round();
    play.keys("f8");
    assert_eq!(play.desk().step_kind(), StepKind::Tidy);
    play
}

/// The screen without its first line and without what stands below the rule: those are proved elsewhere.
fn middle(play: &mut Play, columns: u16, rows: u16) -> String {
    let screen = play.screen(columns, rows);
    let lines: Vec<&str> = screen.lines().collect();
    let below = if play.model.overlays.is_empty() { 3 } else { 1 } + usize::from(rows >= 30);
    lines[1..lines.len() - below].join("\n")
}

/// Only the sheet that lies in front, on a screen of 80 columns.
fn sheet(play: &mut Play) -> String {
    let screen = play.screen(80, 24);
    screen.lines().filter(|line| line.starts_with([' ', '─']) && line.contains("│  ")).collect::<Vec<_>>().join("\n")
}

/// The group with this code.
fn group<'a>(play: &'a Play, code: &str) -> &'a tandem::workshop::Group {
    play.workshop().groups().find(|group| &*group.code == code).expect("a group with that code")
}

/// The live point whose words begin so.
fn point<'a>(play: &'a Play, begins: &str) -> &'a tandem::workshop::Factor {
    play.workshop().factors().find(|factor| factor.text.starts_with(begins)).expect("a point with those words")
}

// ---- Set up

#[test]
fn a_new_session_stands_at_set_up_and_goes_on_without_a_question() {
    let mut play = Play::new("alignment-90");
    assert_snapshot!("set_up_80x24", middle(&mut play, 80, 24));
    assert_snapshot!("set_up_120x40", middle(&mut play, 120, 40));
    assert_snapshot!("set_up_200x60", middle(&mut play, 200, 60));
    assert_snapshot!("set_up_60x16", middle(&mut play, 60, 16));
    play.keys("f8");
    assert!(play.screen(80, 24).contains("Welcome and the promise"));
    assert!(play.model.overlays.is_empty());
}

#[test]
fn people_are_counted_by_digits_and_enter_down_the_list() {
    let mut play = Play::new("alignment-90");
    play.keys("1 2 enter 4 enter 2 enter 0 2 enter 1");
    assert_snapshot!("set_up_counting_80x24", middle(&mut play, 80, 24));
    play.keys("enter");
    let people = |code| group(&play, code).people;
    assert_eq!([people("nur"), people("doc"), people("thp"), people("ward")], [Some(12), Some(4), Some(2), Some(0)]);
    assert_eq!([people("gen"), people("exec")], [Some(2), Some(1)]);
    assert_eq!(group(&play, "nur").presence, Presence::Present);
    assert_eq!(group(&play, "ward").presence, Presence::Absent);
}

#[test]
fn a_number_typed_again_before_the_start_puts_the_first_right_and_later_it_only_grows() {
    let mut play = Play::new("alignment-90");
    play.keys("2 enter k # backspace 8 enter");
    assert_eq!((group(&play, "nur").people, group(&play, "nur").size), (Some(8), Some(8)));
    play.keys("k # backspace 2 enter");
    assert_eq!((group(&play, "nur").people, group(&play, "nur").size), (Some(2), Some(2)));
    play.keys("f8 tab k k k k k # backspace 6 enter k # backspace 2 enter");
    assert_eq!((group(&play, "nur").people, group(&play, "nur").size), (Some(2), Some(6)));
}

#[test]
fn what_is_no_number_is_said_and_the_field_stays() {
    let mut play = Play::new("alignment-90");
    play.keys("1 \"x\" enter");
    assert!(play.screen(80, 24).contains("“1x” is not a number of people"));
    play.keys("backspace enter");
    assert_eq!(group(&play, "nur").people, Some(1));
}

#[test]
fn a_small_group_chooses_how_it_is_shown_and_a_large_one_need_not() {
    let mut play = Play::new("alignment-90");
    play.keys("2 enter 2 enter 6 enter k k k");
    assert_eq!(play.desk().small_group_state(group(&play, "nur").id), Some(Shown::Joined));
    play.keys("h");
    assert_eq!(group(&play, "nur").choice, Some(Shown::Open));
    assert_eq!(play.desk().small_group_state(group(&play, "doc").id), Some(Shown::Held));
    assert!(play.screen(80, 24).contains("small: not shown"));
    play.keys("h h");
    assert_eq!(group(&play, "nur").choice, Some(Shown::Joined));
    play.keys("j j h");
    assert_eq!(group(&play, "thp").choice, None);
    assert!(play.status().contains("not small"));
}

#[test]
fn side_presence_name_and_place_on_the_list_have_a_key_each() {
    let mut play = Play::new("alignment-90");
    play.keys("b");
    assert_eq!(group(&play, "nur").bloc, Bloc::Managerial);
    assert_eq!(play.desk().group_at_cursor().map(|group| group.name.to_string()), Some("Nurses".into()));
    play.keys("o");
    assert_eq!(group(&play, "nur").presence, Presence::Present);
    play.keys("r ctrl-u \"Ward nurses\" enter");
    assert_eq!(&*group(&play, "nur").name, "Ward nurses");
    play.keys("D");
    assert_eq!(play.workshop().groups().count(), 5);
    play.keys("u");
    assert_eq!(play.workshop().groups().count(), 6);
}

#[test]
fn a_group_is_added_joined_and_split() {
    let mut play = Play::new("alignment-90");
    play.keys("A \"Porters\"");
    assert_snapshot!("add_group_80x24", middle(&mut play, 80, 24));
    play.keys("enter 3 enter");
    assert_eq!((group(&play, "por").people, group(&play, "por").presence), (Some(3), Presence::Present));
    assert_eq!(play.desk().group_at_cursor().map(|group| group.name.to_string()), Some("Porters".into()));
    play.keys("J \"nurses\" enter");
    assert!(play.workshop().groups().all(|group| &*group.name != "Porters"));
    play.keys("g T \"Night nurses\" enter 2 enter");
    assert_eq!(group(&play, "nig").people, Some(2));
    assert_eq!(group(&play, "nur").people, Some(1));
}

#[test]
fn the_question_title_and_screens_are_decided_from_here() {
    let mut play = Play::new("alignment-90");
    play.keys("Q \"From Monday we meet at 8:15\" enter");
    assert!(play.workshop().intervention_draft);
    assert!(play.screen(80, 24).contains("From Monday we meet at 8:15 (a draft)"));
    play.keys("z");
    assert_eq!(play.workshop().screens, Some(Screens::One));
    assert!(!play.desk().one_screen, "one screen begins with the next step");
    play.keys("f8");
    assert!(play.desk().one_screen);
}

#[test]
fn the_title_form_says_which_field_is_wrong() {
    let mut play = Play::new("alignment-90");
    play.keys("t tab tab \"tomorrow\" tab tab tab");
    play.keys("enter");
    assert_snapshot!("title_form_80x24", middle(&mut play, 80, 24));
    play.keys("esc");
    assert_eq!(play.workshop().date, None);
}

// ---- the agenda

#[test]
fn the_agenda_is_changed_row_by_row() {
    let mut play = Play::new("alignment-90");
    play.keys("tab j + + j J o");
    assert_snapshot!("agenda_80x24", middle(&mut play, 80, 24));
    let steps = &play.workshop().agenda.steps;
    assert_eq!(steps[1].plan, 7);
    assert!(steps[3].omitted);
    play.keys("k enter");
    assert_eq!(play.desk().step_kind(), play.workshop().agenda.steps[2].kind);
}

#[test]
fn minutes_planned_keep_fewest_and_most_around_them() {
    let mut play = Play::new("alignment-90");
    play.keys("tab j - - - - - -");
    let step = &play.workshop().agenda.steps[1];
    assert_eq!((step.min, step.plan, step.max), (1, 1, 7));
    assert!(play.status().contains("One minute is the least"));
}

// ---- the points

#[test]
fn the_round_with_points() {
    let mut play = round();
    assert_snapshot!("round_80x24", middle(&mut play, 80, 24));
    assert_snapshot!("round_120x40", middle(&mut play, 120, 40));
    assert_snapshot!("round_200x60", middle(&mut play, 200, 60));
}

#[test]
fn a_point_is_mended_in_the_line() {
    let mut play = round();
    play.keys("esc g enter");
    assert_eq!(play.desk().line.text(), "nur + fewer interruptions");
    play.keys("\" at night\" enter");
    assert_eq!(&*point(&play, "fewer").text, "fewer interruptions at night");
    assert_eq!(play.workshop().factors().count(), POINTS.len());
}

#[test]
fn a_point_changes_heading_strength_evidence_kind_and_group_by_one_key() {
    let mut play = round();
    play.keys("esc g # \"safety\" enter ! 4 @ -");
    let fewer = point(&play, "fewer");
    assert_eq!(fewer.theme.and_then(|id| play.workshop().theme(id)).map(|theme| theme.code.to_string()), Some("safety".into()));
    assert_eq!((fewer.strength(), fewer.basis()), (Some(4.0), Some(Basis::Agreed)));
    assert_eq!((fewer.evidence, fewer.kind), (Evidence::Survey, Kind::Barrier));
    play.keys("+ o \"therap\" enter");
    assert_eq!(point(&play, "fewer").group, group(&play, "thp").id);
    assert_eq!(point(&play, "fewer").kind, Kind::Incentive);
}

#[test]
fn a_heading_that_is_not_there_is_made() {
    let mut play = round();
    play.keys("esc g # \"Night work\"");
    assert_snapshot!("new_heading_80x24", middle(&mut play, 80, 24));
    play.keys("enter");
    let theme = point(&play, "fewer").theme.and_then(|id| play.workshop().theme(id));
    assert_eq!(theme.map(|theme| theme.name.to_string()), Some("Night work".into()));
}

#[test]
fn the_same_for_us_is_a_linked_copy_said_once() {
    let mut play = round();
    play.keys("esc g = \"doctors\" enter");
    let copy = play.workshop().factors().last().expect("a point");
    assert_eq!((copy.same_as, copy.group), (Some(point(&play, "fewer").id), group(&play, "doc").id));
    play.keys("g = \"doctors\" enter");
    assert!(play.status().contains("said so already"));
}

#[test]
fn points_are_merged_taken_apart_removed_and_brought_back() {
    let mut play = round();
    play.keys("esc g j M enter");
    assert_eq!(play.workshop().factors().count(), POINTS.len() - 1);
    play.keys("U");
    assert_eq!(play.workshop().factors().count(), POINTS.len());
    play.keys("D");
    assert_eq!(play.workshop().factors().count(), POINTS.len() - 1);
    play.keys("u");
    assert_eq!(play.workshop().factors().count(), POINTS.len());
}

#[test]
fn f4_is_the_form_for_the_line_and_takes_along_what_stands_in_it() {
    let mut play = round();
    play.keys("\"thp - no time for it !2\" f4");
    assert_snapshot!("point_form_80x24", sheet(&mut play));
    play.keys("enter");
    let added = point(&play, "no time");
    assert_eq!((added.group, added.kind, added.strength()), (group(&play, "thp").id, Kind::Barrier, Some(2.0)));
    assert!(play.desk().line.is_empty());
}

#[test]
fn f4_on_a_point_changes_that_point() {
    let mut play = round();
    play.keys("esc g f4 tab right tab tab tab enter");
    assert_eq!(play.workshop().factors().count(), POINTS.len());
    assert!(point(&play, "fewer").theme.is_some());
}

#[test]
fn notes_are_for_the_facilitator_on_a_point_or_the_step() {
    let mut play = round();
    play.keys("esc g e \"ask again\" enter");
    assert_eq!(&*point(&play, "fewer").note, "ask again");
    play.keys("tab e \"slow today\" enter");
    assert_eq!(play.workshop().notes.values().map(ToString::to_string).collect::<Vec<_>>(), ["slow today"]);
}

#[test]
fn a_search_goes_along_and_esc_puts_the_cursor_back() {
    let mut play = round();
    play.keys("esc G / \"handover\"");
    assert_snapshot!("search_80x24", play.screen(80, 24).lines().last().unwrap_or_default());
    play.keys("esc");
    assert_eq!(play.desk().cursors.points, POINTS.len() - 1);
    play.keys("/ \"HANDOVER\" enter");
    let first = play.desk().cursors.points;
    play.keys("n");
    assert_ne!(play.desk().cursors.points, first);
    play.keys("n");
    assert_eq!(play.desk().cursors.points, first);
    play.keys("N n");
    assert_eq!(play.desk().cursors.points, first);
}

// ---- Tidy up

#[test]
fn pairs_that_look_alike_are_shown_side_by_side() {
    let mut play = tidy();
    assert_snapshot!("pairs_80x24", middle(&mut play, 80, 24));
    assert_snapshot!("pairs_120x40", middle(&mut play, 120, 40));
    let shown = play.effects.iter().rev().find_map(|effect| match effect {
        Effect::Point(spotlight) => Some(spotlight.pair),
        _ => None,
    });
    let pair = (point(&play, "handover takes longer").id, point(&play, "handover takes much").id);
    assert_eq!(shown.flatten(), Some(pair), "the room sees the pair that is asked about");
    play.keys("M");
    assert_eq!(play.workshop().factor(pair.1).and_then(|factor| factor.merged_into), Some(pair.0));
    assert_eq!(play.desk().spotlight.pair, None);
}

#[test]
fn two_things_stay_two() {
    let mut play = tidy();
    play.keys("n");
    assert!(play.desk().open_pairs().is_empty());
    assert_eq!(play.workshop().factors().count(), POINTS.len());
    assert_snapshot!("no_pairs_80x24", middle(&mut play, 80, 24));
}

#[test]
fn headings_are_given_by_one_key_each() {
    let mut play = tidy();
    play.keys("t");
    assert_snapshot!("headings_80x24", middle(&mut play, 80, 24));
    assert_snapshot!("headings_120x40", middle(&mut play, 120, 40));
    assert_snapshot!("headings_200x60", middle(&mut play, 200, 60));
    play.keys("2 s 1");
    let code = |begins| {
        let theme = point(&play, begins).theme.and_then(|id| play.workshop().theme(id));
        theme.map(|theme| theme.code.to_string())
    };
    assert_eq!(code("fewer"), Some("time".into()));
    assert_eq!(code("handover takes longer"), None, "later leaves it open");
    assert_eq!(code("handover takes much"), Some("safety".into()));
}

#[test]
fn a_point_goes_under_a_new_heading_or_off_the_matrix() {
    let mut play = tidy();
    play.keys("t + \"Handover\" enter \"the talk between shifts\" enter");
    let theme = point(&play, "fewer").theme.and_then(|id| play.workshop().theme(id));
    assert_eq!(
        theme.map(|theme| (theme.name.to_string(), theme.definition.to_string())),
        Some(("Handover".into(), "the talk between shifts".into()))
    );
    let left = play.desk().kept().without_heading.len();
    play.keys("L");
    assert_eq!(play.desk().kept().without_heading.len(), left - 1);
    assert_eq!(play.workshop().factors().filter(|factor| factor.off_matrix).count(), 1);
}

#[test]
fn what_works_in_a_session_works_in_both_passes() {
    let mut play = tidy();
    play.keys("t 2 u");
    assert_eq!(point(&play, "fewer").theme, None);
    play.keys("s i");
    assert!(play.desk().line_has_caret);
}

// ---- the car park

#[test]
fn the_car_park_fills_from_anywhere_and_is_settled() {
    let mut play = tidy();
    play.keys("c \"parking\" enter enter c \"the rota\" enter \"matron\" enter : \"show car\" enter");
    assert_snapshot!("car_park_80x24", middle(&mut play, 80, 24));
    play.keys("enter \"estates\" enter");
    let fates: Vec<Fate> = play.workshop().parked().map(|item| item.fate.clone()).collect();
    assert_eq!(fates, [Fate::Taken("estates".into()), Fate::Taken("matron".into())]);
    play.keys("j enter tab right enter");
    assert_eq!(play.workshop().parked().nth(1).map(|item| item.fate.clone()), Some(Fate::Dropped));
    play.keys("D");
    assert_eq!(play.workshop().parked().count(), 1);
}

// ---- what lies in front

#[test]
fn help_puts_this_place_first() {
    let mut play = Play::new("alignment-90");
    play.keys("?");
    assert_snapshot!("help_80x24", middle(&mut play, 80, 24));
    assert_snapshot!("help_120x40", middle(&mut play, 120, 40));
    play.screen(80, 24);
    play.keys("G");
    assert!(play.screen(80, 24).contains("Sessions are kept in"));
    play.keys("esc");
    assert!(play.model.overlays.is_empty());
}

#[test]
fn help_holds_the_lines_for_awkward_moments() {
    let mut play = round();
    play.keys("f1");
    let seen: String = (0..40).map(|_| play.keys("pagedown").screen(120, 40)).collect();
    assert!(seen.contains("Lines for awkward moments"));
    assert!(seen.contains("Half a minute. Write one word."));
}

#[test]
fn help_is_searched_and_esc_shows_all_of_it_again() {
    let mut play = round();
    play.keys("f1 / \"bleep\"");
    assert!(play.screen(80, 24).contains("A bleep takes half the doctors"));
    assert!(!play.screen(80, 24).contains("Ctrl-C"));
    play.keys("enter j esc");
    assert!(play.screen(80, 24).contains("While the caret is in a field"));
    play.keys("/ \"zzz\"");
    assert!(play.screen(80, 24).contains("Nothing here holds that."));
    play.keys("esc esc");
    assert!(play.model.overlays.is_empty());
}

#[test]
fn the_palette_finds_by_name_and_says_why_not() {
    let mut play = Play::new("alignment-90");
    play.keys("ctrl-p");
    assert_snapshot!("palette_80x24", middle(&mut play, 80, 24));
    assert_snapshot!("palette_120x40", middle(&mut play, 120, 40));
    play.keys("\"pairs\" enter");
    assert!(play.status().contains("Tidy up"), "{}", play.status());
}

#[test]
fn a_question_shows_its_answers_at_every_size() {
    let mut play = round();
    play.keys("esc f9");
    assert_snapshot!("before_you_show_it_80x24", middle(&mut play, 80, 24));
    assert_snapshot!("before_you_show_it_60x16", middle(&mut play, 60, 16));
}

#[test]
fn the_first_line_stays_in_sight_behind_everything() {
    for keys in ["?", "ctrl-p", "f9", "Q", "x", "f4"] {
        let mut play = round();
        play.keys("esc").keys(keys);
        for (columns, rows) in [(80, 24), (100, 30), (200, 60)] {
            let screen = play.screen(columns, rows);
            let first = screen.lines().next().expect("a first line");
            assert!(first.contains("Round the room") && first.contains("saved 13"), "{keys} at {columns}x{rows}: {first}");
        }
    }
}

#[test]
fn nothing_panics_at_any_size() {
    for keys in ["?", ":", "f9", "Q", "x", "f4", "t", "A", "1", "tab", "f8 f8 f8 f8 f8 f8", "c", "/", "z f8"] {
        let mut play = Play::new("alignment-90");
        play.keys(keys);
        for columns in (1..=130).step_by(13) {
            for rows in (1..=44).step_by(5) {
                play.screen(columns, rows);
            }
        }
    }
}

// ---- the mouse

#[test]
fn a_click_puts_the_cursor_there_and_a_second_one_opens() {
    let mut play = round();
    let screen = play.screen(120, 40);
    let y = row_of(&screen, "handover takes much");
    play.click(30, y);
    assert_eq!(play.desk().selected, Some(point(&play, "handover takes much").id));
    assert!(!play.desk().line_has_caret);
    play.click(30, y);
    assert!(play.desk().line.text().starts_with("nur - handover takes much"));
    play.click(30, 37);
    assert!(play.desk().line_has_caret);
}

#[test]
fn a_click_in_the_rail_goes_to_a_step_or_gives_the_turn() {
    let mut play = round();
    let screen = play.screen(120, 40);
    let (step, group_row) = (row_of(&screen, "Tidy up"), row_of(&screen, "Therapists and…"));
    play.click(5, group_row);
    assert_eq!(play.desk().group, Some(group(&play, "thp").id));
    play.click(5, step).click(5, step);
    assert_eq!(play.desk().step_kind(), StepKind::Tidy);
}

#[test]
fn a_click_chooses_a_group_at_set_up() {
    let mut play = Play::new("alignment-90");
    let screen = play.screen(80, 24);
    play.click(20, row_of(&screen, "Executive"));
    assert_eq!(play.desk().group_at_cursor().map(|group| group.code.to_string()), Some("exec".into()));
}

/// The row of the screen that holds these words.
fn row_of(screen: &str, words: &str) -> u16 {
    let row = screen.lines().position(|line| line.contains(words));
    row.and_then(|row| u16::try_from(row).ok()).unwrap_or_else(|| panic!("“{words}” is not on the screen:\n{screen}"))
}
