//! Every place that the program can be in, each reached by keys alone.

use tandem::tui::Msg;
use tandem::tui::home::{Condition, Shelved};

use crate::harness::Play;

/// A session on the shelf.
pub fn shelved(title: &str, state: Condition, step: &str, at: &str) -> Shelved {
    Shelved {
        name: title.to_lowercase().replace(' ', "-"),
        path: format!("~/sessions/{title}.ron"),
        title: title.into(),
        step: step.into(),
        step_key: String::new(),
        groups: 6,
        points: 22,
        gap: Some(0.34),
        modified: at.parse().ok(),
        minutes: 38,
        state,
    }
}

/// The home screen with sessions of every kind.
pub fn home() -> Play {
    let mut play = Play::home();
    play.hear(Msg::ShelfRead(vec![
        shelved("Discharge huddle, Ward 9", Condition::Interrupted, "How much does it matter?", "2026-11-23T08:48:00Z"),
        shelved("Morning briefing, Ward 6", Condition::Finished, "Before you go", "2026-11-21T08:48:00Z"),
        shelved("Falls bundle, Elderly care", Condition::Ok, "Set up", "2025-10-12T08:48:00Z"),
    ]));
    play
}

/// A sample, open.
pub fn sample(name: &str) -> Play {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sample.ron");
    std::fs::write(&path, tandem::config::samples::sample(name).unwrap().text).unwrap();
    Play::open(tandem::store::read(&tandem::store::RealDisk, &path).unwrap().history)
}

/// Every place: what it is, and the screen there.
pub fn all() -> Vec<(String, Play)> {
    all_by(&|play, keys| {
        play.keys(keys);
    })
}

/// The same, reached by keys as `press` presses them.
pub fn all_by(press: &dyn Fn(&mut Play, &str)) -> Vec<(String, Play)> {
    let after = |play, keys: &str| after(play, keys, press);
    let mut places = vec![("empty home".to_owned(), after(Play::home(), ""))];
    for keys in ["", "?", ":", "N", "S", "D", "/"] {
        places.push((format!("home, {keys}"), after(home(), keys)));
    }
    for keys in ["", "tab", "i", "A", "t", "Q", "5", "D"] {
        places.push((format!("set up, {keys}"), after(Play::new("alignment-90"), keys)));
    }
    let tiny = sample("tiny").desk().history().clone();
    for back in 0..6 {
        let mut there = Play::open(tiny.clone());
        press(&mut there, &"f7 ".repeat(back));
        let there = there.desk().history().clone();
        for keys in ["", "esc", "esc tab", "esc tab tab", "f4"] {
            places.push((format!("{back} steps back, {keys}"), after(Play::open(there.clone()), keys)));
        }
    }
    let whole = sample("morning-briefing").desk().history().clone();
    for keys in
        ["m", "m enter", "m w", "2", "3", "4", "5", "5 right", "5 left", "H", "H enter", "x", "X", "e", "c", "f5", "R", "f5 m"]
    {
        places.push((format!("the sample, {keys}"), after(Play::open(whole.clone()), keys)));
    }
    for back in 0..10 {
        let mut there = Play::open(whole.clone());
        press(&mut there, &"f7 ".repeat(back));
        let there = there.desk().history().clone();
        for keys in ["", "esc", "esc tab", "f5"] {
            places.push((format!("the sample, {back} steps back, {keys}"), after(Play::open(there.clone()), keys)));
        }
    }
    places.push(("the car park".into(), after(Play::open(whole.clone()), ": \"show car\" enter")));
    places.push(("tidy, pairs and headings".into(), after(sample("discharge-huddle"), "f7 esc t")));
    places
}

fn after(mut play: Play, keys: &str, press: &dyn Fn(&mut Play, &str)) -> Play {
    press(&mut play, keys);
    // What was just done is a sentence in the foot; here the keys are looked at.
    play.model.status = None;
    play
}
