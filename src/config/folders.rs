//! The folders of sessions, settings and the log, and why they are where they are.
//!
//! The order: command line, Tandem's own variable, XDG variable, the XDG folder under the home folder if it is there
//! (on every Unix, also where the platform has a custom of its own), then the platform's custom.

use std::fmt;
use std::path::{Path, PathBuf};

use super::env::Env;

/// Why a folder is where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Given on the command line.
    Flag(&'static str),
    /// Given by an environment variable.
    Variable(&'static str),
    /// This folder under the home folder is there.
    Present(&'static str),
    /// The platform's custom.
    Platform,
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Source::Flag(flag) => write!(f, "from {flag}"),
            Source::Variable(name) => write!(f, "from {name}"),
            Source::Present(folder) => write!(f, "because ~/{folder} is there"),
            Source::Platform => f.write_str("the custom of this system"),
        }
    }
}

/// A folder and why it is this one. It need not exist yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    /// Where it is.
    pub path: PathBuf,
    /// Why there.
    pub source: Source,
}

/// No folder for sessions could be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no home folder to keep sessions in")]
pub struct NoFolder;

impl NoFolder {
    /// What to do about it.
    #[must_use]
    pub fn hint(self) -> &'static str {
        "name a folder with --sessions DIR or TANDEM_SESSIONS"
    }
}

/// Where Tandem keeps things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    sessions: Option<Folder>,
    /// The folder of `settings.ron`, `keymap.ron`, `templates` and `themes`; none without a home folder.
    pub config: Option<Folder>,
    /// The folder of the log; none without a home folder.
    pub state: Option<Folder>,
}

impl Folders {
    /// Finds the folders; creates nothing. `sessions` is the folder given by `--sessions`.
    #[must_use]
    pub fn find(sessions: Option<&Path>, env: &Env) -> Self {
        let given = sessions.map(|path| Folder { path: path.to_owned(), source: Source::Flag("--sessions") });
        let variable = || env.sessions.clone().map(|path| Folder { path, source: Source::Variable("TANDEM_SESSIONS") });
        let data = Customs {
            variable: ("XDG_DATA_HOME", env.xdg_data.as_deref()),
            under_home: ".local/share",
            home: env.home.as_deref(),
            platform: env.platform_data.as_deref(),
        };
        let config = Customs {
            variable: ("XDG_CONFIG_HOME", env.xdg_config.as_deref()),
            under_home: ".config",
            home: env.home.as_deref(),
            platform: env.platform_config.as_deref(),
        };
        let state = Customs {
            variable: ("XDG_STATE_HOME", env.xdg_state.as_deref()),
            under_home: ".local/state",
            home: env.home.as_deref(),
            platform: env.platform_state.as_deref(),
        };
        let by_custom = || data.folder().map(|folder| Folder { path: folder.path.join("sessions"), ..folder });
        Self { sessions: given.or_else(variable).or_else(by_custom), config: config.folder(), state: state.folder() }
    }

    /// The folder of sessions.
    ///
    /// # Errors
    /// There is neither a home folder nor one named by the user.
    pub fn sessions(&self) -> Result<&Folder, NoFolder> {
        self.sessions.as_ref().ok_or(NoFolder)
    }

    /// The log for bug reports. It never holds a word of a workshop.
    #[must_use]
    pub fn log_file(&self) -> Option<PathBuf> {
        self.state.as_ref().map(|folder| folder.path.join("tandem.log"))
    }

    /// The file of settings.
    #[must_use]
    pub fn settings_file(&self) -> Option<PathBuf> {
        self.in_config("settings.ron")
    }

    /// The user's key table.
    #[must_use]
    pub fn keymap_file(&self) -> Option<PathBuf> {
        self.in_config("keymap.ron")
    }

    /// The folder of the user's own agendas.
    #[must_use]
    pub fn templates(&self) -> Option<PathBuf> {
        self.in_config("templates")
    }

    /// The folder of the user's own colour themes.
    #[must_use]
    pub fn themes(&self) -> Option<PathBuf> {
        self.in_config("themes")
    }

    /// The folder of the user's own language files.
    #[must_use]
    pub fn words(&self) -> Option<PathBuf> {
        self.in_config("words")
    }

    fn in_config(&self, name: &str) -> Option<PathBuf> {
        self.config.as_ref().map(|folder| folder.path.join(name))
    }
}

/// The customs by which one kind of folder is found.
struct Customs<'a> {
    variable: (&'static str, Option<&'a Path>),
    under_home: &'static str,
    home: Option<&'a Path>,
    platform: Option<&'a Path>,
}

impl Customs<'_> {
    /// Tandem's folder by custom. A relative XDG variable is passed over, as its specification asks.
    fn folder(&self) -> Option<Folder> {
        let (name, value) = self.variable;
        if let Some(base) = value.filter(|path| path.is_absolute()) {
            return Some(Folder { path: base.join("tandem"), source: Source::Variable(name) });
        }
        let base = self.home.map(|home| home.join(self.under_home));
        if let Some(base) = base.filter(|base| cfg!(unix) && base.is_dir()) {
            return Some(Folder { path: base.join("tandem"), source: Source::Present(self.under_home) });
        }
        self.platform.map(|path| Folder { path: path.to_owned(), source: Source::Platform })
    }
}
