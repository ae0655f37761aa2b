//! The report and the pack as PDF on A4, set in the font that is shipped. `layout` puts shapes on pages; here they are
//! painted. Nothing in the file says when it was made: the same log gives the same bytes.

mod flow;
mod grid;
mod layout;

use jiff::civil::Date;
use krilla::Document;
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule};
use krilla::surface::Surface;
use krilla::text::{Font, TextDirection};

use super::Subject;
use super::drawing::{Shape, Words};
use super::pack::pack;
use super::paper::Leaf;
use super::picture::Rgb;
use super::report::{self, parts, report};
use super::typeface::{BOLD, PLAIN, Typeface};
use flow::Page;

/// The report: redacted for a room, the full record otherwise.
#[must_use]
pub fn pdf(subject: Subject) -> Vec<u8> {
    let blocks = report(subject);
    let leaves: Vec<Leaf> = parts(&blocks).iter().map(Leaf::from).collect();
    painted(&layout::pages(subject, &leaves, &report::foot(subject)), subject)
}

/// The pack, to be printed.
#[must_use]
pub fn pack_pdf(subject: Subject) -> Vec<u8> {
    painted(&layout::pages(subject, &pack(subject), &subject.title()), subject)
}

fn painted(pages: &[Page], subject: Subject) -> Vec<u8> {
    let font = |bytes: &[u8]| Font::new(bytes.to_vec().into(), 0).expect("the font that is shipped is a font: a test reads it");
    let brush = Brush { plain: font(PLAIN), bold: font(BOLD) };
    let mut document = Document::new();
    let metadata = Metadata::new().title(subject.title().into_owned()).creator("Tandem".to_owned());
    let metadata = metadata.authors(vec!["Tandem".to_owned()]);
    let metadata = match subject.day() {
        Some(day) => metadata.creation_date(dated(day)),
        None => metadata,
    };
    document.set_metadata(metadata.language(subject.words().language.tag().to_owned()));
    for page in pages {
        let (width, height) = page.sides();
        let mut sheet = document.start_page_with(PageSettings::from_wh(width, height).expect("A4 has sides"));
        let mut surface = sheet.surface();
        for shape in &page.shapes {
            brush.paint(&mut surface, shape);
        }
        surface.finish();
        sheet.finish();
    }
    document.finish().expect("plain text and rectangles, without a standard to be kept, are always a document")
}

/// A day as a PDF's properties hold it.
fn dated(day: Date) -> DateTime {
    DateTime::new(day.year().unsigned_abs()).month(day.month().unsigned_abs()).day(day.day().unsigned_abs())
}

/// The two weights of the font.
struct Brush {
    plain: Font,
    bold: Font,
}

impl Brush {
    fn paint(&self, surface: &mut Surface, shape: &Shape) {
        match shape {
            Shape::Block { x, y, width, height, fill: ink } => {
                surface.set_fill(Some(fill(*ink)));
                let path = Rect::from_xywh(*x, *y, *width, *height).and_then(|rect| {
                    let mut path = PathBuilder::new();
                    path.push_rect(rect);
                    path.finish()
                });
                if let Some(path) = path {
                    surface.draw_path(&path);
                }
            }
            Shape::Words(words) => self.write(surface, words),
            Shape::Meaning(_) => {}
        }
    }

    fn write(&self, surface: &mut Surface, words: &Words) {
        let (font, face) = if words.is_bold { (&self.bold, Typeface::bold()) } else { (&self.plain, Typeface::plain()) };
        let left = if words.is_centred { words.x - face.width(&words.text, words.size) / 2.0 } else { words.x };
        surface.set_fill(Some(fill(words.ink)));
        surface.draw_text(Point::from_xy(left, words.y), font.clone(), words.size, &words.text, false, TextDirection::Auto);
    }
}

fn fill([red, green, blue]: Rgb) -> Fill {
    Fill { paint: rgb::Color::new(red, green, blue).into(), opacity: NormalizedF32::ONE, rule: FillRule::default() }
}
