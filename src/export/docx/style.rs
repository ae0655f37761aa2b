//! How the Word document looks: A4, one accent, thin rules, room to breathe.

use docx_rs::{
    AbstractNumbering, BorderType, Docx, Level, LevelJc, LevelText, LineSpacing, NumberFormat, Numbering, PageMargin, PageSize,
    Paragraph, RunFonts, Shading, SpecialIndentType, Start, Style, StyleType, TableBorder, TableBorderPosition, TableBorders,
    TableCellMargins,
};

use crate::export::picture::{Rgb, hex};

/// The numbering that draws bullets.
pub(super) const BULLETS: usize = 2;

/// The ground of a table's head.
pub(super) const HEAD: &str = "EDEEEC";

/// Twentieths of a point in a margin.
const MARGIN: usize = 1077;

/// Begins the library's numbering of paragraphs afresh, so that the same report has the same bytes. Only a build does that;
/// the first numbers are left to the ends of sections, which take theirs while the document is built.
pub(super) fn number_afresh() {
    const FOR_SECTIONS: usize = 16;
    drop(Docx::new().build());
    (0..FOR_SECTIONS).for_each(|_| drop(Paragraph::new()));
}

/// A page of A4.
#[derive(Clone, Copy)]
pub(super) struct Page {
    /// Whether it lies across.
    pub is_across: bool,
}

impl Page {
    pub const UPRIGHT: Self = Self { is_across: false };
    pub const ACROSS: Self = Self { is_across: true };

    const fn sides(self) -> (u32, u32) {
        if self.is_across { (16838, 11906) } else { (11906, 16838) }
    }

    /// Its size in twentieths of a point.
    pub fn size(self) -> PageSize {
        let (width, height) = self.sides();
        PageSize::new().size(width, height)
    }

    /// The width between its margins.
    pub const fn text_width(self) -> usize {
        self.sides().0 as usize - 2 * MARGIN
    }
}

/// The margins of every page.
pub(super) fn margin() -> PageMargin {
    let margin = i32::try_from(MARGIN).expect("a margin is small");
    PageMargin { top: margin, left: margin, bottom: margin, right: margin, header: 600, footer: 560, gutter: 0 }
}

/// An empty document with its styles.
pub(super) fn document() -> Docx {
    let (width, height) = Page::UPRIGHT.sides();
    let fonts = RunFonts::new().ascii("Calibri").hi_ansi("Calibri").cs("Calibri");
    let document = Docx::new().default_fonts(fonts).default_size(21).page_size(width, height).page_margin(margin());
    let bullet = Level::new(0, Start::new(1), NumberFormat::new("bullet"), LevelText::new("•"), LevelJc::new("left"));
    let bullet = bullet.indent(Some(340), Some(SpecialIndentType::Hanging(260)), None, None);
    let document = document
        .add_abstract_numbering(AbstractNumbering::new(BULLETS).add_level(bullet))
        .add_numbering(Numbering::new(BULLETS, BULLETS));
    styles().into_iter().fold(document, Docx::add_style)
}

fn styles() -> Vec<Style> {
    let paragraph = |id: &str, name: &str, before: u32, after: u32| {
        let spacing = LineSpacing::new().before(before).after(after).line(264);
        Style::new(id, StyleType::Paragraph).name(name).line_spacing(spacing)
    };
    vec![
        paragraph("Normal", "Normal", 0, 120),
        paragraph("Title", "Title", 0, 160).size(44).bold().color("0C0E12"),
        paragraph("Heading1", "heading 1", 300, 120).size(28).bold().color("0A6F68").outline_lvl(0),
        paragraph("Heading2", "heading 2", 180, 80).size(23).bold().color("1C2026").outline_lvl(1),
        paragraph("Strong", "Strong text", 60, 160).bold().color("8A5A00"),
        paragraph("Item", "Item", 0, 50),
        paragraph("Lines", "Lines for an e-mail", 80, 160).size(20).indent(Some(340), None, None, None).color("1C2026"),
        paragraph("Cell", "Cell", 20, 20).size(19),
        paragraph("Square", "Square", 30, 30).size(17),
        paragraph("Small", "Small", 0, 0).size(12),
        paragraph("Foot", "Foot", 0, 0).size(16).color("5C646E"),
    ]
}

/// Thin rules between rows, none between columns.
pub(super) fn borders() -> TableBorders {
    use TableBorderPosition::{Bottom, InsideH, InsideV, Left, Right, Top};
    let rule = |position| TableBorder::new(position).color("C8CCD2").size(4);
    let white = |position| TableBorder::new(position).color("FFFFFF").size(8).border_type(BorderType::Single);
    let borders = TableBorders::new().set(rule(Top)).set(rule(Bottom)).set(rule(InsideH));
    borders.set(white(InsideV)).clear(Left).clear(Right)
}

/// The space in every cell.
pub(super) fn cell_margins() -> TableCellMargins {
    TableCellMargins::new().margin(30, 70, 30, 70)
}

/// A plain ground.
pub(super) fn fill(rgb: &str) -> Shading {
    Shading::new().color("auto").fill(rgb)
}

/// A colour as Word writes it: `RRGGBB`.
pub(super) fn rgb(colour: Rgb) -> String {
    hex(colour).trim_start_matches('#').to_uppercase()
}
