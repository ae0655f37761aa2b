//! Disks that fail under the real program: full, read-only, without permission, without locks, without an answer. What
//! needs a file system of its own or a tracer is passed over by `cargo test` and made by `cargo test -- --ignored`.
#![cfg(target_os = "linux")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::terminal::{Terminal, folder};
use crate::trouble::{leave, titles_in};

/// How long the program may take to end.
const SOON: Duration = Duration::from_secs(10);

/// A session that was never opened.
fn make(folder: &Path) {
    // Without a terminal it is made and goes no further.
    let mut command = Command::new(env!("CARGO_BIN_EXE_tandem"));
    let made = command.args(["new", "ward"]).env("TANDEM_SESSIONS", folder).stdin(std::process::Stdio::null()).output();
    assert!(made.is_ok() && folder.join("ward.ron").exists());
}

fn done(command: &str, arguments: &[&str]) -> bool {
    Command::new(command).args(arguments).output().is_ok_and(|out| out.status.success())
}

/// A small file system of its own, taken away when dropped.
struct Stick(PathBuf);

impl Stick {
    /// None where nobody may mount: then there is nothing to look at.
    fn mount(at: PathBuf, options: &str) -> Option<Self> {
        fs::create_dir(&at).unwrap();
        let mounted = done("mount", &["-t", "tmpfs", "-o", options, "tmpfs", &at.to_string_lossy()]);
        if !mounted {
            println!("passed over: nobody may mount a file system here");
        }
        mounted.then_some(Self(at))
    }

    fn remount(&self, options: &str) {
        assert!(done("mount", &["-o", &format!("remount,{options}"), &self.0.to_string_lossy()]));
    }
}

impl Drop for Stick {
    fn drop(&mut self) {
        let _ = done("umount", &["-l", &self.0.to_string_lossy()]);
    }
}

/// Fills what is left of a file system to the last byte.
fn fill(folder: &Path) -> PathBuf {
    let ballast = folder.join("ballast");
    let _ = done("dd", &["if=/dev/zero", &format!("of={}", ballast.display()), "bs=1k"]);
    // The last block of the session's own file has room left; a log that long does not fit into it.
    assert!(fs::write(folder.join("more"), vec![0; 8192]).is_err(), "the disk is full");
    ballast
}

/// Types points until one no longer fits, then two more: gives how many were typed.
fn type_until_full(terminal: &mut Terminal) -> usize {
    let long = "a point of many words that soon fills a page of four kilobytes ".repeat(5);
    for number in 0..200 {
        terminal.send(&format!("nur + {number} {long}\r"));
        terminal.wait("an answer", |screen| {
            let screen = screen.contents();
            screen.contains(&format!("saved {} ", number + 2))
                || screen.contains(&format!("saved {}\n", number + 2))
                || screen.contains("NOT SAVED")
        });
        if terminal.screen().contains("NOT SAVED") {
            terminal.wait_for("NOT SAVED, 1 entry in memory: disk full");
            terminal.wait_for("Not saved: disk full. Go on: entries stay in memory");
            terminal.type_until(&format!("nur + second {long}\r"), "NOT SAVED, 2 entries in memory: disk full");
            terminal.type_until(&format!("nur + third {long}\r"), "NOT SAVED, 3 entries in memory: disk full");
            return number + 3;
        }
    }
    panic!("the disk never was full");
}

#[test]
#[ignore = "mounts a small file system, which needs root"]
fn on_a_full_disk_nothing_is_lost_or_doubled_and_leaving_asks_where_to_put_it() {
    let (_keep, path) = folder();
    let Some(stick) = Stick::mount(path.join("stick"), "size=64k") else { return };
    let mut terminal = Terminal::start(&["new", "ward"], &stick.0, (120, 30), &[("XDG_STATE_HOME", &path.to_string_lossy())]);
    terminal.wait_for("Set up");
    fill(&stick.0);
    terminal.send("i");
    let typed = type_until_full(&mut terminal);
    terminal.type_until("\u{1b}", "press i to type");
    terminal.type_until("q", "Not everything is saved");
    terminal.wait_for("3 entries are only in memory: disk full");
    terminal.wait_for("Where should they go?");
    // On the same full disk is nowhere.
    terminal.type_until("s", "Save everything to another file");
    terminal.send("\u{15}");
    terminal.type_until(&format!("{}\r", stick.0.join("b.ron").display()), "b.ron: disk full");
    fs::remove_file(stick.0.join("ballast")).unwrap();
    terminal.type_until("\u{13}", &format!("saved {}", typed + 1));
    terminal.wait_for("Saved again");
    terminal.send("q");
    assert_eq!(terminal.exit_code(SOON), 0);
    terminal.assert_given_back();
    assert_eq!(titles_in(&stick.0.join("ward.ron")), typed);
    assert!(!stick.0.join("ward.rescue-1.ron").exists(), "the file was as good as ever");
    let check =
        Command::new(env!("CARGO_BIN_EXE_tandem")).args(["check", "ward"]).env("TANDEM_SESSIONS", &stick.0).output().unwrap();
    assert!(check.status.success());
}

#[test]
#[ignore = "mounts a small file system, which needs root"]
fn what_a_full_disk_did_not_take_is_put_on_another() {
    let (_keep, path) = folder();
    let Some(stick) = Stick::mount(path.join("stick"), "size=64k") else { return };
    let mut terminal = Terminal::start(&["new", "ward"], &stick.0, (120, 30), &[("XDG_STATE_HOME", &path.to_string_lossy())]);
    terminal.wait_for("Set up");
    fill(&stick.0);
    terminal.send("i");
    let typed = type_until_full(&mut terminal);
    terminal.type_until("\u{1b}", "press i to type");
    terminal.type_until("q", "Not everything is saved");
    terminal.type_until("s", "Save everything to another file");
    terminal.send("\u{15}");
    let other = path.join("other.ron");
    terminal.type_until(&format!("{}\r", other.display()), &format!("saved {}", typed + 1));
    terminal.send("q");
    assert_eq!(terminal.exit_code(SOON), 0);
    assert_eq!(titles_in(&other), typed);
    assert_eq!(titles_in(&stick.0.join("ward.ron")), typed - 3);
}

#[test]
#[ignore = "mounts a small file system, which needs root"]
fn a_read_only_disk_is_told_at_once_and_capture_goes_on_in_memory() {
    let (_keep, path) = folder();
    let Some(stick) = Stick::mount(path.join("stick"), "size=1m") else { return };
    make(&stick.0);
    stick.remount("ro");
    let terminal = Terminal::start(&["open", "ward"], &stick.0, (120, 30), &[("XDG_STATE_HOME", &path.to_string_lossy())]);
    terminal.wait_for("nothing can be written to this file (the disk is read-only)");
    terminal.wait_for("NOT SAVED from now on: the disk is read-only");
    captures_in_memory_until(terminal, &stick.0, "the disk is read-only", || stick.remount("rw"));
}

/// Root may write anywhere, so it is started without that power.
#[test]
fn a_folder_that_may_not_be_written_to_is_told_at_once_and_capture_goes_on_in_memory() {
    use std::os::unix::fs::PermissionsExt;
    let (_keep, path) = folder();
    let sessions = path.join("sessions");
    fs::create_dir(&sessions).unwrap();
    make(&sessions);
    fs::remove_file(sessions.join("ward.lock")).unwrap();
    let permit = |mode: u32| fs::set_permissions(&sessions, fs::Permissions::from_mode(mode)).unwrap();
    permit(0o500);
    let is_root = fs::write(sessions.join("probe"), "").is_ok();
    let program = env!("CARGO_BIN_EXE_tandem");
    let settings = [("XDG_STATE_HOME", path.to_string_lossy().into_owned())];
    let settings: Vec<(&str, &str)> = settings.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let powerless = ["--inh-caps=-all", "--bounding-set=-all", program, "open", "ward"];
    if is_root {
        fs::remove_file(sessions.join("probe")).unwrap();
    }
    let start = || {
        if is_root {
            Terminal::start_program("setpriv", &powerless, &sessions, (120, 30), &settings)
        } else {
            Terminal::start(&["open", "ward"], &sessions, (120, 30), &settings)
        }
    };
    let mut terminal = start();
    terminal.wait_for("nothing can be written to this file (permission denied)");
    terminal.wait_for("NOT SAVED from now on: permission denied");
    terminal.send("q");
    assert_eq!(terminal.exit_code(SOON), 0, "nothing was entered, so nobody is asked and nothing is put elsewhere");
    assert!(!path.join("tandem/ward-unsaved-1.ron").exists());
    let terminal = start();
    terminal.wait_for("NOT SAVED from now on: permission denied");
    captures_in_memory_until(terminal, &sessions, "permission denied", || permit(0o700));
}

/// Permission is lost and comes back while the session is open.
#[test]
fn permission_that_is_lost_for_a_while_loses_nothing() {
    use std::os::unix::fs::PermissionsExt;
    let (_keep, path) = folder();
    let sessions = path.join("sessions");
    fs::create_dir(&sessions).unwrap();
    let permit = |mode: u32| fs::set_permissions(&sessions, fs::Permissions::from_mode(mode)).unwrap();
    let program = env!("CARGO_BIN_EXE_tandem");
    let powerless = ["--inh-caps=-all", "--bounding-set=-all", program, "new", "ward"];
    let mut terminal = Terminal::start_program("setpriv", &powerless, &sessions, (120, 30), &[]);
    terminal.wait_for("Set up");
    permit(0o000);
    terminal.send("i");
    terminal.type_until("nur + one list\r", "NOT SAVED, 1 entry in memory: permission denied");
    permit(0o700);
    terminal.type_until("nur + two lists\r", "saved 3");
    leave(terminal);
    assert_eq!(titles_in(&sessions.join("ward.ron")), 2);
}

/// What was opened where nothing can be written is told so, keeps what is typed, asks on leaving, and saves all of it once
/// it can.
fn captures_in_memory_until(mut terminal: Terminal, folder: &Path, why: &str, mended: impl FnOnce()) {
    terminal.send("i");
    terminal.type_until("nur + one list\r", &format!("NOT SAVED, 1 entry in memory: {why}"));
    terminal.type_until("nur + two lists\r", &format!("NOT SAVED, 2 entries in memory: {why}"));
    terminal.type_until("\u{1b}", "press i to type");
    terminal.type_until("q", "Where should they go?");
    terminal.send("t");
    terminal.wait("the question gone", |screen| !screen.contents().contains("Where should they go?"));
    mended();
    terminal.type_until("\u{13}", "Everything now goes to");
    terminal.send("q");
    assert_eq!(terminal.exit_code(SOON), 0);
    assert_eq!(titles_in(&folder.join("ward.ron")), 0);
    assert_eq!(titles_in(&folder.join("ward.rescue-1.ron")), 2);
    let mut again = Terminal::start(&["open", "ward"], folder, (120, 30), &[]);
    again.wait_for("rescue");
    again.send("q");
    assert_eq!(again.exit_code(SOON), 0);
}

/// The program under a tracer that makes a system call fail or wait, as a network drive does.
fn traced(inject: &str, arguments: &[&str], folder: &Path) -> Option<Terminal> {
    if !done("strace", &["-o", "/dev/null", "true"]) {
        println!("passed over: there is no strace that may trace");
        return None;
    }
    let call = inject.split(':').next().unwrap();
    let (trace, inject, program) = (format!("--trace={call}"), format!("--inject={inject}"), env!("CARGO_BIN_EXE_tandem"));
    let all = [&["-f", "-qq", "-o", "/dev/null", &trace, &inject, program][..], arguments].concat();
    Some(Terminal::start_program("strace", &all, folder, (120, 30), &[]))
}

#[test]
#[ignore = "needs strace to make a sync fail"]
fn a_failed_sync_sends_everything_to_a_rescue_and_the_file_is_not_believed_again() {
    let (_keep, path) = folder();
    // They are counted by the thread: the third of the one that saves.
    let Some(mut terminal) = traced("fdatasync:error=EIO:when=3", &["new", "ward"], &path) else { return };
    terminal.wait_for("Set up");
    terminal.send("i");
    terminal.type_until("nur + one list\r", "saved 2");
    terminal.type_until("nur + two lists\r", "saved 3");
    terminal.type_until("nur + three lists\r", "Everything now goes to");
    terminal.type_until("nur + four lists\r", "saved 5");
    leave(terminal);
    assert_eq!(titles_in(&path.join("ward.ron")), 2, "what was not confirmed is taken out of the file again");
    assert_eq!(titles_in(&path.join("ward.rescue-1.ron")), 4);
}

#[test]
#[ignore = "needs strace to take the locks away"]
fn a_disk_without_locks_has_a_banner_and_two_writers_lose_nothing() {
    let (_keep, path) = folder();
    make(&path);
    let Some(mut first) = traced("flock:error=ENOLCK", &["open", "ward"], &path) else { return };
    first.wait_for("this disk cannot lock files: do not open the session a second time");
    let mut second = traced("flock:error=ENOLCK", &["open", "ward"], &path).unwrap();
    second.wait_for("this disk cannot lock files");
    first.send("i");
    first.type_until("nur + one list\r", "saved 2");
    second.send("i");
    // The file is no longer as the second left it.
    second.type_until("doc - another meeting\r", "Everything now goes to");
    leave(second);
    leave(first);
    assert_eq!(titles_in(&path.join("ward.ron")), 1);
    assert_eq!(titles_in(&path.join("ward.rescue-1.ron")), 1);
}

#[test]
#[ignore = "needs strace to make a disk slow"]
fn a_disk_that_does_not_answer_keeps_nobody_waiting() {
    let (_keep, path) = folder();
    let Some(mut terminal) = traced("fdatasync:delay_enter=3000000:when=2+", &["new", "ward"], &path) else { return };
    terminal.wait_for("Set up");
    terminal.send("i");
    terminal.type_until("nur + a list\r", "saved 2");
    for number in 1..=5 {
        terminal.type_until(&format!("nur + list {number}"), &format!("list {number}"));
        terminal.send("\r");
        terminal.wait("the line taken", |screen| !screen.contents().contains(&format!("list {number}")));
    }
    assert!(terminal.screen().contains("saved 2"), "what is not on the disk is not called saved");
    terminal.wait_for("saved 7");
    leave(terminal);
    assert_eq!(titles_in(&path.join("ward.ron")), 6);
}
