//! `tandem export`: a file of the kind that its ending names, written beside and renamed.

use std::path::Path;

use crate::cli;
use crate::export;
use crate::shell::command::good_part::GoodPart;
use crate::shell::command::outgoing::{Kind, maker, refuse_taken, say_where};
use crate::shell::command::subject::Sight;
use crate::shell::{Failure, Surroundings, say};
use crate::words::Words;
use crate::workshop::History;

/// Every kind of file there is, by its ending.
const KINDS: [Kind; 10] = [
    ("docx", export::docx::docx),
    ("html", |subject| export::html::html(subject).into_bytes()),
    ("md", |subject| export::markdown::markdown(subject).into_bytes()),
    ("txt", |subject| export::email::email(subject).into_bytes()),
    ("xlsx", export::xlsx::xlsx),
    ("csv", |subject| export::factors_csv::factors_csv(subject).into_bytes()),
    ("svg", |subject| export::svg::svg(subject).into_bytes()),
    ("pdf", export::pdf::pdf),
    ("png", export::png::png),
    ("json", |subject| export::json::export(subject).into_bytes()),
];

/// Writes the file.
pub(super) fn perform(around: &Surroundings, asked: &cli::Export) -> Result<(), Failure> {
    maker(&KINDS, &asked.to)?;
    let read = GoodPart::read(&around.file_of(&asked.session)?)?;
    refuse_taken(&asked.to, asked.force)?;
    say("will hold", contents(asked.full), None);
    let words = &around.config.language.words;
    write(&read.history, Target { to: &asked.to, full: asked.full, replace: asked.force, words })?;
    say_where(&asked.to);
    read.finish()
}

/// What leaves, said plainly before it is written.
pub(in crate::shell) const fn contents(full: bool) -> &'static str {
    if full {
        "the full record, not for sharing: in it are your notes, all ratings, what small groups held back and texts that were \
         merged away."
    } else {
        "what the room may see: points by staff group, the picture, the actions. Not in it: your notes, what small groups held \
         back, ratings of one or two people."
    }
}

/// Where an export goes, and how much of the session.
#[derive(Clone, Copy, Debug)]
pub(in crate::shell) struct Target<'a> {
    /// The file; its ending says what kind.
    pub to: &'a Path,
    /// The full record instead of what the room may see.
    pub full: bool,
    /// Whether a file that is there is replaced.
    pub replace: bool,
    /// The language of the report.
    pub words: &'a Words,
}

/// Writes what is exported of a session to the file that is asked for.
///
/// # Errors
/// Its ending is of no kind, it is there already and shall not be replaced, or it cannot be written: then nothing is
/// left and an old file is as it was.
pub(in crate::shell) fn write(history: &History, target: Target<'_>) -> Result<(), Failure> {
    let Target { to, full, replace, words } = target;
    let make = maker(&KINDS, to)?;
    refuse_taken(to, replace)?;
    let sight = Sight::of(history.workshop(), history.last_seq(), full, words);
    super::outgoing::write(to, &make(sight.subject()), replace)
}
