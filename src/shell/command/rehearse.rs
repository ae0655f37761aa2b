//! `tandem rehearse`: the whole agenda in a few minutes, with a simulated room.

use crate::cli;
use crate::shell::{Failure, Opening, Surroundings, facilitate};

/// Rehearses. Nothing is written unless it is asked for at the end.
pub(super) fn perform(around: &Surroundings, asked: &cli::Rehearse) -> Result<(), Failure> {
    if asked.play.print.is_none() && !around.has_terminal() {
        return Err(Failure::no_terminal());
    }
    facilitate(around, Opening::Rehearsal(asked.minutes), &asked.play)
}
