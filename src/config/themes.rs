//! The user's own themes: read in one place, for the screens that use them and for who asks what is wrong with them.

use super::problem::Problem;
use super::{Config, UserFile};
use crate::widget::theme::{Depth, Theme};

/// The themes of the user's that can be read, and what is wrong with the others.
#[derive(Debug, Default)]
pub struct OwnThemes {
    /// Each by the name of its file.
    pub themes: Vec<(String, Theme)>,
    /// What is wrong with the others, each with file, line and column.
    pub problems: Vec<Problem>,
}

impl OwnThemes {
    /// The place of the theme of this name.
    #[must_use]
    pub fn position(&self, name: &str) -> Option<usize> {
        self.themes.iter().position(|(known, _)| known == name)
    }
}

impl Config {
    /// Reads every theme of the user's for a terminal with so many colours.
    #[must_use]
    pub fn own_themes(&self, depth: Depth) -> OwnThemes {
        let mut own = OwnThemes::default();
        for file in &self.themes {
            match read(file, depth) {
                Ok(theme) => own.themes.push((file.name.clone(), theme)),
                Err(problem) => own.problems.push(problem),
            }
        }
        own
    }
}

fn read(file: &UserFile, depth: Depth) -> Result<Theme, Problem> {
    let text = std::fs::read_to_string(&file.path).map_err(|error| Problem::unreadable(&file.path, &error))?;
    Theme::from_ron(&text, depth).map_err(|fault| Problem {
        file: file.path.clone(),
        at: Some((fault.line, fault.column)),
        what: fault.message,
        hint: "until it is mended a theme that is built in stands in for it".to_owned(),
    })
}
