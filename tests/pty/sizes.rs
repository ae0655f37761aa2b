//! Another size while the program runs: the screen follows, and no key is lost over it.

use crate::terminal::Terminal;

const SIZES: [(u16, u16); 4] = [(120, 40), (60, 20), (200, 60), (80, 24)];

/// A workshop at its question, the caret in the line.
fn at_the_question(folder: &std::path::Path) -> Terminal {
    let mut terminal = Terminal::start(&["new", "ward"], folder, (80, 24), &[]);
    terminal.wait_for("Set up");
    terminal.type_until("\u{1b}[19~", "Welcome and the promise");
    terminal.type_until("\u{1b}[19~", "From (when)");
    terminal
}

#[test]
fn the_first_key_after_another_size_is_answered() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = at_the_question(folder.path());
    let mut typed = String::new();
    for (size, letter) in SIZES.into_iter().cycle().zip('a'..='h') {
        terminal.resize(size);
        // The foot stands in the last row once the new size is drawn.
        terminal.wait("the foot in the last row", |screen| {
            screen.contents_between(size.1 - 1, 0, size.1 - 1, size.0).contains("F1 help")
        });
        typed.push(letter);
        terminal.type_until(&letter.to_string(), &format!("> {typed}"));
    }
}

#[test]
fn no_key_is_lost_that_comes_together_with_another_size() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = at_the_question(folder.path());
    let mut typed = String::new();
    for (at, size) in SIZES.into_iter().cycle().take(40).enumerate() {
        let letter = char::from(b'a' + u8::try_from(at % 26).unwrap());
        typed.push(letter);
        if at % 2 == 0 {
            terminal.resize(size);
            terminal.send(&letter.to_string());
        } else {
            terminal.send(&letter.to_string());
            terminal.resize(size);
        }
        terminal.wait_for(&format!("> {typed}"));
    }
}
