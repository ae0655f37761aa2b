//! Key string in, screen out: the matrix in all its views, what lies behind its cells, why its figures are what they are.

mod harness;

use harness::Play;
use tandem::store;

/// The finished sample, open at its last step.
fn sample() -> Play {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sample.ron");
    std::fs::write(&path, tandem::config::samples::sample("morning-briefing").unwrap().text).unwrap();
    Play::open(store::read(&store::RealDisk, &path).unwrap().history)
}

#[test]
fn every_view_says_something_at_every_size() {
    for keys in ["m", "2", "3", "4", "5", "H", "m d", "m w", "2 w", "3 w", "4 w", "5 w"] {
        let mut play = sample();
        play.keys(keys);
        for (columns, rows) in [(60, 16), (80, 24), (100, 30), (120, 40), (200, 60), (300, 20), (61, 90)] {
            let screen = play.screen(columns, rows);
            assert!(screen.lines().all(|line| line.chars().count() <= usize::from(columns)));
            assert!(screen.contains("saved") || columns < 80, "{keys} at {columns}x{rows}");
        }
    }
}
