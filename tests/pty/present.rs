//! Room screens beside a facilitator's, each a program in a terminal of its own, with a file between them.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::terminal::{Terminal, folder};

const F8: &str = "\u{1b}[19~";
const COVER: &str = "\u{2}";
const WAIT: Duration = Duration::from_secs(10);

fn room(folder: &Path, size: (u16, u16)) -> Terminal {
    Terminal::start(&["present", "ward"], folder, size, &[])
}

/// Ends a room screen as whoever looks after it does.
fn ended(mut room: Terminal) {
    room.send("q");
    assert_eq!(room.exit_code(WAIT), 0);
    room.assert_given_back();
}

#[test]
fn room_screens_follow_from_waiting_to_thanks_through_a_restart_of_the_facilitators() {
    let (_keep, path) = folder();
    let mut laptop = Terminal::start(&["new", "ward", "--title", "Morning briefing"], &path, (120, 40), &[]);
    laptop.wait_for("Set up");
    let rooms = [room(&path, (80, 24)), room(&path, (100, 28))];
    for room in &rooms {
        room.wait("where to sit, in large letters", |screen| {
            screen.contents().contains("Set up") && screen.contents().matches('█').count() > 40
        });
    }
    laptop.type_until(F8, "Welcome and the promise");
    for room in &rooms {
        room.wait_for("You may pass at any time.");
    }
    for step in ["The question  ", "what would make it worth it?", "what gets in the way?", "Round the room  "] {
        laptop.type_until(F8, step);
    }
    laptop.type_until("nur + fewer interruptions\r", "Points 1");
    for room in &rooms {
        room.wait_for("fewer interruptions");
    }
    laptop.type_until("doc - half typed", "half typed");
    laptop.send(COVER);
    for room in &rooms {
        room.wait("a cover", |screen| screen.contents().trim().is_empty());
    }
    laptop.send(COVER);
    for room in &rooms {
        room.wait_for("fewer interruptions");
    }

    laptop.signal("KILL");
    laptop.exit_code(WAIT);
    for room in &rooms {
        assert!(room.screen().contains("fewer interruptions"), "{}", room.screen());
    }
    let mut laptop = Terminal::start(&["open", "ward"], &path, (120, 40), &[]);
    laptop.wait_for("half typed");
    laptop.type_until(" and now whole\r", "Points 2");
    for room in &rooms {
        room.wait_for("half typed and now whole");
    }
    laptop.type_until("\u{1b}", "press i to type");
    laptop.type_until(":", "Commands");
    laptop.type_until("finish now\r", "Finish now?");
    laptop.type_until("x", "We stop here");
    laptop.wait_for("Written: what the room may see");
    let report = std::fs::read(path.join("ward-report.docx")).unwrap();
    assert!(report.starts_with(b"PK"), "a document that a ward can open");
    for room in &rooms {
        room.wait_for("Before you go");
    }
    laptop.type_until(F8, "The workshop is over");
    for room in &rooms {
        room.wait("only thanks", |screen| !screen.contents().contains("interruptions") && screen.contents().contains('█'));
    }
    rooms.into_iter().for_each(ended);
}

#[test]
fn a_commit_is_on_the_room_screen_within_a_tenth_of_a_second() {
    follows_within_a_tenth_of_a_second(&[]);
}

#[test]
fn a_commit_is_there_as_soon_where_the_folder_gives_no_notice() {
    follows_within_a_tenth_of_a_second(&[("TANDEM_TEST_NO_NOTICES", "1")]);
}

fn follows_within_a_tenth_of_a_second(settings: &[(&str, &str)]) {
    let (_keep, path) = folder();
    let mut laptop = Terminal::start(&["new", "ward"], &path, (120, 40), &[]);
    laptop.wait_for("Set up");
    for step in ["Welcome and the promise", "The question  ", "worth it?", "in the way?", "Round the room  "] {
        laptop.type_until(F8, step);
    }
    let room = Terminal::start(&["present", "ward"], &path, (100, 28), settings);
    room.wait_for("No debate yet");
    let mut best = Duration::MAX;
    // The machine may be busy with something else: the best of some rounds counts.
    for round in 0..5 {
        let mut took: Vec<Duration> = Vec::new();
        for point in 0..4 {
            let words = format!("p{round}{point}z");
            laptop.type_until(&format!("nur + {words}"), &words);
            let since = Instant::now();
            laptop.send("\r");
            room.wait_for(&words);
            took.push(since.elapsed());
        }
        took.sort();
        best = best.min(took[2]);
        if best < Duration::from_millis(100) {
            break;
        }
    }
    println!("on the room screen after {best:?}");
    assert!(best < Duration::from_millis(100), "{best:?}");
}

/// Nothing but the log changes from the second point of a group on: the step, the group in turn and what they show stay.
#[test]
fn a_session_made_at_home_is_followed_from_the_first_point_on() {
    let (_keep, path) = folder();
    let mut laptop = Terminal::start(&[], &path, (120, 40), &[]);
    laptop.wait_for("New workshop");
    laptop.type_until("n", "Set up");
    for step in ["Welcome and the promise", "The question  ", "worth it?", "in the way?", "Round the room  "] {
        laptop.type_until(F8, step);
    }
    let made = std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path());
    let session = made.into_iter().find(|file| file.extension().is_some_and(|ending| ending == "ron")).unwrap();
    let room = Terminal::start(&["present", &session.to_string_lossy()], &path, (100, 28), &[]);
    room.wait_for("No debate yet");
    for words in ["fewer interruptions", "a calmer handover", "home on time"] {
        laptop.type_until(&format!("nur + {words}"), words);
        laptop.send("\r");
        room.wait_for(words);
    }
    ended(room);
}

#[test]
fn a_room_screen_shows_on_while_the_file_is_damaged_gone_or_half_written_and_finds_it_again() {
    let (_keep, path) = folder();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions/morning-briefing.ron");
    let whole = std::fs::read(sample).unwrap();
    let file = path.join("ward.ron");
    std::fs::write(&file, &whole).unwrap();
    let mut room = room(&path, (100, 30));
    // What it says of its keys stands in the last line: then the whole screen is drawn.
    room.type_until("?", "q ends");
    room.send("x");
    room.wait("no keys", |screen| !screen.contents().contains("q ends"));
    let shown = room.screen();
    let same = |room: &Terminal, what: &str| {
        room.wait_for(what);
        let lines = |screen: &str| screen.lines().take(20).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(lines(&room.screen()), lines(&shown), "{what}");
    };
    let back = |room: &Terminal| {
        std::fs::write(&file, &whole).unwrap();
        room.wait("no complaint", |screen| screen.contents().trim_end() == shown.trim_end());
    };
    std::fs::write(&file, &whole[..whole.len() / 2]).unwrap();
    same(&room, "file is not whole");
    back(&room);
    std::fs::write(&file, b"\0\xff nothing that was ever a session \xfe").unwrap();
    same(&room, "session's file");
    back(&room);
    std::fs::remove_file(&file).unwrap();
    same(&room, "file is out of reach");
    back(&room);
    room.send("\u{1b}[B\u{1b}[A");
    room.send("q");
    assert_eq!(room.exit_code(WAIT), 0);
    room.assert_given_back();
}
