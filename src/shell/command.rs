//! The commands, one a file: each reads what it needs, says what it did, and decides nothing about workshops.

use super::speech;
use super::{Failure, Opening, Surroundings, say};
use crate::cli::{Command, Invocation, print};
use crate::config::Env;

/// Performs what was asked for.
pub(super) fn perform(asked: &Invocation, env: &Env) -> Result<(), Failure> {
    if let Some(printed) = print::itself(asked, env) {
        let printed = printed.map_err(|error| Failure::new(format!("the text could not be made: {error}")))?;
        for (what, hint) in &printed.warnings {
            say("warning", what, Some(hint));
        }
        return speech::print_bytes(&printed.text);
    }
    let around = Surroundings::of(asked, env)?;
    match &asked.command {
        None => super::facilitate(&around, Opening::Home, &asked.play),
        Some(Command::Open(open)) => super::facilitate(&around, Opening::Session(&around.file_of(&open.session)?), &open.play),
        Some(Command::Present(present)) => super::present(&around, &around.file_of(&present.session)?),
        Some(_) => Err(Failure::new("this build cannot do that")),
    }
}
