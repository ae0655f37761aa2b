//! What the rows on the screen were drawn from, so that a frame draws only those that changed: a letter of the ghost, a
//! point or a step of the cursor costs its row. What is kept of a row is all that it is drawn from, so a row that looks
//! otherwise is never taken for the same.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line as Text;

use super::plan::{Line, Plan};
use super::{CellFace, Grid, GridRow, RowEnd};
use crate::widget::theme::Theme;

/// What the rows of one grid were drawn from.
#[derive(Debug, Default)]
pub struct Memo {
    layout: Option<Layout>,
    rows: Vec<Option<Row>>,
}

/// Where everything stands, and in which colours.
#[derive(Debug, Clone, PartialEq)]
struct Layout {
    area: Rect,
    rows: Rect,
    head: Rect,
    head_lines: u16,
    columns: Vec<Line>,
    ends: Option<Rect>,
    theme: Theme,
}

/// One row: what it was drawn from.
#[derive(Debug)]
struct Row {
    line: Line,
    name: String,
    words: Text<'static>,
    lit: bool,
    end: Option<RowEnd<'static>>,
    faces: Vec<CellFace>,
    cursor: Option<usize>,
}

impl Memo {
    /// Draws the rows of a grid in figures but those that look as they do; what is drawn, and what is not a row, is made
    /// blank before.
    pub(super) fn draw(
        &mut self,
        grid: &Grid<'_>,
        plan: &Plan,
        area: Rect,
        buf: &mut Buffer,
        mut blank: impl FnMut(Rect, &mut Buffer),
    ) {
        let rows = rows(plan, area);
        if self.layout.as_ref().is_some_and(|layout| layout.is(plan, area, rows, grid.theme)) {
            blank(Rect { height: rows.y - area.y, ..area }, buf);
            blank(Rect { y: rows.bottom(), height: area.bottom() - rows.bottom(), ..area }, buf);
        } else {
            blank(area, buf);
            self.layout = Some(Layout::of(plan, area, rows, grid.theme));
            self.rows.clear();
        }
        let width = grid.columns().count();
        for (place, line) in plan.rows.iter().enumerate() {
            let row = grid.rows.get(line.index).zip(grid.faces.get(line.index * width..(line.index + 1) * width));
            let cursor = grid.cursor.filter(|(at, _)| *at == line.index).map(|(_, column)| column);
            let kept = self.rows.get(place).and_then(Option::as_ref);
            if kept.zip(row).is_some_and(|(kept, (row, faces))| kept.is(line, row, faces, cursor)) {
                continue;
            }
            if self.rows.len() > place {
                blank(Rect { y: line.at, height: plan.head_lines.max(line.length), ..rows }.intersection(rows), buf);
            } else {
                self.rows.resize_with(place + 1, || None);
            }
            grid.row(plan, line, width, buf);
            self.rows[place] = row.map(|(row, faces)| Row::of(line, row, faces, cursor));
        }
    }
}

/// The lines that hold rows and nothing else.
fn rows(plan: &Plan, area: Rect) -> Rect {
    let (Some(first), Some(last)) = (plan.rows.first(), plan.rows.last()) else { return Rect { height: 0, ..area } };
    let end = (last.at + plan.head_lines.max(last.length)).min(plan.head.bottom()).min(area.bottom());
    Rect { y: first.at, height: end.saturating_sub(first.at), ..area }
}

impl Layout {
    fn of(plan: &Plan, area: Rect, rows: Rect, theme: &Theme) -> Self {
        let columns = plan.columns.clone();
        Self { area, rows, head: plan.head, head_lines: plan.head_lines, columns, ends: plan.ends, theme: theme.clone() }
    }

    fn is(&self, plan: &Plan, area: Rect, rows: Rect, theme: &Theme) -> bool {
        self.area == area
            && self.rows == rows
            && self.head == plan.head
            && self.head_lines == plan.head_lines
            && self.columns == plan.columns
            && self.ends == plan.ends
            && self.theme == *theme
    }
}

impl Row {
    fn of(line: &Line, row: &GridRow<'_>, faces: &[CellFace], cursor: Option<usize>) -> Self {
        Self {
            line: *line,
            name: row.name.to_owned(),
            words: owned(&row.words),
            lit: row.lit,
            end: row.end.as_ref().map(|end| RowEnd { parts: end.parts, words: owned(&end.words) }),
            faces: faces.to_vec(),
            cursor,
        }
    }

    fn is(&self, line: &Line, row: &GridRow<'_>, faces: &[CellFace], cursor: Option<usize>) -> bool {
        self.line == *line
            && self.cursor == cursor
            && self.lit == row.lit
            && self.faces == faces
            && self.name == row.name
            && self.end == row.end
            && self.words == row.words
    }
}

fn owned(line: &Text<'_>) -> Text<'static> {
    let spans = line.spans.iter().map(|span| ratatui::text::Span::styled(span.content.to_string(), span.style));
    Text { style: line.style, alignment: line.alignment, spans: spans.collect() }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Style;

    use super::*;
    use crate::widget::grid::{Bloc, Channel, Column, Foot, Scale, Split};
    use crate::widget::theme::{Depth, ThemeName};

    /// A matrix that is another in one place with every step.
    fn faces(step: usize) -> Vec<CellFace> {
        let strength = |at: usize| f64::from(u8::try_from(at % 11).unwrap()) / 2.0;
        let face = |at: usize| CellFace {
            incentive: if at.is_multiple_of(3) {
                Channel::None
            } else {
                Channel::Scored { strength: strength(at), provisional: at.is_multiple_of(5) }
            },
            barrier: if at == step { Channel::Typed { strength: None } } else { Channel::None },
            lit: at == step,
            split: Split { worth: at.is_multiple_of(7), way: false },
            ..CellFace::default()
        };
        (0..6 * 5).map(face).collect()
    }

    #[test]
    fn rows_drawn_again_look_as_if_drawn_afresh() {
        let columns = |names: [&'static str; 3]| names.map(|name| Column { name, short: "x" }).to_vec();
        let blocs = [
            Bloc { name: "clinical", columns: columns(["Nurses", "Doctors", "日本"]) },
            Bloc { name: "managerial", columns: columns(["Ward", "Exec", "Ops"])[..2].to_vec() },
        ];
        let mut memo = Memo::default();
        let whole = Rect::new(0, 0, 100, 22);
        let (mut again, mut last) = (Buffer::empty(whole), Rect::ZERO);
        for step in 0..200 {
            let theme = Theme::embedded(if step < 150 { ThemeName::Dark } else { ThemeName::Light }, Depth::Rgb);
            let faces = faces(step * 7 % 41);
            let row = |at: usize| GridRow {
                name: ["Time", "Beds", "Safety", "Übergabe", "Learning", "Voice"][at],
                words: Text::from(if at == step % 6 { "contested" } else { "mixed" }),
                lit: at == step % 9,
                end: Some(RowEnd { parts: None, words: Text::styled(format!("{} %", at + step % 3), Style::new()) }),
            };
            let rows: Vec<GridRow<'_>> = (0..6).map(row).collect();
            let foot = Some(Foot { label: "pull", texts: vec!["+1.0".into(); 5] });
            let cursor = (!step.is_multiple_of(5)).then_some((step % 8, step % 7));
            let grid = Grid {
                title: "Matrix",
                blocs: &blocs,
                rows: &rows,
                faces: &faces,
                foot,
                cursor,
                scale: Scale::Figures,
                theme: &theme,
            };
            let size = if step.is_multiple_of(50) { (50, 9) } else { (90, 18) };
            let area = Rect::new(1, 1, size.0, size.1);
            let mut afresh = Buffer::empty(whole);
            crate::widget::text::fill(&mut afresh, whole, theme.ground);
            if area != last || step == 150 {
                crate::widget::text::fill(&mut again, whole, theme.ground);
                last = area;
            }
            grid.draw_again(&mut memo, area, &mut again, |place, buf| crate::widget::text::fill(buf, place, theme.ground));
            grid.draw(area, &mut afresh);
            assert_eq!(again, afresh, "{step}");
        }
    }
}
