//! Every truncation and every bit flip of the golden file: nothing changes in silence, nothing panics.

use std::path::Path;
use std::time::Instant;

use tandem::store::{Reading, State, StoreError, interpret};
use tandem::workshop::Commit;

use crate::row::proved;

const GOLDEN: &[u8] = include_bytes!("../golden/v1.ron");

fn read(bytes: Vec<u8>) -> Result<Reading, StoreError> {
    interpret(Path::new("v1.ron"), bytes)
}

fn commits() -> Vec<Commit> {
    read(GOLDEN.to_vec()).unwrap().history.commits().to_vec()
}

#[test]
fn no_truncation_of_the_golden_file_passes_for_another() {
    let since = Instant::now();
    let whole = commits();
    for length in 0..GOLDEN.len() {
        let reading = read(GOLDEN[..length].to_vec()).unwrap();
        assert!(whole.starts_with(reading.history.commits()), "cut at {length}");
        let at_line_end = length > 0 && GOLDEN[length - 1] == b'\n';
        assert_eq!(reading.state == State::Intact, at_line_end, "cut at {length}");
    }
    proved("truncations of a file", &format!("{}; 0 silent changes", GOLDEN.len()), since);
}

#[test]
fn no_bit_flip_of_the_golden_file_passes_for_another() {
    let since = Instant::now();
    let whole = commits();
    for bit in 0..GOLDEN.len() * 8 {
        let mut flipped = GOLDEN.to_vec();
        flipped[bit / 8] ^= 1 << (bit % 8);
        match read(flipped) {
            Err(error) => assert!(matches!(error, StoreError::Newer { .. }), "bit {bit}: {error}"),
            Ok(reading) => {
                assert_ne!(reading.state, State::Intact, "bit {bit}");
                assert!(whole.starts_with(reading.history.commits()), "bit {bit}");
            }
        }
    }
    proved("bit flips of a file", &format!("{}; 0 silent changes", GOLDEN.len() * 8), since);
}
