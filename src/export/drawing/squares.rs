//! The heads of the columns and the rows of squares.

use super::{BLANK, DIM, Drawing, EDGE, GAP, HEAD, INK, LINE, NAMES, READINGS, SIDE_GAP, SIZE, SQUARE, Shape, Words};
use crate::export::picture::{Half, Picture, Rgb, Row, Square, colours};
use crate::export::typeface::Typeface;
use crate::workshop::Kind;

/// Where each column begins.
fn places(picture: &Picture) -> Vec<f32> {
    let mut x = EDGE + NAMES;
    let mut places = Vec::new();
    for (at, column) in picture.columns.iter().enumerate() {
        if at > 0 && column.begins_side {
            x += SIDE_GAP;
        }
        places.push(x);
        x += SQUARE + GAP;
    }
    places.push(x);
    places
}

/// As high as so many lines.
#[expect(clippy::cast_precision_loss, reason = "a few lines")]
fn height(lines: usize) -> f32 {
    lines as f32 * LINE + 12.0
}

/// The sides, and under them the groups.
pub(super) fn heads(drawing: &mut Drawing, picture: &Picture) {
    let places = places(picture);
    for (column, x) in picture.columns.iter().zip(&places) {
        if column.begins_side {
            drawing.words(x + 2.0, drawing.height + SIZE, &column.side_name, (SIZE, true), DIM);
        }
    }
    drawing.height += LINE + 4.0;
    let names: Vec<Vec<String>> =
        picture.columns.iter().map(|column| Typeface::bold().lines(&column.name, 11.5, SQUARE - 8.0)).collect();
    let tall = height(names.iter().map(Vec::len).max().unwrap_or(1));
    for (lines, x) in names.iter().zip(&places) {
        drawing.block(*x, SQUARE, tall, HEAD);
        stack(drawing, *x + 4.0, lines, (11.5, true), INK);
    }
    drawing.height += tall + GAP;
}

/// A heading, its squares, how it reads.
pub(super) fn row(drawing: &mut Drawing, picture: &Picture, row: &Row) {
    let places = places(picture);
    let names = Typeface::bold().lines(&row.name, SIZE, NAMES - 12.0);
    let readings = Typeface::plain().lines(&row.reading, 12.0, READINGS - 10.0);
    let tall = height(names.len().max(readings.len()).max(2));
    stack(drawing, EDGE, &names, (SIZE, true), INK);
    for (square, x) in row.squares.iter().zip(&places) {
        drawing.shapes.push(Shape::Meaning(square.words.clone()));
        one(drawing, square, *x, tall);
    }
    drawing.shapes.push(Shape::Meaning(String::new()));
    stack(drawing, places.last().map_or(EDGE, |x| x + 8.0), &readings, (12.0, false), INK);
    drawing.height += tall + GAP;
}

/// Lines under each other from the top of what is being drawn.
fn stack(drawing: &mut Drawing, x: f32, lines: &[String], look: (f32, bool), ink: Rgb) {
    let mut y = drawing.height + 6.0 + SIZE;
    for line in lines {
        drawing.words(x, y, line, look, ink);
        y += LINE;
    }
}

/// A square: what there is side by side, marks at its end.
fn one(drawing: &mut Drawing, square: &Square, x: f32, tall: f32) {
    drawing.block(x, SQUARE, tall, BLANK);
    let said: Vec<(&Half, Kind)> =
        square.halves.iter().zip([Kind::Incentive, Kind::Barrier]).filter(|(half, _)| !half.signs.is_empty()).collect();
    if said.is_empty() {
        return middle(drawing, (x, SQUARE, tall), &square.signs, DIM);
    }
    let marks = if square.marks.is_empty() { 0.0 } else { 18.0 };
    #[expect(clippy::cast_precision_loss, reason = "one or two")]
    let width = (SQUARE - marks) / said.len() as f32;
    let mut left = x;
    for (half, kind) in said {
        let (ground, ink) = if half.strength > 0.0 { colours(kind, half.strength) } else { (BLANK, INK) };
        drawing.block(left, width, tall, ground);
        middle(drawing, (left, width, tall), &half.signs, ink);
        left += width;
    }
    if marks > 0.0 {
        middle(drawing, (left, marks, tall), &square.marks, INK);
    }
}

/// Signs in the middle of a place, smaller where they need to be.
fn middle(drawing: &mut Drawing, (x, width, tall): (f32, f32, f32), signs: &str, ink: Rgb) {
    let wide = Typeface::bold().width(signs, 14.0);
    let size = if wide > width - 4.0 { (14.0 * (width - 4.0) / wide).max(7.0) } else { 14.0 };
    let y = drawing.height + tall / 2.0 + size * 0.36;
    let words = Words { x: x + width / 2.0, y, size, is_bold: true, is_centred: true, ink, text: signs.to_owned() };
    drawing.shapes.push(Shape::Words(words));
}
