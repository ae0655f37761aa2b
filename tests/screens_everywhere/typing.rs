//! Text fields: word moves, kill and yank, history, undo; and letters are text while one has the caret.

use tandem::tui::overlay::Overlay;
use tandem::tui::{Effect, Msg};
use tandem::workshop::Strike;

use crate::harness::Play;

fn round() -> Play {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 f8 f8 f8");
    play
}

fn line(play: &Play) -> &str {
    play.desk().line.text()
}

#[test]
fn what_was_killed_comes_back_at_the_caret() {
    let mut play = round();
    play.keys("\"nur + fewer loud bleeps\" ctrl-w ctrl-w ctrl-y");
    assert_eq!(line(&play), "nur + fewer loud ");
    play.keys("home alt-d ctrl-e ctrl-y");
    assert_eq!(line(&play), " + fewer loud nur");
    play.keys("ctrl-u");
    assert!(line(&play).is_empty());
    play.keys("ctrl-y");
    assert_eq!(line(&play), " + fewer loud nur");
    play.keys("ctrl-_");
    assert_eq!(line(&play), "");
}

#[test]
fn lines_entered_before_come_back_as_points_of_their_own() {
    let mut play = round();
    play.say("nur + fewer bleeps").say("doc - another meeting");
    play.keys("ctrl-up");
    assert_eq!(line(&play), "doc - another meeting");
    play.keys("ctrl-up");
    assert_eq!(line(&play), "nur + fewer bleeps");
    play.keys("ctrl-down ctrl-down");
    assert_eq!(line(&play), "");
    play.keys("up");
    assert!(play.desk().mending.is_some());
    play.keys("ctrl-up");
    assert_eq!((play.desk().mending, line(&play)), (None, "doc - another meeting"));
    let before = play.workshop().factors().count();
    play.keys("\" more\" enter");
    assert_eq!(play.workshop().factors().count(), before + 1);
}

#[test]
fn on_the_one_screen_no_earlier_line_comes_back() {
    let mut play = round();
    play.say("exec - nobody believes the figures").keys("f5 ctrl-up");
    assert_eq!(line(&play), "");
    assert!(play.status().contains("F5 first"));
}

#[test]
fn letters_are_text_wherever_a_caret_is() {
    for open in ["", "f4", "ctrl-p"] {
        let mut play = round();
        play.keys(open).keys("q u x ? / :");
        assert!(!play.effects.contains(&Effect::Quit), "{open}");
        let shown = play.screen(120, 40);
        assert!(shown.contains("qux?/:"), "{open}: {shown}");
    }
}

#[test]
fn arrows_go_from_field_to_field_of_a_form() {
    let mut play = Play::new("alignment-90");
    play.keys("t");
    let at = |play: &Play| match play.model.overlays.last() {
        Some(Overlay::Form(form)) => form.at,
        other => panic!("a form, not {other:?}"),
    };
    play.keys("down down");
    assert_eq!(at(&play), 2);
    play.keys("up");
    assert_eq!(at(&play), 1);
}

#[test]
fn a_paste_goes_into_the_field_and_enters_nothing() {
    let mut play = Play::new("alignment-90");
    play.keys("Q");
    play.hear(Msg::TextPasted("From Monday\nthe team meets\n".into()));
    let Some(Overlay::Form(form)) = play.model.overlays.last() else { panic!("the form stays") };
    assert_eq!(form.value(0), "From Monday the team meets");
}

#[test]
fn a_long_line_keeps_its_words_in_sight_and_what_it_is_read_as() {
    let mut play = round();
    play.keys("\"doc - bleep goes off in the huddle while we talk about discharge #time\"");
    let screen = play.screen(80, 24);
    assert!(screen.contains("bleep goes off in the huddle while we talk about discharge #time"), "{screen}");
    assert!(screen.contains("Time on the ward") && screen.contains("⏎ add"), "{screen}");
}

#[test]
fn a_strike_asks_once_more_with_no_chosen() {
    let mut play = round();
    play.say("nur - so-and-so never comes");
    play.keys("esc X enter");
    let screen = play.screen(80, 24);
    assert!(screen.contains("One point holds these words") && screen.contains("cannot be undone"), "{screen}");
    play.keys("enter");
    assert!(!play.effects.iter().any(|effect| matches!(effect, Effect::Strike(_))));
    play.keys("X enter X");
    assert!(!play.effects.iter().any(|effect| matches!(effect, Effect::Strike(_))));
    play.keys("y");
    assert!(play.effects.contains(&Effect::Strike("so-and-so never comes".into())));
}

#[test]
fn a_proposal_gives_way_to_what_is_typed_and_stays_otherwise() {
    let mut play = crate::places::sample("morning-briefing");
    let day = |play: &Play| match play.model.overlays.last() {
        Some(Overlay::Form(form)) => form.value(2).to_owned(),
        other => panic!("a form, not {other:?}"),
    };
    play.keys("f7 f7 n tab tab");
    assert_eq!(play.desk().step_kind(), tandem::workshop::StepKind::Move);
    assert_eq!(day(&play), "+7");
    play.keys("\"fri\"");
    assert_eq!(day(&play), "fri");
    play.keys("ctrl-c n tab tab backspace");
    assert_eq!(day(&play), "+");
}

#[test]
fn the_next_step_is_one_key_away_whatever_lies_in_front() {
    for open in ["5", "?", "ctrl-p \"x\""] {
        let mut play = Play::new("alignment-90");
        play.keys(open).keys("f8");
        assert_eq!(play.desk().step_kind(), tandem::workshop::StepKind::Promise, "{open}");
        assert!(play.model.overlays.is_empty());
    }
    let mut play = Play::new("alignment-90");
    play.keys("t \"A title\" f8");
    assert!(play.status().contains("Esc") && play.model.overlays.len() == 1);
}

#[test]
fn the_room_is_covered_from_a_form_too() {
    let mut play = round();
    play.say("nur - so-and-so never comes").keys("esc X ctrl-b");
    assert!(play.desk().spotlight.covered);
    assert_eq!(play.model.overlays.len(), 1);
}

#[test]
fn the_sentence_comes_back_into_its_line() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8").say("From Monday the team meets at 08:15");
    play.keys("i up");
    assert_eq!(line(&play), "From Monday the team meets at 08:15");
}

#[test]
fn lines_pasted_with_the_key_that_ends_a_line_are_points_of_their_own() {
    let mut play = crate::places::sample("tiny");
    play.keys("i").hear(tandem::tui::Msg::TextPasted("nur + one\rdoc - two\r".into()));
    assert!(play.screen(120, 40).contains("2 lines were pasted"), "{}", play.screen(120, 40));
}

#[test]
fn before_the_reveal_a_beat_says_that_the_room_sees_nothing_yet() {
    let mut play = crate::places::sample("discharge-huddle");
    play.keys("f8 pagedown");
    assert!(play.screen(120, 40).contains("The room sees no scores yet"), "{}", play.screen(120, 40));
}

#[test]
fn while_the_room_is_covered_the_head_says_so_and_the_one_screen_shows_no_letter() {
    let mut play = crate::places::sample("tiny");
    play.keys("i \"nur + Mr Smith\" ctrl-b");
    for size in [(120, 40), (80, 24)] {
        let screen = play.screen(size.0, size.1);
        assert!(screen.lines().next().unwrap().contains("room covered · saved"), "{screen}");
    }
    play.keys("f5");
    assert!(!play.screen(120, 40).contains("Smith"), "{}", play.screen(120, 40));
    play.keys("ctrl-b");
    let screen = play.screen(120, 40);
    assert!(screen.contains("Smith") && !screen.contains("room covered"), "{screen}");
}

#[test]
fn what_was_struck_is_not_brought_back_by_the_search() {
    let mut play = round();
    play.say("nur - Jones never comes");
    play.say("nur - the bleep is loud");
    let struck = |play: &Play| {
        let now = crate::harness::NOW.parse().unwrap();
        let history = play.desk().history();
        let strike = Strike::of("Jones", history.commits().iter().flat_map(|commit| &commit.changes)).unwrap();
        let (history, _) = strike.in_log(history.commits(), now).unwrap();
        Msg::Struck { words: "Jones".into(), history: Box::new(history) }
    };
    play.keys("esc / \"bleep\" enter");
    play.hear(struck(&play));
    assert_eq!(play.model.sought.as_deref(), Some("bleep"), "other words stay");
    // A search does not care about capitals.
    for words in ["jones", "Jones never"] {
        play.keys(&format!("/ \"{words}\" enter"));
        assert_eq!(play.model.sought.as_deref(), Some(words));
        play.hear(struck(&play));
        assert_eq!(play.model.sought, None, "{words}");
    }
    play.keys("/ \"Jones\"");
    play.hear(struck(&play));
    assert!(!play.screen(120, 40).contains("Jones"), "{}", play.screen(120, 40));
    play.keys("ctrl-u ctrl-up ctrl-y ctrl-_");
    assert!(!play.screen(120, 40).contains("Jones"), "{}", play.screen(120, 40));
}

#[test]
fn a_figure_typed_while_capturing_is_no_slip() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 f8 f8 f8").say("doc + letters in daylight !4");
    play.keys("f8 f8 f5");
    let doctors = |play: &mut Play| {
        let screen = play.screen(120, 40);
        let line = screen.lines().find(|line| line.contains("Doctors   ")).unwrap_or_else(|| panic!("{screen}"));
        line.split_whitespace().nth(1).map(str::to_owned)
    };
    assert_eq!(doctors(&mut play).as_deref(), Some("…"));
    play.say("0 1 2 0 0");
    assert_eq!(doctors(&mut play).as_deref(), Some("in"));
}

#[test]
fn a_title_and_a_name_are_underlined_and_said_and_taken_all_the_same() {
    let mut play = round();
    play.keys("\"nur - Dr Patel is late\"");
    assert!(play.screen(200, 60).contains("names a person? a role instead"), "{}", play.screen(200, 60));
    play.keys("enter");
    let asks = "Does it name a person? Ctrl-_ takes it back, Esc X strikes it for good.";
    assert_eq!(play.status(), asks);
    assert!(play.screen(80, 24).contains(asks), "{}", play.screen(80, 24));
    assert_eq!(play.workshop().factors().next_back().map(|factor| &*factor.text), Some("Dr Patel is late"));
    play.keys("ctrl-_");
    assert_eq!(play.workshop().factors().count(), 0, "as that says");
    play.keys("ctrl-r").say("nur - Sister Jones’s list").say("nur - the Dr is late").say("nur - no Mr or Mrs on the board");
    play.keys("f8 f8 f8 R");
    assert!(
        play.screen(120, 40).contains("“Dr Patel is late”, and 1 point more: may name somebody."),
        "{}",
        play.screen(120, 40)
    );
}

#[test]
fn a_strike_proposes_no_point_that_is_not_lit_and_its_cover_key_works_in_the_field() {
    let mut play = crate::places::sample("morning-briefing");
    play.keys("X");
    let screen = play.screen(120, 40);
    assert!(screen.contains("Strike from the record") && !screen.contains("cup of tea"), "{screen}");
    assert!(screen.contains("Cover the room screen first (Ctrl-B).") && screen.contains("you are asked"), "{screen}");
    play.keys("ctrl-b");
    assert!(play.desk().spotlight.covered);
}

#[test]
fn what_was_left_in_a_form_is_proposed_when_it_is_opened_again() {
    let left = |then: &str| {
        let mut play = crate::places::sample("morning-briefing");
        play.keys("c \"who pays for the tea\" esc c").keys(then);
        play
    };
    let value = |play: &Play| match play.model.overlays.last() {
        Some(Overlay::Form(form)) => form.value(0).to_owned(),
        other => panic!("a form, not {other:?}"),
    };
    let said = "what you left here; typing replaces it, End goes on with it";
    let mut play = left("");
    assert_eq!(value(&play), "who pays for the tea");
    for (columns, rows) in [(80, 24), (120, 40)] {
        let screen = play.screen(columns, rows);
        assert!(screen.contains("who pays for the tea") && screen.contains(said), "{screen}");
    }
    play.keys("\"parking\"");
    assert_eq!(value(&play), "parking");
    assert!(!play.screen(120, 40).contains(said));
    play.keys("ctrl-_");
    assert_eq!(value(&play), "who pays for the tea", "nothing is lost");
    assert_eq!(value(&left("end \" cups\"")), "who pays for the tea cups");
    assert_eq!(value(&left("backspace")), "who pays for the te");
    assert_eq!(value(&left("ctrl-u ctrl-_")), "who pays for the tea", "an emptied field gets it back");
    assert_eq!(value(&left("esc c")), "who pays for the tea", "left once more it is still there");
}
