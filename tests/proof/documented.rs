//! docs/reliability.md names every row that is printed and every variable, with its two counts.

use std::fs;
use std::path::Path;

fn top(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The sources of the proofs, and of the one row that a pseudo-terminal's test prints.
fn sources() -> String {
    let folder = fs::read_dir(top("tests/proof")).unwrap();
    let files = folder.map(|entry| entry.unwrap().path()).chain([top("tests/pty/trouble.rs")]);
    // This file only speaks of rows.
    let files = files.filter(|file| !file.ends_with("documented.rs"));
    files.map(|file| fs::read_to_string(file).unwrap()).collect()
}

/// What follows each `call(`, up to the end of the arguments' line, without white space.
fn calls(sources: &str, call: &str) -> Vec<String> {
    sources
        .split(&format!("{call}("))
        .skip(1)
        .map(|rest| rest.split_whitespace().collect::<String>())
        .filter_map(|rest| rest.starts_with('"').then(|| rest.chars().take(80).collect()))
        .collect()
}

#[test]
fn every_count_is_in_the_table_of_reliability() {
    let (document, sources) = (fs::read_to_string(top("docs/reliability.md")).unwrap(), sources());
    let counts = calls(&sources, "count");
    assert!(counts.len() >= 7, "{counts:?}");
    for count in counts {
        let mut parts = count.split(['"', ',', ')']).filter(|part| !part.is_empty());
        let (variable, some) = (parts.next().unwrap(), parts.next().unwrap());
        let row = document.lines().find(|line| line.starts_with(&format!("| `{variable}`")));
        let row = row.unwrap_or_else(|| panic!("{variable} is not in the table"));
        assert!(row.replace(',', "").contains(&format!("| {} |", some.replace('_', ""))), "{row}: {some}");
    }
}

#[test]
fn every_row_is_in_the_last_counts() {
    let (document, sources) = (fs::read_to_string(top("docs/reliability.md")).unwrap(), sources());
    let counts = document.split("## The last counts").nth(1).unwrap();
    let rows: Vec<&str> =
        sources.split("proved(").skip(1).filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next()).collect();
    assert!(rows.len() >= 14, "{rows:?}");
    for row in rows {
        assert!(counts.contains(row), "no row “{row}”");
    }
}
