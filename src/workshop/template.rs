//! Templates: what a new workshop is copied from. A changed template changes no session.
//!
//! Pure: it must not know where a template was read from or how it is written.

use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, LazyLock};

use serde::{Deserialize, Serialize};

use super::{Agenda, Bloc, Code, Line, Refusal, Step, Workshop};

/// Templates that are at hand, or that are read when somebody first looks at them: most sessions are opened, not begun.
#[derive(Clone)]
pub struct Templates(Arc<Lazy>);

type Lazy = LazyLock<Vec<Template>, Box<dyn FnOnce() -> Vec<Template> + Send>>;

impl Templates {
    /// Those that `read` gives.
    #[must_use]
    pub fn later(read: impl FnOnce() -> Vec<Template> + Send + 'static) -> Self {
        Self(Arc::new(LazyLock::new(Box::new(read))))
    }
}

impl From<Vec<Template>> for Templates {
    fn from(templates: Vec<Template>) -> Self {
        Self::later(move || templates)
    }
}

impl Deref for Templates {
    type Target = [Template];
    fn deref(&self) -> &[Template] {
        &self.0
    }
}

impl fmt::Debug for Templates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Templates")
    }
}

/// A group that a template brings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateGroup {
    /// Its name for the room.
    pub name: Line,
    /// Its code.
    pub code: Code,
    /// Its side.
    pub bloc: Bloc,
}

/// A theme that a template brings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateTheme {
    /// Its name for the room.
    pub name: Line,
    /// Its code.
    pub code: Code,
    /// One line that says to the room what belongs here.
    #[serde(default)]
    pub definition: Line,
}

/// A workshop in outline: agenda, groups, themes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// The name it is asked for by, as in `--template alignment-90`; for a file of the user's, the file's name.
    #[serde(default)]
    pub name: String,
    /// What it is called on the screen.
    pub title: Line,
    /// One sentence that helps to choose it.
    #[serde(default)]
    pub about: Line,
    /// Dots that each person has in *What first?*.
    #[serde(default = "three")]
    pub dots: u8,
    /// The groups that are expected.
    #[serde(default)]
    pub groups: Vec<TemplateGroup>,
    /// The themes to begin with.
    #[serde(default)]
    pub themes: Vec<TemplateTheme>,
    /// The steps; the first is the set-up.
    pub steps: Vec<Step>,
}

const fn three() -> u8 {
    3
}

impl Template {
    /// A workshop's own copy of the agenda.
    #[must_use]
    pub fn agenda(&self) -> Agenda {
        Agenda { template: self.name.clone(), steps: self.steps.clone(), dots: self.dots }
    }

    /// Minutes planned for all its steps.
    #[must_use]
    pub fn minutes(&self) -> u32 {
        self.agenda().planned_minutes()
    }

    /// What it is called where one is chosen: its title, its minutes where the title does not say them.
    #[must_use]
    pub fn called(&self) -> String {
        let minutes = self.minutes().to_string();
        let says = self.title.split(|letter: char| !letter.is_ascii_digit()).any(|figure| figure == minutes);
        match self.title.is_empty() {
            false if says => self.title.to_string(),
            false => format!("{}, {minutes} minutes", self.title),
            true => format!("{minutes} minutes"),
        }
    }

    /// The same with the name that it is asked for by: `Alignment workshop, 90 minutes (alignment-90)`.
    #[must_use]
    pub fn called_in_full(&self) -> String {
        format!("{} ({})", self.called(), self.name)
    }

    /// Whether a workshop can begin from it.
    ///
    /// # Errors
    /// The sentence with which the workshop refuses it: a wrong agenda, a code or a name used twice.
    pub fn check(&self) -> Result<(), Refusal> {
        if self.steps.is_empty() {
            return Err(Refusal::Agenda("it has no steps".to_owned()));
        }
        Workshop::default().apply_all(&super::plan::begin(self, Line::default())).map(drop)
    }
}
