//! The only orchestrator: performs what the command line asks for, with real files, a real clock and a real terminal.
//!
//! Everything that touches the world is here or in the store; everything that decides is elsewhere. It must hold no
//! rule of a workshop.
//!
//! ```text
//! command   one command a file      clock, surroundings   what a command finds around it
//! failure   exit codes              speech                stdout is data, stderr is for people
//! tui       the facilitator's loop  play                  keys on a copy in memory, one frame on stdout
//! world     effects performed       terminal, canvas      the terminal taken and given back; frames as few bytes
//! inbox, incoming   keys, signals, panics, what other threads send
//! aside     draft and spotlight     report   the report that is written by itself
//! setting, fresh        what a screen begins with; sessions made
//! backdrop  whether the terminal is light or dark, where it is safe to ask
//! rehearse  a session in memory alone   present   a room screen's loop
//! log       what happened, for bug reports, never a word of a workshop
//! ```

mod aside;
mod backdrop;
mod canvas;
mod clock;
mod command;
mod failure;
mod fault;
mod fresh;
mod inbox;
mod incoming;
mod log;
mod pen;
mod play;
mod present;
mod rehearse;
mod report;
mod setting;
mod speech;
mod surroundings;
mod terminal;
mod tui;
mod world;

use std::path::Path;

use crate::cli::{Invocation, Play};
use crate::config::Env;
pub use clock::Clock;
pub use failure::Failure;
pub use speech::say;
pub use surroundings::Surroundings;

/// Performs what was asked for.
///
/// # Errors
/// Whatever was refused or failed, with its exit code and what to do.
pub fn run(asked: &Invocation, env: &Env) -> Result<(), Failure> {
    command::perform(asked, env)
}

/// Where the facilitator's screen begins.
#[derive(Clone, Copy, Debug)]
pub enum Opening<'a> {
    /// At home: recent sessions, new, the sample.
    Home,
    /// In a rehearsal that takes so many minutes.
    Rehearsal(u32),
    /// In the session of this file, which is there.
    Session(&'a Path),
}

/// The facilitator's screen, until it is left; with `play`, keys on a copy in memory and one frame on stdout.
fn facilitate(around: &Surroundings, opening: Opening<'_>, play: &Play) -> Result<(), Failure> {
    if play.keys.is_some() || play.print.is_some() {
        return speech::print(&play::frame(around, opening, play)?);
    }
    tui::run(around, opening)
}

/// A room screen that follows the session of this file, until it is left.
fn present(around: &Surroundings, session: &Path) -> Result<(), Failure> {
    present::run(around, session)
}
