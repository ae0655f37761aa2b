//! Word and Excel files as `LibreOffice` reads them. Our own results are taken out of the workbook first: what is compared
//! is what another program worked out from the formulas.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::path::Path;

use serde_json::Value;

use super::{NASTY, bench, exported, holds, matrix, outside, said};

/// Converts a file; the new one lies beside it.
fn convert(file: &Path, to: &str) {
    let profile = tempfile::tempdir().unwrap();
    let profile = format!("-env:UserInstallation=file://{}", profile.path().display());
    let (folder, name) = (file.parent().unwrap(), file.file_name().unwrap().to_str().unwrap());
    outside::run("soffice", &[&profile, "--headless", "--norestore", "--convert-to", to, name], folder);
}

/// The sheets of a workbook as rows of cells, figures in full.
fn sheets(file: &Path) -> BTreeMap<String, Vec<Vec<String>>> {
    convert(file, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1");
    let name = file.file_stem().unwrap().to_str().unwrap();
    let sheet = |sheet: &str| {
        let path = file.with_file_name(format!("{name}-{sheet}.csv"));
        let mut rows = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_path(&path).unwrap();
        let rows = rows.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
        (sheet.to_owned(), rows)
    };
    ["Actions", "Matrix", "Points", "Measures", "Method"].into_iter().map(sheet).collect()
}

/// A workbook with its sheets changed.
fn rewritten(file: &Path, to: &Path, change: impl Fn(&str, String) -> String) {
    let mut from = zip::ZipArchive::new(Cursor::new(std::fs::read(file).unwrap())).unwrap();
    let mut into = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut part = from.by_index(at).unwrap();
        let name = part.name().to_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if name.starts_with("xl/worksheets/sheet") {
            bytes = change(&name, String::from_utf8(bytes).unwrap()).into_bytes();
        }
        into.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        into.write_all(&bytes).unwrap();
    }
    std::fs::write(to, into.finish().unwrap().into_inner()).unwrap();
}

/// A sheet without the results that stand beside its formulas, and how many those were.
fn without_results(sheet: &str) -> (String, usize) {
    let mut parts = sheet.split("</f><v>");
    let first = parts.next().unwrap().to_owned();
    parts.fold((first, 0), |(text, count), part| (text + "</f>" + part.split_once("</v>").unwrap().1, count + 1))
}

/// What stands in a row of which the first cell is `name`, under the column of the head row.
fn row<'a>(rows: &'a [Vec<String>], name: &str) -> &'a [String] {
    rows.iter().find(|row| row[0] == name).unwrap_or_else(|| panic!("no row {name}"))
}

#[track_caller]
fn same(cell: &str, figure: &Value) {
    match figure.as_f64() {
        Some(figure) => assert!((cell.parse::<f64>().unwrap() - figure).abs() < 1e-9, "{cell} is not {figure}"),
        None => assert_eq!(cell, "no data"),
    }
}

#[test]
#[ignore = "needs LibreOffice"]
fn calc_works_out_the_figures_that_we_do() {
    let bench = bench();
    let file = exported(&bench, "matrix.xlsx");
    let bare = bench.at("bare.xlsx");
    let counted = std::cell::Cell::new(0);
    rewritten(&file, &bare, |_, sheet| {
        let (sheet, count) = without_results(&sheet);
        counted.set(counted.get() + count);
        sheet
    });
    let matrix = matrix(&bench);
    let (groups, themes) = (matrix["groups"].as_array().unwrap(), matrix["themes"].as_array().unwrap());
    assert_eq!(counted.get(), themes.len() * (2 * groups.len() + 2) + 4 * groups.len(), "every figure is a formula");
    let rows = &sheets(&bare)["Matrix"];
    let codes = rows.iter().find(|row| row[2] == *groups[0]["code"].as_str().unwrap()).unwrap();
    let place = |group: &Value| codes.iter().position(|code| *code == *group.as_str().unwrap()).unwrap();
    for cell in matrix["cells"].as_array().unwrap() {
        let theme = themes.iter().find(|theme| theme["code"] == cell["theme"]).unwrap();
        let row = row(rows, theme["name"].as_str().unwrap());
        same(&row[place(&cell["group"])], &cell["incentive"]);
        same(&row[place(&cell["group"]) + 1], &cell["barrier"]);
    }
    let ends = 2 + 2 * groups.len();
    for theme in themes {
        let row = row(rows, theme["name"].as_str().unwrap());
        same(&row[ends], &theme["coverage"]);
        same(&row[ends + 1], &theme["balance"]);
    }
    for group in groups {
        let (at, pull) = (place(&group["code"]), &group["pull"]);
        same(&row(rows, "All points added up")[at], &pull["driving"]);
        same(&row(rows, "All points added up")[at + 1], &pull["restraining"]);
        same(&row(rows, "Worth it less in the way")[at], &pull["net"]);
        same(&row(rows, "The same as a share")[at], &pull["balance"]);
    }
}

#[test]
#[ignore = "needs LibreOffice"]
fn a_strength_changed_in_the_workbook_changes_its_square() {
    let bench = bench();
    let file = exported(&bench, "matrix.xlsx");
    // The last point of the sheet: strength 5 for the nurses' time on the ward, all of the nasty ones alike.
    let last = matrix(&bench)["factors"].as_array().unwrap().len() + 1;
    let cell = format!("<c r=\"H{last}\"");
    let changed = bench.at("changed.xlsx");
    rewritten(&file, &changed, |name, sheet| {
        let (sheet, _) = without_results(&sheet);
        if name != "xl/worksheets/sheet3.xml" {
            return sheet;
        }
        let (before, after) = sheet.split_once(&cell).unwrap();
        let (middle, after) = after.split_once("<v>").unwrap();
        format!("{before}{cell}{middle}<v>9</v>{}", after.split_once("</v>").unwrap().1)
    });
    let (before, after) = (sheets(&file), sheets(&changed));
    let square = |sheets: &BTreeMap<String, Vec<Vec<String>>>| {
        let (rows, points) = (&sheets["Matrix"], &sheets["Points"]);
        let (group, heading) = (&points[last - 1][1], &points[last - 1][5]);
        let codes = rows.iter().find(|row| row.contains(group)).unwrap();
        let worth = codes.iter().position(|code| code == group).unwrap();
        row(rows, heading)[if points[last - 1][4] == "worth it" { worth } else { worth + 1 }].clone()
    };
    assert_ne!(square(&before), "9");
    assert_eq!(square(&after), "9");
}

#[test]
#[ignore = "needs LibreOffice"]
fn calc_shows_every_text_as_text() {
    let bench = bench();
    let sheets = sheets(&exported(&bench, "matrix.xlsx"));
    let all: String = sheets.values().flatten().flatten().map(|cell| format!("{cell}\n")).collect();
    holds(&all, &said(&bench));
    let points = &sheets["Points"];
    for text in NASTY {
        assert!(points.iter().any(|row| row[3] == text), "{text} did not stay text");
    }
    assert!(row(&sheets["Actions"], "What we will do").len() > 1);
    assert!(sheets["Method"].iter().any(|row| row[0].contains("not a validated scale")));
    assert!(!all.contains("#NAME?") && !all.contains("#VALUE!") && !all.contains("Err:"), "{all}");
}

#[test]
#[ignore = "needs LibreOffice"]
fn writer_shows_the_whole_report() {
    let bench = bench();
    let file = exported(&bench, "report.docx");
    convert(&file, "txt:Text (encoded):UTF8");
    let text = std::fs::read_to_string(file.with_extension("txt")).unwrap();
    holds(&text, &said(&bench));
    let place = |words: &str| text.find(words).unwrap_or_else(|| panic!("no {words} in\n{text}"));
    assert!(place("What we will do") < place("Lines for an e-mail"), "actions come first");
    assert!(place("Who was here") < place("How this was made, and what it is not"));
    assert!(text.contains("not a validated scale") && !text.contains("Full record"));
}
