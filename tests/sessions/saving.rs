//! What the writer does and says, also when it cannot write.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use tandem::store::sim::{Fault, SimDisk};
use tandem::store::{self, Access, Claim, Closed, Disk, DiskFile, Event, Journal, RealDisk, Report, Writer};

use crate::bench::*;

#[test]
fn a_file_changed_by_another_program_sends_everything_to_a_rescue() {
    let (folder, path) = folder_with(2);
    let mut journal = journal(store::open(&path, now()).unwrap());
    let edited = fs::read_to_string(&path).unwrap() + "a line from an editor\n";
    fs::write(&path, &edited).unwrap();
    let rescue = folder.path().join("a.rescue-1.ron");
    let report = journal.append([entry(3)]);
    assert!(matches!(&report, Report::Moved { path, seq: 3, .. } if *path == rescue), "{report:?}");
    assert_eq!(fs::read_to_string(&path).unwrap(), edited);
    drop(journal);
    assert_eq!(store::open(&path, now()).unwrap().path, rescue);
}

#[test]
fn a_file_that_is_gone_is_saved_to_a_rescue() {
    let (folder, path) = folder_with(1);
    let mut journal = journal(store::open(&path, now()).unwrap());
    fs::remove_file(&path).unwrap();
    assert!(matches!(journal.append([entry(2)]), Report::Moved { seq: 2, .. }));
    drop(journal);
    let session = store::open(&path, now()).unwrap();
    assert_eq!((session.path, session.history.last_seq()), (folder.path().join("a.rescue-1.ron"), 2));
}

#[test]
fn the_writer_tells_what_is_durable_and_hands_the_lock_back() {
    let (_folder, path) = folder_with(0);
    let (tell, told) = mpsc::channel();
    let writer = Writer::start(journal(store::open(&path, now()).unwrap()), move |event| tell.send(event).unwrap());
    for seq in 1..=20 {
        writer.append(entry(seq)).unwrap();
    }
    let struck = writer.strike("number 20", now()).unwrap();
    assert_eq!(struck.history.last_seq(), 21);
    assert!(matches!(writer.close().unwrap(), Closed::Saved { seq: 21, .. }));
    let mut last = 0;
    for event in told {
        let Event::Saved(seq) = event else { panic!("{event:?}") };
        assert!(seq >= last);
        last = seq;
    }
    assert_eq!(last, 21);
    assert!(matches!(store::open(&path, now()).unwrap().access, Access::Writing(_)));
}

/// The system's disk, on which the next folder to be synced cannot be; notes which were, and what was written again.
#[derive(Debug, Default)]
struct Folders {
    fails: AtomicBool,
    synced: Mutex<Vec<PathBuf>>,
    again: Mutex<Vec<(u64, usize)>>,
}

impl Disk for Folders {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        RealDisk.read(path)
    }

    fn length(&self, path: &Path) -> io::Result<u64> {
        RealDisk.length(path)
    }

    fn entries(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        RealDisk.entries(folder)
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        RealDisk.create(path)
    }

    fn append_to(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        RealDisk.append_to(path)
    }

    fn write_again(&self, path: &Path, at: u64, bytes: &[u8]) -> io::Result<usize> {
        self.again.lock().unwrap().push((at, bytes.len()));
        RealDisk.write_again(path, at, bytes)
    }

    fn publish(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealDisk.publish(from, to)
    }

    fn replace(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealDisk.replace(from, to)
    }

    fn led_to(&self, path: &Path) -> PathBuf {
        RealDisk.led_to(path)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        RealDisk.remove(path)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        if self.fails.swap(false, Ordering::Relaxed) {
            return Err(io::Error::other("the folder cannot be synced"));
        }
        self.synced.lock().unwrap().push(folder.to_owned());
        Ok(())
    }
}

/// Behind a link it is the name of the file itself that a power cut must not take back.
#[cfg(unix)]
#[test]
fn behind_a_link_the_folder_of_the_file_is_synced_before_the_next_entry_is_saved() {
    let (folder, path) = folder_with(2);
    let there = folder.path().canonicalize().unwrap();
    let links = tempfile::tempdir().unwrap();
    let link = links.path().join("b.ron");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    let disk = Arc::new(Folders::default());
    let mut journal = journal(store::open_with(disk.clone(), &link, Claim::Unknown).unwrap());
    assert_eq!(std::mem::take(&mut *disk.synced.lock().unwrap()), std::slice::from_ref(&there));
    disk.fails.store(true, Ordering::Relaxed);
    assert!(!journal.strike("number 2", now()).unwrap().lasting);
    assert!(disk.synced.lock().unwrap().is_empty());
    assert_eq!(journal.append([entry(4)]), Report::Saved { seq: 4 });
    assert_eq!(*disk.synced.lock().unwrap(), [there]);
}

/// Only what stands behind the last number known to be durable is written again, not the whole of a long file.
#[test]
fn opening_a_long_file_writes_its_last_line_again_and_no_more() {
    let (_folder, path) = folder_with(200);
    let before = fs::read(&path).unwrap();
    let last = before.split_inclusive(|byte| *byte == b'\n').next_back().unwrap().len();
    let disk = Arc::new(Folders::default());
    drop(journal(store::open_with(disk.clone(), &path, Claim::Unknown).unwrap()));
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(*disk.again.lock().unwrap(), [((before.len() - last) as u64, last)]);
}

/// A journal of one entry on a simulated disk.
fn simulated() -> (SimDisk, Journal) {
    let disk = SimDisk::new();
    let path = Path::new("/s/a.ron");
    let made = store::create_with(Arc::new(disk.clone()), path, header(), vec![entry(1)], Claim::Unknown).unwrap();
    (disk, journal(made))
}

#[test]
fn on_a_full_disk_the_writer_says_so_and_saves_as_soon_as_there_is_space() {
    let (disk, journal) = simulated();
    let (tell, told) = mpsc::channel();
    let writer = Writer::start(journal, move |event| tell.send(event).unwrap());
    let wait = || told.recv_timeout(Duration::from_secs(20)).unwrap();
    disk.fail_at(disk.calls() + 2, Fault::Full);
    writer.append(entry(2)).unwrap();
    assert!(matches!(wait(), Event::NotSaved { entries: 1, why } if why == "disk full"));
    writer.append(entry(3)).unwrap();
    assert!(matches!(wait(), Event::NotSaved { entries: 2, .. }));
    disk.heal();
    writer.retry().unwrap();
    assert!(matches!(wait(), Event::Saved(3)));
}

#[test]
fn what_is_not_saved_at_the_end_can_be_put_elsewhere() {
    let (disk, journal) = simulated();
    let writer = Writer::start(journal, |_| {});
    disk.fail_at(disk.calls() + 2, Fault::Full);
    writer.append(entry(2)).unwrap();
    let Closed::Unsaved { mut journal, why } = writer.close().unwrap() else { panic!("the disk is full") };
    assert_eq!((journal.unsaved(), why.as_str()), (1, "disk full"));
    disk.heal();
    let elsewhere = Path::new("/usb/b.ron");
    assert!(matches!(journal.save_to(elsewhere), Report::Moved { seq: 2, .. }));
    let saved = store::read(&disk, elsewhere).unwrap();
    assert_eq!(saved.history.commits(), [entry(1), entry(2)]);
}

#[test]
fn where_nothing_can_be_saved_and_nothing_was_entered_all_is_saved_at_the_end() {
    let (disk, journal) = simulated();
    let path = journal.path().to_owned();
    drop(journal);
    let barred = Claim::Barred { why: "the disk is read-only".to_owned(), at: now() };
    let opened = store::open_with(Arc::new(disk.clone()), &path, barred).unwrap();
    let (tell, told) = mpsc::channel();
    let writer = Writer::start(self::journal(opened), move |event| drop(tell.send(event)));
    writer.retry().unwrap();
    assert!(matches!(told.recv().unwrap(), Event::NotSaved { entries: 0, why } if why == "the disk is read-only"));
    let before = disk.contents();
    assert!(matches!(writer.close().unwrap(), Closed::Saved { seq: 1, .. }));
    assert_eq!(disk.contents(), before);
}

#[test]
fn a_file_of_the_user_s_choice_that_cannot_be_made_is_named_and_nothing_else_changes() {
    let (disk, journal) = simulated();
    let (tell, told) = mpsc::channel();
    let writer = Writer::start(journal, move |event| tell.send(event).unwrap());
    let wait = || told.recv_timeout(Duration::from_secs(20)).unwrap();
    disk.fail_at(disk.calls() + 2, Fault::Full);
    writer.append(entry(2)).unwrap();
    assert!(matches!(wait(), Event::NotSaved { entries: 1, .. }));
    let taken = Path::new("/s/a.ron");
    writer.save_to(taken.to_owned()).unwrap();
    assert!(matches!(wait(), Event::NotSaved { entries: 1, .. }));
    assert!(matches!(wait(), Event::NotThere { path, .. } if path == taken));
    assert!(matches!(wait(), Event::NotSaved { entries: 1, why } if why == "disk full"));
    disk.heal();
    writer.save_to(taken.to_owned()).unwrap();
    assert!(matches!(wait(), Event::Saved(2)));
    assert!(matches!(wait(), Event::NotThere { why, .. } if why == "the name is taken"));
    assert!(matches!(wait(), Event::Saved(2)));
}
