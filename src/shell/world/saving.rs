//! The thread that saves the open session: started, started anew if it broke down, closed; and what it is asked for that
//! must be waited for.

use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use super::{World, failed};
use crate::shell::incoming::Incoming;
use crate::shell::log;
use crate::store::{self, Closed, Event, Journal, Report, Writer};
use crate::tui::{Model, Msg};
use crate::workshop::clean_line;

/// How long a thread that broke down may take to end.
const UNWINDING: Duration = Duration::from_millis(500);

impl World {
    /// Starts the thread that saves; what it tells comes in as messages.
    pub(super) fn start_writer(&mut self, journal: Journal) -> Writer {
        let send = self.send.clone();
        let mut fault = self.fault.take();
        Writer::start(journal, move |event| {
            if let Some(fault) = fault.take() {
                fault.strike();
            }
            for msg in report(event) {
                let _ = send.send(Incoming::Msg(msg));
            }
        })
    }

    /// Starts the saving anew if its thread broke down: what the workshop has and the file has not is handed over again.
    pub(super) fn mend(&mut self, model: &Model) -> Option<Msg> {
        let open = self.open.as_mut()?;
        let broken = open.writer.as_ref()?;
        let end = Instant::now() + UNWINDING;
        while !broken.is_gone() {
            if Instant::now() > end {
                return None;
            }
            thread::sleep(Duration::from_millis(1));
        }
        // With the thread its lock went.
        let (log, ours) = (open.files.log().to_owned(), model.desk()?.history().commits());
        let found = store::open(&log, self.now());
        let saved = found.as_ref().map_or(0, |found| found.history.commits().len());
        let writer = match found {
            Ok(store::Session { access: store::Access::Writing(journal), history, .. })
                if ours.starts_with(history.commits()) =>
            {
                log::note("saving", "started anew");
                self.start_writer(*journal)
            }
            _ => {
                log::note("saving", "could not be started anew");
                return Some(Msg::NotSaved { entries: ours.len() - saved.min(ours.len()), why: "saving has stopped".into() });
            }
        };
        let handed_over = ours.iter().skip(saved).try_for_each(|commit| writer.append(commit.clone()));
        // It is asked to try, so that it tells what is saved.
        let lost = handed_over.and_then(|()| writer.retry()).err();
        self.open.as_mut()?.writer = Some(writer);
        lost.map(|error| Msg::Failed(error.to_string()))
    }

    /// Strikes a text from every file of the open session.
    pub(super) fn strike(&mut self, text: &str) -> Msg {
        let Some(writer) = self.open.as_ref().and_then(|open| open.writer.as_ref()) else {
            return Msg::Failed("This session is read only here: strike it where it is written.".into());
        };
        if !self.aside.settle() {
            return Msg::Failed("The folder does not answer: nothing was struck. Try again in a moment.".into());
        }
        match writer.strike(text, self.clock.now()) {
            Ok(struck) => Msg::Struck { words: clean_line(text).0, history: Box::new(struck.history) },
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
        let Some(mut open) = self.open.take() else { return Ok(()) };
        let Some(writer) = open.writer.take() else { return Ok(()) };
        let (mut journal, why) = match writer.close() {
            Ok(Closed::Saved { .. }) => return Ok(()),
            Ok(Closed::Unsaved { journal, why }) => (*journal, why),
            Err(error) => return Err(error.to_string()),
        };
        let unsaved = journal.unsaved();
        let what = format!("{unsaved} entries could not be saved to {}: {why}", open.files.log().display());
        if leaving == Leaving::Answered {
            return Err(what);
        }
        if let Some(place) = self.keep_elsewhere(&mut journal) {
            log::note("spare", &format!("{unsaved} entries were kept in a spare folder"));
            return Err(format!("{what}. Everything is in {}: move it to where you keep your sessions.", place.display()));
        }
        open.writer = Some(self.start_writer(journal));
        self.open = Some(open);
        Err(what)
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
