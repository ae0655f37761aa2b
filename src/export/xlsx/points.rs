//! The points, one a row: what the formulas of the matrix read.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::names::{Names, quoted};
use super::sheet::{Look, Sheet};
use crate::export::Subject;
use crate::words::Words;
use crate::workshop::{Basis, Evidence, Factor};

/// A column of the sheet that formulas read, from its first point to its last.
#[derive(Clone, Copy)]
pub(super) enum Column {
    GroupCode,
    Direction,
    HeadingCode,
    Strength,
    Told,
}

impl Column {
    /// The column's cells, as a formula names them: at least one.
    pub fn range(self, subject: Subject) -> String {
        let letter = match self {
            Self::GroupCode => 'B',
            Self::Direction => 'E',
            Self::HeadingCode => 'G',
            Self::Strength => 'H',
            Self::Told => 'I',
        };
        let last = subject.workshop().factors().count().max(1) + 1;
        let sheet = quoted(&Names::of(subject).points);
        format!("{sheet}!${letter}$2:${letter}${last}")
    }
}

/// Writes the sheet.
pub(super) fn write(book: &mut Workbook, subject: Subject, names: &Names) -> Result<(), XlsxError> {
    let widths = [26.0, 11.0, 12.0, 60.0, 12.0, 24.0, 13.0, 10.0, 17.0, 16.0, 15.0, 8.0];
    let mut sheet = Sheet::new(book, &names.points, &widths)?;
    sheet.line(&head(subject.words()), Look::Head)?;
    sheet.freeze(0)?;
    for factor in subject.workshop().factors() {
        row(&mut sheet, subject, factor)?;
    }
    Ok(())
}

fn head(words: &Words) -> [&str; 12] {
    let (said, report) = (&words.workbook, &words.report);
    [
        report.group(),
        said.group_code(),
        report.side(),
        said.point(),
        said.direction(),
        report.heading(),
        said.heading_code(),
        said.strength(),
        said.told(),
        said.strength_from(),
        said.ratings(),
        said.dots(),
    ]
}

fn row(sheet: &mut Sheet, subject: Subject, factor: &Factor) -> Result<(), XlsxError> {
    let words = subject.words();
    let group = subject.workshop().group(factor.group);
    let theme = subject.theme(factor.theme);
    let tally = factor.tally.filter(|tally| tally.raters() > 0 && !subject.is_concealed(factor));
    sheet.text(0, group.map_or("", |group| &group.name), Look::Plain)?;
    sheet.text(1, group.map_or("", |group| &group.code), Look::Code)?;
    sheet.text(2, group.map_or("", |group| group.bloc.said(words)), Look::Plain)?;
    sheet.text(3, &factor.text, Look::Wrapped)?;
    sheet.text(4, factor.kind.said(words), Look::Plain)?;
    sheet.text(5, theme.map_or(words.values.no_heading(), |theme| &theme.name), Look::Plain)?;
    sheet.text(6, theme.map_or("", |theme| &theme.code), Look::Code)?;
    sheet.number(7, factor.strength(), Look::Number)?;
    sheet.text(8, told(factor.evidence, words), Look::Plain)?;
    sheet.text(9, basis(factor, words), Look::Plain)?;
    sheet.text(10, &tally.map_or_else(String::new, |tally| tally.counts.map(|n| n.to_string()).join(" ")), Look::Plain)?;
    let dots = subject.workshop().dots(factor.id);
    sheet.number(11, (dots > 0).then(|| dots.into()), Look::Number)?;
    sheet.end_row()
}

fn told(evidence: Evidence, words: &Words) -> &str {
    let said = &words.workbook;
    match evidence {
        Evidence::Heard => said.heard(),
        Evidence::Survey => said.told_before(),
        // It counts in no figure: formulas look for these words.
        Evidence::Assumed => said.guess(),
    }
}

fn basis<'a>(factor: &Factor, words: &'a Words) -> &'a str {
    let said = &words.workbook;
    match factor.basis() {
        Some(Basis::Rated) => said.on_slips(),
        Some(Basis::Agreed) => said.said_aloud(),
        Some(Basis::Entered) => said.by_facilitator(),
        None => words.values.not_scored(),
    }
}
