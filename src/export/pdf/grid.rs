//! Tables, forms to be written into, slips to be cut.

use super::flow::{Flow, Look, MARGIN};
use crate::export::columns::{self, Paper};
use crate::export::drawing::{HEAD, INK};
use crate::export::picture::Rgb;
use crate::export::report::Table;

const CELL: Look = Look { size: 9.0, is_bold: false, ink: INK };
const HEADS: Look = Look { is_bold: true, ..CELL };
const PAD: f32 = 4.0;
const RULE: Rgb = [0xc8, 0xcc, 0xd2];
const BLACK: Rgb = [0; 3];
/// Lines of a cell on one page at the most: a longer row is carried on.
const LINES: usize = 34;
/// How high a slip is: eight on a page.
const SLIP: f32 = 158.0;

/// How a table is ruled, and how high its rows are at least.
#[derive(Clone, Copy)]
struct Ruling {
    is_form: bool,
    row: f32,
}

/// How much of a page a table takes if it is kept on one: nothing for one that is too long for that.
pub(super) fn kept_together(table: &Table, flow: &Flow) -> f32 {
    const MOST: f32 = 330.0;
    let ruling = Ruling { is_form: false, row: 0.0 };
    let widths = widths(table, flow.width(), ruling);
    let rows = table.rows.iter().map(|row| height(&broken(row, &widths, CELL), ruling));
    let all = height(&broken(&table.head, &widths, HEADS), ruling) + rows.sum::<f32>();
    if all <= MOST { all } else { 0.0 }
}

/// A table to be read.
pub(super) fn table(flow: &mut Flow, table: &Table) {
    ruled(flow, table, Ruling { is_form: false, row: 0.0 });
}

/// A table to be written into.
pub(super) fn form(flow: &mut Flow, table: &Table) {
    let row = if flow.width() > 600.0 { 34.0 } else { 22.0 };
    ruled(flow, table, Ruling { is_form: true, row });
}

fn ruled(flow: &mut Flow, table: &Table, ruling: Ruling) {
    let widths = widths(table, flow.width(), ruling);
    let head = broken(&table.head, &widths, HEADS);
    let first = table.rows.first().map_or(0.0, |row| height(&broken(row, &widths, CELL), ruling));
    flow.need(if ruling.is_form { 0.0 } else { kept_together(table, flow) }.max(height(&head, ruling) + first));
    one(flow, &head, &widths, (HEADS, ruling));
    for row in &table.rows {
        let lines = broken(row, &widths, CELL);
        let tallest = lines.iter().map(Vec::len).max().unwrap_or(1);
        for from in (0..tallest).step_by(LINES) {
            let part: Vec<Vec<String>> =
                lines.iter().map(|lines| lines.iter().skip(from).take(LINES).cloned().collect()).collect();
            if flow.need(height(&part, ruling)) {
                one(flow, &head, &widths, (HEADS, ruling));
            }
            one(flow, &part, &widths, (CELL, ruling));
        }
    }
    flow.y += 10.0;
}

/// The lines of each cell of a row.
fn broken(cells: &[String], widths: &[f32], look: Look) -> Vec<Vec<String>> {
    let face = look.face();
    cells.iter().zip(widths).map(|(text, width)| face.lines(text, look.size, width - 2.0 * PAD)).collect()
}

#[expect(clippy::cast_precision_loss, reason = "a few lines")]
fn height(cells: &[Vec<String>], ruling: Ruling) -> f32 {
    let lines = cells.iter().map(Vec::len).max().unwrap_or(1) as f32;
    (lines * CELL.line() + 2.0 * PAD).max(ruling.row)
}

fn one(flow: &mut Flow, cells: &[Vec<String>], widths: &[f32], (look, ruling): (Look, Ruling)) {
    let (top, tall, wide) = (flow.y, height(cells, ruling), widths.iter().sum::<f32>());
    if look.is_bold && !ruling.is_form {
        flow.block((MARGIN, top), (wide, tall), HEAD);
    }
    let mut x = MARGIN;
    for (lines, width) in cells.iter().zip(widths) {
        let mut y = top + PAD;
        for line in lines {
            flow.line((x + PAD, y), line, look);
            y += CELL.line();
        }
        if ruling.is_form {
            flow.block((x, top), (0.6, tall), BLACK);
        }
        x += width;
    }
    let ink = if ruling.is_form { BLACK } else { RULE };
    if ruling.is_form {
        flow.block((x, top), (0.6, tall), BLACK);
        flow.block((MARGIN, top), (wide, 0.6), ink);
    }
    flow.block((MARGIN, top + tall), (wide + 0.6, 0.6), ink);
    flow.y += tall;
}

/// Widths of columns, in points.
fn widths(table: &Table, page: f32, ruling: Ruling) -> Vec<f32> {
    const SHORT: f32 = 104.0;
    // Figures are written into a form by hand.
    let least = if ruling.is_form { 19.0 } else { 14.0 };
    let face = HEADS.face();
    let measure = |text: &str| face.width(text, CELL.size);
    columns::widths(table, &Paper { width: page, pad: 2.0 * PAD + 1.0, short: SHORT, least, measure: &measure })
}

/// Slips two side by side, their first line bold.
pub(super) fn slips(flow: &mut Flow, slips: &[Vec<String>]) {
    let wide = flow.width() / 2.0;
    for pair in slips.chunks(2) {
        flow.need(SLIP);
        for (x, lines) in [MARGIN, MARGIN + wide].into_iter().zip(pair) {
            slip(flow, x, wide, lines);
        }
        flow.y += SLIP;
    }
}

fn slip(flow: &mut Flow, x: f32, wide: f32, lines: &[String]) {
    let top = flow.y;
    for (at, size) in
        [((x, top), (wide, 0.5)), ((x, top + SLIP), (wide, 0.5)), ((x, top), (0.5, SLIP)), ((x + wide, top), (0.5, SLIP))]
    {
        flow.block(at, size, BLACK);
    }
    let mut y = top + 10.0;
    for (at, text) in lines.iter().enumerate() {
        let look = if at == 0 { HEADS } else { CELL };
        for line in look.face().lines(text, look.size, wide - 20.0) {
            flow.line((x + 10.0, y), &line, look);
            y += look.line();
        }
        y += 4.0;
    }
}
