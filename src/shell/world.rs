//! The world behind the screen: it performs effects. It decides nothing about the workshop.

mod handed_over;
mod outgoing;
mod saving;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::alignment::Measures;
use crate::shell::aside::Aside;
use crate::shell::fault::Fault;
use crate::shell::inbox::Post;
use crate::shell::incoming::Incoming;
use crate::shell::report::Reports;
use crate::shell::{Clock, Failure, fresh, log, rehearse, surroundings};
use crate::store::{self, Follow, SessionFiles, Shelf, StoreError, Writer};
use crate::tui::desk::{Draft, Saved};
use crate::tui::home::{Condition, Shelved};
use crate::tui::msg::Opened;
use crate::tui::{Access, Effect, Model, Msg};
use crate::workshop::template::Templates;
use crate::workshop::{History, Workshop, capitalised};
use handed_over::HandedOver;
use outgoing::{Outgoing, What};
pub use saving::Leaving;

/// How often a session that another program writes is looked at.
const LOOK: Duration = Duration::from_millis(100);

/// What the effects need.
#[derive(Debug)]
pub struct World {
    /// The folder of sessions.
    pub shelf: Shelf,
    /// Templates that a workshop can begin with.
    pub templates: Templates,
    /// What time it is.
    pub clock: Clock,
    /// The zone of people's clocks.
    pub zone: TimeZone,
    /// The folder of sessions, if another terminal knows it without being told.
    pub known: Option<PathBuf>,
    /// A folder for what can be saved nowhere else when nobody can be asked; besides it the system's for passing things.
    pub spare: Option<PathBuf>,
    /// What `~` means in a place that the user types.
    pub home: Option<PathBuf>,
    send: Post,
    aside: Aside,
    reports: Reports,
    outgoing: Outgoing,
    open: Option<OpenFile>,
    /// A fault that the next thread that saves shall have.
    fault: Option<Fault>,
}

/// The session that is open.
#[derive(Debug)]
struct OpenFile {
    files: SessionFiles,
    writer: Option<Writer>,
    handed: HandedOver,
    /// The thread that saves broke down while it was asked to end.
    broken: bool,
    followed: Arc<AtomicBool>,
}

impl Drop for OpenFile {
    fn drop(&mut self) {
        self.followed.store(false, Ordering::Relaxed);
    }
}

impl World {
    /// A world with no session open.
    #[must_use]
    pub fn new(shelf: Shelf, templates: Templates, clock: Clock, zone: TimeZone, send: Post) -> Self {
        let fault = Fault::asked_for().filter(|fault| *fault == Fault::Saving);
        Self {
            shelf,
            templates,
            clock,
            zone,
            known: None,
            spare: None,
            home: None,
            send,
            aside: Aside::default(),
            reports: Reports::default(),
            outgoing: Outgoing::default(),
            open: None,
            fault,
        }
    }

    /// Performs what can be done without the terminal; what there is to say about it at once comes back.
    pub fn perform(&mut self, effect: Effect, model: &Model) -> Option<Msg> {
        match rehearse::answer(&effect, model, self.now()) {
            rehearse::Answer::Elsewhere => {}
            rehearse::Answer::Nothing => return None,
            rehearse::Answer::Said(msg) => return Some(msg),
        }
        match effect {
            Effect::Append(commit) => self.append(commit),
            Effect::MendSaving => self.mend(),
            Effect::KeepDraft(draft) => {
                let open = self.open.as_ref().filter(|open| open.writer.is_some())?;
                let text = draft.text(|place| ron::to_string(place).unwrap_or_default());
                self.aside.put(open.files.draft(), text);
                None
            }
            Effect::Point(spotlight) => {
                let open = self.open.as_ref().filter(|open| open.writer.is_some())?;
                let text = ron::to_string(&spotlight).unwrap_or_default();
                self.aside.put(open.files.live(), text);
                None
            }
            Effect::ReadShelf => {
                self.read_shelf();
                None
            }
            Effect::OpenSession(session) => Some(self.open_session(&session)),
            Effect::CreateSession { template, title } => Some(self.create(&template, &title)),
            Effect::OpenSample(name) => Some(self.open_sample(&name)),
            Effect::Rehearse => Some(self.rehearse(crate::tui::rehearsal::MINUTES)),
            Effect::KeepRehearsal => Some(self.keep(model)),
            Effect::CloseSession => self.close(Leaving::Unasked).err().map(Msg::Failed),
            Effect::Report => {
                let open = self.open.as_ref()?;
                self.reports.write(open.files.log(), model.desk()?.history(), &model.words, &self.send);
                None
            }
            Effect::LookForReport => {
                let open = self.open.as_ref()?;
                self.reports.look(open.files.log(), model.desk()?.history(), &model.words, &self.send);
                None
            }
            Effect::Export { to, full } => self.write(What::Export { full }, &to, model),
            Effect::Pack { to } => self.write(What::Pack, &to, model),
            Effect::Strike(text) => Some(self.strike(&text)),
            Effect::DeleteSession(path) => Some(self.delete(&path)),
            Effect::RetrySave => self.ask(Writer::retry),
            Effect::SaveElsewhere(path) => {
                let path = self.typed(&path);
                self.ask(|writer| writer.save_to(path))
            }
            Effect::CaptureMouse(_) | Effect::Bell | Effect::Redraw | Effect::Suspend | Effect::Quit => None,
        }
    }

    fn write(&mut self, what: What, to: &str, model: &Model) -> Option<Msg> {
        let path = self.typed(to);
        self.outgoing.write(what, (to.to_owned(), path), model, &self.send);
        None
    }

    /// The system wants the program gone: nothing is waited for any longer than it takes.
    pub fn hurry(&mut self) {
        self.outgoing.patience = outgoing::AT_ONCE;
    }

    /// The place that the user typed: a leading `~/` is the folder at home, as in a shell.
    fn typed(&self, place: &str) -> PathBuf {
        let at_home = place.strip_prefix("~/").and_then(|rest| Some(self.home.as_ref()?.join(rest)));
        at_home.unwrap_or_else(|| PathBuf::from(place))
    }

    /// Reads the folder on a thread of its own, for it may be slow.
    fn read_shelf(&self) {
        let (shelf, send) = (self.shelf.clone(), self.send.clone());
        thread::spawn(move || {
            let rows = shelf.list().map(|rows| rows.into_iter().map(described).collect());
            let msg = rows.map_or_else(|error: StoreError| Msg::Failed(error.to_string()), Msg::ShelfRead);
            send.send(Incoming::Msg(msg));
        });
    }

    /// Opens a session by its path or NAME.
    pub fn open_session(&mut self, session: &str) -> Msg {
        let found = self.shelf.path_of(session);
        found.map_or_else(|error| failed(error.into()), |path| self.open_file(&path))
    }

    /// Opens the session in a file, whatever its folder is called.
    pub fn open_file(&mut self, path: &Path) -> Msg {
        // One whose saving broke down is settled first: it may be this one.
        if self.open.as_ref().is_some_and(|open| open.broken)
            && let Err(sentence) = self.close(Leaving::Unasked)
        {
            return Msg::Failed(sentence);
        }
        let found = store::open_on(Fault::disk(), path, self.now());
        found.map_or_else(|error| failed(error.into()), |session| self.take(session))
    }

    /// Makes a session and opens it.
    pub fn create(&mut self, template: &str, title: &str) -> Msg {
        let made = fresh::create(&self.shelf, &self.templates, None, template, title, self.now(), &self.zone);
        made.map_or_else(failed, |session| self.take(session))
    }

    /// Begins a rehearsal that takes so many minutes: from here on the clock runs faster.
    pub fn rehearse(&mut self, minutes: u32) -> Msg {
        if let Err(sentence) = self.close(Leaving::Unasked) {
            return Msg::Failed(sentence);
        }
        self.clock = self.clock.hurried(rehearse::PLANNED, minutes);
        log::note("rehearsal", "begun");
        rehearse::begin(self.now()).unwrap_or_else(failed)
    }

    /// Makes the open rehearsal a session like any other, and opens that.
    fn keep(&mut self, model: &Model) -> Msg {
        let Some(desk) = model.desk() else { return Msg::Failed("No session is open.".into()) };
        // The true time goes on from where the hurried one stands: what lies between is not the workshop's.
        let stopped = rehearse::stopped(desk.history(), self.now());
        let kept = fresh::keep(&self.shelf, &stopped, self.clock.unhurried().now(), &self.zone);
        let mut msg = kept.map_or_else(failed, |session| self.take(session));
        if let Msg::SessionOpened(opened) = &mut msg {
            opened.remarks.push(format!("Kept as {}: a session like any other, its clock stopped.", opened.name));
        }
        msg
    }

    fn open_sample(&mut self, name: &str) -> Msg {
        let copied = fresh::copy_sample(&self.shelf, name, self.now(), &self.zone);
        copied.map_or_else(failed, |session| self.take(session))
    }

    /// Now, to the whole second: what a session file writes down.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Takes a session as the open one, after the one that was open is closed.
    fn take(&mut self, session: store::Session) -> Msg {
        if let Err(sentence) = self.close(Leaving::Unasked) {
            return Msg::Failed(sentence);
        }
        let barred = session.in_memory().map(str::to_owned);
        let store::Session { path, header: _, history, access, notices } = session;
        let files = SessionFiles::of(&path);
        let draft = store::read_side_file(&files.draft()).and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
        let draft = Draft::from_text(&draft, |place| ron::from_str(place).ok());
        let mut remarks: Vec<String> = notices.iter().map(ToString::to_string).collect();
        let followed = Arc::new(AtomicBool::new(true));
        let handed = HandedOver::nothing(&path, history.last_seq());
        let mut saved = Saved::UpTo(history.last_seq());
        let (access, writer) = match access {
            store::Access::Writing(journal) => {
                log::note("opened", &format!("to write, {} entries", history.last_seq()));
                if let Some(why) = barred {
                    saved = Saved::Not { entries: journal.unsaved(), why };
                }
                (Access::Writing, Some(self.start_writer(*journal, &handed)))
            }
            store::Access::ReadOnly(barrier) => {
                log::note("opened", &format!("to look, {} entries", history.last_seq()));
                self.follow(&path, &followed);
                remarks.insert(0, format!("{barrier}."));
                (Access::ReadOnly(barrier.to_string()), None)
            }
        };
        let called = Some(surroundings::called(self.known.as_deref(), &path, &files.name()));
        let place = path.display().to_string();
        let found = Opened { name: files.name(), called, place, saved, history, access, draft, remarks };
        self.open = Some(OpenFile { files, writer, handed, broken: false, followed });
        Msg::SessionOpened(Box::new(found))
    }

    /// Keeps up with a session that another program writes, on a thread of its own.
    fn follow(&self, path: &Path, followed: &Arc<AtomicBool>) {
        let (send, followed) = (self.send.clone(), Arc::clone(followed));
        let Ok(mut follow) = Follow::start(path) else { return };
        thread::spawn(move || {
            while followed.load(Ordering::Relaxed) {
                thread::sleep(LOOK);
                if follow.poll().unwrap_or(false) {
                    let history: History = follow.history().clone();
                    if !send.send(Incoming::Msg(Msg::Followed(Box::new(history)))) {
                        return;
                    }
                }
            }
        });
    }

    fn delete(&mut self, path: &str) -> Msg {
        let files = SessionFiles::of(Path::new(path));
        if store::is_held(&files.lock()) {
            return failed(StoreError::Held { path: files.log().to_owned(), holder: None }.into());
        }
        let deleted = files.delete(&store::RealDisk);
        self.read_shelf();
        deleted.map_or_else(|error| failed(error.into()), |gone| Msg::Done(format!("Deleted {} files.", gone.len())))
    }
}

/// What a failure says on the screen.
pub(super) fn failed(failure: Failure) -> Msg {
    Msg::Failed(sentence(failure))
}

/// The same as sentences: each begins with a capital letter.
fn sentence(failure: Failure) -> String {
    let hint = failure.hint.map(|hint| format!(". {}.", capitalised(&hint).trim_end_matches('.'))).unwrap_or_default();
    // What begins with a file's name keeps it as it is.
    let what = failure.what.unwrap_or_default();
    let is_named = what.split_whitespace().next().is_some_and(|word| word.ends_with(':') || word.contains(['.', '/']));
    format!("{}{hint}", if is_named { what } else { capitalised(&what) })
}

/// What the home screen says of a session.
#[must_use]
pub fn described(row: store::Shelved) -> Shelved {
    let empty = Workshop::default();
    let reading = row.reading.as_ref();
    let workshop = reading.map_or(&empty, |reading| reading.history.workshop());
    let last = reading.and_then(|reading| reading.history.commits().last()).map(|commit| commit.at);
    let step = workshop.current_step();
    let state = match row.condition {
        store::Condition::Damaged => Condition::Damaged,
        store::Condition::Newer => Condition::Newer,
        _ if workshop.progress.ended.is_some() || workshop.progress.over => Condition::Finished,
        store::Condition::Interrupted => Condition::Interrupted,
        store::Condition::Ok => Condition::Ok,
    };
    Shelved {
        name: row.name,
        path: row.path.display().to_string(),
        title: workshop.title.to_string(),
        step: step.map_or_else(String::new, |step| step.title.to_string()),
        step_key: step.map_or_else(String::new, |step| step.key.clone()),
        groups: workshop.groups().count(),
        points: workshop.factors().count(),
        gap: Measures::of(workshop).overall.gap,
        modified: last.or(row.modified),
        minutes: last.map_or(0, |last| workshop.progress.total_seconds(last) / 60),
        state,
    }
}
