//! The commands, one a file: each reads what it needs, says what it did, and decides nothing about workshops.

mod check;
mod delete;
pub(super) mod export;
mod good_part;
mod import;
mod list;
mod log;
mod matrix;
mod new;
mod open;
pub(super) mod outgoing;
pub(super) mod pack;
mod present;
mod rehearse;
pub(super) mod subject;
mod templates;

use super::speech;
use super::{Failure, Opening, Surroundings, say};
use crate::cli::{Command, Invocation, print};
use crate::config::Env;
use crate::tui::keymap::Keymap;

/// Performs what was asked for.
pub(super) fn perform(asked: &Invocation, env: &Env) -> Result<(), Failure> {
    if let Some(printed) = print::itself(asked, env) {
        let printed = printed.map_err(|error| Failure::new(format!("the text could not be made: {error}")))?;
        for (what, hint) in &printed.warnings {
            say("warning", what, Some(hint));
        }
        return speech::print_bytes(&printed.text);
    }
    if matches!(asked.command, None | Some(Command::Open(_) | Command::New(_) | Command::Rehearse(_))) {
        // What begins with a screen wants the keys: they are read beside settings and words.
        std::thread::spawn(Keymap::built_in);
    }
    let around = Surroundings::of(asked, env)?;
    let Some(command) = &asked.command else {
        return super::facilitate(&around, Opening::Home, &asked.play);
    };
    // What begins with a screen says it there.
    if !matches!(command, Command::Open(_) | Command::New(_) | Command::Rehearse(_)) {
        for problem in &around.config.problems {
            say("warning", &problem.to_string(), Some(&problem.hint));
        }
    }
    match command {
        Command::New(asked) => new::perform(&around, asked),
        Command::Open(asked) => open::perform(&around, asked),
        Command::Rehearse(asked) => rehearse::perform(&around, asked),
        Command::Present(asked) => present::perform(&around, asked),
        Command::List(asked) => list::perform(&around, *asked),
        Command::Templates(asked) => templates::perform(&around, *asked),
        Command::Matrix(asked) => matrix::perform(&around, asked),
        Command::Export(asked) => export::perform(&around, asked),
        Command::Pack(asked) => pack::perform(&around, asked),
        Command::Import(asked) => import::perform(&around, asked),
        Command::Check(asked) => check::perform(&around, asked),
        Command::Log(asked) => log::perform(&around, asked),
        Command::Delete(asked) => delete::perform(&around, asked),
        Command::Completions(_) | Command::Man | Command::Keys(_) | Command::Config(_) => Ok(()),
    }
}
