//! Folders and settings: where Tandem keeps things and how the user wants it, each with the reason why.
//!
//! It reads files but never writes one, and never refuses to start: whatever is wrong is a [`Problem`], and that part
//! stands at its default. It must not know the terminal, nor what a session holds.

pub mod built_in;
mod env;
mod folders;
mod inspect;
pub mod language;
mod problem;
pub mod samples;
mod settings;
pub mod templates;
mod themes;

use std::path::{Path, PathBuf};

pub use env::Env;
pub use folders::{Folder, Folders, NoFolder, Source};
pub use language::Language;
pub use problem::Problem;
pub use settings::{AUTO, ColourDepth, SETTINGS, SettingInfo, Settings};
pub use themes::OwnThemes;

use crate::widget::theme::ThemeName;

/// A file of the user's own, called by its name without `.ron`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserFile {
    /// The name by which settings and `--template` ask for it.
    pub name: String,
    /// Where it lies.
    pub path: PathBuf,
}

/// The text of a file and where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundText {
    /// Where it lies.
    pub path: PathBuf,
    /// What it says.
    pub text: String,
}

/// Everything that the user's folders say, read once at the start.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where things are kept.
    pub folders: Folders,
    /// How the user wants it; whatever was wrong stands at its default.
    pub settings: Settings,
    /// The names of the settings that `settings.ron` decided; the others stand at their defaults.
    pub set: Vec<&'static str>,
    /// The user's key table, if there is one.
    pub keymap: Option<FoundText>,
    /// The user's own agendas, by name.
    pub templates: Vec<UserFile>,
    /// The user's own colour themes, by name.
    pub themes: Vec<UserFile>,
    /// The words of rooms and reports.
    pub language: Language,
    /// The user's own language files, by name.
    pub languages: Vec<UserFile>,
    /// What could not be read or was refused.
    pub problems: Vec<Problem>,
}

impl Config {
    /// Finds the folders and reads what lies in them. `sessions` is the folder given on the command line.
    #[must_use]
    pub fn load(sessions: Option<&Path>, env: &Env) -> Self {
        let folders = Folders::find(sessions, env);
        let mut problems = Vec::new();
        let own_templates = listed(folders.templates().as_deref(), &mut problems);
        let themes = listed(folders.themes().as_deref(), &mut problems);
        let languages = listed(folders.words().as_deref(), &mut problems);
        let keymap = found(folders.keymap_file(), &mut problems);
        let read = found(folders.settings_file(), &mut problems).map_or_else(settings::Reading::default, |file| {
            let own = |files: &[UserFile]| files.iter().map(|file| file.name.clone()).collect::<Vec<_>>();
            let allowed = settings::Allowed {
                themes: names(ThemeName::ALL.map(ThemeName::word).as_slice(), own(&themes)),
                templates: names(&templates::BUILT_IN, own(&own_templates)),
                languages: names(&[language::ENGLISH], own(&languages)),
            };
            settings::read(&file.path, &file.text, &allowed)
        });
        problems.extend(read.problems.iter().cloned());
        let language = spoken(&read.settings.language, &languages, &mut problems);
        let settings::Reading { settings, set, .. } = read;
        Self { folders, settings, set, keymap, templates: own_templates, themes, language, languages, problems }
    }
}

/// The language of that name; English as it ships where the user has no file of it.
fn spoken(name: &str, own: &[UserFile], problems: &mut Vec<Problem>) -> Language {
    let file = own.iter().find(|file| file.name == name);
    let Some(file) = file.and_then(|file| found(Some(file.path.clone()), problems)) else {
        return Language { words: language::english(), file: None, missing: Vec::new() };
    };
    let (language, wrong) = language::read(&file.path, &file.text);
    problems.extend(wrong);
    language
}

/// The names there are, built in first.
fn names(built_in: &[&str], own: Vec<String>) -> Vec<String> {
    let mut names: Vec<String> = built_in.iter().map(ToString::to_string).collect();
    names.extend(own.into_iter().filter(|name| !built_in.contains(&name.as_str())));
    names
}

/// The text of a file that need not be there.
fn found(path: Option<PathBuf>, problems: &mut Vec<Problem>) -> Option<FoundText> {
    let path = path?;
    match std::fs::read_to_string(&path) {
        Ok(text) => Some(FoundText { path, text }),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => {
            problems.push(Problem::unreadable(&path, &error));
            None
        }
    }
}

/// The RON files of a folder that need not be there, by name.
fn listed(folder: Option<&Path>, problems: &mut Vec<Problem>) -> Vec<UserFile> {
    let Some(folder) = folder else {
        return Vec::new();
    };
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            if error.kind() != std::io::ErrorKind::NotFound {
                problems.push(Problem::unreadable(folder, &error));
            }
            return Vec::new();
        }
    };
    let mut files: Vec<UserFile> = entries.filter_map(|entry| user_file(entry.ok()?.path())).collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

/// A path as a file of the user's, if it ends in `.ron` and its name is text.
fn user_file(path: PathBuf) -> Option<UserFile> {
    let is_ron = path.extension().is_some_and(|ending| ending == "ron");
    let name = path.file_stem()?.to_str()?.to_owned();
    (is_ron && path.is_file()).then_some(UserFile { name, path })
}

#[cfg(test)]
mod tests;
