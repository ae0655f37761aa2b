//! What a command finds around it: the user's folders and settings, and the clock.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use super::{Clock, Failure};
use crate::cli::print::shell_word;
use crate::cli::{Invocation, SessionName};
use crate::config::{Config, Env, Source};
use crate::store::{Shelf, StoreError};

/// Folders, settings, environment and clock, read once at the start.
#[derive(Debug)]
pub struct Surroundings {
    /// What the shell gave.
    pub env: Env,
    /// Folders and settings.
    pub config: Config,
    /// Where times and dates come from.
    pub clock: Clock,
}

impl Surroundings {
    /// Looks around.
    ///
    /// # Errors
    /// `TANDEM_CLOCK` is no time: wrong usage.
    pub fn of(asked: &Invocation, env: &Env) -> Result<Self, Failure> {
        let set = asked.clock_in(env).map_err(Failure::usage)?;
        let config = Config::load(asked.sessions.as_deref(), env);
        Ok(Self { env: env.clone(), config, clock: Clock::new(set) })
    }

    /// The sessions folder, which need not exist yet.
    ///
    /// # Errors
    /// None can be told.
    pub fn shelf(&self) -> Result<Shelf, Failure> {
        Ok(Shelf::new(&self.config.folders.sessions()?.path))
    }

    /// The file that SESSION means.
    ///
    /// # Errors
    /// It cannot be a name, or there is no folder of sessions for it.
    pub fn file_of(&self, session: &SessionName) -> Result<PathBuf, Failure> {
        match session {
            SessionName::At(path) if path.extension().is_some_and(|ending| ending == "ron") => Ok(path.clone()),
            SessionName::At(path) => Ok(Shelf::new("").path_of(&path.to_string_lossy())?),
            SessionName::Named(name) => Ok(self.shelf()?.path_of(&name.to_string_lossy())?),
        }
    }

    /// The file that SESSION means, which should be there already.
    ///
    /// # Errors
    /// The same; or a bare file name means a path, nothing is there, and a session of that name lies on the shelf.
    pub fn file_there(&self, session: &SessionName) -> Result<PathBuf, Failure> {
        let file = self.file_of(session)?;
        let bare = file.file_name().is_some_and(|name| name == file.as_os_str());
        if bare && !file.exists() && self.shelf()?.folder().join(&file).is_file() {
            let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let hint = format!("the sessions folder has one: call it {name}; with .ron it is a file in the folder you are in");
            return Err(Failure::from(StoreError::Missing(file)).hint(hint));
        }
        Ok(file)
    }

    /// A session's file as SESSION in another terminal of the same user: its NAME where that finds it, else its whole path.
    #[must_use]
    pub fn called(&self, file: &Path, name: &str) -> String {
        called(self.known_folder().as_deref(), file, name)
    }

    /// The sessions folder, if another terminal of the same user knows it without being told: a variable may be set in this
    /// terminal alone, as for one call.
    #[must_use]
    pub fn known_folder(&self) -> Option<PathBuf> {
        let folder = self.config.folders.sessions().ok()?;
        (!matches!(folder.source, Source::Flag(_) | Source::Variable("TANDEM_SESSIONS"))).then(|| folder.path.clone())
    }

    /// Whether there is a terminal that can be drawn on and typed into.
    #[must_use]
    pub fn has_terminal(&self) -> bool {
        let dumb = self.env.term.as_deref() == Some("dumb");
        !dumb && std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
    }
}

/// A session's file as SESSION in another terminal that looks for names in the folder `known`.
pub(super) fn called(known: Option<&Path>, file: &Path, name: &str) -> String {
    if known.is_some_and(|folder| file.parent() == Some(folder)) {
        return shell_word(name);
    }
    let whole = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
    shell_word(&whole.to_string_lossy())
}
