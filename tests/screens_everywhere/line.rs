//! The line: where its caret is, what a refused line does, and that a text waits for what it was typed for.

use tandem::tui::desk::Draft;
use tandem::tui::msg::Opened;
use tandem::tui::{Access, Msg};
use tandem::workshop::{History, StepKind};

use crate::harness::Play;

fn round() -> Play {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 f8 f8 f8");
    play
}

/// One point scored on slips at first, at the card of the nurses.
fn card() -> Play {
    let mut play = round();
    play.say("nur + fewer bleeps #time").say("nur - late results #time").say("doc - another meeting #time").keys("f8 f8");
    assert_eq!(play.desk().step_kind(), StepKind::Score);
    play
}

fn line(play: &Play) -> &str {
    play.desk().line.text()
}

/// The session opened again with what was kept beside it.
fn again(play: &Play) -> Play {
    let draft = play.desk().draft();
    let kept = draft.text(|place| ron::to_string(place).unwrap());
    let mut again = Play::home();
    open(&mut again, play, Draft::from_text(&kept, |place| ron::from_str(place).ok()));
    again
}

/// Opens the session in `by` with what was kept beside it.
fn open(by: &mut Play, play: &Play, draft: Draft) {
    let history = History::replay(play.desk().history().commits().iter().cloned()).unwrap();
    by.hear(Msg::SessionOpened(Box::new(Opened {
        name: "ward-6".into(),
        called: Some("ward-6".into()),
        place: "ward-6.ron".into(),
        saved: tandem::tui::Saved::UpTo(history.last_seq()),
        history,
        access: Access::Writing,
        draft,
        remarks: Vec::new(),
    })));
}

#[test]
fn who_comes_back_to_a_step_that_is_typed_in_types() {
    let mut play = round();
    play.say("nur + fewer bleeps").keys("esc");
    assert!(!play.desk().line_focused());
    let mut play = again(&play);
    play.keys("u");
    assert_eq!((line(&play), play.workshop().factors().count()), ("u", 1));
    // Elsewhere the caret is where it was.
    play.keys("ctrl-c f8 esc");
    assert!(!again(&play).desk().line_focused());
}

#[test]
fn a_line_without_the_caret_says_how_to_type() {
    let mut play = round();
    play.keys("esc");
    let screen = play.screen(80, 24);
    assert!(screen.contains("> press i to type a point") && !screen.contains('█'), "{screen}");
    // Not under what lies in front: keys go there.
    for form in ["A", "?", "c"] {
        play.keys(form);
        let screen = play.screen(80, 24);
        assert!(!screen.contains("press i") && !screen.lines().any(|line| line.trim() == ">"), "{screen}");
        play.keys("esc");
    }
    play.keys("i \"doc - foo\" esc");
    let screen = play.screen(80, 24);
    assert!(screen.contains("> doc - foo") && screen.contains("press i to go on typing"), "{screen}");
    assert!(!screen.contains('█'), "{screen}");
}

#[test]
fn a_refused_line_stays_with_its_reason_and_the_caret_at_the_fault() {
    let mut play = round();
    play.keys("\"doc - late #tmie results\" enter");
    assert!(play.screen(80, 24).contains("! doc - late #tmie█results"), "{}", play.screen(80, 24));
    assert!(play.status().starts_with("No heading matches “#tmie”."));
    play.keys("backspace");
    assert!(play.status().starts_with("No heading matches “#tmi”."), "still so: {}", play.status());
    play.keys("backspace backspace \"ime\"");
    assert_eq!((line(&play), play.status()), ("doc - late #time results", ""));
    assert!(play.screen(80, 24).contains("> doc - late"));
    play.keys("enter");
    assert_eq!((line(&play), play.workshop().factors().count()), ("", 1));
}

#[test]
fn ctrl_c_empties_a_refused_line_and_it_can_be_brought_back() {
    let mut play = round();
    play.keys("\"doc - late #tmie\" enter ctrl-c");
    assert_eq!((line(&play), play.desk().line_refused()), ("", false));
    assert_eq!(play.status(), "The line is empty; Ctrl-Up brings back what stood there.");
    play.keys("ctrl-up");
    assert_eq!(line(&play), "doc - late #tmie");
}

#[test]
fn a_point_half_typed_is_no_tally_and_comes_back_where_points_are_typed() {
    let mut play = card();
    play.keys("f7 f7 \"doc - foo #tmie\" enter f8 f8");
    assert_eq!((play.desk().step_kind(), line(&play)), (StepKind::Score, ""));
    play.say("0 0 0 0 6");
    assert_eq!(line(&play), "");
    play.keys("f7");
    assert_eq!(line(&play), "doc - foo #tmie");
    // A crash loses nothing either.
    play.keys("f8");
    let mut play = again(&play);
    assert_eq!(line(&play), "");
    play.keys("f7 f7");
    assert_eq!(line(&play), "doc - foo #tmie");
}

#[test]
fn a_tally_half_typed_waits_at_its_point_and_says_so() {
    let mut play = card();
    play.keys("\"3 5\" enter down");
    assert_eq!(line(&play), "");
    assert!(play.screen(80, 24).contains("not entered"), "{}", play.screen(80, 24));
    play.keys("\"1\" tab");
    assert_eq!(line(&play), "", "another group's card");
    play.keys("shift-tab");
    assert_eq!(line(&play), "3 5");
    play.keys("\" 2 0 1\" enter");
    assert_eq!(line(&play), "1");
    assert!(play.workshop().factors().next().unwrap().tally.is_some());
    assert!(!play.screen(80, 24).contains("not entered"));
}

#[test]
fn a_point_that_is_mended_keeps_its_figure_and_says_so() {
    let mut play = card();
    play.say("0 0 0 6 0").keys("f7 f7 up");
    let screen = play.screen(120, 40);
    assert!(screen.contains("another meeting"), "{screen}");
    play.keys("ctrl-c esc k k enter");
    let screen = play.screen(200, 60);
    assert!(line(&play).contains("fewer bleeps") && screen.contains("4, by slips"), "{screen}");
    assert!(!screen.contains("not scored  ⏎ mend"), "{screen}");
}

#[test]
fn a_form_left_with_esc_keeps_what_was_typed_and_ctrl_c_gives_it_up() {
    let mut play = Play::new("alignment-90");
    play.keys("A \"Chaplains\" tab right tab \"4\" esc");
    assert!(play.status().contains("kept"));
    assert_eq!(play.workshop().groups().count(), 6);
    play.keys("A");
    let screen = play.screen(80, 24);
    assert!(screen.contains("Chaplains") && screen.contains("managerial") && screen.contains('4'), "{screen}");
    play.keys("ctrl-c A");
    assert!(!play.screen(80, 24).contains("Chaplains"));
    play.keys("esc");
    assert_eq!(play.status(), "", "nothing was typed: nothing to say");
}

#[test]
fn a_struck_word_does_not_come_back_with_a_form() {
    let mut play = round();
    play.keys("esc c \"Mr Example\" esc");
    let history = History::replay(play.desk().history().commits().iter().cloned()).unwrap();
    play.hear(Msg::Struck { words: "Mr Example".into(), history: Box::new(history) });
    play.keys("c");
    assert!(!play.screen(80, 24).contains("Mr Example"));
}

#[test]
fn a_hint_longer_than_the_form_is_wrapped() {
    let mut play = round();
    play.keys("esc x");
    let screen = play.screen(80, 24);
    assert!(screen.contains("ending in .docx") && screen.contains(".json"), "{screen}");
    assert!(screen.contains("A file named without a folder lies in /home/ward6."), "{screen}");
    play.keys("\"out.pdf\"");
    assert!(!play.screen(80, 24).contains("ward-6.md"), "what was proposed gave way");
}

#[test]
fn a_point_half_typed_takes_no_letter_from_a_step_that_does_not_begin_in_the_line() {
    let mut play = round();
    play.keys("\"doc - foo #tmie\" enter f8 f8 f8");
    assert_eq!(play.desk().step_kind(), StepKind::Picture);
    assert!(play.screen(80, 24).contains("press i to go on typing"), "{}", play.screen(80, 24));
    play.keys("R");
    assert_eq!(line(&play), "doc - foo #tmie");
    assert!(play.screen(80, 24).contains("Before you show it"), "{}", play.screen(80, 24));
}

#[test]
fn a_refused_line_says_so_unmistakably() {
    let mut play = round();
    play.say("xyz - late results");
    for (columns, rows) in [(80, 24), (120, 40)] {
        let screen = play.screen(columns, rows);
        assert!(
            screen.contains("! xyz") && screen.contains("NOT ADDED") && screen.contains("Ctrl-C empties the line"),
            "{screen}"
        );
    }
    play.keys("f5");
    assert!(play.screen(80, 24).contains("NOT ADDED"), "{}", play.screen(80, 24));
}

/// The texts of all points, in the order they came in.
fn said(play: &Play) -> Vec<String> {
    play.workshop().factors().map(|factor| format!("{} {}", factor.kind.sign(), factor.text)).collect()
}

#[test]
fn who_types_on_without_looking_loses_neither_line() {
    for refused in ["nru + fewer bleeps", "doc - late #tmie results", "late results", "late", "nur -"] {
        let mut play = round();
        play.say(refused).say("doc - another meeting #time").say("thp + home on time");
        assert_eq!(said(&play), ["− another meeting", "+ home on time"], "after {refused:?}");
        assert_eq!(line(&play), refused);
        assert!(play.desk().line_refused());
        assert!(play.status().contains("Added: Therapists and pharmacy, worth it: home on time."), "{}", play.status());
        assert!(play.status().contains(&format!("Still not added: “{refused}”.")), "{}", play.status());
    }
}

#[test]
fn where_the_step_needs_no_sign_several_words_are_a_point_too() {
    let mut play = Play::new("force-field");
    while !matches!(play.desk().step_kind(), StepKind::Capture(_)) {
        play.keys("f8");
    }
    play.say("xyz + fewer bleeps").say("another meeting");
    assert_eq!((said(&play).len(), line(&play)), (1, "xyz + fewer bleeps"));
    assert!(said(&play)[0].ends_with("another meeting"), "{:?}", said(&play));
}

#[test]
fn two_refused_lines_stay_apart() {
    let mut play = round();
    play.say("nru + fewer bleeps").say("dco - late").say("thp + home on time");
    assert_eq!((said(&play).len(), line(&play)), (1, "nru + fewer bleeps / dco - late"));
}

#[test]
fn who_looks_mends_the_line_as_before() {
    let mut play = round();
    play.say("the - late").keys("\"rapists\" backspace backspace backspace backspace backspace backspace backspace enter");
    play.say("doc - x #f").keys("\"low\" enter");
    play.say("late results").keys("home \"nur - \" enter");
    play.say("doc +").keys("\" more time\" enter");
    assert_eq!(line(&play), "", "{}", play.status());
    assert_eq!(said(&play), ["− late", "− x", "− late results", "+ more time"]);
}

#[test]
fn a_figure_at_the_end_says_how_a_strength_is_typed_and_help_says_what_a_line_holds() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 f8 f8 f8");
    for (typed, hints) in
        [("nur + home on time 4", true), ("nur + home by +3", true), ("nur + 4", false), ("nur + beds 14", false)]
    {
        play.keys(&format!("ctrl-u {typed:?}"));
        assert_eq!(play.screen(120, 40).contains("a strength has ! before it"), hints, "{typed}");
    }
    play.keys("ctrl-u \"doc - Dr Schmidt is always late\"");
    assert!(play.screen(80, 24).contains("names a person?"), "{}", play.screen(80, 24));
    play.keys("ctrl-u f1");
    let screen = play.screen(120, 40);
    for part in ["What is typed in the line", "!4", "##on call", "@assumed"] {
        assert!(screen.contains(part), "{part}: {screen}");
    }
}

#[test]
fn a_point_that_no_list_shows_is_told() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 f8");
    assert!(matches!(play.desk().step_kind(), tandem::workshop::StepKind::Silent(_)));
    play.keys("i").say("nur + home on time");
    assert_eq!(play.status(), "Added for Nurses: “home on time”.");
}

#[test]
fn what_is_struck_is_proposed_as_what_names_somebody() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 f8 f8 f8").say("doc - Dr Schmidt is always late").say("nur + home on time").keys("esc X");
    let screen = play.screen(80, 24);
    assert!(screen.contains("Dr Schmidt is always late") && !screen.contains("Words home on time"), "{screen}");
}

#[test]
fn who_comes_back_to_one_screen_has_the_rooms_view_and_a_point_that_is_mended_stays_that_point() {
    let mut play = Play::new("alignment-90");
    play.keys("z f8 f8 f8 f8 f8").say("nur + fewer bleeps").keys("f5 esc g enter \" at night\" esc");
    assert!(!play.desk().one_screen);
    let draft = play.desk().mending;
    let mut back = again(&play);
    assert!(back.desk().one_screen);
    assert_eq!(back.desk().mending, draft);
    // The step was turned before the draft was kept.
    let kept = play.desk().draft();
    play.keys("f8");
    open(&mut back, &play, kept);
    back.keys("f5 i enter");
    let texts: Vec<String> = back.workshop().factors().map(|point| point.text.to_string()).collect();
    assert_eq!(texts, ["fewer bleeps at night"], "it does not become a point of its own");
}

#[test]
fn how_not_relevant_and_dont_know_are_typed_stands_in_the_empty_line_of_a_card() {
    let mut play = card();
    let screen = play.screen(80, 24);
    assert!(screen.contains("not relevant n2, don’t know d1"), "{screen}");
    for width in [60, 80, 120, 200] {
        let screen = play.screen(width, 24);
        let last = screen.lines().find(|line| line.contains("such as 2")).unwrap_or_default();
        assert!(last.contains("don’t know d1") || !last.contains("not relevant"), "by whole parts: {screen}");
    }
}
