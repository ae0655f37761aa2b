//! The matrix as an SVG: for a slide or a poster. Every text passes `escaped` of the HTML.

use std::fmt::Write;

use super::Subject;
use super::drawing::{Captions, Drawing, Shape, Words};
use super::html::escaped;
use super::picture::{Picture, hex};
use super::report::{Block, report};
use super::typeface::FAMILY;

/// The matrix with its title and what its signs mean.
#[must_use]
pub fn svg(subject: Subject) -> String {
    let foot = foot(subject);
    let said = &subject.words().report;
    let under_title = if subject.is_full() { said.under_title_full() } else { said.under_title() };
    let captions = Captions { title: &subject.title(), under_title, foot: &foot };
    written(&Drawing::of(&Picture::of(subject), &captions), &subject.title())
}

/// What the report says under its picture.
pub(super) fn foot(subject: Subject) -> Vec<String> {
    let blocks = report(subject);
    let after = blocks.iter().skip_while(|block| !matches!(block, Block::Picture(_))).skip(1);
    let texts = after.map_while(|block| if let Block::Text(words) = block { Some(words.clone()) } else { None });
    texts.collect()
}

fn written(drawing: &Drawing, title: &str) -> String {
    let Drawing { width, height, shapes } = drawing;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"{FAMILY}\">\n<title>{}</title>\n<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n",
        escaped(title)
    );
    let mut is_open = false;
    for shape in shapes {
        if let Shape::Meaning(meaning) = shape {
            if std::mem::take(&mut is_open) {
                out.push_str("</g>\n");
            }
            if !meaning.is_empty() {
                let _ = writeln!(out, "<g><title>{}</title>", escaped(meaning));
                is_open = true;
            }
        } else {
            out.push_str(&one(shape));
        }
    }
    out.push_str(if is_open { "</g>\n</svg>\n" } else { "</svg>\n" });
    out
}

fn one(shape: &Shape) -> String {
    match shape {
        Shape::Block { x, y, width, height, fill } => {
            format!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n", hex(*fill))
        }
        Shape::Words(Words { x, y, size, is_bold, is_centred, ink, text }) => {
            let weight = if *is_bold { " font-weight=\"700\"" } else { "" };
            let anchor = if *is_centred { " text-anchor=\"middle\"" } else { "" };
            let ink = hex(*ink);
            format!("<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{weight}{anchor} fill=\"{ink}\">{}</text>\n", escaped(text))
        }
        Shape::Meaning(_) => String::new(),
    }
}
