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
    let read = GoodPart::read(&around.file_there(&asked.session)?)?;
    refuse_taken(&asked.to, asked.force)?;
    say("will hold", contents(&asked.to, asked.full), None);
    let words = &around.config.language.words;
    write(&read.history, Target { to: &asked.to, full: asked.full, replace: asked.force, words })?;
    say_where(&asked.to);
    read.finish()
}

/// What leaves, said plainly before it is written: true of the kind that the name asks for.
fn contents(to: &Path, full: bool) -> &'static str {
    let ending = to.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    match (ending.as_str(), full) {
        ("csv", true) => {
            "the full record of the points, not for sharing: those of every group with all ratings, what small groups held back \
             too. Not in it: your notes, texts that were merged away, who said no; nor, if it is imported again, how many said \
             `not relevant` or `don't know`, that a figure was provisional, who was absent."
        }
        ("csv", false) => {
            "what the room may see of the points: by staff group, with heading, strength and ratings. Not in it: actions, your \
             notes, what small groups held back, ratings of one or two people."
        }
        ("svg" | "png", true) => {
            "the full picture, not for sharing: the squares of every group, what small groups held back too. No point, no note."
        }
        ("svg" | "png", false) => {
            "what the room may see of the picture. Not in it: the points themselves, your notes, what small groups held back."
        }
        ("txt", false) => {
            "what the room may see, in ten lines at most: the actions and what was found. Not in it: your notes, what small groups held back."
        }
        ("xlsx", true) => {
            "the full record of actions, picture, points and measures, not for sharing: all ratings and what small groups held back \
             are in it. Not in it: your notes, texts that were merged away."
        }
        ("json", true) => {
            "the full record of all figures, not for sharing: all ratings, what small groups held back, texts that were merged away \
             and your notes on steps and on where groups stand are in it. Not in it: your notes on points."
        }
        (_, true) => {
            "the full record, not for sharing: in it are your notes, all ratings, what small groups held back and texts that were \
             merged away."
        }
        (_, false) => {
            "what the room may see: points by staff group, the picture, the actions. Not in it: your notes, what small groups held \
             back, ratings of one or two people."
        }
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
