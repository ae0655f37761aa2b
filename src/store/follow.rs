//! A reader that keeps up with a writer: room screens, and a second `open`.
//!
//! It reads only what was added. It never locks and never writes, and takes a line only once it is whole.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use super::disk::RealDisk;
use super::error::{READ, StoreError};
use super::reading::{Reading, State};
use super::record::{self, FORMAT, Header};
use super::rescue;
use super::seal::{self, Seal};
use super::side::SessionFiles;
use crate::workshop::History;

/// A session that is being followed.
#[derive(Debug)]
pub struct Follow {
    asked: PathBuf,
    path: PathBuf,
    header: Option<Header>,
    history: History,
    /// Where the lines taken so far end, in bytes, and the seal of the last.
    end: u64,
    seal: Seal,
    rescues: usize,
    state: State,
}

impl Follow {
    /// Reads a session, to follow it from there.
    ///
    /// # Errors
    /// If there is no such session, it cannot be read, or it is from a newer version.
    pub fn start(path: &Path) -> Result<Self, StoreError> {
        let rescues = count_rescues(path);
        let Reading { path: file, header, history, state, good, seal, .. } = rescue::find(&RealDisk, path)?.reading;
        Ok(Self { asked: path.to_owned(), path: file, header, history, end: good as u64, seal, rescues, state })
    }

    /// The session as far as it was read.
    #[must_use]
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The session's header; nothing where that is damaged.
    #[must_use]
    pub fn header(&self) -> Option<&Header> {
        self.header.as_ref()
    }

    /// What was wrong with the file when it was last read from its beginning.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The file that is followed now: the log or a rescue.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Takes in what was written since; says whether that changed anything. A file that was rewritten (something was
    /// struck), or a new rescue, is read from its beginning.
    ///
    /// # Errors
    /// If the session is gone, cannot be read, or asks for a newer version by now.
    pub fn poll(&mut self) -> Result<bool, StoreError> {
        if count_rescues(&self.asked) != self.rescues {
            return self.start_again();
        }
        match self.read_on() {
            Ok(Some(added)) => self.take(&added),
            Ok(None) => self.start_again(),
            Err(error) => Err(StoreError::disk(&self.path, READ)(error)),
        }
    }

    fn start_again(&mut self) -> Result<bool, StoreError> {
        let again = Self::start(&self.asked)?;
        let changed = again.history.commits() != self.history.commits();
        *self = again;
        Ok(changed)
    }

    /// The bytes behind the last line taken; nothing if that line is no longer where it was.
    fn read_on(&self) -> io::Result<Option<Vec<u8>>> {
        let known = format!("{}\n", self.seal);
        let Some(from) = self.end.checked_sub(known.len() as u64) else { return Ok(None) };
        let mut file = File::open(&self.path)?;
        file.seek(SeekFrom::Start(from))?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        // The seal stands for all lines before it.
        Ok(bytes.strip_prefix(known.as_bytes()).map(<[u8]>::to_vec))
    }

    fn take(&mut self, added: &[u8]) -> Result<bool, StoreError> {
        let newest = seal::lines(added)
            .filter(|line| record::may_ask_for_a_format(line.bytes))
            .filter_map(|line| record::format_asked_for(line.bytes, false))
            .max();
        if let Some(version) = newest.filter(|version| *version > FORMAT) {
            return Err(StoreError::Newer { path: self.path.clone(), version });
        }
        let mut changed = false;
        let start = self.end;
        for line in seal::lines(added) {
            let record = line.sealed_after(Some(self.seal)).and_then(|text| record::decode(text).ok());
            let Some(record) = record else { break };
            if self.history.record(record.commit).is_err() {
                break;
            }
            self.end = start + line.end() as u64;
            self.seal = line.parts().map_or(self.seal, |(_, seal)| seal);
            changed = true;
        }
        Ok(changed)
    }
}

fn count_rescues(path: &Path) -> usize {
    SessionFiles::of(path).rescues(&RealDisk).map_or(0, |rescues| rescues.len())
}
