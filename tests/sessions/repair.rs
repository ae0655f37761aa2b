//! A damaged file, copied without the damage.

use std::fs;

use tandem::store::{self, StoreError};

use crate::bench::*;

#[test]
fn a_repair_keeps_all_that_fits_and_the_old_file() {
    let (folder, path) = folder_with(5);
    let mut lines = lines(&path);
    lines[2] = lines[2].replace("Title number 2", "Edited by hand");
    let broken = lines.concat();
    fs::write(&path, &broken).unwrap();
    let repaired = store::repair(&real(), &path, false, now()).unwrap();
    assert_eq!((repaired.entries, repaired.lost.len(), repaired.lost[0].line), (4, 1, 3));
    assert_eq!(repaired.path, folder.path().join("a.repaired-1.ron"));
    let session = store::view(&repaired.path).unwrap();
    let changes: Vec<_> = session.history.commits().iter().map(|commit| commit.changes.clone()).collect();
    assert_eq!(changes, [1, 3, 4, 5].map(|seq| entry(seq).changes));
    assert_eq!(session.header.unwrap().id, header().id);
    assert_eq!(fs::read_to_string(repaired.lost_path.unwrap()).unwrap(), lines[2]);
    assert_eq!(fs::read_to_string(&path).unwrap(), broken);
}

#[test]
fn a_hand_edit_is_taken_in_only_where_that_is_asked_for() {
    let (folder, path) = folder_with(3);
    let edited = fs::read_to_string(&path).unwrap().replace("Title number 2", "Edited by hand");
    fs::write(&path, &edited).unwrap();
    let repaired = store::repair(&real(), &path, true, now()).unwrap();
    assert_eq!((repaired.entries, repaired.edited.len(), repaired.edited[0].line), (3, 1, 3));
    assert!(repaired.edited[0].text.contains("Edited by hand") && repaired.lost.is_empty());
    assert_eq!(titles(&store::view(&repaired.path).unwrap()), [entry(1), titled(2, "Edited by hand"), entry(3)]);
    assert_eq!(files_in(folder.path()), ["a.lock", "a.repaired-1.ron", "a.ron"]);
    let error = store::repair(&real(), &repaired.path, true, now()).unwrap_err();
    assert!(matches!(error, StoreError::NothingToRepair(_)));
}
