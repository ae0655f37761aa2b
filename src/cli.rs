//! The command line, from one definition: parsing, help, man page, completions.
//!
//! It says what was asked for and nothing more; it must not know how anything is done. What it prints itself is only
//! what it knows itself: see [`mod@print`].

mod arguments;
mod built_in;
pub mod print;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, CommandFactory, Parser, Subcommand};

use crate::config::Env;
use crate::tui::keymap::Key;
pub use arguments::{MatrixFormat, SessionName, Size, TableFormat};

/// What was asked for on the command line.
#[derive(Clone, Debug, Parser)]
#[command(
    name = "tandem",
    version,
    about = "Runs a live alignment workshop from a terminal",
    long_about = "Runs a live alignment workshop from a terminal: captures what would make a change worth it for each staff \
                  group and what gets in the way, and shows where clinical and managerial groups pull together.\n\n\
                  Without a command it opens home: recent sessions, a new workshop, the sample, a rehearsal. Tandem sends nothing anywhere.",
    after_long_help = print::AFTER_HELP,
    disable_help_subcommand = true,
    max_term_width = 100
)]
pub struct Invocation {
    /// Keep sessions in this folder
    ///
    /// Left out: the folder named by `TANDEM_SESSIONS`, else the one of your system (`tandem config` shows it).
    #[arg(long, global = true, display_order = 90, value_name = "DIR")]
    pub sessions: Option<PathBuf>,

    /// Set the clock, for tests (RFC 3339, such as 2026-11-23T09:00:00Z)
    #[arg(long, global = true, display_order = 91, value_name = "TIME", value_parser = arguments::clock)]
    pub clock: Option<jiff::Timestamp>,

    /// Keys to play at home.
    #[command(flatten)]
    pub play: Play,

    /// What to do; none: open home.
    #[command(subcommand)]
    pub command: Option<Command>,
}

impl Invocation {
    /// The time that the clock is set to, by `--clock`, else by `TANDEM_CLOCK`; none: the real time.
    ///
    /// # Errors
    /// `TANDEM_CLOCK` is no time: a sentence that says how it is written. It is wrong usage (exit code 2).
    pub fn clock_in(&self, env: &Env) -> Result<Option<jiff::Timestamp>, String> {
        match (self.clock, &env.clock) {
            (Some(time), _) => Ok(Some(time)),
            (None, Some(text)) => arguments::clock(text).map(Some).map_err(|why| format!("TANDEM_CLOCK: {why}")),
            (None, None) => Ok(None),
        }
    }
}

/// Keys to play on a copy in memory, and one frame to print.
#[derive(Clone, Debug, Default, PartialEq, Eq, Args)]
pub struct Play {
    /// Play these keys on a copy in memory, then print the screen; writes nothing
    ///
    /// Names of keys (`tandem keys` lists them) separated by spaces, text in double quotes: 'n "Ward 6" enter f8'.
    #[arg(long, value_name = "KEYS", requires = "print", value_parser = arguments::keys)]
    pub keys: Option<Keys>,

    /// Print one screen of this size and end; writes nothing
    #[arg(long, value_name = "COLSxROWS")]
    pub print: Option<Size>,
}

/// Keys in the order in which they are pressed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys(pub Vec<Key>);

/// What to do.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Begin a new workshop
    New(New),
    /// Open a session and carry on
    Open(Open),
    /// Practise the whole agenda in a few minutes, with a simulated room; saves nothing
    Rehearse(Rehearse),
    /// Show the room screen of a session, for the projector
    Present(Present),
    /// List the sessions
    List(Listing),
    /// List the agendas that a workshop can begin with
    Templates(Listing),
    /// Print the matrix and its measures
    Matrix(Matrix),
    /// Write the report or the data to a file
    Export(Export),
    /// Write what is printed for a workshop: script, cards, slips, blank matrix
    Pack(Pack),
    /// Read points from a CSV file into a session
    Import(Import),
    /// Verify every line of a session
    Check(Check),
    /// Print the record of a session: number, time, what was done
    Log(OneSession),
    /// Delete a session with all its files
    Delete(Delete),
    /// Print completions for a shell
    Completions(Completions),
    /// Print the manual page
    Man,
    /// Print the keys in force
    Keys(Listing),
    /// Print the settings and where they come from
    Config(Settings),
}

/// Arguments of `tandem config`.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct Settings {
    /// Print a file that is built in instead, to begin one of your own with: words (the language of rooms and reports),
    /// keymap, a theme or a template
    #[arg(long, value_name = "FILE", value_parser = built_in::names())]
    pub built_in: Option<String>,
}

/// Arguments of a command about one session.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct OneSession {
    /// The session: its name in the sessions folder, or a path
    #[arg(value_name = "SESSION")]
    pub session: SessionName,
}

/// Arguments of `tandem present`.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct Present {
    /// The session: its name in the sessions folder, or a path; left out: the sessions that are open now are listed
    #[arg(value_name = "SESSION")]
    pub session: Option<SessionName>,
}

/// Arguments of `tandem new`.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct New {
    /// Name of the session; left out: date and time, as 2026-11-23-0900
    #[arg(value_name = "NAME")]
    pub name: Option<SessionName>,

    /// The agenda to begin with; left out: the one of your settings, else alignment-90
    #[arg(long, value_name = "TEMPLATE")]
    pub template: Option<String>,

    /// Title of the workshop
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
}

/// Arguments of `tandem open`.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct Open {
    /// The session: its name in the sessions folder, or a path
    #[arg(value_name = "SESSION")]
    pub session: SessionName,

    /// Keys to play in it.
    #[command(flatten)]
    pub play: Play,
}

/// Arguments of `tandem rehearse`.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct Rehearse {
    /// How many minutes the 90 take, from 3 to 90; left out: 9
    #[arg(long, value_name = "MINUTES", default_value_t = 9, hide_default_value = true, value_parser = clap::value_parser!(u32).range(3..=90))]
    pub minutes: u32,

    /// Keys to play in it.
    #[command(flatten)]
    pub play: Play,
}

/// Arguments of a command that prints a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Args)]
pub struct Listing {
    /// How to print it
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    pub format: TableFormat,
}

/// Arguments of `tandem matrix`.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct Matrix {
    /// The session: its name in the sessions folder, or a path
    #[arg(value_name = "SESSION")]
    pub session: SessionName,

    /// How to print it
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    pub format: MatrixFormat,

    /// As it stood after this entry of the record (0: the empty workshop)
    #[arg(long, value_name = "SEQ")]
    pub at: Option<u64>,

    /// As the room would see it
    #[arg(long)]
    pub room: bool,
}

/// Arguments of `tandem export`.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct Export {
    /// The session: its name in the sessions folder, or a path
    #[arg(value_name = "SESSION")]
    pub session: SessionName,

    /// The file to write; its ending says what kind, such as .docx, .html, .xlsx or .csv
    #[arg(long, value_name = "FILE")]
    pub to: PathBuf,

    /// The full record, also what small groups held back, instead of what the room may see
    #[arg(long)]
    pub full: bool,

    /// Replace the file if it is there
    #[arg(long)]
    pub force: bool,
}

/// Arguments of `tandem pack`.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct Pack {
    /// The session: its name in the sessions folder, or a path
    #[arg(value_name = "SESSION")]
    pub session: SessionName,

    /// The file to write, ending in .html or .pdf
    #[arg(long, value_name = "FILE")]
    pub to: PathBuf,

    /// Replace the file if it is there
    #[arg(long)]
    pub force: bool,
}

/// Arguments of `tandem import`.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct Import {
    /// The CSV file; its first line names the columns, of which `group` must be there
    #[arg(value_name = "FILE.csv")]
    pub file: PathBuf,

    /// The session to read it into; made if it is not there
    #[arg(long, value_name = "SESSION")]
    pub into: SessionName,
}

/// Arguments of `tandem check`.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct Check {
    /// The session: its name in the sessions folder, or a path
    #[arg(value_name = "SESSION")]
    pub session: SessionName,

    /// Write what can be saved of a damaged session to a new file
    #[arg(long)]
    pub repair: bool,

    /// Take lines that were edited by hand as they stand, into a new file
    #[arg(long)]
    pub accept_edits: bool,
}

/// Arguments of `tandem delete`.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct Delete {
    /// The session: its name in the sessions folder, or a path
    #[arg(value_name = "SESSION")]
    pub session: SessionName,

    /// Do not ask
    #[arg(long)]
    pub yes: bool,
}

/// Arguments of `tandem completions`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Args)]
pub struct Completions {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: clap_complete::Shell,
}

/// The definition from which everything here is made.
#[must_use]
pub fn definition() -> clap::Command {
    Invocation::command()
}

/// Reads the arguments, the program's name first.
///
/// # Errors
/// Wrong usage, or a request for help or the version: print it, and end with its exit code (2 or 0).
pub fn parse<I, T>(arguments: I) -> Result<Invocation, clap::Error>
where
    I: IntoIterator<Item = T>,
    T: Into<OsString> + Clone,
{
    let invocation = Invocation::try_parse_from(arguments)?;
    if invocation.command.is_some() && invocation.play != Play::default() {
        let why = "--keys and --print before a command: write them after `open SESSION`, or leave the command out";
        return Err(definition().error(clap::error::ErrorKind::ArgumentConflict, why));
    }
    Ok(invocation)
}

#[cfg(test)]
mod tests;
