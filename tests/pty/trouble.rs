//! What goes wrong around a session while it is open: the folder goes, files may not grow, another program holds it,
//! the terminal goes without a word.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::row::proved;
use crate::terminal::{Terminal, folder};

/// How long the program may take to end.
const SOON: Duration = Duration::from_secs(10);

pub fn titles_in(file: &Path) -> usize {
    std::fs::read_to_string(file).unwrap().matches("AddFactor").count()
}

pub fn leave(mut terminal: Terminal) {
    terminal.type_until("\u{1b}", "press i to type");
    terminal.send("q");
    assert_eq!(terminal.exit_code(SOON), 0);
    terminal.assert_given_back();
}

#[test]
fn a_folder_that_vanishes_is_said_and_nothing_is_lost_or_doubled_when_it_is_back() {
    let (_keep, path) = folder();
    let (sessions, away) = (path.join("sessions"), path.join("away"));
    std::fs::create_dir(&sessions).unwrap();
    let mut terminal = Terminal::start(&["new", "ward"], &sessions, (120, 30), &[]);
    terminal.wait_for("Set up");
    terminal.send("i");
    terminal.type_until("nur + fewer interruptions\r", "saved 2");

    std::fs::rename(&sessions, &away).unwrap();
    terminal.type_until("nur + one list\r", "NOT SAVED, 1 entry in memory: the file or its folder is gone");
    terminal.wait_for("entries stay in memory");
    terminal.type_until("nur - more forms\r", "NOT SAVED, 2 entries in memory");
    terminal.type_until("\u{1b}", "press i to type");
    terminal.type_until("q", "Not everything is saved");
    terminal.wait_for("Save to another file");

    std::fs::rename(&away, &sessions).unwrap();
    terminal.type_until("t", "saved 4");
    terminal.type_until("i", "esc");
    terminal.type_until("nur - one more\r", "saved 5");
    leave(terminal);

    let mut again = Terminal::start(&["open", "ward"], &sessions, (120, 30), &[]);
    again.wait_for("saved 5");
    again.send("q");
    assert_eq!(again.exit_code(SOON), 0);
    assert_eq!(titles_in(&sessions.join("ward.rescue-1.ron")), 4);
    assert_eq!(titles_in(&sessions.join("ward.ron")), 1);
}

#[test]
fn a_report_that_cannot_be_written_leaves_its_form_open_with_what_was_typed() {
    let (_keep, path) = folder();
    let mut terminal = Terminal::start(&["new", "ward"], &path, (80, 24), &[]);
    terminal.wait_for("Set up");
    terminal.type_until(":", "Commands");
    terminal.type_until("export\r", "ward.docx");
    terminal.type_until("\u{7f}\t\r", "no kind of file ends in .doc. The endings are");
    assert!(terminal.screen().contains("Write the report"), "{}", terminal.screen());
    let nowhere = path.join("nowhere");
    // The caret is in the field that is wrong, behind what was typed.
    terminal.type_until("x", "ward.docx");
    terminal.type_until("\u{15}nowhere/a.docx\r", "There is no folder nowhere: make it first, or choose another");
    assert!(!terminal.screen().contains("os error") && !nowhere.exists(), "{}", terminal.screen());
    std::fs::write(path.join("there.docx"), "mine").unwrap();
    terminal.type_until("\u{15}there.docx\r", "there is a file of that name. Give it another.");
    terminal.type_until("\u{15}good.docx\r", "Written: what the room may see");
    assert!(!terminal.screen().contains("Write the report"), "{}", terminal.screen());
    assert!(path.join("good.docx").exists());
    assert_eq!(std::fs::read(path.join("there.docx")).unwrap(), b"mine");
    terminal.type_until(":", "Commands");
    terminal.type_until("print\r", "for you alone");
    terminal.type_until("\r", "Written: what is to be printed");
    assert!(std::fs::read(path.join("ward-pack.pdf")).unwrap().starts_with(b"%PDF-"));
    terminal.send("q");
    assert_eq!(terminal.exit_code(SOON), 0);
}

#[test]
fn what_cannot_be_saved_is_put_where_the_user_says() {
    let (_keep, path) = folder();
    let (sessions, away) = (path.join("sessions"), path.join("away"));
    std::fs::create_dir(&sessions).unwrap();
    let mut terminal = Terminal::start(&["new", "ward"], &sessions, (120, 30), &[]);
    terminal.wait_for("Set up");
    std::fs::rename(&sessions, &away).unwrap();
    terminal.send("i");
    terminal.type_until("nur + one list\r", "NOT SAVED, 1 entry in memory");
    terminal.type_until("\u{1b}", "press i to type");
    terminal.type_until("q", "Not everything is saved");
    terminal.type_until("s", "Save everything to another file");
    let stick = path.join("stick.ron");
    // The name offered goes first.
    terminal.send("\u{15}");
    terminal.type_until(&format!("{}\r", stick.display()), "saved 2");
    terminal.send("q");
    assert_eq!(terminal.exit_code(SOON), 0);
    assert_eq!(titles_in(&stick), 1);
}

#[test]
fn a_signal_while_something_is_unsaved_keeps_it_in_a_spare_folder_and_says_where() {
    let (_keep, path) = folder();
    let (sessions, away, state) = (path.join("sessions"), path.join("away"), path.join("state"));
    std::fs::create_dir(&sessions).unwrap();
    let state_is = state.to_str().unwrap().to_owned();
    let mut terminal = Terminal::start(&["new", "ward"], &sessions, (120, 30), &[("XDG_STATE_HOME", &state_is)]);
    terminal.wait_for("Set up");
    std::fs::rename(&sessions, &away).unwrap();
    terminal.send("i");
    terminal.type_until("nur + one list\r", "NOT SAVED, 1 entry in memory");
    terminal.signal("TERM");
    assert_eq!(terminal.exit_code(SOON), 1);
    terminal.assert_given_back();
    let spare = state.join("tandem/ward-unsaved-1.ron");
    assert_eq!(titles_in(&spare), 1);
    assert!(String::from_utf8_lossy(&terminal.written()).contains("ward-unsaved-1.ron"));
}

/// A limit on the length of files stands for a disk that takes nothing more; unlike a full disk a test can make one.
#[cfg(target_os = "linux")]
#[test]
fn where_files_may_not_grow_entries_stay_in_memory_until_they_may() {
    if Command::new("prlimit").arg("--version").output().is_err() {
        return;
    }
    let (_keep, path) = folder();
    let program = env!("CARGO_BIN_EXE_tandem");
    let script = format!("trap '' XFSZ; exec '{program}' new ward");
    let mut terminal = Terminal::start_program("sh", &["-c", &script], &path, (120, 30), &[]);
    terminal.wait_for("Set up");
    let limit = |size: &str| {
        let process = terminal.process().to_string();
        assert!(Command::new("prlimit").args(["--pid", &process, &format!("--fsize={size}")]).status().unwrap().success());
    };
    let length = std::fs::metadata(path.join("ward.ron")).unwrap().len();
    limit(&format!("{}:unlimited", length + 20));
    terminal.send("i");
    terminal.type_until("nur + one list\r", "NOT SAVED, 1 entry in memory: files may not grow here");
    terminal.type_until("nur + two lists\r", "NOT SAVED, 2 entries in memory");
    let process = terminal.process().to_string();
    assert!(Command::new("prlimit").args(["--pid", &process, "--fsize=unlimited"]).status().unwrap().success());
    terminal.type_until("nur + three lists\r", "saved 4");
    terminal.wait_for("Saved again");
    leave(terminal);
    assert_eq!(titles_in(&path.join("ward.ron")), 3);
}

#[test]
fn the_second_to_open_a_session_looks_on_and_says_who_holds_it() {
    let (_keep, path) = folder();
    let mut first = Terminal::start(&["new", "ward"], &path, (120, 30), &[]);
    first.wait_for("Set up");
    let holder = first.process();
    let mut second = Terminal::start(&["open", "ward"], &path, (120, 30), &[]);
    second.wait_for("read only");
    second.wait_for(&format!("(process {holder})"));
    first.send("i");
    first.type_until("nur + one list\r", "saved 2");
    let began = Instant::now();
    second.wait_for("saved 2");
    assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());
    second.send("q");
    assert_eq!(second.exit_code(SOON), 0);

    // A repair keeps its hands off while somebody writes.
    std::fs::OpenOptions::new()
        .append(true)
        .open(path.join("ward.ron"))
        .and_then(|mut file| std::io::Write::write_all(&mut file, b"(seq: 3,"))
        .unwrap();
    let check = Command::new(env!("CARGO_BIN_EXE_tandem"))
        .args(["check", "ward", "--repair"])
        .env("TANDEM_SESSIONS", &path)
        .output()
        .unwrap();
    assert_eq!(check.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&check.stderr).contains("open in another Tandem"));
    assert!(!path.join("ward.repaired-1.ron").exists());

    // The lock of a program that was killed is nobody's.
    first.signal("KILL");
    first.exit_code(SOON);
    assert!(path.join("ward.lock").exists());
    let third = Terminal::start(&["open", "ward"], &path, (120, 30), &[]);
    third.wait_for("saved 2");
    leave(third);
}

/// Processor time that a process has used, in hundredths of a second; none once it is gone.
#[cfg(target_os = "linux")]
fn processor_time(process: u32) -> Option<u64> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let fields: Vec<&str> = stat.rsplit_once(") ")?.1.split(' ').collect();
    (fields[0] != "Z").then(|| fields[11].parse::<u64>().ok()?.checked_add(fields[12].parse().ok()?))?
}

/// In a session of its own a program is sent no signal when the terminal goes: it has to notice by itself.
#[cfg(target_os = "linux")]
#[test]
fn a_terminal_that_goes_without_a_signal_ends_the_program_within_a_second_without_spinning() {
    if Command::new("setsid").arg("--version").output().is_err() {
        return;
    }
    let (_keep, path) = folder();
    let script = format!("exec 3<&0; setsid '{}' new ward <&3 & wait", env!("CARGO_BIN_EXE_tandem"));
    let mut terminal = Terminal::start_program("sh", &["-c", &script], &path, (100, 30), &[]);
    terminal.wait_for("Set up");
    terminal.send("i");
    terminal.type_until("nur + one list\r", "saved 2");
    let process = std::fs::read_dir("/proc")
        .unwrap()
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse::<u32>().ok())
        .find(|process| {
            let at = std::fs::read_link(format!("/proc/{process}/cwd"));
            let name = std::fs::read_to_string(format!("/proc/{process}/comm"));
            at.is_ok_and(|at| at == path) && name.is_ok_and(|name| name.trim() == "tandem")
        })
        .unwrap();
    terminal.send("nur - half a line");
    terminal.wait_for("half a line");
    let before = processor_time(process).unwrap();
    let gone = Instant::now();
    terminal.vanish("x");
    let mut used = before;
    while let Some(now) = processor_time(process) {
        used = now;
        assert!(gone.elapsed() < Duration::from_secs(5), "it goes on without a terminal");
        std::thread::yield_now();
    }
    let (took, used) = (gone.elapsed(), used - before);
    // 5 % of the second that it may take at most; where the machine has other work, twice that.
    let most = if std::env::var_os("TANDEM_PROOF").is_some() { 5 } else { 10 };
    assert!(took < Duration::from_secs(1) && used <= most, "{took:?}, {used} hundredths of a second of processor time");
    let counted = format!("ended after {} ms, {used} hundredths of a second of processor time", took.as_millis());
    proved("terminal gone without a signal", &counted, gone);
    assert_eq!(titles_in(&path.join("ward.ron")), 1);
}

/// It may go between the look whether it is there and the reading of what was typed, which would then never return.
#[cfg(target_os = "linux")]
#[test]
fn a_terminal_that_goes_while_keys_come_in_ends_the_program_too() {
    for burst in 1..=16 {
        let (_keep, path) = folder();
        let mut terminal = Terminal::start(&["new", "ward"], &path, (80, 24), &[]);
        terminal.wait_for("Set up");
        let process = terminal.process();
        terminal.vanish(&"xyz".repeat(burst * 3));
        let gone = Instant::now();
        while processor_time(process).is_some() {
            assert!(gone.elapsed() < Duration::from_secs(5), "it goes on without a terminal after {burst} bursts");
            std::thread::yield_now();
        }
    }
}

#[test]
fn the_log_says_what_happened_and_no_word_of_the_workshop() {
    let (_keep, path) = folder();
    let state = path.join("state");
    let state_is = state.to_str().unwrap().to_owned();
    let settings = [("XDG_STATE_HOME", state_is.as_str()), ("TANDEM_TEST_FAULT", "draw")];
    let mut terminal = Terminal::start(&["new", "wardname", "--title", "Secret title"], &path, (100, 30), &settings);
    terminal.wait_for("Set up");
    terminal.send("i");
    assert_eq!(terminal.exit_code(SOON), 101);
    let log = state.join("tandem/tandem.log");
    let said = String::from_utf8_lossy(&terminal.written()).into_owned();
    assert!(said.contains(log.to_str().unwrap()), "{said}");
    let text = std::fs::read_to_string(log).unwrap();
    for word in ["opened: to write, 1 entries", "started: ", "panic: src/shell/fault.rs:", "ended: all saved"] {
        assert!(text.contains(word), "{word}: {text}");
    }
    assert!(!text.contains("Secret") && !text.contains("wardname"), "{text}");
}
