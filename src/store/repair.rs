//! Repair: a damaged file, copied without the damage. The old file is not touched.
//!
//! Behind a gap, records whose seal fits the seal written on the line before are applied again, in order; what cannot
//! be applied is kept beside the copy. A line edited by hand has lost its seal; it is taken in only where that is
//! asked for.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

use super::disk::{Disk, write_new};
use super::error::{READ, StoreError};
use super::journal::Journal;
use super::reading::{State, interpret};
use super::record::{self, Header};
use super::seal::{self, Line, Seal};
use super::side::SessionFiles;
use crate::workshop::{Commit, History};

/// What a repair wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repaired {
    /// The repaired copy.
    pub path: PathBuf,
    /// How many entries it holds.
    pub entries: u64,
    /// Lines without a fitting seal that were taken in, because edits were accepted.
    pub edited: Vec<LineFound>,
    /// Lines that could not be taken in.
    pub lost: Vec<LineFound>,
    /// Where those are kept, if there are any.
    pub lost_path: Option<PathBuf>,
}

/// A line that needs to be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineFound {
    /// Its number in the old file, from 1.
    pub line: usize,
    /// What it says, safe to print.
    pub text: String,
    /// What is wrong with it.
    pub why: String,
}

/// Writes NAME.repaired-N.ron, and NAME.lost-N if something could not be taken over. `now` dates a header that has to
/// be made anew.
///
/// # Errors
/// If there is nothing to repair, the file is from a newer version, or the copy cannot be written.
pub fn repair(disk: &Arc<dyn Disk>, path: &Path, accept_edits: bool, now: Timestamp) -> Result<Repaired, StoreError> {
    let bytes = disk.read(path).map_err(StoreError::disk(path, READ))?;
    let reading = interpret(path, bytes)?;
    if reading.state == State::Intact {
        return Err(StoreError::NothingToRepair(path.to_owned()));
    }
    let mut salvage = Salvage { accept_edits, ..Salvage::default() };
    let mut before = Some(Seal::START);
    for (index, line) in seal::lines(&reading.bytes).enumerate() {
        let sealed = line.sealed_after(before).is_some();
        before = line.parts().map(|(_, seal)| seal);
        salvage.take(index + 1, &line, sealed);
    }
    write(disk, path, salvage, now)
}

fn write(disk: &Arc<dyn Disk>, path: &Path, salvage: Salvage, now: Timestamp) -> Result<Repaired, StoreError> {
    let files = SessionFiles::of(path);
    let header = salvage.header.unwrap_or_else(|| Header::new(now));
    let commits = salvage.history.commits();
    let mut number = 1;
    let repaired = loop {
        let free = files.repaired(number);
        match Journal::create(disk.clone(), &free, &header, commits, None) {
            Ok(_) => break free,
            Err(StoreError::Exists(_)) if number < 1000 => number += 1,
            Err(error) => return Err(error),
        }
    };
    let lost_path = if salvage.lost.is_empty() { None } else { Some(keep_lost(disk.as_ref(), &files, &salvage.bytes)?) };
    Ok(Repaired { path: repaired, entries: commits.len() as u64, edited: salvage.edited, lost: salvage.lost, lost_path })
}

/// Keeps the lost lines, byte for byte, under the first free name.
fn keep_lost(disk: &dyn Disk, files: &SessionFiles, bytes: &[u8]) -> Result<PathBuf, StoreError> {
    let mut number = 1;
    loop {
        let path = files.lost(number);
        match write_new(disk, &path, bytes) {
            Ok(_) => return Ok(path),
            Err(error) if error.kind() == ErrorKind::AlreadyExists && number < 1000 => number += 1,
            Err(error) => return Err(StoreError::disk(&path, "keep the lost lines")(error)),
        }
    }
}

/// What was saved so far.
#[derive(Default)]
struct Salvage {
    accept_edits: bool,
    header: Option<Header>,
    history: History,
    /// New numbers of the old entries: undo marks point at them.
    renumbered: BTreeMap<u64, u64>,
    edited: Vec<LineFound>,
    lost: Vec<LineFound>,
    /// The lost lines, byte for byte.
    bytes: Vec<u8>,
}

impl Salvage {
    fn take(&mut self, number: usize, line: &Line<'_>, sealed: bool) {
        let text = line.parts().map_or(line.bytes, |(text, _)| text);
        let found = |why: String| LineFound { line: number, text: printable(line.bytes), why };
        let unsealed = "its seal does not fit";
        let taken = match (number, sealed || self.accept_edits) {
            // An unsealed header is better than none: it says which session this is.
            (1, _) => record::decode_header(text).map(|header| self.header = Some(header)),
            (_, true) => record::decode(text).and_then(|record| self.apply(record.commit)),
            (_, false) => Err(unsealed.to_owned()),
        };
        match taken {
            Ok(()) if sealed => {}
            Ok(()) => self.edited.push(found(unsealed.to_owned())),
            Err(why) => {
                self.lost.push(found(why));
                self.bytes.extend_from_slice(line.bytes);
                self.bytes.extend(line.ended.then_some(b'\n'));
            }
        }
    }

    fn apply(&mut self, mut commit: Commit) -> Result<(), String> {
        let old = commit.seq;
        commit.seq = self.history.last_seq() + 1;
        // A mark whose target is lost is dropped: the changes stand for themselves.
        commit.undoes = commit.undoes.and_then(|seq| self.renumbered.get(&seq).copied());
        commit.redoes = commit.redoes.and_then(|seq| self.renumbered.get(&seq).copied());
        let new = commit.seq;
        self.history.record(commit).map_err(|refusal| refusal.to_string())?;
        self.renumbered.insert(old, new);
        Ok(())
    }
}

/// Bytes as they may be shown: control and bidi characters escaped.
fn printable(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let unsafe_to_print = |c: char| {
        c.is_control()
            || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    text.chars().map(|c| if unsafe_to_print(c) { c.escape_unicode().to_string() } else { c.to_string() }).collect()
}
