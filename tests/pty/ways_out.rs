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
    terminal.type_until("\u{1b}", "i types here");
    terminal.send("q");
    assert_eq!(terminal.exit_code(SOON), 0);
    terminal.assert_given_back();
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
    assert!(String::from_utf8_lossy(&terminal.written()).contains("saved"));
    assert_eq!(saved_points(keep.path()), 0);
}

#[test]
fn a_panic_elsewhere_leaves_the_screen_whole_and_is_said() {
    let (_keep, mut terminal) = begun(&[("TANDEM_TEST_FAULT", "worker")]);
    terminal.type_until("i", "Part of the program broke down");
    terminal.wait_for("Set up");
    terminal.type_until("\u{1b}", "i types here");
    terminal.send("q");
    assert_eq!(terminal.exit_code(SOON), 0);
    terminal.assert_given_back();
}

#[test]
fn a_terminal_that_is_gone_ends_the_program_with_its_work_saved() {
    let (keep, mut terminal) = begun(&[]);
    with_a_point(&mut terminal);
    terminal.vanish();
    terminal.exit_code(SOON);
    assert_eq!(saved_points(keep.path()), 1);
}

#[test]
fn ctrl_z_gives_the_terminal_back_until_it_is_continued() {
    let (_keep, mut terminal) = begun(&[]);
    terminal.send("\u{1a}");
    terminal.wait("the shell's screen", |screen| !screen.alternate_screen());
    terminal.assert_given_back();
    terminal.signal("CONT");
    terminal.wait("the screen again", |screen| screen.alternate_screen() && screen.contents().contains("Set up"));
    terminal.send("q");
    assert_eq!(terminal.exit_code(SOON), 0);
    terminal.assert_given_back();
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
