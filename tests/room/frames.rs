//! Nothing private is on a room screen either: every step's view, and the one screen that laptop and room share.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tandem::present::{self, Stage};
use tandem::room::{Moment, Spotlight};
use tandem::widget::theme::{Depth, Theme, ThemeName};

use super::*;
use crate::harness::{self, Play, STEP_KINDS};

/// A size at which nothing is set in block letters too high to be searched, and a usual one.
const SIZES: [(u16, u16); 2] = [(110, 19), (120, 40)];

/// Wherever a facilitator may point, at what the room may not see too.
fn spotlights(workshop: &Workshop, seed: u64) -> Vec<Spotlight> {
    let number = |count: usize, by: u64| 1 + u32::try_from((seed / by) % count.max(1) as u64).unwrap();
    let group = Some(GroupId::new(number(workshop.all_groups.len(), 1)));
    let theme = Some(ThemeId::new(number(workshop.all_themes.len(), 7)));
    let factor = |by| FactorId::new(number(workshop.all_factors.len(), by));
    vec![
        Spotlight { beat: 3, turn: group, pair: Some((factor(3), factor(11))), ..Spotlight::default() },
        Spotlight { beat: 1, page: 1, group, theme, ..Spotlight::default() },
        Spotlight { beat: 2, theme, point: Some(factor(5)), ..Spotlight::default() },
    ]
}

/// Every view of a workshop as it stands: its step taken for one of every kind.
fn frames(workshop: &Workshop, seed: u64) -> String {
    let theme = Theme::embedded(ThemeName::Plain, Depth::Ansi16);
    let moment = Moment { seconds_left: Some(100), ..Moment::new(words()) };
    let stage = Stage { theme: &theme, moment, turned: 0, framed: true, turns: "", remark: "" };
    let mut workshop = workshop.clone();
    let key = workshop.progress.step.clone();
    let mut all = String::new();
    for kind in STEP_KINDS {
        if let Some(step) = workshop.agenda.steps.iter_mut().find(|step| Some(&step.key) == key.as_ref()) {
            step.kind = kind;
        }
        let room = Room::of(&workshop);
        for (spotlight, (columns, rows)) in spotlights(&workshop, seed).iter().zip(SIZES.iter().cycle().copied()) {
            let area = Rect::new(0, 0, columns, rows);
            let apart = if kind == StepKind::SetUp { 3 } else { 1 };
            let views = [present::draw, present::draw_matrix, present::draw_car_park].into_iter().take(apart);
            for draw in views {
                let mut buf = Buffer::empty(area);
                draw(&room, spotlight, &stage, area, &mut buf);
                all.push_str(&harness::text_of(&buf));
                all.push('\n');
            }
        }
    }
    all
}

/// A session made by these changes, its agenda with a step of every kind behind its own.
fn history_of(changes: &[Change]) -> History {
    let at = harness::NOW.parse().unwrap();
    let mut history = History::default();
    history.commit(at, changes.to_vec()).unwrap();
    let mut agenda = history.workshop().agenda.clone();
    for (number, kind) in STEP_KINDS.into_iter().enumerate() {
        agenda.steps.push(invented::step(&format!("kind{number}"), kind, 3, &[]));
    }
    history.commit(at, vec![Change::SetAgenda { agenda }]).unwrap();
    history
}

/// The one screen in a step of every kind, and in every pane, without its first line (that counts commits).
fn one_screen(changes: &[Change], more: &[Change]) -> String {
    let at = harness::NOW.parse().unwrap();
    let mut history = history_of(changes);
    if !more.is_empty() {
        history.commit(at, more.to_vec()).unwrap();
    }
    let mut play = Play::open(history);
    let mut all = String::new();
    for number in 0..STEP_KINDS.len() {
        play.given(vec![Change::EnterStep { step: format!("kind{number}"), at, used: 0 }]);
        play.desk_mut().settle_in();
        play.desk_mut().one_screen = true;
        for caret in [true, false] {
            play.desk_mut().line_has_caret = caret;
            let screen = play.screen(110, 24);
            all.extend(screen.lines().skip(1).flat_map(|line| [line, "\n"]));
            play.desk_mut().turn_pane(false);
        }
    }
    all
}

/// The one screen without what is the facilitator's own: whose turn it is in the line, and the keys.
fn above_the_line(changes: &[Change], more: &[Change]) -> String {
    let screens = one_screen(changes, more);
    let lines: Vec<&str> = screens.lines().collect();
    lines.chunks(23).flat_map(|screen| screen[..21].iter().flat_map(|line| [*line, "\n"])).collect()
}

/// Marked texts and counts in what is drawn that may not be there.
fn leaks(made: &Made, drawn: &str) -> Vec<String> {
    let (texts, counts) = (open_texts(&made.workshop), open_counts(&made.workshop));
    let found = numbers(drawn);
    let texts = made.texts.iter().filter(|text| !texts.contains(*text) && drawn.contains(text.as_str())).cloned();
    let counts = made.counts.iter().filter(|count| !counts.contains(count)).map(ToString::to_string);
    texts.chain(counts.filter(|count| found.contains(count.as_str()))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_view_of_any_step_shows_anything_private(seed in any::<u64>()) {
        let made = Made::from_seed(seed);
        let drawn = frames(&made.workshop, seed);
        prop_assert_eq!(leaks(&made, &drawn), Vec::<String>::new());
    }

    #[test]
    fn the_one_screen_shows_nothing_private(seed in any::<u64>()) {
        let made = Made::from_seed(seed);
        let drawn = one_screen(&made.changes, &[]);
        let names: Vec<String> = made.workshop.agenda.steps.iter().map(|step| step.title.to_string()).collect();
        let leaks = leaks(&made, &drawn);
        prop_assert!(leaks.iter().all(|leak| names.contains(leak)), "{leaks:?}");
    }

    #[test]
    fn a_changed_figure_of_a_held_group_changes_no_frame(
        seed in any::<u64>(),
        strength in 1_u8..=5,
        counts in [0_u16..9, 0..9, 0..9, 0..9, 0..9],
    ) {
        let made = Made::from_seed(seed);
        let changes = to_held_groups(&made.workshop, strength, counts);
        let mut after = made.workshop.clone();
        for change in &changes {
            prop_assert!(after.apply(change).is_ok());
        }
        let first_other = |a: &str, b: &str| a.lines().zip(b.lines()).find(|(a, b)| a != b).map(|(a, b)| format!("{a}\n{b}"));
        let (before, after) = (frames(&made.workshop, seed), frames(&after, seed));
        prop_assert_eq!(first_other(&before, &after), None);
        prop_assert_eq!(before.len(), after.len());
        let (before, after) = (above_the_line(&made.changes, &[]), above_the_line(&made.changes, &changes));
        prop_assert_eq!(first_other(&before, &after), None);
        prop_assert_eq!(before.len(), after.len());
    }
}

#[test]
fn the_frames_show_what_the_room_may_see() {
    let (mut points, mut held) = (0, 0);
    for seed in 0..6 {
        let made = Made::from_seed(seed);
        let drawn = frames(&made.workshop, seed) + &one_screen(&made.changes, &[]);
        points += shown_points(&made.workshop).filter(|point| drawn.contains(point.text.as_str())).count();
        held += to_held_groups(&made.workshop, 1, [1; 5]).len();
    }
    assert!(points > 30 && held > 5, "{points} points drawn, {held} changes to held groups");
}

#[test]
fn what_is_half_typed_is_nowhere_but_in_the_line() {
    const TYPED: &str = "ZQHALFX";
    let made = Made::from_seed(5);
    let mut play = Play::open(history_of(&made.changes));
    let mut typed = 0;
    for (number, at) in (0..STEP_KINDS.len()).zip(std::iter::repeat(harness::NOW.parse().unwrap())) {
        play.given(vec![Change::EnterStep { step: format!("kind{number}"), at, used: 0 }]);
        play.desk_mut().settle_in();
        play.desk_mut().one_screen = true;
        play.desk_mut().line_has_caret = true;
        play.keys(&format!("\"{TYPED}\""));
        let screen = play.screen(110, 24);
        typed += usize::from(screen.lines().nth(22).unwrap().contains(TYPED));
        assert!(!screen.lines().take(22).any(|line| line.contains(TYPED)), "{screen}");
        let room = Room::of(play.workshop());
        assert!(outputs(&room).iter().all(|(_, output)| !output.contains(TYPED)));
        assert!(!frames(play.workshop(), 5).contains(TYPED));
        play.keys("ctrl-u");
    }
    assert!(typed > 5, "{typed}");
}

/// Keys that open, change or show something; not those that leave the one screen or the session.
const KEYS: &str = "a b c d e f g h i j k l m n o r s t u v w x y z A C D E F G H I J K L M N O P Q S T U V W X Z 1 2 3 4 5 * . , + - = \
                    enter space delete f1 f2 f4 f9 : / up down left right pagedown ctrl-p";

#[test]
fn no_key_on_the_one_screen_shows_what_the_room_may_not_see_unasked() {
    let (mut asked, mut opened) = (0, 0);
    for (seed, kinds) in [(2, 0..9), (9, 9..18)] {
        let mut made = Made::from_seed(seed);
        let mut play = Play::open(history_of(&made.changes));
        let at = harness::NOW.parse().unwrap();
        for number in kinds {
            play.given(vec![Change::EnterStep { step: format!("kind{number}"), at, used: 0 }]);
            for key in KEYS.split_whitespace() {
                play.desk_mut().settle_in();
                play.desk_mut().one_screen = true;
                play.desk_mut().line_has_caret = false;
                play.keys(key);
                let screen = play.screen(100, 24);
                let shown: String = screen.lines().skip(1).flat_map(|line| [line, "\n"]).collect();
                let names: BTreeSet<String> = play.workshop().groups().map(|group| group.name.to_string()).collect();
                made.workshop.clone_from(play.workshop());
                let leaks: Vec<String> = leaks(&made, &shown).into_iter().filter(|leak| !names.contains(leak)).collect();
                assert_eq!(leaks, Vec::<String>::new(), "{key} in {:?}:\n{screen}", STEP_KINDS[number]);
                asked += usize::from(shown.contains("The room sees this screen"));
                opened += usize::from(!play.model.overlays.is_empty());
                while !play.model.overlays.is_empty() {
                    play.keys("esc");
                }
                play.desk_mut().line.take();
            }
        }
    }
    assert!(asked > 20 && opened > 100, "{asked} asked, {opened} opened");
}
