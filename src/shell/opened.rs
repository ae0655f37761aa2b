//! What opening a session found, in sentences for the facilitator.

use crate::store::{Barrier, Notice};

/// What the user has to be told of a notice.
#[must_use]
pub fn notice(notice: &Notice) -> String {
    match notice {
        Notice::TailSetAside { path, lines } => {
            format!(
                "An unfinished end of the file ({lines} lines) was set aside in {}; nothing that was saved is in it.",
                path.display()
            )
        }
        Notice::Tail { lines } => format!("The file has an unfinished end of {lines} lines: the good part is shown."),
        Notice::OpenedRescue { path, more } => format!("Opened {}, which has {more} entries more.", path.display()),
        Notice::MovedToRescue { path, why } => {
            format!("The file could not be saved ({why}); the session goes on in {}.", path.display())
        }
        Notice::NoLocking => "This disk knows no locks: open the session in one place only.".to_owned(),
    }
}

/// Why a session can only be looked at.
#[must_use]
pub fn barrier(barrier: &Barrier) -> String {
    match barrier {
        Barrier::Held(Some(holder)) => format!(
            "it is open on {} (process {}) since {}; this screen follows it",
            holder.host,
            holder.process,
            holder.since.strftime("%H:%M")
        ),
        Barrier::Held(None) => "it is open elsewhere; this screen follows it".to_owned(),
        Barrier::Damaged(damage) => {
            format!("line {} of its file is damaged ({}); `tandem check --repair` helps", damage.line, damage.why)
        }
        Barrier::Refused(why) => why.clone(),
    }
}
