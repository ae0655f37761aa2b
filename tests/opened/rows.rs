//! CSV as Python's module reads it.

use serde_json::Value;

use super::{NASTY, bench, matrix, outside};

const READ: &str = "import csv, json, sys\n\
                    with open(sys.argv[1], newline='', encoding='utf-8') as file: print(json.dumps(list(csv.DictReader(file))))";

/// A cell as it was before a text that a spreadsheet would run was given its apostrophe.
fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@', '\''])).unwrap_or(cell)
}

#[test]
#[ignore = "needs Python 3"]
fn python_reads_every_point_and_no_spreadsheet_runs_one() {
    let bench = bench();
    let file = super::exported(&bench, "points.room.csv");
    let rows: Value =
        serde_json::from_str(&outside::text("python3", &["-c", READ, file.to_str().unwrap()], bench.home())).unwrap();
    let rows: Vec<&Value> = rows.as_array().unwrap().iter().filter(|row| row["text"] != "").collect();
    let matrix = matrix(&bench);
    let name = |kind: &str, code: &Value| {
        let all = matrix[kind].as_array().unwrap();
        all.iter().find(|of| of["code"] == *code).map_or("", |of| of["name"].as_str().unwrap()).to_owned()
    };
    let points: Vec<&Value> =
        matrix["factors"].as_array().unwrap().iter().filter(|point| point["merged_into"].is_null()).collect();
    let sorted = |mut texts: Vec<[String; 4]>| {
        texts.sort();
        texts
    };
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let read = rows.iter().map(|row| {
        [text(&row["group"]), text(&row["kind"]), text(&row["theme"]), unguarded(row["text"].as_str().unwrap()).to_owned()]
    });
    let ours = points.iter().map(|point| {
        [name("groups", &point["group"]), text(&point["kind"]), name("themes", &point["theme"]), text(&point["text"])]
    });
    assert_eq!(sorted(read.collect()), sorted(ours.collect()));
    for row in &rows {
        let cell = row["text"].as_str().unwrap();
        assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
    }
    assert!(NASTY.iter().all(|nasty| rows.iter().any(|row| unguarded(row["text"].as_str().unwrap()) == *nasty)));
}

#[test]
#[ignore = "needs Python 3"]
fn python_reads_the_squares() {
    let bench = bench();
    let file = bench.file("matrix.csv", bench.good(&["matrix", "morning-briefing", "--format", "csv", "--room"]));
    let rows: Value = serde_json::from_str(&outside::text("python3", &["-c", READ, &file], bench.home())).unwrap();
    let matrix = matrix(&bench);
    let cells = matrix["cells"].as_array().unwrap();
    assert_eq!(rows.as_array().unwrap().len(), cells.len());
    for (row, cell) in rows.as_array().unwrap().iter().zip(cells) {
        for key in ["incentive", "barrier"] {
            let (read, ours): (f64, _) = (row[key].as_str().unwrap().parse().unwrap(), cell[key].as_f64().unwrap());
            assert!((read - ours).abs() < 1e-9, "{row} {cell}");
        }
    }
}
