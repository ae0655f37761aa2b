//! What a terminal sends that is no key: a paste of many lines, a click.

use crate::terminal::Terminal;

/// The next step, from a line too.
const F8: &str = "\u{1b}[19~";

fn in_the_round(folder: &std::path::Path) -> Terminal {
    let mut terminal = Terminal::start(&["new", "ward"], folder, (80, 24), &[]);
    terminal.wait_for("Set up");
    for step in ["Welcome and the promise", "The question", "make it worth it?", "gets in the way?", "Round the room"] {
        terminal.type_until(F8, step);
    }
    terminal
}

#[test]
fn a_paste_of_many_lines_becomes_as_many_points_in_one_entry() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = in_the_round(folder.path());
    let lines: Vec<String> = (1..=60).map(|n| format!("nur - wärter {n} führt die Übergabe zu spät durch 日本 #time")).collect();
    let pasted = lines.join("\n");
    assert!(pasted.len() > 3 * 1024, "more than is read at once");
    terminal.type_until(&format!("\u{1b}[200~{pasted}\u{1b}[201~"), "60 lines were pasted");
    terminal.type_until("\r", "60 points added.");
    terminal.wait_for("wärter 60 führt die Übergabe zu spät durch 日本");
    terminal.type_until("\u{1f}", "Undone");
    terminal.wait("all of them gone at once", |screen| !screen.contents().contains("wärter"));
}

#[test]
fn a_click_brings_what_it_is_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = in_the_round(folder.path());
    let screen = terminal.screen();
    let (row, line) = screen.lines().enumerate().find(|(_, line)| line.contains("▸Points")).expect("the tabs");
    let column = line.split("Matrix").next().unwrap().chars().count();
    terminal.type_until(&format!("\u{1b}[<0;{};{}M", column + 1, row + 1), "▸Matrix");
}
