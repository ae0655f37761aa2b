//! Session files as a whole: what is saved is found again, what is broken is seen, and nothing is lost in silence.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use jiff::Timestamp;
use tandem::store::sim::{Fault, SimDisk};
use tandem::store::{
    self, Access, Barrier, Claim, Closed, Condition, Event, Follow, Header, Journal, Notice, RealDisk, Report, Session,
    SessionFiles, Shelf, State, StoreError, Writer,
};
use tandem::workshop::{Author, Change, Commit, Line};

fn now() -> Timestamp {
    "2026-11-23T09:00:00Z".parse().unwrap()
}

fn header() -> Header {
    Header { format: 1, id: "01JQ0000000000000000000000".to_owned(), created: now() }
}

fn titled(seq: u64, title: &str) -> Commit {
    let changes = vec![Change::NameWorkshop { title: Line::new(title) }];
    Commit { seq, at: now(), by: Author::Facilitator, undoes: None, redoes: None, changes }
}

fn entry(seq: u64) -> Commit {
    titled(seq, &format!("Title number {seq}"))
}

fn journal(session: Session) -> Journal {
    match session.access {
        Access::Writing(journal) => *journal,
        Access::ReadOnly(barrier) => panic!("not writable: {barrier:?}"),
    }
}

fn real() -> Arc<dyn store::Disk> {
    Arc::new(RealDisk)
}

/// A folder with a session `a.ron` of this many entries, one line and one sync each, closed again.
fn folder_with(entries: u64) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    let mut journal = journal(store::create(&path, header(), Vec::new(), now()).unwrap());
    for seq in 1..=entries {
        assert_eq!(journal.append([entry(seq)]), Report::Saved { seq });
    }
    (folder, path)
}

fn titles(session: &Session) -> Vec<Commit> {
    session.history.commits().to_vec()
}

#[test]
fn a_file_is_the_lines_of_the_format_and_nothing_else() {
    let (_folder, path) = folder_with(2);
    let expected = "(tandem: 1, id: \"01JQ0000000000000000000000\", created: \"2026-11-23T09:00:00Z\") // ";
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.starts_with(expected), "{text}");
    let mut before = "00000000".to_owned();
    for line in text.lines() {
        let (content, seal) = line.rsplit_once(" // ").unwrap();
        assert_eq!(seal, format!("{:08x}", crc32fast::hash(format!("{before}{content}").as_bytes())));
        before = seal.to_owned();
    }
    let last = "(seq: 2, synced: 1, at: \"2026-11-23T09:00:00Z\", by: Facilitator, changes: [NameWorkshop(title: \"Title number 2\")]) // ";
    assert!(text.lines().nth(2).unwrap().starts_with(last), "{text}");
    assert!(text.ends_with('\n') && text.lines().count() == 3);
}

/// The lines of a file, with their line feeds.
fn lines(path: &Path) -> Vec<String> {
    fs::read_to_string(path).unwrap().split_inclusive('\n').map(str::to_owned).collect()
}

/// Seals lines of text as the format asks.
fn sealed(texts: &[String]) -> String {
    let mut before = "00000000".to_owned();
    let mut file = String::new();
    for text in texts {
        before = format!("{:08x}", crc32fast::hash(format!("{before}{text}").as_bytes()));
        file.extend([text.as_str(), " // ", &before, "\n"]);
    }
    file
}

/// The text of each line, without its seal.
fn texts(path: &Path) -> Vec<String> {
    lines(path).iter().map(|line| line[..line.len() - 13].to_owned()).collect()
}

fn state_of(bytes: &[u8]) -> State {
    store::interpret(Path::new("a.ron"), bytes.to_vec()).unwrap().state
}

fn damaged_line(state: &State) -> usize {
    match state {
        State::Damaged(damage) => damage.line,
        other => panic!("not damaged: {other:?}"),
    }
}

fn files_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

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
fn the_golden_file_of_format_1_is_read_and_written_the_same() {
    const GOLDEN: &str = include_str!("golden/v1.ron");
    let reading = store::interpret(Path::new("v1.ron"), GOLDEN.into()).unwrap();
    assert_eq!(reading.state, State::Intact);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("again.ron");
    let commits = reading.history.commits().to_vec();
    let mut journal = journal(store::create(&path, reading.header.unwrap(), Vec::new(), now()).unwrap());
    for commit in commits {
        journal.append([commit]);
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), GOLDEN);
}

#[test]
fn no_truncation_changes_anything_in_silence() {
    let (folder, path) = folder_with(4);
    let whole = fs::read(&path).unwrap();
    let header_end = lines(&path)[0].len();
    for length in 0..whole.len() {
        let reading = store::interpret(&path, whole[..length].to_vec()).unwrap();
        let kept = reading.history.last_seq();
        assert!((1..=kept).map(entry).eq(reading.history.commits().iter().cloned()), "cut at {length}");
        let at_line_end = length > 0 && whole[length - 1] == b'\n';
        match reading.state {
            State::Intact => assert!(at_line_end, "cut at {length}"),
            State::Tail { lines } => assert!(!at_line_end && lines == 1, "cut at {length}"),
            State::Damaged(damage) => assert!(length < header_end && damage.line == 1, "cut at {length}"),
        }
    }
    // Opened, a cut file goes on behind its good part, and what was cut is kept.
    let cut = &whole[..whole.len() - 5];
    fs::write(&path, cut).unwrap();
    let session = store::open(&path, now()).unwrap();
    let torn = folder.path().join("a.torn-1");
    assert_eq!(session.notices, [Notice::TailSetAside { path: torn.clone(), lines: 1 }]);
    assert_eq!(journal(session).append([titled(4, "again")]), Report::Saved { seq: 4 });
    assert!(cut.ends_with(&fs::read(torn).unwrap()));
    assert_eq!(state_of(&fs::read(&path).unwrap()), State::Intact);
}

#[test]
fn no_bit_flip_changes_anything_in_silence() {
    let (_folder, path) = folder_with(3);
    let whole = fs::read(&path).unwrap();
    for bit in 0..whole.len() * 8 {
        let mut flipped = whole.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        match store::interpret(&path, flipped) {
            Err(error) => assert!(matches!(error, StoreError::Newer { .. }), "bit {bit}"),
            Ok(reading) => {
                assert_ne!(reading.state, State::Intact, "bit {bit}");
                let kept = reading.history.last_seq();
                assert!((1..=kept).map(entry).eq(reading.history.commits().iter().cloned()), "bit {bit}");
            }
        }
    }
}

#[test]
fn behind_the_last_durable_entry_it_is_a_tail_and_before_it_damage() {
    let (_folder, path) = folder_with(4);
    let break_line = |number: usize| {
        let mut lines = lines(&path);
        lines[number - 1] = lines[number - 1].replace("Title", "Totle");
        state_of(lines.concat().as_bytes())
    };
    // Line 5 holds entry 4, written when 3 was durable.
    assert_eq!(break_line(5), State::Tail { lines: 1 });
    for line in 2..=4 {
        assert_eq!(damaged_line(&break_line(line)), line);
    }
}

#[test]
fn a_batch_torn_in_its_middle_is_a_tail_even_if_its_end_arrived() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    let mut journal = journal(store::create(&path, header(), vec![entry(1)], now()).unwrap());
    journal.append([entry(2), entry(3), entry(4)]);
    let mut lines = lines(&path);
    lines[2] = "\0".repeat(lines[2].len());
    assert_eq!(state_of(lines.concat().as_bytes()), State::Tail { lines: 2 });
}

#[test]
fn missing_and_exchanged_lines_are_damage() {
    let (_folder, path) = folder_with(5);
    let whole = lines(&path);
    let mut missing = whole.clone();
    missing.remove(2);
    assert_eq!(damaged_line(&state_of(missing.concat().as_bytes())), 3);
    let mut exchanged = whole;
    exchanged.swap(2, 3);
    assert_eq!(damaged_line(&state_of(exchanged.concat().as_bytes())), 3);
}

#[test]
fn a_file_without_a_good_header_is_damaged_in_line_1() {
    let (_folder, path) = folder_with(2);
    let whole = fs::read_to_string(&path).unwrap();
    assert_eq!(damaged_line(&state_of(b"")), 1);
    assert_eq!(damaged_line(&state_of(b"shopping list\n")), 1);
    assert_eq!(damaged_line(&state_of(whole.replacen("01JQ", "01JX", 1).as_bytes())), 1);
    assert_eq!(damaged_line(&state_of(format!(" {whole}").as_bytes())), 1);
    assert_eq!(state_of(format!("\u{feff}{whole}").as_bytes()), State::Intact);
}

#[test]
fn a_sealed_line_that_cannot_follow_is_damage_not_a_tail() {
    let (_folder, path) = folder_with(2);
    let mut wrong_number = texts(&path);
    wrong_number[2] = wrong_number[2].replace("seq: 2", "seq: 7");
    assert_eq!(damaged_line(&state_of(sealed(&wrong_number).as_bytes())), 3);
    let mut unknown = texts(&path);
    unknown[2] = unknown[2].replace("NameWorkshop", "PaintWorkshop");
    assert_eq!(damaged_line(&state_of(sealed(&unknown).as_bytes())), 3);
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
fn a_newer_file_is_refused_before_any_seal_is_judged() {
    let (folder, path) = folder_with(2);
    let newer_header = fs::read_to_string(&path).unwrap().replacen("tandem: 1", "tandem: 2, colour: (1, \"x\")", 1);
    let mut format_line = lines(&path);
    format_line[1] = "rubbish\n".to_owned();
    format_line[2] = format_line[2].replace("NameWorkshop(title: \"Title number 2\")", "Format(7)");
    for (file, expected) in [(newer_header, 2), (format_line.concat(), 7)] {
        fs::write(&path, &file).unwrap();
        fs::remove_file(folder.path().join("a.lock")).ok();
        let error = store::open(&path, now()).unwrap_err();
        assert!(matches!(error, StoreError::Newer { version, .. } if version == expected), "{error}");
        assert_eq!(error.exit_code(), 3);
        assert_eq!(fs::read_to_string(&path).unwrap(), file);
        assert_eq!(files_in(folder.path()), ["a.ron"]);
    }
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
