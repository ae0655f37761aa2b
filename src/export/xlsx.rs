//! The workbook: actions, the matrix worked out anew from the points by formulas, the points, the measures, the method.
//!
//! Texts are written as strings, never as formulas, whatever they begin with. Formulas use only what every spreadsheet
//! of the last twenty years has, and carry our own result for a program that does not compute.

mod matrix;
mod measures;
mod names;
mod points;
mod sheet;

use jiff::civil::date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::Subject;
use super::report::{Block, report};
use names::Names;
use sheet::{Look, Sheet};

/// The workbook: redacted for a room, the full record otherwise.
///
/// # Panics
/// Never: names of sheets are made fit and texts are cut to what a cell holds.
#[must_use]
pub fn xlsx(subject: Subject) -> Vec<u8> {
    made(subject).expect("names of sheets are made fit, texts are cut to what a cell holds, and memory takes the bytes")
}

fn made(subject: Subject) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // Not the time of the export: the same log gives the same bytes. The library must be given one.
    let day = subject.day().unwrap_or_else(|| date(2000, 1, 1));
    let parts = (day.year().unsigned_abs(), day.month().unsigned_abs(), day.day().unsigned_abs());
    let day = ExcelDateTime::from_ymd(parts.0, parts.1, parts.2)?;
    book.set_properties(
        &DocProperties::new().set_title(sheet::cut(&subject.title(), 200)).set_author("Tandem").set_creation_datetime(&day),
    );
    let blocks = report(subject);
    let names = Names::of(subject);
    actions(&mut book, &blocks, (subject, &names))?;
    matrix::write(&mut book, subject, &names)?;
    points::write(&mut book, subject, &names)?;
    measures::write(&mut book, subject, &names)?;
    method(&mut book, &blocks, (subject, &names))?;
    book.save_to_buffer()
}

/// What was agreed: the report up to its second section.
fn actions(book: &mut Workbook, blocks: &[Block], (subject, names): (Subject, &Names)) -> Result<(), XlsxError> {
    let mut sheet = Sheet::new(book, &names.actions, &[44.0, 52.0, 34.0, 20.0, 16.0])?;
    let second = blocks.iter().enumerate().filter(|(_, block)| matches!(block, Block::Heading(2, _))).nth(1);
    for block in &blocks[..second.map_or(blocks.len(), |(at, _)| at)] {
        match block {
            Block::Heading(1, words) => sheet.line(&[words], Look::Title)?,
            Block::Heading(_, words) => sheet.line(&[words], Look::Heading)?,
            // The workbook has no notes: what the report says of itself would not be true here.
            Block::Strong(_) => sheet.line(&[subject.words().report.full()], Look::Warning)?,
            Block::Text(words) => sheet.line(&[words], Look::Plain)?,
            Block::List(lines) | Block::Lines(lines) => {
                for line in lines {
                    sheet.line(&[line], Look::Plain)?;
                }
            }
            Block::Table(table) | Block::Picture(table) => {
                sheet.line(&table.head, Look::Head)?;
                for row in &table.rows {
                    sheet.line(row, Look::Wrapped)?;
                }
            }
        }
    }
    Ok(())
}

/// How the figures were made: the report's last list, and what this file adds.
fn method(book: &mut Workbook, blocks: &[Block], (subject, names): (Subject, &Names)) -> Result<(), XlsxError> {
    let mut sheet = Sheet::new(book, &names.method, &[110.0])?;
    let words = subject.words();
    sheet.line(&[words.report.method()], Look::Title)?;
    let items = blocks.iter().rev().find_map(|block| if let Block::List(items) = block { Some(items) } else { None });
    for item in items.into_iter().flatten() {
        sheet.line(&[item], Look::Wrapped)?;
    }
    for words in [words.workbook.method_matrix(), words.workbook.method_measures()] {
        sheet.line(&[words], Look::Wrapped)?;
    }
    Ok(())
}
