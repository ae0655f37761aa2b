//! `tandem new`: a session with the template's groups and headings, made before the first frame is drawn.

use std::path::{Path, PathBuf};

use crate::cli;
use crate::config::templates;
use crate::shell::{Failure, Opening, Surroundings, facilitate, say};
use crate::store::{self, Header, Session};
use crate::workshop::template::Template;
use crate::workshop::{History, Line, plan};

/// Makes the session and goes on in it.
pub(super) fn perform(around: &Surroundings, asked: &cli::New) -> Result<(), Failure> {
    let template = find_template(around, asked.template.as_deref())?;
    let path = match &asked.name {
        Some(name) => around.file_of(name)?,
        None => unnamed(around)?,
    };
    let title = Line::new(asked.title.as_deref().unwrap_or_default());
    let in_folder = asked.name.as_ref().is_none_or(|name| !name.is_path());
    if in_folder {
        around.shelf()?.ensure()?;
    }
    // The lock is given back here; the screen takes it again.
    let made = make(around, &path, &template, title)?.path;
    say("made", &format!("{} with the agenda {}", made.display(), template.name), None);
    facilitate(around, Opening::Session(&made), &cli::Play::default())
}

/// The file of a session that nobody named: `2026-11-23-0900.ron` in the sessions folder, by the clock on the wall.
pub(in crate::shell) fn unnamed(around: &Surroundings) -> Result<PathBuf, Failure> {
    let name = around.clock.here().strftime("%Y-%m-%d-%H%M").to_string();
    Ok(around.shelf()?.path_of(&name)?)
}

/// The template of this name; without a name, the one of the settings.
///
/// # Errors
/// There is none; the sentence names those there are, the hint why a file of the user's was left out.
pub(in crate::shell) fn find_template(around: &Surroundings, name: Option<&str>) -> Result<Template, Failure> {
    let shelf = templates::Shelf::load(around.config.folders.templates().as_deref());
    let wanted = name.unwrap_or(&around.config.settings.template);
    if let Some(template) = shelf.find(wanted) {
        return Ok(template.clone());
    }
    let known: Vec<&str> = shelf.templates.iter().map(|shelved| shelved.template.name.as_str()).collect();
    let left_out: Vec<String> = shelf.errors.iter().map(ToString::to_string).collect();
    let refused = Failure::new(format!("there is no template \"{wanted}\": the templates are {}", known.join(", ")));
    Err(if left_out.is_empty() {
        refused.hint("`tandem templates` tells them apart")
    } else {
        refused.hint(format!("left out, because they cannot be read: {}", left_out.join("; ")))
    })
}

/// Makes a session from a template in one commit, durable when this returns.
///
/// # Errors
/// The name is taken, or the file cannot be made: then nothing is left.
pub(in crate::shell) fn make(around: &Surroundings, path: &Path, template: &Template, title: Line) -> Result<Session, Failure> {
    let now = around.clock.now();
    let mut history = History::default();
    history.commit(now, plan::begin(template, title)).map_err(|refusal| Failure::new(refusal.to_string()))?;
    Ok(store::create(path, Header::new(now), history.commits().to_vec(), now)?)
}
