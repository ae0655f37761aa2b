//! The real program, as the documents' readers run it: an environment of its own, so that nobody's settings, time zone
//! or sessions have a part in it.

use std::process::{Command, Output, Stdio};

/// The time that the pictures are taken at: after those of the samples.
const CLOCK: &str = "2026-11-20T09:00:00Z";

/// What the program prints on stdout; it must end well.
pub fn stdout(arguments: &[&str]) -> String {
    let done = run(arguments);
    assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

/// What the program says on stderr; it must refuse.
pub fn refusal(arguments: &[&str]) -> String {
    let done = run(arguments);
    assert_eq!(done.status.code(), Some(1), "{arguments:?}");
    String::from_utf8(done.stderr).unwrap()
}

fn run(arguments: &[&str]) -> Output {
    let home = tempfile::tempdir().unwrap();
    Command::new(env!("CARGO_BIN_EXE_tandem"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_clear()
        .env("HOME", home.path())
        .env("TANDEM_SESSIONS", home.path().join("sessions"))
        .env("TANDEM_CLOCK", CLOCK)
        .env("TZ", "UTC")
        .stdin(Stdio::null())
        .output()
        .unwrap()
}
