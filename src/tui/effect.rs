//! What the screen asks of the world: plain data that the shell alone performs.

pub use super::desk::Draft;
pub use crate::room::Spotlight;
use crate::workshop::Commit;

/// One thing to do in the world.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Append a commit to the open session's file.
    Append(Commit),
    /// Keep the half-typed line and where the cursors are, so that a crash loses nothing typed and the session is picked
    /// up at the very place.
    KeepDraft(Box<Draft>),
    /// Tell the room screens what to show.
    Point(Spotlight),
    /// Read the folder of sessions.
    ReadShelf,
    /// Open a session by its path or NAME.
    OpenSession(String),
    /// Make a session from a template and open it.
    CreateSession {
        /// The template's name.
        template: String,
        /// The title; empty for none.
        title: String,
    },
    /// Open a copy of an embedded sample.
    OpenSample(String),
    /// Begin a rehearsal: a session in memory alone, with a faster clock.
    Rehearse,
    /// Make the open rehearsal a session like any other.
    KeepRehearsal,
    /// Close the open session (what is not durable yet is waited for).
    CloseSession,
    /// Write an export of the open session.
    Export {
        /// The file.
        to: String,
        /// The full record instead of the room's part.
        full: bool,
    },
    /// Write what is printed for the open session.
    Pack {
        /// The file.
        to: String,
    },
    /// Write what the room may see beside the session: over the report that was written by itself before, if nobody
    /// changed it since, else under a name that is free.
    Report,
    /// Look whether the report that is written by itself lies beside the session.
    LookForReport,
    /// Replace a text by `[struck]` in all of the open session's files.
    Strike(String),
    /// Delete a session and its side files.
    DeleteSession(String),
    /// Try again to save what waits.
    RetrySave,
    /// Look whether the part that saves still works, and start it anew if not.
    MendSaving,
    /// Save everything of the open session to another file.
    SaveElsewhere(String),
    /// Take the mouse, or let it go.
    CaptureMouse(bool),
    /// Sound the terminal's bell.
    Bell,
    /// Draw everything afresh.
    Redraw,
    /// Give the terminal back until the program is continued.
    Suspend,
    /// End the program.
    Quit,
}
