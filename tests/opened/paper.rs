//! PDFs as poppler reads them.

use std::path::Path;

use super::{bench, exported, holds, outside, said};

/// The text of a PDF in the order in which it was written, and its pages.
pub fn read(file: &Path) -> (String, usize) {
    let (folder, name) = (file.parent().unwrap(), file.to_str().unwrap());
    let text = outside::text("pdftotext", &["-raw", "-enc", "UTF-8", name, "-"], folder);
    let pages = text.matches('\u{c}').count();
    (text.replace('\u{c}', "\n"), pages)
}

/// The fonts in a PDF: name, and whether it is embedded.
fn fonts(file: &Path) -> Vec<(String, bool)> {
    let table = outside::text("pdffonts", &[file.to_str().unwrap()], file.parent().unwrap());
    let rows = table.lines().skip(2).map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        // From the end: object and its generation, then whether it has a table to Unicode, is a part, is embedded.
        (words[0].to_owned(), words[words.len() - 5] == "yes")
    });
    rows.collect()
}

#[test]
#[ignore = "needs pdftotext"]
fn the_report_is_read_whole_and_set_in_free_fonts() {
    let bench = bench();
    let file = exported(&bench, "report.pdf");
    let (text, pages) = read(&file);
    holds(&text, &said(&bench));
    assert!((4..=14).contains(&pages), "{pages} pages");
    assert!(text.contains("page 1 of ") && text.contains("not a validated scale"), "{text}");
    let fonts = fonts(&file);
    assert!(!fonts.is_empty());
    assert!(fonts.iter().all(|(name, embedded)| *embedded && name.contains("DejaVuSans")), "{fonts:?}");
}

#[test]
#[ignore = "needs pdftotext"]
fn the_full_record_says_so_on_its_first_page() {
    let bench = bench();
    bench.good(&["export", "morning-briefing", "--to", "full.pdf", "--full"]);
    let file = bench.at("full.pdf");
    let name = file.to_str().unwrap();
    let first = outside::text("pdftotext", &["-raw", "-l", "1", name, "-"], bench.home());
    assert!(super::flowing(&first).contains("Full record, not for sharing"), "{first}");
}

#[test]
#[ignore = "needs pdftotext"]
fn the_pack_is_read_card_by_card() {
    let bench = bench();
    bench.good(&["pack", "morning-briefing", "--to", "pack.pdf"]);
    let (text, pages) = read(&bench.at("pack.pdf"));
    let workshop = bench.json(&["matrix", "morning-briefing", "--format", "json"]);
    let groups = workshop["groups"].as_array().unwrap();
    let names: Vec<String> = groups.iter().map(|group| group["name"].as_str().unwrap().to_owned()).collect();
    holds(&text, &names);
    holds(&text, &super::NASTY.map(str::to_owned));
    assert!(pages > groups.len(), "{pages}");
}
