//! Saved means saved: the journal's protocol on a disk that forgets what was not synced, cut at every step, and on one
//! whose calls fail. The proof is proved by mutants: the same protocol with one thing left out must be caught.
//!
//! `TANDEM_CUTS` sets the number of outcomes looked at (default 4,000); every second one has another cut while the
//! session is being opened again.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use tandem::store::sim::{Fault, SimDisk};
use tandem::store::{Access, Claim, Disk, DiskFile, Header, Journal, Report, StoreError, create_with, open_with};
use tandem::workshop::{Author, Change, Commit, Line};

const PATH: &str = "/s/a.ron";

fn now() -> Timestamp {
    "2026-11-23T09:00:00Z".parse().unwrap()
}

fn titled(seq: u64, title: &str) -> Commit {
    let changes = vec![Change::NameWorkshop { title: Line::new(title) }];
    Commit { seq, at: now(), by: Author::Facilitator, undoes: None, redoes: None, changes }
}

fn entry(seq: u64) -> Commit {
    titled(seq, &format!("Title number {seq}"))
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
    fn append(&mut self, journal: &mut Journal, entries: u64) {
        let first = self.handed_over + 1;
        self.handed_over += entries;
        match journal.append((first..=self.handed_over).map(entry)) {
            Report::Saved { seq } => self.saved = seq,
            Report::Moved { seq, .. } => {
                self.saved = seq;
                self.complaints += 1;
            }
            Report::NotSaved { .. } => self.complaints += 1,
        }
    }
}

fn open(disk: &Arc<dyn Disk>) -> Result<(Journal, Vec<Commit>), String> {
    let session = open_with(disk.clone(), Path::new(PATH), Claim::Unknown).map_err(|error| match error {
        StoreError::Missing(_) => "missing".to_owned(),
        error => error.to_string(),
    })?;
    match session.access {
        Access::Writing(journal) => Ok((*journal, session.history.commits().to_vec())),
        Access::ReadOnly(barrier) => Err(format!("{barrier:?}")),
    }
}

fn create(disk: &Arc<dyn Disk>, commits: Vec<Commit>) -> Option<Journal> {
    let header = Header { format: 1, id: "01JQ".to_owned(), created: now() };
    let session = create_with(disk.clone(), Path::new(PATH), header, commits, Claim::Unknown).ok()?;
    let Access::Writing(journal) = session.access else { panic!("a new session is writable") };
    Some(*journal)
}

/// A morning's work: a session is made, written to, left, opened again, written to.
fn work(disk: &Arc<dyn Disk>, told: &mut Told) {
    let Some(mut journal) = create(disk, vec![entry(1)]) else {
        told.complaints += 1;
        return;
    };
    (told.made, told.saved, told.handed_over) = (true, 1, 1);
    for entries in [1, 3, 1, 1] {
        told.append(&mut journal, entries);
    }
    drop(journal);
    let Ok((mut journal, commits)) = open(disk) else {
        told.complaints += 1;
        return;
    };
    // What is shown of an opened session counts as saved.
    told.saved = told.saved.max(commits.len() as u64);
    told.handed_over = commits.len() as u64;
    for entries in [2, 1, 1] {
        told.append(&mut journal, entries);
    }
}

/// Whether all that was reported as saved is there, and the session can go on.
fn check(disk: SimDisk, told: &Told) -> Result<(), String> {
    let disk: Arc<dyn Disk> = Arc::new(disk);
    let (mut journal, commits) = match open(&disk) {
        Err(why) if why == "missing" && !told.made => return Ok(()),
        opened => opened?,
    };
    let seq = commits.len() as u64;
    if seq < told.saved {
        return Err(format!("{seq} entries of {} saved are left", told.saved));
    }
    if !(1..=seq).map(entry).eq(commits) {
        return Err("entries changed".to_owned());
    }
    match journal.append([entry(seq + 1)]) {
        Report::Saved { seq: saved } if saved == seq + 1 => Ok(()),
        report => Err(format!("{report:?} on a disk that is well")),
    }
}

/// What is done to the disk before the protocol gets it.
type Tamper = fn(SimDisk) -> Arc<dyn Disk>;

fn untampered(disk: SimDisk) -> Arc<dyn Disk> {
    Arc::new(disk)
}

/// The ways in which the morning may go wrong before the power goes: `wanted` of them, some without any fault.
fn mornings(wanted: u64, calls: u64) -> Vec<Option<(u64, Fault)>> {
    let faults = [Fault::FailedSync, Fault::Full, Fault::InputOutput, Fault::ShortWrite];
    let all: Vec<_> = (1..=calls).flat_map(|call| faults.map(|fault| Some((call, fault)))).collect();
    let failing = usize::try_from(wanted * 3 / 4).unwrap().clamp(1, all.len());
    let chosen = (0..failing).map(|place| all[place * all.len() / failing]);
    std::iter::repeat_n(None, failing.div_ceil(3)).chain(chosen).collect()
}

/// Cuts the power at every step of every kind of morning; gives the number of outcomes looked at, or the first loss.
fn cut_everywhere(cuts: u64, tamper: Tamper) -> Result<u64, String> {
    let calls = cut_morning(u64::MAX, None, tamper).0.calls();
    // A morning with a rescue has more steps than one without.
    let steps = calls + calls / 2;
    let mornings = mornings(cuts / (2 * steps), calls);
    let outcomes_each = (cuts / (2 * steps * mornings.len() as u64)).max(1);
    let mut looked_at = 0;
    for step in 1..=steps {
        for fault in &mornings {
            let (disk, told) = cut_morning(step, *fault, tamper);
            for _ in 0..outcomes_each {
                looked_at += 2;
                look_at_outcome(&disk, &told, looked_at)
                    .map_err(|why| format!("cut at step {step}, fault {fault:?}, seed {looked_at}: {why}"))?;
            }
        }
    }
    Ok(looked_at)
}

/// Looks at what one cut left, and at what another cut leaves while that is being opened.
fn look_at_outcome(disk: &SimDisk, told: &Told, seed: u64) -> Result<(), String> {
    check(disk.after_power_cut(seed), told)?;
    let again = disk.after_power_cut(seed);
    again.cut_power_at(1 + seed / 2 % 16);
    let _ = open(&untampered(again.clone()));
    check(again.after_power_cut(seed + 1), told).map_err(|why| format!("cut again: {why}"))
}

fn cut_morning(step: u64, fault: Option<(u64, Fault)>, tamper: Tamper) -> (SimDisk, Told) {
    let disk = SimDisk::new();
    let mut told = Told::default();
    disk.cut_power_at(step);
    if let Some((call, fault)) = fault {
        disk.fail_at(call, fault);
    }
    work(&tamper(disk.clone()), &mut told);
    (disk, told)
}

#[test]
fn no_power_cut_loses_what_was_reported_as_saved() {
    let cuts = std::env::var("TANDEM_CUTS").ok().and_then(|cuts| cuts.parse().ok()).unwrap_or(4000);
    let looked_at = cut_everywhere(cuts, untampered).unwrap();
    assert!(looked_at >= cuts / 2, "{looked_at}");
}

#[test]
fn a_failing_call_is_told_and_nothing_is_lost() {
    for fault in [Fault::InputOutput, Fault::Full, Fault::Interrupted, Fault::ShortWrite, Fault::FailedSync] {
        for call in 1.. {
            let disk = SimDisk::new();
            let mut told = Told::default();
            disk.fail_at(call, fault);
            work(&untampered(disk.clone()), &mut told);
            if disk.calls() < call {
                break;
            }
            let what = format!("{fault:?} at call {call}");
            disk.heal();
            if told.saved < 11 {
                assert!(told.complaints > 0, "{what}: nothing was said");
            }
            check(disk.after_power_cut(call), &told).map_err(|why| format!("{what}, then a power cut: {why}")).unwrap();
            check(disk, &told).map_err(|why| format!("{what}: {why}")).unwrap();
        }
    }
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

#[test]
fn a_power_cut_while_striking_leaves_the_old_log_or_the_new_and_no_text_once_it_is_done() {
    const SECRET: &str = "Mrs Jones of bed 4";
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
            break;
        }
    }
}

/// What a mutant of the protocol leaves out or gets wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Defect {
    NoSync,
    NoFolderSync,
    OnlyTheFirstSyncOfAFile,
    NoSyncOfNewFiles,
    SaidBeforeTheSync,
    NextWriteBeforeTheSync,
    CutsNothing,
    CutsTooMuch,
    SyncsAgainAfterAFailedSync,
    BelievesAFailedWrite,
    BelievesAShortWrite,
    NamesBeforeWriting,
}

/// The simulated disk behind a mutant.
#[derive(Debug)]
struct Mutant {
    disk: SimDisk,
    defect: Defect,
}

impl Mutant {
    fn file(&self, file: Box<dyn DiskFile>, is_new: bool) -> Box<dyn DiskFile> {
        Box::new(MutantFile { file, defect: self.defect, is_new, syncs: 0, due: false })
    }
}

impl Disk for Mutant {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.disk.read(path)
    }

    fn length(&self, path: &Path) -> io::Result<u64> {
        self.disk.length(path)
    }

    fn entries(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.disk.entries(folder)
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let aside = path.to_string_lossy();
        let name = match aside.split_once(".new-") {
            Some((name, _)) if self.defect == Defect::NamesBeforeWriting => Path::new(name),
            _ => path,
        };
        Ok(self.file(self.disk.create(name)?, true))
    }

    fn append_to(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        Ok(self.file(self.disk.append_to(path)?, false))
    }

    fn publish(&self, from: &Path, to: &Path) -> io::Result<()> {
        if self.defect == Defect::NamesBeforeWriting { Ok(()) } else { self.disk.publish(from, to) }
    }

    fn replace(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.disk.replace(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.disk.remove(path)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        if self.defect == Defect::NoFolderSync { Ok(()) } else { self.disk.sync_folder(folder) }
    }
}

struct MutantFile {
    file: Box<dyn DiskFile>,
    defect: Defect,
    is_new: bool,
    syncs: u32,
    /// A sync that was put off.
    due: bool,
}

impl DiskFile for MutantFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.due && self.defect == Defect::SaidBeforeTheSync {
            self.file.sync()?;
            self.due = false;
        }
        let written = self.file.write(bytes);
        if self.due {
            self.file.sync()?;
            self.due = false;
        }
        match self.defect {
            Defect::BelievesAFailedWrite if written.is_err() => Ok(bytes.len()),
            Defect::BelievesAShortWrite if written.is_ok() => Ok(bytes.len()),
            _ => written,
        }
    }

    fn cut(&mut self, length: u64) -> io::Result<()> {
        match self.defect {
            Defect::CutsNothing => Ok(()),
            Defect::CutsTooMuch => self.file.cut(length.saturating_sub(9)),
            _ => self.file.cut(length),
        }
    }

    fn sync(&mut self) -> io::Result<()> {
        self.syncs += 1;
        match self.defect {
            Defect::NoSync => Ok(()),
            Defect::OnlyTheFirstSyncOfAFile if self.syncs > 1 => Ok(()),
            Defect::NoSyncOfNewFiles if self.is_new && self.syncs == 1 => Ok(()),
            Defect::SaidBeforeTheSync | Defect::NextWriteBeforeTheSync if self.syncs > 1 => {
                self.due = true;
                Ok(())
            }
            Defect::SyncsAgainAfterAFailedSync => self.file.sync().or_else(|_| self.file.sync()),
            _ => self.file.sync(),
        }
    }
}

#[test]
fn every_mutant_of_the_protocol_is_caught() {
    macro_rules! caught {
        ($($defect:ident)*) => {$(
            let found = cut_everywhere(12_000, |disk| Arc::new(Mutant { disk, defect: Defect::$defect }));
            assert!(found.is_err(), "{:?} was not caught", Defect::$defect);
        )*};
    }
    caught! {
        NoSync NoFolderSync OnlyTheFirstSyncOfAFile NoSyncOfNewFiles SaidBeforeTheSync NextWriteBeforeTheSync
        CutsTooMuch SyncsAgainAfterAFailedSync BelievesAFailedWrite BelievesAShortWrite NamesBeforeWriting CutsNothing
    }
}
