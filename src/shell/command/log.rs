//! `tandem log`: the record of a session, one commit a line: seq, time, sentence, tab separated.

use std::fmt::Write as _;

use crate::cli;
use crate::cli::print::printable;
use crate::shell::command::good_part::GoodPart;
use crate::shell::speech::print_bytes;
use crate::shell::{Failure, Surroundings};
use crate::workshop::{History, sentence};

/// Prints the record.
pub(super) fn perform(around: &Surroundings, asked: &cli::OneSession) -> Result<(), Failure> {
    let read = GoodPart::read(&around.file_there(&asked.session)?)?;
    print_bytes(text(&read.history).as_bytes())?;
    read.finish()
}

/// One line for each commit, safe to print but for the tabs between its parts.
fn text(history: &History) -> String {
    let mut text = String::new();
    for commit in history.commits() {
        let sentence = printable(&sentence::of(commit, history.workshop()).replace(['\t', '\n'], " "));
        // Writing into a string does not fail.
        let _ = writeln!(text, "{}\t{}\t{sentence}", commit.seq, commit.at);
    }
    text
}
