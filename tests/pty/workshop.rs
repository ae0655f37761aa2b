//! A whole 90-minute workshop by keys in a real terminal, from `tandem new` to the report, whose figures are those of
//! `tandem matrix --format json`. The clock stands still, so nothing waits.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::terminal::{Terminal, folder};

const F8: &str = "\u{1b}[19~";
const F9: &str = "\u{1b}[20~";
const CLOCK: &str = "2026-11-23T09:00:00Z";

/// What the room says: 24 points of six groups.
const POINTS: [&str; 24] = [
    "nur + find out about the sick patient at 8 #safety",
    "doc + know who is unwell before the round #safety",
    "thp + falls risks named the same morning #safety",
    "ward + I hear of problems before they are incidents #safety",
    "gen + fewer surprises at the site meeting #safety",
    "exec + early warning of a ward in trouble #safety",
    "nur - drug round and washes are late #time",
    "doc - another meeting; the ward round starts late #time",
    "thp - first patients are booked for half past eight #time",
    "ward - one more sheet for me to write up #time",
    "gen - fifteen wards at the same half hour #time",
    "nur + a place to say the ward was not safe last night #voice",
    "doc + say what went wrong without writing an email #voice",
    "thp - we are always asked last #voice",
    "nur - nobody watches the bays while we are in the room #cover",
    "doc - on two days a week there is only one of us #cover",
    "ward - I fill the gap on the floor myself #cover !5",
    "gen - no money for backfill #cover",
    "nur - it is written down and then it is my fault #account",
    "doc - my name next to a delay #account",
    "gen + a daily record of what is blocked #account",
    "exec + evidence that we act on concerns #account",
    "nur - we reported this for years and nothing came back #feedback",
    "ward + something to show my team #feedback @heard",
];

/// The headcount of each group, in the order of the list.
const PEOPLE: [&str; 6] = ["6", "4", "4", "3", "3", "1"];

fn run(folder: &Path, arguments: &[&str]) -> String {
    let out = Command::new(env!("CARGO_BIN_EXE_tandem"))
        .args(arguments)
        .env("TANDEM_SESSIONS", folder)
        .env("HOME", folder)
        .env("TZ", "UTC")
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(out.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap()
}

#[test]
fn ninety_minutes_from_new_to_the_report() {
    let (_keep, path) = folder();
    let settings = [("TANDEM_CLOCK", CLOCK)];
    let mut room = Terminal::start(&["new", "ward", "--title", "Morning briefing"], &path, (120, 40), &settings);
    room.wait_for("Set up");
    set_up(&mut room);
    for (index, point) in POINTS.iter().enumerate() {
        room.send(&format!("{point}\r"));
        room.wait_for(&format!("Points {}", index + 1));
    }
    room.type_until(F8, "Every point has a heading");
    score(&mut room);
    show_and_read(&mut room);
    decide(&mut room);
    room.type_until(F8, "Where do we stand?");
    room.type_until("4", "today 1 of 2, needed 0 of 2");
    room.type_until(F8, "Before you go");
    room.wait_for("Not reached");
    // The form proposes the Word document; it is asked for as text here, to be compared.
    room.type_until("x", "ward.docx");
    room.type_until(&format!("{}md", "\u{7f}".repeat(4)), "ward.md");
    room.type_until("\r", "Written: what the room may see");
    room.type_until(F8, "The workshop is over");
    room.send("q");
    assert_eq!(room.exit_code(Duration::from_secs(10)), 0);
    room.assert_given_back();
    compare(&path);
}

/// Headcounts, the question, and on to the round.
fn set_up(room: &mut Terminal) {
    for (index, people) in PEOPLE.iter().enumerate() {
        room.send(people);
        room.type_until("\r", &format!("saved {}", index + 2));
    }
    room.type_until(F8, "Welcome and the promise");
    room.type_until(F8, "From (when)");
    room.type_until("From Monday everyone meets at 08:15 for ten minutes\r", "Agreed: the room reads the sentence.");
    room.type_until(F8, "what would make it worth it?  5:00");
    room.type_until(F8, "what gets in the way?  5:00");
    room.type_until(F8, "Round the room  12:00");
}

/// Every card: so many slips a point, a figure agreed in the smallest group.
fn score(room: &mut Terminal) {
    room.type_until(F8, "0 of 6 scored");
    let cards = [("0 1 1 2 2", 6), ("0 0 1 2 1", 5), ("0 0 2 1 1", 3), ("0 0 1 1 1", 4), ("0 1 1 1 0", 4), ("4", 2)];
    for (tally, points) in cards {
        for _ in 0..points {
            room.send(&format!("{tally}\r"));
        }
        room.wait_for(&format!("{points} of {points} scored"));
        room.send("\t");
    }
    room.wait_for("6 of 6 scored");
}

/// The reveal, asked first, and one square read.
fn show_and_read(room: &mut Terminal) {
    room.type_until(F8, "The picture  3:00");
    room.type_until(F9, "Before you show it");
    room.type_until("s", "The room sees it now");
    room.type_until(F8, "Reading it together  14:00");
    room.type_until(F8, "Put it right  5:00");
}

/// Dots of 21 people and three actions.
fn decide(room: &mut Terminal) {
    room.type_until(F8, "What first?  5:00");
    for _ in 0..14 {
        room.send("1 2 3\r");
    }
    room.wait_for("clinical 14");
    room.type_until("\t", "Tab: clinical");
    for _ in 0..7 {
        room.send("1 1 2\r");
    }
    room.wait_for("managerial 7");
    room.type_until("\u{1b}", "press i to type");
    room.type_until("t", "Chosen: 1, 2");
    room.type_until(F8, "Make it move  11:00");
    let actions = [
        ("One person per bay side stays out", "Ward manager"),
        ("Entries name the problem, never a person", "Consultant lead"),
        ("Each point gets one of three answers", "General manager"),
    ];
    for (index, (what, owner)) in actions.into_iter().enumerate() {
        room.type_until("n", "An action");
        room.send(&format!("{what}\r{owner}\r\r2\r\r"));
        room.wait_for(&format!("Actions {}", index + 1));
    }
}

/// The report's figures and those of the JSON are the same, and the log is good.
fn compare(path: &Path) {
    let report = std::fs::read_to_string(path.join("ward.md")).unwrap();
    for words in ["Morning briefing", "Ward manager", "30 November", "One person per bay side stays out", "08:15"] {
        assert!(report.contains(words), "the report lacks “{words}”:\n{report}");
    }
    let json: serde_json::Value = serde_json::from_str(&run(path, &["matrix", "ward", "--format", "json", "--room"])).unwrap();
    let cells = json["cells"].as_array().unwrap();
    let factors = json["factors"].as_array().unwrap();
    let held = POINTS.iter().filter(|point| point.starts_with("exec")).count();
    assert_eq!(factors.len(), POINTS.len() - held, "one person alone is never shown");
    for factor in factors {
        let text = factor["text"].as_str().unwrap();
        let strength = factor["strength"].as_f64().expect("every point is scored");
        let said = |line: &&str| line.contains(text) && line.contains(&figure(strength));
        assert!(report.lines().any(|line| said(&line)), "the report lacks “{text}” at {strength}:\n{report}");
    }
    let full: serde_json::Value = serde_json::from_str(&run(path, &["matrix", "ward", "--format", "json"])).unwrap();
    assert_eq!(full["workshop"]["unscored"], 0);
    assert_eq!(full["workshop"]["title"], "Morning briefing");
    assert_eq!(full["groups"].as_array().unwrap().len(), 6);
    let shown = cells.iter().any(|cell| cell["group"] == "exec");
    assert!(!shown, "one person alone is never shown");
    assert_eq!(run(path, &["check", "ward"]).lines().count(), 1);
    assert!(run(path, &["log", "ward"]).contains("showed the scores to the room"));
}

/// A strength as the report writes it.
fn figure(strength: f64) -> String {
    if strength.fract() == 0.0 { format!("{strength:.0}") } else { format!("{strength:.1}") }
}
