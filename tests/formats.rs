//! The richer formats: that all of them hold the same figures, that nothing typed becomes markup or a formula, and that
//! the same workshop gives the same bytes.

mod english;
#[path = "formats/figures.rs"]
mod figures;
mod invented;
#[path = "formats/pack.rs"]
mod pack;
#[path = "formats/unzipped.rs"]
mod unzipped;

use english::words;
use invented::random::Made;
use invented::sample::Sample;
use tandem::alignment::Measures;
use tandem::export::{Full, Subject, docx::docx, email::email, html, pdf, png::png, svg::svg, xlsx::xlsx};
use tandem::room::Room;
use tandem::workshop::*;
use unzipped::{every_text, part};

/// The full workshop and the room's, each as what is exported.
fn subjects(workshop: &Workshop, mut check: impl FnMut(&str, Subject)) {
    let (room, measures) = (Room::of(workshop), Measures::of(workshop));
    check("full", Subject::full(Full { workshop, measures: &measures, records: 41 }, words()));
    check("room", Subject::room(&room, words()));
}

/// Every format of which the bytes are made, but the picture of dots, which takes long.
fn made(subject: Subject) -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("docx", docx(subject)),
        ("xlsx", xlsx(subject)),
        ("pdf", pdf::pdf(subject)),
        ("html", html::html(subject).into_bytes()),
        ("svg", svg(subject).into_bytes()),
        ("txt", email(subject).into_bytes()),
    ]
}

/// All text of the formats that can be read without another program.
fn readable(subject: Subject) -> Vec<(&'static str, String)> {
    let docx = docx(subject);
    let parts = ["word/document.xml", "word/footer1.xml"].map(|name| part(&docx, name));
    vec![
        ("docx", parts.concat()),
        ("xlsx", every_text(&xlsx(subject))),
        ("html", html::html(subject)),
        ("svg", svg(subject)),
        ("txt", email(subject)),
    ]
}

#[test]
fn the_same_workshop_gives_the_same_bytes() {
    subjects(&Sample::new().workshop, |who, subject| {
        for ((format, first), (_, again)) in made(subject).into_iter().zip(made(subject)) {
            assert!(first == again, "{format} {who}");
        }
    });
    let empty = Workshop::default();
    let room = Room::of(&empty);
    assert!(png(Subject::room(&room, words())) == png(Subject::room(&room, words())));
}

#[test]
fn the_properties_say_the_title_tandem_and_the_workshops_day() {
    let workshop =
        Workshop { title: Line::new("Beds & <bleeps>"), date: Some(jiff::civil::date(2027, 2, 1)), ..Sample::new().workshop };
    let room = Room::of(&workshop);
    let subject = Subject::room(&room, words());
    for (bytes, who) in [(docx(subject), "docx"), (xlsx(subject), "xlsx")] {
        let core = part(&bytes, "docProps/core.xml");
        let tree = roxmltree::Document::parse(&core).unwrap();
        let said = |name: &str| tree.descendants().find(|node| node.tag_name().name() == name).and_then(|node| node.text());
        assert_eq!(said("title"), Some("Beds & <bleeps>"), "{who}");
        assert_eq!(said("creator"), Some("Tandem"), "{who}");
        assert_eq!(said("created"), Some("2027-02-01T00:00:00Z"), "{who}");
    }
    let pdf = pdf::pdf(subject);
    let text = String::from_utf8_lossy(&pdf);
    assert!(text.contains("D:20270201") && text.contains("/Author"), "the day and the author");
    let undated = Workshop { date: None, ..workshop };
    let room = Room::of(&undated);
    assert!(!part(&docx(Subject::room(&room, words())), "docProps/core.xml").contains("created"));
}

#[test]
fn every_workshop_has_every_format() {
    for workshop in std::iter::once(Workshop::default()).chain((0..6).map(|seed| Made::from_seed(seed).workshop)) {
        subjects(&workshop, |_, subject| {
            for (format, bytes) in made(subject) {
                assert!(!bytes.is_empty(), "{format}");
                match format {
                    "docx" => drop(roxmltree::Document::parse(&part(&bytes, "word/document.xml")).unwrap()),
                    "svg" => drop(roxmltree::Document::parse(std::str::from_utf8(&bytes).unwrap()).unwrap()),
                    "pdf" => assert!(bytes.starts_with(b"%PDF-")),
                    _ => {}
                }
            }
        });
    }
}

#[test]
fn what_is_private_is_in_no_redacted_format_and_the_full_record_says_what_it_is() {
    subjects(&Sample::new().workshop, |who, subject| {
        for (format, text) in readable(subject) {
            for private in ["ZQX-PRIVATE-2", "ZQX-PRIVATE-3", "ZQX-PRIVATE-4", "Breakfasts are still out"] {
                let holds_notes = ["docx", "html", "txt"].contains(&format) && who == "full";
                assert_eq!(text.contains(private), holds_notes, "{format} {who} {private}");
            }
            assert_eq!(text.contains("Full record, not for sharing"), who == "full", "{format} {who}");
        }
    });
}

#[test]
fn nothing_typed_becomes_markup_or_a_formula() {
    let mut sample = Sample::new();
    let nasty = [
        "=1+1",
        "+44 20",
        "-2+3",
        "@SUM(A1)",
        "<b>&amp;\"'</b>",
        "</script><script>x()</script>",
        "]]>",
        "=HYPERLINK(\"http://x\")",
    ];
    for (at, text) in (1..).zip(nasty) {
        sample.apply(&Change::RewordFactor { id: FactorId::new(at), text: text.into() });
    }
    sample.apply(&Change::NameWorkshop { title: "=cmd|' /C calc'!A0 <i>".into() });
    subjects(&sample.workshop, |who, subject| {
        let page = html::html(subject);
        for tag in ["<b>&", "<script", "<i>", "http"] {
            assert!(!page.contains(&format!("{tag}x")) && (tag != "<script" || !page.contains(tag)), "{who} {tag}");
        }
        assert!(page.contains("&lt;b&gt;&amp;amp;&quot;&#39;&lt;/b&gt;"));
        assert!(svg(subject).contains("&lt;i&gt;"));
        let document = part(&docx(subject), "word/document.xml");
        let tree = roxmltree::Document::parse(&document).unwrap();
        let words: String = tree.descendants().filter(roxmltree::Node::is_text).filter_map(|node| node.text()).collect();
        assert!(words.contains("<b>&amp;\"'</b>") && words.contains("=1+1"), "{who}");
        let sheet = unzipped::sheet(&xlsx(subject), 3);
        let said: Vec<&str> = sheet.iter().filter(|cell| cell.formula.is_none()).map(|cell| cell.text.as_str()).collect();
        for text in nasty {
            assert!(said.contains(&text), "{who} {text}");
        }
        assert!(sheet.iter().all(|cell| cell.formula.is_none()), "the points hold no formula");
    });
}

#[test]
fn the_html_fetches_nothing_and_runs_nothing() {
    subjects(&Sample::new().workshop, |_, subject| {
        for page in [html::html(subject), html::pack_html(subject)] {
            for foreign in ["<script", "<link", "<img", "src=", "href=", "url(", "@import", "http:", "https:"] {
                assert!(!page.contains(foreign), "{foreign}");
            }
            assert!(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""));
            assert!(page.contains("size: A4"));
        }
    });
}
