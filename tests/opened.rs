//! What leaves, opened by the programs that people open it with: the text they show is what was said, the figures they
//! work out are ours. Each of these needs a program that is no part of Rust: `.ci/run` installs them and runs these too.

#[path = "cli/bench.rs"]
#[expect(dead_code, reason = "the bench of the command line's tests, of which a part is used")]
mod bench;
#[path = "opened/browser.rs"]
mod browser;
#[path = "opened/drawn.rs"]
mod drawn;
mod english;
mod invented;
#[path = "opened/office.rs"]
mod office;
#[path = "opened/outside.rs"]
mod outside;
#[path = "opened/paper.rs"]
mod paper;
#[path = "opened/rows.rs"]
mod rows;

use bench::Bench;
use serde_json::Value;

/// Points that a careless program would run or draw instead of showing them.
const NASTY: [&str; 6] =
    ["=1+1", "+44 20 7946", "-5 minutes each", "@SUM(A1)", "=HYPERLINK(\"x\",\"click\")", "<b>bold</b> & 'quoted'"];

/// The sample's session with those points of the nurses in it.
fn bench() -> Bench {
    let bench = Bench::new();
    bench.sample("morning-briefing");
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(["group", "kind", "text", "theme", "strength"]).unwrap();
    for text in NASTY {
        table.write_record(["Nurses", "barrier", text, "Time on the ward", "5"]).unwrap();
    }
    let points = bench.file("points.csv", table.into_inner().unwrap());
    bench.good(&["import", &points, "--into", "morning-briefing"]);
    bench
}

/// Exports under a name, redacted, and gives its path.
fn exported(bench: &Bench, name: &str) -> std::path::PathBuf {
    bench.good(&["export", "morning-briefing", "--to", name]);
    bench.at(name)
}

/// What the room may see, as JSON: what every file has to agree with.
fn matrix(bench: &Bench) -> Value {
    bench.json(&["matrix", "morning-briefing", "--format", "json", "--room"])
}

/// Texts that the report holds: actions and who does them, groups, headings, points.
fn said(bench: &Bench) -> Vec<String> {
    exported(bench, "said.json");
    let room: Value = serde_json::from_slice(&std::fs::read(bench.at("said.json")).unwrap()).unwrap();
    let of = |list: &str, key: &str| -> Vec<String> {
        room[list].as_array().unwrap().iter().map(|one| one[key].as_str().unwrap().to_owned()).collect()
    };
    let said = [of("actions", "what"), of("actions", "owner"), of("groups", "name"), of("themes", "name"), of("factors", "text")]
        .concat();
    assert!(said.len() > 60 && NASTY.iter().all(|text| said.iter().any(|said| said == text)));
    said
}

/// One line of words, however they were broken over lines.
fn flowing(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Holds that every text is in what a program showed.
#[track_caller]
fn holds(shown: &str, texts: &[String]) {
    let shown = flowing(shown);
    for text in texts {
        assert!(shown.contains(&flowing(text)), "{text:?} is not in what was shown:\n{shown}");
    }
}
