//! The report that is written by itself, `NAME-report.docx` beside the session: on a thread of its own, the last asked for
//! only. What it wrote it writes anew; a file that somebody else wrote or changed is left as it is, and a free name taken.

use std::collections::VecDeque;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};

use super::command::outgoing;
use super::command::subject::Sight;
use super::inbox::Post;
use super::incoming::Incoming;
use super::world::failed;
use crate::export::docx::docx;
use crate::store::SessionFiles;
use crate::tui::Msg;
use crate::tui::desk::Report;
use crate::words::Words;
use crate::workshop::{History, StepKind, Workshop};

/// How many states of a workshop a file from an earlier run is compared with, the newest first.
const REMEMBERED: usize = 40;

/// The most names that are tried beside a session.
const NAMES: u32 = 1000;

/// What the thread is asked for.
#[derive(Debug)]
struct Job {
    /// The session's log.
    log: PathBuf,
    /// As it stands.
    history: History,
    words: Words,
    /// Write the report; else only look whether one of ours lies there.
    write: bool,
}

/// The thread, which starts when something is asked for, until it is dropped: then it does what is left and ends.
#[derive(Debug, Default)]
pub struct Reports {
    jobs: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Reports {
    /// Looks whether a report of an earlier run lies beside the session; if so, it is told.
    pub fn look(&mut self, log: &Path, history: &History, words: &Words, post: &Post) {
        if named(log, 1).exists() {
            self.ask(Job { log: log.to_owned(), history: history.clone(), words: words.clone(), write: false }, post);
        }
    }

    /// Writes the report of the session as it stands, and tells where it lies.
    pub fn write(&mut self, log: &Path, history: &History, words: &Words, post: &Post) {
        self.ask(Job { log: log.to_owned(), history: history.clone(), words: words.clone(), write: true }, post);
    }

    fn ask(&mut self, job: Job, post: &Post) {
        let jobs = self.jobs.get_or_insert_with(|| {
            let ((jobs, inbox), post) = (mpsc::channel(), post.clone());
            self.thread = Some(thread::spawn(move || work(&inbox, &post)));
            jobs
        });
        // A thread that is gone has broken down, and that was told.
        let _ = jobs.send(job);
    }
}

impl Drop for Reports {
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn work(inbox: &Receiver<Job>, post: &Post) {
    let mut ours: Option<Ours> = None;
    while let Ok(mut job) = inbox.recv() {
        // Of several for one session only the last is written; what is looked for first is known then.
        let mut waiting: VecDeque<Job> = inbox.try_iter().collect();
        loop {
            let is_passed = job.write && waiting.front().is_some_and(|next| next.write && next.log == job.log);
            if !is_passed && let Some(msg) = done(&job, &mut ours) {
                let _ = post.send(Incoming::Msg(msg));
            }
            let Some(next) = waiting.pop_front() else { break };
            job = next;
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

fn done(job: &Job, ours: &mut Option<Ours>) -> Option<Msg> {
    if ours.as_ref().is_none_or(|ours| ours.log != job.log) {
        *ours = None;
    }
    let report = |file: &Path, seq: u64, left: Option<PathBuf>| {
        Msg::ReportLies(Report {
            session: SessionFiles::of(&job.log).name(),
            file: file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            place: file.display().to_string(),
            seq,
            at: None,
            left: left.map(|left| left.file_name().unwrap_or_default().to_string_lossy().into_owned()),
        })
    };
    if !job.write {
        let (seq, found) = earlier(job)?;
        let msg = report(&found.file, seq, None);
        *ours = Some(found);
        return Some(msg);
    }
    let bytes = bytes(job.history.workshop(), &job.words);
    let mut left = None;
    let there = ours.take().and_then(|known| match fs::read(&known.file) {
        Ok(there) if there == known.bytes => Some((known.file, true)),
        Ok(_) => {
            left = Some(known.file);
            None
        }
        // Whoever took it away gets it at its old place.
        Err(_) => Some((known.file, false)),
    });
    let (file, replace) = there.unwrap_or_else(|| (free(&job.log), false));
    if let Err(failure) = outgoing::write(&file, &bytes, replace) {
        return Some(failed(failure));
    }
    let msg = report(&file, job.history.last_seq(), left);
    *ours = Some(Ours { log: job.log.clone(), file, bytes });
    Some(msg)
}

fn bytes(workshop: &Workshop, words: &Words) -> Vec<u8> {
    docx(Sight::of(workshop, 0, false, words).subject())
}

/// The report that an earlier run wrote, and of which entry: the same log gives the same bytes, so that a file of others,
/// or one that somebody changed, is of none.
fn earlier(job: &Job) -> Option<(u64, Ours)> {
    let there: Vec<(PathBuf, Vec<u8>)> = (1..NAMES)
        .map(|number| named(&job.log, number))
        .map_while(|file| Some((fs::read(&file).ok()?, file)))
        .map(|(bytes, file)| (file, bytes))
        .collect();
    let mut stood = VecDeque::new();
    let mut history = History::default();
    for commit in job.history.commits() {
        history.record(commit.clone()).ok()?;
        if history.workshop().current_step().is_some_and(|step| step.kind == StepKind::Close) {
            stood.push_back((commit.seq, history.workshop().clone()));
            if stood.len() > REMEMBERED {
                stood.pop_front();
            }
        }
    }
    stood.into_iter().rev().find_map(|(seq, workshop)| {
        let written = bytes(&workshop, &job.words);
        let (file, bytes) = there.iter().rev().find(|(_, bytes)| *bytes == written)?.clone();
        Some((seq, Ours { log: job.log.clone(), file, bytes }))
    })
}

/// A name beside a session's log that no report has yet, of the kind that everybody in the house can open and mend.
fn free(log: &Path) -> PathBuf {
    (1..NAMES).map(|number| named(log, number)).find(|file| !file.exists()).unwrap_or_else(|| named(log, NAMES))
}

fn named(log: &Path, number: u32) -> PathBuf {
    let stem = log.file_stem().unwrap_or_default().to_string_lossy();
    let ending = if number == 1 { "-report.docx".to_owned() } else { format!("-report-{number}.docx") };
    log.with_file_name(format!("{stem}{ending}"))
}

#[cfg(test)]
mod tests;
