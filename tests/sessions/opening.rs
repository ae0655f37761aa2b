//! Who may write, which file is the session now, and what is told.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use tandem::store::sim::{Fault, SimDisk};
use tandem::store::{
    self, Access, Barrier, Claim, Condition, Disk, Follow, Notice, RealDisk, Report, SessionFiles, Shelf, StoreError,
};

use crate::bench::*;

#[test]
fn what_was_saved_is_found_again_and_goes_on() {
    let (_folder, path) = folder_with(3);
    let session = store::open(&path, now()).unwrap();
    assert_eq!(titles(&session), [entry(1), entry(2), entry(3)]);
    assert!(session.notices.is_empty());
    assert_eq!(journal(session).append([entry(4), entry(5)]), Report::Saved { seq: 5 });
    let read = store::view(&path).unwrap();
    assert_eq!(read.history.last_seq(), 5);
    assert_eq!(read.header.unwrap().id, header().id);
}

#[test]
fn a_damaged_file_is_read_only_and_not_touched() {
    let (folder, path) = folder_with(4);
    let broken = fs::read_to_string(&path).unwrap().replacen("number 2", "number 9", 1);
    fs::write(&path, &broken).unwrap();
    let session = store::open(&path, now()).unwrap();
    assert_eq!(titles(&session), [entry(1)]);
    assert!(matches!(session.access, Access::ReadOnly(Barrier::Damaged(damage)) if damage.line == 3));
    assert_eq!(fs::read_to_string(&path).unwrap(), broken);
    assert_eq!(files_in(folder.path()), ["a.lock", "a.ron"]);
    let error = store::read(&RealDisk, &path).unwrap().undamaged().unwrap_err();
    assert!(error.to_string().contains("line 3") && error.exit_code() == 1);
}

#[test]
fn a_session_that_is_not_there_leaves_no_trace() {
    let folder = tempfile::tempdir().unwrap();
    let error = store::open(&folder.path().join("none.ron"), now()).unwrap_err();
    assert!(matches!(error, StoreError::Missing(_)), "{error}");
    assert!(files_in(folder.path()).is_empty());
}

#[test]
fn an_existing_name_is_refused() {
    let (_folder, path) = folder_with(1);
    let before = fs::read(&path).unwrap();
    let error = store::create(&path, header(), vec![], now()).unwrap_err();
    assert!(matches!(error, StoreError::Exists(_)), "{error}");
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_longer_rescue_of_the_same_session_is_opened() {
    let (folder, path) = folder_with(2);
    let (_other, longer) = folder_with(4);
    let rescue = folder.path().join("a.rescue-1.ron");
    fs::copy(&longer, &rescue).unwrap();
    let session = store::open(&path, now()).unwrap();
    assert_eq!((session.path.clone(), session.history.last_seq()), (rescue.clone(), 4));
    assert_eq!(session.notices, [Notice::OpenedRescue { path: rescue.clone(), more: 2 }]);
    drop(session);
    // Of another session it is none of ours, however long.
    let foreign = fs::read_to_string(&longer).unwrap();
    let mut texts: Vec<_> = foreign.lines().map(|line| line[..line.len() - 12].to_owned()).collect();
    texts[0] = texts[0].replace("01JQ", "01JX");
    fs::write(&rescue, sealed(&texts)).unwrap();
    assert_eq!(store::view(&path).unwrap().path, path);
}

#[test]
fn a_shorter_rescue_stays_where_it_is() {
    let (folder, path) = folder_with(3);
    let (_other, shorter) = folder_with(1);
    fs::copy(shorter, folder.path().join("a.rescue-1.ron")).unwrap();
    let session = store::view(&path).unwrap();
    assert_eq!((session.path.as_path(), session.notices.len()), (path.as_path(), 0));
}

#[test]
fn the_second_writer_may_only_look_and_is_told_who_writes() {
    let (folder, path) = folder_with(2);
    let first = store::open(&path, now()).unwrap();
    let second = store::open(&path, now()).unwrap();
    assert_eq!(second.history.last_seq(), 2);
    match second.access {
        Access::ReadOnly(Barrier::Held(Some(holder))) => assert_eq!(holder.process, std::process::id()),
        other => panic!("{other:?}"),
    }
    drop(first);
    journal(store::open(&path, now()).unwrap()).append([entry(3)]);
    assert_eq!(files_in(folder.path()), ["a.lock", "a.ron"]);
}

#[test]
fn readers_write_nothing() {
    let (folder, path) = folder_with(2);
    fs::remove_file(folder.path().join("a.lock")).unwrap();
    let cut = &fs::read(&path).unwrap()[..200];
    fs::write(&path, cut).unwrap();
    let session = store::view(&path).unwrap();
    assert_eq!(session.notices, [Notice::Tail { lines: 1 }]);
    assert!(matches!(session.access, Access::ReadOnly(_)));
    assert_eq!((fs::read(&path).unwrap().as_slice(), files_in(folder.path())), (cut, vec!["a.ron".to_owned()]));
}

#[test]
fn delete_removes_all_files_of_the_session() {
    let (folder, path) = folder_with(2);
    fs::write(folder.path().join("a.draft"), "x").unwrap();
    fs::write(folder.path().join("ab.ron"), "another").unwrap();
    let files = SessionFiles::of(&path);
    assert_eq!(files.existing(&RealDisk).unwrap().len(), 3);
    files.delete(&RealDisk).unwrap();
    assert_eq!(files_in(folder.path()), ["ab.ron"]);
}

#[test]
fn the_shelf_tells_in_what_state_each_session_is() {
    let (folder, path) = folder_with(4);
    let text = fs::read_to_string(&path).unwrap();
    let put = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    put("cut.ron", &text[..text.len() - 3]);
    put("broken.ron", &text.replacen("number 1", "number 8", 1));
    put("future.ron", &text.replacen("tandem: 1", "tandem: 9", 1));
    put("cut.rescue-1.ron", &text);
    put("notes.txt", "not a session");
    let mut listed: Vec<_> = Shelf::new(folder.path())
        .list()
        .unwrap()
        .into_iter()
        .map(|session| (session.name, session.condition, session.reading.map_or(0, |r| r.history.last_seq())))
        .collect();
    listed.sort_by(|a, b| a.0.cmp(&b.0));
    let expected = [
        ("a", Condition::Ok, 4),
        ("broken", Condition::Damaged, 0),
        ("cut", Condition::Interrupted, 4),
        ("future", Condition::Newer, 0),
    ];
    assert_eq!(listed, expected.map(|(name, condition, entries)| (name.to_owned(), condition, entries)));
}

#[test]
fn a_follower_takes_in_what_is_added_struck_or_rescued() {
    let (folder, path) = folder_with(1);
    let mut journal = journal(store::open(&path, now()).unwrap());
    let mut follow = Follow::start(&path).unwrap();
    assert!(!follow.poll().unwrap());
    journal.append([entry(2), titled(3, "Mrs Jones")]);
    assert!(follow.poll().unwrap());
    assert_eq!(follow.history().last_seq(), 3);
    let half = fs::read(&path).unwrap();
    fs::write(&path, [&half[..], b"(seq: 4, synced"].concat()).unwrap();
    assert!(!follow.poll().unwrap());
    fs::write(&path, &half).unwrap();
    journal.strike("Mrs Jones", now()).unwrap();
    assert!(follow.poll().unwrap());
    assert_eq!(follow.history().commits()[2], titled(3, "[struck]"));
    fs::remove_file(&path).unwrap();
    journal.append([entry(5)]);
    assert!(follow.poll().unwrap());
    assert_eq!(follow.path(), folder.path().join("a.rescue-1.ron"));
    assert_eq!(follow.history().last_seq(), 5);
}

/// Nothing may be written beside the file: what is entered stays in memory, and is there in full once it can be.
#[test]
fn where_nothing_can_be_written_a_session_is_opened_in_memory() {
    let disk = SimDisk::new();
    let path = Path::new("/s/a.ron");
    drop(store::create_with(Arc::new(disk.clone()), path, header(), vec![entry(1)], Claim::Unknown).unwrap());
    let barred = Claim::Barred { why: "permission denied".to_owned(), at: now() };
    let session = store::open_with(Arc::new(disk.clone()), path, barred).unwrap();
    assert_eq!(session.notices, [Notice::InMemory("permission denied".to_owned())]);
    let mut journal = journal(session);
    disk.fail_at(disk.calls() + 1, Fault::Full);
    disk.sync_folder(Path::new("/s")).unwrap_err();
    assert!(matches!(journal.append([entry(2)]), Report::NotSaved { entries: 1, .. }));
    assert!(matches!(journal.append([entry(3)]), Report::NotSaved { entries: 2, .. }));
    disk.heal();
    let rescue = Path::new("/s/a.rescue-1.ron");
    assert!(matches!(journal.save(), Report::Moved { path, seq: 3, .. } if path == rescue));
    let found = store::read(&disk, rescue).unwrap();
    assert_eq!(found.history.commits(), [entry(1), entry(2), entry(3)]);
    assert_eq!(store::read(&disk, path).unwrap().history.commits(), [entry(1)]);
}

/// Where the lock could not even be asked for, another may have taken it since: it is asked for before anything is written.
#[test]
fn a_session_opened_in_memory_writes_nothing_while_another_holds_it() {
    let (folder, path) = folder_with(1);
    let barred = Claim::Barred { why: "permission denied".to_owned(), at: now() };
    let mut first = journal(store::open_with(real(), &path, barred).unwrap());
    let mut second = journal(store::open(&path, now()).unwrap());
    let before = files_in(folder.path());
    let report = first.append([titled(2, "Mrs Jones")]);
    let held = "the session is open in another Tandem on ";
    assert!(matches!(&report, Report::NotSaved { entries: 1, why } if why.starts_with(held)), "{report:?}");
    assert!(matches!(second.append([entry(2)]), Report::Saved { seq: 2 }));
    assert_eq!(files_in(folder.path()), before);
    drop(second);
    assert!(matches!(first.save(), Report::Moved { seq: 2, .. }));
    // Now the first is the holder.
    let third = store::open(&path, now()).unwrap();
    assert!(matches!(third.access, Access::ReadOnly(Barrier::Held(Some(_)))), "{:?}", third.access);
}

#[test]
fn what_was_opened_in_memory_strikes_nothing_while_another_holds_it() {
    let (_folder, path) = folder_with(2);
    let barred = Claim::Barred { why: "permission denied".to_owned(), at: now() };
    let mut first = journal(store::open_with(real(), &path, barred).unwrap());
    let _second = journal(store::open(&path, now()).unwrap());
    let before = fs::read(&path).unwrap();
    let error = first.strike("number 2", now()).unwrap_err();
    assert!(error.to_string().contains("the session is open in another Tandem"), "{error}");
    assert_eq!(fs::read(&path).unwrap(), before);
}

/// Who may do anything anyway, as an administrator may, can open every lock: then there is nothing to see here.
#[cfg(unix)]
#[test]
fn a_lock_that_is_there_and_cannot_be_opened_is_taken_for_held() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, path) = folder_with(1);
    let lock = SessionFiles::of(&path).lock();
    let allow = |mode| fs::set_permissions(&lock, fs::Permissions::from_mode(mode)).unwrap();
    allow(0o400);
    let first = store::open(&path, now()).unwrap();
    let second = store::open(&path, now()).unwrap();
    assert!(matches!(second.access, Access::ReadOnly(Barrier::Held(_))), "{:?}", second.access);
    drop(first);
    allow(0o000);
    if fs::File::open(&lock).is_err() {
        let third = store::open(&path, now()).unwrap();
        assert!(matches!(third.access, Access::ReadOnly(Barrier::Refused(_))), "{:?}", third.access);
    }
}

/// A file that can only be read is made durable all the same before its entries count as saved.
#[test]
fn what_is_opened_in_memory_is_durable_or_only_looked_at() {
    let disk = SimDisk::new();
    let path = Path::new("/s/a.ron");
    drop(store::create_with(Arc::new(disk.clone()), path, header(), vec![entry(1)], Claim::Unknown).unwrap());
    let whole = disk.read(path).unwrap();
    let mut other = store::open_with(Arc::new(disk.clone()), path, Claim::Unknown).map(journal).unwrap();
    other.append([entry(2)]);
    let line = disk.read(path).unwrap().split_off(whole.len());
    // The line is there again, and not synced.
    let mut file = disk.append_to(path).unwrap();
    file.cut(whole.len() as u64).unwrap();
    file.sync().unwrap();
    file.write(&line).unwrap();
    let barred = || Claim::Barred { why: "permission denied".to_owned(), at: now() };
    let opened = journal(store::open_with(Arc::new(disk.clone()), path, barred()).unwrap());
    assert_eq!(opened.durable(), 2);
    for seed in 0..20 {
        let found = store::read(&disk.after_power_cut(seed), path).unwrap();
        assert_eq!(found.history.last_seq(), 2, "seed {seed}");
    }
}

#[test]
fn a_tail_that_there_is_no_space_to_keep_stays_and_the_session_goes_on_in_memory() {
    let disk = SimDisk::new();
    let path = Path::new("/s/a.ron");
    drop(store::create_with(Arc::new(disk.clone()), path, header(), vec![entry(1)], Claim::Unknown).unwrap());
    disk.append_to(path).unwrap().write(b"(seq: 2, synced").unwrap();
    let before = disk.contents();
    disk.fail_at(disk.calls() + 1, Fault::Full);
    disk.sync_folder(Path::new("/s")).unwrap_err();
    let session = store::open_with(Arc::new(disk.clone()), path, Claim::Unknown).unwrap();
    let told = [Notice::NoLocking, Notice::Tail { lines: 1 }, Notice::InMemory("disk full".to_owned())];
    assert_eq!(session.notices, told);
    assert_eq!(disk.contents(), before);
    let mut journal = journal(session);
    // Nor is there space to write the first entry again, which no line says to be on the disk.
    assert!(matches!(journal.append([entry(2)]), Report::NotSaved { entries: 2, why } if why == "disk full"));
    disk.heal();
    assert!(matches!(journal.save(), Report::Moved { seq: 2, .. }));
}

/// A killed process left a line that is not known to be on the disk; it cannot be brought there, and a rescue cannot be made.
#[test]
fn a_line_that_cannot_be_made_durable_counts_as_not_saved_until_it_is() {
    let disk = SimDisk::new();
    let path = Path::new("/s/a.ron");
    let made = store::create_with(Arc::new(disk.clone()), path, header(), vec![entry(1)], Claim::Unknown).unwrap();
    journal(made).append([entry(2), entry(3)]);
    // Twice read, then: opened, length, written again, synced.
    for call in 1.. {
        let sim = disk.fork();
        sim.fail_at(sim.calls() + call, Fault::FailedSync);
        sim.fail_at(sim.calls() + call + 1, Fault::Full);
        let session = store::open_with(Arc::new(sim.clone()), path, Claim::Unknown).unwrap();
        let Some(why) = session.in_memory().map(str::to_owned) else {
            assert!(call < 20, "no fault is met");
            continue;
        };
        assert_eq!(session.history.last_seq(), 3);
        let mut journal = journal(session);
        // That the first is on the disk is said by the lines after it only when those were written later.
        assert_eq!((journal.durable(), journal.unsaved(), why.as_str()), (1, 2, "disk full"));
        assert!(matches!(journal.save(), Report::NotSaved { entries: 2, .. }));
        sim.heal();
        assert!(matches!(journal.append([entry(4)]), Report::Moved { seq: 4, .. }));
        drop(journal);
        let again = store::open_with(Arc::new(sim.after_power_cut(call)), path, Claim::Unknown).unwrap();
        assert_eq!(again.history.commits(), [entry(1), entry(2), entry(3), entry(4)]);
        return;
    }
}
