//! A text is struck while the power goes: the old log is there or the new, and once it is done no byte is left.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use tandem::store::sim::{Fault, SimDisk};
use tandem::store::{self, Access, Disk, Struck, read};
use tandem::workshop::Commit;

use crate::dice::Dice;
use crate::morning::{PATH, create, entry, now, open, titled, untampered};
use crate::row::{count, proved};
use crate::screens::sample;

#[test]
fn a_power_cut_while_striking_leaves_the_old_log_or_the_new_and_no_text_once_it_is_done() {
    const SECRET: &str = "Mrs Jones of bed 4";
    let since = Instant::now();
    for step in 1.. {
        let sim = SimDisk::new();
        let disk = untampered(sim.clone());
        let mut journal = create(&disk, vec![entry(1), titled(2, SECRET), entry(3)]).unwrap();
        let rescue = PathBuf::from("/s/a.rescue-1.ron");
        let mut copy = sim.create(&rescue).unwrap();
        copy.write(&sim.read(Path::new(PATH)).unwrap()).unwrap();
        copy.sync().unwrap();
        sim.sync_folder(Path::new("/s")).unwrap();
        let before = sim.calls();
        sim.cut_power_at(before + step);
        let struck = journal.strike(SECRET, now());
        for seed in 0..40 {
            let left = sim.after_power_cut(seed);
            let (_, commits) = open(&untampered(left.clone())).unwrap();
            assert!(commits.len() >= 3, "step {step}, seed {seed}");
            let texts = [titled(2, SECRET), titled(2, "[struck]")];
            assert!(texts.contains(&commits[1]), "step {step}, seed {seed}");
            for path in left.entries(Path::new("/s")).unwrap() {
                let text = String::from_utf8_lossy(&left.read(&path).unwrap()).into_owned();
                let done = struck.as_ref().is_ok_and(|struck| struck.lasting);
                assert!(!done || !text.contains("Jones"), "step {step}, seed {seed}: {}", path.display());
            }
        }
        if sim.calls() < before + step {
            assert!(struck.is_ok());
            proved(
                "power cuts while striking",
                &format!("{} outcomes; the old log or the new, no byte left once done", step * 40),
                since,
            );
            break;
        }
    }
}

#[test]
fn a_failing_call_while_striking_leaves_the_session_as_it_was_and_striking_again_finishes() {
    const SECRET: &str = "Mrs Jones of bed 4";
    let since = Instant::now();
    let mut runs = 0;
    for fault in [Fault::InputOutput, Fault::Full, Fault::Interrupted, Fault::ShortWrite, Fault::FailedSync] {
        for call in 1.. {
            let sim = SimDisk::new();
            let disk = untampered(sim.clone());
            let mut journal = create(&disk, vec![entry(1), titled(2, SECRET), entry(3)]).unwrap();
            let mut draft = sim.create(Path::new("/s/a.draft")).unwrap();
            draft.write(SECRET.as_bytes()).unwrap();
            let before = sim.calls();
            sim.fail_at(before + call, fault);
            let first = journal.strike(SECRET, now());
            sim.heal();
            if sim.calls() < before + call {
                break;
            }
            runs += 1;
            let what = format!("{fault:?} at call {call}");
            if first.is_err() {
                assert_eq!(read(&sim, Path::new(PATH)).unwrap().history.commits()[1], titled(2, SECRET), "{what}");
                journal.strike(SECRET, now()).unwrap_or_else(|error| panic!("{what}: {error}"));
            }
            for (path, bytes) in sim.contents() {
                assert!(!String::from_utf8_lossy(&bytes).contains("Jones"), "{what}: {}", path.display());
            }
            let seq = journal.durable();
            assert!(matches!(journal.append([entry(seq + 1)]), store::Report::Saved { .. }), "{what}");
            let (_, commits) = open(&untampered(sim.after_power_cut(call))).unwrap();
            assert_eq!(commits[1], titled(2, "[struck]"), "{what}");
        }
    }
    proved("a fault at every call of striking", &format!("{runs} strikes, 5 kinds of fault; all done or done again"), since);
}

/// The texts of a session, each once, long enough to be struck and of one line, as they are typed to be struck.
fn texts_of(commits: &[Commit]) -> Vec<String> {
    let mut texts = Vec::new();
    for mut change in commits.iter().flat_map(|commit| commit.changes.clone()) {
        change.for_each_text(&mut |text| texts.push(text.clone()));
    }
    texts.retain(|text| text.chars().count() > 2 && !text.contains('\n'));
    texts.sort();
    texts.dedup();
    texts
}

/// The words that the format itself is made of, such as `Reading`: they stay, whatever is struck.
fn words_of_the_format(log: &str) -> BTreeSet<&str> {
    let outside = log.split('"').step_by(2);
    outside.flat_map(|part| part.split(|c: char| !c.is_alphanumeric())).filter(|word| !word.is_empty()).collect()
}

/// All files that a session may have, each with the text in it, as it was written, as it was torn, half made.
fn spread(folder: &Path, log: &[u8], text: &str, dice: &mut Dice) {
    let put = |name: &str, bytes: &[u8]| fs::write(folder.join(name), bytes).unwrap();
    put("a.ron", log);
    put("a.rescue-1.ron", log);
    put("a.repaired-1.ron", log);
    put("a.ron.new-1", log);
    put("a.draft.new-1", text.as_bytes());
    put("a.draft", format!("doc - {text} said\n(place: 1)\n").as_bytes());
    put("a.live", b"(covered: false)");
    for number in 1..=3 {
        let (from, to) = (dice.below(log.len()), dice.below(log.len()));
        let mut piece = log[from.min(to)..from.max(to)].to_vec();
        if piece.len() > 100 {
            let at = dice.below(piece.len() - 64);
            piece[at..at + 64].fill(0);
        }
        put(&format!("a.torn-{number}"), &piece);
        let turned = dice.below(piece.len().max(1));
        piece.rotate_left(turned);
        put(&format!("a.lost-{number}"), &piece);
    }
}

/// The commits with a text struck, but for codes, which are made of names.
fn expected(commits: &[Commit], text: &str) -> Vec<Commit> {
    let mut commits = commits.to_vec();
    for change in commits.iter_mut().flat_map(|commit| &mut commit.changes) {
        change.for_each_text(&mut |found| *found = found.replace(text, "[struck]"));
    }
    commits
}

/// Strikes one text from a folder full of it; gives what was done.
fn strike_in(folder: &Path, text: &str) -> Struck {
    let session = store::open(&folder.join("a.ron"), now()).unwrap();
    let Access::Writing(mut journal) = session.access else { panic!("{:?}", session.access) };
    journal.strike(text, now()).unwrap_or_else(|error| panic!("“{text}”: {error}"))
}

/// Every text of the sample in turn, in every kind of file: no byte of it is left in any, the rest of the history stands.
///
/// `TANDEM_STRIKES` sets how many texts are struck.
#[test]
fn no_byte_of_a_struck_text_is_left_in_any_file_of_the_session() {
    let since = Instant::now();
    let (commits, mut dice) = (sample(), Dice(17));
    let log = include_bytes!("../../sessions/morning-briefing.ron");
    let words = words_of_the_format(std::str::from_utf8(log).unwrap());
    let texts: Vec<String> = texts_of(&commits).into_iter().filter(|text| !words.contains(text.as_str())).collect();
    let wanted = usize::try_from(count("TANDEM_STRIKES", 6, u64::MAX)).unwrap_or(usize::MAX).min(texts.len());
    let mut searched = 0;
    for number in 0..wanted {
        let text = &texts[number * texts.len() / wanted];
        let folder = tempfile::tempdir().unwrap();
        spread(folder.path(), log, text, &mut dice);
        let struck = strike_in(folder.path(), text);
        let written = ron::to_string(text).unwrap();
        for entry in fs::read_dir(folder.path()).unwrap() {
            let path = entry.unwrap().path();
            let bytes = fs::read(&path).unwrap();
            for form in [text.as_str(), written.trim_matches('"')] {
                let found = bytes.windows(form.len()).any(|window| window == form.as_bytes());
                assert!(!found, "“{text}” is left in {}", path.display());
            }
            searched += 1;
        }
        let (mut found, mut wanted) = (struck.history.commits()[..commits.len()].to_vec(), expected(&commits, text));
        for change in found.iter_mut().chain(&mut wanted).flat_map(|commit| &mut commit.changes) {
            if let Some(code) = change.code_mut() {
                *code = tandem::workshop::Code::new("any").unwrap();
            }
        }
        assert!(found == wanted, "“{text}”: the rest of the history is not as it was");
    }
    proved("texts struck from every file", &format!("{wanted} texts, {searched} files searched; 0 bytes left"), since);
}
