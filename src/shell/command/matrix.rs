//! `tandem matrix`: all measures of a session on stdout, as it stands or as it stood.

use crate::cli::{self, MatrixFormat};
use crate::export::{self, Subject};
use crate::shell::command::good_part::GoodPart;
use crate::shell::command::subject::Sight;
use crate::shell::speech::print;
use crate::shell::{Failure, Surroundings};
use crate::workshop::{History, Workshop};

/// Prints the matrix.
pub(super) fn perform(around: &Surroundings, asked: &cli::Matrix) -> Result<(), Failure> {
    let read = GoodPart::read(&around.file_there(&asked.session)?)?;
    let past = asked.at.map(|seq| at(&read.history, seq)).transpose()?;
    let workshop = past.as_ref().unwrap_or(read.history.workshop());
    let sight = Sight::of(workshop, asked.at.unwrap_or(read.history.last_seq()), !asked.room, &around.config.language.words);
    print(&written(sight.subject(), asked.format))?;
    read.finish()
}

/// The workshop after the entry `seq`; 0 is the empty one.
fn at(history: &History, seq: u64) -> Result<Workshop, Failure> {
    let last = history.last_seq();
    let beyond = || Failure::new(format!("there is no entry {seq}: the last is {last}")).hint("`tandem log` lists the entries");
    history.at(seq).ok_or_else(beyond)
}

fn written(subject: Subject, format: MatrixFormat) -> String {
    match format {
        MatrixFormat::Text => export::matrix_text::matrix_text(subject),
        MatrixFormat::Json => export::json::matrix(subject),
        MatrixFormat::Csv => export::matrix_csv::matrix_csv(subject),
    }
}
