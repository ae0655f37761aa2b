//! The matrix by formulas: two columns a group, worth it and in the way; totals beside and below.

use rust_xlsxwriter::{Workbook, XlsxError, column_number_to_name};

use super::names::Names;
use super::points::Column as Of;
use super::sheet::{Look, Sheet};
use crate::alignment::{Pull, ThemeFigures};
use crate::export::Subject;
use crate::export::picture::{Picture, Row};
use crate::words::Words;
use crate::workshop::{GroupId, Kind};

/// The first column of groups: the heading and its code stand before.
const FIRST: u16 = 2;
/// How wide a column of groups is, in characters.
const WIDTH: f64 = 8.0;
/// The row of the codes, and the one of the weights, as a formula counts them.
const CODES: u32 = 5;
const WEIGHTS: u32 = 6;

/// Writes the sheet.
pub(super) fn write(book: &mut Workbook, subject: Subject, names: &Names) -> Result<(), XlsxError> {
    let picture = Picture::of(subject);
    let columns = u16::try_from(2 * picture.columns.len()).unwrap_or(u16::MAX);
    let mut sheet = Sheet::new(book, &names.matrix, &[26.0, 10.0])?;
    if columns > 0 {
        sheet.widths(FIRST, FIRST + columns - 1, WIDTH)?;
    }
    sheet.widths(FIRST + columns, FIRST + columns + 1, 11.0)?;
    sheet.widths(FIRST + columns + 2, FIRST + columns + 2, 40.0)?;
    let words = subject.words();
    sheet.line(&[words.report.picture()], Look::Title)?;
    sheet.line(&[words.workbook.matrix_about()], Look::Plain)?;
    heads(&mut sheet, subject, &picture, columns)?;
    for row in &picture.rows {
        line(&mut sheet, subject, &picture, row)?;
    }
    if columns > 0 {
        totals(&mut sheet, subject, &picture)?;
    }
    Ok(())
}

/// Where each group's two columns stand.
fn places(picture: &Picture) -> impl Iterator<Item = (u16, GroupId)> {
    (FIRST..).step_by(2).zip(picture.columns.iter().map(|column| column.group))
}

fn heads(sheet: &mut Sheet, subject: Subject, picture: &Picture, columns: u16) -> Result<(), XlsxError> {
    for (at, column) in (FIRST..).step_by(2).zip(&picture.columns) {
        sheet.text(at, if column.begins_side { column.side_name.as_str() } else { "" }, Look::Heading)?;
    }
    sheet.end_row()?;
    let (words, said) = (subject.words(), &subject.words().workbook);
    sheet.text(0, words.report.heading(), Look::Head)?;
    for (at, column) in (FIRST..).step_by(2).zip(&picture.columns) {
        sheet.wide(at, &column.name, WIDTH, Look::Head)?;
    }
    for (at, words) in (FIRST + columns..).zip([said.raised_by(), said.balance(), words.report.reads()]) {
        sheet.text(at, words, Look::Head)?;
    }
    sheet.end_row()?;
    for (at, group) in places(picture) {
        let code = subject.workshop().group(group).map_or("", |group| &group.code);
        sheet.text(at, code, Look::Code)?;
        sheet.text(at + 1, code, Look::Code)?;
    }
    sheet.end_row()?;
    sheet.text(0, said.weight(), Look::Code)?;
    for (at, group) in places(picture) {
        sheet.number(at, subject.workshop().group(group).map(|group| group.weight), Look::Number)?;
    }
    sheet.end_row()?;
    for (at, _) in places(picture) {
        sheet.text(at, Kind::Incentive.said(words), Look::Code)?;
        sheet.text(at + 1, Kind::Barrier.said(words), Look::Code)?;
    }
    sheet.end_row()?;
    sheet.freeze(FIRST)
}

/// A heading: its squares, how many raised it, its balance, how it reads.
fn line(sheet: &mut Sheet, subject: Subject, picture: &Picture, row: &Row) -> Result<(), XlsxError> {
    sheet.text(0, &row.name, Look::Plain)?;
    sheet.text(1, subject.theme(Some(row.theme)).map_or("", |theme| &theme.code), Look::Code)?;
    for ((at, _), square) in places(picture).zip(&row.squares) {
        for (at, kind, look, half) in
            [(at, Kind::Incentive, Look::Worth, &square.halves[0]), (at + 1, Kind::Barrier, Look::Way, &square.halves[1])]
        {
            let chosen = format!("{}*({}=$B{})", of_group(subject, at, kind), Of::HeadingCode.range(subject), sheet.row() + 1);
            sheet.formula(at, &format!("=SUMPRODUCT(MAX({chosen}*{}))", Of::Strength.range(subject)), Ok(half.strength), look)?;
        }
    }
    let after = FIRST + u16::try_from(2 * picture.columns.len()).unwrap_or(u16::MAX);
    if after > FIRST {
        let figures = subject.measures().themes.iter().find(|theme| theme.id == row.theme);
        ends(sheet, after, figures, subject.words())?;
    }
    sheet.text(after + 2, &row.reading, Look::Plain)?;
    sheet.end_row()
}

/// Which share of the groups raised a heading, and which way it pulls them: over both columns of each group at once.
/// Weights stand over the first of the two only, so that what falls between two groups counts nothing.
fn ends(sheet: &mut Sheet, after: u16, figures: Option<&ThemeFigures>, words: &Words) -> Result<(), XlsxError> {
    let none = in_formula(words.figures.no_data());
    let (from, to) = (FIRST, after - 2);
    let row = sheet.row() + 1;
    let span = |from: u16, to: u16| format!("{}{row}:{}{row}", column_number_to_name(from), column_number_to_name(to));
    let (worth, way) = (span(from, to), span(from + 1, to + 1));
    let weights = format!("${}${WEIGHTS}:${}${WEIGHTS}", column_number_to_name(from), column_number_to_name(to));
    let raised = format!("=IFERROR(SUMPRODUCT((({worth}+{way})>0)*{weights})/SUM({weights}),\"{none}\")");
    let balance = format!("=IFERROR(SUMPRODUCT(({worth}-{way})*{weights})/SUMPRODUCT(({worth}+{way})*{weights}),\"{none}\")");
    sheet.formula(after, &raised, known(figures.and_then(|figures| figures.coverage), words), Look::Measure)?;
    sheet.formula(after + 1, &balance, known(figures.and_then(|figures| figures.balance), words), Look::Measure)
}

/// All points of a group added up, with a heading or without, and what is left when one direction is taken from the other.
fn totals(sheet: &mut Sheet, subject: Subject, picture: &Picture) -> Result<(), XlsxError> {
    let pull = |group| subject.measures().group(group).map(|figures| figures.pull).unwrap_or_default();
    let (words, said) = (subject.words(), &subject.words().workbook);
    let none = in_formula(words.figures.no_data());
    sheet.text(0, said.added_up(), Look::Head)?;
    for (at, group) in places(picture) {
        let Pull { driving, restraining } = pull(group);
        for (at, kind, sum) in [(at, Kind::Incentive, driving), (at + 1, Kind::Barrier, restraining)] {
            let formula = format!("=SUMPRODUCT({}*{})", of_group(subject, at, kind), Of::Strength.range(subject));
            sheet.formula(at, &formula, Ok(sum), Look::Number)?;
        }
    }
    sheet.end_row()?;
    let sums = sheet.row();
    sheet.text(0, said.difference(), Look::Head)?;
    for (at, group) in places(picture) {
        let (worth, way) = (column_number_to_name(at), column_number_to_name(at + 1));
        sheet.formula(at, &format!("={worth}{sums}-{way}{sums}"), Ok(pull(group).net()), Look::Number)?;
    }
    sheet.end_row()?;
    sheet.text(0, said.as_a_share(), Look::Head)?;
    for (at, group) in places(picture) {
        let (worth, way) = (column_number_to_name(at), column_number_to_name(at + 1));
        let formula = format!("=IFERROR(({worth}{sums}-{way}{sums})/({worth}{sums}+{way}{sums}),\"{none}\")");
        sheet.formula(at, &formula, known(pull(group).balance(), words), Look::Measure)?;
    }
    sheet.end_row()
}

/// A figure, or the words for none.
fn known(figure: Option<f64>, words: &Words) -> Result<f64, &str> {
    figure.ok_or_else(|| words.figures.no_data())
}

/// A text as it stands between the quotes of a formula.
fn in_formula(text: &str) -> String {
    text.replace('"', "\"\"")
}

/// Which points are those of the group at this column, of one direction, and count.
fn of_group(subject: Subject, at: u16, kind: Kind) -> String {
    let words = subject.words();
    format!(
        "({}={}${CODES})*({}=\"{}\")*({}<>\"{}\")",
        Of::GroupCode.range(subject),
        column_number_to_name(at),
        Of::Direction.range(subject),
        in_formula(kind.said(words)),
        Of::Told.range(subject),
        in_formula(words.workbook.guess()),
    )
}
