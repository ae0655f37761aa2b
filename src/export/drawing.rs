//! The matrix as shapes: rectangles and lines of text at places, which SVG writes down and PDF draws.
//!
//! One unit is a pixel of the SVG. It knows nothing of formats; words are broken with the widths of the font that is
//! shipped, so that they fit wherever that font, or one as wide, is used.

mod squares;

use super::picture::{Picture, Rgb};
use super::typeface::Typeface;

pub(super) const INK: Rgb = [0x1c, 0x20, 0x26];
pub(super) const DIM: Rgb = [0x5c, 0x64, 0x6e];
pub(super) const HEAD: Rgb = [0xed, 0xee, 0xec];
pub(super) const BLANK: Rgb = [0xf3, 0xf3, 0xf0];

/// Shapes on a plain of this size.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Drawing {
    pub width: f32,
    pub height: f32,
    pub shapes: Vec<Shape>,
}

/// A shape; the upper left corner is 0, 0.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shape {
    /// A filled rectangle.
    Block { x: f32, y: f32, width: f32, height: f32, fill: Rgb },
    /// A line of text on its base line.
    Words(Words),
    /// What the next shapes up to the following one show, in words.
    Meaning(String),
}

/// A line of text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Words {
    /// Its left end, or its middle.
    pub x: f32,
    /// Its base line.
    pub y: f32,
    pub size: f32,
    pub is_bold: bool,
    pub is_centred: bool,
    pub ink: Rgb,
    pub text: String,
}

/// What stands over and under the matrix.
pub(super) struct Captions<'a> {
    pub title: &'a str,
    pub under_title: &'a str,
    pub foot: &'a [String],
}

/// Space around and between, widths of columns, heights of lines.
const EDGE: f32 = 20.0;
const NAMES: f32 = 170.0;
const SQUARE: f32 = 100.0;
const READINGS: f32 = 190.0;
const GAP: f32 = 3.0;
const SIDE_GAP: f32 = 12.0;
const SIZE: f32 = 13.0;
const LINE: f32 = 17.0;

impl Drawing {
    /// A matrix with its captions.
    pub fn of(picture: &Picture, captions: &Captions) -> Self {
        let sides = picture.columns.iter().skip(1).filter(|column| column.begins_side).count();
        #[expect(clippy::cast_precision_loss, reason = "a few columns")]
        let (columns, sides) = (picture.columns.len() as f32, sides as f32);
        let width = 2.0 * EDGE + NAMES + columns * (SQUARE + GAP) + sides * SIDE_GAP + READINGS;
        let mut drawing = Self { width, height: EDGE, shapes: Vec::new() };
        drawing.captions(captions);
        squares::heads(&mut drawing, picture);
        for row in &picture.rows {
            squares::row(&mut drawing, picture, row);
        }
        drawing.height += 10.0;
        for line in captions.foot {
            drawing.paragraph(line, 11.0, DIM);
        }
        drawing.height += EDGE;
        drawing
    }

    fn captions(&mut self, captions: &Captions) {
        let room = self.width - 2.0 * EDGE;
        if captions.title.is_empty() {
            return;
        }
        for line in Typeface::bold().lines(captions.title, 20.0, room) {
            self.words(EDGE, self.height + 20.0, &line, (20.0, true), INK);
            self.height += 26.0;
        }
        self.paragraph(captions.under_title, SIZE, DIM);
        self.height += 10.0;
    }

    /// Lines of text below what is there.
    fn paragraph(&mut self, text: &str, size: f32, ink: Rgb) {
        for line in Typeface::plain().lines(text, size, self.width - 2.0 * EDGE) {
            self.words(EDGE, self.height + size, &line, (size, false), ink);
            self.height += size * 1.35;
        }
    }

    fn words(&mut self, x: f32, y: f32, text: &str, (size, is_bold): (f32, bool), ink: Rgb) {
        self.shapes.push(Shape::Words(Words { x, y, size, is_bold, is_centred: false, ink, text: text.to_owned() }));
    }

    fn block(&mut self, x: f32, width: f32, height: f32, fill: Rgb) {
        self.shapes.push(Shape::Block { x, y: self.height, width, height, fill });
    }
}
