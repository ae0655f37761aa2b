//! Reading a session file: what is good in it, and what is wrong with the rest.
//!
//! The rule (p is the seq of the first line that is broken or missing, D the highest `synced` in any well-sealed line):
//! p > D is an unfinished tail, as an ordinary power cut leaves it; p <= D is damage, for a record that was durable is
//! gone. Readers never lock and never write.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::thread;

use super::disk::Disk;
use super::error::{READ, StoreError};
use super::record::{self, FORMAT, Header};
use super::seal::{self, Line, Seal};
use crate::workshop::History;

/// A session file as it was read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The file.
    pub path: PathBuf,
    /// Its header; nothing where the first line is broken.
    pub header: Option<Header>,
    /// The good commits, folded.
    pub history: History,
    /// What is wrong with the rest.
    pub state: State,
    /// The whole file.
    pub(crate) bytes: Vec<u8>,
    /// How many of its bytes are the good part.
    pub(crate) good: usize,
    /// The seal of the last good line.
    pub(crate) seal: Seal,
    /// D: the highest seq known to have been durable.
    pub(crate) durable: u64,
}

/// What is wrong with a session file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Every line is good.
    Intact,
    /// Interrupted while writing: nothing that was ever reported as saved is missing.
    Tail {
        /// Lines, or parts of lines, behind the good part.
        lines: usize,
    },
    /// Something that was saved is no longer readable.
    Damaged(Damage),
}

/// Where a file is damaged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The first bad line, counted from 1 (the header).
    pub line: usize,
    /// What is wrong with it.
    pub why: String,
}

/// Reads a session file.
///
/// # Errors
/// If there is no such file, it cannot be read, or it is from a newer version.
pub fn read(disk: &dyn Disk, path: &Path) -> Result<Reading, StoreError> {
    let bytes = disk.read(path).map_err(StoreError::disk(path, READ))?;
    interpret(path, bytes)
}

/// Makes sense of the bytes of a session file.
///
/// # Errors
/// If they are from a newer version: that is looked at before any seal.
pub fn interpret(path: &Path, bytes: Vec<u8>) -> Result<Reading, StoreError> {
    refuse_newer(path, &bytes)?;
    let mut scan = Scan::default();
    scan.take_all(&bytes);
    let state = scan.judge();
    Ok(Reading {
        path: path.to_owned(),
        header: scan.header,
        history: scan.history,
        state,
        bytes,
        good: scan.good,
        seal: scan.seal,
        durable: scan.durable,
    })
}

/// The highest format that the header or any `Format` line asks for.
pub(crate) fn format_of(bytes: &[u8]) -> u32 {
    // Most files hold no such line, and looking for it is much faster than reading all of them.
    let looked_at = if record::may_ask_for_a_format(bytes) { usize::MAX } else { 1 };
    seal::lines(bytes)
        .enumerate()
        .take(looked_at)
        .filter(|(number, line)| *number == 0 || record::may_ask_for_a_format(line.bytes))
        .filter_map(|(number, line)| record::format_asked_for(line.bytes, number == 0))
        .max()
        .unwrap_or(0)
}

/// Refuses bytes from a newer version, before anything else is made of them.
pub(crate) fn refuse_newer(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    match format_of(bytes) {
        version if version > FORMAT => Err(StoreError::Newer { path: path.to_owned(), version }),
        _ => Ok(()),
    }
}

/// What a well-sealed line turned out to be.
enum Content {
    Header(Header),
    Commit(record::Record),
}

/// What a line holds, if its seal fits: or why that cannot be read.
type Held = Option<Result<Content, String>>;

/// Lines that are read at a time: enough for several threads, few enough to need little room.
const BATCH: usize = 8192;
/// Fewer lines than this are not worth a thread.
const WORTH_A_THREAD: usize = 512;

/// Reads lines that follow a line with the seal `before`, on as many threads as there are processors.
fn contents(lines: &[Line<'_>], before: Option<Seal>, first: bool) -> Vec<Held> {
    let threads = thread::available_parallelism().map_or(1, NonZeroUsize::get).min(lines.len() / WORTH_A_THREAD);
    if threads < 2 {
        return contents_of(lines, before, first);
    }
    thread::scope(|scope| {
        let share = lines.len().div_ceil(threads);
        let parts = lines.chunks(share).enumerate().map(|(part, chunk)| {
            let before = if part == 0 { before } else { lines[part * share - 1].parts().map(|(_, seal)| seal) };
            scope.spawn(move || contents_of(chunk, before, first && part == 0))
        });
        let parts: Vec<_> = parts.collect();
        // A thread that broke down is a fault of this program: it goes on breaking down here.
        parts.into_iter().flat_map(|part| part.join().unwrap_or_else(|fault| std::panic::resume_unwind(fault))).collect()
    })
}

fn contents_of(lines: &[Line<'_>], mut before: Option<Seal>, first: bool) -> Vec<Held> {
    let read = |(number, line): (usize, &Line<'_>)| {
        let text = line.sealed_after(before);
        before = line.parts().map(|(_, seal)| seal);
        let is_header = first && number == 0;
        text.map(|text| {
            if is_header { record::decode_header(text).map(Content::Header) } else { record::decode(text).map(Content::Commit) }
        })
    };
    lines.iter().enumerate().map(read).collect()
}

/// Goes through the lines once.
struct Scan {
    header: Option<Header>,
    history: History,
    good: usize,
    seal: Seal,
    /// The seal written on the line before; nothing if none was.
    written: Option<Seal>,
    lines: usize,
    /// D: the highest seq known to have been durable.
    durable: u64,
    broken: Option<Broken>,
}

/// The first line that is broken.
struct Broken {
    line: usize,
    why: String,
    /// The line was written so and sealed: no power cut leaves that.
    on_purpose: bool,
}

impl Default for Scan {
    fn default() -> Self {
        Self {
            header: None,
            history: History::default(),
            good: 0,
            seal: Seal::START,
            written: Some(Seal::START),
            lines: 0,
            durable: 0,
            broken: None,
        }
    }
}

impl Scan {
    fn take_all(&mut self, bytes: &[u8]) {
        let mut lines = seal::lines(bytes);
        loop {
            let batch: Vec<Line<'_>> = lines.by_ref().take(BATCH).collect();
            if batch.is_empty() {
                return;
            }
            let contents = contents(&batch, self.written, self.lines == 0);
            for (line, content) in batch.iter().zip(contents) {
                self.take(line, content);
            }
        }
    }

    fn take(&mut self, line: &Line<'_>, content: Held) {
        self.lines += 1;
        self.written = line.parts().map(|(_, seal)| seal);
        if let Some(Ok(Content::Commit(record))) = &content {
            self.durable = self.durable.max(record.synced);
        }
        if self.broken.is_some() {
            return;
        }
        match content.map(|content| content.and_then(|content| self.keep(content))) {
            Some(Ok(())) => {
                self.good = line.end();
                self.seal = self.written.unwrap_or(Seal::START);
            }
            Some(Err(why)) => self.break_here(why, true),
            None => self.break_here(complaint(line), false),
        }
    }

    /// Takes a line in, or says why it cannot follow the ones before.
    fn keep(&mut self, content: Content) -> Result<(), String> {
        match content {
            Content::Header(header) => self.header = Some(header),
            Content::Commit(record) => self.history.record(record.commit).map_err(|refusal| refusal.to_string())?,
        }
        Ok(())
    }

    fn break_here(&mut self, why: String, on_purpose: bool) {
        self.broken = Some(Broken { line: self.lines, why, on_purpose });
    }

    fn judge(&mut self) -> State {
        let broken = match self.broken.take() {
            Some(broken) => broken,
            None if self.header.is_some() => return State::Intact,
            None => Broken { line: 1, why: "the file is empty".to_owned(), on_purpose: false },
        };
        let missing = if self.header.is_some() { self.history.last_seq() + 1 } else { 0 };
        if missing > self.durable && !broken.on_purpose {
            return State::Tail { lines: self.lines + 1 - broken.line };
        }
        State::Damaged(Damage { line: broken.line, why: broken.why })
    }
}

/// What is wrong with a line whose seal does not fit.
fn complaint(line: &Line<'_>) -> String {
    let what = match (line.parts(), line.ended) {
        (_, false) => "the line is cut short",
        (None, true) => "the line has no seal",
        (Some(_), true) => "its seal does not fit: it was changed, or a line before it is missing",
    };
    what.to_owned()
}

impl Reading {
    /// The error for those who need all of the file.
    ///
    /// # Errors
    /// If the file is damaged. An unfinished tail is none.
    pub fn undamaged(self) -> Result<Self, StoreError> {
        match self.state {
            State::Damaged(Damage { line, why }) => Err(StoreError::Damaged { path: self.path, line, why }),
            State::Intact | State::Tail { .. } => Ok(self),
        }
    }

    /// The bytes behind the good part.
    #[must_use]
    pub fn tail(&self) -> &[u8] {
        &self.bytes[self.good..]
    }
}
