//! Marked blocks of the documents: read, compared, written afresh when asked for.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Tests run side by side; two of them may write into one document.
static WRITING: Mutex<()> = Mutex::new(());

/// A file of the project, by its path from the top.
pub fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The text of a document.
pub fn read(document: &str) -> String {
    std::fs::read_to_string(file(document)).unwrap()
}

/// Asserts that the block holds just this; with `UPDATE_DOCS=1` writes it.
pub fn assert_holds(document: &str, block: &str, wanted: &str) {
    let _alone = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
    let text = read(document);
    let (before, held, after) = cut(&text, block).unwrap_or_else(|| panic!("{document} has no block {block}"));
    let wanted = format!("\n{}\n", wanted.trim_end());
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(file(document), [before, &wanted, after].concat()).unwrap();
        return;
    }
    assert!(
        held == wanted,
        "{document}, block {block}, is out of step; `UPDATE_DOCS=1 cargo test --test docs` writes it afresh.\n{}",
        first_difference(held, &wanted)
    );
}

/// A text as a fenced block.
pub fn fenced(language: &str, text: &str) -> String {
    format!("```{language}\n{}\n```", text.trim_end())
}

/// What stands before the block's content, the content, and what stands behind it.
fn cut<'a>(text: &'a str, block: &str) -> Option<(&'a str, &'a str, &'a str)> {
    let begin = format!("<!-- begin: {block} -->");
    let from = text.find(&begin)? + begin.len();
    let to = from + text[from..].find(&format!("<!-- end: {block} -->"))?;
    Some((&text[..from], &text[from..to], &text[to..]))
}

fn first_difference(held: &str, wanted: &str) -> String {
    let mut lines = held.lines().zip(wanted.lines());
    match lines.find(|(held, wanted)| held != wanted) {
        Some((held, wanted)) => format!("it says:    {held}\nand should: {wanted}"),
        None => format!("it has {} lines and should have {}", held.lines().count(), wanted.lines().count()),
    }
}

#[test]
fn a_block_is_what_stands_between_its_marks() {
    let text = "a\n<!-- begin: x -->\nb\n<!-- end: x -->\nc";
    assert_eq!(cut(text, "x"), Some(("a\n<!-- begin: x -->", "\nb\n", "<!-- end: x -->\nc")));
    assert_eq!(cut(text, "y"), None);
}
