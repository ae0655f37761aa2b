//! `tandem pack`: what is printed for a workshop, as HTML or PDF.

use std::path::Path;

use crate::cli;
use crate::export;
use crate::shell::command::good_part::GoodPart;
use crate::shell::command::outgoing::{self, Kind, maker, refuse_taken, say_where};
use crate::shell::command::subject::Sight;
use crate::shell::{Failure, Surroundings, say};
use crate::words::Words;
use crate::workshop::History;

/// Every kind of pack, by its ending.
const KINDS: [Kind; 2] = [("html", |subject| export::html::pack_html(subject).into_bytes()), ("pdf", export::pdf::pack_pdf)];

/// What leaves, said plainly before it is written.
const CONTENTS: &str = "the script, for you alone, and a card for each group, slips and a blank matrix, to be printed. Cards hold \
                        their group's points: hand each to its own group.";

/// Writes the pack.
pub(super) fn perform(around: &Surroundings, asked: &cli::Pack) -> Result<(), Failure> {
    maker(&KINDS, &asked.to)?;
    let read = GoodPart::read(&around.file_there(&asked.session)?)?;
    refuse_taken(&asked.to, asked.force)?;
    say("will hold", CONTENTS, None);
    write(&read.history, &asked.to, asked.force, &around.config.language.words)?;
    say_where(&asked.to);
    read.finish()
}

/// Writes what is printed for a session.
///
/// # Errors
/// Its ending is of no kind, it is there already and shall not be replaced, or it cannot be written.
pub(in crate::shell) fn write(history: &History, to: &Path, replace: bool, words: &Words) -> Result<(), Failure> {
    let make = maker(&KINDS, to)?;
    // Cards are for the groups themselves, each its own: not joined, none held back.
    let sight = Sight::of(history.workshop(), history.last_seq(), true, words);
    outgoing::write(to, &make(sight.subject()), replace)
}
