//! Hostile text in every place a workshop has for text, through every screen and every way out: no byte of it is obeyed.
//!
//! `TANDEM_HOSTILE` sets the number of texts.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use tandem::alignment::Measures;
use tandem::cli::print::printable;
use tandem::export::{self, Full, Subject};
use tandem::room::Room;
use tandem::store::Seal;
use tandem::tui::{Msg, view};
use tandem::workshop::{Commit, History, sentence};

use crate::dice::Dice;
use crate::harness::Play;
use crate::row::{count, proved};
use crate::screens::{draw_room, keys, play_on, sample, step_ends};

/// Whether a terminal would obey, hide or turn something because of this character. Joiners and selectors may stand in
/// emoji, and only there: cleaning has a law for that.
fn is_foreign(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// The first thing in these bytes that is neither text nor an escape sequence of the allow-list: place the cursor,
/// colours, cursor on and off, clear.
fn foreign(bytes: &[u8]) -> Option<String> {
    let Ok(text) = std::str::from_utf8(bytes) else { return Some("bytes that are no text".to_owned()) };
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(sequence) = rest.strip_prefix("\u{1b}[") {
            let end = sequence.find(|c: char| !matches!(c, '0'..='9' | ';' | ':'))?;
            let allowed = matches!(sequence.as_bytes()[end], b'H' | b'm' | b'J' | b'K');
            let cursor = ["?25l", "?25h"].into_iter().find(|cursor| sequence.starts_with(cursor));
            match (allowed, cursor) {
                (_, Some(cursor)) => rest = &sequence[cursor.len()..],
                (true, None) => rest = &sequence[end + 1..],
                (false, None) => return Some(sequence.chars().take(20).collect()),
            }
        } else if is_foreign(c) {
            return Some(format!("{c:?} before {:?}", rest.chars().skip(1).take(20).collect::<String>()));
        } else {
            rest = &rest[c.len_utf8()..];
        }
    }
    None
}

/// The sample with a hostile text in place of each of its texts, and how many those are.
fn spoilt(commits: &[Commit], dice: &mut Dice) -> (Vec<Commit>, u64) {
    let mut commits = commits.to_vec();
    let mut texts = 0;
    for change in commits.iter_mut().flat_map(|commit| &mut commit.changes) {
        change.for_each_text(&mut |text| {
            texts += 1;
            // The number keeps names apart and no text empty.
            *text = format!("{texts}{}", dice.hostile());
        });
    }
    (commits, texts)
}

/// Draws the screen as a terminal gets it.
fn frame(play: &Play, (columns, rows): (u16, u16)) -> Vec<u8> {
    let mut bytes = Vec::new();
    let options = TerminalOptions { viewport: Viewport::Fixed(Rect::new(0, 0, columns, rows)) };
    let mut terminal = Terminal::with_options(CrosstermBackend::new(&mut bytes), options).unwrap();
    terminal.draw(|frame| view::draw(&play.model, frame)).unwrap();
    drop(terminal);
    bytes
}

#[track_caller]
fn assert_clean(what: &str, bytes: &[u8]) {
    if let Some(found) = foreign(bytes) {
        panic!("{what}: {found}");
    }
}

/// What of a text file is no text: line ends and tabs are.
#[track_caller]
fn assert_printable(what: &str, text: &str) {
    assert_clean(what, text.replace(['\n', '\t', '\r'], " ").as_bytes());
}

fn draw_all(commits: &[Commit], keys: &[String], dice: &mut Dice) -> u64 {
    let ends = step_ends(commits);
    let mut frames = 0;
    for _ in 0..4 {
        let mut play = play_on(&commits[..ends[dice.below(ends.len())]]);
        for _ in 0..3 {
            let pasted = dice.hostile();
            play.hear(Msg::TextPasted(pasted));
            let size = [(80, 24), (120, 40), (200, 60)][dice.below(3)];
            let _ = play.screen(size.0, size.1);
            assert_clean("a screen", &frame(&play, size));
            let mut bytes = Vec::new();
            let options = TerminalOptions { viewport: Viewport::Fixed(Rect::new(0, 0, size.0, size.1)) };
            let mut terminal = Terminal::with_options(CrosstermBackend::new(&mut bytes), options).unwrap();
            terminal.draw(|frame| draw_room(play.workshop(), size, frame.buffer_mut())).unwrap();
            drop(terminal);
            assert_clean("a room screen", &bytes);
            frames += 2;
            play.keys("esc").keys(&keys[dice.below(keys.len())]);
            if play.model.desk().is_none() {
                break;
            }
        }
    }
    frames
}

fn write_all(history: &History) {
    let workshop = history.workshop();
    let (room, measures) = (Room::of(workshop), Measures::of(workshop));
    let full = Full { workshop, measures: &measures, records: history.last_seq() };
    for subject in [Subject::Room(&room), Subject::Full(full)] {
        assert_printable("markdown", &export::markdown::markdown(subject));
        assert_printable("the factors", &export::factors_csv::factors_csv(subject));
        assert_printable("the matrix as CSV", &export::matrix_csv::matrix_csv(subject));
        assert_printable("the matrix", &export::matrix_text::matrix_text(subject));
        assert_printable("JSON", &export::json::export(subject));
        assert_printable("HTML", &export::html::html(subject));
    }
    for commit in history.commits() {
        assert_printable("the record", &printable(&sentence::of(commit, workshop)));
    }
}

#[test]
fn no_hostile_text_reaches_a_terminal_through_a_screen_or_an_export() {
    let since = Instant::now();
    let wanted = count("TANDEM_HOSTILE", 2_000, 100_000);
    let (commits, keys, mut dice) = (sample(), keys(), Dice(11));
    let (mut texts, mut frames) = (0, 0);
    while texts < wanted {
        let (spoilt, more) = spoilt(&commits, &mut dice);
        texts += more;
        frames += draw_all(&spoilt, &keys, &mut dice);
        write_all(&History::replay(spoilt).unwrap());
    }
    proved("hostile texts on screens, in exports", &format!("{texts} texts, {frames} frames; 0 foreign bytes"), since);
}

#[test]
fn the_allow_list_finds_what_is_foreign() {
    assert_eq!(foreign("\u{1b}[3;4Hward\u{1b}[38;2;1;2;3m\u{1b}[?25l".as_bytes()), None);
    for text in ["\u{1b}]0;x\u{7}", "\u{1b}[?1049h", "\u{1b}c", "a\u{202e}b", "\u{9b}1m", "\u{7}"] {
        assert!(foreign(text.as_bytes()).is_some(), "{text:?}");
    }
}

/// A file whose texts are as somebody with an editor could write them: escaped in RON, never cleaned.
fn hostile_file(dice: &mut Dice) -> String {
    let mut seal = Seal::START;
    let mut file = String::new();
    for line in String::from_utf8(include_bytes!("../../sessions/morning-briefing.ron").to_vec()).unwrap().lines() {
        let mut text = line.rsplit_once(" // ").unwrap().0.to_owned();
        for field in ["text: \"", "title: \"", "name: \"", "place: \"", "sentence: \""] {
            while let Some(at) = text.find(field) {
                let escaped: String = dice.hostile().chars().map(|c| format!("\\u{{{:x}}}", u32::from(c))).collect();
                text.replace_range(at..at + field.len(), &format!("{}\u{1}{escaped}", &field[..field.len() - 1]));
            }
        }
        let text = text.replace('\u{1}', "\"");
        seal = seal.next(text.as_bytes());
        file.push_str(&format!("{text} // {seal}\n"));
    }
    file
}

#[test]
fn a_hostile_file_is_read_and_printed_by_every_command() {
    let since = Instant::now();
    let mut dice = Dice(23);
    let folder = tempfile::tempdir().unwrap();
    let rounds = count("TANDEM_HOSTILE", 3_000, 100_000) / 3_000;
    let mut runs = 0;
    for round in 0..rounds {
        let name = format!("h{round}");
        std::fs::write(folder.path().join(format!("{name}.ron")), hostile_file(&mut dice)).unwrap();
        for arguments in [
            &["log", &name][..],
            &["matrix", &name],
            &["matrix", &name, "--format", "json"],
            &["matrix", &name, "--format", "csv", "--room"],
            &["list"],
            &["list", "--format", "json"],
            &["check", &name],
            &["open", &name, "--keys", "f2", "--print", "100x30"],
            &["export", &name, "--to", "out.md", "--force", "--full"],
            &["export", &name, "--to", "out.html", "--force", "--full"],
        ] {
            let out = Command::new(env!("CARGO_BIN_EXE_tandem"))
                .args(arguments)
                .env("TANDEM_SESSIONS", folder.path())
                .current_dir(folder.path())
                .output()
                .unwrap();
            let said = String::from_utf8(out.stderr).unwrap();
            assert_eq!(out.status.code(), Some(0), "{arguments:?}: {said}");
            assert_printable(&format!("{arguments:?}"), &String::from_utf8(out.stdout).unwrap());
            assert_printable(&format!("{arguments:?}"), &said);
            runs += 1;
        }
        for file in ["out.md", "out.html"] {
            assert_printable(file, &std::fs::read_to_string(Path::new(folder.path()).join(file)).unwrap());
        }
    }
    proved("hostile files through the program", &format!("{runs} commands; 0 foreign bytes"), since);
}
