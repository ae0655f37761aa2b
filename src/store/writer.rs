//! The thread that runs a journal, so that nobody waits for the disk.
//!
//! What comes in while a sync is under way is written and synced together afterwards. This thread is the only one of the store
//! that outlives a call. Knows nothing of the screen: it tells what happened through a callback.

use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use jiff::Timestamp;

use super::error::StoreError;
use super::journal::{Journal, Report};
use super::strike::Struck;
use crate::workshop::Commit;

/// How long after a failure it is tried again by itself.
const RETRY: Duration = Duration::from_secs(5);

/// What the writer has to say.
#[derive(Debug)]
pub enum Event {
    /// Every commit up to this seq is durable.
    Saved(u64),
    /// Some commits are only in memory.
    NotSaved {
        /// How many.
        entries: usize,
        /// Why, in plain words: `disk full`.
        why: String,
    },
    /// The session goes on in this file, and every commit up to `seq` is durable there.
    MovedToRescue {
        /// The file.
        path: PathBuf,
        /// The highest durable seq.
        seq: u64,
        /// Why, in plain words.
        why: String,
    },
    /// The file that the user named for it could not be made; the session goes on where it was.
    NotThere {
        /// The file.
        path: PathBuf,
        /// Why, in plain words.
        why: String,
    },
}

impl From<Report> for Event {
    fn from(report: Report) -> Self {
        match report {
            Report::Saved { seq } => Self::Saved(seq),
            Report::NotSaved { entries, why } => Self::NotSaved { entries, why },
            Report::Moved { path, seq, why } => Self::MovedToRescue { path, seq, why },
        }
    }
}

enum Order {
    Append(Commit),
    Retry,
    SaveTo(PathBuf),
    Strike(Box<Strike>),
    Close,
}

/// A text to be struck, when, and who waits for the answer.
struct Strike {
    text: String,
    at: Timestamp,
    answer: Sender<Result<Struck, StoreError>>,
}

/// A journal on a thread of its own.
#[derive(Debug)]
pub struct Writer {
    orders: Sender<Order>,
    thread: JoinHandle<(Journal, Report)>,
}

/// How a session was left.
#[derive(Debug)]
pub enum Closed {
    /// Everything is durable.
    Saved {
        /// The highest durable seq.
        seq: u64,
        /// The file that holds the session.
        path: PathBuf,
    },
    /// Some commits are only in memory, in this journal: `save_to` puts them elsewhere.
    Unsaved {
        /// Holds what is not saved, and the lock.
        journal: Box<Journal>,
        /// Why, in plain words.
        why: String,
    },
}

impl Writer {
    /// Starts the thread. `tell` is called on it after each attempt to save, and must not wait.
    #[must_use]
    pub fn start(journal: Journal, tell: impl FnMut(Event) + Send + 'static) -> Self {
        let (orders, inbox) = mpsc::channel();
        let thread = thread::spawn(move || run(journal, &inbox, tell));
        Self { orders, thread }
    }

    /// Hands over a commit and returns at once; an [`Event`] tells when it is durable.
    ///
    /// # Errors
    /// If the thread is gone.
    pub fn append(&self, commit: Commit) -> Result<(), StoreError> {
        self.order(Order::Append(commit))
    }

    /// Asks for another attempt to save what is not saved, and returns at once.
    ///
    /// # Errors
    /// If the thread is gone.
    pub fn retry(&self) -> Result<(), StoreError> {
        self.order(Order::Retry)
    }

    /// Asks for the whole session to be saved to a new file and to go on there, and returns at once.
    ///
    /// # Errors
    /// If the thread is gone.
    pub fn save_to(&self, path: PathBuf) -> Result<(), StoreError> {
        self.order(Order::SaveTo(path))
    }

    /// Strikes a text from all files of the session, as [`Journal::strike`] does. This one waits for the disk: what is
    /// known of the session must be exchanged for the answer before anything more is made of it.
    ///
    /// # Errors
    /// Those of [`Journal::strike`], and if the thread is gone.
    pub fn strike(&self, text: &str, at: Timestamp) -> Result<Struck, StoreError> {
        let (answer, waiting) = mpsc::channel();
        self.order(Order::Strike(Box::new(Strike { text: text.to_owned(), at, answer })))?;
        waiting.recv().map_err(|_| StoreError::WriterGone)?
    }

    /// Saves what is handed over, ends the thread and gives the lock back. Waits for the disk.
    ///
    /// # Errors
    /// If the thread is gone.
    pub fn close(self) -> Result<Closed, StoreError> {
        self.order(Order::Close)?;
        let (journal, report) = self.thread.join().map_err(|_| StoreError::WriterGone)?;
        Ok(match report {
            Report::NotSaved { why, .. } if journal.unsaved() > 0 => Closed::Unsaved { journal: Box::new(journal), why },
            // Nothing was entered where nothing can be saved: that is all there is.
            _ => Closed::Saved { seq: journal.durable(), path: journal.path().to_owned() },
        })
    }

    /// Whether the thread has ended, as it does only when it broke down.
    #[must_use]
    pub fn is_gone(&self) -> bool {
        self.thread.is_finished()
    }

    fn order(&self, order: Order) -> Result<(), StoreError> {
        self.orders.send(order).map_err(|_| StoreError::WriterGone)
    }
}

/// Works until it is told to close, or until nobody can tell it anything any more.
fn run(mut journal: Journal, inbox: &Receiver<Order>, mut tell: impl FnMut(Event)) -> (Journal, Report) {
    loop {
        let mut batch = Batch::default();
        match next(inbox, journal.unsaved() > 0) {
            Ok(order) => batch.take(order),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => batch.close = true,
        }
        while !batch.is_closed() {
            let Ok(order) = inbox.try_recv() else { break };
            batch.take(order);
        }
        let mut report = journal.append(batch.commits);
        if let Some(path) = batch.save_to {
            tell(report.into());
            report = journal.save_to(&path);
            if let Report::NotSaved { why, .. } = report {
                tell(Event::NotThere { path, why });
                report = journal.save();
            }
        }
        if let Some(strike) = batch.strike {
            tell(report.into());
            let struck = journal.strike(&strike.text, strike.at);
            // Whoever asked may have gone; the work is done all the same.
            let _ = strike.answer.send(struck);
            report = journal.save();
        }
        tell(report.clone().into());
        if batch.close {
            return (journal, report);
        }
    }
}

/// The next order; while something is not saved it waits for a while only.
fn next(inbox: &Receiver<Order>, unsaved: bool) -> Result<Order, RecvTimeoutError> {
    if unsaved { inbox.recv_timeout(RETRY) } else { inbox.recv().map_err(|_| RecvTimeoutError::Disconnected) }
}

/// What is done in one go.
#[derive(Default)]
struct Batch {
    commits: Vec<Commit>,
    save_to: Option<PathBuf>,
    strike: Option<Box<Strike>>,
    close: bool,
}

impl Batch {
    /// Whether what comes next must wait until this is done.
    fn is_closed(&self) -> bool {
        self.close || self.save_to.is_some() || self.strike.is_some()
    }

    fn take(&mut self, order: Order) {
        match order {
            Order::Append(commit) => self.commits.push(commit),
            Order::Retry => {}
            Order::SaveTo(path) => self.save_to = Some(path),
            Order::Strike(strike) => self.strike = Some(strike),
            Order::Close => self.close = true,
        }
    }
}
