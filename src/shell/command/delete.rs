//! `tandem delete`: all files of a session, listed, asked about, removed.

use std::fmt::Write as _;
use std::io::{BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};

use crate::cli;
use crate::shell::speech::print;
use crate::shell::{Failure, Surroundings, say};
use crate::store::{RealDisk, SessionFiles, StoreError, is_held};

/// Lists the files, asks unless told not to, and deletes them.
pub(super) fn perform(around: &Surroundings, asked: &cli::Delete) -> Result<(), Failure> {
    let file = around.file_there(&asked.session)?;
    let files = SessionFiles::of(&file);
    let found = existing(&files, &file)?;
    refuse_if_held(&files, &file)?;
    let mut list = String::new();
    for path in &found {
        // Writing into a string does not fail.
        let _ = writeln!(list, "{}", path.display());
    }
    print(&list)?;
    if !asked.yes && !confirmed(found.len())? {
        return Err(Failure::new(format!("{}: nothing was deleted", file.display())));
    }
    // Somebody may have opened it while the question stood.
    refuse_if_held(&files, &file)?;
    let deleted = files.delete(&RealDisk)?;
    say("deleted", &format!("{} of session {}", counted(deleted.len()), files.name()), None);
    Ok(())
}

fn existing(files: &SessionFiles, file: &Path) -> Result<Vec<PathBuf>, Failure> {
    if !files.folder().is_dir() {
        return Err(StoreError::Missing(file.to_owned()).into());
    }
    let found = files.existing(&RealDisk)?;
    if found.is_empty() { Err(StoreError::Missing(file.to_owned()).into()) } else { Ok(found) }
}

fn refuse_if_held(files: &SessionFiles, file: &Path) -> Result<(), Failure> {
    if is_held(&files.lock()) { Err(StoreError::Held { path: file.to_owned(), holder: None }.into()) } else { Ok(()) }
}

/// Whether the user says yes, on the terminal.
fn confirmed(files: usize) -> Result<bool, Failure> {
    let mut stdin = std::io::stdin().lock();
    if !stdin.is_terminal() {
        return Err(Failure::new("nobody can be asked, for there is no terminal; nothing was deleted")
            .hint("--yes deletes without asking"));
    }
    let mut stderr = std::io::stderr();
    // A question that cannot be shown is not answered with yes.
    let asked = write!(stderr, "Delete {}? This cannot be undone. [y/N] ", counted(files)).and_then(|()| stderr.flush());
    let mut answer = String::new();
    let read = asked.and_then(|()| stdin.read_line(&mut answer));
    Ok(read.is_ok() && matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
}

fn counted(files: usize) -> String {
    if files == 1 { "1 file".to_owned() } else { format!("{files} files") }
}
