//! `import`: all rows or none, and the way back.

use super::bench::{Bench, NOW};

const SAMPLE: &str = include_str!("../data/sample-import.csv");

#[test]
fn import_makes_the_session_with_the_file_s_groups_and_themes_alone() {
    let bench = Bench::new();
    let csv =
        bench.file("a.csv", "group,bloc,kind,text,theme,strength,people\nNurses,clinical,barrier,late,Time,4,6\nNight,,,,,,0\n");
    assert_eq!(bench.good(&["import", &csv, "--into", "a"]), "");
    let json = bench.json(&["matrix", "a", "--format", "json"]);
    assert_eq!(json["workshop"]["title"], "");
    let groups: Vec<_> = json["groups"].as_array().unwrap().iter().map(|g| (&g["code"], &g["bloc"], &g["presence"])).collect();
    assert_eq!(serde_json::json!(groups), serde_json::json!([["nur", "clinical", "present"], ["night", "other", "absent"]]));
    assert_eq!(json["factors"][0]["basis"], "agreed");
    assert_eq!(json["themes"].as_array().unwrap().len(), 1);
    assert_eq!(bench.json(&["list", "--format", "json"])[0]["step"], "Set up");
    let log = bench.good(&["log", "a"]);
    assert!(log.lines().all(|line| line.contains(&format!("\t{NOW}\t"))) && log.contains("alignment-90"), "{log}");
}

#[test]
fn an_import_into_a_session_is_one_commit() {
    let bench = Bench::new();
    bench.refused(1, &["new", "a"]);
    let csv = bench.file("a.csv", "group,kind,text\nNurses,barrier,one\nNurses,barrier,two\n");
    for commits in [2, 3] {
        bench.good(&["import", &csv, "--into", "a"]);
        assert_eq!(bench.good(&["log", "a"]).lines().count(), commits);
    }
    let json = bench.json(&["matrix", "a", "--format", "json"]);
    assert_eq!((json["groups"].as_array().unwrap().len(), json["factors"].as_array().unwrap().len()), (6, 4));
}

#[test]
fn what_was_imported_goes_out_and_comes_back_as_the_same_matrix() {
    let bench = Bench::new();
    let csv = bench.file("a.csv", SAMPLE);
    let out = bench.at("out.csv").to_str().unwrap().to_owned();
    bench.good(&["import", &csv, "--into", "a"]);
    bench.good(&["export", "a", "--to", &out, "--full"]);
    bench.good(&["import", &out, "--into", "b"]);
    let matrix = |name| bench.good(&["matrix", name, "--format", "json"]);
    assert_eq!(matrix("a"), matrix("b"));
}

#[test]
fn every_bad_row_is_named_by_its_line_and_nothing_is_left() {
    let bench = Bench::new();
    let csv =
        bench.file("a.csv", "group,kind,text,strength\nNurses,barrier,late,4\nNurses,barier,late,4\nNurses,barrier,late,9\n");
    let said = bench.refused(1, &["import", &csv, "--into", "new"]);
    let lines: Vec<&str> = said.lines().filter(|line| line.contains(", line ")).collect();
    assert_eq!(lines.len(), 2, "{said}");
    assert!(lines[0].contains("a.csv, line 3: ") && lines[1].contains("a.csv, line 4: "), "{said}");
    assert!(bench.names("sessions").is_empty() && !bench.at("sessions").exists());

    let session = bench.sample("tiny");
    let before = std::fs::read(&session).unwrap();
    bench.refused(1, &["import", &csv, "--into", "tiny"]);
    assert_eq!(std::fs::read(&session).unwrap(), before);
    assert_eq!(bench.names("sessions"), ["tiny.ron"]);
}

#[test]
fn a_file_that_is_no_table_is_refused() {
    let bench = Bench::new();
    let unknown = bench.file("a.csv", "group,mood\nNurses,fine\n");
    assert!(bench.refused(1, &["import", &unknown, "--into", "a"]).contains("mood"));
    let latin = bench.file("b.csv", b"group\nNurses\nM\xe9decins\n");
    assert!(bench.refused(1, &["import", &latin, "--into", "a"]).contains("b.csv, line 3: this is not UTF-8"));
    assert!(bench.refused(1, &["import", "nowhere.csv", "--into", "a"]).contains("nowhere.csv: cannot read it"));
    assert!(!bench.at("sessions").exists());
    let header = bench.file("c.csv", "group,kind,text\n");
    bench.good(&["import", &header, "--into", "a"]);
    assert_eq!(bench.good(&["log", "a"]).lines().count(), 1);
}

#[test]
fn a_session_that_another_program_holds_is_not_written_to() {
    let bench = Bench::new();
    let session = bench.sample("tiny");
    let csv = bench.file("a.csv", SAMPLE);
    let before = std::fs::read(&session).unwrap();
    let held = tandem::store::claim(&bench.at("sessions/tiny.lock"), NOW.parse().unwrap()).unwrap();
    let said = bench.refused(1, &["import", &csv, "--into", "tiny"]);
    assert!(said.contains("open in another Tandem on") && said.contains(&std::process::id().to_string()), "{said}");
    assert!(bench.refused(1, &["delete", "tiny", "--yes"]).contains("open in another Tandem"));
    assert_eq!(std::fs::read(&session).unwrap(), before);
    assert!(!bench.good(&["matrix", "tiny"]).is_empty(), "readers never lock");
    drop(held);
    bench.good(&["import", &csv, "--into", "tiny"]);
}
