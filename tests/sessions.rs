//! Session files as a whole: what is saved is found again, what is broken is seen, and nothing is lost in silence.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use jiff::Timestamp;
use tandem::store::{self, Access, Barrier, Closed, Event, Header, Journal, Notice, Report, Session, State, StoreError, Writer};
use tandem::workshop::{Author, Change, Commit, Line};

fn now() -> Timestamp {
    "2026-11-23T09:00:00Z".parse().unwrap()
}

fn header() -> Header {
    Header { format: 1, id: "01JQ0000000000000000000000".to_owned(), created: now() }
}

fn titled(seq: u64, title: &str) -> Commit {
    let changes = vec![Change::NameWorkshop { title: Line::new(title) }];
    Commit { seq, at: now(), by: Author::Facilitator, undoes: None, redoes: None, changes }
}

fn entry(seq: u64) -> Commit {
    titled(seq, &format!("Title number {seq}"))
}

fn journal(session: Session) -> Journal {
    match session.access {
        Access::Writing(journal) => *journal,
        Access::ReadOnly(barrier) => panic!("not writable: {barrier:?}"),
    }
}

/// A folder with a session `a.ron` of this many entries, one line and one sync each, closed again.
fn folder_with(entries: u64) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    let mut journal = journal(store::create(&path, header(), Vec::new(), now()).unwrap());
    for seq in 1..=entries {
        assert_eq!(journal.append([entry(seq)]), Report::Saved { seq });
    }
    (folder, path)
}

fn titles(session: &Session) -> Vec<Commit> {
    session.history.commits().to_vec()
}

#[test]
fn a_file_is_the_lines_of_the_format_and_nothing_else() {
    let (_folder, path) = folder_with(2);
    let expected = "(tandem: 1, id: \"01JQ0000000000000000000000\", created: \"2026-11-23T09:00:00Z\") // ";
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.starts_with(expected), "{text}");
    let mut before = "00000000".to_owned();
    for line in text.lines() {
        let (content, seal) = line.rsplit_once(" // ").unwrap();
        assert_eq!(seal, format!("{:08x}", crc32fast::hash(format!("{before}{content}").as_bytes())));
        before = seal.to_owned();
    }
    let last = "(seq: 2, synced: 1, at: \"2026-11-23T09:00:00Z\", by: Facilitator, changes: [NameWorkshop(title: \"Title number 2\")]) // ";
    assert!(text.lines().nth(2).unwrap().starts_with(last), "{text}");
    assert!(text.ends_with('\n') && text.lines().count() == 3);
}

#[test]
fn what_was_saved_is_found_again_and_goes_on() {
    let (_folder, path) = folder_with(3);
    let session = store::open(&path, now()).unwrap();
    assert_eq!(titles(&session), [entry(1), entry(2), entry(3)]);
    assert!(session.notices.is_empty());
    assert_eq!(journal(session).append([entry(4), entry(5)]), Report::Saved { seq: 5 });
    let read = store::view(&path).unwrap();
    assert_eq!(read.history.last_seq(), 5);
    assert_eq!(read.header.unwrap().id, header().id);
}
