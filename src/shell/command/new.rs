//! `tandem new`: a session with the template's groups and headings, made before the first frame is drawn.

use std::path::PathBuf;

use crate::cli;
use crate::config::templates;
use crate::shell::{Failure, Opening, Surroundings, clock, facilitate, fresh, say, terminal};
use crate::workshop::template::Template;

/// Makes the session and goes on in it.
pub(super) fn perform(around: &Surroundings, asked: &cli::New) -> Result<(), Failure> {
    let template = find_template(around, asked.template.as_deref())?;
    let path = match &asked.name {
        Some(name) => around.file_of(name)?,
        None => unnamed(around)?,
    };
    let title = asked.title.as_deref().unwrap_or_default();
    let in_folder = asked.name.as_ref().is_none_or(|name| !name.is_path());
    if in_folder {
        around.shelf()?.ensure()?;
    }
    // The lock is given back here; the screen takes it again.
    let made = fresh::make(&path, &template, title, around.clock.now())?.path;
    say("made", &format!("{} with the agenda {}", made.display(), template.name), None);
    let opened = facilitate(around, Opening::Session(&made), &cli::Play::default());
    if terminal::missing(around.env.term.as_deref()).is_none() {
        return opened;
    }
    // What was asked for is done but for its screen.
    let name = asked.name.as_ref().map_or_else(|| made.file_stem().unwrap_or_default().to_string_lossy(), |name| name.word());
    let hint = format!("the session is made, only its screen cannot be shown here: `tandem open {name}` in a terminal");
    opened.map_err(|failure| failure.hint(hint))
}

/// The file of a session that nobody named: `2026-11-23-0900.ron` in the sessions folder, by the clock on the wall.
fn unnamed(around: &Surroundings) -> Result<PathBuf, Failure> {
    let name = fresh::stamp(around.clock.now(), &clock::zone());
    Ok(around.shelf()?.path_of(&name)?)
}

/// The template of this name; without a name, the one of the settings.
///
/// # Errors
/// There is none; the sentence names those there are, the hint why a file of the user's was left out.
fn find_template(around: &Surroundings, name: Option<&str>) -> Result<Template, Failure> {
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
