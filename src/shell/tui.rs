//! The facilitator's screen in a real terminal: one inbox of what comes in, one place where effects are performed, one
//! frame when something changed. It blocks until something comes; only a clock on the screen wakes it, on the second.

use std::panic::{self, AssertUnwindSafe};
use std::time::Duration;

use super::backdrop::{self, Backdrop, Late, Passed};
use super::fault::Fault;
use super::inbox::{Inbox, Post};
use super::incoming::{self, Incoming};
use super::terminal::{self, Screen};
use super::world::Leaving;
use super::world::World;
use super::{Failure, Opening, Surroundings, log};
use crate::config::AUTO;
use crate::store::SessionFiles;
use crate::tui::view::{self, Again};
use crate::tui::{Effect, Model, Msg, Saved, set_aside, update};
use crate::widget::theme::{Theme, ThemeName};

/// The facilitator's screen, until it is left.
///
/// # Errors
/// There is no terminal, it cannot be taken, the session cannot be opened, or something could not be saved.
pub fn run(around: &Surroundings, opening: Opening<'_>) -> Result<(), Failure> {
    log::begin(around.config.folders.log_file().as_deref(), around.clock);
    let (send, inbox) = Inbox::open().map_err(|error| Failure::new(format!("nothing can be waited for: {error}")))?;
    let (setting, mut world, problems) = super::setting::gather(around, send.clone(), terminal::size())?;
    let mut model = Model::new(setting);
    let mouse = around.config.settings.mouse;
    model.mouse = mouse;
    let named = name_it(&opening, &model, around, mouse)?;
    begin(&mut model, &mut world, opening)?;
    if let Some(problem) = super::setting::told(&problems) {
        model.say_trouble(problem);
    }
    if let Some(why) = terminal::missing(around.env.term.as_deref()) {
        return Err(Failure { what: Some(why), ..Failure::no_terminal() });
    }
    let screen = named.map_or_else(|| take(mouse), Ok)?;
    let unanswered = suit_backdrop(&mut model, around, &send);
    incoming::catch_panics(send.clone());
    incoming::listen_to_signals(send.clone()).map_err(|error| Failure::new(format!("signals cannot be heard: {error}")))?;
    drop(send);
    log::note("started", &format!("{} on {}", env!("CARGO_PKG_VERSION"), std::env::consts::OS));
    let ended = panic::catch_unwind(AssertUnwindSafe(|| {
        Loop {
            model,
            again: Again::default(),
            screen,
            inbox,
            fault: Fault::asked_for().filter(|fault| *fault != Fault::Saving),
            keys: 0,
            late: Vec::new(),
            unanswered,
        }
        .run(&mut world)
    }));
    terminal::leave();
    let (leaving, way_back) = if let Ok(Ok(left)) = &ended { left.clone() } else { (Leaving::Unasked, None) };
    let closed = world.close(leaving);
    log::note("ended", if closed.is_ok() { "all saved" } else { "not all saved" });
    match ended {
        Err(broken) => {
            let kept = closed.map_or_else(|sentence| sentence, |()| "Everything entered so far is saved.".to_owned());
            super::say("note", &kept, Some("open the session again to go on where you were"));
            log::say_place();
            panic::resume_unwind(broken)
        }
        Ok(Err(error)) => Err(Failure::new(format!("the terminal cannot be written to: {error}"))),
        Ok(Ok(_)) => {
            closed.map_err(Failure::new)?;
            if let Some(way_back) = way_back {
                super::say("Saved", &way_back, None);
            }
            Ok(())
        }
    }
}

fn take(mouse: bool) -> Result<Screen, Failure> {
    Screen::take(mouse).map_err(|error| Failure::new(format!("the terminal cannot be taken: {error}")))
}

/// Bytes of a session from which reading it takes longer than a frame.
const LONG: u64 = 1 << 20;

/// Says which session is being read while that takes time. The screen is given back if it cannot be opened.
fn name_it(opening: &Opening<'_>, model: &Model, around: &Surroundings, mouse: bool) -> Result<Option<Screen>, Failure> {
    let Opening::Session(path) = opening else { return Ok(None) };
    let is_long = std::fs::metadata(path).is_ok_and(|file| file.is_file() && file.len() >= LONG);
    if !is_long || terminal::missing(around.env.term.as_deref()).is_some() {
        return Ok(None);
    }
    let mut screen = take(mouse)?;
    let name = SessionFiles::of(path).name();
    let drawn = screen.draw(|sheet| {
        view::opening::draw(&name, sheet.area, sheet.buf, &model.theme);
        None
    });
    drawn.map_err(|error| Failure::new(format!("the terminal cannot be written to: {error}")))?;
    Ok(Some(screen))
}

/// With the setting `auto`, the theme that suits the terminal's ground; keys pressed while it was asked are given on.
/// Gives what waits for an answer that has not come yet.
fn suit_backdrop(model: &mut Model, around: &Surroundings, send: &Post) -> Option<Late> {
    if around.config.settings.theme != AUTO || around.env.no_colour {
        return None;
    }
    let answer = backdrop::find(&around.env);
    suit(model, answer.backdrop);
    for key in answer.typed {
        let _ = send.send(Incoming::Msg(Msg::KeyPressed(key)));
    }
    answer.late
}

fn suit(model: &mut Model, backdrop: Option<Backdrop>) {
    if backdrop == Some(Backdrop::Light) {
        model.theme = Theme::embedded(ThemeName::Light, model.depth);
    }
}

/// Opens what the command line named, or reads the shelf.
fn begin(model: &mut Model, world: &mut World, opening: Opening<'_>) -> Result<(), Failure> {
    let msg = match opening {
        Opening::Home => {
            drop(world.perform(Effect::ReadShelf, model));
            return Ok(());
        }
        Opening::Rehearsal(minutes) => world.rehearse(minutes),
        Opening::Session(path) => world.open_file(path),
    };
    if let Msg::Failed(sentence) = &msg {
        return Err(Failure::new(sentence.clone()));
    }
    let now = world.now();
    let effects = update(model, msg, now);
    for effect in effects {
        drop(world.perform(effect, model));
    }
    Ok(())
}

struct Loop {
    model: Model,
    again: Again,
    screen: Screen,
    inbox: Inbox,
    fault: Option<Fault>,
    keys: usize,
    /// What can wait until the frame is drawn.
    late: Vec<Effect>,
    /// While the terminal has not answered what its ground is.
    unanswered: Option<Late>,
}

impl Loop {
    /// Runs until the program ends; how it is left comes back, and how to come back to the session if all of it is saved.
    fn run(mut self, world: &mut World) -> std::io::Result<(Leaving, Option<String>)> {
        // It may have changed since it was asked for, before anybody listened.
        let (columns, rows) = terminal::size();
        let mut pending = vec![Incoming::Msg(Msg::Resized { columns, rows })];
        loop {
            while !pending.is_empty() {
                for incoming in pending {
                    if let Some(leaving) = self.take(incoming, world)? {
                        self.catch_up(world);
                        let saved = leaving == Leaving::Unasked;
                        return Ok((leaving, self.model.desk().filter(|_| saved).and_then(crate::tui::Desk::way_back)));
                    }
                }
                // One frame for all that is there already.
                pending = self.inbox.wait(Some(Duration::ZERO));
            }
            self.draw()?;
            // That something is saved, or a key, comes before what could wait.
            if !self.late.is_empty() {
                pending = self.inbox.wait(Some(Duration::ZERO));
                if !pending.is_empty() {
                    continue;
                }
                self.catch_up(world);
            }
            pending = self.next(world);
        }
    }

    fn draw(&mut self) -> std::io::Result<()> {
        let fault = if self.keys > 0 { self.fault.take() } else { None };
        let (model, again) = (&self.model, &mut self.again);
        self.screen.draw(|sheet| {
            if sheet.fresh {
                again.forget();
            }
            let caret = view::draw_again(model, sheet.area, sheet.buf, again);
            sheet.touched = again.touched().to_vec();
            if let Some(fault) = fault {
                fault.strike();
            }
            caret
        })
    }

    /// What is written beside the session can wait for the frame; only the last of its kind counts.
    fn later(&mut self, effect: Effect) {
        self.late.retain(|late| std::mem::discriminant(late) != std::mem::discriminant(&effect));
        self.late.push(effect);
    }

    /// Does what could wait for the frame.
    fn catch_up(&mut self, world: &mut World) {
        for effect in std::mem::take(&mut self.late) {
            drop(world.perform(effect, &self.model));
        }
    }

    /// Waits for what comes in next; a second that passed, while a clock is seen.
    fn next(&mut self, world: &World) -> Vec<Incoming> {
        if !self.model.shows_clock() {
            return self.inbox.wait(None);
        }
        let mut pending = self.inbox.wait(Some(world.clock.until_next_second()));
        if pending.is_empty() {
            pending.push(Incoming::Msg(Msg::SecondPassed));
        }
        pending
    }

    /// Takes one thing in. If the program ends, how it is left comes back.
    fn take(&mut self, incoming: Incoming, world: &mut World) -> std::io::Result<Option<Leaving>> {
        let mut msgs = match incoming {
            Incoming::End => {
                world.hurry();
                return Ok(Some(Leaving::Unasked));
            }
            Incoming::Continued => {
                self.screen.take_again(self.model.mouse)?;
                return Ok(None);
            }
            Incoming::AskedToStop => {
                self.set_aside(world)?;
                return Ok(None);
            }
            Incoming::Msg(msg) => {
                if let Msg::Resized { columns, rows } = msg {
                    self.screen.resize((columns, rows));
                }
                self.keys += usize::from(matches!(msg, Msg::KeyPressed(_)));
                self.without_answer(msg)
            }
        };
        while let Some(msg) = msgs.pop() {
            for effect in update(&mut self.model, msg, world.now()) {
                match effect {
                    Effect::Quit => return Ok(Some(self.answered())),
                    Effect::Redraw => self.screen.forget(),
                    Effect::Suspend if terminal::can_come_back() => self.set_aside(world)?,
                    Effect::Suspend => self.model.say(set_aside::stays(&self.model)),
                    Effect::CaptureMouse(on) => Screen::capture_mouse(on)?,
                    Effect::Bell => Screen::ring()?,
                    Effect::KeepDraft(_) | Effect::Point(_) => self.later(effect),
                    Effect::Append(_) => msgs.extend(world.perform(effect, &self.model)),
                    effect => {
                        // It may be about another session.
                        self.catch_up(world);
                        msgs.extend(world.perform(effect, &self.model));
                    }
                }
            }
        }
        Ok(None)
    }

    /// Stops until the program is continued; what it says first is what holds then.
    fn set_aside(&mut self, world: &mut World) -> std::io::Result<()> {
        self.catch_up(world);
        self.screen.suspend(self.model.mouse, &set_aside::words(&self.model))
    }

    /// What is typed, without the answer of a terminal that took its time; the last to be taken in comes first.
    fn without_answer(&mut self, msg: Msg) -> Vec<Msg> {
        let (Some(late), Msg::KeyPressed(key)) = (&mut self.unanswered, &msg) else { return vec![msg] };
        match late.pass(*key) {
            Passed::Typed(keys) => keys.into_iter().rev().map(Msg::KeyPressed).collect(),
            Passed::Answered(backdrop) => {
                self.unanswered = None;
                suit(&mut self.model, backdrop);
                Vec::new()
            }
        }
    }

    /// Who leaves while the header says that something is not saved was asked where to put it.
    fn answered(&self) -> Leaving {
        let unsaved = self.model.desk().is_some_and(|desk| matches!(desk.saved, Saved::Not { entries: 1.., .. }));
        if unsaved { Leaving::Answered } else { Leaving::Unasked }
    }
}
