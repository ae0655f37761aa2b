//! `--keys` and `--print`: keys played on a copy in memory, one frame on stdout, nothing written anywhere.

use std::sync::mpsc::channel;

use jiff::tz::TimeZone;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::rehearse::Answer;
use super::{Failure, Opening, Surroundings};
use crate::cli::Play;
use crate::cli::print::shell_word;
use crate::config::samples;
use crate::store;
use crate::tui::home::Shelved;
use crate::tui::msg::Opened;
use crate::tui::{Access, Effect, Model, Msg, update, view};
use crate::workshop::{History, Line, plan};

/// The frame when no size is given.
const SIZE: (u16, u16) = (80, 24);

/// Plays the keys and gives the frame they lead to, line by line, without trailing spaces.
///
/// # Errors
/// The session cannot be read, or there is no folder for sessions.
pub fn frame(around: &Surroundings, opening: Opening<'_>, play: &Play) -> Result<String, Failure> {
    let size = play.print.map_or(SIZE, |size| (size.columns, size.rows));
    let (send, _inbox) = channel();
    let (setting, world, problems) = super::setting::gather(around, super::inbox::Post::over(send), size)?;
    let now = setting.now;
    let copy = Copy { shelf: world.shelf.clone(), templates: setting.templates.clone(), now, zone: setting.zone.clone() };
    let mut model = Model::new(setting);
    let first = match opening {
        Opening::Home => Msg::ShelfRead(copy.shelf()),
        Opening::Rehearsal(_) => super::rehearse::begin(copy.now)?,
        Opening::Session(path) => read(path)?,
    };
    copy.take(&mut model, first);
    if let Some(problem) = super::setting::told(&problems) {
        model.say_trouble(problem);
    }
    for key in play.keys.iter().flat_map(|keys| &keys.0) {
        if !copy.take(&mut model, Msg::KeyPressed(*key)) {
            break;
        }
    }
    let area = Rect::new(0, 0, size.0, size.1);
    let mut buffer = Buffer::empty(area);
    view::draw_on(&model, area, &mut buffer);
    Ok(text(&buffer))
}

/// A buffer as lines of text.
fn text(buffer: &Buffer) -> String {
    let mut lines = String::new();
    for y in buffer.area.top()..buffer.area.bottom() {
        let mut line = String::new();
        let mut x = buffer.area.left();
        while x < buffer.area.right() {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            x += u16::try_from(crate::widget::text::width(symbol)).unwrap_or(1).max(1);
        }
        lines.push_str(line.trim_end());
        lines.push('\n');
    }
    lines
}

/// A world in memory: what would be saved counts as saved, and nothing leaves it.
struct Copy {
    shelf: store::Shelf,
    templates: crate::workshop::template::Templates,
    now: jiff::Timestamp,
    zone: TimeZone,
}

impl Copy {
    /// Takes a message in and performs what follows. Returns whether the program goes on.
    fn take(&self, model: &mut Model, msg: Msg) -> bool {
        let mut msgs = vec![msg];
        while let Some(msg) = msgs.pop() {
            for effect in update(model, msg, self.now) {
                if effect == Effect::Quit {
                    return false;
                }
                msgs.extend(match super::rehearse::answer(&effect, model, self.now) {
                    Answer::Elsewhere => self.perform(effect),
                    Answer::Nothing => None,
                    Answer::Said(msg) => Some(msg),
                });
            }
        }
        true
    }

    fn perform(&self, effect: Effect) -> Option<Msg> {
        let stays = |what: &str| Some(Msg::Done(format!("{what}: not done, for this is a copy in memory.")));
        match effect {
            Effect::Append(commit) => Some(Msg::Saved { seq: commit.seq }),
            Effect::ReadShelf => Some(Msg::ShelfRead(self.shelf())),
            Effect::OpenSession(session) => {
                let read = self.shelf.path_of(&session).map_err(Failure::from).and_then(|path| read(&path));
                Some(read.unwrap_or_else(|failure| Msg::Failed(failure.what.unwrap_or_default())))
            }
            Effect::CreateSession { template, title } => Some(self.create(&template, &title)),
            Effect::OpenSample(name) => Some(Self::sample(&name)),
            Effect::Rehearse => {
                Some(super::rehearse::begin(self.now).unwrap_or_else(|failure| Msg::Failed(failure.what.unwrap_or_default())))
            }
            Effect::KeepRehearsal => stays("Keeping the rehearsal"),
            Effect::Export { to, .. } | Effect::Pack { to } => {
                let outcome = Ok(format!("Writing {to}: not done, for this is a copy in memory."));
                Some(Msg::Written { to, outcome })
            }
            Effect::Report => stays("Writing the report"),
            Effect::Strike(_) => stays("Striking"),
            Effect::DeleteSession(_) => stays("Deleting"),
            Effect::SaveElsewhere(_) => stays("Saving"),
            _ => None,
        }
    }

    fn shelf(&self) -> Vec<Shelved> {
        self.shelf.list().unwrap_or_default().into_iter().map(super::world::described).collect()
    }

    fn create(&self, template: &str, title: &str) -> Msg {
        let Some(found) = self.templates.iter().find(|known| known.name == template) else {
            return Msg::Failed(format!("There is no template “{template}”."));
        };
        let mut history = History::default();
        match history.commit(self.now, plan::begin(found, Line::new(title))) {
            Ok(_) => opened(super::fresh::stamp(self.now, &self.zone), "a copy in memory".into(), history),
            Err(refusal) => Msg::Failed(refusal.to_string()),
        }
    }

    fn sample(name: &str) -> Msg {
        let Some(sample) = samples::sample(name) else { return Msg::Failed(format!("There is no sample “{name}”.")) };
        match store::interpret(std::path::Path::new(name), sample.text.as_bytes().to_vec()) {
            Ok(reading) => opened(format!("sample-{name}"), "a copy in memory".into(), reading.history),
            Err(error) => Msg::Failed(error.to_string()),
        }
    }
}

/// A session's good part, on a copy.
fn read(path: &std::path::Path) -> Result<Msg, Failure> {
    let session = store::view(path)?;
    let name = store::SessionFiles::of(path).name();
    Ok(opened(name, path.display().to_string(), session.history))
}

fn opened(name: String, place: String, history: History) -> Msg {
    let saved = crate::tui::Saved::UpTo(history.last_seq());
    let access = Access::Writing;
    Msg::SessionOpened(Box::new(Opened {
        called: Some(shell_word(&name)),
        name,
        place,
        history,
        saved,
        access,
        draft: crate::tui::desk::Draft::default(),
        remarks: Vec::new(),
    }))
}
