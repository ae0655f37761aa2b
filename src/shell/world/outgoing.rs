//! Files that a form of the screen names: what is written, and what is said of it.

use std::path::Path;

use super::sentence;
use crate::shell::Failure;
use crate::shell::command::{export, pack};
use crate::tui::{Model, Msg};

/// Writes an export of the open session and says what is in it and where it lies.
pub(super) fn export(model: &Model, to: &Path, full: bool) -> Msg {
    let Some(desk) = model.desk() else { return Msg::Failed("No session is open.".into()) };
    if to.symlink_metadata().is_ok() {
        return Msg::Written(Err(taken(to)));
    }
    let what = if full { "the full record" } else { "what the room may see" };
    let done = export::write(desk.history(), export::Target { to, full, replace: false, words: &model.words });
    told(done, what, to)
}

/// Writes what is printed for the open session.
pub(super) fn pack(model: &Model, to: &Path) -> Msg {
    let Some(desk) = model.desk() else { return Msg::Failed("No session is open.".into()) };
    if to.symlink_metadata().is_ok() {
        return Msg::Written(Err(taken(to)));
    }
    let done = pack::write(desk.history(), to, false, &model.words);
    told(done, "what is to be printed", to)
}

/// What is said of it; what came to lie there meanwhile is not replaced either.
fn told(done: Result<(), Failure>, what: &str, to: &Path) -> Msg {
    let taken = |failure| if to.symlink_metadata().is_ok() { taken(to) } else { sentence(failure) };
    Msg::Written(done.map(|()| written(what, to)).map_err(taken))
}

/// Nothing is replaced from the screen: a form has another name at once.
fn taken(to: &Path) -> String {
    format!("{}: there is a file of that name. Give it another.", to.display())
}

/// What is in a file that was written, and where it lies.
fn written(what: &str, to: &Path) -> String {
    let place = std::path::absolute(to).unwrap_or_else(|_| to.to_owned());
    format!("Written: {what}, in {}. Tandem has sent nothing anywhere.", place.display())
}
