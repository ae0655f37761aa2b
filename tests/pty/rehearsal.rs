//! A rehearsal in a real terminal leaves nothing behind, however it ends, unless it is asked to be kept.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::terminal::{Terminal, folder};

const SIZE: (u16, u16) = (100, 30);
const WAIT: Duration = Duration::from_secs(20);
const F8: &str = "\u{1b}[19~";
const CTRL_T: &str = "\u{14}";

/// A rehearsal that has come to its first point.
fn rehearsing(folder: &Path) -> Terminal {
    let mut terminal = Terminal::start(&["rehearse", "--minutes", "3"], folder, SIZE, &[]);
    terminal.wait_for("Six nurses sit down.");
    terminal.type_until("#6\r", "The two consultants");
    for (press, then) in [(F8, "Welcome and the promise"), (&F8.repeat(4), "Round the room"), (CTRL_T, "It is written down")] {
        terminal.type_until(press, then);
    }
    terminal
}

/// Everything that lies in the folder of sessions.
fn left(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.retain(|name| name.contains("rehearsal") || [".ron", ".lock"].iter().any(|end| name.ends_with(end)));
    names.sort();
    names
}

#[test]
fn a_rehearsal_that_ends_leaves_nothing() {
    let (_keep, path) = folder();
    let mut terminal = rehearsing(&path);
    assert_eq!(left(&path), [""; 0], "nothing while it runs");
    terminal.type_until("\u{1b}", "> press i to type");
    terminal.type_until("q", "How the rehearsal went");
    terminal.send("\r");
    assert_eq!(terminal.exit_code(WAIT), 0);
    terminal.assert_given_back();
    assert_eq!(left(&path), [""; 0]);
}

#[test]
fn a_rehearsal_that_is_killed_leaves_nothing() {
    for signal in ["KILL", "TERM"] {
        let (_keep, path) = folder();
        let mut terminal = rehearsing(&path);
        terminal.signal(signal);
        terminal.exit_code(WAIT);
        assert_eq!(left(&path), [""; 0], "{signal}");
    }
}

#[test]
fn a_rehearsal_that_is_kept_is_a_session_like_any_other() {
    let (_keep, path) = folder();
    let mut terminal = rehearsing(&path);
    terminal.type_until("\u{1b}", "> press i to type");
    terminal.type_until("q", "How the rehearsal went");
    terminal.type_until("k", "Kept as rehearsal-");
    terminal.wait_for("saved ");
    terminal.type_until("\u{1b}", "> press i to type");
    terminal.send("q");
    assert_eq!(terminal.exit_code(WAIT), 0);
    let kept = left(&path);
    let name = kept.iter().find_map(|name| name.strip_suffix(".ron")).expect("a session");
    assert!(name.starts_with("rehearsal-"), "{kept:?}");
    let run = |arguments: &[&str]| {
        let out = Command::new(env!("CARGO_BIN_EXE_tandem")).args(arguments).env("TANDEM_SESSIONS", &path).output().unwrap();
        assert!(out.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8(out.stdout).unwrap()
    };
    run(&["check", name]);
    assert!(run(&["log", name]).contains("find out about the sick patient at 8"));
}
