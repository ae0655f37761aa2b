//! The workshop and its measures.

use divan::{Bencher, black_box};
use tandem::alignment::{Levers, Measures, reading_order, similar, voices};
use tandem::capture::{self, Context};
use tandem::room::Room;
use tandem::workshop::{Basis, Change, FactorId, GroupId, History, Workshop};

use crate::session::{Size, commits};
use crate::{SIZES, history};

/// A point scored now this, now that: a change that does not make the session larger.
fn scored(turn: &mut u8) -> Change {
    *turn = *turn % 5 + 1;
    Change::Score { id: FactorId::new(50), strength: *turn, basis: Basis::Agreed }
}

#[divan::bench(args = SIZES)]
fn apply(bencher: Bencher, points: u32) {
    let mut workshop = history(points).workshop().clone();
    let mut turn = 0;
    bencher.bench_local(|| workshop.apply(&scored(&mut turn)));
}

#[divan::bench(args = SIZES, max_time = 2)]
fn replay(bencher: Bencher, points: u32) {
    let commits = history(points).commits().to_vec();
    bencher.with_inputs(|| commits.clone()).bench_values(|commits| History::replay(commits).is_ok());
}

#[divan::bench(args = SIZES)]
fn all_measures(bencher: Bencher, points: u32) {
    let history = history(points);
    bencher.bench_local(|| Measures::of(history.workshop()));
}

/// The table's row: 40 groups, 40 headings, 10,000 points.
#[divan::bench]
fn all_measures_40_by_40(bencher: Bencher) {
    let size = Size { groups: 40, themes: 40, points: 10_000, seed: 1 };
    let history = History::replay(commits(&size)).expect("a generated session is valid");
    bencher.bench_local(|| Measures::of(history.workshop()));
}

#[divan::bench(args = SIZES)]
fn one_change(bencher: Bencher, points: u32) {
    let mut workshop = history(points).workshop().clone();
    let mut measures = Measures::of(&workshop);
    let mut turn = 0;
    bencher.bench_local(|| {
        let change = scored(&mut turn);
        workshop.apply(&change).expect("the point is there");
        measures.follow(&workshop, &[change])
    });
}

#[divan::bench(args = SIZES)]
fn levers(bencher: Bencher, points: u32) {
    of_measures(bencher, points, |workshop, measures| Levers::of(workshop, measures).list.len());
}

#[divan::bench(args = SIZES)]
fn reading(bencher: Bencher, points: u32) {
    of_measures(bencher, points, |workshop, measures| reading_order(workshop, measures).len());
}

#[divan::bench(args = SIZES)]
fn voice(bencher: Bencher, points: u32) {
    of_measures(bencher, points, |workshop, measures| voices(workshop, measures).len());
}

#[divan::bench(args = SIZES, max_time = 2)]
fn alike(bencher: Bencher, points: u32) {
    of_measures(bencher, points, |workshop, _| similar(workshop).len());
}

#[divan::bench(args = SIZES, max_time = 2)]
fn room(bencher: Bencher, points: u32) {
    let history = history(points);
    bencher.bench_local(|| Room::of(history.workshop()));
}

#[divan::bench(args = SIZES)]
fn capture_parse(bencher: Bencher, points: u32) {
    let history = history(points);
    let line = "group 3 + fewer bleeps while we meet, and a plan #heading !4 @survey";
    bencher.bench_local(|| {
        let context = Context::of(history.workshop(), Some(GroupId::new(1)), None, None);
        capture::parse(black_box(line), &context).spans.len()
    });
}

fn of_measures(bencher: Bencher, points: u32, what: fn(&Workshop, &Measures) -> usize) {
    let history = history(points);
    let measures = Measures::of(history.workshop());
    bencher.bench_local(|| what(history.workshop(), &measures));
}
