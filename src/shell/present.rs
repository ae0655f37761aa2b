//! `tandem present`: a room screen that follows the session's file and what the facilitator points at. It needs no lock,
//! writes nothing and never stops showing: what it cannot read leaves the last good picture where it was.
//!
//! It wakes when a file changes, a key is pressed or a signal comes, and on the whole second while a countdown shows.

mod show;
mod watch;

use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;

use super::fault::Fault;
use super::inbox::Post;
use super::incoming::{self, Incoming};
use super::terminal::{self, Screen};
use super::{Failure, Surroundings, log};
use crate::store::Follow;
use crate::tui::Msg;
use crate::tui::action::Action;
use crate::tui::keymap::{Context, Key, Keymap};
use show::Show;

/// What wakes a room screen.
#[derive(Debug)]
pub(super) enum Woken {
    /// A key, a signal, a new size.
    By(Incoming),
    /// One of the session's files changed.
    Changed,
    /// A second passed.
    Second,
}

/// A room screen, until it is left.
///
/// # Errors
/// There is no such session, it is from a newer version, there is no terminal, or it cannot be drawn on.
pub(super) fn run(around: &Surroundings, session: &Path) -> Result<(), Failure> {
    log::begin(around.config.folders.log_file().as_deref(), around.clock);
    let follow = Follow::start(session)?;
    if let Some(why) = terminal::missing(around.env.term.as_deref()) {
        return Err(Failure { what: Some(why), ..Failure::no_terminal() });
    }
    let (send, inbox) = channel();
    let watched = watch::start(session, send.clone());
    let show = Show::new(around, session, follow);
    let user = around.config.keymap.as_ref().map(|found| (found.path.display().to_string(), found.text.clone()));
    let (keymap, _) = Keymap::load(user.as_ref().map(|(file, text)| (file.as_str(), text.as_str())));
    let screen = Screen::take(false).map_err(|error| Failure::new(format!("the terminal cannot be taken: {error}")))?;
    listen(send)?;
    let ended =
        panic::catch_unwind(AssertUnwindSafe(|| Loop { show, screen, inbox, keymap, interrupted: false, fault: None }.run()));
    terminal::leave();
    drop(watched);
    match ended {
        Err(broken) => {
            super::say("note", "a room screen writes nothing, so nothing is lost", Some("start it again"));
            log::say_place();
            panic::resume_unwind(broken)
        }
        Ok(Err(error)) => Err(Failure::new(format!("the terminal cannot be written to: {error}"))),
        Ok(Ok(())) => Ok(()),
    }
}

/// Hears keys and signals.
fn listen(send: Sender<Woken>) -> Result<(), Failure> {
    let (ours, theirs) = channel::<Incoming>();
    let ours = Post::over(ours);
    incoming::catch_panics(ours.clone());
    incoming::listen_to_signals(ours.clone()).map_err(|error| Failure::new(format!("signals cannot be heard: {error}")))?;
    incoming::watch_terminal(ours.clone());
    incoming::listen_to_terminal(ours);
    thread::spawn(move || {
        for incoming in theirs {
            if send.send(Woken::By(incoming)).is_err() {
                return;
            }
        }
    });
    Ok(())
}

/// What follows from having been woken.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    /// Nothing on the screen changed.
    Stay,
    /// Draw again.
    Draw,
    /// The screen is left.
    End,
}

struct Loop {
    show: Show,
    screen: Screen,
    inbox: Receiver<Woken>,
    keymap: Keymap,
    interrupted: bool,
    /// A fault to have in the next frame.
    fault: Option<Fault>,
}

impl Loop {
    fn run(mut self) -> std::io::Result<()> {
        // What changed between reading and watching.
        self.show.look();
        self.draw()?;
        while let Some(first) = self.wait() {
            let mut next = Next::Stay;
            let mut changed = false;
            let mut pending = vec![first];
            pending.extend(self.inbox.try_iter());
            for woken in pending {
                match &woken {
                    Woken::Changed => changed = true,
                    // On the second the files are looked at too: a folder on the network may give no notice.
                    Woken::Second => {
                        next = Next::Draw;
                        changed = true;
                    }
                    Woken::By(incoming) => match self.take(incoming)? {
                        Next::End => return Ok(()),
                        Next::Draw => next = Next::Draw,
                        Next::Stay => {}
                    },
                }
            }
            if changed && self.show.look() {
                next = Next::Draw;
            }
            if next == Next::Draw {
                self.draw()?;
            }
        }
        Ok(())
    }

    fn draw(&mut self) -> std::io::Result<()> {
        let (show, fault) = (&self.show, self.fault.take());
        self.screen.draw(|sheet| {
            show.draw(sheet.area, sheet.buf);
            if let Some(fault) = fault {
                fault.strike();
            }
            None
        })
    }

    /// Waits for what comes in next. None when nobody can send any more.
    fn wait(&self) -> Option<Woken> {
        if !self.show.counts_down() {
            return self.inbox.recv().ok();
        }
        match self.inbox.recv_timeout(self.show.until_next_second()) {
            Ok(woken) => Some(woken),
            Err(RecvTimeoutError::Timeout) => Some(Woken::Second),
            Err(RecvTimeoutError::Disconnected) => None,
        }
    }

    fn take(&mut self, incoming: &Incoming) -> std::io::Result<Next> {
        Ok(match incoming {
            Incoming::End | Incoming::Msg(Msg::AskedToEnd) => Next::End,
            Incoming::Continued => {
                self.screen.take_again(false)?;
                Next::Draw
            }
            Incoming::AskedToStop => {
                self.screen.suspend(false, &waits())?;
                Next::Draw
            }
            Incoming::Msg(Msg::KeyPressed(key)) => {
                self.fault = Fault::asked_for();
                return self.pressed(*key);
            }
            Incoming::Msg(Msg::BrokeDown(_)) => self.show.break_down(),
            Incoming::Msg(Msg::Resized { columns, rows }) => {
                self.screen.resize((*columns, *rows));
                Next::Draw
            }
            Incoming::Msg(_) => Next::Stay,
        })
    }

    fn pressed(&mut self, key: Key) -> std::io::Result<Next> {
        let actions = self.keymap.candidates(&[Context::Present], false, key);
        let Some(action) = actions.into_iter().find(|action| known(*action)) else {
            self.interrupted = false;
            return Ok(self.show.tell_keys(false));
        };
        let again = std::mem::replace(&mut self.interrupted, action == Action::Interrupt);
        let told = self.show.tell_keys(action == Action::Help);
        Ok(match action {
            Action::Quit | Action::Back => Next::End,
            Action::Interrupt if again => Next::End,
            Action::NextTheme => {
                self.show.next_theme();
                Next::Draw
            }
            Action::NextRoomPage | Action::MoveDown | Action::MoveRight | Action::MovePageDown => self.show.turn(1),
            Action::PreviousRoomPage | Action::MoveUp | Action::MoveLeft | Action::MovePageUp => self.show.turn(-1),
            Action::Redraw => {
                self.screen.forget();
                Next::Draw
            }
            Action::Suspend if terminal::can_come_back() => {
                self.screen.suspend(false, &waits())?;
                Next::Draw
            }
            _ => told,
        })
    }
}

/// What stands on the shell's screen while a room screen waits.
fn waits() -> [String; 1] {
    ["The room's screen waits; nothing is lost. To come back type fg and press Enter.".to_owned()]
}

/// What can be done at a room screen.
fn known(action: Action) -> bool {
    matches!(
        action,
        Action::Quit
            | Action::Back
            | Action::Interrupt
            | Action::NextTheme
            | Action::NextRoomPage
            | Action::PreviousRoomPage
            | Action::MoveDown
            | Action::MoveUp
            | Action::MoveRight
            | Action::MoveLeft
            | Action::MovePageDown
            | Action::MovePageUp
            | Action::Redraw
            | Action::Suspend
            | Action::Help
    )
}
