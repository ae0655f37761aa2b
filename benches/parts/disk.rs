//! Session files: read, written on, followed.

use std::path::Path;

use divan::Bencher;
use tandem::store::{self, Access, Header, Journal};
use tandem::workshop::{Basis, Change, Commit, FactorId};

use crate::session::{Size, commits, start};
use crate::{SIZES, history};

fn session(folder: &Path, points: u32) -> std::path::PathBuf {
    let path = folder.join("big.ron");
    let size = Size { groups: 12, themes: 40, points, seed: 1 };
    store::create(&path, Header::new(start()), commits(&size), start()).expect("a session can be made");
    path
}

/// The bytes of a session file, made sense of.
#[divan::bench(args = [100, 1_000, 10_000, 100_000], max_time = 3)]
fn load(bencher: Bencher, points: u32) {
    let folder = tempfile::tempdir().expect("a folder");
    let bytes = std::fs::read(session(folder.path(), points)).expect("the session is there");
    bencher.with_inputs(|| bytes.clone()).bench_values(|bytes| store::interpret(Path::new("big.ron"), bytes).is_ok());
}

/// One commit, durable.
#[divan::bench(args = SIZES, max_time = 2)]
fn append(bencher: Bencher, points: u32) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = session(folder.path(), points);
    let opened = store::open(&path, start()).expect("the session opens");
    let Access::Writing(journal) = opened.access else { panic!("the session may be written") };
    let mut journal: Journal = *journal;
    let mut seq = history(points).last_seq();
    let changes = vec![Change::Score { id: FactorId::new(1), strength: 4, basis: Basis::Agreed }];
    bencher.bench_local(|| {
        seq += 1;
        let by = tandem::workshop::Author::Facilitator;
        journal.append([Commit { seq, at: start(), by, undoes: None, redoes: None, changes: changes.clone() }])
    });
}
