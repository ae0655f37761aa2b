//! What the parts cost, and how that grows with the points of a session: `cargo bench`, or `cargo bench -- draw`.
//!
//! The whole program is measured from outside, see docs/performance.md.

#[path = "../tests/harness/mod.rs"]
mod harness;
#[path = "../examples/generate/session.rs"]
mod session;

#[path = "parts/disk.rs"]
mod disk;
#[path = "parts/figures.rs"]
mod figures;
#[path = "parts/screen.rs"]
mod screen;

use session::{Size, commits};
use tandem::workshop::History;

/// Points of a session.
const SIZES: [u32; 3] = [100, 1_000, 10_000];

fn main() {
    divan::main();
}

/// A session of 12 groups, 40 headings and so many points.
fn history(points: u32) -> History {
    History::replay(commits(&Size { groups: 12, themes: 40, points, seed: 1 })).expect("a generated session is valid")
}
