//! Key string in, screen out: Set up, the points, Tidy up, the agenda, the car park, and what lies in front of them.

#[path = "screens_setup/car_park.rs"]
mod car_park;
#[path = "screens_setup/front.rs"]
mod front;
#[path = "screens_setup/groups.rs"]
mod groups;
mod harness;
#[path = "screens_setup/mouse.rs"]
mod mouse;
#[path = "screens_setup/plans.rs"]
mod plans;
#[path = "screens_setup/points.rs"]
mod points;
#[path = "screens_setup/tidy.rs"]
mod tidy;
#[path = "screens_setup/whole.rs"]
mod whole;

use harness::Play;
use tandem::workshop::StepKind;

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
