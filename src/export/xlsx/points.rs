//! The points, one a row: what the formulas of the matrix read.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::sheet::{Look, Sheet};
use crate::export::Subject;
use crate::workshop::{Basis, Evidence, Factor};

const HEAD: [&str; 12] = [
    "Group",
    "Group code",
    "Side",
    "Point",
    "Direction",
    "Heading",
    "Heading code",
    "Strength",
    "Told how",
    "Strength from",
    "Ratings 1 to 5",
    "Dots",
];

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
        format!("Points!${letter}$2:${letter}${last}")
    }
}

/// What stands for a guess by others: it counts in no figure.
pub(super) const GUESS: &str = "a guess by others";

/// Writes the sheet.
pub(super) fn write(book: &mut Workbook, subject: Subject) -> Result<(), XlsxError> {
    let widths = [26.0, 11.0, 12.0, 60.0, 12.0, 24.0, 13.0, 10.0, 17.0, 16.0, 15.0, 8.0];
    let mut sheet = Sheet::new(book, "Points", &widths)?;
    sheet.line(&HEAD, Look::Head)?;
    sheet.freeze(0)?;
    for factor in subject.workshop().factors() {
        row(&mut sheet, subject, factor)?;
    }
    Ok(())
}

fn row(sheet: &mut Sheet, subject: Subject, factor: &Factor) -> Result<(), XlsxError> {
    let group = subject.workshop().group(factor.group);
    let theme = subject.theme(factor.theme);
    let tally = factor.tally.filter(|tally| tally.raters() > 0 && !subject.is_concealed(factor));
    sheet.text(0, group.map_or("", |group| &group.name), Look::Plain)?;
    sheet.text(1, group.map_or("", |group| &group.code), Look::Code)?;
    sheet.text(2, group.map_or("", |group| group.bloc.word()), Look::Plain)?;
    sheet.text(3, &factor.text, Look::Wrapped)?;
    sheet.text(4, factor.kind.room_words(), Look::Plain)?;
    sheet.text(5, theme.map_or("no heading", |theme| &theme.name), Look::Plain)?;
    sheet.text(6, theme.map_or("", |theme| &theme.code), Look::Code)?;
    sheet.number(7, factor.strength(), Look::Number)?;
    sheet.text(8, told(factor.evidence), Look::Plain)?;
    sheet.text(9, basis(factor), Look::Plain)?;
    sheet.text(10, &tally.map_or_else(String::new, |tally| tally.counts.map(|n| n.to_string()).join(" ")), Look::Plain)?;
    let dots = subject.workshop().dots(factor.id);
    sheet.number(11, (dots > 0).then(|| dots.into()), Look::Number)?;
    sheet.end_row()
}

const fn told(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Heard => "heard",
        Evidence::Survey => "told before",
        Evidence::Assumed => GUESS,
    }
}

fn basis(factor: &Factor) -> &'static str {
    match factor.basis() {
        Some(Basis::Rated) => "slips",
        Some(Basis::Agreed) => "agreed aloud",
        Some(Basis::Entered) => "provisional",
        None => "not scored",
    }
}
