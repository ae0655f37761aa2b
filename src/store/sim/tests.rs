//! The disk forgets what it should, and nothing else.

use super::*;

fn disk_with(synced: &[u8], unsynced: &[u8]) -> SimDisk {
    let disk = SimDisk::new();
    let mut file = disk.create(Path::new("/a")).unwrap();
    file.write(synced).unwrap();
    file.sync().unwrap();
    disk.sync_folder(Path::new("/")).unwrap();
    file.write(unsynced).unwrap();
    disk
}

#[test]
fn what_was_synced_is_always_found_and_what_was_not_sometimes() {
    let disk = disk_with(b"kept", &[b'x'; 100]);
    let found: Vec<_> = (0..200).map(|seed| disk.after_power_cut(seed).read(Path::new("/a")).unwrap()).collect();
    assert!(found.iter().all(|bytes| bytes.starts_with(b"kept")));
    assert!(found.iter().any(|bytes| bytes.len() == 4));
    assert!(found.iter().any(|bytes| bytes.len() == 104 && !bytes.contains(&0)));
    assert!(found.iter().any(|bytes| bytes.contains(&0)));
}

#[test]
fn a_name_that_was_not_synced_may_be_gone() {
    let disk = SimDisk::new();
    disk.create(Path::new("/a")).unwrap();
    let there = (0..50).filter(|seed| disk.after_power_cut(*seed).read(Path::new("/a")).is_ok()).count();
    assert!(there > 0 && there < 50);
}

#[test]
fn after_a_failed_sync_the_pages_are_lost_although_the_next_sync_succeeds() {
    let disk = disk_with(b"kept", b"");
    let mut file = disk.append_to(Path::new("/a")).unwrap();
    file.write(b" lost").unwrap();
    disk.fail_at(disk.calls() + 1, Fault::FailedSync);
    assert!(file.sync().is_err());
    file.sync().unwrap();
    assert_eq!(disk.read(Path::new("/a")).unwrap(), b"kept lost");
    assert_eq!(disk.after_power_cut(1).read(Path::new("/a")).unwrap(), b"kept");
}

#[test]
fn a_full_disk_takes_half_a_write_and_then_nothing_until_healed() {
    let disk = disk_with(b"", b"");
    let mut file = disk.append_to(Path::new("/a")).unwrap();
    disk.fail_at(disk.calls() + 1, Fault::Full);
    assert_eq!(file.write(b"1234").unwrap(), 2);
    assert_eq!(file.write(b"34").unwrap_err().kind(), ErrorKind::StorageFull);
    disk.heal();
    assert_eq!(file.write(b"34").unwrap(), 2);
}
