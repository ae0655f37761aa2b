//! Rows of different heights, one below the other, scrolled so that the one under the cursor is seen. Cards, actions and
//! answers are drawn with it. It must not know what the rows are.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::widget::scroll;
use crate::widget::text::{self, Align};
use crate::widget::theme::Theme;

/// One row: its lines, and the number by which a cursor finds it; none for what the cursor passes over.
pub struct Row {
    /// The number of the row for the cursor.
    pub at: Option<usize>,
    /// Its lines, from the top.
    pub lines: Vec<Line<'static>>,
}

impl Row {
    /// A row that the cursor can stand on.
    pub const fn item(at: usize, lines: Vec<Line<'static>>) -> Self {
        Self { at: Some(at), lines }
    }

    /// A row that the cursor passes over.
    pub fn plain(line: impl Into<Line<'static>>) -> Self {
        Self { at: None, lines: vec![line.into()] }
    }

    /// An empty line.
    pub fn gap() -> Self {
        Self::plain(Line::default())
    }
}

/// Draws as many rows as fit, the one at `cursor` among them, with `▴` and `▾` where more are above or below. A cursor on
/// the first row shows what stands above it too. Returns the first line below the last row drawn.
pub fn draw(rows: &[Row], cursor: Option<usize>, area: Rect, buf: &mut Buffer, theme: &Theme) -> u16 {
    let lines = lines(rows);
    let first = first(&lines, cursor, area);
    let mut y = area.y;
    let mut marked = false;
    for (at, line) in lines.iter().skip(first).take(area.height.into()) {
        let row = Rect { y, height: 1, ..area };
        let here = cursor.is_some() && *at == cursor;
        if here {
            text::fill(buf, row, theme.cursor);
        }
        text::put_line(buf, row.x, y, &text::fit_line(line, row.width.into()), row.width, theme.text);
        // The ground of the row alone is little on a pale projector.
        if here && !marked && row.width > 0 && buf[(row.x, y)].symbol() == " " {
            text::put(buf, row.x, y, "▸", 1, theme.text);
        }
        marked |= here;
        y += 1;
    }
    if first > 0 {
        text::put(buf, area.right(), area.y, "▴", 1, theme.dim);
    }
    if first + usize::from(area.height) < lines.len() && area.height > 0 {
        text::put(buf, area.right(), area.bottom() - 1, "▾", 1, theme.dim);
    }
    y
}

/// The number of the row at a line of the screen, as [`draw`] draws them.
#[must_use]
pub fn row_at(rows: &[Row], cursor: Option<usize>, area: Rect, y: u16) -> Option<usize> {
    let lines = lines(rows);
    let down = usize::from(y.checked_sub(area.y)?);
    (y < area.bottom()).then(|| lines.get(first(&lines, cursor, area) + down)?.0)?
}

type Numbered<'a> = (Option<usize>, &'a Line<'static>);

fn lines(rows: &[Row]) -> Vec<Numbered<'_>> {
    rows.iter().flat_map(|row| row.lines.iter().map(|line| (row.at, line))).collect()
}

/// The first line that is shown.
fn first(lines: &[Numbered<'_>], cursor: Option<usize>, area: Rect) -> usize {
    let here = |line: &Numbered<'_>| cursor.is_some() && line.0 == cursor;
    let top = lines.iter().position(here);
    let bottom = lines.iter().rposition(here);
    scroll::first(bottom, area.height.into(), lines.len()).min(top.unwrap_or(usize::MAX))
}

/// The words of a column as lines, the first for the row itself: all of them, or, where rows have one line each, one cut.
pub fn column(words: &str, columns: usize, whole: bool) -> Vec<String> {
    let lines = if whole { text::wrap(words, columns) } else { Vec::new() };
    if lines.is_empty() { vec![text::fit(words, columns)] } else { lines }
}

/// A row whose words go on below themselves, `indent` columns from the left.
pub fn going_on(row: Line<'static>, below: Vec<String>, indent: usize, style: Style) -> Vec<Line<'static>> {
    let rest = below.into_iter().map(|words| Line::from(vec![Span::raw(" ".repeat(indent)), Span::styled(words, style)]));
    std::iter::once(row).chain(rest).collect()
}

/// Whether rows are all seen in so many lines.
pub fn fits(rows: &[Row], height: u16) -> bool {
    lines(rows).len() <= usize::from(height)
}

/// The rows with whole words if all of them are seen so in so many lines, else with one line each.
pub fn whole_if_it_fits(height: u16, rows: impl Fn(bool) -> Vec<Row>) -> Vec<Row> {
    let whole = rows(true);
    if fits(&whole, height) { whole } else { rows(false) }
}

/// A piece of a line of exactly `columns`.
pub fn cell(words: &str, columns: usize, align: Align, style: Style) -> Span<'static> {
    Span::styled(text::pad(words, columns, align), style)
}
