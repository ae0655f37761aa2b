//! The thread that writes the draft and what the room screens should show: values of which only the last counts, that
//! nobody waits for and that may be lost.

use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::store::{remove_side_file, replace_side_file};

/// The shortest time between two writes of one file: ten a second at most.
const PAUSE: Duration = Duration::from_millis(100);

/// A side file's new content; none removes it.
#[derive(Debug)]
struct Job {
    path: PathBuf,
    content: Option<String>,
}

/// The thread, until it is dropped: then it writes the last values and ends.
#[derive(Debug)]
pub struct Aside {
    jobs: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Aside {
    /// Starts the thread.
    #[must_use]
    pub fn start() -> Self {
        let (jobs, inbox) = mpsc::channel();
        Self { jobs: Some(jobs), thread: Some(thread::spawn(move || work(&inbox))) }
    }

    /// Asks for a side file to hold `content`, or to be gone.
    pub fn put(&self, path: PathBuf, content: Option<String>) {
        if let Some(jobs) = &self.jobs {
            // A thread that is gone loses a draft, which is allowed.
            let _ = jobs.send(Job { path, content });
        }
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn work(inbox: &Receiver<Job>) {
    while let Ok(first) = inbox.recv() {
        let mut last: Vec<Job> = vec![first];
        for job in inbox.try_iter() {
            last.retain(|other| other.path != job.path);
            last.push(job);
        }
        for job in last {
            match job.content {
                // A side file that cannot be written is not worth a word: the session's own file will say so.
                Some(content) => drop(replace_side_file(&job.path, content.as_bytes())),
                None => remove_side_file(&job.path),
            }
        }
        thread::sleep(PAUSE);
    }
}
