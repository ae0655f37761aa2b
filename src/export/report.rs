//! The report's content, whatever its format: blocks of plain text that Markdown, HTML, DOCX and PDF each render.
//!
//! Its order is the order of use: what was agreed, where groups stand, who was here, the picture, what was heard, the
//! points, what was guessed and what was not reached. A reader must be able to act on page one. Redacted it is the room's words only.

mod close;
mod picture;
mod points;
mod record;

use super::Subject;
use crate::workshop::Shown;

/// One block of the report. Texts are plain: the format escapes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading: 1 is the report's title, 2 a section, 3 a part of one.
    Heading(u8, String),
    /// A paragraph.
    Text(String),
    /// A paragraph that must not be overlooked.
    Strong(String),
    /// Items.
    List(Vec<String>),
    /// A table.
    Table(Table),
    /// The matrix: a table too, which a format that can draw draws as a [`Picture`](super::picture::Picture).
    Picture(Table),
    /// Lines to be copied as they stand.
    Lines(Vec<String>),
}

/// A table: as many cells in each row as in the head.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The heads of its columns.
    pub head: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}

/// Some of the report's blocks that share a way of lying on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part<'a> {
    /// Whether the page lies across: the section of the picture.
    pub is_across: bool,
    /// Its blocks.
    pub blocks: &'a [Block],
}

/// The report's blocks as they lie on paper: upright, but for the section that holds the picture.
#[must_use]
pub fn parts(blocks: &[Block]) -> Vec<Part<'_>> {
    let Some(at) = blocks.iter().position(|block| matches!(block, Block::Picture(_))) else {
        return vec![Part { is_across: false, blocks }];
    };
    let opens = |block: &Block| matches!(block, Block::Heading(1 | 2, _));
    let from = blocks[..at].iter().rposition(opens).unwrap_or(at);
    let to = blocks[at..].iter().position(opens).map_or(blocks.len(), |further| at + further);
    let part = |is_across, blocks| Part { is_across, blocks };
    let parts = [part(false, &blocks[..from]), part(true, &blocks[from..to]), part(false, &blocks[to..])];
    parts.into_iter().filter(|part| !part.blocks.is_empty()).collect()
}

/// The report.
#[must_use]
pub fn report(subject: Subject) -> Vec<Block> {
    let mut blocks = title(subject);
    blocks.extend(close::actions(subject));
    blocks.extend(close::email(subject));
    blocks.extend(close::stands(subject));
    blocks.extend(record::who_was_here(subject));
    blocks.extend(picture::matrix(subject));
    blocks.extend(picture::heard(subject));
    blocks.extend(points::by_group(subject));
    blocks.extend(record::guessed_and_not_reached(subject));
    blocks.extend(close::car_park(subject));
    if subject.is_full() {
        blocks.extend(record::notes(subject));
    }
    blocks.extend(record::method(subject));
    blocks
}

/// What stands at the foot of every page.
pub(super) fn foot(subject: Subject) -> String {
    let title = subject.title();
    if subject.is_full() { subject.words().report.foot_full(&*title) } else { title.into_owned() }
}

fn title(subject: Subject) -> Vec<Block> {
    let workshop = subject.workshop();
    let (words, said) = (subject.words(), &subject.words().report);
    let mut blocks = vec![heading(1, &subject.title())];
    if subject.is_full() {
        blocks.push(Block::Strong(said.full_about().to_owned()));
        if subject.shown().iter().any(|(_, shown)| *shown != Shown::Open) {
            blocks.push(Block::Text(said.full_differs().to_owned()));
        }
    }
    // What stands for a title says the day too.
    let date = workshop.date.filter(|_| !workshop.title.is_empty()).map(|date| words.date(date));
    let place = (!workshop.place.is_empty()).then(|| workshop.place.to_string());
    let when_and_where: Vec<String> = date.into_iter().chain(place).collect();
    if !when_and_where.is_empty() {
        blocks.push(Block::Text(words.joined(&when_and_where)));
    }
    if !workshop.intervention.is_empty() {
        let sentence = workshop.intervention.as_str();
        let about = if workshop.intervention_draft { said.about_draft(sentence) } else { said.about(sentence) };
        blocks.push(Block::Text(about));
    }
    blocks
}

fn table(head: &[&str], rows: Vec<Vec<String>>) -> Block {
    Block::Table(Table { head: head.iter().map(|cell| (*cell).to_owned()).collect(), rows })
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading(level, text.to_owned())
}
