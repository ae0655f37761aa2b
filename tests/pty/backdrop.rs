//! The theme that suits the terminal: asked where it is known to answer, and an answer that comes late is no typing. A theme of
//! the user's in a real terminal.

use crate::terminal::Terminal;

const LIGHT: &str = "\x1b]11;rgb:fafa/fafa/f7f7\x1b\\\x1b[?62;22c";
/// A terminal on this machine that is known to answer.
const KNOWN: [(&str, &str); 5] =
    [("VTE_VERSION", "7003"), ("COLORTERM", "truecolor"), ("SSH_CONNECTION", ""), ("SSH_CLIENT", ""), ("SSH_TTY", "")];

/// The grounds of the embedded themes, as a terminal with all colours gets them.
const DARK_GROUND: vt100::Color = vt100::Color::Rgb(0x10, 0x12, 0x16);
const LIGHT_GROUND: vt100::Color = vt100::Color::Rgb(0xfa, 0xfa, 0xf7);

fn ground(screen: &vt100::Screen) -> Option<vt100::Color> {
    screen.cell(20, 60).map(vt100::Cell::bgcolor)
}

#[test]
fn a_terminal_that_answers_light_gets_the_light_theme() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(&[], folder.path(), (80, 24), &KNOWN);
    terminal.wait_until_written("\x1b]11;?");
    terminal.send(LIGHT);
    terminal.wait("the light theme", |screen| ground(screen) == Some(LIGHT_GROUND));
    terminal.type_until("n", "Set up");
    terminal.send("q");
}

#[test]
fn an_answer_that_comes_late_puts_no_text_into_a_field() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(&[], folder.path(), (80, 24), &KNOWN);
    terminal.wait("the dark theme meanwhile", |screen| ground(screen) == Some(DARK_GROUND));
    terminal.wait_for("New workshop");
    terminal.type_until("n", "Set up");
    terminal.type_until("Q", "Sentence");
    terminal.send("one ");
    terminal.send(LIGHT);
    terminal.type_until("two", "one two");
    // The field alone is looked at: the session's name and its folder may hold any digits and letters.
    let screen = terminal.screen();
    let field = screen.lines().find(|line| line.contains("Sentence")).expect("the field's line");
    assert_eq!(field.split_whitespace().collect::<Vec<_>>(), ["│", "Sentence", "one", "two", "│"], "{screen}");
    terminal.wait("the light theme after all", |screen| ground(screen) == Some(LIGHT_GROUND));
}

#[test]
fn a_theme_of_the_users_is_used_and_a_broken_one_is_said_at_home() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join("config/tandem").join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    file("themes/ours.ron", "(name: \"ours\", from: \"light\", styles: {\"ground\": (fg: \"#000000\", bg: \"#ffeedd\")})");
    file("settings.ron", "(theme: \"ours\")");
    let colours = [("COLORTERM", "truecolor")];
    let mut terminal = Terminal::start(&[], folder.path(), (80, 24), &colours);
    terminal.wait("the user's ground", |screen| ground(screen) == Some(vt100::Color::Rgb(0xff, 0xee, 0xdd)));
    terminal.send("q");

    file("themes/ours.ron", "(name: \"ours\",\n styles: {\"ground\": (bg: \"#ffeed\")})");
    let terminal = Terminal::start(&[], folder.path(), (80, 24), &colours);
    terminal.wait_for("line 2, column ");
    terminal.wait("the default instead", |screen| ground(screen) == Some(DARK_GROUND));
}
