//! The thread that saves the open session: started, started anew if it broke down, closed; and what it is asked for that
//! must be waited for.

use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use super::{World, failed};
use crate::shell::incoming::Incoming;
use crate::shell::log;
use crate::store::{self, Closed, Event, Journal, Report, StoreError, Writer};
use crate::tui::desk::Saved;
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

    /// Asks the thread that saves for something; if it broke down, the saving is started anew.
    pub(super) fn ask(&mut self, model: &Model, order: impl FnOnce(&Writer) -> Result<(), StoreError>) -> Option<Msg> {
        let open = self.open.as_ref()?;
        let asked = match &open.writer {
            Some(writer) => order(writer),
            None if open.broken => Err(StoreError::WriterGone),
            None => return None,
        };
        asked.err().and_then(|_| self.mend(model))
    }

    /// Starts the saving anew if its thread broke down: what the workshop has and the file has not is handed over again.
    pub(super) fn mend(&mut self, model: &Model) -> Option<Msg> {
        let open = self.open.as_mut()?;
        if open.writer.is_none() && !open.broken {
            return None;
        }
        let desk = model.desk()?;
        let (log, ours) = (open.files.log().to_owned(), desk.history().commits());
        if let Some(broken) = &open.writer
            && !ends(broken)
        {
            // Then it was another part that broke down: a thread that takes orders tells what is saved by itself.
            broken.retry().err()?;
            log::note("saving", "broke down and does not end");
            return Some(Msg::NotSaved { entries: unsaved(&desk.saved, ours.len()), why: "saving has stopped".into() });
        }
        // With the thread its lock went.
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
        let open = self.open.as_mut()?;
        (open.writer, open.broken) = (Some(writer), false);
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
            Err(error) => {
                // The workshop has what the thread took with it: the session stays open, to be mended or saved elsewhere.
                open.broken = true;
                self.open = Some(open);
                return Err(error.to_string());
            }
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

/// How many of so many entries are not known to be saved: one at least, for saving has stopped.
fn unsaved(saved: &Saved, entries: usize) -> usize {
    match saved {
        Saved::UpTo(seq) => entries.saturating_sub(usize::try_from(*seq).unwrap_or(usize::MAX)).max(1),
        Saved::Not { entries, .. } => (*entries).max(1),
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

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use jiff::tz::TimeZone;

    use super::*;
    use crate::config;
    use crate::shell::Clock;
    use crate::shell::fault::Fault;
    use crate::shell::inbox::Post;
    use crate::store::Shelf;
    use crate::tui::keymap::Keymap;
    use crate::tui::model::Setting;
    use crate::tui::{Effect, update};
    use crate::widget::theme::{Depth, ThemeName};
    use crate::workshop::{Author, Change, Commit, Line};

    /// A world whose next thread that saves breaks down after its first save, with a new session open in it.
    fn opened(folder: &std::path::Path) -> (World, Model, mpsc::Receiver<Incoming>) {
        let (send, told) = mpsc::channel();
        let templates: crate::workshop::template::Templates = config::templates::embedded().into();
        let clock = Clock::new(Some("2026-11-23T09:00:00Z".parse().unwrap()));
        let mut world = World::new(Shelf::new(folder), templates.clone(), clock, TimeZone::UTC, Post::over(send));
        world.fault = Some(Fault::Saving);
        let mut model = Model::new(Setting {
            keymap: Keymap::built_in(),
            theme: ThemeName::Dark,
            depth: Depth::Rgb,
            own_themes: Vec::new(),
            own_theme: None,
            words: config::language::english(),
            templates,
            template: "alignment-90".into(),
            folder: String::new(),
            now: world.now(),
            zone: TimeZone::UTC,
            size: (120, 40),
        });
        let msg = world.create("alignment-90", "Ward");
        let now = world.now();
        drop(update(&mut model, msg, now));
        (world, model, told)
    }

    /// Makes an entry, in the workshop and then for the disk, as the screen does.
    fn enter(world: &mut World, model: &mut Model, title: &str) -> Option<Msg> {
        let desk = model.desk().unwrap();
        let mut commits = desk.history().commits().to_vec();
        let changes = vec![Change::NameWorkshop { title: Line::new(title) }];
        let seq = commits.len() as u64 + 1;
        commits.push(Commit { seq, at: world.now(), by: Author::Facilitator, undoes: None, redoes: None, changes });
        let commit = commits.last().cloned().unwrap();
        let history = crate::workshop::History::replay(commits).unwrap();
        let now = world.now();
        drop(update(model, Msg::Followed(Box::new(history)), now));
        world.perform(Effect::Append(commit), model)
    }

    /// Waits until something is told as saved up to here.
    fn wait_for(told: &mpsc::Receiver<Incoming>, seq: u64) {
        loop {
            let incoming = told.recv_timeout(Duration::from_secs(10)).expect("the saving is told");
            if matches!(incoming, Incoming::Msg(Msg::Saved { seq: saved }) if saved == seq) {
                return;
            }
        }
    }

    #[test]
    fn a_session_whose_saving_broke_down_stays_open_when_it_cannot_be_closed_and_loses_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (mut world, mut model, told) = opened(folder.path());
        let entries = model.desk().unwrap().history().last_seq();
        assert!(enter(&mut world, &mut model, "One").is_none());
        world.close(Leaving::Unasked).unwrap_err();
        assert!(enter(&mut world, &mut model, "Two").is_none());
        wait_for(&told, entries + 2);
        world.close(Leaving::Unasked).unwrap();
        let path = Shelf::new(folder.path()).list().unwrap().remove(0).path;
        assert_eq!(store::view(&path).unwrap().history.last_seq(), entries + 2);
    }
}
