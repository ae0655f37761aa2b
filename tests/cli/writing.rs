//! `export`: the kind by the ending, nothing overwritten unasked, the same log the same bytes.

use super::bench::Bench;

#[test]
fn the_ending_says_what_kind_of_file_is_written() {
    let bench = Bench::new();
    bench.sample("morning-briefing");
    for (name, begins) in [
        ("a.docx", "PK"),
        ("a.html", "<!DOCTYPE html>"),
        ("a.md", "# "),
        ("a.txt", "Morning briefing, Ward 6"),
        ("a.xlsx", "PK"),
        ("a.pdf", "%PDF-"),
        ("a.svg", "<svg "),
        ("a.png", "\u{fffd}PNG"),
        ("a.csv", "group,bloc,weight,people,kind,theme,"),
        ("A.JSON", "{"),
    ] {
        let ran = bench.ran(&["export", "morning-briefing", "--to", name]);
        assert_eq!((ran.code, ran.stdout.as_str()), (0, ""), "{}", ran.stderr);
        assert!(ran.stderr.contains("what the room may see"), "{}", ran.stderr);
        let bytes = std::fs::read(bench.at(name)).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        assert!(text.starts_with(begins), "{name}: {text}");
    }
    for wrong in ["a.doc", "a"] {
        let said = bench.refused(1, &["export", "morning-briefing", "--to", wrong]);
        assert!(said.contains("hint: the endings are .docx, .html, .md,"), "{said}");
        assert!(!bench.at(wrong).exists());
    }
}

#[test]
fn it_says_what_leaves_and_where_it_lies() {
    let bench = Bench::new();
    bench.sample("tiny");
    let room = bench.ran(&["export", "tiny", "--to", "room.html"]).stderr;
    let full = bench.ran(&["export", "tiny", "--to", "full.html", "--full"]).stderr;
    for (name, said) in [("room.html", &room), ("full.html", &full)] {
        assert!(said.contains(bench.at(name).to_str().unwrap()), "{said}");
        assert!(said.contains("Tandem has sent nothing anywhere."), "{said}");
    }
    assert!(room.contains("Not in it: your notes, what small groups held back"), "{room}");
    assert!(full.contains("the full record, not for sharing"), "{full}");
}

#[test]
fn what_it_says_of_the_full_record_is_true_of_each_kind_of_file() {
    let bench = Bench::new();
    bench.sample("morning-briefing");
    for (name, with_notes) in
        [("a.md", true), ("a.html", true), ("a.json", true), ("a.csv", false), ("a.svg", false), ("a.txt", true)]
    {
        let said = bench.ran(&["export", "morning-briefing", "--to", name, "--full"]).stderr;
        assert!(said.contains("not for sharing"), "{name}: {said}");
        let written = std::fs::read_to_string(bench.at(name)).unwrap();
        assert_eq!(written.contains("ZQX-PRIVATE"), with_notes, "{name}");
        let (holds, holds_not) = said.split_once("Not in it").unwrap_or((&said, ""));
        assert_eq!(holds.contains("your notes"), with_notes, "{name}: {said}");
        assert!(with_notes || holds_not.contains("your notes") || said.contains("no note") || said.contains("No note"), "{said}");
    }
    let csv = bench.ran(&["export", "morning-briefing", "--to", "b.csv", "--full"]).stderr;
    assert!(csv.contains("not relevant") && csv.contains("provisional"), "what an import does not bring back: {csv}");
}

#[test]
fn a_pack_is_html_or_pdf_and_overwrites_nothing_unasked() {
    let bench = Bench::new();
    bench.sample("tiny");
    for (name, begins) in [("pack.html", "<!DOCTYPE html>"), ("pack.pdf", "%PDF-")] {
        bench.good(&["pack", "tiny", "--to", name]);
        let bytes = std::fs::read(bench.at(name)).unwrap();
        assert!(bytes.starts_with(begins.as_bytes()), "{name}");
        assert!(bench.refused(1, &["pack", "tiny", "--to", name]).contains("hint: --force"), "{name}");
        bench.good(&["pack", "tiny", "--to", name, "--force", "--clock", "2030-01-01T00:00:00Z"]);
        assert_eq!(std::fs::read(bench.at(name)).unwrap(), bytes, "{name}: the same log gives the same bytes");
    }
    assert!(bench.refused(1, &["pack", "tiny", "--to", "pack.docx"]).contains("hint: the endings are .html, .pdf"));
    assert_eq!(bench.names(""), ["pack.html", "pack.pdf", "sessions"]);
}

#[test]
fn json_is_the_matrix_with_what_was_agreed_and_full_is_a_deliberate_act() {
    let bench = Bench::new();
    bench.sample("morning-briefing");
    let read = |name| -> serde_json::Value { serde_json::from_slice(&std::fs::read(bench.at(name)).unwrap()).unwrap() };
    bench.good(&["export", "morning-briefing", "--to", "room.json"]);
    bench.good(&["export", "morning-briefing", "--to", "full.json", "--full"]);
    for (name, matrix) in [("room.json", &["--room"][..]), ("full.json", &[])] {
        let mut export = read(name);
        for key in ["actions", "commitments", "car_park", "agenda"] {
            assert!(export.as_object_mut().unwrap().shift_remove(key).is_some(), "{name}: {key}");
        }
        assert_eq!(export, bench.json(&[&["matrix", "morning-briefing", "--format", "json"], matrix].concat()), "{name}");
    }
}

#[test]
fn a_file_that_is_there_is_replaced_only_when_asked() {
    let bench = Bench::new();
    bench.sample("tiny");
    bench.file("a.md", "mine");
    let said = bench.refused(1, &["export", "tiny", "--to", "a.md"]);
    assert!(said.contains("there is a file of that name\nhint: --force"), "{said}");
    assert_eq!(std::fs::read(bench.at("a.md")).unwrap(), b"mine");
    bench.good(&["export", "tiny", "--to", "a.md", "--force"]);
    bench.good(&["export", "tiny", "--to", "b.md", "--clock", "2030-01-01T00:00:00Z"]);
    assert_eq!(std::fs::read(bench.at("a.md")).unwrap(), std::fs::read(bench.at("b.md")).unwrap());
    assert_eq!(bench.names(""), ["a.md", "b.md", "sessions"]);
}

#[test]
fn what_cannot_be_written_leaves_nothing_behind() {
    let bench = Bench::new();
    bench.sample("tiny");
    bench.file("in-the-way", "");
    for (to, why) in [
        ("in-the-way/a.md", "in-the-way is no folder: choose another"),
        ("nowhere/a.md", "there is no folder nowhere: make it first, or choose another"),
    ] {
        let said = bench.refused(1, &["export", "tiny", "--to", to]);
        assert!(said.contains(why) && !said.contains("os error"), "{said}");
    }
    std::fs::create_dir(bench.at("folder.md")).unwrap();
    assert!(bench.refused(1, &["export", "tiny", "--to", "folder.md", "--force"]).contains("folder.md"));
    assert_eq!(bench.names(""), ["folder.md", "in-the-way", "sessions"]);
}
