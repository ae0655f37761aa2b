//! Calls that fail: the first, the second, the third ... until a morning has no fault any more.

use std::path::Path;
use std::time::Instant;

use tandem::store::sim::{Fault, SimDisk};
use tandem::store::{Disk, Report};

use crate::dice::Dice;
use crate::morning::{Good, PATH, Tamper, Told, check, entry, open, untampered, work};
use crate::row::{count, proved};

#[test]
fn a_failing_call_is_told_and_nothing_is_lost() {
    let since = Instant::now();
    let mut runs = 0;
    for fault in [Fault::InputOutput, Fault::Full, Fault::Interrupted, Fault::ShortWrite, Fault::FailedSync] {
        for call in 1.. {
            let disk = SimDisk::new();
            let mut told = Told::default();
            disk.fail_at(call, fault);
            work(&untampered(disk.clone()), &mut told);
            if disk.calls() < call {
                break;
            }
            runs += 1;
            let what = format!("{fault:?} at call {call}");
            disk.heal();
            if told.saved < 11 {
                assert!(told.complaints > 0, "{what}: nothing was said");
            }
            check(disk.after_power_cut(call), &told).map_err(|why| format!("{what}, then a power cut: {why}")).unwrap();
            check(disk, &told).map_err(|why| format!("{what}: {why}")).unwrap();
        }
    }
    proved("a fault at every call", &format!("{runs} mornings, 5 kinds of fault; 0 entries lost, all told"), since);
}

#[test]
fn what_is_only_in_memory_is_saved_when_the_disk_is_well_again() {
    for fault in [Fault::InputOutput, Fault::Full, Fault::FailedSync] {
        for call in 1..12 {
            let sim = SimDisk::new();
            let disk = untampered(sim.clone());
            work(&disk, &mut Told::default());
            let (mut journal, commits) = open(&disk).unwrap();
            let seq = commits.len() as u64;
            sim.fail_at(sim.calls() + call, fault);
            let mut complaints = 0;
            for more in 1..=3 {
                complaints += u32::from(!matches!(journal.append([entry(seq + more)]), Report::Saved { .. }));
            }
            sim.heal();
            let unsaved = journal.unsaved();
            let report = journal.save();
            assert!(journal.durable() == seq + 3 && journal.unsaved() == 0, "{fault:?} at {call}: {report:?}");
            assert!(unsaved == 0 || complaints > 0, "{fault:?} at {call}: nothing was said");
            let (_, found) = open(&untampered(sim.after_power_cut(call))).unwrap();
            assert_eq!(found.len() as u64, seq + 3, "{fault:?} at {call}");
        }
    }
}

#[test]
fn a_failed_sync_moves_everything_to_a_rescue_that_is_opened_next() {
    let sim = SimDisk::new();
    let disk = untampered(sim.clone());
    work(&disk, &mut Told::default());
    let (mut journal, commits) = open(&disk).unwrap();
    let seq = commits.len() as u64;
    // Length, write, sync: the third call.
    sim.fail_at(sim.calls() + 3, Fault::FailedSync);
    let report = journal.append([entry(seq + 1)]);
    let rescue = Path::new("/s/a.rescue-1.ron");
    assert!(matches!(&report, Report::Moved { path, seq: saved, .. } if path == rescue && *saved == seq + 1), "{report:?}");
    assert_eq!(journal.append([entry(seq + 2)]), Report::Saved { seq: seq + 2 });
    drop(journal);
    let (journal, found) = open(&disk).unwrap();
    assert_eq!((journal.path(), found.len() as u64), (rescue, seq + 2));
}

/// A process was killed before its sync: its last line can be read, and is not on the disk.
fn read_but_not_on_the_disk() -> SimDisk {
    let sim = SimDisk::new();
    work(&untampered(sim.clone()), &mut Told::default());
    let copy = sim.after_power_cut(0);
    let (mut journal, commits) = open(&untampered(copy.clone())).unwrap();
    let length = copy.contents()[Path::new(PATH)].len();
    journal.append([entry(commits.len() as u64 + 1)]);
    let line = copy.contents()[Path::new(PATH)][length..].to_vec();
    sim.append_to(Path::new(PATH)).unwrap().write(&line).unwrap();
    sim
}

/// The worst that a disk can do short of lying: the sync on opening fails, so does the rescue, and the next to open the
/// session finds a disk that is well again and lines that were given up in silence. Gives the number of pairs, or a loss.
pub fn two_faults_while_opening(tamper: Tamper) -> Result<u64, String> {
    let mut runs = 0;
    let kinds = [Fault::FailedSync, Fault::InputOutput, Fault::ShortWrite, Fault::Full];
    let mut good = Good::default();
    let killed = read_but_not_on_the_disk();
    let before = killed.calls();
    for first in 1..16 {
        for second in first + 1..20 {
            for (one, other) in kinds.iter().flat_map(|one| kinds.map(|other| (*one, other))) {
                let sim = killed.fork();
                let disk = tamper(sim.clone());
                sim.fail_at(before + first, one);
                sim.fail_at(before + second, other);
                let mut told = Told { made: true, saved: 11, ..Told::default() };
                for _ in 0..2 {
                    if let Ok((journal, _)) = open(&disk) {
                        told.saved = told.saved.max(journal.durable());
                    }
                    sim.heal();
                }
                good.check(sim.after_power_cut(runs), &told)
                    .map_err(|why| format!("{one:?} at {first}, {other:?} at {second}: {why}"))?;
                runs += 1;
            }
        }
    }
    Ok(runs)
}

#[test]
fn what_could_not_be_made_durable_is_written_again_by_the_next_to_open_it() {
    let since = Instant::now();
    let runs = two_faults_while_opening(untampered).unwrap();
    proved("two faults while opening", &format!("{runs} pairs, an opening, a power cut; 0 entries lost"), since);
}

/// Any number of faults, in opening after opening, with a disk that is well for a while or stays full.
#[test]
fn no_row_of_faulty_openings_makes_a_line_believed_that_is_not_on_the_disk() {
    let since = Instant::now();
    let kinds = [Fault::FailedSync, Fault::InputOutput, Fault::ShortWrite, Fault::Full, Fault::Interrupted];
    let killed = read_but_not_on_the_disk();
    let chains = count("TANDEM_OPENINGS", 300, 30_000);
    for seed in 0..chains {
        let mut dice = Dice(seed);
        let sim = killed.fork();
        let mut told = Told { made: true, saved: 11, ..Told::default() };
        for _ in 0..4 {
            for _ in 0..dice.below(4) {
                sim.fail_at(sim.calls() + 1 + dice.below(24) as u64, kinds[dice.below(kinds.len())]);
            }
            if let Ok((mut journal, commits)) = open(&untampered(sim.clone())) {
                told.saved = told.saved.max(journal.durable());
                told.handed_over = commits.len() as u64;
                told.append(&mut journal, 1 + dice.below(2) as u64);
            }
            if dice.below(3) == 0 {
                sim.heal();
            }
        }
        check(sim.after_power_cut(seed), &told).unwrap_or_else(|why| panic!("seed {seed}: {why}"));
    }
    proved("faults in opening after opening", &format!("{chains} rows of 4 openings, a power cut; 0 entries lost"), since);
}
