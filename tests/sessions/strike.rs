//! A text is taken out of every file of a session.

use std::fs;

use tandem::store::{self, Report, State, StoreError};
use tandem::workshop::History;

use crate::bench::*;

#[test]
fn a_struck_text_leaves_no_byte_in_any_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    let secret = "Mrs O'Neill \u{e9}";
    let commits = vec![titled(1, "Ward 6"), titled(2, &format!("ask {secret} twice, {secret}")), titled(3, "Ward 7")];
    let mut journal = journal(store::create(&path, header(), commits, now()).unwrap());
    let text = fs::read(&path).unwrap();
    fs::write(folder.path().join("a.rescue-1.ron"), &text).unwrap();
    fs::write(folder.path().join("a.torn-1"), &text[..text.len() - 190]).unwrap();
    fs::write(folder.path().join("a.lost-1"), &text[130..]).unwrap();
    fs::write(folder.path().join("a.draft"), format!("doc - {secret} said")).unwrap();
    fs::write(folder.path().join("a.ron.new-1"), &text).unwrap();
    let struck = journal.strike(secret, now()).unwrap();
    assert!(struck.places >= 5, "{}", struck.places);
    for name in files_in(folder.path()) {
        let text = String::from_utf8_lossy(&fs::read(folder.path().join(&name)).unwrap()).into_owned();
        assert!(!text.contains("Neill"), "{name}: {text}");
    }
    assert_eq!(struck.history.workshop().strikes, 1);
    assert_eq!(journal.append([entry(5)]), Report::Saved { seq: 5 });
    drop(journal);
    let session = store::view(&path).unwrap();
    assert_eq!(session.history.commits()[1], titled(2, "ask [struck] twice, [struck]"));
    assert_eq!((session.path.as_path(), session.history.last_seq()), (path.as_path(), 5));
    assert_eq!(state_of(&fs::read(&path).unwrap()), State::Intact);
    assert_eq!(state_of(&fs::read(folder.path().join("a.rescue-1.ron")).unwrap()), State::Intact);
}

#[test]
fn striking_what_is_not_there_changes_nothing() {
    let (_folder, path) = folder_with(2);
    let before = fs::read(&path).unwrap();
    let mut journal = journal(store::open(&path, now()).unwrap());
    assert!(matches!(journal.strike("Jones", now()), Err(StoreError::NothingToStrike)));
    assert!(matches!(journal.strike(" T ", now()), Err(StoreError::TooShortToStrike)));
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(journal.append([entry(3)]), Report::Saved { seq: 3 });
}

/// A code is made of a name, and would go on saying it.
#[test]
fn a_code_made_of_a_struck_name_goes_too_and_others_stay() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    let group = |id: &str, name: &str, code: &str| {
        format!("AddGroup(id: \"{id}\", name: \"{name}\", code: \"{code}\", bloc: Clinical, presence: Present, weight: 1.0)")
    };
    let theme = |id: &str, name: &str, code: &str| {
        format!("AddTheme(id: \"{id}\", name: \"{name}\", code: \"{code}\", definition: \"\", weight: 1.0)")
    };
    let changes = [
        group("g1", "Nurses", "nur"),
        group("g2", "jones and team", "jon"),
        theme("t1", "jones", "jones"),
        theme("t2", "Time", "time"),
    ];
    let header = "(tandem: 1, id: \"01JQ0000000000000000000000\", created: \"2026-11-23T09:00:00Z\")".to_owned();
    let line = format!("(seq: 1, synced: 0, at: \"2026-11-23T09:00:00Z\", by: Facilitator, changes: [{}])", changes.join(", "));
    fs::write(&path, sealed(&[header, line])).unwrap();
    let struck = journal(store::open(&path, now()).unwrap()).strike("jones", now()).unwrap();
    let text = fs::read_to_string(&path).unwrap();
    assert!(!text.contains("jon"), "{text}");
    let workshop = struck.history.workshop();
    let codes: Vec<&str> =
        workshop.groups().map(|group| &*group.code).chain(workshop.themes().map(|theme| &*theme.code)).collect();
    assert_eq!(codes, ["nur", "struck", "struck2", "time"]);
}

/// Two groups cannot have one name, so the second that is struck is told from the first.
#[test]
fn the_names_of_two_groups_are_struck_one_after_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    fs::write(&path, include_str!("../../sessions/tiny.ron")).unwrap();
    let names = |history: &History| history.workshop().groups().map(|group| group.name.to_string()).collect::<Vec<_>>();
    let mut journal = journal(store::open(&path, now()).unwrap());
    let before = names(&store::view(&path).unwrap().history);
    assert!(before.len() > 1);
    for name in &before {
        fs::write(folder.path().join("a.draft"), format!("{name} said")).unwrap();
        journal.strike(name, now()).unwrap();
        for file in files_in(folder.path()) {
            let text = fs::read_to_string(folder.path().join(&file)).unwrap();
            assert!(!text.contains(name), "{name} in {file}");
        }
    }
    let after = names(&store::view(&path).unwrap().history);
    assert_eq!(after[..2], ["[struck]", "[struck 2]"]);
    assert_eq!(after.len(), before.len());
}
