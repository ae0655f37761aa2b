//! The thread that writes the draft and what the room screens should show: values of which only the last counts, that
//! nobody waits for and that may be lost.

use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::store::replace_side_file;

/// The shortest time between two writes of one file: ten a second at most.
const PAUSE: Duration = Duration::from_millis(100);

/// How long a folder may take to answer before it is not waited for any longer.
pub(super) const PATIENCE: Duration = Duration::from_secs(1);

/// What the thread is asked for.
#[derive(Debug)]
enum Job {
    /// A side file's new content.
    Put { path: PathBuf, content: String },
    /// To say when all that was asked for before is done.
    Tell(Sender<()>),
}

/// The thread, which starts when something is asked for, until it is dropped: then it writes the last values and ends.
#[derive(Debug, Default)]
pub struct Aside {
    jobs: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Aside {
    /// Asks for a side file to hold `content`.
    pub fn put(&mut self, path: PathBuf, content: String) {
        let jobs = self.jobs.get_or_insert_with(|| {
            let (jobs, inbox) = mpsc::channel();
            self.thread = Some(thread::spawn(move || work(&inbox)));
            jobs
        });
        // A thread that is gone loses a draft, which is allowed.
        let _ = jobs.send(Job::Put { path, content });
    }

    /// Waits until all that was asked for is done, for a second at most: whoever looks into the files then finds the last
    /// of it. Returns whether it is.
    pub fn settle(&self) -> bool {
        let Some(jobs) = &self.jobs else { return true };
        let (tell, told) = mpsc::channel();
        jobs.send(Job::Tell(tell)).is_ok() && told.recv_timeout(PATIENCE).is_ok()
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        // A folder that does not answer is not waited for.
        let answers = self.settle();
        self.jobs = None;
        if let Some(thread) = self.thread.take().filter(|_| answers) {
            let _ = thread.join();
        }
    }
}

fn work(inbox: &Receiver<Job>) {
    while let Ok(first) = inbox.recv() {
        let mut last: Vec<(PathBuf, String)> = Vec::new();
        let mut waiting = Vec::new();
        for job in std::iter::once(first).chain(inbox.try_iter()) {
            match job {
                Job::Put { path, content } => {
                    last.retain(|(other, _)| *other != path);
                    last.push((path, content));
                }
                Job::Tell(tell) => waiting.push(tell),
            }
        }
        for (path, content) in last {
            // A side file that cannot be written is not worth a word: the session's own file will say so.
            let _ = replace_side_file(&path, content.as_bytes());
        }
        for tell in waiting {
            // Whoever asked may have lost patience.
            let _ = tell.send(());
        }
        thread::sleep(PAUSE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn once_it_has_settled_the_last_of_many_values_is_in_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.draft");
        let mut aside = Aside::default();
        assert!(aside.settle(), "nothing was asked for");
        for number in 0..50 {
            aside.put(path.clone(), format!("value {number}"));
        }
        assert!(aside.settle());
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "value 49");
        aside.put(path.clone(), "the last".to_owned());
        drop(aside);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "the last");
    }
}
