//! The lines for an e-mail, alone: plain text to be pasted.

use super::Subject;
use super::report::{Block, report};

/// At most ten lines, actions first.
#[must_use]
pub fn email(subject: Subject) -> String {
    let lines = report(subject).into_iter().find_map(|block| if let Block::Lines(lines) = block { Some(lines) } else { None });
    let full = subject.is_full().then(|| subject.words().report.full().to_owned());
    let lines: Vec<String> = full.into_iter().chain(lines.unwrap_or_default()).collect();
    lines.join("\n") + "\n"
}
