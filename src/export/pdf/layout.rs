//! Leaves of blocks, forms and slips laid out on pages.

use super::flow::{Flow, Look, MARGIN, Page};
use super::grid;
use crate::export::Subject;
use crate::export::drawing::{Captions, DIM, Drawing, INK, Shape, Words};
use crate::export::paper::{Item, Leaf};
use crate::export::picture::{Picture, Rgb};
use crate::export::report::Block;

const ACCENT: Rgb = [0x0a, 0x6f, 0x68];
const WARNING: Rgb = [0x8a, 0x5a, 0x00];
/// What of a picture goes on one page.
const COLUMNS: usize = 9;
const ROWS: usize = 9;

/// Lines to be copied, and how far they are set in.
const COPIED: Look = Look { size: 9.5, ..TEXT };
const INDENT: f32 = 16.0;

/// How high a heading is that stands before a table, with the space around it.
const HEADED: f32 = 45.0;

const TEXT: Look = Look { size: 10.0, is_bold: false, ink: INK };

/// All pages.
pub(super) fn pages(subject: Subject, leaves: &[Leaf], foot: &str) -> Vec<Page> {
    let mut flow = Flow::new();
    for leaf in leaves {
        flow.page(leaf.is_across);
        for (at, one) in leaf.items.iter().enumerate() {
            if let Item::Block(Block::Heading(..)) = one {
                // What fits on a page takes its heading along.
                match leaf.items.get(at + 1) {
                    Some(Item::Block(Block::Table(table))) => drop(flow.need(HEADED + grid::kept_together(table, &flow))),
                    Some(Item::Block(Block::Lines(lines))) => drop(flow.need(HEADED + lines_high(&flow, lines))),
                    _ => {}
                }
            }
            item(&mut flow, subject, one);
        }
    }
    flow.finished(foot, subject.words())
}

fn item(flow: &mut Flow, subject: Subject, item: &Item) {
    match item {
        Item::Block(of) => block(flow, subject, of),
        Item::Form(table) => grid::form(flow, table),
        Item::Slips(slips) => grid::slips(flow, slips),
    }
}

fn block(flow: &mut Flow, subject: Subject, block: &Block) {
    match block {
        Block::Heading(level, words) => heading(flow, *level, words),
        Block::Text(words) => {
            // What announces a list stays with it.
            flow.need(if words.ends_with(':') { 3.0 * TEXT.line() } else { 0.0 });
            flow.paragraph(words, TEXT, (0.0, 5.0));
        }
        Block::Strong(words) => flow.paragraph(words, Look { is_bold: true, ink: WARNING, ..TEXT }, (0.0, 8.0)),
        Block::List(items) => {
            for item in items {
                flow.need(TEXT.line());
                flow.line((MARGIN + 4.0, flow.y), "•", TEXT);
                flow.paragraph(item, TEXT, (16.0, 2.5));
            }
            flow.y += 4.0;
        }
        Block::Lines(lines) => {
            flow.need(lines_high(flow, lines));
            for line in lines {
                flow.paragraph(line, COPIED, (INDENT, 1.0));
            }
            flow.y += 6.0;
        }
        Block::Table(table) => grid::table(flow, table),
        Block::Picture(_) => picture(flow, subject),
    }
}

/// How high lines to be copied are: they stay together, as far as a page holds them.
#[expect(clippy::cast_precision_loss, reason = "some lines")]
fn lines_high(flow: &Flow, lines: &[String]) -> f32 {
    let width = flow.width() - INDENT;
    let broken: usize = lines.iter().map(|line| COPIED.face().lines(line, COPIED.size, width).len()).sum();
    broken as f32 * COPIED.line() + lines.len() as f32
}

fn heading(flow: &mut Flow, level: u8, words: &str) {
    let (size, ink, above) = match level {
        1 => (21.0, INK, 0.0),
        2 => (14.0, ACCENT, 14.0),
        _ => (11.0, INK, 8.0),
    };
    // A heading is not left alone at the foot of a page.
    flow.need(above + size * 1.4 + 48.0);
    if flow.y > MARGIN {
        flow.y += above;
    }
    flow.paragraph(words, Look { size, is_bold: true, ink }, (0.0, 5.0));
}

/// The matrix, on as many pages as it takes to be read: never shrunk below what nine columns need.
fn picture(flow: &mut Flow, subject: Subject) {
    let all = Picture::of(subject);
    let pieces = all.pieces(COLUMNS, ROWS);
    let count = pieces.len();
    for (piece, number) in pieces.iter().zip(1_usize..) {
        if number > 1 {
            flow.page(true);
        }
        if count > 1 {
            flow.paragraph(&subject.words().room.page(number, count), Look { ink: DIM, ..TEXT }, (0.0, 2.0));
        }
        let drawing = Drawing::of(piece, &Captions { title: "", under_title: "", foot: &[] });
        let scale = (flow.width() / drawing.width).min((flow.bottom() - flow.y - 60.0) / drawing.height).min(1.0);
        let (left, top) = (MARGIN - 20.0 * scale, flow.y - 20.0 * scale);
        for shape in drawing.shapes {
            flow.put(placed(shape, (left, top), scale));
        }
        flow.y = top + drawing.height * scale;
    }
}

/// A shape of a drawing at its place on the page.
fn placed(shape: Shape, (left, top): (f32, f32), scale: f32) -> Shape {
    match shape {
        Shape::Block { x, y, width, height, fill } => {
            Shape::Block { x: left + x * scale, y: top + y * scale, width: width * scale, height: height * scale, fill }
        }
        Shape::Words(words) => {
            Shape::Words(Words { x: left + words.x * scale, y: top + words.y * scale, size: words.size * scale, ..words })
        }
        Shape::Meaning(meaning) => Shape::Meaning(meaning),
    }
}
