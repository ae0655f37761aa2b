//! Opening and making sessions: who may write, which file is the session now, and what has to be told.
//!
//! Knows the steps and their order; how each is done is told elsewhere.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

use super::disk::{Disk, RealDisk, write_new};
use super::error::{StoreError, in_words};
use super::journal::{Journal, Report};
use super::lock::{Claim, Lock, claim, is_barred, is_held};
use super::notice::{Barrier, Notice};
use super::reading::{Reading, State, refuse_newer};
use super::record::Header;
use super::rescue;
use super::side::SessionFiles;
use crate::workshop::{Commit, History};

/// A session that was opened or made.
#[derive(Debug)]
pub struct Session {
    /// The file that holds it: NAME.ron, or a rescue that has more.
    pub path: PathBuf,
    /// Its header; nothing where that is damaged.
    pub header: Option<Header>,
    /// Its good commits, folded.
    pub history: History,
    /// Whether it may be written to.
    pub access: Access,
    /// What the user has to be told, in order.
    pub notices: Vec<Notice>,
}

impl Session {
    /// Why what is entered stays in memory for now, where it does.
    #[must_use]
    pub fn in_memory(&self) -> Option<&str> {
        self.notices.iter().find_map(|notice| if let Notice::InMemory(why) = notice { Some(why.as_str()) } else { None })
    }
}

/// Whether a session may be written to.
#[derive(Debug)]
pub enum Access {
    /// This process writes.
    Writing(Box<Journal>),
    /// It can only be looked at.
    ReadOnly(Barrier),
}

/// Opens a session for writing if that is possible, else to be looked at.
///
/// # Errors
/// If there is no such session, it cannot be read, or it is from a newer version.
pub fn open(path: &Path, now: Timestamp) -> Result<Session, StoreError> {
    open_on(Arc::new(RealDisk), path, now)
}

/// [`open`] on any disk.
///
/// # Errors
/// As for [`open`].
pub fn open_on(disk: Arc<dyn Disk>, path: &Path, now: Timestamp) -> Result<Session, StoreError> {
    // Look before locking: a name that is not there, or a newer file, gets no lock file beside it.
    match disk.read(path) {
        Ok(bytes) => refuse_newer(path, &bytes)?,
        Err(_) => drop(rescue::find(disk.as_ref(), path)?),
    }
    match disk.claim(&SessionFiles::of(path).lock(), now) {
        // Where nothing can be written the show goes on in memory.
        Ok(claim) => open_with(disk, path, claim),
        Err(error) => {
            let refused = StoreError::disk(path, "write next to it")(error).to_string();
            Ok(look(rescue::find(disk.as_ref(), path)?, Some(Barrier::Refused(refused))))
        }
    }
}

/// Reads a session, as a reader does: without a lock, and without writing anything.
///
/// # Errors
/// If there is no such session, it cannot be read, or it is from a newer version.
pub fn view(path: &Path) -> Result<Session, StoreError> {
    let found = rescue::find(&RealDisk, path)?;
    let mut session = look(found, None);
    if is_held(&SessionFiles::of(path).lock()) {
        // The tail is what the writer is writing just now.
        session.notices.retain(|notice| !matches!(notice, Notice::Tail { .. }));
    }
    Ok(session)
}

/// Makes a new session with its first commits.
///
/// # Errors
/// If the name is taken, or the file cannot be made: then nothing is left.
pub fn create(path: &Path, header: Header, commits: Vec<Commit>, now: Timestamp) -> Result<Session, StoreError> {
    if path.exists() {
        return Err(StoreError::Exists(path.to_owned()));
    }
    let lock = SessionFiles::of(path).lock();
    match claim(&lock, now).map_err(StoreError::disk(path, "make the session"))? {
        Claim::Theirs(holder) => Err(StoreError::Held { path: path.to_owned(), holder }),
        Claim::Barred { why, .. } => {
            let source = std::io::Error::other(why);
            Err(StoreError::Disk { path: path.to_owned(), doing: "make the session", source })
        }
        claim => create_with(Arc::new(RealDisk), path, header, commits, claim),
    }
}

/// [`open`] on any disk, with the answer to the wish to write.
///
/// # Errors
/// As for [`open`].
pub fn open_with(disk: Arc<dyn Disk>, path: &Path, claim: Claim) -> Result<Session, StoreError> {
    // Read again: the file may have grown until the lock was ours.
    let mut found = rescue::find(disk.as_ref(), path)?;
    let (lock, barred) = match claim {
        Claim::Theirs(holder) => return Ok(look(found, Some(Barrier::Held(holder)))),
        Claim::Barred { why, at } => (None, Some((why, at))),
        Claim::Unknown => (None, None),
        Claim::Ours(lock) => (Some(lock), None),
    };
    if let State::Damaged(damage) = &found.reading.state {
        let barrier = Barrier::Damaged(damage.clone());
        return Ok(look(found, Some(barrier)));
    }
    let mut notices = found.notices();
    if lock.is_none() && barred.is_none() {
        notices.push(Notice::NoLocking);
    }
    let resumed = match barred {
        Some((why, at)) => {
            notices.extend(tail_of(&found.reading.state));
            Journal::barred(disk, &mut found.reading, at, why)
        }
        None => resume(disk, &mut found.reading, lock, &mut notices),
    };
    let (journal, report) = match resumed {
        Ok(resumed) => resumed,
        Err(error) => return Ok(look(found, Some(Barrier::Refused(error.to_string())))),
    };
    match report {
        Report::Moved { path, why, .. } => notices.push(Notice::MovedToRescue { path, why }),
        Report::NotSaved { why, .. } => notices.push(Notice::InMemory(why)),
        Report::Saved { .. } => {}
    }
    let Reading { header, history, .. } = found.reading;
    let path = journal.path().to_owned();
    Ok(Session { path, header, history, access: Access::Writing(Box::new(journal)), notices })
}

/// Puts an unfinished tail aside and goes on with the file; where there is no space for the tail, in memory.
fn resume(
    disk: Arc<dyn Disk>,
    reading: &mut Reading,
    lock: Option<Lock>,
    notices: &mut Vec<Notice>,
) -> Result<(Journal, Report), StoreError> {
    match set_tail_aside(disk.as_ref(), reading) {
        Ok(aside) => notices.extend(aside),
        Err(StoreError::Disk { source, .. }) if is_barred(&source) => {
            notices.extend(tail_of(&reading.state));
            return Journal::in_memory(disk, reading, lock, in_words(&source));
        }
        Err(error) => return Err(error),
    }
    Journal::resume(disk, reading, lock)
}

/// [`create`] on any disk, with the answer to the wish to write.
///
/// # Errors
/// As for [`create`].
pub fn create_with(
    disk: Arc<dyn Disk>,
    path: &Path,
    header: Header,
    commits: Vec<Commit>,
    claim: Claim,
) -> Result<Session, StoreError> {
    let (lock, notices) = match claim {
        Claim::Ours(lock) => (Some(lock), Vec::new()),
        _ => (None, vec![Notice::NoLocking]),
    };
    let history = History::replay(commits)
        .map_err(|(index, refusal)| StoreError::Unwritable { seq: index as u64 + 1, why: refusal.to_string() })?;
    let journal = Journal::create(disk, path, &header, history.commits(), lock)?;
    let access = Access::Writing(Box::new(journal));
    Ok(Session { path: path.to_owned(), header: Some(header), history, access, notices })
}

/// A session to be looked at: whatever is good in it.
fn look(found: rescue::Found, barrier: Option<Barrier>) -> Session {
    let mut notices = found.notices();
    let Reading { path, header, history, state, .. } = found.reading;
    notices.extend(tail_of(&state));
    let barrier = match (state, barrier) {
        (State::Damaged(damage), None) => Barrier::Damaged(damage),
        (_, Some(barrier)) => barrier,
        (_, None) => Barrier::Reader,
    };
    Session { path, header, history, access: Access::ReadOnly(barrier), notices }
}

/// What has to be told of an unfinished tail that stays where it is.
fn tail_of(state: &State) -> Option<Notice> {
    if let State::Tail { lines } = state { Some(Notice::Tail { lines: *lines }) } else { None }
}

/// Keeps what is behind the good part, durably, before it is cut off.
fn set_tail_aside(disk: &dyn Disk, reading: &Reading) -> Result<Option<Notice>, StoreError> {
    let State::Tail { lines } = reading.state else { return Ok(None) };
    let files = SessionFiles::of(&reading.path);
    for number in 1.. {
        let path = files.torn(number);
        if disk.read(&path).is_ok_and(|kept| kept == reading.tail()) {
            return Ok(Some(Notice::TailSetAside { path, lines }));
        }
        match write_new(disk, &path, reading.tail()) {
            Ok(_) => return Ok(Some(Notice::TailSetAside { path, lines })),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists && number < 1000 => {}
            Err(error) => return Err(StoreError::disk(&path, "keep the unfinished tail")(error)),
        }
    }
    Ok(None)
}
