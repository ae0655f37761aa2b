//! Going on with a session that was read: what is not known to be on the disk is written to it once more.
//!
//! The process that wrote the last lines may have been killed before its sync; and a sync that succeeds now proves nothing,
//! for an earlier one may have failed, and then the kernel has marked the pages as clean. So what stands behind the highest
//! number known to have been durable is written again, the same bytes in the same place, before the sync that makes it count
//! as saved. What cannot be is in memory only, and that is told.

use std::io::{self, ErrorKind};
use std::sync::Arc;

use jiff::Timestamp;

use super::{Journal, Report, encode_after};
use crate::store::disk::{Disk, folder_of};
use crate::store::error::{StoreError, in_words};
use crate::store::lock::{Lock, is_barred};
use crate::store::reading::Reading;
use crate::store::seal;

impl Journal {
    /// Goes on with a session that was read. An unfinished tail must have been set aside; here it is cut off. Takes the
    /// file's bytes out of the reading.
    pub(crate) fn resume(disk: Arc<dyn Disk>, reading: &mut Reading, lock: Option<Lock>) -> Result<(Self, Report), StoreError> {
        let length = reading.bytes.len();
        let mut journal = Self::aloof(disk, reading, lock);
        match journal.disk.append_to(&journal.path) {
            Ok(file) => journal.file = Some(file),
            Err(error) if is_barred(&error) => {
                journal.settle_unwritten()?;
                return Ok(journal.barred_by(in_words(&error)));
            }
            Err(error) => return Err(StoreError::disk(&journal.path, "write to it")(error)),
        }
        let report = match journal.settle(length, reading) {
            Ok(()) => Report::Saved { seq: journal.durable },
            Err(error) => journal.give_up(reading, in_words(&error))?,
        };
        Ok((journal, report))
    }

    /// A session whose file can be written to no more, for this reason: what comes goes to a rescue as soon as one can be
    /// made. What was read is made durable, or waits with it. Takes the file's bytes out of the reading.
    pub(crate) fn in_memory(
        disk: Arc<dyn Disk>,
        reading: &mut Reading,
        lock: Option<Lock>,
        why: String,
    ) -> Result<(Self, Report), StoreError> {
        let mut journal = Self::aloof(disk, reading, lock);
        let written = match journal.write_again(journal.unproven(reading)) {
            // Then a sync is all there is.
            Err(error) if matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem) => Ok(()),
            written => written,
        };
        if written.is_ok() && journal.settle_unwritten().is_ok() {
            return Ok(journal.barred_by(why));
        }
        let report = journal.give_up(reading, why)?;
        Ok((journal, report))
    }

    /// [`Journal::in_memory`] where not even the lock could be asked for, as was tried `at` this time: nothing is written.
    pub(crate) fn barred(
        disk: Arc<dyn Disk>,
        reading: &mut Reading,
        at: Timestamp,
        why: String,
    ) -> Result<(Self, Report), StoreError> {
        let journal = Self { lock_due: Some(at), ..Self::aloof(disk, reading, None) };
        journal.settle_unwritten()?;
        Ok(journal.barred_by(why))
    }

    fn barred_by(self, why: String) -> (Self, Report) {
        (Self { unwritable: Some(why.clone()), ..self }, Report::NotSaved { entries: 0, why })
    }

    /// A session that was read, with no file open. Takes the file's bytes out of the reading.
    fn aloof(disk: Arc<dyn Disk>, reading: &mut Reading, lock: Option<Lock>) -> Self {
        let mut log = std::mem::take(&mut reading.bytes);
        log.truncate(reading.good);
        Self {
            disk,
            files: super::SessionFiles::of(&reading.path),
            path: reading.path.clone(),
            file: None,
            log,
            seal: reading.seal,
            durable: reading.history.last_seq(),
            queue: Vec::new(),
            unwritable: None,
            folder_due: false,
            lock,
            lock_due: None,
        }
    }

    /// Makes what stands in a file durable that may only be read.
    fn settle_unwritten(&self) -> Result<(), StoreError> {
        let synced = self.disk.sync_file(&self.path).and_then(|()| self.sync_name());
        synced.map_err(StoreError::disk(&self.path, "make sure that it is saved"))
    }

    /// Makes the name of the file durable: behind a link, that of the file it leads to.
    pub(super) fn sync_name(&self) -> io::Result<()> {
        self.disk.sync_folder(folder_of(&self.disk.led_to(&self.path)))
    }

    /// Makes what stands in the file, of this length, durable without what stands behind the log.
    fn settle(&mut self, length: usize, reading: &Reading) -> io::Result<()> {
        if self.disk.length(&self.path)? != length as u64 {
            return Err(io::Error::other("another program has changed the file"));
        }
        if let Some(file) = &mut self.file
            && length > self.log.len()
        {
            file.cut(self.log.len() as u64)?;
        }
        self.write_again(self.unproven(reading))?;
        if let Some(file) = &mut self.file {
            file.sync()?;
        }
        self.sync_name()
    }

    /// Where in the log the lines begin that no line says to be durable: a few at the end.
    fn unproven(&self, reading: &Reading) -> usize {
        let lines = usize::try_from(reading.history.last_seq().saturating_sub(reading.durable)).unwrap_or(usize::MAX);
        let mut ends = (0..self.log.len()).rev().filter(|at| self.log[*at] == b'\n').map(|at| at + 1);
        ends.nth(lines).unwrap_or(0)
    }

    /// Writes the log from here on once more in the place where it stands, so that a sync has to bring it to the disk.
    fn write_again(&self, mut at: usize) -> io::Result<()> {
        while at < self.log.len() {
            match self.disk.write_again(&self.path, at as u64, &self.log[at..]) {
                Ok(0) => return Err(ErrorKind::WriteZero.into()),
                Ok(written) => at += written,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Gives up the file: what is not known to be on the disk goes to a rescue with all the rest, or waits in memory.
    fn give_up(&mut self, reading: &Reading, why: String) -> Result<Report, StoreError> {
        self.log.truncate(self.unproven(reading));
        self.seal = seal::lines(&self.log).last().and_then(|line| line.parts()).map_or(self.seal, |(_, seal)| seal);
        let commits = reading.history.commits();
        let proven = usize::try_from(reading.durable).unwrap_or(usize::MAX).min(commits.len());
        self.durable = proven as u64;
        self.queue = commits[proven..].to_vec();
        let mut lines = Vec::new();
        encode_after(self.seal, &self.queue, self.durable, &mut lines)?;
        Ok(self.rescue(&lines, why))
    }
}
