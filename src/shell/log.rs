//! The log for bug reports: when the program was started and left, what the disk, the terminal and the system did.
//!
//! It never holds a word of a workshop, nor the name or place of a session: callers hand over fixed words, numbers and
//! what the operating system says. A log that cannot be written is no reason to stop, so nothing here fails.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use super::Clock;

/// The length from which a log is put aside and begun afresh, in bytes. One old log is kept.
const LONGEST: u64 = 1024 * 1024;

/// The log of this process; none where there is no folder for it.
static LOG: OnceLock<Log> = OnceLock::new();

/// A log file that is open.
#[derive(Debug)]
struct Log {
    path: PathBuf,
    clock: Clock,
    file: Mutex<File>,
}

/// Begins the log of this process. Without a path, or if it cannot be opened, nothing is ever logged.
pub fn begin(path: Option<&Path>, clock: Clock) {
    if let Some(log) = path.and_then(|path| Log::open(path, clock)) {
        let _ = LOG.set(log);
    }
}

/// Where the log lies; none if there is none.
fn place() -> Option<&'static Path> {
    LOG.get().map(|log| log.path.as_path())
}

/// Says on stderr where the log lies, after the program broke down.
pub fn say_place() {
    if let Some(place) = place() {
        let what = format!("the log for a bug report is {}; it holds no word of the workshop", place.display());
        super::say("note", &what, None);
    }
}

/// Notes one event: a word for its kind and what there is to know. No text of a workshop may be in it.
pub fn note(kind: &'static str, what: &str) {
    if let Some(log) = LOG.get() {
        log.note(kind, what);
    }
}

impl Log {
    fn open(path: &Path, clock: Clock) -> Option<Self> {
        fs::create_dir_all(path.parent()?).ok()?;
        Some(Self { path: path.to_owned(), clock, file: Mutex::new(append_to(path)?) })
    }

    fn note(&self, kind: &str, what: &str) {
        let line = format!("{} {} {kind}: {}\n", self.clock.now(), std::process::id(), what.escape_debug());
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        if file.metadata().is_ok_and(|known| known.len() >= LONGEST)
            && let Some(fresh) = begin_afresh(&self.path)
        {
            *file = fresh;
        }
        // One write a line, so that the lines of two programs do not mix.
        let _ = file.write_all(line.as_bytes());
    }
}

/// Puts the log aside, over the one put aside before, and opens a new one. If another program did so already, the new one is there.
fn begin_afresh(path: &Path) -> Option<File> {
    if fs::metadata(path).is_ok_and(|known| known.len() >= LONGEST) {
        fs::rename(path, path.with_extension("log.old")).ok()?;
    }
    append_to(path)
}

fn append_to(path: &Path) -> Option<File> {
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_log_is_put_aside_and_one_old_one_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state/tandem.log");
        let log = Log::open(&path, Clock::default()).unwrap();
        let old = path.with_extension("log.old");
        let line = "x".repeat(64 * 1024);
        for round in 0..40 {
            log.note("round", &format!("{round} {line}"));
        }
        let (now, before) = (fs::metadata(&path).unwrap().len(), fs::metadata(&old).unwrap().len());
        assert!(now < LONGEST + 70_000 && before < LONGEST + 70_000, "{now} {before}");
        assert!(fs::read_to_string(&path).unwrap().contains(" round: 39 "));
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 2);
    }

    #[test]
    fn a_note_is_one_line_and_safe_to_print() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tandem.log");
        let log = Log::open(&path, Clock::new(Some("2026-11-23T09:00:00Z".parse().unwrap()))).unwrap();
        log.note("disk", "no\nspace \u{1b}[31m");
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(text, format!("2026-11-23T09:00:00Z {} disk: no\\nspace \\u{{1b}}[31m\n", std::process::id()));
    }

    #[test]
    fn a_log_that_cannot_be_is_none() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("taken"), "").unwrap();
        assert!(Log::open(&folder.path().join("taken/tandem.log"), Clock::default()).is_none());
        begin(None, Clock::default());
        note("nobody", "hears this");
    }
}
