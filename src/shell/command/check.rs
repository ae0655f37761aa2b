//! `tandem check`: every line of a session verified; a damaged one copied without the damage.

use std::path::Path;
use std::sync::Arc;

use crate::cli;
use crate::shell::speech::print;
use crate::shell::{Failure, Surroundings, say};
use crate::store::{self, Disk, LineFound, Reading, RealDisk, Repaired, SessionFiles, State, StoreError};

/// How often a line that is just being written is looked at again.
const LOOKS: u32 = 100;

/// Verifies the file that was named, and no other. Good only if every line is, also when a repaired copy was made.
pub(super) fn perform(around: &Surroundings, asked: &cli::Check) -> Result<(), Failure> {
    let file = around.file_there(&asked.session)?;
    let reading = read(&file)?;
    let shown = file.display();
    let entries = reading.history.last_seq();
    let (what, hint) = match &reading.state {
        State::Intact => return print(&format!("{shown}: every line is good, {entries} entries\n")),
        State::Tail { lines } => (
            format!("{shown}: {entries} entries are good, then it was interrupted while writing ({lines} unfinished)"),
            "nothing that was shown as saved is missing; `tandem open` sets the unfinished part aside",
        ),
        State::Damaged(damage) => (
            format!("{shown}: damaged at line {}: {}; {entries} entries before it are good", damage.line, damage.why),
            "--repair writes what can be saved to a new file; --accept-edits takes lines edited by hand as they stand",
        ),
    };
    if !asked.repair && !asked.accept_edits {
        return Err(Failure::new(what).hint(hint));
    }
    if store::is_held(&SessionFiles::of(&file).lock()) {
        // What looks broken may be a line that is just being written.
        return Err(StoreError::Held { path: file, holder: None }.into());
    }
    say("error", &what, None);
    let disk: Arc<dyn Disk> = Arc::new(RealDisk);
    let repaired = store::repair(&disk, &file, asked.accept_edits, around.clock.now())?;
    print(&told(&repaired))?;
    Err(Failure::already_said())
}

/// Reads the file; while somebody writes to it, until the line being written is whole.
fn read(file: &Path) -> Result<Reading, Failure> {
    let mut reading = store::read(&RealDisk, file)?;
    for _ in 0..LOOKS {
        let being_written = matches!(reading.state, State::Tail { .. }) && store::is_held(&SessionFiles::of(file).lock());
        if !being_written {
            break;
        }
        reading = store::read(&RealDisk, file)?;
    }
    Ok(reading)
}

/// What a repair wrote, took in and could not take in.
fn told(repaired: &Repaired) -> String {
    let mut text = format!("{}: {} entries saved\n", repaired.path.display(), repaired.entries);
    let list = |found: &LineFound| format!("  line {}: {}\n    {}\n", found.line, found.why, found.text);
    if !repaired.edited.is_empty() {
        text += "taken in as edited by hand:\n";
        text.extend(repaired.edited.iter().map(list));
    }
    if let Some(path) = &repaired.lost_path {
        text.extend(["could not be taken in, kept in ", &path.display().to_string(), ":\n"]);
        text.extend(repaired.lost.iter().map(list));
    }
    text
}
