//! A session killed at any moment goes on at the very step, pane and half-typed line.

use std::time::{Duration, Instant};

use crate::terminal::{Terminal, folder};

#[test]
fn a_killed_session_goes_on_at_the_step_and_the_half_typed_line() {
    let (_keep, path) = folder();
    let mut terminal = Terminal::start(&["new", "ward"], &path, (100, 30), &[]);
    terminal.wait_for("Set up");
    for step in
        ["Welcome and the promise", "The question  ", "what would make it worth it?", "what gets in the way?", "Round the room  "]
    {
        terminal.type_until("\u{1b}[19~", step);
    }
    terminal.type_until("nur + fewer interruptions\r", "saved 7");
    terminal.type_until("doc - ward round sta", "ward round sta");
    wait_for_file(&path.join("ward.draft"), "doc - ward round sta");
    terminal.signal("KILL");
    terminal.exit_code(Duration::from_secs(10));

    let mut again = Terminal::start(&["open", "ward"], &path, (100, 30), &[]);
    again.wait_for("Round the room");
    again.wait_for("doc - ward round sta");
    again.wait_for("saved 7");
    again.type_until("rts late\r", "saved 8");
    again.type_until("\u{1b}", "press i to type");
    again.send("q");
    assert_eq!(again.exit_code(Duration::from_secs(10)), 0);
    again.assert_given_back();
}

fn wait_for_file(path: &std::path::Path, text: &str) {
    let end = Instant::now() + Duration::from_secs(10);
    while !std::fs::read_to_string(path).is_ok_and(|content| content.contains(text)) {
        assert!(Instant::now() < end, "{} never held “{text}”", path.display());
        std::thread::yield_now();
    }
}
