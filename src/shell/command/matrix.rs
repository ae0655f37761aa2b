//! `tandem matrix`: all measures of a session on stdout, as it stands or as it stood.

use crate::cli::{self, MatrixFormat};
use crate::export::{self, Subject};
use crate::shell::command::good_part::GoodPart;
use crate::shell::command::subject::Sight;
use crate::shell::speech::print;
use crate::shell::{Failure, Surroundings};
use crate::workshop::History;

/// Prints the matrix.
pub(super) fn perform(around: &Surroundings, asked: &cli::Matrix) -> Result<(), Failure> {
    let read = GoodPart::read(&around.file_of(&asked.session)?)?;
    let sight = match asked.at {
        Some(seq) => at(&read.history, seq, asked.room)?,
        None => Sight::of(read.history.workshop(), read.history.last_seq(), !asked.room),
    };
    print(&written(sight.subject(), asked.format))?;
    read.finish()
}

/// The workshop after the entry `seq`; 0 is the empty one.
fn at(history: &History, seq: u64, room: bool) -> Result<Sight<'static>, Failure> {
    let last = history.last_seq();
    let beyond = || Failure::new(format!("there is no entry {seq}: the last is {last}")).hint("`tandem log` lists the entries");
    Ok(Sight::owned(history.at(seq).ok_or_else(beyond)?, seq, !room))
}

fn written(subject: Subject, format: MatrixFormat) -> String {
    match format {
        MatrixFormat::Text => export::matrix_text::matrix_text(subject),
        MatrixFormat::Json => export::json::matrix(subject),
        MatrixFormat::Csv => export::matrix_csv::matrix_csv(subject),
    }
}
