//! What a reader gets of a session: its good part, with everything that is wrong said on stderr. Reads only: no lock
//! is taken and nothing is written.

use std::path::Path;

use crate::shell::{Failure, say};
use crate::store::{self, Access, Barrier, Notice, Session};
use crate::workshop::History;

/// The good part of a session.
pub(super) struct GoodPart {
    /// Its good commits, folded.
    pub history: History,
    damaged: bool,
}

impl GoodPart {
    /// Reads a session and says what is wrong with it.
    ///
    /// # Errors
    /// There is no such session, it cannot be read, or it is from a newer version.
    pub fn read(file: &Path) -> Result<Self, Failure> {
        let session = store::view(file)?;
        for notice in &session.notices {
            tell(notice, &session.path);
        }
        let damaged = tell_damage(&session);
        Ok(Self { history: session.history, damaged })
    }

    /// To be called once the good part was given out: of a damaged session that is a failure all the same.
    ///
    /// # Errors
    /// The session is damaged, which was said.
    pub fn finish(&self) -> Result<(), Failure> {
        if self.damaged { Err(Failure::already_said()) } else { Ok(()) }
    }
}

/// Says on stderr where a session is damaged; whether it is.
fn tell_damage(session: &Session) -> bool {
    let Access::ReadOnly(Barrier::Damaged(damage)) = &session.access else { return false };
    let path = session.path.display();
    let entries = session.history.last_seq();
    let what =
        format!("{path}: damaged at line {}: {}; only the {entries} good entries before it are used", damage.line, damage.why);
    say("warning", &what, Some(&format!("`tandem check {path} --repair` writes a repaired copy; the file was not touched")));
    true
}

/// Says on stderr what was found on opening a session.
pub(super) fn tell(notice: &Notice, session: &Path) {
    let session = session.display();
    let lines = |lines: &usize| if *lines == 1 { "1 line".to_owned() } else { format!("{lines} lines") };
    let (what, hint) = match notice {
        Notice::TailSetAside { path, lines: count } => (
            format!("{session}: {} behind the last saved entry set aside in {}", lines(count), path.display()),
            "nothing that was shown as saved is in it",
        ),
        Notice::Tail { lines: count } => (
            format!("{session}: interrupted while writing; {} behind the last saved entry left out", lines(count)),
            "nothing that was shown as saved is in it; `tandem open` sets it aside",
        ),
        Notice::OpenedRescue { path, more } => (
            format!("the session goes on in {}, which has {more} entries more", path.display()),
            "this file is used from now on; keep it",
        ),
        Notice::MovedToRescue { path, why } => (
            format!("{session}: it can no longer be trusted ({why}), so the session goes on in {}", path.display()),
            "move both files to another disk when you can",
        ),
        Notice::NoLocking => (
            format!("{session}: this file system knows no locks"),
            "make sure that nobody else opens this session while you work in it",
        ),
    };
    say("warning", &what, Some(hint));
}
