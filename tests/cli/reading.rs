//! `matrix`, `log` and `check` on good sessions: clean data, and nothing written.

use std::process::Stdio;

use super::bench::{Bench, NOW, shipped};

#[test]
fn the_matrix_comes_as_text_json_and_csv() {
    let bench = Bench::new();
    bench.sample("morning-briefing");
    let json = bench.json(&["matrix", "morning-briefing", "--format", "json"]);
    let (groups, themes) = (json["groups"].as_array().unwrap().len(), json["themes"].as_array().unwrap().len());
    let csv = bench.good(&["matrix", "morning-briefing", "--format", "csv"]);
    assert_eq!(csv.lines().next(), Some("group,theme,incentive,barrier,incentive_evidence,barrier_evidence,split"));
    assert_eq!(csv.lines().count(), 1 + groups * themes);
    let text = bench.good(&["matrix", "morning-briefing"]);
    assert!(text.contains(json["workshop"]["title"].as_str().unwrap()), "{text}");
    assert_eq!(bench.names("sessions"), ["morning-briefing.ron"]);
    assert_eq!(std::fs::read(bench.session("morning-briefing")).unwrap(), shipped("morning-briefing"));
}

#[test]
fn the_matrix_at_an_entry_is_that_of_the_log_cut_there() {
    let bench = Bench::new();
    bench.sample("morning-briefing");
    let matrix = |arguments: &[&str]| bench.json(&[&["matrix", "morning-briefing", "--format", "json"], arguments].concat());
    let empty = matrix(&["--at", "0"]);
    assert_eq!(empty["workshop"]["records"], 0);
    assert_eq!((&empty["groups"], &empty["overall"]["gap"]), (&serde_json::json!([]), &serde_json::Value::Null));

    let now = matrix(&[]);
    let last = now["workshop"]["records"].as_u64().unwrap();
    assert_eq!(matrix(&["--at", &last.to_string()]), now);
    assert_eq!(bench.good(&["log", "morning-briefing"]).lines().count() as u64, last);

    let text = String::from_utf8(shipped("morning-briefing")).unwrap();
    let cut: String = text.split_inclusive('\n').take(1 + 40).collect();
    bench.file("sessions/cut.ron", cut);
    assert_eq!(matrix(&["--at", "40"]), bench.json(&["matrix", "cut", "--format", "json"]));
    assert_ne!(matrix(&["--at", "40"]), now);

    let beyond = (last + 1).to_string();
    let said = bench.refused(1, &["matrix", "morning-briefing", "--at", &beyond]);
    assert!(said.contains(&format!("there is no entry {beyond}: the last is {last}\nhint: ")), "{said}");
}

#[test]
fn the_room_sees_less() {
    let bench = Bench::new();
    bench.sample("morning-briefing");
    let room = bench.json(&["matrix", "morning-briefing", "--format", "json", "--room"]);
    assert_eq!(room["pairs"], serde_json::json!([]));
    assert!(room["mactor"].is_null() && room["workshop"]["records"].is_null() && room["overall"]["weakest_pair"].is_null());
    let groups = |matrix: &serde_json::Value| matrix["groups"].as_array().unwrap().len();
    let full = bench.json(&["matrix", "morning-briefing", "--format", "json"]);
    assert!(groups(&room) < groups(&full));
    assert_ne!(bench.good(&["matrix", "morning-briefing", "--room"]), bench.good(&["matrix", "morning-briefing"]));
}

#[test]
fn the_log_is_seq_time_and_sentence_apart_by_tabs() {
    let bench = Bench::new();
    let log = bench.good(&["log", concat!(env!("CARGO_MANIFEST_DIR"), "/sessions/tiny.ron")]);
    for (line, seq) in log.lines().zip(1..) {
        let parts: Vec<&str> = line.split('\t').collect();
        assert_eq!((parts.len(), parts[0]), (3, seq.to_string().as_str()), "{line}");
        assert!(parts[1].parse::<jiff::Timestamp>().is_ok() && !parts[2].is_empty(), "{line}");
    }
    assert_eq!(log.lines().count() + 1, String::from_utf8(shipped("tiny")).unwrap().lines().count());
}

#[test]
fn present_without_a_session_lists_those_that_are_open_and_what_to_type() {
    let bench = Bench::new();
    let said = |arguments: &[&str]| bench.refused(2, arguments);
    assert!(said(&["present"]).contains("there is none yet\nhint: `tandem` makes one"));
    bench.sample("tiny");
    bench.sample("morning-briefing");
    std::fs::rename(bench.session("tiny"), bench.session("ward 6")).unwrap();
    assert!(
        said(&["present"])
            .contains("none is open now\nhint: open it first (`tandem`), or show the one that changed last: tandem present ")
    );
    let hold = |name: &str| tandem::store::claim(&bench.at(&format!("sessions/{name}.lock")), NOW.parse().unwrap()).unwrap();
    let _ward = hold("ward 6");
    // The variable that names the folder here may not be set in another terminal: the whole path works there too.
    let folder = bench.at("sessions").display().to_string();
    let one = said(&["present"]);
    assert!(one.contains(&format!("one is open now\nhint: type tandem present '{folder}/ward 6.ron'   (")), "{one}");
    let _briefing = hold("morning-briefing");
    let two = said(&["present"]);
    assert!(two.contains("2 are open now\nhint: type one of\n  tandem present "), "{two}");
    assert!(two.contains(&format!("\n  tandem present {folder}/morning-briefing.ron   (")), "{two}");
    assert!(two.contains(&format!("\n  tandem present '{folder}/ward 6.ron'   (")), "{two}");
    let told = said(&["present", "--sessions", &folder]);
    assert!(told.contains(&format!("tandem present {folder}/morning-briefing.ron   (")), "{told}");
}

#[test]
fn a_reader_of_long_data_that_goes_away_is_no_failure() {
    let bench = Bench::new();
    bench.sample("morning-briefing");
    for arguments in [&["matrix", "morning-briefing", "--format", "json"][..], &["log", "morning-briefing"], &["list"]] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let done = bench.command(arguments).stdout(writer).stderr(Stdio::piped()).output().unwrap();
        assert_eq!(done.status.code(), Some(0), "{arguments:?}");
        assert!(done.stderr.is_empty(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    }
}

#[test]
fn check_says_that_every_line_is_good() {
    let bench = Bench::new();
    bench.sample("tiny");
    for arguments in [&["check", "tiny"][..], &["check", "tiny", "--repair"]] {
        let said = bench.good(arguments);
        assert!(said.contains("every line is good"), "{said}");
    }
    assert_eq!(bench.names("sessions"), ["tiny.ron"]);
}

#[test]
fn a_wrong_clock_is_wrong_usage() {
    let bench = Bench::new();
    assert!(bench.refused(2, &["list", "--clock", "nine"]).contains("RFC 3339"));
    let refused = bench.command(&["list"]).env("TANDEM_CLOCK", "nine").output().unwrap();
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8(refused.stderr).unwrap().starts_with("error: TANDEM_CLOCK: "));
}
