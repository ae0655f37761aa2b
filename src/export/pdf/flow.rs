//! Pages that are filled from the top: text is broken into lines, lines on to pages.

use crate::export::drawing::{DIM, Shape, Words};
use crate::export::picture::Rgb;
use crate::export::typeface::Typeface;
use crate::words::Words as Language;

/// The sides of A4 in points.
const SHORT: f32 = 595.28;
const LONG: f32 = 841.89;
/// The margin of every page.
pub(super) const MARGIN: f32 = 50.0;

/// A page and what is on it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Page {
    pub is_across: bool,
    pub shapes: Vec<Shape>,
}

impl Page {
    /// Width and height.
    pub fn sides(&self) -> (f32, f32) {
        if self.is_across { (LONG, SHORT) } else { (SHORT, LONG) }
    }
}

/// How text looks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    pub size: f32,
    pub is_bold: bool,
    pub ink: Rgb,
}

impl Look {
    pub fn face(self) -> &'static Typeface {
        if self.is_bold { Typeface::bold() } else { Typeface::plain() }
    }

    /// From one base line to the next.
    pub fn line(self) -> f32 {
        self.size * 1.36
    }
}

/// Pages being filled; `y` is where the next thing goes on the last of them.
pub(super) struct Flow {
    pages: Vec<Page>,
    pub y: f32,
}

impl Flow {
    pub const fn new() -> Self {
        Self { pages: Vec::new(), y: 0.0 }
    }

    /// Begins a page.
    pub fn page(&mut self, is_across: bool) {
        self.pages.push(Page { is_across, shapes: Vec::new() });
        self.y = MARGIN;
    }

    fn last(&self) -> Page {
        self.pages
            .last()
            .map_or(Page { is_across: false, shapes: Vec::new() }, |page| Page { is_across: page.is_across, shapes: Vec::new() })
    }

    /// The width between the margins.
    pub fn width(&self) -> f32 {
        self.last().sides().0 - 2.0 * MARGIN
    }

    /// Where the page's text must end.
    pub fn bottom(&self) -> f32 {
        self.last().sides().1 - MARGIN
    }

    /// Goes on to a new page unless there is so much room; says whether it did.
    pub fn need(&mut self, height: f32) -> bool {
        let turns = self.y + height > self.bottom() && self.y > MARGIN;
        if turns {
            self.page(self.last().is_across);
        }
        turns
    }

    pub fn put(&mut self, shape: Shape) {
        if let Some(page) = self.pages.last_mut() {
            page.shapes.push(shape);
        }
    }

    /// A filled rectangle.
    pub fn block(&mut self, (x, y): (f32, f32), (width, height): (f32, f32), fill: Rgb) {
        self.put(Shape::Block { x, y, width, height, fill });
    }

    /// One line of text, its top at `y`.
    pub fn line(&mut self, (x, y): (f32, f32), text: &str, look: Look) {
        let Look { size, is_bold, ink } = look;
        self.put(Shape::Words(Words { x, y: y + size, size, is_bold, is_centred: false, ink, text: text.to_owned() }));
    }

    /// A paragraph, indented on the left, with space below.
    pub fn paragraph(&mut self, text: &str, look: Look, (indent, below): (f32, f32)) {
        for line in look.face().lines(text, look.size, self.width() - indent) {
            self.need(look.line());
            self.line((MARGIN + indent, self.y), &line, look);
            self.y += look.line();
        }
        self.y += below;
    }

    /// The pages, each with words and its number at the foot.
    pub fn finished(mut self, foot: &str, words: &Language) -> Vec<Page> {
        let look = Look { size: 8.0, is_bold: false, ink: DIM };
        let count = self.pages.len();
        for (page, number) in self.pages.iter_mut().zip(1_usize..) {
            let (width, height) = page.sides();
            let number = words.report.page_of(number, count);
            let left = look.face().lines(foot, look.size, width - 2.0 * MARGIN - 90.0).swap_remove(0);
            for (x, text) in [(MARGIN, left), (width - MARGIN - look.face().width(&number, look.size), number)] {
                let Look { size, is_bold, ink } = look;
                page.shapes.push(Shape::Words(Words { x, y: height - 26.0, size, is_bold, is_centred: false, ink, text }));
            }
        }
        self.pages
    }
}
