//! Making sessions: from a template, or as a copy of a sample.

use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::Failure;
use crate::config::samples;
use crate::store::{self, Header, Session, Shelf};
use crate::workshop::template::Template;
use crate::workshop::{Author, Commit, History, Line, plan};

/// Makes NAME.ron (left out: the local date and time) with the template's agenda, groups and themes.
///
/// # Errors
/// If there is no such template, the name is taken, or the file cannot be made.
pub fn create(
    shelf: &Shelf,
    templates: &[Template],
    name: Option<&str>,
    template: &str,
    title: &str,
    now: Timestamp,
    zone: &TimeZone,
) -> Result<Session, Failure> {
    let found = templates.iter().find(|known| known.name == template).ok_or_else(|| unknown(template, templates))?;
    shelf.ensure()?;
    let path = match name {
        Some(name) => shelf.path_of(name)?,
        None => shelf.path_of(&free_name(shelf, &stamp(now, zone)))?,
    };
    make(&path, found, title, now)
}

/// Makes a session from a template in one commit, durable when this returns.
///
/// # Errors
/// If the name is taken, or the file cannot be made: then nothing is left.
pub fn make(path: &Path, template: &Template, title: &str, now: Timestamp) -> Result<Session, Failure> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.exists()) {
        let what = format!("{}: cannot make the session: there is no folder {}", path.display(), folder.display());
        return Err(Failure::new(what).hint("make the folder first, or give a NAME without a path"));
    }
    let changes = plan::begin(template, Line::new(title));
    let commit = Commit { seq: 1, at: now, by: Author::Facilitator, undoes: None, redoes: None, changes };
    Ok(store::create(path, Header::new(now), vec![commit], now)?)
}

/// Copies a sample into the folder of sessions and opens the copy.
///
/// # Errors
/// If there is no such sample, or the copy cannot be made.
pub fn copy_sample(shelf: &Shelf, name: &str, now: Timestamp, _zone: &TimeZone) -> Result<Session, Failure> {
    let sample = samples::sample(name).ok_or_else(|| Failure::new(format!("there is no sample “{name}”")))?;
    shelf.ensure()?;
    let path = shelf.path_of(&free_name(shelf, &format!("sample-{name}")))?;
    let reading = store::interpret(&path, sample.text.as_bytes().to_vec())?;
    let commits = reading.history.commits().to_vec();
    Ok(store::create(&path, Header::new(now), commits, now)?)
}

/// Makes a session of a rehearsal that is to be kept, `rehearsal-` and the date and time, durable when this returns.
///
/// # Errors
/// The file cannot be made: then nothing is left.
pub fn keep(shelf: &Shelf, history: &History, now: Timestamp, zone: &TimeZone) -> Result<Session, Failure> {
    shelf.ensure()?;
    let path = shelf.path_of(&free_name(shelf, &format!("rehearsal-{}", stamp(now, zone))))?;
    Ok(store::create(&path, Header::new(now), history.commits().to_vec(), now)?)
}

/// `2026-11-23-0912`.
#[must_use]
pub fn stamp(now: Timestamp, zone: &TimeZone) -> String {
    now.to_zoned(zone.clone()).strftime("%Y-%m-%d-%H%M").to_string()
}

/// `stem`, or the first of `stem-2`, `stem-3` ... that is free.
fn free_name(shelf: &Shelf, stem: &str) -> String {
    let taken = |name: &str| shelf.path_of(name).is_ok_and(|path| path.exists());
    if !taken(stem) {
        return stem.to_owned();
    }
    (2..=u32::MAX).map(|n| format!("{stem}-{n}")).find(|name| !taken(name)).unwrap_or_else(|| stem.to_owned())
}

fn unknown(template: &str, templates: &[Template]) -> Failure {
    let known = templates.iter().map(|known| known.name.as_str()).collect::<Vec<_>>().join(", ");
    Failure::new(format!("there is no template “{template}”")).hint(format!("the templates are {known}"))
}
