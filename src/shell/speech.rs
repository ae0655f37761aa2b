//! What goes out: clean data to stdout, sentences for people to stderr. Nothing that a file, a name or an argument
//! holds reaches a terminal unless it is safe to print.

use std::io::{self, Write};

use crate::cli::print::printable;
use crate::shell::Failure;

/// Writes text for programs and people to stdout, safe to print. A reader that has gone away, such as `head`, is no
/// failure.
///
/// # Errors
/// Stdout cannot be written to.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    print_bytes(printable(text).as_bytes())
}

/// Writes bytes that are made by this program alone to stdout.
///
/// # Errors
/// Stdout cannot be written to.
pub(super) fn print_bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::new(format!("stdout cannot be written to: {error}")))
        }
        _ => Ok(()),
    }
}

/// Says something on stderr, where a failure to do so has nowhere to go: `kind: what`, then what to do.
pub fn say(kind: &str, what: &str, hint: Option<&str>) {
    let mut stderr = io::stderr().lock();
    let _ = writeln!(stderr, "{kind}: {}", printable(what));
    if let Some(hint) = hint {
        let _ = writeln!(stderr, "hint: {}", printable(hint));
    }
}
