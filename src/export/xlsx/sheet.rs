//! A sheet written line by line, and how its cells look.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError};

/// Characters that a cell holds.
const MOST: usize = 32_767;

/// How a cell looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Title,
    Heading,
    Warning,
    Head,
    Plain,
    Wrapped,
    /// Small and grey: codes.
    Code,
    /// A number as short as it can be.
    Number,
    /// A number with two decimals.
    Measure,
    /// A strength that is worth it; 0 is blank.
    Worth,
    /// A strength in the way; 0 is blank.
    Way,
}

impl Look {
    fn format(self) -> Format {
        let format = Format::new().set_align(FormatAlign::Top);
        match self {
            Self::Title => format.set_bold().set_font_size(16),
            Self::Heading => format.set_bold().set_font_size(12).set_font_color(0x0A_6F68),
            Self::Warning => format.set_bold().set_font_color(0x8A_5A00),
            Self::Head => format.set_bold().set_background_color(0xED_EEEC).set_text_wrap().set_border_bottom(FormatBorder::Thin),
            Self::Plain => format,
            Self::Wrapped => format.set_text_wrap(),
            Self::Code => format.set_font_color(0x5C_646E).set_font_size(9),
            Self::Number => format.set_num_format("General"),
            Self::Measure => format.set_num_format("0.00"),
            Self::Worth => format.set_num_format("\"+\"General;;").set_align(FormatAlign::Center).set_font_color(0x12_4A88),
            Self::Way => format.set_num_format("\"−\"General;;").set_align(FormatAlign::Center).set_font_color(0x88_4404),
        }
    }
}

/// At most `most` characters of a text.
pub(super) fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

/// A sheet and the next row to be written.
pub(super) struct Sheet<'a> {
    page: &'a mut Worksheet,
    widths: Vec<f64>,
    next: u32,
    /// Lines of text in the row that is being written.
    lines: u32,
}

impl<'a> Sheet<'a> {
    /// A new sheet with columns of these widths, for A4 across, one page wide.
    pub fn new(book: &'a mut Workbook, name: &str, widths: &[f64]) -> Result<Self, XlsxError> {
        let sheet = book.add_worksheet();
        sheet.set_name(name)?.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
        for (at, width) in (0..).zip(widths) {
            sheet.set_column_width(at, *width)?;
        }
        Ok(Self { page: sheet, widths: widths.to_vec(), next: 0, lines: 1 })
    }

    /// The row that is written next, from 0.
    pub fn row(&self) -> u32 {
        self.next
    }

    /// Goes on to the next row, having made this one as high as its texts need.
    pub fn end_row(&mut self) -> Result<(), XlsxError> {
        if self.lines > 1 {
            self.page.set_row_height(self.next, 15 * self.lines)?;
        }
        self.next += 1;
        self.lines = 1;
        Ok(())
    }

    /// Asks for as many lines as a text takes in a column of this width, in characters.
    fn make_room(&mut self, text: &str, width: f64, look: Look) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a width of some characters")]
        let width = (width * 0.92).max(1.0) as usize;
        let lines = match look {
            Look::Wrapped | Look::Head => text.chars().count().div_ceil(width),
            Look::Title => 2,
            _ => 1,
        };
        // A row is no higher than 409 points.
        self.lines = self.lines.max(u32::try_from(lines).unwrap_or(27).min(27));
    }

    /// Writes a row of texts.
    pub fn line<T: AsRef<str>>(&mut self, texts: &[T], look: Look) -> Result<(), XlsxError> {
        for (at, text) in (0..).zip(texts) {
            self.text(at, text.as_ref(), look)?;
        }
        self.end_row()
    }

    /// Writes a text as a string, whatever it begins with.
    pub fn text(&mut self, column: u16, text: &str, look: Look) -> Result<(), XlsxError> {
        if !text.is_empty() {
            let width = self.widths.get(usize::from(column)).copied().unwrap_or(9.0);
            self.make_room(text, width, look);
            self.page.write_string_with_format(self.next, column, cut(text, MOST), &look.format())?;
        }
        Ok(())
    }

    /// Writes a text over two columns of this width each.
    pub fn wide(&mut self, column: u16, text: &str, width: f64, look: Look) -> Result<(), XlsxError> {
        self.make_room(text, 2.0 * width, look);
        self.page.merge_range(self.next, column, self.next, column + 1, &cut(text, MOST), &look.format())?;
        Ok(())
    }

    /// Writes a number; nothing if there is none.
    pub fn number(&mut self, column: u16, number: Option<f64>, look: Look) -> Result<(), XlsxError> {
        if let Some(number) = number {
            self.page.write_number_with_format(self.next, column, number + 0.0, &look.format())?;
        }
        Ok(())
    }

    /// Writes a formula with the result that it should come to: a figure, or words.
    pub fn formula(&mut self, column: u16, formula: &str, result: Result<f64, &str>, look: Look) -> Result<(), XlsxError> {
        let result = result.map_or_else(str::to_owned, |result| (result + 0.0).to_string());
        let formula = Formula::new(formula).set_result(result);
        self.page.write_formula_with_format(self.next, column, formula, &look.format())?;
        Ok(())
    }

    /// Keeps the rows above the next one, and the first columns, in sight.
    pub fn freeze(&mut self, columns: u16) -> Result<(), XlsxError> {
        self.page.set_freeze_panes(self.next, columns)?;
        Ok(())
    }

    /// How wide columns are, from the first to the last.
    pub fn widths(&mut self, first: u16, last: u16, width: f64) -> Result<(), XlsxError> {
        for column in first..=last {
            self.page.set_column_width(column, width)?;
        }
        Ok(())
    }
}
