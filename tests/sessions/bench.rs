//! Sessions to try things on.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use tandem::store::{self, Access, Header, Journal, RealDisk, Report, Session, State};
use tandem::workshop::{Author, Change, Commit, Line};

pub fn now() -> Timestamp {
    "2026-11-23T09:00:00Z".parse().unwrap()
}

pub fn header() -> Header {
    Header { format: 1, id: "01JQ0000000000000000000000".to_owned(), created: now() }
}

pub fn titled(seq: u64, title: &str) -> Commit {
    let changes = vec![Change::NameWorkshop { title: Line::new(title) }];
    Commit { seq, at: now(), by: Author::Facilitator, undoes: None, redoes: None, changes }
}

pub fn entry(seq: u64) -> Commit {
    titled(seq, &format!("Title number {seq}"))
}

pub fn journal(session: Session) -> Journal {
    match session.access {
        Access::Writing(journal) => *journal,
        Access::ReadOnly(barrier) => panic!("not writable: {barrier:?}"),
    }
}

pub fn real() -> Arc<dyn store::Disk> {
    Arc::new(RealDisk)
}

/// A folder with a session `a.ron` of this many entries, one line and one sync each, closed again.
pub fn folder_with(entries: u64) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    let mut journal = journal(store::create(&path, header(), Vec::new(), now()).unwrap());
    for seq in 1..=entries {
        assert_eq!(journal.append([entry(seq)]), Report::Saved { seq });
    }
    (folder, path)
}

pub fn titles(session: &Session) -> Vec<Commit> {
    session.history.commits().to_vec()
}

/// The lines of a file, with their line feeds.
pub fn lines(path: &Path) -> Vec<String> {
    fs::read_to_string(path).unwrap().split_inclusive('\n').map(str::to_owned).collect()
}

/// Seals lines of text as the format asks.
pub fn sealed(texts: &[String]) -> String {
    let mut before = "00000000".to_owned();
    let mut file = String::new();
    for text in texts {
        before = format!("{:08x}", crc32fast::hash(format!("{before}{text}").as_bytes()));
        file.extend([text.as_str(), " // ", &before, "\n"]);
    }
    file
}

/// The text of each line, without its seal.
pub fn texts(path: &Path) -> Vec<String> {
    lines(path).iter().map(|line| line[..line.len() - 13].to_owned()).collect()
}

pub fn state_of(bytes: &[u8]) -> State {
    store::interpret(Path::new("a.ron"), bytes.to_vec()).unwrap().state
}

pub fn damaged_line(state: &State) -> usize {
    match state {
        State::Damaged(damage) => damage.line,
        other => panic!("not damaged: {other:?}"),
    }
}

pub fn files_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}
