//! `tandem open`: the facilitator's screen on a session that is there.

use crate::cli;
use crate::shell::command::good_part::GoodPart;
use crate::shell::{Failure, Opening, Surroundings, facilitate};
use crate::store;

/// Opens the session. Where there is no terminal the session is looked at all the same, for what is wrong with it is
/// said first; where there is one, the screen opens it, and reading it twice would keep the user waiting.
pub(super) fn perform(around: &Surroundings, asked: &cli::Open) -> Result<(), Failure> {
    let file = around.file_there(&asked.session)?;
    if asked.play.print.is_none() && !around.has_terminal() {
        GoodPart::read(&file)?;
        return Err(Failure::no_terminal());
    }
    let left = facilitate(around, Opening::Session(&file), &asked.play);
    left.or_else(|failure| {
        // What is wrong with the session itself has a sentence, a hint and an exit code of its own.
        store::view(&file)?;
        Err(failure)
    })
}
