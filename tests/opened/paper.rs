//! PDFs as poppler reads them.

use std::path::Path;

use tandem::room::Room;
use tandem::workshop::{GroupId, Shown, Workshop};

use super::invented::random::Made;
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

/// What was typed into a random workshop and is the facilitator's alone, or of a group that is held.
fn private(workshop: &Workshop) -> Vec<String> {
    let held: Vec<GroupId> =
        workshop.shown_in_force().into_iter().filter(|(_, shown)| *shown == Shown::Held).map(|(id, _)| id).collect();
    let mut texts: Vec<String> = workshop.notes.values().map(ToString::to_string).collect();
    for factor in &workshop.all_factors {
        texts.push(factor.note.to_string());
        if !factor.is_live() || held.contains(&factor.group) {
            texts.push(factor.text.to_string());
        }
    }
    for step in &workshop.agenda.steps {
        texts.extend([&step.say, &step.todo, &step.done_when, &step.if_late].map(ToString::to_string));
    }
    texts.retain(|text| !text.is_empty());
    texts
}

#[test]
#[ignore = "needs pdftotext"]
fn nothing_private_is_read_in_a_redacted_report() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report.pdf");
    let mut hidden = 0;
    for seed in 0..12 {
        let workshop = Made::from_seed(seed).workshop;
        let room = Room::of(&workshop);
        std::fs::write(&file, tandem::export::pdf::pdf(tandem::export::Subject::room(&room, crate::english::words()))).unwrap();
        let (text, _) = read(&file);
        assert!(text.contains(workshop.title.as_str()), "{text}");
        for words in private(&workshop) {
            assert!(!text.contains(&words), "{words} of {seed} is in\n{text}");
            hidden += 1;
        }
    }
    assert!(hidden > 300, "{hidden}");
}
