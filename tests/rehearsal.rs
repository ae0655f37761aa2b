//! A rehearsal from its first key to its last, as a facilitator plays it who reads nothing but the strip at the foot.

#[path = "harness/mod.rs"]
mod harness;

use harness::{NOW, Play, text_of};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tandem::alignment::Measures;
use tandem::config::{samples, templates};
use tandem::tui::msg::Opened;
use tandem::tui::rehearsal::{Practice, Rehearsal, Script};
use tandem::tui::{Access, Action, Effect, Msg, view};
use tandem::workshop::{History, Strike};

/// What the sample came to.
fn sample() -> History {
    let text = samples::sample("morning-briefing").unwrap().text;
    tandem::store::interpret(std::path::Path::new("sample.ron"), text.as_bytes().to_vec()).unwrap().history
}

/// A rehearsal that has just begun.
fn begun() -> Play {
    let templates = templates::embedded();
    let agenda = templates.iter().find(|template| template.name == "alignment-90").unwrap();
    let (history, rehearsal) = Rehearsal::begin(agenda, sample().workshop(), NOW.parse().unwrap()).unwrap();
    let opened = Opened {
        name: "rehearsal".into(),
        called: None,
        place: "in memory only: a rehearsal".into(),
        saved: tandem::tui::Saved::UpTo(0),
        history,
        access: Access::Writing,
        draft: tandem::tui::desk::Draft::default(),
        remarks: Vec::new(),
    };
    let mut play = Play::home();
    play.hear(Msg::RehearsalBegun(Box::new(opened), Box::new(rehearsal)));
    play
}

fn practised(play: &Play) -> Vec<(String, Practice)> {
    let rehearsal = play.desk().rehearsal.as_ref().expect("this is a rehearsal");
    rehearsal.practised().map(|(cue, practice)| (cue.name.clone(), practice)).collect()
}

/// What the strip says, as one line.
fn strip(play: &mut Play) -> String {
    let screen = play.screen(120, 40);
    let rows: Vec<&str> = screen.lines().filter_map(|line| line.strip_prefix('▌')).collect();
    rows.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The keys that a facilitator presses, one row a thing to practise, in the order of the script.
const KEYS: [(&str, &str); 50] = [
    ("counting a group", "# \"6\" enter"),
    ("how a small group is shown", "j h h"),
    ("the next step", "f8"),
    ("a group that is missing", r#"A "Night team" tab tab tab space enter"#),
    ("the question", r#"f8 "From Monday, everyone on Ward 6 meets at 08:15." enter"#),
    ("help", "f8 ? esc"),
    ("the commands", "ctrl-p esc"),
    ("a minute more", "E"),
    ("a note for you alone", r#"f8 e "lateness: not today" enter"#),
    ("stopping the clock", "P"),
    ("letting it run on", "P"),
    ("what makes it worth it", r#"f8 "nur + find out about the sick patient at 8 #safety" enter"#),
    ("what gets in the way", r#""- written down, then it is my fault #acc" enter"#),
    ("the next table", "tab"),
    ("without naming the group", r#""- the ward round starts late every day #time" enter"#),
    ("same for us", r#""thp =" enter"#),
    ("a guess about others", r#""night team + heard for once @assumed" enter"#),
    ("mending the last point", r#"up ctrl-a ctrl-k "night team + heard for once, at handover @assumed" enter"#),
    ("taking back", "ctrl-_"),
    ("the car park", r#"esc c "Parking charges" enter enter"#),
    ("the whole matrix", "m m"),
    ("one screen for all", "p"),
    ("your own screen again", "f5"),
    ("merging", "f8 M"),
    ("two things", "n"),
    ("the headings pass", "t 2"),
    ("a point off the matrix", "L"),
    ("a card", r#"f8 "0 0 1 2 3" enter"#),
    ("a group that is split", r#""2 0 0 2 2" enter"#),
    ("one agreed figure", r#"tab tab "4" enter"#),
    ("asked, no", r#"down down down down down down down down down down down down "no" enter"#),
    ("the reveal", "f8 R s"),
    ("the beats", "pagedown pagedown"),
    ("the same meaning", "f8 y"),
    ("what to talk about next", "."),
    ("two meanings", "t"),
    ("why", "w esc"),
    ("covering the screens", "f8 B"),
    ("striking a name", r#"X "Mr Example" enter y"#),
    ("uncovering", "B"),
    ("who has to go", "shift-tab g j o"),
    ("a slip", r#"f8 "4 4 7" enter"#),
    ("the other side’s slips", r#"tab "1 1 2" enter"#),
    ("showing the result", "f9 s"),
    ("what both put high", "esc t"),
    ("an action", r#"f8 n "One person per bay side stays out" enter "Ward manager" enter enter "3" enter enter"#),
    ("today and needed", "f8 3 4"),
    ("the next look", r#"f8 t tab ctrl-a ctrl-k "+42" enter"#),
    ("the report", "x enter"),
    ("the end", "f8"),
];

/// Presses the keys for one thing, and strikes and writes what the world would.
fn press(play: &mut Play, keys: &str) {
    let before = play.effects.len();
    play.keys(keys);
    let asked: Vec<Effect> = play.effects.drain(before..).collect();
    for effect in &asked {
        if let Effect::Export { to, .. } = effect {
            play.hear(Msg::Written { to: to.clone(), outcome: Ok(format!("Written: {to}.")) });
        }
        if let Effect::Strike(words) = effect {
            let words = words.clone();
            assert_eq!(words, "Mr Example");
            let commits = play.desk().history().commits();
            let strike = Strike::of(&words, commits.iter().flat_map(|commit| &commit.changes)).unwrap();
            let (struck, _) = strike.in_log(commits, NOW.parse().unwrap()).unwrap();
            play.hear(Msg::Struck { words, history: Box::new(struck) });
        }
    }
    play.effects.extend(asked);
}

/// Presses the keys up to those for `last`.
fn played_to(play: &mut Play, last: &str) {
    let end = KEYS.iter().position(|(name, _)| *name == last).unwrap_or_else(|| panic!("nothing is called {last}"));
    for (_, keys) in &KEYS[..=end] {
        press(play, keys);
    }
}

#[test]
fn a_whole_rehearsal_by_its_keys() {
    let mut play = begun();
    for (at, (name, keys)) in KEYS.iter().enumerate() {
        let (asked, practice) = practised(&play)[at].clone();
        assert_eq!((asked.as_str(), practice), (*name, Practice::Open), "before it");
        press(&mut play, keys);
        assert_eq!(practised(&play)[at].1, Practice::Done, "{name}: {keys}\n{}", play.screen(120, 40));
    }
    insta::assert_snapshot!("a_rehearsal_is_told", play.screen(80, 24));
    assert!(!play.effects.iter().any(|effect| matches!(effect, Effect::KeepRehearsal)), "nobody asked for it");
    play.keys("enter");
    assert_eq!(play.effects.last(), Some(&Effect::Quit), "not keeping it is what Enter does");
}

#[test]
fn the_room_of_the_rehearsal_comes_to_what_the_sample_came_to() {
    let mut play = begun();
    played_to(&mut play, "the end");
    let (own, sample) = (play.workshop(), sample());
    // One point was said twice and merged; one is also true for the therapists, two are of the rehearsal alone.
    assert_eq!(own.factors().count(), sample.workshop().factors().count() + 3);
    assert_eq!(own.slips().count(), sample.workshop().slips().count());
    assert_eq!(own.actions().count(), sample.workshop().actions().count());
    assert_eq!(own.commitments.len(), sample.workshop().commitments.len());
    let gap = |workshop| Measures::of(workshop).overall.gap.unwrap();
    assert!((gap(own) - gap(sample.workshop())).abs() < 0.05, "{}", gap(own));
    assert!(own.factors().all(|factor| !factor.text.contains("Mr Example")), "struck");
}

#[test]
fn one_key_does_it_all_for_whoever_wants_to_watch() {
    let mut play = begun();
    for _ in 0..KEYS.len() + 14 {
        press(&mut play, "ctrl-t");
    }
    let watched = practised(&play);
    let missed: Vec<_> = watched.iter().filter(|(_, practice)| *practice != Practice::Watched).collect();
    assert!(missed.is_empty(), "{missed:?}");
    assert!(play.workshop().progress.ended.is_some(), "and the workshop is over");
}

#[test]
fn the_strip_fits_and_names_keys_that_work() {
    let mut play = begun();
    for (cue, (name, keys)) in Script::embedded().cues.into_iter().zip(KEYS) {
        assert_eq!(cue.name, name);
        let goes_on = play.workshop().progress.step.as_deref() != Some(cue.step.as_str());
        let keys = if goes_on { keys.strip_prefix("f8 ").expect("it begins with the next step") } else { keys };
        if goes_on {
            play.keys("f8");
        }
        let screen = play.screen(80, 24);
        let rows: Vec<&str> = screen.lines().filter(|line| line.starts_with('▌')).collect();
        let all = rows.join(" ");
        assert_eq!(rows.len(), 4, "{screen}");
        let end = |words: &str| words.split_whitespace().last().unwrap_or_default().trim_matches(['`', '{', '}', '.']).to_owned();
        assert!(all.contains(&end(&cue.room)), "{}: what the room says is cut\n{screen}", cue.name);
        let last = end(&cue.press);
        let named = Action::ALL.iter().find(|action| action.name() == last);
        let keys_of = |action: &Action| play.model.keymap.all_keys_for(*action);
        let words = named.map_or_else(|| vec![last.clone()], |action| keys_of(action).iter().map(|key| key.label()).collect());
        assert!(words.iter().any(|word| all.contains(word)), "{}: what to press is cut ({last})\n{screen}", cue.name);
        assert!(!all.contains('{'), "a name that is no action\n{screen}");
        press(&mut play, keys);
    }
}

#[test]
fn what_stands_under_the_wrong_group_is_said_by_the_room() {
    let mut play = begun();
    played_to(&mut play, "letting it run on");
    play.keys("f8").say("res + find out about the sick patient at 8");
    assert!(play.status().contains("Nurses: “That was ours.”"), "{}", play.status());
    assert_eq!(practised(&play)[11].1, Practice::Open);
    play.keys("ctrl-_").say("nur + find out about the sick patient at 8");
    assert_eq!(practised(&play)[11].1, Practice::Done);
}

#[test]
fn who_goes_on_without_practising_finds_the_room_complete() {
    let mut play = begun();
    play.keys("f8 f8 f8 f8 f8 f8 f8 f8");
    assert_eq!(play.desk().step_kind(), tandem::workshop::StepKind::Picture);
    assert!(play.workshop().factors().filter(|factor| factor.strength().is_some()).count() > 50);
    assert!(play.workshop().groups().all(|group| group.size.is_some() || &*group.name == "Night team"));
    play.keys("ctrl-n");
    assert!(practised(&play).iter().any(|(name, practice)| name == "the reveal" && *practice == Practice::Passed));
}

#[test]
fn leaving_tells_first_and_keeps_only_on_another_key() {
    let mut play = begun();
    played_to(&mut play, "help");
    play.keys("q");
    insta::assert_snapshot!("leaving_a_rehearsal", play.screen(80, 24));
    play.keys("g");
    assert!(play.model.overlays.is_empty() && !play.effects.contains(&Effect::Quit), "g goes on");
    play.keys("q q");
    assert!(!play.effects.contains(&Effect::Quit), "the key that asked does not answer");
    play.keys("k");
    assert_eq!(play.effects.last(), Some(&Effect::KeepRehearsal));
}

#[test]
fn the_strip_as_it_stands_in_a_step() {
    let mut play = begun();
    insta::assert_snapshot!("set_up_80", play.screen(80, 24));
    played_to(&mut play, "same for us");
    insta::assert_snapshot!("round_80", play.screen(80, 24));
    insta::assert_snapshot!("round_120", play.screen(120, 40));
    play.keys("f5");
    insta::assert_snapshot!("one_screen_80", play.screen(80, 24));
    play.keys("f5 esc");
    assert!(strip(&mut play).contains("i puts the caret into the line. Then type night team"), "{}", strip(&mut play));
    let small = play.screen(60, 18);
    assert!(!small.contains('▌'), "too small for it: the session itself comes first\n{small}");
}

#[test]
fn home_offers_it() {
    let mut play = Play::home();
    play.hear(Msg::ShelfRead(Vec::new()));
    for (columns, rows) in [(80, 24), (120, 36)] {
        let screen = play.screen(columns, rows);
        assert!(screen.contains("r  Rehearse"), "{screen}");
    }
    play.keys("r");
    assert_eq!(play.effects, [Effect::Rehearse]);
}

#[test]
fn its_keys_mean_nothing_outside_it() {
    let mut play = Play::new("alignment-90");
    play.keys("ctrl-t ctrl-n");
    assert!(play.effects.iter().all(|effect| matches!(effect, Effect::Point(_) | Effect::LookForReport)), "{:?}", play.effects);
    let area = Rect::new(0, 0, 80, 24);
    let mut buf = Buffer::empty(area);
    view::draw_on(&play.model, area, &mut buf);
    assert!(!text_of(&buf).contains('▌'));
}
