//! Pages as Chromium shows and prints them.

use std::collections::BTreeSet;
use std::path::Path;

use resvg::tiny_skia::Pixmap;

use super::{Bench, NASTY, bench, exported, holds, outside, said};

const QUIET: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--force-device-scale-factor=1",
];

/// Runs the browser on a page with an empty profile.
fn browse(more: &[&str], page: &Path) {
    let profile = tempfile::tempdir().unwrap();
    let profile = format!("--user-data-dir={}", profile.path().display());
    let page_address = format!("file://{}", page.display());
    let arguments = [&QUIET[..], &[&profile], more, &[&page_address]].concat();
    outside::run("chromium", &arguments, page.parent().unwrap());
}

/// A picture of a page in a window of this size.
pub fn picture(page: &Path, (width, height): (u32, u32)) -> Pixmap {
    let to = page.with_extension("shot.png");
    browse(&[&format!("--window-size={width},{height}"), &format!("--screenshot={}", to.display())], page);
    Pixmap::decode_png(&std::fs::read(to).unwrap()).unwrap()
}

/// The text of a page as it is printed, and on how many pages.
fn printed(page: &Path) -> (String, usize) {
    let to = page.with_extension("printed.pdf");
    browse(&["--no-pdf-header-footer", &format!("--print-to-pdf={}", to.display())], page);
    super::paper::read(&to)
}

/// The colours in a picture.
fn colours(picture: &Pixmap) -> BTreeSet<[u8; 3]> {
    picture.pixels().iter().map(|dot| [dot.red(), dot.green(), dot.blue()]).collect()
}

/// The grounds of the strengths that the room's matrix holds.
fn grounds(bench: &Bench) -> BTreeSet<[u8; 3]> {
    let matrix = super::matrix(bench);
    let kinds = [("incentive", tandem::workshop::Kind::Incentive), ("barrier", tandem::workshop::Kind::Barrier)];
    let strength = |cell: &serde_json::Value, key: &str| cell[key].as_f64().filter(|strength| *strength > 0.0);
    let cells = matrix["cells"].as_array().unwrap().clone();
    cells
        .iter()
        .flat_map(|cell| {
            kinds.iter().filter_map(|(key, kind)| Some(tandem::export::picture::colours(*kind, strength(cell, key)?).0))
        })
        .collect()
}

#[test]
#[ignore = "needs Chromium and pdftotext"]
fn the_report_is_drawn_and_printed_whole() {
    let bench = bench();
    let page = exported(&bench, "report.html");
    let (text, pages) = printed(&page);
    holds(&text, &said(&bench));
    assert!(text.contains("Tandem has sent nothing anywhere"), "{text}");
    assert!((4..=14).contains(&pages), "{pages} pages");
    let drawn = colours(&picture(&page, (1100, 6000)));
    let grounds = grounds(&bench);
    assert!(grounds.len() >= 6 && grounds.is_subset(&drawn), "squares in their colours: {:?}", grounds.difference(&drawn));
}

#[test]
#[ignore = "needs Chromium and pdftotext"]
fn the_pack_is_drawn_and_printed_card_by_card() {
    let bench = bench();
    bench.good(&["pack", "morning-briefing", "--to", "pack.html"]);
    let page = bench.at("pack.html");
    let (text, pages) = printed(&page);
    let workshop = bench.json(&["matrix", "morning-briefing", "--format", "json"]);
    let groups = workshop["groups"].as_array().unwrap();
    let names = groups.iter().map(|group| group["name"].as_str().unwrap().to_owned());
    let points = workshop["factors"].as_array().unwrap().iter().filter(|point| point["merged_into"].is_null());
    let points = points.map(|point| point["text"].as_str().unwrap().to_owned());
    holds(&text, &names.chain(points).collect::<Vec<_>>());
    assert!(NASTY.iter().all(|nasty| super::flowing(&text).contains(nasty)));
    assert!(pages > groups.len(), "a card for each group on a page of its own: {pages}");
    // Black on white: it must be readable from any printer.
    let drawn = picture(&page, (1000, 12000));
    let dark = drawn.pixels().iter().filter(|dot| dot.red() < 60 && dot.green() < 60 && dot.blue() < 60).count();
    assert!(dark > 10_000, "{dark} dark dots");
}
