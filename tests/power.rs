//! Saved means saved: the journal's protocol on a disk that forgets what was not synced, cut at every step, and on one
//! whose calls fail.
//!
//! `TANDEM_CUTS` sets the number of outcomes looked at (default 4,000); a cut may be followed by a second one while the
//! session is being opened again.

use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use tandem::store::sim::{Fault, SimDisk};
use tandem::store::{Access, Claim, Header, Journal, Report, StoreError, create_with, open_with};
use tandem::workshop::{Author, Change, Commit, Line};

const PATH: &str = "/s/a.ron";

fn now() -> Timestamp {
    "2026-11-23T09:00:00Z".parse().unwrap()
}

fn entry(seq: u64) -> Commit {
    let changes = vec![Change::NameWorkshop { title: Line::new(&format!("Title number {seq}")) }];
    Commit { seq, at: now(), by: Author::Facilitator, undoes: None, redoes: None, changes }
}

/// What the user was told, and what was handed over.
#[derive(Debug, Default)]
struct Told {
    made: bool,
    saved: u64,
    handed_over: u64,
    /// How often something other than "saved" was said.
    complaints: u32,
}

impl Told {
    fn hear(&mut self, report: &Report) {
        match report {
            Report::Saved { seq } => self.saved = *seq,
            Report::Moved { seq, .. } => {
                self.saved = *seq;
                self.complaints += 1;
            }
            Report::NotSaved { .. } => self.complaints += 1,
        }
    }

    fn append(&mut self, journal: &mut Journal, entries: u64) {
        let first = self.handed_over + 1;
        self.handed_over += entries;
        let report = journal.append((first..).take(usize::try_from(entries).unwrap()).map(entry));
        self.hear(&report);
    }
}

fn open(disk: &SimDisk) -> Result<(Journal, Vec<Commit>), String> {
    let session = open_with(Arc::new(disk.clone()), Path::new(PATH), Claim::Unknown).map_err(|error| match error {
        StoreError::Missing(_) => "missing".to_owned(),
        error => error.to_string(),
    })?;
    match session.access {
        Access::Writing(journal) => Ok((*journal, session.history.commits().to_vec())),
        Access::ReadOnly(barrier) => Err(format!("{barrier:?}")),
    }
}

/// A morning's work: a session is made, written to, left, opened again, written to.
fn work(disk: &SimDisk, told: &mut Told) {
    let header = Header { format: 1, id: "01JQ".to_owned(), created: now() };
    let made = create_with(Arc::new(disk.clone()), Path::new(PATH), header, vec![entry(1)], Claim::Unknown);
    let Ok(session) = made else {
        told.complaints += 1;
        return;
    };
    (told.made, told.saved, told.handed_over) = (true, 1, 1);
    let Access::Writing(mut journal) = session.access else { panic!("a new session is writable") };
    for entries in [1, 3, 1, 1] {
        told.append(&mut journal, entries);
    }
    let left = journal.unsaved() as u64;
    drop(journal);
    told.handed_over -= left;
    let Ok((mut journal, commits)) = open(disk) else {
        told.complaints += 1;
        return;
    };
    told.saved = told.saved.max(commits.len() as u64);
    told.handed_over = commits.len() as u64;
    for entries in [2, 1, 1] {
        told.append(&mut journal, entries);
    }
}

/// Whether all that was reported as saved is there, and the session can go on.
fn check(disk: &SimDisk, told: &Told, what: &str) {
    match open(disk) {
        Ok((mut journal, commits)) => {
            let seq = commits.len() as u64;
            assert!(seq >= told.saved, "{what}: {} entries of {} saved are left", seq, told.saved);
            assert!(commits.iter().eq((1..=seq).map(entry).collect::<Vec<_>>().iter()), "{what}: entries changed");
            assert_eq!(journal.append([entry(seq + 1)]), Report::Saved { seq: seq + 1 }, "{what}");
        }
        Err(why) => assert!(why == "missing" && !told.made, "{what}: {why}"),
    }
}

fn cuts() -> u64 {
    std::env::var("TANDEM_CUTS").ok().and_then(|cuts| cuts.parse().ok()).unwrap_or(4000)
}

/// The ways in which the morning may go wrong before the power goes.
fn mornings() -> Vec<Option<(u64, Fault)>> {
    let calls = {
        let disk = SimDisk::new();
        work(&disk, &mut Told::default());
        disk.calls()
    };
    let faults = [Fault::FailedSync, Fault::Full, Fault::InputOutput];
    let every = usize::try_from((calls * calls * 6 / cuts()).clamp(1, calls)).unwrap();
    let failing = faults.into_iter().flat_map(|fault| (1..=calls).step_by(every).map(move |call| Some((call, fault))));
    std::iter::repeat_n(None, 9).chain(failing).collect()
}

#[test]
fn no_power_cut_loses_what_was_reported_as_saved() {
    let mornings = mornings();
    let quiet = cut_morning(u64::MAX, None).0.calls();
    let outcomes_each = (cuts() / (2 * quiet * mornings.len() as u64)).max(1);
    let mut left_to_see = cuts();
    for step in (1..).take_while(|step| *step <= 2 * quiet) {
        for fault in &mornings {
            let (disk, told) = cut_morning(step, *fault);
            for outcome in 0..outcomes_each {
                let seed = step * 1_000_003 + outcome + left_to_see;
                look_at_outcome(&disk, &told, seed, &format!("cut at step {step}, fault {fault:?}, seed {seed}"));
                left_to_see = left_to_see.saturating_sub(2);
            }
        }
        // Few outcomes are spread over all steps by the stride of the mornings, not by leaving out the last steps.
        if left_to_see == 0 && step >= quiet {
            break;
        }
    }
}

/// Looks at what one cut left, and at what another cut leaves while that is being opened.
fn look_at_outcome(disk: &SimDisk, told: &Told, seed: u64, what: &str) {
    let left = disk.after_power_cut(seed);
    let again = left.after_power_cut(seed);
    check(&left, told, what);
    again.cut_power_at(1 + seed % 12);
    let _ = open(&again);
    check(&again.after_power_cut(seed + 1), told, &format!("{what}, cut again"));
}

fn cut_morning(step: u64, fault: Option<(u64, Fault)>) -> (SimDisk, Told) {
    let disk = SimDisk::new();
    let mut told = Told::default();
    disk.cut_power_at(step);
    if let Some((call, fault)) = fault {
        disk.fail_at(call, fault);
    }
    work(&disk, &mut told);
    (disk, told)
}

#[test]
fn a_failing_call_is_told_and_nothing_is_lost() {
    for fault in [Fault::InputOutput, Fault::Full, Fault::Interrupted, Fault::ShortWrite, Fault::FailedSync] {
        for call in 1.. {
            let disk = SimDisk::new();
            let mut told = Told::default();
            disk.fail_at(call, fault);
            work(&disk, &mut told);
            if disk.calls() < call {
                break;
            }
            let what = format!("{fault:?} at call {call}");
            if fault == Fault::Full {
                assert!(told.complaints > 0 || told.saved == 10, "{what}: nothing was said");
            }
            disk.heal();
            check(&disk, &told, &what);
            check(&disk.after_power_cut(call), &told, &format!("{what}, then a power cut"));
        }
    }
}

#[test]
fn what_is_only_in_memory_is_saved_when_the_disk_is_well_again() {
    for fault in [Fault::InputOutput, Fault::Full, Fault::FailedSync] {
        for call in 1..12 {
            let disk = SimDisk::new();
            work(&disk, &mut Told::default());
            let (mut journal, commits) = open(&disk).unwrap();
            let seq = commits.len() as u64;
            disk.fail_at(disk.calls() + call, fault);
            let mut complaints = 0;
            for more in 1..=3 {
                complaints += u32::from(!matches!(journal.append([entry(seq + more)]), Report::Saved { .. }));
            }
            disk.heal();
            let unsaved = journal.unsaved();
            let report = journal.save();
            assert!(journal.durable() == seq + 3 && journal.unsaved() == 0, "{fault:?} at {call}: {report:?}");
            assert!(unsaved == 0 || complaints > 0, "{fault:?} at {call}: nothing was said");
            drop(journal);
            let (_, found) = open(&disk.after_power_cut(call)).unwrap();
            assert_eq!(found.len() as u64, seq + 3, "{fault:?} at {call}");
        }
    }
}

#[test]
fn a_failed_sync_moves_everything_to_a_rescue_that_is_opened_next() {
    let disk = SimDisk::new();
    work(&disk, &mut Told::default());
    let (mut journal, commits) = open(&disk).unwrap();
    let seq = commits.len() as u64;
    // Length, write, sync: the third call.
    disk.fail_at(disk.calls() + 3, Fault::FailedSync);
    let report = journal.append([entry(seq + 1)]);
    let rescue = Path::new("/s/a.rescue-1.ron");
    assert!(matches!(&report, Report::Moved { path, seq: saved, .. } if path == rescue && *saved == seq + 1), "{report:?}");
    assert_eq!(journal.append([entry(seq + 2)]), Report::Saved { seq: seq + 2 });
    drop(journal);
    let (journal, found) = open(&disk).unwrap();
    assert_eq!((journal.path(), found.len() as u64), (rescue, seq + 2));
}
