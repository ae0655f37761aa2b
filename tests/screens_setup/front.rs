//! What lies in front: help, the palette, questions.

use insta::assert_snapshot;

use tandem::tui::Effect;

use crate::harness::Play;
use crate::{middle, round};

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

#[test]
fn help_begins_with_what_is_here_and_no_page_ends_with_a_heading() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 ?");
    let screen = play.screen(80, 24);
    let first = screen.lines().skip_while(|line| !line.contains("│  Help")).nth(2).unwrap_or_default();
    assert!(first.contains("This step in full: Welcome"), "{screen}");
    for _ in 0..20 {
        let screen = play.screen(80, 24);
        let shown: Vec<&str> = screen.lines().filter(|line| line.starts_with("│")).collect();
        let last = shown[shown.len() - 1];
        let headings = ["What stands where", "Everywhere", "Where things lie", "This step in full"];
        assert!(!headings.iter().any(|heading| last.contains(heading)), "{screen}");
        play.keys("j");
    }
    play.keys("esc");
    assert_eq!(play.screen(80, 24).matches("search").count(), 0);
    play.keys("?");
    assert_eq!(play.screen(80, 24).matches("search").count(), 1, "its keys stand at the foot alone");
}

#[test]
fn help_says_what_the_codes_stand_for_and_what_is_counted_as_saved() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 ?");
    let mut seen = String::new();
    for _ in 0..12 {
        seen += &play.screen(120, 40);
        play.keys("space");
    }
    for said in ["safety Patient safety", "nur Nurses", "So many entries of the record"] {
        assert!(seen.contains(said), "{said}");
    }
}

#[test]
fn one_point_is_one_point_when_the_workshop_is_finished_at_once() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 f8 f8 f8").say("nur + fewer interruptions").keys("esc F x");
    assert!(play.status().starts_with("We stop here: 1 point, 0 actions."), "{}", play.status());
}

#[test]
fn the_form_for_a_new_workshop_calls_agendas_by_their_titles_and_makes_them_by_their_names() {
    let said = [
        ("alignment-90", "Alignment workshop, 90 minutes (alignment-90)"),
        ("alignment-60", "Alignment workshop, 60 minutes (alignment-60)"),
        ("alignment-120", "Alignment workshop, 120 minutes (alignment-120)"),
        ("force-field", "Force field, 45 minutes (force-field)"),
    ];
    for (turns, (name, title)) in said.into_iter().enumerate() {
        for (columns, rows) in [(60, 20), (80, 24), (120, 40)] {
            let mut play = Play::home();
            play.keys("N \"Ward 6\" tab").keys(&"right ".repeat(turns));
            let screen = play.screen(columns, rows);
            // On the smallest screen the title has room, and what it is asked for by has not.
            let fits = if columns < 80 {
                format!("‹ {}", title.chars().take(26).collect::<String>())
            } else {
                format!("‹ {title} ›")
            };
            assert!(screen.contains(&fits), "{screen}");
            let words = screen.split_whitespace().filter(|word| *word != "│").collect::<Vec<_>>().join(" ");
            assert!(words.contains("60 minutes · Alignment workshop, 120 minutes · Force field, 45 minutes"), "{screen}");
            play.keys("enter");
            let made = play.effects.iter().find_map(|effect| match effect {
                Effect::CreateSession { template, title } => Some((template.as_str(), title.as_str())),
                _ => None,
            });
            assert_eq!(made, Some((name, "Ward 6")));
        }
    }
}

#[test]
fn a_template_whose_title_says_no_minutes_is_called_with_them() {
    let mut templates = tandem::config::templates::embedded();
    templates[0].title = "Our own way".into();
    templates[0].name = "our-90".into();
    assert_eq!(templates[0].called_in_full(), "Our own way, 90 minutes (our-90)");
    templates[0].title = tandem::workshop::Line::default();
    assert_eq!(templates[0].called_in_full(), "90 minutes (our-90)");
}
