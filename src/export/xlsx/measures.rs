//! The measures as Tandem worked them out: the same figures as the JSON, by name.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::sheet::{Look, Sheet};
use crate::alignment::Shares;
use crate::export::Subject;

/// Writes the sheet.
pub(super) fn write(book: &mut Workbook, subject: Subject) -> Result<(), XlsxError> {
    let mut sheet = Sheet::new(book, "Measures", &[36.0, 14.0, 14.0, 14.0, 14.0, 14.0, 14.0, 14.0, 40.0])?;
    sheet.line(&["Over all"], Look::Heading)?;
    overall(&mut sheet, subject)?;
    sheet.end_row()?;
    sheet.line(&["By heading"], Look::Heading)?;
    themes(&mut sheet, subject)?;
    sheet.end_row()?;
    sheet.line(&["By group"], Look::Heading)?;
    groups(&mut sheet, subject)?;
    if subject.is_full() {
        sheet.end_row()?;
        sheet.line(&["By pair of groups"], Look::Heading)?;
        pairs(&mut sheet, subject)?;
    }
    Ok(())
}

fn figures(sheet: &mut Sheet, name: &str, figures: &[Option<f64>], look: Look) -> Result<(), XlsxError> {
    sheet.text(0, name, Look::Plain)?;
    for (at, figure) in (1..).zip(figures) {
        match figure {
            Some(figure) => sheet.number(at, Some(*figure), look)?,
            None => sheet.text(at, "no data", Look::Code)?,
        }
    }
    Ok(())
}

fn overall(sheet: &mut Sheet, subject: Subject) -> Result<(), XlsxError> {
    let overall = &subject.measures().overall;
    let alignment = |shares: Option<Shares>| shares.map(|of| of.alignment);
    let rows = [
        ("Gap between the two sides", overall.gap),
        ("Alignment between the two sides", alignment(overall.between)),
        ("Alignment inside the clinical side", alignment(overall.within_clinical)),
        ("Alignment inside the managerial side", alignment(overall.within_managerial)),
        ("Alignment over all pairs", alignment(overall.all)),
        ("Shared, of what the two sides brought", overall.between.map(|of| of.shared)),
        ("Opposed", overall.between.map(|of| of.opposed)),
        ("On one side's list only", overall.between.map(|of| of.unmatched)),
        ("Pull of the clinical side", overall.pull_clinical),
        ("Pull of the managerial side", overall.pull_managerial),
        ("Heard or asked, of all squares", subject.measures().counts.heard_share.share()),
        ("Gap with what was guessed let in", overall.with_assumed.gap),
        ("Resting on guesses alone", overall.assumed_share),
    ];
    for (name, figure) in rows {
        figures(sheet, name, &[figure], Look::Measure)?;
        sheet.end_row()?;
    }
    Ok(())
}

fn themes(sheet: &mut Sheet, subject: Subject) -> Result<(), XlsxError> {
    let head =
        ["Heading", "Alignment", "Between sides", "Shared", "Opposed", "One side only", "Raised by", "Balance", "How it reads"];
    sheet.line(&head, Look::Head)?;
    for theme in &subject.measures().themes {
        let name = subject.theme(Some(theme.id)).map_or("", |theme| &theme.name);
        let share = |of: fn(&Shares) -> f64| theme.shares.as_ref().map(of);
        let row = [
            theme.alignment(),
            theme.between,
            share(|of| of.shared),
            share(|of| of.opposed),
            share(|of| of.unmatched),
            theme.coverage,
            theme.balance,
        ];
        figures(sheet, name, &row, Look::Measure)?;
        sheet.text(8, &crate::export::words::reading_words(theme), Look::Plain)?;
        sheet.end_row()?;
    }
    Ok(())
}

fn groups(sheet: &mut Sheet, subject: Subject) -> Result<(), XlsxError> {
    sheet.line(&["Group", "People", "Worth it", "In the way", "Difference", "As a share"], Look::Head)?;
    for group in subject.workshop().groups() {
        let pull = subject.measures().group(group.id).map(|figures| figures.pull).unwrap_or_default();
        let people = group.people.map(f64::from);
        figures(sheet, &group.name, &[people, Some(pull.driving), Some(pull.restraining), Some(pull.net())], Look::Number)?;
        match pull.balance() {
            Some(balance) => sheet.number(5, Some(balance), Look::Measure)?,
            None => sheet.text(5, "no data", Look::Code)?,
        }
        sheet.end_row()?;
    }
    Ok(())
}

fn pairs(sheet: &mut Sheet, subject: Subject) -> Result<(), XlsxError> {
    sheet.line(&["Pair", "Shared", "Opposed", "One side only", "Alignment"], Look::Head)?;
    for pair in &subject.measures().pairs {
        let name = format!("{} and {}", subject.group_name(pair.a), subject.group_name(pair.b));
        let share = |of: fn(&Shares) -> f64| pair.shares.as_ref().map(of);
        let row = [share(|of| of.shared), share(|of| of.opposed), share(|of| of.unmatched), share(|of| of.alignment)];
        figures(sheet, &name, &row, Look::Measure)?;
        sheet.end_row()?;
    }
    Ok(())
}
