//! `tandem present`: a room screen on a session that is there.

use crate::cli;
use crate::shell::command::good_part::GoodPart;
use crate::shell::{Failure, Surroundings};

/// Looks at the session first, then at the terminal. Of a damaged one the good part is shown.
pub(super) fn perform(around: &Surroundings, asked: &cli::OneSession) -> Result<(), Failure> {
    let file = around.file_there(&asked.session)?;
    let read = GoodPart::read(&file)?;
    if !around.has_terminal() {
        return Err(Failure::no_terminal());
    }
    crate::shell::present(around, &file)?;
    read.finish()
}
