//! Files that leave: which kind an ending asks for, and how they are put in place: beside, then renamed, replacing
//! nothing unasked and leaving nothing half-written.

use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::export::Subject;
use crate::shell::{Failure, say};

/// What makes the bytes of one kind of file.
pub(super) type Maker = fn(Subject<'_>) -> Vec<u8>;

/// A kind of file: its ending, and what makes it.
pub(super) type Kind = (&'static str, Maker);

/// What makes the file that this name asks for.
///
/// # Errors
/// Its ending is of none of these kinds: the hint lists them.
pub(super) fn maker(kinds: &[Kind], to: &Path) -> Result<Maker, Failure> {
    let ending = to.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let found = kinds.iter().find(|(kind, _)| *kind == ending);
    found.map(|(_, make)| *make).ok_or_else(|| {
        let known: Vec<String> = kinds.iter().map(|(kind, _)| format!(".{kind}")).collect();
        let what =
            if ending.is_empty() { "its name has no ending".to_owned() } else { format!("no kind of file ends in .{ending}") };
        Failure::new(format!("{}: {what}", to.display())).hint(format!("the endings are {}", known.join(", ")))
    })
}

/// Where a file lies, from the root.
pub(super) fn place(to: &Path) -> PathBuf {
    std::path::absolute(to).unwrap_or_else(|_| to.to_owned())
}

/// Says where a file lies that was written.
pub(super) fn say_where(to: &Path) {
    say("written", &format!("{}. Tandem has sent nothing anywhere.", place(to).display()), None);
}

/// Refuses before the work what [`write`] would refuse after it.
///
/// # Errors
/// The file is there and shall not be replaced.
pub(super) fn refuse_taken(to: &Path, replace: bool) -> Result<(), Failure> {
    if !replace && to.symlink_metadata().is_ok() { Err(taken(to)) } else { Ok(()) }
}

/// Writes the file.
///
/// # Errors
/// It is there and shall not be replaced, or it cannot be written: then nothing is left and an old file is as it was.
pub(super) fn write(to: &Path, bytes: &[u8], replace: bool) -> Result<(), Failure> {
    refuse_nowhere(to)?;
    put(to, bytes, replace).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => taken(to),
        // Of a kind that has words of its own they are plainer than what the system says of the file beside.
        kind => {
            let plain = if error.get_ref().is_some() { io::Error::from(kind) } else { error };
            Failure::file(to, "write it", &plain).hint("name another file, or another folder")
        }
    })
}

/// Refuses a file in a folder that is not there.
fn refuse_nowhere(to: &Path) -> Result<(), Failure> {
    let folder = folder(to);
    if folder.is_dir() {
        return Ok(());
    }
    let what = if folder.exists() {
        format!("{} is no folder: choose another", folder.display())
    } else {
        format!("there is no folder {}: make it first, or choose another", folder.display())
    };
    Err(Failure::new(what))
}

/// The folder that a file lies in.
fn folder(to: &Path) -> &Path {
    to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn taken(to: &Path) -> Failure {
    Failure::new(format!("{}: there is a file of that name", to.display())).hint("--force replaces it")
}

/// Puts a whole file in place in one step: whoever looks sees the old one or the new one.
///
/// # Errors
/// What the system says; then nothing is left and an old file is as it was.
pub(in crate::shell) fn put(to: &Path, bytes: &[u8], replace: bool) -> io::Result<()> {
    let mut beside = tempfile::Builder::new().prefix(".tandem-").tempfile_in(folder(to))?;
    beside.write_all(bytes)?;
    beside.as_file().sync_data()?;
    let placed = if replace { beside.persist(to) } else { beside.persist_noclobber(to) };
    placed?;
    Ok(())
}
