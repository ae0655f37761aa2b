//! Plain text: for a room the lines for an e-mail, alone, to be pasted; the full record is all of it.

use super::Subject;
use super::plain::plain;
use super::report::{Block, report};

/// At most ten lines, actions first; the whole report if it is the full record.
#[must_use]
pub fn email(subject: Subject) -> String {
    if subject.is_full() {
        return plain(subject);
    }
    let lines = report(subject).into_iter().find_map(|block| if let Block::Lines(lines) = block { Some(lines) } else { None });
    lines.unwrap_or_default().join("\n") + "\n"
}
