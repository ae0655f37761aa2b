//! The matrix as plain text for a terminal or a file: `tandem matrix --format text`.
//!
//! For the facilitator with figures; for a room in its own words, with bars and dots and no figure of two decimals.

use unicode_width::UnicodeWidthStr;

use super::figure::{counted, percent, signed, two};
use super::words::{bar, brought, reading_words, standing};
use super::{Subject, mark};
use crate::alignment::{Overall, ThemeFigures};
use crate::workshop::{Bloc, Group};

/// The matrix with its head line, row ends, foot and what the columns and marks mean.
#[must_use]
pub fn matrix_text(subject: Subject) -> String {
    let groups = in_columns(subject);
    let mut lines = vec![subject.title().to_owned(), String::new()];
    lines.extend(if subject.is_full() { head(subject) } else { room_head(subject) });
    lines.push(String::new());
    lines.extend(table(subject, &groups));
    lines.push(String::new());
    lines.push(mark::LEGEND.to_owned());
    if !subject.is_full() {
        lines.push("● one of five   ◐ a half".to_owned());
    }
    lines.push("▓ shared   x opposed   ░ on one side's list only".to_owned());
    lines.push(String::new());
    lines.extend(groups.iter().map(|group| column_meaning(group)));
    if let Subject::Room(room) = subject {
        lines.extend(room.small_groups().iter().cloned());
    }
    let mut text = lines.iter().map(|line| line.trim_end()).collect::<Vec<_>>().join("\n");
    text.push('\n');
    text
}

/// Groups by side, in the order of their columns.
fn in_columns(subject: Subject<'_>) -> Vec<&Group> {
    let of = |bloc| subject.workshop().groups().filter(move |group| group.bloc == bloc);
    Bloc::ALL.into_iter().flat_map(of).collect()
}

fn column_meaning(group: &Group) -> String {
    let people = group.people.map_or_else(|| "not counted".to_owned(), |people| people.to_string());
    format!("{:<8} {} ({}, {}, {people})", group.code, group.name, group.bloc.word(), group.presence.word())
}

/// The gap beside both alignments inside the sides, the weakest pair, and what the figures rest on.
fn head(subject: Subject) -> Vec<String> {
    let Overall { between, within_clinical, within_managerial, gap, weakest_pair, assumed_share, with_assumed, .. } =
        subject.measures().overall;
    let alignment = |shares: Option<crate::alignment::Shares>| two(shares.map(|of| of.alignment));
    let mut lines = vec![format!(
        "Gap between the sides {}   alignment inside clinical {}   inside managerial {}   between {}",
        two(gap),
        alignment(within_clinical),
        alignment(within_managerial),
        alignment(between)
    )];
    if let Some(shares) = between {
        let parts = [Some(shares.shared), Some(shares.opposed), Some(shares.unmatched)].map(two);
        lines.push(format!("Between the sides: shared {}   opposed {}   unmatched {}", parts[0], parts[1], parts[2]));
    }
    if let Some(pair) = weakest_pair {
        let (a, b) = (subject.group_name(pair.a), subject.group_name(pair.b));
        lines.push(format!("Weakest pair: {a} and {b} {}", two(Some(pair.alignment))));
    }
    lines.push(heard(subject));
    lines.push(format!(
        "With what was assumed: gap {}   resting on assumption alone: {}",
        two(with_assumed.gap),
        percent(assumed_share)
    ));
    lines.extend(left_out(subject));
    lines
}

fn room_head(subject: Subject) -> Vec<String> {
    let overall = subject.measures().overall;
    let mut lines = vec![format!("Clinical and managerial groups: {}  {}", standing(overall.between), bar(overall.between, 20))];
    lines.extend(overall.between.map(brought));
    lines.push(format!("Inside the clinical side: {}", standing(overall.within_clinical)));
    lines.push(format!("Inside the managerial side: {}", standing(overall.within_managerial)));
    lines.push(heard(subject));
    lines.extend(left_out(subject));
    lines
}

fn heard(subject: Subject) -> String {
    let share = subject.measures().counts.heard_share;
    let note = if share.is_too_little() { ": too little heard to say" } else { "" };
    format!("Heard or asked: {} of {} squares{note}", share.heard, share.of)
}

/// What the figures leave out, and what in them is provisional.
fn left_out(subject: Subject) -> Option<String> {
    let counts = subject.measures().counts;
    let parts = [
        (counts.unscored, "not scored"),
        (counts.without_theme, "without a heading"),
        (counts.entered, "with a provisional strength"),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{} {what}", counted(usize::try_from(count).unwrap_or(usize::MAX), "point", "points")))
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// Heading rows, one row a heading, and for the facilitator the pulls.
fn table(subject: Subject, groups: &[&Group]) -> Vec<String> {
    let themes: Vec<&ThemeFigures> = subject.measures().themes.iter().collect();
    let mut columns: Vec<Vec<String>> = Vec::new();
    let names = themes.iter().map(|of| subject.theme(Some(of.id)).map_or_else(String::new, |theme| theme.name.to_string()));
    let mut first = vec![String::new(), String::new()];
    first.extend(names);
    if subject.is_full() {
        first.push("Pull".to_owned());
    }
    columns.push(first);
    let mut side = None;
    for group in groups {
        if side.replace(group.bloc) != Some(group.bloc) && columns.len() > 1 {
            columns.push(vec!["│".to_owned(); columns[0].len()]);
        }
        let opens = side_opens(groups, group);
        columns.push(group_column(subject, group, &themes, opens));
    }
    columns.extend(row_ends(subject, &themes));
    aligned(&columns)
}

/// Whether a group is the first of its side: the side's name stands over it.
fn side_opens(groups: &[&Group], group: &Group) -> bool {
    groups.iter().find(|other| other.bloc == group.bloc).is_some_and(|first| first.id == group.id)
}

fn group_column(subject: Subject, group: &Group, themes: &[&ThemeFigures], opens: bool) -> Vec<String> {
    let mut column = vec![if opens { group.bloc.word().to_owned() } else { String::new() }, group.code.to_string()];
    let draw = if subject.is_full() { mark::numbers } else { mark::dots };
    let cells = themes.iter().map(|theme| subject.measures().cell(group.id, theme.id));
    column.extend(cells.map(|cell| cell.map_or_else(String::new, |cell| draw(cell, group.presence))));
    if subject.is_full() {
        column.push(signed(subject.measures().group(group.id).and_then(|figures| figures.pull.balance())));
    }
    column
}

/// The shares as a bar, coverage, the reading.
fn row_ends(subject: Subject, themes: &[&ThemeFigures]) -> Vec<Vec<String>> {
    let blank = || vec![String::new(), String::new()];
    let (mut bars, mut coverage, mut readings) = (blank(), blank(), blank());
    for theme in themes {
        bars.push(bar(theme.shares, 10));
        coverage.push(percent(theme.coverage));
        readings.push(reading_words(theme));
    }
    "raised by".clone_into(&mut coverage[1]);
    if subject.is_full() {
        for column in [&mut bars, &mut coverage, &mut readings] {
            column.push(String::new());
        }
    }
    vec![bars, coverage, readings]
}

/// Columns side by side, each as wide as its widest cell.
fn aligned(columns: &[Vec<String>]) -> Vec<String> {
    let widths: Vec<usize> = columns.iter().map(|column| column.iter().map(|cell| cell.width()).max().unwrap_or(0)).collect();
    let rows = columns.first().map_or(0, Vec::len);
    let line = |row: usize| {
        let cells = columns.iter().zip(&widths).map(|(column, width)| {
            let cell = column.get(row).map_or("", String::as_str);
            format!("{cell}{}", " ".repeat(width.saturating_sub(cell.width())))
        });
        cells.collect::<Vec<_>>().join("  ")
    };
    (0..rows).map(line).collect()
}
