//! The files that are built in and that somebody may begin one of their own with: `tandem config --built-in FILE`.

use clap::builder::PossibleValuesParser;

use crate::config::built_in;
use crate::tui::keymap::Keymap;

/// Every file by its name, with its text.
fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    built_in::files().chain([("keymap", Keymap::SOURCE)])
}

/// The names, as the command line takes them.
pub(super) fn names() -> PossibleValuesParser {
    PossibleValuesParser::new(all().map(|(name, _)| name))
}

/// The text of a file.
pub(super) fn text(name: &str) -> Option<&'static str> {
    all().find(|(known, _)| *known == name).map(|(_, text)| text)
}
