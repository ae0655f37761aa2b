//! Who may write to a session: one process, the holder of NAME.lock.
//!
//! The lock is the operating system's and ends with the process, however it ends; what is in the file only says who
//! it is. The file is never deleted. Readers never lock.

use std::fmt;
use std::fs::{File, TryLockError};
use std::io::{self, ErrorKind, Read, Seek, Write};
use std::path::Path;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::disk::private;
use super::error::in_words;

/// The right to write to a session; given back when dropped.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// Who holds a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The computer's name.
    pub host: String,
    /// The number of the process on that computer.
    pub process: u32,
    /// Since when.
    pub since: Timestamp,
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "another Tandem on {} (process {}) since {}", self.host.escape_debug(), self.process, self.since)
    }
}

/// The answer to a wish to write.
#[derive(Debug)]
pub enum Claim {
    /// This process may write.
    Ours(Lock),
    /// Another process writes; who it is, where that can be read.
    Theirs(Option<Holder>),
    /// The file system knows no locks: nothing keeps a second writer away but the check of the file's length.
    Unknown,
    /// Nothing can be written here, the lock neither. It must be asked for again before anything is written after all.
    Barred {
        /// Why, in plain words.
        why: String,
        /// When it was asked for.
        at: Timestamp,
    },
}

/// Asks for the lock, without waiting. `now` is written down as the time it was taken.
///
/// # Errors
/// If the lock file can be neither made nor opened, unless there is none and none may be made here. One that is there
/// and cannot be opened may be held.
pub fn claim(path: &Path, now: Timestamp) -> io::Result<Claim> {
    // Read and write: network file systems need both for an exclusive lock.
    let opened = private().read(true).write(true).create(true).truncate(false).open(path);
    let mut file = match opened {
        Err(error) if is_barred(&error) => match File::open(path) {
            Err(missing) if missing.kind() == ErrorKind::NotFound => return Ok(Claim::Barred { why: in_words(&error), at: now }),
            // It cannot be signed, but on most disks it can be held.
            opened => opened?,
        },
        opened => opened?,
    };
    match try_lock(&file) {
        Ok(()) => {
            // The lock holds whether or not its label could be written.
            let _ = sign(&mut file, now);
            Ok(Claim::Ours(Lock { _file: file }))
        }
        Err(TryLockError::WouldBlock) => Ok(Claim::Theirs(read_holder(&mut file))),
        Err(TryLockError::Error(error)) if is_unsupported(&error) => Ok(Claim::Unknown),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Whether nothing can be written here: not allowed, read-only or full.
pub(crate) fn is_barred(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem | ErrorKind::StorageFull | ErrorKind::QuotaExceeded
    )
}

/// Tries again for a moment: [`is_held`] keeps a shared lock for a few microseconds.
fn try_lock(file: &File) -> Result<(), TryLockError> {
    for _ in 0..1000 {
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => std::hint::spin_loop(),
            answer => return answer,
        }
    }
    file.try_lock()
}

/// Whether somebody holds the lock now. Looks only: makes no file and keeps no lock.
#[must_use]
pub fn is_held(path: &Path) -> bool {
    let Ok(file) = File::open(path) else { return false };
    // A shared lock can be had unless a writer has the exclusive one; it is given back at once.
    matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock))
}

fn is_unsupported(error: &io::Error) -> bool {
    const NOT_IMPLEMENTED: [i32; 5] = [38, 78, 45, 95, 37]; // ENOSYS, ENOTSUP, ENOLCK on Linux and macOS
    error.kind() == ErrorKind::Unsupported || error.raw_os_error().is_some_and(|code| NOT_IMPLEMENTED.contains(&code))
}

fn sign(file: &mut File, now: Timestamp) -> io::Result<()> {
    let holder = Holder { host: host(), process: std::process::id(), since: now };
    let text = ron::to_string(&holder).map_err(io::Error::other)?;
    file.set_len(0)?;
    file.write_all(text.as_bytes())
}

fn read_holder(file: &mut File) -> Option<Holder> {
    let mut text = String::new();
    file.rewind().ok()?;
    file.take(4096).read_to_string(&mut text).ok()?;
    ron::from_str(&text).ok()
}

/// The computer's name, as far as it can be read from a file.
fn host() -> String {
    ["/proc/sys/kernel/hostname", "/etc/hostname"]
        .iter()
        .filter_map(|path| std::fs::read_to_string(path).ok())
        .map(|name| name.trim().to_owned())
        .find(|name| !name.is_empty())
        .unwrap_or_else(|| "this computer".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Timestamp {
        "2026-11-23T09:00:00Z".parse().unwrap()
    }

    #[test]
    fn the_second_is_told_who_holds_it_until_the_first_lets_go() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.lock");
        assert!(!is_held(&path) && !path.exists());
        let Claim::Ours(lock) = claim(&path, now()).unwrap() else { panic!("the first must get it") };
        assert!(is_held(&path));
        let Claim::Theirs(Some(holder)) = claim(&path, now()).unwrap() else { panic!("the second must not") };
        assert_eq!((holder.process, holder.since), (std::process::id(), now()));
        drop(lock);
        assert!(!is_held(&path));
        assert!(matches!(claim(&path, now()).unwrap(), Claim::Ours(_)));
    }

    #[test]
    fn looking_is_not_locking() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.lock");
        drop(claim(&path, now()).unwrap());
        assert!(!is_held(&path));
        assert!(matches!(claim(&path, now()).unwrap(), Claim::Ours(_)));
    }
}
