//! The measures as Tandem worked them out: the same figures as the JSON, by name.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::names::Names;
use super::sheet::{Look, Sheet};
use crate::alignment::Shares;
use crate::export::Subject;

/// Writes the sheet.
pub(super) fn write(book: &mut Workbook, subject: Subject, names: &Names) -> Result<(), XlsxError> {
    let mut sheet = Sheet::new(book, &names.measures, &[36.0, 14.0, 14.0, 14.0, 14.0, 14.0, 14.0, 14.0, 40.0])?;
    let said = &subject.words().workbook;
    sheet.line(&[said.over_all()], Look::Heading)?;
    overall(&mut sheet, subject)?;
    sheet.end_row()?;
    sheet.line(&[said.by_heading()], Look::Heading)?;
    themes(&mut sheet, subject)?;
    sheet.end_row()?;
    sheet.line(&[said.by_group()], Look::Heading)?;
    groups(&mut sheet, subject)?;
    if subject.is_full() {
        sheet.end_row()?;
        sheet.line(&[said.by_pair()], Look::Heading)?;
        pairs(&mut sheet, subject)?;
    }
    Ok(())
}

fn figures(sheet: &mut Sheet, (name, none): (&str, &str), figures: &[Option<f64>], look: Look) -> Result<(), XlsxError> {
    sheet.text(0, name, Look::Plain)?;
    for (at, figure) in (1..).zip(figures) {
        match figure {
            Some(figure) => sheet.number(at, Some(*figure), look)?,
            None => sheet.text(at, none, Look::Code)?,
        }
    }
    Ok(())
}

fn overall(sheet: &mut Sheet, subject: Subject) -> Result<(), XlsxError> {
    let (said, none) = (&subject.words().workbook, subject.words().figures.no_data());
    let overall = &subject.measures().overall;
    let alignment = |shares: Option<Shares>| shares.map(|of| of.alignment);
    let rows = [
        (said.gap(), overall.gap),
        (said.between(), alignment(overall.between)),
        (said.inside_clinical(), alignment(overall.within_clinical)),
        (said.inside_managerial(), alignment(overall.within_managerial)),
        (said.all_pairs(), alignment(overall.all)),
        (said.shared(), overall.between.map(|of| of.shared)),
        (said.opposed_long(), overall.between.map(|of| of.opposed)),
        (said.one_side_only_long(), overall.between.map(|of| of.unmatched)),
        (said.pull_clinical(), overall.pull_clinical),
        (said.pull_managerial(), overall.pull_managerial),
        (said.heard_share(), subject.measures().counts.heard_share.share()),
        (said.gap_guessed(), overall.with_assumed.gap),
        (said.guesses_share(), overall.assumed_share),
    ];
    for (name, figure) in rows {
        figures(sheet, (name, none), &[figure], Look::Measure)?;
        sheet.end_row()?;
    }
    Ok(())
}

fn themes(sheet: &mut Sheet, subject: Subject) -> Result<(), XlsxError> {
    let (said, none) = (&subject.words().workbook, subject.words().figures.no_data());
    let report = &subject.words().report;
    let head = [
        report.heading(),
        said.alignment(),
        said.between_sides(),
        said.shared_short(),
        said.opposed(),
        said.one_side_only(),
        said.raised_by(),
        said.balance(),
        report.reads(),
    ];
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
        figures(sheet, (name, none), &row, Look::Measure)?;
        sheet.text(8, &crate::export::words::reading_words(subject.measures(), theme, subject.words()), Look::Plain)?;
        sheet.end_row()?;
    }
    Ok(())
}

fn groups(sheet: &mut Sheet, subject: Subject) -> Result<(), XlsxError> {
    let (said, none) = (&subject.words().workbook, subject.words().figures.no_data());
    let report = &subject.words().report;
    let head = [report.group(), report.people(), said.worth_it(), said.in_the_way(), said.group_difference(), said.group_share()];
    sheet.line(&head, Look::Head)?;
    for group in subject.workshop().groups() {
        let pull = subject.measures().group(group.id).map(|figures| figures.pull).unwrap_or_default();
        let people = group.people.map(f64::from);
        figures(
            sheet,
            (&group.name, none),
            &[people, Some(pull.driving), Some(pull.restraining), Some(pull.net())],
            Look::Number,
        )?;
        match pull.balance() {
            Some(balance) => sheet.number(5, Some(balance), Look::Measure)?,
            None => sheet.text(5, none, Look::Code)?,
        }
        sheet.end_row()?;
    }
    Ok(())
}

fn pairs(sheet: &mut Sheet, subject: Subject) -> Result<(), XlsxError> {
    let (said, none) = (&subject.words().workbook, subject.words().figures.no_data());
    let head = [said.pair(), said.shared_short(), said.opposed(), said.one_side_only(), said.alignment()];
    sheet.line(&head, Look::Head)?;
    for pair in &subject.measures().pairs {
        let name = said.two_groups(subject.group_name(pair.a), subject.group_name(pair.b));
        let share = |of: fn(&Shares) -> f64| pair.shares.as_ref().map(of);
        let row = [share(|of| of.shared), share(|of| of.opposed), share(|of| of.unmatched), share(|of| of.alignment)];
        figures(sheet, (&name, none), &row, Look::Measure)?;
        sheet.end_row()?;
    }
    Ok(())
}
