//! How the program behaves towards the terminal, the processor and the disk: one write per key, nothing while nothing
//! happens, nothing that waits for a sync.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::terminal::{Terminal, folder};

/// How long the program may take to end, syncs of two seconds among it.
const SOON: Duration = Duration::from_secs(20);
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

/// A session of one commit, left again.
fn made(folder: &Path) {
    let mut terminal = Terminal::start(&["new", "ward"], folder, (120, 30), &[]);
    terminal.wait_for("Set up");
    terminal.send("q");
    assert_eq!(terminal.exit_code(SOON), 0);
}

/// Out of the line, and out.
fn leave(mut terminal: Terminal) {
    terminal.type_until("\u{1b}", "> press i");
    terminal.send("q");
    assert_eq!(terminal.exit_code(SOON), 0);
}

fn count(bytes: &[u8], what: &[u8]) -> usize {
    bytes.windows(what.len()).filter(|window| *window == what).count()
}

#[test]
fn a_key_is_answered_by_one_write_of_few_bytes_in_synchronized_output() {
    let (_keep, path) = folder();
    made(&path);
    let mut terminal = Terminal::start(&["open", "ward"], &path, (120, 30), &[]);
    terminal.wait_for("saved 1");
    terminal.type_until("i", "what makes it worth it");
    let mut typed = String::new();
    for letter in "nur + fewer".chars() {
        typed.push(letter);
        let before = terminal.written().len();
        terminal.type_until(&letter.to_string(), typed.trim_end());
        let answer = loop {
            let answer = terminal.written().split_off(before);
            if answer.ends_with(END) {
                break answer;
            }
            std::thread::yield_now();
        };
        assert!(answer.starts_with(BEGIN), "{:?}", String::from_utf8_lossy(&answer));
        assert_eq!((count(&answer, BEGIN), count(&answer, END)), (1, 1), "{:?}", String::from_utf8_lossy(&answer));
        assert!(answer.len() < 1000, "{} bytes for {letter:?}", answer.len());
    }
    terminal.type_until("\u{3}", "what makes it worth it");
    leave(terminal);
}

/// How often the process has waited for something so far, over all its threads.
#[cfg(target_os = "linux")]
fn waits(process: u32) -> u64 {
    let tasks = std::fs::read_dir(format!("/proc/{process}/task")).unwrap();
    let status = |task: std::io::Result<std::fs::DirEntry>| std::fs::read_to_string(task.unwrap().path().join("status")).unwrap();
    let switches = |status: String| {
        let line = status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:").map(str::to_owned));
        line.unwrap().trim().parse::<u64>().unwrap()
    };
    tasks.map(status).map(switches).sum()
}

#[test]
#[cfg(target_os = "linux")]
fn nothing_wakes_it_without_a_clock_and_one_second_with_one() {
    let (_keep, path) = folder();
    made(&path);
    let mut terminal = Terminal::start(&["open", "ward"], &path, (120, 30), &[]);
    terminal.wait_for("saved 1");
    // What the last key started, such as a draft that is kept, comes to rest first.
    let rest = || {
        let (mut before, mut since) = (0, Instant::now());
        while since.elapsed() < Duration::from_millis(700) {
            let now = (waits(terminal.process()) << 32) + terminal.written().len() as u64;
            if now != before {
                (before, since) = (now, Instant::now());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        (waits(terminal.process()), terminal.written().len())
    };
    let quiet = rest();
    std::thread::sleep(Duration::from_secs(2));
    assert_eq!((waits(terminal.process()), terminal.written().len()), quiet, "nothing happened, and it woke or wrote");

    terminal.send("\u{1b}[19~");
    terminal.wait_for("Welcome");
    std::thread::sleep(Duration::from_secs(1));
    let (before, from) = (waits(terminal.process()), Instant::now());
    std::thread::sleep(Duration::from_secs(4));
    let seconds = from.elapsed().as_secs() + 1;
    let woken = waits(terminal.process()) - before;
    assert!((3..=2 * seconds).contains(&woken), "with a clock it woke {woken} times in {seconds} seconds");
    terminal.send("q");
    assert_eq!(terminal.exit_code(SOON), 0);
}

#[test]
fn typing_waits_for_no_disk() {
    let pause = Duration::from_secs(2);
    let setting = [("TANDEM_TEST_SLOW_SYNC", "2000")];
    let (_keep, path) = folder();
    made(&path);
    let mut terminal = Terminal::start(&["open", "ward"], &path, (120, 30), &setting);
    terminal.wait_for("saved 1");
    terminal.type_until("i", "what makes it worth it");
    terminal.type_until("nur + fewer interruptions", "fewer interruptions");
    let from = Instant::now();
    terminal.send("\r");
    // The point is in the list while its sync still waits, and so is what is typed next; the number is that of what is safe.
    terminal.type_until("nur - and this is typed meanwhile", "this is typed meanwhile");
    let screen = terminal.screen();
    assert!(from.elapsed() < pause, "typing waited for the disk");
    assert!(screen.contains("saved 1"), "{screen}");
    terminal.wait_for("saved 2");
    terminal.type_until("\r", "saved 3");
    leave(terminal);
}

/// A terminal that takes nothing more, as behind a line that stands still, keeps the screen from being written; an entry
/// goes to the disk all the same, and is on the screen when the line goes on.
#[test]
#[cfg(unix)]
fn an_entry_waits_for_no_terminal() {
    use rustix::termios::{Action, tcflow};
    let (_keep, path) = folder();
    made(&path);
    let mut terminal = Terminal::start(&["open", "ward"], &path, (120, 30), &[]);
    terminal.wait_for("saved 1");
    terminal.type_until("i", "what makes it worth it");
    terminal.type_until("nur + fewer interruptions", "fewer interruptions");
    let device = std::fs::File::options().read(true).write(true).open(terminal.device()).unwrap();
    tcflow(&device, Action::OOff).unwrap();
    let before = terminal.written().len();
    terminal.send("\r");
    let log = path.join("ward.ron");
    let end = Instant::now() + SOON;
    while !std::fs::read_to_string(&log).unwrap().contains("fewer interruptions") {
        assert!(Instant::now() < end, "the entry waited for the terminal");
        std::thread::yield_now();
    }
    assert_eq!(terminal.written().len(), before, "the terminal stood still");
    tcflow(&device, Action::OOn).unwrap();
    terminal.wait_for("saved 2");
    leave(terminal);
}
