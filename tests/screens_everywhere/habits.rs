//! What settings change: the bell, and one screen where a session does not say.

use tandem::tui::{Effect, Habits, Msg};
use tandem::workshop::{Change, Screens};

use crate::harness::Play;

fn bells(play: &Play) -> usize {
    play.effects.iter().filter(|effect| **effect == Effect::Bell).count()
}

#[test]
fn the_bell_sounds_once_when_the_time_of_a_step_is_over_if_it_is_switched_on() {
    for sound in [true, false] {
        let mut play = Play::new("alignment-90");
        play.model.habits = Habits { sound, ..Habits::default() };
        play.keys("f8").wait(4);
        assert_eq!(bells(&play), 0);
        play.wait(1);
        assert_eq!(bells(&play), usize::from(sound));
        play.wait(1).keys("f8 f7");
        assert_eq!(bells(&play), usize::from(sound), "no step is rung for twice");
    }
}

#[test]
fn one_screen_is_the_habit_unless_the_session_says_otherwise() {
    let habit = Habits { one_screen: true, ..Habits::default() };
    let mut play = Play::new("alignment-90");
    play.model.habits = habit;
    assert!(play.screen(80, 24).contains("one, unless you say two"));
    play.keys("f8");
    assert!(play.desk().one_screen);

    let mut play = Play::new("alignment-90");
    play.model.habits = habit;
    play.keys("z");
    assert_eq!(play.workshop().screens, Some(Screens::Two), "{}", play.status());
    play.keys("f8");
    assert!(!play.desk().one_screen);

    let mut play = Play::new("alignment-90");
    play.keys("f8").given(vec![Change::SetScreens { screens: None }]);
    let history = play.desk().history().clone();
    let mut again = Play::home();
    again.model.habits = habit;
    again.hear(Msg::SessionOpened(Box::new(tandem::tui::msg::Opened {
        name: "ward-6".into(),
        called: Some("ward-6".into()),
        place: "ward-6.ron".into(),
        history,
        saved: tandem::tui::Saved::UpTo(1),
        access: tandem::tui::Access::Writing,
        draft: tandem::tui::desk::Draft::default(),
        remarks: Vec::new(),
    })));
    assert!(again.desk().one_screen);
}

#[test]
fn q_leaves_at_once_while_the_clock_runs_too_and_the_way_back_is_told() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 q");
    assert!(play.effects.contains(&Effect::Quit));
    assert_eq!(play.desk().way_back().as_deref(), Some("Morning briefing, Ward 6. To go on: tandem open ward-6"));
}
