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
    say("warning", &format!("{}: {notice}", session.display()), None);
}
