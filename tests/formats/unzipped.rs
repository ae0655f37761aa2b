//! What is inside a DOCX or an XLSX: parts of a zip, cells of a sheet.

use std::io::{Cursor, Read};

use roxmltree::{Document, Node};

/// A part of the file as text; empty if it is not there.
pub fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    if let Ok(mut file) = zip.by_name(name) {
        file.read_to_string(&mut text).unwrap();
    }
    text
}

/// All parts that are text, behind one another.
pub fn every_text(bytes: &[u8]) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = (0..zip.len()).map(|at| zip.by_index(at).unwrap().name().to_owned()).collect();
    names.iter().filter(|name| name.to_lowercase().ends_with(".xml")).map(|name| part(bytes, name)).collect()
}

/// A cell that holds something.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Its name, as `C7`.
    pub at: String,
    pub formula: Option<String>,
    /// Its text or its number as written.
    pub text: String,
}

/// The cells of a sheet, numbered from 1, row by row.
pub fn sheet(xlsx: &[u8], number: usize) -> Vec<Cell> {
    let strings = part(xlsx, "xl/sharedStrings.xml");
    let strings = Document::parse(&strings).unwrap();
    let words = |node: Node| node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect::<String>();
    let strings: Vec<String> =
        strings.descendants().filter(|node| node.has_tag_name("si") || node.tag_name().name() == "si").map(words).collect();
    let text = part(xlsx, &format!("xl/worksheets/sheet{number}.xml"));
    let tree = Document::parse(&text).unwrap();
    let child = |node: Node, name: &str| node.children().find(|child| child.tag_name().name() == name).map(words);
    let cells = tree.descendants().filter(|node| node.tag_name().name() == "c");
    cells
        .map(|cell| {
            let value = child(cell, "v").unwrap_or_default();
            let is_shared = cell.attribute("t") == Some("s");
            let text = if is_shared { strings[value.parse::<usize>().unwrap()].clone() } else { value };
            Cell { at: cell.attribute("r").unwrap().to_owned(), formula: child(cell, "f"), text }
        })
        .filter(|cell| cell.formula.is_some() || !cell.text.is_empty())
        .collect()
}
