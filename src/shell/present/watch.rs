//! Says when one of a session's files changed: by the system's notice, or where the folder gives none by looking.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, SystemTime};

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::Woken;
use crate::shell::fault::Fault;
use crate::store::SessionFiles;

/// How often a folder without notices is looked at while nothing happens in it, and while something does: a point is typed
/// before it is committed, and what is typed is kept there too, so that the commit is met by quick looks.
const LOOK: Duration = Duration::from_millis(100);
const QUICK_LOOK: Duration = Duration::from_millis(50);
/// Quick looks after the last change: some seconds.
const QUICK_LOOKS: u32 = 200;

/// Begins to say when a file of the session changed, for as long as what comes back is kept.
pub(super) fn start(session: &Path, send: Sender<Woken>) -> Option<RecommendedWatcher> {
    let without = Fault::without_notices();
    let notices = if without { Err(notify::Error::generic("none")) } else { notices(session, send.clone()) };
    if notices.is_err() {
        look(session, send);
    }
    notices.ok()
}

/// Asks the system for notices about the folder that the session lies in, and about the one a link leads to.
fn notices(session: &Path, send: Sender<Woken>) -> notify::Result<RecommendedWatcher> {
    let ours = Ours::of(session);
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let changed = match event {
            Ok(event) => event.need_rescan() || (!is_reading(event.kind) && event.paths.iter().any(|path| ours.has(path))),
            Err(_) => true,
        };
        if changed {
            // A screen that is gone needs no notice.
            let _ = send.send(Woken::Changed);
        }
    })?;
    let folder = folder_of(session);
    watcher.watch(&folder, RecursiveMode::NonRecursive)?;
    if let Some(linked) = session.canonicalize().ok().map(|real| folder_of(&real))
        && folder.canonicalize().is_ok_and(|here| here != linked)
    {
        watcher.watch(&linked, RecursiveMode::NonRecursive)?;
    }
    Ok(watcher)
}

/// Reading changes nothing; our own reading must not wake us.
fn is_reading(kind: EventKind) -> bool {
    matches!(kind, EventKind::Access(_))
}

/// Looks at the files again and again.
fn look(session: &Path, send: Sender<Woken>) {
    let files = SessionFiles::of(session);
    let paths = [files.log().to_owned(), files.live(), folder_of(session)];
    let mut last = stamps(&paths);
    thread::spawn(move || {
        let mut quick = 0_u32;
        loop {
            thread::sleep(if quick > 0 { QUICK_LOOK } else { LOOK });
            let now = stamps(&paths);
            quick = if now == last { quick.saturating_sub(1) } else { QUICK_LOOKS };
            if now != last && send.send(Woken::Changed).is_err() {
                return;
            }
            last = now;
        }
    });
}

/// Length and time of change.
type Stamp = Option<(u64, Option<SystemTime>)>;

fn stamps(paths: &[PathBuf]) -> Vec<Stamp> {
    let stamp = |path: &PathBuf| std::fs::metadata(path).ok().map(|file| (file.len(), file.modified().ok()));
    paths.iter().map(stamp).collect()
}

fn folder_of(path: &Path) -> PathBuf {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
}

/// The names of the session's files.
struct Ours {
    names: Vec<OsString>,
    rescue: String,
}

impl Ours {
    fn of(session: &Path) -> Self {
        let files = SessionFiles::of(session);
        let linked = session.canonicalize().unwrap_or_else(|_| session.to_owned());
        let paths = [files.log().to_owned(), files.live(), session.to_owned(), linked];
        let names = paths.iter().filter_map(|path| path.file_name()).map(OsString::from).collect();
        Self { names, rescue: format!("{}.rescue-", files.name()) }
    }

    fn has(&self, path: &Path) -> bool {
        let Some(name) = path.file_name() else { return false };
        self.names.iter().any(|ours| ours == name) || name.to_string_lossy().starts_with(&self.rescue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    const LONG: Duration = Duration::from_secs(10);

    fn hears_of(start: impl FnOnce(&Path, Sender<Woken>), name: &str) -> bool {
        let folder = tempfile::tempdir().unwrap();
        let session = folder.path().join("ward.ron");
        std::fs::write(&session, "x").unwrap();
        let (send, inbox) = channel();
        start(&session, send);
        std::fs::write(folder.path().join("other.ron"), "x").unwrap();
        crate::store::replace_side_file(&folder.path().join(name), b"longer than before").unwrap();
        matches!(inbox.recv_timeout(LONG), Ok(Woken::Changed))
    }

    #[test]
    fn a_file_replaced_by_renaming_is_noticed() {
        let mut kept = None;
        assert!(hears_of(|session, send| kept = notices(session, send).ok(), "ward.ron"));
        assert!(hears_of(|session, send| kept = notices(session, send).ok(), "ward.live"));
    }

    #[test]
    fn without_notices_the_files_are_looked_at() {
        assert!(hears_of(look, "ward.ron"));
        assert!(hears_of(look, "ward.live"));
    }

    #[test]
    fn another_session_wakes_nobody() {
        let ours = Ours::of(Path::new("/s/ward.ron"));
        let others = ["/s/other.ron", "/s/ward.draft", "/s/ward.lock", "/s/ward.live.new-1", "/s/wards.ron"];
        assert!(others.iter().all(|path| !ours.has(Path::new(path))));
        assert!(["/s/ward.ron", "/s/ward.live", "/s/ward.rescue-2.ron"].iter().all(|path| ours.has(Path::new(path))));
    }
}
