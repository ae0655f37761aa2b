//! What has to be told about a session that was opened, in sentences for the facilitator.

use std::fmt;
use std::path::PathBuf;

use super::lock::Holder;
use super::reading::Damage;

/// What keeps a session from being written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Barrier {
    /// Another process writes; follow it.
    Held(Option<Holder>),
    /// The file is damaged; the good part is shown.
    Damaged(Damage),
    /// The file or its folder may not be written to; why, in a sentence.
    Refused(String),
    /// It was only opened to be read.
    Reader,
}

/// Something found on opening that the user has to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// An unfinished tail was set aside; nothing that was reported as saved is in it.
    TailSetAside {
        /// Where it is kept.
        path: PathBuf,
        /// Lines, or parts of lines, in it.
        lines: usize,
    },
    /// An unfinished tail is there and stays where it is, for this process does not write.
    Tail {
        /// Lines, or parts of lines, in it.
        lines: usize,
    },
    /// The session goes on in a rescue, which has more entries than the file asked for.
    OpenedRescue {
        /// The rescue.
        path: PathBuf,
        /// How many entries more it has.
        more: u64,
    },
    /// The file could not be made durable, so the session goes on in this new rescue.
    MovedToRescue {
        /// The rescue.
        path: PathBuf,
        /// Why, in plain words.
        why: String,
    },
    /// The file system knows no locks: nobody may open the session twice.
    NoLocking,
    /// Nothing can be written to the file; why, in plain words. What is entered goes to a rescue as soon as one can be made.
    InMemory(String),
}

impl fmt::Display for Barrier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Held(Some(holder)) => write!(f, "read-only: open in {holder}"),
            Self::Held(None) => f.write_str("read-only: open in another Tandem"),
            Self::Damaged(Damage { line, why }) => {
                write!(f, "read-only: damaged at line {line} ({why}); `tandem check SESSION --repair` writes a repaired copy")
            }
            Self::Refused(why) => write!(f, "read-only: {why}"),
            Self::Reader => f.write_str("read-only"),
        }
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TailSetAside { path, lines } => write!(
                f,
                "the last writing was interrupted: {} put aside in {}; nothing that was shown as saved is missing",
                counted(*lines as u64, "unfinished line was", "unfinished lines were"),
                path.display()
            ),
            Self::Tail { lines } => write!(
                f,
                "the last writing was interrupted: {} not shown; `tandem open` puts that aside",
                counted(*lines as u64, "unfinished line is", "unfinished lines are")
            ),
            Self::OpenedRescue { path, more: 0 } => write!(f, "going on in the rescue {}", path.display()),
            Self::OpenedRescue { path, more } => {
                write!(f, "going on in the rescue {}, which has {}", path.display(), counted(*more, "entry more", "entries more"))
            }
            Self::MovedToRescue { path, why } => {
                write!(f, "the file could not be written ({why}): everything is in {} now", path.display())
            }
            Self::InMemory(why) => write!(
                f,
                "nothing can be written to this file ({why}): what you enter stays in memory until it can, and leaving asks where to put it"
            ),
            Self::NoLocking => f.write_str("this disk cannot lock files: do not open the session a second time"),
        }
    }
}

fn counted(number: u64, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notices_are_sentences() {
        let aside = Notice::TailSetAside { path: "a.torn-1".into(), lines: 1 };
        assert_eq!(
            aside.to_string(),
            "the last writing was interrupted: 1 unfinished line was put aside in a.torn-1; nothing that was shown as saved is missing"
        );
        let rescue = Notice::OpenedRescue { path: "a.rescue-1.ron".into(), more: 3 };
        assert_eq!(rescue.to_string(), "going on in the rescue a.rescue-1.ron, which has 3 entries more");
        let damage = Damage { line: 3, why: "the line has no seal".to_owned() };
        assert!(Barrier::Damaged(damage).to_string().starts_with("read-only: damaged at line 3 (the line has no seal)"));
    }
}
