//! The words that ship, read once.

use std::sync::LazyLock;

use tandem::config::language;
use tandem::words::Words;

static WORDS: LazyLock<Words> = LazyLock::new(language::english);

/// English.
pub fn words() -> &'static Words {
    &WORDS
}
