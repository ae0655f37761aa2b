//! The picture in words, and the matrix.

use super::{Block, Table, heading, table};
use crate::alignment::{Overall, Reading, Shares, ThemeFigures};
use crate::export::figure::{percent, said as figure, signed, two};
use crate::export::picture::Picture;
use crate::export::words::{brought, standing};
use crate::export::{Subject, mark};
use crate::words::Words;
use crate::workshop::Meaning;

/// What is shared, contested, one-sided, in words.
pub(super) fn heard(subject: Subject) -> Vec<Block> {
    let said = &subject.words().report;
    let mut blocks = vec![heading(2, said.heard())];
    let share = subject.measures().counts.heard_share;
    if share.is_too_little() {
        blocks.push(Block::Strong(said.too_little(share.heard, share.of)));
    }
    blocks.extend(overview(subject));
    let sections = [
        (said.heard_shared(), Heard::Shared),
        (said.heard_obstacle(), Heard::Obstacle),
        (said.heard_contested(), Heard::Contested),
        (said.heard_one_sided(), Heard::OneSided),
        (said.heard_one_group(), Heard::OneGroup),
        (said.heard_waits(), Heard::Waits),
        (said.heard_mixed(), Heard::Mixed),
    ];
    for (title, heard) in sections {
        let themes = subject.measures().themes.iter().filter(|theme| Heard::of(subject, theme) == Some(heard));
        let items: Vec<String> = themes.map(|theme| theme_line(subject, theme, heard)).collect();
        if !items.is_empty() {
            blocks.push(heading(3, title));
            blocks.push(Block::List(items));
        }
    }
    blocks
}

/// Under which of its titles the report tells a heading.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Heard {
    Shared,
    Obstacle,
    Contested,
    OneSided,
    /// One group alone has a scored point there.
    OneGroup,
    /// One side has scores there, and the other points without one.
    Waits,
    Mixed,
}

impl Heard {
    /// None for a heading that nobody raised.
    fn of(subject: Subject, theme: &ThemeFigures) -> Option<Self> {
        Some(match theme.reading {
            Reading::NoData => return None,
            _ if subject.measures().waits_for_scores_of_the_other_side(theme) => Self::Waits,
            Reading::CommonMotive => Self::Shared,
            Reading::CommonObstacle => Self::Obstacle,
            Reading::Contested => Self::Contested,
            Reading::OnlyClinical | Reading::OnlyManagerial => Self::OneSided,
            Reading::Mixed if theme.voices < 2 => Self::OneGroup,
            Reading::Mixed => Self::Mixed,
        })
    }
}

fn theme_line(subject: Subject, theme: &ThemeFigures, heard: Heard) -> String {
    let (words, said) = (subject.words(), &subject.words().report);
    let name = subject.theme(Some(theme.id)).map_or("", |theme| theme.name.as_str());
    let cells = subject.measures().cells.iter().filter(|cell| cell.theme == theme.id);
    let side = |of: fn(&crate::alignment::Cell) -> f64| -> Vec<&str> {
        let named = cells.clone().filter(|cell| of(cell) > 0.0);
        named.map(|cell| subject.group_name(cell.group)).collect()
    };
    let (worth, way) = (side(|cell| cell.incentive.strength), side(|cell| cell.barrier.strength));
    let worth = (!worth.is_empty()).then(|| said.worth_it_for(words.listed(&worth)));
    let way = (!way.is_empty()).then(|| said.in_the_way_of(words.listed(&way)));
    let parts: Vec<String> = worth.into_iter().chain(way).collect();
    let parts = parts.join(words.lists.semicolon());
    match (heard, theme.meaning) {
        (Heard::OneSided, _) if theme.reading == Reading::OnlyClinical => said.line_clinical(name, parts),
        (Heard::OneSided, _) => said.line_managerial(name, parts),
        (Heard::OneGroup | Heard::Waits | Heard::Mixed, _) => said.line(name, parts),
        (_, Meaning::NotChecked) => said.line_unchecked(name, parts),
        (_, Meaning::Same) => said.line_same(name, parts),
        (_, Meaning::Two) => said.line_two(name, parts),
    }
}

fn overview(subject: Subject) -> Vec<Block> {
    let (words, said) = (subject.words(), &subject.words().report);
    let Overall { between, within_clinical, within_managerial, .. } = subject.measures().overall;
    let mut blocks = vec![Block::Text(said.sides(standing(between, words)))];
    blocks.extend(between.map(|shares| Block::Text(brought(shares, words))));
    blocks.push(Block::Text(said.inside(standing(within_clinical, words), standing(within_managerial, words))));
    if subject.is_full() {
        blocks.push(figures(subject));
    }
    blocks
}

fn figures(subject: Subject) -> Block {
    let (words, said) = (subject.words(), &subject.words().report);
    let overall = subject.measures().overall;
    let alignment = |shares: Option<Shares>| two(shares.map(|of| of.alignment), words);
    let weakest = overall.weakest_pair.map_or_else(
        || words.figures.no_data().to_owned(),
        |pair| said.weakest_pair(two(Some(pair.alignment), words), subject.group_name(pair.a), subject.group_name(pair.b)),
    );
    let rows = [
        (said.gap(), two(overall.gap, words)),
        (said.all_pairs(), alignment(overall.all)),
        (said.between(), alignment(overall.between)),
        (said.inside_clinical(), alignment(overall.within_clinical)),
        (said.inside_managerial(), alignment(overall.within_managerial)),
        (said.weakest(), weakest),
        (said.pull_clinical(), signed(overall.pull_clinical, words)),
        (said.pull_managerial(), signed(overall.pull_managerial, words)),
        (said.gap_assumed(), two(overall.with_assumed.gap, words)),
        (said.assumed_share(), percent(overall.assumed_share, words)),
        (said.heard_share(), two(subject.measures().counts.heard_share.share(), words)),
    ];
    let rows = rows.into_iter().map(|(what, figure)| vec![what.to_owned(), figure]).collect();
    table(&[said.figure(), said.value()], rows)
}

/// The matrix as a table, headings down, groups across.
pub(super) fn matrix(subject: Subject) -> Vec<Block> {
    let (words, said) = (subject.words(), &subject.words().report);
    let picture = Picture::of(subject);
    let mut head = vec![said.heading().to_owned()];
    head.extend(picture.columns.iter().map(|column| said.column(&column.name, column.side.said(words))));
    head.push(said.reads().to_owned());
    let rows = picture.rows.into_iter().map(|row| {
        let squares = row.squares.into_iter().map(|square| square.signs);
        std::iter::once(row.name).chain(squares).chain([row.reading]).collect()
    });
    let table = Table { head, rows: rows.collect() };
    let mut blocks = vec![heading(2, said.picture()), Block::Picture(table), Block::Text(legend(words))];
    let small = subject.seen_room().map_or_else(Vec::new, |room| room.small_groups(words));
    if !small.is_empty() {
        let sentences: Vec<String> = small.iter().map(|groups| words.lists.sentence(groups)).collect();
        blocks.push(Block::Text(sentences.join(" ")));
    }
    blocks
}

fn legend(words: &Words) -> String {
    words.report.strengths(figure(1.0, words), figure(5.0, words), mark::legend(words, words.lists.semicolon()))
}
