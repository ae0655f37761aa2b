//! The program in a real pseudo-terminal: keys in, an emulated screen out. It waits for text, it never
//! sleeps; only a test that nothing happens lets time pass (`quiet.rs`), since there is no text to wait for.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long a text may take to appear.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the emulator shows, and whether the program's side is closed.
struct Shown {
    parser: vt100::Parser,
    closed: bool,
    leaving: bool,
    sum: Vec<u8>,
}

/// A program in a terminal of its own.
pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    shown: Arc<(Mutex<Shown>, Condvar)>,
    cooked: String,
}

impl Terminal {
    /// Starts `tandem` with these arguments in a terminal of `columns` by `rows`, its sessions in `folder`.
    pub fn start(arguments: &[&str], folder: &Path, (columns, rows): (u16, u16), settings: &[(&str, &str)]) -> Self {
        Self::start_program(env!("CARGO_BIN_EXE_tandem"), arguments, folder, (columns, rows), settings)
    }

    /// Starts any program so.
    pub fn start_program(
        program: &str,
        arguments: &[&str],
        folder: &Path,
        (columns, rows): (u16, u16),
        settings: &[(&str, &str)],
    ) -> Self {
        let pty = native_pty_system()
            .openpty(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 })
            .expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env("TANDEM_SESSIONS", folder);
        command.env("HOME", folder);
        command.env("XDG_CONFIG_HOME", folder.join("config"));
        command.env("XDG_STATE_HOME", folder.join("state"));
        command.env("TERM", "xterm-256color");
        command.env("TZ", "UTC");
        command.env_remove("NO_COLOR");
        command.env_remove("RUST_BACKTRACE");
        for (name, value) in settings {
            command.env(name, value);
        }
        command.cwd(folder);
        let cooked = termios(&*pty.master);
        let child = pty.slave.spawn_command(command).expect("the program starts");
        drop(pty.slave);
        let shown = Shown { parser: vt100::Parser::new(rows, columns, 0), closed: false, leaving: false, sum: Vec::new() };
        let shown = Arc::new((Mutex::new(shown), Condvar::new()));
        let mut reader = pty.master.try_clone_reader().expect("a reader");
        let writer = pty.master.take_writer().expect("a writer");
        let sees = Arc::clone(&shown);
        thread::spawn(move || {
            let mut bytes = [0_u8; 8192];
            loop {
                let read = reader.read(&mut bytes).unwrap_or(0);
                let (lock, changed) = &*sees;
                let mut shown = lock.lock().expect("no reader panics");
                if read == 0 || shown.leaving {
                    shown.closed = true;
                    changed.notify_all();
                    return;
                }
                shown.parser.process(&bytes[..read]);
                shown.sum.extend_from_slice(&bytes[..read]);
                changed.notify_all();
            }
        });
        Self { child, master: Some(pty.master), writer: Some(writer), shown, cooked }
    }

    /// Types bytes.
    pub fn send(&mut self, bytes: &str) {
        let writer = self.writer.as_mut().expect("the terminal is there");
        writer.write_all(bytes.as_bytes()).and_then(|()| writer.flush()).expect("the terminal takes keys");
    }

    /// Gives the terminal another size, as a window that is dragged does.
    pub fn resize(&self, (columns, rows): (u16, u16)) {
        self.shown.0.lock().expect("no reader panics").parser.screen_mut().set_size(rows, columns);
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.as_ref().expect("the terminal is there").resize(size).expect("the terminal takes another size");
    }

    /// The screen as text.
    pub fn screen(&self) -> String {
        self.shown.0.lock().expect("no reader panics").parser.screen().contents()
    }

    /// Waits until the screen passes `test`; shows the screen if it never does.
    pub fn wait(&self, what: &str, test: impl Fn(&vt100::Screen) -> bool) {
        let (lock, changed) = &*self.shown;
        let mut shown = lock.lock().expect("no reader panics");
        let end = Instant::now() + PATIENCE;
        while !test(shown.parser.screen()) {
            let left = end.saturating_duration_since(Instant::now());
            assert!(!left.is_zero() && !shown.closed, "never saw {what}; the screen was:\n{}", shown.parser.screen().contents());
            shown = changed.wait_timeout(shown, left).expect("no reader panics").0;
        }
    }

    /// Waits until the screen shows `text`.
    pub fn wait_for(&self, text: &str) {
        self.wait(text, |screen| screen.contents().contains(text));
    }

    /// Waits until the program has written these bytes, which the screen need not show.
    pub fn wait_until_written(&self, bytes: &str) {
        let (lock, changed) = &*self.shown;
        let mut shown = lock.lock().expect("no reader panics");
        let end = Instant::now() + PATIENCE;
        while !shown.sum.windows(bytes.len()).any(|part| part == bytes.as_bytes()) {
            let left = end.saturating_duration_since(Instant::now());
            assert!(!left.is_zero() && !shown.closed, "{bytes:?} was never written");
            shown = changed.wait_timeout(shown, left).expect("no reader panics").0;
        }
    }

    /// Types bytes and waits until the screen shows `text`.
    pub fn type_until(&mut self, bytes: &str, text: &str) {
        self.send(bytes);
        self.wait_for(text);
    }

    /// The terminal's file, as other programs find it.
    pub fn device(&self) -> PathBuf {
        self.master.as_ref().and_then(|master| master.tty_name()).expect("a pseudo-terminal has a name")
    }

    /// Whether keys come as they are pressed.
    pub fn is_raw(&self) -> bool {
        self.master.as_ref().is_some_and(|master| termios(&**master) != self.cooked)
    }

    /// The number of the process.
    pub fn process(&self) -> u32 {
        self.child.process_id().expect("the program runs")
    }

    /// Sends a signal by its name.
    pub fn signal(&self, name: &str) {
        let process = self.child.process_id().expect("the program runs").to_string();
        let sent = std::process::Command::new("kill").args(["-s", name, &process]).status().expect("kill runs");
        assert!(sent.success());
    }

    /// Waits until the process stands still: a signal to go on that comes before that is lost.
    pub fn wait_until_stopped(&self) {
        let process = self.process().to_string();
        let state = || {
            if let Ok(stat) = std::fs::read_to_string(format!("/proc/{process}/stat")) {
                return stat.rsplit(')').next().unwrap_or_default().trim().to_owned();
            }
            let asked = std::process::Command::new("ps").args(["-o", "state=", "-p", &process]).output().expect("ps runs");
            String::from_utf8_lossy(&asked.stdout).trim().to_owned()
        };
        let end = Instant::now() + PATIENCE;
        while !state().starts_with('T') {
            assert!(Instant::now() < end, "the program does not stop");
            thread::yield_now();
        }
    }

    /// Closes the terminal's own side, as a closed window does. `key` makes the program draw, which lets the reader notice
    /// that it should let go of the terminal.
    pub fn vanish(&mut self, key: &str) {
        self.shown.0.lock().expect("no reader panics").leaving = true;
        self.send(key);
        let (lock, changed) = &*self.shown;
        let end = Instant::now() + PATIENCE;
        let mut shown = lock.lock().expect("no reader panics");
        while !shown.closed {
            assert!(Instant::now() < end, "{key:?} made it draw nothing; the screen was:\n{}", shown.parser.screen().contents());
            shown = changed.wait_timeout(shown, PATIENCE).expect("no reader panics").0;
        }
        drop(shown);
        self.writer = None;
        self.master = None;
    }

    /// Waits for the program's end and gives its exit code; fails if it takes longer than `within`.
    pub fn exit_code(&mut self, within: Duration) -> u32 {
        let end = Instant::now() + within;
        loop {
            if let Some(status) = self.child.try_wait().expect("the program can be waited for") {
                self.drain();
                return status.exit_code();
            }
            assert!(Instant::now() < end, "the program did not end; the screen was:\n{}", self.screen());
            thread::yield_now();
        }
    }

    /// Waits until everything that was written has been read.
    fn drain(&self) {
        if self.master.is_none() {
            return;
        }
        let (lock, changed) = &*self.shown;
        let mut shown = lock.lock().expect("no reader panics");
        let end = Instant::now() + Duration::from_secs(2);
        while !shown.closed && Instant::now() < end {
            shown = changed.wait_timeout(shown, Duration::from_millis(100)).expect("no reader panics").0;
        }
    }

    /// Fails unless the terminal is as it was before the program started.
    pub fn assert_given_back(&self) {
        let (lock, _) = &*self.shown;
        let shown = lock.lock().expect("no reader panics");
        let screen = shown.parser.screen();
        assert!(!screen.alternate_screen(), "the alternate screen was left on");
        assert!(!screen.hide_cursor(), "the cursor was left hidden");
        assert!(!screen.bracketed_paste(), "bracketed paste was left on");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "the mouse was left on");
        if let Some(master) = &self.master {
            // The screen is left before raw mode is: the program may be between the two.
            let end = Instant::now() + PATIENCE;
            while termios(&**master) != self.cooked && Instant::now() < end {
                thread::yield_now();
            }
            assert_eq!(termios(&**master), self.cooked, "raw mode was left on");
        }
    }

    /// Everything that the program wrote so far.
    pub fn written(&self) -> Vec<u8> {
        self.shown.0.lock().expect("no reader panics").sum.clone()
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

/// The line discipline's settings, as text to compare.
fn termios(master: &(dyn MasterPty + Send)) -> String {
    #[cfg(unix)]
    return format!("{:?}", master.get_termios());
    #[cfg(not(unix))]
    String::new()
}

/// A fresh folder for sessions.
pub fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().to_owned();
    (folder, path)
}
