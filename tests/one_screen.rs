//! One screen for laptop and room: the room's view, the line at its foot, and nothing that the room may not know.

mod harness;

use harness::Play;
use tandem::config::samples;
use tandem::store;
use tandem::tui::overlay::{Overlay, Question, Then};
use tandem::workshop::{Basis, Change, FactorId, History, Line, Note, Shown};

fn sample() -> History {
    let text = samples::sample("morning-briefing").unwrap().text;
    store::interpret(std::path::Path::new("sample.ron"), text.as_bytes().to_vec()).unwrap().history
}

/// The sample on one screen, in a step that hides scores or dots again.
fn one_screen(step: &str) -> Play {
    let mut play = Play::open(sample());
    let at = harness::NOW.parse().unwrap();
    play.given(vec![Change::EnterStep { step: step.into(), at, used: 0 }]);
    play.desk_mut().one_screen = true;
    play.desk_mut().settle_in();
    play
}

#[test]
fn the_first_line_holds_the_steps_full_name_and_what_is_saved_at_every_size() {
    let steps: Vec<(String, String)> =
        sample().workshop().agenda.steps.iter().map(|step| (step.key.clone(), step.title.to_string())).collect();
    for (key, title) in steps {
        let mut play = one_screen(&key);
        for (columns, rows) in [(80, 24), (120, 40), (200, 60)] {
            let screen = play.screen(columns, rows);
            let first = screen.lines().next().unwrap();
            assert!(first.contains(&title) && first.contains("saved "), "{first}");
        }
    }
}

#[test]
fn a_point_is_typed_and_added_at_the_foot() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 f8 f8 f8 f5");
    assert!(play.desk().one_screen);
    play.keys("\"nur + fewer interruptions #tim\"");
    let typed = play.screen(80, 24);
    let foot: Vec<&str> = typed.lines().rev().take(2).collect();
    assert!(foot[1].starts_with(" > nur + fewer interruptions #tim"), "{}", foot[1]);
    assert!(!typed.lines().take(22).any(|line| line.contains("fewer")), "the room sees nothing half-typed");
    play.keys("enter");
    assert!(play.screen(80, 24).lines().take(22).any(|line| line.contains("fewer interruptions")));
    insta::assert_snapshot!("one_screen_round", play.screen(80, 24));
}

#[test]
fn tallies_and_slips_are_typed_as_dots() {
    let mut play = one_screen("score");
    play.keys("\"3 1 2\"");
    let screen = play.screen(120, 40);
    assert!(screen.contains(" > • • •█"), "{screen}");
    assert!(!screen.contains("3 1 2") && !screen.contains("6 slips"), "{screen}");
    insta::assert_snapshot!("one_screen_score", play.screen(80, 24));
    let mut play = one_screen("first");
    play.keys("\"4 4 7\"");
    assert!(play.screen(120, 40).contains(" > • • •█"));
}

#[test]
fn a_strength_in_the_line_is_a_dot_and_its_preview_is_silent() {
    let mut play = one_screen("round");
    play.keys("\"nur + less noise !4\"");
    let screen = play.screen(160, 40);
    assert!(screen.contains("less noise !•") && !screen.contains("!4") && !screen.contains("4, provisional"), "{screen}");
}

#[test]
fn what_was_undone_is_not_told_with_its_figure() {
    let mut play = one_screen("score");
    play.given(vec![Change::Score { id: FactorId::new(1), strength: 4, basis: Basis::Agreed }]);
    play.keys("ctrl-_");
    assert!(play.status().starts_with("Undone: "), "{}", play.status());
    let screen = play.screen(120, 40);
    let last = screen.lines().next_back().unwrap();
    assert!(last.contains("Undone") && !last.contains('4'), "{last}");
}

/// What everybody reads: the screen without the row that is typed in.
fn seen(play: &mut Play) -> String {
    let screen = play.screen(120, 40);
    screen.lines().enumerate().filter(|(row, _)| *row != 38).flat_map(|(_, line)| [line, "\n"]).collect()
}

#[test]
fn the_matrix_is_the_rooms() {
    let mut play = one_screen("round");
    play.keys("f2");
    let screen = play.screen(120, 40);
    assert!(screen.contains("clinical") && screen.contains("Patient safety"), "{screen}");
    assert!(!screen.contains("gap"), "{screen}");
}

#[test]
fn what_is_for_the_facilitator_alone_is_shown_after_a_warning_and_gone_when_it_is_closed() {
    // Keys, words of the room's view before them, words that only the facilitator may read.
    let asked = [
        ("reading", "esc w", "Why?"),
        ("reading", "esc 2", "Groups with groups"),
        ("reading", "esc 3", "driving"),
        ("reading", "f2 esc enter", "median"),
        ("reading", "f2 esc d", "median"),
        ("reading", "esc 5", "Levers"),
        ("round", "esc e", "ZQX-PRIVATE"),
    ];
    for (step, keys, private) in asked {
        let mut play = one_screen(step);
        if step == "round" {
            let id = play.desk().kept().points[0];
            play.given(vec![Change::NoteFactor { id, text: Note::new("ZQX-PRIVATE ask again") }]);
        }
        play.keys(keys);
        let before = seen(&mut play);
        assert!(before.contains("The room sees this screen"), "{keys}:\n{before}");
        assert!(!before.contains(private), "{keys}:\n{before}");
        play.keys("n");
        assert!(!seen(&mut play).contains(private), "{keys}: not now is not now");
        play.keys(keys);
        play.keys("y");
        let alone = seen(&mut play);
        assert!(alone.contains(private), "{keys}: {private} in\n{alone}");
        play.keys("esc");
        let after = seen(&mut play);
        assert!(!after.contains(private) && play.desk().one_screen, "{keys}:\n{after}");
        play.keys(keys);
        assert!(seen(&mut play).contains("The room sees this screen"), "{keys}: it is asked every time");
    }
}

#[test]
fn enter_takes_the_harmless_answer() {
    let mut play = one_screen("reading");
    play.keys("esc w enter");
    let screen = seen(&mut play);
    assert!(!screen.contains("Why?") && !screen.contains("The room sees this screen"), "{screen}");
}

#[test]
fn help_leaves_out_what_is_not_the_rooms() {
    let mut play = one_screen("round");
    play.given(vec![Change::NoteStep { step: "round".into(), text: Note::new("ZQX-PRIVATE ask again") }]);
    play.keys("f1");
    let mut pages = String::new();
    for _ in 0..20 {
        pages += &seen(&mut play);
        play.keys("pagedown");
    }
    assert!(pages.contains("F5 shows your own.") && pages.contains("Where things lie"), "{pages}");
    for private in ["ZQX-PRIVATE", "Lines for awkward moments", "Half a minute. Write one word", "I will read back"] {
        assert!(!pages.contains(private), "{private} in\n{pages}");
    }
}

#[test]
fn escape_does_not_leave_it() {
    let mut play = one_screen("reading");
    play.keys("esc esc esc");
    assert!(play.desk().one_screen);
    assert!(play.status().contains("p goes to your own screen"), "{}", play.status());
    play.keys("f5");
    assert!(!play.desk().one_screen);
}

#[test]
fn the_form_for_a_point_asks_no_figure_and_keeps_the_one_that_is_there() {
    let mut play = one_screen("round");
    play.keys("f4");
    let screen = seen(&mut play);
    assert!(screen.contains("A new point") && !screen.contains("Matters"), "{screen}");
    play.keys("\"less noise\" enter");
    let added = play.workshop().factors().next_back().unwrap();
    assert_eq!((added.text.as_str(), added.strength()), ("less noise", None));
    let scored = play.workshop().factors().position(|factor| factor.given.is_some()).unwrap();
    let before = play.workshop().factors().nth(scored).unwrap().clone();
    play.desk_mut().line_has_caret = false;
    play.desk_mut().pane = tandem::tui::desk::Pane::Points;
    play.desk_mut().cursors.points = play.desk().kept().points.iter().position(|id| *id == before.id).unwrap();
    play.keys("f4");
    assert!(seen(&mut play).contains("The room sees this screen"));
    play.keys("y");
    assert!(seen(&mut play).contains("Matters"));
    play.keys("\" indeed\" enter");
    let after = play.workshop().factor(before.id).unwrap();
    assert_eq!(after.text.as_str(), format!("{} indeed", before.text));
    assert_eq!(after.given, before.given);
}

#[test]
fn pasted_lines_are_not_shown_before_they_are_added() {
    let mut play = one_screen("round");
    play.hear(tandem::tui::Msg::TextPasted("nur + ZQPASTED one !5\nnur - ZQPASTED two !4".into()));
    let screen = seen(&mut play);
    assert!(screen.contains("2 lines were pasted") && !screen.contains("ZQPASTED"), "{screen}");
    play.keys("a");
    assert!(play.workshop().factors().any(|factor| factor.text.as_str() == "ZQPASTED one"));
}

#[test]
fn a_point_that_is_held_is_not_brought_back_into_the_line() {
    let mut play = one_screen("round");
    let executive = play.workshop().groups().find(|group| *group.name == *"Executive").unwrap().id;
    play.given(vec![Change::ChooseShown { id: executive, shown: Some(Shown::Held) }]);
    let held = play.workshop().factors_of(executive).next().unwrap();
    let (id, text) = (held.id, held.text.to_string());
    play.desk_mut().selected = Some(id);
    play.desk_mut().line_has_caret = true;
    play.keys("up");
    let screen = play.screen(120, 40);
    assert!(!screen.contains(&text), "{screen}");
    assert!(play.status().contains("Kept from the room"), "{}", play.status());
    assert!(play.screen(80, 24).contains(play.status()), "it stands there whole");
}

#[test]
fn before_you_show_it_names_no_group_that_is_held() {
    let mut play = one_screen("picture");
    let executive = play.workshop().groups().find(|group| *group.name == *"Executive").unwrap().id;
    play.given(vec![Change::ChooseShown { id: executive, shown: Some(Shown::Held) }]);
    play.keys("f9");
    let screen = seen(&mut play);
    assert!(screen.contains("Before you show it") && !screen.contains("Executive is small"), "{screen}");
}

#[test]
fn before_you_show_it_counts_no_point_of_a_group_that_is_held() {
    let counted = |play: &mut Play| {
        play.keys("f9");
        seen(play).lines().find(|line| line.contains("without a heading")).unwrap().to_owned()
    };
    let (mut play, ..) = with_executives_held("picture");
    let before = counted(&mut play);
    let (mut play, id, _) = with_executives_held("picture");
    play.given(vec![Change::SetTheme { id, theme: None }, Change::Rate { id, tally: None }]);
    assert_eq!(counted(&mut play), before);
    play.keys("esc f5");
    assert!(!play.desk().one_screen);
    assert_ne!(counted(&mut play), before, "on a screen of one's own it is counted");
}

#[test]
fn covering_blanks_the_room_and_leaves_a_line_without_its_words() {
    let mut play = one_screen("reading");
    play.keys("ctrl-b");
    let screen = play.screen(80, 24);
    assert!(screen.lines().skip(1).take(21).all(|line| line.trim().is_empty()), "{screen}");
    assert!(screen.lines().nth(22).unwrap().starts_with(" >"));
}

#[test]
fn forms_and_questions_open_over_it() {
    let mut play = one_screen("picture");
    play.keys("f9");
    assert!(play.screen(80, 24).contains("Before you show it"));
}

/// The sample on one screen, with the executives held: the play, one of their points and its words.
fn with_executives_held(step: &str) -> (Play, FactorId, String) {
    let mut play = one_screen(step);
    let executive = play.workshop().groups().find(|group| *group.name == *"Executive").unwrap().id;
    play.given(vec![Change::ChooseShown { id: executive, shown: Some(Shown::Held) }]);
    let held = play.workshop().factors_of(executive).next().unwrap();
    let (id, text) = (held.id, held.text.to_string());
    (play, id, text)
}

#[test]
fn a_search_finds_and_counts_only_what_the_room_sees() {
    let (mut play, id, text) = with_executives_held("round");
    play.desk_mut().line_has_caret = false;
    play.desk_mut().pane = tandem::tui::desk::Pane::Points;
    let row = play.desk().kept().points.iter().position(|point| *point == id).unwrap();
    play.desk_mut().cursors.points = 0;
    play.keys(&format!("/ {text:?}"));
    let screen = play.screen(120, 40);
    assert!(screen.contains("no match") && !screen.contains("1 of 1"), "{screen}");
    assert_eq!(play.desk().cursors.points, 0, "the cursor does not tell either");
    play.keys("esc");
    let seen = play.desk().room().seen().factors().next().unwrap().text.to_string();
    assert!(play.model.matches(&seen).1 > 0, "what the room sees is found");
    assert_eq!(play.model.matches("Executive").1, 0, "nor by the name of a group that is held");
    play.keys("f5");
    assert!(!play.desk().one_screen);
    play.desk_mut().pane = tandem::tui::desk::Pane::Points;
    assert_eq!(play.model.matches(&text).1, 1, "on a screen of one's own it is found");
    assert!(play.model.row_words(row).unwrap().contains(&text));
}

#[test]
fn what_was_searched_for_on_ones_own_screen_is_not_brought_back() {
    let (mut play, _, text) = with_executives_held("round");
    play.model.sought = Some(text.clone());
    play.desk_mut().line_has_caret = false;
    play.desk_mut().pane = tandem::tui::desk::Pane::Points;
    play.keys("/ ctrl-up");
    let screen = play.screen(120, 40);
    assert!(screen.contains("Enter stays") && !screen.contains(&text), "{screen}");
    play.keys("esc f5");
    play.desk_mut().line_has_caret = false;
    play.desk_mut().pane = tandem::tui::desk::Pane::Points;
    play.keys("/ ctrl-up");
    assert!(play.screen(120, 40).contains(&text), "{}", play.screen(120, 40));
}

#[test]
fn a_dialog_that_names_a_group_that_is_held_asks_first_and_a_short_held_point_hides_no_other_word() {
    let ask = |words: &str| {
        let question = Question::confirm("Go on?", vec![words.to_owned()], "Yes", Then::Nothing);
        Overlay::Ask(question)
    };
    let asks = |play: &mut Play, words: &str| {
        play.model.overlays.push(ask(words));
        play.hear(tandem::tui::Msg::Done(words.to_owned()));
        let asks = seen(play).contains("The room sees this screen");
        play.model.overlays.clear();
        asks
    };
    let (mut play, id, text) = with_executives_held("round");
    assert!(asks(&mut play, "Count Executive first."), "the name of a group that is held");
    assert!(asks(&mut play, &format!("They said: {text}.")));
    assert!(!asks(&mut play, "Count Nurses first."));
    play.given(vec![Change::RewordFactor { id, text: Line::new("no") }]);
    assert!(!asks(&mut play, "Nobody knows; not a note."), "a part of a word is not the word");
    assert!(asks(&mut play, "They said no."));
    play.hear(tandem::tui::Msg::Done("Executive said no, nobody knows.".into()));
    let screen = seen(&mut play);
    assert!(screen.contains("… said …, nobody knows."), "{screen}");
}

#[test]
fn the_page_names_the_key_that_turns_it() {
    let mut play = one_screen("round");
    let screen = play.screen(80, 24);
    assert!(screen.contains("1 of ") && screen.contains(", Esc > turns"), "{screen}");
    play.keys("esc");
    let first = play.screen(80, 24);
    assert!(first.contains(", > turns"), "{first}");
    play.keys(">");
    let second = play.screen(80, 24);
    assert!(second != first && second.contains(", > turns"), "{second}");
}

#[test]
fn while_it_is_covered_nothing_is_said_of_what_is_typed() {
    let mut play = Play::new("alignment-90");
    play.keys("G # \"1\" enter f8 f8 f8 f8 f8 f5");
    assert!(!play.say("exce - late").screen(100, 24).contains("exec"), "the code of a group that is held");
    play.keys("ctrl-c ctrl-b");
    for line in ["nru - fine", "nur - Dr Brown is late again", "nur - Dr Brown is “late” again"] {
        play.keys("ctrl-u");
        let screen = play.say(line).screen(100, 24);
        assert!(!screen.contains("Brown") && !screen.contains("Added: Nur"), "{screen}");
        // What was taken is not said to be refused: it would be typed a second time.
        assert_eq!(screen.contains("Not taken"), line.starts_with("nru"), "{line}: {screen}");
    }
}

#[test]
fn what_is_typed_for_a_held_group_is_dots_from_the_first_letter_on() {
    let mut play = one_screen("round");
    let group = play.workshop().groups().next().unwrap();
    let (id, code) = (group.id, group.code.to_string());
    play.given(vec![
        Change::CorrectPeople { id, people: Some(1), size: Some(1) },
        Change::ChooseShown { id, shown: Some(Shown::Held) },
    ]);
    play.desk_mut().group = Some(id);
    play.keys("\"- no #time\"");
    let line = play.screen(120, 40).lines().nth(38).unwrap().to_owned();
    assert!(!line.to_lowercase().contains("time") && !line.contains("get"), "neither the heading nor the side: {line}");
    play.keys("ctrl-u \"- no\"");
    let screen = play.screen(120, 40);
    let line = screen.lines().nth(38).unwrap();
    assert!(line.starts_with(" > • ••█"), "{line}");
    let other = play.workshop().groups().nth(1).unwrap().id;
    play.keys("ctrl-u");
    play.desk_mut().group = Some(other);
    play.keys(&format!("\"{code} - too late\""));
    let screen = play.screen(120, 40);
    let line = screen.lines().nth(38).unwrap();
    assert!(line.contains("••• ••••") && !line.contains("late"), "{line}");
}

#[test]
fn what_small_groups_are_told_of_never_touches_the_page() {
    for step in ["round", "first", "picture", "reading"] {
        for (columns, rows) in [(80, 24), (100, 30), (120, 40)] {
            let screen = one_screen(step).screen(columns, rows);
            for line in screen.lines() {
                let Some((before, _)) = line.split_once("page 1 of ") else { continue };
                assert!(before.is_empty() || before.ends_with("   "), "{step}: {line}");
            }
        }
    }
}

#[test]
fn the_way_to_a_screen_of_ones_own_is_named_before_and_on_the_one_screen_in_every_step() {
    let mut play = Play::new("alignment-90");
    play.keys("z");
    let said = play.status().to_owned();
    assert!(said.contains("p or F5 goes to your own") || said.contains("F5 or p goes to your own"), "{said}");
    assert!(said.ends_with(" z takes it back here."), "{said}");
    for _ in 1..play.workshop().agenda.steps.len() {
        play.keys("f8");
        play.model.status = None;
        let screen = play.screen(80, 24);
        let last = screen.lines().last().unwrap();
        let goes_on = last.contains("next step") || last.contains("ends it");
        assert!(last.contains("your own screen") && goes_on, "{last}");
    }
}

#[test]
fn the_matrix_says_in_every_step_what_a_blank_means_and_who_is_shown_together() {
    for step in ["close", "move", "first"] {
        let mut play = one_screen(step);
        play.keys("esc m");
        for (columns, rows) in [(80, 24), (120, 40), (200, 60)] {
            let screen = play.screen(columns, rows);
            let said = screen.lines().map(str::trim).collect::<Vec<_>>().join(" ");
            assert!(said.contains("· nobody shown here said so") && said.contains("≈ inside this group"), "{step}\n{screen}");
            assert!(said.contains("two small groups, shown together"), "{step}\n{screen}");
        }
    }
}

#[test]
fn on_a_large_screen_the_round_and_the_picture_are_large_here_too() {
    for step in ["round", "picture"] {
        let mut play = one_screen(step);
        let names: Vec<String> = play.workshop().groups().map(|group| group.name.to_string()).collect();
        let points: Vec<String> = play.workshop().factors().map(|point| point.text.to_string()).collect();
        let screen = play.screen(200, 60);
        let body: String = screen.lines().skip(2).take(52).collect::<Vec<_>>().join("\n");
        let plain: Vec<&String> = names.iter().chain(&points).filter(|words| body.contains(words.as_str())).collect();
        assert!(plain.is_empty() && screen.contains("page 1 of "), "{step}: {plain:?}\n{screen}");
    }
}

const SEEN_TOO: &str = "the room sees this too";

#[test]
fn another_step_brings_the_rooms_view_back_and_ones_own_screen_says_that_the_room_sees_it() {
    let mut play = Play::new("alignment-90");
    play.keys("z");
    assert!(!play.screen(80, 24).contains(SEEN_TOO), "at Set up nobody sits there yet");
    let titles: Vec<String> = play.workshop().agenda.steps.iter().skip(1).map(|step| step.title.to_string()).collect();
    for title in &titles {
        play.keys("f8");
        assert!(play.desk().one_screen, "{title}");
        assert!(!play.screen(80, 24).contains(SEEN_TOO), "{title}");
        play.keys("f5");
        assert!(!play.desk().one_screen && play.status().contains("the room sees it too"), "{title}: {}", play.status());
        for (columns, rows) in [(80, 24), (120, 40), (200, 60)] {
            let screen = play.screen(columns, rows);
            let first = screen.lines().next().unwrap();
            assert!(first.contains(title) && first.contains(SEEN_TOO) && first.contains("saved "), "{first}");
        }
    }
    play.keys("f7");
    assert!(play.desk().one_screen, "the step before too");
    assert!(play.status().contains("What the room sees again"), "{}", play.status());
    let area = ratatui::layout::Rect::new(0, 0, 80, 24);
    let mut buf = ratatui::buffer::Buffer::empty(area);
    play.keys("f5");
    tandem::tui::view::draw_on(&play.model, area, &mut buf);
    let first: String = (0..80).map(|x| buf[(x, 0)].symbol()).collect();
    let at = u16::try_from(first.chars().take_while(|letter| *letter != 't').count()).unwrap();
    let at = (at..80).find(|x| (0..8).map(|by| buf[(x + by, 0)].symbol()).collect::<String>() == "the room").unwrap();
    assert_eq!(Some(buf[(at, 0)].fg), play.model.theme.amber.fg);
}

#[test]
fn after_a_look_at_ones_own_screen_the_picture_is_the_rooms() {
    let mut play = one_screen("score");
    play.given(vec![Change::SetScreens { screens: Some(tandem::workshop::Screens::One) }]);
    play.keys("f5");
    assert!(!play.desk().one_screen);
    play.keys("f8");
    let screen = play.screen(120, 40);
    assert!(play.desk().one_screen && !screen.contains("gap "), "{screen}");
}

#[test]
fn where_the_room_has_a_screen_of_its_own_nothing_of_that_is_said() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f5 f5");
    assert_eq!(play.status(), "Your own screen again.");
    assert!(!play.screen(120, 40).contains(SEEN_TOO));
    play.keys("f8");
    assert!(!play.desk().one_screen);
}
