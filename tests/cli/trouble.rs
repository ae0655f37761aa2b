//! Damaged, interrupted, edited and newer files, and folders that cannot be written to.

use super::bench::{Bench, damaged, shipped, with_line};

#[test]
fn of_a_damaged_session_the_good_part_is_given_out_and_the_exit_code_is_1() {
    let bench = Bench::new();
    let bytes = damaged(&shipped("morning-briefing"));
    bench.file("sessions/bad.ron", &bytes);
    for arguments in
        [&["log", "bad"][..], &["matrix", "bad"], &["matrix", "bad", "--format", "json"], &["matrix", "bad", "--at", "3"]]
    {
        let ran = bench.ran(arguments);
        assert_eq!(ran.code, 1, "{arguments:?}");
        assert!(!ran.stdout.is_empty(), "{arguments:?}");
        assert!(ran.stderr.starts_with("warning: ") && ran.stderr.contains("damaged at line 5"), "{}", ran.stderr);
    }
    assert_eq!(bench.ran(&["log", "bad"]).stdout.lines().count(), 3);
    assert_eq!(bench.ran(&["export", "bad", "--to", "a.md"]).code, 1);
    assert!(bench.at("a.md").exists());
    assert!(bench.refused(1, &["matrix", "bad", "--at", "4"]).contains("the last is 3"));
    let csv = bench.file("a.csv", "group\nNurses\n");
    assert!(bench.refused(1, &["import", &csv, "--into", "bad"]).contains("damaged at line 5"));
    assert_eq!(std::fs::read(bench.session("bad")).unwrap(), bytes);
    assert_eq!(bench.names("sessions"), ["bad.ron"]);
}

#[test]
fn check_names_the_line_and_repair_writes_a_good_copy() {
    let bench = Bench::new();
    let bytes = damaged(&shipped("morning-briefing"));
    bench.file("sessions/bad.ron", &bytes);
    let said = bench.refused(1, &["check", "bad"]);
    assert!(said.contains("damaged at line 5") && said.contains("hint: --repair"), "{said}");
    assert_eq!(bench.names("sessions"), ["bad.ron"]);

    let repaired = bench.ran(&["check", "bad", "--repair"]);
    assert_eq!(repaired.code, 1, "the session itself is no better");
    assert!(repaired.stdout.contains("bad.repaired-1.ron") && repaired.stdout.contains("line 5"), "{}", repaired.stdout);
    assert_eq!(bench.names("sessions"), ["bad.lost-1", "bad.repaired-1.ron", "bad.ron"]);
    bench.good(&["check", "bad.repaired-1"]);
    assert_eq!(std::fs::read(bench.session("bad")).unwrap(), bytes);
}

#[test]
fn an_edit_by_hand_is_shown_and_taken_in_when_that_is_asked_for() {
    let bench = Bench::new();
    bench.file("sessions/edited.ron", with_line(&shipped("morning-briefing"), 3, |line| line.replace("Seminar room", "Library")));
    bench.refused(1, &["check", "edited"]);
    let ran = bench.ran(&["check", "edited", "--accept-edits"]);
    assert!(ran.stdout.contains("taken in as edited by hand:\n  line 3: ") && ran.stdout.contains("Library"), "{}", ran.stdout);
    bench.good(&["check", "edited.repaired-1"]);
    assert!(bench.good(&["log", "edited.repaired-1"]).contains("Library"));
}

#[test]
fn an_unfinished_tail_is_left_out_and_said_and_stays_where_it_is() {
    let bench = Bench::new();
    let bytes = [&shipped("tiny")[..], b"(seq: 22, synced"].concat();
    bench.file("sessions/torn.ron", &bytes);
    bench.sample("tiny");
    let ran = bench.ran(&["log", "torn"]);
    assert_eq!((ran.code, ran.stdout), (0, bench.good(&["log", "tiny"])));
    assert!(ran.stderr.starts_with("warning: ") && ran.stderr.contains("1 unfinished line"), "{}", ran.stderr);
    assert!(bench.refused(1, &["check", "torn"]).contains("interrupted"));

    let held = tandem::store::claim(&bench.at("sessions/torn.lock"), super::bench::NOW.parse().unwrap()).unwrap();
    let beside_a_writer = bench.ran(&["log", "torn"]);
    assert_eq!((beside_a_writer.code, beside_a_writer.stderr.as_str()), (0, ""));
    drop(held);
    assert_eq!(std::fs::read(bench.session("torn")).unwrap(), bytes);
}

#[test]
fn a_file_from_a_newer_version_is_exit_code_3_and_untouched() {
    let bench = Bench::new();
    let text = "(tandem: 2, mood: \"new\") // 00000000\n(seq: 1, what: Ever)\n";
    bench.file("sessions/newer.ron", text);
    let csv = bench.file("a.csv", "group\nNurses\n");
    for arguments in [
        &["log", "newer"][..],
        &["matrix", "newer"],
        &["export", "newer", "--to", "a.md"],
        &["check", "newer"],
        &["check", "newer", "--repair"],
        &["import", &csv, "--into", "newer"],
        &["open", "newer"],
        &["present", "newer"],
    ] {
        assert!(bench.refused(3, arguments).contains("hint: update Tandem"), "{arguments:?}");
    }
    assert_eq!(std::fs::read_to_string(bench.session("newer")).unwrap(), text);
    assert_eq!(bench.names("sessions"), ["newer.ron"]);
}

#[test]
fn a_file_name_that_lies_in_the_sessions_folder_is_a_path_and_the_hint_names_the_session() {
    let bench = Bench::new();
    bench.sample("tiny");
    std::fs::rename(bench.session("tiny"), bench.session("tiny.rescue-1")).unwrap();
    for arguments in [&["check", "tiny.rescue-1.ron"][..], &["log", "tiny.rescue-1.ron"], &["open", "tiny.rescue-1.ron"]] {
        let said = bench.refused(1, arguments);
        assert!(said.contains("there is no such session") && said.contains("call it tiny.rescue-1;"), "{said}");
    }
    assert!(bench.good(&["check", "tiny.rescue-1"]).contains("every line is good"));
    assert!(!bench.refused(1, &["check", "other.ron"]).contains("call it"));
}

#[test]
fn a_folder_that_cannot_be_one_is_named_with_what_to_do() {
    let bench = Bench::new();
    let csv = bench.file("a.csv", "group\nNurses\n");
    bench.file("sessions", "a file is in the way");
    for arguments in [&["new", "a"][..], &["import", &csv, "--into", "a"], &["list"], &["log", "a"]] {
        let said = bench.refused(1, arguments);
        assert!(said.contains(bench.at("sessions").to_str().unwrap()), "{arguments:?}: {said}");
    }
}

#[test]
fn nothing_that_a_name_holds_reaches_the_terminal() {
    let bench = Bench::new();
    let said = bench.refused(1, &["log", "a\u{1b}]0;x\u{7}\u{202e}.ron"]);
    assert!(!said.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{said:?}");
    bench.file("sessions/b\u{202e}c.ron", shipped("tiny"));
    assert!(!bench.good(&["list"]).contains('\u{202e}'));
    let json = bench.good(&["list", "--format", "json"]);
    assert!(!json.contains('\u{202e}'));
    let rows: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(rows[0]["name"], "b\u{202e}c");
}
