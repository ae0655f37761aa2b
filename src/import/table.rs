//! The text as a table: a header that is understood, and rows with the line on which each begins.

use super::BadRow;

/// The columns there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Group,
    Bloc,
    Weight,
    People,
    Kind,
    Theme,
    Strength,
    Text,
    Evidence,
    Ratings,
}

impl Column {
    const ALL: [Self; 10] = [
        Self::Group,
        Self::Bloc,
        Self::Weight,
        Self::People,
        Self::Kind,
        Self::Theme,
        Self::Strength,
        Self::Text,
        Self::Evidence,
        Self::Ratings,
    ];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::Bloc => "bloc",
            Self::Weight => "weight",
            Self::People => "people",
            Self::Kind => "kind",
            Self::Theme => "theme",
            Self::Strength => "strength",
            Self::Text => "text",
            Self::Evidence => "evidence",
            Self::Ratings => "ratings",
        }
    }
}

/// A row as it stands in the file.
pub(super) struct RawRow {
    /// The line on which it begins, from 1.
    pub(super) number: u64,
    columns: Vec<Column>,
    cells: csv::StringRecord,
}

impl RawRow {
    /// The cell of a column as it stands; empty where the file has no such column.
    pub(super) fn cell(&self, column: Column) -> &str {
        let at = self.columns.iter().position(|held| *held == column);
        at.and_then(|at| self.cells.get(at)).unwrap_or("")
    }

    /// Cells that are there, and cells that there should be.
    pub(super) fn width(&self) -> (usize, usize) {
        (self.cells.len(), self.columns.len())
    }
}

/// A file whose header is understood.
pub(super) struct Table {
    pub(super) lines: Vec<RawRow>,
}

/// Reads the rows; rows without any content are passed over.
pub(super) fn read(text: &str) -> Result<Table, Vec<BadRow>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if let Some(line) = open_quote(text) {
        return Err(vec![BadRow { line, why: "a quotation mark is opened here and never closed.".to_owned() }]);
    }
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut columns: Option<Vec<Column>> = None;
    let mut lines = Vec::new();
    let mut count = LineCount::new(text);
    for record in reader.records() {
        let cells = record.map_err(|error| vec![BadRow { line: 1, why: format!("this is not a CSV file: {error}.") }])?;
        let start = cells.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(usize::MAX));
        let number = count.line_of(start);
        match &columns {
            None => columns = Some(header(&cells, number)?),
            Some(_) if cells.iter().all(|cell| cell.trim().is_empty()) => {}
            Some(columns) => lines.push(RawRow { number, columns: columns.clone(), cells }),
        }
    }
    let no_header = || vec![BadRow { line: 1, why: "the file is empty: its first line must name the columns.".to_owned() }];
    columns.map(|_| Table { lines }).ok_or_else(no_header)
}

fn header(cells: &csv::StringRecord, line: u64) -> Result<Vec<Column>, Vec<BadRow>> {
    let mut columns = Vec::new();
    let mut bad = Vec::new();
    for cell in cells {
        let name = cell.trim().to_lowercase();
        match Column::ALL.into_iter().find(|column| column.name() == name) {
            Some(column) if columns.contains(&column) => bad.push(format!("the column “{name}” is there twice.")),
            Some(column) => columns.push(column),
            None => bad.push(format!("unknown column “{}”: the columns are {}.", crate::workshop::Line::new(cell), all_names())),
        }
    }
    if bad.is_empty() && !columns.contains(&Column::Group) {
        bad.push("the column “group” is missing.".to_owned());
    }
    if bad.is_empty() { Ok(columns) } else { Err(bad.into_iter().map(|why| BadRow { line, why }).collect()) }
}

fn all_names() -> String {
    Column::ALL.map(Column::name).join(", ")
}

/// Counts lines up to a place in the text, each call no earlier than the last.
struct LineCount<'a> {
    text: &'a [u8],
    at: usize,
    line: u64,
}

impl<'a> LineCount<'a> {
    const fn new(text: &'a str) -> Self {
        Self { text: text.as_bytes(), at: 0, line: 1 }
    }

    /// The line of the first character of a record at or after `start`: line ends before it are not its own.
    fn line_of(&mut self, start: usize) -> u64 {
        while let Some(&byte) = self.text.get(self.at) {
            let is_end = matches!(byte, b'\n' | b'\r');
            if self.at >= start && !is_end {
                break;
            }
            let second_half = byte == b'\n' && self.at > 0 && self.text[self.at - 1] == b'\r';
            self.line += u64::from(is_end && !second_half);
            self.at += 1;
        }
        self.line
    }
}

/// The line of a quotation mark that opens a cell and is never closed: it would swallow the rest of the file.
fn open_quote(text: &str) -> Option<u64> {
    let mut opened: Option<usize> = None;
    let mut cell_begins = true;
    let mut bytes = text.bytes().enumerate().peekable();
    while let Some((at, byte)) = bytes.next() {
        if opened.is_some() {
            let doubled = byte == b'"' && bytes.next_if(|(_, next)| *next == b'"').is_some();
            if byte == b'"' && !doubled {
                opened = None;
                cell_begins = false;
            }
        } else if byte == b'"' && cell_begins {
            opened = Some(at);
        } else {
            cell_begins = matches!(byte, b',' | b'\n' | b'\r');
        }
    }
    opened.map(|at| LineCount::new(text).line_of(at))
}
