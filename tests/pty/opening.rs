//! A session that takes a while to read says which it is before it is read.

use std::path::Path;
use std::time::Duration;

use tandem::store::{self, Header};
use tandem::workshop::template::Template;
use tandem::workshop::{Change, History, Line, Note, plan};

use crate::terminal::{Terminal, folder};

const SOON: Duration = Duration::from_secs(20);

/// A session of more than a mebibyte, by long notes; gives how many entries it has.
fn long(path: &Path) -> u64 {
    let now = "2026-11-23T09:00:00Z".parse().unwrap();
    let template: Template = tandem::config::templates::embedded().remove(0);
    let mut history = History::default();
    history.commit(now, plan::begin(&template, Line::new("Morning briefing"))).unwrap();
    let step = history.workshop().agenda.steps[0].key.clone();
    for number in 0..300 {
        let text = Note::new(&format!("{number} {}", "said and written down ".repeat(180)));
        history.commit(now, vec![Change::NoteStep { step: step.clone(), text }]).unwrap();
    }
    let session = store::create(path, Header::new(now), history.commits().to_vec(), now).unwrap();
    assert!(std::fs::metadata(path).unwrap().len() > 1 << 20);
    session.history.last_seq()
}

fn said(terminal: &Terminal) -> String {
    String::from_utf8_lossy(&terminal.written()).into_owned()
}

#[test]
fn a_long_session_is_named_before_it_is_read_and_keys_typed_meanwhile_count() {
    let (_keep, path) = folder();
    let entries = long(&path.join("ward.ron"));
    let mut terminal = Terminal::start(&["open", "ward"], &path, (100, 30), &[]);
    terminal.send("i");
    terminal.wait_for(&format!("saved {entries}"));
    let first = said(&terminal);
    let named = first.find("ward").expect("its name");
    assert!(named < first.find("saved").unwrap() && first.contains("opening"), "{first}");
    assert!(!terminal.screen().contains("opening"));
    terminal.type_until("nur + fewer interruptions\r", &format!("saved {}", entries + 1));
    terminal.type_until("\u{1b}", "press i to type");
    terminal.send("q");
    assert_eq!(terminal.exit_code(SOON), 0);
    terminal.assert_given_back();
}

#[test]
fn one_that_cannot_be_opened_gives_the_terminal_back_and_says_why() {
    let (_keep, path) = folder();
    let newer = format!("(tandem: 2) // 00000000\n{}", "x".repeat(1 << 20));
    std::fs::write(path.join("ward.ron"), newer).unwrap();
    let mut terminal = Terminal::start(&["open", "ward"], &path, (100, 30), &[]);
    assert_eq!(terminal.exit_code(SOON), 3);
    terminal.assert_given_back();
    assert!(said(&terminal).rsplit("[?1049l").next().unwrap().contains("newer Tandem"), "{}", said(&terminal));
}
