//! `tandem import`: a CSV as one commit of a session, all rows or none.

use std::path::Path;

use crate::cli;
use crate::config::templates;
use crate::import::{self, BadRow};
use crate::shell::command::good_part::tell;
use crate::shell::{Failure, Surroundings, say};
use crate::store::{self, Access, Barrier, Header, Report, Session, StoreError};
use crate::workshop::{Change, History, plan, sentence};

/// Reads the file into the session, which is made if it is not there.
pub(super) fn perform(around: &Surroundings, asked: &cli::Import) -> Result<(), Failure> {
    let session = around.file_of(&asked.into)?;
    let found = match store::view(&session) {
        Ok(found) => Some(undamaged(found)?),
        Err(StoreError::Missing(_)) => None,
        Err(error) => return Err(error.into()),
    };
    let csv = read(&asked.file)?;
    match found {
        Some(found) => {
            // Refused rows are told before anything of the session is touched, its lock file included.
            planned(&csv, found.history.workshop(), &asked.file)?;
            into_existing(around, &session, &csv, &asked.file)
        }
        None => into_new(around, &session, asked, &csv),
    }
}

fn read(file: &Path) -> Result<String, Failure> {
    let bytes = std::fs::read(file).map_err(|error| Failure::file(file, "read it", &error))?;
    String::from_utf8(bytes).map_err(|error| {
        let good = String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()]);
        let line = 1 + good.matches('\n').count();
        Failure::new(format!("{}, line {line}: this is not UTF-8 text", file.display())).hint("save it as CSV UTF-8")
    })
}

/// The changes; else every bad row on stderr, by its line.
fn planned(csv: &str, workshop: &crate::workshop::Workshop, file: &Path) -> Result<Vec<Change>, Failure> {
    import::plan(csv, workshop).map_err(|bad| {
        for BadRow { line, why } in &bad {
            say("error", &format!("{}, line {line}: {why}", file.display()), None);
        }
        let rows = if bad.len() == 1 { "1 bad row".to_owned() } else { format!("{} bad rows", bad.len()) };
        Failure::new(format!("{rows}; nothing was imported")).hint("mend the lines named above and import again")
    })
}

fn into_new(around: &Surroundings, session: &Path, asked: &cli::Import, csv: &str) -> Result<(), Failure> {
    let now = around.clock.now();
    let mut history = History::default();
    let begin = plan::begin_for_import(&templates::default_template());
    history.commit(now, begin).map_err(|refusal| Failure::new(refusal.to_string()))?;
    let changes = planned(csv, history.workshop(), &asked.file)?;
    if !changes.is_empty() {
        history.commit(now, changes).map_err(|refusal| refused(&asked.file, &refusal))?;
    }
    if !asked.into.is_path() {
        around.shelf()?.ensure()?;
    }
    let made = store::create(session, Header::new(now), history.commits().to_vec(), now)?;
    say_done(&made.path, &made.history, "made and filled");
    Ok(())
}

fn into_existing(around: &Surroundings, path: &Path, csv: &str, file: &Path) -> Result<(), Failure> {
    let now = around.clock.now();
    let mut session = undamaged(store::open(path, now)?)?;
    for notice in &session.notices {
        tell(notice, &session.path);
    }
    let Access::Writing(journal) = &mut session.access else {
        return Err(barred(&session));
    };
    let changes = planned(csv, session.history.workshop(), file)?;
    if changes.is_empty() {
        say("note", &format!("{}: no rows, nothing to import", file.display()), None);
        return Ok(());
    }
    let commit = session.history.commit(now, changes).map_err(|refusal| refused(file, &refusal))?;
    match journal.append([commit]) {
        Report::Saved { .. } => say_done(&session.path, &session.history, "imported"),
        Report::Moved { path, why, .. } => {
            say("warning", &format!("{}: {why}; the session goes on in {}", session.path.display(), path.display()), None);
            say_done(&path, &session.history, "imported");
        }
        Report::NotSaved { why, .. } => {
            return Err(Failure::new(format!("{}: cannot save: {why}; nothing was imported", path.display())));
        }
    }
    Ok(())
}

fn refused(file: &Path, why: &crate::workshop::Refusal) -> Failure {
    Failure::new(format!("{}: {why}; nothing was imported", file.display()))
}

/// A session that is whole; else what is wrong with it.
fn undamaged(session: Session) -> Result<Session, Failure> {
    if matches!(session.access, Access::ReadOnly(Barrier::Damaged(_))) { Err(barred(&session)) } else { Ok(session) }
}

/// Why a session cannot be written to.
fn barred(session: &Session) -> Failure {
    let path = session.path.clone();
    match &session.access {
        Access::ReadOnly(Barrier::Damaged(damage)) => {
            StoreError::Damaged { path, line: damage.line, why: damage.why.clone() }.into()
        }
        Access::ReadOnly(Barrier::Held(holder)) => StoreError::Held { path, holder: holder.clone() }.into(),
        Access::ReadOnly(Barrier::Refused(why)) => Failure::new(why.clone()),
        Access::ReadOnly(Barrier::Reader) | Access::Writing(_) => {
            Failure::new(format!("{}: cannot be written to", path.display()))
        }
    }
}

fn say_done(path: &Path, history: &History, done: &str) {
    let what = history.commits().last().map(|commit| sentence::of(commit, history.workshop())).unwrap_or_default();
    say(done, &format!("{}: {what}", path.display()), None);
}
