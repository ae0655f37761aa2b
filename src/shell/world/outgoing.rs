//! Files that a form of the screen names: what is written, on a thread of its own since a disk can be slow, and what is said
//! of it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use super::sentence;
use crate::shell::Failure;
use crate::shell::command::{export, pack};
use crate::shell::inbox::Post;
use crate::shell::incoming::Incoming;
use crate::tui::{Model, Msg};
use crate::words::Words;
use crate::workshop::History;

/// How long somebody who leaves waits for files that were asked for.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long it may take where nobody waits, or a key does.
pub(super) const AT_ONCE: Duration = Duration::from_secs(1);

/// What is to be written.
#[derive(Debug, Clone, Copy)]
pub(super) enum What {
    /// An export, of all or of what the room may see.
    Export {
        /// Of all.
        full: bool,
    },
    /// What is printed for the workshop.
    Pack,
}

/// The files that are being written, until they are dropped: then it is waited for them.
#[derive(Debug)]
pub(super) struct Outgoing {
    under_way: Vec<Receiver<()>>,
    /// How long the end waits for them, all together.
    pub(super) patience: Duration,
}

impl Default for Outgoing {
    fn default() -> Self {
        Self { under_way: Vec::new(), patience: PATIENCE }
    }
}

impl Outgoing {
    /// Writes a file of the open session as it stands, at the place `path` that the form names as `to`; `post` gets what there is
    /// to say of it.
    pub(super) fn write(&mut self, what: What, (to, path): (String, PathBuf), model: &Model, post: &Post) {
        let Some(desk) = model.desk() else { return };
        let (history, words, post) = (desk.history().clone(), model.words.clone(), post.clone());
        let (end, ended) = mpsc::channel();
        thread::spawn(move || {
            let outcome = catch_unwind(AssertUnwindSafe(|| written(what, &history, &path, &words)));
            let outcome = outcome.unwrap_or_else(|_| Err("It broke down while it was written: nothing lies there.".into()));
            post.send(Incoming::Msg(Msg::Written { to, outcome }));
            drop(end);
        });
        self.under_way.push(ended);
    }

    /// Waits so long, in all, for what was asked for. Returns whether all of it is written or told to be impossible.
    pub(super) fn settle(&mut self, patience: Duration) -> bool {
        let each = patience / u32::try_from(self.under_way.len().max(1)).unwrap_or(u32::MAX);
        self.under_way.retain(|ended| ended.recv_timeout(each) == Err(RecvTimeoutError::Timeout));
        self.under_way.is_empty()
    }
}

impl Drop for Outgoing {
    fn drop(&mut self) {
        self.settle(self.patience);
    }
}

/// Writes it; gives what is in it and where it lies, or why it could not be written.
fn written(what: What, history: &History, to: &Path, words: &Words) -> Result<String, String> {
    if to.symlink_metadata().is_ok() {
        return Err(taken(to));
    }
    let (done, holds) = match what {
        What::Export { full } => {
            let holds = if full { "the full record" } else { "what the room may see" };
            (export::write(history, export::Target { to, full, replace: false, words }), holds)
        }
        What::Pack => (pack::write(history, to, false, words), "what is to be printed"),
    };
    done.map(|()| lies(holds, to)).map_err(|failure| why(failure, to))
}

/// Why it was not written; what came to lie there meanwhile is not replaced either.
fn why(failure: Failure, to: &Path) -> String {
    if to.symlink_metadata().is_ok() { taken(to) } else { sentence(failure) }
}

/// Nothing is replaced from the screen: a form has another name at once.
fn taken(to: &Path) -> String {
    format!("{}: there is a file of that name. Give it another.", to.display())
}

/// What is in a file that was written, and where it lies.
fn lies(what: &str, to: &Path) -> String {
    let place = std::path::absolute(to).unwrap_or_else(|_| to.to_owned());
    format!("Written: {what}, in {}. Tandem has sent nothing anywhere.", place.display())
}
