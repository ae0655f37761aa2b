//! The report as a Word document: headings that are headings, tables that are tables, the matrix on a page of its own
//! across. Texts pass the library's own escaping. It knows neither files nor the time: dates in it are fixed.

mod properties;
mod style;
mod table;

use std::io::Cursor;

use docx_rs::{BreakType, Docx, Footer, IndentLevel, NumberingId, PageNum, PageOrientationType, Paragraph, Run, Section, Table};

use super::Subject;
use super::picture::Picture;
use super::report::{self, Block, Part, parts, report};
use style::{BULLETS, Page};

/// The report: redacted for a room, the full record otherwise.
#[must_use]
pub fn docx(subject: Subject) -> Vec<u8> {
    style::number_afresh();
    let blocks = report(subject);
    let foot = report::foot(subject);
    let parts = parts(&blocks);
    let Some((last, before)) = parts.split_last() else { return Vec::new() };
    let of = |part: &Part| part.blocks.iter().flat_map(|block| pieces(block, subject)).collect::<Vec<Piece>>();
    let mut document = style::document();
    for part in before {
        let page = if part.is_across { Page::ACROSS } else { Page::UPRIGHT };
        document = document.add_section(section(of(part), page, footer(subject, &foot)));
    }
    packed(of(last).into_iter().fold(document, Piece::onto).footer(footer(subject, &foot)), subject)
}

fn packed(document: Docx, subject: Subject) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let mut document = document.build();
    document.doc_props.core = properties::core(subject).into_bytes();
    document.pack(&mut bytes).expect("writing to memory cannot fail");
    bytes.into_inner()
}

/// What stands in a document's body.
#[expect(clippy::large_enum_variant, reason = "a document has some dozen of them, each moved once")]
enum Piece {
    Paragraph(Paragraph),
    Table(Table),
}

impl Piece {
    fn onto(document: Docx, piece: Self) -> Docx {
        match piece {
            Self::Paragraph(paragraph) => document.add_paragraph(paragraph),
            Self::Table(table) => document.add_table(table),
        }
    }
}

fn section(pieces: Vec<Piece>, page: Page, foot: Footer) -> Section {
    let mut section = Section::new().page_size(page.size()).page_margin(style::margin()).footer(foot);
    if page.is_across {
        section = section.page_orient(PageOrientationType::Landscape);
    }
    for piece in pieces {
        section = match piece {
            Piece::Paragraph(paragraph) => section.add_paragraph(paragraph),
            Piece::Table(table) => section.add_table(table),
        };
    }
    section
}

/// The number itself is the program's that shows the page: it stands where the language has it.
fn footer(subject: Subject, foot: &str) -> Footer {
    const NUMBER: &str = "\u{1}";
    let words = subject.words().report.foot_page(foot, NUMBER);
    let (before, after) = words.split_once(NUMBER).unwrap_or((&words, ""));
    let mut line = Paragraph::new().style("Foot").add_run(Run::new().add_text(before)).add_page_num(PageNum::new());
    if !after.is_empty() {
        line = line.add_run(Run::new().add_text(after));
    }
    Footer::new().add_paragraph(line)
}

fn pieces(block: &Block, subject: Subject) -> Vec<Piece> {
    let one = |paragraph: Paragraph| vec![Piece::Paragraph(paragraph)];
    match block {
        Block::Heading(1, words) => one(said("Title", words)),
        Block::Heading(level, words) => one(said(if *level == 2 { "Heading1" } else { "Heading2" }, words).keep_next(true)),
        // What announces a list stays with it.
        Block::Text(words) => one(said("Normal", words).keep_next(words.ends_with(':'))),
        Block::Strong(words) => one(said("Strong", words)),
        Block::List(items) => items.iter().map(|item| Piece::Paragraph(bullet(item))).collect(),
        Block::Lines(lines) => vec![Piece::Paragraph(as_they_stand(lines))],
        Block::Table(cells) => vec![Piece::Table(table::table(cells)), Piece::Paragraph(said("Small", ""))],
        Block::Picture(cells) => {
            vec![Piece::Table(table::picture(cells, &Picture::of(subject))), Piece::Paragraph(said("Small", ""))]
        }
    }
}

fn said(style: &str, words: &str) -> Paragraph {
    Paragraph::new().style(style).add_run(Run::new().add_text(words))
}

fn bullet(words: &str) -> Paragraph {
    said("Item", words).numbering(NumberingId::new(BULLETS), IndentLevel::new(0))
}

/// Lines to be copied: one paragraph, so that one click takes them.
fn as_they_stand(lines: &[String]) -> Paragraph {
    let mut paragraph = Paragraph::new().style("Lines").keep_lines(true);
    for (at, line) in lines.iter().enumerate() {
        let run = if at == 0 { Run::new() } else { Run::new().add_break(BreakType::TextWrapping) };
        paragraph = paragraph.add_run(run.add_text(line));
    }
    paragraph
}
