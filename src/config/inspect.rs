//! Every file of the user's looked through, those not in force too: for `tandem config`.

use std::path::Path;

use super::problem::Problem;
use super::templates::{Shelf, TemplateError};
use super::{Config, UserFile, language};
use crate::widget::theme::Depth;

impl Config {
    /// All that is wrong with the user's settings, templates, themes and languages. The key table is looked through by who
    /// knows keys.
    #[must_use]
    pub fn looked_through(&self) -> Vec<Problem> {
        let templates = Shelf::load(self.folders.templates().as_deref()).errors;
        let in_force = |file: &&UserFile| self.language.file.as_ref() != Some(&file.path);
        let mut all = self.problems.clone();
        all.extend(templates.into_iter().map(broken_template));
        all.extend(self.own_themes(Depth::Rgb).problems);
        all.extend(self.languages.iter().filter(in_force).flat_map(|file| broken_language(&file.path)));
        all
    }
}

fn broken_template(error: TemplateError) -> Problem {
    let hint = "it is left out; mend it, or start again from a copy of a template that is built in".to_owned();
    match error {
        TemplateError::Syntax { file, line, column, expected } => {
            Problem { file: file.into(), at: Some((line, column)), what: expected, hint }
        }
        TemplateError::Content { file, at, why } => Problem { file: file.into(), at, what: why, hint },
        TemplateError::Unreadable { file, why } => {
            Problem { file: file.into(), at: None, what: format!("it cannot be read: {why}"), hint }
        }
    }
}

fn broken_language(path: &Path) -> Vec<Problem> {
    match std::fs::read_to_string(path) {
        Ok(text) => language::read(path, &text).1,
        Err(error) => vec![Problem::unreadable(path, &error)],
    }
}
