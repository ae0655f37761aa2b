//! `new`, `open`, `present`, `list`, `templates`, `delete`, and which file a SESSION is.

use super::bench::{Bench, damaged, shipped};

const NO_TERMINAL: &str = "error: there is no terminal to draw on\n";

#[test]
fn new_makes_the_session_before_it_looks_for_a_terminal() {
    let bench = Bench::new();
    let said = bench.refused(1, &["new", "ward", "--title", "Ward\u{202e} 6"]);
    assert!(said.contains("made: ") && said.contains(NO_TERMINAL), "{said}");
    assert!(said.contains("the session is made") && said.contains("`tandem open ward`"), "{said}");
    let matrix = bench.json(&["matrix", "ward", "--format", "json"]);
    assert_eq!(matrix["workshop"]["title"], "Ward 6");
    let groups = matrix["groups"].as_array().unwrap();
    assert_eq!((groups.len(), matrix["themes"].as_array().unwrap().len()), (6, 8));
    assert!(groups.iter().all(|group| group["people"].is_null() && group["presence"] == "expected"), "{groups:?}");
}

#[test]
fn a_session_without_a_name_is_called_by_date_and_time_and_takes_the_template_of_the_settings() {
    let bench = Bench::new();
    bench.file("tandem/settings.ron", "(template: \"force-field\")");
    bench.refused(1, &["new"]);
    bench.refused(1, &["new", "asked", "--template", "alignment-60", "--clock", "2026-12-24T18:00:00Z"]);
    assert!(bench.good(&["log", "2026-11-23-0900"]).contains("force-field"));
    let log = bench.good(&["log", "asked"]);
    assert!(log.starts_with("1\t2026-12-24T18:00:00Z\t") && log.contains("alignment-60"), "{log}");
}

#[test]
fn an_existing_name_and_an_unknown_template_are_refused() {
    let bench = Bench::new();
    let sample = bench.sample("tiny");
    assert!(bench.refused(1, &["new", "tiny"]).contains("exists already"));
    assert_eq!(std::fs::read(sample).unwrap(), shipped("tiny"));
    let said = bench.refused(1, &["new", "ward", "--template", "alignment-91"]);
    assert!(said.contains("alignment-91") && said.contains("alignment-90, alignment-60, alignment-120, force-field"), "{said}");
    assert_eq!(bench.names("sessions"), ["tiny.ron"]);
    let said = bench.refused(1, &["new", "nowhere/ward"]);
    assert!(said.contains("there is no folder nowhere") && said.contains("hint: make the folder first"), "{said}");
    for bad in ["..", ".hidden"] {
        assert!(bench.refused(1, &["new", bad]).contains("cannot be the name"));
    }
}

#[test]
fn a_session_is_a_name_in_the_folder_or_a_path() {
    let bench = Bench::new();
    let elsewhere = bench.file("elsewhere/tiny.ron", shipped("tiny"));
    let log = bench.good(&["log", &elsewhere]);
    assert_eq!(bench.good(&["log", "elsewhere/tiny.ron"]), log);
    assert_eq!(bench.good(&["log", "elsewhere/tiny"]), log);
    assert_eq!(bench.good(&["--sessions", "elsewhere", "log", "tiny"]), log);
    assert_eq!(bench.good(&["log", "tiny", "--sessions", "elsewhere"]), log);
    let missing = bench.refused(1, &["log", "tiny"]);
    assert!(missing.contains("sessions/tiny.ron: there is no such session\nhint: "), "{missing}");
    let repository = concat!(env!("CARGO_MANIFEST_DIR"), "/sessions/morning-briefing.ron");
    for arguments in [&["log", repository][..], &["matrix", repository], &["check", repository]] {
        assert!(!bench.good(arguments).is_empty());
    }
    assert!(bench.names("sessions").is_empty());
}

#[test]
fn open_and_present_look_at_the_session_before_the_terminal() {
    let bench = Bench::new();
    bench.sample("tiny");
    bench.file("sessions/newer.ron", "(tandem: 2) // 00000000\n");
    let before = bench.names("sessions");
    for command in ["open", "present"] {
        assert!(bench.refused(1, &[command, "nobody"]).contains("there is no such session"));
        assert!(bench.refused(3, &[command, "newer"]).contains("newer Tandem"));
        assert!(bench.refused(1, &[command, "tiny"]).contains(NO_TERMINAL));
    }
    assert_eq!(bench.names("sessions"), before);
}

#[test]
fn list_has_exactly_the_named_fields_and_every_state() {
    let bench = Bench::new();
    assert_eq!(bench.json(&["list", "--format", "json"]), serde_json::json!([]));
    bench.sample("morning-briefing");
    bench.file("sessions/damaged.ron", damaged(&shipped("morning-briefing")));
    bench.file("sessions/interrupted.ron", [&shipped("tiny")[..], b"(seq: 9"].concat());
    bench.file("sessions/newer.ron", "(tandem: 2) // 00000000\n");
    let rows = bench.json(&["list", "--format", "json"]);
    let rows = rows.as_array().unwrap();
    let keys = ["name", "path", "title", "step", "groups", "factors", "gap", "modified", "state"];
    for row in rows {
        assert_eq!(row.as_object().unwrap().keys().collect::<Vec<_>>(), keys);
        let name = row["name"].as_str().unwrap();
        assert_eq!(row["state"], if name == "morning-briefing" { "ok" } else { name });
        assert_eq!(row["path"], bench.session(name).to_str().unwrap());
        assert!(row["modified"].as_str().unwrap().parse::<jiff::Timestamp>().is_ok());
    }
    assert_eq!(rows.len(), 4);
    let sample = rows.iter().find(|row| row["name"] == "morning-briefing").unwrap();
    let matrix = bench.json(&["matrix", "morning-briefing", "--format", "json"]);
    assert_eq!(sample["gap"], matrix["overall"]["gap"]);
    assert_eq!(sample["title"], matrix["workshop"]["title"]);
    assert_eq!(sample["groups"], matrix["groups"].as_array().unwrap().len());
    let newer = rows.iter().find(|row| row["name"] == "newer").unwrap();
    assert!(["title", "step", "groups", "factors", "gap"].iter().all(|key| newer[*key].is_null()), "{newer}");
    assert_eq!(bench.good(&["list"]).lines().count(), 5);
}

#[test]
fn templates_are_listed_and_a_broken_one_is_named() {
    let bench = Bench::new();
    bench.file("tandem/templates/broken.ron", "(name: ");
    bench.file("tandem/templates/ours.ron", include_str!("../../assets/templates/alignment-60.ron"));
    let ran = bench.ran(&["templates", "--format", "json"]);
    let rows: Vec<serde_json::Value> = serde_json::from_str(&ran.stdout).unwrap();
    let names: Vec<_> = rows.iter().map(|row| row["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["alignment-90", "alignment-60", "alignment-120", "force-field", "ours"]);
    assert_eq!((ran.code, rows[0]["minutes"].as_u64()), (0, Some(90)));
    assert!(ran.stderr.starts_with("warning: ") && ran.stderr.contains("broken.ron:1:"), "{}", ran.stderr);
    assert_eq!(bench.good(&["templates"]).lines().count(), 6);
}

#[test]
fn delete_lists_the_files_and_never_guesses_the_answer() {
    let bench = Bench::new();
    bench.sample("tiny");
    bench.sample("morning-briefing");
    bench.file("sessions/tiny.draft", "half a line");
    let asked = bench.ran(&["delete", "tiny"]);
    let files = format!("{}\n{}\n", bench.session("tiny").display(), bench.at("sessions/tiny.draft").display());
    assert_eq!((asked.code, &asked.stdout), (1, &files));
    assert!(asked.stderr.contains("nothing was deleted"), "{}", asked.stderr);
    assert_eq!(bench.names("sessions"), ["morning-briefing.ron", "tiny.draft", "tiny.ron"]);
    assert_eq!(bench.good(&["delete", "tiny", "--yes"]), files);
    assert_eq!(bench.names("sessions"), ["morning-briefing.ron"]);
    assert!(bench.refused(1, &["delete", "tiny", "--yes"]).contains("there is no such session"));
}
