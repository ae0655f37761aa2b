//! What can go wrong with a session file, in sentences a facilitator can act on: what and where in the message, what
//! to do in the hint.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::lock::Holder;
use super::record::FORMAT;

/// Why something could not be done with a session file.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no file of that name.
    #[error("{}: there is no such session", .0.display())]
    Missing(PathBuf),
    /// A new session would take a name that is taken.
    #[error("{}: a session of that name exists already", .0.display())]
    Exists(PathBuf),
    /// This cannot be the name of a session.
    #[error("\"{0}\" cannot be the name of a session")]
    BadName(String),
    /// The file holds records that this version cannot read.
    #[error("{}: written by a newer Tandem (file format {version}; this one reads up to {FORMAT})", path.display())]
    Newer {
        /// The session file, which was not touched.
        path: PathBuf,
        /// The format it asks for.
        version: u32,
    },
    /// The file is damaged before its last durable record, and what was asked needs all of it.
    #[error("{}: damaged at line {line}: {why}", path.display())]
    Damaged {
        /// The session file, which was not touched.
        path: PathBuf,
        /// The first line that is broken, counted from 1.
        line: usize,
        /// What is wrong with it.
        why: String,
    },
    /// Another process writes to the session.
    #[error("{}: open in {}", path.display(), holder.as_ref().map_or_else(|| "another Tandem".to_owned(), Holder::to_string))]
    Held {
        /// The session file.
        path: PathBuf,
        /// Who holds it, where that can be read.
        holder: Option<Holder>,
    },
    /// A text that is to be struck is nowhere in the session.
    #[error("that text is nowhere in the session")]
    NothingToStrike,
    /// A text that is to be struck is too short to be told from others.
    #[error("a text to be struck has at least 2 characters other than spaces")]
    TooShortToStrike,
    /// After striking, the records would contradict one another.
    #[error("striking that text would leave records that cannot be read: {0}")]
    StrikeRefused(String),
    /// There is nothing to repair.
    #[error("{}: nothing to repair, every line is good", .0.display())]
    NothingToRepair(PathBuf),
    /// A record cannot be written down. This is a fault of the program.
    #[error("entry {seq} cannot be written down: {why}")]
    Unwritable {
        /// The commit's number.
        seq: u64,
        /// What the encoder says.
        why: String,
    },
    /// The writer is no longer there. This is a fault of the program.
    #[error("the part of the program that saves has stopped")]
    WriterGone,
    /// The operating system refused.
    #[error("{}: cannot {doing}: {}", path.display(), in_words(source))]
    Disk {
        /// The file or folder concerned.
        path: PathBuf,
        /// What was tried, as in "cannot ...".
        doing: &'static str,
        /// What the operating system says.
        source: io::Error,
    },
}

impl StoreError {
    /// The program's exit code: 3 for a file from a newer version, else 1.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        if matches!(self, Self::Newer { .. }) { 3 } else { 1 }
    }

    /// What the facilitator can do about it, as one sentence.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        Some(match self {
            Self::Missing(_) => "`tandem list` shows the sessions there are; `tandem new NAME` makes one".to_owned(),
            Self::Exists(path) => format!("choose another name, or `tandem open {}`", path.display()),
            Self::BadName(_) => "use letters, digits, spaces and hyphens, or a path that ends in .ron".to_owned(),
            Self::Newer { .. } => "update Tandem; the file was not touched".to_owned(),
            Self::Damaged { path, .. } => {
                format!("`tandem check {} --repair` writes a repaired copy; the file was not touched", path.display())
            }
            Self::Held { .. } => "close it there first; `tandem present` can follow it meanwhile".to_owned(),
            Self::NothingToStrike => "type it exactly as it stands in the session, capital letters too".to_owned(),
            Self::TooShortToStrike => "strike the whole word or name".to_owned(),
            Self::StrikeRefused(_) => "rename the entry by hand first, then strike; nothing was changed".to_owned(),
            Self::NothingToRepair(_) => return None,
            Self::Unwritable { .. } | Self::WriterGone => "save to another file and start Tandem again".to_owned(),
            Self::Disk { source, .. } => return advice(source.kind()).map(str::to_owned),
        })
    }

    /// The error of an operating system call on a path.
    pub(crate) fn disk<'a>(path: &'a Path, doing: &'static str) -> impl FnOnce(io::Error) -> Self + 'a {
        move |source| match source.kind() {
            ErrorKind::NotFound if doing == READ => Self::Missing(path.to_owned()),
            _ => Self::Disk { path: path.to_owned(), doing, source },
        }
    }
}

/// The act of reading a session, as in "cannot ...".
pub(crate) const READ: &str = "read it";

/// What the operating system says, in plain words.
pub(crate) fn in_words(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::StorageFull => "disk full".to_owned(),
        ErrorKind::QuotaExceeded => "your space on this disk is used up".to_owned(),
        ErrorKind::PermissionDenied => "permission denied".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
        ErrorKind::FileTooLarge => "files may not grow here".to_owned(),
        ErrorKind::NotFound => "the file or its folder is gone".to_owned(),
        ErrorKind::AlreadyExists => "the name is taken".to_owned(),
        ErrorKind::IsADirectory => "it is a folder".to_owned(),
        ErrorKind::NotADirectory => "part of the path is not a folder".to_owned(),
        _ => error.to_string(),
    }
}

fn advice(kind: ErrorKind) -> Option<&'static str> {
    match kind {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            Some("free some space, or save to another disk")
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            Some("choose a folder you may write to with `--sessions DIR`")
        }
        ErrorKind::NotFound => Some("look whether the folder or the USB stick is still there"),
        ErrorKind::AlreadyExists => Some("choose another name"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newer_file_is_exit_code_3_and_everything_else_1() {
        let newer = StoreError::Newer { path: "a.ron".into(), version: 2 };
        assert_eq!(newer.exit_code(), 3);
        assert!(newer.to_string().contains("format 2"));
        assert_eq!(StoreError::Missing("a.ron".into()).exit_code(), 1);
    }

    #[test]
    fn a_full_disk_is_said_in_words_with_what_to_do() {
        let path = Path::new("/x/a.ron");
        let error = StoreError::disk(path, "save")(ErrorKind::StorageFull.into());
        assert_eq!(error.to_string(), "/x/a.ron: cannot save: disk full");
        assert!(error.hint().unwrap().contains("space"));
    }

    #[test]
    fn a_file_that_is_not_there_is_a_missing_session_only_when_it_is_read() {
        let gone = || io::Error::from(ErrorKind::NotFound);
        assert!(matches!(StoreError::disk(Path::new("a"), READ)(gone()), StoreError::Missing(_)));
        assert!(matches!(StoreError::disk(Path::new("a"), "save")(gone()), StoreError::Disk { .. }));
    }
}
