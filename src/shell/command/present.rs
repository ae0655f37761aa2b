//! `tandem present`: a room screen on a session that is there. Asked for without saying which, it lists those that are
//! open now with what to type for each; it guesses none, for what it shows goes to a wall.

use crate::cli;
use crate::shell::command::good_part::GoodPart;
use crate::shell::{Failure, Surroundings};
use crate::store::{SessionFiles, Shelved, is_held};

/// Looks at the session first, then at the terminal. Of a damaged one the good part is shown.
pub(super) fn perform(around: &Surroundings, asked: &cli::Present) -> Result<(), Failure> {
    let Some(session) = &asked.session else { return Err(which(around)?) };
    let file = around.file_there(session)?;
    let read = GoodPart::read(&file)?;
    if !around.has_terminal() {
        return Err(Failure::no_terminal());
    }
    crate::shell::present(around, &file)?;
    read.finish()
}

/// What is said to who names no session: wrong usage, with the commands for the sessions that are open now.
fn which(around: &Surroundings) -> Result<Failure, Failure> {
    let shelf = around.shelf()?;
    let sessions = shelf.list()?;
    let command = |shelved: &Shelved| format!("tandem present {}", around.called(&shelved.path, &shelved.name));
    let open: Vec<String> = sessions
        .iter()
        .filter(|shelved| is_held(&SessionFiles::of(&shelved.path).lock()))
        .map(|shelved| match shelved.reading.as_ref().map(|reading| &reading.history.workshop().title) {
            Some(title) if !title.is_empty() => format!("{}   ({title})", command(shelved)),
            _ => command(shelved),
        })
        .collect();
    let what = |found: &str| Failure::usage(format!("present needs to be told which session; {found}"));
    Ok(match (&open[..], sessions.first()) {
        ([], None) => what("there is none yet").hint("`tandem` makes one; its Set up shows what to type here"),
        ([], Some(last)) => {
            let hint = format!("open it first (`tandem`), or show the one that changed last: {}", command(last));
            what("none is open now").hint(hint)
        }
        ([one], _) => what("one is open now").hint(format!("type {one}")),
        (several, _) => what(&format!("{} are open now", several.len())).hint(format!("type one of\n  {}", several.join("\n  "))),
    })
}
