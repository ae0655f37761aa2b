//! The same figures everywhere: read out of each format and compared with the JSON.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};
use serde_json::Value;
use tandem::export::{Subject, docx::docx, html::html, json, svg::svg, xlsx::xlsx};

use super::invented::{sample::Sample, shipped};
use super::subjects;
use super::unzipped::{Cell, part, sheet};

/// Strengths of a square, worth it and in the way, by heading and group.
type Squares = BTreeMap<(String, String), [f64; 2]>;

fn expected(matrix: &Value) -> Squares {
    let name = |kind: &str, code: &Value| {
        let all = matrix[kind].as_array().unwrap();
        all.iter().find(|of| of["code"] == *code).unwrap()["name"].as_str().unwrap().to_owned()
    };
    let cells = matrix["cells"].as_array().unwrap().iter();
    cells
        .map(|cell| {
            let at = (name("themes", &cell["theme"]), name("groups", &cell["group"]));
            (at, ["incentive", "barrier"].map(|kind| cell[kind].as_f64().unwrap()))
        })
        .collect()
}

/// What signs such as `+4.5~ −3? ≈` say was heard.
fn heard(signs: &str) -> [f64; 2] {
    let of = |sign: char| {
        let mut parts = signs.split(' ').filter_map(|part| part.trim_end_matches(['≈', '×', '~']).strip_prefix(sign));
        parts.find_map(|part| part.parse::<f64>().ok()).unwrap_or(0.0)
    };
    [of('+'), of('−')]
}

/// A table's squares: heads of columns, then rows that begin with a heading.
fn squares(rows: &[Vec<String>], group: impl Fn(&str) -> String) -> Squares {
    let head = &rows[0];
    let mut squares = Squares::new();
    for row in &rows[1..] {
        for (at, name) in head.iter().enumerate().take(head.len() - 1).skip(1) {
            squares.insert((row[0].clone(), group(name)), heard(&row[at]));
        }
    }
    squares
}

fn words(node: Node) -> String {
    node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect()
}

fn named<'a>(node: Node<'a, 'a>, name: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
    node.descendants().filter(move |node| node.tag_name().name() == name)
}

fn in_docx(subject: Subject) -> Squares {
    let text = part(&docx(subject), "word/document.xml");
    let tree = Document::parse(&text).unwrap();
    let tables = named(tree.root(), "tbl").map(|table| {
        let rows = named(table, "tr")
            .map(|row| named(row, "tc").map(|cell| words(cell).replace('\u{a0}', " ")).collect::<Vec<String>>());
        rows.collect::<Vec<_>>()
    });
    let picture = tables.into_iter().find(|table| table[0][0] == "Heading").unwrap();
    // Word's cells hold the side behind the group's name.
    squares(&picture, |name| name.rsplit_once(" (").unwrap().0.to_owned())
}

fn in_html(subject: Subject) -> Squares {
    let page = html(subject);
    let (_, from) = page.split_once("<table class=\"picture\">").unwrap();
    let table = format!("<table>{}</table>", from.split_once("</table>").unwrap().0);
    let tree = Document::parse(&table).unwrap();
    let rows = named(tree.root(), "tr").skip(1).map(|row| {
        let cells = row.children().filter(Node::is_element).map(|cell| {
            let signs: Vec<String> = named(cell, "em").map(words).collect();
            let is_square = cell.attribute("class").is_some_and(|class| class.starts_with("square"));
            if is_square { signs.join(" ") } else { words(cell) }
        });
        cells.collect()
    });
    squares(&rows.collect::<Vec<Vec<String>>>(), str::to_owned)
}

/// The words that the HTML reads aloud: the same figures again.
fn aloud_in_html(subject: Subject) -> Vec<String> {
    let page = html(subject);
    page.split("<i>").skip(1).map(|rest| rest.split_once("</i>").unwrap().0.to_owned()).collect()
}

fn in_svg(subject: Subject) -> Vec<[f64; 2]> {
    let text = svg(subject);
    let tree = Document::parse(&text).unwrap();
    let groups = named(tree.root(), "g").map(|group| {
        let signs: Vec<String> = named(group, "text").map(words).collect();
        heard(&signs.join(" "))
    });
    groups.collect()
}

fn in_xlsx(subject: Subject, matrix: &Value) -> Squares {
    let cells = sheet(&xlsx(subject), 2);
    let split = |cell: &Cell| {
        let letters = cell.at.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
        let row: u32 = cell.at[letters.len()..].parse().unwrap();
        (letters, row)
    };
    let codes: Vec<(String, String)> =
        cells.iter().filter(|cell| split(cell).1 == 5).map(|cell| (split(cell).0, cell.text.clone())).collect();
    let mut found = Squares::new();
    let last = 7 + u32::try_from(matrix["themes"].as_array().unwrap().len()).unwrap();
    for cell in cells.iter().filter(|cell| cell.formula.is_some() && (8..=last).contains(&split(cell).1)) {
        let (letters, row) = split(cell);
        let Some(at) = codes.iter().position(|(column, _)| *column == letters) else { continue };
        let heading = cells.iter().find(|cell| cell.at == format!("A{row}")).unwrap().text.clone();
        let groups = matrix["groups"].as_array().unwrap();
        let group = groups.iter().find(|group| group["code"] == codes[at].1).unwrap()["name"].as_str().unwrap();
        found.entry((heading, group.to_owned())).or_default()[at % 2] = cell.text.parse().unwrap();
    }
    found
}

#[test]
fn the_squares_of_every_format_are_those_of_the_json() {
    let workshops = std::iter::once(Sample::new().workshop).chain(shipped().into_iter().map(|(_, workshop)| workshop));
    for workshop in workshops {
        subjects(&workshop, |who, subject| {
            let matrix: Value = serde_json::from_str(&json::matrix(subject)).unwrap();
            let expected = expected(&matrix);
            // While scores are hidden, the room's squares are empty.
            assert!(who == "room" || expected.values().any(|[plus, minus]| *plus > 0.0 || *minus > 0.0));
            assert_eq!(in_docx(subject), expected, "docx {who}");
            assert_eq!(in_html(subject), expected, "html {who}");
            assert_eq!(in_xlsx(subject, &matrix), expected, "xlsx {who}");
            let picture = tandem::export::picture::Picture::of(subject);
            let name = |id| subject.workshop().group(id).unwrap().name.to_string();
            let in_order =
                picture.rows.iter().flat_map(|row| picture.columns.iter().map(move |column| (row.name.clone(), column.group)));
            let in_order: Vec<[f64; 2]> = in_order.map(|(heading, group)| expected[&(heading, name(group))]).collect();
            assert_eq!(in_svg(subject), in_order, "svg {who}");
            for (words, [plus, minus]) in aloud_in_html(subject).iter().zip(in_order) {
                for (what, strength) in [("worth it", plus), ("in the way", minus)] {
                    let said = words.split(", ").any(|part| part == format!("{what} {strength}"))
                        && !words.contains(&format!("{what} {strength}, a guess"));
                    assert_eq!(said, strength > 0.0, "{words}");
                }
            }
        });
    }
}

#[test]
fn the_workbooks_measures_are_those_of_the_json() {
    subjects(&Sample::new().workshop, |who, subject| {
        let matrix: Value = serde_json::from_str(&json::matrix(subject)).unwrap();
        let cells = sheet(&xlsx(subject), 4);
        let beside = |name: &str, column: char| {
            let row = cells.iter().find(|cell| cell.at.starts_with('A') && cell.text == name).unwrap().at[1..].to_owned();
            cells.iter().find(|cell| cell.at == format!("{column}{row}")).map(|cell| cell.text.clone())
        };
        let same = |text: Option<String>, value: &Value| match value.as_f64() {
            Some(value) => assert!((text.unwrap().parse::<f64>().unwrap() - value).abs() < 1e-12),
            None => assert_eq!(text.as_deref(), Some("no data"), "{who}"),
        };
        for (name, key) in [
            ("Gap between the two sides", "gap"),
            ("Alignment between the two sides", "between"),
            ("Alignment over all pairs", "alignment"),
        ] {
            same(beside(name, 'B'), &matrix["overall"][key]);
        }
        for theme in matrix["themes"].as_array().unwrap() {
            for (column, key) in [('B', "alignment"), ('C', "between"), ('G', "coverage"), ('H', "balance")] {
                same(beside(theme["name"].as_str().unwrap(), column), &theme[key]);
            }
        }
        for group in matrix["groups"].as_array().unwrap() {
            for (column, key) in [('C', "driving"), ('D', "restraining"), ('E', "net"), ('F', "balance")] {
                same(beside(group["name"].as_str().unwrap(), column), &group["pull"][key]);
            }
        }
    });
}
