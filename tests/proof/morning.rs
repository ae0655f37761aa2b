//! A morning's work on the simulated disk, and what must be left of it whatever happened.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::sync::{Arc, LazyLock};

use jiff::Timestamp;
use tandem::store::sim::{Fault, SimDisk};
use tandem::store::{Access, Claim, Disk, Header, Journal, Report, StoreError, create_with, open_with};
use tandem::workshop::{Author, Change, Commit, Line};

/// The session.
pub const PATH: &str = "/s/a.ron";

pub fn now() -> Timestamp {
    "2026-11-23T09:00:00Z".parse().unwrap()
}

pub fn titled(seq: u64, title: &str) -> Commit {
    let changes = vec![Change::NameWorkshop { title: Line::new(title) }];
    Commit { seq, at: now(), by: Author::Facilitator, undoes: None, redoes: None, changes }
}

/// The commit of this number that every morning has. Made once: cleaning text takes most of the time.
pub fn entry(seq: u64) -> Commit {
    static ENTRIES: LazyLock<Vec<Commit>> =
        LazyLock::new(|| (0..64).map(|seq| titled(seq, &format!("Title number {seq}"))).collect());
    ENTRIES[usize::try_from(seq).unwrap()].clone()
}

/// What the user was told, and what was handed over.
#[derive(Debug, Default)]
pub struct Told {
    pub made: bool,
    pub saved: u64,
    pub handed_over: u64,
    /// How often something other than "saved" was said.
    pub complaints: u32,
}

impl Told {
    pub fn append(&mut self, journal: &mut Journal, entries: u64) {
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

pub fn open(disk: &Arc<dyn Disk>) -> Result<(Journal, Vec<Commit>), String> {
    let session = open_with(disk.clone(), Path::new(PATH), Claim::Unknown).map_err(|error| match error {
        StoreError::Missing(_) => "missing".to_owned(),
        error => error.to_string(),
    })?;
    match session.access {
        Access::Writing(journal) => Ok((*journal, session.history.commits().to_vec())),
        Access::ReadOnly(barrier) => Err(format!("{barrier:?}")),
    }
}

pub fn create(disk: &Arc<dyn Disk>, commits: Vec<Commit>) -> Option<Journal> {
    let header = Header { format: 1, id: "01JQ".to_owned(), created: now() };
    let session = create_with(disk.clone(), Path::new(PATH), header, commits, Claim::Unknown).ok()?;
    let Access::Writing(journal) = session.access else { panic!("a new session is writable") };
    Some(*journal)
}

/// A morning's work: a session is made, written to, left, opened again, written to.
pub fn work(disk: &Arc<dyn Disk>, told: &mut Told) {
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
    told.saved = told.saved.max(journal.durable());
    told.handed_over = commits.len() as u64;
    told.complaints += u32::from(journal.unsaved() > 0);
    for entries in [2, 1, 1] {
        told.append(&mut journal, entries);
    }
}

/// Whether all that was reported as saved is there, and the session can go on.
pub fn check(disk: SimDisk, told: &Told) -> Result<(), String> {
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
pub type Tamper = fn(SimDisk) -> Arc<dyn Disk>;

pub fn untampered(disk: SimDisk) -> Arc<dyn Disk> {
    Arc::new(disk)
}

/// Outcomes that were found good, so that none is looked at twice: what is read of equal disks is equal.
#[derive(Default)]
pub struct Good {
    seen: HashSet<Mark>,
    /// Disks that were being opened when the power went, by what they held before and the call at which it went.
    opened: HashMap<(Mark, u64), SimDisk>,
}

/// What stands for all bytes of a disk and what the user was told: 128 bits.
type Mark = (u64, u64);

fn mark(disk: &SimDisk, told: &Told) -> Mark {
    let contents = disk.contents();
    let half = |salt: u64| {
        let mut hasher = DefaultHasher::new();
        (salt, told.made, told.saved, &contents).hash(&mut hasher);
        hasher.finish()
    };
    (half(1), half(2))
}

impl Good {
    /// How many outcomes differ from each other.
    pub fn distinct(&self) -> usize {
        self.seen.len()
    }

    /// [`check`], once for each outcome.
    pub fn check(&mut self, disk: SimDisk, told: &Told) -> Result<(), String> {
        let mark = mark(&disk, told);
        if !self.seen.contains(&mark) {
            check(disk, told)?;
            self.seen.insert(mark);
        }
        Ok(())
    }

    /// The disk after it was opened until the power went at this call.
    pub fn opened(&mut self, disk: SimDisk, told: &Told, call: u64) -> &SimDisk {
        self.opened.entry((mark(&disk, told), call)).or_insert_with(|| {
            disk.cut_power_at(call);
            let _ = open(&untampered(disk.clone()));
            disk
        })
    }
}

/// A morning of which the power is cut at this call, with a fault before it if there is one.
pub fn cut_morning(step: u64, fault: Option<(u64, Fault)>, tamper: Tamper) -> (SimDisk, Told) {
    let disk = SimDisk::new();
    let mut told = Told::default();
    disk.cut_power_at(step);
    if let Some((call, fault)) = fault {
        disk.fail_at(call, fault);
    }
    work(&tamper(disk.clone()), &mut told);
    (disk, told)
}
