//! The lines of a file: what is good, a tail, damage, or from the future.

use std::fs;
use std::path::Path;

use tandem::store::{self, Notice, Report, State, StoreError};

use crate::bench::*;

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
fn the_golden_file_of_format_1_is_read_and_written_the_same() {
    const GOLDEN: &str = include_str!("../golden/v1.ron");
    let reading = store::interpret(Path::new("v1.ron"), GOLDEN.into()).unwrap();
    assert_eq!(reading.state, State::Intact);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("again.ron");
    let commits = reading.history.commits().to_vec();
    let mut journal = journal(store::create(&path, reading.header.unwrap(), Vec::new(), now()).unwrap());
    for commit in commits {
        journal.append([commit]);
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), GOLDEN);
}

#[test]
fn no_truncation_changes_anything_in_silence() {
    let (folder, path) = folder_with(4);
    let whole = fs::read(&path).unwrap();
    let header_end = lines(&path)[0].len();
    for length in 0..whole.len() {
        let reading = store::interpret(&path, whole[..length].to_vec()).unwrap();
        let kept = reading.history.last_seq();
        assert!((1..=kept).map(entry).eq(reading.history.commits().iter().cloned()), "cut at {length}");
        let at_line_end = length > 0 && whole[length - 1] == b'\n';
        match reading.state {
            State::Intact => assert!(at_line_end, "cut at {length}"),
            State::Tail { lines } => assert!(!at_line_end && lines == 1, "cut at {length}"),
            State::Damaged(damage) => assert!(length < header_end && damage.line == 1, "cut at {length}"),
        }
    }
    // Opened, a cut file goes on behind its good part, and what was cut is kept.
    let cut = &whole[..whole.len() - 5];
    fs::write(&path, cut).unwrap();
    let session = store::open(&path, now()).unwrap();
    let torn = folder.path().join("a.torn-1");
    assert_eq!(session.notices, [Notice::TailSetAside { path: torn.clone(), lines: 1 }]);
    assert_eq!(journal(session).append([titled(4, "again")]), Report::Saved { seq: 4 });
    assert!(cut.ends_with(&fs::read(torn).unwrap()));
    assert_eq!(state_of(&fs::read(&path).unwrap()), State::Intact);
}

#[test]
fn no_bit_flip_changes_anything_in_silence() {
    let (_folder, path) = folder_with(3);
    let whole = fs::read(&path).unwrap();
    for bit in 0..whole.len() * 8 {
        let mut flipped = whole.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        match store::interpret(&path, flipped) {
            Err(error) => assert!(matches!(error, StoreError::Newer { .. }), "bit {bit}"),
            Ok(reading) => {
                assert_ne!(reading.state, State::Intact, "bit {bit}");
                let kept = reading.history.last_seq();
                assert!((1..=kept).map(entry).eq(reading.history.commits().iter().cloned()), "bit {bit}");
            }
        }
    }
}

#[test]
fn behind_the_last_durable_entry_it_is_a_tail_and_before_it_damage() {
    let (_folder, path) = folder_with(4);
    let break_line = |number: usize| {
        let mut lines = lines(&path);
        lines[number - 1] = lines[number - 1].replace("Title", "Totle");
        state_of(lines.concat().as_bytes())
    };
    // Line 5 holds entry 4, written when 3 was durable.
    assert_eq!(break_line(5), State::Tail { lines: 1 });
    for line in 2..=4 {
        assert_eq!(damaged_line(&break_line(line)), line);
    }
}

#[test]
fn a_batch_torn_in_its_middle_is_a_tail_even_if_its_end_arrived() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    let mut journal = journal(store::create(&path, header(), vec![entry(1)], now()).unwrap());
    journal.append([entry(2), entry(3), entry(4)]);
    let mut lines = lines(&path);
    lines[2] = "\0".repeat(lines[2].len());
    assert_eq!(state_of(lines.concat().as_bytes()), State::Tail { lines: 2 });
}

#[test]
fn missing_and_exchanged_lines_are_damage() {
    let (_folder, path) = folder_with(5);
    let whole = lines(&path);
    let mut missing = whole.clone();
    missing.remove(2);
    assert_eq!(damaged_line(&state_of(missing.concat().as_bytes())), 3);
    let mut exchanged = whole;
    exchanged.swap(2, 3);
    assert_eq!(damaged_line(&state_of(exchanged.concat().as_bytes())), 3);
}

#[test]
fn a_file_without_a_good_header_is_damaged_in_line_1() {
    let (_folder, path) = folder_with(2);
    let whole = fs::read_to_string(&path).unwrap();
    assert_eq!(damaged_line(&state_of(b"")), 1);
    assert_eq!(damaged_line(&state_of(b"shopping list\n")), 1);
    assert_eq!(damaged_line(&state_of(whole.replacen("01JQ", "01JX", 1).as_bytes())), 1);
    assert_eq!(damaged_line(&state_of(format!(" {whole}").as_bytes())), 1);
    assert_eq!(state_of(format!("\u{feff}{whole}").as_bytes()), State::Intact);
}

#[test]
fn a_sealed_line_that_cannot_follow_is_damage_not_a_tail() {
    let (_folder, path) = folder_with(2);
    let mut wrong_number = texts(&path);
    wrong_number[2] = wrong_number[2].replace("seq: 2", "seq: 7");
    assert_eq!(damaged_line(&state_of(sealed(&wrong_number).as_bytes())), 3);
    let mut unknown = texts(&path);
    unknown[2] = unknown[2].replace("NameWorkshop", "PaintWorkshop");
    assert_eq!(damaged_line(&state_of(sealed(&unknown).as_bytes())), 3);
}

#[test]
fn a_newer_file_is_refused_before_any_seal_is_judged() {
    let (folder, path) = folder_with(2);
    let newer_header = fs::read_to_string(&path).unwrap().replacen("tandem: 1", "tandem: 2, colour: (1, \"x\")", 1);
    let mut format_line = lines(&path);
    format_line[1] = "rubbish\n".to_owned();
    format_line[2] = format_line[2].replace("NameWorkshop(title: \"Title number 2\")", "Format(7)");
    for (file, expected) in [(newer_header, 2), (format_line.concat(), 7)] {
        fs::write(&path, &file).unwrap();
        fs::remove_file(folder.path().join("a.lock")).ok();
        let error = store::open(&path, now()).unwrap_err();
        assert!(matches!(error, StoreError::Newer { version, .. } if version == expected), "{error}");
        assert_eq!(error.exit_code(), 3);
        assert_eq!(fs::read_to_string(&path).unwrap(), file);
        assert_eq!(files_in(folder.path()), ["a.ron"]);
    }
}
