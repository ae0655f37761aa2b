//! The saved corpora and what is made of them, through the same targets as the crate in `fuzz`.
//!
//! `TANDEM_FUZZ` sets how many inputs are made of the corpus for each target.

use std::path::Path;
use std::time::Instant;

use crate::dice::Dice;
use crate::row::{count, proved};
use crate::targets;

/// The saved inputs of a target.
fn corpus(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(target);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| std::fs::read(file).unwrap()).collect()
}

/// An input made of saved ones: bytes changed, taken out, doubled, hostile text put in, two of them joined.
fn made_of(corpus: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let mut input = corpus[dice.below(corpus.len())].clone();
    for _ in 0..=dice.below(4) {
        let at = dice.below(input.len() + 1);
        let to = (at + dice.below(12)).min(input.len());
        match dice.below(6) {
            0 if at < input.len() => input[at] = u8::try_from(dice.below(256)).unwrap(),
            1 => drop(input.drain(at..to)),
            2 => {
                let doubled = input[at..to].to_vec();
                input.splice(at..at, doubled);
            }
            3 => {
                let other = &corpus[dice.below(corpus.len())];
                let from = dice.below(other.len() + 1);
                input.truncate(at);
                input.extend_from_slice(&other[from..]);
            }
            _ => {
                let text = dice.hostile();
                input.splice(at..at, text.into_bytes());
            }
        }
    }
    input
}

/// Runs a target over its corpus and `count` inputs made of it.
fn run(name: &str, share: u64, target: fn(&[u8])) {
    let since = Instant::now();
    let corpus = corpus(name);
    for input in &corpus {
        target(input);
    }
    let (made, mut dice) = (count("TANDEM_FUZZ", 400, 20_000) / share, Dice(5));
    for number in 0..made {
        let input = made_of(&corpus, &mut dice);
        let shown = std::panic::catch_unwind(|| target(&input));
        assert!(shown.is_ok(), "{name}, input {number}: {:?}", String::from_utf8_lossy(&input));
    }
    proved(&format!("fuzzing {name}"), &format!("{} saved inputs, {made} made of them; 0 panics", corpus.len()), since);
}

#[test]
fn session_files() {
    run("session_file", 2, targets::session_file);
}

#[test]
fn capture_lines() {
    run("capture_line", 4, targets::capture_line);
}

#[test]
fn csv_imports() {
    run("csv_import", 5, targets::csv_import);
}

#[test]
fn key_sequences() {
    run("keys", 40, targets::keys);
}

#[test]
fn cleaning() {
    run("clean", 1, targets::clean);
}
