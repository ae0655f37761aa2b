//! The order of write, sync and acknowledge that makes "saved" a promise.
//!
//! A batch is written at the end of the log and synced; only then is it durable, and only then may the next be
//! written. A failed write is cut off and tried again; after a failed sync the file is never trusted again and the
//! whole log goes to a rescue. Knows nothing of threads, or of what a change does.

mod resume;

use std::fmt;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

use super::disk::{Disk, DiskFile, write_all, write_new};
use super::error::{StoreError, in_words};
use super::lock::{Claim, Lock};
use super::record::{self, Header};
use super::seal::Seal;
use super::side::SessionFiles;
use crate::workshop::Commit;

/// A session open for writing.
pub struct Journal {
    pub(crate) disk: Arc<dyn Disk>,
    pub(crate) files: SessionFiles,
    /// The file written to now: the log or a rescue.
    pub(crate) path: PathBuf,
    /// Nothing once the file can no longer be trusted.
    pub(crate) file: Option<Box<dyn DiskFile>>,
    /// All that is durable, byte for byte.
    pub(crate) log: Vec<u8>,
    /// The seal of the last durable line.
    pub(crate) seal: Seal,
    /// The highest durable seq.
    pub(crate) durable: u64,
    /// Accepted and not durable yet.
    pub(crate) queue: Vec<Commit>,
    /// Why nothing can be written at all, where that is so.
    pub(crate) unwritable: Option<String>,
    /// The file's name is not durable yet.
    pub(crate) folder_due: bool,
    /// Held for as long as the journal lives.
    lock: Option<Lock>,
    /// The lock could not be asked for at this time; it is asked for before anything is written among the session's files.
    lock_due: Option<Timestamp>,
}

/// How saving went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Report {
    /// Every commit up to `seq` is durable.
    Saved {
        /// The highest durable seq.
        seq: u64,
    },
    /// Every commit up to `seq` is durable, in another file than before.
    Moved {
        /// The file that holds the whole session now.
        path: PathBuf,
        /// The highest durable seq.
        seq: u64,
        /// Why, in plain words: `disk full`.
        why: String,
    },
    /// Some commits are only in memory.
    NotSaved {
        /// How many.
        entries: usize,
        /// Why, in plain words: `disk full`.
        why: String,
    },
}

/// Why a batch did not become durable.
enum Trouble {
    /// Nothing of it is in the file, which is as good as before.
    Refused(String),
    /// The file can no longer be trusted.
    Lost(String),
}

impl Journal {
    /// Makes the log of a new session, with its first commits, durable in one step.
    pub(crate) fn create(
        disk: Arc<dyn Disk>,
        path: &Path,
        header: &Header,
        commits: &[Commit],
        lock: Option<Lock>,
    ) -> Result<Self, StoreError> {
        let mut log = Vec::new();
        let text = header.encode().map_err(|error| StoreError::Unwritable { seq: 0, why: error.to_string() })?;
        let seal = Seal::START.close_line(&text, &mut log);
        let seal = encode_after(seal, commits, 0, &mut log)?;
        let file = write_new(disk.as_ref(), path, &log).map_err(|source| match source.kind() {
            ErrorKind::AlreadyExists => StoreError::Exists(path.to_owned()),
            _ => StoreError::disk(path, "make the session")(source),
        })?;
        Ok(Self {
            disk,
            files: SessionFiles::of(path),
            path: path.to_owned(),
            file: Some(file),
            log,
            seal,
            durable: commits.len() as u64,
            queue: Vec::new(),
            unwritable: None,
            folder_due: false,
            lock,
            lock_due: None,
        })
    }

    /// Asks for the lock if it could not be asked for before. Whoever has it may be writing the session's files.
    pub(crate) fn claim_due(&mut self) -> Result<(), String> {
        let Some(at) = self.lock_due else { return Ok(()) };
        match self.disk.claim(&self.files.lock(), at) {
            Ok(Claim::Ours(lock)) => self.lock = Some(lock),
            Ok(Claim::Unknown) => {}
            Ok(Claim::Theirs(Some(holder))) => return Err(format!("the session is open in {holder}")),
            Ok(Claim::Theirs(None)) => return Err("the session is open in another Tandem".to_owned()),
            Ok(Claim::Barred { why, .. }) => return Err(why),
            Err(error) => return Err(in_words(&error)),
        }
        self.lock_due = None;
        Ok(())
    }

    /// The file that holds the session now.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The names of the session's files.
    #[must_use]
    pub fn files(&self) -> &SessionFiles {
        &self.files
    }

    /// The highest durable seq.
    #[must_use]
    pub fn durable(&self) -> u64 {
        self.durable
    }

    /// How many accepted commits are only in memory.
    #[must_use]
    pub fn unsaved(&self) -> usize {
        self.queue.len()
    }

    /// Accepts commits and tries to save all that is not saved yet.
    pub fn append(&mut self, commits: impl IntoIterator<Item = Commit>) -> Report {
        self.queue.extend(commits);
        self.save()
    }

    /// Tries to save all that is not saved yet.
    pub fn save(&mut self) -> Report {
        if self.queue.is_empty() {
            // What comes next cannot be saved: that is told before it comes.
            let barred = self.unwritable.clone().map(|why| self.not_saved(why));
            return barred.unwrap_or(Report::Saved { seq: self.durable });
        }
        let mut lines = Vec::new();
        let seal = match encode_after(self.seal, &self.queue, self.durable, &mut lines) {
            Ok(seal) => seal,
            Err(error) => return self.not_saved(error.to_string()),
        };
        match self.write(&lines) {
            Ok(()) => {
                self.acknowledge(&lines, seal);
                Report::Saved { seq: self.durable }
            }
            Err(Trouble::Refused(why)) => self.not_saved(why),
            Err(Trouble::Lost(why)) => self.rescue(&lines, why),
        }
    }

    /// Saves the whole session to a file of the user's choice, which must not exist, and goes on there.
    pub fn save_to(&mut self, path: &Path) -> Report {
        let mut lines = Vec::new();
        if let Err(error) = encode_after(self.seal, &self.queue, self.durable, &mut lines) {
            return self.not_saved(error.to_string());
        }
        match write_new(self.disk.as_ref(), path, &[&self.log[..], &lines].concat()) {
            Ok(file) => self.move_to(path.to_owned(), file, &lines, "as you asked".to_owned()),
            Err(error) => self.not_saved(in_words(&error)),
        }
    }

    fn write(&mut self, lines: &[u8]) -> Result<(), Trouble> {
        if self.folder_due {
            self.sync_name().map_err(|error| Trouble::Refused(in_words(&error)))?;
            self.folder_due = false;
        }
        let Some(file) = self.file.as_mut() else {
            return Err(Trouble::Lost("the file could not be written to before".to_owned()));
        };
        let length = self.log.len() as u64;
        let found = match self.disk.length(&self.path) {
            Ok(found) => found,
            Err(error) if error.kind() == ErrorKind::NotFound => return Err(Trouble::Lost(in_words(&error))),
            Err(error) => return Err(Trouble::Refused(in_words(&error))),
        };
        if found != length {
            return Err(Trouble::Lost("another program has changed the file".to_owned()));
        }
        if let Err(error) = write_all(file.as_mut(), lines) {
            // What cannot be cut off now cannot be written over later either.
            file.cut(length).map_err(|_| Trouble::Lost(in_words(&error)))?;
            return Err(Trouble::Refused(in_words(&error)));
        }
        file.sync().map_err(|error| {
            // The kernel may show these lines from now on and never write them. Whoever opens the file next must not
            // take them for saved, so they go; that they do not may be no worse than before, so a failure is no news.
            let _ = file.cut(length);
            Trouble::Lost(in_words(&error))
        })
    }

    /// The lines are durable, and so is every commit in the queue.
    fn acknowledge(&mut self, lines: &[u8], seal: Seal) {
        self.log.extend_from_slice(lines);
        self.seal = seal;
        self.durable += self.queue.len() as u64;
        self.queue.clear();
    }

    /// Gives up the file and puts everything into a new one.
    fn rescue(&mut self, lines: &[u8], why: String) -> Report {
        if let Err(why) = self.claim_due() {
            return self.not_saved(why);
        }
        self.file = None;
        let everything = [&self.log[..], lines].concat();
        let mut number = 1;
        loop {
            let path = self.files.rescue(number);
            match write_new(self.disk.as_ref(), &path, &everything) {
                Ok(file) => return self.move_to(path, file, lines, why),
                Err(error) if error.kind() == ErrorKind::AlreadyExists && number < 1000 => number += 1,
                Err(error) => {
                    self.unwritable = Some(in_words(&error));
                    return self.not_saved(in_words(&error));
                }
            }
        }
    }

    fn move_to(&mut self, path: PathBuf, file: Box<dyn DiskFile>, lines: &[u8], why: String) -> Report {
        // The lines were made from the queue just now, so the last one's seal is the chain's.
        let seal = super::seal::lines(lines).last().and_then(|line| line.parts()).map_or(self.seal, |(_, seal)| seal);
        self.acknowledge(lines, seal);
        self.path.clone_from(&path);
        self.file = Some(file);
        (self.unwritable, self.folder_due) = (None, false);
        Report::Moved { path, seq: self.durable, why }
    }

    fn not_saved(&self, why: String) -> Report {
        Report::NotSaved { entries: self.queue.len(), why }
    }
}

impl fmt::Debug for Journal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Journal")
            .field("path", &self.path)
            .field("durable", &self.durable)
            .field("unsaved", &self.queue.len())
            .field("locked", &self.lock.is_some())
            .finish_non_exhaustive()
    }
}

/// Appends the lines of commits that follow a line sealed with `seal`; `durable` is the highest durable seq now.
pub(crate) fn encode_after(mut seal: Seal, commits: &[Commit], durable: u64, out: &mut Vec<u8>) -> Result<Seal, StoreError> {
    for (commit, expected) in commits.iter().zip(durable + 1..) {
        let unwritable = |why: String| StoreError::Unwritable { seq: commit.seq, why };
        if commit.seq != expected {
            return Err(unwritable(format!("entry {expected} should come next")));
        }
        let text = record::encode(commit, durable).map_err(|error| unwritable(error.to_string()))?;
        seal = seal.close_line(&text, out);
    }
    Ok(seal)
}
