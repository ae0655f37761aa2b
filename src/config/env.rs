//! What the process was given by the shell, read once so that everything after is a function of its arguments.

use std::ffi::OsString;
use std::path::PathBuf;

/// The part of the environment that Tandem listens to. An empty variable counts as unset.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Env {
    /// `TANDEM_SESSIONS`: the folder of sessions.
    pub sessions: Option<PathBuf>,
    /// `TANDEM_CLOCK`: the time for tests, RFC 3339.
    pub clock: Option<String>,
    /// `XDG_DATA_HOME`.
    pub xdg_data: Option<PathBuf>,
    /// `XDG_CONFIG_HOME`.
    pub xdg_config: Option<PathBuf>,
    /// `XDG_STATE_HOME`.
    pub xdg_state: Option<PathBuf>,
    /// The user's home folder.
    pub home: Option<PathBuf>,
    /// The platform's own folder for a program's data, Tandem's part of it.
    pub platform_data: Option<PathBuf>,
    /// The platform's own folder for settings, Tandem's part of it.
    pub platform_config: Option<PathBuf>,
    /// The platform's own folder for what a program notes down for itself, Tandem's part of it.
    pub platform_state: Option<PathBuf>,
    /// `TERM`.
    pub term: Option<String>,
    /// `COLORTERM`.
    pub colour_term: Option<String>,
    /// `NO_COLOR` is set to something.
    pub no_colour: bool,
    /// `COLORFGBG`: some terminals tell the colours of their text and ground in it.
    pub colour_fgbg: Option<String>,
    /// Whether the terminal is one of those known to answer what colour its ground is.
    pub answers_colour: bool,
    /// Whether the terminal is at the other end of a line, where an answer may come late.
    pub remote: bool,
}

/// Variables that terminals which answer set for what runs in them.
const ANSWERING: [&str; 11] = [
    "ALACRITTY_SOCKET",
    "ALACRITTY_WINDOW_ID",
    "GHOSTTY_RESOURCES_DIR",
    "ITERM_SESSION_ID",
    "KITTY_WINDOW_ID",
    "KONSOLE_VERSION",
    "TMUX",
    "VTE_VERSION",
    "WEZTERM_PANE",
    "WT_SESSION",
    "XTERM_VERSION",
];
/// Names in `TERM` of terminals that answer, and what other names of theirs begin with.
const ANSWERING_TERMS: [&str; 5] = ["alacritty", "foot", "wezterm", "xterm-ghostty", "xterm-kitty"];
/// Variables of a session from another machine.
const REMOTE: [&str; 3] = ["SSH_CLIENT", "SSH_CONNECTION", "SSH_TTY"];

impl Env {
    /// Reads the environment of this process.
    #[must_use]
    pub fn from_process() -> Self {
        let platform = directories::ProjectDirs::from("", "", "tandem");
        let base = directories::BaseDirs::new();
        Self {
            sessions: variable("TANDEM_SESSIONS").map(PathBuf::from),
            clock: text("TANDEM_CLOCK"),
            xdg_data: variable("XDG_DATA_HOME").map(PathBuf::from),
            xdg_config: variable("XDG_CONFIG_HOME").map(PathBuf::from),
            xdg_state: variable("XDG_STATE_HOME").map(PathBuf::from),
            home: base.map(|base| base.home_dir().to_owned()),
            platform_data: platform.as_ref().map(|dirs| dirs.data_dir().to_owned()),
            platform_config: platform.as_ref().map(|dirs| dirs.config_dir().to_owned()),
            platform_state: platform.as_ref().map(|dirs| dirs.state_dir().unwrap_or(dirs.data_local_dir()).to_owned()),
            term: text("TERM"),
            colour_term: text("COLORTERM"),
            no_colour: variable("NO_COLOR").is_some(),
            colour_fgbg: text("COLORFGBG"),
            answers_colour: answers_colour(),
            remote: REMOTE.iter().any(|name| variable(name).is_some()),
        }
    }
}

/// Not under `screen`, which hands questions on to whatever lies behind it, and not on a console.
fn answers_colour() -> bool {
    let term = text("TERM").unwrap_or_default();
    let never = variable("STY").is_some() || matches!(term.as_str(), "" | "dumb" | "linux");
    let known = ANSWERING_TERMS.iter().any(|name| term.starts_with(name));
    let set = ANSWERING.iter().any(|name| variable(name).is_some());
    let apple = text("TERM_PROGRAM").is_some_and(|name| name == "Apple_Terminal");
    !never && (known || set || apple)
}

fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

fn text(name: &str) -> Option<String> {
    variable(name).map(|value| value.to_string_lossy().into_owned())
}
