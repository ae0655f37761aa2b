//! `tandem export`: a file of the kind that its ending names, written beside and renamed.

use std::io::{self, ErrorKind, Write};
use std::path::Path;

use crate::cli;
use crate::export::{self, Subject};
use crate::shell::command::good_part::GoodPart;
use crate::shell::command::subject::Sight;
use crate::shell::{Failure, Surroundings, say};
use crate::workshop::History;

/// What makes the bytes of one kind of file.
type Maker = fn(Subject<'_>) -> Vec<u8>;

/// Every kind of file there is, by its ending.
const KINDS: [(&str, Maker); 10] = [
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
    maker(&asked.to)?;
    let read = GoodPart::read(&around.file_of(&asked.session)?)?;
    write(&read.history, Target { to: &asked.to, full: asked.full, replace: asked.force })?;
    let what = if asked.full { "the full record" } else { "what the room may see" };
    say("written", &format!("{}: {what}", asked.to.display()), None);
    read.finish()
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
}

/// Writes what is exported of a session to the file that is asked for.
///
/// # Errors
/// Its ending is of no kind, it is there already and shall not be replaced, or it cannot be written: then nothing is
/// left and an old file is as it was.
pub(in crate::shell) fn write(history: &History, target: Target<'_>) -> Result<(), Failure> {
    let Target { to, full, replace } = target;
    let make = maker(to)?;
    // Refused before the work; and again by the last step, which replaces nothing unless it may.
    if !replace && to.symlink_metadata().is_ok() {
        return Err(taken(to));
    }
    let sight = Sight::of(history.workshop(), history.last_seq(), full);
    let bytes = make(sight.subject());
    put(to, &bytes, replace).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => taken(to),
        _ => Failure::file(to, "write it", &error).hint("name another file, or look whether its folder is there"),
    })
}

fn maker(to: &Path) -> Result<Maker, Failure> {
    let ending = to.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let found = KINDS.iter().find(|(kind, _)| *kind == ending);
    found.map(|(_, make)| *make).ok_or_else(|| {
        let known: Vec<String> = KINDS.iter().map(|(kind, _)| format!(".{kind}")).collect();
        let what =
            if ending.is_empty() { "its name has no ending".to_owned() } else { format!("no kind of file ends in .{ending}") };
        Failure::new(format!("{}: {what}", to.display())).hint(format!("the endings are {}", known.join(", ")))
    })
}

fn taken(to: &Path) -> Failure {
    Failure::new(format!("{}: there is a file of that name", to.display())).hint("--force replaces it")
}

/// Puts a whole file in place in one step: whoever looks sees the old one or the new one.
fn put(to: &Path, bytes: &[u8], replace: bool) -> io::Result<()> {
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut beside = tempfile::Builder::new().prefix(".tandem-").tempfile_in(folder)?;
    beside.write_all(bytes)?;
    beside.as_file().sync_data()?;
    let placed = if replace { beside.persist(to) } else { beside.persist_noclobber(to) };
    placed?;
    Ok(())
}
