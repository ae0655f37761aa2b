//! The thread that saves the open session: started, started anew if it broke down, closed; and what it is asked for that
//! must be waited for.

use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use super::handed_over::HandedOver;
use super::outgoing::AT_ONCE;
use super::{World, failed};
use crate::shell::incoming::Incoming;
use crate::shell::log;
use crate::store::{self, Closed, Event, Journal, Report, StoreError, Writer};
use crate::tui::Msg;
use crate::workshop::{Commit, clean_line};

/// How long a thread that broke down may take to end.
const UNWINDING: Duration = Duration::from_millis(500);

impl World {
    /// Starts the thread that saves; what it tells comes in as messages.
    pub(super) fn start_writer(&mut self, journal: Journal, handed: &HandedOver) -> Writer {
        let (send, handed) = (self.send.clone(), handed.clone());
        let mut fault = self.fault.take();
        Writer::start(journal, move |event| {
            if let Some(fault) = fault.take() {
                fault.strike();
            }
            handed.heard(&event);
            for msg in report(event) {
                let _ = send.send(Incoming::Msg(msg));
            }
        })
    }

    /// Hands a commit to the thread that saves.
    pub(super) fn append(&mut self, commit: Commit) -> Option<Msg> {
        let open = self.open.as_ref().filter(|open| open.writer.is_some() || open.broken)?;
        open.handed.add(commit.clone());
        self.ask(|writer| writer.append(commit))
    }

    /// Asks the thread that saves for something; if it broke down, the saving is started anew.
    pub(super) fn ask(&mut self, order: impl FnOnce(&Writer) -> Result<(), StoreError>) -> Option<Msg> {
        let open = self.open.as_ref()?;
        let asked = match &open.writer {
            Some(writer) => order(writer),
            None if open.broken => Err(StoreError::WriterGone),
            None => return None,
        };
        asked.err().and_then(|_| self.mend())
    }

    /// Starts the saving anew if its thread broke down.
    pub(super) fn mend(&mut self) -> Option<Msg> {
        let open = self.open.as_ref().filter(|open| open.writer.is_some() || open.broken)?;
        // It has stopped: one entry at least is not known to be saved.
        let stopped = Msg::NotSaved { entries: open.handed.entries().max(1), why: "saving has stopped".into() };
        if let Some(broken) = &open.writer
            && !ends(broken)
        {
            // Then it was another part that broke down: a thread that takes orders tells what is saved by itself.
            broken.retry().err()?;
            log::note("saving", "broke down and does not end");
            return Some(stopped);
        }
        (!self.start_anew()).then_some(stopped)
    }

    /// Starts another thread in the place of one that broke down: what was handed over and is not in the file is handed over
    /// again. Says whether it could be.
    fn start_anew(&mut self) -> bool {
        let Some(open) = &self.open else { return false };
        let handed = open.handed.clone();
        // With the thread its lock went.
        let found = store::open(&handed.place(), self.now());
        let writer = match found {
            Ok(store::Session { access: store::Access::Writing(journal), history, .. }) => {
                let lacking = handed.lacking_in(history.commits());
                lacking.map(|lacking| (self.start_writer(*journal, &handed), lacking))
            }
            _ => None,
        };
        let Some((writer, lacking)) = writer else {
            log::note("saving", "could not be started anew");
            return false;
        };
        log::note("saving", "started anew");
        let handed_over = lacking.into_iter().try_for_each(|commit| writer.append(commit));
        // It is asked to try, so that it tells what is saved.
        let goes_on = handed_over.and_then(|()| writer.retry()).is_ok();
        if let Some(open) = &mut self.open {
            (open.writer, open.broken) = (Some(writer), false);
        }
        goes_on
    }

    /// Strikes a text from every file of the open session.
    pub(super) fn strike(&mut self, text: &str) -> Msg {
        let Some((writer, handed)) = self.open.as_ref().and_then(|open| Some((open.writer.as_ref()?, &open.handed))) else {
            return Msg::Failed("This session is read only here: strike it where it is written.".into());
        };
        // A file that is being written still holds the words, and would lie there after they were struck.
        if !self.outgoing.settle(AT_ONCE) || !self.aside.settle() {
            return Msg::Failed("The folder does not answer: nothing was struck. Try again in a moment.".into());
        }
        match writer.strike(text, self.clock.now()) {
            Ok(struck) => {
                handed.rewritten(struck.history.last_seq());
                Msg::Struck { words: clean_line(text).0, history: Box::new(struck.history) }
            }
            Err(error) => failed(error.into()),
        }
    }

    /// Closes the open session; waits until what can be saved is durable. What cannot be saved to its own folder goes to
    /// a spare one, unless the user was asked and said otherwise; if that fails too, the session stays open.
    ///
    /// # Errors
    /// Sentences that say what could not be saved, and where it is now.
    pub fn close(&mut self, leaving: Leaving) -> Result<(), String> {
        self.clock = self.clock.unhurried();
        let (mut journal, why) = match self.end_writer()? {
            None | Some(Closed::Saved { .. }) => {
                self.open = None;
                return Ok(());
            }
            Some(Closed::Unsaved { journal, why }) => (*journal, why),
        };
        let Some(mut open) = self.open.take() else { return Ok(()) };
        let unsaved = journal.unsaved();
        let what = format!("{unsaved} entries could not be saved to {}: {why}", open.files.log().display());
        if leaving == Leaving::Answered {
            return Err(what);
        }
        if let Some(place) = self.keep_elsewhere(&mut journal) {
            log::note("spare", &format!("{unsaved} entries were kept in a spare folder"));
            return Err(format!("{what}. Everything is in {}: move it to where you keep your sessions.", place.display()));
        }
        open.writer = Some(self.start_writer(journal, &open.handed));
        self.open = Some(open);
        Err(what)
    }

    /// Ends the thread that saves, if one does. One that broke down is replaced first, so that what it took with it is saved
    /// all the same; where that cannot be, the session stays open.
    fn end_writer(&mut self) -> Result<Option<Closed>, String> {
        for _ in 0..2 {
            let Some(open) = &mut self.open else { return Ok(None) };
            match open.writer.take().map(Writer::close) {
                None if !open.broken => return Ok(None),
                Some(Ok(closed)) => return Ok(Some(closed)),
                None | Some(Err(_)) => open.broken = true,
            }
            if open.handed.entries() == 0 {
                return Ok(None);
            }
            if !self.start_anew() {
                break;
            }
        }
        let Some(open) = &self.open else { return Ok(None) };
        let (entries, log) = (open.handed.entries(), open.files.log().display());
        let what = if entries == 1 { "1 entry is".to_owned() } else { format!("{entries} entries are") };
        Err(format!("{what} not known to be saved to {log}: {}", StoreError::WriterGone))
    }

    /// Saves the whole session to the first spare folder that takes it.
    fn keep_elsewhere(&self, journal: &mut Journal) -> Option<PathBuf> {
        let name = journal.files().name();
        let folders = self.spare.iter().cloned().chain([std::env::temp_dir()]);
        let paths = folders.flat_map(|folder| (1..10).map(move |number| (folder.clone(), number)));
        paths.map(|(folder, number)| folder.join(format!("{name}-unsaved-{number}.ron"))).find(|path| {
            // Made when the log was; where it was not, the next folder is tried.
            !path.exists() && matches!(journal.save_to(path), Report::Moved { .. })
        })
    }
}

/// Waits a moment for a thread that broke down to end; whether it has.
fn ends(broken: &Writer) -> bool {
    let end = Instant::now() + UNWINDING;
    while !broken.is_gone() {
        if Instant::now() > end {
            return false;
        }
        thread::sleep(Duration::from_millis(1));
    }
    true
}

/// How the open session is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaving {
    /// The user was asked where to put what is not saved, and chose to leave without it.
    Answered,
    /// Nobody was asked: all seemed saved, or nobody could be.
    Unasked,
}

/// What the writer tells, as messages, in order.
fn report(event: Event) -> Vec<Msg> {
    match event {
        Event::Saved(seq) => vec![Msg::Saved { seq }],
        Event::NotSaved { entries, why } => {
            log::note("not saved", &format!("{entries} entries: {why}"));
            vec![Msg::NotSaved { entries, why }]
        }
        Event::NotThere { path, why } => {
            log::note("not there", &why);
            vec![Msg::Failed(format!("Nothing was saved to {}: {why}. Name another file.", path.display()))]
        }
        Event::MovedToRescue { path, seq, why } => {
            log::note("rescue", &format!("{seq} entries: {why}"));
            vec![Msg::Saved { seq }, Msg::MovedToRescue { path: path.display().to_string() }]
        }
    }
}

#[cfg(test)]
mod tests;
