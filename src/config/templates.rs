//! Templates on the shelf: the four that are built in, and the user's own from a folder.
//!
//! A broken file of the user's is named with its place and left out; the others still load.

mod place;

use std::fs;
use std::path::{Path, PathBuf};

use ron::Options;
use ron::extensions::Extensions;

use crate::workshop::Refusal;
use crate::workshop::template::{Template, Templates};

/// The template that a workshop gets when nobody asks for another.
pub const DEFAULT: &str = "alignment-90";

/// The names of the templates that are built in, the default one first.
pub const BUILT_IN: [&str; 4] = [EMBEDDED[0].0, EMBEDDED[1].0, EMBEDDED[2].0, EMBEDDED[3].0];

/// The embedded templates, the default one first: their names and texts.
pub const EMBEDDED: [(&str, &str); 4] = [
    (DEFAULT, include_str!("../../assets/templates/alignment-90.ron")),
    ("alignment-60", include_str!("../../assets/templates/alignment-60.ron")),
    ("alignment-120", include_str!("../../assets/templates/alignment-120.ron")),
    ("force-field", include_str!("../../assets/templates/force-field.ron")),
];

/// A template with where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelved {
    /// The template.
    pub template: Template,
    /// The user's file; none for one that is built in.
    pub file: Option<PathBuf>,
}

/// Why a template file could not be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// The text is not what a template is made of.
    #[error("{file}:{line}:{column}: {expected}. Mend that place, or start again from a copy of a template that is built in.")]
    Syntax {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What was expected there.
        expected: String,
    },
    /// It reads well, but no workshop can begin from it.
    #[error("{}: {why}", placed(.file, .at.as_ref()))]
    Content {
        /// The file.
        file: String,
        /// Line and column of the part at fault, from 1, where it can be told.
        at: Option<(usize, usize)>,
        /// Why not.
        why: String,
    },
    /// The file could not be read.
    #[error("{file}: cannot be read: {why}")]
    Unreadable {
        /// The file.
        file: String,
        /// Why not.
        why: String,
    },
}

/// All templates found, and what was wrong with the others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shelf {
    /// Built-in ones first; the user's are called by their files' names, and one with the name of a built-in one stands in its place.
    pub templates: Vec<Shelved>,
    /// One error for each file that was left out.
    pub errors: Vec<TemplateError>,
}

impl Shelf {
    /// The templates that are built in, and those of the `*.ron` files in `folder`, by file name. No folder is no error.
    #[must_use]
    pub fn load(folder: Option<&Path>) -> Self {
        let mut shelf =
            Self { templates: embedded().into_iter().map(|t| Shelved { template: t, file: None }).collect(), ..Self::default() };
        for file in folder.map(ron_files).unwrap_or_default() {
            match read(&file) {
                Ok(template) => shelf.put(Shelved { template, file: Some(file) }),
                Err(error) => shelf.errors.push(error),
            }
        }
        shelf
    }

    /// The same templates, and what was wrong with the others; without a file in `folder`, read when somebody first looks.
    #[must_use]
    pub fn load_later(folder: Option<&Path>) -> (Templates, Vec<TemplateError>) {
        if folder.map(ron_files).unwrap_or_default().is_empty() {
            return (Templates::later(embedded), Vec::new());
        }
        let shelf = Self::load(folder);
        let templates: Vec<Template> = shelf.templates.into_iter().map(|shelved| shelved.template).collect();
        (templates.into(), shelf.errors)
    }

    /// The template with this name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Template> {
        self.templates.iter().map(|shelved| &shelved.template).find(|template| template.name == name)
    }

    fn put(&mut self, shelved: Shelved) {
        match self.templates.iter_mut().find(|held| held.template.name == shelved.template.name) {
            Some(held) => *held = shelved,
            None => self.templates.push(shelved),
        }
    }
}

/// The built-in templates, the default one first.
///
/// # Panics
/// Never: a test parses and checks every embedded text.
#[must_use]
pub fn embedded() -> Vec<Template> {
    EMBEDDED
        .iter()
        .map(|(name, text)| parse(name, text).expect("the embedded templates are parsed and checked by a test"))
        .collect()
}

/// The template that is taken unless another is asked for.
///
/// # Panics
/// Never, as [`embedded`].
#[must_use]
pub fn default_template() -> Template {
    let (name, text) = EMBEDDED[0];
    parse(name, text).expect("the embedded templates are parsed and checked by a test")
}

/// Reads a template from `text`; `file` is the name for errors.
///
/// # Errors
/// Where and what was expected, or why no workshop can begin from it.
pub fn parse(file: &str, text: &str) -> Result<Template, TemplateError> {
    let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let template: Template = options.from_str(text).map_err(|error| TemplateError::Syntax {
        file: file.to_owned(),
        line: error.span.start.line,
        column: error.span.start.col,
        expected: error.code.to_string(),
    })?;
    let content = |refusal: Refusal| {
        let fault = place::of_fault(&template, text);
        let at = fault.as_ref().map(|(line, column, _)| (*line, *column));
        let why = fault.map_or_else(|| refusal.to_string(), |(.., part)| format!("{part}: {refusal}"));
        TemplateError::Content { file: file.to_owned(), at, why }
    };
    template.check().map_err(content)?;
    Ok(template)
}

/// A file, with the place in it if there is one.
fn placed(file: &str, at: Option<&(usize, usize)>) -> String {
    at.map_or_else(|| file.to_owned(), |(line, column)| format!("{file}:{line}:{column}"))
}

fn read(file: &Path) -> Result<Template, TemplateError> {
    let name = file.display().to_string();
    match fs::read_to_string(file) {
        Ok(text) => {
            let mut template = parse(&name, &text)?;
            template.name = file.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
            Ok(template)
        }
        Err(error) => Err(TemplateError::Unreadable { file: name, why: error.to_string() }),
    }
}

fn ron_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> =
        entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "ron")).collect();
    files.sort();
    files
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workshop::{Hides, StepKind};

    #[test]
    fn the_embedded_templates_hold_what_they_promise() {
        let templates = embedded();
        let minutes: Vec<(&str, u32)> = templates.iter().map(|t| (t.name.as_str(), t.minutes())).collect();
        assert_eq!(minutes, [("alignment-90", 90), ("alignment-60", 60), ("alignment-120", 120), ("force-field", 45)]);
        for template in &templates {
            assert_eq!(template.check(), Ok(()), "{}", template.name);
            assert_eq!(template.themes.len(), 8, "{}", template.name);
            assert_eq!(template.steps.last().map(|step| step.kind), Some(StepKind::Close));
            for step in &template.steps {
                assert!(step.key.bytes().all(|b| b.is_ascii_lowercase()), "{}", step.key);
                assert!(!step.say.is_empty() && !step.todo.is_empty() && !step.room.is_empty(), "{}", step.key);
                assert!(!step.done_when.is_empty() && !step.if_late.is_empty(), "{}", step.key);
                let never_cut = matches!(step.kind, StepKind::SetUp | StepKind::Promise | StepKind::Picture | StepKind::Close);
                assert!(!never_cut || step.if_cut.is_empty(), "{} must not be cut", step.key);
            }
        }
    }

    #[test]
    fn scores_are_hidden_from_the_round_to_the_slips_and_dots_in_what_first() {
        for template in embedded() {
            for step in &template.steps {
                let scores = matches!(step.kind, StepKind::Round | StepKind::Capture(_) | StepKind::Tidy | StepKind::Score);
                assert_eq!(step.hides.contains(&Hides::Scores), scores, "{} {}", template.name, step.key);
                assert_eq!(step.hides.contains(&Hides::Dots), step.kind == StepKind::First, "{} {}", template.name, step.key);
            }
        }
    }

    #[test]
    fn a_broken_file_is_named_with_its_place_and_the_others_load() {
        let folder = tempfile::tempdir().unwrap();
        let own = include_str!("../../assets/templates/alignment-60.ron");
        fs::write(folder.path().join("ours.ron"), format!("\u{feff}{own}")).unwrap();
        fs::write(folder.path().join("broken.ron"), "(\n    name: \"x\",\n    titel: \"y\",\n)").unwrap();
        fs::write(folder.path().join("empty.ron"), "(name: \"empty\", title: \"Empty\", steps: [])").unwrap();
        fs::write(folder.path().join("notes.txt"), "not a template").unwrap();
        let shelf = Shelf::load(Some(folder.path()));
        assert_eq!(shelf.templates.len(), 5);
        assert!(shelf.find("ours").is_some_and(|t| t.minutes() == 60));
        assert_eq!(shelf.errors.len(), 2, "{:?}", shelf.errors);
        let first = shelf.errors[0].to_string();
        assert!(first.contains("broken.ron:3:5: "), "{first}");
        assert!(first.contains("titel") && first.contains("expected"), "{first}");
        assert!(shelf.errors[1].to_string().contains("empty.ron: "), "{}", shelf.errors[1]);
    }

    #[test]
    fn what_no_workshop_can_begin_with_is_named_by_part_and_place() {
        let own = include_str!("../../assets/templates/alignment-60.ron");
        let line_of = |text: &str, words: &str| text.lines().position(|line| line.contains(words)).unwrap() + 1;
        let said = |text: &str| parse("ours.ron", text).unwrap_err().to_string();
        let twice = own.replace("key: \"question\"", "key: \"welcome\"");
        let title = parse("ours.ron", own).unwrap().steps[2].title.clone();
        let at = line_of(own, "key: \"question\"");
        assert!(said(&twice).starts_with(&format!("ours.ron:{at}:")), "{}", said(&twice));
        assert!(said(&twice).contains(&format!("step 3, “{title}”")) && said(&twice).contains("used twice"), "{}", said(&twice));
        let groups = own.replacen("code: \"doc\"", "code: \"nur\"", 1);
        let at = line_of(own, "code: \"doc\"");
        assert!(said(&groups).starts_with(&format!("ours.ron:{at}:")), "{}", said(&groups));
        assert!(said(&groups).contains("group 2, "), "{}", said(&groups));
        let first = own.replacen("kind: SetUp", "kind: Promise", 1);
        assert!(said(&first).contains("step 1, "), "{}", said(&first));
    }

    #[test]
    fn a_users_template_stands_in_for_a_built_in_one_of_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let own = include_str!("../../assets/templates/alignment-60.ron");
        fs::write(folder.path().join("alignment-90.ron"), own).unwrap();
        let shelf = Shelf::load(Some(folder.path()));
        assert_eq!(shelf.templates.len(), 4);
        assert_eq!(shelf.find(DEFAULT).map(Template::minutes), Some(60));
    }
}
