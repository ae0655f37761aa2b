//! The report that is written by itself, `NAME-report.docx` beside the session: on a thread of its own, the last asked for
//! only. What it wrote it writes anew; a file that somebody else wrote or changed is left as it is, and a free name taken.

use std::collections::VecDeque;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender, TryRecvError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::aside::PATIENCE;
use super::command::outgoing;
use super::command::subject::Sight;
use super::inbox::Post;
use super::incoming::Incoming;
use crate::export::docx::docx;
use crate::store::in_words;
use crate::tui::Msg;
use crate::tui::desk::Report;
use crate::words::Words;
use crate::workshop::{Change, History, StepKind, Workshop};

/// How many states of a workshop a file from an earlier run is compared with, the newest first.
const REMEMBERED: usize = 400;

/// The most names that are tried beside a session.
const NAMES: u32 = 1000;

/// The most names under which a report of an earlier run is looked for.
const LOOKED_AT: u32 = 9;

/// What the thread is asked for.
#[derive(Debug)]
struct Job {
    /// The session's log.
    log: PathBuf,
    words: Words,
    task: Task,
}

#[derive(Debug)]
enum Task {
    /// To look whether a report of this session lies there.
    Look(Box<History>),
    /// To write the report of the workshop as it stands after so many commits.
    Write(Box<Workshop>, u64),
}

impl Job {
    fn writes(&self, log: &Path) -> bool {
        matches!(self.task, Task::Write(..)) && self.log == log
    }
}

/// The thread, which starts when something is asked for, until it is dropped: then it does what is left and ends.
#[derive(Debug, Default)]
pub struct Reports {
    jobs: Option<Sender<Job>>,
    thread: Option<(JoinHandle<()>, Receiver<()>)>,
}

impl Reports {
    /// Looks whether a report of an earlier run lies beside the session; if so, it is told. That a file of such a name is
    /// there is asked at once, as all that opening asks of the folder: mostly there is none, and no history is copied.
    pub fn look(&mut self, log: &Path, history: &History, words: &Words, post: &Post) {
        if (1..=LOOKED_AT).all(|number| is_free(&named(log, number))) {
            return;
        }
        self.ask(Job { log: log.to_owned(), words: words.clone(), task: Task::Look(Box::new(history.clone())) }, post);
    }

    /// Writes the report of the session as it stands, and tells where it lies, or why it could not be written.
    pub fn write(&mut self, log: &Path, history: &History, words: &Words, post: &Post) {
        let task = Task::Write(Box::new(history.workshop().clone()), history.last_seq());
        self.ask(Job { log: log.to_owned(), words: words.clone(), task }, post);
    }

    fn ask(&mut self, job: Job, post: &Post) {
        let jobs = self.jobs.get_or_insert_with(|| {
            let ((jobs, inbox), (end, ended), post) = (mpsc::channel(), mpsc::channel(), post.clone());
            let work = move || {
                work(&inbox, &post);
                drop(end);
            };
            self.thread = Some((thread::spawn(work), ended));
            jobs
        });
        // A thread that is gone has broken down, and that was told.
        let _ = jobs.send(job);
    }
}

impl Reports {
    /// Does what is left, and waits for it so long.
    fn finish(&mut self, patience: Duration) {
        self.jobs = None;
        if let Some((thread, ended)) = self.thread.take()
            && ended.recv_timeout(patience) == Err(RecvTimeoutError::Disconnected)
        {
            let _ = thread.join();
        }
    }
}

/// A folder that does not answer is not waited for: the session itself is saved without it.
impl Drop for Reports {
    fn drop(&mut self) {
        self.finish(PATIENCE);
    }
}

fn work(inbox: &Receiver<Job>, post: &Post) {
    let mut ours: Option<Ours> = None;
    while let Ok(mut job) = inbox.recv() {
        // Of several for one session only the last is written; what is looked for first is known then.
        let mut waiting: VecDeque<Job> = inbox.try_iter().collect();
        loop {
            let is_passed = job.writes(&job.log) && waiting.front().is_some_and(|next| next.writes(&job.log));
            if !is_passed {
                if ours.as_ref().is_some_and(|ours| ours.log != job.log) {
                    ours = None;
                }
                let msg = match &job.task {
                    Task::Look(history) => looked(&job, history, &mut ours, || goes_on(&job.log, inbox, &mut waiting)),
                    Task::Write(workshop, seq) => Some(written(&job, workshop, *seq, &mut ours)),
                };
                msg.map(|msg| post.send(Incoming::Msg(msg)));
            }
            let Some(next) = waiting.pop_front() else { break };
            job = next;
        }
    }
}

/// Whether it is still worth looking: the program goes on, or a report of this session is to be written.
fn goes_on(log: &Path, inbox: &Receiver<Job>, waiting: &mut VecDeque<Job>) -> bool {
    loop {
        match inbox.try_recv() {
            Ok(job) => waiting.push_back(job),
            Err(TryRecvError::Empty) => return true,
            Err(TryRecvError::Disconnected) => return waiting.iter().any(|job| job.writes(log)),
        }
    }
}

/// A report that this program wrote.
#[derive(Debug)]
struct Ours {
    log: PathBuf,
    file: PathBuf,
    bytes: Vec<u8>,
}

fn lies(job: &Job, file: &Path, seq: u64, is_new: bool, left: Option<&Path>) -> Msg {
    let name = |file: &Path| file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Msg::ReportLies(Report {
        session: job.log.display().to_string(),
        file: name(file),
        place: file.display().to_string(),
        seq,
        is_new,
        at: None,
        left: left.map(name),
    })
}

fn looked(job: &Job, history: &History, ours: &mut Option<Ours>, goes_on: impl FnMut() -> bool) -> Option<Msg> {
    let (seq, found) = earlier(job, history, goes_on)?;
    let msg = lies(job, &found.file, seq, false, None);
    *ours = Some(found);
    Some(msg)
}

fn written(job: &Job, workshop: &Workshop, seq: u64, ours: &mut Option<Ours>) -> Msg {
    let bytes = bytes(workshop, &job.words);
    let (mut left, mut there) = (None, None);
    if let Some(known) = ours.as_ref() {
        match fs::read(&known.file) {
            Ok(found) if found == known.bytes => there = Some((known.file.clone(), true)),
            // Whoever took it away gets it at its old place.
            _ if is_free(&known.file) => there = Some((known.file.clone(), false)),
            _ => left = Some(known.file.clone()),
        }
    }
    let (file, replace) = there.unwrap_or_else(|| (free(&job.log), false));
    // What could not be replaced is still known as its own the next time.
    if let Err(error) = outgoing::put(&file, &bytes, replace) {
        return Msg::ReportFailed { session: job.log.display().to_string(), why: in_words(&error) };
    }
    let msg = lies(job, &file, seq, true, left.as_deref());
    *ours = Some(Ours { log: job.log.clone(), file, bytes });
    msg
}

fn bytes(workshop: &Workshop, words: &Words) -> Vec<u8> {
    docx(Sight::of(workshop, 0, false, words).subject())
}

/// The report that an earlier run wrote, and of which entry: the same log gives the same bytes, so that a file of others,
/// or one that somebody changed, is of none.
fn earlier(job: &Job, history: &History, mut goes_on: impl FnMut() -> bool) -> Option<(u64, Ours)> {
    let names = (1..=LOOKED_AT).map(|number| named(&job.log, number));
    let there: Vec<(PathBuf, Vec<u8>)> = names.filter_map(|file| Some((file.clone(), fs::read(&file).ok()?))).collect();
    if there.is_empty() {
        return None;
    }
    let closing = closing(history);
    closing.into_iter().rev().take(REMEMBERED).take_while(|_| goes_on()).find_map(|seq| {
        let written = bytes(&history.at(seq)?, &job.words);
        let (file, bytes) = there.iter().rev().find(|(_, bytes)| *bytes == written)?.clone();
        Some((seq, Ours { log: job.log.clone(), file, bytes }))
    })
}

/// The entries after which a report is written: all in *Before you go*, and wherever something is struck.
fn closing(history: &History) -> Vec<u64> {
    let mut workshop = Workshop::default();
    let mut closing = Vec::new();
    for commit in history.commits() {
        if workshop.apply_all(&commit.changes).is_err() {
            break;
        }
        let strikes = commit.changes.iter().any(|change| matches!(change, Change::Struck { .. }));
        if strikes || workshop.current_step().is_some_and(|step| step.kind == StepKind::Close) {
            closing.push(commit.seq);
        }
    }
    closing
}

/// A name beside a session's log that no report has yet, of the kind that everybody in the house can open and mend.
fn free(log: &Path) -> PathBuf {
    (1..NAMES).map(|number| named(log, number)).find(|file| is_free(file)).unwrap_or_else(|| named(log, NAMES))
}

/// Nothing has this name, not even a link that leads nowhere.
fn is_free(file: &Path) -> bool {
    file.symlink_metadata().is_err_and(|error| error.kind() == ErrorKind::NotFound)
}

fn named(log: &Path, number: u32) -> PathBuf {
    let stem = log.file_stem().unwrap_or_default().to_string_lossy();
    let ending = if number == 1 { "-report.docx".to_owned() } else { format!("-report-{number}.docx") };
    log.with_file_name(format!("{stem}{ending}"))
}

#[cfg(test)]
mod tests;
