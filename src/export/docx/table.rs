//! Tables of the Word document, and the matrix: a table whose squares have their strengths' colours.

use docx_rs::{AlignmentType, Paragraph, Run, Table, TableCell, TableLayoutType, TableRow, VAlignType, WidthType};

use super::style::{self, Page};
use crate::export::columns::{self, Paper};
use crate::export::picture::{Half, Picture, colours};
use crate::export::report::Table as Cells;
use crate::workshop::Kind;

/// Twentieths of a point that a letter takes on average, in the size of a table's text.
const LETTER: f32 = 116.0;
/// Rows up to which a table is not parted by the end of a page.
const TOGETHER: usize = 14;

/// A table to be read.
pub(super) fn table(cells: &Cells) -> Table {
    let widths = widths(cells, Page::UPRIGHT);
    let last = cells.rows.len();
    let row = |at: usize, texts: &[String]| {
        let is_head = at == 0;
        // A paragraph kept with the next keeps its row with the next one.
        let stays = at < last && last <= TOGETHER;
        let cells = texts.iter().zip(&widths).map(|(words, width)| {
            let run = Run::new().add_text(words);
            let run = if is_head { run.bold() } else { run };
            let cell = TableCell::new().width(*width, WidthType::Dxa);
            let cell = if is_head { cell.vertical_align(VAlignType::Center).shading(style::fill(style::HEAD)) } else { cell };
            cell.add_paragraph(Paragraph::new().style("Cell").keep_next(stays).add_run(run))
        });
        TableRow::new(cells.collect()).cant_split()
    };
    let rows = std::iter::once(&cells.head).chain(&cells.rows).enumerate().map(|(at, texts)| row(at, texts));
    framed(rows.collect(), &widths)
}

/// The matrix across the page: headings, squares, how each reads.
pub(super) fn picture(cells: &Cells, picture: &Picture) -> Table {
    let widths = widths(cells, Page::ACROSS);
    let said = |words: &str, is_bold: bool| {
        let run = Run::new().add_text(words);
        Paragraph::new().style("Square").add_run(if is_bold { run.bold() } else { run })
    };
    let wide = |at: usize| TableCell::new().width(widths.get(at).copied().unwrap_or(0), WidthType::Dxa);
    let last = cells.head.len().saturating_sub(1);
    let head = cells.head.iter().enumerate().map(|(at, words)| {
        let words = said(words, true);
        let words = if at == 0 || at == last { words } else { words.align(AlignmentType::Center) };
        wide(at).vertical_align(VAlignType::Bottom).shading(style::fill(style::HEAD)).add_paragraph(words)
    });
    let rows = picture.rows.iter().map(|row| {
        let mut of_row = vec![wide(0).vertical_align(VAlignType::Center).add_paragraph(said(&row.name, true))];
        of_row.extend(row.squares.iter().zip(1..).map(|(of, at)| {
            let cell = wide(at).vertical_align(VAlignType::Center);
            match of.halves.each_ref() {
                [one, none] if is_alone(one, none) => coloured(cell, Kind::Incentive, one, &of.signs),
                [none, one] if is_alone(one, none) => coloured(cell, Kind::Barrier, one, &of.signs),
                _ => cell.add_paragraph(side_by_side(&of.halves, &of.signs)),
            }
        }));
        of_row.push(wide(last).vertical_align(VAlignType::Center).add_paragraph(said(&row.reading, false)));
        TableRow::new(of_row).cant_split()
    });
    framed(std::iter::once(TableRow::new(head.collect()).cant_split()).chain(rows).collect(), &widths)
}

fn is_alone(one: &Half, other: &Half) -> bool {
    one.strength > 0.0 && other.signs.is_empty()
}

/// A square with one direction: its colour fills it.
fn coloured(cell: TableCell, kind: Kind, half: &Half, signs: &str) -> TableCell {
    let (ground, ink) = colours(kind, half.strength);
    let run = Run::new().add_text(signs).bold().color(style::rgb(ink));
    let words = Paragraph::new().style("Square").align(AlignmentType::Center).add_run(run);
    cell.shading(style::fill(&style::rgb(ground))).add_paragraph(words)
}

/// A square with both directions, or with none that was heard: each figure on its own colour.
fn side_by_side(halves: &[Half; 2], signs: &str) -> Paragraph {
    let mut words = Paragraph::new().style("Square").align(AlignmentType::Center);
    let mut rest = signs;
    for (half, kind) in halves.iter().zip([Kind::Incentive, Kind::Barrier]) {
        let Some(after) = rest.strip_prefix(half.signs.as_str()).filter(|_| !half.signs.is_empty()) else { continue };
        let run = if half.strength > 0.0 {
            let (ground, ink) = colours(kind, half.strength);
            // A space at a line's end would lose its colour.
            let run = Run::new().add_text(format!("\u{a0}{}\u{a0}", half.signs)).bold().color(style::rgb(ink));
            run.shading(style::fill(&style::rgb(ground)))
        } else {
            Run::new().add_text(&half.signs)
        };
        words = words.add_run(run).add_run(Run::new().add_text(" "));
        rest = after.trim_start();
    }
    words.add_run(Run::new().add_text(rest))
}

fn framed(rows: Vec<TableRow>, widths: &[usize]) -> Table {
    Table::new(rows)
        .set_grid(widths.to_vec())
        .width(widths.iter().sum(), WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .margins(style::cell_margins())
        .set_borders(style::borders())
}

/// Column widths that add up to the page's.
#[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the width of a page")]
fn widths(cells: &Cells, page: Page) -> Vec<usize> {
    // Across the page squares are short anyhow: the room is for how each row reads.
    let short = if page.is_across { 8.0 } else { 18.0 } * LETTER;
    let measure = |text: &str| text.chars().count() as f32 * LETTER;
    let paper = Paper { width: page.text_width() as f32, pad: 170.0, short, least: 4.0 * LETTER, measure: &measure };
    columns::widths(cells, &paper).into_iter().map(|width| width as usize).collect()
}
