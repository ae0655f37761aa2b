//! The picture in words, and the matrix.

use super::{Block, Table, heading, listed, table};
use crate::alignment::{Overall, Reading, Shares, ThemeFigures};
use crate::export::figure::{percent, short, signed, two};
use crate::export::picture::Picture;
use crate::export::words::{brought, standing};
use crate::export::{Subject, mark};
use crate::workshop::Meaning;

/// What is shared, contested, one-sided, in words.
pub(super) fn heard(subject: Subject) -> Vec<Block> {
    let mut blocks = vec![heading(2, "What we heard")];
    let share = subject.measures().counts.heard_share;
    if share.is_too_little() {
        blocks.push(Block::Strong(format!(
            "Too little heard to say: {} of {} squares were heard from or asked about. Blank means that nobody said so here, not that nobody cares.",
            share.heard, share.of
        )));
    }
    blocks.extend(overview(subject));
    let sections: [(&str, &[Reading]); 5] = [
        ("Shared, worth it for both sides", &[Reading::CommonMotive]),
        ("Shared, in the way of both sides", &[Reading::CommonObstacle]),
        ("Contested: one side gains what the other side pays for", &[Reading::Contested]),
        ("One-sided: ask the others", &[Reading::OnlyClinical, Reading::OnlyManagerial]),
        ("Mixed", &[Reading::Mixed]),
    ];
    for (title, readings) in sections {
        let themes = subject.measures().themes.iter().filter(|theme| readings.contains(&theme.reading));
        let items: Vec<String> = themes.map(|theme| theme_line(subject, theme)).collect();
        if !items.is_empty() {
            blocks.push(heading(3, title));
            blocks.push(Block::List(items));
        }
    }
    blocks
}

fn theme_line(subject: Subject, theme: &ThemeFigures) -> String {
    let of = subject.theme(Some(theme.id));
    let name = of.map_or("", |theme| theme.name.as_str());
    let checked = match (theme.reading, theme.meaning) {
        (Reading::OnlyClinical, _) => " (only clinical groups)",
        (Reading::OnlyManagerial, _) => " (only managerial groups)",
        (Reading::Mixed, _) => "",
        (_, Meaning::NotChecked) => " (looks so; not checked whether all mean the same)",
        (_, Meaning::Same) => " (the same meaning to all)",
        (_, Meaning::Two) => " (but it means two things)",
    };
    let cells = subject.measures().cells.iter().filter(|cell| cell.theme == theme.id);
    let side = |of: fn(&crate::alignment::Cell) -> f64| -> Vec<&str> {
        let named = cells.clone().filter(|cell| of(cell) > 0.0);
        named.map(|cell| subject.group_name(cell.group)).collect()
    };
    let parts = [("worth it for", side(|cell| cell.incentive.strength)), ("in the way of", side(|cell| cell.barrier.strength))];
    let parts: Vec<String> =
        parts.iter().filter(|(_, names)| !names.is_empty()).map(|(what, names)| format!("{what} {}", listed(names))).collect();
    format!("{name}{checked}: {}.", parts.join("; "))
}

fn overview(subject: Subject) -> Vec<Block> {
    let Overall { between, within_clinical, within_managerial, .. } = subject.measures().overall;
    let mut blocks = vec![Block::Text(format!("Clinical and managerial groups: {}.", standing(between)))];
    blocks.extend(between.map(|shares| Block::Text(brought(shares))));
    blocks.push(Block::Text(format!(
        "Inside the clinical side: {}. Inside the managerial side: {}.",
        standing(within_clinical),
        standing(within_managerial)
    )));
    if subject.is_full() {
        blocks.push(figures(subject));
    }
    blocks
}

fn figures(subject: Subject) -> Block {
    let overall = subject.measures().overall;
    let alignment = |shares: Option<Shares>| two(shares.map(|of| of.alignment));
    let weakest = overall.weakest_pair.map_or_else(
        || "no data".to_owned(),
        |pair| format!("{} ({} and {})", two(Some(pair.alignment)), subject.group_name(pair.a), subject.group_name(pair.b)),
    );
    let rows = [
        ("Gap", two(overall.gap)),
        ("Alignment, all pairs", alignment(overall.all)),
        ("Alignment between the sides", alignment(overall.between)),
        ("Alignment inside clinical", alignment(overall.within_clinical)),
        ("Alignment inside managerial", alignment(overall.within_managerial)),
        ("Weakest pair", weakest),
        ("Pull of the clinical side", signed(overall.pull_clinical)),
        ("Pull of the managerial side", signed(overall.pull_managerial)),
        ("Gap with what was assumed", two(overall.with_assumed.gap)),
        ("Resting on assumption alone", percent(overall.assumed_share)),
        ("Heard share", two(subject.measures().counts.heard_share.share())),
    ];
    table(&["Figure", "Value"], rows.into_iter().map(|(what, figure)| vec![what.to_owned(), figure]).collect())
}

/// The matrix as a table, headings down, groups across.
pub(super) fn matrix(subject: Subject) -> Vec<Block> {
    let picture = Picture::of(subject);
    let mut head = vec!["Heading".to_owned()];
    head.extend(picture.columns.iter().map(|column| format!("{} ({})", column.name, column.side.word())));
    head.push("How it reads".to_owned());
    let rows = picture.rows.into_iter().map(|row| {
        let squares = row.squares.into_iter().map(|square| square.signs);
        std::iter::once(row.name).chain(squares).chain([row.reading]).collect()
    });
    let table = Table { head, rows: rows.collect() };
    let mut blocks = vec![heading(2, "The picture"), Block::Picture(table), Block::Text(legend())];
    if let Subject::Room(room) = subject
        && !room.small_groups().is_empty()
    {
        blocks.push(Block::Text(format!("{}.", room.small_groups().join(". "))));
    }
    blocks
}

fn legend() -> String {
    format!(
        "Strengths are {} (hardly matters) to {} (decides whether we take part). {}",
        short(1.0),
        short(5.0),
        mark::LEGEND.replace("   ", "; ")
    )
}
