//! The ways out, each with the terminal as it was before.

use std::time::Duration;

use crate::terminal::{Terminal, folder};

/// How long the program may take to end.
const SOON: Duration = Duration::from_secs(10);

fn begun(settings: &[(&str, &str)]) -> (tempfile::TempDir, Terminal) {
    let (keep, path) = folder();
    let terminal = Terminal::start(&["new", "ward"], &path, (100, 30), settings);
    terminal.wait_for("Set up");
    (keep, terminal)
}

/// Types a point and waits until it is durable.
fn with_a_point(terminal: &mut Terminal) {
    terminal.send("i");
    terminal.type_until("nur + fewer interruptions #time\r", "saved 2");
}

fn saved_points(folder: &std::path::Path) -> usize {
    let text = std::fs::read_to_string(folder.join("ward.ron")).unwrap();
    text.matches("AddFactor").count()
}

#[test]
fn q_ends_with_code_0() {
    let (keep, mut terminal) = begun(&[]);
    with_a_point(&mut terminal);
    terminal.type_until("\u{1b}", "press i to type");
    terminal.send("q");
    assert_eq!(terminal.exit_code(SOON), 0);
    terminal.assert_given_back();
    let said = String::from_utf8_lossy(&terminal.written()).into_owned();
    // The folder was named by a variable, which another terminal may not have: the whole path works there.
    assert!(said.contains(&format!("To go on: tandem open {}", keep.path().join("ward.ron").display())), "{said}");
    assert_eq!(saved_points(keep.path()), 1);
}

#[test]
fn signals_save_and_end_with_code_0() {
    for signal in ["TERM", "HUP", "INT"] {
        let (keep, mut terminal) = begun(&[]);
        with_a_point(&mut terminal);
        terminal.signal(signal);
        assert_eq!(terminal.exit_code(SOON), 0, "{signal}");
        terminal.assert_given_back();
        assert_eq!(saved_points(keep.path()), 1, "{signal}");
    }
}

#[test]
fn a_panic_in_drawing_gives_the_terminal_back_saves_and_exits_101() {
    let (keep, mut terminal) = begun(&[("TANDEM_TEST_FAULT", "draw")]);
    terminal.send("i");
    assert_eq!(terminal.exit_code(SOON), 101);
    terminal.assert_given_back();
    let said = String::from_utf8_lossy(&terminal.written()).into_owned();
    for part in ["a fault in the program itself, at src/shell/fault.rs:", "is saved", "tandem.log"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    // What a panic says may quote what somebody typed, and the room may be looking at this terminal.
    assert!(!said.contains("made on purpose"), "{said}");
    assert_eq!(saved_points(keep.path()), 0);
}

#[test]
fn a_panic_elsewhere_leaves_the_screen_whole_and_is_said() {
    let (_keep, mut terminal) = begun(&[("TANDEM_TEST_FAULT", "worker")]);
    terminal.type_until("i", "Part of the program broke down");
    terminal.wait_for("Set up");
    terminal.type_until("\u{1b}", "press i to type");
    terminal.send("q");
    assert_eq!(terminal.exit_code(SOON), 0);
    terminal.assert_given_back();
}

/// The thread that saves is the one that must not break down. If it does, it is started anew and saves what it took with it.
#[test]
fn a_panic_in_the_thread_that_saves_loses_nothing_and_saving_goes_on() {
    let (keep, mut terminal) = begun(&[("TANDEM_TEST_FAULT", "saving")]);
    terminal.send("i");
    terminal.type_until("nur + fewer interruptions\r", "Part of the program broke down");
    terminal.wait_for("saved 2");
    terminal.type_until("doc - ward round starts late\r", "saved 3");
    terminal.type_until("\u{1b}", "press i to type");
    terminal.send("q");
    assert_eq!(terminal.exit_code(SOON), 0);
    terminal.assert_given_back();
    assert_eq!(saved_points(keep.path()), 2);
}

#[test]
fn a_terminal_that_is_gone_ends_the_program_with_its_work_saved() {
    let (keep, mut terminal) = begun(&[]);
    with_a_point(&mut terminal);
    terminal.vanish("x");
    terminal.exit_code(SOON);
    assert_eq!(saved_points(keep.path()), 1);
}

#[test]
fn ctrl_z_gives_the_terminal_back_until_it_is_continued() {
    let (keep, mut terminal) = under_a_shell("new ward", "Set up");
    with_a_point(&mut terminal);
    terminal.send("\u{1a}");
    terminal.wait("the shell's screen", |screen| !screen.alternate_screen() && screen.contents().contains("Stopped"));
    let told = terminal.screen();
    assert!(told.contains("Tandem waits; everything is saved. To come back type fg and press Enter."), "{told}");
    assert!(told.contains("Undo is u; while you type Ctrl-_."), "{told}");
    terminal.send("fg\n");
    terminal.wait("the screen again", |screen| screen.alternate_screen() && screen.contents().contains("for Nurses"));
    // The line still has the caret, as it was left.
    terminal.type_until("\u{1f}", "Undone");
    terminal.type_until("\u{1b}", "press i to type");
    terminal.send("q");
    terminal.wait("the shell again", |screen| !screen.alternate_screen());
    assert_eq!(saved_points(keep.path()), 1);
    terminal.send("exit\n");
    assert_eq!(terminal.exit_code(SOON), 0);
}

/// Nobody continues what is stopped where no shell started it: then a key that is undo elsewhere costs nothing.
#[test]
fn without_a_shell_ctrl_z_stops_nothing_and_says_why() {
    let (_keep, mut terminal) = begun(&[]);
    terminal.type_until("\u{1a}", "Tandem stays: no shell here could bring it back. Undo is u;");
    terminal.wait("the same screen", |screen| screen.alternate_screen() && screen.contents().contains("Set up"));
    terminal.send("q");
    assert_eq!(terminal.exit_code(SOON), 0);
    let (_keep, path) = folder();
    let mut home = Terminal::start(&[], &path, (100, 30), &[]);
    home.wait_for("Tandem");
    home.type_until("\u{1a}", "Tandem stays: no shell here could bring it back.");
    home.send("q");
    assert_eq!(home.exit_code(SOON), 0);
}

/// `tandem` with these arguments, started from an interactive shell.
fn under_a_shell(arguments: &str, seen: &str) -> (tempfile::TempDir, Terminal) {
    let (keep, path) = folder();
    let mut terminal = Terminal::start_program("sh", &["-i"], &path, (100, 30), &[("PS1", "ready> "), ("ENV", "")]);
    terminal.wait_for("ready>");
    terminal.send(&format!("{} {arguments}\n", env!("CARGO_BIN_EXE_tandem")));
    terminal.wait("the screen", |screen| screen.alternate_screen() && screen.contents().contains(seen));
    (keep, terminal)
}

/// Stopped from outside, as `kill -TSTP` or another program does it.
#[test]
fn a_signal_to_stop_gives_the_terminal_back_until_it_is_continued() {
    let (_keep, mut terminal) = begun(&[]);
    terminal.signal("TSTP");
    terminal.wait("the shell's screen", |screen| !screen.alternate_screen());
    terminal.assert_given_back();
    terminal.wait_until_stopped();
    terminal.signal("CONT");
    terminal.wait("the screen again", |screen| screen.alternate_screen() && screen.contents().contains("Set up"));
    assert!(terminal.is_raw());
    terminal.send("q");
    assert_eq!(terminal.exit_code(SOON), 0);
    terminal.assert_given_back();
}

/// SIGSTOP cannot be heard: whoever has the terminal meanwhile leaves it as it likes.
#[cfg(target_os = "linux")]
#[test]
fn a_program_that_was_stopped_without_a_word_takes_the_terminal_again() {
    let (_keep, mut terminal) = begun(&[]);
    terminal.signal("STOP");
    let sane = std::process::Command::new("stty").args(["-F", &terminal.device().to_string_lossy(), "sane"]).status();
    assert!(sane.unwrap().success());
    terminal.signal("CONT");
    let end = std::time::Instant::now() + SOON;
    let raw = |terminal: &Terminal| String::from_utf8_lossy(&modes(terminal)).contains("-icanon");
    while !raw(&terminal) {
        assert!(std::time::Instant::now() < end, "keys still come by the line");
        std::thread::yield_now();
    }
    terminal.type_until("?", "Help");
    terminal.signal("INT");
    assert_eq!(terminal.exit_code(SOON), 0);
    terminal.assert_given_back();
}

/// The settings of a terminal, as `stty` says them.
#[cfg(target_os = "linux")]
fn modes(terminal: &Terminal) -> Vec<u8> {
    let device = terminal.device();
    std::process::Command::new("stty").args(["-F", &device.to_string_lossy(), "-a"]).output().unwrap().stdout
}

/// A room screen is left in the same ways.
#[test]
fn a_room_screen_gives_the_terminal_back_however_it_is_left() {
    let (_keep, path) = folder();
    let mut first = Terminal::start(&["new", "ward", "--title", "Ward 6"], &path, (100, 30), &[]);
    first.wait_for("Set up");
    let room = || {
        let room = Terminal::start(&["present", "ward"], &path, (100, 30), &[]);
        room.wait_for("Ward 6");
        room
    };
    for signal in ["TERM", "HUP", "INT"] {
        let mut room = room();
        room.signal(signal);
        assert_eq!(room.exit_code(SOON), 0, "{signal}");
        room.assert_given_back();
    }
    let mut quits = room();
    quits.send("q");
    assert_eq!(quits.exit_code(SOON), 0);
    quits.assert_given_back();
    let mut stops = room();
    stops.signal("TSTP");
    stops.wait("the shell's screen", |screen| !screen.alternate_screen());
    stops.assert_given_back();
    stops.wait_for("The room's screen waits; nothing is lost.");
    stops.wait_until_stopped();
    stops.signal("CONT");
    stops.wait("the screen again", |screen| screen.alternate_screen() && screen.contents().contains("Ward 6"));
    stops.vanish("t");
    stops.exit_code(SOON);
    first.send("q");
    assert_eq!(first.exit_code(SOON), 0);
}

#[test]
fn a_panic_at_a_room_screen_is_said_or_gives_the_terminal_back() {
    let (_keep, path) = folder();
    let mut first = Terminal::start(&["new", "ward", "--title", "Ward 6"], &path, (100, 30), &[]);
    first.wait_for("Set up");
    let start = |fault| {
        let room = Terminal::start(&["present", "ward"], &path, (100, 30), &[("TANDEM_TEST_FAULT", fault)]);
        room.wait_for("Ward 6");
        room
    };
    let mut goes_on = start("worker");
    goes_on.type_until("t", "part of the program broke down");
    goes_on.wait_for("Ward 6");
    goes_on.send("q");
    assert_eq!(goes_on.exit_code(SOON), 0);
    goes_on.assert_given_back();
    let mut breaks = start("draw");
    breaks.send("t");
    assert_eq!(breaks.exit_code(SOON), 101);
    breaks.assert_given_back();
    assert!(String::from_utf8_lossy(&breaks.written()).contains("tandem.log"));
    first.send("q");
    assert_eq!(first.exit_code(SOON), 0);
}

#[test]
fn a_terminal_that_cannot_place_text_is_told_apart_from_none() {
    let (_keep, path) = folder();
    let mut terminal = Terminal::start(&[], &path, (100, 30), &[("TERM", "dumb")]);
    assert_eq!(terminal.exit_code(SOON), 1);
    let said = String::from_utf8_lossy(&terminal.written()).into_owned();
    assert!(said.contains("TERM=dumb") && said.contains("matrix"), "{said}");
    assert!(!said.contains('\u{1b}'), "{said:?}");
}

/// What was typed is quoted in the answer, spelled out.
#[test]
fn wrong_usage_obeys_nothing_that_was_typed() {
    let (_keep, path) = folder();
    for argument in ["\u{1b}]0;owned\u{7}", "--\u{1b}[2J", "\u{202e}nepo"] {
        let mut terminal = Terminal::start(&[argument, argument], &path, (100, 30), &[]);
        assert_eq!(terminal.exit_code(SOON), 2);
        let said = String::from_utf8_lossy(&terminal.written()).into_owned();
        assert!(said.contains("error") && !said.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{said:?}");
    }
}

#[test]
fn without_a_terminal_a_sentence_says_what_works() {
    let (_keep, path) = folder();
    let out = std::process::Command::new(env!("CARGO_BIN_EXE_tandem"))
        .env("TANDEM_SESSIONS", &path)
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    assert_eq!(out.status.code(), Some(1));
    let stderr = String::from_utf8_lossy(&out.stderr);
    assert!(stderr.contains("no terminal") && stderr.contains("matrix"), "{stderr}");
}

#[test]
fn too_small_a_terminal_says_what_it_needs() {
    let (_keep, path) = folder();
    let mut terminal = Terminal::start(&["new", "ward"], &path, (40, 10), &[]);
    terminal.wait_for("This needs a terminal of");
    terminal.send("q");
    assert_eq!(terminal.exit_code(SOON), 0);
}
