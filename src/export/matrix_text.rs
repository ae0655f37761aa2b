//! The matrix as plain text for a terminal or a file: `tandem matrix --format text`.
//!
//! For the facilitator with figures; for a room in its own words, with bars and dots and no figure of two decimals.

use unicode_width::UnicodeWidthStr;

use super::figure::{percent, signed, two};
use super::words::{bar, brought, reading_words, standing};
use super::{Subject, mark};
use crate::alignment::{Overall, ThemeFigures};
use crate::words::Words;
use crate::workshop::{Bloc, Group};

/// The matrix with its head line, row ends, foot and what the columns and marks mean.
#[must_use]
pub fn matrix_text(subject: Subject) -> String {
    let groups = in_columns(subject);
    let words = subject.words();
    let marks = &words.marks;
    let mut lines = vec![subject.title().into_owned(), String::new()];
    lines.extend(if subject.is_full() { head(subject) } else { room_head(subject) });
    lines.push(String::new());
    lines.extend(table(subject, &groups));
    lines.push(String::new());
    lines.push(mark::legend(words, "   "));
    if !subject.is_full() {
        lines.push(format!("● {}   ◐ {}", marks.one_of_five(), marks.half()));
    }
    lines.push(format!("▓ {}   x {}   ░ {}", marks.shared(), marks.opposed(), marks.one_sided()));
    lines.push(String::new());
    lines.extend(groups.iter().map(|group| column_meaning(group, words)));
    lines.extend(subject.seen_room().map_or_else(Vec::new, |room| room.small_groups(words)));
    let mut text = lines.iter().map(|line| line.trim_end()).collect::<Vec<_>>().join("\n");
    text.push('\n');
    text
}

/// Groups by side, in the order of their columns.
fn in_columns(subject: Subject<'_>) -> Vec<&Group> {
    let of = |bloc| subject.workshop().groups().filter(move |group| group.bloc == bloc);
    Bloc::ALL.into_iter().flat_map(of).collect()
}

fn column_meaning(group: &Group, words: &Words) -> String {
    let people = group.people.map_or_else(|| words.report.not_counted().to_owned(), |people| people.to_string());
    let (side, presence) = (group.bloc.said(words), group.presence.said(words));
    format!("{:<8} {}", group.code, words.matrix.column(group.name.as_str(), side, presence, people))
}

/// The gap beside both alignments inside the sides, the weakest pair, and what the figures rest on.
fn head(subject: Subject) -> Vec<String> {
    let Overall { between, within_clinical, within_managerial, gap, weakest_pair, assumed_share, with_assumed, .. } =
        subject.measures().overall;
    let (words, said) = (subject.words(), &subject.words().matrix);
    let two = |figure| two(figure, words);
    let alignment = |shares: Option<crate::alignment::Shares>| two(shares.map(|of| of.alignment));
    let [clinical, managerial] = [within_clinical, within_managerial].map(alignment);
    let mut lines = vec![said.gap(two(gap), clinical, managerial, alignment(between))];
    if let Some(shares) = between {
        let [shared, opposed, unmatched] = [shares.shared, shares.opposed, shares.unmatched].map(|share| two(Some(share)));
        lines.push(said.between(shared, opposed, unmatched));
    }
    if let Some(pair) = weakest_pair {
        let (a, b) = (subject.group_name(pair.a), subject.group_name(pair.b));
        lines.push(said.weakest(a, b, two(Some(pair.alignment))));
    }
    lines.push(heard(subject));
    lines.push(said.assumed(two(with_assumed.gap), percent(assumed_share, words)));
    lines.extend(left_out(subject));
    lines
}

fn room_head(subject: Subject) -> Vec<String> {
    let overall = subject.measures().overall;
    let (words, said) = (subject.words(), &subject.words().matrix);
    let mut lines = vec![said.sides(standing(overall.between, words), bar(overall.between, 20))];
    lines.extend(overall.between.map(|shares| brought(shares, words)));
    lines.push(said.inside_clinical(standing(overall.within_clinical, words)));
    lines.push(said.inside_managerial(standing(overall.within_managerial, words)));
    lines.push(heard(subject));
    lines.extend(left_out(subject));
    lines
}

fn heard(subject: Subject) -> String {
    let share = subject.measures().counts.heard_share;
    let said = &subject.words().matrix;
    if share.is_too_little() { said.heard_too_little(share.heard, share.of) } else { said.heard(share.heard, share.of) }
}

/// What the figures leave out, and what in them is provisional.
fn left_out(subject: Subject) -> Option<String> {
    let (counts, said) = (subject.measures().counts, &subject.words().report);
    let parts = [
        (counts.unscored, said.points_not_scored(counts.unscored)),
        (counts.without_theme, said.points_without_heading(counts.without_theme)),
        (counts.entered, said.points_provisional(counts.entered)),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, said)| said).collect();
    (!parts.is_empty()).then(|| subject.words().joined(&parts))
}

/// Heading rows, one row a heading, and for the facilitator the pulls.
fn table(subject: Subject, groups: &[&Group]) -> Vec<String> {
    let themes: Vec<&ThemeFigures> = subject.measures().themes.iter().collect();
    let mut columns: Vec<Vec<String>> = Vec::new();
    let names = themes.iter().map(|of| subject.theme(Some(of.id)).map_or_else(String::new, |theme| theme.name.to_string()));
    let mut first = vec![String::new(), String::new()];
    first.extend(names);
    if subject.is_full() {
        first.push(subject.words().matrix.pull().to_owned());
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
    let words = subject.words();
    let mut column = vec![if opens { group.bloc.said(words).to_owned() } else { String::new() }, group.code.to_string()];
    let draw = if subject.is_full() { mark::numbers } else { mark::dots };
    let cells = themes.iter().map(|theme| subject.measures().cell(group.id, theme.id));
    column.extend(cells.map(|cell| cell.map_or_else(String::new, |cell| draw(cell, group.presence, words))));
    if subject.is_full() {
        column.push(signed(subject.measures().group(group.id).and_then(|figures| figures.pull.balance()), words));
    }
    column
}

/// The shares as a bar, coverage, the reading.
fn row_ends(subject: Subject, themes: &[&ThemeFigures]) -> Vec<Vec<String>> {
    let blank = || vec![String::new(), String::new()];
    let (mut bars, mut coverage, mut readings) = (blank(), blank(), blank());
    for theme in themes {
        bars.push(bar(theme.shares, 10));
        coverage.push(percent(theme.coverage, subject.words()));
        readings.push(reading_words(subject.measures(), theme, subject.words()));
    }
    subject.words().matrix.raised_by().clone_into(&mut coverage[1]);
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
