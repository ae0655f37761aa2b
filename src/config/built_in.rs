//! The files that are built in and that somebody may begin one of their own with, but for the key table, which is not ours.

use super::{language, templates};
use crate::widget::theme::ThemeName;

/// Every such file by the name under which it is asked for, with its text: the English words, the themes, the templates.
pub fn files() -> impl Iterator<Item = (&'static str, &'static str)> {
    let themes = ThemeName::ALL.into_iter().map(|name| (name.word(), name.source()));
    [("words", language::SOURCE)].into_iter().chain(themes).chain(templates::EMBEDDED)
}
